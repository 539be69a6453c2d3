"""What changes between two sessions: reps, rep length, rest, pace.

Warm-up, cool-down, strides and drills do not count, nor does easy running beside harder work.
What only one of the two sessions states is not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, zip_longest

from plandsl.model.session import Step
from plandsl.record import dataclass, replace
from plandsl.rules._aims import PACE, as_one_kind
from plandsl.rules._pieces import (
    ONE,
    SHARE,
    Piece,
    Row,
    Value,
    count_value,
    flat,
    inner_row,
    length_rows,
    main_work,
    pace_row,
    reps_row,
    rest_row,
    sets_row,
)
from plandsl.rules._rule import Quantity, magnitude
from plandsl.rules._text import moved, once
from plandsl.source import Origin
from plandsl.units import KILOMETRE, SECOND, Distance, Duration, Range, rounded

EQUAL_VOLUME = Fraction(10, 100)
"""Reps traded for length are one change while the volume stays within this share of the larger."""

SAME_LENGTH = Fraction(1, 100)
"""Lengths of reps that differ by no more than this share of the longer one are called the same:
1600 m and the mile, 400 m and 440 yards. House choice."""

SETS, REPS, LENGTH, REST, PACES = "sets", "reps", "length", "rest", "pace"
TRADE = "reps for length"
COUNTED = (SETS, REPS)


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
class Work:
    """The work of a session that counts: its steps and sports, and each piece by its variables."""

    steps: tuple[Step, ...]
    sports: frozenset[str]
    pieces: tuple[Piece, ...]
    length: list[Row]
    rest: list[Row]
    pace: list[Row]


def work(steps: Sequence[Step], unit: Distance = Distance(KILOMETRE)) -> Work | None:
    """The work of one option of a session; None where nothing in it counts.

    `unit` is what the plan tells distances and the offsets of paces in.
    """
    counted = main_work(steps)
    pieces = tuple(flat(counted))
    if not pieces:
        return None
    return Work(
        tuple(counted),
        frozenset(piece.step.sport for piece in pieces),
        pieces,
        length_rows(counted, pieces),
        [rest_row(piece, unit) for piece in pieces],
        [pace_row(piece, unit) for piece in pieces],
    )


class Works:
    """The work of options of a plan, found once for lines that have their steps in common."""

    def __init__(self, unit: Distance) -> None:
        self.unit, self.known = unit, dict[int, Work | None]()

    def of(self, option: Sequence[Step]) -> Work | None:
        if id(option) not in self.known:
            self.known[id(option)] = work(option, self.unit)
        return self.known[id(option)]


def changes(before: Work, after: Work) -> tuple[Change, ...]:
    """The variables that changed, in the order sets, reps, length, rest, pace."""
    reps = _change(REPS, *_reps(before, after))
    length = _change(LENGTH, before.length, after.length)
    rest = _change(REST, before.rest, after.rest)
    pace = _change(PACES, before.pace, after.pace)
    if reps and length and _equal_volume(before.steps, after.steps):
        text = f"{reps.text} of {length.text}"
        reps, length = replace(reps, variable=TRADE, text=text, direction="", by=None), None
    counts: tuple[Change | None, ...] = (reps,)
    if reps and reps.variable == REPS and not _equal_volume(before.steps, after.steps):
        counts = _sets_and_reps(before, after) or counts
    return tuple(change for change in (*counts, length, rest, pace) if change is not None)


# ---- reps


def _sets_and_reps(old: Work, new: Work) -> tuple[Change, Change] | None:
    """Both of them, where both changed: more sets of more reps are two changes."""
    if not _are_alike(old, new):
        return None
    sets = _change(SETS, *([sets_row(piece) for piece in one.pieces] for one in (old, new)))
    reps = _change(REPS, *([inner_row(piece) for piece in one.pieces] for one in (old, new)))
    return (sets, reps) if sets and reps else None


def _are_alike(old: Work, new: Work) -> bool:
    return [len(piece.reps) for piece in old.pieces] == [len(piece.reps) for piece in new.pieces]


def _reps(old: Work, new: Work) -> tuple[list[Row], list[Row]]:
    """Set by set where both sessions are built alike, else the number of all reps."""
    if _are_alike(old, new):
        return [reps_row(piece) for piece in old.pieces], [reps_row(piece) for piece in new.pieces]
    return [_all(old)], [_all(new)]


def _all(side: Work) -> Row:
    return (count_value((_all_reps(side.steps),), side.pieces[0].step.origin),)


def _all_reps(steps: Sequence[Step]) -> Range[int]:
    """How many pieces are run; a group that is repeated up to a total is one."""
    low = high = 0
    for step in steps:
        inner = _all_reps(step.pieces) if step.pieces and not _length(step) else ONE
        low += (step.reps.low or 0) * (inner.low or 0)
        high += (step.reps.high or 0) * (inner.high or 0)
    return Range(low, high)


# ---- from values to a change


def _change(variable: str, old: list[Row], new: list[Row]) -> Change | None:
    """All differences of one variable, as one change."""
    if old == new:
        return None
    if len(old) != len(new):
        old, new = _different(old), _different(new)
    if len(old) != len(new):
        before, after = (", ".join(map(_written, side)) for side in (old, new))
        step = new[0][0].step if new else None
        text = moved(before, after)
        return Change(variable, text, "", None, before, None, step) if old and new else None
    found = [(a, b, moves) for a, b in zip(old, new, strict=True) if (moves := _moves(a, b))]
    if not found:
        return None
    text = ", ".join(once(moved(*_side_by_side(a, b)) for a, b, _ in found))
    moves = [move for _, _, some in found for move in some]
    was, now, _ = found[0]
    return Change(
        variable,
        f"{text} {variable}" if variable in COUNTED else text,
        _direction(moves),
        _largest(moves),
        _written(was),
        now[0].origin,
        now[0].step,
    )


def _different(side: Sequence[Row]) -> list[Row]:
    """One row of each kind, in the order they come; those that state nothing left out."""
    return once(row for row in side if row)


def _side_by_side(old: Row, new: Row) -> tuple[str, str]:
    """Both as they are written; times for unlike distances with the paces that they make."""
    texts = _written(old), _written(new)
    if len({value.over for value in (*old, *new)}) == 1:
        return texts
    told = [{value.pace() for value in row} for row in (old, new)]
    if not all(len(one) == 1 and all(one) for one in told):
        return texts
    one, other = (
        text if text == pace else f"{text} ({pace})"
        for text, (pace,) in zip(texts, told, strict=True)
    )
    return one, other


def _written(row: Row) -> str:
    """`85-87`, `87-88 x2, 85-88 x4`, `90>84`."""
    if len(row) > 1 and row[0].whole:
        return row[0].whole
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
    rep: Duration | None = None


def _moves(old: Row, new: Row) -> list[_Move]:
    """Rep by rep; one that only one of the two has is compared with the last of the other.

    What is spelled as one (`90>84`) is the same over more reps; else its ends are compared.
    """
    if not old or not new or old == new:
        return []
    if len(old) == len(new) or not (old[0].whole and new[0].whole):
        reps = range(max(len(old), len(new)))
        pairs = once((old[min(rep, len(old) - 1)], new[min(rep, len(new) - 1)]) for rep in reps)
        return [move for one, other in pairs for move in _between(one, other)]
    if (old[0].whole, old[0].over) == (new[0].whole, new[0].over):
        return []
    ends = [*_between(old[0], new[0]), *_between(old[-1], new[-1])]
    return ends or [_Move("", None, new[0].over)]


def _between(one: Value, other: Value) -> Iterator[_Move]:
    """What is free is not compared, nor what is the same but for its rounding."""
    if not one.ends or not other.ends:
        return
    for before, after in zip_longest(one.ends, other.ends, fillvalue=("", None)):
        unit = as_one_kind(before, after)
        if unit is None or (before[1] is None) != (after[1] is None):
            yield _Move(after[0], None, other.over)
        elif before[1] is not None and after[1] is not None:
            amount = Fraction(after[1] - before[1])
            if abs(amount) > _slack(unit, abs(Fraction(after[1])), one.over, other.over):
                yield _Move(unit, amount, other.over, other.rep)


def _slack(unit: str, size: Fraction, one: Distance, other: Distance) -> Fraction:
    """By how much two numbers of a unit may differ and mean the same.

    Lengths may be one, as 1600 m and the mile are. Paces that were given for unlike distances may
    differ by half a second over each of them, since they were rounded there, and a time for what is
    one length is one time.
    """
    if unit == "µm":
        return size * SAME_LENGTH
    if not unit.endswith(PACE) or one == other:
        return Fraction(0)
    rounding = Fraction(1, 2) / one.metres + Fraction(1, 2) / other.metres
    apart = abs(Fraction(one.um, other.um) - 1)
    return rounding + (size * apart if unit == PACE and apart <= SAME_LENGTH else 0)


def _direction(moves: Sequence[_Move]) -> str:
    amounts = [move.amount or 0 for move in moves]
    if all(amount > 0 for amount in amounts):
        return "harder"
    return "easier" if all(amount < 0 for amount in amounts) else ""


def _largest(moves: Sequence[_Move]) -> Quantity | None:
    """The largest step in the harder direction; a pace's is the time won over its distance.

    None where no end has a size (a livelier rest, a heart rate), or where they have several kinds.
    """
    gains = [_size(move) for move in moves if move.amount is not None and move.amount > 0]
    sizes = [size for size in gains if size is not None]
    if len({type(size) for size in sizes}) != 1:
        return None
    return max(sizes, key=magnitude)


def _size(move: _Move) -> Quantity | None:
    assert move.amount is not None
    if move.unit == "reps":
        return move.amount
    if move.unit == "µm":
        return Distance(int(move.amount))
    if move.unit in ("ms", "on"):
        return Duration(int(move.amount))
    if move.unit == SHARE and move.rep is not None:
        return Duration(rounded(move.amount * move.rep.ms))
    if move.unit.endswith(PACE) and not move.unit.startswith("float "):
        return Duration(rounded(move.amount * move.over.metres * SECOND))
    return None


# ---- reps against length


def _equal_volume(old: Sequence[Step], new: Sequence[Step]) -> bool:
    before, after = _volume(old), _volume(new)
    if before is None or after is None or before[0] != after[0]:
        return False
    ends = zip(before[1:], after[1:], strict=True)
    return all(abs(a - b) <= EQUAL_VOLUME * max(a, b) for a, b in ends)


def _volume(steps: Sequence[Step]) -> tuple[set[str], int, int] | None:
    """The least and the most of all work, rests left out; None where it cannot be added up."""
    units: set[str] = set()
    low = high = 0
    for step in steps:
        one = _length(step) or (_volume(step.pieces) if step.pieces else None)
        if one is None:
            return None
        units |= one[0]
        low += one[1] * (step.reps.low or 0)
        high += one[2] * (step.reps.high or 0)
    return (units, low, high) if len(units) == 1 else None


def _length(step: Step) -> tuple[set[str], int, int] | None:
    """What one rep of a step says of its own length; of a group, what it is repeated up to."""
    if step.distance and step.distance.low and step.distance.high:
        return {"µm"}, step.distance.low.um, step.distance.high.um
    if step.duration and step.duration.low and step.duration.high:
        return {"ms"}, step.duration.low.ms, step.duration.high.ms
    return None
