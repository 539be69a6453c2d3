"""A session's verdict from its parts, and the colour of its guide."""

import pytest

from plandsl.model.verdict import Verdict
from tests.evaluate.reading import judged, one

THREE = "400s: 3x400 @ 85-87 r60"


@pytest.mark.parametrize(
    ("entry", "verdict"),
    [
        ("= 85 86 87", Verdict.HIT),
        ("= 84 86 87", Verdict.OVER),
        ("= 80 80 80", Verdict.OVER),
        ("= 85 86 87 86", Verdict.OVER),
        ("3x400 r45 = 85 86 87", Verdict.OVER),
        ("3x400 r90 = 85 86 87", Verdict.PARTLY),
        ("= 85 86 88", Verdict.PARTLY),
        ("= 85 86 -", Verdict.PARTLY),
        ("= 80 88 88", Verdict.MISSED),
        ("= 88 88 88", Verdict.MISSED),
        ("= - - -", Verdict.MISSED),
        ("3x400 r60", Verdict.UNJUDGED),
    ],
)
def test_reps(entry: str, verdict: Verdict) -> None:
    assert one(THREE, f"400s: {entry}").verdict is verdict


@pytest.mark.parametrize("label", ["easy", "long", "tempo", "Mabry tempo"])
def test_faster_is_a_miss_where_it_is_held_back(label: str) -> None:
    fast = one(f"{label}: 4000 @ 4:00-4:10/km", f"{label}: = 15:00")
    assert fast.verdict is Verdict.MISSED
    assert one("800s: 4000 @ 4:00-4:10/km", "800s: = 15:00").verdict is Verdict.OVER
    assert one("race: 4000 @ 4:00-4:10/km", "race: = 15:00").verdict is Verdict.HIT


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ("6:12.3 6:15.1 6:18.0 6:09.4", Verdict.HIT),
        ("6:12 6:15 6:08 6:08", Verdict.OVER),
        ("6:12 6:15 6:18 5:40", Verdict.OVER),
        ("6:12 6:15 6:22 6:08", Verdict.PARTLY),
    ],
)
def test_one_rep_a_little_fast_is_no_harder_session(values: str, verdict: Verdict) -> None:
    assert one("miles: 4x1mi @ 6:10-6:20 r3:00", f"miles: = {values}").verdict is verdict


def test_a_tempo_by_its_target_is_held_back_too() -> None:
    plan = "pace threshold = 4:00-4:10/km\nweek 1\n  mon  steady miles: 4000 threshold"
    (found,) = judged(plan, "2025-08-18 steady miles: = 15:00").sessions
    assert found.verdict is Verdict.MISSED


def test_without_targets_nothing_is_hit() -> None:
    assert one("400s: 3x400 r60", "400s: = 85 86 87").verdict is Verdict.UNJUDGED
    assert one("400s: 3x400 hard r60", "400s: = 85 86 87").verdict is Verdict.UNJUDGED
    assert one("mile: 1600", "mile: = 6:11").verdict is Verdict.UNJUDGED
    assert one("mile: 1600 hard", "mile: = 1:30 1:31 1:32 1:33").verdict is Verdict.UNJUDGED
    assert one("easy: 8km easy", "easy: = 45:00").verdict is Verdict.HIT
    assert one("bike: bike 40min", "bike: = 40:00").verdict is Verdict.HIT
    assert one("400s: 3x400 r60", "400s: = 85 86").verdict is Verdict.PARTLY
    assert "no target to judge the time by" in one("400s: 3x400 r60", "400s: = 85 86 87").notes


def test_other_reps_than_planned_are_judged_by_the_log_s_own_line() -> None:
    own = one(THREE, "400s: 2x600 @ 2:10-2:15 r90 = 2:12 2:14")
    assert own.verdict is Verdict.HIT
    assert own.prescribed == "2x600 @ 2:10-2:15 r90"
    assert own.notes[0] == "the plan has 3x400 @ 85-87 r60: judged by the log's own line"
    assert one(THREE, "400s: 2x600 r90 = 2:12 2:14").verdict is Verdict.UNJUDGED


