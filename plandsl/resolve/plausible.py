"""What can be read in one way only, but cannot be meant: metres for minutes, a rep time for a pace.

The limits are generous, so that what they refuse was surely mistyped: no run is faster than the
world record over its distance (rounded up a little), none slower than a stroll.
"""

from __future__ import annotations

from fractions import Fraction

from plandsl.diagnostics import Diagnostic, Severity
from plandsl.model.session import Step, Target
from plandsl.source import Origin, Source
from plandsl.syntax import tree
from plandsl.units import HOUR, KILOMETRE, METRE, MILE, Distance, Duration, Pace, clock

SHORTEST_RUN = Distance(50 * METRE)
LONGEST_REST = Duration(HOUR)
# From this distance on, nobody has run faster than this many metres a second: the men's world
# records on the track and the road in 2025, rounded up.
FASTEST = (
    (42_195, Fraction(59, 10)),
    (10_000, Fraction(65, 10)),
    (3_000, Fraction(69, 10)),
    (1_500, Fraction(73, 10)),
    (800, Fraction(8)),
    (400, Fraction(94, 10)),
    (0, Fraction(11)),
)
SLOWEST = Fraction(1)


def check(step: Step, written: tree.Step, source: Source) -> list[Diagnostic]:
    """Everything about one step that cannot be meant."""
    found = []
    if step.sport == "run" and isinstance(written.work, tree.Length):
        found += _too_short(written.work, source)
    found += _long_rest(step)
    if step.sport == "run":
        for target in dict.fromkeys(step.targets):
            found += _speed(step, target)
    return found


def _too_short(work: tree.Length, source: Source) -> list[Diagnostic]:
    """`20m` of running."""
    if work.range.high is None or work.range.high >= SHORTEST_RUN:
        return []
    digits = work.text.removesuffix("m")
    return [
        Diagnostic(
            "short-run",
            Severity.ERROR,
            f"{digits} is read as {digits} metres, which is no run",
            Origin(source, work.span),
            help=(f"for minutes write {digits}min, for miles {digits}mi",),
        )
    ]


def _long_rest(step: Step) -> list[Diagnostic]:
    rest = step.rest
    if rest is None or rest.duration is None or rest.duration.high is None:
        return []
    if rest.duration.high < LONGEST_REST:
        return []
    message = f"a rest of {clock(rest.duration.high)} is an hour or more"
    minutes = rest.text.split()[0].removeprefix("r").split(":")[0]
    return [
        Diagnostic(
            "long-rest",
            Severity.WARNING,
            message,
            rest.origin,
            help=(f"a bare number is seconds; for minutes write r{minutes}min",),
        )
    ]


def _speed(step: Step, target: Target) -> list[Diagnostic]:
    """A target faster than the world record, or slower than a stroll."""
    paces = _paces(step, target)
    distance = step.distance.low if step.distance and step.distance.low else None
    metres = distance.metres if distance else Fraction(0)
    limit = next(speed for start, speed in FASTEST if metres >= start)
    for pace in paces:
        speed = 1 / pace.s_per_m
        if speed > limit:
            return [_implausible(step, target, pace, "faster than the world record")]
        if speed < SLOWEST:
            return [_implausible(step, target, pace, "slower than a stroll")]
    return []


def _paces(step: Step, target: Target) -> list[Pace]:
    if target.pace is not None:
        return [pace for pace in (target.pace.low, target.pace.high) if pace is not None]
    distance = step.distance.low if step.distance else None
    if target.time is None or distance is None:
        return []
    times = [time for time in (target.time.low, target.time.high) if time is not None]
    return [Pace.of(time, distance) for time in times if time.ms > 0]


def _implausible(step: Step, target: Target, pace: Pace, what: str) -> Diagnostic:
    mile, kilometre = Distance(MILE), Distance(KILOMETRE)
    if target.time is not None and step.distance is not None and step.distance.low is not None:
        message = f"{target.text} for {step.distance.low} is {pace.per(mile)}, {what}"
        help_lines: tuple[str, ...] = (
            f"a pace has its distance: {target.text}/mi or {target.text}/km",
        )
    else:
        message = f"{target.text} is {what}"
        help_lines = (f"it is {pace.per(mile)}, or {pace.per(kilometre)}",)
    return Diagnostic("implausible-speed", Severity.ERROR, message, target.origin, help=help_lines)
