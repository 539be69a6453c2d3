"""One line of a source with carets under the places that matter and words beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plandsl.record import dataclass
from plandsl.report.terminal import BLUE, cells, columns, paint, wrap
from plandsl.source import Source, Span

CUT = "…"
# Words under a caret near the right edge move left rather than be squeezed below this.
READABLE = 30


@dataclass(frozen=True, slots=True)
class Mark:
    """A span, the words beside its carets (may be empty), and their style."""

    span: Span
    text: str
    style: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an excerpt: the source itself, or what stands under it."""

    is_source: bool
    text: str


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of a line that is shown: its text, the code point it begins at, and the cell where
    each of its code points begins (the last number is where the text ends).
    """

    text: str
    begin: int
    starts: Sequence[int]

    def column(self, offset: int) -> int:
        return self.starts[min(max(offset - self.begin, 0), len(self.starts) - 1)]

    def holds(self, mark: Mark) -> bool:
        return self.begin <= mark.span.start < self.begin + len(self.starts)


@dataclass(frozen=True, slots=True)
class _Caret:
    """Carets from a cell up to another one."""

    start: int
    end: int
    text: str
    style: str


def excerpts(
    source: Source, line: int, marks: Sequence[Mark], width: int, color: bool
) -> Iterator[Row]:
    """The line and its marks, `width` cells wide at most; a mark that a very long line has too far
    away from the others has the part around it shown by itself.
    """
    whole = source.line_span(line)
    rest = [_within(mark, whole) for mark in marks]
    while rest:
        window = _window(source, whole, rest[0], width)
        shown = [mark for mark in rest if window.holds(mark)]
        rest = [mark for mark in rest if not window.holds(mark)]
        yield Row(True, window.text)
        for text in _under(window, shown, width, color):
            yield Row(False, text)


def _within(mark: Mark, line: Span) -> Mark:
    """A mark cut to its first line; what is blamed may go on below it."""
    start = min(mark.span.start, line.end)
    return Mark(Span(start, max(start, min(mark.span.end, line.end))), mark.text, mark.style)


def _window(source: Source, line: Span, mark: Mark, width: int) -> _Window:
    """The whole line where it fits, else as much as fits from a third before the mark on."""
    if line.end - line.start <= 4 * width:
        text, starts = columns(source.text[line.start : line.end])
        if starts[-1] <= width:
            return _Window(text, line.start, starts)
    begin = max(line.start, mark.span.start - width // 3)
    before = columns(source.text[begin : mark.span.start])[1]
    begin += next(index for index, at in enumerate(before) if before[-1] - at <= width // 2)
    head = CUT if begin > line.start else ""
    text, starts = columns(source.text[begin : min(line.end, begin + width)])
    room = width - len(head) - len(CUT)
    fits = sum(start <= room for start in starts) - 1
    tail = CUT if begin + fits < line.end else ""
    shown = "".join(columns(source.text[begin : begin + fits])[0])
    return _Window(head + shown + tail, begin, [start + len(head) for start in starts[: fits + 1]])


def _under(window: _Window, marks: Sequence[Mark], width: int, color: bool) -> Iterator[str]:
    """The carets, with the words of the rightmost beside them, the words of the others below."""
    carets = []
    for mark in marks:
        start, end = window.column(mark.span.start), window.column(mark.span.end)
        carets.append(_Caret(start, max(end, start + 1), mark.text, mark.style))
    carets.sort(key=lambda caret: (caret.start, caret.end))
    last = carets[-1]
    edge = max(caret.end for caret in carets)
    beside = last.text if last.end == edge and edge + 1 + cells(last.text) <= width else ""
    row = _painted(carets, edge, color)
    yield f"{row} {paint(beside, last.style, color)}" if beside else row
    hung = [caret for caret in carets if caret.text and not (beside and caret is last)]
    yield from _hung(hung, width, color)


def _painted(carets: Sequence[_Caret], edge: int, color: bool) -> str:
    """The row of carets; where marks overlap, the narrower lies upon the wider."""
    styles: list[str] = [""] * edge
    for caret in sorted(carets, key=lambda caret: caret.start - caret.end):
        styles[caret.start : caret.end] = [caret.style] * (caret.end - caret.start)
    return _runs(styles, "^", color)


def _runs(styles: Sequence[str], sign: str, color: bool) -> str:
    row, at = "", 0
    while at < len(styles):
        end = at
        while end < len(styles) and styles[end] == styles[at]:
            end += 1
        row += paint((sign if styles[at] else " ") * (end - at), styles[at], color)
        at = end
    return row


def _hung(carets: Sequence[_Caret], width: int, color: bool) -> Iterator[str]:
    """Words below their carets, the rightmost first, joined to them by bars."""
    left = list(carets)
    if left:
        yield _bars([caret.start for caret in left], left[-1].start + 1, color)
    while left:
        caret = left.pop()
        column = max(0, min(caret.start, width - min(cells(caret.text), READABLE)))
        bars = _bars([other.start for other in left], column, color)
        for line in wrap(caret.text, width - column):
            yield bars + paint(line, caret.style, color)


def _bars(at: Sequence[int], width: int, color: bool) -> str:
    styles = [""] * width
    for column in at:
        if column < width:
            styles[column] = BLUE
    return _runs(styles, "|", color)
