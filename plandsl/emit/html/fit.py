"""How much smaller a season or a week has to be set on paper to stay on its one page.

A page cannot measure itself without a script, so heights are reckoned from the words: roughly, and
rather too high than too low, for letters are wider on one machine than on another.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from plandsl.emit.html.session import boxes_of, on_one_line
from plandsl.emit.html.squad_day import Athlete, SquadDay
from plandsl.emit.html.words import name, shorthand
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Session
from plandsl.units import number

FULL = 100
SIZES = (FULL, 92, 85, 78, 72, 66, 60, 55, 50, 45, 40)
"""In per cent. What does not fit even in the smallest is set in `SPILLED` on several pages."""
SPILLED = 66


def styled(size: int | None) -> str | None:
    """The `style` of a section of this size, for `paper.css`."""
    return f"--size:{number(Fraction(size, FULL), 2)}" if size and size < FULL else None


# -------------------------------------------------------- a season, in tenths of a point

LINE, LINES, ROOMY = 20, 3, 37
"""Letters to a line of a day in usual letters, lines a week has anyhow, lines there is room for."""
NAME_LETTERS, LETTERS, PHASE_LETTERS = 16, 21, 7
"""Letters to a line of a day's names, of what stands below them, of a phase, closely set."""
NAME_HIGH, HIGH, BETWEEN, EDGES, ROW = 96, 78, 35, 40, 240
"""How high a line of each is, what lies between two sessions and around a row, the least row."""
SEASON, NOTE = 4500, 90
"""All rows together; a note at the foot."""


def season_size(plan: Plan) -> int | None:
    """In per cent of closely set letters; None where the season fits in usual ones."""
    if sum(max(LINES, *map(_usual_lines, _days(week))) for week in plan.weeks) <= ROOMY:
        return None
    room = SEASON - NOTE * (len(plan.closures) + len(plan.aways))
    return next((size for size in SIZES if _season(plan, size) * size <= room * FULL), SPILLED)


def _days(week: Week) -> list[list[Session]]:
    days = (week.start + dt.timedelta(days=day) for day in range(7))
    return [[session for session in week.sessions if session.date == day] for day in days]


def _usual_lines(sessions: list[Session]) -> int:
    return sum(1 + -(-len(shorthand(session)) // LINE) for session in sessions)


def _season(plan: Plan, size: int) -> int:
    """How high all rows are before they are made smaller, with which more goes into a line."""
    return sum(_row(week, size) for week in plan.weeks)


def _row(week: Week, size: int) -> int:
    days = (sum(_entry(session, size) + BETWEEN for session in day) for day in _days(week))
    phase = HIGH * _lines(len(week.phase or ""), PHASE_LETTERS, size)
    return max(ROW, EDGES + max(phase, *days))


def _entry(session: Session, size: int) -> int:
    names = _lines(len(name(session)) + len(session.half or ""), NAME_LETTERS, size)
    return NAME_HIGH * names + HIGH * _lines(len(shorthand(session)), LETTERS, size)


def _lines(letters: int, to_a_line: int, size: int) -> int:
    return -(-letters * size // (to_a_line * FULL))


# ------------------------------------------------------ a week, in tenths of a millimetre

WEEK, HEAD = 2520, 360
TEXT_LETTERS, TO_A_ROW = 90, 8
"""Letters to a line of a note, boxes to a row."""
SHORT, TITLE, STEP, TEXT, STRIP, ROW_OF_BOXES, BLANKS = 145, 120, 56, 50, 130, 140, 80


def week_size(week: Week) -> int:
    """In per cent."""
    high = HEAD + sum(map(_session, week.sessions))
    return next((size for size in SIZES if high * size <= WEEK * FULL), SPILLED)


def _session(session: Session) -> int:
    if all(on_one_line(steps) for steps in session.options):
        return _texts(session) + SHORT
    rows = -(-len(boxes_of(session)) // TO_A_ROW)
    return _texts(session) + _steps(session) + BLANKS + ROW_OF_BOXES * rows


def _texts(session: Session) -> int:
    texts = [*session.notes, *(guide.text for guide in session.guides), session.because]
    lines = sum(-(-len(text) // TEXT_LETTERS) for text in texts)
    lines += len(session.gates) + len(session.versions) + bool(session.marks)
    laps = (*(step.laps for step in session.steps), *(guide.laps for guide in session.guides))
    return TEXT * lines + STRIP * sum(map(bool, laps))


def _steps(session: Session) -> int:
    several = len(session.options) > 1
    return TITLE + STEP * sum(len(steps) + several for steps in session.options)


# ------------------------------------------- a session of a squad, in tenths of a millimetre

DAY, WORK = 190, 130
"""What stands above a session, and above those with the same work or another length."""
ROW_HIGH, BOX_HIGH, NAME_LINE, PACE_LINE, CELL_LINE = 11, 60, 53, 38, 53
TO_A_NAME, TO_A_PACE, TO_A_CELL, TO_A_LINE = 15, 21, 9, 8
"""Letters to a line of a name, of a pace, of a figure, and boxes to a line."""
ROOMY_BOX, SMALLEST = 82, 60
"""How high a box is where nothing has to be smaller; the least size."""


def squad_size(day: SquadDay) -> int:
    """In per cent; an athlete's line must not become too small to be read at the track."""
    sizes = (size for size in SIZES if size >= SMALLEST)
    return next((size for size in sizes if _squad(day, size) * size <= WEEK * FULL), SMALLEST)


def _squad(day: SquadDay, size: int) -> int:
    high = DAY + _texts(day.session) + _steps(day.session)
    for work in day.works:
        rows = (work.everybody, *work.athletes) if work.everybody else work.athletes
        lengths = {one.marks for each in rows for one in each.splits}
        high += WORK * max(1, len(lengths)) + sum(_athlete(each, size) for each in rows)
    return high


def _athlete(each: Athlete, size: int) -> int:
    """The row with their boxes, then one for each further length; in a smaller one more goes into a
    line.
    """
    box = ROOMY_BOX if size == FULL else BOX_HIGH
    boxes = _lines(len(boxes_of(each.session)) if each.session else 0, TO_A_LINE, size)
    names = NAME_LINE * _lines(len(each.name + each.group), TO_A_NAME, size)
    paces = PACE_LINE * sum(_lines(len(pace), TO_A_PACE, size) for pace in each.paces)
    figures = [_figures(one.rows, size) for one in each.splits]
    first = max(box * boxes, names, paces, *figures[:1])
    return sum(max(names, more) + ROW_HIGH for more in (first, *figures[1:]))


def _figures(rows: tuple[tuple[str, tuple[str, ...]], ...], size: int) -> int:
    lines = (max(_lines(len(cell), TO_A_CELL, size) for cell in cells) for _, cells in rows)
    return sum(CELL_LINE * each for each in lines)
