"""How fast and how slow a run can be.

The limits are generous, so that what lies beyond was surely mistyped: no run is faster than the
world record over its distance (rounded up a little), none slower than a stroll.
"""

from __future__ import annotations

from fractions import Fraction

from plandsl.units import METRE, Distance

# From this distance in metres on, nobody has run faster than this many metres a second: the men's
# world records on the track and the road in 2025, rounded up.
FASTEST = (
    (42_195, Fraction(59, 10)),
    (10_000, Fraction(65, 10)),
    (3_000, Fraction(69, 10)),
    (1_500, Fraction(73, 10)),
    (800, Fraction(8)),
    (400, Fraction(94, 10)),
    (0, Fraction(11)),
)
SLOWEST = Fraction(1)
# What is shorter is no piece of a run: its number was meant otherwise.
SHORTEST_RUN = Distance(50 * METRE)


def fastest(distance: Distance | None) -> Fraction:
    """In metres a second, over a distance; of one that is not known, that of a sprint."""
    far = distance.um if distance else 0
    return next(speed for metres, speed in FASTEST if far >= metres * METRE)
