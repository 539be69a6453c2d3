"""How fast and how slow a run can be.

The limits are generous, so that what lies beyond was surely mistyped: no run is faster than the
world record over the nearest shorter distance (rounded up a little), none slower than a stroll.
"""

from __future__ import annotations

from fractions import Fraction

from plandsl.units import METRE, Distance

# From this distance in metres on, nobody has run faster than this many metres a second: the men's
# world records and best performances on the track and the road as World Athletics lists them at
# the end of 2025 (43.03, 1:40.91, 2:11.96, 3:26.00, 7:17.55, 12:35.36, 26:11.00, half 56:42,
# marathon 2:00:35, 100 km 6:05:35 …), rounded up to a tenth. Below 200 m, for reps from a flying
# start.
FASTEST = (
    (100_000, Fraction(46, 10)),
    (50_000, Fraction(53, 10)),
    (42_195, Fraction(59, 10)),
    (15_000, Fraction(63, 10)),
    (10_000, Fraction(64, 10)),
    (5_000, Fraction(67, 10)),
    (3_000, Fraction(69, 10)),
    (2_000, Fraction(71, 10)),
    (1_500, Fraction(73, 10)),
    (1_000, Fraction(76, 10)),
    (800, Fraction(8)),
    (600, Fraction(83, 10)),
    (400, Fraction(93, 10)),
    (300, Fraction(98, 10)),
    (200, Fraction(105, 10)),
    (0, Fraction(11)),
)
SLOWEST = Fraction(1)
# What is shorter is no piece of a run: its number was meant otherwise.
SHORTEST_RUN = Distance(50 * METRE)


def fastest(distance: Distance | None) -> Fraction:
    """In metres a second, over a distance; of one that is not known, that of a sprint."""
    far = distance.um if distance else 0
    return next(speed for metres, speed in FASTEST if far >= metres * METRE)
