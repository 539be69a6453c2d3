"""Lines that have one reading, which nobody means: each is refused or remarked on, with the fix.

These are the worst mistakes a tool like this can make in silence. The right-hand side is what the
message's help must hold.
"""

from __future__ import annotations

import pytest

from plandsl import pipeline
from plandsl.diagnostics import Diagnostic, Severity
from plandsl.source import Source

HEAD = "plan Test\nstart 2026-03-02\npace hm = 4:50-5:00/km\nweek 1\n  tue  "


def found(text: str) -> list[Diagnostic]:
    every = pipeline.check([Source("test.plan", text)])
    return [one for one in every if one.severity is not Severity.INFO]


@pytest.mark.parametrize(
    ("line", "name", "helps"),
    [
        # metres for minutes
        ("8x400 @ 90 r1m", "odd-rest", "r1min"),
        ("long: 90m easy", "short-run", "90min"),
        ("60-75 easy", "short-run", "60-75min"),
        ("60", "short-run", "60min"),
        ("bike 45 easy", "short-run", "45min"),
        ("walk 30", "short-run", "30min"),
        ("20min tempo + 6 strides", "short-run", "6x100 strides"),
        ("6x3 hard r60", "short-run", "3min"),
        ("8x400 @ 90 r60 or 88", "short-run", "88min"),
        # seconds for minutes, seconds for metres
        ("3x1mi @ 7:00 r3", "odd-rest", "r3min"),
        ("8x400 @ 90 r200 jog", "odd-rest", "r200m"),
        ("5x1k @ 4:00 r400", "odd-rest", "r400m"),
        # hours for minutes
        ("easy: 1:30-2:00 easy", "short-run", "2h00"),
        ("1h-1:30 easy", "syntax", "1h-1h30"),
        ("45min-1:15 easy", "syntax", "45min-1h15"),
        ("40-1:00 easy", "syntax", ""),
        ("1.30h easy", "syntax", "1h30"),
        # a pace for a range, a place for a pace
        ("8x200 @ 32/33 r60", "syntax", "32-33"),
        ("3km at hm", "venue", "@ hm"),
        ("40min at easy pace", "syntax", ""),
        # a rest that stands nowhere, an effort without a length
        ("(400 + 800 + 1200) @ 88, 3:00, 4:36 r2:00", "unused-rest", "(400, 800, 1200)"),
        ("1600 @ 6:00 r2:00", "unused-rest", ""),
        ("12km+ easy", "no-length", "10min easy"),
        ("1:30", "syntax", "1h30"),
        # seconds for a distance, a count for a length, watts for a rest
        ("8x400s @ 85 r60", "syntax", "8x400 for metres"),
        ("400x8 @ 85", "syntax", "8x400"),
        ("8x400 @ 85 w/ 60", "syntax", "r60"),
        ("40min @ 150bpm/km", "syntax", "leave this out"),
        # the rest as a target, as a second statement, as a piece
        ("4x800 @ 2:30, 90 sec", "syntax", "r90"),
        ("2x800 @ 2:50, 90s", "syntax", "r90 for the rest"),
        ("8x400 @ 85 (60s)", "syntax", "r60"),
        ("8x400 @ 5k (90s)", "syntax", "r90 for the rest"),
        ("3x(4x200 @ 33, 30s) r3min", "syntax", "r30"),
        # the day of a race for its pace, a pace for an offset
        ("10k race", "syntax", "race: before the length"),
        ("40min @ MP-4:20/km", "syntax", "MP-10 is 10 s faster"),
        # a word of the language for a name
        ("2mi warmup + 3mi easy", "syntax", "warmup 2mi"),
        ("30min EASY", "syntax", "easy"),
        ("5mi easy + 6 strides", "short-run", "6x strides"),
        # digits that would not be found again
        ("٣٠min easy", "syntax", "30min"),
    ],
)
def test_it_is_said(line: str, name: str, helps: str) -> None:
    (one,) = (it for it in found(f"{HEAD}{line}\n") if it.name != "incomplete-week")
    assert one.name == name
    assert helps in " ".join(one.help)


@pytest.mark.parametrize(
    "line",
    [
        "8x400 @ 90 r120",
        "3x300 @ 60, 59, 58s r3min",
        "2x800 @ 2:50, 2:48 r2:00",
        "3x(400 @ 88, 2min easy)",
        "8x400 @ 90 r200m jog",
        "8x400 @ 90 r200s jog",
        "6x60 max r3s",
        "10x100 strides",
        "6x60 uphill hard r90",
        "swim 8x25 r20",
        "2min-2:30 hard + 5min easy",
        "8x400 @ 55-1:02 r60",
        "2000 threshold r3min + 4x200 @ 34 r60",
        "(400, 800, 400) @ 88, 3:00, 88 r2:00",
        "20min easy + strides",
        "3km @ hm",
        "1h-1h30 easy",
        "45min-1h easy",
        "100 max",
    ],
)
def test_what_is_meant_so_is_left_alone(line: str) -> None:
    assert found(f"{HEAD}{line}\n") == []


@pytest.mark.parametrize(
    "line", ["8x400 @ 90 r200s jog", "6x60 max r3s", "2x(6x300 @ 60 r60) r4min"]
)
def test_the_unit_that_makes_it_clear_is_kept(line: str) -> None:
    text = pipeline.canonical(Source("test.plan", f"{HEAD}{line}\n"))
    assert text.splitlines()[-1] == f"  tue  {line}"


@pytest.mark.parametrize(
    ("head", "body", "name", "helps"),
    [
        ("race 2026-03-08 half 2:15\n", "  sun  race: half\n", "implausible-speed", "2:15:00"),
        ("race 2025-03-08 10k\n", "  sun  race: 10k\n", "race-day", "2026-03-02"),
        ("race 2026-03-07 10k\n", "  sun  race: 10k\n", "race-day", "race: 10k"),
        ("pace esay = 7:15/km\n", "  tue  30min easy\n", "unused-pace", "easy"),
        (
            "closed East Rivr 2026-03-01..2026-04-01\n",
            "  tue  8x400 r60 at East River\n",
            "closed-venue",
            "East River",
        ),
        ("", "  tue  30min easy\n  tue  rest\n", "day-twice", "07:00"),
        ("", "  tue  rest\nweek 1\n  wed  rest\n", "week-twice", ""),
        ("", "  tue  rest\nweek 20\n  wed  rest\n", "empty-week", ""),
        ("", "  tue  rest\nweek 5\n", "empty-week", ""),
        ("race 2026-03-08 5k 0:00\n", "  sun  race: 5k\n", "implausible-speed", ""),
        ("race 2026-03-08 0km 20:00\n", "  sun  race: 5k\n", "implausible-speed", ""),
        ("", "  tue  8x400 r0\n", "odd-rest", ""),
    ],
)
def test_odd_plans_are_remarked_on(head: str, body: str, name: str, helps: str) -> None:
    (one,) = found(f"plan Test\nstart 2026-03-02\n{head}week 1\n{body}")
    assert one.name == name
    assert helps in " ".join(one.help)


def test_a_venue_in_other_capitals_is_the_same() -> None:
    text = "plan A\nstart 2026-03-02\nclosed east river 2026-03-03: a meet\nweek 1\n"
    found = pipeline.check([Source("a.plan", f"{text}  tue  8x400 r60 at East River\n")])
    assert [one.name for one in found] == ["venue-closed"]
