"""How two rows lie on each other: what stayed in its place, what was moved, what came and went.

Of all ways to lay them the one that changes least is taken. What is paired costs what differs in
it, what is alone all that it says; where the other row has its like, it was only moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import TypeVar

from plandsl.record import dataclass

T = TypeVar("T")
Places = tuple[int, int]
Cost = tuple[int, int]
Costs = Sequence[Sequence["Cost | None"]]

"""How much differs; what comes second only decides between ways that are equal in the first."""

SAME: Cost = (0, 0)
# What a quantity counts, and one by which a runner knows a step: its length, its pace. What comes
# or goes alone counts `MOVED` where its like stands elsewhere in the other row. [house choice]
QUANTITY, NAMING, MOVED = 3, 6, 2
# A rest between steps goes where these go.
GAP: Cost = (0, 1)
# What was moved may have changed too, by this part of what it says at most. [house choice]
LITTLE = 3


@dataclass(frozen=True, slots=True)
class Alignment:
    """Places in the old row with those in the new one: `kept` in their order, `moved` out of it.

    `cost` is how much changes.
    """

    kept: tuple[Places, ...]
    moved: tuple[Places, ...]
    cost: Cost


def aligned(
    old: Sequence[T],
    new: Sequence[T],
    size: Callable[[T], Cost],
    between: Callable[[T, T], Cost | None],
) -> Alignment:
    """`size`: how much one says; `between`: how much differs, None where it is another one."""
    costs = [[between(one, other) for other in new] for one in old]
    turned = [[row[at] for row in costs] for at in range(len(new))]
    gone = [_alone(size(one), at, costs, turned) for at, one in enumerate(old)]
    come = [_alone(size(one), at, turned, costs) for at, one in enumerate(new)]
    least = _least(costs, gone, come)
    kept = tuple(_path(costs, gone, least))
    left = (
        unpaired(len(old), [one for one, _ in kept]),
        unpaired(len(new), [other for _, other in kept]),
    )
    moved = _moved(*left, costs, lambda a, b: min(size(old[a]), size(new[b]))[0])
    return Alignment(kept, tuple(moved), least[0][0])


def unpaired(count: int, taken: Sequence[int]) -> list[int]:
    """The places of a row that have no partner yet."""
    return sorted(set(range(count)) - set(taken))


def _alone(size: Cost, at: int, mine: Costs, theirs: Costs) -> Cost:
    """What it counts if it stays without a partner: of two that changed places the smaller one was
    moved. What the other row has more or fewer times was not just moved.
    """
    if SAME not in mine[at] or mine[at].count(SAME) != theirs[mine[at].index(SAME)].count(SAME):
        return size
    return min(size[0], MOVED), sum(size)


def _least(costs: Costs, gone: Sequence[Cost], come: Sequence[Cost]) -> list[list[Cost]]:
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


def total(costs: Iterable[Cost]) -> Cost:
    return reduce(_plus, costs, SAME)


def _plus(one: Cost, other: Cost) -> Cost:
    return one[0] + other[0], one[1] + other[1]


def _path(costs: Costs, gone: Sequence[Cost], least: Sequence[Sequence[Cost]]) -> list[Places]:
    """The pairs by which the least changes; of several ways the one that pairs sooner."""
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


def _moved(
    old: list[int],
    new: list[int],
    costs: Costs,
    smaller: Callable[[int, int], int],
) -> list[Places]:
    """First what is the same elsewhere, then what has changed a little too."""
    pairs: list[Places] = []
    for share in (0, 1):
        for a in list(old):
            for b in new:
                cost = costs[a][b]
                if cost is not None and cost[0] * LITTLE <= smaller(a, b) * share:
                    pairs.append((a, b))
                    old.remove(a)
                    new.remove(b)
                    break
    return sorted(pairs)
