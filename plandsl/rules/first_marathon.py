"""Enough running, and a run that is long enough, for a first marathon.

Why:
    Of 441 recreational marathoners those whose longest run was below 25 km
    took 13.4 minutes longer than others like them, those who averaged less
    than 40 km a week 6.3 minutes, those above 65 km 14.1 minutes less; none of
    it went with injuries (Fokkema and others 2020, Scandinavian Journal of
    Medicine and Science in Sports). They were asked, not tried.
    Evidence: M (one cohort).

    The last twelve weeks before the race count, the race left out; a shorter
    plan, or one that is not written up to its race yet, is judged by the weeks
    it has. Of ranges the middle counts.

False alarms:
    Of 11 published plans for the marathon, unasked it says nothing; asked for,
    with its defaults, it finds fault with 1.

Parameters:
    average 40km  the least distance on foot in a week, on average
    longest 25km  the least distance of the longest run
    Both are the defaults.

Flagged:
    plan Not enough
    race 2025-10-26 marathon
    rules none
    rule first-marathon
    phase Base, weeks 1-12
      tue  6km easy
      thu  6km easy
      sun  long: 15km easy

    plan Enough, but nothing long
    race 2025-10-26 marathon
    rules none
    rule first-marathon
    phase Base, weeks 1-12
      mon  11km easy
      tue  11km easy
      wed  11km easy
      thu  11km easy
      sat  11km easy
    week 12
      sun  race: marathon

    plan A long run that is half a year ago
    race 2025-10-26 marathon
    rules none
    rule first-marathon
    phase Base, weeks 1-20
      tue  16km easy
      thu  16km easy
      sun  long: 16km easy
    week 2
      sun  long: 30km easy
    week 20
      sun  race: marathon

Accepted:
    plan Both
    race 2025-10-26 marathon
    rules none
    rule first-marathon
    phase Base, weeks 1-11
      tue  11km easy
      thu  11km easy
      sun  long: 26km easy
    phase Race, week 12
      tue  8km easy
      sun  race: marathon
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from fractions import Fraction

from plandsl.model.ends import Ends
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.rules._rule import Finding, Quantity, Settings, Takes
from plandsl.rules._volume import (
    DAY,
    assumed,
    between,
    distance_of,
    goal,
    limit_told,
    no_series,
    on,
    size,
    told,
    without_races,
)
from plandsl.units import KILOMETRE, Distance, length

UNASKED = None
TAKES = (
    Takes("average", ("distance",), "average 40km", needs_unit=True),
    Takes("longest", ("distance",), "longest 25km", needs_unit=True),
)
AVERAGE, LONGEST = Distance(40 * KILOMETRE), Distance(25 * KILOMETRE)
WEEKS = 12
WEEK = 7 * DAY


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Too few kilometres a week, and no run that is long enough."""
    yield from no_series(settings)
    race, first, end = goal(plan), plan.start, plan.end
    if race is not None and race.far is not None and not race.is_marathon:
        message = f"the race of the plan is {length(race.far)}, and this rule is for a marathon"
        yield Finding(message, settings.origin or race.origin)
        return
    if first is None or end is None or any(week.incomplete for week in plan.weeks):
        return
    # A race beyond the weeks that are written yet leaves those before it open.
    day = min(race.date, end + DAY) if race else end + DAY
    weeks = min(WEEKS, -((first - day) // WEEK))
    if weeks > 0:
        yield from _judged(plan, day, weeks, settings)


def _limit(values: Mapping[str, Quantity], name: str, default: Distance) -> Distance:
    value = values.get(name, default)
    return value if isinstance(value, Distance) else default


def _judged(plan: Plan, day: dt.date, weeks: int, settings: Settings) -> Iterator[Finding]:
    average = _limit(settings.values, "average", AVERAGE)
    longest = _limit(settings.values, "longest", LONGEST)
    last = without_races(between(plan, day - weeks * WEEK, day - DAY), plan)
    whole = distance_of(last)
    each = Ends(Fraction(whole.low) / weeks, Fraction(whole.high) / weeks, whole.assumed)
    place = settings.origin or (plan.race.origin if plan.race else plan.origin)
    last_weeks = f"the last {weeks} weeks come" if weeks > 1 else "the last week comes"
    if each.middle < average.um:
        yield Finding(
            f"{last_weeks} to {told(each, plan)} a week on average, less than the "
            f"{_least('average', average, plan, settings)}",
            place,
            help=assumed(each),
        )
    far, session = max(
        ((on(size(one), "distance"), one) for one in last),
        key=lambda pair: pair[0].middle,
        default=(Ends(0, 0), None),
    )
    if far.middle < longest.um:
        of_them = f" of the last {weeks} weeks" if plan.start != day - weeks * WEEK else ""
        yield Finding(
            f"the longest run{of_them} is {told(far, plan)}, less than the "
            f"{_least('longest', longest, plan, settings)}",
            session.origin if session else place,
            at=session,
            help=assumed(far),
        )


def _least(name: str, limit: Distance, plan: Plan, settings: Settings) -> str:
    """`25 km (16 mi) that go with a good first marathon`; the author's own limit is the plan's."""
    asked = name in settings.values
    whose = "the plan asks for" if asked else "go with a good first marathon"
    return f"{limit_told(limit, plan)} that {whose}"
