"""Logged values against logged totals."""

from __future__ import annotations

import pytest

from tests.rules.reading import blamed, found_in, names

TEMPO = "1:45.68 1:47.78 1:46.58 1:46.66 1:45.47 1:46.62 1:47.38 1:47.37 1:47.79 1:48.78 1:49.84"


def judged(entry: str) -> list[tuple[str, str]]:
    found = found_in(f"log Mile\n2025-08-27  {entry}\n")
    assert set(names(found)) <= {"log-sum"}
    return [(str(one.severity), one.message) for one in found]


@pytest.mark.parametrize(
    "entry",
    [
        "tempo: 1600 = 1:45 1:47 1:46 1:46 total 7:04",
        "tempo: 1600 = 1:45.5 1:47.5 1:46.5 1:46.4 total 7:05",
        "tempo: 1600 = 1:45.5 1:47.5 1:46.5 1:46.4 total 7:06",
        "400s: 4x400 r60 = 85 89 87 88 total 5:49",
        "400s: 4x400 r60 = 85 89 87 88 total 8:49",
        "400s: 4x400 r60 = 85 90r 89 87 88 total 9:19",
        "400s: 4x400 r60 = 85 89 - 88 total 4:22",
        "400s: 4x400 r200m jog = 85 89 87 88 total 12:00",
        "400s: warmup 10min easy + 4x400 r60 = 85 89 87 88 total 25:00",
        "400s: 4x400 r60 = 85 89 87 88",
        "easy: 25min = 25:10 4.6km 141bpm rpe 3",
        "tempo: 2x2mi r2:00 = 11:36 (5:48 5:48) 11:40 (5:50 5:50)",
        "tempo: 3x1mi r2:00 = 6:32/mi 6:30/mi 6:31 total 23:33",
        "400s: 4x400 r(60, 90, 120) = 85 89 87 88 total 10:19",
        "400s: 4x400 r120>60 = 85 89 87 88 total 10:19",
        "100s: 4x100 on 1:45 = 15 15 15 15 total 5:30",
        "400s: 4x400 r50% = 85 89 87 88 total 8:00",
        "400s: 4x400 r(walk back) = 85 89 87 88 total 14:00",
    ],
)
def test_it_adds_up(entry: str) -> None:
    assert judged(entry) == []


@pytest.mark.parametrize(
    ("entry", "severity", "message"),
    [
        (
            f"tempo: 4800 @ 7:00/1600 = {TEMPO} 1:39.24 total 21:19.25",
            "info",
            "12 laps add up to 21:19.19, the total says 21:19.25: within hand timing",
        ),
        (
            f"tempo: 4800 @ 7:00/1600 = {TEMPO} 1:39.24 total 21:19.31",
            "info",
            "12 laps add up to 21:19.19, the total says 21:19.31: within hand timing",
        ),
        (
            f"tempo: 4800 @ 7:00/1600 = {TEMPO} 1:39.24 total 21:19.32",
            "error",
            "12 laps add up to 21:19.19, the total says 21:19.32: 0.13 s too much",
        ),
        (
            "tempo: 1600 = 1:45 1:47 1:46 1:46 total 7:14",
            "error",
            "4 laps add up to 7:04, the total says 7:14: 10 s too much",
        ),
        (
            "tempo: 1600 = 1:45 1:47 1:46 1:46 total 7:00",
            "error",
            "4 laps add up to 7:04, the total says 7:00: 4 s too little",
        ),
        (
            "tempo: 1600 = 1:45 1:47 1:46 1:46 total 7:07",
            "info",
            "4 laps add up to 7:04, the total says 7:07: within hand timing",
        ),
        (
            "400s: 4x400 r60 = 85 89 87 88 total 8:20",
            "error",
            "4 reps add up to 8:49 with the rests, the total says 8:20: 29 s too little",
        ),
        (
            "400s: 4x400 r(60, 90, 120) = 85 89 87 88 total 9:49",
            "error",
            "4 reps add up to 10:19 with the rests, the total says 9:49: 30 s too little",
        ),
        (
            "400s: 4x400 r60 = 85 89 87 88 total 8:56",
            "info",
            "4 reps add up to 8:49 with the rests, the total says 8:56: within hand timing",
        ),
        (
            "400s: 4x400 r60 = 85 89 87 88 total 8:57",
            "error",
            "4 reps add up to 8:49 with the rests, the total says 8:57: 8 s too much",
        ),
        (
            "400s: 4x400 r200m jog = 85 89 87 88 total 5:20",
            "error",
            "4 reps add up to 5:49, the total says 5:20: 29 s too little",
        ),
        (
            "tempo: 2x2mi r2:00 = 11:36 (5:48 5:52) 11:40",
            "error",
            "2 splits add up to 11:40, the value says 11:36: 4 s too little",
        ),
    ],
)
def test_it_does_not(entry: str, severity: str, message: str) -> None:
    assert judged(entry) == [(severity, message)]


def test_where_it_points() -> None:
    [one] = found_in("log Mile\n2025-08-27  tempo: 1600 = 1:45 1:47 1:46 1:46 total 7:14\n")
    assert blamed(one) == "total 7:14"
    assert one.help == ("one of them is mistyped, or a value is missing",)
    [one] = found_in("log Mile\n2025-08-27  2x2mi r2:00 = 11:36 (5:48 5:52) 11:40\n")
    assert blamed(one).startswith("11:36")


def test_a_line_that_cannot_be_read_hides_no_other() -> None:
    text = "log Mile\n2025-08-26  400s: 4x400 ==\n2025-08-27  1600 = 1:45 1:47 total 7:14\n"
    assert names(found_in(text)) == ["syntax", "log-sum"]
