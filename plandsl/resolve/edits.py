"""Sessions moved, swapped or dropped by a line (`move week 3 tue to thu`); each stays itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from plandsl.diagnostics import Diagnostic
from plandsl.model.plan import Race
from plandsl.model.session import Session
from plandsl.record import dataclass, field, replace
from plandsl.resolve.outline import EditLine
from plandsl.resolve.problem import error
from plandsl.syntax import tree

NOON = dt.time(12)


@dataclass(slots=True)
class Edits:
    """Applies such lines one after the other to the sessions of a plan.

    `first` is the first day of week 1, `start` the first day that counts.
    """

    first: dt.date
    race: Race | None
    found: list[Diagnostic] = field(default_factory=list)

    def apply(
        self, sessions: Sequence[Session], lines: Sequence[tuple[tree.Line, EditLine]]
    ) -> list[Session]:
        by_date: dict[dt.date, list[Session]] = {}
        for session in sessions:
            by_date.setdefault(session.date, []).append(session)
        for line, statement in lines:
            self._one(by_date, line, statement)
        return [session for day in by_date.values() for session in day]

    def _one(
        self, days: dict[dt.date, list[Session]], line: tree.Line, statement: EditLine
    ) -> None:
        if isinstance(statement, tree.DropLine):
            self._take(days, line, statement.dropped, self._date(line, statement.dropped))
        elif isinstance(statement, tree.MoveLine):
            moved, before = statement.moved, self._date(line, statement.moved)
            date = self._date(line, statement.to, before)
            if date is not None:
                self._put(days, self._take(days, line, moved, before), date, line)
        else:
            self._swap(days, line, statement)

    def _swap(
        self, days: dict[dt.date, list[Session]], line: tree.Line, statement: tree.SwapLine
    ) -> None:
        other = statement.other
        one_date = self._date(line, statement.one)
        other_date = self._date(line, other, one_date)
        if one_date is None or other_date is None:
            return
        moment = other if isinstance(other, tree.Moment) else replace(statement.one, half=None)
        one = self._take(days, line, statement.one, one_date)
        swapped = self._take(days, line, moment, other_date)
        self._put(days, one, other_date, line)
        self._put(days, swapped, one_date, line)

    def _take(
        self,
        days: dict[dt.date, list[Session]],
        line: tree.Line,
        moment: tree.Moment,
        date: dt.date | None,
    ) -> list[Session]:
        """The sessions of a day, or of its am or pm, taken out."""
        if date is None:
            return []
        there = days.get(date, [])
        chosen = [session for session in there if _is_in(session, moment.half)]
        if not chosen:
            half = f" {moment.half}" if moment.half else ""
            message = f"there is no session on {date}{half}"
            helps = "name the day on which the session stands"
            self.found.append(error("no-session", message, line.row.origin(moment.span), helps))
        days[date] = [session for session in there if not _is_in(session, moment.half)]
        return chosen

    def _put(
        self,
        days: dict[dt.date, list[Session]],
        sessions: Sequence[Session],
        date: dt.date,
        line: tree.Line,
    ) -> None:
        """On another day; the line that moved them is what they came there through."""
        for session in sessions:
            origin = session.origin
            if origin is not None:
                through = line.origin(origin.via)
                origin = replace(origin, via=through)
            days.setdefault(date, []).append(replace(session, date=date, origin=origin))

    def _date(
        self, line: tree.Line, moment: tree.Moment | int, base: dt.date | None = None
    ) -> dt.date | None:
        """The day of a moment; a weekday alone is one of the week that `base` is in."""
        if isinstance(moment, int):
            if base is None:
                return None
            begins = base - dt.timedelta(days=(base - self.first).days % 7)
            return begins + dt.timedelta(days=(moment - begins.weekday()) % 7)
        if moment.date is not None:
            return moment.date
        if moment.before_race is not None:
            if self.race is None:
                message = "there is no race to count back from"
                helps = "add a line at the top like: race 2026-05-10 5k"
                origin = line.row.origin(moment.span)
                self.found.append(error("no-race", message, origin, helps))
                return None
            return self.race.date - dt.timedelta(days=moment.before_race)
        assert moment.week is not None
        assert moment.day is not None
        week = self.first + (moment.week - 1) * dt.timedelta(days=7)
        return week + dt.timedelta(days=(moment.day - week.weekday()) % 7)


def _is_in(session: Session, half: str | None) -> bool:
    """Whether a session is in the half of its day that is meant."""
    if half is None or session.half == half:
        return True
    if session.time is None:
        return False
    return (session.time < NOON) == (half == "am")
