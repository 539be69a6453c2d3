"""The unrolled plan for programs: by its schema, and number by number."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from plandsl.model.plan import Plan
from plandsl.report import show_json
from plandsl.units import Distance, Duration, Range
from tests.report.plans import METRIC, MILE, read
from tests.report.schemas import strict

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "show.json"


def unrolled(plan: Plan, week: int | None = None) -> Any:
    return json.loads(json.dumps(show_json.document(plan, week)))


def session(text: str) -> Any:
    """The only session of a plan that has one."""
    plan = unrolled(read(f"plan x\nstart 2025-08-18\nweek 1\n  mon  {text}\n"))
    (found,) = plan["weeks"][0]["sessions"]
    return found


@pytest.mark.parametrize("text", [MILE, METRIC, "plan x\nstart 2025-08-18\n"])
def test_the_schema_takes_exactly_these_fields(text: str) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(strict(schema)).validate(unrolled(read(text)))


def test_the_head() -> None:
    assert unrolled(read(MILE))["plan"] == {
        "id": "sub-6-mile-me",
        "title": "Sub-6 mile",
        "athlete": "me",
        "start": "2025-08-18",
        "end": "2025-09-07",
        "timezone": "America/New_York",
        "race": {
            "date": "2025-09-07",
            "distance": 1609.344,
            "goal": [360, 360],
            "venue": "East River",
        },
    }


def test_a_session() -> None:
    found = unrolled(read(MILE))["weeks"][0]["sessions"][1]
    steps = found.pop("steps")
    estimate = found.pop("estimate")
    assert found == {
        "key": "sub-6-mile-me/w1/400s/1",
        "date": "2025-08-19",
        "time": "18:30",
        "series": "400s",
        "label": "400s",
        "text": "warmup 10-15min easy + 4x400 @ 92-96 r90 + cooldown 10min easy",
        "kind": "workout",
        "venue": "East River",
        "lane": None,
        "notes": [],
        "distance": estimate["distance"],
        "duration": [600 + 4 * 92 + 270 + 600, 900 + 4 * 96 + 270 + 600],
        "alternatives": [],
    }
    assert estimate["assumed"] == []
    assert [step["role"] for step in steps] == ["warmup", "main", "cooldown"]
    assert steps[1] == {
        "role": "main",
        "sport": "run",
        "text": "4x400 @ 92-96 r90",
        "reps": [4, 4],
        "distance": [400, 400],
        "duration": None,
        "terrain": None,
        "target": {"text": "92-96", "seconds": [92, 96], "pace": None, "effort": None},
        "targets": None,
        "stated": None,
        "laps": None,
        "rest": {
            "text": "r90",
            "seconds": [90, 90],
            "distance": None,
            "mode": "stand",
            "each": False,
        },
        "joined": False,
        "steps": None,
    }


def test_what_is_unknowable_is_null_and_estimated_beside_it() -> None:
    found = session("30min easy")
    assert found["distance"] is None
    assert found["duration"] == [1800, 1800]
    assert found["estimate"] == {
        "distance": [5000, 5000],
        "duration": [1800, 1800],
        "assumed": ["easy at 6:00/km (9:39/mi)"],
    }


def test_a_group() -> None:
    found = session("3x(4x200 @ 33 r30) r3min")
    (step,) = found["steps"]
    assert (step["reps"], step["distance"], step["rest"]["seconds"]) == ([3, 3], None, [180, 180])
    assert [piece["reps"] for piece in step["steps"]] == [[4, 4]]
    assert found["distance"] == [2400, 2400]


def test_targets_of_each_rep() -> None:
    (step,) = session("3x400 @ 88, 87, 86 r60")["steps"]
    assert step["target"] is None
    assert [target["seconds"] for target in step["targets"]] == [[88, 88], [87, 87], [86, 86]]


def test_the_other_sides_of_an_or() -> None:
    found = session("bike 45min or weights")
    assert [step["sport"] for step in found["steps"]] == ["bike"]
    assert [[step["sport"] for step in steps] for steps in found["alternatives"]] == [["weights"]]


def test_a_pace_is_seconds_a_kilometre_and_a_clock_keeps_its_hundredths() -> None:
    (step,) = session("4x400 @ 4:20/km")["steps"]
    assert step["target"]["pace"] == [260, 260]
    (step,) = session("400 @ 1:45.68")["steps"]
    assert step["target"]["seconds"] == [105.68, 105.68]


def test_whole_numbers_are_whole_and_no_number_is_infinite() -> None:
    plan = read(METRIC)
    week = plan.weeks[0]
    step = week.sessions[0].steps[0]
    odd, huge = Distance(1_500_001), Distance(10**400 + 1)
    steps = (
        replace(step, distance=Range(odd, huge), targets=()),
        replace(step, distance=None, duration=Range(None, Duration(60_000)), targets=()),
    )
    made = replace(week.sessions[0], options=(steps,))
    plan = replace(plan, weeks=(replace(week, sessions=(made,)),))
    first, second = unrolled(plan)["weeks"][0]["sessions"][0]["steps"]
    assert first["distance"] == [1.500001, 10**394]
    assert second["duration"] == [None, 60]
    assert Fraction(repr(first["distance"][0])) == odd.metres


def test_one_week() -> None:
    plan = read(MILE)
    assert [week["number"] for week in unrolled(plan, 2)["weeks"]] == [2]
    assert unrolled(plan, 2)["weeks"] == unrolled(plan)["weeks"][1:2]
    assert unrolled(plan, 9)["weeks"] == []
