"""Pocket cards, one for each session that has targets to meet: what the clock shows in each rep."""

from __future__ import annotations

from collections.abc import Iterable

from plandsl.emit import Options
from plandsl.emit.html.cards import card_paces
from plandsl.emit.html.rep_splits import Splits, splits_of
from plandsl.emit.html.words import CARDS
from plandsl.emit.pdf.press import Json
from plandsl.emit.pdf.season import who
from plandsl.emit.pdf.session import session_data
from plandsl.model.plan import Plan
from plandsl.model.session import Session


def data(plan: Plan, options: Options) -> Json:
    """A card for each hard session of the plan."""
    cards = [_card(plan, session) for session in plan.sessions() if session.kind in CARDS]
    if not cards:
        return {"empty": "This plan has no session with targets to carry along."}
    return {"who": who(plan), "cards": cards}


def _card(plan: Plan, session: Session) -> Json:
    splits = splits_data(splits_of(session, plan.unit))
    paces = [] if splits else list(card_paces(plan, session).items())
    return session_data(plan, session) | {"splits": splits, "paces": paces}


def splits_data(splits: Iterable[Splits]) -> list[Json]:
    """What the clock shows on the way, as a template has it."""
    return [
        {
            "name": one.name,
            "marks": one.marks,
            "rows": [{"head": head, "cells": cells} for head, cells in one.rows],
            "sum": one.sum,
        }
        for one in splits
    ]