def test_the_plan_s_target_is_the_one_that_counts() -> None:
    found = one(THREE, "400s: 3x400 @ 88-90 r60 = 89 89 89")
    assert found.verdict is Verdict.MISSED
    assert "the log says 88-90, the plan 85-87: judged by the plan" in found.notes


def test_an_unplanned_session_keeps_its_marks() -> None:
    (found,) = judged("week 1\n  mon  rest", "2025-08-18 3x400 @ 85-87 r60 = 85 86 90").sessions
    assert found.verdict is Verdict.UNPLANNED
    assert [rep.verdict for rep in found.reps] == ["hit", "hit", "slow"]


def test_the_rests_of_an_unplanned_session_are_not_held_against_themselves() -> None:
    plan, entry = "week 1\n  mon  rest", "2025-08-18 3x400 r60 = 85 r60 86 r90 90"
    (found,) = judged(plan, entry).sessions
    assert [rest.verdict for rest in found.rests] == ["unjudged", "unjudged"]
    assert not any("instead of" in note for note in found.notes)


GUIDED = """\
week 1
  mon  tune-up: 2x800 @ 2:58-3:00 r2:00
    green if all <= 3:00 and fade <= 3%: proceed
    yellow if all <= 3:03: careful
    red otherwise: delay
"""


@pytest.mark.parametrize(
    ("values", "colour", "advice"),
    [
        ("3:00 3:00", "green", "proceed"),
        ("2:50 3:00", "yellow", "careful"),  # a fade of 5.9 %
        ("3:00 3:00.01", "yellow", "careful"),
        ("3:03 3:03", "yellow", "careful"),
        ("3:03.01 3:00", "red", "delay"),
        ("3:04 3:02", "red", "delay"),
        ("3:00 -", "red", "delay"),
        ("3:00", "red", "delay"),
        ("skipped", None, ""),
    ],
)
def test_the_first_guide_that_holds_gives_the_colour(
    values: str, colour: str | None, advice: str
) -> None:
    result = values if values == "skipped" else f"= {values}"
    (found,) = judged(GUIDED, f"2025-08-18 tune-up: {result}").sessions
    assert found.colour == colour
    assert found.advice == advice


@pytest.mark.parametrize(
    ("session", "verdict"),
    [("2x800 @ 2:58-3:05 r2:00", Verdict.PARTLY), ("2x800 r2:00", Verdict.UNJUDGED)],
)
def test_red_is_no_hit(session: str, verdict: Verdict) -> None:
    plan = f"week 1\n  mon  check: {session}\n    green if all <= 3:00: go\n    red otherwise: wait"
    (red,) = judged(plan, "2025-08-18 check: = 3:04 3:04").sessions
    assert (red.colour, red.verdict) == ("red", verdict)


def test_no_colour_on_a_guess() -> None:
    (found,) = judged(GUIDED, "2025-08-18 tune-up: = avg 2:59").sessions
    assert found.colour is None
    assert found.because == ("no telling whether green: no rep times are logged",)


def test_a_guide_without_a_colour_gives_its_laps() -> None:
    plan = "week 1\n  mon  race: 1600 @ 5:59\n    if lap 1 >= 92: laps 92 90 89 88"
    (found,) = judged(plan, "2025-08-18 race: = 92 90 89 88").sessions
    assert found.colour is None
    assert found.advice == "laps 92, 90, 89, 88"
    (found,) = judged(plan, "2025-08-18 race: = 91 90 90 88").sessions
    assert found.advice == ""


def test_an_empty_log_and_an_empty_plan() -> None:
    assert judged("week 1\n  mon  easy: 30min easy").sessions == ()
    (found,) = judged("", "2025-08-18 5x400 r60 = 85 86 87 88 89").sessions
    assert found.verdict is Verdict.UNPLANNED
