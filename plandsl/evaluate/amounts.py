"""Whether as much was run as was asked for, where that is known."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from plandsl.evaluate.pieces import Piece
from plandsl.model.session import Target
from plandsl.record import replace
from plandsl.units import SECOND, Distance, Duration, Pace, Range

# A run is as long as it was meant to be within so many per cent, a rep by time within two seconds
# or as many per cent [house choices].
AMOUNT_PERCENT = 5
BY_THE_WATCH = 2 * SECOND

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
    return _amount(time.low.ms, time.high.ms, low.ms if low else None, high.ms if high else None)


def by_distance(piece: Piece, run: Distance | None) -> Amount | None:
    """By how far it was."""
    if piece.distance is None or run is None:
        return None
    low, high = piece.distance.low, piece.distance.high
    return _amount(run.um, run.um, low.um if low else None, high.um if high else None)


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
        piece.duration is not None and not asks_a_pace(piece.target) and _is_near(piece, time)
        for piece, time in zip(pieces, times, strict=False)
    )


def _is_near(piece: Piece, time: Times) -> bool:
    if piece.duration is None or time is None or time.low is None or time.high is None:
        return False
    low, high = piece.duration.low, piece.duration.high
    early = low is not None and time.low.ms < low.ms - _play(low)
    late = high is not None and time.high.ms > high.ms + _play(high)
    return not (early or late)


def _play(asked: Duration) -> int:
    return max(BY_THE_WATCH, AMOUNT_PERCENT * asked.ms // 100)


def in_one(pieces: Sequence[Piece], time: Times) -> bool:
    """Whether a time is that of all pieces by time together, with or without what rests there are.

    Only where no pace was asked for: else how far it was would have to be known.
    """
    if len(pieces) < 2 or any(asks_a_pace(piece.target) for piece in pieces):
        return False
    work = _sum([piece.duration for piece in pieces])
    between = [piece.rest.duration for piece in pieces[:-1] if piece.rest is not None]
    rests = _sum(between) if between else None
    if work is None:
        return False
    wholes = [work] if rests is None else [work, _both(work, rests)]
    whole = pieces[0]
    return any(
        by_time(replace(whole, duration=one), time) is Amount.DONE for one in wholes
    )


def _sum(times: Sequence[Times]) -> Range[Duration] | None:
    lows = [time.low.ms for time in times if time is not None and time.low is not None]
    highs = [time.high.ms for time in times if time is not None and time.high is not None]
    if not len(lows) == len(highs) == len(times):
        return None
    return Range(Duration(sum(lows)), Duration(sum(highs)))


def _both(one: Range[Duration], other: Range[Duration]) -> Range[Duration]:
    found = _sum([one, other])
    assert found is not None
    return found


def asks_a_pace(target: Target | None) -> bool:
    """Whether a time over a distance is asked for, so that a time alone does not tell."""
    return target is not None and (target.time is not None or target.pace is not None)
