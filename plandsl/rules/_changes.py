"""What changes between two sessions: reps, rep length, rest, pace.

Warm-up, cool-down, strides and drills do not count, nor does easy running beside harder work.
What only one of the two sessions states is not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial
from itertools import groupby, zip_longest
from math import prod
from typing import TypeVar

from plandsl.model.session import Rest, Role, Step, Target
from plandsl.rules._rule import Quantity
from plandsl.rules._text import counts, each, lengths, moved, once, times, unit_of
from plandsl.source import Origin
from plandsl.units import KILOMETRE, SECOND, Distance, Duration, Pace, Range, rounded

EQUAL_VOLUME = Fraction(10, 100)
"""Reps traded for length are one change while the volume stays within this share of the larger."""

REPS, LENGTH, REST, PACE, TRADE = "reps", "length", "rest", "pace", "reps for length"
EASY = {"easy", "recovery"}
ASIDE = {"drills", "mobility", "rest"}
MODES = {"stand": 0, "walk": 1, "easy": 2, "jog": 2, "float": 3}
"""The higher, the harder the rest."""

Number = Fraction | int
End = tuple[str, Number | None]
"""A unit and a number that is greater where the session is harder; None where the end is open. An
effort without a pace is a unit without a number.
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One variable that changed. `text` has it from and to; `direction` is `harder`, `easier` or
    empty; `by` is the largest step of an end in the harder direction, None where there is none.
    `was` stood before at the place `origin`; `step` is the changed step of the later session.
    """

    variable: str
    text: str
    direction: str
    by: Quantity | None
    was: str
    origin: Origin | None
    step: Origin | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A step without pieces, with what its groups say: counts (sets before reps, ones left out),
    rests (between reps before between sets) and targets (one for all reps, or one a rep).
    """

    step: Step
    reps: tuple[Range[int], ...]
    rests: tuple[Rest, ...]
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class _Value:
    """One variable of one piece. A pace was written for a distance: a rep, a mile, a kilometre.

    Its text is only made where there is something to say about it.
    """

    ends: tuple[End, ...]
    text: Callable[[], str] = field(compare=False)
    origin: Origin | None = field(default=None, compare=False)
    over: Distance = Distance(KILOMETRE)


