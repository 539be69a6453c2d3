"""A plan run again from another day: the dates that stand in it move along."""

from __future__ import annotations

import datetime as dt

from plandsl.record import replace
from plandsl.resolve.outline import Day, EditLine, Outline
from plandsl.syntax import tree


def days_between(base: Outline, own: Outline) -> int | None:
    """How much later the plan that extends another is; None where they have no day in common.

    Both say a start, or both a race: what else the base says by its date is that much later.
    """
    for word in ("start", "race"):
        one, other = base.first(word), own.first(word)
        if one is not None and other is not None:
            assert isinstance(one.statement, tree.StartLine | tree.RaceLine)
            assert isinstance(other.statement, tree.StartLine | tree.RaceLine)
            return (other.statement.date - one.statement.date).days
    return None


def later(base: Outline, days: int) -> Outline:
    """The outline with its start, its race, its dated lines and its moves so many days later.

    What is shut and who is away stays: those are days of the calendar, not of the plan.
    """
    by = dt.timedelta(days=days)
    head = {
        word: [_head_line(line, by) for line in lines] if word in ("start", "race") else lines
        for word, lines in base.head.items()
    }
    return replace(
        base,
        head=head,
        dated=[_day(day, by) for day in base.dated],
        edits=[(line, _edit(statement, by)) for line, statement in base.edits],
    )


def _head_line(line: tree.Line, by: dt.timedelta) -> tree.Line:
    statement = line.statement
    assert isinstance(statement, tree.StartLine | tree.RaceLine)
    return replace(line, statement=replace(statement, date=statement.date + by))


def _day(day: Day, by: dt.timedelta) -> Day:
    statement = day.statement
    if not isinstance(statement, tree.DatedLine):
        return day
    return replace(day, statement=replace(statement, date=statement.date + by))


def _edit(statement: EditLine, by: dt.timedelta) -> EditLine:
    if isinstance(statement, tree.MoveLine):
        to = statement.to if isinstance(statement.to, int) else _moment(statement.to, by)
        return replace(statement, moved=_moment(statement.moved, by), to=to)
    if isinstance(statement, tree.SwapLine):
        other = (
            statement.other if isinstance(statement.other, int) else _moment(statement.other, by)
        )
        return replace(statement, one=_moment(statement.one, by), other=other)
    return replace(statement, dropped=_moment(statement.dropped, by))


def _moment(moment: tree.Moment, by: dt.timedelta) -> tree.Moment:
    if moment.date is None:
        return moment
    date = moment.date + by
    return replace(moment, date=date, text=str(date))
