"""Which steps of a plan's progressions (`then … if CONDITION`) were not earned by what was run.

A session before the last entry that nobody ran earns nothing. What the log does not tell, or is
not due yet, counts as if all goes well, as it does without a log.
"""

from __future__ import annotations

from collections.abc import Mapping

from plandsl.evaluate import evaluate
from plandsl.evaluate.conditions import answer, facts_of
from plandsl.model.condition import Condition
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.repeat import Repeat, Repeats
from plandsl.model.verdict import SessionVerdict, Verdict
from plandsl.source import Source, Span


def not_earned(plan: Plan, log: Log, asked: Mapping[tuple[Source, Span], Condition]) -> Repeats:
    """`asked` are the conditions by the line of the day that they are for."""
    found: dict[tuple[Source, Span, int], Repeat] = {}
    for verdict in evaluate(plan, log).sessions:
        session = verdict.session
        if session is None or session.origin is None:
            continue
        line = session.origin.source, session.origin.span
        condition = asked.get(line)
        because = _lacks(verdict, condition) if condition else ""
        if because:
            origin = verdict.entry.origin if verdict.entry else None
            week = session.key.week
            found[*line, week] = Repeat(week, because, origin)
    return found


def _lacks(verdict: SessionVerdict, condition: Condition) -> str:
    """What keeps a session from meeting the condition; empty where nothing does."""
    if verdict.verdict is Verdict.SKIPPED:
        return "it was skipped" if verdict.entry else f"nothing was run on {verdict.date}"
    if not verdict.word:
        return ""
    found = answer(condition, facts_of(verdict))
    return f"{found.because} on {verdict.date}" if found.holds is False else ""
