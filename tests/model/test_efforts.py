"""In which zones a piece of work is: a name first, then numbers, then the session."""

from __future__ import annotations

import pytest

from plandsl.model.efforts import zones_of
from plandsl.model.intensities import intensities
from plandsl.model.zones import Zone, Zones, ability
from tests.model.reading import plan_of

E, M, T, V, R = Zone
FIVE_K = "recent 2026-02-01 5k 20:00"


def zones(line: str, *head: str) -> list[Zones | None]:
    """Of each piece of the session on a Tuesday."""
    plan = plan_of(*head, "week 1", f"  tue {line}")
    (session,) = plan.sessions()
    return [bout.zones for bout in intensities(session, ability(plan)).bouts]


@pytest.mark.parametrize(
    ("line", "low", "high"),
    [
        ("30min easy", E, E),
        ("30min recovery", E, E),
        ("6x100 strides", E, E),
        ("30min steady", M, M),
        ("30min MP", M, M),
        ("20min threshold", T, T),
        ("20min tempo", T, T),
        ("10km @ HM", M, T),
        ("5km @ 15k", T, T),
        ("6x1km @ 10k r2:00", T, V),
        ("5x1km @ 5k r2:00", V, V),
        ("8x400 @ mile r60", R, R),
        ("8x200 @ 800m r90", R, R),
        ("5x3min interval r3min", V, V),
        ("8x200 repetition r200m jog", R, R),
        ("8x45s uphill hard r90 jog", V, R),
        ("6x15s uphill max r(full)", R, R),
        ("5k max", V, V),
        ("30min progression", E, T),
        ("30min easy-steady", E, M),
        ("8km MP-HM", M, T),
        ("8km MP-10", M, T),
        ("8km MP+15-25", E, M),
        ("5x1km @ 104%10k r2:00", T, R),
        ("4mi MP>10k", M, V),
        ("40min rpe 3-4", E, E),
        ("20min rpe 7-8", T, T),
        ("45min @ 70-75%hrmax", E, E),
        ("20min @ 88-92%hrmax", T, T),
        ("walk 30min", E, E),
        ("bike 20min @ 95-100%ftp", T, T),
    ],
)
def test_by_what_is_said(line: str, low: Zone, high: Zone) -> None:
    assert zones(line) == [(low, high)]


@pytest.mark.parametrize(
    "line", ["8x400 @ 85-87 r60", "45min @ 140-150bpm", "20min @ 4:20/km", "bike 20min @ 250W",
             "6x400 @ free r60", "weights"],
)  # fmt: skip
def test_nothing_tells(line: str) -> None:
    assert zones(line) == [None]


def test_numbers_beside_the_athletes_own() -> None:
    assert zones("8x400 @ 86-88 r60", FIVE_K) == [(R, R)]
    assert zones("8x400 @ <=95 r60", FIVE_K) == [(V, V)]
    assert zones("20min @ 4:10-4:20/km", FIVE_K) == [(T, T)]
    assert zones("1200 @ 4:36 (3:50/km)", FIVE_K) == [(V, V)]
    assert zones("45min @ 130-140bpm", "hrmax 188") == [(E, E)]
    assert zones("20min @ 170bpm", "hrmax 188") == [(T, T)]
    assert zones("bike 20min @ 250W", "ftp 255W") == [(T, T)]


def test_a_name_goes_before_its_number() -> None:
    assert zones("20min threshold", FIVE_K, "pace threshold = 5:30/km") == [(T, T)]
    assert zones("1mi @ 6:15 (MP)", FIVE_K) == [(M, M)]


def test_an_offset_goes_by_its_pace_where_that_is_known() -> None:
    assert zones("8km MP-15", FIVE_K) == [(T, T)]
    assert zones("8km MP+60", FIVE_K) == [(E, E)]


def test_names_of_ones_own_mean_what_they_stand_for() -> None:
    assert zones("20min cruise", "pace cruise = HM+5") == [(E, T)]
    assert zones("20min cruise", "pace cruise = threshold") == [(T, T)]
    assert zones("40min Z2", "pace Z2 = 65-75%hrmax") == [(E, E)]


def test_a_race_pace_goes_by_the_time_of_the_race() -> None:
    slow = "recent 2026-02-01 5k 36:00"
    assert zones("5x1km @ 5k r2:00", slow) == [(T, V)]
    assert zones("8x400 @ mile r60", slow) == [(V, V)]
    assert zones("10km MP", slow) == [(M, M)]


def test_the_session_tells_what_its_pieces_do_not() -> None:
    assert zones("tempo: 20min @ 7:00/mi") == [(T, T)]
    assert zones("easy: 8km") == [(E, E)]
    assert zones("long: 20km") == [(E, E)]
    assert zones("warmup 2km + 8x400 @ 88 r60 + cooldown 2km") == [(E, E), None, (E, E)]
    assert zones("5x1km r2:00") == [None]


def test_races_and_trials_are_as_hard_as_their_length() -> None:
    assert zones("race: warmup 15min easy + 1600 @ 5:59") == [(E, E), (R, R)]
    assert zones("race: marathon @ 3:30:00") == [(M, M)]
    assert zones("race: 5k easy") == [(E, E)]
    assert zones("trial: 10k") == [(T, V)]


def test_the_pace_of_the_race_is_that_of_its_distance() -> None:
    assert zones("5km @ race") == [None]
    assert zones("5km @ race", "race 2026-05-09 half 1:40:00") == [(M, T)]
    assert zones("race: 5km @ race") == [(V, V)]


def test_a_name_that_leads_to_itself_ends() -> None:
    plan = plan_of("pace easy = 5:30/km", "week 1", "  tue 30min easy")
    (session,) = plan.sessions()
    (step,) = session.steps
    (target,) = step.targets
    circle = {"loop": target.__class__("loop+5", effort="loop")}
    athlete = ability(plan).__class__(paces=circle)
    looped = target.__class__("loop", effort="loop")
    assert zones_of(step, looped, session, athlete) is None
