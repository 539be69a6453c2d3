"""Critical speed: the speed that could be held on and on, and the metres to spend above it.

`d = CS t + D'` through all-out trials of 2 to 30 minutes, rested between them, after Galbraith and
others 2014 (3600, 2400 and 1200 m with 30 min of rest: typical errors 0.14 m/s and 88 m). Two
trials are as good as three (Kordi and others 2019, D' of 123 m, standard deviation 58 m). Beyond
5000 m it was 6 to 9 % too fast (Nimmerichter and others 2017), so nothing is told beyond 30 min.
"""

from __future__ import annotations

from collections.abc import Sequence

from plandsl.record import dataclass
from plandsl.units import METRE, MINUTE, Distance, Duration

NAME = "critical-speed"
FORMULA = "d = CS t + D' by least squares, t = (d - D') / CS"
SHORTEST, LONGEST = Duration(2 * MINUTE), Duration(30 * MINUTE)
# House choice: beyond these metres a trial was not run all out.
LEAST_RESERVE, MOST_RESERVE = 50, 280


@dataclass(frozen=True, slots=True)
class CriticalSpeed:
    """`speed` in m/s, `reserve` (D') in m."""

    speed: float
    reserve: float

    @property
    def is_plausible(self) -> bool:
        return self.speed > 0 and LEAST_RESERVE <= self.reserve <= MOST_RESERVE

    def seconds(self, over: Distance) -> float:
        """The time over a distance, which is longer than the reserve."""
        return (over.um / METRE - self.reserve) / self.speed


def fitted(trials: Sequence[tuple[Distance, Duration]]) -> CriticalSpeed | None:
    """Through two trials or more; None where all took the same time."""
    times = [time.ms / 1000 for _, time in trials]
    metres = [far.um / METRE for far, _ in trials]
    count = len(trials)
    mean_time, mean_far = sum(times) / count, sum(metres) / count
    spread = sum((time - mean_time) ** 2 for time in times)
    if spread == 0:
        return None
    pairs = zip(times, metres, strict=True)
    speed = sum((time - mean_time) * (far - mean_far) for time, far in pairs) / spread
    return CriticalSpeed(speed, mean_far - speed * mean_time)
