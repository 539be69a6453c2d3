"""What can be read in one way only, but cannot be meant: metres for minutes, a rep time for a pace.

The limits are generous, so that what they refuse was surely mistyped: no run is faster than the
world record over its distance (rounded up a little), none slower than a stroll.
"""

from __future__ import annotations

import re
from fractions import Fraction

from plandsl.diagnostics import Diagnostic, Severity
from plandsl.model.session import Step, Target
from plandsl.source import Origin, Source
from plandsl.syntax import tree
from plandsl.units import (
    HOUR,
    KILOMETRE,
    METRE,
    MILE,
    MINUTE,
    Distance,
    Duration,
    Pace,
    length,
    spoken,
)

SHORTEST_RUN = Distance(50 * METRE)
SPRINTS = {"max", "fast", "hard", "strides"}
LONGEST_REST = Duration(HOUR)
# An easy run that is all of its session; `1:30` for an hour and a half is caught by it.
SHORTEST_EASY_RUN = Duration(5 * MINUTE)
GENTLE = {"easy", "recovery", "steady", "moderate"}
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
# Twelve minutes a mile: reps to a time that are slower were most often meant as a pace.
SLOW_REP = Fraction(MILE, METRE * 720)


def check(step: Step, written: tree.Step, source: Source) -> list[Diagnostic]:
    """Everything about one step that cannot be meant."""
    found = _long_rest(step)
    if step.sport == "run":
        if isinstance(written.work, tree.Length):
            found += _too_short(step, written.work, source)
        for target in dict.fromkeys(step.targets):
            found += _speed(step, target)
    return found


def check_whole(step: Step, written: tree.Step, source: Source) -> list[Diagnostic]:
    """What cannot be meant of a step that is a session by itself: `1:30 easy`."""
    work = written.work
    if step.sport != "run" or written.count or not isinstance(work, tree.Time):
        return []
    clock = re.fullmatch(r"(\d):(\d\d)", work.text)
    gentle = all(target.effort in GENTLE for target in step.targets)
    high = work.range.high
    if clock is None or not gentle or high is None or high >= SHORTEST_EASY_RUN:
        return []
    message = f"{work.text} is {spoken(high)}, too short for an easy run"
    helps = (f"for {clock[1]} h {int(clock[2])} min write {clock[1]}h{clock[2]}",)
    return [Diagnostic("short-run", Severity.ERROR, message, Origin(source, work.span), help=helps)]


def _too_short(step: Step, work: tree.Length, source: Source) -> list[Diagnostic]:
    """`20m` of running, unless it is a sprint."""
    high = work.range.high
    sprint = any(target.effort in SPRINTS for target in step.targets)
    if sprint or high is None or high >= SHORTEST_RUN:
        return []
    helps: tuple[str, ...] = ()
    if re.fullmatch(r"[\d.-]+", work.text):
        helps = (
            f"for minutes write {work.text}min, for miles {work.text}mi",
            f"for a sprint say how hard: {work.text}m max",
        )
    message = f"{length(high)} is too short for a run"
    return [Diagnostic("short-run", Severity.ERROR, message, Origin(source, work.span), help=helps)]


def _long_rest(step: Step) -> list[Diagnostic]:
    """A rest as long as a session; `r90min` was meant as 90 seconds."""
    rest = step.rest
    if rest is None or rest.duration is None or rest.duration.high is None:
        return []
    if rest.duration.high < LONGEST_REST:
        return []
    minutes = re.match(r"r([\d-]+)min", rest.text)
    helps = (f"for seconds write r{minutes[1]}",) if minutes else ()
    message = f"a rest of {spoken(rest.duration.high)} is as long as a session"
    return [Diagnostic("long-rest", Severity.WARNING, message, rest.origin, help=helps)]


# ---- speed


def _speed(step: Step, target: Target) -> list[Diagnostic]:
    """A target faster than the world record, slower than a stroll, or a pace without its unit."""
    distance = step.distance.low if step.distance else None
    for pace in _paces(step, target):
        speed = 1 / pace.s_per_m
        if speed > _limit(distance):
            return [_implausible(target, distance, pace, "faster than the world record")]
        if speed < SLOWEST:
            return [_implausible(target, distance, pace, "slower than a stroll")]
        if speed < SLOW_REP and target.time is not None and ":" in target.text:
            made = _implausible(target, distance, pace, "hardly a run")
            return [made] if made.help else []
    return []


def _limit(distance: Distance | None) -> Fraction:
    metres = distance.metres if distance else Fraction(0)
    return next(speed for start, speed in FASTEST if metres >= start)


def _paces(step: Step, target: Target) -> list[Pace]:
    if target.pace is not None:
        return [pace for pace in (target.pace.low, target.pace.high) if pace is not None]
    distance = step.distance.low if step.distance else None
    if target.time is None or not distance or not distance.um:
        return []
    times = [time for time in (target.time.low, target.time.high) if time is not None]
    return [Pace.of(time, distance) for time in times if time.ms > 0]


def _implausible(target: Target, distance: Distance | None, pace: Pace, what: str) -> Diagnostic:
    severity = Severity.WARNING if what == "hardly a run" else Severity.ERROR
    message = f"{target.text} is {what}"
    if target.time is not None and distance is not None:
        per_mile = pace.per(Distance(MILE))
        shown = per_mile if ":" in per_mile else "0:" + per_mile.rjust(len("00/mi"), "0")
        message = f"{target.text} for {distance} is {shown}, {what}"
    meant = list(_readings(target, distance))
    helps = (f"write {' or '.join(meant)}",) if meant else ()
    return Diagnostic("implausible-speed", severity, message, target.origin, help=helps)


def _readings(target: Target, distance: Distance | None) -> list[str]:
    """What could have been meant: the time as a pace, minutes for seconds, a clock's colon."""
    if target.pace is not None:
        colon = re.sub(r"(\d)\.(\d\d)(?!\d)", r"\1:\2", target.text)
        return [colon] if colon != target.text else []
    time = target.time.low or target.time.high if target.time else None
    if time is None or distance is None:
        return []
    bare = target.text.lstrip("<>=")
    units = (("mi", MILE), ("km", KILOMETRE))
    as_pace = [
        f"{target.text}/{unit}"
        for unit, size in units
        if SLOW_REP < 1 / Pace.of(time, Distance(size)).s_per_m < _limit(distance)
    ]
    minutes = Pace.of(time * 60, distance) if bare.isdecimal() else None
    if minutes and SLOW_REP < 1 / minutes.s_per_m < _limit(distance):
        return [f"{target.text}min", *as_pace]
    return as_pace
