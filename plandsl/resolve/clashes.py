"""Weeks that cannot be as they are written: in two phases, or like themselves."""

from __future__ import annotations

from plandsl.diagnostics import Label
from plandsl.resolve.outline import Block
from plandsl.resolve.problem import error
from plandsl.resolve.weeks import Weeks, weeks_of
from plandsl.syntax import tree


def refuse_overlaps(weeks: Weeks) -> None:
    taken: dict[int, Block] = {}
    outline = weeks.outline
    phases = (one for one in outline.blocks if isinstance(one.statement, tree.PhaseLine))
    for block in phases:
        low, high = weeks_of(block)
        shared = [number for number in range(low, high + 1) if number in taken]
        if shared:
            label = Label(outline.origin(taken[shared[0]].line), "the other phase")
            message = f"week {shared[0]} stands in two phases"
            origin = outline.origin(block.line)
            weeks.found.append(error("overlap", message, origin, labels=(label,)))
        for number in range(low, high + 1):
            taken.setdefault(number, block)


def refuse_circles(weeks: Weeks, last: int) -> None:
    """`week 3 like 3`, `week 3 like 5` where week 5 is like 3, and weeks that are not there."""
    for block in weeks.outline.blocks:
        statement = block.statement
        if not isinstance(statement, tree.WeekLine) or statement.like is None:
            continue
        origin = block.line.row.origin(statement.like.span)
        like, (low, high) = statement.like.range.low or 0, weeks_of(block)
        if like > last:
            message = f"there is no week {like}"
            weeks.found.append(error("like", message, origin, f"there are 1 to {last}"))
        elif any(_comes_back(weeks, number) for number in range(low, high + 1)):
            message = f"week {low} would be like itself"
            helps = "a week is like one that is written out"
            weeks.found.append(error("like", message, origin, helps))


def _comes_back(weeks: Weeks, number: int) -> bool:
    seen = {number}
    at = weeks.like(number)
    while at is not None and at not in seen:
        seen.add(at)
        at = weeks.like(at)
    return at is not None
