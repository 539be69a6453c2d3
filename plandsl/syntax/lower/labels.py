"""Labels: what a session is called, and what stands before a colon without being a name."""

from __future__ import annotations

import re

from plandsl.source import Span
from plandsl.syntax import grammar, tree
from plandsl.syntax.nodes import Leaf
from plandsl.syntax.quantities import Misread
from plandsl.syntax.reader import Reader

# Words that say a label has swallowed part of its session.
NOT_IN_LABELS = {"at", "or", "lane", "laps", "total", "each", "if"}
# The terminals of words that a session begins with.
BEGIN = ("WARMUP", "COOLDOWN", "SPORT", "WALK", "EASY", "EFFORT")
CLOCK_WORD = re.compile(r"(?i)(\d{1,2}([:.]\d\d)?)?(am|pm)")


def label_word(read: Reader, part: Leaf) -> tree.Word:
    """Raises `Misread` where the words before the colon are no name."""
    text = " ".join(read.text(part)[:-1].split())
    # `race 5k: …` is a name, `easy 10km: …` a session that was begun.
    begun = text[0].isdigit() or any(
        text.split()[0] in grammar.terminals()[one].words for one in BEGIN
    )
    for index, word in enumerate(text.split()):
        if index and word == "note":
            at = read.span(part).start + read.text(part).rindex("note")
            message = "a note stands on a line of its own"
            raise Misread(
                Span(at, at + len("note:")), message, "write it below the session: note …"
            )
        if CLOCK_WORD.fullmatch(word):
            raise _time_of_day(read.span(part), text, word)
        if index and (word in NOT_IN_LABELS or (begun and word[0].isdigit())):
            raise Misread(
                read.span(part),
                f"`{text}` is no name for a session: `{word}` belongs behind the colon",
                "a name is a few words before a colon, like 400s: or long run:",
            )
    return tree.Word(Span(read.span(part).start, read.span(part).end - 1), text)


def _time_of_day(span: Span, text: str, word: str) -> Misread:
    from plandsl.syntax.guesses import TWELVE_HOURS, of_24_hours

    clock = TWELVE_HOURS.fullmatch(word)
    written = of_24_hours(clock) if clock else "18:30"
    return Misread(
        span,
        f"`{word}` is read as a part of the name `{text}`",
        f"a time of day is written like {written}, right after the day",
    )
