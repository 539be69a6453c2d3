"""At least every few weeks comes a lighter one.

Why:
    Coaches put a lighter week after two or three hard ones, and no study of
    runners tells how often or how much: 246 lifters deloaded for 6.4 days
    every 5.8 weeks (Rogerson and others 2023, Sports Medicine - Open).
    Evidence: O (authority). It is checked because the author asked for it.

    A week is lighter than the heaviest of the three before it, by its distance
    on foot; of a range the middle counts. A week with a race counts as one
    too. That a week is called `deload` does not make it light enough.

False alarms:
    Of 16 published plans for the half and the full marathon, unasked it says
    nothing; asked for, with its defaults, it finds fault with 13, in 42 of 236
    steps from week to week.

Parameters:
    every 4 weeks  in every row of so many weeks one must be lighter
    20%            by how much
    Both are the defaults.

Flagged:
    plan On and on
    start 2025-08-18
    rule deload every 3 weeks
    rules none
    phase Base, weeks 1-3
      tue  10km easy
      thu  10km easy
      sun  20km easy

    plan Not light enough
    start 2025-08-18
    rule deload every 4 weeks, 20%
    deload every 4 weeks -10%
    rules none
    phase Base, weeks 1-4
      tue  10km easy
      thu  10km easy
      sun  20km easy

Accepted:
    plan Every fourth
    start 2025-08-18
    rule deload every 4 weeks, 20%
    deload every 4 weeks -25%
    rules none
    phase Base, weeks 1-8
      tue  10km easy
      thu  10km easy
      sun  20km easy
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.rules._rule import Finding, Settings, Takes
from plandsl.rules._volume import (
    Volume,
    fraction_of,
    heaviest_before,
    no_series,
    percent,
    volumes,
)
from plandsl.units import number

UNASKED = None
TAKES = (
    Takes("every", ("count",), "every 4 weeks", after=("weeks", "week")),
    Takes("percent", ("percent",), "20%", bare=True, part=True),
)
EVERY, LIGHTER = Fraction(4), Fraction(20)
FEWEST = 2


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each row of so many weeks none of which is lighter, at its last week."""
    yield from no_series(settings)
    every, lighter = (
        fraction_of(settings, "every", EVERY),
        fraction_of(settings, "percent", LIGHTER),
    )
    if every < FEWEST:
        message = "with every week lighter there is none to be lighter than"
        yield Finding(message, settings.origin, help=("like rule deload every 4 weeks",))
        return
    weeks = volumes(plan, settings)
    row = 0
    for place, week in enumerate(weeks):
        less = _less(weeks, place)
        row = 0 if week is None or week.has_race or less >= lighter else row + 1
        if week is not None and row >= every:
            row = 0
            yield _finding(week, less, every, lighter)


def _less(weeks: Sequence[Volume | None], place: int) -> Fraction:
    """By how many percent a week is less than the heaviest before it."""
    week, before = weeks[place], heaviest_before(weeks, place)
    if week is None or before is None:
        return Fraction(0)
    return (1 - week.amount.middle / before.amount.middle) * 100


def _finding(week: Volume, less: Fraction, every: Fraction, lighter: Fraction) -> Finding:
    number_of = week.week.number
    message = (
        f"weeks {number_of - int(every) + 1} to {number_of} have no lighter one; the plan asks "
        f"for one every {number(every, 1)} weeks, {percent(lighter)} less than before"
    )
    called = f"is called lighter, and is {percent(less, lighter)} less" if week.week.deload else ""
    return Finding(message, week.week.origin, at=week.week, note=called)
