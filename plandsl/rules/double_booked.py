"""No two sessions stand at the same time, nor two hard ones on a day by accident.

Why:
    A session that was moved, or a dated line beside a week's own days, easily
    comes to stand where there is one already. Two at the same time cannot both
    be run, whatever they are. Evidence: S (definition).

    A second hard session on one day is a way to train (the double threshold of
    some elite groups), and more often an oversight: so it is fine where both
    of them have their time of day, or say `am` and `pm`. Hard are workouts,
    trials and races. Days of rest are no sessions. Two lines for one day of
    one week are remarked on elsewhere, hard or not.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    none

Flagged:
    plan Two at once
    start 2026-03-02
    timezone Europe/Berlin
    week 1
      tue 18:30  easy: 40min easy
      tue 18:30  gym: weights

    plan A race in the week of a workout
    start 2026-03-02
    week 1
      sat  1000s: 5x1km @ 3:50 r2:00
    2026-03-07  race: 5k

Accepted:
    plan Double threshold
    start 2026-03-02
    week 1
      tue am  threshold: 5x6min threshold r60
      tue pm  threshold: 10x1km threshold r60

    plan Something easy beside it
    start 2026-03-02
    timezone Europe/Berlin
    week 1
      tue 07:00  easy: 30min easy
      tue 18:30  400s: 8x400 @ 88 r60

    plan Meant so
    start 2026-03-02
    week 1
      sat  1000s: 5x1km @ 3:50 r2:00
    2026-03-07  race: 5k
      allow double-booked: the workout is the race's warm-up
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from plandsl.diagnostics import Label, Severity
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Kind, Session
from plandsl.record import dataclass, field
from plandsl.rules._rule import Finding, Settings

UNASKED = Severity.WARNING
TAKES = ()

HARD = {Kind.WORKOUT, Kind.TRIAL, Kind.RACE}


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """One finding for each session that comes second to another one of its day."""
    del log
    days: dict[dt.date, _Day] = {}
    for session in plan.sessions():
        if session.kind is not Kind.REST:
            day = days.setdefault(session.date, _Day())
            found = day.second(session)
            if found is not None and settings.concerns(session.series):
                yield found
            day.take(session)


@dataclass(slots=True)
class _Day:
    """The first session of a day at each time, and the first hard ones: of all, without a time."""

    at: dict[str, Session] = field(default_factory=dict)
    hard: Session | None = None
    hard_untimed: Session | None = None

    def second(self, session: Session) -> Finding | None:
        """What cannot be goes before what is merely odd."""
        when = _when(session)
        if when in self.at:
            message = f"two sessions on {session.date} at the same time, {when}"
            helps = "give one of them another time, or move it"
            return _finding(session, self.at[when], message, helps)
        first = self.hard if when is None else self.hard_untimed
        if session.kind not in HARD or first is None or _are_lines_of_one_day(first, session):
            return None
        message = f"a second hard session on {session.date}"
        helps = "move one of them, or if both are meant, give each its time, like tue am"
        return _finding(session, first, message, helps)

    def take(self, session: Session) -> None:
        when = _when(session)
        if when is not None:
            self.at.setdefault(when, session)
        if session.kind in HARD:
            self.hard = self.hard or session
            if when is None:
                self.hard_untimed = self.hard_untimed or session


def _when(session: Session) -> str | None:
    """The time of day, or the half of it that is said."""
    return f"{session.time:%H:%M}" if session.time is not None else session.half


def _are_lines_of_one_day(first: Session, second: Session) -> bool:
    """Two day lines of the same week or phase: that is said of all of them, hard or not."""
    one, other = first.origin, second.origin
    if one is None or other is None or (one.via, one.source) != (other.via, other.source):
        return False
    return not any(here.source.text[here.span.start].isdigit() for here in (one, other))


def _finding(session: Session, first: Session, message: str, help: str) -> Finding:
    labels = (Label(first.origin, "the other one"),) if first.origin else ()
    return Finding(message, session.origin, at=session, labels=labels, help=(help,))
