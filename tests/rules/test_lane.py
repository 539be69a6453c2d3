"""Distances in the outer lanes of a track."""

from __future__ import annotations

import pytest

from plandsl.diagnostics import Diagnostic, Severity
from tests.rules import reading
from tests.rules.reading import blamed, names

PLAN = "plan Mile\nstart 2025-08-18\nweek 1\n  tue  400s: {}\n"
LOG = "log Mile\n2025-09-07  race: {}\n"


def found_in(text: str) -> tuple[Diagnostic, ...]:
    return tuple(one for one in reading.found_in(text) if one.name in ("lane", "syntax"))


def of_plan(session: str) -> list[str]:
    return names(found_in(PLAN.format(session)))


def test_both_readings_are_told_with_what_they_make_of_the_time() -> None:
    [one] = found_in(LOG.format("1600 lane 6 = 6:11"))
    assert (one.name, one.severity) == ("lane", Severity.WARNING)
    assert one.message == (
        "1600 m in lane 6 has two readings: 1600 m as it stands, or 1750.8 m from line to line"
    )
    assert one.help == (
        "write lane 6 stagger if each rep begins at the start of its lane, "
        "or the distance as it was measured, like 1750.8m",
        "6:11 would be 6:13/mi or 5:41/mi",
    )


def test_the_times_at_the_half_laps() -> None:
    [one] = found_in(PLAN.format("1600 @ 5:59 lane 6"))
    assert one.help[-1] == (
        "1600 m is 3.655 laps of lane 6: at 5:59, each half lap (218.85 m) takes 49.1 s"
    )
    [band] = found_in(PLAN.format("8x400 @ 88-90 r60 lane 6"))
    assert band.help[-1].endswith("at 88-90, each half lap (218.85 m) takes 48.1-49.2 s")
    [short] = found_in(PLAN.format("8x200 @ 40 r60 lane 6"))
    assert len(short.help) == 1, "a rep that is no half lap passes no line"


def test_what_the_help_says_helps() -> None:
    assert of_plan("8x400 @ 88 r60 lane 6 stagger") == []
    assert of_plan("8x437.7m @ 1:36 r60 lane 6") == []


@pytest.mark.parametrize(
    "session",
    [
        "8x400 @ 88 r60 lane 1",
        "8x400 @ 88 r60",
        "20min threshold lane 4",
        "until lap lane 4",
        "8x200m-300m fast r60 lane 4",
        "warmup 2km easy + 20min threshold + 4x100 strides + cooldown 2km easy lane 4",
        "bike 5km easy lane 4",
    ],
)
def test_what_has_one_reading(session: str) -> None:
    assert of_plan(session) == []


def test_the_longest_piece_of_any_option_is_told() -> None:
    [one] = found_in(PLAN.format("8x400 r60 or 2x(800, 1mi) r3min lane 2"))
    assert one.message.startswith("1 mi in lane 2")
    [laps] = found_in(PLAN.format("10x500 r60 lane 2"))
    assert "500 m as it stands, or 508.8 m" in laps.message


def test_a_groups_version_counts_too() -> None:
    text = PLAN.format("20min threshold lane 3 | light 10min easy + 4x400 @ 99 r60")
    text = text.replace("start", "group light\nstart")
    assert names(found_in(text)) == ["lane"]


def test_without_any_distance_it_is_an_error() -> None:
    [one] = found_in(LOG.format("max lane 6 = 6:11"))
    assert (one.name, one.severity) == ("lane", Severity.ERROR)
    assert one.message.startswith("nobody can tell how far this is: in lane 6")
    assert blamed(one) == "max lane 6"
    assert found_in(LOG.format("max lane 6 stagger = 6:11")) == ()
    assert found_in(LOG.format("easy lane 6 = 25:10 4.6km")) == (), "its result says how far"
    assert found_in(LOG.format("max lane 6 = skipped")) == ()


def test_severities_and_waivers() -> None:
    text = PLAN.format("8x400 @ 88 r60 lane 6")
    asked = text.replace("week", "rule lane\nweek")
    assert [one.severity for one in found_in(asked)] == [Severity.WARNING]
    assert found_in(text.replace("week", "rule lane off\nweek")) == ()
    assert found_in(text + "    allow lane: cones\n") == ()
