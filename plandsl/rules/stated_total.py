"""A stated total is what the session's steps add up to.

Why:
    `4km easy + 3km tempo total 8km` says two things about one session. A total
    that was typed by hand stays behind when a step changes, and then every sum
    above it is wrong. This is arithmetic. Evidence: S (definition).

    The total counts the work and the rests that are given by distance (or, for
    a time, all rests). It may lie anywhere in the range of the steps, and is
    compared to its last digit. Where the steps do not say how far or how long
    they are, it is believed.

Parameters:
    none

Flagged:
    plan A kilometre too many
    start 2025-08-18
    week 1
      tue  4km easy + 3km tempo total 8km

    plan Rests count
    start 2025-08-18
    week 1
      tue  3x5min threshold r1min total 15min

Accepted:
    plan All of these add up
    start 2025-08-18
    week 1
      tue  4km easy + 3km tempo total 7km
      wed  3x5min threshold r1min total 17min
      thu  30-40min easy total 35min
      fri  30min easy total 6km
"""

from __future__ import annotations

from collections.abc import Iterator

from plandsl.diagnostics import Severity
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Session, Total
from plandsl.model.totals import option_totals
from plandsl.rules._rule import Finding, Settings
from plandsl.units import METRE, MINUTE, clock, length

UNASKED = Severity.ERROR
TAKES = ()

# Totals are told in round figures: 50 m, half a minute.
NEAR_DISTANCE = 50 * METRE
NEAR_TIME = MINUTE // 2


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each session whose stated total is not what its steps come to."""
    del log
    for session in plan.sessions():
        if session.total is not None and settings.concerns(session.series):
            yield from _judged(session, session.total)


def _judged(session: Session, stated: Total) -> Iterator[Finding]:
    totals = option_totals(session.steps)
    if stated.distance is not None and totals.distance is not None:
        low, high = totals.distance.low, totals.distance.high
        if low and high and not _within(stated.distance.um, low.um, high.um, NEAR_DISTANCE):
            yield _finding(
                session, stated, _span(length(low), length(high)), length(stated.distance)
            )
    if stated.duration is not None and totals.duration is not None:
        first, last = totals.duration.low, totals.duration.high
        if first and last and not _within(stated.duration.ms, first.ms, last.ms, NEAR_TIME):
            yield _finding(
                session, stated, _span(clock(first), clock(last)), clock(stated.duration)
            )


def _within(stated: int, low: int, high: int, near: int) -> bool:
    return low - near <= stated <= high + near


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"


def _finding(session: Session, stated: Total, sum_: str, said: str) -> Finding:
    return Finding(
        f"the steps add up to {sum_}, the total says {said}",
        stated.origin,
        at=session,
        help=(f"write total {sum_.replace(' ', '')}, or leave the total out",)
        if " to " not in sum_
        else (),
    )
