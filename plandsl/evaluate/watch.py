"""The reps among all the laps that a watch took: warm-up and cool-down, rests, parts of a rep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plandsl.evaluate.amounts import as_far
from plandsl.evaluate.around import Around, around
from plandsl.evaluate.counted import is_between
from plandsl.evaluate.due import Due
from plandsl.evaluate.laps import (
    Laps,
    expected,
    is_any,
    is_asked,
    is_like,
    is_within,
    kinds_of,
    off_by,
    pause_at,
    rest_off,
    with_rest,
)
from plandsl.evaluate.lead import MOST_LAPS
from plandsl.evaluate.paces import UNITS
from plandsl.evaluate.pieces import FILLERS, Piece, readings
from plandsl.model.log import Result, Value
from plandsl.model.session import Rest
from plandsl.model.wording import how_far
from plandsl.record import dataclass, replace
from plandsl.units import (
    METRE,
    MILE,
    Distance,
)

# What a watch, or a thumb at each line, makes the laps of a rep.
LAPS = (*UNITS, *map(Distance, (800 * METRE, MILE // 2, 400 * METRE, MILE // 4, 200 * METRE)))
# A rep is plainly one within so many per cent [house choice].
PLAIN_PERCENT = 35
# What is left out with too few or too many reps is no rep within so many per cent [house choice].
LEFT_PERCENT = 25
# Reps far from what was asked for are one of so many at most [house choice].
ODD_OF = 3
# Of fewer reps, laps that may all be reps are.
LEAST_BY_TURNS = 4
# So far from what was asked for, in thousandths, a lap at an easy pace is no rep [house choice].
NO_REP = 30


@dataclass(frozen=True, slots=True)
class Reading:
    """Laps `first` up to `last` as reps: each rest a lap too where it is `rested`, each rep the sum
    of laps that are so long where there is a `lap`.

    `odd` reps are far from what was asked for, as the last one is where it `ends_oddly`; `off` is
    how far all are together, in thousandths; `loose` where a rest is not the one asked for.
    """

    first: int
    last: int
    rested: bool
    lap: Distance | None
    reps: tuple[Value, ...] = ()
    odd: int = 0
    off: int = 0
    loose: bool = False
    ends_oddly: bool = False


def main_reps(result: Result, against: Due) -> tuple[Result, Due]:
    """The values of the reps; what is taken for them is said.

    Only where the values are not one for each rep as they stand. Each rep has to fit what was asked
    for, and nothing that is left out may be one. Of several readings that with as many reps as were
    due, then the one that fits best.
    """
    pieces, values = against.pieces, result.values
    if not 1 < len(values) <= MOST_LAPS or len(pieces) < 2:
        return result, against
    if len(values) <= len(pieces) and _is_plain(values, pieces):
        return result, against
    best, against = _best(values, against)
    if best is None or len(best.reps) == len(values):
        return result, against
    said = tuple(_said(best, len(values)))
    return (
        replace(result, values=best.reps, distance=None),
        replace(against, notes=(*against.notes, *said)),
    )


def _best(values: Sequence[Value], against: Due) -> tuple[Reading | None, Due]:
    """The best reading of the laps, and what was due by it: as it was counted so far, or else all
    the pieces, which warm-up and cool-down had hidden.
    """
    ways = readings(against.steps) if against.planned and not against.own else ()
    goal = any(piece.goal for piece in against.pieces)
    longer = [way for way in ways if len(against.pieces) < len(way)]
    more = [tuple(replace(piece, goal=goal) for piece in way) for way in longer]
    for pieces in (against.pieces, *more):
        asked = replace(against, pieces=pieces)
        left = around(asked.steps, asked.pieces)
        found = [one for one in _readings(values, pieces, left)
                 if _stands(one, values, asked, left)]  # fmt: skip
        if found:
            best = min(found, key=lambda one: _rank(one, asked))
            return best, _without_last(asked, len(best.reps))
    return None, against


def _without_last(against: Due, reps: int) -> Due:
    """Without what is easy behind the last rep, where that was run on into the cool-down."""
    *before, last = against.pieces
    if reps != len(before) or not is_between(last):
        return against
    return replace(against, pieces=tuple(before))


def _is_plain(values: Sequence[Value], pieces: Sequence[Piece]) -> bool:
    """Whether each value may be that of the piece in its place, as far as that is known."""
    return all(
        not value.was_run or not expected(piece) or is_within(value, piece, PLAIN_PERCENT)
        for value, piece in zip(values, pieces, strict=False)
    )


def _rank(found: Reading, against: Due) -> tuple[bool, int, int]:
    return not _is_exact(found, against), found.odd, found.off


def _is_exact(found: Reading, against: Due) -> bool:
    """Whether there are as many reps as were due."""
    least = sum(not piece.optional for piece in against.pieces)
    return least <= len(found.reps) <= len(against.pieces)


def _said(found: Reading, laps: int) -> Iterator[str]:
    which = f"laps {found.first + 1}–{found.last} of {laps} are taken for the reps"
    if found.last - found.first < laps:
        yield f"{which} and the rests between" if found.rested else which
    elif found.rested:
        by_turns = found.lap is None and laps // 2 <= len(found.reps) <= (laps + 1) // 2
        every = "every second lap is taken for a rest"
        yield every if by_turns else "the laps between are taken for rests"
    if found.lap is not None:
        yield f"the laps of {how_far(found.lap)} are added up to reps"


# ------------------------------------------------------------------------ what stands


def _stands(found: Reading, values: Sequence[Value], against: Due, left: Around) -> bool:
    """Whether nothing that is left out is a rep, and it is all that there can be.

    With as many reps as were due and their rests, one lap for each part around them tells which is
    which, however it was run. Else a rep that is far off is one of few. With as many reps as were
    due, whatever else there is may be left out; with fewer or more only what the session has around
    them, and rests that were asked for.
    """
    pieces, many = against.pieces, len(values)
    before, behind = values[: found.first], values[found.last :]
    exact = _is_exact(found, against)
    if found.ends_oddly and not (exact and _is_no_cooldown(found.reps[-1], before, behind, left)):
        return False
    if exact and found.rested and not found.loose and left.fit(before, behind, each=True):
        return not _are_few(found, values, pieces)
    if found.odd * ODD_OF > len(found.reps):
        return False
    if len(found.reps) == many:
        return True
    play, kinds = 0 if exact else LEFT_PERCENT, _with_parts(kinds_of(pieces), found.lap)
    if any(_may_be_rep(one, kinds, left, play) for one in (*before, *behind)):
        return False
    if exact and many > len(pieces):
        return not _are_few(found, values, pieces)
    if found.loose or not left.fit(before, behind):
        return False
    by_time = any(piece.rest and piece.rest.duration for piece in pieces)
    taken = values[found.first : found.last]
    return not found.rested or by_time or not all(_is_close(one, kinds_of(pieces)) for one in taken)


def _is_no_cooldown(
    last: Value, before: Sequence[Value], behind: Sequence[Value], left: Around
) -> bool:
    """Whether a last rep that is far off can be nothing else."""
    return not left.is_easy(last) and (bool(behind) or not left.fit(before, (last,)))


def _are_few(found: Reading, values: Sequence[Value], pieces: Sequence[Piece]) -> bool:
    """Whether these are so few reps with rests that all of the laps may be reps."""
    few = found.rested and len(pieces) < LEAST_BY_TURNS
    return few and all(is_any(one, kinds_of(pieces)) for one in values)


def _may_be_rep(value: Value, kinds: Sequence[Piece], left: Around, play: int) -> bool:
    """Whether this may be a rep of a kind, if only within so many per cent; what none that was
    timed may be. Easy running is one only where it is very near.
    """
    if not value.was_run:
        return True
    if left.is_easy(value):
        return _is_close(value, [kind for kind in kinds if not _is_filler(kind)])
    return any(is_like(value, kind) or is_within(value, kind, play) for kind in kinds)


def _with_parts(kinds: Sequence[Piece], lap: Distance | None) -> tuple[Piece, ...]:
    """The kinds of reps, and laps of them."""
    longer = [kind for kind in kinds if lap and kind.length and lap < kind.length]
    return (*kinds, *kinds_of([as_far(kind, lap) for kind in longer if lap]))


def _is_close(value: Value, kinds: Sequence[Piece]) -> bool:
    return any(is_like(value, kind) and off_by(value, kind) <= NO_REP for kind in kinds)


def _is_filler(piece: Piece) -> bool:
    return piece.target is not None and piece.target.effort in FILLERS


# --------------------------------------------------------------------------- readings


def _readings(values: Sequence[Value], pieces: Sequence[Piece], left: Around) -> Iterator[Reading]:
    """All ways to take the laps, from each on that may be the first rep: none before it is one."""
    laps, lengths = Laps(values, pieces), {piece.length for piece in pieces}
    parts = [lap for lap in LAPS if any(far and lap < far for far in lengths)]
    turns = (None,) if any(value.rest for value in values) else (None, *_shortest(pieces))
    for lap in (None, *parts):
        like = (_may_be_rep(one, _with_parts(laps.kinds, lap), left, 0) for one in values)
        latest = max(
            next((at for at, one in enumerate(like) if one), len(values)), len(left.before)
        )
        for shortest in turns:
            for first in range(min(latest + 1, len(values))):
                found = Reading(first, first, shortest is not None, lap)
                for odd in (False, True) if found.rested else (False,):
                    taken = _read(laps, found, shortest or 0, odd=odd)
                    if taken.reps and odd == (taken.odd > 0):
                        yield taken


def _shortest(pieces: Sequence[Piece]) -> list[int]:
    """From which one on the rests may be laps, in ms: all of them, or but the shortest."""
    return [0, *sorted({_long(piece.rest) for piece in pieces if piece.rest})[1:2]]


def _long(rest: Rest) -> int:
    return rest.duration.low.ms if rest.duration and rest.duration.low else 0


def _read(laps: Laps, found: Reading, shortest: int, *, odd: bool) -> Reading:
    """Rep after rep, each in its place, as long as the laps are those that were asked for, or for
    an `odd` one far off, in its place.
    """
    at, last, lap = found.first, found.first, found.lap
    reps: list[Value] = []
    far, off, loose, freely, oddly = 0, 0, False, False, False
    every = not any(rest for _, rest in laps.order)
    for (kind, rest), (then, _) in pairwise((*laps.order, laps.order[-1])):
        taken = laps.rep(at, kind, lap)
        if taken is None and odd and len(reps) < laps.due and not freely:
            taken = laps.rep(at, kind, lap, odd=True)
        if taken is None:
            break
        at += taken.laps
        last, far, off, loose = at, far + taken.odd, off + taken.off, loose or freely
        reps.append(taken.value)
        oddly = taken.odd > 0
        if not found.rested or (rest and _long(rest) < shortest):
            continue
        # Where no rest was asked for, as between two sets, there may be one.
        if not (rest or every) and (shortest or laps.rep(at, then, lap)):
            continue
        pause, many = pause_at(laps.values, at, rest, lap)
        asked = is_asked(pause, rest)
        if not pause.was_run or not (asked or not is_any(pause, laps.kinds)):
            break
        if taken.odd and not asked:
            break
        told = asked and laps.values[at].time is not None
        at, freely = at + many, not asked and rest is not None
        if told:
            off += rest_off(pause, rest)
            last, reps[-1] = at, with_rest(taken.value, pause, rest)
            oddly = oddly and at == len(laps.values)
    return replace(
        found, last=last, reps=tuple(reps), odd=far, off=off, loose=loose, ends_oddly=oddly
    )
