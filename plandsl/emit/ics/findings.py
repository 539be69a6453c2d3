"""What a calendar cannot hold, or shows otherwise, than the plan says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from plandsl.diagnostics import Diagnostic, Severity
from plandsl.emit.ics.items import Item

TAG = re.compile(r"<[A-Za-z/!]")


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
