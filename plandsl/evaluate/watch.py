"""The reps among all the laps that a watch took: warm-up and cool-down, rests, parts of a rep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plandsl.evaluate.amounts import as_far, is_near
from plandsl.evaluate.around import Around, around
from plandsl.evaluate.bands import band
from plandsl.evaluate.counted import is_about, is_between
from plandsl.evaluate.due import Due
from plandsl.evaluate.lead import MOST_LAPS
from plandsl.evaluate.paces import UNITS, timed
from plandsl.evaluate.pieces import FILLERS, Piece, pace_of, readings
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


@dataclass(frozen=True, slots=True)
class Rep:
    """One rep of so many laps, and how far it is from what was asked for, in thousandths."""

    value: Value
    laps: int
    off: int
    odd: int = 0


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
    more = [way for way in ways if len(against.pieces) < len(way)]
    for pieces in (against.pieces, *more):
        asked = replace(against, pieces=pieces)
        left = around(asked)
        found = [one for one in _readings(values, pieces, left)
                 if _stands(one, values, asked, left)]  # fmt: skip
        if found:
            best = min(found, key=lambda one: _rank(one, values, asked))
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
    if exact and found.rested and not found.loose and left.fit(before, behind, each=True):
        return not _are_few(found, values, pieces)
    if found.odd * ODD_OF > len(found.reps):
        return False
    if len(found.reps) == many:
        return True
    play, kinds = 0 if exact else ODD_PERCENT, _with_parts(_kinds(pieces), found.lap)
    if any(_may_be_rep(one, kinds, left, play) for one in (*before, *behind)):
        return False
    if exact and many > len(pieces):
        return not _are_few(found, values, pieces)
    if found.loose or not left.fit(before, behind):
        return False
    by_time = any(piece.rest and piece.rest.duration for piece in pieces)
    taken = values[found.first : found.last]
    return not found.rested or by_time or not all(_is_any(one, _kinds(pieces)) for one in taken)


def _are_few(found: Reading, values: Sequence[Value], pieces: Sequence[Piece]) -> bool:
    """Whether these are so few reps with rests that all of the laps may be reps."""
    few = found.rested and len(pieces) < LEAST_BY_TURNS
    return few and all(_is_any(one, _kinds(pieces)) for one in values)


def _may_be_rep(value: Value, kinds: Sequence[Piece], left: Around, play: int) -> bool:
    """Whether this may be a rep of a kind, if only within so many per cent; what none that was
    timed may be.
    """
    if not value.was_run:
        return True
    if left.is_easy(value):
        hard = [kind for kind in kinds if not _is_filler(kind)]
        return any(_is_like(value, kind) and _off(value, kind) <= NO_REP for kind in hard)
    return any(_is_like(value, kind) or _is_within(value, kind, play) for kind in kinds)


def _with_parts(kinds: Sequence[Piece], lap: Distance | None) -> tuple[Piece, ...]:
    """The kinds of reps, and laps of them."""
    longer = [kind for kind in kinds if lap and kind.length and lap < kind.length]
    return (*kinds, *_kinds([as_far(kind, lap) for kind in longer if lap]))


def _is_filler(piece: Piece) -> bool:
    return piece.target is not None and piece.target.effort in FILLERS


def _is_like(value: Value, piece: Piece) -> bool:
    if piece.duration is not None:
        return is_near(piece, value.time)
    return is_about(timed(value, piece.length).time, piece)


# --------------------------------------------------------------------------- readings


class Laps:
    """The laps of a watch beside the pieces that were due, each pair of them looked at once.

    `order` has what each rep is, by the position of its kind, and the rest behind it; as many as
    there may be laps, where the last ones are alike.
    """

    def __init__(self, values: Sequence[Value], pieces: Sequence[Piece]) -> None:
        self.values = values
        self.kinds = _kinds(pieces)
        places = {kind: place for place, kind in enumerate(self.kinds)}
        self.order = [(places[replace(one, rest=None)], one.rest) for one in pieces[: len(values)]]
        if len(pieces) <= len(values):
            before, last = self.order[-2:]
            self.order[-1] = last[0], before[1]
            self.order += [self.order[-1]] * (len(values) if before[0] == last[0] else 0)
        self._found: dict[tuple[int, int, Distance | None, bool], Rep | None] = {}

    def rep(self, at: int, kind: int, lap: Distance | None, *, odd: bool = False) -> Rep | None:
        """The rep from a lap on, if there is one; an `odd` one is far from what was asked for."""
        key = at, kind, lap, odd
        if key not in self._found:
            piece = self.kinds[kind]
            find = _odd_rep if odd else _rep
            self._found[key] = find(self.values, at, piece, lap) if at < len(self.values) else None
        return self._found[key]


def _kinds(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(dict.fromkeys(replace(piece, rest=None) for piece in pieces))


def _readings(values: Sequence[Value], pieces: Sequence[Piece], left: Around) -> Iterator[Reading]:
    """All ways to take the laps, from each on that may be the first rep: none before it is one."""
    laps, lengths = Laps(values, pieces), {piece.length for piece in pieces}
    parts = [lap for lap in LAPS if any(far and lap < far for far in lengths)]
    turns = (None,) if any(value.rest for value in values) else (None, *_shortest(pieces))
    for lap in (None, *parts):
        like = (_may_be_rep(one, _with_parts(laps.kinds, lap), left, 0) for one in values)
        latest = max(next((at for at, one in enumerate(like) if one), 0), len(left.before))
        for shortest in turns:
            for first in range(min(latest + 1, len(values))):
                found = Reading(first, first, shortest is not None, lap)
                found = _read(laps, found, shortest or 0)
                if found.reps:
                    yield found


def _shortest(pieces: Sequence[Piece]) -> list[int]:
    """From which one on the rests may be laps, in ms: all of them, or but the shortest."""
    return [0, *sorted({_long(piece.rest) for piece in pieces if piece.rest})[1:2]]


def _long(rest: Rest) -> int:
    return rest.duration.low.ms if rest.duration and rest.duration.low else 0


def _read(laps: Laps, found: Reading, shortest: int) -> Reading:
    """Rep after rep, each in its place, as long as the laps are those that were asked for."""
    at, last, lap, rested = found.first, found.first, found.lap, found.rested
    reps: list[Value] = []
    odd, off, loose, freely = 0, 0, False, False
    every = not any(rest for _, rest in laps.order)
    for (kind, rest), (then, _) in pairwise((*laps.order, laps.order[-1])):
        taken = laps.rep(at, kind, lap)
        if taken is None and rested and not freely:
            taken = laps.rep(at, kind, lap, odd=True)
        if taken is None:
            break
        at += taken.laps
        last, odd, off, loose = at, odd + taken.odd, off + taken.off, loose or freely
        reps.append(taken.value)
        if not rested or (rest and _long(rest) < shortest):
            continue
        if not (rest or every) and (shortest or laps.rep(at, then, lap)):
            continue
        pause, many = _pause(laps.values, at, rest, lap)
        asked = _is_asked(pause, rest)
        if not pause.was_run or not (asked or not _is_any(pause, laps.kinds)):
            break
        timed_it = laps.values[at].time is not None
        at, freely = at + many, not asked and rest is not None
        if asked and timed_it:
            off += _rest_off(pause, rest)
            last, reps[-1] = at, _rested(taken.value, pause, rest)
    return replace(found, last=last, reps=tuple(reps), odd=odd, off=off, loose=loose)


def _rep(values: Sequence[Value], at: int, piece: Piece, lap: Distance | None) -> Rep | None:
    """One rep from this lap on, if it is about as long as was asked for, and each of its laps."""
    far = piece.length
    if lap is None or far is None or far <= lap:
        one = timed(values[at], far)
        floated = is_between(piece) and pace_of(piece) is None and _is_floated(one, far)
        return Rep(one, 1, _off(one, piece)) if floated or is_about(one.time, piece) else None
    laps, rest = divmod(far.um, lap.um)
    some = [timed(value, lap) for value in values[at : at + laps]]
    part = as_far(piece, lap)
    if rest or len(some) < laps or not all(is_about(one.time, part) for one in some):
        return None
    whole = _added(some)
    return Rep(whole, laps, _off(whole, piece)) if is_about(whole.time, piece) else None


def _is_floated(value: Value, far: Distance | None) -> bool:
    time = value.time.low if value.time else None
    if time is None or far is None:
        return False
    return QUICKEST * far.um <= time.ms * KILOMETRE <= JOGGED * far.um


def _odd_rep(values: Sequence[Value], at: int, piece: Piece, lap: Distance | None) -> Rep | None:
    one = values[at]
    if lap is not None or not _is_within(one, piece, ODD_PERCENT):
        return None
    return Rep(one, 1, _off(one, piece), odd=1)


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
    laps = [timed(one, lap if many > 1 else far) for one in values[at : at + many]]
    if len(laps) < many or not all(one.was_run for one in laps):
        return Value(None), many
    if many > 1 and any(one.time is None for one in laps):
        return Value(None), many
    return (laps[0] if many == 1 else _added(laps)), many


def _is_asked(pause: Value, rest: Rest | None) -> bool:
    """Whether a lap is about as long as the rest that was asked for; a pace is if it is slow."""
    time = pause.time.low if pause.time else None
    if rest is not None and time is None and pause.pace is not None and pause.pace.low:
        return pause.pace.low.s_per_m * KILOMETRE // METRE * SECOND >= QUICKEST
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


def _rest_off(pause: Value, rest: Rest | None) -> int:
    """How far a rest by time is from what was asked for, in thousandths."""
    time, asked = pause.time.low if pause.time else None, rest.duration if rest else None
    if time is None or asked is None or not asked.low or not asked.high:
        return 0
    return 1000 * max(asked.low.ms - time.ms, time.ms - asked.high.ms, 0) // asked.high.ms


def _is_any(value: Value, kinds: Sequence[Piece]) -> bool:
    return any(is_about(timed(value, kind.length).time, kind) for kind in kinds)


def _rested(rep: Value, pause: Value, asked: Rest | None) -> Value:
    """A rep with the rest that was timed behind it; one that was asked for by time is judged."""
    time = pause.time
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
