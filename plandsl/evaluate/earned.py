"""Which steps of a plan's progressions (`then … if CONDITION`) were not earned by what was run.

A session before the last entry that nobody ran earns nothing. What the log does not tell, or is
not due yet, counts as if all goes well, as it does without a log.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plandsl.evaluate.conditions import answer, facts_of
from plandsl.model.condition import Condition
from plandsl.model.repeat import DayOf, Repeat
from plandsl.model.verdict import SessionVerdict, Verdict
from plandsl.source import Source, Span


def not_earned(
    judged: Iterable[SessionVerdict], asked: Mapping[tuple[Source, Span], Condition]
) -> dict[DayOf, Repeat]:
    """`asked` are the conditions by the line of the day that they are for."""
    found: dict[DayOf, Repeat] = {}
    for verdict in judged:
        session = verdict.session
        if session is None or session.origin is None:
            continue
        line = session.origin.source, session.origin.span
        condition = asked.get(line)
        because = _lacks(verdict, condition) if condition else ""
        if because:
            entry = verdict.entry.origin if verdict.entry else None
            week = session.key.week
            found[*line, week] = Repeat(week, because, (entry,) if entry else ())
    return found


def _lacks(verdict: SessionVerdict, condition: Condition) -> str:
    """What keeps a session from meeting the condition; empty where nothing does."""
    if verdict.verdict is Verdict.SKIPPED:
        return "it was skipped" if verdict.entry else f"nothing was run on {verdict.date}"
    if not verdict.word:
        return ""
    found = answer(condition, facts_of(verdict))
    return f"{found.because} on {verdict.date}" if found.holds is False else ""
