"""A day of a plan on a terminal: what to run, what is next, and how things stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plandsl.model.agenda import Agenda, Planned, Standing
from plandsl.model.describe import description, gate_words, guide_line, title
from plandsl.model.gate import reason
from plandsl.model.plan import Away
from plandsl.model.session import Session
from plandsl.model.verdict import SessionVerdict, Verdict
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
from plandsl.report.words import full_date, lines_words, short_date

NARROWEST, WIDEST = 40, 80
INDENT = "  "
COLOURS = {"green": GREEN, "yellow": YELLOW, "red": RED}
VERDICTS = {
    Verdict.HIT: GREEN,
    Verdict.OVER: CYAN,
    Verdict.PARTLY: YELLOW,
    Verdict.MISSED: RED,
}


@dataclass(frozen=True, slots=True)
class _Page:
    color: bool
    width: int


def today(agenda: Agenda, *, color: bool, width: int) -> str:
    """All that there is to know on the day; what comes next where the day has nothing more."""
    page = _page(color, width)
    blocks = [list(_head(agenda, page))]
    blocks += [list(_session(one, agenda, page)) for one in agenda.today]
    if not agenda.today and agenda.week is not None:
        blocks.append(["nothing planned today"])
    blocks.append([line for one in agenda.beside for line in _beside_it(one, page)])
    blocks += [list(_gates(agenda, page)), list(_missed(agenda, page))]
    if agenda.to_do == agenda.next:
        blocks.append(list(_next(agenda.next, page)))
    return _joined(blocks)


def upcoming(agenda: Agenda, *, color: bool, width: int) -> str:
    """The sessions to be run next, today's if they are not in the log yet."""
    page = _page(color, width)
    if not agenda.to_do:
        return "nothing more is planned\n"
    head, *more = wrap(_when(agenda.to_do[0], agenda), page.width)
    blocks = [[paint(line, BOLD, color) for line in (head, *more)]]
    blocks += [list(_session(one, agenda, page)) for one in agenda.to_do]
    return _joined(blocks)


def status(agenda: Agenda, *, color: bool, width: int) -> str:
    """Where the plan stands, without the sessions themselves."""
    page = _page(color, width)
    blocks = [[*_head(agenda, page), *_progress(agenda)]]
    blocks += [list(_gates(agenda, page)), list(_missed(agenda, page))]
    blocks.append(list(_next(agenda.to_do, page)))
    return _joined(blocks)


def _page(color: bool, width: int) -> _Page:
    return _Page(color, min(max(width, NARROWEST), WIDEST))


def _joined(blocks: Iterable[Sequence[str]]) -> str:
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _beside(left: str, right: str, page: _Page, style: str = "") -> Iterator[str]:
    """Bold words, and others at the right margin of their first line."""
    room = page.width - (cells(right) + len(INDENT) if right else 0)
    first, *more = wrap(printable(left), room)
    gap = " " * (page.width - cells(first) - cells(right)) if right else ""
    yield paint(first, BOLD, page.color) + gap + paint(right, style, page.color)
    yield from (paint(line, BOLD, page.color) for line in more)


def _wrapped(text: str, lead: str, page: _Page, style: str = "") -> Iterator[str]:
    """Text behind a lead, which is blank from the second line on."""
    for number, line in enumerate(wrap(printable(text), page.width - cells(lead))):
        yield (" " * cells(lead) if number else lead) + paint(line, style, page.color)


# --------------------------------------------------------------------- the day


def _head(agenda: Agenda, page: _Page) -> Iterator[str]:
    yield from _beside(agenda.plan.title, full_date(agenda.on), page)
    yield from wrap(printable(" · ".join(_facts(agenda))), page.width)


def _facts(agenda: Agenda) -> Iterator[str]:
    """`week 3 of 12`, `Base`, `lighter`, `67 days to the race`; or when it starts or ended."""
    plan, week = agenda.plan, agenda.week
    if agenda.until_start > 0:
        yield f"starts on {full_date(plan.weeks[0].start)}, {_in_days(agenda.until_start)}"
    elif agenda.since_end > 0:
        yield f"ended on {full_date(plan.weeks[-1].end)}, {_days(agenda.since_end)} ago"
    elif week is not None:
        yield f"week {week.number} of {plan.weeks[-1].number}"
        if week.phase:
            yield week.phase
        if week.deload:
            yield "lighter"
    if agenda.until_race is not None:
        race = _days(agenda.until_race)
        yield f"{race} to the race" if agenda.until_race else "race day"
    yield from (_away(away) for away in plan.aways if away.first <= agenda.on <= away.last)


