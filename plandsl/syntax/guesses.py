"""What people write instead: habits of other notations, each with its own message and its fix.

A guess is asked where a line stops making sense. The first one that fits speaks; so what is
particular stands above what is general.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator

from plandsl.record import replace
from plandsl.syntax import grammar
from plandsl.syntax.habits import AT_MISSING, SESSION_HABITS, Habit
from plandsl.syntax.line_habits import LINE_HABITS
from plandsl.syntax.nodes import Failure
from plandsl.syntax.notations import NOTATIONS
from plandsl.syntax.notations.steps import joint
from plandsl.syntax.parse import shape
from plandsl.syntax.rule_line import rule_line
from plandsl.syntax.stuck import Change, Guess, Guesser, Stuck
from plandsl.syntax.words import (
    EXACTLY,
    MEANT_BY,
    SMALL_UNITS,
    UNIT_OF,
    did_you_mean,
    is_slip,
    nearest,
)

AMOUNTS = {"NUMBER", "CLOCK", "DURATION", "DISTANCE", "DISTANCE_WORD"}
# Sports of many kinds, of which a word for one of them says more.
ASKS_WHAT = {"weights", "mobility", "drills", "cross"}
# The name of a session, and no slip in `drills`.
HILLS = {"hill", "hills"}
SENTENCE = re.compile(r"[-–—;,.!(]*\s*[^\W\d_]{2,}")


# Characters of a line that somebody may have written in another notation.
LONGEST = 240


def best(stuck: Stuck) -> Guess | None:
    """The first guess that fits; nobody writes an endless line by habit, and patterns cost time."""
    for guess in GUESSES if len(stuck.text) <= LONGEST else GENERAL:
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


def _notation(stuck: Stuck) -> Guess | None:
    """How coaches write sessions elsewhere."""
    made = (guess(stuck) for guess in NOTATIONS) if stuck.in_session else iter(())
    return next((one for one in made if one is not None), None)


def _habit(stuck: Stuck) -> Guess | None:
    """The first habit that touches the place where reading stopped."""
    for habit in SESSION_HABITS if stuck.in_session else LINE_HABITS:
        if habit.needs and habit.needs not in stuck.expected:
            continue
        for match in habit.pattern.finditer(stuck.text):
            made = _from(habit, match) if stuck.touches(match) else None
            if made is not None and stuck.in_log and habit.message is AT_MISSING:
                n = match["n"].strip()
                helps = (f"write @ {n} for a target, = {n} for what was run",)
                return replace(made, help=helps, edits=())
            if made is not None:
                return made
    return None


def _from(habit: Habit, match: re.Match[str]) -> Guess | None:
    """What the habit says; None where it is written here so already."""
    start, end = match.span("bad") if "bad" in match.re.groupindex else match.span()
    fill = {name: (text or "").strip() for name, text in match.groupdict().items()}
    helps = (habit.help.format(**fill),) if habit.help else ()
    edits: tuple[Change, ...] = ()
    if habit.edit is not None:
        edits = ((start, end, habit.edit.format(**fill)),)
        if edits[0][2] == match.string[start:end]:
            return None
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
            "this bracket closes nothing",
            stuck.at,
            stuck.at + 1,
            ("leave it out",),
            edits,
            nearest=True,
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
            if re.search(r"(?<!\S)at\s+$", stuck.text[: match.start()]):
                # Behind `at` a time would be the target of what stands before it.
                help_line = f"the time stands right after the day, like tue {time}"
                return Guess("the clock has 24 hours here", *match.span(), (help_line,))
            change = (match.start(), match.end(), time)
            words = ("the clock has 24 hours here", *match.span(), (f"write {time}",), (change,))
            return Guess(*words)
    return None


def of_24_hours(match: re.Match[str]) -> str:
    """The time of a match of `TWELVE_HOURS`, as it is written here."""
    hour = int(match[1]) % 12 + (12 if match[3].lower() == "pm" else 0)
    return f"{hour:02}:{match[2] or '00'}"


# ---- units and words

# A capital M behind more than this is metres, whatever it stands for elsewhere.
FEWEST_METRES = 100
# A sign that no line has, where reading stops for sure.
NO_WORD = "\u00a4"
# How far back a word is looked for that was taken for a name.
MOST_SWALLOWED = 4
NUMBER_AND_WORD = re.compile(r"(?:(?<=[xX×])|(?<![\w.:]))(\d+(?:[.:]\d+)*)\s*([^\W\d_]+)\.?(?!\w)")


def _unit(stuck: Stuck) -> Guess | None:
    """`5K`, `10 Kilometers`, `20 MIN`."""
    for match in NUMBER_AND_WORD.finditer(stuck.text):
        unit = UNIT_OF.get(match[2].casefold()) if match[2] != "HR" else None
        if unit and match.start() <= stuck.at <= match.end():
            small = match[2].casefold()
            if small == match[2] and small in SMALL_UNITS:
                continue
            if match[2] == "M" and float(match[1].replace(":", "")) < FEWEST_METRES:
                helps = (f"write {match[1]}mi or {match[1]}min; m is metres, always",)
                return Guess(f"{match[0]} can be miles or minutes", *match.span(), helps)
            same = small in SMALL_UNITS
            meant = match[1] + (small if same else unit)
            message = "units are written in small letters" if same else f"`{match[2]}` is no unit"
            return Guess(message, *match.span(), (f"write {meant}",), ((*match.span(), meant),))
    return None


# What was run: values with their rests and heart rates, parted by blanks or commas.
VALUES = re.compile(r"(?:(?:[\d:.-]+r?|r[\d:.]+|\d+\s?bpm|avg)[\s,]+)*")
TIMES = re.compile(r"\d{1,2}(?:\.\d+)?|\d+:\d\d(?:[:.]\d+)*")


def _missing_equals(stuck: Stuck) -> Guess | None:
    """`2025-08-18 5x400m 90r  75 90r 88`: what was run stands behind an `=`."""
    if not stuck.in_log or "=" in stuck.text or stuck.before.endswith((" in", "@")):
        return None
    before, steps = stuck.text[stuck.steps : stuck.at], stuck.text[stuck.steps :]
    only_values = VALUES.fullmatch(f"{before.strip()} ") is not None and before.strip() != ""
    pair = re.fullmatch(r"(\d[\d:.]*)\s*/\s*(\d[\d:.]*)", steps)
    if pair:
        helps = (f"write = {pair[1]} {pair[2]} for two times, = {pair[1]}-{pair[2]} for a range",)
        return Guess(f"`{steps}` can be read in two ways", stuck.steps, len(stuck.text), helps)
    listed = [one.strip() for one in steps.split(",")]
    if len(listed) > 1 and all(TIMES.fullmatch(one) for one in listed):
        only_values = True
    elif "EQ" not in stuck.expected or not re.match(r"(?!\d{4}-\d)\d[\d:.]*(?!\w)", stuck.rest):
        return None
    return _equals(stuck, only_values)


def _equals(stuck: Stuck, only_values: bool) -> Guess:
    message = "an = is missing between what to run and what was run"
    head, at = stuck.text[: stuck.steps].rstrip(), stuck.at
    if stuck.before.endswith(" avg"):
        at = len(stuck.before) - len("avg")
    change = (at, at, "= ")
    if only_values:
        # The first of them was taken for what to run.
        at = stuck.steps
        counted = re.search(r"\s\d+\s*[xX×]\s*\d+\w*:$", head)
        change = (len(head) - 1, len(head), " =") if counted else (at, at, "= ")
    end = at + len(stuck.text[at:].split()[0])
    values = " ".join(stuck.text[at:].split()[:3])
    name = re.fullmatch(r"(\d+s)\s*", stuck.text[stuck.steps : at])
    if name:
        helps = (f"if {name[1]} is the session's name, write {name[1]}: = {values} …",)
        return Guess(message, at, end, helps)
    return Guess(message, at, end, (f"write … = {values} …",), (change,))


def _misspelt(stuck: Stuck) -> Guess | None:
    """The nearest of the words that could stand here."""
    word = re.match(r"[^\W\d_][\w-]*", stuck.rest)
    near: list[str] = []
    if word is not None:
        near = _nearest(word[0].casefold(), stuck) or _nearest(word[0], stuck)
    if word is None or not near or near[0] == word[0]:
        return None
    end, meant = stuck.at + word.end(), near[0]
    edits = ((stuck.at, end, meant),) if len(near) == 1 else ()
    if meant == word[0].casefold():
        message = f"`{word[0]}` is written in small letters"
        return Guess(message, stuck.at, end, (f"write {meant}",), edits)
    if word[0].casefold() in EXACTLY:
        return Guess(f"{word[0]} is called {meant}", stuck.at, end, (f"write {meant}",), edits)
    message = f"no line starts with `{word[0]}`"
    if stuck.before:
        message = f"`{word[0]}` is not understood after `{stuck.before.split()[-1]}`"
    helps = [did_you_mean(near)]
    if meant in ASKS_WHAT and MEANT_BY.get(word[0].casefold()) == meant:
        helps.append(f"say what it was in a line below: note {word[0]}")
    return Guess(message, stuck.at, end, tuple(helps), edits, nearest=True)


def _nearest(word: str, stuck: Stuck) -> list[str]:
    """The words that could stand here, and that this one may be meant for."""
    names = stuck.expected & set(grammar.terminals())
    # Before a length, an effort is a label without its colon: `intervals 8x400`.
    if names >= {"COUNT", "EFFORT"} and re.search(r"\s\(?\d", stuck.rest):
        names -= {"EFFORT", "EASY", "FLOAT"}
    words = [one for name in names for one in grammar.terminals()[name].words]
    if MEANT_BY.get(word) in words:
        return [MEANT_BY[word]]
    if word in HILLS:
        return []
    if "DAY" in names:
        words += ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    if word in words:
        return [word]
    near = nearest(word, sorted(words), close=0.6 if len(word) < 4 else 0.7)
    return [one for one in near if len(one) > 2 or is_slip(word, one)]


def _slip(stuck: Stuck) -> Guess | None:
    """Outside of sessions, a slip of the finger in the word that stands there comes first."""
    word = re.match(r"[^\W\d_]+(?![\w-])", stuck.rest)
    if word is None or stuck.in_session or word[0] in grammar.built_in():
        return None
    return _as_slip(stuck, stuck.at, word[0])


def _swallowed(stuck: Stuck) -> Guess | None:
    """`45min OR 60min bike`: what was taken for a name is a word of the language, misspelt."""
    found = list(re.finditer(r"(?<![\w-])[^\W\d_]+(?![\w-])", stuck.before))
    for word in reversed(found[-MOST_SWALLOWED:]):
        made = None
        if word[0] not in grammar.built_in():
            made = _as_slip(stuck, word.start(), word[0])
        if made is not None:
            return made
    return None


def _as_slip(stuck: Stuck, at: int, word: str) -> Guess | None:
    """The word as a slip of one that could stand at its place, or as that one in capitals."""
    stopped = shape(stuck.text[:at] + NO_WORD)
    if not isinstance(stopped, Failure):
        return None
    made = _misspelt(Stuck(stuck.text, at, stopped.expected))
    meant = [new for _, _, new in made.edits] if made else []
    small = word.casefold()
    if made and (not meant or is_slip(small, meant[0]) or small == meant[0]):
        return made
    return None


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
    if re.match(r"\d+\s*[xX×]|\d+(?:min|km|k|mi|m|h)(?!\w)", label):
        return None
    start, end = match.span("label")
    message = f"`{label}` is not understood before its session"
    if "COUNT" not in stuck.expected and label.split()[0] in grammar.built_in():
        message = f"`{stuck.word}` is not understood after `{label}`"
        start, end = stuck.at, stuck.at + len(stuck.word)
    at = match.end("label")
    words = (f"if it is the session's name, a colon ends it: {label}:",)
    return Guess(message, start, end, words, ((at, at, ":"),), nearest=True)


GENERAL: tuple[Guesser, ...] = (_invisible, _bracket, _misspelt)
GUESSES: tuple[Guesser, ...] = (
    _invisible,
    _date,
    _notation,
    _bracket,
    _missing_equals,
    _slip,
    _habit,
    rule_line,
    joint,
    _time_of_day,
    _unit,
    _swallowed,
    _misspelt,
    _label,
)
