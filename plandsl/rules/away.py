"""No session is planned on a day on which the athlete is away.

Why:
    The plan says both: `away 2025-09-20..2025-09-24: travel`, and what is to
    be run on those days. That nobody can train there is the author's own
    statement, and the rule believes it; a race at the end of the journey, or
    an easy run from the hotel, may well be meant. Evidence: S (definition).

    Days of rest are fine. All sessions that one `away` line hits are one
    message, which blames the first of them.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    none

Flagged:
    plan A journey
    start 2025-09-15
    away 2025-09-20..2025-09-24: travel
    phase Base, weeks 1-2
      tue  400s: 6x400 @ 88 r90
      sat  long: 60min easy

Accepted:
    plan Rest on the way
    start 2025-09-15
    away 2025-09-20..2025-09-24: travel
    phase Base, weeks 1-2
      thu  400s: 6x400 @ 88 r90
      sun  rest

    plan Moved
    start 2025-09-15
    away 2025-09-20: a wedding
    week 1
      sat  long: 60min easy
    move 2025-09-20 to 2025-09-21

    plan On purpose
    start 2025-09-15
    away 2025-09-20..2025-09-21: a weekend in Berlin
    week 1
      sun  race: 10k @ 48:00
        allow away: it is what we go there for
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plandsl.diagnostics import Label, Severity
from plandsl.model.log import Log
from plandsl.model.plan import Away, Plan
from plandsl.model.session import Kind, Session
from plandsl.rules._hits import further, them
from plandsl.rules._rule import Finding, Settings

UNASKED = Severity.WARNING
TAKES = ()


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """One finding for each `away` line with sessions on its days."""
    del log
    for away in plan.aways:
        hit = [
            session
            for session in plan.sessions()
            if session.kind is not Kind.REST
            and settings.concerns(session.series)
            and away.first <= session.date <= away.last
            and not settings.waived(session)
        ]
        if hit:
            yield _finding(away, hit)


def _finding(away: Away, hit: Sequence[Session]) -> Finding:
    first, last = hit[0], hit[-1]
    reason = f" ({away.reason})" if away.reason else ""
    message = f"away on {first.date}{reason}, and a session is planned"
    if len(hit) > 1:
        when = f"from {first.date} to {last.date}" if last.date != first.date else f"{first.date}"
        message = f"{len(hit)} sessions are planned while away{reason}: {when}"
    labels = [Label(away.origin, "away by this line")] if away.origin else []
    return Finding(
        message,
        first.origin,
        at=first,
        note=f"on {first.date}",
        labels=(*labels, *further(hit)),
        help=(f"move or drop {them(hit)}, like: drop {first.date}",),
    )
