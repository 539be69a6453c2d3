"""The unrolled plan on a terminal: every week, its sessions, how far and how long they are."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from plandsl.model.describe import gate_words, guide_line, marks_words, place
from plandsl.model.plan import Away, Plan, Race, Week
from plandsl.model.session import Session, Total
from plandsl.model.totals import Estimates, session_estimates, week_estimates
from plandsl.model.wording import span
from plandsl.record import dataclass
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
from plandsl.report.words import (
    DAYS,
    full_date,
    how_far,
    how_long,
    lines_words,
    short_date,
    week_dates,
)
from plandsl.units import (
    KILOMETRE,
    MILE,
    MINUTE,
    Distance,
    clock,
    length,
)

COLOURS = {"green": GREEN, "yellow": YELLOW, "red": RED}

DAY = len("  Mon 18  ")
CLOCK = len("18:30  ")
GAP = "  "
# Where less than this is left for the sessions, their totals move below them.
NARROWEST = 28
WIDEST = 100

STEP_ENDS = re.compile(r" (?=(?:\+|or) )")
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class _Page:
    """How wide everything is: the session's own column, and the two with totals (0: none)."""

    color: bool
    width: int
    unit: Distance
    indent: int
    column: int
    far: int
    long: int


def show(plan: Plan, *, color: bool, width: int, week: int | None) -> str:
    """The whole plan, or the week of one number, `width` cells wide, but neither under 40 nor so
    wide that the eye loses the totals.
    """
    weeks = [one for one in plan.weeks if week in (None, one.number)]
    counted = [week_estimates(one) for one in weeks]
    page = _page(plan, weeks, counted, color, min(max(width, 40), WIDEST))
    blocks = [list(_head(plan, page))]
    blocks += [list(_week(plan, *one, page)) for one in zip(weeks, counted, strict=True)]
    if not weeks:
        blocks.append([_missing(plan, week)])
    blocks.append(list(_assumptions(counted, page)))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _page(
    plan: Plan, weeks: Sequence[Week], counted: Sequence[Estimates], color: bool, width: int
) -> _Page:
    unit = plan.unit
    rows = [*counted]
    rows += [session_estimates(session) for week in weeks for session in week.sessions]
    far = max((cells(how_far(row, unit)) for row in rows), default=0)
    long = max((cells(how_long(row)) for row in rows), default=0)
    timed = any(session.time or session.half for week in weeks for session in week.sessions)
    indent = DAY + (CLOCK if timed else 0)
    column = width - indent - far - long - 2 * len(GAP)
    if column < NARROWEST:
        return _Page(color, width, unit, indent, width - indent, 0, 0)
    return _Page(color, width, unit, indent, column, far, long)


# ------------------------------------------------------------------ head and foot


def _head(plan: Plan, page: _Page) -> Iterator[str]:
    for line in wrap(printable(plan.title), page.width):
        yield paint(line, BOLD, page.color)
    facts = [f"for {plan.athlete}"] if plan.athlete else []
    if plan.group:
        facts.append(f"as the group {plan.group} does it")
    elif plan.groups:
        facts.append(f"groups: {', '.join(plan.groups)}")
    if plan.weeks and plan.end is not None:
        weeks = "1 week" if len(plan.weeks) == 1 else f"{len(plan.weeks)} weeks"
        facts.append(f"{weeks}, {full_date(plan.weeks[0].start)} to {full_date(plan.end)}")
    if plan.race is not None:
        facts.append(_race(plan.race))
    for fact in facts:
        yield from wrap(printable(fact), page.width)


def _race(race: Race) -> str:
    what = [length(race.distance)] if race.distance else []
    what += [f"in {span(race.goal, clock)}"] if race.goal else []
    what += [f"at {race.venue}"] if race.venue else []
    return " ".join(["race", *what, f"on {full_date(race.date)}"])


def _missing(plan: Plan, week: int | None) -> str:
    if not plan.weeks:
        return "no weeks yet"
    return f"no week {week}; there are {plan.weeks[0].number} to {plan.weeks[-1].number}"


def _assumptions(counted: Sequence[Estimates], page: _Page) -> Iterator[str]:
    """What the totals with a `~` rest on."""
    found: dict[str, None] = {}
    for estimates in counted:
        far = estimates.distance.assumed if estimates.distance else ()
        found |= dict.fromkeys((*estimates.duration.assumed, *far))
    if found:
        for line in wrap(f"~ assumes {', '.join(found)}", page.width):
            yield paint(line, DIM, page.color)


# ------------------------------------------------------------------ weeks and days


def _week(plan: Plan, week: Week, estimates: Estimates, page: _Page) -> Iterator[str]:
    names = [f"Week {week.number}", *([week.phase] if week.phase else [])]
    names += ["lighter"] if week.deload else []
    head, *more = wrap(printable(" · ".join(names)), page.indent + page.column)
    when = f"{GAP}{week_dates(week)}"
    room = page.indent + page.column - cells(head) - cells(when)
    shown = paint(head, BOLD, page.color) + (when if room >= 0 else "")
    used = cells(head) + (cells(when) if room >= 0 else 0)
    yield shown + _totals(estimates, used, page, BOLD)
    for line in more if room >= 0 else [*more, when.strip()]:
        yield paint(line, BOLD, page.color)
    yield from _below(estimates, page, 0)
    for words, style in _week_remarks(plan, week, estimates):
        for line in wrap(printable(words), page.width - 2):
            yield f"  {paint(line, style, page.color)}"
    day: dt.date | None = None
    for session in week.sessions:
        yield from _session(session, week, page, session.date != day)
        day = session.date


