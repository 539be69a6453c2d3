"""How far a lap is in each lane of a track, and when its lines are passed.

The 400 m standard track of World Athletics (Track and Field Facilities Manual, 2008 and later): two
straights of 84.39 m, two bends of 36.50 m radius to the kerb, lanes 1.22 m wide. Lane 1 is measured
0.30 m out from its kerb, every other lane 0.20 m out from the line on its inner side. Older tracks,
and those indoors, have other figures: make a `Track` of them.

Lengths are computed as fractions and rounded once, to the micrometre.
"""

from __future__ import annotations

from fractions import Fraction

from plandsl.record import dataclass
from plandsl.units import METRE, Distance, Duration, Pace, rounded

PI = Fraction(3_141_592_653_589_793, 10**15)
"""Less than pi by less than 10**-15, so that a lap of 500 m is short by less than 10**-12 m."""

NOMINAL_LAP = Distance(400 * METRE)
"""What a lap of lane 1 is counted as."""


@dataclass(frozen=True, slots=True)
class Track:
    """Two straights and two half circles. `inner` and `outer` say how far out from its inner edge
    lane 1, and every other lane, is measured; without a kerb both are 0.20 m.
    """

    straight: Distance = Distance(84_390_000)
    radius: Distance = Distance(36_500_000)
    width: Distance = Distance(1_220_000)
    inner: Distance = Distance(300_000)
    outer: Distance = Distance(200_000)

    def bend(self, lane: int) -> Distance:
        """One bend along the line on which the lane, counted from 1, is measured."""
        return _whole(self._bend(lane))

    def lap(self, lane: int) -> Distance:
        """One lap of a lane."""
        return self.laps(Fraction(1), lane)

    def laps(self, count: Fraction, lane: int) -> Distance:
        """So many laps of a lane; parts that are no half laps in proportion."""
        return _whole(count * self._lap(lane))

    def laps_in(self, far: Distance, lane: int) -> Fraction:
        """How many laps of a lane a distance is."""
        return far.um / self._lap(lane)

    def stagger(self, lane: int, laps: Fraction = Fraction(1)) -> Distance:
        """How far ahead of lane 1 a lane starts, of which so many laps are run before the athletes
        break from it: one for 400 m, a half for 800 m (then a little less than on a real track,
        where the way across to lane 1 is longer in the outer lanes).
        """
        return _whole(laps * (self._lap(lane) - self._lap(1)))

    def line_to_line(self, counted: Distance, lane: int) -> Distance:
        """How far somebody runs who counts 400 m a lap and starts at the line of lane 1."""
        return self.laps(Fraction(counted.um, NOMINAL_LAP.um), lane)

    def passed(self, laps: Fraction, lane: int, pace: Pace) -> Duration:
        """When the line is passed after so many laps of a lane at a pace, started at that line."""
        return pace.time_for(self.laps(laps, lane))

    def _bend(self, lane: int) -> Fraction:
        """In micrometres."""
        if lane < 1:
            raise ValueError(f"no lane {lane}")
        out = self.inner if lane == 1 else self.width * (lane - 1) + self.outer
        return PI * (self.radius + out).um

    def _lap(self, lane: int) -> Fraction:
        return 2 * (self.straight.um + self._bend(lane))


STANDARD = Track()


def simple_lap(lane: int, width: Distance = STANDARD.width) -> Distance:
    """400 m and two pi widths more for each lane further out, as many tables have it.

    That measures all lanes 0.30 m out, so it is 0.2 pi m (0.63 m) too long but for lane 1.
    """
    return _whole(NOMINAL_LAP.um + 2 * PI * width.um * (lane - 1))


def _whole(um: Fraction) -> Distance:
    return Distance(rounded(um))
