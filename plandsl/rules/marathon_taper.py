"""The three weeks before a marathon are each lighter than the one before.

Why:
    Of 158 000 recreational marathoners those whose last three weeks fell one
    after the other were 5:32 minutes faster than those with a short or broken
    taper, 2.6 % (Smyth and Lawlor 2021, Frontiers in Sports and Active
    Living). It was observed, not tried. Evidence: M (large, observational).

    The last of the three weeks is that of the race, up to it; where that lies
    early in its week, they are three times seven days that end with it (our
    choice). The distance on foot counts, of ranges the middle. Only a plan
    whose race is a marathon or longer, that begins four weeks before it, and
    whose weeks are written up to it, is judged.

False alarms:
    Of 11 published plans for the marathon, unasked it says nothing; asked for,
    with its defaults, it finds fault with 0.

Parameters:
    none

Flagged:
    plan Up again
    race 2025-10-26 marathon
    phase Base, weeks 1-8
      mon  10km easy
      tue  10km easy
      thu  10km easy
      sat  10km easy
    week 6
      thu  8km easy
    week 7
      thu  9km easy
    week 8
      mon  6km easy
      tue  6km easy
      thu  5km easy
      sat  4km easy
      sun  race: marathon

    plan On a Saturday
    start 2026-03-02
    race 2026-03-28 marathon
    rules none
    rule marathon-taper
    phase Base, weeks 1-4
      mon  10km easy
      tue  12km easy
      wed  15km easy
    week 4
      sat  race: marathon

Accepted:
    plan Down and down
    race 2025-10-26 marathon
    phase Base, weeks 1-8
      mon  10km easy
      tue  10km easy
      thu  10km easy
      sat  10km easy
    week 6
      thu  9km easy
    week 7
      thu  5km easy
    week 8
      mon  6km easy
      tue  6km easy
      thu  5km easy
      sat  4km easy
      sun  race: marathon

    plan Ten kilometres need less
    race 2025-10-12 10k
    phase Base, weeks 1-6
      tue  10km easy
      thu  10km easy
      sat  10km easy
    week 6
      sat  rest
      sun  race: 10k
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from plandsl.diagnostics import Severity
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.rules._rule import Finding, Settings
from plandsl.rules._text import listed
from plandsl.rules._volume import (
    DAY,
    after_race_week,
    assumed,
    before_race,
    distance_of,
    goal,
    is_unread,
    is_written,
    no_series,
    told,
)
from plandsl.units import MARATHON, Distance, length

UNASKED = Severity.INFO
TAKES = ()
WEEK = 7 * DAY
WEEKS = 3


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """One finding if the last weeks do not fall."""
    yield from no_series(settings)
    race = goal(plan)
    if race is None or plan.start is None:
        return
    if not race.is_marathon:
        if settings.origin is not None and race.far is not None:
            message = f"the race of the plan is {length(race.far)}, and this rule is for a marathon"
            yield Finding(message, settings.origin)
        return
    end = after_race_week(plan, race)
    first = end - (WEEKS + 1) * WEEK
    if first < plan.start or not is_written(plan, race) or is_unread(plan, first, race.date):
        return
    weeks = [
        distance_of(before_race(plan, race, end - ago * WEEK, end - (ago - 1) * WEEK - DAY))
        for ago in range(WEEKS, 0, -1)
    ]
    if all(later.middle < earlier.middle for earlier, later in pairwise(weeks)):
        return
    called = "the marathon" if race.far == Distance(MARATHON) else "the race"
    shown = listed([told(one, plan) for one in weeks])
    yield Finding(
        f"the three weeks before {called} come to {shown}; "
        "who ran less in each than in the one before was faster",
        race.origin,
        at=race.session,
        help=assumed(*weeks),
    )
