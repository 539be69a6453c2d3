"""iCalendar (RFC 5545): one event a session, made so that a later build updates it in place.

The bytes depend on the plan and the clock alone. What is written, and what is left out, is what
phones and servers were seen to take; a comment gives the reason where it is not the obvious way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vText

from plandsl.emit import Options, Output
from plandsl.emit.ics.findings import found, irregular
from plandsl.emit.ics.items import Item, items
from plandsl.emit.ics.text import calendar_name
from plandsl.emit.ics.timezones import Observance, observances
from plandsl.model.key import slug
from plandsl.model.plan import Plan

# Without the version: an update of the program is no change of the plan.
PRODID = "-//plandsl//plandsl//EN"
COLOUR = ("crimson", "#DC143C")
EVENING_BEFORE = dt.timedelta(hours=-4)
SEQUENCE_START = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
SEQUENCE_END = 2**31 - 1
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def emit(plan: Plan, options: Options) -> tuple[Output, ...]:
    """One file, named after the plan's title. zoneinfo must know `plan.timezone`."""
    zone = ZoneInfo(plan.timezone) if plan.timezone else None
    sessions = items(plan, zone)
    remarks = list(found(sessions))
    calendar = _head(plan)
    for name, rules in sorted(_rules(sessions).items()):
        calendar.add_component(_timezone(name, rules))
        if len(rules) > 1 and rules[0].yearly is None:
            remarks.append(irregular(name))
    revised = options.now.astimezone(dt.UTC).replace(microsecond=0)
    for item in sessions:
        calendar.add_component(_event(item, revised, plan))
    file = f"{slug(plan.title)[:60].strip('-') or 'plan'}.ics"
    return (Output(file, calendar.to_ical(sorted=False), tuple(remarks)),)


def _head(plan: Plan) -> Calendar:
    """No METHOD (CalDAV forbids it, and without ORGANIZER it is invalid), no UID (vdirsyncer would
    take the file for one item). X- values must be vText: icalendar writes others as they are.
    """
    calendar = Calendar()
    name = calendar_name(plan.title)
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", PRODID)
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("NAME", vText(name))
    calendar.add("X-WR-CALNAME", vText(name))
    if plan.timezone:
        calendar.add("X-WR-TIMEZONE", vText(plan.timezone))
    # icalendar leaves out the VALUE that RFC 7986 asks for.
    calendar.add("REFRESH-INTERVAL", dt.timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vText("PT1H"))
    calendar.add("COLOR", vText(COLOUR[0]))
    calendar.add("X-APPLE-CALENDAR-COLOR", vText(COLOUR[1]))
    return calendar


def _event(item: Item, revised: dt.datetime, plan: Plan) -> Event:
    """`revised` is when this event last changed, in UTC; no stamp made of it ever goes back."""
    event = Event()
    timed = isinstance(item.when.start, dt.datetime)
    sequence = int((revised - SEQUENCE_START).total_seconds())
    event.add("UID", item.uid)
    event.add("DTSTAMP", revised)
    event.add("LAST-MODIFIED", revised)
    event.add("CREATED", revised)
    event.add("SEQUENCE", min(max(sequence, 0), SEQUENCE_END))
    event.add("DTSTART", item.when.start)
    event.add("DTEND", item.when.end)
    event.add("SUMMARY", vText(item.summary))
    event.add("DESCRIPTION", vText(item.text))
    if item.place:
        event.add("LOCATION", vText(item.place))
    event.add("CATEGORIES", [str(item.session.kind)])
    event.add("STATUS", "CONFIRMED")
    event.add("TRANSP", "OPAQUE" if timed else "TRANSPARENT")
    event.add("X-MICROSOFT-CDO-BUSYSTATUS", vText("BUSY" if timed else "FREE"))
    if item.session.key.written:
        event.add("X-PLANDSL-ID", vText(item.session.key.written))
    if plan.remind is not None:
        before = dt.timedelta(seconds=-int(plan.remind.seconds))
        event.add_component(_alarm(item.summary, before if timed else EVENING_BEFORE))
    return event


def _alarm(summary: str, before: dt.timedelta) -> Alarm:
    """Relative and before the start: Outlook ignores the sign, and reads no absolute time."""
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", vText(summary))
    alarm.add("TRIGGER", before)
    return alarm


def _rules(sessions: Iterable[Item]) -> dict[str, Sequence[Observance]]:
    """The clock changes of every zone that times are told in, a year before and after included."""
    years: dict[ZoneInfo, list[int]] = {}
    for when in (item.when for item in sessions):
        if when.local:
            years.setdefault(when.local, []).extend((when.start.year, when.end.year))
    return {
        zone.key: observances(zone, min(told) - 1, max(told) + 1) for zone, told in years.items()
    }


def _timezone(name: str, rules: Iterable[Observance]) -> Timezone:
    component = Timezone()
    component.add("TZID", name)
    for rule in rules:
        component.add_component(_observance(rule))
    return component


def _observance(rule: Observance) -> TimezoneStandard | TimezoneDaylight:
    component = TimezoneDaylight() if rule.daylight else TimezoneStandard()
    component.add("DTSTART", rule.onset)
    component.add("TZOFFSETFROM", rule.before)
    component.add("TZOFFSETTO", rule.after)
    component.add("TZNAME", rule.name)
    if rule.yearly:
        day = f"{rule.yearly.nth}{WEEKDAYS[rule.yearly.weekday]}"
        component.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": rule.yearly.month, "BYDAY": day})
    return component
