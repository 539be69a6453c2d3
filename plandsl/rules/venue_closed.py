"""No session is planned at a place that is closed on its day.

Why:
    A track that is closed for a season turns half a plan into a surprise on
    the way there. The author wrote down both, the closure and the sessions.
    Evidence: S (definition).

    Days of rest are fine. All sessions that one `closed` line hits are one
    message, which blames the first of them.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    none

Flagged:
    plan Two sessions too many
    start 2025-08-18
    closed East River 2025-09-08..2026-12-31: construction
    phase Base, weeks 1-5
      tue  400s: 6x400 @ 88 r90 at East River

Accepted:
    plan Elsewhere, and before
    start 2025-08-18
    closed East River 2025-09-08..2026-12-31: construction
    phase Base, weeks 1-3
      tue  400s: 6x400 @ 88 r90 at East River
    phase Road, weeks 4-5
      tue  400s: 6x400 @ 88 r90 at Riverside Drive

    plan Nobody is there
    start 2025-09-08
    closed East River 2025-09-08..2026-12-31: construction
    week 1
      tue  rest at East River

    plan They let us in
    start 2025-09-08
    closed East River 2025-09-08..2026-12-31: construction
    week 1
      tue  400s: 6x400 @ 88 r90 at East River
        allow venue-closed: the school opens it for us on Tuesdays
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from plandsl.diagnostics import Label, Severity
from plandsl.model.key import slug
from plandsl.model.log import Log
from plandsl.model.plan import Closure, Plan, Race
from plandsl.model.session import Kind, Session
from plandsl.rules._hits import further, them
from plandsl.rules._rule import Finding, Settings

UNASKED = Severity.ERROR
TAKES = ()


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """One finding for each closure that is in the way of something."""
    for closure in plan.closures:
        hit = [
            session
            for session in plan.sessions()
            if session.venue is not None
            and session.kind is not Kind.REST
            and settings.concerns(session.series)
            and _is_hit(closure, session.venue, session.date)
            and not settings.waived(session)
        ]
        if hit:
            yield _finding(closure, hit)
        race = plan.race
        if race and race.venue and _is_hit(closure, race.venue, race.date) and not _planned(plan):
            yield _race(closure, race)


def _planned(plan: Plan) -> bool:
    """Whether a session on the day of the race says itself where it is."""
    day = plan.race.date if plan.race else None
    return any(session.date == day and session.venue for session in plan.sessions())


def _is_hit(closure: Closure, venue: str, date: dt.date) -> bool:
    return closure.first <= date <= closure.last and slug(venue) == slug(closure.venue)


def _finding(closure: Closure, hit: Sequence[Session]) -> Finding:
    first, last = hit[0], hit[-1]
    if len(hit) == 1:
        message = f"{closure.venue} is closed on {first.date} ({_why(closure)})"
    else:
        message = (
            f"{len(hit)} sessions are planned at {closure.venue} while it is closed, "
            f"from {first.date} to {last.date} ({_why(closure)})"
        )
    labels = [Label(closure.origin, "closed by this line")] if closure.origin else []
    return Finding(
        message,
        first.origin,
        at=first,
        note=f"on {first.date}",
        labels=(*labels, *further(hit)),
        help=(f"move {them(hit)} or say at VENUE, a place that is open",),
    )


def _race(closure: Closure, race: Race) -> Finding:
    labels = (Label(closure.origin, "closed by this line"),) if closure.origin else ()
    message = f"the race is at {race.venue}, which is closed on {race.date} ({_why(closure)})"
    return Finding(message, race.origin, labels=labels)


def _why(closure: Closure) -> str:
    """`construction, until 2026-12-31`."""
    until = f"until {closure.last}" if closure.last != closure.first else "that day only"
    return f"{closure.reason}, {until}" if closure.reason else until
