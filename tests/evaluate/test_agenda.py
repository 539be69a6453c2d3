"""What is due on a day, by the plan and by the log as it was then."""

from __future__ import annotations

import datetime as dt

import pytest

from plandsl.evaluate.agenda import agenda
from plandsl.model.agenda import Agenda, Planned
from plandsl.pipeline import load
from plandsl.source import Source

PLAN = """\
plan Mile
start 2025-08-18
race 2025-09-14 mile 6:00
phase Base, weeks 1-2
  mon  easy: 30min easy
  tue  400s: 6x400 @ 85-90 r90
    gate easy: last 1 done >= 1
  thu  bike 45min or rest
  fri  rest
  sat am  shake: 20min easy
  sat pm  long: 60min easy
phase Speed, weeks 3-4
gate 400s: last 2 all <= 90
  tue  400s: 8x400 @ 80-85 r90
week 4
  sun  race: 1mi @ 6:00
"""


def on(day: str, *entries: str, log: bool = True) -> Agenda:
    sources = [Source("a.plan", PLAN)]
    if log:
        sources.append(Source("a.tlog", "\n".join(["log Mile", *entries])))
    (loaded,) = load(sources)
    assert not loaded.found
    assert loaded.plan is not None
    return agenda(loaded.plan, loaded.log, dt.date.fromisoformat(f"2025-{day}"))


def names(planned: tuple[Planned, ...]) -> str:
    """`08-19 400s, 08-20 easy hit`."""
    words = []
    for one in planned:
        verdict = f" {one.verdict.verdict}" if one.verdict else ""
        words.append(f"{one.date:%m-%d} {one.session.series}{verdict}")
    return ", ".join(words)


@pytest.mark.parametrize(
    ("day", "entries", "today", "to_do"),
    [
        ("08-10", [], "", "08-18 easy"),
        ("08-18", [], "08-18 easy", "08-18 easy"),
        ("08-18", ["08-18  easy = 30:00"], "08-18 easy hit", "08-19 400s"),
        ("08-18", ["08-18  easy: skipped"], "08-18 easy skipped", "08-19 400s"),
        ("08-20", [], "", "08-21 bike"),
        ("08-21", [], "08-21 bike", "08-21 bike"),
        ("08-22", [], "08-22 rest", "08-23 shake, 08-23 long"),
        ("08-23", ["08-23  shake: = 20:00"], "08-23 shake hit, 08-23 long", "08-23 long"),
        # Run a day early: nothing is left of it.
        ("08-19", ["08-18  400s: 6x400 = 86 86 86 86 86 86"], "08-19 400s hit", "08-21 bike"),
        ("08-18", ["08-18  400s: 6x400 = 86 86 86 86 86 86"], "08-18 easy", "08-18 easy"),
        # What the log moves is due on its new day, unless it was run after all.
        ("08-18", ["08-18  easy: moved to 2025-08-20"], "", "08-19 400s"),
        ("08-20", ["08-18  easy: moved to 2025-08-20"], "08-20 easy", "08-20 easy"),
        ("08-20", ["08-18  easy: moved to 2025-08-20", "08-20  easy = 30:00"],
         "08-20 easy hit", "08-21 bike"),
        # What is dated later is not known yet.
        ("08-18", ["08-19  400s: = 86 86 86 86 86 86"], "08-18 easy", "08-18 easy"),
        ("09-14", [], "09-14 race", "09-14 race"),
        ("09-15", [], "", ""),
    ],
)  # fmt: skip
def test_what_is_due(day: str, entries: list[str], today: str, to_do: str) -> None:
    found = on(day, *(f"2025-{one}" for one in entries))
    assert (names(found.today), names(found.to_do)) == (today, to_do)


@pytest.mark.parametrize(
    ("day", "entries", "missed", "run"),
    [
        ("08-18", [], "", (0, 0)),
        ("08-20", [], "08-18 easy, 08-19 400s", (0, 2)),
        ("08-20", ["08-18  easy = 30:00"], "08-19 400s", (1, 2)),
        ("08-20", ["08-19  400s: skipped"], "08-18 easy, 08-19 400s skipped", (0, 2)),
        # Bike or rest may have been a rest, and the day off is none to miss.
        ("08-24", ["08-18  easy = 30:00", "08-20  400s: = 86 86 86 86 86 86"],
         "08-23 shake, 08-23 long", (2, 4)),
        ("08-27", ["08-19  400s: = 86 86 86 86 86 86"],
         "08-23 shake, 08-23 long, 08-25 easy, 08-26 400s", (1, 6)),
        ("08-20", ["08-18  easy: moved to 2025-08-22"], "08-19 400s", (0, 1)),
    ],
)  # fmt: skip
def test_what_was_missed_in_the_last_week(
    day: str, entries: list[str], missed: str, run: tuple[int, int]
) -> None:
    found = on(day, *(f"2025-{one}" for one in entries))
    assert names(found.missed) == missed
    assert (found.run, found.due) == run


def test_without_a_log_nobody_knows() -> None:
    found = on("08-27", log=False)
    assert (found.missed, found.run, found.due, found.has_log) == ((), 0, 0, False)


def test_what_was_run_beside_what_was_due() -> None:
    entries = ["swim 30min = 30:00", "easy = 30:00", "400s: 6x400 = 86 86 86 86 86 86"]
    found = on("08-18", *(f"2025-08-18  {one}" for one in entries))
    assert [(one.series, one.session is None) for one in found.beside] == [
        (None, True),
        ("400s", False),
    ]
    assert names(found.today) == "08-18 easy hit"


def test_where_the_day_lies() -> None:
    first = on("08-10")
    assert (first.week, first.until_start, first.until_race) == (None, 8, 35)
    mid = on("08-31")
    assert mid.week is not None
    assert (mid.week.number, mid.until_start, mid.since_end) == (2, -13, -14)
    last = on("09-20")
    assert (last.week, last.since_end, last.until_race) == (None, 6, None)


def test_gates_of_phases_to_come_and_of_the_next_sessions() -> None:
    found = on("08-18", "2025-08-18  easy = 30:00")
    states = [(one.holds, one.begins.day, one.state.is_open) for one in found.gates]
    assert states == [("Speed", 1, False), ("400s", 19, True)]
    assert [one.holds for one in on("08-20").gates] == ["Speed"]
    assert on("09-20").gates == ()
