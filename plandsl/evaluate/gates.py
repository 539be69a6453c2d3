"""Whether a gate is open: what the log has to show before a phase or a session may begin.

Of the entries of its series that were run, those count whose rest meets the gate's (`with r<=90`):
the rests as run, else as the plan has them. Of these the newest decide (`last 2`), or all. Fewer
than that is not yet. Entries before the plan begins count too, and comparisons are exact.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from plandsl.evaluate.conditions import answer, compare, facts_of
from plandsl.evaluate.due import due
from plandsl.model.gate import GateState, GateVerdict
from plandsl.model.key import slug
from plandsl.model.plan import Plan
from plandsl.model.session import Gate, Rest
from plandsl.model.verdict import SessionVerdict
from plandsl.record import dataclass, replace
from plandsl.units import Duration

# Days that a state names; more of them nobody reads.
MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class _Asked:
    """One entry that counts, and what the gate's condition says of it."""

    date: dt.date
    holds: bool | None
    because: str


def gates(plan: Plan, logged: Sequence[SessionVerdict]) -> tuple[GateVerdict, ...]:
    """Every gate of a plan once, those of phases first; `logged` are the entries in date order."""
    asked = {
        (phase.name, gate): tuple(
            week.number for week in plan.weeks[phase.first - 1 : phase.last] if week.because
        )
        for phase in plan.phases
        for gate in phase.gates
    }
    for one in plan.sessions():
        asked |= {(one.series, gate): () for gate in one.gates if (one.series, gate) not in asked}
        asked |= {of: (*asked.get(of, ()), one.week) for of in one.waiting}
    return tuple(
        replace(judge_gate(gate, holds, logged), held=held) for (holds, gate), held in asked.items()
    )


def judge_gate(gate: Gate, holds: str, logged: Iterable[SessionVerdict]) -> GateVerdict:
    """How a gate stood after each entry that counts for it; `holds` says what it keeps closed."""
    series = slug(gate.series)
    of_it = (one for one in logged if one.word and slug(one.series or "") == series)
    asked = [_ask(gate, one) for one in of_it if gate.rest is None or _has_rest(gate, one)]
    return GateVerdict(gate, holds, tuple(_states(gate, asked)))


def _ask(gate: Gate, verdict: SessionVerdict) -> _Asked:
    found = answer(gate.condition, facts_of(verdict))
    return _Asked(verdict.date, found.holds, found.because)


def _states(gate: Gate, asked: Sequence[_Asked]) -> Iterator[GateState]:
    """The state after each entry; the newest one that fails is known, for a log may be long."""
    failed = untold = -1
    for at, one in enumerate(asked):
        failed = at if one.holds is False else failed
        untold = at if one.holds is None else untold
        first = 0 if gate.last is None else max(0, at + 1 - gate.last)
        counted = tuple(it.date for it in asked[max(first, at + 1 - MOST_NAMED) : at + 1])
        if gate.last is not None and at + 1 < gate.last:
            yield GateState(one.date, False, counted, f"{at + 1} of {gate.last} so far")
        elif max(failed, untold) < first:
            yield GateState(one.date, True, counted, one.because)
        else:
            decides = asked[failed if failed >= first else untold]
            because = f"on {decides.date} {decides.because}"
            yield GateState(one.date, decides.holds, counted, because)


def _has_rest(gate: Gate, verdict: SessionVerdict) -> bool:
    """Whether every rest of a session is known and meets the gate's."""
    test = gate.rest
    assert test is not None
    assert isinstance(test.value, Duration)
    rests = [one.run for one in verdict.rests] or _planned(verdict)
    return bool(rests) and all(
        rest.duration is not None and compare(rest.duration, test.op, test.value) is True
        for rest in rests
    )


def _planned(verdict: SessionVerdict) -> list[Rest]:
    """The rests between the reps as the plan has them, where the log says nothing of rests."""
    if verdict.entry is None or verdict.session is None:
        return []
    pieces = due(verdict.entry, verdict.session).pieces[:-1]
    return [piece.rest for piece in pieces if piece.rest is not None]
