"""Findings for people: what is wrong, where it stands with carets under it, and what helps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from plandsl.diagnostics import Diagnostic, Severity
from plandsl.record import dataclass
from plandsl.report.excerpt import Mark, excerpts
from plandsl.report.terminal import (
    BLUE,
    BOLD,
    CYAN,
    RED,
    YELLOW,
    cells,
    paint,
    printable,
    wrap,
)
from plandsl.source import Origin, Source, Span

STYLES = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: CYAN}
PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "info"}
NARROWEST = 40


@dataclass(frozen=True, slots=True)
class _Place:
    """A mark in its source; the line it begins in."""

    source: Source
    line: int
    mark: Mark


def render(found: Sequence[Diagnostic], *, color: bool, width: int) -> str:
    """All findings with a blank line between them, and how many there are."""
    width = max(width, NARROWEST)
    blocks = ["\n".join(_finding(one, color, width)) for one in found]
    return "\n\n".join([*blocks, summary(found)]) + "\n"


def summary(found: Sequence[Diagnostic]) -> str:
    """`3 errors, 1 warning`; `nothing wrong` where there is nothing."""
    counts = {kind: sum(one.severity is kind for one in found) for kind in Severity}
    parts = [
        f"{number} {kind if number == 1 else PLURALS[kind]}"
        for kind, number in counts.items()
        if number
    ]
    return ", ".join(parts) or "nothing wrong"


def _finding(one: Diagnostic, color: bool, width: int) -> Iterator[str]:
    name = paint(f"{one.severity}[{printable(one.name)}]", STYLES[one.severity], color)
    yield name + paint(f": {printable(one.message)}", BOLD, color)
    places = _places(one)
    gutter = max((len(str(place.line)) for place in places), default=1)
    for index, (source, group) in enumerate(groupby(places, key=lambda place: place.source)):
        if index:
            yield " " * gutter + paint(" |", BLUE, color)
        yield from _file(source, list(group), ":::" if index else "-->", gutter, color, width)
    for words in one.help:
        yield from _help(words, gutter, color, width)


def _places(one: Diagnostic) -> list[_Place]:
    """Where to look: the blamed place, the lines through which it came to stand there, the labels.

    The places of one file stand together, files in the order in which they are first named.
    """
    if one.origin is None:
        return []
    spans = [(one.origin, one.note), *_applied(one)]
    told = {_at(origin) for origin, _ in spans}
    for label in one.labels:
        if label.text or _at(label.origin) not in told:
            spans.append((label.origin, label.text))
    places = [
        _Place(
            origin.source,
            origin.source.position(origin.span.start)[0],
            Mark(origin.span, printable(text), BLUE if index else STYLES[one.severity]),
        )
        for index, (origin, text) in enumerate(spans)
    ]
    files = list(dict.fromkeys(place.source for place in places))
    return sorted(places, key=lambda place: files.index(place.source))


def _applied(one: Diagnostic) -> Iterator[tuple[Origin, str]]:
    """The lines that put a template's line where it is blamed, unless a label points there."""
    labelled = {_at(label.origin) for label in one.labels if label.text}
    via = one.origin.via if one.origin else None
    while via is not None:
        if _at(via) not in labelled:
            yield via, "applied here"
        via = via.via


def _at(origin: Origin) -> tuple[Source, Span]:
    return origin.source, origin.span


def _file(
    source: Source, places: Sequence[_Place], arrow: str, gutter: int, color: bool, width: int
) -> Iterator[str]:
    """The places of one file: its name, then each line once, in the order of the file."""
    line, column = source.position(places[0].mark.span.start)
    where = f"{printable(source.name)}:{line}:{column}"
    yield " " * gutter + paint(arrow, BLUE, color) + f" {where}"
    if not source.text:
        return
    bar = paint("|", BLUE, color)
    yield f"{' ' * gutter} {bar}"
    before = 0
    for number, group in groupby(sorted(places, key=lambda it: it.line), key=lambda it: it.line):
        if before and number > before + 1:
            yield paint("...", BLUE, color)
        before = number
        marks = [place.mark for place in group]
        for row in excerpts(source, number, marks, max(20, width - gutter - 3), color):
            head = f"{number:>{gutter}}" if row.is_source else " " * gutter
            yield f"{paint(head, BLUE, color)} {bar} {row.text}".rstrip()


def _help(words: str, gutter: int, color: bool, width: int) -> Iterator[str]:
    """`= help: …`, wrapped under its own first word."""
    head = " " * gutter + " = help: "
    first, *more = wrap(printable(words), max(20, width - cells(head)))
    yield head.replace("=", paint("=", BLUE, color)) + first
    for line in more:
        yield " " * cells(head) + line
