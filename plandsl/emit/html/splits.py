"""How a race is to be run, and what the clock then shows anywhere on the way.

All is exact until it is shown: to the tenth of a second on a track, to the second on a road.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate

from plandsl.model.telling import lap_of
from plandsl.record import dataclass
from plandsl.units import (
    HALF_MARATHON,
    KILOMETRE,
    MARATHON,
    METRE,
    MILE,
    SECOND,
    Distance,
    Duration,
    clock,
    rounded,
)

FASTER = Fraction(1, 100)
"""A negative split has the first half so much slower than even, and the second so much faster."""
LONGEST_ON_TRACK = Distance(3 * KILOMETRE)
"""Longer races are run on roads, where the plan does not say otherwise."""
MOST_ROWS = 25
KILOMETRES = (1, 5, 10, 20, 50)
MILES = (1, 2, 5, 10, 20, 50)
TOO_NEAR = 20
"""No mark stands before the finish by less than this part of what lies between two of them."""
LAP = 400 * METRE
LAPS = (200, 400, 1000, 2000, 5000, 10_000)


@dataclass(frozen=True, slots=True)
class Course:
    """A distance with the time in which it is run: between two of the `knots` (micrometres and
    milliseconds from the start) at an even pace.
    """

    knots: tuple[tuple[Fraction, Fraction], ...]

    @property
    def whole(self) -> Distance:
        return Distance(rounded(self.knots[-1][0]))

    @property
    def total(self) -> Duration:
        return Duration(rounded(self.knots[-1][1]))

    def at(self, far: Fraction) -> Fraction:
        """What the clock shows, in milliseconds, after so many micrometres."""
        before = (Fraction(0), Fraction(0))
        for knot in self.knots:
            if far <= knot[0]:
                share = (far - before[0]) / (knot[0] - before[0])
                return before[1] + share * (knot[1] - before[1])
            before = knot
        return before[1]


def even(whole: Distance, total: Duration) -> Course:
    return Course(((Fraction(whole.um), Fraction(total.ms)),))


def negative(whole: Distance, total: Duration) -> Course:
    """The second half faster than the first."""
    half = (Fraction(whole.um, 2), Fraction(total.ms, 2) * (1 + FASTER))
    return Course((half, (Fraction(whole.um), Fraction(total.ms))))


def by_laps(whole: Distance, laps: Sequence[Duration], lap: Distance | None = None) -> Course:
    """Laps of a length that is said, or of 400 m, a kilometre or a mile if so many make the whole,
    the last as long as is left; else equal parts. What laps leave over is run like the last.
    """
    count = len(laps)
    each = lap or lap_of(whole, count)
    for unit in (KILOMETRE, MILE):
        if each is None and unit * (count - 1) < whole.um <= unit * count:
            each = Distance(unit)
    length = Fraction(each.um) if each else Fraction(whole.um, count)
    knots = [(length * number, Fraction(at.ms)) for number, at in enumerate(accumulate(laps), 1)]
    left = (whole.um - knots[-1][0]) / length
    if lap is None or left < 0:
        knots[-1] = (Fraction(whole.um), knots[-1][1])
    elif left > 0:
        knots.append((Fraction(whole.um), knots[-1][1] + left * laps[-1].ms))
    return Course(tuple(knots))


def marks(whole: Distance, unit: Distance, on_track: bool) -> list[Distance]:
    """Where to look at the clock, the finish last: every 200 or 400 m, or so many kilometres or
    miles, and half of a marathon; 25 at most.
    """
    many = KILOMETRES if unit.um == KILOMETRE else MILES
    steps = [step * METRE for step in LAPS] if on_track else [step * unit.um for step in many]
    step = next((one for one in steps if -(-whole.um // one) <= MOST_ROWS), None)
    if step is None:
        step = -(-whole.um // (MOST_ROWS - 1))
    at = {*range(step, whole.um - step // TOO_NEAR, step), whole.um}
    if whole.um == MARATHON:
        at.add(HALF_MARATHON)
    return [Distance(um) for um in sorted(at)]


def at_the_line(whole: Distance) -> list[Distance]:
    """Where the line of the finish is passed on a track: a mile begins 9.344 m before it, so after
    409.344 m. What is less than 100 m from the start is left out.
    """
    first = whole.um % LAP or LAP
    return [Distance(um) for um in range(first, whole.um + 1, LAP) if um >= 100 * METRE]


def shown(ms: Fraction, on_track: bool) -> str:
    """`45.5`, `3:01` on a track, `1:07:33` on a road."""
    grain = SECOND // 10 if on_track else SECOND
    return clock(Duration(rounded(ms / grain) * grain))
