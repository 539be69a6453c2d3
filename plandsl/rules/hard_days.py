"""At most so many days of a week are hard, and they stand so far apart.

Why:
    An author's own limit: two hard days a week for most, three for those who
    are used to it. J. Daniels (Daniels' Running Formula, 3rd ed. 2014) plans
    two or three quality days a week; the rest of it is coaching practice, and
    no study that we know tests a number. Evidence: O (authority). It is
    checked because the author asked for it.

    A day is hard with a race or a trial, with 30 minutes or more at marathon
    pace or faster, 3 minutes or more at threshold or faster, or 3 minutes or
    more of reps of which nobody says how fast they are. These numbers are our
    choice. Easy long runs and strides are not hard. A session of which
    nobody can say how hard it is, like 30min progression, is not counted. Of
    two sides of an `or` the first counts; two hard sessions on one day are one
    hard day. All sports count.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    3           the most hard days of a week, a bare number; 3 if left out
    48h apart   how far apart they must stand; not checked if left out. Days
                count as 24 h each, whatever the time of day.

Flagged:
    plan Four hard days
    start 2025-08-18
    rule hard-days 3
    week 1
      mon  400s: 6x400 @ 88 r90
      wed  tempo: 20min threshold
      fri  hills: 8x45s uphill hard r90 jog
      sun  race: 5k

    plan Day after day
    start 2025-08-18
    rule hard-days 3, 48h apart
    rule hard-spacing off
    week 1
      tue  400s: 6x400 @ 88 r90
      wed  tempo: 20min threshold

Accepted:
    plan Three
    start 2025-08-18
    rule hard-days 3, 48h apart
    week 1
      mon  easy: 60min easy + 6x100 strides
      tue  400s: 6x400 @ 88 r90
      wed  easy: 50min easy
      thu  tempo: 20min threshold
      sat  trial: 3k max
      sun  long: 45min easy

    plan A camp
    start 2025-08-18
    rule hard-days 2
    week 1
      allow hard-days: training camp, and a light week after it
      mon  400s: 6x400 @ 88 r90
      wed  tempo: 20min threshold
      fri  hills: 8x45s uphill hard r90 jog
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from plandsl.diagnostics import Label
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Session
from plandsl.rules._hardness import Weekly, weeks
from plandsl.rules._rule import Finding, Settings, Takes
from plandsl.rules._spacing import close_ones
from plandsl.rules._text import listed
from plandsl.units import Duration, number

UNASKED = None
TAKES = (
    Takes("days", ("count",), "3", after=("per week", "days", "days per week"), bare=True),
    Takes("apart", ("time",), "48h apart", after=("apart",), bare=True),
)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST = Fraction(3)


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each week with too many hard days, then each hard session too soon after another."""
    del log
    most, gap = settings.values.get("days", MOST), settings.values.get("apart")
    assert isinstance(most, Fraction)
    all_weeks = list(weeks(plan, settings))
    for weekly in all_weeks:
        days: dict[dt.date, Session] = {}
        for one in weekly.sessions:
            if one.is_hard():
                days.setdefault(one.session.date, one.session)
        if len(days) > most:
            yield _finding(weekly, list(days.values()), most)
    if isinstance(gap, Duration):
        yield from close_ones([one for weekly in all_weeks for one in weekly.sessions], gap)


def _finding(weekly: Weekly, hard: list[Session], most: Fraction) -> Finding:
    names = listed([DAYS[session.date.weekday()] for session in hard])
    first_over = hard[int(most)]
    others = [session for session in hard if session is not first_over and session.origin]
    return Finding(
        f"{len(hard)} hard days in week {weekly.week.number}, and at most {number(most, 1)} "
        f"are wanted: {names}",
        first_over.origin,
        at=weekly.week,
        note="one hard day too many",
        labels=tuple(Label(one.origin, "hard too") for one in others if one.origin)[:3],
    )