_Row = tuple[_Value, ...]
"""What a piece states of one variable: nothing, one value, or one for each rep."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Work:
    """The work of a session that counts: its steps and sports, and each piece by its variables."""

    steps: tuple[Step, ...]
    sports: frozenset[str]
    pieces: tuple[Piece, ...]
    length: list[_Row]
    rest: list[_Row]
    pace: list[_Row]


def work(steps: Sequence[Step]) -> Work | None:
    """The work of one option of a session; None where nothing in it counts."""
    main = [
        (step, efforts)
        for step in steps
        if step.role is Role.MAIN and step.sport not in ASIDE
        if (efforts := _efforts(step)) != {"strides"}
    ]
    counted = [step for step, efforts in main if not efforts <= EASY] or [step for step, _ in main]
    pieces = tuple(_flat(counted))
    if not pieces:
        return None
    return Work(
        tuple(counted),
        frozenset(piece.step.sport for piece in pieces),
        pieces,
        [_length(piece) for piece in pieces],
        [_rest(piece) for piece in pieces],
        [_pace(piece) for piece in pieces],
    )


def changes(before: Work, after: Work) -> tuple[Change, ...]:
    """The variables that changed, in the order reps, length, rest, pace."""
    reps = _change(REPS, *_reps(before.pieces, after.pieces), after)
    length = _change(LENGTH, before.length, after.length, after)
    rest = _change(REST, before.rest, after.rest, after)
    pace = _change(PACE, before.pace, after.pace, after)
    if reps and length and _equal_volume(before.pieces, after.pieces):
        text = f"{reps.text} of {length.text}"
        reps, length = replace(reps, variable=TRADE, text=text, direction="", by=None), None
    return tuple(change for change in (reps, length, rest, pace) if change is not None)


# ---- the pieces of a session


def _efforts(step: Step) -> set[str | None]:
    """The efforts of all pieces of a step; None for one with another target, or without any."""
    return {
        target.effort if target else None
        for piece in _flat((step,))
        for target in piece.targets or (None,)
    }


def _flat(
    steps: Sequence[Step],
    reps: tuple[Range[int], ...] = (),
    rests: tuple[Rest, ...] = (),
    targets: tuple[Target, ...] = (),
) -> Iterator[Piece]:
    for step in steps:
        counted = reps if step.reps == Range(1, 1) else (*reps, step.reps)
        rested = (step.rest, *rests) if step.rest else rests
        aimed = step.targets or targets
        if step.pieces:
            yield from _flat(step.pieces, counted, rested, aimed)
        else:
            yield Piece(step, counted, rested, aimed)


def _product(reps: Sequence[Range[int]]) -> Range[int]:
    return Range(prod(count.low or 0 for count in reps), prod(count.high or 0 for count in reps))


# ---- the four variables of a piece


def _reps(old: Sequence[Piece], new: Sequence[Piece]) -> tuple[list[_Row], list[_Row]]:
    """Set by set where both sessions are built alike, else the number of all reps."""
    alike = [len(piece.reps) for piece in old] == [len(piece.reps) for piece in new]
    if alike:
        return [(_count(piece.reps),) for piece in old], [(_count(piece.reps),) for piece in new]
    return [(_count((_all_reps(old),)),)], [(_count((_all_reps(new),)),)]


def _all_reps(side: Sequence[Piece]) -> Range[int]:
    products = [_product(piece.reps) for piece in side]
    return Range(sum(one.low or 0 for one in products), sum(one.high or 0 for one in products))


def _count(reps: Sequence[Range[int]]) -> _Value:
    ends = [("reps", end) for count in reps for end in (count.low, count.high)]
    return _Value(tuple(ends), lambda: "×".join(map(counts, reps)))


def _length(piece: Piece) -> _Row:
    far, long = piece.step.distance, piece.step.duration
    if far:
        return (_Value(_um(far), partial(lengths, far)),)
    return (_Value(_ms(long), partial(times, long)),) if long else ()


def _rest(piece: Piece) -> _Row:
    """All rests as one value. A shorter or a livelier one is harder."""
    if not piece.rests:
        return ()
    ends: list[End] = []
    for rest in piece.rests:
        amounts = _ms(rest.duration) if rest.duration else ()
        amounts += _um(rest.distance) if rest.distance else ()
        ends += [(unit, None if end is None else -end) for unit, end in amounts]
        ends.append(("mode", MODES.get(rest.mode, 0)))
    return (_Value(tuple(ends), partial(_rests, piece.rests), piece.rests[0].origin),)


def _rests(rests: Sequence[Rest]) -> str:
    shown = []
    for rest in rests:
        amount = lengths(rest.distance) if rest.distance else ""
        amount = times(rest.duration) if rest.duration else amount
        shown.append(amount if rest.mode == "stand" else f"{amount} {rest.mode}")
    return " and ".join(shown)


def _pace(piece: Piece) -> _Row:
    return tuple(_aim(piece.step, target) for target in piece.targets)


def _aim(step: Step, target: Target) -> _Value:
    """A faster pace is harder. One for a time is in seconds a metre, to compare it with others."""
    pace, over = target.pace, unit_of(target)
    far = step.distance.low if step.distance else None
    if target.time and far and far.um:
        pace, over = each(target.time, lambda end: Pace.of(end, far)), far
    ends: tuple[End, ...] = ((target.text, None),)
    if target.effort == "free":
        ends = ()
    elif pace is not None:
        speed = each(pace, lambda end: -end.s_per_m)
        ends = ("s/m", speed.low), ("s/m", speed.high)
    return _Value(ends, lambda: target.text, target.origin, over)


def _um(limits: Range[Distance]) -> tuple[End, ...]:
    far = each(limits, lambda end: end.um)
    return ("µm", far.low), ("µm", far.high)


def _ms(limits: Range[Duration]) -> tuple[End, ...]:
    time = each(limits, lambda end: end.ms)
    return ("ms", time.low), ("ms", time.high)


# ---- from values to a change


def _change(variable: str, old: list[_Row], new: list[_Row], later: Work) -> Change | None:
    """All differences of one variable, as one change of the work `later`."""
    if old == new:
        return None
    steps = [piece.step.origin for piece in later.pieces]
    if len(old) != len(new):
        old, new = _different(old), _different(new)
    if len(old) != len(new):
        before, after = (", ".join(map(_written, side)) for side in (old, new))
        text = moved(before, after)
        return Change(variable, text, "", None, before, None, steps[0]) if old and new else None
    found = [(a, b, moves) for a, b in zip(old, new, strict=True) if (moves := _moves(a, b))]
    if not found:
        return None
    text = ", ".join(once(moved(_written(a), _written(b)) for a, b, _ in found))
    moves = [move for _, _, some in found for move in some]
    was, now, _ = found[0]
    return Change(
        variable,
        f"{text} reps" if variable == REPS else text,
        _direction(moves),
        _largest(moves),
        _written(was),
        now[0].origin,
        steps[new.index(now)] if len(new) == len(steps) else steps[0],
    )


def _different(side: Sequence[_Row]) -> list[_Row]:
    """One row of each kind, in the order they come; those that state nothing left out."""
    return once(row for row in side if row)


def _written(row: _Row) -> str:
    """`85-87`, `87-88 x2, 85-88 x4`."""
    runs = [(text, len(list(same))) for text, same in groupby(value.text() for value in row)]
    if len(runs) == 1:
        return runs[0][0]
    return ", ".join(text if number == 1 else f"{text} x{number}" for text, number in runs)


@dataclass(frozen=True, slots=True)
class _Move:
    """How far an end moved, harder is positive; None where it changed and nobody can say."""

    unit: str
    amount: Fraction | None
    over: Distance


def _moves(old: _Row, new: _Row) -> list[_Move]:
    """Rep by rep; one that only one of the two has is compared with the last of the other."""
    if not old or not new or old == new:
        return []
    reps = range(max(len(old), len(new)))
    pairs = once((old[min(rep, len(old) - 1)], new[min(rep, len(new) - 1)]) for rep in reps)
    return [move for one, other in pairs for move in _between(one, other)]


def _between(one: _Value, other: _Value) -> Iterator[_Move]:
    """What is free is not compared. Paces that were given for unlike distances may differ by half
    a second over each of them, since they were rounded there.
    """
    if not one.ends or not other.ends:
        return
    slack = Fraction(0)
    if one.over != other.over:
        slack = Fraction(1, 2) / one.over.metres + Fraction(1, 2) / other.over.metres
    for before, after in zip_longest(one.ends, other.ends, fillvalue=("", None)):
        unit, end = after
        if before[0] != unit or (before[1] is None) != (end is None):
            yield _Move(unit, None, other.over)
        elif before[1] is not None and end is not None:
            amount = Fraction(end - before[1])
            if abs(amount) > slack:
                yield _Move(unit, amount, other.over)


def _direction(moves: Sequence[_Move]) -> str:
    amounts = [move.amount or 0 for move in moves]
    if all(amount > 0 for amount in amounts):
        return "harder"
    return "easier" if all(amount < 0 for amount in amounts) else ""


def _largest(moves: Sequence[_Move]) -> Quantity | None:
    """The largest step in the harder direction; a pace's is the time won over its distance."""
    harder = [move for move in moves if move.amount is not None and move.amount > 0]
    units = {move.unit for move in harder} - {"mode"}
    if len(units) != 1:
        return None
    unit = units.pop()
    amounts = [
        (move.amount or Fraction(0), move.over.metres) for move in harder if move.unit == unit
    ]
    if unit == "s/m":
        return Duration(rounded(max(amount * metres for amount, metres in amounts) * SECOND))
    most = max(amount for amount, _ in amounts)
    if unit == "reps":
        return most
    return Distance(int(most)) if unit == "µm" else Duration(int(most))


# ---- reps against length


def _equal_volume(old: Sequence[Piece], new: Sequence[Piece]) -> bool:
    before, after = _volume(old), _volume(new)
    if before is None or after is None or before[0] != after[0]:
        return False
    ends = zip(before[1:], after[1:], strict=True)
    return all(abs(a - b) <= EQUAL_VOLUME * max(a, b) for a, b in ends)


def _volume(side: Sequence[Piece]) -> tuple[set[str], Fraction, Fraction] | None:
    """The least and the most of all work, rests left out; None where it cannot be added up."""
    units: set[str] = set()
    low = high = Fraction(0)
    for piece in side:
        ends = [end for value in _length(piece) for end in value.ends]
        if not ends or ends[0][1] is None or ends[1][1] is None:
            return None
        units.add(ends[0][0])
        count = _product(piece.reps)
        low += ends[0][1] * (count.low or 0)
        high += ends[1][1] * (count.high or 0)
    return (units, low, high) if len(units) == 1 else None
