"""Targets that are stated twice."""

from __future__ import annotations

import pytest

from plandsl.diagnostics import Severity
from tests.rules.reading import blamed, found_in, names, weekly


def judged(session: str) -> list[tuple[str, str]]:
    found = found_in(weekly(session, rule=""))
    assert set(names(found)) <= {"target-mismatch"}
    return [(str(one.severity), one.message) for one in found]


@pytest.mark.parametrize(
    "session",
    [
        "3x1200 @ 4:30 (6:02/mi)",
        "3x1200 @ 6:02/mi (4:30)",
        "6x400 @ 85-87 (5:42-5:50/mi)",
        "6x400 @ 85-87 (5:46/mi)",
        "6x400 @ 86 (5:42-5:50/mi)",
        "6x400 @ 90 (6:00/mi)",
        "6x400 @ <=90 (6:02/mi)",
        "6x400 @ <=90 (5:40/mi)",
        "6x200 @ 33.5 (2:47/km)",
        "20min @ 7:00/mi (4:21/km)",
        "4800 @ 7:00/1600 (4:22.5/km)",
        "(400, 600, 800) @ 4:00/km (6:26/mi)",
        "4x(3min @ 4:00/km (6:26/mi)) r1min",
    ],
)
def test_both_say_the_same(session: str) -> None:
    assert judged(session) == []


@pytest.mark.parametrize(
    ("session", "severity", "message"),
    [
        ("3x1200 @ 4:30 (5:00/mi)", "error", "4:30 for 1200 m is 6:02/mi, not 5:00/mi"),
        ("3x1200 @ 5:00/mi (4:30)", "error", "5:00/mi over 1200 m is 3:44, not 4:30"),
        ("20min @ 7:00/mi (4:30/km)", "error", "7:00/mi is 4:21/km, not 4:30/km"),
        (
            "6x400 @ 85-87 (5:42-6:00/mi)",
            "error",
            "85-87 for 400 m is 5:42-5:50/mi, not 5:42-6:00/mi",
        ),
        ("6x400 @ 85-87 (6:00/mi)", "error", "85-87 for 400 m is 5:42-5:50/mi, not 6:00/mi"),
        (
            "6x400 @ 90 (5:59/mi)",
            "info",
            "90 for 400 m is 6:02/mi, a little off the 5:59/mi beside it",
        ),
        ("6x400 @ <=90 (6:10/mi)", "error", "<=90 for 400 m is <=6:02/mi, not 6:10/mi"),
        (
            "3x1200 @ 4:30 (6:00/mi)",
            "info",
            "4:30 for 1200 m is 6:02/mi, a little off the 6:00/mi beside it",
        ),
        (
            "6x400 @ 85-86.5 (5:42-5:50/mi)",
            "info",
            "85-86.5 for 400 m is 5:42-5:48/mi, a little off the 5:42-5:50/mi beside it",
        ),
    ],
)
def test_they_disagree(session: str, severity: str, message: str) -> None:
    assert judged(session) == [(severity, message)]


def test_a_hint_up_to_one_percent() -> None:
    assert [severity for severity, _ in judged("1000 @ 3:20 (3:22/km)")] == ["info"]
    assert [severity for severity, _ in judged("1000 @ 3:20 (3:23/km)")] == ["error"]


def test_where_it_points() -> None:
    [one] = found_in(weekly("3x1200 @ 4:30 (5:00/mi) r3min", rule=""))
    assert one.severity is Severity.ERROR
    assert blamed(one) == "4:30"
    [label] = one.labels
    assert label.text == "stated here as 5:00/mi"
    span = label.origin.span
    assert label.origin.source.text[span.start : span.end] == "5:00/mi"
    assert one.help == ("5:00/mi would be 3:44 for 1200 m",)


def test_a_named_pace() -> None:
    head = "pace threshold = 6:45-7:00/mi"
    assert found_in(weekly("20min @ threshold (6:45-7:00/mi)", rule=head)) == ()
    [one] = found_in(weekly("20min @ threshold (6:00/mi)", rule=head))
    assert one.message == "threshold is 6:45-7:00/mi, not 6:00/mi"


KNOWN = (
    "pace 5k = 6:27/mi\npace MP = 6:50-6:55/mi\npace threshold = 6:45-7:00/mi\n"
    "pace Z2 = 140-150bpm\npace Z3 = 160bpm\nhrmax 190\nhrrest 50\nftp 250W"
)


