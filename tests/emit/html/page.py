"""Sheets made from plan texts, and read back as a tree of elements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from plandsl.diagnostics import Severity
from plandsl.emit import Options, emitter
from plandsl.model.plan import Plan
from plandsl.pipeline import load
from plandsl.source import Source

INLINE = {"a", "b", "bdi", "i", "small", "span", "strong", "time"}
NOW = dt.datetime(2025, 8, 20, 6, 30, tzinfo=dt.UTC)
EXAMPLES = Path(__file__).parents[3] / "examples" / "sub-6-mile"


@dataclass
class Element:
    """An element with its attributes; what is inside are elements and texts."""

    tag: str
    attributes: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        """All text within, blanks of any kind and number as one."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for part in self.inside:
            if isinstance(part, str):
                yield part
            else:
                yield from part._texts()
                yield "" if part.tag in INLINE else " "

    def all(self, tag: str | None = None, class_: str | None = None) -> list[Element]:
        """The elements below this one, in the order of the page, by tag and by class."""
        found = []
        for part in self.inside:
            if isinstance(part, Element):
                if tag in (None, part.tag) and (class_ is None or class_ in part.classes):
                    found.append(part)
                found += part.all(tag, class_)
        return found

    def one(self, tag: str | None = None, class_: str | None = None) -> Element:
        (found,) = self.all(tag, class_)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("page", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute twice: {attrs}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag != "meta":
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def plan_of(text: str) -> Plan:
    """A plan that has no error; a warning (a week left out, a race far off) may be the point."""
    (loaded,) = load([Source("my.plan", text)])
    assert loaded.plan is not None
    errors = [each for each in loaded.found if each.severity is Severity.ERROR]
    assert [each.message for each in errors] == []
    return loaded.plan


def example(name: str) -> Plan:
    (loaded,) = load([Source(f"somewhere/{name}", (EXAMPLES / name).read_text("utf-8"))])
    assert loaded.plan is not None
    return loaded.plan


def html(plan: Plan, now: dt.datetime = NOW) -> bytes:
    (output,) = emitter("html")(plan, Options(now))
    return output.data


def read(page: bytes) -> Element:
    """The page as a tree; every element that is opened must be closed."""
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    reader.close()
    (top,) = reader.open
    return top.one("html")


def sheet(plan: Plan) -> Element:
    return read(html(plan))


def calendar(page: Element) -> Element:
    """The table of the season."""
    return page.one("table", "calendar")


def cell(page: Element, date: dt.date) -> Element:
    """A day's cell of the season table."""
    (found,) = (
        day
        for day in page.all("td", "day")
        if day.one("time").attributes["datetime"] == date.isoformat()
    )
    return found


def block(page: Element, link: Element) -> Element:
    """What a link within the page leads to."""
    target = link.attributes["href"].removeprefix("#")
    (found,) = (each for each in page.all() if each.attributes.get("id") == target)
    return found
