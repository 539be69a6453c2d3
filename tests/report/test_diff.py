"""A difference as a terminal shows it and as a program reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from plandsl import pipeline
from plandsl.diff import compare
from plandsl.model.difference import Difference
from plandsl.report.diff import render
from plandsl.report.diff_json import document
from plandsl.report.terminal import cells
from plandsl.source import Source
from tests.report.schemas import strict
from tests.seasons import seasons

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "docs" / "schema" / "diff.json"
EXAMPLES = ROOT / "examples" / "sub-6-mile"

OLD = """\
plan Mile
start 2026-03-02
pace easy = 5:30-6:00/km
phase Base, weeks 1-3
  mon  easy: 30min easy
  tue  400s: 6x400 @ 88 r90
  thu  tempo: 20min @ 4:20/km or hills: 8x45s uphill hard r90
  sat  long: 12km easy
week 4
  sun  race: mile
"""
NEW = """\
plan Mile
start 2026-03-02
pace easy = 5:20-5:50/km
phase Base, weeks 1-3
  mon  easy: 30min easy
  tue  400s: 7x400 @ 88 r75
  thu  tempo: 25min @ 4:20/km or hills: 10x45s uphill hard r75
  sat  long: 12km easy
week 2
  fri  easy: 20min easy + 4x100 strides
week 3
  tue  rest
  wed  400s: 7x400 @ 88 r75
    note hold back: the race is near, and whoever runs this one too fast has nothing left for it
week 4
"""
SHOWN = """\
old.plan → new.plan

pace easy 5:30-6:00/km → 5:20-5:50/km                                      3 → 3

Weeks 1-3
  Thu tempo  option 1: 20 → 25 min, option hills: +2 reps,                 7 → 7
               rest 90 → 75 s

Weeks 1-2
  Tue 400s   +1 rep, rest 90 → 75 s                                        6 → 6

Week 2  9–15 Mar 2026
  Fri easy   added: 20min easy + 4x100 strides                            - → 10

Week 3  16–22 Mar 2026
  Tue 400s   moved to Wed, +1 rep, rest 90 → 75 s                         6 → 13
             note added: hold back: the race is near, and whoever runs this
               one too fast has nothing left for it
  Tue rest   added: rest                                                  - → 12
