"""A whole source to its tree: every line by itself, every mistake at once, never an exception."""

from __future__ import annotations

import re

from plandsl.diagnostics import Diagnostic, Edit, Outcome, Severity
from plandsl.source import Origin, Row, Source, Span
from plandsl.syntax import lower, tree
from plandsl.syntax.lines import RawLine, split
from plandsl.syntax.nodes import Failure, Node
from plandsl.syntax.parse import shape
from plandsl.syntax.quantities import Misread, Strange
from plandsl.syntax.reader import Reader

# No session needs more; a line beyond it is a wrong file, and reading it would only cost time.
LONGEST_LINE = 2_000
DEEPEST = 20
# What may begin a step of a session, and what may follow its work.
STEP_STARTS = frozenset(
    {"COUNT", "LPAR", "SPORT", "REST", "WALK", "EASY", "EFFORT", "FLOAT", "WARMUP", "COOLDOWN"}
    | {"NUMBER", "CLOCK", "DURATION", "DISTANCE", "DISTANCE_WORD", "UNTIL"}
)
AFTER_WORK = frozenset(
    {"R", "LAPS", "TERRAIN", "VENUE", "LANE", "PLUS", "OR", "TOTAL", "EQ", "$END"}
)
AIMS = frozenset({"AT", "EASY", "EFFORT", "FLOAT", "RACE_PACE", "ZONES", "NAME"})
# Control characters but the tab; the line end is gone already.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def read(source: Source) -> Outcome[tree.File]:
    """All lines of a source. A line with a mistake is kept as `broken`, with one message."""
    found: list[Diagnostic] = []
    lines = tuple([_line(raw, found) for raw in split(source)])
    return Outcome(tree.File(source, lines), tuple(found))


def _line(raw: RawLine, found: list[Diagnostic]) -> tree.Line:
    content = raw.source.text[raw.first : raw.last]
    read, problem = _read(raw, content, found) if content else (NOTHING, None)
    if problem is not None:
        found.append(problem)
    place, keyword, statement = read
    return tree.Line(raw, statement, place, keyword, problem is not None)


# The group of the grammar that a line belongs to, its first word and what it says.
Read = tuple[str, str, tree.Statement | None]
NOTHING: Read = ("", "", None)
# Lines that say the same are read once: so many are remembered.
MOST_KNOWN = 4_096
_known: dict[str, Read] = {}


def _read(raw: RawLine, content: str, found: list[Diagnostic]) -> tuple[Read, Diagnostic | None]:
    """What a line says, or why it cannot be read; what is odd in it is put in `found`."""
    known = _known.get(content)
    if known is not None:
        return known, None
    keyword = (content.split(None, 1) or [content])[0]
    broken: Read = ("", keyword, None)
    problem = _unreadable(raw, content)
    if problem is not None:
        return broken, problem
    made = shape(content)
    if not isinstance(made, Node):
        return broken, _explain(raw, made)
    row = Row(raw.source, raw.first)
    reader = Reader(row, content)
    try:
        place, statement = lower.statement(reader, made)
    except Misread as misread:
        return broken, _misread(row, misread)
    except Strange as strange:
        expected = STEP_STARTS if strange.begins else AFTER_WORK
        expected |= AIMS if strange.aims else frozenset()
        return broken, _explain(raw, Failure(strange.span.start, expected))
    if reader.found:
        found.extend(reader.found)
    else:
        if len(_known) >= MOST_KNOWN:
            _known.clear()
        _known[content] = place, keyword, statement
    return (place, keyword, statement), None


def _explain(raw: RawLine, failure: Failure) -> Diagnostic:
    """Imported only where a line is wrong: it knows many patterns, and they cost time to load."""
    from plandsl.syntax import errors

    return errors.explain(raw.source, raw.content, failure)


def _misread(row: Row, misread: Misread) -> Diagnostic:
    origin = row.origin(misread.span)
    edits = tuple(Edit(row.origin(span), text) for span, text in misread.edits)
    return Diagnostic(
        misread.name, Severity.ERROR, misread.message, origin, help=misread.help, edits=edits
    )


def _unreadable(raw: RawLine, content: str) -> Diagnostic | None:
    """What would make a line costly or dangerous to read at all."""
    if len(content) > LONGEST_LINE:
        span = Span(raw.first, raw.first + 1)
        message = (
            f"this line has {len(content):,} characters; no line of a plan needs {LONGEST_LINE:,}"
        )
        return _problem(raw.source, span, message)
    control = CONTROL.search(content)
    if control:
        at = raw.first + control.start()
        message = f"a control character (U+{ord(control[0]):04X}) stands in this line"
        return _problem(
            raw.source, Span(at, at + 1), message, "delete it; the file may be no plain text"
        )
    if content.count("(") > DEEPEST:
        at = raw.first + content.index("(")
        return _problem(raw.source, Span(at, at + 1), f"more than {DEEPEST} brackets in one line")
    return None


def _problem(source: Source, span: Span, message: str, *help_lines: str) -> Diagnostic:
    return Diagnostic("syntax", Severity.ERROR, message, Origin(source, span), help=help_lines)
