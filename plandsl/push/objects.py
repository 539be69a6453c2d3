"""Calendar objects: one event with the time zones it needs, cut from a calendar and put together.

Texts are cut at their lines and not parsed as a whole: an event keeps its bytes, and the time zones
of strangers, whose rules can ask for years of computing, are carried but never worked out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from plandsl.push.fields import Fields, fields, take
from plandsl.record import dataclass

if TYPE_CHECKING:
    from icalendar import Event

LARGEST = 2_000_000
LINE_END = re.compile("\r\n|\n|\r")
FOLD = "\r\n "
# In unfolded text; a TZID with a colon or semicolon stands in quotes.
TZID_USED = re.compile(r';TZID=(?:"([^"\r\n]*)"|([^";:,\r\n]*))', re.IGNORECASE)
TZID_OWN = re.compile(r"^TZID(?:;[^:\r\n]*)?:(.*?)\r$", re.IGNORECASE | re.MULTILINE)
HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//plandsl//plandsl//EN", "CALSCALE:GREGORIAN")
OURS = (
    "UID", "DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY",
    "DESCRIPTION", "LOCATION", "CATEGORIES", "X-PLANDSL-ID",
)  # fmt: skip
MARK = "X-PLANDSL-PLAN"
LAST_SEQUENCE = 2**31 - 1


class Unreadable(ValueError):
    """No calendar object with one event that could be read."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The time zones of a calendar by their names and its events, as text with CRLF."""

    zones: Mapping[str, str]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Object:
    """One event: `text` and `zones` as they came, `others` the changed days of a series that a
    phone made of it, `fields` what a person would compare.
    """

    uid: str
    mark: str | None
    sequence: int
    fields: Fields
    text: str
    zones: Mapping[str, str]
    others: tuple[str, ...] = ()

    @property
    def data(self) -> bytes:
        """The object as it is sent."""
        return joined((self.text, *self.others), self.zones)


def parts(data: bytes) -> Parts:
    """What the calendar is made of; what is not closed is left out."""
    zones: dict[str, str] = {}
    events: list[str] = []
    block: list[str] = []
    until = ""
    for line in LINE_END.split(data.decode("utf-8", "replace")):
        name = line.upper().rstrip()
        if not until and name in ("BEGIN:VEVENT", "BEGIN:VTIMEZONE"):
            block, until = [], name.replace("BEGIN", "END")
        if until:
            block.append(line)
        if name == until:
            text = "\r\n".join([*block, ""])
            if until == "END:VEVENT":
                events.append(text)
            elif own := TZID_OWN.search(text.replace(FOLD, "")):
                zones.setdefault(own.group(1).strip(), text)
            until = ""
    return Parts(zones, tuple(events))


def planned(data: bytes, mark: str) -> dict[str, Object]:
    """The events of our own calendar by their UIDs, each marked as one of this plan."""
    cut = parts(data)
    begin = "BEGIN:VEVENT\r\n"
    texts = (text.replace(begin, f"{begin}{MARK}:{mark}\r\n", 1) for text in cut.events)
    found = (_object(parsed(text), text, cut.zones) for text in texts)
    return {one.uid: one for one in found}


def held(data: bytes) -> Object:
    """The event in an object of a server. Raises `Unreadable`."""
    if len(data) > LARGEST:
        raise Unreadable("too large")
    cut = parts(data)
    read = [(parsed(text), text) for text in cut.events]
    masters = [(event, text) for event, text in read if "RECURRENCE-ID" not in event]
    if len(masters) != 1:
        raise Unreadable("not one event")
    others = tuple(text for event, text in read if "RECURRENCE-ID" in event)
    return _object(*masters[0], cut.zones, others)


def rewritten(old: Object, new: Object, names: Iterable[str], now: dt.datetime) -> Object:
    """The server's object with those fields of ours; whatever else a phone put into it stays.
    Raises `Unreadable` where that cannot be written.
    """
    event, ours = parsed(old.text), parsed(new.text)
    take(event, ours, names)
    sequence = min(max(old.sequence + 1, new.sequence), LAST_SEQUENCE)
    stamps = {"DTSTAMP": now, "LAST-MODIFIED": now, "SEQUENCE": sequence, MARK: new.mark}
    for name, value in stamps.items():
        event.pop(name, None)
        event.add(name, value)
    try:
        text = event.to_ical().decode()
    except Exception:
        # As in `parsed`: what a stranger put there may be nothing that can be written.
        raise Unreadable("no event") from None
    first, second = (new, old) if "when" in names else (old, new)
    return _object(parsed(text), text, {**second.zones, **first.zones}, old.others)


def as_written(found: Iterable[Object]) -> bytes:
    """Events of a server as if they were our last output: with our properties, as far as they are
    there, and no others.
    """
    from icalendar import Event

    texts = []
    for one in found:
        theirs, event = parsed(one.text), Event()
        for name in OURS:
            if name in theirs:
                event[name] = theirs[name]
        with suppress(Exception):
            # As in `parsed`.
            texts.append(event.to_ical(sorted=False).decode())
    return joined(texts, {})


def joined(events: Iterable[str], zones: Mapping[str, str]) -> bytes:
    """A calendar of these events, with those of the time zones that they use."""
    texts = list(events)
    used = {
        quoted or plain
        for text in texts
        for quoted, plain in TZID_USED.findall(text.replace(FOLD, ""))
    }
    needed = [zones[name] for name in sorted(used & zones.keys())]
    body = "".join([*needed, *texts])
    return ("\r\n".join(HEAD) + f"\r\n{body}END:VCALENDAR\r\n").encode()


def parsed(text: str) -> Event:
    """An event's text, read. Raises `Unreadable`."""
    from icalendar import Event

    try:
        event = Event.from_ical(text)
    except Exception:
        # A stranger's bytes: whatever a parser makes of them, they are left alone.
        raise Unreadable("no event") from None
    if not isinstance(event, Event):
        raise Unreadable("no event")
    return event


def _object(
    event: Event, text: str, zones: Mapping[str, str], others: tuple[str, ...] = ()
) -> Object:
    uid, sequence = event.get("UID"), event.get("SEQUENCE")
    if not isinstance(uid, str) or not uid:
        raise Unreadable("no UID")
    mark = event.get(MARK)
    number = sequence if isinstance(sequence, int) else 0
    return Object(
        str(uid),
        str(mark) if isinstance(mark, str) else None,
        min(max(number, 0), LAST_SEQUENCE),
        fields(event),
        text,
        zones,
        others,
    )
