"""A closed gate: with a log, the phase or the day that it holds back is an earlier week again."""

from __future__ import annotations

import datetime as dt

import pytest

from plandsl.pipeline import Loaded, agenda, evaluate, expanded, load
from plandsl.source import Origin, Source

PLAN = """\
plan Mile
start 2025-08-18
race 2025-10-05 mile 6:00
phase Base, weeks 1-3
  tue  400s: 4x400 @ 88-92 r90
    then rest -5
  sat  long: 50min easy
phase Speed, weeks 4-7
  gate 400s: last 2 all <= 90
  tue  800s: 4x800 @ 2:58-3:02 r2:30
    then rest -15
  thu  tempo: 20min threshold
week 7
  tue  easy: 20min easy
  sun  race: 1600 @ 5:59
"""
# The Tuesdays of the weeks.
DAYS = ("08-19", "08-26", "09-02", "09-09", "09-16", "09-23", "09-30")
GOOD, BAD = "= 90 90 90 90", "= 90 90 90 91"


def loaded(*entries: str, plan: str = PLAN) -> Loaded:
    """A log with what stands behind `400s:` on the Tuesdays, nothing where that is empty."""
    lines = [f"2025-{day}  400s: {one}" for day, one in zip(DAYS, entries, strict=False) if one]
    (made,) = load([Source("a.plan", plan), Source("a.tlog", "\n".join(["log Mile", *lines]))])
    assert [one.message for one in made.found] == []
    return made


def tuesdays(made: Loaded) -> str:
    """`r90 r85 r80 r2:30 r2:15 r2:00 easy`."""
    assert made.plan is not None
    days = (one for one in made.plan.sessions() if one.date.weekday() == 1)
    return " ".join(one.text.split()[-1] for one in days)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        # Without a log, and for what is still to come, all goes well.
        ([], "r90 r85 r80 r2:30 r2:15 r2:00 easy"),
        ([BAD], "r90 r85 r80 r2:30 r2:15 r2:00 easy"),
        ([GOOD, GOOD, GOOD], "r90 r85 r80 r2:30 r2:15 r2:00 easy"),
        ([GOOD, BAD], "r90 r85 r80 r80 r2:30 r2:15 easy"),
        # One that failed is among the last two until there are two more.
        ([GOOD, GOOD, BAD], "r90 r85 r80 r80 r80 r2:30 easy"),
        # It opens in the week that is run again, and the next week begins the phase.
        ([GOOD, BAD, GOOD, GOOD], "r90 r85 r80 r80 r2:30 r2:15 easy"),
        # Week after week, but the week of the race stands as it is written.
        ([BAD, BAD, BAD, BAD, BAD, BAD, "= 90"], "r90 r85 r80 r80 r80 r80 easy"),
        # A phase that has begun goes on.
        ([GOOD, GOOD, GOOD, "", BAD], "r90 r85 r80 r2:30 r2:15 r2:00 easy"),
        # Skipped is not run; two are missing, and one is still to come.
        (["skipped", "skipped", "skipped", ""], "r90 r85 r80 r80 r80 r2:30 easy"),
        # Nobody knows: only an average was kept.
        (["= avg 95", "= avg 95", "= avg 95"], "r90 r85 r80 r2:30 r2:15 r2:00 easy"),
    ],
)  # fmt: skip
def test_the_phase_before_repeats_its_last_week(entries: list[str], expected: str) -> None:
    assert tuesdays(loaded(*entries)) == expected


def test_the_week_says_why_and_points_at_the_gate_and_the_entries() -> None:
    made = loaded(GOOD, GOOD, BAD)
    assert made.plan is not None
    week = made.plan.weeks[3]
    why = "week 3 again, since the gate of Speed is closed: on 2025-09-02 rep 4 was 91"
    assert (week.phase, week.because) == ("Base", why)
    assert [words(one) for one in week.since] == [
        "gate 400s:",
        "2025-08-26 400s:",
        "2025-09-02 400s:",
    ]
    for session in week.sessions:
        assert (session.because, session.since) == (why, week.since)
    chain, origin = [], week.sessions[0].origin
    while origin is not None:
        chain.append(words(origin))
        origin = origin.via
    assert chain == ["tue 400s:", "then rest", "phase Base,", *map(words, week.since)]
    assert {one.because for one in made.plan.weeks if one not in made.plan.weeks[3:5]} == {""}


def words(origin: Origin) -> str:
    return " ".join(origin.source.text[origin.span.start : origin.span.end].split()[:2])


def test_each_session_keeps_a_key_of_its_own_and_its_week() -> None:
    plan = PLAN.replace("tue  400s:", "tue  [reps] 400s:")
    made = loaded(BAD, BAD, BAD, plan=plan).plan
    assert made is not None
    keys = [str(one.key) for one in made.sessions()]
    assert len(set(keys)) == len(keys)
    assert [key for key in keys if "long" in key] == [
        f"mile/w{week}/long/1" for week in range(1, 6)
    ]
    assert "mile/reps-w4" in keys


def test_a_race_has_its_date_and_is_not_run_again() -> None:
    week_3, week_4 = "\nweek 3\n  sun  race 5k: 5k max\n", "\nweek 4\n  sat  race: 10k max\n"
    made = loaded(BAD, BAD, BAD, plan=PLAN + week_3 + week_4).plan
    assert made is not None
    there = [[one.series for one in week.sessions] for week in made.weeks[2:5]]
    assert there == [["400s", "long", "race 5k"], ["400s", "race"], ["400s", "long"]]
    assert made.weeks[3].sessions[1].because == ""


