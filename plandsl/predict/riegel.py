"""Riegel's power law: over a longer distance the pace falls, always in the same proportion.

P. S. Riegel, Athletic Records and Human Endurance, American Scientist 69 (1981) 285-290, with the
exponent of his article of 1977. Fitted for races between 3.5 and 230 minutes. Half of 2303 runners
ran their marathon 10 min or more slower than it says (Vickers and Vertosick 2016).
"""

from __future__ import annotations

from fractions import Fraction
from math import pow

from plandsl.units import MINUTE, Distance, Duration

NAME = "riegel"
EXPONENT = Fraction(106, 100)
FORMULA = "t2 = t1 (d2/d1)^1.06"
SHORTEST, LONGEST = Duration(210_000), Duration(230 * MINUTE)


def seconds(run: Distance, time: Duration, over: Distance) -> float:
    """The time over another distance, for `time` over `run`; neither distance is zero."""
    return time.ms / 1000 * pow(over.um / run.um, float(EXPONENT))
