"""Texts and places in them.

Spans count code points of the source text, half open; lines and columns are counted from 1 and
only made when somebody has to be shown a place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, TypeVar

from plandsl.record import dataclass, field

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def to(self, other: Span) -> Span:
        """The span from the start of this one to the end of the other."""
        return Span(self.start, other.end)


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A text with the name it goes by in messages (a path, or `-`). One object, one text."""

    name: str
    text: str
    starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        object.__setattr__(self, "starts", tuple(starts))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a code point."""
        line = bisect_right(self.starts, offset) - 1
        return line + 1, offset - self.starts[line] + 1

    def line(self, number: int) -> str:
        """The text of a line (from 1) without its line end."""
        span = self.line_span(number)
        return self.text[span.start : span.end]

    def line_span(self, number: int) -> Span:
        """Where a line (from 1) stands, its line end left out; nothing is copied."""
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return Span(start, end - 1 if self.text.endswith("\r", start, end) else end)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a thing was written, and through which other place it came to stand where it does.

    A Tuesday of week 3 has the template's line as its span, and by `via` the line that made week 3.
    """

    source: Source
    span: Span
    via: Origin | None = None

    @property
    def is_unrolled(self) -> bool:
        """Whether a `then` changed it from week to week."""
        via = self.via
        return via is not None and via.source.text.startswith("then", via.span.start)


def moved(one: T, by: int) -> T:
    """The same value with all its spans and origins so many characters further on in its source.

    What many lines of a long text have in common is made once, and moved to the others: that is
    several times as fast.
    """
    made: T = _moved(one, by) if by else one
    return made


# Classes of values without a place, and how the fields of the others are read.
_nowhere: set[type] = {Source, type(None)}
_fields: dict[type, Callable[[Any], tuple[Any, ...]]] = {}


def _moved(one: Any, by: int) -> Any:
    cls = type(one)
    if cls is Span:
        return Span(one.start + by, one.end + by)
    if cls is tuple:
        return tuple([_moved(each, by) for each in one]) if one else one
    if cls is Origin:
        return Origin(one.source, Span(one.span.start + by, one.span.end + by), one.via)
    fields = _fields.get(cls)
    if fields is None:
        if cls in _nowhere or not _is_placed(cls):
            return one
        names = cls.__match_args__
        # Of a lone name it would return no tuple.
        fields = _fields[cls] = attrgetter(*names, *names[:1])
    values = [value if type(value) in _nowhere else _moved(value, by) for value in fields(one)[:-1]]
    return cls(*values)


def origins(one: Any) -> Iterator[Origin]:
    """All of a value, but for those through which another came."""
    if isinstance(one, Origin):
        yield one
    elif isinstance(one, tuple):
        for each in one:
            yield from origins(each)
    elif type(one) not in _nowhere and _is_placed(type(one)):
        for name in type(one).__match_args__:
            yield from origins(getattr(one, name))


def _is_placed(cls: type) -> bool:
    """Whether values of a class may stand somewhere; quantities and Python's own do not."""
    if cls.__module__ != "plandsl.units" and "__dataclass_fields__" in vars(cls):
        return True
    _nowhere.add(cls)
    return False
