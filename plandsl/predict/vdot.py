"""Races by the VDOT of Daniels and Gilbert (`model/vdot.py`): from a race, or from a tempo run.

A run at threshold is taken as one at 88 % of VDOT. How hard such runs are run differs: 83 to 92 %
give the two readings beside it. The shares are house choices within what Daniels' books say.
"""

from __future__ import annotations

from fractions import Fraction

from plandsl.model import vdot
from plandsl.units import METRE, SECOND, Distance, Duration

NAME = "vdot"
FORMULA = "VDOT = VO2(d/t) / F(t), Daniels and Gilbert 1979, solved for t"
TEMPO_NAME = "vdot-tempo"
TEMPO_FORMULA = "VDOT = VO2(d/t) / 0.88, then as in a race"
TEMPO = Fraction(88, 100)
HARDEST, EASIEST = Fraction(92, 100), Fraction(83, 100)
# Below that, others tell more.
SHORTEST = Distance(1500 * METRE)


def is_fitted(run: Distance, time: Duration) -> bool:
    """Whether the model holds for a race."""
    return run >= SHORTEST and vdot.SHORTEST * SECOND <= time.ms <= vdot.LONGEST * SECOND


def from_race(run: Distance, time: Duration, over: Distance) -> Duration:
    """The time over another distance, to the hundredth of a second."""
    return vdot.race_time(vdot.vdot(run, time), over)


def from_tempo(run: Distance, time: Duration, over: Distance, share: Fraction = TEMPO) -> Duration:
    """As `from_race`, for a run at this share of VDOT."""
    return vdot.race_time(vdot.at_share(run, time, float(share)), over)
