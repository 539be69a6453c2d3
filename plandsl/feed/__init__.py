"""A plan over HTTP: a calendar to subscribe to, and a page that follows the file.

What is asked becomes an answer in `answers`, which knows no socket; `server` has the sockets, and
bounds what a stranger can cost. Files, clock and terminal are the command's: it hands over a `Feed`
and puts another `Edition` into it when the plan has changed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

from plandsl.emit.html.markup import Markup
from plandsl.record import dataclass

if TYPE_CHECKING:
    from plandsl.model.plan import Plan

CALENDAR = "plan.ics"


@dataclass(frozen=True)
class Edition:
    """What is shown of a plan until it changes.

    `revised` is when the calendar's bytes last changed, in UTC and whole seconds, later than that
    of any edition before. `plan` is what `sheet` shows; None, with an empty sheet, where only the
    calendar of an earlier run is there. `problem`: lines on why the file as it is now is not shown.
    """

    title: str
    calendar: bytes
    revised: dt.datetime
    plan: Plan | None = None
    sheet: Markup = Markup()
    problem: tuple[str, ...] = ()

    @cached_property
    def tag(self) -> str:
        """The calendar's entity tag: other bytes, another tag."""
        return quoted(self.calendar)


@dataclass(slots=True)
class Feed:
    """A plan at its secret place; an answer is made of the edition that is there when it begins."""

    token: str
    edition: Edition


def quoted(data: bytes) -> str:
    """The strong entity tag (RFC 9110, 8.8.3) of some bytes."""
    return f'"{hashlib.sha256(data).hexdigest()}"'
