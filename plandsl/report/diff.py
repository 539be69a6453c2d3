"""Two plans' difference on a terminal: what holds for all, then week by week, totals and rules.

Weeks that differ in the same way are told together. The numbers on the right are lines: of the old
plan, then of the new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from plandsl.diagnostics import Diagnostic
from plandsl.model.describe import place
from plandsl.model.difference import Change, Difference, Fate, SessionDifference, WeekDifference
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Session
from plandsl.model.totals import week_estimates
from plandsl.record import dataclass
from plandsl.report.terminal import (
    BOLD,
    CYAN,
    DIM,
    GREEN,
    RED,
    cells,
    paint,
    printable,
    wrap,
)
from plandsl.report.words import DAYS, how_far, how_long, week_dates
from plandsl.source import Origin

SAME = "no change in training"
NARROWEST, WIDEST = 40, 80
NO_BREAK = "\u00a0"
DAY = len("  Tue ")
LONGEST_NAME = 12
# What is said of the week as such stands before its days.
WHOLE_WEEK = -1
# From so many sessions on, another place or time of day is said once for all of them.
THROUGHOUT = 6
EVERYWHERE = ("time of day", "place")
# What has words or steps of its own gets a line of its own.
LINES = {
    "note",
    "check",
    "guide",
    "gate",
    "allow",
    "option",
    "version",
    "steps",
    "order",
    "first choice",
}
STYLES = {Fate.ADDED: GREEN, Fate.DROPPED: RED, Fate.MOVED: CYAN, Fate.CHANGED: ""}


@dataclass(frozen=True, slots=True)
class _Page:
    color: bool
    width: int


@dataclass(frozen=True, slots=True)
class _Row:
    """What became of a session: `day` counts from Monday, and is -1 for the week as such; `lines`
    say what, `where` the lines of both plans. `gone`: it is of a week that the new plan has not.
    """

    day: int
    name: str
    lines: tuple[str, ...]
    style: str = ""
    where: str = ""
    gone: bool = False


def render(difference: Difference, *, color: bool, width: int) -> str:
    """The whole difference, at most `width` cells wide and never wider than `WIDEST`."""
    if difference.is_empty:
        return f"{SAME}\n"
    page = _Page(color, min(max(width, NARROWEST), WIDEST))
    everywhere = _everywhere(difference)
    blocks = [
        list(_names(difference, page)),
        [*_head(difference, page), *_throughout(everywhere, page)],
        *_weeks(difference, frozenset(everywhere), page),
        list(_totals(difference, page)),
        list(_rules("Newly broken", difference.broken, difference.new, RED, page)),
        list(_rules("Mended", difference.mended, difference.old, GREEN, page)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


# ------------------------------------------------------------------------ the head


def _names(difference: Difference, page: _Page) -> Iterator[str]:
    """`old.plan → new.plan`."""
    names = [plan.origin.source.name if plan.origin else plan.title for plan in _both(difference)]
    for line in wrap(printable(" → ".join(names)), page.width):
        yield paint(line, BOLD, page.color)


def _both(difference: Difference) -> tuple[Plan, Plan]:
    return difference.old, difference.new


def _head(difference: Difference, page: _Page) -> Iterator[str]:
    for change in difference.head:
        text = change.text
        if change.variable == "start" and difference.later:
            text += f": everything {_days(difference.later)}"
        yield from _line(0, "", text, _where(change.was, change.now, difference), "", page)


def _days(later: int) -> str:
    """`7 days later`, `1 day earlier`."""
    count = abs(later)
    return f"{count} day{'s' * (count != 1)} {'later' if later > 0 else 'earlier'}"


def _everywhere(difference: Difference) -> dict[Change, list[Session]]:
    """What changed alike in many sessions, with these sessions."""
    found: dict[Change, list[Session]] = {}
    for week in difference.weeks:
        for one in week.sessions:
            for change in one.changes:
                if change.variable in EVERYWHERE and one.new is not None:
                    found.setdefault(change, []).append(one.new)
    return {change: there for change, there in found.items() if len(there) >= THROUGHOUT}


def _throughout(everywhere: dict[Change, list[Session]], page: _Page) -> Iterator[str]:
    """`time of day any time → 18:30: 24 sessions, Mon Tue Thu`."""
    for change, there in everywhere.items():
        days = " ".join(DAYS[day] for day in sorted({one.date.weekday() for one in there}))
        yield from _line(0, "", f"{change.text}: {len(there)} sessions, {days}", "", "", page)


# ----------------------------------------------------------------------- the weeks


def _weeks(
    difference: Difference, everywhere: frozenset[Change], page: _Page
) -> Iterator[list[str]]:
    """A block for all weeks with the same rows."""
    rows: dict[_Row, list[int]] = {}
    for at, week in enumerate(difference.weeks):
        for row in dict.fromkeys(_rows(week, everywhere, difference)):
            rows.setdefault(row, []).append(at)
    names = max((cells(row.name) for row in rows), default=0)
    indent = DAY + min(names, LONGEST_NAME) + 2
    blocks: dict[tuple[int, ...], list[_Row]] = {}
    for row, places in rows.items():
        blocks.setdefault(tuple(places), []).append(row)
    for there in sorted(blocks, key=lambda one: (one[0], -len(one), one)):
        block = [_title([difference.weeks[at] for at in there], page)]
        for row in sorted(blocks[there], key=lambda one: one.day):
            block += _row(row, indent, page)
        yield block


def _title(weeks: Sequence[WeekDifference], page: _Page) -> str:
    """`Week 3  16–22 Mar 2026`, `Weeks 1-3, 5`."""
    title = f"Week{'s' * (len(weeks) > 1)} {_runs([week.number for week in weeks])}"
    title += " of the old plan" if weeks[0].new is None else ""
    dates = f"  {week_dates(weeks[0].week)}" if len(weeks) == 1 else ""
    return paint(title, BOLD, page.color) + dates


def _rows(
    week: WeekDifference, everywhere: frozenset[Change], difference: Difference
) -> Iterator[_Row]:
    for change in week.changes:
        yield _Row(WHOLE_WEEK, "", (change.text,))
    for one in week.sessions:
        lines = tuple(_what(one, week, everywhere, difference))
        session = one.old or one.new
        if lines and session is not None:
            later = difference.later if one.old is not None else 0
            day = (session.date.weekday() + later) % len(DAYS)
            name = session.label or session.series
            was, now = (it.origin if it else None for it in (one.old, one.new))
            where = _where(was, now, difference)
            yield _Row(day, printable(name), lines, STYLES[one.fate], where, week.new is None)


def _what(
    one: SessionDifference,
    week: WeekDifference,
    everywhere: frozenset[Change],
    difference: Difference,
) -> Iterator[str]:
    """What became of it, the small things in one line."""
    if one.old is None or one.new is None:
        session = one.old or one.new
        assert session is not None
        venue = place(session) if session.venue else ""
        yield f"{one.fate}: {session.text}" + (f" at {venue}" if venue else "")
        return
    changes = [change for change in one.changes if change not in everywhere]
    short = [change for change in changes if change.variable not in LINES]
    moved = _moved(one.new, week, difference) if one.fate is Fate.MOVED else ""
    if moved or short:
        yield _one_after_the_other(moved, short)
    yield from (change.text for change in changes if change.variable in LINES)


def _one_after_the_other(moved: str, changes: Iterable[Change]) -> str:
    """Each change; the part that it is of is named once, as in `option 2: +1 rep, rest …`, and
    what is of the session again stands behind a semicolon.
    """
    line, of, is_named = moved.replace(" ", NO_BREAK), "", False
    for change in changes:
        text = change.text.removeprefix(f"{change.of}: ") if change.of == of else change.text
        sign = "; " if is_named and not change.of else ", "
        line += (sign if line else "") + text.replace(" ", NO_BREAK).replace(f",{NO_BREAK}", ", ")
        of, is_named = change.of, change.text.startswith(f"{change.of}: ")
    return line


def _moved(new: Session, week: WeekDifference, difference: Difference) -> str:
    """`moved to Thu`, `moved to Thu of week 4`."""
    there = next(it for it in difference.new.weeks if it.start <= new.date <= it.end)
    of = "" if there is week.new else f" of week {there.number}"
    return f"moved to {DAYS[new.date.weekday()]}{of}"


def _runs(weeks: Sequence[int]) -> str:
    """`1-3, 5`."""
    starts = [weeks[0], *(b for a, b in pairwise(weeks) if b != a + 1)]
    ends = [*(a for a, b in pairwise(weeks) if b != a + 1), weeks[-1]]
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in zip(starts, ends, strict=True))


def _row(row: _Row, indent: int, page: _Page) -> Iterator[str]:
    """Day and name, what changed beside them, and the lines of both plans on the right."""
    head = "  week" if row.day == WHOLE_WEEK else f"  {DAYS[row.day]} {row.name}"
    where = row.where
    if cells(head) > indent - 2:
        # A name that is too long for its column has its line for itself.
        gap = page.width - cells(head) - cells(where)
        fits = where and gap >= 2
        yield head + (" " * gap + paint(where, DIM, page.color) if fits else "")
        head, where = "", "" if fits else where
    for text in row.lines:
        yield from _line(indent, head, text, where, row.style, page)
        head = where = ""


def _line(indent: int, head: str, text: str, where: str, style: str, page: _Page) -> Iterator[str]:
    """Text in its own column, what goes on indented a little; on the right of its first line the
    numbers of lines.
    """
    room = page.width - indent - (cells(where) + 2 if where else 0)
    words = printable(text).split(" ")
    bound = (it if cells(it) <= room - 2 else it.replace(NO_BREAK, " ") for it in words)
    for at, line in enumerate(wrap(" ".join(bound), room - 2)):
        margin = head + " " * (indent - cells(head)) if at == 0 else " " * (indent + 2)
        gap = page.width - cells(margin) - cells(line) - cells(where)
        tail = " " * gap + paint(where, DIM, page.color) if at == 0 and where else ""
        yield margin + paint(line.replace(NO_BREAK, " "), style, page.color) + tail


def _where(old: Origin | None, new: Origin | None, difference: Difference) -> str:
    """`12 → 14`, `12 → -`: lines of the two files, not of what these extend."""
    lines = [
        _line_of(origin, plan) for origin, plan in zip((old, new), _both(difference), strict=True)
    ]
    return " → ".join(line or "-" for line in lines) if any(lines) else ""


def _line_of(origin: Origin | None, plan: Plan) -> str:
    if origin is None or plan.origin is None or origin.source is not plan.origin.source:
        return ""
    return str(origin.source.position(origin.span.start)[0])


# ---------------------------------------------------------------------- the totals


def _totals(difference: Difference, page: _Page) -> Iterator[str]:
    """What the weeks come to, where that is another; weeks of the same totals in one row."""
    rows: dict[tuple[str, str, bool], list[int]] = {}
    for week in difference.weeks:
        old_far, old_long = _comes_to(week.old, difference.old)
        new_far, new_long = _comes_to(week.new, difference.new)
        far, long = _shown(old_far, new_far), _shown(old_long, new_long)
        if far or long:
            rows.setdefault((far, long, week.new is None), []).append(week.number)
    if not rows:
        return
    yield paint("Totals", BOLD, page.color)
    table = [
        (f"week{'s' * (len(weeks) > 1)} {_runs(weeks)}{', gone' * gone}", far, long)
        for (far, long, gone), weeks in rows.items()
    ]
    first, second = (max(cells(row[column]) for row in table) for column in (0, 1))
    fits = 2 + first + 2 + second + 2 + max(cells(row[2]) for row in table) <= page.width
    for name, far, long in table:
        if fits:
            yield f"  {name:{first}}  {far:{second}}  {long}".rstrip()
        else:
            words = f"{name}: {', '.join(filter(None, (far, long)))}"
            yield from _line(2, "", words, "", "", page)


def _comes_to(week: Week | None, plan: Plan) -> tuple[str, str]:
    if week is None:
        return "", ""
    made = week_estimates(week)
    return how_far(made, plan.unit), how_long(made)


def _shown(old: str, new: str) -> str:
    """`41 → 44 km`; empty where both are shown alike."""
    if old == new:
        return ""
    amount, _, unit = old.rpartition(" ")
    short = amount if amount and new.endswith(f" {unit}") else old
    return f"{short or 'none'} → {new or 'none'}"


# ----------------------------------------------------------------------- the rules


def _rules(
    title: str, found: Sequence[Diagnostic], plan: Plan, style: str, page: _Page
) -> Iterator[str]:
    """Each finding in one sentence, with its line where that is one of the plan's own file."""
    if found:
        yield paint(title, style, page.color)
    for one in found:
        line = _line_of(one.origin, plan)
        where = f"line {line}" if line else ""
        yield from _line(2, "", f"{one.name}: {one.message}", where, "", page)
