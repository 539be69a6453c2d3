"""Whole sessions in a runner's words: options, groups, marks, gates, laps and titles."""

from __future__ import annotations

import pytest

from plandsl.model.describe import description, shorthand, title
from plandsl.model.resting import rest_words
from plandsl.model.telling import mark_names
from plandsl.units import KILOMETRE, Distance
from tests.model.reading import plan_of, session_of

METRIC = Distance(KILOMETRE)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # options by their names, am and pm
        (
            "wed: A: 10km easy or B: 8x400 @ 90 r60 or 30min + 4x100 strides",
            [
                "A: 10 km easy (6:00–6:30/km, 9:39–10:28/mi)",
                "Or B: 8 × 400 m, each in 90 s (1:30), 60 s standing rest between",
                "Or:",
                "• 30 min",
                "• 4 × 100 m strides",
                "Takes about 19–65 min",
            ],
        ),
        ("am 40min easy", ["In the morning", "40 min easy (6:00–6:30/km, 9:39–10:28/mi)"]),
        ("pm 40min hard", ["In the afternoon or evening", "40 min hard"]),
        # what groups do instead
        (
            "8x1km HM r60 | light 5x | squad 40min easy + 4x100 strides",
            [
                "8 × 1000 m at half marathon pace (4:40/km, 7:31/mi), 60 s standing rest between",
                "light: 5 × 1000 m at half marathon pace (4:40/km, 7:31/mi), 60 s standing rest"
                " between",
                "squad:",
                "• 40 min easy (6:00–6:30/km, 9:39–10:28/mi)",
                "• 4 × 100 m strides",
                "Takes 44 min",
            ],
        ),
        (
            "40min easy or 8x1km HM r60 | light 5x",
            [
                "Either: 40 min easy (6:00–6:30/km, 9:39–10:28/mi)",
                "Or: 8 × 1000 m at half marathon pace (4:40/km, 7:31/mi), 60 s standing rest"
                " between",
                "light:",
                "Either: 40 min easy (6:00–6:30/km, 9:39–10:28/mi)",
                "Or: 5 × 1000 m at half marathon pace (4:40/km, 7:31/mi), 60 s standing rest"
                " between",
                "Takes 40–44 min",
            ],
        ),
    ],
)
def test_descriptions(line: str, expected: list[str]) -> None:
    assert list(description(session_of(line), METRIC)) == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (
            "check 200 >= 46, 400 88-90, 800 3:01-3:03",
            "Pass 200 m in 46 s or slower, 400 m in 88–90 s (1:28–1:30), 800 m in 3:01–3:03",
        ),
        (
            "gate 400s: last 2 all <= 90 with r<=90",
            "Only when 400s: all ≤ 90, the last 2 times, with a rest ≤ 90 s",
        ),
        ("gate 400s: last 1 hit", "Only when 400s: target hit, the last time"),
        ("gate 400s: fade <= 3% or miss", "Only when 400s: fade ≤ 3% or target missed, every time"),
    ],
)
def test_what_stands_below_a_session(below: str, expected: str) -> None:
    lines = description(session_of("mile @ 6:05", below), METRIC)
    assert sorted(lines, key=lambda line: line == expected)[-1] == expected
    assert lines[-1] == "Takes 6 min"


def test_gates_come_first_and_marks_after_the_steps() -> None:
    session = session_of("mile @ 6:05", "check 800 3:01", "gate 400s: hit", "note even laps")
    assert description(session, METRIC) == (
        "Only when 400s: target hit, every time",
        "1 mi in 6:05",
        "Pass 800 m in 3:01",
        "Note: even laps",
        "Takes 6 min",
    )


def test_a_plan_by_the_mile_has_its_offsets_and_paces_by_the_mile() -> None:
    plan = plan_of("pace MP = 8:00/mi", "week 1", "  tue 6mi MP-10")
    (session,) = plan.sessions()
    assert description(session, plan.unit)[0] == (
        "6 mi at 10 s/mi faster than marathon pace (47:00, 7:50/mi, 4:52/km)"
    )


@pytest.mark.parametrize(
    ("line", "passed"),
    [
        ("1600 @ 5:59 laps 91 90 90 88", ["400 m", "800 m", "1200 m", "1600 m"]),
        ("1000 @ 3:20 laps 80 80 40", ["400 m", "800 m", "1000 m"]),
        ("mile @ 6:02 laps 90 90 90 92", ["400 m", "800 m", "1200 m", "1 mi"]),
        ("1500 @ 5:00 laps 1:40 1:40 1:40", ["500 m", "1000 m", "1500 m"]),
        ("400 @ 66 laps 32 34", ["200 m", "400 m"]),
        ("5mi @ 35:00 laps 7:00 7:00 7:00 7:00 7:00", [f"lap {n}" for n in range(1, 6)]),
        ("10km splits 4km 16:00 16:00", ["4 km", "8 km"]),
        ("half splits 5mi 33:00 33:00 20:00", ["5 mi", "10 mi", "half marathon"]),
    ],
)
def test_where_each_lap_ends(line: str, passed: list[str]) -> None:
    (step,) = session_of(line).steps
    assert mark_names(step) == passed


def test_a_group_reads_its_own_version_only() -> None:
    session = session_of("8x1km HM r60 | light 5x").for_group("light")
    assert title(session) == "Run 5×1km HM r60"
    assert description(session, METRIC)[0].startswith("5 × 1000 m at half marathon pace")
    assert len(description(session, METRIC)) == 2


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("8x400 @ 90>84 r120>20", "Run 8×400 @ 90→84 r120→20"),
        ("long run: 10km MP>10k", "Long run: 10km MP→10k"),
        ("wed: A: 10km easy or B: 8x400 @ 90 r60", "Wed: A: 10km easy or B: 8×400 @ 90 r60"),
        ("8x1km HM r60 | light 5x", "Run 8×1km HM r60"),
        ("pm easy: 40min easy", "Easy: 40min easy (pm)"),
        (
            "am 20min threshold r3min + 5x200 @ 40 r60 + 10min easy + 4x100 strides",
            "Run 20min threshold r3min + 5×200 @ 40 r60 + 10min… (am)",
        ),
        ("until lap easy", "Until lap easy"),
        ("warmup 15min + drills + 4x100 strides + 8x400 @ 85 r60", "Run 8×400 @ 85 r60"),
        ("30min easy + drills + strides", "Run 30min easy + drills + strides"),
        ("5mi of (1mi MP + 1mi MP+30)", "Run 5mi of (1mi MP + 1mi MP+30)"),
    ],
)
def test_titles(line: str, expected: str) -> None:
    assert title(session_of(line)) == expected
    assert len(expected) <= 60


def test_with_a_time_of_day_no_half_needs_saying() -> None:
    plan = plan_of("at tue pm 18:30", "week 1", "  tue pm 40min easy")
    (session,) = plan.sessions()
    assert title(session) == "Run 40min easy"
    assert description(session, METRIC)[0] == "40 min easy"


def test_a_rest_that_was_run_is_told_without_a_plan() -> None:
    (step,) = session_of("4x400 @ 90 r200m jog").steps
    assert step.rest is not None
    assert rest_words(step.rest) == "200 m jog"
    assert shorthand(((step,),), ()) == "4x400 @ 90 r200m jog"
