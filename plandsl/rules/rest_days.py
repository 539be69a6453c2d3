"""Every week has as many days off as the author asks for.

Why:
    A day off is when training becomes fitness, and the day to move a session
    to when life gets in the way. How many a runner needs nobody has measured;
    coaches give one or two a week to most, and none to some who have run for
    years. Evidence: O (authority). It is checked because the author asked for
    it.

    A day off has no session at all, or only `rest`; of an `or`, the first side
    counts. Weights and cross-training are training. A first week that begins
    in its middle is not judged.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    1  the fewest days off in a week; also the default

Flagged:
    plan Every day
    start 2025-08-18
    rule rest-days 1
    rules none
    phase Base, weeks 1-4
      mon  30min easy
      tue  30min easy
      wed  bike 30min easy
      thu  30min easy
      fri  weights
      sat  30min easy
      sun  60min easy

    plan One is not two
    start 2025-08-18
    rule rest-days 2
    rules none
    week 1
      mon  30min easy
      tue  30min easy
      wed  30min easy
      thu  30min easy
      fri  rest
      sat  30min easy
      sun  60min easy

Accepted:
    plan Two days off
    start 2025-08-18
    rule rest-days 2
    rules none
    week 1
      mon  30min easy
      tue  30min easy
      thu  30min easy
      fri  rest or bike 30min easy
      sat  30min easy
      sun  60min easy
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from plandsl.model.log import Log
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Kind
from plandsl.rules._rule import Finding, Settings, Takes
from plandsl.rules._volume import no_series
from plandsl.units import number

UNASKED = None
TAKES = (Takes("days", ("count",), "1", bare=True, after=("days", "a week", "per week")),)
DEFAULT = Fraction(1)
DAYS = 7


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each week with fewer days off; the weeks of a phase that are alike are one finding."""
    yield from no_series(settings)
    asked = settings.values.get("days", DEFAULT)
    if not isinstance(asked, Fraction) or asked > DAYS:
        message = f"a week has {DAYS} days, so none has more than {DAYS} off"
        yield Finding(message, settings.origin)
        return
    for week in plan.weeks:
        if week.incomplete or (plan.start is not None and week.start < plan.start):
            continue
        off = DAYS - len(_days(week))
        if off < asked:
            yield Finding(
                f"{_count(off)} in the week, and the plan asks for {number(asked, 1)}",
                week.origin,
                at=week,
                note=f"week {week.number}",
            )


def _days(week: Week) -> set[dt.date]:
    """The days on which something is trained."""
    return {session.date for session in week.sessions if session.kind is not Kind.REST}


def _count(off: int) -> str:
    return f"{off or 'no'} day{'s' if off > 1 else ''} off"
