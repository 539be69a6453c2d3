"""How two rows lie on each other: what stayed in its place, what was moved, what came and went.

Of all ways to lay them the one that changes least is taken. What is paired costs what differs in
it, what came or went all that it says; what was only moved costs little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from typing import TypeVar

from plandsl.record import dataclass

T = TypeVar("T")
Places = tuple[int, int]
Cost = tuple[int, int]
"""How much differs; what comes second only decides between ways that are equal in the first."""

SAME: Cost = (0, 0)
# What a quantity counts, one by which a runner knows a step (its length, its pace), and each end of
# a move. [house choice]
QUANTITY, NAMING, MOVED = 3, 6, 4
# A rest between steps goes where these go.
GAP: Cost = (0, 1)
# What was moved may have changed too, by this part of what it says at most. [house choice]
LITTLE = 3
# Rows of steps that anybody runs are done in two or three. [house choice]
ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Alignment:
    """Places in the old row with those in the new one: `kept` in their order, `moved` out of it.

    `cost` is how much changes.
    """

    kept: tuple[Places, ...]
    moved: tuple[Places, ...]
    cost: Cost


@dataclass(frozen=True, slots=True)
class _Rows:
    """What each part of both says, and what differs between any two; None are two others."""

    old: list[Cost]
    new: list[Cost]
    between: list[list[Cost | None]]


def aligned(
    old: Sequence[T],
    new: Sequence[T],
    size: Callable[[T], Cost],
    between: Callable[[T, T], Cost | None],
) -> Alignment:
    """`size`: how much one says; `between`: how much differs, None where it is another one.

    At first all whose like is in the other row may be moved. What then stays alone on its side came
    or went instead, and they are laid again, until everything is what it was taken for, or at most
    `ROUNDS` times.
    """
    costs = [[between(one, other) for other in new] for one in old]
    rows = _Rows(list(map(size, old)), list(map(size, new)), costs)
    like = sorted(_like(rows))
    found: list[Alignment] = []
    for _ in range(ROUNDS):
        kept = _path(costs, *_alone(rows, like))
        moved = _moved(kept, like)
        pairs = [*kept, *moved]
        found.append(Alignment(tuple(kept), tuple(sorted(moved)), _cost(rows, kept, moved)))
        stay = {a for a, _ in pairs}, {b for _, b in pairs}
        left = [(by, a, b) for by, a, b in like if a in stay[0] and b in stay[1]]
        if left == like:
            break
        like = left
    return min(found, key=lambda one: one.cost)


def _like(rows: _Rows) -> Iterator[tuple[Cost, int, int]]:
    """What in both is nearly the same, with how much differs; a rest is nothing by itself."""
    for a, mine in enumerate(rows.between):
        for b, by in enumerate(mine):
            smaller = min(rows.old[a], rows.new[b])
            if by is not None and smaller > GAP and by[0] * LITTLE <= smaller[0]:
                yield by, a, b


def _alone(rows: _Rows, like: Sequence[tuple[Cost, int, int]]) -> tuple[list[Cost], list[Cost]]:
    """What each counts without a partner in its place: less where it may have been moved."""
    gone, come = list(rows.old), list(rows.new)
    for by, a, b in like:
        ends = _ends(rows, by, a, b)
        gone[a], come[b] = min(gone[a], ends[0]), min(come[b], ends[1])
    return gone, come


def _ends(rows: _Rows, by: Cost, a: int, b: int) -> tuple[Cost, Cost]:
    """Both ends of a move; of two that changed places the smaller one was moved."""
    one, other = rows.old[a], rows.new[b]
    from_here = min(one[0], MOVED), sum(one)
    return _plus(from_here, by), (min(other[0], MOVED), sum(other))


def _moved(kept: Sequence[Places], like: Sequence[tuple[Cost, int, int]]) -> list[Places]:
    """Of what has no partner that which stands elsewhere, the most alike first."""
    found: list[Places] = []
    for _, a, b in like:
        if all(a != one and b != other for one, other in (*kept, *found)):
            found.append((a, b))
    return found


def _cost(rows: _Rows, kept: Sequence[Places], moved: Sequence[Places]) -> Cost:
    pairs = [*kept, *moved]
    changed = [rows.between[a][b] or SAME for a, b in kept]
    ends = [end for a, b in moved for end in _ends(rows, rows.between[a][b] or SAME, a, b)]
    gone = [rows.old[a] for a in unpaired(len(rows.old), [a for a, _ in pairs])]
    come = [rows.new[b] for b in unpaired(len(rows.new), [b for _, b in pairs])]
    return total((*changed, *ends, *gone, *come))


def unpaired(count: int, taken: Sequence[int]) -> list[int]:
    """The places of a row that have no partner yet."""
    return sorted(set(range(count)) - set(taken))


def total(costs: Iterable[Cost]) -> Cost:
    return reduce(_plus, costs, SAME)


def _plus(one: Cost, other: Cost) -> Cost:
    return one[0] + other[0], one[1] + other[1]


def _least(
    costs: Sequence[Sequence[Cost | None]], gone: Sequence[Cost], come: Sequence[Cost]
) -> list[list[Cost]]:
    """The least that changes from each place of both rows on."""
    least: list[list[Cost]] = [[SAME] * (len(come) + 1) for _ in range(len(gone) + 1)]
    for a in range(len(gone), -1, -1):
        for b in range(len(come), -1, -1):
            ways = []
            if a < len(gone):
                ways.append(_plus(gone[a], least[a + 1][b]))
            if b < len(come):
                ways.append(_plus(come[b], least[a][b + 1]))
            cost = costs[a][b] if a < len(gone) and b < len(come) else None
            if cost is not None:
                ways.append(_plus(cost, least[a + 1][b + 1]))
            least[a][b] = min(ways, default=SAME)
    return least


def _path(
    costs: Sequence[Sequence[Cost | None]], gone: Sequence[Cost], come: Sequence[Cost]
) -> list[Places]:
    """The pairs by which the least changes; of several ways the one that pairs sooner."""
    least = _least(costs, gone, come)
    pairs: list[Places] = []
    a = b = 0
    while a < len(costs) and b < len(costs[a]):
        cost, here = costs[a][b], least[a][b]
        if cost is not None and here == _plus(cost, least[a + 1][b + 1]):
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif here == _plus(gone[a], least[a + 1][b]):
            a += 1
        else:
            b += 1
    return pairs
