"""No target is faster than the world record, nor slower than a stroll.

Why:
    Such a target was mistyped, or its unit is missing: `5km @ 25` is 25
    seconds, `5mi @ 5:45` is a mile in 1:09, a band of 2:00 for a kilometre was
    a minute short. A program that believes it plans a season on it. The limits
    are the men's world records at the end of 2025 from 200 m to 100 km (of
    the nearest one that is no longer), rounded up to a tenth of a metre a
    second, and one metre a second: what lies beyond them was never run. A
    pace for a time is judged by how far that goes. Evidence: S (definition).

    A time for a rep that comes to more than twelve minutes a mile can be run,
    but was most often meant as a pace (`6x800 @ 6:00`): that is a doubt, and
    only where the pace makes sense, and is slower than the plan's own `pace
    easy`. House choice.

    Only running is judged. The target of a group is that of each of its pieces.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    none

Flagged:
    plan Seconds
    start 2026-03-02
    week 1
      tue  5km @ 25

    plan A minute short
    start 2026-03-02
    week 1
      tue  6x1km @ 2:00-1:55/km r2:00

    plan Nobody keeps that up for so long
    start 2026-03-02
    week 1
      tue  20min @ 2:20/km
      sat  half @ 55:00

    plan Meant as a pace
    start 2026-03-02
    week 1
      tue  6x800 @ 6:00 r90

Accepted:
    plan Fast and slow
    start 2026-03-02
    week 1
      tue  8x400 @ 60-62 r2:00
      sat  easy: 5km @ 9:30/km
      sun  walk 5km @ 12:00/km

    plan Slower than most
    start 2026-03-02
    pace easy = 8:30-9:30/km
    week 1
      tue  8x400 @ 3:00-3:10 r2:00 walk

    plan A sprinter
    start 2026-03-02
    week 1
      tue  4x60 @ 7 r5:00
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from plandsl.diagnostics import Severity
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Session, Step, Target
from plandsl.model.speed import SHORTEST_RUN, SLOWEST, fastest
from plandsl.rules._rule import Finding, Settings
from plandsl.rules._steps import place, written_steps
from plandsl.source import Origin, Span
from plandsl.units import KILOMETRE, METRE, MILE, Distance, Pace, spoken

UNASKED = Severity.ERROR
TAKES = ()
LINE_BY_LINE = True

# Races whose bare number is more than any rep takes in seconds.
RACES = {800, 1000, 1500, 1600, 3000, 5000, 10000}
# Twelve minutes a mile: reps to a time that are slower were most often meant as a pace.
SLOW_REP = Fraction(MILE, METRE * 720)


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """One finding for each target; the reps of a cut-down share theirs."""
    said: set[tuple[Session | None, Origin | None]] = set()
    right: set[int] = set()
    seen: set[tuple[int, Span | None]] = set()
    slow = min(SLOW_REP, _easy(plan))
    for step, session in written_steps(plan, log, settings):
        # Lines that say the same have their steps in common, and so have the weeks of one line.
        if id(step) in right:
            continue
        line = id(step), session.origin.span if session and session.origin else None
        if line in seen and session is not None and not session.waivers:
            continue
        seen.add(line)
        right.add(id(step))
        for piece, target in dict.fromkeys(_aimed(step, ())):
            found = _found(piece, target, session, slow) if piece.sport == "run" else None
            if found is None:
                continue
            right.discard(id(step))
            if (session, target.origin) not in said:
                said.add((session, target.origin))
                yield found


def _aimed(step: Step, handed: Sequence[Target]) -> Iterator[tuple[Step, Target]]:
    """Each piece with a target: its own, or its group's; those with their own come alone."""
    targets = step.targets or handed
    for at, piece in enumerate(step.pieces):
        if not piece.targets:
            own = targets[at : at + 1] if len(targets) == len(step.pieces) else targets
            yield from _aimed(piece, own)
    if not step.pieces:
        yield from ((step, target) for target in targets)


