"""A log judged by its plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from plandsl.evaluate.gates import gates
from plandsl.evaluate.history import compared
from plandsl.evaluate.match import Match, match
from plandsl.evaluate.score import judge
from plandsl.evaluate.slips import Names
from plandsl.evaluate.weeks import weekly
from plandsl.model.key import slug
from plandsl.model.log import Entry, Log
from plandsl.model.plan import Plan
from plandsl.model.session import Session
from plandsl.model.verdict import Evaluation, SessionVerdict, Verdict
from plandsl.record import replace


def evaluate(plan: Plan, log: Log) -> Evaluation:
    """Every entry held against its session, and the sessions before the last entry that have none.

    The clock is the log: what lies after its last entry is not due yet. Entries before the plan
    begins are judged by their own lines and count as history.
    """
    found = match(plan, log)
    names = Names(plan)
    logged = list(compared(verdict_of(one, plan, names) for one in found.matches))
    last = log.entries[-1].date if log.entries else None
    unlogged = [
        SessionVerdict(None, session, Verdict.SKIPPED, session.text)
        for session in found.unlogged
        if last is not None and session.date < last and not may_be_off(session)
    ]
    in_order = sorted([*unlogged, *logged], key=lambda verdict: verdict.date)
    weeks = weekly(plan, in_order, last) if last is not None else ()
    return Evaluation(
        plan.title,
        tuple(in_order),
        gates=gates(plan, logged),
        weeks=weeks,
        unit=plan.unit,
        begins=_begins(plan),
    )


def verdict_on(plan: Plan, log: Log, entry: Entry) -> SessionVerdict:
    """The verdict on one entry as `evaluate` has it; only those of its series are judged for it."""
    found = match(plan, log).matches
    at = next(at for at, one in enumerate(found) if one.entry is entry)
    series = slug(series_of(found[at]))
    same = [one for one in found[:at] if slug(series_of(one)) == series]
    names = Names(plan)
    *_, verdict = compared(verdict_of(one, plan, names) for one in [*same, found[at]])
    return verdict


def series_of(found: Match) -> str:
    """The plan's name of the series, else the log's; empty where nobody has named it."""
    return (found.session.series if found.session else found.entry.series) or ""


def verdict_of(found: Match, plan: Plan, names: Names) -> SessionVerdict:
    """The verdict on one entry, without what lies before it."""
    entry, session = found.entry, found.session
    if found.run:
        verdict = judge(entry, session)
        meant = names.meant(entry) if session is None and not found.again else ()
        notes = (*_beside(plan, found), *meant)
        return replace(verdict, notes=(*notes, *verdict.notes)) if notes else verdict
    moved_to = entry.result.moved_to if entry.result else None
    moved = found.elsewhere or moved_to is not None
    text = session.text if session else entry.text
    notes = (f"moved to {moved_to}",) if moved_to else ()
    return SessionVerdict(
        entry, session, Verdict.MOVED if moved else Verdict.SKIPPED, text, notes=notes
    )


def _beside(plan: Plan, found: Match) -> Iterator[str]:
    """What is odd about an entry's day: it lies around the plan, or has the same line again."""
    begins, date = _begins(plan), found.entry.date
    if begins is not None and date < begins:
        yield "before the plan begins: history"
    if found.session is None and plan.weeks and date > plan.weeks[-1].end:
        yield f"after the plan's last day, {plan.weeks[-1].end}"
    because = _held(plan, date) if found.session is None else ""
    if because:
        yield f"the plan asked for something else: {because}"
    if found.again:
        yield "the same line stands twice on this day: a double, or logged again?"


def _begins(plan: Plan) -> dt.date | None:
    return plan.start or (plan.weeks[0].start if plan.weeks else None)


def _held(plan: Plan, date: dt.date) -> str:
    """Why the week of a day is another one again; empty where it is not."""
    at = (date - plan.weeks[0].start).days // 7 if plan.weeks else -1
    return plan.weeks[at].because if 0 <= at < len(plan.weeks) else ""


def may_be_off(session: Session) -> bool:
    """`weights or rest`: a day without an entry may have been as planned."""
    return any(all(step.sport == "rest" for step in steps) for steps in session.options)
