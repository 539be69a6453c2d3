"""A time held against its target, a rest against the prescribed one, and by how much they may miss.

The tolerances, in one place:

- A band (`85-87`, `<=90`) is the play its author allows, so beyond it only the reading of a watch
  is forgiven: half of the last digit, of the target or of the time, whichever is coarser. For whole
  seconds that is 0.5 s: 87.4 was read as 87, and 88 is slow.
- A single time or pace (`88`, `7:00/mi`) states no play: 1.5 % of it, at least 1 s, are forgiven
  [house choice; without feedback good runners vary by 1.9 to 3.8 s per 400 m, Green 2010].
- A goal, the target of a race or a trial, has no play, single or not: only half of the last digit
  of the time that was run. `<=4:30` run in 4:30.4 is slow.
- A distance that the runner measured adds 3 % to the first two: GPS watches err by 3.2 to 6.1 %
  (Gilgen-Ammann 2020).
- A rest: 2.5 s, half of the smallest step by which plans change one (5 s) [house choice].

Guides and gates compare exactly, without any of these: see `conditions`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from plandsl.evaluate.due import Due
from plandsl.evaluate.pieces import Piece
from plandsl.model.log import Value
from plandsl.model.session import Rest
from plandsl.model.verdict import RepMark, RepVerdict, RestMark, RestVerdict
from plandsl.units import SECOND, Distance, Duration, Range, rounded

SINGLE_PERCENT, SINGLE_LEAST = Fraction(3, 2), SECOND
GPS_PERCENT = Fraction(3)
REST_TOLERANCE = 5 * SECOND // 2


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Band:
    """What a time is held against; `digit` is the last one it was stated to, in ms."""

    range: Range[Duration]
    digit: int = SECOND
    goal: bool = False

    def tolerance(self, decimals: int, measured: bool) -> Fraction:
        """By how many ms a time of so many decimals may lie outside and still be a hit."""
        unit = SECOND // 10 ** min(decimals, 3)
        if self.goal:
            return Fraction(unit, 2)
        longest = max((end.ms for end in _ends(self.range)), default=0)
        if self.range.low == self.range.high:
            allowed = max(Fraction(SINGLE_LEAST), longest * SINGLE_PERCENT / 100)
        else:
            allowed = Fraction(max(self.digit, unit), 2)
        return allowed + (longest * GPS_PERCENT / 100 if measured else 0)


def band(piece: Piece, distance: Distance | None, parts: int = 1) -> Band | None:
    """What a piece over a distance is held against, or one of its `parts` laps of that distance.

    None where the target gives no time: `easy` without a pace, `free`, a pace without a distance. A
    named effort's pace is one of running: it says nothing about a ride.
    """
    target, goal = piece.target, piece.goal and parts == 1
    if target is None or (target.effort is not None and piece.sport != "run"):
        return None
    if target.time is not None:
        if parts == 1:
            digit = min((last_digit(end.ms) for end in _ends(target.time)), default=SECOND)
            return Band(target.time, digit, goal)
        return Band(_mapped(target.time, lambda time: Duration(rounded(Fraction(time.ms, parts)))))
    if target.pace is not None and distance is not None:
        return Band(_mapped(target.pace, lambda pace: pace.time_for(distance)), goal=goal)
    return None


def held(
    index: int,
    value: Value,
    against: Band | None,
    distance: Distance | None,
    measured: bool = False,
) -> RepVerdict:
    """A value that was prescribed, judged."""
    target = against.range if against else None
    if value.time is None:
        return RepVerdict(index, None, target, RepMark.MISSED, None, distance)
    if against is None:
        return RepVerdict(index, value.time, None, RepMark.UNJUDGED, None, distance)
    tolerance = against.tolerance(value.decimals, measured)
    mark, off = _compare(value.time, against.range, tolerance)
    return RepVerdict(index, value.time, target, mark, off, distance)


def rests(values: Sequence[Value], against: Due) -> tuple[RestVerdict, ...]:
    """The rests between reps that were run, by the values or else by the log's own line.

    Its own line says what was taken or what was meant, but not both: then nothing is judged, and
    neither is where the plan has no session at all.
    """
    due, own = against.pieces, against.own
    found = []
    for number, value in enumerate(values[:-1]):
        if value.time is None or values[number + 1].time is None:
            continue
        stated = own[number].rest if number < len(own) else None
        run = value.rest or stated
        prescribed = due[number].rest if number < len(due) else None
        if against.unplanned or (value.rest is None and not against.planned):
            prescribed = None
        if run is not None:
            mark, off = _compare_rest(run, prescribed)
            found.append(RestVerdict(number + 1, run, prescribed, mark, off))
    return tuple(found)


def _compare_rest(run: Rest, due: Rest | None) -> tuple[RestMark, Duration | None]:
    if due is None:
        return RestMark.UNJUDGED, None
    if run.duration is not None and due.duration is not None:
        mark, off = _compare(run.duration, due.duration, Fraction(REST_TOLERANCE))
        return REST_MARKS[mark], off
    same = run.distance is not None and run.distance == due.distance
    return (RestMark.HIT if same else RestMark.UNJUDGED), None


REST_MARKS = {
    RepMark.HIT: RestMark.HIT,
    RepMark.FAST: RestMark.SHORT,
    RepMark.SLOW: RestMark.LONG,
    RepMark.UNJUDGED: RestMark.UNJUDGED,
}


def _compare(
    time: Range[Duration], target: Range[Duration], tolerance: Fraction
) -> tuple[RepMark, Duration | None]:
    """Of a band that was kept, the end that lies further out; nothing, if both ends lie outside."""
    below, above = _off(time.low, target), _off(time.high, target)
    fast, slow = below < -tolerance, above > tolerance
    if fast and slow:
        return RepMark.UNJUDGED, None
    off = Duration(below if fast or (not slow and abs(below) > abs(above)) else above)
    return (RepMark.FAST if fast else RepMark.SLOW if slow else RepMark.HIT), off


def _off(time: Duration | None, target: Range[Duration]) -> int:
    """How many ms outside the target a time lies, negative for faster."""
    if time is None:
        return 0
    if target.low is not None and time < target.low:
        return time.ms - target.low.ms
    if target.high is not None and time > target.high:
        return time.ms - target.high.ms
    return 0


def last_digit(ms: int) -> int:
    """The unit of a stated time's last digit, in ms: 1000 for 85, 10 for 85.25."""
    return next(unit for unit in (1000, 100, 10, 1) if ms % unit == 0)


def _ends(found: Range[T]) -> list[T]:
    return [end for end in (found.low, found.high) if end is not None]


def _mapped(found: Range[T], change: Callable[[T], Duration]) -> Range[Duration]:
    low = None if found.low is None else change(found.low)
    high = None if found.high is None else change(found.high)
    return Range(low, high)
