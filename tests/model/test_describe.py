"""What a runner reads on the phone, for sessions as they are written in a plan."""

from __future__ import annotations

import pytest

from plandsl.model.describe import description, time_needed, title
from plandsl.model.session import Session
from plandsl.pipeline import load
from plandsl.source import Source
from plandsl.units import KILOMETRE, MILE, MINUTE, Distance, Duration, Range

BY_MILE = Distance(MILE)

HEAD = """plan P
start 2026-03-02
pace easy = 8:30-9:30/mi
pace threshold = 6:45-7:00/mi
week 1
  tue """


def session(line: str, *below: str) -> Session:
    """The one session of a plan whose Tuesday is `line`."""
    text = HEAD + "\n    ".join((line, *below)) + "\n"
    (loaded,) = load([Source("p.plan", text)])
    assert loaded.plan is not None
    assert not loaded.unread, loaded.found
    (one,) = loaded.plan.sessions()
    return one


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("400s: 8x400 @ 85-87 r60", "400s: 8×400 @ 85–87 r60"),
        (
            "400s: warmup 15min easy + 4x100 strides + 8x400 @ 85-87 r60 + cooldown 10min easy",
            "400s: 8×400 @ 85–87 r60",
        ),
        ("30-40min easy", "Run 30–40min easy"),
        ("easy: 30min easy + 4x100 strides", "Easy: 30min easy + 4×100 strides"),
        ("bike 45min easy or weights", "Bike 45min easy or weights"),
        ("3x(4x200 @ 33 r30) r3min", "Run 3×(4×200 @ 33 r30) r3min"),
        ("400s: 8x400 @ 87-88 x4, free x4", "400s: 8×400 @ 87–88 ×4, free ×4"),
        ("warmup 15min easy", "Warmup 15min easy"),
        ("weights", "Weights"),
        (
            "20min threshold r3min + 5x200 @ 40 r60 + 10min easy + 4x100 strides",
            "Run 20min threshold r3min + 5×200 @ 40 r60 + 10min easy…",
        ),
        (f"{'very ' * 20}long: 20min easy", "Very" + " very" * 10 + "…"),
    ],
)
def test_titles(line: str, expected: str) -> None:
    assert title(session(line)) == expected
    assert len(expected) <= 60


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # one piece: nothing but the piece
        ("30-40min easy", ["30–40 min easy (8:30–9:30/mi, 5:17–5:54/km)"]),
        ("20min threshold", ["20 min threshold (6:45–7:00/mi, 4:12–4:21/km)"]),
        ("long: 1h15-1h40 steady", ["75 min–1 h 40 min steady"]),
        # a running pace says nothing about a ride
        ("bike 45min easy", ["Bike 45 min easy"]),
        # reps
        (
            "4-5x400 @ 92-96 r90",
            [
                "4–5 × 400 m, each in 92–96 s (1:32–1:36), 90 s standing rest between",
                "Takes 11–14 min",
            ],
        ),
        (
            "6x200 @ 33 r200m jog each",
            ["6 × 200 m, each in 33 s, 200 m jog after each", "Takes about 11 min"],
        ),
        ("6x30s hard r90 easy", ["6 × 30 s hard, 90 s easy running between", "Takes 11 min"]),
        (
            "8x400 @ 87-88 x2, 85-88 x4, free x1, 90 x1 r60",
            [
                "8 × 400 m, 60 s standing rest between",
                "• reps 1–2 in 87–88 s (1:27–1:28)",
                "• reps 3–6 in 85–88 s (1:25–1:28)",
                "• rep 7 with no target",
                "• rep 8 in 90 s (1:30)",
                "Takes about 19 min",
            ],
        ),
        # times of longer reps also for each 400, unless a second statement says it already
        (
            "4x800 @ 2:50-3:00 r2:00",
            [
                "4 × 800 m, each in 2:50–3:00 (85–90 s per 400), 2 min standing rest between",
                "Takes 17–18 min",
            ],
        ),
        (
            "3x1200 @ 4:30 (6:02/mi) r3min walk",
            ["3 × 1200 m, each in 4:30 (6:02/mi), 3 min walk between", "Takes 20 min"],
        ),
        ("4800 @ 7:00/1600", ["4.8 km at 7:00/1600 (21:00, 105 s per 400)", "Takes 21 min"]),
        ("5k @ 4:00/km", ["5 km at 4:00/km (20:00)", "Takes 20 min"]),
        ("5k @ <=20:00", ["5 km in 20:00 or faster", "Takes 20 min"]),
        ("4x100yd strides", ["4 × 100 yd strides", "Takes about 1 min"]),
        ("half @ 1:45:00", ["Half marathon in 1:45:00", "Takes 1 h 45 min"]),
        # one after the other
        (
            "warmup 15min + 10min threshold r3min walk + 5min hard + cooldown 10min",
            [
                "Warm-up: 15 min",
                "10 min threshold (6:45–7:00/mi, 4:12–4:21/km), then 3 min walk",
                "5 min hard",
                "Cool-down: 10 min",
                "Takes 43 min",
            ],
        ),
        # groups and ladders
        (
            "3x(4x200 @ 33 r30) r3min",
            [
                "3 sets, 3 min standing rest between the sets",
                "• 4 × 200 m, each in 33 s, 30 s standing rest between",
                "Takes 17 min",
            ],
        ),
        (
            "3x(3min threshold + 3min steady)",
            [
                "3 sets",
                "• 3 min threshold (6:45–7:00/mi, 4:12–4:21/km)",
                "• straight into 3 min steady",
                "Takes 18 min",
            ],
        ),
        (
            "(400, 600) @ 90/400 r90",
            [
                "One after the other, 90 s standing rest between",
                "• 400 m at 90/400 (1:30)",
                "• 600 m at 90/400 (2:15)",
                "Takes 5 min",
            ],
        ),
        (
            "(200, 400, 600) @ 32, 66, 1:42 r200m jog",
            [
                "One after the other, 200 m jog between",
                "• 200 m in 32 s",
                "• 400 m in 66 s (1:06)",
                "• 600 m in 1:42",
                "Takes about 6 min",
            ],
        ),
        # `+` has no break, but where the piece before it ends in a rest
        (
            "(1k @ 3:20 + 600 @ 2:10) r90 + 10min easy",
            [
                "One after the other, 90 s standing rest after the last",
                "• 1000 m in 3:20",
                "• straight into 600 m in 2:10",
                "10 min easy (8:30–9:30/mi, 5:17–5:54/km)",
                "Takes 17 min",
            ],
        ),
        (
            "2x(1k @ 3:20 r60 + 2x(200 @ 40, 100 @ 20) r30 each + 600 @ 2:10) r3min",
            [
                "2 sets, 3 min standing rest between the sets",
                "• 1000 m in 3:20, then 60 s standing rest",
                "• 2 sets, 30 s standing rest after each",
                "  • 200 m in 40 s",
                "  • 100 m in 20 s",
                "• 600 m in 2:10",
                "Takes 22 min",
            ],
        ),
        # a race with its laps
        (
            "race: 1600 @ 5:59 laps 91 90 90 88 at East River lane 6 stagger",
            [
                "1600 m in 5:59",
                "• laps 91, 90, 90, 88",
                "• pass 400 m in 1:31, 800 m in 3:01, 1200 m in 4:31, 1600 m in 5:59",
                "Where: East River, lane 6, from the stagger",
                "Takes 6 min",
            ],
        ),
        # options
        (
            "bike 45min easy or weights",
            ["Either: bike 45 min easy", "Or: weights", "Takes about 45 min"],
        ),
        ("rest or bike 30min", ["Either: rest", "Or: bike 30 min", "Takes 30 min"]),
        ("20min easy total 4km", ["20 min easy (8:30–9:30/mi, 5:17–5:54/km)", "4 km in all"]),
        ("rest", ["Rest"]),
    ],
)
def test_descriptions(line: str, expected: list[str]) -> None:
    assert list(description(session(line), BY_MILE)) == expected


