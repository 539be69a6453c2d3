"""The line layer: where each line, its content and its comment begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandsl.record import dataclass
from plandsl.source import Source, Span

# A comment is a # at the start of a line, or between blanks: `gate #4` is text.
COMMENT = re.compile(r"(?:^|(?<=[^\S\n]))#(?=\s|$)|^\s*#")
BLANKS = " \t\r\u00a0\u2007\u2009\u202f"


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line of a source, from `start` to `end` without its line end. Its content (blanks stripped)
    begins at `first` and ends at `last`; its comment begins with the `#`.
    """

    source: Source
    start: int
    end: int
    first: int
    last: int
    comment: str

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def content(self) -> Span:
        return Span(self.first, self.last)


def split(source: Source) -> Iterator[RawLine]:
    """The lines of a source; a last line without characters is none."""
    whole, starts = source.text, source.starts
    for start, following in zip(starts, (*starts[1:], len(whole) + 1), strict=True):
        text = whole[start : following - 1].removesuffix("\r")
        if text or following <= len(whole):
            yield _raw_line(source, text, start)


def _raw_line(source: Source, text: str, start: int) -> RawLine:
    cut = len(text)
    if "#" in text and (match := COMMENT.search(text)):
        cut = match.end() - 1
    body = text[:cut].rstrip(BLANKS)
    bare = body.lstrip(BLANKS)
    first, comment = start + len(body) - len(bare), text[cut:].rstrip(BLANKS)
    return RawLine(source, start, start + len(text), first, first + len(bare), comment)
