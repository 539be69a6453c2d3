"""`then … if CONDITION`: with a log, what was run decides what the following weeks ask for."""

from __future__ import annotations

import pytest

from plandsl.pipeline import Loaded, load
from plandsl.source import Source

PLAN = """\
plan Mile
start 2025-08-18
phase Base, weeks 1-6
  tue  400s: 4x400 @ 88-90 r90
    then reps +1 to 8 if all <= 90, else repeat
week 4
  thu  easy: 30min easy
"""
# The Tuesdays of the weeks.
DAYS = ("08-19", "08-26", "09-02", "09-09", "09-16", "09-23")


def loaded(*entries: str, plan: str = PLAN) -> Loaded:
    """A log with what stands behind `400s:` on the Tuesdays, nothing where that is empty."""
    lines = [
        f"2025-{day}  {one if ':' in one else f'400s: {one}'}"
        for day, one in zip(DAYS, entries, strict=False)
        if one
    ]
    (made,) = load([Source("a.plan", plan), Source("a.tlog", "\n".join(["log Mile", *lines]))])
    assert [one.message for one in made.found] == []
    return made


def tuesdays(made: Loaded) -> list[str]:
    assert made.plan is not None
    return [one.text.partition(" ")[0] for one in made.plan.sessions() if one.series == "400s"]


def reps(made: Loaded) -> str:
    """`4 5 6 7 8 8`."""
    return " ".join(text.partition("x")[0] for text in tuesdays(made))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([], "4 5 6 7 8 8"),
        (["= 88 89 90 90"], "4 5 6 7 8 8"),
        (["= 88 89 90 91"], "4 4 5 6 7 8"),
        (["= 88 89 90 90", "= 88 89 90 91 90"], "4 5 5 6 7 8"),
        (["= 91 91 91 91", "= 91 91 91 91", "= 90 90 90 90"], "4 4 4 5 6 7"),
        # Asked for five, four were run: one of them was not within.
        (["= 88 89 90 90", "= 88 89 90 90"], "4 5 5 6 7 8"),
        # What nobody ran before the last entry earns nothing; what is to come is assumed.
        (["skipped", "= 88 89 90 90"], "4 4 5 6 7 8"),
        (["", "= 88 89 90 90"], "4 4 5 6 7 8"),
        # What the log does not tell repeats nothing.
        (["= avg 95"], "4 5 6 7 8 8"),
    ],
)
def test_what_was_run_decides(entries: list[str], expected: str) -> None:
    assert reps(loaded(*entries)) == expected


def test_the_week_that_repeats_says_why_and_points_at_both_lines() -> None:
    made = loaded("= 88 89 90 90", "= 88 89 90 91 90")
    assert made.plan is not None
    third = next(one for one in made.plan.weeks[2].sessions)
    assert third.because == "week 2 again, since rep 4 was 91 on 2025-08-26"
    where = []
    origin = third.origin
    while origin is not None:
        words = origin.source.text[origin.span.start : origin.span.end].split()
        where.append(" ".join(words[:2]))
        origin = origin.via
    assert where == ["tue 400s:", "then reps", "2025-08-26 400s:", "phase Base,"]
    others = [one for one in made.plan.sessions() if one is not third]
    assert {one.because for one in others} == {""}


def test_where_nothing_was_run_there_is_no_entry_to_point_at() -> None:
    made = loaded("", "= 88 89 90 90")
    assert made.plan is not None
    second = made.plan.weeks[1].sessions[0]
    assert second.because == "week 1 again, since nothing was run on 2025-08-19"


def test_a_session_moved_to_a_later_day_is_not_missed_yet() -> None:
    assert reps(loaded("400s: moved to 2025-08-21", "= 88 88 88 88 88")) == "4 5 6 7 8 8"


@pytest.mark.parametrize(
    ("then", "entries", "expected"),
    [
        ("reps +1 to 8 if hit", ["= 88 89 90 93"], "4 4 5 6 7 8"),
        # The step itself decides what is a hit: five reps were asked for only if four were met.
        ("reps +1 to 8 if hit", ["= 95 95 95 95", "= 89 89 89 89", "= 89 89 89 89 89"],
         "4 4 5 6 7 8"),
        ("reps +1 if all <= 90 or fade <= 1%", ["= 92 92 92 92"], "4 5 6 7 8 9"),
        ("reps 6 - 8 if all <= 90", ["= 91 90 90 90", "= 90 90 90 90"], "4 4 6 8 8"),
        ("reps +1 to 8", ["= 95 95 95 95"], "4 5 6 7 8 8"),
    ],
)  # fmt: skip
def test_other_conditions(then: str, entries: list[str], expected: str) -> None:
    old = "reps +1 to 8 if all <= 90, else repeat"
    assert reps(loaded(*entries, plan=PLAN.replace(old, then))) == expected


def test_a_week_of_its_own_pauses_as_ever() -> None:
    plan = PLAN.replace("thu  easy: 30min easy", "tue  400s: 2x400 r90")
    made = loaded("= 90 90 90 90", "= 90 90 90 90 90", "= 91 90 90 90 90 90", "= 99 99", plan=plan)
    assert reps(made) == "4 5 6 2 6 7"


def test_the_log_is_judged_by_what_it_earned() -> None:
    from plandsl.pipeline import evaluate

    verdicts = evaluate(loaded("= 88 89 90 91", "= 90 90 90 90")).sessions
    assert [(one.prescribed, one.verdict.value) for one in verdicts] == [
        ("4x400 @ 88-90 r90", "partly"),
        ("4x400 @ 88-90 r90", "hit"),
    ]
