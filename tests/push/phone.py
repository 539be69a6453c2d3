"""A phone: another client of the same calendar, by a library that is not ours."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import caldav
import icalendar

from tests.push.servers import PASSWORD, USER, Server

NEW = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:phone\r\n{}END:VCALENDAR\r\n"


# The library tells a checker of types too little about itself.
CLIENT: Any = caldav.DAVClient


class Phone:
    """One calendar as the phone has it. Events are named by a word of their titles."""

    def __init__(self, server: Server) -> None:
        self._client = CLIENT(server.url, username=USER, password=PASSWORD)
        url = f"{server.home}{uuid.uuid4().hex}/"
        self._client.mkcalendar(url)
        self.url = url
        self._calendar = self._client.calendar(url=url)

    def close(self) -> None:
        self._client.close()

    def titles(self) -> list[str]:
        return sorted(str(one["SUMMARY"]) for one in self._components())

    def starts(self) -> list[str]:
        """In UTC, in order: `12-08 17:00`."""
        return sorted(_told(one["DTSTART"].dt) for one in self._components())

    def start(self, title: str) -> str:
        return _told(self.event(title)["DTSTART"].dt)

    def versions(self) -> dict[str, tuple[str, bytes]]:
        """What the server has, byte for byte, by UID, with its address."""
        return {
            str(_component(one)["UID"]): (str(one.url), str(one.data).encode())
            for one in self._calendar.get_events()
        }

    def event(self, title: str) -> Any:
        return _component(self._find(title))

    def edit(self, title: str, **fields: Any) -> None:
        """As a phone does it: the number of the revision goes up, everything else stays."""
        with self.changing(title) as event:
            for name, value in fields.items():
                event.pop(name.replace("_", "-"), None)
                event.add(name.replace("_", "-"), value)

    def move(self, title: str, hours: int) -> None:
        with self.changing(title) as event:
            for name in ("DTSTART", "DTEND"):
                at = event.pop(name).dt
                event.add(name, at + dt.timedelta(hours=hours))

    def delete(self, title: str) -> None:
        self._find(title).delete()

    def delete_all(self) -> None:
        for one in self._calendar.get_events():
            one.delete()

    def add(self, title: str) -> str:
        """An event of the phone's own; its UID."""
        event = icalendar.Event()
        uid = str(uuid.uuid4())
        start = dt.datetime(2026, 12, 8, 17, tzinfo=dt.UTC)
        for name, value in {"UID": uid, "SUMMARY": title, "DTSTAMP": start}.items():
            event.add(name, value)
        event.add("DTSTART", start)
        event.add("DTEND", start + dt.timedelta(hours=1))
        self._calendar.add_event(NEW.format(event.to_ical().decode()))
        return uid

    def put_elsewhere(self, title: str) -> None:
        """As clients do that know an event by its UID alone: deleted, and written anew."""
        one = self._find(title)
        data = str(one.data)
        one.delete()
        url = f"{self.url}{uuid.uuid4().hex}.ics"
        self._client.put(url, data, {"Content-Type": "text/calendar; charset=utf-8"})

    @contextmanager
    def changing(self, title: str) -> Iterator[Any]:
        """The event, sent back as it then is."""
        found = self._find(title)
        with found.edit_icalendar_component() as event:
            event["SEQUENCE"] = event["SEQUENCE"] + 1
            yield event
        found.save(increase_seqno=False)

    def _find(self, title: str) -> Any:
        (found,) = (
            one
            for one in self._calendar.get_events()
            if title.casefold() in str(_component(one)["SUMMARY"]).casefold()
        )
        return found

    def _components(self) -> list[Any]:
        return [_component(one) for one in self._calendar.get_events()]


def _component(one: Any) -> Any:
    return one.get_icalendar_component()


def _told(at: dt.date) -> str:
    return f"{at.astimezone(dt.UTC):%m-%d %H:%M}" if isinstance(at, dt.datetime) else f"{at:%m-%d}"
