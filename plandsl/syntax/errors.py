"""Where a line stops making sense, said in a runner's words, with what was probably meant.

A habit that many people share (`r 60`, `5K`, a forgotten `=`) has a message of its own in
`guesses`; for everything else this file says which word was not understood and what could stand
in its place. No word of the parser's reaches a reader: the grammar's comments give the names.
"""

from __future__ import annotations

import re

from plandsl.diagnostics import Diagnostic, Edit, Severity
from plandsl.source import Origin, Source, Span
from plandsl.syntax import grammar
from plandsl.syntax.guesses import AMOUNTS, SENTENCE, Guess, Stuck, best
from plandsl.syntax.lines import BLANKS
from plandsl.syntax.parse import Failure

WORD = re.compile(r"[^\W_][\w'’.:%-]*|\S")
PIECE = {"COUNT", "LPAR", "SPORT", "REST", "WALK", "EASY", "EFFORT", "FLOAT", "WARMUP", "COOLDOWN"}
# What belongs together in a reader's mind: where all of the first set could stand, one phrase is
# said for all of the second.
PHRASES = (
    ({"BOUND", "CLOCK"}, {"BOUND", "EASY", "FLOAT", "EFFORT", "NAME", *AMOUNTS},
     "a time like 85-87, a pace like 4:20/km, or an effort like easy"),
    ({"COUNT", "CLOCK"}, {*PIECE, *AMOUNTS}, "what to do, like 8x400, 30min easy or rest"),
    ({"NOT_RUN", "CLOCK"}, {"NOT_RUN", "BPM", "AVG", "RPE", "LPAR", *AMOUNTS},
     "what was run, like 88, 25:10 or 4.6km"),
    ({"NUMBER", "CLOCK", "DISTANCE"}, AMOUNTS, "a time or a distance"),
    ({"AT"}, {"AT", "EASY", "FLOAT", "EFFORT", "NAME"}, "a target like `@ 85-87`"),
    ({"R"}, {"R", "POST_REST"}, "a rest like `r60`"),
    ({"PLUS"}, {"PLUS", "OR"}, "`+` and the next step"),
    ({"IF", "OTHERWISE"}, {"IF", "OTHERWISE"}, "`if` or `otherwise`"),
)  # fmt: skip
# Of no help where a line could end as well.
SIGNS = {
    "LPAR",
    "RPAR",
    "DASH",
    "COMMA",
    "TIMES",
    "PER",
    "COLON",
    "DOTS",
    "SIGN",
    "NOT_RUN",
    "EQ",
    "SKIPPED",
    "MOVED",
}
# Said last, if at all: true of almost every place in a line.
SELDOM = ("TIMES", "DASH", "PER", "PACE", "COMMA", "TOTAL", "LANE", "LAPS", "TERRAIN", "SIGN")
MOST_NAMED = 4
LONGEST_WORD = 30
LONGEST_NOTE = 40


def explain(source: Source, content: Span, failure: Failure) -> Diagnostic:
    """The one message of a line that does not parse."""
    text = source.text[content.start : content.end]
    blanks = len(text[failure.offset :]) - len(text[failure.offset :].lstrip(BLANKS))
    stuck = Stuck(text, min(failure.offset + blanks, len(text)), failure.expected)
    guess = best(stuck) or _plain(stuck)

    def origin(start: int, end: int) -> Origin:
        return Origin(source, Span(content.start + start, content.start + end))

    return Diagnostic(
        name="syntax",
        severity=Severity.ERROR,
        message=guess.message,
        origin=origin(guess.start, guess.end),
        note=guess.note,
        help=guess.help,
        edits=tuple(Edit(origin(start, end), new) for start, end, new in guess.edits),
    )


def _plain(stuck: Stuck) -> Guess:
    """What is not understood, and what could stand there."""
    start = stuck.at
    found = WORD.match(stuck.rest)
    if not found:
        message = f"something is missing after {quoted(stuck.before.split()[-1])}"
        return _expecting(message, start, start, stuck)
    end = start + (len(found[0].rstrip(":")) or 1)
    if not stuck.before:
        return Guess(f"no line starts with {quoted(stuck.word)}", start, end, LINE_STARTS)
    message = f"{quoted(stuck.word)} is not understood after {quoted(stuck.before.split()[-1])}"
    if "$END" not in stuck.expected:
        return _expecting(message, start, end, stuck)
    wanted = _wanted(stuck.expected - SIGNS)
    helps = [f"here could stand {_either(wanted)}"] if wanted else []
    if SENTENCE.match(stuck.rest) and stuck.in_session:
        helps.append("words of your own stand in a line below that begins with note, or after a #")
    return Guess(message, start, end, tuple(helps) or ("the line could end here",))


def _expecting(message: str, start: int, end: int, stuck: Stuck) -> Guess:
    """What is needed, beside the carets if that is short, else below."""
    expected = f"expected {_either(_wanted(stuck.expected))}"
    if len(expected) <= LONGEST_NOTE:
        return Guess(message, start, end, note=expected)
    return Guess(message, start, end, (expected,))


LINE_STARTS = (
    "a line starts with a day (tue), a date (2026-03-03), or a word like plan, phase, week or note",
)


def quoted(word: str) -> str:
    """A word of the file in a message, cut where it is endless."""
    return f"`{word if len(word) <= LONGEST_WORD else word[: LONGEST_WORD - 1] + '…'}`"


def _wanted(expected: frozenset[str]) -> list[str]:
    """A few of the things that could have stood there, the most telling first."""
    left = set(expected)
    shown = []
    for needed, covered, words in PHRASES:
        if needed <= left:
            left -= covered
            shown.append(words)
    known = grammar.terminals()
    names = sorted(
        (name for name in known if name in left), key=lambda name: (name in SELDOM, name == "VENUE")
    )
    shown += [known[name].shown for name in names]
    return shown[:MOST_NAMED]


def _either(shown: list[str]) -> str:
    if not shown:
        return "the end of the line"
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " or " + shown[-1]
