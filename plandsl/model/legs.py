"""Legs in turn until a total is reached: `5mi of (1mi MP + 1mi MP+30)`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from plandsl.model.ends import Ends, Number, said

Leg = tuple[Number, Number]
"""What a leg adds to the total, and what it adds to that which is asked for."""


def up_to(total: Ends | None, legs: Sequence[tuple[Ends | None, Ends | None]]) -> Ends | None:
    """What the legs come to by the time the total is reached, the last of them cut.

    Each leg has what counts towards the total, and what is asked for: distance and time, or time
    and distance. None where one of them is not known, and where the legs never get there.
    """
    known = [(amount, other) for amount, other in legs if amount is not None and other is not None]
    if total is None or len(known) < len(legs):
        return None
    least = _filled(total.low, [_sides(amount, other)[0] for amount, other in known])
    most = _filled(total.high, [_sides(amount, other)[1] for amount, other in known])
    if least is None or most is None:
        return None
    notes = said(total.assumed, *(end.assumed for pair in known for end in pair))
    return Ends(min(least, most), max(least, most), notes)


def _sides(amount: Ends, other: Ends) -> tuple[Leg, Leg]:
    """The end of a leg's range that gives least for what it counts, and the one that gives most."""
    one, two = (amount.low, other.low), (amount.high, other.high)
    if amount.low and Fraction(other.low) / amount.low > Fraction(other.high) / amount.high:
        one, two = two, one
    return one, two


def _filled(total: Number, legs: Sequence[Leg]) -> Fraction | None:
    """Whole rounds at once, then leg by leg."""
    round_ = sum(part for part, _ in legs)
    if round_ <= 0:
        return None
    before = max(0, -(-total // round_) - 1)
    left = total - before * round_
    made = Fraction(before * sum(much for _, much in legs))
    for part, much in legs:
        if part >= left:
            return made + (Fraction(much) * left / part if part else 0)
        left -= part
        made += much
    return made
