"""What can be read in one way only, but cannot be meant: metres for minutes, seconds for metres.

The limits are generous, so that what they refuse was surely mistyped. How fast the targets are is
the rule `implausible-speed`.
"""

from __future__ import annotations

import re

from plandsl.diagnostics import Diagnostic, Edit, Severity
from plandsl.model.session import Step
from plandsl.model.speed import SHORTEST_RUN, SLOWEST, fastest
from plandsl.source import Origin, Row
from plandsl.syntax import tree
from plandsl.syntax.lower.rests import needs_unit
from plandsl.units import (
    HOUR,
    METRE,
    MINUTE,
    Distance,
    Duration,
    Pace,
    clock,
    length,
    spoken,
)

SHORTEST_SPRINT = Distance(20 * METRE)
# One piece of running this short was meant in minutes, whatever its effort: `90 easy`, `75 tempo`.
SHORTEST_PIECE = Distance(200 * METRE)
SUSTAINED = {"easy", "recovery", "steady", "moderate", "tempo", "threshold"}
# The same for one piece of another sport: `bike 45`, `swim 40`.
SHORTEST_ELSEWHERE = {"bike": Distance(1_000 * METRE)}
SHORTEST_OTHERWISE = Distance(100 * METRE)
SHORTEST_JOG = Distance(20 * METRE)
SPRINTS = {"max", "fast", "hard", "strides"}
# So much time in so many reps nobody runs in one session.
MOST_IN_REPS, MANY_REPS = Duration(4 * HOUR), 5
LONGEST_REST = Duration(HOUR)
# An easy run that is all of its session; `1:30` for an hour and a half is caught by it.
SHORTEST_EASY_RUN = Duration(5 * MINUTE)
GENTLE = {"easy", "recovery", "steady", "moderate"}


def check(step: Step, written: tree.Step, row: Row, in_group: bool) -> list[Diagnostic]:
    """Everything about one step that cannot be meant."""
    found = _long_rest(step) + _odd_rest(step) + _long_reps(step, written, row)
    found += _late_send_off(step)
    if isinstance(written.work, tree.Length):
        alone = written.count is None and not in_group
        found += _too_short(step, written.work, row, alone)
    return found


def check_whole(step: Step, written: tree.Step, row: Row) -> list[Diagnostic]:
    """What cannot be meant of a step that is a session by itself: `1:30 easy`."""
    work = written.work
    if step.sport != "run" or written.count or not isinstance(work, tree.Time):
        return []
    clock = re.fullmatch(r"(?:\d:\d\d-)?(\d):(\d\d)", work.text)
    gentle = all(target.effort in GENTLE for target in step.targets)
    high = work.range.high
    if clock is None or not gentle or high is None or high >= SHORTEST_EASY_RUN:
        return []
    most = "at most " if "-" in work.text else ""
    message = f"{work.text} is {most}{spoken(high)}, too short for an easy run"
    helps = (f"for {clock[1]} h {int(clock[2])} min write {clock[1]}h{clock[2]}",)
    return [Diagnostic("short-run", Severity.ERROR, message, row.origin(work.span), help=helps)]


def _too_short(step: Step, work: tree.Length, row: Row, alone: bool) -> list[Diagnostic]:
    """`20m` of running, `90 easy`, `bike 45`; `alone`: not repeated and in no group."""
    high = work.range.high
    # A short one keeps its `m`.
    bare, digits = re.fullmatch(r"[\d.-]+m?", work.text) is not None, work.text.removesuffix("m")
    if high is None or high >= _shortest(step, alone and bare):
        return []
    helps: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    strides = any(target.effort == "strides" for target in step.targets)
    if strides and alone and high < SHORTEST_SPRINT:
        helps = (f"for so many strides write {digits}x strides, or {digits}x100 strides",)
        edits = (Edit(row.origin(work.span), f"{digits}x"),) if digits == work.text else ()
    elif bare:
        helps = (f"for minutes write {digits}min, for miles {digits}mi, or {digits}km",)
        if step.sport == "run" and high >= SHORTEST_SPRINT and not step.targets:
            helps += (f"for a sprint say how hard: {digits}m max",)
    what = "a run" if step.sport == "run" else f"a {step.sport}"
    message = f"{length(high)} is too short for {what}"
    origin = row.origin(work.span)
    return [Diagnostic("short-run", Severity.ERROR, message, origin, help=helps, edits=edits)]


