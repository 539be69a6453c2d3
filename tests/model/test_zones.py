"""Where a pace lies for an athlete, told by a recent race or by the plan's own paces."""

from __future__ import annotations

from fractions import Fraction

import pytest

from plandsl.model.zones import Ability, Zone, ability
from plandsl.units import Pace, Range
from tests.model.reading import plan_of

E, M, T, V, R = Zone
WEEK = ("week 1", "  tue easy: 30min easy")


def known(*head: str) -> Ability:
    return ability(plan_of(*head, *WEEK))


def at(seconds: float) -> Fraction:
    """Seconds a kilometre."""
    return Fraction(seconds) / 1000


# 20:00 over 5 km is VDOT 49.8: easy to 4:54, MP 4:32, T 4:15, I 3:55, mile 3:38 a kilometre.
@pytest.mark.parametrize(
    ("seconds", "zone"),
    [(360, E), (295, E), (272, M), (256, T), (246, T), (235, V), (219, R), (180, R)],
)
def test_by_a_recent_race(seconds: int, zone: Zone) -> None:
    athlete = known("recent 2026-02-01 5k 20:00")
    assert athlete.vdot == pytest.approx(49.806, abs=0.001)
    assert athlete.zones_at(at(seconds)) == (zone, zone)


def test_a_slip_of_the_pen_is_no_pace() -> None:
    assert known("recent 2026-02-01 5k 20:00").zones_at(at(100)) is None


def test_zones_lie_between_their_neighbours() -> None:
    begins = known("recent 2026-02-01 5k 20:00").begins
    assert begins is not None
    assert list(begins) == [M, T, V, R]
    assert sorted(begins.values(), reverse=True) == list(begins.values())


def test_nobody_knows() -> None:
    athlete = known()
    assert athlete.vdot is None
    assert athlete.zones_at(at(240)) is None
    assert athlete.zones_of(Range(Pace(at(240)), Pace(at(250)))) is None


def test_easy_pace_alone_tells_what_is_easy() -> None:
    athlete = known("pace easy = 5:30-6:00/km")
    assert athlete.vdot is None
    assert athlete.zones_at(at(335)) == (E, E)
    assert athlete.zones_at(at(325)) == (E, E), "within 3 % of it"
    assert athlete.zones_at(at(300)) == (M, R)


@pytest.mark.parametrize(
    "pace", ["threshold = 4:15/km", "5k = 4:00/km", "interval = 3:55/km", "repetition = 3:38/km"]
)
def test_one_pace_tells_the_others(pace: str) -> None:
    athlete = known(f"pace {pace}")
    assert athlete.vdot == pytest.approx(49.8, abs=0.4)
    assert athlete.zones_at(at(235)) == (V, V)


def test_a_pace_of_the_plan_goes_before_the_race() -> None:
    race = "recent 2026-02-01 5k 20:00"
    assert known(race).zones_at(at(280)) == (M, M)
    slow = known(race, "pace MP = 4:40/km", "pace easy = 4:30-5:00/km")
    assert slow.zones_at(at(280)) == (E, E)


def test_a_band_may_lie_in_several() -> None:
    athlete = known("recent 2026-02-01 5k 20:00")
    assert athlete.zones_of(Range(Pace(at(235)), Pace(at(256)))) == (T, V)
    assert athlete.zones_of(Range(None, Pace(at(235)))) == (V, V)


@pytest.mark.parametrize("pace", ["threshold = 1:50/km", "MP = 14:00/km", "100m = 3:00/km"])
def test_what_is_out_of_the_model_tells_nothing(pace: str) -> None:
    assert known(f"pace {pace}").vdot is None
