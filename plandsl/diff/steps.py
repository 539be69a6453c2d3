"""What changes from one row of steps to another: in a step, in their order, and whole steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from plandsl.diff.align import SAME, Cost, Places, aligned, total
from plandsl.diff.parts import (
    Part,
    Row,
    between,
    part_name,
    parts_of,
    parts_text,
    row_text,
    size,
    sole,
)
from plandsl.diff.step import ONCE, plain, rest_changes, step_changes
from plandsl.diff.words import order_change, steps_change
from plandsl.model.difference import Change
from plandsl.model.session import Rest, Step
from plandsl.record import dataclass

# Rows of more steps, and an `or` of more sides, are not aligned but told as a whole.
MOST_STEPS = 60

_Gap = tuple[list[int], list[int]]


def row_changes(old: Row, new: Row, of: str = "") -> Iterator[Change]:
    """What changes from one row of steps to another; `of` is whose row it is."""
    if plain_row(old) == plain_row(new):
        return
    told = () if max(len(old), len(new)) > MOST_STEPS else tuple(_changes(_laid(old, new), of))
    yield from told or (steps_change(row_text(old), row_text(new), of),)


def plain_row(row: Row) -> tuple[Step, ...]:
    return tuple(map(plain, row))


def row_between(old: Row, new: Row) -> Cost | None:
    """How much changes from one row to another; None where no step is left of it."""
    if max(len(old), len(new)) > MOST_STEPS:
        return SAME if plain_row(old) == plain_row(new) else None
    laid = _laid(old, new)
    return laid.cost if laid.is_kin else None


def row_size(row: Row) -> Cost:
    return total(map(size, parts_of(row)))


@dataclass(frozen=True, slots=True)
class _Laid:
    """Two rows, the one laid on the other: which part is `kept`, and which step was `moved`."""

    old: list[Part]
    new: list[Part]
    kept: tuple[Places, ...]
    moved: tuple[Places, ...]
    cost: Cost

    @property
    def is_kin(self) -> bool:
        """Whether a step of the one row is still in the other."""
        return any(isinstance(self.old[a], Step) for a, _ in (*self.kept, *self.moved))


def _laid(old: Row, new: Row) -> _Laid:
    before, after = parts_of(old), parts_of(new)
    counts = sole(before), sole(after)

    def differ(one: Part, other: Part) -> Cost | None:
        return between(one, other, sole=one is counts[0] and other is counts[1])

    laid = aligned(before, after, size, differ)
    steps = [pair for pair in laid.kept if isinstance(before[pair[0]], Step)]
    moved = tuple(
        pair for pair in laid.moved if isinstance(before[pair[0]], Step) and _passed(pair, steps)
    )
    kept = tuple(pair for pair in laid.kept if _stands(pair, before, after, set(laid.kept)))
    return _Laid(before, after, kept, moved, laid.cost)


def _passed(moved: Places, kept: Sequence[Places]) -> list[Places]:
    """All on whose other side something stands now."""
    return [pair for pair in kept if (pair[0] < moved[0]) != (pair[1] < moved[1])]


def _stands(pair: Places, old: Sequence[Part], new: Sequence[Part], kept: set[Places]) -> bool:
    """Whether a rest is the same one: behind the same step, or, as long as it was, before it."""
    one, other = old[pair[0]], new[pair[1]]
    if isinstance(one, Step) or isinstance(other, Step):
        return True
    behind, ahead = ((pair[0] + by, pair[1] + by) in kept for by in (-1, 1))
    return behind or (ahead and between(one, other) == SAME)


def _changes(laid: _Laid, of: str) -> Iterator[Change]:
    """What changed in steps, then their order, then what came and went."""
    if not laid.is_kin:
        return
    along = _taken_along(laid)
    gaps = list(_gaps(laid, along))
    rests = [rest for rest in (_rest_alone(laid, *gap) for gap in gaps) if rest is not None]
    rests += [(a - 1, laid.old[a], laid.new[b]) for a, b in laid.kept if not _is_step(laid, a)]
    for a, b in sorted((*laid.kept, *laid.moved)):
        one, other = laid.old[a], laid.new[b]
        if isinstance(one, Step) and isinstance(other, Step):
            yield from step_changes(one, other, _called(laid, a, of))
        for _, was, now in (it for it in rests if it[0] == a):
            yield from _rest_behind(laid, a, _rest(was), _rest(now), of)
    yield from _order_changes(laid, of)
    for a, b in along:
        yield from rest_changes(_rest(laid.old[a]), _rest(laid.new[b]), of)
    yield from _whole_parts(laid, [gap for gap in gaps if _rest_alone(laid, *gap) is None], of)


def _is_step(laid: _Laid, a: int) -> bool:
    return isinstance(laid.old[a], Step)


def _called(laid: _Laid, at: int, of: str) -> str:
    """What a step is called among those of its row; nothing where it is the one that counts."""
    name = "" if laid.old[at] is sole(laid.old) else part_name(at, laid.old)
    return f"{of}, {name}" if of and name else of or name


def _rest_behind(
    laid: _Laid, at: int, old: Rest | None, new: Rest | None, of: str
) -> Iterator[Change]:
    """What changes in the rest behind a step; that of a block is told from those within it."""
    step = laid.old[at]
    assert isinstance(step, Step)
    if step.reps == ONCE and not step.pieces:
        yield from rest_changes(old, new, _called(laid, at, of))
    else:
        name = part_name(at, laid.old)
        yield from rest_changes(old, new, f"{of}, {name}" if of else name, "after them")


def _rest(part: Part | None) -> Rest | None:
    return part if isinstance(part, Rest) else None


# ----------------------------------------------------------------------- the order


def _order_changes(laid: _Laid, of: str) -> Iterator[Change]:
    """`strides now after 8x400 @ 88 r90`, those that went to the same place together."""
    ways = [(_way(laid, *pair), part_name(pair[0], laid.old)) for pair in laid.moved]
    for (way, there), names in groupby(ways, key=lambda one: one[0]):
        yield order_change([name for _, name in names], way, there, of)


def _way(laid: _Laid, a: int, b: int) -> tuple[str, str]:
    """Whether a step stands after or before another one now, which it did not: of all that it has
    passed the one beside which it is.
    """
    steps = [pair for pair in laid.kept if isinstance(laid.old[pair[0]], Step)]
    there, other = min(_passed((a, b), steps), key=lambda pair: abs(pair[1] - b))
    return "after" if other < b else "before", part_name(there, laid.old)


def _taken_along(laid: _Laid) -> list[Places]:
    """The rests beside steps that were moved, in both rows: those that are the same, and of what is
    left the one that took the place of the other.
    """
    old = _beside(laid.old, [a for a, _ in laid.kept], [a for a, _ in laid.moved])
    new = _beside(laid.new, [b for _, b in laid.kept], [b for _, b in laid.moved])
    pairs: list[Places] = []
    for a in list(old):
        same = (b for b in new if between(laid.old[a], laid.new[b]) == SAME)
        b = next(same, -1)
        if b >= 0:
            pairs.append((a, b))
            old.remove(a)
            new.remove(b)
    return [*pairs, (old[0], new[0])] if len(old) == len(new) == 1 else pairs


def _beside(parts: Sequence[Part], kept: Sequence[int], moved: Sequence[int]) -> list[int]:
    """The rests before and behind what was moved."""
    places = sorted({at + by for at in moved for by in (-1, 1)} - set(kept))
    return [at for at in places if 0 <= at < len(parts) and isinstance(parts[at], Rest)]


# ------------------------------------------------------------------- what came and went


def _whole_parts(laid: _Laid, gaps: Sequence[_Gap], of: str) -> Iterator[Change]:
    """What took the place of others, then all that went, then all that came."""
    went: list[list[Part]] = []
    came: list[list[Part]] = []
    for gone, come in gaps:
        old, new = [laid.old[a] for a in gone], [laid.new[b] for b in come]
        if old and new:
            yield steps_change(parts_text(old), parts_text(new), of)
        else:
            went += [old] if old else []
            came += [new] if new else []
    if went:
        yield steps_change(_together(went), "", of)
    if came:
        yield steps_change("", _together(came), of)


def _together(places: Sequence[Sequence[Part]]) -> str:
    """Parts of several places; a rest that comes first in its place is not behind the last one."""
    text = parts_text(places[0])
    for parts in places[1:]:
        text += (" and " if isinstance(parts[0], Rest) else " + ") + parts_text(parts)
    return text


def _gaps(laid: _Laid, along: Sequence[Places]) -> Iterator[_Gap]:
    """What of both rows stands between what was kept, and is told nowhere else."""
    elsewhere = (*laid.moved, *along)
    ends = (len(laid.old), len(laid.new))
    for (a, b), (c, d) in pairwise(((-1, -1), *laid.kept, ends)):
        gone = [at for at in range(a + 1, c) if all(at != one for one, _ in elsewhere)]
        come = [at for at in range(b + 1, d) if all(at != other for _, other in elsewhere)]
        yield gone, come


def _rest_alone(
    laid: _Laid, gone: Sequence[int], come: Sequence[int]
) -> tuple[int, Part | None, Part | None] | None:
    """A rest that came or went behind a step that is still there: the place of the step, and what
    was and is behind it.
    """
    if len(gone) + len(come) != 1:
        return None
    parts, at = (laid.old, gone[0]) if gone else (laid.new, come[0])
    stays = {(a if gone else b): a for a, b in (*laid.kept, *laid.moved)}
    if not isinstance(parts[at], Rest) or at - 1 not in stays:
        return None
    return stays[at - 1], parts[at] if gone else None, parts[at] if come else None
