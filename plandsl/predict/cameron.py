"""Cameron's model: a power law whose exponent changes with the distance.

D. F. Cameron, 1998, fitted to the best times of the elite from 400 m to 50 miles; here in metres.
Recreational runners fade more from short to long than the elite do.
"""

from __future__ import annotations

from math import pow

from plandsl.units import METRE, MILE, Distance, Duration

NAME = "cameron"
FORMULA = "t2 = t1 (d2/d1) f(d1)/f(d2), f(x) = 13.49681 - 0.000030363 x + 835.7114/x^0.7905"
PER_METRE = 0.000030363
SHORTEST, LONGEST = Distance(400 * METRE), Distance(50 * MILE)


def seconds(run: Distance, time: Duration, over: Distance) -> float:
    """The time over another distance, for `time` over `run`; neither distance is zero."""
    return time.ms / 1000 * (over.um / run.um) * _factor(run) / _factor(over)


def _factor(far: Distance) -> float:
    metres = far.um / METRE
    return 13.49681 - PER_METRE * metres + 835.7114 / pow(metres, 0.7905)
