"""What WebDAV servers answer (RFC 4918): rows of properties, read from XML that nobody vouches for.

A document type is refused before its entities are read, and the tree is bounded in size and depth,
so that no answer costs more than its own bytes.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from plandsl.push.web import Trouble
from plandsl.record import dataclass

MOST_ELEMENTS = 400_000
DEEPEST = 40
DAV, CALDAV = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"


@dataclass(frozen=True, slots=True)
class Row:
    """One resource with the properties that the server has for it: the elements by their names."""

    href: str
    properties: dict[str, ET.Element]

    def text(self, name: str) -> str | None:
        """A property's own text; None where the server has none."""
        found = self.properties.get(name)
        return None if found is None else (found.text or "").strip()

    def inner(self, name: str) -> str | None:
        """The `href` inside of a property."""
        found = self.properties.get(name)
        return None if found is None else (found.findtext(f"{DAV}href") or "").strip() or None

    @property
    def is_folder(self) -> bool:
        kinds = self.properties.get(f"{DAV}resourcetype")
        return kinds is not None and kinds.find(f"{DAV}collection") is not None

    @property
    def is_calendar(self) -> bool:
        kinds = self.properties.get(f"{DAV}resourcetype")
        return kinds is not None and kinds.find(f"{CALDAV}calendar") is not None

    @property
    def takes_events(self) -> bool:
        """A calendar that says nothing takes everything."""
        kinds = self.properties.get(f"{CALDAV}supported-calendar-component-set")
        names = [] if kinds is None else [one.get("name") for one in kinds]
        return self.is_calendar and (not names or "VEVENT" in names)


def rows(data: bytes) -> tuple[Row, ...]:
    """The rows of a multistatus, those that were not found left out. Raises `Trouble`."""
    parser = ET.XMLParser(target=_Bounded())
    try:
        parser.feed(data)
        tree = parser.close()
    except (ET.ParseError, ValueError, LookupError):
        raise Trouble("the server's answer is not what a calendar server answers") from None
    return tuple(_rows(tree))


def _rows(tree: ET.Element) -> Iterator[Row]:
    for response in tree.iterfind(f"{DAV}response"):
        if _status(response) == "507":
            # What is not in a list that was cut off would look as if it had been deleted.
            raise Trouble("the server lists a part of the calendar only; try again later")
        href = (response.findtext(f"{DAV}href") or "").strip()
        properties: dict[str, ET.Element] = {}
        for part in response.iterfind(f"{DAV}propstat"):
            if _status(part) == "200":
                properties.update((one.tag, one) for one in part.iterfind(f"{DAV}prop/*"))
        if href and properties:
            yield Row(href, properties)


def _status(element: ET.Element) -> str:
    """The `404` of `HTTP/1.1 404 Not Found`."""
    words = (element.findtext(f"{DAV}status") or "").split()
    return words[1] if len(words) > 1 else ""


class _Bounded(ET.TreeBuilder):
    """Refuses what a calendar server has no reason to send."""

    def __init__(self) -> None:
        super().__init__()
        self._elements = self._depth = 0

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ValueError("a document type")

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS or self._depth > DEEPEST:
            raise ValueError("too large or too deep")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ET.Element:
        self._depth -= 1
        return super().end(tag)
