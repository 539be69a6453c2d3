"""What a session comes to in each zone, added up by hand; and which sessions are hard."""

from __future__ import annotations

import pytest

from plandsl.model.ends import Ends, Measured
from plandsl.model.intensities import Intensities, intensities
from plandsl.model.zones import Zone, ability
from plandsl.units import KILOMETRE, METRE, MINUTE, SECOND
from tests.model.reading import plan_of

E, M, T, V, R = Zone


def made(line: str, *head: str) -> Intensities:
    plan = plan_of(*head, "week 1", f"  tue {line}")
    (session,) = plan.sessions()
    return intensities(session, ability(plan))


def ends(ends: Ends | None) -> tuple[float, float]:
    assert ends is not None
    return float(ends.low), float(ends.high)


def minutes(measured: Measured) -> tuple[float, float]:
    low, high = ends(measured.long)
    return low / MINUTE, high / MINUTE


def km(measured: Measured) -> tuple[float, float]:
    low, high = ends(measured.foot)
    return low / KILOMETRE, high / KILOMETRE


PACES = ("pace easy = 6:00/km", "pace threshold = 4:00/km", "pace interval = 3:40/km")


def test_each_piece_in_its_zone() -> None:
    one = made("warmup 12min easy + 4x5min threshold r1:00 jog + 3x1km interval r2:00", *PACES)
    assert minutes(one.within(T, T)) == (20, 20)
    assert km(one.within(T, T)) == (5, 5)
    assert minutes(one.within(V, V)) == (11, 11)
    assert km(one.within(T, R)) == (8, 8)
    assert minutes(one.within(R, R)) == (0, 0)


def test_ranges_are_carried_through() -> None:
    one = made("30-40min easy + 4-6x5min threshold r1:00", *PACES)
    assert minutes(one.within(E, E)) == (30, 40)
    assert minutes(one.within(T, T)) == (20, 30)
    assert km(one.within(T, T)) == (5, 7.5)


def test_jogs_are_easy_and_standing_is_nothing() -> None:
    assert km(made("8x400 @ mile r200m jog").within(E, E)) == (1.4, 1.4)
    assert minutes(made("4x5min threshold r1:00 jog").within(E, E)) == (3, 3)
    assert minutes(made("4x5min threshold r1:00").within(E, E)) == (0, 0)
    mixed = made("4x5min threshold r1:00 jog + 4x200 @ mile r60")
    assert minutes(mixed.within(E, E)) == (0, 6)


def test_groups_and_sets() -> None:
    one = made("3x(4x200 @ mile r30) r3min + 2x(1km interval, 2km threshold) r3min", *PACES)
    assert km(one.within(R, R)) == (2.4, 2.4)
    assert km(one.within(V, V)) == (2, 2)
    assert km(one.within(T, T)) == (4, 4)
    assert [bout.rest for bout in one.bouts] == [None, None, None], "inside sets"


def test_legs_until_a_total_is_reached() -> None:
    one = made("5km of (1km threshold + 1km easy)", *PACES)
    assert km(one.within(T, T)) == (3, 3)
    assert km(one.within(E, E)) == (2, 2)
    timed = made("20-30min of (2min threshold + 3min easy)", *PACES)
    assert minutes(timed.within(T, T)) == (8, 12)
    assert minutes(timed.within(E, E)) == (12, 18)


def test_a_target_for_each_rep() -> None:
    one = made("4-6x1km @ threshold x2, interval x4 r60", *PACES)
    assert km(one.within(T, T)) == (2, 2)
    assert km(one.within(V, V)) == (2, 4)


def test_a_ladder_has_its_rests() -> None:
    one = made("(200, 400, 200) @ mile r90")
    assert [bout.rest.text for bout in one.bouts if bout.rest] == ["r90"] * 3
    assert made("2km threshold r3min + 4x200 @ mile r60").bouts[0].rest is None


def test_other_sports_are_told_apart() -> None:
    one = made("bike 40min easy + run 20min threshold", *PACES)
    assert minutes(one.run()) == (20, 20)
    assert len(one.bouts) == 2


def test_what_may_be_two_things_counts_for_none() -> None:
    one = made("30min progression + 10min easy")
    assert minutes(one.within(E, E)) == (10, 10)
    assert minutes(one.within(T, T)) == (0, 0)
    assert minutes(one.run()) == (40, 40)


def test_what_had_to_be_assumed_is_said() -> None:
    far = made("20min threshold").within(T, T).foot
    assert far is not None
    assert far.assumed == ("threshold at 5:00/km (8:03/mi)",)
    assert far.low == 4 * KILOMETRE


def test_reps_that_are_alike_are_one_bout() -> None:
    one = made("400x400 @ mile r60")
    assert one.within(R, R).foot == Ends(400 * 400 * METRE, 400 * 400 * METRE, ())
    assert len(one.bouts) == 1


@pytest.mark.parametrize(
    ("line", "hard"),
    [
        ("30-40min easy", False),
        ("long: 2h easy", False),
        ("easy: 40min easy + 8x100 strides", False),
        ("rest", False),
        ("weights", False),
        ("6x10s uphill max r(full)", False),
        ("8x30s uphill hard r90 jog", True),
        ("8x400 @ 85-87 r60", True),
        ("8x400 @ 88 x2, 86 x4, free x2 r60", True),
        ("20min threshold", True),
        ("2x800 @ mile r2:00", True),
        ("race: 5k easy", True),
        ("trial: 1600 max", True),
        ("10km easy + 4km MP", False),
        ("10km easy + 10km MP", True),
        ("bike 5x5min @ 105-110%ftp r3min", True),
        ("30min progression", None),
        ("45min @ 4:20/km", None),
        ("bike 5x5min @ 280W r3min", False),
    ],
)
def test_which_sessions_are_hard(line: str, hard: bool | None) -> None:
    assert made(line).is_hard() is hard


def test_the_pace_tells_where_the_athlete_is_known() -> None:
    assert made("45min @ 4:20/km", "recent 2026-02-01 5k 20:00").is_hard() is True
    assert made("45min @ 5:20/km", "recent 2026-02-01 5k 20:00").is_hard() is False


def test_seconds_of_one_rep() -> None:
    (bout,) = made("8x400 @ 86-88 r60").bouts
    assert ends(bout.one.long) == (86 * SECOND, 88 * SECOND)
    assert (bout.often.low, bout.often.high) == (8, 8)