def _shortest(step: Step, alone: bool) -> Distance:
    """What a piece must have, by its sport, its effort and whether it is all there is of it."""
    efforts = {target.effort for target in step.targets}
    if step.sport != "run":
        elsewhere = SHORTEST_ELSEWHERE.get(step.sport, SHORTEST_OTHERWISE)
        return elsewhere if alone else Distance(0)
    if alone and efforts <= SUSTAINED:
        return SHORTEST_PIECE
    return SHORTEST_SPRINT if efforts & SPRINTS else SHORTEST_RUN


def _odd_rest(step: Step) -> list[Diagnostic]:
    """`r1m` for a minute, `r3` for three, `r200 jog` for 200 m."""
    rest = step.rest
    if rest is None:
        return []
    helps: tuple[str, ...]
    if rest.distance is not None and rest.distance.high and rest.distance.high < SHORTEST_JOG:
        digits = rest.text.split()[0].removeprefix("r").removesuffix("m")
        message = f"a rest of {length(rest.distance.high)} is none"
        helps = (f"for minutes write r{digits}min",) if digits.isdecimal() else ()
        return [Diagnostic("odd-rest", Severity.ERROR, message, rest.origin, help=helps)]
    bare = re.match(r"r(\d+(?:-\d+)?)(?:\s|$)", rest.text)
    if bare is None or rest.duration is None or not needs_unit(rest.duration):
        return []
    if rest.duration.high and rest.duration.high >= LONGEST_REST:
        return []
    digits = bare[1]
    if not rest.duration.high or not rest.duration.high.ms:
        return [
            Diagnostic(
                "odd-rest", Severity.ERROR, "r0 is no rest", rest.origin, help=("leave it out",)
            )
        ]
    if len(digits.split("-")[-1]) < len("10"):
        message = f"r{digits} can be minutes or seconds"
        helps = (f"write r{digits}min or r{digits}s",)
        return [Diagnostic("odd-rest", Severity.ERROR, message, rest.origin, help=helps)]
    moving = rest.mode in ("jog", "walk", "float", "easy")
    message = f"r{digits} is {digits} seconds of rest, not {digits} metres"
    helps = (f"for metres write r{digits}m, for seconds r{digits}s",)
    severity = Severity.ERROR if moving else Severity.WARNING
    return [Diagnostic("odd-rest", severity, message, rest.origin, help=helps)]


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


def _late_send_off(step: Step) -> list[Diagnostic]:
    """`8x400 @ 85 on 1:20`: the next rep would start before this one ends."""
    start = step.send_off.high if step.send_off else None
    times = [one.time.low for one in step.targets if one.time is not None and one.time.low]
    if start is None or not times or min(times) < start:
        return []
    text = f"on {clock(start)}"
    message = f"{text} is before a rep of {clock(min(times))} is over"
    helps = ("the send-off is the time from start to start, so it is longer than the rep",)
    return [Diagnostic("odd-rest", Severity.ERROR, message, step.origin, help=helps)]


def _long_reps(step: Step, written: tree.Step, row: Row) -> list[Diagnostic]:
    """`12x30:30`: half an hour each, where half a minute of two kinds was meant."""
    work, high = written.work, step.duration.high if step.duration else None
    written_as = re.fullmatch(r"(\d\d?):(\d\d)", work.text) if isinstance(work, tree.Time) else None
    reps = step.reps.high or 1
    if written_as is None or high is None or high.ms * reps < MOST_IN_REPS.ms or reps < MANY_REPS:
        return []
    one, other = int(written_as[1]), int(written_as[2])
    message = f"{step.reps.high} reps of {written_as[0]} are {spoken(Duration(high.ms * reps))}"
    meant = f"{reps}x({one}s hard + {other}s easy)"
    helps = (f"for {one} s fast and {other} s slow write {meant}",) if one and other else ()
    origin = row.origin(written.span)
    return [Diagnostic("long-reps", Severity.ERROR, message, origin, help=helps)]


def check_goal(distance: Distance, goal: Duration, origin: Origin) -> list[Diagnostic]:
    """`race 2026-05-10 half 2:15`: two minutes for a half marathon, where hours were meant."""
    if not goal.ms or not distance.um:
        message = f"{goal} for {length(distance)} is no race"
        return [Diagnostic("implausible-speed", Severity.ERROR, message, origin)]
    pace = Pace.of(goal, distance)
    if SLOWEST < 1 / pace.s_per_m <= fastest(distance):
        return []
    what = "faster than the world record" if 1 / pace.s_per_m > SLOWEST else "slower than a stroll"
    hours = goal * 60
    helps: tuple[str, ...] = ()
    if SLOWEST < 1 / Pace.of(hours, distance).s_per_m <= fastest(distance):
        helps = (f"for hours and minutes write {hours}",)
    message = f"{goal} for {length(distance)} is {what}"
    return [Diagnostic("implausible-speed", Severity.ERROR, message, origin, help=helps)]
