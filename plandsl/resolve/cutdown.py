"""A cut-down over reps: a target for each, in equal steps from the first to the last."""

from __future__ import annotations

from fractions import Fraction

from plandsl.model.session import Target
from plandsl.syntax.spelling import time_text
from plandsl.units import (
    KILOMETRE,
    METRE,
    MILE,
    SECOND,
    Distance,
    Duration,
    Pace,
    Range,
    rounded,
)

TENTH = SECOND // 10


def over_reps(whole: Target, reps: int) -> tuple[Target, ...]:
    """One target a rep, to the tenth of a second; empty where an end has no number."""
    ends = whole.cut
    if all(end.time for end in ends):
        return tuple(_timed(whole, _at(_times(ends), rep, reps)) for rep in range(reps))
    paces = [end.pace for end in ends]
    if any(pace is None or pace.low != pace.high or pace.low is None for pace in paces):
        return ()
    values = [pace.low.s_per_m for pace in paces if pace is not None and pace.low is not None]
    unit = Distance(MILE if any(end.text.endswith("/mi") for end in ends) else KILOMETRE)
    return tuple(_paced(whole, _at(values, rep, reps), unit) for rep in range(reps))


def _times(ends: tuple[Target, ...]) -> list[Fraction]:
    """In ms; of a band its middle."""
    found = []
    for end in ends:
        assert end.time is not None
        sides = [side.ms for side in (end.time.low, end.time.high) if side is not None]
        found.append(Fraction(sum(sides), len(sides)))
    return found


def _at(values: list[Fraction], rep: int, reps: int) -> Fraction:
    """The value of a rep (from 0) on the way through the ends."""
    place = Fraction(rep * (len(values) - 1), reps - 1)
    before = min(int(place), len(values) - 2)
    return values[before] + (values[before + 1] - values[before]) * (place - before)


def _timed(whole: Target, ms: Fraction) -> Target:
    time = Duration(rounded(ms / TENTH) * TENTH)
    text = time_text(Range(time, time), whole.cut[0].text)
    return Target(text, time=Range(time, time), origin=whole.origin)


def _paced(whole: Target, s_per_m: Fraction, unit: Distance) -> Target:
    seconds = rounded(s_per_m * unit.um / METRE)
    pace = Pace.of(Duration(seconds * SECOND), unit)
    return Target(pace.per(unit), pace=Range(pace, pace), origin=whole.origin)
