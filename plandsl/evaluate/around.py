"""How far a session was in all, beside the time of the one piece of it that was timed."""

from __future__ import annotations

from plandsl.evaluate.amounts import Amount, as_far, by_distance
from plandsl.evaluate.due import Due, is_about
from plandsl.evaluate.lead import has_more
from plandsl.model.log import Result
from plandsl.model.wording import how_far
from plandsl.record import replace


def without_around(result: Result, against: Due) -> tuple[Result, tuple[str, ...]]:
    """`19:50 8km` of `warmup 2km easy + 5k + cooldown 1km easy`: the time of the 5 km alone.

    Only where the time is about that of the piece, and nobody would take it for all of that way.
    """
    piece = against.pieces[0] if len(against.pieces) == 1 else None
    time = result.values[0].time if len(result.values) == 1 else None
    far = result.distance
    if piece is None or far is None or not against.planned or not has_more(against):
        return result, ()
    beyond = piece.length is not None and by_distance(piece, far) is Amount.BEYOND
    if not beyond or not is_about(time, piece):
        return result, ()
    if is_about(time, as_far(piece, far)):
        return result, ()
    said = f"{how_far(far)} is taken for the whole session"
    return replace(result, distance=None), (said,)
