"""A page for each session of a squad: every athlete with their own targets, for the track."""

from __future__ import annotations

from plandsl.emit import Options
from plandsl.emit.html.squad_day import Athlete, squad_days
from plandsl.emit.pdf.cards import splits_data
from plandsl.emit.pdf.press import Json
from plandsl.emit.pdf.session import session_data, step_words
from plandsl.model.plan import Plan


def data(plan: Plan, options: Options) -> Json:
    """All sessions but days of rest, each with the athletes of `options.squad`."""
    days = squad_days(plan, options)
    if isinstance(days, str):
        return {"empty": days}
    pages = [
        session_data(plan, day.session)
        | {"athletes": [_athlete(plan, each) for each in day.athletes]}
        for day in days
    ]
    return {"sessions": pages}


def _athlete(plan: Plan, each: Athlete) -> Json:
    return {
        "name": each.name,
        "group": each.group,
        "steps": [step_words(step) for step in each.steps],
        "paces": each.paces,
        "splits": splits_data(each.splits),
        "boxes": session_data(plan, each.session)["boxes"] if each.session else [],
        "runs": each.session is not None,
    }
