"""What several rules ask about a plan is found once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar, TypeVarTuple

from plandsl.model.plan import Plan

Ts = TypeVarTuple("Ts")
R = TypeVar("R")
# A plan, what a rule makes of it, and what is asked of them for this series or that.
KEPT = 8


class _This:
    """A plan as a key: this one, and no other that is equal to it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __hash__(self) -> int:
        return id(self.plan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and other.plan is self.plan


def once_a_plan(ask: Callable[[Plan, *Ts], R]) -> Callable[[Plan, *Ts], R]:
    """Keeps the last answers, which nobody changes, by the plan and by what else is asked."""

    @lru_cache(maxsize=KEPT)
    def kept(this: _This, *others: *Ts) -> R:
        return ask(this.plan, *others)

    def answer(plan: Plan, /, *others: *Ts) -> R:
        return kept(_This(plan), *others)

    return answer
