"""What one race tells about others, and about training: the VDOT of Daniels and Gilbert.

J. Daniels and J. Gilbert, Oxygen Power, 1979: the oxygen cost of a speed (m/min), and the share of
the maximum that can be held for a time (min). Good from about 1500 m and 3.5 minutes up to two
hours, weaker beyond. The shares of VDOT for training follow the bands of Daniels' Running Formula,
3rd edition; where that gives a band and one pace is needed, the choice within it is ours.

The functions of the model are exponentials, so they are computed in floats; what leaves this file
is rounded to a hundredth of a second a kilometre, far above what floats differ by.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from math import exp, sqrt

from plandsl.units import KILOMETRE, MILE, Distance, Duration, Pace, Range

# Shares of VDOT: easy from slow to fast; threshold; interval. Repetitions are run at mile pace.
EASY = (0.59, 0.74)
THRESHOLD = 0.88
INTERVAL = 0.975
# Seconds; the model is fitted for races between these.
SHORTEST, LONGEST = 210, 4 * 3600


def vdot(distance: Distance, time: Duration) -> float:
    """Of a race, in ml/kg/min; `time` is not zero."""
    return at_share(distance, time, _share(time.ms / 60_000))


def at_share(distance: Distance, time: Duration, share: float) -> float:
    """The VDOT of somebody who ran so far in so long at this share of it."""
    return _cost(distance.um / 1e6 / (time.ms / 60_000)) / share


@lru_cache(maxsize=256)
def race_time(value: float, distance: Distance) -> Duration:
    """The time over a distance of somebody with this VDOT, to the hundredth of a second."""
    low, high = 1.0, 100_000_000.0
    while high - low > 0.5:
        middle = (low + high) / 2
        if vdot(distance, Duration(round(middle))) > value:
            low = middle
        else:
            high = middle
    return Duration(round(high / 10) * 10)


def race_pace(value: float, distance: Distance) -> Range[Pace]:
    """The pace of a race over a distance."""
    return _point(race_time(value, distance).ms / 1000 / (distance.um / 1e6))


@lru_cache(maxsize=256)
def training_paces(value: float) -> Mapping[str, Range[Pace]]:
    """Easy, threshold (and tempo), interval and repetition pace by their names."""
    slow, fast = (_speed(value * share) for share in EASY)
    threshold = _point(1 / _speed(value * THRESHOLD))
    return {
        "easy": Range(_pace(1 / fast), _pace(1 / slow)),
        "threshold": threshold,
        "tempo": threshold,
        "interval": _point(1 / _speed(value * INTERVAL)),
        "repetition": race_pace(value, Distance(MILE)),
    }


def _cost(speed: float) -> float:
    """ml/kg/min of oxygen at a speed in m/min."""
    return -4.60 + 0.182258 * speed + 0.000104 * speed * speed


def _share(minutes: float) -> float:
    """The share of the maximum that can be held so long."""
    return 0.8 + 0.1894393 * exp(-0.012778 * minutes) + 0.2989558 * exp(-0.1932605 * minutes)


def _speed(cost: float) -> float:
    """Metres a second at an oxygen cost: the exact root of `_cost`."""
    root = sqrt(0.182258**2 + 4 * 0.000104 * (4.60 + cost))
    return (root - 0.182258) / (2 * 0.000104) / 60


def _point(s_per_m: float) -> Range[Pace]:
    pace = _pace(s_per_m)
    return Range(pace, pace)


def _pace(s_per_m: float) -> Pace:
    hundredths = round(s_per_m * KILOMETRE / 1e6 * 100)
    return Pace(Fraction(hundredths, 100 * 1000))
