"""What is odd in a log gets a message in a runner's words, and the rest is judged all the same."""

from __future__ import annotations

import datetime as dt

import pytest

from plandsl.evaluate import evaluate
from plandsl.pipeline import Loaded, load
from plandsl.source import Source

PLAN = """\
plan Mile
start 2026-03-02
phase Base, weeks 1-2
  mon  easy: 30min easy
  tue  400s: 4x400 @ 85-87 r60
  thu  tempo: 4800 @ 5:00/km
"""
GOOD = "2026-03-09  easy: = 30:00"
DAY = dt.date(2026, 3, 20)


def loaded(*entries: str) -> Loaded:
    log = "\n".join(["log Mile", *entries])
    (made,) = load([Source("a.plan", PLAN), Source("a.tlog", log)], today=DAY)
    return made


def said(made: Loaded) -> dict[str, list[str]]:
    """What is said of each entry, below its day and its verdict."""
    assert made.plan is not None
    assert made.log is not None
    logged = [one for one in evaluate(made.plan, made.log).sessions if one.entry]
    return {f"{one.date:%m-%d} {one.verdict}": [*one.pacing.remarks, *one.notes] for one in logged}


@pytest.mark.parametrize(
    ("entry", "verdict", "message"),
    [
        ("03-03  400s: = 60:00 86 87 86", "unjudged", "1 h for 400 m cannot be: seconds?"),
        ("03-03  400s: = 85 86 87 86 88 89", "over", "6 reps, 2 more than prescribed"),
        ("03-03  400s: = 85 86 87", "partly",
         "the last one counts as not run; write - in the place of a rep that was left out"),
        ("03-05  tempo: = 24:00 (6:00 6:00 6:00 6:30)", "hit",
         "the splits add up to 24:30, the value says 24:00: 30 s apart, one of them is wrong;"
         " the value counts"),
        ("03-05  tempo: = 8:00 8:00 8:00 total 25:00", "partly",
         "the laps add up to 24:00, the total says 25:00: 60 s apart, one of them is wrong;"
         " the total counts"),
        ("03-03  400s: = 85 86 87 86 total 5:00", "hit",
         "the reps add up to 5:44, the total says 5:00: one of them is wrong"),
        ("03-03  hills: 8x200 = 40 40 40 40 40 40 40 40", "unplanned",
         "no session is called hills"),
        ("03-03  40s: = 85 86 87 86", "unplanned", "no session is called 40s"),
        ("02-24  400s: 4x400 r60 = 90 90 90 90", "unplanned", "before the plan begins: history"),
        ("03-02  easy: = 30", "unjudged", "30 s for 30 min cannot be: minutes?"),
        ("03-05  tempo: = 24", "unjudged", "24 s for 4.8 km cannot be: minutes?"),
        ("03-03  400s: = 1.25 1.26 1.27 1.26", "unjudged", "1.25 s for 400 m cannot be: 1:25?"),
    ],
)  # fmt: skip
def test_an_odd_entry(entry: str, verdict: str, message: str) -> None:
    made = loaded(f"2026-{entry}", GOOD)
    assert made.found == ()
    found = said(made)
    assert message in found[f"{entry[:5]} {verdict}"]
    assert found["03-09 hit"] == []


def test_history_counts_for_what_comes_after() -> None:
    before = "2026-02-24  400s: 4x400 r60 = 90 90 90 90"
    found = said(loaded(before, "2026-03-03  400s: = 85 86 87 86"))
    assert "mean 86: 4 s faster than 2026-02-24 (90)" in found["03-03 hit"]


@pytest.mark.parametrize(
    ("second", "message"),
    [
        ("400s: = 85 86 87 86",
         "the same line stands twice on this day: a double, or logged again?"),
        ("400s: = 88 88 88 88",
         "another line has this day's 400s: run twice, or logged twice?"),
    ],
)  # fmt: skip
def test_twice_on_one_day(second: str, message: str) -> None:
    made = loaded("2026-03-03  400s: = 85 86 87 86", f"2026-03-03  {second}", GOOD)
    found = said(made)
    assert list(found) == ["03-03 hit", "03-03 unplanned", "03-09 hit"]
    assert message in found["03-03 unplanned"]


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        (("03-10", "03-03", "03-12"), "2026-03-03 stands below 2026-03-10"),
        # The newest first is an order too.
        (("03-12", "03-10", "03-03"), ""),
        (("03-03", "03-03", "03-10"), ""),
    ],
)
def test_out_of_order(entries: tuple[str, ...], message: str) -> None:
    lines = [f"2026-{day}  easy: = 30:00" for day in entries]
    found = [one.message for one in loaded(*lines).found]
    assert [one.partition(",")[0] for one in found] == ([message] if message else [])
    assert list(said(loaded(*lines))) == list(said(loaded(*sorted(lines))))


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("2062-03-03  400s: = 85 86 87 86", "2062-03-03 is still to come"),
        ("2026-03-22  easy: = 30:00", "2026-03-22 is still to come"),
        # Where it was written it may be a day later.
        ("2026-03-21  easy: = 30:00", ""),
        # That something will not be run can be said before.
        ("2026-03-24  easy: skipped", ""),
        ("2026-03-24  easy: moved to 2026-03-25", ""),
    ],
)
def test_a_day_to_come(entry: str, message: str) -> None:
    made = loaded("2026-03-03  400s: = 85 86 87 86", entry)
    assert [one.message.partition(",")[0] for one in made.found] == ([message] if message else [])
    found = said(made)
    assert "03-03 hit" in found
    assert len(found) == (1 if message else 2)
    # Without a clock nothing is to come.
    (unasked,) = load([Source("a.plan", PLAN), Source("a.tlog", f"log Mile\n{entry}")])
    assert unasked.found == ()