def _week_remarks(plan: Plan, week: Week, estimates: Estimates) -> Iterator[tuple[str, str]]:
    """What holds for the whole week, each with its style."""
    if week.because:
        yield week.because, CYAN
        yield lines_words(week.since), DIM
    for phase in plan.phases:
        if phase.first == week.number:
            for gate in phase.gates:
                yield f"{phase.name} begins only when {gate_words(gate)}", CYAN
    for away in plan.aways:
        if away.first <= week.end and away.last >= week.start:
            yield _away(away), YELLOW
    if week.total is not None and _differs(week.total, estimates):
        yield f"stated as {week.total.text}", YELLOW
    if week.incomplete:
        yield "not complete: a line of it could not be read", YELLOW


def _away(away: Away) -> str:
    """`away Thu 22 Jan to Sun 25 Jan: skiing`."""
    first, last = (short_date(day) for day in (away.first, away.last))
    days = first if away.first == away.last else f"{first} to {last}"
    return f"away {days}" + (f": {away.reason}" if away.reason else "")


def _differs(stated: Total, estimates: Estimates) -> bool:
    """Whether a stated total is none that the week may come to, as closely as it was written."""
    decimals = len(stated.text.partition(".")[2].rstrip("kmidyh")) if "." in stated.text else 0
    if stated.distance is not None:
        unit = MILE if stated.text.endswith("mi") else KILOMETRE
        far = estimates.distance.range if estimates.distance else None
        ends = (far.low, far.high) if far else (None, None)
        low, high = (end.um if end else 0 for end in ends)
        return not low - (slack := unit // 2 // 10**decimals) <= stated.distance.um <= high + slack
    long = estimates.duration.range
    low, high = (end.ms if end else 0 for end in (long.low, long.high))
    return stated.duration is not None and not (
        low - MINUTE // 2 <= stated.duration.ms <= high + MINUTE // 2
    )


def _session(session: Session, week: Week, page: _Page, new_day: bool) -> Iterator[str]:
    """The day, what to run, and below it, in its own column, what else is to be known of it."""
    day = f"  {DAYS[session.date.weekday()]} {session.date.day:2}  " if new_day else " " * DAY
    at = session.time.strftime("%H:%M") if session.time else session.half or ""
    margin = day + (f"{at:{CLOCK}}" if page.indent > DAY else "")
    label = f"{printable(session.label)}:" if session.label else ""
    estimates = session_estimates(session)
    for index, line in enumerate(_words(session, label, page.column)):
        bold = len(label) if index == 0 else 0
        text = paint(line[:bold], BOLD, page.color) + line[bold:]
        if index == 0:
            used = page.indent + cells(line)
            yield (margin + text + _totals(estimates, used, page, "")).rstrip()
        else:
            yield " " * page.indent + text
    yield from _below(estimates, page, page.indent)
    yield from _remarks(session, week, page)


def _words(session: Session, label: str, width: int) -> Iterator[str]:
    """Label, steps and place in lines that break before a `+` or an `or`; within a step only where
    it is too long for a line.
    """
    where = f"at {place(session)}" if session.venue else place(session)
    steps = STEP_ENDS.sub("\n", f"{label} {printable(session.text)}".strip()).split("\n")
    parts = [*steps, printable(where)] if where else steps
    bound = (part.replace(" ", NO_BREAK) if cells(part) <= width else part for part in parts)
    for line in wrap(" ".join(bound), width):
        yield line.replace(NO_BREAK, " ")


def _remarks(session: Session, week: Week, page: _Page) -> Iterator[str]:
    alone = session.because not in ("", week.because)
    lines = [(session.because, CYAN), (lines_words(session.since), DIM)] if alone else []
    lines += [(f"{version.group}: {version.text}", "") for version in session.versions]
    lines += [(f"only when {gate_words(gate)}", CYAN) for gate in session.gates]
    lines += [(f"pass {marks_words(session.marks)}", "")] if session.marks else []
    lines += [(note, DIM) for note in session.notes]
    lines += [
        (guide_line(guide), COLOURS.get(guide.colour or "", CYAN)) for guide in session.guides
    ]
    for words, style in lines:
        for index, line in enumerate(wrap(printable(words), page.column - 2)):
            lead = "· " if index == 0 else "  "
            yield " " * page.indent + paint(lead + line, style, page.color)


def _totals(estimates: Estimates, used: int, page: _Page, style: str) -> str:
    """The two columns on the right, from where the text to their left ends."""
    if not page.long:
        return ""
    far, long = how_far(estimates, page.unit), how_long(estimates)
    gap = page.indent + page.column - used
    row = f"{far:>{page.far}}{GAP}{long:>{page.long}}"
    return (" " * gap + GAP + paint(row, style, page.color)) if row.strip() else ""


def _below(estimates: Estimates, page: _Page, indent: int) -> Iterator[str]:
    """The totals on a line of their own, where there is no room for columns."""
    row = ", ".join(part for part in (how_far(estimates, page.unit), how_long(estimates)) if part)
    if row and not page.long:
        yield " " * indent + paint(row, DIM, page.color)
