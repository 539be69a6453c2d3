"""Two plans' difference for programs, by the contract in `docs/schema/diff.json`.

Fields may be added, never changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from plandsl.diagnostics import Diagnostic
from plandsl.model.difference import Change, Difference, SessionDifference, WeekDifference
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Session
from plandsl.model.totals import week_estimates, week_totals
from plandsl.report.show_json import totals
from plandsl.source import Origin

VERSION = 1

Json = dict[str, object]


def document(difference: Difference) -> Json:
    """Totals in seconds and metres as in `show`, changes in words as they are shown."""
    return {
        "version": VERSION,
        "same": difference.is_empty,
        "old": _plan(difference.old),
        "new": _plan(difference.new),
        "days_later": difference.later,
        "head": _changes(difference.head),
        "weeks": [_week(one) for one in difference.weeks],
        "broken": _findings(difference.broken),
        "mended": _findings(difference.mended),
    }


def _plan(plan: Plan) -> Json:
    return {"id": plan.id, "title": plan.title, **_line(plan.origin)}


def _changes(changes: Sequence[Change]) -> list[Json]:
    """An end is null where nothing was or is said."""
    return [
        {
            "variable": one.variable,
            "of": one.of or None,
            "old": one.old or None,
            "new": one.new or None,
            "text": one.text,
        }
        for one in changes
    ]


def _week(week: WeekDifference) -> Json:
    return {
        "number": week.number,
        "old": _week_of(week.old),
        "new": _week_of(week.new),
        "changes": _changes(week.changes),
        "sessions": [_session(one) for one in week.sessions],
    }


def _week_of(week: Week | None) -> Json | None:
    """A week as one of the plans has it, with what it comes to; null where the plan ends before."""
    if week is None:
        return None
    return {
        "number": week.number,
        "start": week.start.isoformat(),
        **totals(week_totals(week), week_estimates(week)),
    }


def _session(one: SessionDifference) -> Json:
    return {
        "fate": str(one.fate),
        "old": _session_of(one.old),
        "new": _session_of(one.new),
        "changes": _changes(one.changes),
    }


def _session_of(session: Session | None) -> Json | None:
    if session is None:
        return None
    return {
        "key": str(session.key),
        "date": session.date.isoformat(),
        "time": session.time.isoformat("minutes") if session.time else None,
        "series": session.series,
        "label": session.label,
        "kind": str(session.kind),
        "text": session.text,
        **_line(session.origin),
    }


def _findings(found: Sequence[Diagnostic]) -> list[Json]:
    return [
        {
            "name": one.name,
            "severity": str(one.severity),
            "message": one.message,
            **_line(one.origin),
        }
        for one in found
    ]


def _line(origin: Origin | None) -> Json:
    """The file and the line where something begins; null where it has none."""
    if origin is None:
        return {"path": None, "line": None}
    line, _ = origin.source.position(origin.span.start)
    return {"path": origin.source.name, "line": line}
