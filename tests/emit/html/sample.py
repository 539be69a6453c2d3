"""A realistic season of twelve weeks, built by hand: what the sheets are made of in the tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction

from plandsl.model.condition import Condition
from plandsl.model.key import Key
from plandsl.model.plan import Closure, NamedPace, Plan, Race, Week
from plandsl.model.session import Guide, Kind, Rest, Role, Session, Step, Target
from plandsl.units import METRE, MILE, SECOND, Distance, Duration, Pace, Range, clock

START = dt.date(2025, 8, 18)
TRACK = "East River"


def seconds(low: int, high: int | None = None) -> Range[Duration]:
    return Range(Duration(low * SECOND), Duration((high or low) * SECOND))


def minutes(low: int, high: int | None = None) -> Range[Duration]:
    return seconds(low * 60, (high or low) * 60)


def metres(value: int) -> Range[Distance]:
    return Range(Distance(value * METRE), Distance(value * METRE))


def band(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}-{high}"


def timed(low: int, high: int) -> Target:
    """The time of one rep, in seconds."""
    both = (str(end) if end < 100 else clock(Duration(end * SECOND)) for end in (low, high))
    text = "-".join(dict.fromkeys(both))
    return Target(text, time=seconds(low, high))


def rest(value: int) -> Rest:
    return Rest(f"r{value}", duration=seconds(value))


def easy(low: int, high: int, role: Role = Role.MAIN) -> Step:
    word = "" if role is Role.MAIN else f"{role} "
    text = f"{word}{band(low, high)}min easy"
    target = Target("easy", effort="easy")
    return Step(text, role=role, duration=minutes(low, high), targets=(target,))


def strides(count: int = 4) -> Step:
    return Step(
        f"{count}x100 strides",
        reps=Range(count, count),
        distance=metres(100),
        targets=(Target("strides", effort="strides"),),
    )


def reps(low: int, high: int, length: int, target: Target, pause: int) -> Step:
    text = f"{band(low, high)}x{length} @ {target.text} r{pause}"
    return Step(
        text, reps=Range(low, high), distance=metres(length), targets=(target,), rest=rest(pause)
    )


def track(step: Step) -> tuple[Step, ...]:
    return easy(10, 15, Role.WARMUP), strides(), step, easy(10, 10, Role.COOLDOWN)


def alone(text: str, sport: str = "run", time: tuple[int, int] | None = None) -> Step:
    return Step(text, sport=sport, duration=minutes(*time) if time else None)


def tempo(low: int, high: int) -> Step:
    target = Target("threshold", effort="threshold")
    return Step(f"{band(low, high)}min threshold", duration=minutes(low, high), targets=(target,))


REST = (alone("rest", "rest"),)
WEIGHTS = (alone("weights", "weights"),)


def bike(time: int) -> tuple[Step, ...]:
    return (alone(f"bike {time}min easy", "bike", (time, time)),)


def session(
    day: int,
    kind: Kind,
    *options: tuple[Step, ...],
    label: str | None = None,
    venue: str | None = None,
    lane: int | None = None,
    time: dt.time | None = None,
    notes: tuple[str, ...] = (),
    guides: tuple[Guide, ...] = (),
) -> Session:
    """A session `day` days after the start of the plan."""
    week, series = day // 7 + 1, label or kind.value
    return Session(
        key=Key("sub-6-mile", week, series, day % 7 + 1),
        date=START + dt.timedelta(days=day),
        week=week,
        series=series,
        kind=kind,
        text=" or ".join(" + ".join(step.text for step in steps) for steps in options),
        options=options,
        label=label,
        venue=venue,
        lane=lane,
        time=time,
        notes=notes,
        guides=guides,
    )


def guide(colour: str | None, condition: str | None, text: str, laps: str = "") -> Guide:
    parts = tuple(Duration(int(value) * SECOND) for value in laps.split())
    return Guide(colour, Condition(condition, ()) if condition else None, text, parts)


READY = (
    guide("green", "all <= 3:00", "proceed as planned"),
    guide("yellow", "all <= 3:03", "open slightly conservative"),
    guide("red", None, "delay the race, or aim for 6:05-6:10"),
)
BRANCHES = (
    guide(None, "lap 1 >= 92", "", "92 90 89 88"),
    guide(None, "lap 1 <= 89", "", "89 91 90 89"),
)

FASTER_AT_THE_END = Step(
    "8x400 @ 87-88 x2, 85-88 x4, free x2 r60",
    reps=Range(8, 8),
    distance=metres(400),
    targets=(timed(87, 88),) * 2 + (timed(85, 88),) * 4 + (Target("free", effort="free"),) * 2,
    rest=rest(60),
)
LADDER = Step(
    "(400, 600, 800, 600, 400) @ 90/400 r90",
    pieces=tuple(
        Step(
            str(length),
            distance=metres(length),
            targets=(Target("90/400", pace=Range(*[Pace(Fraction(90, 400))] * 2)),),
        )
        for length in (400, 600, 800, 600, 400)
    ),
    rest=rest(90),
)
LONG_REPS = Step(
    "3x1200 @ 4:30 (6:02/mi) r3:00",
    reps=Range(3, 3),
    distance=metres(1200),
    targets=(timed(270, 270),),
    stated=Target("6:02/mi", pace=Range(*[Pace(Fraction(362) / Fraction(MILE, METRE))] * 2)),
    rest=Rest("r3:00", duration=minutes(3)),
)
SETS = Step(
    "3x(4x200 @ 42 r30) r3:00",
    reps=Range(3, 3),
    pieces=(reps(4, 4, 200, timed(42, 42), 30),),
    rest=Rest("r3:00", duration=minutes(3)),
)
RACE = Step(
    "1600 @ 5:59 laps 91 90 90 88",
    distance=metres(1600),
    targets=(timed(359, 359),),
    laps=tuple(Duration(value * SECOND) for value in (91, 90, 90, 88)),
)

# The Tuesday of each week: the label and the set that the season is about.
TUESDAYS: tuple[tuple[str, Step], ...] = (
    ("400s", reps(4, 5, 400, timed(92, 96), 90)),
    ("400s", reps(5, 6, 400, timed(92, 96), 90)),
    ("400s", reps(6, 7, 400, timed(92, 96), 90)),
    ("400s", reps(6, 6, 400, timed(92, 96), 90)),
    ("400s", reps(8, 8, 400, timed(88, 90), 75)),
    ("400s", FASTER_AT_THE_END),
    ("800s", reps(4, 5, 800, timed(170, 180), 120)),
    ("ladder", LADDER),
    ("1200s", LONG_REPS),
    ("miles", reps(2, 2, 1609, timed(375, 380), 240)),
    ("200s", SETS),
    ("tune-up", reps(2, 2, 800, timed(178, 180), 120)),
)
CLOSED_FROM = dt.date(2025, 9, 8)


def regular_days(week: int, first: int) -> Iterable[Session]:
    """What stays the same all season long: Monday to Friday, and Sunday."""
    label, step = TUESDAYS[(week - 1) % 12]
    rounds = (30, 40) if week < 9 else (20, 30)
    yield session(first, Kind.EASY, (easy(*rounds),), label="easy", time=dt.time(18, 30))
    notes = ("even laps; wear the spikes only from rep 3",) if week == 6 else ()
    guides = READY if label == "tune-up" else ()
    yield session(
        first + 1,
        Kind.WORKOUT,
        track(step),
        label=label,
        venue=TRACK,
        time=dt.time(18, 30),
        notes=notes,
        guides=guides,
    )
    yield session(first + 2, Kind.CROSS, bike(45), WEIGHTS)
    if week in (4, 12):
        yield session(first + 3, Kind.EASY, (easy(30, 30), strides(6)), label="easy")
    else:
        yield session(first + 3, Kind.WORKOUT, (tempo(20, 24),), label="tempo")
    yield session(first + 4, Kind.REST, REST, bike(30))


def weekend(week: int, first: int) -> Iterable[Session]:
    if week == 12:
        yield session(first + 5, Kind.EASY, (easy(15, 20), strides()), label="shakeout")
        notes = ("No faster than 45 for the first 200.",)
        steps = (easy(10, 15, Role.WARMUP), strides(), RACE)
        yield session(
            first + 6,
            Kind.RACE,
            steps,
            label="race",
            venue=TRACK,
            lane=6,
            time=dt.time(9),
            notes=notes,
            guides=BRANCHES,
        )
        return
    if week in (4, 8):
        trial = Step("1600 @ 6:20-6:40", distance=metres(1600), targets=(timed(380, 400),))
        note = "even laps, then squeeze the last 300"
        yield session(first + 5, Kind.TRIAL, track(trial), label="trial", notes=(note,))
    else:
        yield session(first + 5, Kind.LONG, (easy(45 + week, 60 + week),), label="long")
    yield session(first + 6, Kind.STRENGTH, WEIGHTS, REST)


def phase_of(week: int) -> str:
    return ("Base", "Speed", "Race prep", "Race")[(week > 4) + (week > 8) + (week > 11)]


def season(weeks: int = 12) -> Plan:
    """The plan for a mile in 6:00, its track closed from the fourth week on."""
    made = []
    for number in range(1, weeks + 1):
        first = (number - 1) * 7
        days = (*regular_days(number, first), *weekend(number, first))
        start = START + dt.timedelta(days=first)
        made.append(Week(number, start, phase_of(number), days))
    return Plan(
        id="sub-6-mile",
        title="Sub-6 mile",
        athlete="me",
        start=START,
        race=Race(dt.date(2025, 11, 9), Distance(MILE), seconds(360), TRACK),
        timezone="America/New_York",
        weeks=tuple(made),
        closures=(Closure(TRACK, CLOSED_FROM, dt.date(2026, 12, 31), "construction"),),
        paces=(
            NamedPace("easy", Range(per_mile(510), per_mile(570)), "8:30-9:30/mi"),
            NamedPace("threshold", Range(per_mile(405), per_mile(420)), "6:45-7:00/mi"),
        ),
    )


def per_mile(value: int) -> Pace:
    return Pace.of(Duration(value * SECOND), Distance(MILE))
