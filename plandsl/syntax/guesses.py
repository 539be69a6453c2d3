"""What people write instead: habits of other notations, each with its own message and its fix.

A guess is asked where a line stops making sense. The first one that fits speaks; so what is
particular stands above what is general.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from plandsl.syntax import grammar
from plandsl.syntax.habits import LINE_HABITS, SESSION_HABITS, Habit
from plandsl.syntax.words import MEANT_BY, SMALL_UNITS, UNIT_OF

AMOUNTS = {"NUMBER", "CLOCK", "DURATION", "DISTANCE", "DISTANCE_WORD"}
SENTENCE = re.compile(r"[-–—;,.!(]*\s*[^\W\d_]{2,}")
DAY = re.compile(r"(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Stuck:
    """Where reading stopped: at `at` in `text`, where one of `expected` would have been read."""

    text: str
    at: int
    expected: frozenset[str]

    @property
    def before(self) -> str:
        return self.text[: self.at].rstrip()

    @property
    def rest(self) -> str:
        return self.text[self.at :]

    @property
    def word(self) -> str:
        """What stands there, up to the next blank."""
        return self.rest.split(None, 1)[0] if self.rest.strip() else self.rest

    @property
    def in_session(self) -> bool:
        """Whether a day or a date begins the line."""
        return DAY.match(self.text) is not None


Change = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Guess:
    """A message for the characters from `start` to `end`; `edits` replace such stretches."""

    message: str
    start: int
    end: int
    help: tuple[str, ...] = ()
    edits: tuple[Change, ...] = ()
    note: str = ""


def best(stuck: Stuck) -> Guess | None:
    """The first guess that fits."""
    for guess in GUESSES:
        made = guess(stuck)
        if made is not None:
            return made
    return None


def _invisible(stuck: Stuck) -> Guess | None:
    """A sign that came along when the line was copied, and that nobody can see."""
    sign = stuck.rest[:1]
    if not sign or not (sign.isspace() or unicodedata.category(sign) == "Cf"):
        return None
    at = stuck.at
    message = f"a character that nobody can see (U+{ord(sign):04X}) stands here"
    return Guess(
        message, at, at + 1, ("put a plain blank there, or nothing",), ((at, at + 1, " "),)
    )


def _habit(stuck: Stuck) -> Guess | None:
    """The first habit that touches the place where reading stopped."""
    for habit in SESSION_HABITS if stuck.in_session else LINE_HABITS:
        if habit.needs and habit.needs not in stuck.expected:
            continue
        for match in habit.pattern.finditer(stuck.text):
            if match.start() <= stuck.at <= match.end():
                return _from(habit, match)
    return None


def _from(habit: Habit, match: re.Match[str]) -> Guess:
    start, end = match.span("bad") if "bad" in match.re.groupindex else match.span()
    fill = {name: (text or "").strip() for name, text in match.groupdict().items()}
    helps = (habit.help.format(**fill),) if habit.help else ()
    edits: tuple[Change, ...] = ()
    if habit.edit is not None:
        edits = ((start, end, habit.edit.format(**fill)),)
    # Carets stand under words, not under the blanks around them; where something is missing, under
    # what follows.
    written = match.string[start:end]
    if written.strip():
        start, end = start + len(written) - len(written.lstrip()), start + len(written.rstrip())
    else:
        start, end = end, end + len(match.string[end:].partition(" ")[0])
    return Guess(habit.message.format(**fill), start, end, helps, edits)


# ---- brackets


def _bracket(stuck: Stuck) -> Guess | None:
    """A bracket of another kind, one that closes nothing, one that is never closed."""
    if not stuck.in_session:
        return None
    square = re.search(r"\d\s*[xX×]\s*(?P<bad>[\[{])|(?<!^)(?P<end>[\]}])", stuck.text)
    if square and square.start() <= stuck.at <= square.end():
        return _round_brackets(stuck)
    unclosed = _unclosed(stuck.text)
    if stuck.rest.startswith(")") and not _unclosed(stuck.before):
        edits = ((stuck.at, stuck.at + 1, ""),)
        return Guess(
            "this bracket closes nothing", stuck.at, stuck.at + 1, ("leave it out",), edits
        )
    if unclosed and "RPAR" in stuck.expected:
        at = unclosed[-1]
        return Guess("this bracket is never closed", at, at + 1, ("close it with )",))
    return None


def _round_brackets(stuck: Stuck) -> Guess:
    changes = tuple(
        (match.start(), match.end(), "(" if match[0] in "[{" else ")")
        for match in re.finditer(r"[\[\]{}]", stuck.text)
    )
    nearest = min(changes, key=lambda change: abs(change[0] - stuck.at))
    words = ("a group stands in round brackets, like 4x(200, 400)",)
    bad = stuck.text[nearest[0]]
    return Guess(f"`{bad}` is no bracket for a group", nearest[0], nearest[1], words, changes)


def _unclosed(text: str) -> list[int]:
    """Where the brackets stand that nothing closes."""
    opened: list[int] = []
    for at, sign in enumerate(text):
        if sign == "(":
            opened.append(at)
        elif sign == ")" and opened:
            opened.pop()
    return opened


# ---- dates and times of day

YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = re.compile(
    rf"(?i)(?P<first>\d{{1,2}})?\.?\s*(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
    r"(?:\s*(?P<last>\d{1,2})(?!\d))?(?:,?\s*(?P<year>\d{4}))?"
)


def _date(stuck: Stuck) -> Guess | None:
    """`2026-3-2`, `2.3.2026`, `3/2/2026`, `Mar 2`."""
    if "DATE" not in stuck.expected:
        return None
    found = YEAR_FIRST.match(stuck.rest) or YEAR_LAST.match(stuck.rest) or MONTH.match(stuck.rest)
    if found is None:
        return None
    start, end = stuck.at, stuck.at + found.end()
    message = "a date is written year-month-day"
    readings = list(dict.fromkeys(_readings(found)))
    if not readings:
        return Guess(message, start, end, ("like 2026-03-02",))
    edits = ((start, end, readings[0]),) if len(readings) == 1 else ()
    return Guess(message, start, end, ("write " + " or ".join(readings),), edits)


def _readings(found: re.Match[str]) -> Iterator[str]:
    """What such a date can mean; `3/2/2026` is read in two ways, `3.2.2026` in one."""
    if found.re is MONTH:
        day, year = found["first"] or found["last"], found["year"]
        month = MONTHS.index(found["month"].lower()) + 1
        orders = [[int(year), month, int(day)]] if day and year else []
    elif found.re is YEAR_FIRST:
        orders = [[int(found[1]), int(found[3]), int(found[4])]]
    else:
        low, high, year = int(found[1]), int(found[3]), int(found[4])
        orders = [[year, high, low]] + ([] if found[2] == "." else [[year, low, high]])
    for year, month, day in orders:
        try:
            yield dt.date(year, month, day).isoformat()
        except ValueError:
            continue


TWELVE_HOURS = re.compile(r"(?i)(\d{1,2})(?:[:.](\d\d))?\s*(am|pm)(?!\w)")


def _time_of_day(stuck: Stuck) -> Guess | None:
    """`6pm`, `6:30 pm`."""
    for match in TWELVE_HOURS.finditer(stuck.text):
        if match.start() <= stuck.at <= match.end():
            time = of_24_hours(match)
            change = (match.start(), match.end(), time)
            words = ("the clock has 24 hours here", *match.span(), (f"write {time}",), (change,))
            return Guess(*words)
    return None


def of_24_hours(match: re.Match[str]) -> str:
    """The time of a match of `TWELVE_HOURS`, as it is written here."""
    hour = int(match[1]) % 12 + (12 if match[3].lower() == "pm" else 0)
    return f"{hour:02}:{match[2] or '00'}"


# ---- units and words

NUMBER_AND_WORD = re.compile(r"(?<![\w.:])(\d+(?:[.:]\d+)*)\s*([^\W\d_]+)\.?(?!\w)")


def _unit(stuck: Stuck) -> Guess | None:
    """`5K`, `10 Kilometers`, `20 MIN`."""
    for match in NUMBER_AND_WORD.finditer(stuck.text):
        unit = UNIT_OF.get(match[2].casefold())
        if unit and match.start() <= stuck.at <= match.end():
            small = match[2].casefold()
            if small == match[2] and small in SMALL_UNITS:
                continue
            same = small in SMALL_UNITS
            meant = match[1] + (small if same else unit)
            message = "units are written in small letters" if same else f"`{match[2]}` is no unit"
            return Guess(message, *match.span(), (f"write {meant}",), ((*match.span(), meant),))
    return None


def _missing_equals(stuck: Stuck) -> Guess | None:
    """`2025-08-18 5x400m 90r  75 90r 88`: what was run stands behind an `=`."""
    dated = re.match(r"\d{4}-\d\d-\d\d\s+\S", stuck.before)
    if not dated or "EQ" not in stuck.expected or not re.match(r"\d[\d:.]*(?!\w)", stuck.rest):
        return None
    at, help_lines = stuck.at, (f"write … = {' '.join(stuck.rest.split()[:3])} …",)
    end = at + len(stuck.word)
    return Guess(
        "an = is missing between what to run and what was run",
        at,
        end,
        help_lines,
        ((at, at, "= "),),
    )


def _misspelt(stuck: Stuck) -> Guess | None:
    """The nearest of the words that could stand here."""
    word = re.match(r"[^\W\d_][\w-]*", stuck.rest)
    if word is None:
        return None
    meant = _nearest(word[0].casefold(), stuck)
    if meant is None or meant == word[0]:
        return None
    end = stuck.at + word.end()
    edits = ((stuck.at, end, meant),)
    if meant == word[0].casefold():
        message = f"`{word[0]}` is written in small letters"
        return Guess(message, stuck.at, end, (f"write {meant}",), edits)
    message = f"no line starts with `{word[0]}`"
    if stuck.before:
        message = f"`{word[0]}` is not understood after `{stuck.before.split()[-1]}`"
    return Guess(message, stuck.at, end, (f"did you mean {meant}?",), edits)


def _nearest(word: str, stuck: Stuck) -> str | None:
    names = stuck.expected & set(grammar.terminals())
    # Before a length, an effort is a label without its colon: `intervals 8x400`.
    if names >= {"COUNT", "EFFORT"} and re.search(r"\s\(?\d", stuck.rest):
        names -= {"EFFORT", "EASY", "FLOAT"}
    words = [one for name in names for one in grammar.terminals()[name].words]
    if MEANT_BY.get(word) in words:
        return MEANT_BY[word]
    if "DAY" in names:
        words += ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    longer = sorted(one for one in words if len(one) > 2)
    near = get_close_matches(word, longer, n=1, cutoff=0.6 if len(word) < 4 else 0.7)
    return near[0] if near else None


def _label(stuck: Stuck) -> Guess | None:
    """`tue 400s 8x400`, `sat long run 12km`: the label's colon was forgotten."""
    if not stuck.in_session:
        return None
    match = re.match(
        r"(\S+\s+)(?P<label>[^\W_][\w'’-]*(?:\s+[^\W\d_][\w'’-]*){0,2})\s+\(?\d", stuck.text
    )
    if match is None or not match.start("label") <= stuck.at <= match.end():
        return None
    label = match["label"]
    start, end = match.span("label")
    message = f"`{label}` is not understood before its session"
    if "COUNT" not in stuck.expected:
        message = f"`{stuck.word}` is not understood after `{label}`"
        start, end = stuck.at, stuck.at + len(stuck.word)
    at = match.end("label")
    words = (f"if it is the session's name, a colon ends it: {label}:",)
    return Guess(message, start, end, words, ((at, at, ":"),))


GUESSES = (
    _invisible,
    _bracket,
    _date,
    _missing_equals,
    _habit,
    _time_of_day,
    _unit,
    _misspelt,
    _label,
)
