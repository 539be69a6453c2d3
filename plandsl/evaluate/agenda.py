"""What is due on a day, by the plan and by the log as it was at the end of that day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from plandsl.evaluate import series_of, verdict_of
from plandsl.evaluate.gates import judge_gate
from plandsl.evaluate.match import Match, match
from plandsl.evaluate.slips import Names
from plandsl.model.agenda import Agenda, Planned, Standing
from plandsl.model.key import slug
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Gate, Session
from plandsl.model.verdict import SessionVerdict, Verdict

# What was missed longer ago is not made up for [house choice].
LOOKS_BACK = dt.timedelta(days=7)
NOT_RUN = frozenset({Verdict.SKIPPED, Verdict.MOVED})


def agenda(plan: Plan, log: Log | None, on: dt.date) -> Agenda:
    """The plan must have weeks. Without a log nothing is known to have been missed."""
    known = log.entries[: bisect_right(log.entries, on, key=lambda one: one.date)] if log else ()
    found = match(plan, Log(plan.title, known)).matches
    judge = _Judge(plan, found)
    planned = sorted(judge.planned(), key=_in_order)
    before = [one for one in planned if one.date < on and not one.session.may_be_off]
    left = [one for one in planned if one.date > on and not one.session.is_off and not _is_run(one)]
    today = tuple(one for one in planned if one.date == on)
    after = tuple(next((list(day) for _, day in groupby(left, key=lambda one: one.date)), ()))
    missed = (one for one in before if one.date >= on - LOOKS_BACK and not _is_run(one))
    return Agenda(
        plan,
        on,
        has_log=log is not None,
        week=next((week for week in plan.weeks if week.start <= on <= week.end), None),
        today=today,
        beside=tuple(judge.beside(on, today)),
        next=after,
        missed=tuple(missed) if log else (),
        gates=tuple(judge.standing(on, [one.session for one in (*today, *after)])),
        run=sum(map(_is_run, before)) if log else 0,
        due=len(before) if log else 0,
    )


def _is_run(planned: Planned) -> bool:
    found = planned.verdict
    return found is not None and found.verdict not in NOT_RUN and found.was_run


def _in_order(planned: Planned) -> tuple[dt.date, dt.time, str]:
    session = planned.session
    return planned.date, session.time or dt.time(0), session.half or ""


class _Judge:
    """The matches of a log; an entry is judged when somebody asks."""

    def __init__(self, plan: Plan, found: Sequence[Match]) -> None:
        self.plan, self.found, self.names = plan, found, Names(plan)

    def planned(self) -> Iterator[Planned]:
        """Every session with the day it is due now, and with what the log says of it last."""
        said: dict[int, Match] = {}
        moved: dict[int, dt.date] = {}
        for one in self.found:
            to = one.entry.result.moved_to if one.entry.result else None
            if one.session is not None and to is not None:
                moved[id(one.session)] = to
            elif one.session is not None and not one.elsewhere:
                said[id(one.session)] = one
        for session in self.plan.sessions():
            about = said.get(id(session))
            date = moved.get(id(session), session.date)
            yield Planned(session, date, self.verdict(about) if about else None)

    def verdict(self, found: Match) -> SessionVerdict:
        return verdict_of(found, self.plan, self.names)

    def beside(self, on: dt.date, due: Sequence[Planned]) -> Iterator[SessionVerdict]:
        """What was run on a day and is none of the sessions that were due."""
        sessions = {id(one.session) for one in due}
        for one in self.found:
            if one.entry.date == on and one.run and id(one.session) not in sessions:
                yield self.verdict(one)

    def standing(self, on: dt.date, sessions: Sequence[Session]) -> Iterator[Standing]:
        """The gates of phases that have not ended, and those of the sessions given."""
        weeks = self.plan.weeks
        for phase in self.plan.phases:
            inside = [week for week in weeks if phase.first <= week.number <= phase.last]
            if inside and inside[-1].end >= on:
                begins = next((week.start for week in inside if not week.because), None)
                for gate in phase.gates:
                    first = begins or inside[0].start
                    yield self._stands(gate, phase.name, first, on, is_held=begins is None)
        for session in sessions:
            for gate in session.gates:
                yield self._stands(gate, session.series, session.date, on)
        waiting: dict[tuple[str, Gate], dt.date] = {}
        for session in sessions:
            for of in session.waiting:
                waiting.setdefault(of, session.date)
        for (holds, gate), date in waiting.items():
            yield self._stands(gate, holds, date, on, is_held=True)

    def _stands(
        self, gate: Gate, holds: str, begins: dt.date, on: dt.date, is_held: bool = False
    ) -> Standing:
        series = slug(gate.series)
        of_it = [one for one in self.found if one.run and series == slug(series_of(one))]
        verdict = judge_gate(gate, holds, [self.verdict(one) for one in of_it])
        return Standing(gate, holds, begins, verdict.on(on), is_held)
