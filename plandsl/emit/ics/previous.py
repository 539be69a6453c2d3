"""The last output read back: each event as it stands there, which is all that is remembered.

Only what this format writes is read. A file that somebody cut short, merged or wrote over is
damaged, and nothing is made of its parts: an event that is overlooked would come back as another.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import takewhile

from plandsl.emit.ics.text import one_line
from plandsl.record import dataclass

# Without the version: an update of the program is no change of the plan.
PRODID = "-//plandsl//plandsl//EN"
SOURCE = "X-PLANDSL-SOURCE"
STAMPS = ("DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE")
PROPERTY = re.compile(r"([A-Z][A-Z-]*)((?:;[A-Z-]+=[^;:]*)*):(.*)")
ESCAPED = re.compile(r"\\([nN,;\\])")
STAMP = re.compile(r"\d{8}T\d{6}Z")
# No other one is believed, for on servers it becomes the name of a file.
UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SEQUENCE_END = 2**31 - 1
NOTHING = ("", "")
FOLD, LATEST = "\n ", dt.datetime(9000, 1, 1, tzinfo=dt.UTC)


class NotOurs(Exception):
    """Bytes that this format never wrote, or not as they are now; the words say which."""


@dataclass(frozen=True, slots=True)
class Stamps:
    """When an event was written and made, in UTC, and how often it has changed."""

    stamped: dt.datetime
    modified: dt.datetime
    created: dt.datetime
    sequence: int

    @property
    def latest(self) -> dt.datetime:
        return max(self.stamped, self.modified)


@dataclass(frozen=True, slots=True)
class Was:
    """An event of the last output. `start` is naive, as it is told there; `lines` are all of it,
    unfolded, but for its stamps.
    """

    uid: str
    start: dt.date | dt.datetime
    summary: str
    text: str
    kind: str
    stamps: Stamps
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Previous:
    """What the last output says: the plan's file that it was made from ("" where it does not say),
    and its events.
    """

    source: str = ""
    events: tuple[Was, ...] = ()


def read(data: bytes) -> Previous:
    """Raises `NotOurs`. Line ends may have become LF, as git makes them."""
    try:
        text = data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise NotOurs("it is no calendar that plandsl wrote") from None
    rows = text.replace(FOLD, "").split("\n")
    if rows[:2] != ["BEGIN:VCALENDAR", "VERSION:2.0"] or rows[2:3] != [f"PRODID:{PRODID}"]:
        raise NotOurs("it is no calendar that plandsl wrote")
    if rows[-2:] != ["END:VCALENDAR", ""]:
        raise NotOurs("it is damaged: its end is missing")
    source, events, begin = "", {}, 0
    for number, row in enumerate(rows[:-1]):
        found = PROPERTY.fullmatch(row)
        if found is None:
            raise NotOurs(f"it is damaged: `{one_line(row)[:30]}` is no line of a calendar")
        if row == "BEGIN:VEVENT":
            if begin:
                raise NotOurs("it is damaged: the end of a session is missing")
            begin = number
        elif row == "END:VEVENT":
            event = _event(rows[begin : number + 1])
            if not begin or event.uid in events:
                raise NotOurs("it is damaged: a session stands there twice")
            events[event.uid], begin = event, 0
        elif found[1] == SOURCE:
            source = _text(found[3])
    if begin:
        raise NotOurs("it is damaged: the end of a session is missing")
    return Previous(source, tuple(events.values()))


def unfolded(data: bytes) -> tuple[str, ...]:
    """The lines of a component as it is written, without the stamps of an event."""
    rows = data.decode().replace("\r\n ", "").split("\r\n")[:-1]
    return tuple(row for row in rows if not row.startswith(STAMPS))


def _event(rows: list[str]) -> Was:
    """An event from its lines, without those of its alarm.

    Texts may be missing: on a server a phone may have taken them away.
    """
    values: dict[str, tuple[str, str]] = {}
    for row in takewhile(lambda row: row != "BEGIN:VALARM", rows):
        found = PROPERTY.fullmatch(row)
        if found is not None:
            values.setdefault(found[1], (found[2], found[3]))
    try:
        stamped, modified, created = (_stamp(values[name][1]) for name in STAMPS[:3])
        sequence = int(values["SEQUENCE"][1])
        if not UID.fullmatch(values["UID"][1]) or not 0 <= sequence <= SEQUENCE_END:
            raise ValueError
        return Was(
            uid=values["UID"][1],
            start=_start(*values["DTSTART"]),
            summary=_text(values.get("SUMMARY", NOTHING)[1]),
            text=_text(values.get("DESCRIPTION", NOTHING)[1]),
            kind=_text(values.get("CATEGORIES", NOTHING)[1]),
            stamps=Stamps(stamped, modified, created, sequence),
            lines=tuple(row for row in rows if not row.startswith(STAMPS)),
        )
    except (KeyError, ValueError):
        raise NotOurs("it is damaged: a session there has lost a part") from None


def _stamp(value: str) -> dt.datetime:
    time = dt.datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)
    if not STAMP.fullmatch(value) or time > LATEST:
        raise ValueError(value)
    return time


def _start(parameters: str, value: str) -> dt.date | dt.datetime:
    if parameters == ";VALUE=DATE":
        start: dt.date = dt.datetime.strptime(value, "%Y%m%d").date()
    else:
        start = dt.datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S")
    if start.year > LATEST.year:
        raise ValueError(value)
    return start


def _text(value: str) -> str:
    return ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value)
