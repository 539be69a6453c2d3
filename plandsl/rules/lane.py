"""Away from lane 1, a distance says how it was measured.

Why:
    A lap of lane 6 is 437.70 m, not 400 m: who runs four of them, from the
    line of lane 1 back to that line, has run 1750.80 m. `1600 lane 6` can be
    either, and a time is worth nothing while nobody knows which. The lengths
    are those of the 400 m track of World Athletics (straights of 84.39 m, a
    kerb of 36.50 m radius, lanes of 1.22 m, measured 0.30 m out in lane 1 and
    0.20 m out in the others); other tracks differ a little, and short indoor
    ones a lot. Evidence: S (definition).

    The distance is believed as it stands, and a warning gives its other
    reading. With `stagger` (each rep begins at the start of its own lane) there
    is only one, and so there is where the distance is no whole number of
    hundreds of metres, of kilometres or of miles: nobody counts 1750.8 m in
    laps. Where no distance stands at all, nobody can tell how far it was: that
    is an error. Work that is told in minutes needs none; nor do warm-up,
    strides and cool-down.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    none

Flagged:
    plan Two readings
    start 2025-08-18
    week 1
      tue  400s: 8x400 @ 88-90 r60 lane 6

    log Two readings of a race
    2025-09-07  race: 1600 lane 6 = 6:11

    log How far was that
    2025-09-07  race: max lane 6 = 6:11

Accepted:
    plan From the stagger
    start 2025-08-18
    week 1
      tue  400s: 8x400 @ 88-90 r60 lane 6 stagger
      thu  tempo: 20min threshold lane 6
      sat  speed: 8x200 @ 40 r90 lane 1

    plan Measured
    start 2025-08-18
    week 1
      tue  400s: 8x400 @ 88-90 r60 lane 6
        allow lane: cones at 400 m, laid out with a wheel

    log By the tape
    2025-09-07  race: 1750.8 lane 6 = 6:11
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plandsl.diagnostics import Severity
from plandsl.model.key import slug
from plandsl.model.log import Entry, Log
from plandsl.model.plan import Plan
from plandsl.model.session import Role, Session, Step
from plandsl.model.track import STANDARD
from plandsl.record import dataclass
from plandsl.rules._rule import Finding, Settings
from plandsl.rules._steps import place
from plandsl.rules._text import due, each, times
from plandsl.source import Origin
from plandsl.units import (
    METRE,
    MILE,
    Distance,
    Duration,
    Pace,
    Range,
    clock,
    length,
    number,
    rounded,
)

UNASKED = Severity.ERROR
TAKES = ()
LINE_BY_LINE = True

COUNTED_IN = (100 * METRE, MILE)
"""What is so many of these was most likely counted by the lines of the track."""

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class _Run:
    """What is to be run in a lane, or was; `planned` has the steps if the plan says them, `time` is
    what its only rep was run in, if there is one. `known`: how far it was is said elsewhere.
    """

    lane: int
    steps: Sequence[Step]
    origin: Origin | None
    planned: Session | None
    session: Session | None = None
    time: Duration | None = None
    known: bool = False


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """One finding for each session or entry in an outer lane that has two readings, or none."""
    for session in plan.sessions():
        if settings.concerns(session.series) and _is_outer(session):
            rows = [*session.options, *(row for one in session.versions for row in one.options)]
            assert session.lane is not None
            every = [step for row in rows for step in row]
            yield from _judged(_Run(session.lane, every, session.origin, session, session))
    planned = {(one.date, slug(one.series)): one for one in plan.sessions()} if log else {}
    for entry in log.entries if log else ():
        if settings.concerns(entry.series) and _is_outer(entry) and _was_run(entry):
            assert entry.lane is not None
            far = entry.result.distance if entry.result else None
            # An entry that has only a label was what the plan says.
            meant = None
            if not entry.steps:
                meant = planned.get((entry.date, slug(entry.series or "")))
            steps, time = meant.steps if meant else entry.steps, _time(entry)
            yield from _judged(
                _Run(entry.lane, steps, entry.origin, meant, time=time, known=far is not None)
            )


def _is_outer(one: Session | Entry) -> bool:
    return one.lane is not None and one.lane > 1 and not one.stagger


def _was_run(entry: Entry) -> bool:
    return entry.result is None or entry.result.was_run


def _time(entry: Entry) -> Duration | None:
    """Of an entry with a single value; None for a band."""
    values = entry.result.values if entry.result else ()
    time = values[0].time if len(values) == 1 else None
    return time.low if time and time.low == time.high else None


def _judged(run: _Run) -> Iterator[Finding]:
    pieces = [
        piece
        for step in run.steps
        if step.role is Role.MAIN and step.sport == "run"
        for piece in step.leaves()
        if all(target.effort != "strides" for target in piece.targets)
    ]
    counted = [piece for piece in pieces if _is_counted(piece)]
    if counted:
        yield _readings(run, max(counted, key=_far))
    elif not run.known and not (run.steps and all(map(_has_length, pieces))):
        yield _unknown(run, pieces)


def _has_length(piece: Step) -> bool:
    return bool(piece.distance or piece.duration or piece.until)


def _is_counted(piece: Step) -> bool:
    far = piece.distance
    return bool(
        far
        and far.low == far.high
        and far.low
        and far.low.um
        and any(far.low.um % unit == 0 for unit in COUNTED_IN)
    )


def _far(piece: Step) -> Distance:
    """Of a counted piece."""
    assert piece.distance is not None
    assert piece.distance.low is not None
    return piece.distance.low


def _unknown(run: _Run, pieces: Sequence[Step]) -> Finding:
    blamed = next((piece for piece in pieces if not _has_length(piece)), None)
    return Finding(
        f"nobody can tell how far this is: in lane {run.lane}, say the distance or the stagger",
        (place(blamed.origin, run.planned) if blamed else None) or run.origin,
        at=run.session,
        help=(f"write it like: 1600 lane {run.lane} stagger",),
    )


def _readings(run: _Run, piece: Step) -> Finding:
    """Both ends of what a distance can mean, and what that makes of a time."""
    far, lane = _far(piece), run.lane
    long = STANDARD.line_to_line(far, lane)
    readings = f"{length(far)} as it stands, or {_metres(long)} from line to line"
    helps = [
        f"write lane {lane} stagger if each rep begins at the start of its lane, "
        f"or the distance as it was measured, like {number(long.metres, 1)}m"
    ]
    if run.time is not None:
        one, other = (Pace.of(run.time, end).per(Distance(MILE)) for end in (far, long))
        helps.append(f"{clock(run.time)} would be {one} or {other}")
    target = piece.targets[0] if piece.targets else None
    time = due(piece, target) if target else None
    if time is not None and target is not None and STANDARD.laps_in(far, lane) >= HALF:
        helps.append(_marks(far, lane, time, target.text))
    return Finding(
        f"{length(far)} in lane {lane} has two readings: {readings}",
        place(piece.origin, run.planned) or run.origin,
        at=run.session,
        doubt=True,
        help=tuple(helps),
    )


def _marks(far: Distance, lane: int, time: Range[Duration], aim: str) -> str:
    """When the line is passed by somebody who runs the distance as it stands, and where it ends."""
    laps = STANDARD.laps_in(far, lane)

    def passed(end: Duration) -> Duration:
        exact = STANDARD.passed(HALF, lane, Pace.of(end, far))
        return Duration(rounded(Fraction(exact.ms, 100)) * 100)

    half = _metres(STANDARD.laps(HALF, lane))
    return (
        f"{length(far)} is {number(laps, 3)} laps of lane {lane}: "
        f"at {aim}, each half lap ({half}) takes {times(each(time, passed))}"
    )


def _metres(far: Distance) -> str:
    """To the centimetre."""
    return f"{number(far.metres, 2)} m"
