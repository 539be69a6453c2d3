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
    """A line without its end, which begins at `start` of its source. Its content (blanks stripped)
    begins at `first` and ends at `last`; its comment begins with the `#`.
    """

    start: int
    text: str
    first: int
    last: int
    comment: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))

    @property
    def content(self) -> Span:
        return Span(self.first, self.last)


def split(source: Source) -> Iterator[RawLine]:
    """The lines of a source; a last line without characters is none."""
    whole, starts = source.text, source.starts
    for start, following in zip(starts, (*starts[1:], len(whole) + 1), strict=True):
        text = whole[start : following - 1].removesuffix("\r")
        if text or following <= len(whole):
            yield raw_line(text, start)


def raw_line(text: str, start: int) -> RawLine:
    cut = len(text)
    if "#" in text and (match := COMMENT.search(text)):
        cut = match.end() - 1
    body = text[:cut].rstrip(BLANKS)
    bare = body.lstrip(BLANKS)
    first = start + len(body) - len(bare)
    return RawLine(start, text, first, first + len(bare), text[cut:].rstrip(BLANKS))
