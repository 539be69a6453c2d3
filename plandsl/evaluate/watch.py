"""The reps among all the laps that a watch took: warm-up and cool-down, or the rests between."""

from __future__ import annotations

from collections.abc import Sequence

from plandsl.evaluate.due import Due, is_about
from plandsl.evaluate.lead import MOST_LAPS
from plandsl.evaluate.pieces import Piece
from plandsl.model.log import Result, Value
from plandsl.record import replace
from plandsl.units import spoken

Found = tuple[tuple[Value, ...], str]


def main_reps(result: Result, against: Due) -> tuple[Result, tuple[str, ...]]:
    """The values of the reps, and what is said of it.

    Only where there are more values than reps, those in question are each about as long as was
    asked for, and none of the others is: a rep too many stays one.
    """
    pieces, values = against.pieces, result.values
    if not len(pieces) < len(values) <= MOST_LAPS:
        return result, ()
    found = _by_turns(values, pieces) or _in_a_row(values, pieces)
    if found is None:
        return result, ()
    return replace(result, values=found[0]), (found[1],)


def _by_turns(values: Sequence[Value], pieces: Sequence[Piece]) -> Found | None:
    """`88 60 89 60 90`: each rest is a lap too, perhaps the one after the last rep as well."""
    reps, rests = values[::2], values[1::2]
    if len(reps) != len(pieces) or not _are(reps, pieces) or _is_any(rests, pieces):
        return None
    taken = [_rested(*each) for each in zip(reps, rests, pieces, strict=False)]
    return (*taken, *reps[len(taken) :]), "every second lap is taken for a rest"


def _in_a_row(values: Sequence[Value], pieces: Sequence[Piece]) -> Found | None:
    """`5:40 5:35 88 89 90 5:50`: the warm-up before them, the cool-down behind."""
    count = len(pieces)
    for at in range(len(values) - count + 1):
        reps = values[at : at + count]
        if _are(reps, pieces):
            others = (*values[:at], *values[at + count :])
            said = f"laps {at + 1}–{at + count} of {len(values)} are taken for the reps"
            return None if _is_any(others, pieces) else (tuple(reps), said)
    return None


def _are(values: Sequence[Value], pieces: Sequence[Piece]) -> bool:
    return all(is_about(one.time, piece) for one, piece in zip(values, pieces, strict=True))


def _is_any(values: Sequence[Value], pieces: Sequence[Piece]) -> bool:
    """Whether one of these may be a rep, or is none that was timed."""
    kinds = set(pieces)
    return any(one.time is None or any(is_about(one.time, kind) for kind in kinds)
               for one in values)  # fmt: skip


def _rested(rep: Value, rest: Value, piece: Piece) -> Value:
    """A rep with the rest that was timed behind it; one that was asked for by time is judged."""
    asked, time = piece.rest, rest.time
    if rep.rest is not None or asked is None or asked.duration is None or time is None:
        return rep
    text = f"r{spoken(time.low)}" if time.low else rest.text
    return replace(rep, rest=replace(asked, text=text, duration=time, each=False))
