"""The eight fields of an event that a person sees and edits, as texts that can be compared.

Equal texts mean the same to a person: times are compared as instants, whatever zone they are
written in, tags and alarms without their order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from icalendar import Event

# The properties of each field: the first one (or two) says it, the others say it over again and
# must not stay behind when it changes. Alarms are components.
PROPERTIES: Mapping[str, tuple[str, ...]] = {
    "when": ("DTSTART", "DTEND", "DURATION", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS"),
    "title": ("SUMMARY",),
    "notes": ("DESCRIPTION", "X-ALT-DESC", "STYLED-DESCRIPTION"),
    "place": ("LOCATION", "GEO", "X-APPLE-STRUCTURED-LOCATION"),
    "status": ("STATUS",),
    "tags": ("CATEGORIES",),
    "alarms": (),
    "url": ("URL",),
}
FIELDS = tuple(PROPERTIES)
# A part of `when`: where a session is moved on the phone, and gets longer in the plan.
LENGTH = "length"
DAY = dt.timedelta(days=1)

Fields = Mapping[str, str]


def fields(event: Event) -> dict[str, str]:
    """All eight, empty where the event has none."""
    return {
        "when": _when(event),
        "title": _text(event, "SUMMARY"),
        "notes": _text(event, "DESCRIPTION"),
        "place": _text(event, "LOCATION"),
        "status": _text(event, "STATUS").upper(),
        "tags": _tags(event),
        "alarms": _alarms(event),
        "url": _text(event, "URL"),
    }


def take(event: Event, other: Event, names: Iterable[str]) -> None:
    """Puts fields of another event, or its `LENGTH` alone, in the place of the event's own; all
    else stays as it is.
    """
    for name in names:
        if name == LENGTH:
            _lengthen(event, other)
            continue
        for one in PROPERTIES[name]:
            event.pop(one, None)
            if one in other:
                event[one] = other[one]
        if name == "alarms":
            rest = [part for part in event.subcomponents if part.name != "VALARM"]
            event.subcomponents = rest + _alarms_of(other)


def start(when: str) -> str:
    """The first part of the field `when`."""
    return when.partition("/")[0]


def length(when: str) -> dt.timedelta | None:
    """How long an event lasts that has times of day, by its field `when`."""
    first, _, last = when.partition("/")
    if not (first.endswith("Z") and last.endswith("Z")):
        return None
    try:
        return dt.datetime.fromisoformat(last) - dt.datetime.fromisoformat(first)
    except ValueError:
        # What a server has may be no time at all.
        return None


def _lengthen(event: Event, other: Event) -> None:
    """Has the event end as long after its start as the other does after its own."""
    from icalendar.prop import vDDDTypes

    begin: Any = event.get("DTSTART")
    lasts = length(_when(other))
    if lasts is not None and length(_when(event)) is not None:
        end = vDDDTypes((begin.dt.astimezone(dt.UTC) + lasts).astimezone(begin.dt.tzinfo))
        if "TZID" in begin.params:
            end.params["TZID"] = begin.params["TZID"]
        event.pop("DURATION", None)
        event["DTEND"] = end


def _text(event: Event, name: str) -> str:
    lines = "\n".join(str(one) for one in _all(event, name)).replace("\r\n", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def _tags(event: Event) -> str:
    tags: set[str] = set()
    for one in _all(event, "CATEGORIES"):
        tags.update(str(tag).strip() for tag in _of(one, "cats") or [one])
    return "\n".join(sorted(tags))


def _alarms(event: Event) -> str:
    """`-3600`, seconds from the start; `end -600`, from the end; or a moment."""
    told: set[str] = set()
    for alarm in _alarms_of(event):
        for trigger in _all(alarm, "TRIGGER"):
            at = _of(trigger, "dt")
            if isinstance(at, dt.timedelta):
                from_end = trigger.params.get("RELATED", "").upper() == "END"
                told.add(f"{'end ' if from_end else ''}{int(at.total_seconds())}")
            else:
                told.add(_moment(trigger))
    return "\n".join(sorted(told))


def _alarms_of(event: Event) -> list[Any]:
    return [part for part in event.subcomponents if part.name == "VALARM"]


def _when(event: Event) -> str:
    """`2026-03-03T17:00:00Z/2026-03-03T18:00:00Z`, `2026-03-03/2026-03-04` (the end excluded)."""
    start = event.get("DTSTART")
    end = event.get("DTEND")
    if end is None and start is not None:
        return f"{_moment(start)}/{_moment(start, _length(event, start))}"
    return f"{_moment(start)}/{_moment(end)}"


def _length(event: Event, start: Any) -> dt.timedelta:
    """How long an event without an end lasts (RFC 5545, 3.6.1)."""
    length = _of(event.get("DURATION"), "dt")
    if isinstance(length, dt.timedelta):
        return length
    at = _of(start, "dt")
    return dt.timedelta() if isinstance(at, dt.datetime) else DAY


def _moment(value: Any, later: dt.timedelta = dt.timedelta()) -> str:
    """A date, an instant in UTC, a local time with the name of a zone that nobody knows; what is
    none of these begins with a `?`.
    """
    at = _of(value, "dt")
    try:
        if isinstance(at, dt.datetime) and at.tzinfo is not None:
            return f"{(at.astimezone(dt.UTC) + later).replace(tzinfo=None).isoformat()}Z"
        if isinstance(at, dt.datetime):
            return f"{(at + later).isoformat()} {value.params.get('TZID', '')}".strip()
        if isinstance(at, dt.date):
            return (at + later).isoformat()
    except OverflowError:
        pass
    return f"? {value}"


def _of(value: Any, name: str) -> Any:
    """What icalendar made of a value; None where it could not."""
    from icalendar.error import BrokenCalendarProperty

    try:
        return getattr(value, name, None)
    except BrokenCalendarProperty:
        return None


def _all(event: Any, name: str) -> list[Any]:
    value = event.get(name)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
