"""An athlete's file: what may stand in it, and what it gives to the plan it is read with."""

from __future__ import annotations

import pytest

from plandsl import pipeline
from plandsl.source import Source
from plandsl.units import KILOMETRE, MINUTE, Distance, Duration, Pace

PLAN = "plan Squad\nstart 2026-03-02\ngroup A, light\nweek 1\n  tue  6x400 @ 5k r90 | light 4x\n"


def messages(*texts: str) -> list[str]:
    sources = [Source(f"file{at}", text) for at, text in enumerate(texts)]
    return [one.message for one in pipeline.check(sources)]


def test_all_that_may_stand_in_it() -> None:
    text = """\
athlete Ann
group light
recent 2026-02-01 5k 21:30
pace easy = 5:40-6:10/km
pace tempo = HM+5
pace Z2 = 70-80%hrmax
hrmax 188
hrrest 48
ftp 260W
usual warmup = 15min easy + 4x100 strides
usual strides = 6x80 r60
"""
    assert messages(text) == []
    assert messages(PLAN, text) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("start 2026-03-02", "a start line belongs in a plan, not in an athlete's file"),
        ("extends base", "an extends line belongs in a plan, not in an athlete's file"),
        ("let x = 10km", "a let line belongs in a plan, not in an athlete's file"),
        ("drop week 1 tue", "a drop line belongs in a plan, not in an athlete's file"),
        ("group A\ngroup light", "an athlete belongs to one group"),
        ("group A, light", "an athlete belongs to one group"),
        ("athlete Bob", "a second athlete line"),
        ("pace easy = 6:00/km\npace easy = 5:00/km", "the pace easy is given twice"),
        ("pace one = two\npace two = one", "two is said in terms of itself"),
        ("pace cruise = crusie", "nobody has said what `crusie` is"),
        ("usual warmup = 10min esay", "nobody has said what `esay` is"),
    ],
)
def test_one_message(line: str, message: str) -> None:
    """Alone, and with a plan."""
    text = f"athlete Ann\n{line}\n"
    assert messages(text) == [message]
    assert messages(PLAN, text) == [message]


def test_a_recent_race_that_nobody_ran() -> None:
    (message,) = messages("athlete Ann\nrecent 2026-02-01 5k 9:30\n")
    assert "world record" in message


def test_a_group_that_the_plan_does_not_have() -> None:
    text = "athlete Ann\ngroup lite\n"
    assert messages(text) == []
    assert messages(PLAN, text) == ["Squad has no group lite"]
    assert messages(PLAN.replace("group A, light\n", "").replace(" | light 4x", ""), text) == []


def test_the_one_file_given_is_for_a_plan_that_names_nobody() -> None:
    sources = [Source("p", PLAN), Source("a", "athlete Ann\ngroup light\npace 5k = 4:00/km\n")]
    (loaded,) = pipeline.load(sources)
    assert loaded.plan is not None
    assert (loaded.plan.athlete, loaded.plan.group, loaded.plan.id) == ("Ann", "light", "squad-ann")
    (session,) = loaded.plan.sessions()
    assert session.steps[0].reps.high == 4


def test_of_two_files_the_one_with_the_name_is_read() -> None:
    sources = [
        Source("p", PLAN.replace("start", "athlete ann\nstart")),
        Source("b", "athlete Bob\ngroup A\n"),
        Source("a", "athlete Ann\ngroup light\n"),
    ]
    loaded = pipeline.load(sources)
    assert [one.plan.group if one.plan else None for one in loaded] == ["light", None]


def test_of_two_files_without_a_name_none_is_read_and_both_are_checked() -> None:
    files = [f"athlete {name}\nstart 2026-03-02\n" for name in ("Ann", "Bob")]
    assert (
        messages(PLAN, *files) == ["a start line belongs in a plan, not in an athlete's file"] * 2
    )


def test_the_plans_own_paces_hold_before_the_athletes() -> None:
    plan = PLAN.replace("start", "pace 5k = 3:00/km\nstart")
    (loaded,) = pipeline.load([Source("p", plan), Source("a", "athlete A\npace 5k = 4:00/km\n")])
    assert loaded.plan is not None
    (target,) = next(loaded.plan.sessions()).steps[0].targets
    assert target.pace is not None
    assert target.pace.low == Pace.of(Duration(3 * MINUTE), Distance(KILOMETRE))


def test_one_file_for_every_plan_whatever_they_say() -> None:
    athlete = Source("a", "athlete Bob\ngroup light\n")
    plans = [Source("p", PLAN), Source("q", PLAN.replace("start", "athlete Ann\nstart"))]
    loaded = pipeline.load(plans, athlete=athlete)
    assert [one.plan.athlete if one.plan else None for one in loaded] == ["Bob", "Bob"]
    assert [one.plan.group if one.plan else None for one in loaded] == ["light", "light"]


def test_what_kind_a_file_is() -> None:
    texts = {"plan A\n": "plan", "log A\n": "log", "athlete A\n": "athlete", "": None, "x\n": None}
    assert {text: pipeline.kind(Source("x", text)) for text in texts} == texts


def test_a_lighter_week_is_lighter_for_a_group_too() -> None:
    plan = """\
plan Squad
start 2026-03-02
group light
deload week 1 -50%
phase Base, week 1
  mon  10x400 r60 | light 8x
  tue  10x400 r60 | light r90
  wed  80min easy | light 60min easy
  fri  10x400 @ 5k r60 | light 20min easy + 6x400 @ 10k r60
  sat  12km easy | light @ 6:00/km
"""
    (loaded,) = pipeline.load([Source("p", plan), Source("a", "athlete Ann\ngroup light\n")])
    assert loaded.plan is not None
    assert [session.text for session in loaded.plan.sessions()] == [
        "4x400 r60",
        "5x400 r90",
        "30min easy",
        "10min easy + 3x400 @ 10k r60",
        "6km @ 6:00/km",
    ]
