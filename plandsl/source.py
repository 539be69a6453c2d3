"""Texts and places in them.

Spans count code points, half open, of the source or, in the tree, of a row of it; lines and columns
are counted from 1 and only made when somebody has to be shown a place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
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
    What a line says may have been read in the `first` that says the same.
    """

    source: Source
    span: Span
    via: Origin | None = None
    first: Origin | None = field(default=None, repr=False, compare=False)

    def here(self, thing: Origin) -> Origin:
        """Where a thing that was read in the first line stands in this one."""
        first = self.first
        if first is None or thing.source is not first.source:
            return thing
        if not first.span.start <= thing.span.start < first.span.end:
            return thing
        by = self.span.start - first.span.start
        return Origin(thing.source, thing.span.shifted(by), thing.via)

    @property
    def is_unrolled(self) -> bool:
        """Whether a `then` changed it from week to week."""
        via = self.via
        return via is not None and via.source.text.startswith("then", via.span.start)


@dataclass(frozen=True, slots=True)
class Row:
    """A source from the first word of one of its lines on.

    The spans inside a line are counted from there, so that what a line says does not depend on
    where it stands.
    """

    source: Source
    start: int

    def origin(self, span: Span, via: Origin | None = None) -> Origin:
        """The place in the source of a span of this row."""
        return Origin(self.source, span.shifted(self.start), via)

    def text(self, span: Span) -> str:
        """What stands there."""
        return self.source.text[self.start + span.start : self.start + span.end]


def mover(one: T) -> Callable[[int], T]:
    """Makes the same value with all its spans and origins so many characters further on.

    What many lines of a long text have in common is made once, and moved to the others: that is
    several times as fast.
    """
    return _mover(one) or (lambda by: one)


def _mover(one: Any) -> Callable[[int], Any] | None:
    """None for what stands nowhere: quantities, Python's own values, a source."""
    cls = type(one)
    if cls is Span:
        start, end = one.start, one.end
        return lambda by: Span(start + by, end + by)
    if cls is Origin:
        source, span, via = one.source, one.span, one.via
        return lambda by: Origin(source, span.shifted(by), via)
    if cls is not tuple and (cls is Source or "__dataclass_fields__" not in vars(cls)):
        return None
    if getattr(one, "row", None) is not None:
        # Its spans are not counted from where the others are.
        return None
    values = [*one] if cls is tuple else [getattr(one, name) for name in cls.__match_args__]
    placed = [(at, move) for at, value in enumerate(values) if (move := _mover(value))]
    if not placed:
        return None

    def moved(by: int) -> Any:
        row = values.copy()
        for at, move in placed:
            row[at] = move(by)
        return tuple(row) if cls is tuple else cls(*row)

    return moved


def gathered(one: Any, span: Span) -> Any:
    """The same value with all of it at one place: for what is written elsewhere, in no row of its
    own.
    """
    cls = type(one)
    if cls is Span:
        return span
    if cls is tuple:
        return tuple(gathered(each, span) for each in one)
    if cls is Row:
        return None
    if cls is Source or "__dataclass_fields__" not in vars(cls):
        return one
    return cls(*(gathered(getattr(one, name), span) for name in cls.__match_args__))
