"""Lines, plans and logs as people write them, made from the forms of the grammar.

Everything here is right: plausible, complete, and free of anything to remark on. Spelling is as
loose as the language allows (dashes, blanks, units in several forms, parts in any order).
"""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

T = TypeVar("T")

# The days of a week, each with its spellings.
DAYS = (
    ("mon", "Monday"), ("tue", "tues", "Tuesday"), ("wed", "WED"), ("thu", "thurs"),
    ("fri", "Fri"), ("sat", "SAT"), ("sun", "sunday"),
)  # fmt: skip
EFFORTS = (
    "easy", "recovery", "steady", "moderate", "tempo", "threshold", "interval", "hard",
    "repetition", "fast", "strides", "max", "free", "float",
)  # fmt: skip
TERRAINS = ("uphill", "downhill", "hilly", "flat", "track", "trail", "grass", "treadmill")
SPORTS = ("bike", "swim", "row", "ski", "walk", "weights", "mobility", "drills")
MODES = ("stand", "walk", "jog", "float", "easy")
# A distance as it is written, and how many metres it is.
LENGTHS = {
    "200": 200, "400": 400, "400m": 400, "400 m": 400, "400 meters": 400, "600": 600, "800": 800,
    "1000 metres": 1000, "1200": 1200, "1600m": 1600, "1.5km": 1500, "5k": 5000, "3mi": 4828,
    "1 mile": 1609, "mile": 1609, "half": 21097, "marathon": 42195, "1100yd": 1006, "10 km": 10000,
}  # fmt: skip
TIMED = (
    "90s", "20min", "20 minutes", "8 min", "1h", "2h", "1h30", "1h 5", "1:05:00", "3:30",
    "45 sec", "2'", '2\'30"', "90″", "12mins", "1 hour",
)  # fmt: skip
RANGES = ("8-12km", "600m–1km", "3 – 4 mi", "45min-1h", "20–30 min", "1h - 1h15", "45s-1min")
# Alone beside another step, these could be a rest.
SHORT = {"90s", "45 sec", "90″", "45s-1min"}
DASHES = ("-", "–", "—", " - ", " – ")
TITLES = ("Sub-6 mile", "Spring 5k", "Überlänge 2026", "week one, gently", "#1 plan", "a: b")
LABELS = ("400s", "tempo", "long run", "Mabry miles", "strides & hills", "5k-pace", "Läufe")
PLACES = ("East River", "Riverbank", "Mabry track", "Parc d'en haut")
TEXTS = ("even laps, then squeeze", "don't race it!", "8x400? no: 6x400", "90 = fine", "läuft 🏃")


def clock(seconds: int) -> str:
    """`85`, `1:25`, `1:05:00`: seconds below 100 stay seconds."""
    if seconds < 100:
        return str(seconds)
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def dash(low: str, high: str) -> st.SearchStrategy[str]:
    return st.sampled_from(DASHES).map(lambda sign: f"{low}{sign}{high}")


# ---- the parts of a step


@st.composite
def paces(draw: st.DrawFn) -> str:
    per = draw(st.sampled_from(("/km", " / km", "/1000", "/mi", "/1600m", "/miles")))
    low = draw(st.integers(200, 400)) * (1 if "m" not in per or "km" in per else 2)
    return draw(st.one_of(st.just(clock(low)), dash(clock(low), clock(low + 15)))) + per


@st.composite
def targets(draw: st.DrawFn, metres: int | None = None) -> str:
    """For one rep: an effort, a pace, or the time of a rep over so many metres."""
    kind = draw(st.sampled_from(("effort", "effort", "pace", "time", "bound", "range")))
    if kind == "effort" or (kind != "pace" and metres is None):
        at = draw(st.sampled_from(("", "@ ", "@")))
        return at + draw(st.sampled_from(EFFORTS))
    at = draw(st.sampled_from(("@ ", "@", "at ")))
    if kind == "pace" or metres is None:
        return at + draw(paces())
    low = metres * draw(st.integers(200, 320)) // 1000
    if kind == "time":
        # `5km at 19:00` can be in the evening.
        return ("@ " if at == "at " else at) + clock(low)
    if kind == "bound":
        return at + draw(st.sampled_from(("<=", ">=", "≤", "<= "))) + clock(low)
    high = low + 2
    if (low < 100) != (high < 100):
        return "@ " + clock(low)
    return at + draw(dash(clock(low), clock(high)))


