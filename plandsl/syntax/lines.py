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
    """A line without its end: the span of its content (blanks stripped), and its comment."""

    span: Span
    text: str
    content: Span
    comment: str


def split(source: Source) -> Iterator[RawLine]:
    """The lines of a source; a last line without characters is none."""
    for number, start in enumerate(source.starts, start=1):
        text = source.line(number)
        if number == len(source.starts) and not text:
            return
        yield raw_line(text, start)


def raw_line(text: str, start: int) -> RawLine:
    match = COMMENT.search(text) if "#" in text else None
    cut = match.end() - 1 if match else len(text)
    body = text[:cut]
    content = body.strip(BLANKS)
    first = start + len(body) - len(body.lstrip(BLANKS)) if content else start
    comment = text[cut:].rstrip(BLANKS)
    return RawLine(Span(start, start + len(text)), text, Span(first, first + len(content)), comment)
