"""A zone's clock changes as iCalendar can say them: yearly rules, one by one where there are none.

Rules and not lists of dates, because several clients read only rules (Outlook, ical.js); and every
onset in the local time before the change, as RFC 5545 section 3.6.5 asks.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from plandsl.record import dataclass, replace

DAY = dt.timedelta(days=1)
SECOND = dt.timedelta(seconds=1)
ANCHOR = 1970


@dataclass(frozen=True, slots=True)
class Yearly:
    """Every year in `month` on the `nth` `weekday` (0 is Monday); `nth` is -1 for the last one."""

    month: int
    nth: int
    weekday: int

    def day(self, year: int) -> dt.date:
        """The day in a year."""
        if self.nth > 0:
            first = dt.date(year, self.month, 1)
            return first + DAY * ((self.weekday - first.weekday()) % 7 + 7 * (self.nth - 1))
        last = dt.date(year + self.month // 12, self.month % 12 + 1, 1) - DAY
        return last - DAY * ((last.weekday() - self.weekday) % 7)


@dataclass(frozen=True, slots=True)
class Observance:
    """From `onset` (local time before the change, naive) the offset from UTC is `after`."""

    onset: dt.datetime
    before: dt.timedelta
    after: dt.timedelta
    name: str
    yearly: Yearly | None = None

    @property
    def daylight(self) -> bool:
        """Whether the clocks went forward. (The data of some zones calls winter the exception.)"""
        return self.after > self.before


def observances(zone: ZoneInfo, first: int, last: int) -> tuple[Observance, ...]:
    """What makes the zone's local times right from the year `first` to the year `last`."""
    found = changes(zone, first, last)
    rules = yearly_rules(found, first, last)
    if rules:
        return tuple(sorted(rules, key=lambda rule: rule.onset))
    start = dt.datetime(first, 1, 1, tzinfo=dt.UTC).astimezone(zone)
    offset = start.utcoffset() or dt.timedelta()
    anchor = dt.datetime(min(ANCHOR, first), 1, 1)
    return (Observance(anchor, offset, offset, start.tzname() or ""), *found)


def changes(zone: ZoneInfo, first: int, last: int) -> tuple[Observance, ...]:
    """Every change of the offset in those years, in order; two within a day are taken for one."""
    found = []
    at = dt.datetime(first, 1, 1, tzinfo=dt.UTC)
    end = dt.datetime(last + 1, 1, 1, tzinfo=dt.UTC)
    before = _offset(zone, at)
    while at < end:
        after = _offset(zone, at + DAY)
        if after != before:
            moment = _moment(zone, at)
            onset = (moment + before).replace(tzinfo=None)
            name = moment.astimezone(zone).tzname() or ""
            found.append(Observance(onset, before, after, name))
        at, before = at + DAY, after
    return tuple(found)


def yearly_rules(found: tuple[Observance, ...], first: int, last: int) -> tuple[Observance, ...]:
    """The same changes as two rules anchored in 1970; none where they follow no yearly pattern."""
    if len(found) != 2 * (last + 1 - first):
        return ()
    rules = []
    for half in (found[0::2], found[1::2]):
        rule = _yearly(half)
        if rule is None:
            return ()
        anchor = dt.datetime.combine(rule.day(min(ANCHOR, first)), half[0].onset.time())
        rules.append(replace(half[0], onset=anchor, yearly=rule))
    return tuple(rules)


def _yearly(half: tuple[Observance, ...]) -> Yearly | None:
    """The rule that gives every one of these changes, one a year."""
    one = half[0]
    if any(replace(other, onset=one.onset) != one for other in half):
        return None
    month, weekday = one.onset.month, one.onset.weekday()
    for nth in (-1, 1, 2, 3, 4):
        rule = Yearly(month, nth, weekday)
        if all(
            dt.datetime.combine(rule.day(other.onset.year), one.onset.time()) == other.onset
            for other in half
        ):
            return rule
    return None


def _moment(zone: ZoneInfo, at: dt.datetime) -> dt.datetime:
    """The first second, in UTC, of the new offset that comes within a day after `at`."""
    before, low, high = _offset(zone, at), 0, int(DAY.total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(zone, at + middle * SECOND) == before:
            low = middle
        else:
            high = middle
    return at + high * SECOND


def _offset(zone: ZoneInfo, moment: dt.datetime) -> dt.timedelta:
    return moment.astimezone(zone).utcoffset() or dt.timedelta()