"""


def difference(old: str, new: str) -> Difference:
    plans = []
    for name, text in (("old.plan", old), ("new.plan", new)):
        (loaded,) = pipeline.load([Source(name, text)])
        assert loaded.plan is not None
        plans.append(loaded.plan)
    before, after = plans
    return compare(before, after, (), ())


def test_what_a_runner_reads() -> None:
    text = render(difference(OLD, NEW), color=False, width=80)
    weeks, _, rest = text.partition("\nWeek 4")
    assert weeks == SHOWN
    assert "Sun race" in rest
    assert "dropped: mile" in rest
    assert "\nTotals\n  weeks 1, 3  24–24.5 → " in rest


def test_nothing_but_one_line_where_both_ask_for_the_same() -> None:
    assert render(difference(OLD, OLD), color=True, width=80) == "no change in training\n"


def test_a_shifted_season_is_two_lines() -> None:
    shifted = OLD.replace("2026-03-02", "2026-03-16")
    assert render(difference(OLD, shifted), color=False, width=80) == (
        "old.plan → new.plan\n\nstart 2026-03-02 → 2026-03-16: everything 14 days later\n"
    )


def test_another_place_everywhere_is_said_once() -> None:
    old = OLD.replace("r90\n", "r90 at Park\n").replace("easy\n", "easy at Park\n")
    text = render(difference(old, old.replace("Park", "Forest")), color=False, width=80)
    assert text.split("\n\n")[1] == "at Park → Forest: 12 sessions, Mon Tue Thu Sat\n"


def test_a_week_that_is_gone_is_one_of_the_old_plan() -> None:
    old = "plan x\nstart 2026-03-02\nweek 1\n  tue  10km easy\nweek 2\n  tue  12km easy\n"
    text = render(difference(old, old.partition("week 2")[0]), color=False, width=80)
    assert "Week 2 of the old plan  9–15 Mar 2026\n  Tue run  dropped: 12km easy" in text
    assert "  week 2, gone  12 km → none" in text


def test_what_is_said_of_a_week_stands_before_its_days() -> None:
    """It would look like one of the last session otherwise."""
    old = "plan x\nstart 2026-03-02\nweek 1 = 30km\n  tue  20km easy\n  sun  race: 10km\n"
    new = old.replace("= 30km", "= 31km").replace("race: 10km", "race: 11km")
    text = render(difference(old, new), color=False, width=60)
    assert text.split("\n\n")[1] == (
        "Week 1  2–8 Mar 2026\n"
        "  week      stated total 30 → 31 km\n"
        "  Sun race  10 → 11 km                                 5 → 5"
    )


def test_what_is_of_the_session_is_told_from_what_is_of_an_option() -> None:
    old = "plan x\nstart 2026-03-02\nweek 1\n  tue  400s: A: 6x400 @ 75 r90 or B: 20min easy\n"
    new = old.replace("A: 6x400 @ 75 r90 or B: 20min easy", "B: 20min easy or A: 7x400 @ 75 r90")
    text = render(difference(old, new), color=False, width=80)
    assert "option A: +1 rep; kind workout → easy " in text
    assert "\n            first choice A → B" in text


def test_the_rules_newly_broken_and_mended() -> None:
    head = "plan x\nstart 2026-03-02\nrule one-change\n"
    fine = f"{head}week 1\n  tue  400s: 6x400 r90\nweek 2\n  tue  400s: 7x400 r90\n"
    bad = fine.replace("7x400 r90", "7x400 r75")
    plans = [one.plan for one in pipeline.load([Source("a", fine), Source("b", bad)])]
    assert plans[0] is not None
    assert plans[1] is not None
    text = render(pipeline.compared(plans[0], plans[1]), color=False, width=80)
    assert "Newly broken\n  one-change: 400s changes reps and rest at once" in text
    assert "Mended" not in text
    text = render(pipeline.compared(plans[1], plans[0]), color=False, width=80)
    assert "Mended\n  one-change: 400s changes reps and rest at once" in text
    assert "Newly" not in text


def test_what_is_added_and_dropped_has_its_colour() -> None:
    text = render(difference(OLD, NEW), color=True, width=80)
    assert "\x1b[1;32madded: rest\x1b[0m" in text
    assert "\x1b[1;31mdropped: mile\x1b[0m" in text


def test_no_sign_of_a_plan_moves_the_cursor() -> None:
    evil = OLD.replace("    note", "").replace("race: mile", "race: mile\n    note \x1b[2Jx")
    assert "\x1b" not in render(difference(OLD, evil), color=False, width=80)


@pytest.mark.parametrize("width", [10, 40, 57, 80, 200])
def test_no_line_is_wider_than_it_may_be(width: int) -> None:
    texts = [(EXAMPLES / name).read_text("utf-8") for name in ("as-prescribed.plan", "mile.plan")]
    for old, new in (texts, texts[::-1], (OLD, NEW)):
        shown = render(difference(old, new), color=False, width=width)
        assert max(map(cells, shown.splitlines())) <= max(40, min(80, width))


@settings(max_examples=30)
@given(seasons(), seasons())
def test_any_two_seasons_are_shown(old: str, new: str) -> None:
    found = difference(old, new)
    shown = render(found, color=False, width=80)
    assert all(cells(line) <= 80 and line == line.rstrip() for line in shown.splitlines())
    Draft202012Validator(strict(json.loads(SCHEMA.read_text("utf-8")))).validate(plain(found))


# ------------------------------------------------------------------ for programs


def plain(found: Difference) -> Any:
    return json.loads(json.dumps(document(found)))


def test_the_schema_takes_exactly_these_fields() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    as_said, repaired = (
        one.plan
        for name in ("as-prescribed.plan", "mile.plan")
        for one in pipeline.load([Source(name, (EXAMPLES / name).read_text("utf-8"))])
    )
    assert as_said is not None
    assert repaired is not None
    found = plain(pipeline.compared(as_said, repaired))
    Draft202012Validator(strict(schema)).validate(found)
    assert found["mended"]
    assert found["same"] is False


def test_what_a_program_reads() -> None:
    found = plain(difference(OLD, NEW))
    assert found["head"] == [
        {
            "variable": "pace easy",
            "of": None,
            "old": "5:30-6:00/km",
            "new": "5:20-5:50/km",
            "text": "pace easy 5:30-6:00/km → 5:20-5:50/km",
        }
    ]
    third = found["weeks"][2]
    assert (third["number"], third["old"]["start"], third["changes"]) == (3, "2026-03-16", [])
    moved = third["sessions"][0]
    assert moved["fate"] == "moved"
    assert moved["old"] == {
        "key": "mile/w3/400s/1",
        "date": "2026-03-17",
        "time": None,
        "series": "400s",
        "label": "400s",
        "kind": "workout",
        "text": "6x400 @ 88 r90",
        "path": "old.plan",
        "line": 6,
    }
    assert (moved["new"]["date"], moved["new"]["line"]) == ("2026-03-18", 13)
    assert [(one["variable"], one["old"], one["new"]) for one in moved["changes"]][:2] == [
        ("reps", "6", "7"),
        ("rest", "90 s", "75 s"),
    ]
    assert found["weeks"][3]["new"]["distance"] == [0, 0]


def test_the_same_plan_is_an_empty_document() -> None:
    found = plain(difference(OLD, OLD))
    assert found["same"] is True
    assert found["head"] == found["weeks"] == found["broken"] == found["mended"] == []
