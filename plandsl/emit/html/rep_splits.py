"""What the clock shows on the way through the reps of a session."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice

from plandsl.emit.html.splits import LONGEST_ON_TRACK, MILES, TOO_NEAR, even, shown
from plandsl.emit.html.words import ONCE, is_easy, main_steps
from plandsl.model.session import Session, Step, Target
from plandsl.model.telling import with_rung_targets
from plandsl.model.wording import far, span
from plandsl.record import dataclass, replace
from plandsl.units import KILOMETRE, METRE, Distance, Duration, Range

SHORT = (200 * METRE, 400 * METRE)
TENTHS_UP_TO = KILOMETRE
MOST_COLUMNS = 6
MOST_TABLES = 6
MOST_PIECES = 40
"""So many pieces are looked at, of however many a session has."""


@dataclass(frozen=True, slots=True)
class Splits:
    """Of one piece (`name`, where there are others): its marks, and for each target the reps that
    have it, where they differ, and the clock at each mark; `sum` is all reps without their rests.
    """

    name: str
    marks: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    sum: str


def splits_of(session: Session, unit: Distance) -> list[Splits]:
    """For each piece of a known length and time its marks, but once what several have in common;
    planned laps stand elsewhere. Nobody looks at the clock on the easy way to the work.
    """
    steps = [with_rung_targets(step) for step in main_steps(session.steps)]
    timed = [step for step in steps if not is_easy(step)]
    found = (table for step in timed for table in _tables(step, len(steps) > 1, unit))
    tables = list(islice(found, MOST_PIECES))
    kept = [one for at, one in enumerate(tables) if not _is_said(one, at, tables)]
    if len(kept) < len(tables) and len(kept) == 1:
        # What holds for all pieces needs no name.
        kept = [replace(kept[0], name="", sum="")]
    return kept[:MOST_TABLES]


def _is_said(table: Splits, at: int, tables: list[Splits]) -> bool:
    """Whether another table, or the same before it, has all that this one has: a ladder at one
    pace passes its shorter rungs on the way through the longest.
    """
    own = _passed(table)
    return any(
        own <= _passed(other) and (own != _passed(other) or before < at)
        for before, other in enumerate(tables)
        if before != at
    )


def _passed(table: Splits) -> set[tuple[str, str, str]]:
    """Head, mark and clock of each cell."""
    return {
        (head, mark, cell)
        for head, cells in table.rows
        for mark, cell in zip(table.marks, cells, strict=True)
    }


def _tables(step: Step, named: bool, unit: Distance) -> Iterator[Splits]:
    for piece in step.pieces:
        alone = len(step.targets) == 1 and not piece.targets
        own = replace(piece, targets=step.targets) if alone else piece
        yield from _tables(own, len(step.pieces) > 1 or named, unit)
    whole = step.distance.low if step.distance else None
    if step.pieces or step.laps or whole is None or whole != (step.distance and step.distance.high):
        return
    on_track = whole <= LONGEST_ON_TRACK or "track" in (step.terrain or "")
    marks = _marks(whole, Distance(KILOMETRE) if on_track else unit)
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
        called = far(whole) if named and len(marks) > 1 else ""
        yield Splits(called, names, tuple(rows), _sum(step, whole, named))


def _marks(whole: Distance, unit: Distance) -> list[Distance]:
    """Where in a rep to look at the clock: at most so many columns, the end last."""
    every = (*SHORT, *(many * unit.um for many in MILES))
    step = next((one for one in every if -(-whole.um // one) <= MOST_COLUMNS), whole.um)
    before = range(step, whole.um - step // TOO_NEAR, step)
    return [*(Distance(at) for at in before), whole]


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
        return shown(one.seconds * 1000, whole.um <= TENTHS_UP_TO)

    low, high = at(time.low), at(time.high)
    if low is None:
        return f"≤ {say(high)}" if high else ""
    return f"≥ {say(low)}" if high is None else span(Range(low, high), say)


def _sum(step: Step, whole: Distance, named: bool) -> str:
    """`8:48–9:12`: all reps together, without the rests, behind `4 × 200 m` where there are others;
    empty for one, or if one is not known.

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
    time = span(Range(low, high), lambda end: shown(end.seconds * 1000, False))
    return f"{reps} × {far(whole)} {time}" if named else time


def _total(ends: list[Duration | None], each: int) -> Duration | None:
    known = [end.ms for end in ends if end is not None]
    return Duration(sum(known) * each) if len(known) == len(ends) else None
