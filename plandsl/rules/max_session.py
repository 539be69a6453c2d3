"""No session is longer than the author allows.

Why:
    The longest session that fits into a life, or that a body has shown to
    bear, is the author's to know. A progression passes it quietly: `then time
    +5min` goes on for as long as the phase does. Evidence: O (authority). It
    is checked because the author asked for it.

    A distance is what is covered on foot, a time that of the whole session
    with its rests, in any sport. Every side of an `or` is judged, races are
    not, nor is what a group does instead. Where a range is too long only at
    its high end, that is said.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    20km  the most distance on foot
    2h    the most time
    At least one of them; a number needs its unit. With a series only its
    sessions are judged.

Flagged:
    plan It goes on
    start 2025-08-18
    rule max-session 75min
    rules none
    phase Base, weeks 1-5
      sun  long: 60min easy
        then time +5min

    plan Up to an hour
    start 2025-08-18
    rule max-session easy: 50min
    rules none
    week 1
      mon  easy: 40-60min easy
      sun  long: 90min easy

    plan The other side
    start 2025-08-18
    rule max-session 12km, 1h
    rules none
    week 1
      sun  10km easy or bike 90min easy

Accepted:
    plan To the minute
    start 2025-08-18
    rule max-session 75min
    rules none
    phase Base, weeks 1-5
      sun  long: 60min easy
        then time +5min to 75min

    plan A race takes what it takes
    start 2025-08-18
    rule max-session 20km
    rules none
    week 1
      sun  race: marathon
"""

from __future__ import annotations

from collections.abc import Iterator

from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Session
from plandsl.rules._rule import Finding, Quantity, Settings, Takes
from plandsl.rules._volume import (
    By,
    as_option,
    assumed,
    broken_ends,
    is_race,
    limit_of,
    limit_told,
    missing_limit,
    on,
    size,
    three,
    told,
    where,
)
from plandsl.units import Duration

UNASKED = None
TAKES = (
    Takes("distance", ("distance",), "20km", bare=True, needs_unit=True),
    Takes("time", ("time",), "2h", bare=True, needs_unit=True),
)


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each session that has a side that is too long."""
    yield from missing_limit("max-session 20km or max-session 2h", settings)
    for session in plan.sessions():
        if settings.concerns(session.series) and not is_race(session, plan):
            for limit in settings.values.values():
                yield from _judged(session, limit, plan)


def _judged(session: Session, limit: Quantity, plan: Plan) -> Iterator[Finding]:
    by: By = "time" if isinstance(limit, Duration) else "distance"
    most = limit_of(limit)
    for place in range(len(session.options)):
        long = on(size(as_option(session, place)), by)
        broken = broken_ends(three(long), most, lambda now, limit: now > limit)
        if broken:
            what = f"option {place + 1} of {session.series}" if place else session.series
            yield Finding(
                f"{what} comes to {told(long, plan, by)},{where(broken, long)} more than the "
                f"{limit_told(limit, plan)} that the plan allows",
                session.origin,
                at=session,
                note=f"in week {session.week}",
                help=assumed(long),
            )
            return
