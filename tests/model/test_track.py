"""The lanes of a track: published lengths, and what must hold of any track."""

from __future__ import annotations

from fractions import Fraction
from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandsl.model.track import NOMINAL_LAP, PI, STANDARD, Track, simple_lap
from plandsl.units import METRE, SECOND, Distance, Duration, Pace, rounded

LANES = st.integers(1, 10)
HALF = Fraction(1, 2)


def metres(text: str) -> Distance:
    return Distance(int(Fraction(text) * METRE))


def to_the_millimetre(far: Distance) -> Fraction:
    return Fraction(rounded(far.metres * 1000), 1000)


@pytest.mark.parametrize(
    ("lane", "lap", "stagger", "simple", "half_stagger"),
    [
        (1, "400.001", "0", "400", "0"),
        (2, "407.038", "7.037", "407.665", "3.519"),
        (3, "414.704", "14.703", "415.331", "7.351"),
        (4, "422.369", "22.368", "422.996", "11.184"),
        (5, "430.035", "30.034", "430.662", "15.017"),
        (6, "437.700", "37.699", "438.327", "18.850"),
        (7, "445.366", "45.365", "445.993", "22.682"),
        (8, "453.031", "53.030", "453.658", "26.515"),
    ],
)
def test_the_standard_track(
    lane: int, lap: str, stagger: str, simple: str, half_stagger: str
) -> None:
    lengths = [
        STANDARD.lap(lane),
        STANDARD.stagger(lane),
        simple_lap(lane),
        STANDARD.stagger(lane, HALF),
    ]
    expected = [Fraction(one) for one in (lap, stagger, simple, half_stagger)]
    assert [to_the_millimetre(one) for one in lengths] == expected


def test_the_figures_of_the_manual() -> None:
    assert to_the_millimetre(STANDARD.bend(1)) == Fraction("115.611")
    kerb = Track(inner=Distance(0))
    assert to_the_millimetre(kerb.lap(1)) == Fraction("398.116")


def test_without_a_kerb_the_simple_formula_has_the_right_offsets() -> None:
    bare = Track(inner=STANDARD.outer)
    for lane in range(1, 11):
        apart = bare.stagger(lane).um - (simple_lap(lane) - NOMINAL_LAP).um
        assert abs(apart) <= 1


def test_a_mile_race_in_lane_six() -> None:
    """1600 m, counted as four laps from line to line, and by the tape."""
    counted = Distance(1600 * METRE)
    assert to_the_millimetre(STANDARD.line_to_line(counted, 6)) == Fraction("1750.801")
    laps = STANDARD.laps_in(counted, 6)
    assert laps == pytest.approx(Fraction("3.6555"), abs=1e-4)
    pace = Pace.of(Duration(359 * SECOND), counted)
    assert STANDARD.passed(HALF, 6, pace).seconds == pytest.approx(49.1, abs=0.05)
    assert STANDARD.passed(laps, 6, pace) == Duration(359 * SECOND)


def test_pi_is_bounded_as_it_says() -> None:
    assert float(PI) == pi
    # Digits 16 to 18 of pi are 238.
    assert 0 < Fraction(3_141_592_653_589_793_238, 10**18) - PI < Fraction(1, 10**15)


def test_there_is_no_lane_nought() -> None:
    with pytest.raises(ValueError, match="no lane 0"):
        STANDARD.lap(0)


@given(lane=LANES, laps=st.fractions(0, 100))
def test_every_lane_further_out_is_longer(lane: int, laps: Fraction) -> None:
    assert STANDARD.lap(lane) < STANDARD.lap(lane + 1)
    assert STANDARD.stagger(lane) == STANDARD.lap(lane) - STANDARD.lap(1)
    assert STANDARD.laps(laps, lane) <= STANDARD.laps(laps, lane + 1)


@given(lane=LANES, far=st.integers(1, 10**12).map(Distance))
def test_laps_there_and_back(lane: int, far: Distance) -> None:
    assert STANDARD.laps(STANDARD.laps_in(far, lane), lane) == far


@given(lane=LANES, times=st.integers(1, 200))
def test_many_laps_are_not_rounded_one_by_one(lane: int, times: int) -> None:
    many = STANDARD.laps(Fraction(times), lane)
    assert abs(many.um - STANDARD.lap(lane).um * times) <= times / 2 + 1
