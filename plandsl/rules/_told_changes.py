"""Changes between two sessions in words, and whether they are more than a step."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from plandsl.rules._changes import COUNTED, REPS, TRADE, Change
from plandsl.rules._rule import Quantity, Settings, magnitude
from plandsl.rules._text import amount, listed
from plandsl.units import SECOND, Duration, rounded

TENTH = SECOND // 10


def said_of(name: str, often: str, found: Sequence[Change], beyond: Sequence[str]) -> str:
    told = ", ".join(shown(change) for change in found)
    if len(found) == 1:
        return f"{name} takes more than a step at once: {told}; {', '.join(beyond)}"
    variables = listed([change.variable for change in found])
    return f"{name} changes {variables} at once: {told}; the plan allows one change {often}"


def steps_beyond(beyond: Sequence[str]) -> tuple[str, ...]:
    return (f"beyond the steps that the plan declares: {', '.join(beyond)}",) if beyond else ()


def shown(change: Change) -> str:
    plain = change.variable in (*COUNTED, TRADE)
    text = change.text if plain else f"{change.variable} {change.text}"
    return f"{text} ({change.direction})" if change.direction else text


def beyond_step(change: Change, settings: Settings) -> str:
    """`rest by 15 s (a step is 5 s)`; empty where the step is within its size or has none."""
    step = settings.values.get(REPS if change.variable in COUNTED else change.variable)
    if step is None or change.by is None or type(step) is not type(change.by):
        return ""
    if magnitude(change.by) <= magnitude(step):
        return ""
    return f"{change.variable} by {amount(_rounded(change.by, step))} (a step is {amount(step)})"


def _rounded(size: Quantity, step: Quantity) -> Quantity:
    """To the tenth of a second, or as finely as tells it from the step: a pace for another distance
    comes to no whole one.
    """
    if not isinstance(size, Duration) or not isinstance(step, Duration):
        return size
    told = (Duration(rounded(Fraction(size.ms, unit)) * unit) for unit in (TENTH, TENTH // 10))
    return next((one for one in told if one > step), size)
