"""A day of a week before it is a session."""

from __future__ import annotations

import datetime as dt

from plandsl.model.repeat import Repeat
from plandsl.record import dataclass
from plandsl.resolve.outline import Day
from plandsl.source import Origin
from plandsl.syntax import tree


@dataclass(frozen=True, slots=True)
class Slot:
    """The lines of a day, and what stands there in one week.

    `written` is None where the line cannot be read in this week; `via` is the line through which it
    came here, the phase's or the `then`; `template`: the line may stand in several weeks;
    `again`: that the log has it repeat another week.
    """

    weekday: int
    day: Day
    written: tree.Session | None
    via: Origin | None
    template: bool
    again: Repeat | None = None


def in_order(date: dt.date, slot: Slot) -> tuple[dt.date, dt.time, str, bool, int]:
    """By date and time of day, am before pm; lines with a date of their own after the others."""
    session, dated = slot.day.session, not isinstance(slot.day.statement, tree.DayLine)
    line = slot.day.line.span.start
    return date, session.time or dt.time(0), session.half or "", dated, line


def weekday(day: Day) -> int:
    """The weekday of a day line; dated lines are kept apart from these."""
    assert isinstance(day.statement, tree.DayLine)
    return day.statement.day
