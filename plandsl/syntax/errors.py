"""Where a line stops making sense, said in a runner's words, with what was probably meant."""

from __future__ import annotations

import re
from difflib import get_close_matches

from plandsl.diagnostics import Diagnostic, Edit, Severity
from plandsl.source import Origin, Source, Span
from plandsl.syntax import grammar
from plandsl.syntax.parse import Failure

WORD = re.compile(r"[^\W_][\w'’.:%-]*|\S")
QUANTITY = re.compile(r"\d")
# What a reader hears first: most likely things to the left; signs are named last.
TELLING = (
    "DATE",
    "DAY",
    "COUNT",
    "NUMBER",
    "CLOCK",
    "DURATION",
    "DISTANCE",
    "AT",
    "R",
    "EFFORT",
    "TEXT",
)
MOST_NAMED = 4


def explain(source: Source, content: Span, failure: Failure) -> Diagnostic:
    """The one message of a line that does not parse."""
    text = source.text[content.start : content.end]
    rest = text[failure.offset :]
    lead = len(rest) - len(rest.lstrip())
    found = WORD.match(rest.lstrip())
    start = content.start + (failure.offset + lead if found else len(text))
    span = Span(start, start + (len(found[0].rstrip(":")) or 1 if found else 0))
    word = source.text[span.start : span.end]
    origin = Origin(source, span)
    before = text[: failure.offset].rstrip()
    help_lines, edits = _help(source, word, before, rest.lstrip(), failure, origin)
    return Diagnostic(
        name="syntax",
        severity=Severity.ERROR,
        message=_message(word, before, rest.lstrip()),
        origin=origin,
        note=_expected(failure.expected) if before else "",
        help=help_lines,
        edits=edits,
    )


def _message(word: str, before: str, rest: str) -> str:
    if not word:
        return "this line ends too early"
    if not before:
        return (
            f"no line starts with {word!r}"
            if word[0].isalpha()
            else f"a line cannot start with {word!r}"
        )
    after = before.split()[-1]
    return f"{_whole_word(rest)!r} is not understood after {_short(after)!r}"


def _whole_word(rest: str) -> str:
    return _short(rest.split()[0])


def _short(word: str) -> str:
    return word if len(word) <= 30 else word[:27] + "…"


def _expected(names: frozenset[str]) -> str:
    """A few of the things that could have stood there, the most telling first."""
    known = grammar.terminals()
    ranked = sorted(
        (name for name in names if name in known),
        key=lambda name: (
            TELLING.index(name) if name in TELLING else len(TELLING),
            list(known).index(name),
        ),
    )
    shown = [known[name].shown for name in ranked[:MOST_NAMED]]
    if "$END" in names and len(ranked) > MOST_NAMED:
        return "nothing here fits; this could be " + ", ".join(shown) + ", or the end of the line"
    return "expected " + _either(shown) if shown else "expected the end of the line"


def _either(shown: list[str]) -> str:
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " or " + shown[-1]


def _help(
    source: Source, word: str, before: str, rest: str, failure: Failure, origin: Origin
) -> tuple[tuple[str, ...], tuple[Edit, ...]]:
    for guess in (_missing_equals, _separate_rest, _bound_without_at, _misspelt):
        made = guess(source, word, before, rest, failure, origin)
        if made is not None:
            return made
    return (), ()


Help = tuple[tuple[str, ...], tuple[Edit, ...]] | None


def _missing_equals(
    source: Source, word: str, before: str, rest: str, failure: Failure, origin: Origin
) -> Help:
    """`2025-08-18 5x400m 90r  75 90r 88`: what was run stands behind an `=`."""
    if "EQ" not in failure.expected or not QUANTITY.match(word) or not re.match(r"\d{4}-", before):
        return None
    edit = Edit(Origin(source, Span(origin.span.start, origin.span.start)), "= ")
    return (f"what was run follows an =: … = {_short(rest.split()[0])} …",), (edit,)


def _separate_rest(
    source: Source, word: str, before: str, rest: str, failure: Failure, origin: Origin
) -> Help:
    """`r 60`, `60 r`, `60s rest`: a rest is one word."""
    if "R" not in failure.expected and "POST_REST" not in failure.expected:
        return None
    together = re.match(r"r\s+(\d[\d:]*)", rest) or re.match(
        r"(\d[\d:]*)\s*(?:s|sec)?\s*(?:r|rest)\b", rest
    )
    if together:
        return (f"a rest is written r{together[1]}",), ()
    return None


def _bound_without_at(
    source: Source, word: str, before: str, rest: str, failure: Failure, origin: Origin
) -> Help:
    if "AT" not in failure.expected or not re.match(r"[<>≤≥]", rest):
        return None
    edit = Edit(Origin(source, Span(origin.span.start, origin.span.start)), "@ ")
    return ("a target follows an @, like @ <=90",), (edit,)


def _misspelt(
    source: Source, word: str, before: str, rest: str, failure: Failure, origin: Origin
) -> Help:
    """The nearest word that could stand here."""
    known = grammar.terminals()
    words = [one for name in failure.expected if name in known for one in known[name].words]
    if "DAY" in failure.expected:
        words += ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    near = get_close_matches(word.casefold(), words, n=1, cutoff=0.6)
    if near and near[0] != word:
        return (f"did you mean {near[0]}?",), (Edit(origin, near[0]),)
    if not before:
        return (
            "a line starts with a day (tue), a date, or a word like phase, week, note or rule",
        ), ()
    return None
