"""What was kept of several reps at once: their average, or one band, and how many they were."""

from __future__ import annotations

from collections.abc import Sequence

from plandsl.evaluate.amounts import Amount
from plandsl.evaluate.due import Due
from plandsl.evaluate.pieces import Piece
from plandsl.model.log import Result, Value
from plandsl.units import Range


def kept_together(result: Result, pieces: Sequence[Piece]) -> Value | None:
    """The average, or the one band, that was kept of several reps, and none of them itself."""
    if len(result.values) > 1:
        return None
    if result.average is not None:
        return Value(Range(result.average, result.average))
    if result.average_pace is not None:
        return average_pace(result)
    if len(pieces) > 1 and len(result.values) == 1:
        value = result.values[0]
        kept = value.time or value.pace
        if kept is not None and kept.low != kept.high:
            return value
    return None


def average_pace(result: Result) -> Value | None:
    pace = result.average_pace
    if pace is None:
        return None
    return Value(None, pace=Range(pace, pace), text=result.average_text)


def as_many(against: Due) -> tuple[Amount | None, Range[int] | None]:
    """Whether as many were run as were due, and how many, where the log's own line says it."""
    least = sum(piece.reps for piece in against.own if not piece.optional)
    most = sum(piece.reps for piece in against.own)
    if not most or not against.pieces:
        return None, None
    count = Range(least, most)
    if most < against.needed:
        return Amount.SHORT, count
    return Amount.BEYOND if least > against.most else Amount.DONE, count