def _away(away: Away) -> str:
    reason = f": {away.reason}" if away.reason else ""
    return f"away until {short_date(away.last)}{reason}"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _in_days(count: int) -> str:
    return "tomorrow" if count == 1 else f"in {count} days"


def _progress(agenda: Agenda) -> Iterator[str]:
    if not agenda.has_log:
        yield "no log yet"
    elif agenda.due:
        yield f"{agenda.run} of {agenda.due} sessions run so far"


def _session(planned: Planned, agenda: Agenda, page: _Page) -> Iterator[str]:
    """What it is and when, then from warm-up to cool-down, or what became of it."""
    session, verdict = planned.session, planned.verdict
    if verdict is None:
        yield from _beside(title(session), _time(session), page)
    else:
        style = VERDICTS.get(verdict.verdict, DIM)
        yield from _beside(title(session), verdict.verdict, page, style)
    if planned.date != session.date:
        yield from _wrapped(f"moved here from {short_date(session.date)}", INDENT, page)
    if verdict is not None and verdict.date != planned.date:
        yield from _wrapped(f"run on {short_date(verdict.date)}", INDENT, page)
    if verdict is not None and verdict.advice:
        colour = verdict.colour or ""
        words = f"{colour}: {verdict.advice}".lstrip(": ")
        yield from _wrapped(words, INDENT, page, COLOURS.get(colour, CYAN))
    if verdict is not None or session.is_off:
        return
    styles = {guide_line(guide): COLOURS.get(guide.colour or "", CYAN) for guide in session.guides}
    first, *more = description(session, agenda.plan.unit) or ("",)
    if session.because:
        yield from _wrapped(f"{first} ({lines_words(session.since)})", INDENT, page)
    for line in more if session.because else (first, *more):
        words = line.lstrip(" •")
        lead = INDENT + line[: len(line) - len(words)]
        yield from _wrapped(words, lead, page, styles.get(line, ""))


def _time(session: Session) -> str:
    return session.time.strftime("%H:%M") if session.time else ""


def _beside_it(verdict: SessionVerdict, page: _Page) -> Iterator[str]:
    """`also run: 400s, of Tue 2 Sep`, `also run: swim 30min, not in the plan`."""
    what = verdict.series or (verdict.entry.text if verdict.entry else "")
    of = f"of {short_date(verdict.session.date)}" if verdict.session else "not in the plan"
    yield from _wrapped(f"also run: {what}, {of}", "", page)


# ----------------------------------------------------------------- around the day


def _gates(agenda: Agenda, page: _Page) -> Iterator[str]:
    for one in agenda.gates:
        yield from _wrapped(f"{_holds(one, agenda)} only when {gate_words(one.gate)}", "", page)
        if agenda.has_log:
            word, style = STANDS[one.state.is_open]
            first, *more = _wrapped(reason(one.state), f"{INDENT}{word}: ", page)
            yield first.replace(word, paint(word, style, page.color), 1)
            yield from more


def _holds(one: Standing, agenda: Agenda) -> str:
    """`Speed on Mon 15 Sep`, `Speed, since Mon 15 Sep,`, `Speed, held back,`."""
    if one.is_held:
        return f"{one.holds}, held back,"
    if one.begins < agenda.on:
        return f"{one.holds}, since {short_date(one.begins)},"
    return f"{one.holds} on {short_date(one.begins)}"


def _missed(agenda: Agenda, page: _Page) -> Iterator[str]:
    if agenda.missed:
        names = ", ".join(map(_short, agenda.missed))
        yield from _wrapped(f"Missed in the last week: {names}", "", page, YELLOW)


def _short(planned: Planned) -> str:
    """`Mon 1 Sep easy`, `Tue 2 Sep 400s (skipped)`."""
    skipped = " (skipped)" if planned.verdict is not None else ""
    return f"{short_date(planned.date)} {planned.session.series}{skipped}"


def _next(planned: Sequence[Planned], page: _Page) -> Iterator[str]:
    for one in planned:
        when = " ".join(filter(None, [short_date(one.date), _time(one.session)]))
        yield from _wrapped(title(one.session), f"Next: {when}{INDENT}", page)


def _when(planned: Planned, agenda: Agenda) -> str:
    """`Thu 4 Sep 2025, tomorrow`."""
    apart = (planned.date - agenda.on).days
    return f"{full_date(planned.date)}, {_in_days(apart) if apart else 'today'}"
