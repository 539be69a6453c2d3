"""A day of a plan for programs, by the contract in `docs/schema/today.json`.

Fields may be added, never changed.
"""

from __future__ import annotations

from plandsl.model.agenda import Agenda, Planned, Standing
from plandsl.model.describe import description, title
from plandsl.model.session import Guide
from plandsl.model.verdict import SessionVerdict
from plandsl.report.show_json import session_json
from plandsl.report.verdicts_json import gate_state
from plandsl.units import Distance

VERSION = 1

Json = dict[str, object]


def document(agenda: Agenda) -> Json:
    """What `today`, `next` and `status` say, all of it."""
    plan, week = agenda.plan, agenda.week
    return {
        "version": VERSION,
        "date": agenda.on.isoformat(),
        "plan": {"id": plan.id, "title": plan.title, "athlete": plan.athlete},
        "week": week.number if week else None,
        "phase": week.phase if week else None,
        "days_to_start": max(agenda.until_start, 0),
        "days_since_end": max(agenda.since_end, 0),
        "days_to_race": agenda.until_race,
        "log": agenda.has_log,
        "sessions_due": agenda.due if agenda.has_log else None,
        "sessions_run": agenda.run if agenda.has_log else None,
        "today": [_planned(one, plan.unit) for one in agenda.today],
        "beside": [_beside(one) for one in agenda.beside],
        "next": [_planned(one, plan.unit) for one in agenda.to_do],
        "missed": [_planned(one, plan.unit) for one in agenda.missed],
        "gates": [_gate(one) for one in agenda.gates],
    }


def _planned(planned: Planned, unit: Distance) -> Json:
    session, verdict = planned.session, planned.verdict
    return {
        "date": planned.date.isoformat(),
        "title": title(session),
        "lines": list(description(session, unit)),
        "guides": [_guide(guide) for guide in session.guides],
        "verdict": verdict.verdict.value if verdict else None,
        "colour": verdict.colour if verdict else None,
        "advice": verdict.advice if verdict else "",
        "session": session_json(session),
    }


def _guide(guide: Guide) -> Json:
    return {
        "colour": guide.colour,
        "condition": guide.condition.text if guide.condition else None,
        "text": guide.text,
        "laps": [float(lap.seconds) for lap in guide.laps],
    }


def _beside(verdict: SessionVerdict) -> Json:
    assert verdict.entry is not None
    planned = verdict.session
    return {
        "series": verdict.series,
        "text": verdict.entry.text,
        "planned_date": planned.date.isoformat() if planned else None,
        "verdict": verdict.verdict.value,
    }


def _gate(one: Standing) -> Json:
    return {
        "text": one.gate.text,
        "holds": one.holds,
        "begins": one.begins.isoformat(),
        "held": one.is_held,
        **gate_state(one.state),
    }
