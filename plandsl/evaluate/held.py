"""Which weeks of a phase, and which days, a closed gate holds back.

Asked once, on the eve: by what was run before the week or the day begins, so that no later entry
changes it. A phase that has begun goes on. Where the log has not come so far, the sessions of the
gate's series that are still to come count as if all goes well, and only a gate that they cannot
open holds anything back; nor does one of which the log does not tell. The week of the race stands.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from plandsl.evaluate.gates import judge_gate
from plandsl.model.gate import GateState, GateVerdict
from plandsl.model.key import slug
from plandsl.model.plan import Phase, Plan, Week
from plandsl.model.repeat import DayOf, Repeat
from plandsl.model.session import Gate, Kind
from plandsl.model.verdict import SessionVerdict
from plandsl.record import dataclass, replace
from plandsl.source import Origin

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Held:
    """By the number of the week; by the line of the day and its week."""

    weeks: Mapping[int, Repeat]
    days: Mapping[DayOf, Repeat]


def held(printed: Plan, plan: Plan, judged: Sequence[SessionVerdict], last: dt.date) -> Held:
    """`printed` is the plan without the log, `plan` as far as the log has changed it by now; what
    becomes of a week depends on the weeks before it alone. `last` is the day of the last entry.
    """
    board = _Board(plan, judged, last)
    weeks = {
        number: again for phase in printed.phases for number, again in _weeks(board, phase, plan)
    }
    days: dict[DayOf, Repeat] = {}
    for session in printed.sessions():
        origin, week = session.origin, session.key.week
        if session.gates and origin and session.kind is not Kind.RACE and week > 1:
            again = board.closed(session.gates, session.series, session.date, week - 1)
            if again is not None:
                waiting = tuple((session.series, gate) for gate in session.gates)
                days[origin.source, origin.span, week] = replace(again, gates=waiting)
    return Held(weeks, days)


def _weeks(board: _Board, phase: Phase, plan: Plan) -> Iterator[tuple[int, Repeat]]:
    """Those weeks of a phase before its gates have opened."""
    again = _week_before(phase, plan)
    if not phase.gates or again is None:
        return
    for week in plan.weeks[phase.first - 1 : phase.last]:
        if plan.race is not None and week.start <= plan.race.date <= week.end:
            continue
        repeat = board.closed(phase.gates, phase.name, week.start, again.number)
        if repeat is None:
            return
        yield week.number, repeat


def _week_before(phase: Phase, plan: Plan) -> Week | None:
    """The last week of the phase before, but no lighter one if it has another."""
    before = [week for week in plan.weeks[: phase.first - 1] if week.sessions]
    if not before:
        return None
    full = (one for one in reversed(before) if one.phase == before[-1].phase and not one.deload)
    return next(full, before[-1])


class _Board:
    """What the log tells of gates, and what of the plan is still to come."""

    def __init__(self, plan: Plan, judged: Sequence[SessionVerdict], last: dt.date) -> None:
        self.last = last
        self.logged = [one for one in judged if one.entry is not None]
        said = {id(one.session) for one in self.logged}
        self.to_come: dict[str, list[dt.date]] = defaultdict(list)
        for session in plan.sessions():
            if session.date >= last and id(session) not in said:
                self.to_come[slug(session.series)].append(session.date)
        self.verdicts: dict[Gate, GateVerdict] = {}

    def closed(
        self, asked: Sequence[Gate], holds: str, begins: dt.date, week: int
    ) -> Repeat | None:
        """That a week is run again, where one of the gates is closed on the eve of a day."""
        eve = min(begins - DAY, self.last)
        for gate in asked:
            if self._stays_closed(gate, begins, eve):
                state = self._verdict(gate).on(eve)
                because = f"the gate of {holds} is closed: {state.because}"
                lines = [gate.origin, *self._entries(gate, state)]
                return Repeat(week, because, tuple(one for one in lines if one is not None))
        return None

    def _stays_closed(self, gate: Gate, begins: dt.date, eve: dt.date) -> bool:
        """Whether it is closed, and the sessions to come before that day cannot open it."""
        to_come = self.to_come.get(slug(gate.series), []) if begins > self.last else []
        hoped = bisect_left(to_come, begins)
        if hoped and gate.last is None and not self._verdict(gate).states:
            return False
        if hoped and gate.last is not None:
            if hoped >= gate.last:
                return False
            gate = replace(gate, last=gate.last - hoped)
        return self._verdict(gate).on(eve).is_open is False

    def _verdict(self, gate: Gate) -> GateVerdict:
        if gate not in self.verdicts:
            self.verdicts[gate] = judge_gate(gate, "", self.logged)
        return self.verdicts[gate]

    def _entries(self, gate: Gate, state: GateState) -> Iterator[Origin | None]:
        """The lines of the log that count for a state."""
        series, days = slug(gate.series), frozenset(state.counted)
        for one in self.logged if days else ():
            if one.date in days and one.entry and slug(one.series or "") == series:
                yield one.entry.origin
