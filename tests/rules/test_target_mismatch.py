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
        ("6x400 @ 90 (85-87)", "error", "90 is stated twice, not 85-87"),
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


def test_once_for_all_weeks_of_a_phase() -> None:
    text = (
        "plan Mile\nstart 2025-08-18\nphase Race, weeks 1-4\n  tue  3x1200 @ 4:30 (5:00/mi) r3min\n"
    )
    assert names(found_in(text)) == ["target-mismatch"]


def test_in_options_and_logs_too() -> None:
    assert len(judged("20min easy or 3x1200 @ 4:30 (5:00/mi)")) == 1
    log = "log Mile\n2025-09-01  1200s: 3x1200 @ 4:30 (5:00/mi) r3min = 4:30 4:31 4:29\n"
    assert names(found_in(log)) == ["target-mismatch"]
