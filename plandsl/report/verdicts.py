"""A log judged, in a runner's words, on a terminal: what was asked for, what was run, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from plandsl.model.describe import gate_words
from plandsl.model.estimating import headline
from plandsl.model.gate import GateVerdict, held_words, reason
from plandsl.model.judging import (
    HOW,
    history_words,
    mark_words,
    taken_words,
    target_words,
    time_words,
    whole_words,
)
from plandsl.model.verdict import (
    Evaluation,
    RepMark,
    RepVerdict,
    RestMark,
    SessionVerdict,
    Verdict,
    WeekVerdict,
)
from plandsl.record import dataclass
from plandsl.report.gates import STANDS
from plandsl.report.terminal import (
    BOLD,
    CYAN,
    DIM,
    GREEN,
    RED,
    YELLOW,
    cells,
    paint,
    printable,
    wrap,
)
from plandsl.report.words import lines_words
from plandsl.units import PER_NAMES, Distance, Duration, Range, number

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
COLOURS = {"green": GREEN, "yellow": YELLOW, "red": RED}
VERDICTS = {
    Verdict.HIT: GREEN,
    Verdict.OVER: CYAN,
    Verdict.PARTLY: YELLOW,
    Verdict.MISSED: RED,
}
MARKS = {
    RepMark.HIT: GREEN,
    RepMark.FAST: CYAN,
    RepMark.SLOW: YELLOW,
    RepMark.MISSED: RED,
    RepMark.EXTRA: CYAN,
}
INDENT = "  "
GAP = "  "
NARROWEST, WIDEST = 40, 100


@dataclass(frozen=True, slots=True)
class _Page:
    color: bool
    width: int


def render(evaluation: Evaluation, *, color: bool, width: int) -> str:
    """Every logged session, the planned ones without an entry, the estimate; ends in a newline."""
    page = _Page(color, min(max(width, NARROWEST), WIDEST))
    history, evaluation = history_words(evaluation), evaluation.recent()
    logged = [one for one in evaluation.sessions if one.entry is not None]
    blocks = [list(_head(evaluation, logged, page)), wrap(history, page.width) if history else []]
    blocks += [list(_session(one, page)) for one in logged]
    blocks.append(list(_unlogged([one for one in evaluation.sessions if not one.entry], page)))
    blocks.append(list(_weeks(evaluation.weeks, evaluation.unit, page)))
    blocks.append([line for gate in evaluation.gates for line in _gate(gate, page)])
    if evaluation.estimate is not None:
        blocks.append(wrap(f"Estimate: {headline(evaluation.estimate)}", page.width))
    if any(one.reps for one in logged):
        blocks.append([paint(line, DIM, color) for line in wrap(HOW, page.width)])
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def render_one(verdict: SessionVerdict, *, color: bool, width: int) -> str:
    """One logged session, as it stands among the others."""
    page = _Page(color, min(max(width, NARROWEST), WIDEST))
    return "\n".join(_session(verdict, page)) + "\n"


def _head(evaluation: Evaluation, logged: Sequence[SessionVerdict], page: _Page) -> Iterator[str]:
    for line in wrap(printable(evaluation.title), page.width):
        yield paint(line, BOLD, page.color)
    counts = Counter(one.verdict for one in logged)
    parts = [f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict]]
    sessions = "1 session" if len(logged) == 1 else f"{len(logged)} sessions"
    yield from wrap(", ".join([f"{sessions} logged", *parts]), page.width)


def _session(one: SessionVerdict, page: _Page) -> Iterator[str]:
    yield from _title(one, page)
    yield from _wrapped(one.prescribed, INDENT, page)
    if one.session is not None and one.session.because:
        where = lines_words(one.session.since)
        yield from _wrapped(f"{one.session.because} ({where})", f"{INDENT}· ", page)
    yield from _grid(one.reps, page)
    if one.whole is not None and one.whole.was_run:
        style = MARKS.get(one.whole.verdict, "")
        yield from _wrapped(whole_words(one.whole, bool(one.reps)), INDENT * 2, page, style)
    yield from _rests(one, page)
    yield from _colour(one, page)
    for remark in (*one.pacing.remarks, *one.notes):
        yield from _wrapped(remark, f"{INDENT}· ", page)


def _title(one: SessionVerdict, page: _Page) -> Iterator[str]:
    """The day and the name on the left, the verdict on the right."""
    half = f" {one.entry.half}" if one.entry and one.entry.half else ""
    day = f"{one.date} {DAYS[one.date.weekday()]}{half}"
    name = f"{day}{GAP}{printable(one.series or '')}"
    head, *more = wrap(name, page.width - cells(one.verdict) - len(GAP))
    gap = " " * (page.width - cells(head) - cells(one.verdict))
    verdict = paint(one.verdict, VERDICTS.get(one.verdict, DIM), page.color)
    yield paint(head, BOLD, page.color) + gap + verdict
    yield from (paint(line, BOLD, page.color) for line in more)


def _wrapped(text: str, lead: str, page: _Page, style: str = "") -> Iterator[str]:
    """Text behind a lead, which is blank from the second line on."""
    for at, line in enumerate(wrap(printable(text), page.width - cells(lead))):
        if line:
            shown = paint(line, style, page.color) if style else line
            yield (" " * cells(lead) if at else lead) + shown


# -------------------------------------------------------------------- reps and rests


def _grid(reps: Sequence[RepVerdict], page: _Page) -> Iterator[str]:
    """The times in a row, below each its mark, and its target where not all have the same.

    Where paces were kept they stand first, above the times that they make.
    """
    if not reps:
        return
    longest = None
    if len({rep.distance for rep in reps}) == 1:
        longest = max((end for rep in reps for end in _ends(rep.time)), default=None)
    differ = len({rep.target for rep in reps if rep.verdict is not RepMark.EXTRA}) > 1
    rows = [list(_column(rep, longest, differ)) for rep in reps]
    wide = max(cells(cell) for row in rows for cell in row)
    in_a_row = max(1, (page.width - 2 * len(INDENT) + len(GAP)) // (wide + len(GAP)))
    for start in range(0, len(reps), in_a_row):
        some = slice(start, start + in_a_row)
        styles = [MARKS.get(rep.verdict, DIM) for rep in reps[some]]
        plain, dim = [""] * len(styles), [DIM] * len(styles)
        for which, painted in enumerate((plain, dim, styles, dim)):
            line = [row[which] for row in rows[some]]
            if any(line):
                yield INDENT * 2 + _line(line, wide, painted, page)


def _column(rep: RepVerdict, longest: Duration | None, differ: bool) -> Iterator[str]:
    """What was written, the time a written pace makes, the mark, the target."""
    yield rep.pace or time_words(rep.time, longest)
    yield time_words(rep.time, longest) if rep.pace and rep.time else ""
    yield mark_words(rep)
    yield target_words(rep, longest) if differ else ""


def _line(texts: Sequence[str], wide: int, styles: Sequence[str], page: _Page) -> str:
    shown = ""
    for text, style in zip(texts, styles, strict=True):
        painted = paint(text, style, page.color and bool(style))
        shown += painted + " " * (wide - cells(text)) + GAP
    return shown.rstrip()


def _ends(time: Range[Duration] | None) -> list[Duration]:
    return [end for end in (time.low, time.high) if end is not None] if time else []


def _rests(one: SessionVerdict, page: _Page) -> Iterator[str]:
    """Rests that were as prescribed, or alike, in a line; what was not so is among the notes."""
    words = {taken_words(rest.run) for rest in one.rests}
    marks = {rest.verdict for rest in one.rests}
    if marks == {RestMark.HIT}:
        rest = printable(words.pop()) if len(words) == 1 else "rests"
        yield f"{INDENT * 2}{rest} {paint('✓', GREEN, page.color)}"
    elif marks == {RestMark.UNJUDGED} and len(words) == 1:
        yield f"{INDENT * 2}{printable(words.pop())}"


# ----------------------------------------------------------------- guides, no entry


def _colour(one: SessionVerdict, page: _Page) -> Iterator[str]:
    """The guide's colour with its own advice, then why no colour before it."""
    if one.colour is not None or one.advice:
        word = (one.colour or "guide").upper()
        lead = f"{INDENT}{word}  "
        lines = _wrapped(one.advice or "no advice", lead, page)
        for number, line in enumerate(lines):
            style = COLOURS.get(one.colour or "", CYAN)
            head = INDENT + paint(word, style, page.color) + GAP
            yield head + line[len(lead) :] if number == 0 else line
    for why in one.because:
        yield from _wrapped(why, f"{INDENT}· ", page)


