"""When a session's event starts and ends, right to the second where the clocks change."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from plandsl.model.describe import time_needed
from plandsl.model.session import Session
from plandsl.record import dataclass
from plandsl.units import MINUTE

STEP = 5 * MINUTE
LONGEST = 7 * 24 * 60 * MINUTE


@dataclass(frozen=True, slots=True)
class When:
    """Two dates (the end excluded) or two aware times. `skipped`: the clocks skip the planned time,
    and the start is as much later as they go forward.
    """

    start: dt.date | dt.datetime
    end: dt.date | dt.datetime
    skipped: bool = False

    @property
    def instant(self) -> dt.datetime:
        """What events are sorted by: the start in UTC, of a whole day its midnight there."""
        if isinstance(self.start, dt.datetime):
            return self.start.astimezone(dt.UTC)
        return dt.datetime.combine(self.start, dt.time.min, dt.UTC)

    @property
    def local(self) -> ZoneInfo | None:
        """The zone that start and end are told in; None for whole days and times in UTC."""
        zone = self.start.tzinfo if isinstance(self.start, dt.datetime) else None
        return zone if isinstance(zone, ZoneInfo) and zone.key != "UTC" else None


def when(session: Session, zone: ZoneInfo | None) -> When:
    """Timed where the plan gives a time and a zone, else the whole day.

    A time without its zone would be floating, which Google reads as UTC and Outlook refuses.
    """
    if session.time is None or zone is None:
        return When(session.date, session.date + dt.timedelta(days=1))
    planned = dt.datetime.combine(session.date, session.time)
    start = planned.replace(tzinfo=zone).astimezone(dt.UTC)
    end = start + length(session)
    first, last = start.astimezone(zone), end.astimezone(zone)
    if _twice(first) or _twice(last):
        # Local times of the repeated hour mean its first passing, whichever was meant.
        return When(start, end)
    return When(first, last, skipped=first.replace(tzinfo=None) != planned)


def length(session: Session) -> dt.timedelta:
    """The time to keep free: the upper end of the estimate, up to the next five minutes."""
    high = time_needed(session).range.high
    ms = min(max(high.ms if high else 0, STEP), LONGEST)
    return dt.timedelta(milliseconds=-(-ms // STEP) * STEP)


def _twice(time: dt.datetime) -> bool:
    """Whether the clocks show this time twice."""
    return time.utcoffset() != time.replace(fold=1 - time.fold).utcoffset()
