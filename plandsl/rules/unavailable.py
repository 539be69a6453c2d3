"""Nothing is planned on the days of the week that the athlete has kept free.

Why:
    Work, school and family have their fixed days, and a plan that was taken
    from elsewhere does not know them. The author says which days they are, and
    the rule believes it. Evidence: S (definition).

    Days of rest are fine, and so is what was moved away. All sessions on one
    such weekday are one message, which blames the first of them. For dates
    there is the line `away`.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    mon, tue …  the days on which there is no time to train, like `fri, sun`

Flagged:
    plan Fridays are for the choir
    start 2026-03-02
    rule unavailable fri, sun
    phase Base, weeks 1-4
      tue  400s: 6x400 @ 88 r90
      fri  easy: 40min easy

Accepted:
    plan Around them
    start 2026-03-02
    rule unavailable fri, sun
    phase Base, weeks 1-4
      tue  400s: 6x400 @ 88 r90
      fri  rest

    plan For once
    start 2026-03-02
    rule unavailable sun
    week 1
      sun  race: 10k
        allow unavailable: they come along and cheer
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Kind, Session
from plandsl.rules._hits import further, them
from plandsl.rules._rule import Finding, Settings, Takes

UNASKED = None
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TAKES = tuple(Takes(day, ("word",), day) for day in DAYS)


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """One finding for each of the declared weekdays on which something is planned."""
    del log
    if not settings.values:
        yield Finding(
            "unavailable names no day", settings.origin, help=("write it like: fri, sun",)
        )
    for weekday, day in enumerate(DAYS):
        hit = [
            session
            for session in plan.sessions()
            if day in settings.values
            and session.date.weekday() == weekday
            and session.kind is not Kind.REST
            and settings.concerns(session.series)
            and not settings.waived(session)
        ]
        if hit:
            yield _finding(day, hit)


def _finding(day: str, hit: Sequence[Session]) -> Finding:
    first, last = hit[0], hit[-1]
    message = f"a session on {first.date}, a {NAMES[day]}, on which there is no time"
    if len(hit) > 1:
        message = (
            f"{len(hit)} sessions on {NAMES[day]}s, on which there is no time, "
            f"from {first.date} to {last.date}"
        )
    return Finding(
        message,
        first.origin,
        at=first,
        note=f"on {first.date}",
        labels=tuple(further(hit)),
        help=(f"move or drop {them(hit)}, like: drop {first.date}",),
    )


NAMES = {
    "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday",
    "sat": "Saturday", "sun": "Sunday",
}  # fmt: skip
