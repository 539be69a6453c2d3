"""Where a line stops making sense, said in a runner's words, with what was probably meant.

A habit that many people share (`r 60`, `5K`, a forgotten `=`) has a message of its own in
`guesses`; for everything else this file says which word was not understood and what could stand
in its place. No word of the parser's reaches a reader: the grammar's comments give the names.
"""

from __future__ import annotations

import re

from plandsl.diagnostics import Diagnostic, Edit, Severity
from plandsl.record import replace
from plandsl.source import Origin, Source, Span
from plandsl.syntax import grammar
from plandsl.syntax.guesses import AMOUNTS, LONGEST, SENTENCE, best
from plandsl.syntax.lines import BLANKS
from plandsl.syntax.nodes import Failure
from plandsl.syntax.read import STEP_STARTS
from plandsl.syntax.stuck import Guess, Stuck

WORD = re.compile(r"[^\W_][\w'’.:%-]*|\S")
PIECE = {
    "COUNT", "LPAR", "SPORT", "REST", "WALK", "EASY", "EFFORT", "FLOAT", "WARMUP", "COOLDOWN",
    "UNTIL", "NAME",
}  # fmt: skip
AIM = {
    "BOUND", "EASY", "FLOAT", "EFFORT", "NAME", "RACE_PACE", "RACE", "ZONES", "RPE", "CYCLE", "BPM",
    "POWER", "SPEED", "SHARE", "LPAR", *AMOUNTS,
}  # fmt: skip
NAMED = {"EASY", "FLOAT", "EFFORT", "NAME", "RACE_PACE", "ZONES", "RPE"}
# A word that begins a step and is none of the language's: the name of a `let`, or a word too many.
STEP_NAME = re.compile(
    r"(?:^\S+\s+(?:\[[^\]]*\]\s*)?(?:(?:\d\d?:\d\d|am|pm)\s+)?(?:[^:()]*:\s+)?|[+|(,]\s*|\bor\s+)"
    r"(?P<word>[^\W\d_][\w'’-]*)\s*$"
)
# What belongs together in a reader's mind: where all of the first set could stand, one phrase is
# said for all of the second.
PHRASES = (
    ({"BOUND", "CLOCK"}, AIM, "a time like 85-87, a pace like 4:20/km, or an effort like easy"),
    ({"COUNT", "CLOCK"}, {*PIECE, *AMOUNTS}, "what to do, like 8x400, 30min easy or rest"),
    ({"NOT_RUN", "AVG"}, {"NOT_RUN", "BPM", "AVG", "RPE", "LPAR", *AMOUNTS},
     "what was run, like 88, 25:10 or 4.6km"),
    ({"NOT_RUN", "SIGN"},
     {"NOT_RUN", "SIGN", "PERCENT", "BPM", "POWER", "NAME", "RACE_PACE", *AMOUNTS},
     "a step like +1 or -5, or a value for each week"),
    ({"NUMBER", "CLOCK", "DISTANCE"}, AMOUNTS, "a time or a distance"),
    ({"AT"}, {"AT", *NAMED}, "a target like `@ 85-87`"),
    ({"R"}, {"R", "POST_REST", "ON"}, "a rest like `r60`"),
    ({"PLUS"}, {"PLUS", "OR", "BAR"}, "`+` and the next step"),
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
    "OFFSET",
    "CUT",
    "OF",
}
# Said last, if at all: true of almost every place in a line.
SELDOM = (
    "TIMES", "DASH", "PER", "PACE", "COMMA", "TOTAL", "LANE", "LAPS", "SPLITS", "TERRAIN", "SIGN",
    "OFFSET", "CUT", "OF", "SPORT", "WALK",
)  # fmt: skip
MOST_NAMED = 4
LONGEST_WORD = 30
LONGEST_NOTE = 40
LONGEST_PROSE = 40


def explain(source: Source, content: Span, failure: Failure) -> Diagnostic:
    """The one message of a line that does not parse."""
    text = source.text[content.start : content.end]
    blanks = len(text[failure.offset :]) - len(text[failure.offset :].lstrip(BLANKS))
    stuck = _at_its_name(Stuck(text, min(failure.offset + blanks, len(text)), failure.expected))
    guess = _trimmed(best(stuck) or _plain(stuck), text)

    def origin(start: int, end: int) -> Origin:
        return Origin(source, Span(content.start + start, content.start + end))

    return Diagnostic(
        name=guess.name,
        severity=Severity.ERROR,
        message=guess.message,
        origin=origin(guess.start, guess.end),
        note=guess.note,
        help=guess.help,
        edits=tuple(Edit(origin(start, end), new) for start, end, new in guess.edits),
        guessed=guess.nearest,
    )


def _trimmed(guess: Guess, text: str) -> Guess:
    """Blamed are words, not the blanks around them."""
    blamed = text[guess.start : guess.end]
    if not blamed.strip(BLANKS):
        return guess
    start = guess.start + len(blamed) - len(blamed.lstrip(BLANKS))
    return replace(guess, start=start, end=start + len(blamed.strip(BLANKS)))


def _at_its_name(stuck: Stuck) -> Stuck:
    """`cycling 45min`: what is wrong is the first word, though a `let` might have such a name."""
    is_short = stuck.in_session and len(stuck.text) <= LONGEST
    found = STEP_NAME.search(stuck.before) if is_short else None
    if found is None or found["word"] in grammar.built_in():
        return stuck
    first = not re.search(r"\S\s+\S", stuck.text[: found.start("word")].strip())
    return Stuck(stuck.text, found.start("word"), STEP_STARTS | ({"HALF_DAY"} if first else set()))


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
        helps.insert(0, f"words of your own stand in a line below: note {_prose(stuck.rest)}")
    return Guess(message, start, end, tuple(helps) or ("the line could end here",))


def _prose(rest: str) -> str:
    """The words from there on, cut where they are many."""
    words = rest.lstrip(" -–—;,.!(")
    return words if len(words) <= LONGEST_PROSE else f"{words[: LONGEST_PROSE - 1]}…"


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
