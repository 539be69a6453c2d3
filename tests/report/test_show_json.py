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
from tests.report.plans import METRIC, MILE, SQUAD, read
from tests.report.schemas import strict

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "show.json"


Json = dict[str, Any]


def unrolled(plan: Plan, week: int | None = None) -> Any:
    return json.loads(json.dumps(show_json.document(plan, week)))


def session(text: str) -> Any:
    """The only session of a plan that has one."""
    plan = unrolled(read(f"plan x\nstart 2025-08-18\nweek 1\n  mon  {text}\n"))
    (found,) = plan["weeks"][0]["sessions"]
    return found


@pytest.mark.parametrize("text", [MILE, METRIC, SQUAD, "plan x\nstart 2025-08-18\n"])
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
        "unit": 1609.344,
        "group": None,
        "groups": [],
        "phases": [{"name": "Base", "first": 1, "last": 2, "gates": []}],
        "away": [],
    }


def test_a_session() -> None:
    found = unrolled(read(MILE))["weeks"][0]["sessions"][1]
    steps = found.pop("steps")
    estimate = found.pop("estimate")
    assert found == {
        "key": "sub-6-mile-me/w1/400s/1",
        "date": "2025-08-19",
        "time": "18:30",
        "half": None,
        "series": "400s",
        "label": "400s",
        "text": "warmup 10-15min easy + 4x400 @ 92-96 r90 + cooldown 10min easy",
        "kind": "workout",
        "venue": "East River",
        "lane": None,
        "notes": [],
        "total": None,
        "distance": estimate["distance"],
        "duration": [600 + 4 * 92 + 270 + 600, 900 + 4 * 96 + 270 + 600],
        "alternatives": [],
        "option_names": [None],
        "versions": [],
        "marks": [],
        "gates": [],
        "because": None,
        "since": [],
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
        "until": None,
        "terrain": None,
        "target": {
            "text": "92-96",
            "seconds": [92, 96],
            "pace": None,
            "effort": None,
            "intensity": None,
            "cut": None,
        },
        "targets": None,
        "stated": None,
        "laps": None,
        "lap": None,
        "send_off": None,
        "rest": {
            "text": "r90",
            "seconds": [90, 90],
            "distance": None,
            "share": None,
            "until": None,
            "rows": None,
            "target": None,
            "mode": "stand",
            "each": False,
        },
        "joined": False,
        "steps": None,
    }


def test_phases_groups_days_away_and_weeks() -> None:
    found = unrolled(read(SQUAD))
    assert found["plan"]["unit"] == 1000
    assert found["plan"]["groups"] == ["squad", "light"]
    assert found["plan"]["away"] == [
        {"first": "2026-01-14", "last": "2026-01-14", "reason": "dentist"},
        {"first": "2026-01-30", "last": "2026-01-31", "reason": None},
    ]
    assert found["plan"]["phases"] == [
        {"name": "Base", "first": 1, "last": 3, "gates": []},
        {
            "name": "Race",
            "first": 4,
            "last": 4,
            "gates": [
                {
                    "text": "threshold: last 2 all <= 4:20 with r<=90",
                    "series": "threshold",
                    "condition": "all <= 4:20",
                    "last": 2,
                    "rest": {"op": "<=", "seconds": 90},
                }
            ],
        },
    ]
    assert [week["deload"] for week in found["weeks"]] == [False, False, True, False]
    assert [week["total"] for week in found["weeks"][:2]] == [
        None,
        {"text": "60km", "distance": 60_000, "duration": None},
    ]
    assert unrolled(read(SQUAD).for_group("light"))["plan"]["group"] == "light"


def test_what_stands_with_a_session() -> None:
    weeks = unrolled(read(SQUAD))["weeks"]
    early, late, first = weeks[0]["sessions"][:3]
    assert (early["half"], late["half"], first["half"]) == ("am", "pm", None)
    assert [version["group"] for version in first["versions"]] == ["light"]
    assert first["versions"][0]["text"] == "5x1km HM r50%"
    assert first["versions"][0]["steps"][0]["rest"]["share"] == 0.5
    second = weeks[1]["sessions"][2]
    assert [len(steps) for steps in second["versions"][0]["alternatives"]] == [1]
    assert second["marks"] == [
        {"text": "200 >= 44", "at": 200, "seconds": [44, None]},
        {"text": "400 1:23-1:30", "at": 400, "seconds": [83, 90]},
    ]
    assert [(gate["condition"], gate["last"], gate["rest"]) for gate in second["gates"]] == [
        ("hit", None, None)
    ]
    named, until, _ = weeks[3]["sessions"]
    assert named["option_names"] == ["A", "B"]
    assert until["total"] == {"text": "2km", "distance": 2000, "duration": None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("until lap easy", {"until": "lap", "duration": None, "distance": None}),
        ("10x100 @ 20 on 1:45", {"send_off": [105, 105], "rest": None}),
        ("5km of (1km hard + 1km easy)", {"distance": [5000, 5000], "duration": None}),
        ("10km splits 5km 20:00 19:40", {"lap": 5000, "laps": [1200, 1180]}),
        ("5km uphill 6%", {"terrain": "uphill 6%"}),
    ],
)
def test_a_step(text: str, expected: Json) -> None:
    (step,) = session(text)["steps"]
    assert {key: step[key] for key in expected} == expected
    assert (step["steps"] is not None) == ("of (" in text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@ 140-150bpm", {"intensity": {"kind": "heart", "range": [140, 150]}, "effort": None}),
        ("@ 75%hrmax", {"intensity": {"kind": "heart", "range": None}, "text": "75%hrmax"}),
        ("@ 250W", {"intensity": {"kind": "power", "range": [250, 250]}}),
        ("rpe 7-8", {"intensity": {"kind": "rpe", "range": [7, 8]}, "pace": None}),
        ("@ 10k", {"effort": "10k", "pace": None, "intensity": None, "cut": None}),
        ("MP-10", {"effort": "MP", "text": "MP-10"}),
    ],
)
def test_a_target(text: str, expected: Json) -> None:
    (step,) = session(f"40min {text}")["steps"]
    assert {key: step["target"][key] for key in expected} == expected


def test_a_cut_down_has_its_ends() -> None:
    (step,) = session("10km @ 5:00/km>4:30/km>4:00/km")["steps"]
    assert step["target"]["pace"] == [240, 300]
    assert [end["pace"] for end in step["target"]["cut"]] == [[300, 300], [270, 270], [240, 240]]
    (step,) = session("3x400 @ 90>84 r60")["steps"]
    assert [target["seconds"] for target in step["targets"]] == [[90, 90], [87, 87], [84, 84]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("r50% jog", {"share": 0.5, "seconds": None, "mode": "jog"}),
        ("r(until 120bpm)", {"until": "120bpm", "seconds": None}),
        ("r(walk back)", {"until": "back", "mode": "walk"}),
        ("r(full)", {"until": "full"}),
    ],
)
def test_a_rest(text: str, expected: Json) -> None:
    (step,) = session(f"3x400 @ 90 {text}")["steps"]
    assert {key: step["rest"][key] for key in expected} == expected


def test_a_rest_for_each_gap_and_one_with_a_target() -> None:
    (step,) = session("3x400 @ 90 r(60, 200m jog)")["steps"]
    first, second = step["rest"]["rows"]
    assert (first["seconds"], first["distance"]) == ([60, 60], None)
    assert (second["seconds"], second["distance"], second["mode"]) == (None, [200, 200], "jog")
    (step,) = session("3x1km @ 4:00 r(400m float @ 5:00/km)")["steps"]
    assert step["rest"]["target"]["pace"] == [300, 300]


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