def test_what_is_written_for_its_week_alone_is_held_back_too() -> None:
    own = "\nweek 4 = 12km\n  fri  easy: 12km easy\ndrop week 4 thu\nmove week 4 tue to wed\n"
    made = loaded(BAD, BAD, BAD, plan=PLAN + own).plan
    assert made is not None
    week = made.weeks[3]
    assert ([one.series for one in week.sessions], week.total) == (["400s", "long"], None)
    assert f"{week.sessions[0].date:%a}" == "Wed"


def test_a_lighter_week_is_not_the_one_that_is_run_again() -> None:
    plan = PLAN.replace("race 2025", "deload weeks 3, 5 -50%\nrace 2025")
    made = loaded(BAD, BAD, BAD, BAD, BAD, BAD, "= 90", plan=plan)
    assert tuesdays(made) == "r90 r85 r85 r85 r85 r85 easy"
    assert reps(made) == ["4", "4", "2", "4", "2", "4"]
    assert made.plan is not None
    assert [one.number for one in made.plan.weeks if one.deload] == [3, 5]


def reps(made: Loaded) -> list[str]:
    assert made.plan is not None
    return [one.text[0] for one in made.plan.sessions() if one.series == "400s"]


@pytest.mark.parametrize(
    "plan",
    [
        # Nothing comes before it.
        "plan Mile\nstart 2025-08-18\nphase Speed, weeks 1-4\n  gate 400s: hit\n"
        "  tue  400s: 4x400 @ 88 r90\n",
        # What is like a later week cannot stand in for it.
        "plan Mile\nstart 2025-08-18\nweek 1 like 2\nphase Speed, week 2\n"
        "  gate 400s: all <= 80\n  tue  400s: 4x400 @ 88 r90\n",
    ],
)
def test_where_there_is_nothing_to_run_again_the_plan_stands(plan: str) -> None:
    made = loaded(BAD, BAD, BAD, BAD, plan=plan)
    assert set(tuesdays(made).split()) == {"r90"}
    assert made.plan is not None
    assert {one.because for one in made.plan.weeks} == {""}


DAY = """\
plan Mile
start 2025-08-18
weeks 1-2
  tue  400s: 4x400 r90
  thu  tempo: 20min threshold
phase Hard, weeks 3-4
  tue  800s: 3x800 @ 3:00 r2:00
    then reps +1
    gate 400s: last 2 all <= 90
  thu  tempo: 25min threshold
"""


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([GOOD, GOOD], "r90 r90 r2:00 r2:00"),
        ([GOOD, BAD], "r90 r90 r90 r90"),
        ([BAD, GOOD], "r90 r90 r90 r2:00"),
        ([BAD, GOOD, GOOD], "r90 r90 r90 r2:00"),
    ],
)
def test_a_gate_below_a_day_has_that_day_of_the_week_before_again(
    entries: list[str], expected: str
) -> None:
    made = loaded(*entries, plan=DAY)
    assert tuesdays(made) == expected
    assert made.plan is not None
    # What else stands in the week stays as it is.
    assert [one.text for one in made.plan.sessions() if one.series == "tempo"][2:] == [
        "25min threshold"
    ] * 2


def test_a_day_that_is_held_back_says_why() -> None:
    made = loaded(GOOD, BAD, plan=DAY).plan
    assert made is not None
    held = made.weeks[2].sessions[0]
    assert held.because == (
        "week 2 again, since the gate of 800s is closed: on 2025-08-26 rep 4 was 91"
    )
    assert (made.weeks[2].because, str(held.key)) == ("", "mile/w3/400s/1")
    assert [words(one) for one in held.since] == [
        "gate 400s:",
        "2025-08-19 400s:",
        "2025-08-26 400s:",
    ]


def test_the_log_is_judged_by_what_was_held_back() -> None:
    made = loaded(BAD, BAD, GOOD, GOOD)
    judged = evaluate(made)
    assert [(one.prescribed, one.verdict.value) for one in judged.sessions if one.entry][-1] == (
        "4x400 @ 88-92 r80", "hit",
    )  # fmt: skip
    (gate,) = judged.gates
    assert gate.held == (4,)


def test_on_a_day_the_phase_begins_when_it_is_no_longer_held() -> None:
    made = loaded(BAD, BAD, BAD)
    day = agenda(made, dt.date(2025, 9, 9))
    (standing,) = day.gates
    assert (str(standing.begins), standing.is_held) == ("2025-09-22", False)
    assert day.week is not None
    assert day.week.phase == "Base"


def test_written_out_it_is_a_plan_that_asks_for_the_same() -> None:
    made = loaded(GOOD, GOOD, BAD)
    assert made.plan is not None
    (again,) = load([Source("b.plan", expanded(made))])
    assert again.found == ()
    assert again.plan is not None
    assert [(one.date, one.text, str(one.key)) for one in again.plan.sessions()] == [
        (one.date, one.text, str(one.key)) for one in made.plan.sessions()
    ]


def test_a_gate_that_holds_back_a_day_is_told_with_the_others() -> None:
    made = loaded(GOOD, BAD, plan=DAY)
    (gate,) = evaluate(made).gates
    assert (gate.holds, gate.held, gate.on(dt.date(2025, 8, 26)).is_open) == ("800s", (3, 4), False)
    # The day before it, and on the day itself, where the 400s stand in its place.
    for day in (dt.date(2025, 9, 1), dt.date(2025, 9, 2)):
        told = [(one.holds, str(one.begins), one.is_held) for one in agenda(made, day).gates]
        assert told == [("800s", "2025-09-02", True)]
    # It was closed all along, at first for want of a second session.
    assert [one.because for one in gate.turns()] == ["1 of 2 so far", "on 2025-08-26 rep 4 was 91"]
