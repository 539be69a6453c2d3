"""A judged log as a runner reads it, and as a program does."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from plandsl.model.verdict import Evaluation
from plandsl.pipeline import evaluate, load
from plandsl.report import verdicts, verdicts_json
from plandsl.report.terminal import cells
from plandsl.source import Source
from tests.evaluate.founding import LOG, PLAN
from tests.evaluate.reading import judged
from tests.report.schemas import strict

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "eval.json"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")

MIXED = (
    "week 1\n  mon  easy: 30min easy\n  tue  up: (400, 600, 400) @ 3:30/km r200m jog\n"
    "  wed  400s: 8x400 @ 85-87 r60\n  thu  400s: 3x400 @ 85-87 r60\n  fri  rest"
)
RUN = (
    "2025-08-19  up: = 84 2:06 90",
    "2025-08-20  400s: 8x400 r60 = avg 86.4",
    "2025-08-21  400s: 3x400 r90 = 86 - 85-89 86",
    "2025-08-22  easy: skipped",
)


def text(evaluation: Evaluation, *, color: bool = False, width: int = 80) -> str:
    return verdicts.render(evaluation, color=color, width=width)


def block(page: str, date: str) -> str:
    """The lines of one session."""
    return next(part for part in page.split("\n\n") if part.startswith(date))


def test_the_readiness_check() -> None:
    assert block(text(judged(PLAN, *LOG)), "2025-09-05") == (
        "2025-09-05 Fri  tune-up                                                   missed\n"
        "  2x800 @ 2:58-3:00 r2:00\n"
        "    3:04     3:02\n"
        "    slow +4  slow +2\n"
        "    2 min rest ✓\n"
        "  RED  delay the race, or aim for 6:05-6:10\n"
        "  · not green (all <= 3:00): rep 1 was 3:04\n"
        "  · not yellow (all <= 3:03): rep 1 was 3:04\n"
        "  · mean 3:03"
    )


def test_laps_in_rows_that_fit() -> None:
    assert block(text(judged(PLAN, *LOG)), "2025-08-27").splitlines()[1:7] == [
        "  4800 @ 7:00/1600",
        "    1:45.68     1:47.78     1:46.58     1:46.66     1:45.47     1:46.62",
        "    ✓           slow +2.78  slow +1.58  slow +1.66  ✓           slow +1.62",
        "    1:47.38     1:47.37     1:47.79     1:48.78     1:49.84     1:39.24",
        "    slow +2.38  slow +2.37  slow +2.79  slow +3.78  slow +4.84  fast −5.76",
        "    in all 21:19.25 for 21:00: slow +19.25",
    ]


def test_targets_stand_below_where_they_differ() -> None:
    rows = block(text(judged(PLAN, *LOG)), "2025-09-03").splitlines()
    assert [line.split() for line in rows[3:6]] == [
        ["85", "89", "87", "88", "89", "90", "91", "90"],
        ["fast", "−2", "slow", "+1", "✓", "✓", "slow", "+1", "slow", "+2", "✓", "✓"],
        [*["87–88"] * 2, *["85–88"] * 4, *["88–92"] * 2],
    ]


def test_missed_bands_averages_and_what_has_no_entry() -> None:
    page = text(judged(MIXED, *RUN))
    assert "    together 86.4 for 85–87: ✓\n" in page
    assert "    86       –        85–89    86\n" in page
    assert "    ✓        missed   slow +2  extra\n" in page
    assert page.endswith(
        "Not in the log\n"
        "  week 1  Mon easy\n"
        "\n"
        "✓ is inside the target: a band to half its last digit, a single time to 1.5 %\n"
        "(at least 1 s), the goal of a race or trial to the last digit timed, a rest to\n"
        "2.5 s; 3 % more where only a watch says how far it was. Colours of guides are\n"
        "exact.\n"
    )
    assert page.startswith("Mile\n4 sessions logged, ")


def test_a_rest_is_taken_standing_only_where_that_was_said() -> None:
    plan = "week 1\n  mon  400s: 2x400 @ 85-87 r60 stand"
    bare = block(text(judged(plan, "2025-08-18  400s: 2x400 r60 = 86 86")), "2025-08-18")
    assert "    60 s rest ✓" in bare.splitlines()
    said = block(text(judged(plan, "2025-08-18  400s: 2x400 r60 stand = 86 86")), "2025-08-18")
    assert "    60 s standing rest ✓" in said.splitlines()


WHOLE = (
    "pace MP = 6:40/mi\nweek 1\n"
    "  mon am miles: 4x1mi @ MP r50%\n"
    "  mon pm easy: 40min @ 140-150bpm\n"
    "  tue  400s: 4x400 @ MP r(60, 90, 120)\n"
    "  wed  threes: 4x3min @ MP r90 jog\n"
    "  thu  race: 1600 @ 5:59\n    check 800 3:01-3:03\n"
    "  fri  bike: bike 2x10min @ 250-270W r5min"
)
WHOLE_RUN = (
    "2025-08-18 am miles: = 6:39/mi r3:20 6:40/mi r4:00 6:45/mi 7:00/mi",
    "2025-08-18 pm easy: = 40:00 152bpm",
    "2025-08-19  400s: = 99 r60 100 r90 101 r2:00 97",
    "2025-08-20  threes: = avg 6:50/mi",
    "2025-08-21  race: = 92 93 90 84",
    "2025-08-22  bike: = 10:00 255W 10:00 275W",
)


def test_paces_stand_above_the_times_they_make() -> None:
    page = text(judged(WHOLE, *WHOLE_RUN))
    assert block(page, "2025-08-18 Mon am").splitlines() == [
        "2025-08-18 Mon am  miles                                                  partly",
        "  4x1mi MP r50%",
        "    6:39/mi   6:40/mi   6:45/mi   7:00/mi",
        "    6:39      6:40      6:45      7:00",
        "    ✓         ✓         ✓         slow +20",
        "  · mean 6:46",
        "  · a fade: 6:39 at first, 7:00 at the end, 5.3 % slower",
        "  · 1 of 2 rests longer: 4:00 instead of 3:20",
    ]
    assert "    together 6:50/mi: ✓\n" in page


def test_a_heart_rate_is_said_in_words() -> None:
    assert block(text(judged(WHOLE, *WHOLE_RUN)), "2025-08-18 Mon pm").splitlines()[1:] == [
        "  40min @ 140-150bpm",
        "    40:00",
        "  · heart rate 152: above 140–150",
    ]


def test_what_a_pace_makes_is_told_to_the_hundredth() -> None:
    assert block(text(judged(WHOLE, *WHOLE_RUN)), "2025-08-19").splitlines()[2:5] == [
        "    1:39        1:40        1:41        1:37",
        "    ✓           ✓           slow +1.58  fast −2.42",
        "    rests ✓",
    ]


@pytest.mark.parametrize(
    ("pace", "sums"),
    [
        ("6:00/km", ["5 km logged", "5 km logged", "10 km logged"]),
        ("9:30/mi", ["3.1 mi logged", "3.1 mi logged", "6.2 mi logged"]),
    ],
)
def test_week_sums_are_told_in_the_unit_of_the_plan(pace: str, sums: list[str]) -> None:
    weeks = "phase Base, weeks 1-2\n  mon  easy: 5km easy"
    entries = ("2025-08-18  easy: = 30:00", "2025-08-25  easy: = 29:00")
    page = text(judged(f"pace easy = {pace}\n{weeks}", *entries))
    assert re.findall(r"[\d.]+ \w+ logged", block(page, "Weeks")) == sums


@pytest.mark.parametrize("width", [40, 57, 80, 100])
def test_no_line_is_too_wide(width: int) -> None:
    for page in (judged(PLAN, *LOG), judged(MIXED, *RUN), judged(WHOLE, *WHOLE_RUN)):
        assert max(map(cells, text(page, width=width).splitlines())) <= width


def test_colours_add_nothing_but_colour() -> None:
    page = judged(PLAN, *LOG)
    painted = text(page, color=True)
    assert "\x1b[1;31mRED\x1b[0m" in painted
    assert ESCAPE.sub("", painted) == text(page)


def test_what_the_log_has_changed_points_at_its_lines() -> None:
    plan = (
        "phase Base, weeks 1-2\n  tue  400s: 4x400 @ 88-90 r90\n"
        "phase Speed, week 3\n  gate 400s: last 1 all <= 90\n  tue  800s: 3x800 @ 3:00 r2:00"
    )
    (source, log) = (
        Source("mile.plan", f"plan Mile\nstart 2025-08-18\n{plan}\n"),
        Source(
            "mile.tlog",
            "log Mile\n2025-08-26  400s: = 90 90 90 91\n2025-09-02  400s: = 90 90 90 90\n"
            "2025-09-04  800s: 3x800 = 3:00 3:00 3:00\n",
        ),
    )
    (loaded,) = load([source, log])
    page = " ".join(text(evaluate(loaded), width=100).split())
    why = "week 2 again, since the gate of Speed is closed: on 2025-08-26 rep 4 was 91"
    assert f"{why} (mile.plan:6, mile.tlog:2)" in page
    assert f"the plan asked for something else: {why}" in page
    assert "week 3 held back" in page


def test_nothing_hostile_reaches_the_terminal() -> None:
    evaluation = judged(PLAN, *LOG)
    hostile = [
        replace(one, prescribed="\x1b[2J", advice="\u202ego", because=("\x07",), notes=("\x00",))
        for one in evaluation.sessions
    ]
    page = text(replace(evaluation, title="\x1b]0;", sessions=tuple(hostile)))
    assert page.replace("\n", "").isprintable()


def document(evaluation: Evaluation) -> Any:
    return json.loads(json.dumps(verdicts_json.document(evaluation)))


@pytest.mark.parametrize("log", [LOG, ()])
def test_the_schema_takes_exactly_these_fields(log: tuple[str, ...]) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    check = Draft202012Validator(strict(schema))
    check.validate(document(judged(PLAN, *log)))
    check.validate(document(judged(MIXED, *RUN)))
    check.validate(document(judged(WHOLE, *WHOLE_RUN)))


def test_numbers_for_programs() -> None:
    sessions = {one["date"]: one for one in document(judged(PLAN, *LOG))["sessions"]}
    check = sessions["2025-09-05"]
    assert check["key"] == "mile/w3/tune-up/1"
    assert check["colour"] == "red"
    assert check["reps"][0] == {
        "index": 1,
        "seconds": 184,
        "band": None,
        "target": [178, 180],
        "verdict": "slow",
        "off": 4,
        "distance": 800,
        "pace": None,
        "count": 1,
        "off_pace": None,
    }
    assert check["rests"][0]["run"]["seconds"] == [120, 120]
    assert sessions["2025-09-03"]["pacing"]["mean"] == 88.625
    assert sessions["2025-08-26"]["pacing"]["mean"] == 85.833
    assert sessions["2025-08-26"]["pacing"]["change"] == 0.233
    assert sessions["2025-08-27"]["whole"]["seconds"] == 1279.25
    assert sessions["2025-08-13"]["planned_date"] is None


def test_paces_and_figures_for_programs() -> None:
    miles, easy, _, threes, race, bike = document(judged(WHOLE, *WHOLE_RUN))["sessions"]
    assert [rep["pace"] for rep in miles["reps"]] == ["6:39/mi", "6:40/mi", "6:45/mi", "7:00/mi"]
    assert [rep["seconds"] for rep in miles["reps"]] == [399, 400, 405, 420]
    assert miles["rests"][0]["prescribed"]["text"] == "r50%"
    assert miles["rests"][0]["prescribed"]["seconds"] == [199.5, 199.5]
    assert easy["intensities"] == [
        {"index": 0, "kind": "heart", "run": [152, 152], "target": [140, 150], "verdict": "above"}
    ]
    assert (threes["whole"]["pace"], threes["whole"]["seconds"]) == ("6:50/mi", None)
    assert "800 m in 3:05: 2 s late (3:01–3:03)" in race["notes"]
    assert [each["verdict"] for each in bike["intensities"]] == ["within", "above"]


def test_what_has_no_entry_has_no_date() -> None:
    (easy,) = [one for one in document(judged(MIXED, *RUN))["sessions"] if one["date"] is None]
    assert easy["planned_date"] == "2025-08-18"
    assert easy["verdict"] == "skipped"


def test_the_same_log_gives_the_same_bytes() -> None:
    first, second = judged(PLAN, *LOG), judged(PLAN, *LOG)
    assert text(first, color=True) == text(second, color=True)
    assert json.dumps(document(first)) == json.dumps(document(second))


def test_years_before_the_plan_are_one_line() -> None:
    old = [f"202{year}-03-01  easy: = 40:00 8km" for year in range(3, 6)]
    begun = judged(PLAN, *old, "2025-07-21  easy: = 41:00 8km", *LOG)
    _, history, first, *_ = text(begun).split("\n\n")
    assert history == (
        "2023-03-01 to 2025-03-01: 3 sessions more than 4 weeks before the plan begins,\nhistory"
    )
    assert first.startswith("2025-07-21")
    assert "\n8 sessions logged" in text(begun)
    told: Any = verdicts_json.document(begun)["sessions"]
    assert len(told) == len(begun.sessions)
    assert "more than 4 weeks" not in text(judged(PLAN, *LOG))
