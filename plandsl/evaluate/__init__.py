"""A log judged by its plan."""

from __future__ import annotations

from dataclasses import replace

from plandsl.evaluate.history import compared
from plandsl.evaluate.match import Match, match
from plandsl.evaluate.score import judge
from plandsl.evaluate.slips import Names
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Session
from plandsl.model.verdict import Evaluation, SessionVerdict, Verdict


def evaluate(plan: Plan, log: Log) -> Evaluation:
    """Every entry held against its session, and the sessions before the last entry that have none.

    The clock is the log: what lies after its last entry is not due yet. Entries before the plan
    begins are judged by their own lines and count as history.
    """
    found = match(plan, log)
    names = Names(plan)
    logged = compared(_verdict(one, plan, names) for one in found.matches)
    last = log.entries[-1].date if log.entries else None
    unlogged = [
        SessionVerdict(None, session, Verdict.SKIPPED, session.text)
        for session in found.unlogged
        if last is not None and session.date < last and not _may_be_off(session)
    ]
    in_order = sorted([*unlogged, *logged], key=lambda verdict: verdict.date)
    return Evaluation(plan.title, tuple(in_order))


def _verdict(found: Match, plan: Plan, names: Names) -> SessionVerdict:
    entry, session = found.entry, found.session
    if found.run:
        verdict = judge(entry, session)
        if session is None:
            verdict = replace(verdict, notes=(*names.meant(entry), *verdict.notes))
        begins = plan.start or (plan.weeks[0].start if plan.weeks else None)
        if begins is not None and entry.date < begins:
            return replace(verdict, notes=("before the plan begins: history", *verdict.notes))
        return verdict
    moved_to = entry.result.moved_to if entry.result else None
    moved = found.elsewhere or moved_to is not None
    text = session.text if session else entry.text
    notes = (f"moved to {moved_to}",) if moved_to else ()
    return SessionVerdict(
        entry, session, Verdict.MOVED if moved else Verdict.SKIPPED, text, notes=notes
    )


def _may_be_off(session: Session) -> bool:
    """`weights or rest`: a day without an entry may have been as planned."""
    return any(all(step.sport == "rest" for step in steps) for steps in session.options)
