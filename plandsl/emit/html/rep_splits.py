"""What the clock shows on the way through the reps of a session."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from plandsl.emit.html.splits import even, shown
from plandsl.emit.html.words import ONCE, main_steps
from plandsl.model.session import Session, Step, Target
from plandsl.model.telling import with_rung_targets
from plandsl.model.wording import far, span
from plandsl.record import dataclass
from plandsl.units import METRE, Distance, Duration, Range

EVERY = (200 * METRE, 400 * METRE, 1000 * METRE)
MOST_COLUMNS = 6
MOST_TABLES = 6


@dataclass(frozen=True, slots=True)
class Splits:
    """Of one piece (`name`, where there are others): its marks, and for each target the reps that
    have it, where they differ, and the clock at each mark; `sum` is all reps without their rests.
    """

    name: str
    marks: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    sum: str


def splits_of(session: Session) -> list[Splits]:
    """For each piece of a known length and time its marks; planned laps stand elsewhere."""
    steps = [with_rung_targets(step) for step in main_steps(session.steps)]
    tables = (table for step in steps for table in _tables(step, len(steps) > 1))
    return list(tables)[:MOST_TABLES]


def _tables(step: Step, named: bool) -> Iterator[Splits]:
    for piece in step.pieces:
        yield from _tables(piece, True)
    whole = step.distance.low if step.distance else None
    if step.pieces or step.laps or whole is None or whole != (step.distance and step.distance.high):
        return
    marks = _marks(whole)
    rows, first = [], 1
    for _, same in groupby(step.targets, lambda target: target.text):
        run = list(same)
        time = _time(run[0], whole)
        reps = f"{first}–{first + len(run) - 1}" if len(run) > 1 else str(first)
        first += len(run)
        if time is not None:
            head = f"reps {reps}" if len(step.targets) > 1 else ""
            rows.append((head, tuple(_at(time, whole, mark) for mark in marks)))
    if rows:
        names = tuple(far(mark) for mark in marks)
        yield Splits(far(whole) if named else "", names, tuple(rows), _sum(step, whole))


def _marks(whole: Distance) -> list[Distance]:
    """Where in a rep to look at the clock: at most so many columns, the end last."""
    step = next((one for one in EVERY if -(-whole.um // one) <= MOST_COLUMNS), whole.um)
    return [*(Distance(at) for at in range(step, whole.um, step)), whole]


def _time(target: Target, whole: Distance) -> Range[Duration] | None:
    if target.pace is None:
        return target.time
    low, high = (
        end.time_for(whole) if end else None for end in (target.pace.low, target.pace.high)
    )
    return Range(low, high)


def _at(time: Range[Duration], whole: Distance, mark: Distance) -> str:
    """`44–46`: what the clock shows there at an even pace."""

    def at(end: Duration | None) -> Duration | None:
        return end and Duration(int(even(whole, end).at(mark.metres * METRE)))

    def say(one: Duration) -> str:
        return shown(one.seconds * 1000, whole.um <= EVERY[-1])

    low, high = at(time.low), at(time.high)
    if low is None:
        return f"≤ {say(high)}" if high else ""
    return f"≥ {say(low)}" if high is None else span(Range(low, high), say)


def _sum(step: Step, whole: Distance) -> str:
    """`8:48–9:12`: all reps together, without the rests; empty for one, or if one is not known.

    Nothing loops over reps: a plan may ask for a billion.
    """
    reps = step.reps.low
    if step.reps == ONCE or reps is None or reps != step.reps.high:
        return ""
    times = [_time(target, whole) for target in step.targets]
    if len(times) not in (1, reps):
        return ""
    each = reps // len(times)
    low = _total([time.low if time else None for time in times], each)
    high = _total([time.high if time else None for time in times], each)
    if low is None or high is None:
        return ""
    return span(Range(low, high), lambda end: shown(end.seconds * 1000, False))


def _total(ends: list[Duration | None], each: int) -> Duration | None:
    known = [end.ms for end in ends if end is not None]
    return Duration(sum(known) * each) if len(known) == len(ends) else None
