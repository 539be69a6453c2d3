"""Each week of a plan by what was run of it; and all of them together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from plandsl.evaluate.pieces import readings
from plandsl.model.assumed import ON_FOOT
from plandsl.model.intensities import intensities
from plandsl.model.plan import Plan
from plandsl.model.session import Session
from plandsl.model.verdict import SessionVerdict, WeekVerdict
from plandsl.model.zones import Ability, ability
from plandsl.units import Distance


def weekly(
    plan: Plan, verdicts: Sequence[SessionVerdict], last: dt.date
) -> tuple[WeekVerdict, ...]:
    """The weeks that had begun by the last entry, by the verdicts on their sessions."""
    athlete = ability(plan)
    of_week: dict[int, list[SessionVerdict]] = {}
    for verdict in verdicts:
        of_week.setdefault(_week(plan, verdict), []).append(verdict)
    return tuple(
        _judged(week.number, week.start, of_week.get(week.number, ()), athlete)
        for week in plan.weeks
        if week.start <= last
    )


def _week(plan: Plan, verdict: SessionVerdict) -> int:
    """The week that a session was planned for; without one, that of its day; 0 around the plan."""
    if verdict.session is not None:
        return verdict.session.week
    begins = plan.weeks[0].start if plan.weeks else verdict.date
    at = (verdict.date - begins).days // 7
    return plan.weeks[at].number if 0 <= at < len(plan.weeks) else 0


def _judged(
    number: int, start: dt.date, verdicts: Iterable[SessionVerdict], athlete: Ability
) -> WeekVerdict:
    due: dict[int, Session] = {}
    run: dict[int, Session] = {}
    others = far = 0
    for verdict in verdicts:
        session = verdict.session
        if session is not None:
            due[id(session)] = session
        if verdict.was_run:
            far += _distance(verdict)
            others += session is None
            if session is not None:
                run[id(session)] = session
    hard = [
        intensities(session, athlete).is_hard()
        for session in run.values()
        if any(step.sport in ON_FOOT for step in session.steps)
    ]
    return WeekVerdict(
        number,
        start,
        planned=len(due),
        run=len(run),
        unplanned=others,
        hard=hard.count(True),
        easy=hard.count(False),
        distance=Distance(far),
    )


def _distance(verdict: SessionVerdict) -> int:
    """What the log tells of a run's length, in µm: its distance, else that of what was timed."""
    entry, planned = verdict.entry, verdict.session.steps if verdict.session else ()
    steps = entry.steps if entry and entry.steps else planned
    if entry is None or not any(step.sport in ON_FOOT for step in steps):
        return 0
    if entry.result is not None and entry.result.distance is not None:
        return entry.result.distance.um
    whole = verdict.whole.distance if verdict.whole and verdict.word != "rep" else None
    if whole is not None:
        return whole.um
    if verdict.whole is not None and not verdict.reps:
        kept_together = (piece.length for piece in readings(steps)[-1] if not piece.optional)
        return sum(length.um for length in kept_together if length)
    return sum(rep.distance.um for rep in verdict.reps if rep.was_run and rep.distance)