def _gate(verdict: GateVerdict, page: _Page) -> Iterator[str]:
    """The gate, then each day on which it opened or closed, with what decided that."""
    yield from _wrapped(f"{verdict.holds} begins only when {gate_words(verdict.gate)}", "", page)
    before: bool | str | None = ""
    for state in verdict.states:
        if state.is_open != before and state.date is not None:
            word, style = STANDS[state.is_open]
            lead = f"{INDENT}{state.date}  {word}: "
            first, *more = _wrapped(reason(state), lead, page)
            yield first.replace(word, paint(word, style, page.color), 1)
            yield from more
        before = state.is_open
    if not verdict.states:
        yield f"{INDENT}no {printable(verdict.gate.series)} in the log that counts"
    if verdict.held:
        yield from _wrapped(held_words(verdict.held), INDENT, page)


def _weeks(weeks: Sequence[WeekVerdict], unit: Distance, page: _Page) -> Iterator[str]:
    """Of a log of several weeks a line each, and one for all: `6 of 7 run, 2 hard, 4 easy`."""
    weeks = [week for week in weeks if week.planned or week.unplanned]
    if len(weeks) < 2:
        return
    yield paint("Weeks", BOLD, page.color)
    for week in weeks:
        yield from _wrapped(_summed([week], unit), f"{INDENT}week {week.number}  ", page)
    yield from _wrapped(_summed(weeks, unit), f"{INDENT}in all  ", page)


def _summed(weeks: Sequence[WeekVerdict], unit: Distance) -> str:
    counts = [
        (sum(week.unplanned for week in weeks), "unplanned"),
        (sum(week.hard for week in weeks), "hard"),
        (sum(week.easy for week in weeks), "easy"),
    ]
    parts = [f"{sum(week.run for week in weeks)} of {sum(week.planned for week in weeks)} run"]
    parts += [f"{count} {word}" for count, word in counts if count]
    far = Distance(sum(week.distance.um for week in weeks))
    if far.um:
        parts.append(f"{number(Fraction(far.um, unit.um), 1)} {PER_NAMES[unit.um]} logged")
    return ", ".join(parts)


def _unlogged(sessions: Sequence[SessionVerdict], page: _Page) -> Iterator[str]:
    """One line a week: planned before the last entry, and not in the log."""
    if not sessions:
        return
    yield paint("Not in the log", BOLD, page.color)
    for week, some in groupby(sessions, key=lambda one: one.session.week if one.session else 0):
        names = [_planned(one) for one in some]
        yield from _wrapped(", ".join(names), f"{INDENT}week {week}  ", page)


def _planned(one: SessionVerdict) -> str:
    half = f"{one.session.half} " if one.session and one.session.half else ""
    return f"{DAYS[one.date.weekday()]} {half}{one.series}"