@pytest.mark.parametrize(
    "session",
    [
        "1mi @ 6:52 (MP)",
        "1mi @ 6:57 (MP+5)",
        "8x400 @ 96 (5k)",
        "8x400 @ 5k (96)",
        "20min threshold (6:45/mi)",
        "20min threshold (6:45-7:00/mi)",
        "20min threshold (95%5k)",
        "20min @ 16km/h (3:45/km)",
        "20min @ 3:43/km (16km/h)",
        "20min @ 10mph (6:00/mi)",
        "20min @ 6:47/mi>6:27/mi (5k)",
        "8x400 @ 90, 88, 86, 84, free, 84, 84, 84 (5:50/mi)",
        "8x400 @ 98>94 (5k)",
        "8x400 @ 88 x4, 5k x4 (5:50/mi)",
        "40min @ 145bpm (Z2)",
        "40min @ 143-152bpm (75-80%hrmax)",
        "40min @ 134bpm (60%hrr)",
        "20min @ 250W (100%ftp)",
        "20min @ rpe 7 (rpe 7)",
        "20min @ rpe 7 (7:00/mi)",
        "20min @ Z3 (threshold)",
        "20min steady (5k)",
        "20min @ 85%ftp (Z5)",
    ],
)
def test_any_target_beside_any_other(session: str) -> None:
    found = found_in(weekly(session, rule=f"{KNOWN}\npace Z5 = rpe 9"))
    assert [one for one in found if one.name != "unused-pace"] == []


@pytest.mark.parametrize(
    ("session", "severity", "message"),
    [
        ("1mi @ 6:15 (MP)", "error", "6:15 for 1 mi is not MP, which is 6:50-6:55/mi"),
        ("8x400 @ 88 (5k)", "error", "88 for 400 m is 5:54/mi, not 5k, which is 6:27/mi"),
        ("8x400 @ 5k (88)", "error", "5k over 400 m is 96 s, not 88"),
        (
            "20min threshold (6:42/mi)",
            "info",
            "threshold is 6:45-7:00/mi, a little off the 6:42/mi beside it",
        ),
        (
            "20min threshold (104%5k)",
            "error",
            "threshold is 6:45-7:00/mi, not 104%5k, which is 6:12/mi",
        ),
        ("20min @ 16.0km/h (3:50/km)", "error", "16.0km/h is 3:45/km, not 3:50/km"),
        (
            "8x400 @ 90>84 (5k)",
            "error",
            "90>84 for 400 m is 5:38-6:02/mi, not 5k, which is 6:27/mi",
        ),
        (
            "2x400 @ 90, 88 (5k)",
            "error",
            "90, 88 for 400 m is 5:54-6:02/mi, not 5k, which is 6:27/mi",
        ),
        ("40min @ 155bpm (Z2)", "error", "155bpm is not Z2, which is 140-150bpm"),
        ("40min Z2 (155bpm)", "error", "Z2 is 140-150bpm, not 155bpm"),
        ("40min @ 145bpm (80%hrmax)", "error", "145bpm is not 80%hrmax, which is 152bpm"),
        ("40min @ 150bpm (152bpm)", "error", "150bpm is not 152bpm"),
        ("20min @ 240W (100%ftp)", "error", "240W is not 100%ftp, which is 250W"),
        ("20min @ rpe 7 (rpe 8-9)", "error", "rpe 7 is not rpe 8-9"),
    ],
)
def test_names_shares_and_bodies_that_disagree(session: str, severity: str, message: str) -> None:
    found = found_in(weekly(session, rule=KNOWN))
    assert [(str(one.severity), one.message) for one in found] == [(severity, message)]


def test_what_a_name_would_be_in_the_targets_terms() -> None:
    [one] = found_in(weekly("1mi @ 6:15 (MP)", rule="pace MP = 6:52/mi"))
    assert blamed(one) == "6:15"
    assert one.help == ("MP would be 6:52 for 1 mi",)
    [by_goal] = found_in(weekly("1mi @ 6:15 (mile)", rule="race 2025-08-24 mile 6:00"))
    assert by_goal.message == "6:15 for 1 mi is not mile, which is 6:00/mi"


def test_a_groups_version_is_checked_too() -> None:
    text = weekly("3x1200 @ 4:30 (6:02/mi) | light 3x1200 @ 4:50 (6:02/mi)", rule="group light")
    [one] = found_in(text)
    assert one.message == "4:50 for 1200 m is 6:29/mi, not 6:02/mi"


def test_once_for_all_weeks_of_a_phase() -> None:
    text = (
        "plan Mile\nstart 2025-08-18\nphase Race, weeks 1-4\n  tue  3x1200 @ 4:30 (5:00/mi) r3min\n"
    )
    assert names(found_in(text)) == ["target-mismatch"]


def test_in_options_and_logs_too() -> None:
    assert len(judged("20min easy or 3x1200 @ 4:30 (5:00/mi)")) == 1
    log = "log Mile\n2025-09-01  1200s: 3x1200 @ 4:30 (5:00/mi) r3min = 4:30 4:31 4:29\n"
    assert names(found_in(log)) == ["target-mismatch"]
