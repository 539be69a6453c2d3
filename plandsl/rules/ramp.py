"""The distance of the weeks does not grow fast.

Why:
    That 10 % a week is safe and more is not, a trial with 532 beginners did
    not find (20.8 and 20.3 % got hurt; Buist and others 2008, American Journal
    of Sports Medicine). Of 874 beginners those who grew by more than 30 % in
    two weeks got some injuries more often, but that may be chance (hazard
    ratio 1.59, 0.96 to 2.66; Nielsen and others 2014, Journal of Orthopaedic
    and Sports Physical Therapy); 36 studies contradict each other (Fredette
    and others 2022, Journal of Athletic Training). Evidence: X (contested).

    So more than 10 % in a week, to the whole percent and where the distances
    are not estimated, is one remark for all weeks: each of 16 published plans
    has such weeks, 45 of 236. More than 30 % in two weeks is a warning: 4 of
    the 16 have it.

    A week is compared with the heaviest of the three before it, over two weeks
    with the heaviest of the three before the last one; the second week of a
    plan, of which nobody knows what lies two weeks back, with the first. Weeks
    with a race, or with fewer than three runs, are not judged, nor is anything
    where the author has set a limit with `weekly-volume`. Of ranges the middle
    counts.

False alarms:
    Of 16 published plans for the half and the full marathon, unasked it warns
    in 4 and makes remarks in 12; asked for, with its defaults, it finds fault
    with 16, in 50 of 236 steps from week to week.

Parameters:
    10%  the most growth from one week to the next; also the default

Flagged:
    plan A remark
    start 2025-08-18
    week 1
      tue  12km easy
      thu  12km easy
      sun  12km easy
    week 2
      tue  12km easy
      thu  13km easy
      sat  5km easy
      sun  12km easy

    plan A third in two weeks
    start 2025-08-18
    week 1
      tue  12km easy
      thu  12km easy
      sun  12km easy
    week 2
      tue  13km easy
      thu  13km easy
      sun  13km easy
    week 3
      tue  13km easy
      thu  13km easy
      sat  13km easy
      sun  13km easy

    plan A third at once
    start 2025-08-18
    week 1
      tue  12km easy
      thu  12km easy
      sun  12km easy
    week 2
      tue  12km easy
      thu  12km easy
      sat  12km easy
      sun  12km easy

Accepted:
    plan Slowly, and back after a lighter week
    start 2025-08-18
    week 1
      tue  12km easy
      thu  12km easy
      sun  12km easy
    week 2
      tue  13km easy
      thu  13km easy
      sun  13km easy
    week 3
      tue  8km easy
      thu  8km easy
      sun  10km easy
    week 4
      tue  14km easy
      thu  14km easy
      sun  14km easy
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plandsl.diagnostics import Severity
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.rules._rule import Finding, Settings, Takes
from plandsl.rules._sets import is_asked
from plandsl.rules._text import listed
from plandsl.rules._volume import (
    FEWEST_RUNS,
    Volume,
    assumed,
    fraction_of,
    growth,
    heaviest_before,
    no_series,
    percent,
    told,
    volumes,
)
from plandsl.units import rounded

UNASKED = Severity.WARNING
TAKES = (Takes("percent", ("percent",), "10%", after=("per week",), bare=True),)
MORE, TWO_WEEKS = Fraction(10), Fraction(30)


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each week that grows much over two weeks; the others together, unless the rule was asked
    for.
    """
    yield from no_series(settings)
    if settings.origin is None and is_asked(plan, "weekly-volume"):
        return
    more = fraction_of(settings, "percent", MORE)
    steps = []
    weeks = volumes(plan, settings)
    for place, week in enumerate(weeks):
        if week is None or week.has_race or week.runs < FEWEST_RUNS:
            continue
        last = heaviest_before(weeks, place)
        # Of the first weeks nobody knows what was run before: what grows in one grows in two.
        earlier = heaviest_before(weeks, max(0, place - 1)) or last
        if earlier is not None and _grows(earlier, week, TWO_WEEKS):
            yield _fast(earlier, week, plan)
        elif last is not None and _grows(last, week, more):
            steps.append((last, week))
    if settings.origin is not None:
        yield from (_step(last, week, more, plan) for last, week in steps)
        return
    steps = [pair for pair in steps if _is_worth_a_remark(*pair, more)]
    steps = [(last, week) for last, week in steps if not settings.waived(week.week)]
    if steps:
        yield _all_steps(steps, more)


def _grows(before: Volume, week: Volume, most: Fraction) -> bool:
    if before.runs < FEWEST_RUNS:
        return False
    return week.amount.middle > before.amount.middle * (1 + most / 100)


def _is_worth_a_remark(before: Volume, week: Volume, more: Fraction) -> bool:
    """An estimate is not good to a tenth, and nobody runs a week to the half percent."""
    grown = growth(before.amount.middle, week.amount.middle)
    return rounded(grown) > more and not assumed(before.amount, week.amount)


def _grown(before: Volume, week: Volume, limit: Fraction) -> str:
    return percent(growth(before.amount.middle, week.amount.middle), limit)


def _fast(before: Volume, week: Volume, plan: Plan) -> Finding:
    return Finding(
        f"week {week.week.number} comes to {told(week.amount, plan)}, "
        f"{_grown(before, week, TWO_WEEKS)} more than any week up to two weeks before it "
        f"({told(before.amount, plan)}, week {before.week.number})",
        week.week.origin,
        at=week.week,
        help=assumed(week.amount, before.amount),
    )


def _step(before: Volume, week: Volume, more: Fraction, plan: Plan) -> Finding:
    return Finding(
        f"week {week.week.number} comes to {told(week.amount, plan)}, "
        f"{_grown(before, week, more)} more than week {before.week.number} "
        f"({told(before.amount, plan)}); the plan allows {percent(more)}",
        week.week.origin,
        at=week.week,
        help=assumed(week.amount, before.amount),
    )


def _all_steps(steps: Sequence[tuple[Volume, Volume]], more: Fraction) -> Finding:
    """One remark for all weeks, in which the first is pointed at."""
    shown = [f"week {week.week.number} by {_grown(last, week, more)}" for last, week in steps]
    number = f"{len(steps)} weeks grow" if len(steps) > 1 else "a week grows"
    first = steps[0][1].week
    return Finding(
        f"{number} by more than {percent(more)} over the heaviest of the three before: "
        f"{listed(shown)}",
        first.origin,
        at=first,
        hint=True,
        help=("no study shows that this harms: rule weekly-volume sets a limit of your own",),
    )