@st.composite
def lists(draw: st.DrawFn, reps: int, metres: int) -> str:
    """As many targets as reps."""
    base = metres // 4
    if reps > 2 and draw(st.booleans()):
        sign = draw(st.sampled_from((" x", "x", " × ")))
        return f"@ {clock(base)}-{clock(base + 1)}{sign}{reps - 1}, free x1"
    return "@ " + ", ".join(clock(base + number) for number in range(reps))


@st.composite
def stated(draw: st.DrawFn) -> str:
    """A time and the pace that it is; both exact."""
    seconds = draw(st.integers(200, 300))
    per = draw(st.sampled_from(("/km", "/1000m")))
    return f"1000 @ {clock(seconds)} ({clock(seconds)}{per})"


REST_FORMS = (
    "r60", "r90s", "60r", "90sr", "r2:00", "2:00r", "r45-50", "45-50r", "r3min", "3minr",
    'r1\'30"', "r200m", "r400m", "r3-4min", "r100m-200m", "r2 min",
)  # fmt: skip
RESTS = st.sampled_from(REST_FORMS).flatmap(
    lambda rest: st.sampled_from(("", "", " each", *(f" {mode}" for mode in MODES))).map(
        lambda words: rest + words
    )
)


@st.composite
def steps(draw: st.DrawFn, depth: int = 1, at_top: bool = True) -> str:
    """One step without a role; a list of targets stands outside of groups only."""
    kind = draw(
        st.sampled_from(("reps", "reps", "length", "time", "range", "timed reps", "sport", "group"))
    )
    if kind == "sport":
        sport = draw(st.sampled_from(SPORTS))
        return draw(st.sampled_from((sport, f"{sport} 45min", f"{sport} 30-40min easy")))
    if kind == "group" and depth:
        return draw(groups(depth - 1))
    if kind in ("time", "timed reps"):
        work, metres = draw(st.sampled_from(TIMED)), None
        if kind == "time" and ":" in work:
            work = "30-40min"
    elif kind == "range":
        work, metres = draw(st.sampled_from(RANGES)), None
    else:
        work = draw(st.sampled_from(sorted(LENGTHS)))
        metres = LENGTHS[work]
    count = draw(st.integers(2, 12)) if "reps" in kind else 1
    if at_top and count > 1 and metres and metres <= 1200 and draw(st.integers(0, 4)) == 0:
        return f"{count}x{work} {draw(lists(count, metres))} r60"
    # In a group, a time alone behind reps would be taken for their rest; a short one everywhere.
    lonely = metres is None and (not at_top or work in SHORT)
    parts = [draw(targets(metres))] if lonely or draw(st.booleans()) else []
    parts += [draw(RESTS)] if count > 1 and draw(st.booleans()) else []
    parts += [draw(st.sampled_from(TERRAINS))] if draw(st.integers(0, 5)) == 0 else []
    # A mode right after a rest is the rest's, so a bare `easy` does not stand there.
    if not parts or parts[0] not in MODES:
        parts = list(draw(st.permutations(parts)))
    x = draw(st.sampled_from(("x", " x ", "×", "X", " × ")))
    reps = draw(st.sampled_from((f"{count}", f"{count}-{count + 2}"))) + x if count > 1 else ""
    if reps and not work[0].isdigit():
        reps = f"{count}x "
    return " ".join([reps + work, *parts])


