"""Weeks and dates: where week 1 begins, which is the last, on which date a weekday falls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from plandsl.diagnostics import Diagnostic
from plandsl.model.plan import Race
from plandsl.record import dataclass
from plandsl.resolve.outline import Day, Outline
from plandsl.resolve.problem import error
from plandsl.resolve.weeks import WEEK, weeks_of
from plandsl.syntax import tree
from plandsl.syntax.lower.weeks import LAST_WEEK


@dataclass(frozen=True, slots=True)
class Calendar:
    """`first` is the first day of week 1, `start` the first day of the plan: they differ where the
    weeks begin on another day than the plan. `last` is the number of the last week.
    """

    first: dt.date
    start: dt.date
    last: int
    by_week: dict[int, list[tuple[dt.date, Day]]]

    @classmethod
    def of(cls, outline: Outline, race: Race | None, found: list[Diagnostic]) -> Calendar | None:
        """The calendar of a plan; None where nobody can tell when it starts."""
        written = _last_written(outline)
        start = _start(outline, race, written, found)
        if start is None:
            return None
        begins = _begins(outline)
        first = start - dt.timedelta(
            days=(start.weekday() - begins) % 7 if begins is not None else 0
        )
        dated = list(_dated(outline, race, found))
        last = max([written, *(_number(date, first) for date, _ in dated)])
        made = cls(first, start, min(last, LAST_WEEK), {})
        for date, day in dated:
            made._place(date, day, found)
        return made

    def _place(self, date: dt.date, day: Day, found: list[Diagnostic]) -> None:
        if date < self.start or self.week_of(date) > LAST_WEEK:
            late = date >= self.start
            where = "ten years later" if late else f"before the plan starts, on {self.start}"
            origin = day.line.origin()
            help_line = "correct the date, or the start at the top"
            found.append(error("outside", f"{date} is {where}", origin, help_line))
            return
        self.by_week.setdefault(self.week_of(date), []).append((date, day))

    @property
    def end(self) -> dt.date:
        """The last day of the last week."""
        return self.first + self.last * WEEK - dt.timedelta(days=1)

    def week_of(self, date: dt.date) -> int:
        """The week a date falls in; 0 and below before the first."""
        return _number(date, self.first)

    def date(self, number: int, weekday: int) -> dt.date:
        """The date of a weekday (Monday is 0) in a week."""
        first = self.first + (number - 1) * WEEK
        return first + dt.timedelta(days=(weekday - first.weekday()) % 7)

    def dated(self, number: int) -> list[tuple[dt.date, Day]]:
        """The lines with a date of their own in a week."""
        return self.by_week.get(number, [])


def _number(date: dt.date, first: dt.date) -> int:
    return (date - first).days // 7 + 1


def _last_written(outline: Outline) -> int:
    """The last week that a phase or a week line speaks of."""
    return max((weeks_of(block)[1] for block in outline.blocks), default=0)


def _begins(outline: Outline) -> int | None:
    """The weekday that `weeks begin` says."""
    line = outline.first("weeks")
    return line.statement.day if line and isinstance(line.statement, tree.BeginLine) else None


def _start(
    outline: Outline, race: Race | None, last: int, found: list[Diagnostic]
) -> dt.date | None:
    """The first day: as written, or counted back from the race."""
    line = outline.first("start")
    if line is not None and isinstance(line.statement, tree.StartLine):
        return line.statement.date
    if outline.broken_weeks:
        return None
    if race is not None and last:
        begins = _begins(outline) or 0
        week = race.date - dt.timedelta(days=(race.date.weekday() - begins) % 7)
        return week - (last - 1) * WEEK
    if not outline.broken_head:
        line = outline.first("plan") or outline.file.lines[0]
        message = "this plan does not say when it starts"
        help_line = "add a line like: start 2026-03-02, or the race day, like: race 2026-05-10 5k"
        found.append(error("no-start", message, outline.origin(line), help_line))
    return None


def _dated(
    outline: Outline, race: Race | None, found: list[Diagnostic]
) -> Iterator[tuple[dt.date, Day]]:
    """The lines with a date, and those that count days before the race."""
    for day in outline.dated:
        statement = day.statement
        if isinstance(statement, tree.DatedLine):
            yield statement.date, day
        elif race is not None:
            assert isinstance(statement, tree.CountedLine)
            yield race.date - dt.timedelta(days=statement.before), day
        elif not outline.broken_head:
            message = "there is no race to count back from"
            help_line = "add a line at the top like: race 2026-05-10 5k"
            found.append(error("no-race", message, outline.origin(day.line), help_line))
