"""The sets of rules: `rules SET` chooses which rules run that no line of the plan speaks of.

A line `rule NAME` goes before the set. What a set asks for has the severity of its file, or is a
warning where that is silent unasked: a set is a choice of opinions, not the author's own limit.
"""

from __future__ import annotations

from plandsl.model.plan import Plan
from plandsl.record import dataclass


@dataclass(frozen=True, slots=True)
class Set:
    """`says`: what it is for. `asks` for rules by name; `without` those, or all others if None."""

    says: str
    asks: tuple[str, ...] = ()
    without: tuple[str, ...] | None = ()

    def leaves_out(self, name: str) -> bool:
        return self.without is None or name in self.without


STANDARD = Set("every rule that runs unasked, as without a `rules` line")
SETS = {
    "standard": STANDARD,
    "none": Set("no opinion on training, only what holds the plan against itself", without=None),
    "first-marathon": Set(
        "enough running, and a long run, for a first marathon",
        asks=("first-marathon", "rest-days"),
        without=("long-share", "ramp"),
    ),
    "track": Set(
        "sessions on a track, where the kilometres of a week say little",
        asks=("feasible",),
        without=("long-share", "ramp", "marathon-taper"),
    ),
}


def chosen_set(plan: Plan) -> Set:
    """The plan's; that of every plan where it names none, or one that does not exist."""
    return SETS.get(plan.rule_set.name, STANDARD) if plan.rule_set else STANDARD


def is_asked(plan: Plan, name: str) -> bool:
    """Whether a rule runs because a line of the plan, or its set, asks for it."""
    uses = [use for use in plan.rules if use.name == name]
    if uses:
        return any(use.level != "off" for use in uses)
    return name in chosen_set(plan).asks