@st.composite
def groups(draw: st.DrawFn, depth: int) -> str:
    pieces = [draw(steps(depth, at_top=False)) for _ in range(draw(st.integers(2, 3)))]
    join = draw(st.sampled_from((", ", ",  ", " + ")))
    times = draw(st.sampled_from(("", "3x", "2 x ", "4-5×")))
    rest = " r3min" if times or "," in join else ""
    return f"{times}({join.join(pieces)}){rest}"


@st.composite
def sessions(draw: st.DrawFn) -> str:
    """All that may stand behind a day in a plan."""
    kind = draw(st.sampled_from(("rest", "steps", "steps", "whole", "or", "stated", "laps")))
    if kind == "rest":
        return draw(st.sampled_from(("rest", "rest or bike 30min easy", "weights or rest")))
    label = draw(st.sampled_from(("", "", *(f"{label}: " for label in LABELS))))
    time = draw(st.sampled_from(("", "", "18:30 ", "6:05 ")))
    place = draw(st.sampled_from(("", "", *(f" at {place}" for place in PLACES))))
    lane = draw(st.sampled_from(("", "", " lane 1", " lane 6 stagger")))
    if kind == "stated":
        return f"{time}{label}{draw(stated())}{place}{lane}"
    if kind == "laps":
        base = draw(st.integers(80, 110))
        whole = clock(4 * base)
        return f"{label or 'race: '}1600 @ {whole} laps {base} {base + 1} {base} {base - 1}{place}"
    # After another sport, a run would have to say that it is one.
    parts = [draw(steps()) for _ in range(draw(st.integers(1, 3)))]
    parts.sort(key=lambda part: part.split()[0] in SPORTS)
    body = " + ".join(parts)
    if kind == "whole":
        runs = parts[-1].split()[0] not in SPORTS
        warm = draw(st.sampled_from(("warmup 10-15min easy", "wu 15min easy", "warmup")))
        cools = ("cooldown 10min easy", "cd", "cool-down 2km easy") if runs else ("cd",)
        cool = draw(st.sampled_from(cools))
        body = f"{warm} + 4x100 strides + {body} + {cool}"
    if kind == "or":
        body += " or " + draw(steps())
    return f"{time}{label}{body}{place}{lane}"


# ---- what stands below a day, and what a log says

CONDITIONS = (
    "all <= 90", "any >= 3:04", "avg <= 88", "fade <= 3%", "lap 1 >= 92", "done >= 6", "hit",
    "miss", "all ≤ 90 and fade <= 2.5%", "hit or avg <= 88.5 and done >= 4",
)  # fmt: skip


@st.composite
def belows(draw: st.DrawFn) -> str:
    """A note or a guide."""
    condition = draw(st.sampled_from(CONDITIONS))
    text = draw(st.sampled_from(TEXTS))
    colour = draw(st.sampled_from(("green", "yellow", "red")))
    return draw(
        st.sampled_from(
            (
                f"note {text}",
                f"{colour} if {condition}: {text}",
                f"red otherwise: {text}",
                f"if {condition}: {text}",
            )
        )
    )


@st.composite
def entries(draw: st.DrawFn) -> str:
    """All that may stand behind the date in a log."""
    label = draw(st.sampled_from(("", *(f"{label}: " for label in LABELS))))
    kind = draw(st.sampled_from(("reps", "reps", "easy", "status", "average", "laps")))
    if kind == "status":
        return f"{label}{draw(st.sampled_from(('skipped', 'moved to 2026-05-02')))}"
    if kind == "easy":
        parts = draw(st.permutations(("25:10", "4.6km", "141bpm", "rpe 3-4")))
        return f"{label}25min easy = " + " ".join(parts)
    if kind == "average":
        return f"{label}8x400 r60 = {draw(st.sampled_from(('avg 88.6', 'avg 1:28')))}"
    if kind == "laps":
        values = [draw(st.integers(80, 100)) for _ in range(4)]
        whole = clock(sum(values))
        return f"{label}1600 @ 6:00 = {' '.join(map(str, values))} total {whole}"
    reps = draw(st.integers(2, 8))
    rest = draw(st.sampled_from(("", " r90", " 75r", " r75 140bpm")))
    times = [
        draw(st.sampled_from((f"{80 + n}", f"1:2{n % 10}", f"8{n % 10}.25"))) for n in range(reps)
    ]
    missed = draw(st.sampled_from(("", " -")))
    session = draw(
        st.sampled_from((f"{reps}x400", f"{reps} x 400m 90r", f"{reps}×400 @ 85-89 r60"))
    )
    return f"{label}{session} = {(rest + ' ').join(times)}{missed}"


