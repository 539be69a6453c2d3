"""Pocket cards, one for each session that has targets to meet: what the clock shows in each rep."""

from __future__ import annotations

from plandsl.emit import Options
from plandsl.emit.html import rep_splits
from plandsl.emit.html.words import CARDS
from plandsl.emit.pdf.press import Json
from plandsl.emit.pdf.season import who
from plandsl.emit.pdf.session import session_data
from plandsl.model.plan import Plan
from plandsl.model.session import Session
from plandsl.units import Distance


def data(plan: Plan, options: Options) -> Json:
    """A card for each hard session of the plan."""
    cards = [
        session_data(plan, session) | {"splits": splits_of(session, plan.unit)}
        for session in plan.sessions()
        if session.kind in CARDS
    ]
    if not cards:
        return {"empty": "This plan has no session with targets to carry along."}
    return {"who": who(plan), "cards": cards}


def splits_of(session: Session, unit: Distance) -> list[Json]:
    """For each piece of a known length and time its marks; planned laps stand elsewhere."""
    return [
        {
            "name": one.name,
            "marks": one.marks,
            "rows": [{"head": head, "cells": cells} for head, cells in one.rows],
            "sum": one.sum,
        }
        for one in rep_splits.splits_of(session, unit)
    ]
