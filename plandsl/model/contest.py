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
    kind, rest = _parts(label)
    told = not rest or rest.isdecimal() or race_distance(rest) is not None
    return kind if told else None


def raced(label: str | None) -> Distance | None:
    """How far a `race 5k` is; of `race pace` nothing."""
    kind, rest = _parts(label)
    return race_distance(rest) if kind is Kind.RACE and rest else None


def _parts(label: str | None) -> tuple[Kind | None, str]:
    """Race or trial, and what stands behind it, without blanks."""
    words = (label or "").casefold().split()
    for count in (2, 1):
        kind = NAMES.get(" ".join(words[:count]))
        if kind is not None:
            return kind, "".join(words[count:])
    return None, ""