# ---- whole files

START = dt.date(2026, 3, 2)
COMMENTS = st.sampled_from(("", "", "", "  # as agreed", "\t# 400s!", " #"))
HEADS = (
    "athlete me", "id my-plan.2", "remind 1h before",
    "timezone Europe/Berlin\nat mon-fri 18:30, sat-sun 9:00", "pace easy = 5:30-6:00/km",
    "pace cruise = 4:20 / km", "closed Old Track 2026-04-08..2026-04-20: resurfacing",
    "closed Old Track 2026-04-22", "rule one-change off", "rules none", "rule target-mismatch warn",
)  # fmt: skip


@st.composite
def plans(draw: st.DrawFn) -> str:
    """A plan of one to three phases and a week of its own, with comments and blank lines."""
    lines = [f"plan {draw(st.sampled_from(TITLES))}", f"start {START}", "timezone Europe/Berlin"]
    chosen = draw(st.lists(st.sampled_from(HEADS), unique=True, max_size=5))
    lines += [line.removeprefix("timezone Europe/Berlin\n") for line in chosen]
    week = 1
    for name in ("Base", "Speed & hills", "Race")[: draw(st.integers(1, 3))]:
        last = week + draw(st.integers(0, 3))
        lines += [
            "",
            f"phase {name}, weeks {week}-{last}" if last > week else f"phase {name}, week {week}",
        ]
        lines += draw(days())
        week = last + 1
    if draw(st.booleans()):
        lines += ["# a week of its own", f"week {week}", *draw(days())]
    if draw(st.booleans()):
        lines.insert(1, "race 2026-03-08 5k 19:30-19:50 at Riverbank")
        lines += ["2026-03-08  race: 5k @ 19:40 at Riverbank"]
    return "".join(f"{line}{draw(COMMENTS) if line else ''}\n" for line in lines)


@st.composite
def days(draw: st.DrawFn) -> list[str]:
    lines: list[str] = []
    for names in draw(st.lists(st.sampled_from(DAYS), unique=True, min_size=1, max_size=4)):
        indent = draw(st.sampled_from(("  ", "", "\t", "      ")))
        lines.append(f"{indent}{draw(st.sampled_from(names))} {draw(sessions())}")
        for _ in range(draw(st.sampled_from((0, 0, 1, 2)))):
            lines.append(f"{indent}    {draw(belows())}")
    return lines


@st.composite
def logs(draw: st.DrawFn) -> str:
    lines = [f"log {draw(st.sampled_from(TITLES))}"]
    for number in range(draw(st.integers(1, 8))):
        lines.append(f"{START + dt.timedelta(days=number)}  {draw(entries())}")
        if draw(st.integers(0, 3)) == 0:
            lines.append(f"    note {draw(st.sampled_from(TEXTS))}")
    return "".join(f"{line}{draw(COMMENTS)}\n" for line in lines)


def sample(strategy: st.SearchStrategy[T], count: int) -> list[T]:
    """So many examples, the same ones every time."""
    found: list[T] = []

    @seed(2026)
    @settings(
        max_examples=count,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(one: T) -> None:
        found.append(one)

    collect()
    return found
