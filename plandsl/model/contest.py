"""Races and trials by what they are called: `race`, `race 5k`, `trial half`; not `race pace`."""

from __future__ import annotations

from plandsl.model.assumed import race_distance
from plandsl.model.session import Kind
from plandsl.units import Distance

NAMES = {"race": Kind.RACE, "trial": Kind.TRIAL, "time trial": Kind.TRIAL, "tt": Kind.TRIAL}


def contest(label: str | None) -> Kind | None:
    """A race or a trial, where a label says so: its first words, behind which nothing stands but a
    distance or a number.
    """
    words = (label or "").casefold()
    if words in NAMES:
        return NAMES[words]
    name, _, rest = words.rpartition(" ")
    if name in NAMES and (rest.isdecimal() or race_distance(rest) is not None):
        return NAMES[name]
    return None


def raced(label: str | None) -> Distance | None:
    """How far a `race 5k` is; of `race pace` nothing."""
    name, _, rest = (label or "").casefold().rpartition(" ")
    return race_distance(rest) if NAMES.get(name) is Kind.RACE else None
