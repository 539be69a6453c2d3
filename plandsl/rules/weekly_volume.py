"""The volume of the weeks grows by no more than the author allows.

Why:
    Ten percent a week is the best known rule of running, and the least
    supported: 532 beginners who kept to it got hurt as often as those who did
    not (20.8 and 20.3 %; Buist and others 2008, American Journal of Sports
    Medicine), and 36 studies with 23 047 runners do not agree on whether
    growth matters at all (Fredette and others 2022, Journal of Athletic
    Training). So it is a limit that an author may set and nobody else: 16
    published plans for the half and full marathon all break it, in 73 of 236
    steps on the week before, in 45 on the largest of three.
    Evidence: X (contested). It is checked because the author asked for it.

    A week is compared with the heaviest of the three before it, so that a
    lighter week is no measure for the next one. Weeks with a race, or with
    fewer than three runs, are not judged, and neither is a first week that
    begins in its middle. Of ranges the same ends are compared: where the
    middle is within the limit and only one end is not, that is a remark.

False alarms:
    Of 16 published plans for the half and the full marathon, unasked it says
    nothing; asked for, with its defaults, it finds fault with 16, in 45 of 236
    steps from week to week.

Parameters:
    10%    the most growth, in percent of the distance on foot; also the
           default where nothing is given
    5km    the most growth in distance on foot
    30min  the most growth in training time, all sports
    Each is a limit of its own. With a series (`rule weekly-volume long: 2km`)
    only the sessions of that series count, in weeks of any size.

Flagged:
    plan Too much at once
    start 2025-08-18
    rule weekly-volume 10%
    rules none
    week 1
      tue  10km easy
      thu  10km easy
      sun  20km easy
    week 2
      tue  12km easy
      thu  12km easy
      sun  22km easy

    plan After a lighter week, from where it was
    start 2025-08-18
    rule weekly-volume 3km
    rules none
    phase Base, weeks 1-3
      tue  10km easy
      thu  10km easy
      sun  20km easy
    week 2
      sun  10km easy
    week 3
      sun  24km easy

    plan The long run
    start 2025-08-18
    rule weekly-volume long: 10%
    rules none
    week 1
      sun  long: 60min easy
    week 2
      sun  long: 75min easy

Accepted:
    plan Ten percent to the kilometre
    start 2025-08-18
    rule weekly-volume +10%
    rules none
    week 1
      tue  10km easy
      thu  10km easy
      sun  20km easy
    week 2
      tue  12km easy
      thu  10km easy
      sun  22km easy

    plan A lighter week is no measure
    start 2025-08-18
    rule weekly-volume 10%, 4km, 30min
    rules none
    phase Base, weeks 1-3
      tue  10km easy
      thu  10km easy
      sun  20km easy
    week 2
      sun  10km easy
    week 3
      sun  22km easy
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plandsl.model.ends import Number
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.rules._rule import Finding, Quantity, Settings, Takes
from plandsl.rules._volume import (
    FEWEST_RUNS,
    By,
    Volume,
    assumed,
    at_ends,
    broken_ends,
    growth,
    heaviest_before,
    limit_told,
    only_an_end,
    percents,
    three,
    told,
    volumes,
    where,
)
from plandsl.units import Distance, Duration

UNASKED = None
TAKES = (
    Takes("percent", ("percent",), "10%", after=("per week",), bare=True),
    Takes("distance", ("distance",), "5km", after=("per week",), bare=True, needs_unit=True),
    Takes("time", ("time",), "30min", after=("per week",), bare=True, needs_unit=True),
)
DEFAULT = Fraction(10)


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each week that is too much more than the heaviest of the three before it."""
    limits = list(settings.values.values()) or [DEFAULT]
    for limit in limits:
        by: By = "time" if isinstance(limit, Duration) else "distance"
        weeks = volumes(plan, settings, by)
        for place, week in enumerate(weeks):
            before = heaviest_before(weeks, place)
            if week is None or before is None or week.has_race:
                continue
            if settings.series is None and min(week.runs, before.runs) < FEWEST_RUNS:
                continue
            yield from _judged(before, week, limit, by, plan)


def _judged(before: Volume, week: Volume, limit: Quantity, by: By, plan: Plan) -> Iterator[Finding]:
    def breaks(now: Number, was: Number) -> bool:
        return now > was + _allowed(was, limit)

    broken = broken_ends(three(week.amount), three(before.amount), breaks)
    if not broken:
        return
    yield Finding(
        f"week {week.week.number} comes to {told(week.amount, plan, by)}, "
        f"{_more(broken, week, before, limit, plan)} more than week {before.week.number} "
        f"({told(before.amount, plan, by)}){where(broken, week.amount, before.amount)}; "
        f"the plan allows {limit_told(limit, plan)}",
        week.week.origin,
        at=week.week,
        hint=only_an_end(broken),
        help=assumed(week.amount, before.amount),
    )


def _more(broken: Sequence[str], week: Volume, before: Volume, limit: Quantity, plan: Plan) -> str:
    """By how much it is more where the rule is broken, as the limit is given."""
    now, was = three(week.amount), three(before.amount)
    if isinstance(limit, Fraction):
        return percents(at_ends(broken, now, was, growth), limit)
    more = at_ends(broken, now, was, lambda old, new: new - old)
    return told(more, plan, "time" if isinstance(limit, Duration) else "distance")


def _allowed(was: Number, limit: Quantity) -> Fraction:
    """How much more it may be, in the unit of the amount."""
    if isinstance(limit, Distance):
        return Fraction(limit.um)
    return Fraction(limit.ms) if isinstance(limit, Duration) else Fraction(was) * limit / 100
