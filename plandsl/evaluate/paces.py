"""Results that were kept as paces: turned into times where the length is known, else compared."""

from __future__ import annotations

from fractions import Fraction

from plandsl.model.log import Value
from plandsl.record import replace
from plandsl.units import KILOMETRE, MILE, SECOND, Distance, Pace, Range

UNITS = (Distance(MILE), Distance(KILOMETRE))


def timed(value: Value, distance: Distance | None) -> Value:
    """The value with the time that its pace makes over a distance, to the millisecond."""
    if value.time is not None or value.pace is None or distance is None:
        return value
    low, high = value.pace.low, value.pace.high
    time = Range(
        None if low is None else low.time_for(distance),
        None if high is None else high.time_for(distance),
    )
    return replace(value, time=time)


def last_digit_over(pace: Pace, distance: Distance) -> Fraction:
    """What the last digit of a pace is over a distance, in ms: paces are told to the second.

    By the mile or the kilometre, whichever gives whole seconds; by the mile, if neither does.
    """
    whole = [unit for unit in UNITS if (pace.s_per_m * unit.metres).denominator == 1]
    unit = whole[0] if whole else UNITS[0]
    return Fraction(SECOND * distance.um, unit.um)
