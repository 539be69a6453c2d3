"""Where a value is missing: two reps that were logged as one time, a rung that was left out."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_low

from plandsl.evaluate.bands import band
from plandsl.evaluate.pieces import Piece
from plandsl.model.log import Value
from plandsl.model.wording import distance
from plandsl.record import dataclass, replace
from plandsl.units import Distance, Duration, Range

# A time is that of two reps when it is twice the usual one within so many per cent, and the usual
# one is known from so many values [house choices].
NEAR_PERCENT, USUAL = 10, 4
# With the rest between them it is known more closely [house choice].
RESTED_PERCENT = 4
# A time is that of a rung which was asked for in it within so many per cent; of so many rungs that
# were left out at most nobody has to guess which [house choices].
FIT_PERCENT, MOST_GAPS = 15, 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reps that one value stands for, by the position of the first one; `rested` where the rest
    between them is in it, so that nobody can tell how fast they were.
    """

    first: int
    rested: bool

    @property
    def words(self) -> str:
        return "with the rest between: neither is judged" if self.rested else "in one"


def pairs(pieces: Sequence[Piece], values: Sequence[Value], reps: int) -> tuple[Pair, ...]:
    """Each two pieces that one value stands for.

    As many as values are missing of the `reps` that were run, and only of pieces of one length.
    """
    alike = len({piece.length for piece in pieces}) == 1
    missing, usual = reps - len(values), _usual(values) if alike else None
    found: list[Pair] = []
    at = 0
    for value in values:
        left = len(found) < missing and at + 1 < len(pieces)
        if left and (pair := _pair(value, pieces, at, usual)):
            found.append(pair)
            at += 1
        at += 1
    return tuple(found)


def paired(pieces: Sequence[Piece], found: Sequence[Pair]) -> tuple[Piece, ...]:
    """The pieces, two of them as one for each of the pairs."""
    left = list(pieces)
    for pair in sorted(found, key=lambda one: one.first, reverse=True):
        at = pair.first
        if at + 1 < len(left):
            both = _both(left[at], left[at + 1])
            left[at : at + 2] = [_untold(both) if pair.rested else both]
    return tuple(left)


def with_gaps(pieces: Sequence[Piece], values: Sequence[Value]) -> tuple[Value, ...]:
    """The values with an empty one for each rung of a ladder that was left out.

    Only where they do not fit in order, and fit all of them with the gaps; of rungs that are alike
    the last one counts as left out.
    """
    asked = [_asked(piece) for piece in pieces]
    plain = all(asked) and not any(piece.optional for piece in pieces)
    if not 0 < len(pieces) - len(values) <= MOST_GAPS or not plain:
        return tuple(values)
    if all(_fits(value, one) for value, one in zip(values, asked, strict=False)):
        return tuple(values)
    left = list(values)
    found = [left.pop(0) if left and _fits(left[0], one) else Value(None) for one in asked]
    return tuple(values) if left else tuple(found)


def with_extra(
    pieces: Sequence[Piece], values: Sequence[Value]
) -> tuple[tuple[Value, ...], tuple[str, ...]]:
    """The values with what was one rep too many of a set behind all others, and what is said.

    Only where they do not fit in order, and fit all of them without the one too many.
    """
    asked, many = [_asked(piece) for piece in pieces], len(values) - len(pieces)
    if not 0 < many <= MOST_GAPS or not all(asked):
        return tuple(values), ()
    left, kept, extra = list(values), list[Value](), list[tuple[Value, Piece]]()
    for at, one in enumerate(asked):
        while (
            at and len(extra) < many and not _fits(left[0], one) and _fits(left[0], asked[at - 1])
        ):
            extra.append((left.pop(0), pieces[at - 1]))
        if not left or not _fits(left[0], one):
            return tuple(values), ()
        kept.append(left.pop(0))
    said = tuple(f"{value.text} is taken for one more {_name(piece)}" for value, piece in extra)
    return (*kept, *(value for value, _ in extra), *left), said


def _name(piece: Piece) -> str:
    return distance(piece.distance) if piece.distance else "rep"


def _fits(value: Value, asked: int) -> bool:
    time = value.time
    if time is None or time.low is None or time.low != time.high:
        return False
    return 100 * abs(time.low.ms - asked) <= FIT_PERCENT * asked


def _usual(values: Sequence[Value]) -> int | None:
    """The middle one of the times, in ms."""
    times = [value.time.low.ms for value in values if value.time and value.time.low]
    return median_low(times) if len(times) >= USUAL else None


def _pair(value: Value, pieces: Sequence[Piece], at: int, usual: int | None) -> Pair | None:
    """Two reps in one, without the rest between them or with it, whichever is nearer."""
    one, other, time = pieces[at], pieces[at + 1], value.time
    if time is None or time.low is None or time.low != time.high:
        return None
    if one.sport != other.sport or one.length is None or one.length != other.length:
        return None
    work, rest = 2 * usual if usual else _asked(one) + _asked(other), _rest(one)
    ran = time.low.ms
    expected = min((work, work + rest), key=lambda whole: abs(ran - whole))
    rested = expected > work
    if 100 * abs(ran - expected) > (RESTED_PERCENT if rested else NEAR_PERCENT) * expected:
        return None
    return Pair(at, rested)


def _rest(piece: Piece) -> int:
    """The rest behind it in ms; 0 where no time was asked for."""
    asked = piece.rest.duration if piece.rest else None
    return asked.low.ms if asked and asked.low else 0


def _untold(piece: Piece) -> Piece:
    """As long as nobody knows, for there is a rest in it."""
    return replace(piece, distance=None, target=None)


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
