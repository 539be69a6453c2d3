"""An unrolled plan as ordinary text: every week written out, and it means the same.

What unfolds (`extends`, `let`, `then`, `deload`, `like`, the days of a phase) is gone; what moves a
session (`move`, `swap`, `drop`) stays, for a session keeps its identity where it was written.
"""

from __future__ import annotations

from collections.abc import Iterator

from plandsl.resolve.calendar import Calendar
from plandsl.resolve.outline import Block, Day
from plandsl.resolve.sessions import template_tag
from plandsl.resolve.slot import Slot, in_order
from plandsl.resolve.weeks import Weeks, weeks_of
from plandsl.syntax import tree
from plandsl.syntax.format import session_text, statement_text
from plandsl.syntax.reader import DAYS

# The lines at the top that hold for the whole plan, in the order they are written.
HEAD = (
    "plan", "id", "athlete", "group", "start", "race", "weeks", "timezone", "at", "remind", "hrmax",
    "hrrest", "ftp", "recent", "pace", "usual", "closed", "away", "rules", "rule",
)  # fmt: skip


def expanded(weeks: Weeks, calendar: Calendar) -> str:
    """The text of a plan that could be read to the last line; it compiles to the same plan."""
    lines = [*_head(weeks)]
    for number in range(1, calendar.last + 1):
        lines += ["", *_week(number, weeks, calendar)]
    dated = [line for day in weeks.outline.dated for line in _dated(day, weeks)]
    edits = [statement_text(statement) for _, statement in weeks.outline.edits]
    for part in (dated, edits):
        lines += ["", *part] if part else []
    return "".join(f"{line}\n" for line in lines)


def _head(weeks: Weeks) -> Iterator[str]:
    for keyword in HEAD:
        for line in weeks.outline.head.get(keyword, []):
            assert line.statement is not None
            yield statement_text(line.statement)


def _week(number: int, weeks: Weeks, calendar: Calendar) -> Iterator[str]:
    """The phase that begins here, and the week with its days."""
    phase, own = weeks.phase(number), weeks.own(number)
    if phase is not None and weeks_of(phase)[0] == number:
        assert isinstance(phase.statement, tree.PhaseLine)
        yield statement_text(phase.statement)
        yield from _under_block(phase)
        yield ""
    stated, lighter = weeks.total(number), " deload" if weeks.is_deload(number) else ""
    yield f"week {number}{lighter}" + (f" {stated[0].text}" if stated else "")
    for block in own:
        yield from _under_block(block)
    placed = [(calendar.date(number, slot.weekday), slot) for slot in weeks.slots(number)]
    for date, slot in sorted(placed, key=lambda pair: in_order(*pair)):
        if date < calendar.start:
            continue
        yield from _day(slot, number)


def _under_block(block: Block) -> Iterator[str]:
    for _, gate in block.gates:
        yield f"  {statement_text(gate)}"
    for _, allow in block.allows:
        yield f"  {statement_text(allow)}"


def _day(slot: Slot, number: int) -> Iterator[str]:
    assert slot.written is not None
    written = template_tag(slot.written, number) if slot.template else slot.written
    yield f"  {DAYS[slot.weekday]}  {session_text(written)}"
    yield from _under_day(slot.day)


def _dated(day: Day, weeks: Weeks) -> Iterator[str]:
    written = weeks.without_names(day)
    assert written is not None
    statement = day.statement
    when = f"race-{statement.before}" if isinstance(statement, tree.CountedLine) else ""
    when = str(statement.date) if isinstance(statement, tree.DatedLine) else when
    yield f"  {when}  {session_text(written)}"
    yield from _under_day(day)


def _under_day(day: Day) -> Iterator[str]:
    """What belongs to a day, but for the `then` that made it."""
    below: list[tree.Statement] = [*day.notes, *day.checks]
    below += [guide for _, guide in day.guides]
    below += [gate for _, gate in day.gates]
    below += [allow for _, allow in day.allows]
    for statement in below:
        yield f"    {statement_text(statement)}"
