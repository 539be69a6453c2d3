"""What a calendar cannot hold, or shows otherwise, than the plan says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from plandsl.diagnostics import Diagnostic, Severity
from plandsl.emit.ics.identity import Known
from plandsl.emit.ics.items import Item
from plandsl.emit.ics.previous import Previous

TAG = re.compile(r"<[A-Za-z/!]")
EMPTIED = "no-sessions"


def found(items: Sequence[Item]) -> Iterator[Diagnostic]:
    """In the order of the sessions."""
    for item in items:
        start, planned = item.when.start, item.session.time
        if item.when.skipped and isinstance(start, dt.datetime):
            yield Diagnostic(
                "skipped-hour",
                Severity.WARNING,
                f"the clocks skip {planned:%H:%M} on {item.session.date}: the calendar says"
                f" {start:%H:%M}",
                item.session.origin,
            )
        if tag := TAG.search(f"{item.summary}\n{item.text}\n{item.place}"):
            yield Diagnostic(
                "html-in-text",
                Severity.INFO,
                f"Google Calendar takes `{tag.group()}` for HTML and hides what follows",
                item.session.origin,
                help=("leave a blank after the <",),
            )


def irregular(zone: str) -> Diagnostic:
    """A zone whose clock changes follow no yearly rule."""
    return Diagnostic(
        "irregular-clock-changes",
        Severity.INFO,
        f"the clocks of {zone} change on no fixed day of the year: Outlook may show sessions"
        " an hour off",
        None,
    )


def not_ours(why: str) -> Diagnostic:
    """The last output cannot be read."""
    return Diagnostic("last-calendar", Severity.ERROR, why, None)


def replaced(before: Previous, known: Sequence[Known], source: str) -> Iterator[Diagnostic]:
    """The last output is of another plan, or of another season, which would be lost to everybody
    who has subscribed to it. Whoever writes a plan anew does so in the same weeks.
    """
    if before.events and not known:
        message = "the plan has no sessions any more"
        yield Diagnostic(EMPTIED, Severity.ERROR, message, None)
    elif before.source and source and before.source != source:
        message = f"it was made from {before.source}, not from {source}"
        helps = "if these are two plans, give one of them another title, or an id"
        yield Diagnostic("other-plan", Severity.ERROR, message, None, help=(helps,))
    elif before.events and not any(one.was and one.seen for one in known):
        then = sorted(str(event.start)[:10] for event in before.events)
        now = sorted(str(one.item.session.date) for one in known)
        if now[0] > then[-1] or then[0] > now[-1]:
            message = f"it has not one session of this plan; its last one is on {then[-1]}"
            helps = "give a new season a title, or an id, of its own"
            yield Diagnostic("other-season", Severity.ERROR, message, None, help=(helps,))
