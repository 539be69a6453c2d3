"""iCalendar (RFC 5545): one event a session, made so that a later build updates it in place.

The bytes depend on the plan, the last output and the clock alone. What is written, and what is left
out, is what phones and servers were seen to take; a comment gives the reason where it is not the
obvious way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard, vText

from plandsl.diagnostics import Diagnostic
from plandsl.emit import Options, Output, stem
from plandsl.emit.ics.event import Event, event, in_order
from plandsl.emit.ics.findings import found, irregular, not_ours, replaced
from plandsl.emit.ics.identity import identified
from plandsl.emit.ics.items import Item, items, source
from plandsl.emit.ics.previous import PRODID, SOURCE, NotOurs, Previous, read
from plandsl.emit.ics.text import calendar_name
from plandsl.emit.ics.timezones import Observance, observances
from plandsl.model.plan import Plan

COLOUR = ("crimson", "#DC143C")
END = b"END:VCALENDAR\r\n"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def emit(plan: Plan, options: Options) -> tuple[Output, ...]:
    """One file. zoneinfo must know `plan.timezone`.

    A session is the event that it was in `options.previous`. An error among what is found is about
    that: what lies there is not this plan's calendar, and is not to be replaced unasked.
    """
    before, doubts = _previous(options.previous)
    sessions = items(plan, ZoneInfo(plan.timezone) if plan.timezone else None)
    known = sorted(identified(sessions, before.events, plan.athlete), key=in_order)
    doubts += replaced(before, known, source(plan))
    zones = _rules(sessions)
    remarks = [*found(sessions), *(irregular(zone) for zone, told in zones.items() if _odd(told))]
    calendar = _head(plan)
    for zone, told in sorted(zones.items()):
        calendar.add_component(_timezone(zone, told))
    now = options.now.astimezone(dt.UTC).replace(microsecond=0)
    events = [event(one, now, plan.remind) for one in known]
    data = calendar.to_ical(sorted=False).removesuffix(END)
    return (
        Output(
            f"{stem(plan)}.ics",
            b"".join([data, *(one.data for one in events), END]),
            (*doubts, *remarks),
            _news(events, before) if options.previous is not None else "",
            tuple(line for one in events for line in one.explained),
        ),
    )


def _previous(data: bytes | None) -> tuple[Previous, list[Diagnostic]]:
    """What the last output says; nothing, and why, where it is not ours or damaged."""
    try:
        return (Previous() if data is None else read(data)), []
    except NotOurs as why:
        return Previous(), [not_ours(str(why))]


def _news(events: Sequence[Event], before: Previous) -> str:
    """`2 sessions changed, 1 new, 1 gone`."""
    kept = [one for one in events if one.known.was]
    changed, new = sum(one.changed for one in kept), len(events) - len(kept)
    gone = len(before.events) - len(kept)
    words = ((changed, "changed"), (new, "new"), (gone, "gone"))
    said = [f"{number} {word}" for number, word in words if number]
    if not said:
        return "no session changed"
    first, _, rest = ", ".join(said).partition(" ")
    return f"{first} session{'s' * (first != '1')} {rest}"


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
    if made_from := source(plan):
        calendar.add(SOURCE, vText(made_from))
    if plan.timezone:
        calendar.add("X-WR-TIMEZONE", vText(plan.timezone))
    # icalendar leaves out the VALUE that RFC 7986 asks for.
    calendar.add("REFRESH-INTERVAL", dt.timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vText("PT1H"))
    calendar.add("COLOR", vText(COLOUR[0]))
    calendar.add("X-APPLE-CALENDAR-COLOR", vText(COLOUR[1]))
    return calendar


def _rules(sessions: Iterable[Item]) -> dict[str, Sequence[Observance]]:
    """The clock changes of every zone that times are told in, a year before and after included."""
    years: dict[ZoneInfo, list[int]] = {}
    for when in (item.when for item in sessions):
        if when.local:
            years.setdefault(when.local, []).extend((when.start.year, when.end.year))
    return {
        zone.key: observances(zone, min(told) - 1, max(told) + 1) for zone, told in years.items()
    }


def _odd(rules: Sequence[Observance]) -> bool:
    """Whether a zone's clocks change by no yearly rule."""
    return len(rules) > 1 and rules[0].yearly is None


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
