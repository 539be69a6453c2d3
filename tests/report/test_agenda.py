"""A day of a plan on a terminal, and for programs."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from plandsl.evaluate.agenda import agenda
from plandsl.model.agenda import Agenda
from plandsl.pipeline import load
from plandsl.report import agenda_json
from plandsl.report.agenda import status, today, upcoming
from plandsl.report.terminal import cells
from plandsl.source import Source
from tests.report.schemas import strict

SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
PLAN = """\
plan Sub-6 mile
start 2025-08-18
race 2025-09-14 mile 6:00 at Riverbank
timezone Europe/Berlin
at mon-sun 18:30
pace easy = 5:40-6:15/km
away 2025-08-30..2025-08-31: a wedding
phase Base, weeks 1-2
  mon  easy: 30min easy
  tue  400s: warmup 10min easy + 4x400 @ 88-90 r90 at Riverbank
    note flat shoes, and nobody looks at the watch before the third repetition of the day
    green if all <= 90: go on
    red otherwise: stop
    then reps +1 if all <= 90
  fri  rest
phase Speed, weeks 3-4
gate 400s: last 1 all <= 90
  tue  400s: 8x400 @ 80-85 r90
week 4
  sun  race: 1mi @ <=6:00
"""
LOG = ("2025-08-18  easy = 30:00", "2025-08-19  400s: = 88 89 90 91", "2025-08-20  swim 30min")
DAYS = [dt.date(2025, 8, 10) + dt.timedelta(days=days) for days in range(45)]


def on(day: str, *entries: str, log: bool = True) -> Agenda:
    sources = [Source("a.plan", PLAN)]
    sources += [Source("a.tlog", "\n".join(["log Sub-6 mile", *entries]))] if log else []
    (loaded,) = load(sources)
    assert not loaded.found
    assert loaded.plan is not None
    return agenda(loaded.plan, loaded.log, dt.date.fromisoformat(day))


def test_a_session_in_the_terms_of_a_watch_and_gates_and_what_was_missed() -> None:
    assert (
        today(on("2025-08-26", *LOG), color=False, width=80)
        == """\
Sub-6 mile                                                       Tue 26 Aug 2025
week 2 of 4 · Base · 19 days to the race

400s: 4×400 @ 88–90 r90                                                    18:30
  Week 1 again, since rep 4 was 91 on 2025-08-19 (a.plan:14, a.tlog:3)
  Warm-up: 10 min easy
  4 × 400 m, each in 88–90 s (1:28–1:30), 90 s standing rest between
  Note: flat shoes, and nobody looks at the watch before the third repetition of
  the day
  Green if all ≤ 90: go on
  Red otherwise: stop
  Where: Riverbank
  Takes 20–21 min

Speed on Mon 1 Sep only when 400s: all ≤ 90, the last time
  closed: on 2025-08-19 rep 4 was 91

Missed in the last week: Mon 25 Aug easy
"""
    )


def test_what_became_of_the_day_and_what_is_next() -> None:
    assert (
        today(on("2025-08-19", *LOG), color=False, width=80)
        == """\
Sub-6 mile                                                       Tue 19 Aug 2025
week 1 of 4 · Base · 26 days to the race

400s: 4×400 @ 88–90 r90                                                   partly
  red: stop

Speed on Mon 1 Sep only when 400s: all ≤ 90, the last time
  closed: on 2025-08-19 rep 4 was 91

Next: Mon 25 Aug 18:30  Easy: 30min easy
"""
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2025-08-10", ["starts on Mon 18 Aug 2025, in 8 days", "Next: Mon 18 Aug"]),
        ("2025-08-17", ["starts on Mon 18 Aug 2025, tomorrow"]),
        ("2025-08-20", ["nothing planned today", "also run: swim 30min, not in the plan"]),
        ("2025-08-22", ["Rest\n", "Next: Mon 25 Aug"]),
        ("2025-08-30", ["away until Sun 31 Aug: a wedding"]),
        ("2025-09-13", ["1 day to the race", "Next: Sun 14 Sep"]),
        ("2025-09-14", ["race day", "1 mi in 6:00 or faster"]),
        ("2025-09-15", ["ended on Sun 14 Sep 2025, 1 day ago"]),
    ],
)
def test_where_the_day_lies(day: str, words: list[str]) -> None:
    page = today(on(day, *LOG), color=False, width=80)
    assert [one for one in words if one not in page] == []


def test_the_next_session() -> None:
    page = upcoming(on("2025-08-23", *LOG), color=False, width=80)
    assert (
        page
        == """\
Mon 25 Aug 2025, in 2 days

Easy: 30min easy                                                           18:30
  30 min easy (5:40–6:15/km, 9:07–10:04/mi)
"""
    )
    assert upcoming(on("2025-09-15"), color=False, width=80) == "nothing more is planned\n"


def test_how_things_stand() -> None:
    page = status(on("2025-08-20", *LOG), color=False, width=80)
    assert page.splitlines()[2] == "2 of 2 sessions run so far"
    assert "closed: on 2025-08-19 rep 4 was 91" in page
    assert "no log yet" in status(on("2025-08-20", log=False), color=False, width=80)


def test_without_a_log_a_gate_is_neither_open_nor_closed() -> None:
    page = today(on("2025-08-20", log=False), color=False, width=80)
    assert "Speed on Mon 1 Sep only when" in page
    assert "closed" not in page


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
def test_every_day_fits_the_terminal(width: int) -> None:
    for day in DAYS:
        found = on(str(day), *LOG)
        for part in (today, upcoming, status):
            page = part(found, color=True, width=width)
            widest = max(cells(ESCAPE.sub("", line)) for line in page.splitlines())
            assert widest <= min(max(width, 40), 80)
            assert ESCAPE.sub("", page) == part(found, color=False, width=width)


@pytest.mark.parametrize("log", [True, False])
def test_the_schema_takes_exactly_these_fields(log: bool) -> None:
    mine, show = (
        strict(json.loads((SCHEMAS / name).read_text("utf-8")))
        for name in ("today.json", "show.json")
    )
    Draft202012Validator.check_schema(mine)
    registry: Any = Registry().with_resource("show.json", Resource.from_contents(show))
    validator = Draft202012Validator(mine, registry=registry)
    for day in DAYS:
        found = on(str(day), *LOG, log=True) if log else on(str(day), log=False)
        validator.validate(json.loads(json.dumps(agenda_json.document(found))))
