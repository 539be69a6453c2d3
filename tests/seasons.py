"""Whole seasons with all that unfolds: progressions, lighter weeks, weeks like others, moved days.

Each is right by itself: every `then` fits its session, every week that is named is there. What may
still not fit (a move of a day without a session) is for a test to leave out.
"""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

START = dt.date(2026, 3, 2)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# A session, and the `then` lines that can stand below it.
PROGRESSING = (
    ("400s: opener + 5x400 @ 92-96 r90 + cooldown", (
        "reps +1 to 8", "rest -5 to 75", "pace -2 to 88-90", "reps +1 to 8, rest -5 to 75",
        "reps +1 to 7, rest -10 to 60, pace -2 to 88-90", "reps 4 - 6 - 7 8", "rest 90 75 60",
        "cycle reps +1 to 8, rest -5 to 60", "reps +1 to 8 if all <= 90, else repeat",
        "pace 90-94 88-92",
    )),
    ("sets: 3x(4x200 @ 36-38 r30) r3min", (
        "sets +1 to 5", "reps +1 to 6", "sets +1 to 4, reps +1 to 5",
    )),
    ("long: 12km easy + strides", ("length +1km to 20km", "length +2km")),
    ("long run: 60-70min easy", ("time +10min to 100min", "time 70min - 80min 90min")),
    ("tempo: warmup 2km + 20min MP+20", ("pace -5 to MP", "time +5min to 40min, pace -5 to MP+10")),
    ("swim: swim 8x100 on 2:00", ("on -5 to 1:45", "reps +2 to 16")),
    ("ride: bike 4x8min @ 200-220W r4:00", ("pace +5W to 230-250W", "rest -30 to 2:00")),
    ("600s: 5x600 @ 5k r90 jog", ("length +200 to 1200", "length 800 1000, rest 75 60")),
    ("cuts: 6x1km @ 4:30/km r2:00 jog", ("pace -5 to 4:10/km", "reps +1 to 8")),
)  # fmt: skip
PLAIN = (
    "rest", "easy: 40min easy", "bike 45min easy or weights", "[opener] 6-8x400 @ 85-87 r60",
    "am easy: 30min easy", "pm easy: 6km easy", "mile pace: 10x200 @ mile r200m jog",
    "5mi of (1mi MP + 1mi MP+30)", "8x400 @ 88-90 r(60 jog, 90, 60, 90, 60, 90, 60)",
    "8x1km HM r60 | A 5x | B @ HM+10 r90",
    "20min threshold or hills: 8x45s uphill hard r(jog back)",
    "hard: A: 5x1km @ 5k r400m jog or B: 20min tempo", "12x300 @ 60-64 r100>45",
    "6xmile @ 6:40>6:10 r3min (5min after half)", "45min @ 75-80%hrmax", "30min Z2 + 6x strides",
    "3x rung @ 5k r2:00", "race pace: 3km @ race", "until lap easy + 4x30s fast r90%",
    "10k @ 39:40 splits 5k 20:00 19:40", "5x3min @ cycle 5k, 10k r2:00", "30min easy + drills",
    "opener + r4min + 8x400 @ 85/400 r60 + r5min + 4x200 @ 36 r30", "warmup + r3min + 3x1km HM r60",
    "(400, 800, 400) @ 3:20/km r60 + r5min + 20min easy", "10mi @ 5:00>4:10/km",
    "2x(4x200 @ 36 r30 + r2min + 600 MP) r5min", "30min easy + strides uphill + r2min + drills",
)  # fmt: skip
BELOW = (
    "note as you feel",
    "check 400 1:28-1:32",
    "green if all <= 90: go",
    "allow one-change: yes",
)
HEADS = (
    "deload every 4 weeks -30%", "deload weeks 2, 6 -20%", "weeks begin sunday", "athlete Zoë",
    "at mon-fri 18:30, sat-sun am 09:00", "usual cooldown = 10min easy", "id my-season",
    "usual strides = 6x80 r60", "usual warmup = 2km easy + drills",
    "away 2026-04-01..2026-04-03: travel", "recent 2026-02-01 5k 19:30", "pace MP = 4:40/km",
)  # fmt: skip
ALWAYS = (
    "timezone Europe/Berlin", "group A, B", "hrmax 188", "pace Z2 = 140-150bpm",
    "let opener = warmup 15min easy + 4x100 strides", "let rung = 800",
)  # fmt: skip


