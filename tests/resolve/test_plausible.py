"""What reads in one way only, but cannot be meant, and what is left alone."""

from __future__ import annotations

import pytest

from plandsl import pipeline
from plandsl.source import Source


def check(session: str) -> list[tuple[str, tuple[str, ...]]]:
    text = f"plan A\nstart 2026-03-02\nweek 1\n  tue  x: {session}\n"
    return [(one.message, one.help) for one in pipeline.check([Source("x", text)])]


@pytest.mark.parametrize(
    ("session", "message", "helps"),
    [
        ("20m easy", "20 m is too short for a run",
         ("for minutes write 20min, for miles 20mi, or 20km",)),
        ("3x10 threshold", "10 m is too short for a run",
         ("for minutes write 10min, for miles 10mi, or 10km",)),
        ("1:30 easy", "1:30 is 90 s, too short for an easy run", ("for 1 h 30 min write 1h30",)),
        ("8x400 r90min", "a rest of 1 h 30 min is as long as a session",
         ("for seconds write r90",)),
        ("8x400 r3600", "a rest of 1 h is as long as a session", ()),
        ("5mi @ 5:45", "5:45 for 5 mi is 1:09/mi, faster than the world record",
         ("write 5:45/mi or 5:45/km",)),
        ("5km @ 25", "25 for 5 km is 0:08/mi, faster than the world record", ("write 25min",)),
        ("8x400 @ 40", "40 for 400 m is 2:41/mi, faster than the world record", ()),
        ("5km @ 4.20/km", "4.20/km is faster than the world record", ("write 4:20/km",)),
        ("20min @ 2:20/km", "2:20/km for 20 min is faster than the world record", ()),
        ("30min @ 24km/h", "24km/h for 30 min is faster than the world record", ()),
        ("20min @ 16mph", "16mph for 20 min is faster than the world record", ()),
        ("1000 @ 2:05", "2:05 for 1000 m is 3:21/mi, faster than the world record", ()),
        ("15k @ 39:30", "39:30 for 15 km is 4:14/mi, faster than the world record", ()),
        ("10mi @ 42:00", "42:00 for 10 mi is 4:12/mi, faster than the world record", ()),
        ("half @ 55:00", "55:00 for half marathon is 4:12/mi, faster than the world record", ()),
        ("5km @ 17:00/km", "17:00/km is slower than a stroll", ()),
        ("6x800 @ 6:00", "6:00 for 800 m is 12:04/mi, hardly a run", ("write 6:00/mi or 6:00/km",)),
    ],
)  # fmt: skip
def test_what_cannot_be_meant(session: str, message: str, helps: tuple[str, ...]) -> None:
    assert check(session) == [(message, helps)]


@pytest.mark.parametrize(
    "session",
    [
        "8x400 @ 85-87 r60",
        "1600 @ 3:45",
        "1000 @ 2:12",
        "half @ 57:30",
        "10x30s @ 2:00/km r3min",
        "20min @ 2:40/km",
        "6x30m uphill max r2:00",
        "4x20 strides",
        "swim 10x25 r20",
        "walk 5km @ 1:00:00",
        "8x1:30 easy",
        "(3:00 hard + 1:30 easy)",
        "1:30 hard",
        "12min easy + 1:30 easy",
        "8x400 r59min",
        "marathon @ 5:30:00",
        "8x400 @ <=90",
    ],
)
def test_what_is_unusual_but_fine(session: str) -> None:
    assert check(session) == []
