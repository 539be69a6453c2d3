"""The model of Daniels and Gilbert against figures that others computed from the same formulas."""

from __future__ import annotations

from fractions import Fraction

import pytest

from plandsl.model.vdot import race_time, training_paces, vdot
from plandsl.units import (
    HALF_MARATHON,
    KILOMETRE,
    MARATHON,
    METRE,
    MILE,
    SECOND,
    Distance,
    Duration,
)


@pytest.mark.parametrize(
    ("metres", "seconds", "expected", "tolerance"),
    [
        (10_000, 2550, 48.3904559, 1e-6),
        (5_000, 1200, 49.8062334, 1e-6),
        (5_000, 1620, 34.96321966414413, 1e-9),
        (10_000, 3600, 32.3, 0.05),
        (42_195, 7200, 86.0, 0.05),
        (1_600, 371, 46.48, 0.005),
    ],
)
def test_vdot_of_a_race(metres: int, seconds: int, expected: float, tolerance: float) -> None:
    found = vdot(Distance(metres * METRE), Duration(seconds * SECOND))
    assert found == pytest.approx(expected, abs=tolerance)


@pytest.mark.parametrize(
    ("value", "um", "seconds"),
    [(83, 5_000 * METRE, 773.03), (50, MARATHON, 11_439.74), (30, MILE, 550.37)],
)
def test_time_of_a_race(value: float, um: int, seconds: float) -> None:
    """Found by halving an interval; good to the hundredth of a second."""
    found = race_time(value, Distance(um))
    assert found.ms / 1000 == pytest.approx(seconds, abs=0.01)
    assert found.ms % 10 == 0


def test_a_race_tells_itself() -> None:
    for um, seconds in ((5_000 * METRE, 1_170), (HALF_MARATHON, 5_507), (MARATHON, 12_000)):
        time = Duration(seconds * SECOND)
        assert race_time(vdot(Distance(um), time), Distance(um)) == time


def test_training_paces() -> None:
    """Of 1600 m in 6:11 (VDOT 46.48), in tenths of a second for 400 m, and seconds a kilometre."""
    paces = training_paces(vdot(Distance(1_600 * METRE), Duration(371 * SECOND)))

    def of(name: str, um: int, unit: Fraction) -> tuple[int, ...]:
        ends = (paces[name].low, paces[name].high)
        return tuple(round(end.s_per_m * Fraction(um, METRE) / unit) for end in ends if end)

    tenth, lap = Fraction(1, 10), 400 * METRE
    assert of("easy", KILOMETRE, Fraction(1)) == (311, 373)
    assert of("threshold", lap, tenth) == (1083, 1083)
    assert of("tempo", lap, tenth) == of("threshold", lap, tenth)
    assert of("interval", lap, tenth) == (997, 997)
    assert of("repetition", lap, tenth) == (928, 928)
