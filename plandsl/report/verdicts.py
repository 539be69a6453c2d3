"""A log judged, in a runner's words, on a terminal: what was asked for, what was run, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from plandsl.model.resting import rest_words
from plandsl.model.session import Rest
from plandsl.model.verdict import (
    Evaluation,
    RepMark,
    RepVerdict,
    RestMark,
    SessionVerdict,
    Verdict,
    as_logged,
)
from plandsl.model.wording import span
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
from plandsl.units import Duration, Range, rounded

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
HOW = (
    "✓ is inside the target: a band to half its last digit, a single time to 1.5 % (at least 1 s),"
    " the goal of a race or trial to the last digit timed, a rest to 2.5 s. Colours of guides are"
    " exact."
)


@dataclass(frozen=True, slots=True)
class _Page:
    color: bool
    width: int


def render(evaluation: Evaluation, *, color: bool, width: int) -> str:
    """Every logged session, then the planned ones without an entry; ends in a newline."""
    page = _Page(color, min(max(width, NARROWEST), WIDEST))
    logged = [one for one in evaluation.sessions if one.entry is not None]
    blocks = [list(_head(evaluation, logged, page))]
    blocks += [list(_session(one, page)) for one in logged]
    blocks.append(list(_unlogged([one for one in evaluation.sessions if not one.entry], page)))
    if any(one.reps for one in logged):
        blocks.append([paint(line, DIM, color) for line in wrap(HOW, page.width)])
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


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
    yield from _grid(one.reps, page)
    if one.whole is not None and one.whole.was_run:
        style = MARKS.get(one.whole.verdict, "")
        yield from _wrapped(_whole(one.whole, bool(one.reps)), INDENT * 2, page, style)
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
    for number, line in enumerate(wrap(printable(text), page.width - cells(lead))):
        if line:
            shown = paint(line, style, page.color) if style else line
            yield (" " * cells(lead) if number else lead) + shown


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
    yield rep.pace or _time(rep.time, longest)
    yield _time(rep.time, longest) if rep.pace and rep.time else ""
    yield _mark(rep)
    yield _time(rep.target, longest) if differ and rep.target else ""


def _line(texts: Sequence[str], wide: int, styles: Sequence[str], page: _Page) -> str:
    shown = ""
    for text, style in zip(texts, styles, strict=True):
        painted = paint(text, style, page.color and bool(style))
        shown += painted + " " * (wide - cells(text)) + GAP
    return shown.rstrip()


def _mark(rep: RepVerdict) -> str:
    """`✓`, `fast −2`, `slow +4`, `extra`, `missed`; nothing where nothing was judged."""
    if rep.verdict is RepMark.HIT:
        return "✓"
    if rep.verdict is RepMark.UNJUDGED:
        return ""
    return f"{rep.verdict} {_signed(rep.off)}" if rep.off else str(rep.verdict)


def _signed(off: Duration) -> str:
    sign = "−" if off.ms < 0 else "+"
    return sign + as_logged(_to_the_hundredth(Duration(abs(off.ms))))


def _time(time: Range[Duration] | None, longest: Duration | None) -> str:
    if time is None:
        return "–"
    return span(time, lambda end: as_logged(_to_the_hundredth(end), longest))


def _to_the_hundredth(time: Duration) -> Duration:
    """What paces make of a distance has thousandths that nobody timed."""
    return Duration(rounded(Fraction(time.ms, 10)) * 10)


def _ends(time: Range[Duration] | None) -> list[Duration]:
    return [end for end in (time.low, time.high) if end is not None] if time else []


def _whole(whole: RepVerdict, laps: bool) -> str:
    """`in all 21:19.19 for 21:00: slow +19.19`."""
    time = _time(whole.time, None) if whole.time else ""
    if whole.pace:
        time = f"{whole.pace} ({time})" if time else whole.pace
    aim = f" for {_time(whole.target, None)}" if whole.target else ""
    mark = f": {_mark(whole)}" if _mark(whole) else ""
    return f"{'in all' if laps else 'together'} {time}{aim}{mark}"


def _rests(one: SessionVerdict, page: _Page) -> Iterator[str]:
    """Rests that were as prescribed, or alike, in a line; what was not so is among the notes."""
    words = {_taken(rest.run) for rest in one.rests}
    marks = {rest.verdict for rest in one.rests}
    if marks == {RestMark.HIT}:
        rest = printable(words.pop()) if len(words) == 1 else "rests"
        yield f"{INDENT * 2}{rest} {paint('✓', GREEN, page.color)}"
    elif marks == {RestMark.UNJUDGED} and len(words) == 1:
        yield f"{INDENT * 2}{printable(words.pop())}"


def _taken(rest: Rest) -> str:
    """A logged rest says how it was taken only where its own words do."""
    unsaid = rest.mode == "stand" and "stand" not in rest.text
    return rest_words(replace(rest, mode="rest") if unsaid else rest)


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
