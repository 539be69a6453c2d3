"""The steps of a session as it was run: the reps that were done, the rests taken, the mean pace."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from plandsl.model.log import Entry, Result, Value
from plandsl.model.session import Rest, Role, Step, Target
from plandsl.record import replace
from plandsl.rules._aims import pace_of
from plandsl.rules._pieces import ONE
from plandsl.units import SECOND, Distance, Duration, Pace, Range, clock, clock_seconds, rounded


def steps_run(entry: Entry, steps: Sequence[Step], unit: Distance) -> tuple[Step, ...] | None:
    """What an entry says, or `steps` where it has only a label, with what its result tells.

    None where nothing was run. A result is for a single main step; with several, or with groups,
    what stands there as the session is all that is known. `unit` is what the plan tells paces in.
    """
    result = entry.result
    if result is not None and not result.was_run:
        return None
    written = tuple(entry.steps or steps)
    main = [step for step in written if step.role is Role.MAIN]
    if result is None or len(main) != 1 or main[0].pieces:
        return written
    run = _run(main[0], result, unit)
    return tuple(run if step is main[0] else step for step in written)


def _run(step: Step, result: Result, unit: Distance) -> Step:
    values = [value for value in result.values if value.was_run]
    repeated = step.reps != ONE
    if repeated and len(values) == 1 and (band := _band(values[0])):
        return replace(step, targets=(band,))
    reps = Range(len(values), len(values)) if repeated and values else step.reps
    rest = _rests([value.rest for value in values[:-1]]) if repeated else None
    aim = _pace(step, values, result, unit)
    return replace(
        step,
        reps=reps,
        rest=rest or step.rest,
        send_off=None if rest else step.send_off,
        targets=(aim,) if aim else step.targets,
    )


def _band(value: Value) -> Target | None:
    """What `= 86-88` says of all reps, as the middle of it; None of a value for one."""
    time = value.time
    if time is None or time.low is None or time.high is None or time.low == time.high:
        return None
    middle = Duration((time.low.ms + time.high.ms) // 2)
    return Target(value.text, time=Range(middle, middle), origin=value.origin)


def _rests(taken: Sequence[Rest | None]) -> Rest | None:
    """From the shortest to the longest that was written down; None where one is not in time."""
    rests = [rest for rest in taken if rest is not None]
    times = [rest.duration.low for rest in rests if rest.duration and rest.duration.low]
    if not times or len(times) != len(rests):
        return None
    return replace(rests[0], duration=Range(min(times), max(times)), rows=())


def _pace(step: Step, values: Sequence[Value], result: Result, unit: Distance) -> Target | None:
    """The mean of the reps; of one long piece its pace. None where it was not timed."""
    times = _times(values, result)
    if not times or not step.distance or not step.distance.low or not step.distance.low.um:
        return None
    far = step.distance.low
    if step.reps == ONE:
        mean = sum(times, Duration(0))
    else:
        mean = Duration(rounded(Fraction(sum(time.ms for time in times), len(times))))
    if far <= unit:
        tenth = Duration(rounded(Fraction(mean.ms, SECOND // 10)) * (SECOND // 10))
        text = clock_seconds(tenth) if tenth.ms < 100 * SECOND else clock(tenth)
        return Target(text, time=Range(mean, mean), origin=result.origin)
    pace = Pace.of(mean, far)
    text = pace.per(unit)
    return Target(text, pace=Range(pace, pace), origin=result.origin)


def _times(values: Sequence[Value], result: Result) -> list[Duration]:
    """The time of each rep; none at all where one of them has only a band or a pace."""
    if result.average is not None:
        return [result.average]
    exact = [value.time.low for value in values if value.time and value.time.low == value.time.high]
    kept = [time for time in exact if time is not None]
    return kept if len(kept) == len(values) else []


def steadied(
    before: Sequence[Step], after: Sequence[Step], slack: Duration, unit: Distance
) -> tuple[Step, ...]:
    """The later steps, with the target of the earlier ones where a rep (or a `unit` of a longer
    piece) differs by no more than `slack`: nobody runs the same to the second.
    """
    old = [step for step in before if step.role is Role.MAIN]
    new = [step for step in after if step.role is Role.MAIN]
    if len(old) != 1 or len(new) != 1 or not old[0].targets or not new[0].targets:
        return tuple(after)
    paces = [pace_of(step, step.targets[0]) for step in (old[0], new[0])]
    ends = [pace.low.s_per_m for pace in paces if pace and pace.low and pace.low == pace.high]
    far = new[0].distance.low if new[0].distance else None
    if len(ends) != 2 or far is None:
        return tuple(after)
    if abs(ends[1] - ends[0]) * min(far, unit).metres > slack.seconds:
        return tuple(after)
    aim = old[0].targets[0]
    if aim.time:
        time = Pace(ends[0]).time_for(far)
        aim = replace(aim, time=Range(time, time))
    same = replace(new[0], targets=(aim,))
    return tuple(same if step is new[0] else step for step in after)
