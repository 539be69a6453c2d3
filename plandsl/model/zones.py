"""Zones of intensity, and what a plan knows of its athlete: in which zone a pace lies.

The five zones are those of J. Daniels (Daniels' Running Formula, 3rd ed. 2014): easy, marathon
pace, threshold, interval and repetition. Their paces are those of `model/vdot.py`. Two choices are
ours: a pace between two zones belongs to the nearer one, and where there is no recent race, VDOT is
told from the first pace of the plan that tells it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from fractions import Fraction
from itertools import pairwise

from plandsl.model import vdot
from plandsl.model.plan import NamedPace, Numbers, Plan
from plandsl.model.session import Target
from plandsl.record import dataclass, field
from plandsl.units import MARATHON, SECOND, Distance, Pace, Range


class Zone(IntEnum):
    """The harder, the greater. Marathon pace and what is called steady are one zone."""

    EASY = 1
    STEADY = 2
    THRESHOLD = 3
    INTERVAL = 4
    REPETITION = 5


Zones = tuple[Zone, Zone]
"""From the easiest zone to the hardest that something may be in; both are one where it is known."""

ANY: Zones = (Zone.EASY, Zone.REPETITION)

THREE: dict[str, Zones] = {
    "easy": (Zone.EASY, Zone.EASY),
    "moderate": (Zone.STEADY, Zone.THRESHOLD),
    "hard": (Zone.INTERVAL, Zone.REPETITION),
}
"""The five made three: our choice; a laboratory would take the two thresholds of the athlete."""

# The names of paces that tell where a zone lies, the best first.
_TELLING = {
    Zone.EASY: ("easy",),
    Zone.STEADY: ("MP", "steady"),
    Zone.THRESHOLD: ("threshold", "tempo"),
    Zone.INTERVAL: ("interval",),
    Zone.REPETITION: ("repetition",),
}
_TRAINING = ("threshold", "tempo", "interval", "repetition")
# Where only one of two neighbouring zones is known, it reaches so much further than its own pace.
_SLACK = Fraction(3, 100)
# VDOT of a stroll, and beyond that of anybody.
_LEAST, _MOST = 10.0, 100.0


@dataclass(frozen=True, slots=True)
class Ability:
    """What a plan knows of its athlete.

    `begins` has the seconds a metre at which a zone begins, for those that are known; `paces` what
    names mean, by name. `vdot` is told by the recent race, else by a pace of the plan; `race` is
    the distance of the plan's own race.
    """

    vdot: float | None = None
    begins: Mapping[Zone, Fraction] | None = None
    paces: Mapping[str, Target] | None = None
    numbers: Numbers = field(default_factory=Numbers)
    race: Distance | None = None

    def zones_at(self, s_per_m: Fraction) -> Zones | None:
        """Where a pace lies; None where nothing is known that would tell, and for a slip of the
        pen: what is more than twice as fast as the fastest zone begins.
        """
        if not self.begins or 2 * s_per_m < min(self.begins.values()):
            return None
        reached = [zone for zone, begin in self.begins.items() if s_per_m < begin]
        missed = [zone for zone, begin in self.begins.items() if s_per_m >= begin]
        low = max(reached, default=Zone.EASY)
        high = Zone(min(missed) - 1) if missed else Zone.REPETITION
        return None if (low, high) == ANY else (min(low, high), max(low, high))

    def zones_of(self, pace: Range[Pace]) -> Zones | None:
        """Of a band from its slow to its fast end; one that is open stands at its known end."""
        known = [end.s_per_m for end in (pace.low, pace.high) if end is not None]
        return spanning([self.zones_at(end) for end in known])


def spanning(each: list[Zones | None]) -> Zones | None:
    """From the easiest to the hardest of them all; None where one is not known."""
    known = [zones for zones in each if zones is not None]
    if not known or len(known) < len(each):
        return None
    return min(low for low, _ in known), max(high for _, high in known)


def ability(plan: Plan) -> Ability:
    """What the athlete's recent race and the plan's own paces tell."""
    named = {pace.name: pace for pace in plan.paces}
    value = _vdot(plan)
    at = {} if value is None else _paces(value)
    for zone, names in _TELLING.items():
        stated = [named[name].target.pace for name in names if name in named]
        if stated and stated[0] is not None:
            at[zone] = stated[0]
    begins = _begins({zone: _ends(pace) for zone, pace in at.items()})
    paces = {name: pace.target for name, pace in named.items()}
    race = plan.race.distance if plan.race else None
    return Ability(value, begins, paces, plan.numbers, race)


def _vdot(plan: Plan) -> float | None:
    if plan.recent is not None:
        return vdot.vdot(plan.recent.distance, plan.recent.time)
    return next((value for pace in plan.paces if (value := _told_by(pace)) is not None), None)


def _told_by(named: NamedPace) -> float | None:
    """The VDOT of somebody with this pace; None where it is not one that tells."""
    pace = named.target.pace
    if pace is None or pace.low is None or pace.high is None:
        return None
    middle = (pace.low.s_per_m + pace.high.s_per_m) / 2
    far = named.distance
    if far is not None:
        time = Pace(middle).time_for(far)
        is_fitted = vdot.SHORTEST * SECOND <= time.ms <= vdot.LONGEST * SECOND
        return vdot.vdot(far, time) if is_fitted else None
    return _sought(named.name, middle) if named.name in _TRAINING else None


def _sought(name: str, s_per_m: Fraction) -> float | None:
    """The VDOT whose training pace of this name is that: by bisection, as paces fall with it."""
    low, high = _LEAST, _MOST
    while high - low > 0.01:
        middle = (low + high) / 2
        pace = vdot.training_paces(middle)[name].low
        if pace is not None and pace.s_per_m > s_per_m:
            low = middle
        else:
            high = middle
    return None if low == _LEAST or high == _MOST else low


def _paces(value: float) -> dict[Zone, Range[Pace]]:
    training = vdot.training_paces(value)
    return {
        Zone.EASY: training["easy"],
        Zone.STEADY: vdot.race_pace(value, Distance(MARATHON)),
        Zone.THRESHOLD: training["threshold"],
        Zone.INTERVAL: training["interval"],
        Zone.REPETITION: training["repetition"],
    }


def _ends(pace: Range[Pace]) -> tuple[Fraction, Fraction]:
    """The fast and the slow end."""
    ends = [end.s_per_m for end in (pace.low, pace.high) if end is not None]
    return min(ends), max(ends)


def _begins(at: Mapping[Zone, tuple[Fraction, Fraction]]) -> dict[Zone, Fraction]:
    """Where each zone begins: halfway between its slow end and the fast end of the one before."""
    begins: dict[Zone, Fraction] = {}
    for before, zone in pairwise(Zone):
        if before in at and zone in at:
            begins[zone] = (at[before][0] + at[zone][1]) / 2
        elif before in at:
            begins[zone] = at[before][0] * (1 - _SLACK)
        elif zone in at:
            begins[zone] = at[zone][1] * (1 + _SLACK)
    return begins
