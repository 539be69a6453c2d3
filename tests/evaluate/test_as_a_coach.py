"""Sessions as runners write them down, read as a coach would."""

from __future__ import annotations

import pytest

from tests.evaluate.reading import marks, one

PACES = "pace easy = 5:20-6:00/km; pace threshold = 4:20-4:30/km"


@pytest.mark.parametrize(
    ("session", "entry", "verdict", "notes"),
    [
        ("fartlek: warmup 10min easy + 8x(1min hard + 1min easy) + cooldown 10min easy",
         "fartlek: = avg 3:48/km", "unjudged",
         ["only the average was kept: it is judged, the single reps are not",
          "no target to judge the time by"]),
        ("ladder: (200, 400, 800, 400, 200) @ 3:50/km r200m jog",
         "ladder: = 44 1:31 3:06 1:33 43", "over", []),
        # A fast finish: what was kept is of all of it.
        ("long: 14km easy + 3km threshold", "long: = 14km 1:18:30", "unjudged",
         ["that is the whole run: how the 3 km threshold went is not told"]),
        ("long: 60min easy + 15min threshold", "long: = 1:16:00", "unjudged",
         ["that is the whole run: how the 15 min threshold went is not told"]),
        ("long: 14km easy + 3km threshold", "long: = 1:31:00", "unjudged",
         ["that is the whole run: how the 3 km threshold went is not told"]),
        ("long: 14km easy + 3km threshold", "long: = 13:15", "hit", []),
        ("long: 14km easy + 3km threshold", "long: = 1:18:30 13:15", "hit", []),
        # Nobody is held to a pace on an easy day, over trails least of all.
        ("trail: 16km trail easy", "16km trail = 1:52:00", "hit", []),
        ("easy: 6km easy", "easy: = 38:00", "hit", []),
        ("easy: 6km easy", "easy: = 30:00", "missed", []),
        ("hills: 8x45s uphill hard r(jog back) + 4x200 @ 36 r60",
         "hills: 8x45s uphill + 4x200 r60 = 45 45 45 45 45 45 45 45 36 36 36 36", "hit", []),
        ("cut: 5x1km @ 4:20>4:00 r90", "cut: = 4:19 4:15 4:11 4:04 3:58", "hit", []),
        ("miles: 4xmile @ 6:40-6:50 r2:00", "miles: = 6:44 6:46 - 6:49", "partly", ["3 of 4 reps"]),
        ("800s: 6x800 @ 2:58-3:04 r2:00", "800s: = 2:59 3:00 3:02 6:06 3:03", "hit",
         ["6:06 is taken for reps 4 and 5 in one"]),
        ("300s: 8x300 @ 54-56 r100m walk", "300s: 10x300 = 55 55 54 56 55 54 55 56 54 54", "over",
         ["10 reps, 2 more than prescribed"]),
        ("400s: A: 10x400 @ 88-90 r60 or B: 8x400 @ 90-92 r90",
         "400s: B: 8x400 = 91 91 90 92 91 90 91 90", "hit", []),
        ("easy: 40min easy or bike 60min easy", "bike 60min = 1:02:00 128bpm", "hit", []),
        ("alt: 3x(1km @ 4:15 + 1km @ 5:00)", "alt: = 4:13 4:58 4:15 5:03 4:14 5:01", "hit", []),
        ("race: 5k @ 19:30", "race: = 19:41 (3:52 3:55 3:58 4:01 3:55)", "missed", []),
    ],
)  # fmt: skip
def test_a_session_of_a_runner_s_log(
    session: str, entry: str, verdict: str, notes: list[str]
) -> None:
    found = one(session, entry, PACES)
    assert (found.verdict.value, list(found.notes)) == (verdict, notes)


def test_one_time_for_two_reps_shifts_nothing() -> None:
    found = one("miles: 5x1mi @ 6:10-6:20 r2:00", "miles: = 6:12 6:15 12:36 6:30", PACES)
    assert marks(found) == "hit hit hit slow"
    assert [rep.count for rep in found.reps] == [1, 1, 2, 1]