@st.composite
def day_lines(draw: st.DrawFn, weeks: int, ids: bool = True) -> list[str]:
    """One to four days; a `then` only where there are several weeks to go through."""
    lines: list[str] = []
    for weekday in draw(st.lists(st.sampled_from(WEEKDAYS), unique=True, min_size=1, max_size=4)):
        if weeks > 1 and draw(st.booleans()):
            session, thens = draw(st.sampled_from(PROGRESSING))
            lines += [f"  {weekday}  {session}", f"    then {draw(st.sampled_from(thens))}"]
        else:
            first = ids and not any("[opener]" in line for line in lines)
            session = draw(st.sampled_from(PLAIN)).removeprefix("" if first else "[opener] ")
            more: tuple[list[str], ...] = ([], [], ["    or 20min easy"], ["    + 10min easy"])
            lines.append(f"  {weekday}  {session}")
            lines += draw(st.sampled_from(more if "|" not in session else more[:3]))
        if draw(st.integers(0, 2)) == 0:
            lines.append(f"    {draw(st.sampled_from(BELOW))}")
    return lines


@st.composite
def seasons(draw: st.DrawFn) -> str:
    """A plan's text."""
    phases = draw(st.integers(1, 3))
    lengths = [draw(st.integers(1, 5)) for _ in range(phases)]
    with_ids = draw(st.integers(1, phases))
    last = sum(lengths)
    race = START + dt.timedelta(days=7 * last - 1)
    dates = draw(st.sampled_from((f"start {START}", "", f"start {START}")))
    lines = ["plan Season", f"race {race} 5k 19:50", *ALWAYS, *([dates] if dates else [])]
    once = st.lists(st.sampled_from(HEADS), unique_by=lambda line: line.split()[0], max_size=5)
    lines += draw(once)
    week = 1
    for number, length in enumerate(lengths):
        end = week + length - 1
        weeks = f"weeks {week}-{end}" if length > 1 else f"week {week}"
        lines += [
            "",
            f"phase Part {number + 1}, {weeks}",
            *draw(day_lines(length, ids=number + 1 == with_ids)),
        ]
        week = end + 1
    lines += draw(own_weeks(last))
    if draw(st.booleans()):
        lines += [
            f"{START + dt.timedelta(days=draw(st.integers(0, 7 * last - 1)))}  easy: 20min easy"
        ]
    if draw(st.booleans()):
        lines += [f"race-{draw(st.integers(1, 6))}  shakeout: 15min easy"]
    lines += draw(st.lists(edits(last), max_size=2))
    return "".join(f"{line}\n" for line in lines)


@st.composite
def own_weeks(draw: st.DrawFn, last: int) -> list[str]:
    """Weeks that override days, are like an earlier one, or state what they add up to."""
    lines: list[str] = []
    for number in draw(st.lists(st.integers(1, last), unique=True, max_size=3)):
        like = (
            f" like {draw(st.integers(1, number - 1))}"
            if number > 1 and draw(st.booleans())
            else ""
        )
        total = draw(st.sampled_from(("", "", " = 42km", " = 5h")))
        lines += ["", f"week {number}{like}{total}"]
        if not (like or total) or draw(st.booleans()):
            lines += draw(day_lines(1, ids=False))
    return lines


@st.composite
def edits(draw: st.DrawFn, last: int) -> str:
    """A session moved, swapped or dropped."""
    week, one, other = draw(st.integers(1, last)), *draw(st.permutations(WEEKDAYS))[:2]
    return draw(
        st.sampled_from(
            (
                f"move week {week} {one} to {other}",
                f"swap week {week} {one} {other}",
                f"drop week {week} {one}",
            )
        )
    )
