"""The reps among all the laps that a watch took: warm-up and cool-down, rests, parts of a rep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plandsl.evaluate.amounts import as_far, is_near
from plandsl.evaluate.around import Around, around
from plandsl.evaluate.bands import band
from plandsl.evaluate.counted import is_about
from plandsl.evaluate.due import Due
from plandsl.evaluate.lead import MOST_LAPS
from plandsl.evaluate.paces import UNITS, timed
from plandsl.evaluate.pieces import Piece
from plandsl.model.log import Result, Value
from plandsl.model.session import Rest
from plandsl.model.wording import how_far
from plandsl.record import dataclass, replace
from plandsl.units import (
    KILOMETRE,
    METRE,
    MILE,
    MINUTE,
    SECOND,
    Distance,
    Duration,
    Range,
    clock,
    spoken,
)

# What a watch, or a thumb at each line, makes the laps of a rep.
LAPS = (*UNITS, *map(Distance, (800 * METRE, MILE // 2, 400 * METRE, MILE // 4, 200 * METRE)))
# A rep that went wrong is one all the same where its place between rests says so, within so many
# per cent, and one of so many at most [house choices].
ODD_PERCENT, ODD_OF = 35, 3
# A rest is the one that was asked for within so many per cent or so much time; one by distance is
# jogged or walked from so much to so much a kilometre [house choices].
REST_PERCENT, REST_PLAY = 25, 15 * SECOND
QUICKEST, JOGGED, WALKED = 3 * MINUTE + 30 * SECOND, 10 * MINUTE, 16 * MINUTE
# Of fewer reps, laps that may all be reps are.
LEAST_BY_TURNS = 4
# So far from what was asked for, in thousandths, a lap at an easy pace is no rep [house choice].
NO_REP = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """Laps `first` up to `last` as reps: each rest a lap too where it is `rested`, each rep the sum
    of laps that are so long where there is a `lap`.

    `odd` reps are far from what was asked for, `off` is how far all are together, in thousandths;
    `loose` where a rest is not the one that was asked for.
    """

    first: int
    last: int
    rested: bool
    lap: Distance | None
    reps: tuple[Value, ...] = ()
    odd: int = 0
    off: int = 0
    loose: bool = False


def main_reps(result: Result, against: Due) -> tuple[Result, Due]:
    """The values of the reps; what is taken for them is said.

    Only where the values are not one for each rep as they stand. Each rep has to fit what was asked
    for, and nothing that is left out may be one. Of several readings that with as many reps as were
    due, then the plainest, then the one that fits best.
    """
    pieces, values = against.pieces, result.values
    if not 1 < len(values) <= MOST_LAPS or len(pieces) < 2:
        return result, against
    if len(values) <= len(pieces) and _is_plain(values, pieces):
        return result, against
    left = around(against)
    every = [one for one in _readings(values, pieces) if _stands(one, values, against, left)]
    best = min(every, key=lambda one: _rank(one, values, against), default=None)
    if best is None or len(best.reps) == len(values):
        return result, against
    said = tuple(_said(best, len(values)))
    return (
        replace(result, values=best.reps, distance=None),
        replace(against, notes=(*against.notes, *said)),
    )


def _is_plain(values: Sequence[Value], pieces: Sequence[Piece]) -> bool:
    """Whether each value may be that of the piece in its place, as far as that is known."""
    return all(
        not value.was_run or not _expected(piece) or _is_within(value, piece, ODD_PERCENT)
        for value, piece in zip(values, pieces, strict=False)
    )


def _rank(found: Reading, values: Sequence[Value], against: Due) -> tuple[bool, bool, int, int]:
    exact = _is_exact(found, against)
    return not exact, len(found.reps) < len(values), found.odd, found.off


def _is_exact(found: Reading, against: Due) -> bool:
    """Whether there are as many reps as were due."""
    least = sum(not piece.optional for piece in against.pieces)
    return least <= len(found.reps) <= len(against.pieces)


def _said(found: Reading, laps: int) -> Iterator[str]:
    which = f"laps {found.first + 1}–{found.last} of {laps} are taken for the reps"
    if found.last - found.first < laps:
        yield f"{which} and the rests between" if found.rested else which
    elif found.rested:
        every = "every second lap is taken for a rest"
        yield every if found.lap is None else "the laps between are taken for rests"
    if found.lap is not None:
        yield f"the laps of {how_far(found.lap)} are added up to reps"


# ------------------------------------------------------------------------ what stands


def _stands(found: Reading, values: Sequence[Value], against: Due, left: Around) -> bool:
    """Whether nothing that is left out is a rep, and it is all that there can be.

    With as many reps as were due, whatever else there is may be left out, and with their rests one
    lap for each part around them that is like a rep; with fewer or more reps only what the session
    has around them, and rests that were asked for.
    """
    pieces, many = against.pieces, len(values)
    if len(found.reps) == many:
        return True
    before, behind = values[: found.first], values[found.last :]
    exact = _is_exact(found, against)
    told = exact and found.rested and not found.loose and left.fit(before, behind, each=True)
    if not told and any(_may_be_rep(one, pieces, found.lap, left) for one in (*before, *behind)):
        return False
    if exact and many > len(pieces):
        few = found.rested and len(pieces) < LEAST_BY_TURNS
        return not few or not all(_may_be_rep(one, pieces, None, left) for one in values)
    return not found.loose and left.fit(before, behind)


def _may_be_rep(value: Value, pieces: Sequence[Piece], lap: Distance | None, left: Around) -> bool:
    """Whether this may be a rep, or a lap of one; what none that was timed may be."""
    if not value.was_run:
        return True
    kinds = {replace(piece, rest=None) for piece in pieces}
    if lap is not None:
        kinds |= {as_far(kind, lap) for kind in kinds if kind.length and lap < kind.length}
    alike = [kind for kind in kinds if _is_like(value, kind)]
    if left.is_easy(value):
        return any(_off(value, kind) <= NO_REP for kind in alike)
    return bool(alike) or value.time is None


def _is_like(value: Value, piece: Piece) -> bool:
    if piece.duration is not None:
        return is_near(piece, value.time)
    return is_about(timed(value, piece.length).time, piece)


# --------------------------------------------------------------------------- readings


def _readings(values: Sequence[Value], pieces: Sequence[Piece]) -> Iterator[Reading]:
    """All ways to take the laps, from each of them on."""
    lengths = {piece.length for piece in pieces}
    laps = [lap for lap in LAPS if any(far and lap < far for far in lengths)]
    turns = (False,) if any(value.rest for value in values) else (False, True)
    for lap in (None, *laps):
        for rested in turns:
            for first in range(len(values)):
                found = _read(values, pieces, Reading(first, first, rested, lap))
                if found.reps and found.odd * ODD_OF <= len(found.reps):
                    yield found


def _read(values: Sequence[Value], pieces: Sequence[Piece], found: Reading) -> Reading:
    """Rep after rep, each in its place, as long as the laps are those that were asked for."""
    at, loose = found.first, False
    every = not any(piece.rest for piece in pieces)
    for piece in _in_order(pieces, len(values)):
        taken, odd = _rep(values, at, piece, found.lap), 0
        if taken is None and found.rested and found.reps and not loose:
            taken, odd = _odd_rep(values, at, piece, found.lap), 1
        if taken is None:
            break
        at += taken[1]
        found = replace(
            found,
            last=at,
            reps=(*found.reps, taken[0]),
            odd=found.odd + odd,
            off=found.off + _off(taken[0], piece),
            loose=found.loose or loose,
        )
        if not found.rested or not (every or piece.rest):
            continue
        pause, many = _pause(values, at, piece.rest, found.lap)
        asked = _is_asked(pause, piece.rest)
        if pause.time is None or not (asked or not _is_any(pause, pieces)):
            break
        at, loose = at + many, not asked
        if asked:
            found = replace(
                found, last=at, reps=(*found.reps[:-1], _rested(taken[0], pause, piece))
            )
    return found


def _in_order(pieces: Sequence[Piece], most: int) -> Iterator[Piece]:
    """The pieces with the rests between them, and as many like the last as there may be laps."""
    last = replace(pieces[-1], rest=pieces[-2].rest)
    yield from pieces[:-1]
    yield last
    if (last.length, last.duration, last.target) == (
        pieces[-2].length,
        pieces[-2].duration,
        pieces[-2].target,
    ):
        for _ in range(most):
            yield last


def _rep(
    values: Sequence[Value], at: int, piece: Piece, lap: Distance | None
) -> tuple[Value, int] | None:
    """One rep from this lap on, and how many laps it has."""
    far = piece.length
    if lap is None or far is None or far <= lap:
        one = values[at] if at < len(values) else None
        fits = one is not None and is_about(timed(one, far).time, piece)
        return (one, 1) if one is not None and fits else None
    laps, rest = divmod(far.um, lap.um)
    some = [timed(value, lap) for value in values[at : at + laps]]
    part = as_far(piece, lap)
    if rest or len(some) < laps or not all(is_about(one.time, part) for one in some):
        return None
    whole = _added(some)
    return (whole, laps) if is_about(whole.time, piece) else None


def _odd_rep(
    values: Sequence[Value], at: int, piece: Piece, lap: Distance | None
) -> tuple[Value, int] | None:
    one = values[at] if at < len(values) and lap is None else None
    return (one, 1) if one is not None and _is_within(one, piece, ODD_PERCENT) else None


def _added(laps: Sequence[Value]) -> Value:
    """Laps as one value, with themselves as its splits."""
    splits = tuple(lap.time.low for lap in laps if lap.time and lap.time.low)
    time = Duration(sum(split.ms for split in splits))
    decimals = min(lap.decimals for lap in laps)
    return Value(Range(time, time), decimals, laps[-1].rest, splits, text=clock(time))


# ------------------------------------------------------------------------------ rests


def _pause(
    values: Sequence[Value], at: int, rest: Rest | None, lap: Distance | None
) -> tuple[Value, int]:
    """The rest from this lap on: one lap, or as many as its distance has; none at the end."""
    far = rest.distance.low if rest and rest.distance else None
    many = far.um // lap.um if far and lap and far.um % lap.um == 0 else 1
    laps = values[at : at + many]
    if len(laps) < many or any(one.time is None for one in laps):
        return Value(None), many
    return (laps[0] if many == 1 else _added(laps)), many


def _is_asked(pause: Value, rest: Rest | None) -> bool:
    """Whether a lap is about as long as the rest that was asked for."""
    time = pause.time.low if pause.time else None
    if time is None or rest is None:
        return False
    if rest.duration is not None and rest.duration.low and rest.duration.high:
        low, high = rest.duration.low.ms, rest.duration.high.ms
        play = max(REST_PLAY, REST_PERCENT * high // 100)
        return low - play <= time.ms <= high + play
    if rest.distance is not None and rest.distance.low and rest.distance.high:
        slowest = WALKED if rest.mode in ("walk", "stand") else JOGGED
        low, high = rest.distance.low.um * QUICKEST, rest.distance.high.um * slowest
        return low <= time.ms * KILOMETRE <= high
    return False


def _is_any(value: Value, pieces: Sequence[Piece]) -> bool:
    return any(is_about(value.time, piece) for piece in set(pieces))


def _rested(rep: Value, pause: Value, piece: Piece) -> Value:
    """A rep with the rest that was timed behind it; one that was asked for by time is judged."""
    asked, time = piece.rest, pause.time
    if rep.rest is not None or asked is None or asked.duration is None or time is None:
        return rep
    text = f"r{spoken(time.low)}" if time.low else pause.text
    return replace(rep, rest=replace(asked, text=text, duration=time, each=False))


# --------------------------------------------------------------------- how well it fits


def _expected(piece: Piece) -> tuple[int, int] | None:
    """From when to when a piece is as asked for, in ms."""
    against = band(piece, piece.length)
    asked = piece.duration or (against.range if against else None)
    ends = [end.ms for end in (asked.low, asked.high) if end] if asked else []
    return (min(ends), max(ends)) if ends else None


def _is_within(value: Value, piece: Piece, percent: int) -> bool:
    """Whether a time is that of the piece within so many per cent."""
    time, asked = timed(value, piece.length).time, _expected(piece)
    if time is None or time.low is None or asked is None:
        return False
    low, high = (100 - percent) * asked[0], (100 + percent) * asked[1]
    return low <= 100 * time.low.ms <= high


def _off(value: Value, piece: Piece) -> int:
    """How far a time lies outside of what was asked for, in thousandths."""
    time, asked = timed(value, piece.length).time, _expected(piece)
    if time is None or time.low is None or asked is None:
        return 0
    off = max(asked[0] - time.low.ms, time.low.ms - asked[1], 0)
    return 1000 * off // max(asked[1], 1)