def test_the_plans_own_unit_comes_first() -> None:
    one = session("20min threshold")
    (line,) = description(one, Distance(KILOMETRE))
    assert line == "20 min threshold (4:12–4:21/km, 6:45–7:00/mi)"


def test_notes_and_guides_follow_the_sets() -> None:
    one = session(
        "tune-up: 2x800 @ 2:58-3:00 r2:00",
        "note even splits: 45, 90, 2:15",
        "green if all <= 3:00: proceed",
        "red otherwise: delay the race",
        "if lap 1 >= 92: laps 92 90 89 88",
    )
    assert description(one, BY_MILE)[1:5] == (
        "Note: even splits: 45, 90, 2:15",
        "Green if all ≤ 3:00: proceed",
        "Red otherwise: delay the race",
        "If lap 1 ≥ 92: laps 92, 90, 89, 88 (clock 1:32, 3:02, 4:31, 5:59)",
    )


def test_options_of_several_steps_are_listed_apart() -> None:
    one = session("6x400 @ 88 x3, 86 x3 r60 or 20min easy + 4x100 strides")
    assert description(one, BY_MILE)[:7] == (
        "Either:",
        "• 6 × 400 m, 60 s standing rest between",
        "  • reps 1–3 in 88 s (1:28)",
        "  • reps 4–6 in 86 s (1:26)",
        "Or:",
        "• 20 min easy (8:30–9:30/mi, 5:17–5:54/km)",
        "• 4 × 100 m strides",
    )


def test_the_time_needed_spans_the_options_but_no_day_off() -> None:
    needed = time_needed(session("20min easy or 50-60min easy or rest"))
    assert needed.range == Range(Duration(20 * MINUTE), Duration(60 * MINUTE))
    assert needed.assumed == ()
    assert time_needed(session("rest")).range == Range(None, None)
