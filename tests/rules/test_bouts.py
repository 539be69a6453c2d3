"""How long a piece is at its pace, and whether the rest behind it suits it."""

from __future__ import annotations

import pytest

from plandsl.diagnostics import Diagnostic
from tests.rules.reading import blamed, found_in

HEAD = "plan Mile\nstart 2025-08-18\n"
FIVE_K = "recent 2025-08-01 5k 20:00\n"


def of(name: str, session: str, head: str = "") -> list[Diagnostic]:
    text = f"{HEAD}{head}week 1\n  tue  work: {session}\n"
    return [one for one in found_in(text) if one.name == name]


def test_a_long_rep() -> None:
    [one] = of("bout-length", "4x8min interval r4min jog")
    assert str(one.severity) == "info"
    assert one.message == "8:00 at interval pace in one piece"
    assert one.help == ("at that pace 5:00 are enough",)
    assert blamed(one) == "4x8min interval r4min jog"


@pytest.mark.parametrize(
    ("session", "unasked", "asked"),
    [
        ("20min threshold", 0, 0),
        ("25min threshold", 0, 1),
        ("35min threshold", 1, 1),
        ("5min interval", 0, 0),
        ("6x6min interval r3min", 0, 1),
        ("8x2min repetition r4min", 0, 0),
        ("8x2:30 repetition r4min", 0, 1),
        ("60min MP", 0, 0),
        ("30min @ HM", 0, 0),
        ("8x400 @ 85-87 r60", 0, 0),
        ("40min rpe 7", 0, 0),
        ("5km @ race", 0, 0),
    ],
)
def test_limits(session: str, unasked: int, asked: int) -> None:
    assert len(of("bout-length", session)) == unasked
    assert len(of("bout-length", session, "rule bout-length\n")) == asked


def test_a_limit_of_ones_own_and_the_ends_of_a_range() -> None:
    head = "rule bout-length threshold 30min\n"
    assert of("bout-length", "25-30min threshold", head) == []
    [one] = of("bout-length", "25-33min threshold", head)
    assert (one.message, str(one.severity)) == (
        "33 min at threshold pace in one piece at the high end",
        "info",
    )
    [one] = of("bout-length", "28-40min threshold", head)
    assert one.message == "34 min at threshold pace in one piece in the middle of its range"


def test_by_the_pace_of_the_athlete() -> None:
    assert len(of("bout-length", "3x1200 @ 4:20 r5min", FIVE_K)) == 1
    assert of("bout-length", "3x1200 @ 4:20 r5min") == []


def test_practice_for_the_race_is_fine() -> None:
    race = f"{FIVE_K}race 2025-10-12 mile 5:50\n"
    assert of("bout-length", "3x1200 @ 4:20-4:22 r5min", race) == []
    assert of("bout-length", "3x1200 @ mile r5min", race) == []
    assert len(of("bout-length", "3x1200 @ 4:10 r5min", race)) == 1


@pytest.mark.parametrize("label", ["race", "trial"])
def test_races_and_trials_are_fine(label: str) -> None:
    text = f"{HEAD}rule bout-length\nrule rest-fits\nweek 1\n  tue  {label}: 10k threshold\n"
    assert not {"bout-length", "rest-fits"} & {one.name for one in found_in(text)}


@pytest.mark.parametrize(
    ("session", "unasked", "asked"),
    [
        ("4x6min threshold r1:12 jog", 0, 0),
        ("4x6min threshold r1:30 jog", 0, 1),
        ("4x6min threshold r3:30 jog", 1, 1),
        ("5x3min interval r3min jog", 0, 0),
        ("5x3min interval r4min jog", 0, 1),
        ("5x3min interval r5min jog", 1, 1),
        ("8x1min repetition r2min", 0, 0),
        ("8x1min repetition r1min", 0, 1),
        ("8x1min repetition r30", 1, 1),
        ("8x200 @ mile r200m jog", 0, 0),
        ("8x200 @ mile r100m jog", 0, 1),
        ("3x(4x200 @ mile r15) r4min", 0, 0),
        ("8x1min repetition r(full)", 0, 0),
        ("8x1min repetition r50%", 1, 1),
        ("(1min, 2min, 1min) repetition r20", 2, 2),
        ("8x400 @ 85-87 r10", 0, 0),
    ],
)
def test_rests(session: str, unasked: int, asked: int) -> None:
    assert len(of("rest-fits", session)) == unasked
    assert len(of("rest-fits", session, "rule rest-fits\n")) == asked


def test_what_is_said_of_a_rest() -> None:
    [one] = of("rest-fits", "8x400 @ 82-84 r45", FIVE_K)
    assert str(one.severity) == "info"
    assert one.message == (
        "45 s of rest after 82 s at repetition pace at the high end: 55% of the rep, "
        "and at least 67% suit that pace"
    )
    assert blamed(one) == "r45"


def test_a_share_of_ones_own_and_the_ends_of_a_range() -> None:
    [one] = of("rest-fits", "4x5min threshold r1:16 jog", "rule rest-fits threshold 25%\n")
    assert "25.3% of the rep, and at most 25% suit" in one.message
    head = "rule rest-fits threshold 25%\n"
    assert of("rest-fits", "4x6min threshold r1:30 jog", head) == []
    [one] = of("rest-fits", "4x6min threshold r80-100 jog", head)
    assert str(one.severity) == "info"
    assert one.message == (
        "1:40 of rest after 6:00 at threshold pace at the high end: 28% of the rep, "
        "and at most 25% suit that pace"
    )