def _easy(plan: Plan) -> Fraction:
    """How slow the athlete's own easy running is, in metres a second, where the plan says it."""
    paces = [one.target.pace for one in plan.paces if one.name == "easy"]
    return next((1 / pace.high.s_per_m for pace in paces if pace and pace.high), SLOW_REP)


def _found(step: Step, target: Target, session: Session | None, slow: Fraction) -> Finding | None:
    """A target faster than the world record, slower than a stroll, or a pace without its unit: a
    time that is slower than `slow`, in metres a second.

    Of what is too short to be run, that is said where it is read.
    """
    distance = step.distance.low if step.distance else None
    longest = step.distance.high if step.distance else None
    if longest is not None and longest < SHORTEST_RUN:
        return None
    for pace in _paces(target, distance):
        speed = 1 / pace.s_per_m
        if speed > fastest(distance or _covered(step, speed)):
            return _finding(target, step, pace, "faster than the world record", session)
        if speed <= SLOWEST:
            return _finding(target, step, pace, "slower than a stroll", session)
        if speed < slow and target.time is not None and ":" in target.text:
            made = _finding(target, step, pace, "hardly a run", session, doubt=True)
            return made if made.help else None
    return None


def _covered(step: Step, speed: Fraction) -> Distance | None:
    """How far a piece goes that lasts so long, at least, at so many metres a second."""
    if step.duration is None or step.duration.low is None:
        return None
    return Distance(int(speed * step.duration.low.seconds * METRE))


def _paces(target: Target, distance: Distance | None) -> list[Pace]:
    if target.pace is not None:
        return [pace for pace in (target.pace.low, target.pace.high) if pace is not None]
    if target.time is None or not distance or not distance.um:
        return []
    times = [time for time in (target.time.low, target.time.high) if time is not None]
    return [Pace.of(time, distance) for time in times if time.ms > 0]


# ---- in words


def _finding(
    target: Target,
    step: Step,
    pace: Pace,
    what: str,
    session: Session | None,
    doubt: bool = False,
) -> Finding:
    distance = step.distance.low if step.distance else None
    message = f"{target.text} is {what}"
    if step.duration is not None and step.duration.low is not None:
        message = f"{target.text} for {spoken(step.duration.low)} is {what}"
    elif target.time is not None and distance is not None:
        per_mile = pace.per(Distance(MILE))
        shown = per_mile if ":" in per_mile else "0:" + per_mile.rjust(len("00/mi"), "0")
        message = f"{target.text} for {distance} is {shown}, {what}"
    meant = _readings(target, distance)
    helps = (f"write {' or '.join(meant)}",) if meant else ()
    return Finding(message, place(target.origin, session), at=session, doubt=doubt, help=helps)


def _readings(target: Target, distance: Distance | None) -> list[str]:
    """What could have been meant: the time as a pace, minutes for seconds, a clock's colon."""
    if target.pace is not None:
        colon = re.sub(r"(\d)\.(\d\d)(?!\d)", r"\1:\2", target.text)
        return [colon] if colon != target.text else []
    time = target.time.low or target.time.high if target.time else None
    if time is None or distance is None:
        return []
    bare = target.text.lstrip("<>=")
    as_pace = [
        f"{target.text}/{unit}"
        for unit, size in (("mi", MILE), ("km", KILOMETRE))
        if SLOW_REP < 1 / Pace.of(time, Distance(size)).s_per_m < fastest(distance)
    ]
    if bare.isdecimal() and int(bare) in RACES:
        return [f"{target.text}m for the pace of a race over {bare} m", *as_pace]
    longer = Pace.of(time * 60, distance)
    if SLOW_REP < 1 / longer.s_per_m < fastest(distance):
        # Minutes for seconds, or hours for minutes.
        return [f"{target.text}min" if bare.isdecimal() else f"{target.text}:00", *as_pace]
    return as_pace
