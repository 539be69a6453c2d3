"""A calendar on a CalDAV server (RFC 4791): what is in it, read and written one event at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NoReturn
from xml.sax.saxutils import escape

from plandsl.emit.ics.text import one_line
from plandsl.push.address import Address, NoAddress
from plandsl.push.multistatus import CALDAV, DAV, Row, rows
from plandsl.push.web import Answer, Trouble, Web
from plandsl.record import dataclass

# Events a question; servers make long answers slowly.
AT_ONCE = 100
MOST_NAMED = 30
XML = "application/xml; charset=utf-8"
ICS = "text/calendar; charset=utf-8"
XMLNS = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'
LIST = (
    f"<d:propfind {XMLNS}><d:prop><d:resourcetype/><d:getetag/><d:displayname/>"
    "<d:current-user-principal/><c:calendar-home-set/><c:supported-calendar-component-set/>"
    "</d:prop></d:propfind>"
)
GET_ALL = f"<c:calendar-multiget {XMLNS}><d:prop><d:getetag/><c:calendar-data/></d:prop>"
DONE = {
    "PROPFIND": (207,),
    "REPORT": (207,),
    "GET": (200,),
    "PUT": (200, 201, 204),
    "DELETE": (200, 204),
}
GONE = (404, 410)
SENTENCES = {
    403: "does not let us do that here: is it a calendar that you may write to?",
    404: "has no calendar there",
    405: "takes no events there: is it the address of a calendar?",
    409: "refuses an event: it seems to have it elsewhere, or the calendar is gone",
    413: "finds an event too large",
    423: "has locked the calendar; try again later",
    429: "asks us to come back later",
    501: "takes no events there: is it the address of a calendar?",
    503: "is busy; try again later",
    507: "has no room for more",
}
WHO_ARE_YOU = (
    "wants a user and a password: PLANDSL_USER and PLANDSL_PASSWORD, or the keyring (docs/push.md)"
)
WRONG_PASSWORD = (
    "does not take this user and password; iCloud, Fastmail and others want an app password"
)


class Changed(Exception):
    """The object is no longer the version that was to be replaced, or has come to be."""


@dataclass(frozen=True, slots=True)
class Held:
    """An object of the server: its version, and its bytes."""

    version: str
    data: bytes


class Calendar:
    """Every method raises `Trouble` where the server does not do its part."""

    def __init__(self, web: Web, address: Address, has_login: bool) -> None:
        self._web = web
        self._address = address
        self._has_login = has_login

    def close(self) -> None:
        """Ends the connection."""
        self._web.close()

    def versions(self) -> dict[str, str]:
        """The version (ETag) of every object by its name, in the server's order."""
        answer = self._ask("PROPFIND", self._address, LIST, depth="1", content_type=XML)
        self._address = answer.address
        found = rows(answer.body)
        here = next((row for row in found if self._is_here(row)), None)
        if here is None or not here.takes_events:
            raise self._no_calendar(here, found)
        listed = {}
        for row in found:
            name = self._address.name_of(row.href)
            if name and not row.is_folder:
                listed[name] = row.text(f"{DAV}getetag") or self._no_version()
        return listed

    def fetch(self, names: Sequence[str]) -> Iterator[tuple[str, Held]]:
        """The objects of these names, as far as they are still there."""
        for first in range(0, len(names), AT_ONCE):
            wanted = names[first : first + AT_ONCE]
            paths = (self._address.child(name).path for name in wanted)
            hrefs = "".join(f"<d:href>{escape(path)}</d:href>" for path in paths)
            text = f"{GET_ALL}{hrefs}</c:calendar-multiget>"
            answer = self._ask("REPORT", self._address, text, depth="1", content_type=XML)
            for row in rows(answer.body):
                name = self._address.name_of(row.href)
                version, data = row.text(f"{DAV}getetag"), row.text(f"{CALDAV}calendar-data")
                if name and name in wanted and version and data is not None:
                    yield name, Held(version, data.encode())

    def get(self, name: str) -> Held | None:
        """One object as the server holds it, None where it is gone."""
        answer = self._web.ask("GET", self._address.child(name))
        if answer.status in GONE:
            return None
        self._accept("GET", answer)
        return Held(answer.headers.get("etag") or self._no_version(), answer.body)

    def put(self, name: str, data: bytes, replaces: str | None) -> str | None:
        """Writes a new object, or a version of one in the place of another; its version, where the
        server tells. Raises `Changed`.
        """
        match = {"if_match": strong(replaces)} if replaces else {"if_none_match": "*"}
        target = self._address.child(name)
        answer = self._web.ask("PUT", target, data, content_type=ICS, **match)
        if answer.status == 412:
            raise Changed
        self._accept("PUT", answer)
        return answer.headers.get("etag")

    def delete(self, name: str, version: str) -> None:
        """Removes that version of an object. Raises `Changed`."""
        target = self._address.child(name)
        answer = self._web.ask("DELETE", target, if_match=strong(version))
        if answer.status == 412:
            raise Changed
        if answer.status not in GONE:
            self._accept("DELETE", answer)

    def _ask(self, method: str, address: Address, text: str, **headers: str) -> Answer:
        """A question whose answer is a multistatus."""
        body = f'<?xml version="1.0" encoding="utf-8"?>{text}'.encode()
        answer = self._web.ask(method, address, body, **headers)
        if answer.status in (200, 204):
            raise Trouble(f"{address} is no calendar: what answers there does not speak CalDAV")
        self._accept(method, answer)
        return answer

    def _accept(self, method: str, answer: Answer) -> None:
        if answer.status in DONE[method]:
            return
        server = self._address.server
        if answer.status == 401:
            raise Trouble(f"{server} {WRONG_PASSWORD if self._has_login else WHO_ARE_YOU}")
        said = SENTENCES.get(answer.status)
        if said is None and answer.status >= 500:
            said = "has a problem of its own; try again later"
        raise Trouble(f"{server} {said or 'answers what we do not understand'} ({answer.status})")

    def _no_version(self) -> NoReturn:
        raise Trouble(
            f"{self._address.server} gives its events no version (ETag): an edit of the phone could"
            " be overwritten"
        )

    def _is_here(self, row: Row) -> bool:
        try:
            path = self._address.at(row.href).path
        except NoAddress:
            return False
        return path.rstrip("/") == self._address.path.rstrip("/")

    # ---- where the calendars are, if not here

    def _no_calendar(self, here: Row | None, found: Sequence[Row]) -> Trouble:
        """Names the calendars that there are, for the user to choose one."""
        home = here
        for step in (f"{DAV}current-user-principal", f"{CALDAV}calendar-home-set"):
            inner = home.inner(step) if home else None
            if not inner or any(row.is_calendar for row in found):
                continue
            try:
                target = self._address.at(inner)
            except NoAddress:
                break
            if target.origin != self._address.origin:
                return Trouble(
                    f"{self._address} is no calendar; push to this to see yours: {target}"
                )
            answer = self._ask("PROPFIND", target, LIST, depth="1", content_type=XML)
            self._address = target
            found = rows(answer.body)
            home = next((row for row in found if self._is_here(row)), None)
        calendars = [self._told(row) for row in found if row.takes_events][:MOST_NAMED]
        if not calendars:
            return Trouble(f"{self._address} is no calendar, and none was found from there")
        return Trouble("\n  ".join(["that is no calendar; there is:", *calendars]))

    def _told(self, row: Row) -> str:
        """`--to https://… (Training)`."""
        try:
            address = self._address.at(row.href)
        except NoAddress:
            return "one with an address that is none"
        name = one_line(row.text(f"{DAV}displayname") or "")
        return f"--to {address}" + (f"  ({name})" if name else "")


def strong(version: str) -> str:
    """The tag that If-Match may ask for: proxies that pack answers mark it as weak, and the server
    behind them knows only its own.
    """
    return version.removeprefix("W/")
