"""Lines in other notations, written as what they mean: one certain edit after the other.

A line that has been mended parses; one that never does stays as it was, word for word.
"""

from __future__ import annotations

from collections.abc import Iterable

from plandsl.diagnostics import Diagnostic, Edit, Severity
from plandsl.record import dataclass, replace
from plandsl.source import Origin, Source, Span
from plandsl.syntax import tree
from plandsl.syntax.read import read

# More edits than any line of a coach needs; few enough that nothing goes round and round.
MOST_EDITS = 20
ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Mended:
    """The source with every line that has exactly one reading written so.

    `lines` are these, from 1; `found` is why the other lines cannot be read, and what had to be
    assumed, as warnings. `file` is the tree of a source in which nothing was mended.
    """

    source: Source
    file: tree.File | None
    lines: frozenset[int] = frozenset()
    found: tuple[Diagnostic, ...] = ()


def mended(source: Source, leave: frozenset[int] = frozenset()) -> Mended:
    """Mends the lines of a source but for those that are to be left as they are."""
    made = read(source)
    if not made.found:
        return Mended(source, made.value)
    found: list[Diagnostic] = []
    edits: dict[int, Edit] = {}
    for number, line in enumerate(made.value.lines, start=1):
        if not line.broken:
            continue
        text, problems = _line(source, line, made.found)
        if text is not None and number in leave:
            found.append(_first(made.found, line))
            continue
        found += problems
        if text is not None:
            # A comment keeps its column.
            width = line.content.end - line.content.start if line.comment else 0
            edits[number] = Edit(Origin(source, line.content), text.ljust(width))
    if not edits:
        return Mended(source, made.value, found=tuple(found))
    return Mended(applied(source, edits.values()), None, frozenset(edits), tuple(found))


def _line(
    source: Source, line: tree.Line, found: Iterable[Diagnostic]
) -> tuple[str | None, list[Diagnostic]]:
    """What a line says, None where that is not certain; and what is to be said about it."""
    first = _first(found, line)
    text = source.text[line.content.start : line.content.end]
    one, assumed = replace(first, edits=_moved(first.edits, -line.content.start)), []
    for _ in range(MOST_EDITS):
        if not one.edits or one.guessed:
            break
        if one.name == ASSUMED:
            assumed.append(replace(first, severity=Severity.WARNING, message=one.message))
        after = applied(Source("", text), one.edits).text
        problems = [it for it in read(Source("", after)).found if it.severity is Severity.ERROR]
        if not problems:
            return after, [replace(it, name=ASSUMED) for it in assumed]
        if after == text:
            break
        text, one = after, problems[0]
    return None, [replace(one, origin=first.origin)]


def _first(found: Iterable[Diagnostic], line: tree.Line) -> Diagnostic:
    """Why a line cannot be read."""
    return next(one for one in found if _within(one, line.content))


def _within(one: Diagnostic, content: Span) -> bool:
    span = one.origin.span if one.origin else Span(-1, -1)
    return one.severity is Severity.ERROR and content.start <= span.start <= content.end


def _moved(edits: Iterable[Edit], by: int) -> tuple[Edit, ...]:
    return tuple(
        replace(edit, origin=replace(edit.origin, span=edit.origin.span.shifted(by)))
        for edit in edits
    )


def applied(source: Source, edits: Iterable[Edit]) -> Source:
    """The source with all these edits, none of which touches another."""
    text = source.text
    for edit in sorted(edits, key=lambda edit: edit.origin.span, reverse=True):
        text = text[: edit.origin.span.start] + edit.text + text[edit.origin.span.end :]
    return Source(source.name, text)
