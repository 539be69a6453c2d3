"""A time held against its target, and by how much it may miss.

The tolerances, in one place:

- A band (`85-87`, `<=90`) is the play its author allows, so beyond it only the reading of a watch
  is forgiven: half of the last digit, of the target or of the time, whichever is coarser. For whole
  seconds that is 0.5 s: 87.4 was read as 87, and 88 is slow. The last digit of a pace is a second
  a mile or a kilometre, so over five miles it is five seconds.
- A single time or pace (`88`, `7:00/mi`) states no play: 1.5 % of it, at least 1 s, are forgiven
  [house choice; without feedback good runners vary by 1.9 to 3.8 s per 400 m, Green 2010].
- A goal, the target of a race or a trial, has no play, single or not: only half of the last digit
  of the time that was run. `<=4:30` run in 4:30.4 is slow.
- Where only a watch says how far it was (a piece by time, another distance than the plan's), 3 %
  are added to the first two: GPS watches err by 3.2 to 6.1 % (Gilgen-Ammann 2020). The 5 x 1 km of
  a plan are as long as it says, so that a pace there is a time.
- A rest: 2.5 s, half of the smallest step by which plans change one (5 s) [house choice]; see
  `rests`, and `intensity` for heart rates, powers and rpe.

Guides and gates compare exactly, without any of these: see `conditions`.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

from plandsl.evaluate.paces import last_digit_over, timed, unit_of
from plandsl.evaluate.pieces import FILLERS, Piece
from plandsl.model.log import Value
from plandsl.model.session import Target
from plandsl.model.verdict import RepMark, RepVerdict
from plandsl.record import dataclass, replace
from plandsl.units import KILOMETRE, SECOND, Distance, Duration, Pace, Range, rounded

SINGLE_PERCENT, SINGLE_LEAST = Fraction(3, 2), SECOND
GPS_PERCENT = Fraction(3)
# The last digit of a time with so many decimals, in ms.
DIGITS = (1000, 100, 10, 1)
# Paces that say nothing of their unit are compared over this one.
BY_KILOMETRE = Distance(KILOMETRE)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Band:
    """What a time is held against; `digit` is the last one it was stated to, in ms.

    `limit`: of easy running, where slower is no fault.
    """

    range: Range[Duration]
    digit: int | Fraction = SECOND
    goal: bool = False
    limit: bool = False

    def tolerance(self, unit: int | Fraction, by_watch: bool = False) -> Fraction:
        """By how many ms a time that was read to so many of them may lie outside and be a hit."""
        if self.goal:
            return Fraction(unit) / 2
        longest = max((end.ms for end in _ends(self.range)), default=0)
        if self.range.low == self.range.high:
            allowed = max(Fraction(SINGLE_LEAST), longest * SINGLE_PERCENT / 100)
        else:
            allowed = Fraction(max(self.digit, unit)) / 2
        return allowed + (longest * GPS_PERCENT / 100 if by_watch else 0)


def band(piece: Piece, distance: Distance | None, parts: int = 1) -> Band | None:
    """What a piece over a distance is held against, or one of its `parts` laps of that distance.

    None where the target gives no time: `easy` without a pace, `free`, a pace without a distance, a
    heart rate. A named effort's pace is one of running: it says nothing about a ride. A cut-down
    within one piece is asked of its mean. Where only laps were asked for, their sum; where only a
    send-off was, it is to be made.
    """
    target, goal = piece.target, piece.goal and parts == 1
    if target is None or (target.time is None and target.pace is None):
        return _unaimed(piece) if parts == 1 else None
    if _is_named(target) and piece.sport != "run":
        return None
    if target.time is not None:
        if parts == 1:
            digit = min((last_digit(end.ms) for end in _ends(target.time)), default=SECOND)
            return Band(target.time, digit, goal)
        return Band(_mapped(target.time, lambda time: Duration(rounded(Fraction(time.ms, parts)))))
    if target.pace is None or not distance:
        return None
    return replace(_paced(target.pace, distance, goal), limit=target.effort in FILLERS)


def _unaimed(piece: Piece) -> Band | None:
    if piece.laps:
        asked = Duration(sum(lap.ms for lap in piece.laps))
        return Band(Range(asked, asked))
    latest = piece.send_off.high if piece.send_off else None
    return Band(Range(None, latest), goal=True) if latest else None


def _is_named(target: Target) -> bool:
    return target.effort is not None or any(_is_named(end) for end in target.cut)


def _paced(pace: Range[Pace], distance: Distance, goal: bool) -> Band:
    digit = max((last_digit_over(end, distance) for end in _ends(pace)), default=Fraction(SECOND))
    return Band(_mapped(pace, lambda end: end.time_for(distance)), digit, goal)


def held(
    index: int,
    value: Value,
    against: Band | None,
    distance: Distance | None,
    by_watch: bool = False,
) -> RepVerdict:
    """A value that was prescribed, judged; a pace has its time by now."""
    target, pace = against.range if against else None, written_pace(value)
    if value.time is None:
        mark = RepMark.UNJUDGED if value.was_run else RepMark.MISSED
        return RepVerdict(index, None, target, mark, None, distance, pace)
    if against is None:
        return RepVerdict(index, value.time, None, RepMark.UNJUDGED, None, distance, pace)
    tolerance = against.tolerance(_read_to(value, distance), by_watch)
    mark, off = compare(value.time, against.range, tolerance)
    if mark is RepMark.SLOW and against.limit:
        mark, off, target = RepMark.HIT, None, Range(against.range.low, None)
    return RepVerdict(index, value.time, target, mark, off, distance, pace)


def held_as_pace(index: int, value: Value, piece: Piece) -> RepVerdict:
    """A pace over a length that nobody knows: judged beside another pace, in its unit."""
    per = _asked_by(piece)
    against = band(piece, per) if per is not None else None
    per = per or BY_KILOMETRE
    found = held(index, timed(value, per), against, per, by_watch=True)
    return RepVerdict(
        index, None, None, found.verdict, pace=found.pace, off_pace=_told(found.off, per), per=per
    )


def as_pace(rep: RepVerdict, piece: Piece) -> RepVerdict:
    """Of a run by time, which took its time: what it was off by is its pace."""
    if rep.off is None:
        return rep
    per, far = _asked_by(piece), rep.distance
    off = _told(rep.off, far, per) if per is not None and far is not None and far.um else None
    return replace(rep, off=None, off_pace=off, per=per)


def _asked_by(piece: Piece) -> Distance | None:
    """The unit of the pace that was asked for, if one was."""
    asked = piece.target.pace if piece.target and piece.target.time is None else None
    ends = _ends(asked) if asked else []
    return unit_of(ends[0]) if ends else None


def _told(off: Duration | None, over: Distance, per: Distance | None = None) -> Duration | None:
    """In whole seconds, as paces are told; nothing where it is less."""
    seconds = rounded(Fraction(off.ms * (per or over).um, over.um * SECOND)) if off else 0
    return Duration(seconds * SECOND) if seconds else None


def written_pace(value: Value) -> str:
    """The pace as it was written; nothing where a time was kept."""
    return value.text if value.pace is not None else ""


def _read_to(value: Value, distance: Distance | None) -> int | Fraction:
    """The last digit of what was read off, in ms."""
    if value.pace is not None and value.pace.low is not None and distance is not None:
        return last_digit_over(value.pace.low, distance)
    return DIGITS[min(value.decimals, len(DIGITS) - 1)]


def compare(
    time: Range[Duration], target: Range[Duration], tolerance: Fraction
) -> tuple[RepMark, Duration | None]:
    """Of a band that was kept, the end that lies further out; nothing, if both ends lie outside.

    A band around a single time is that time, where its middle is: `78-81` for 80.
    """
    below, above = _off(time.low, target), _off(time.high, target)
    fast, slow = below < -tolerance, above > tolerance
    if below < 0 < above and target.low == target.high and abs(below + above) <= 2 * tolerance:
        return RepMark.HIT, Duration(0)
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
    return next(unit for unit in DIGITS if ms % unit == 0)


def _ends(found: Range[T]) -> list[T]:
    return [end for end in (found.low, found.high) if end is not None]


def _mapped(found: Range[T], change: Callable[[T], Duration]) -> Range[Duration]:
    low = None if found.low is None else change(found.low)
    high = None if found.high is None else change(found.high)
    return Range(low, high)
