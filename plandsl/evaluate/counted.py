"""Which pieces of a session the values of a result are of, where they may be of some alone."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from plandsl.evaluate.amounts import as_far
from plandsl.evaluate.pieces import BETWEEN, Piece, chosen, hard_parts, pace_of, readings
from plandsl.model.log import Value
from plandsl.model.session import Step
from plandsl.model.wording import how_far
from plandsl.record import dataclass
from plandsl.units import SECOND, Distance, Duration, Range

# A time is one of a piece within so many per cent [house choice].
ABOUT_PERCENT = 15
# Hard parts that nobody gave a pace are within so many per cent of each other, and what is between
# them is slower than the one before by so many [house choices].
ALIKE_PERCENT, SLOWER_PERCENT = 10, 6
# A run is all of a session when it is no shorter than its sets, by so many per cent [house choice].
WHOLE_PERCENT = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """The pieces, and what is said of the choice; `less`: the last one was cut short."""

    pieces: tuple[Piece, ...]
    said: str = ""
    less: bool = False


def counted(steps: tuple[Step, ...], values: Sequence[Value], own: Sequence[Piece]) -> Counted:
    """The pieces that so many values are of; where there is no room for them, all those or the hard
    ones that fit them in order; the last one as far as it was run.
    """
    count = len(values)
    ways = readings(steps)
    found, hard = chosen(ways, count), hard_parts(steps)
    same = len(hard) == count and found != hard and _are_of(values, hard)
    if not (count and hard and (same or not has_room(ways, count))):
        return _cut(found, values, own) or Counted(found)
    some = Counted(hard, f"the {count} values are taken for the hard parts")
    pairs = list(zip(values, hard, strict=False))
    fits = count <= len(hard) and all(_is_near(value, piece) for value, piece in pairs)
    if fits and _are_within(pairs, SLOWER_PERCENT):
        return some
    for way in ways:
        if _are_by_turns(values, way):
            left = way[count:]
            # What is easy behind the last hard part belongs to no rep.
            return Counted(way[:count] if len(left) == 1 and is_between(left[0]) else way)
    unpaced = [(value, piece) for value, piece in pairs if pace_of(piece) is None]
    return some if same or (fits and _are_within(unpaced, ALIKE_PERCENT)) else Counted(found)


def has_room(ways: Sequence[tuple[Piece, ...]], values: int) -> bool:
    """Whether so many values fit one of the readings; a single piece has laps."""
    return any(
        (len(pieces) == 1 and values > 0)
        or sum(not piece.optional for piece in pieces) <= values <= len(pieces)
        for pieces in ways
        if pieces
    )


def is_whole_run(own: Sequence[Piece], steps: tuple[Step, ...], values: int) -> bool:
    """Whether the log's line only says how far all of it was: `21km` of `3x5km MP r1km easy`."""
    sets = readings(steps)[-1]
    if not len(own) == 1 < min(len(sets), values) or own[0].target or own[0].length is None:
        return False
    lengths = [piece.length for piece in sets]
    least = sum(one.um for one in lengths if one)
    alike = {piece.sport for piece in sets} == {own[0].sport}
    far = 100 * own[0].length.um >= (100 - WHOLE_PERCENT) * least
    return alike and None not in lengths and far


def is_about(time: Range[Duration] | None, piece: Piece) -> bool:
    """Whether a time is roughly that of a piece; of one that nobody knows the time of, never."""
    asked, pace = piece.duration, pace_of(piece)
    if time is None or time.low is None:
        return False
    if asked is not None and asked.low is not None:
        expected = Fraction(asked.low.ms)
    elif pace is not None and piece.length is not None:
        expected = pace * piece.length.metres * SECOND
    else:
        return False
    return 100 * abs(time.low.ms - expected) <= ABOUT_PERCENT * expected


def _are_of(values: Sequence[Value], pieces: Sequence[Piece]) -> bool:
    """Whether each value can be what a piece took: a pace, or about the time that is asked for."""
    return all(
        value.pace is not None or is_about(value.time, piece)
        for value, piece in zip(values, pieces, strict=True)
    )


def _are_by_turns(values: Sequence[Value], pieces: Sequence[Piece]) -> bool:
    """`2:39 1:50 2:40 1:52` of `800 @ 2:40 + 400 float`, though there be more pieces."""
    if not 1 < len(values) < len(pieces):
        return False
    before: Fraction | None = None
    seen = set()
    for value, piece in zip(values, pieces, strict=False):
        between, speed = is_between(piece), _speed(value, piece)
        seen.add(between)
        if between and before is not None and speed is not None:
            if 100 * speed < (100 + SLOWER_PERCENT) * before:
                return False
        elif not _is_near(value, piece):
            return False
        before = before if between else speed
    return len(seen) > 1


def _are_within(pairs: Sequence[tuple[Value, Piece]], percent: int) -> bool:
    """Whether all were run within so many per cent of each other, as far as that is known."""
    speeds = [_speed(value, piece) for value, piece in pairs]
    known = [speed for speed in speeds if speed is not None]
    return not known or 100 * max(known) <= (100 + percent) * min(known)


def is_between(piece: Piece) -> bool:
    return piece.target is not None and piece.target.effort in BETWEEN


def _is_near(value: Value, piece: Piece) -> bool:
    """Whether a value is about what was asked for, as far as that is known."""
    speed, asked = _speed(value, piece), pace_of(piece)
    if piece.duration is not None and value.time is not None:
        return is_about(value.time, piece)
    if speed is None or asked is None:
        return value.was_run and speed is not None
    return 100 * abs(speed - asked) <= ABOUT_PERCENT * asked


def _speed(value: Value, piece: Piece) -> Fraction | None:
    """In seconds a metre, where that is known."""
    if value.pace is not None and value.pace.low is not None:
        return value.pace.low.s_per_m
    far, time = piece.length, value.time.low if value.time else None
    return time.seconds / far.metres if far and far.um and time else None


def _cut(pieces: Sequence[Piece], values: Sequence[Value], own: Sequence[Piece]) -> Counted | None:
    """`23km = 1:46:00 13:15` of `20km easy + 6km MP`: 3 km of the 6, as that fits its time."""
    if not 1 < len(pieces) == len(values) or len(own) != 1 or own[0].target is not None:
        return None
    lengths, far, last = [piece.length for piece in pieces], own[0].length, pieces[-1]
    if far is None or last.length is None or None in lengths:
        return None
    left = far.um - sum(one.um for one in lengths[:-1] if one)
    if not 0 < left < last.length.um or is_about(values[-1].time, last):
        return None
    cut = as_far(last, Distance(left))
    if not is_about(values[-1].time, cut):
        return None
    said = f"the last part is judged over {how_far(Distance(left))}, not {how_far(last.length)}"
    return Counted((*pieces[:-1], cut), said, less=True)
