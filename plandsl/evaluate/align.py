"""Two reps that were logged as one time, found where a value is missing for it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_low

from plandsl.evaluate.bands import band
from plandsl.evaluate.pieces import Piece
from plandsl.model.log import Value
from plandsl.record import replace
from plandsl.units import Distance, Duration, Range

# A time is that of two reps when it is twice the usual one within so many per cent, and the usual
# one is known from so many values [house choices].
NEAR_PERCENT, USUAL = 10, 4


def pairs(pieces: Sequence[Piece], values: Sequence[Value], reps: int) -> tuple[int, ...]:
    """The positions of the first of each two pieces that one value stands for.

    As many as values are missing of the `reps` that were run, and only of pieces of one length.
    """
    missing, usual = reps - len(values), _usual(values)
    found: list[int] = []
    at = 0
    for value in values:
        left = len(found) < missing and at + 1 < len(pieces)
        if left and _is_of_both(value, pieces[at], pieces[at + 1], usual):
            found.append(at)
            at += 1
        at += 1
    return tuple(found)


def paired(pieces: Sequence[Piece], places: Sequence[int]) -> tuple[Piece, ...]:
    """The pieces, two of them as one at each of the places."""
    left = list(pieces)
    for at in sorted(places, reverse=True):
        if at + 1 < len(left):
            left[at : at + 2] = [_both(left[at], left[at + 1])]
    return tuple(left)


def _usual(values: Sequence[Value]) -> int | None:
    """The middle one of the times, in ms."""
    times = [value.time.low.ms for value in values if value.time and value.time.low]
    return median_low(times) if len(times) >= USUAL else None


def _is_of_both(value: Value, one: Piece, other: Piece, usual: int | None) -> bool:
    time = value.time
    if time is None or time.low is None or time.low != time.high:
        return False
    if one.sport != other.sport or one.length is None or one.length != other.length:
        return False
    expected = 2 * usual if usual else _asked(one) + _asked(other)
    return 100 * abs(time.low.ms - expected) <= NEAR_PERCENT * expected


def _asked(piece: Piece) -> int:
    """The middle of what was asked for, in ms; 0 where no time was."""
    against = band(piece, piece.length)
    if against is None or against.range.low is None or against.range.high is None:
        return 0
    return (against.range.low.ms + against.range.high.ms) // 2


def _both(one: Piece, other: Piece) -> Piece:
    """As long as both, with the sum of their times and the rest that follows them."""
    joined = replace(one, rest=other.rest, laps=(), reps=one.reps + other.reps)
    if one.length is not None and other.length is not None:
        far = Distance(one.length.um + other.length.um)
        joined = replace(joined, distance=Range(far, far))
    mine, theirs = one.target, other.target
    if mine is not None and theirs is not None and mine.time and theirs.time:
        time = Range(_sum(mine.time.low, theirs.time.low), _sum(mine.time.high, theirs.time.high))
        return replace(joined, target=replace(mine, time=time))
    return joined if mine == theirs else replace(joined, target=None)


def _sum(one: Duration | None, other: Duration | None) -> Duration | None:
    return Duration(one.ms + other.ms) if one is not None and other is not None else None
