"""No week is longer than the author allows.

Why:
    The most that a body has borne, or that the days leave room for, is the
    author's to know; weeks that grow by themselves pass it quietly.
    Evidence: O (authority). It is checked because the author asked for it.

    A distance is what is covered on foot, a time that of all training. Races
    are left out. A total that a week states is believed. Where a range is too
    long only at its high end, that is said.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    60km  the most distance on foot
    8h    the most time
    At least one of them; a number needs its unit. With a series only its
    sessions count.

Flagged:
    plan A little over
    start 2025-08-18
    rule max-week 40km
    rules none
    week 1
      tue  10km easy
      thu  10km easy
      sun  20-22km easy

    plan The bike counts as time
    start 2025-08-18
    rule max-week 3h
    rules none
    week 1
      tue  60min easy
      thu  bike 90min easy
      sun  60min easy

Accepted:
    plan Not more than that
    start 2025-08-18
    rule max-week 40km, 6h
    rules none
    week 1
      tue  10km easy
      thu  10km easy
      sat  bike 60min easy
      sun  20km easy

    plan A race comes on top
    start 2025-08-18
    rule max-week 30km
    rules none
    week 1
      tue  10km easy
      sun  race: half @ HM
"""

from __future__ import annotations

from collections.abc import Iterator

from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.record import replace
from plandsl.rules._rule import Finding, Settings, Takes
from plandsl.rules._volume import (
    By,
    assumed,
    broken_ends,
    limit_of,
    limit_told,
    missing_limit,
    three,
    told,
    volumes,
    where,
    without_races,
)
from plandsl.units import Duration

UNASKED = None
TAKES = (
    Takes("distance", ("distance",), "60km", bare=True, needs_unit=True),
    Takes("time", ("time",), "8h", bare=True, needs_unit=True),
)


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each week that is too long."""
    yield from missing_limit("max-week 60km or max-week 8h", settings)
    trained = replace(
        plan,
        weeks=tuple(
            replace(week, sessions=without_races(week.sessions, plan)) for week in plan.weeks
        ),
    )
    for limit in settings.values.values():
        by: By = "time" if isinstance(limit, Duration) else "distance"
        most = limit_of(limit)
        for week, volume in zip(plan.weeks, volumes(trained, settings, by), strict=True):
            if volume is None:
                continue
            broken = broken_ends(three(volume.amount), most, lambda now, limit: now > limit)
            if broken:
                yield Finding(
                    f"the week comes to {told(volume.amount, plan, by)},"
                    f"{where(broken, volume.amount)} more than the "
                    f"{limit_told(limit, plan)} that the plan allows",
                    week.origin,
                    at=week,
                    note=f"week {week.number}",
                    help=assumed(volume.amount),
                )
