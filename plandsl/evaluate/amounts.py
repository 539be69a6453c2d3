"""Whether as much was run as was asked for, where that is known."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from plandsl.evaluate.pieces import FILLERS, Piece, added
from plandsl.model.session import Target
from plandsl.record import replace
from plandsl.units import METRE, MINUTE, SECOND, Distance, Duration, Pace, Range

# A run is as long as it was meant to be within so many per cent, a rep by time within two seconds
# or as many per cent [house choices].
AMOUNT_PERCENT = 5
BY_THE_WATCH = 2 * SECOND
# A rep by time was cut short when it was shorter by more than so many per cent [house choice].
CUT_PERCENT = 15
# What a stride and the walk back add to a run that was not stopped for them [house choices].
STRIDE, STRIDE_TIME = 200 * METRE, 2 * MINUTE

Times = Range[Duration] | None


class Amount(StrEnum):
    """How much of it was run."""

    DONE = "done"
    SHORT = "short"
    BEYOND = "beyond"


def by_time(piece: Piece, time: Times) -> Amount | None:
    """By the time that a piece took."""
    if piece.duration is None or time is None or time.low is None or time.high is None:
        return None
    low, high = piece.duration.low, piece.duration.high
    longest = high.ms + piece.strides * STRIDE_TIME if high else None
    return _amount(time.low.ms, time.high.ms, low.ms if low else None, longest)


def by_distance(piece: Piece, run: Distance | None) -> Amount | None:
    """By how far it was."""
    if piece.distance is None or run is None:
        return None
    low, high = piece.distance.low, piece.distance.high
    farthest = high.um + piece.strides * STRIDE if high else None
    return _amount(run.um, run.um, low.um if low else None, farthest)


def _amount(low: int, high: int, least: int | None, most: int | None) -> Amount:
    if least is not None and 100 * high < (100 - AMOUNT_PERCENT) * least:
        return Amount.SHORT
    if most is not None and 100 * low > (100 + AMOUNT_PERCENT) * most:
        return Amount.BEYOND
    return Amount.DONE


def as_far(piece: Piece, run: Distance) -> Piece:
    """The piece over what was run of it, at the pace that was asked for; its laps are another's."""
    target = piece.target
    if target is not None and target.time is not None:
        whole = piece.length
        target = replace(target, time=None, pace=_pace(target.time, whole)) if whole else None
    return replace(piece, distance=Range(run, run), target=target, laps=(), lap=None)


def _pace(time: Range[Duration], over: Distance) -> Range[Pace]:
    low, high = (None if end is None else Pace.of(end, over) for end in (time.low, time.high))
    return Range(low, high)


def all_by_time(pieces: Sequence[Piece], times: Sequence[Times]) -> bool:
    """Whether reps that are told by time alone took theirs: eight hills of 45 s, say."""
    return len(pieces) > 0 and all(
        not asks_more(piece.target) and is_near(piece, time)
        for piece, time in zip(pieces, times, strict=False)
    )


def cut_short(pieces: Sequence[Piece], times: Sequence[Times]) -> tuple[int, ...]:
    """The positions of reps by time that were clearly cut short, where most others took theirs."""
    pairs = [(piece, time) for piece, time in zip(pieces, times, strict=False) if time]
    took = sum(is_near(piece, time) for piece, time in pairs)
    short = tuple(
        at
        for at, (piece, time) in enumerate(zip(pieces, times, strict=False))
        if time and time.high and piece.duration and piece.duration.low
        and 100 * time.high.ms < (100 - CUT_PERCENT) * piece.duration.low.ms
    )  # fmt: skip
    return short if 2 * took >= len(pairs) else ()


def all_said(pieces: Sequence[Piece], own: Sequence[Piece]) -> bool:
    """`hills: 8x45s uphill`, without a time: as many reps by time as were due, and no shorter."""
    return 0 < len(pieces) <= len(own) and all(
        not asks_more(due.target) and is_near(due, run.duration)
        for due, run in zip(pieces, own, strict=False)
    )


def is_near(piece: Piece, time: Times) -> bool:
    """Whether a piece by time took its time."""
    if piece.duration is None or time is None or time.low is None or time.high is None:
        return False
    low, high = piece.duration.low, piece.duration.high
    early = low is not None and time.low.ms < low.ms - _play(low)
    late = high is not None and time.high.ms > high.ms + _play(high)
    return not (early or late)


def _play(asked: Duration) -> int:
    return max(BY_THE_WATCH, AMOUNT_PERCENT * asked.ms // 100)


def in_one(pieces: Sequence[Piece], time: Times) -> Amount | None:
    """What a time of all pieces by time together tells, with or without the rests between them.

    Nothing where more was asked for than to run so long.
    """
    work = added([piece.duration for piece in pieces])
    if work is None or any(asks_more(piece.target) for piece in pieces):
        return None
    rests = added([piece.rest.duration for piece in pieces[:-1] if piece.rest is not None])
    wholes = [one for one in (work, rests and added([work, rests])) if one is not None]
    fits = (by_time(replace(pieces[0], duration=one), time) for one in wholes)
    return Amount.DONE if Amount.DONE in fits else None


def asks_more(target: Target | None) -> bool:
    """Whether a time over a distance, a heart rate or a power is asked for: more than its time.

    Of easy running between the reps nobody asks how fast.
    """
    if target is None:
        return False
    paced = target.pace is not None and target.effort not in FILLERS
    return paced or target.time is not None or target.intensity is not None


def untold(pieces: Sequence[Piece]) -> bool:
    """Whether a pace was asked for that no length tells; of easy running nobody asks how fast."""
    return any(
        piece.length is None
        and piece.target is not None
        and piece.target.effort not in FILLERS
        and (piece.target.time is not None or piece.target.pace is not None)
        for piece in pieces
    )
