"""The distance of each week beside that of the three before it: a report.

Why:
    The ratio of the last week to the last weeks ("acute to chronic workload")
    was once held to tell who gets hurt (Gabbett 2016, British Journal of
    Sports Medicine). It does not: the week stands in both of its halves (Lolli
    and others 2017, British Journal of Sports Medicine), random numbers below
    the line predict as well (Impellizzeri and others 2020, International
    Journal of Sports Physiology and Performance), and among 5205 runners a
    higher one went with fewer injuries (Schuster Brandt Frandsen and others
    2025, British Journal of Sports Medicine). Evidence: X (refuted).

    So there is no limit here, only a report where a plan asks for it: the
    distance on foot of a week over the mean of the three before, in which the
    week itself does not count.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    none

Flagged:
    plan A report
    start 2025-08-18
    rules none
    rule acwr
    phase Base, weeks 1-4
      tue  10km easy
      thu  10km easy
      sun  20km easy
    week 4
      sun  26km easy

Accepted:
    plan Too short to tell
    start 2025-08-18
    rules none
    rule acwr
    phase Base, weeks 1-3
      tue  10km easy
      thu  10km easy
      sun  20km easy
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.rules._rule import Finding, Settings
from plandsl.rules._volume import BEFORE, assumed, no_series, volumes
from plandsl.units import number

UNASKED = None
TAKES = ()


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """One remark with the ratio of every week that has three before it."""
    yield from no_series(settings)
    weeks = volumes(plan, settings)
    ratios, used = [], []
    for place, week in enumerate(weeks[BEFORE:], BEFORE):
        before = [one for one in weeks[place - BEFORE : place] if one is not None]
        chronic = sum((one.amount.middle for one in before), Fraction(0)) / BEFORE
        if week is not None and len(before) == BEFORE and chronic:
            ratios.append(f"week {week.week.number} {number(week.amount.middle / chronic, 2)}")
            used += [week.amount, *(one.amount for one in before)]
    if ratios:
        yield Finding(
            f"each week over the mean of the three before it: {', '.join(ratios)}",
            settings.origin or plan.origin,
            hint=True,
            help=assumed(*used),
        )
