"""Cut-downs: targets that get faster, over the reps or within one piece."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from plandsl.syntax import tree
from plandsl.syntax.nodes import Node
from plandsl.syntax.quantities import Misread
from plandsl.syntax.reader import Reader

# No cut-down gets faster by more than a half.
MOST_CHANGE = Fraction(3, 2)
End = tree.Time | tree.PaceBand | tree.Reference | tree.Band | tree.Intensity


def cut(read: Reader, node: Node, ends: list[End]) -> tree.Aim:
    """One value as it is; several as a cut-down, all of one kind."""
    if len(ends) == 1:
        return ends[0]
    span = ends[0].span.to(ends[-1].span)
    text = ">".join(one.text for one in ends)
    timed = {isinstance(one, tree.Time) for one in ends}
    if len(timed) > 1 or any(isinstance(one, tree.Intensity) for one in ends):
        raise Misread(
            span,
            f"{text} does not go from one pace to another",
            "write both ends as times, like 90>84, or both as paces",
        )
    for one, other in pairwise(ends):
        if isinstance(one, tree.Time) and isinstance(other, tree.Time) and _slower(one, other):
            raise Misread(
                other.span,
                f"{text} gets slower, and a cut-down gets faster",
                f"write {other.text}>{one.text}, or {one.text}-{other.text} for a range",
            )
    return tree.Cut(span, tuple(ends), text)


def _slower(one: tree.Time, other: tree.Time) -> bool:
    return bool(one.range.low and other.range.low and one.range.low < other.range.low)


def alike(one: tree.PaceBand, other: tree.PaceBand) -> bool:
    """Whether both can be paces of one run; else the first is the time of a rep."""
    paces = [band.range.low or band.range.high for band in (one, other)]
    slow, fast = (pick(pace.s_per_m for pace in paces if pace) for pick in (max, min))
    return slow <= fast * MOST_CHANGE
