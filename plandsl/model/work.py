"""How far and how long one rep and one rest are: what the plan says of them, or what is assumed."""

from __future__ import annotations

from fractions import Fraction

from plandsl.model import assumed
from plandsl.model.assumed import Speed
from plandsl.model.ends import NOTHING, Ends, Measured, of_lengths, of_times, said, times
from plandsl.model.session import Rest, Step, Target
from plandsl.record import dataclass
from plandsl.units import METRE, SECOND

# Milliseconds by seconds a metre are millimetres, and micrometres times seconds a metre are
# microseconds: so many to one of what is wanted.
SCALE = METRE // SECOND


@dataclass(frozen=True, slots=True)
class Measure:
    """`assume`: what the plan does not tell is taken from the table; else it is None."""

    assume: bool = False

    def work(self, step: Step, target: Target | None) -> Measured:
        """One rep of a step that has a length of its own; what pieces it has is not looked at."""
        if step.sport == "rest":
            return Measured()
        far = self._far(step, target)
        foot = far if step.sport in assumed.ON_FOOT else NOTHING
        return Measured(far, foot, self._long(step, target))

    def rest(self, rest: Rest, rep: Measured, step: Step) -> Measured:
        """One rest of a step, after one rep of it.

        A share is one of the time that the rep takes, also where the rep is given by distance.
        Only what is given by distance is counted as covered, and so is the way back.
        """
        if rest.duration is not None:
            return Measured(long=of_times(rest.duration))
        if rest.share is not None:
            return Measured(long=times(rep.long, rest.share))
        if rest.distance is not None:
            far = of_lengths(rest.distance)
            foot = far if step.sport in assumed.ON_FOOT else NOTHING
            return Measured(far, foot, self._moving(rest, far, step))
        if rest.until == "back":
            return Measured(rep.far, rep.foot, self._back(rest, rep, step))
        return Measured(long=assumed.open_rest(rest) if self.assume else None)

    def _far(self, step: Step, target: Target | None) -> Ends | None:
        if step.distance is not None:
            return of_lengths(step.distance)
        if step.sport in assumed.WITHOUT_DISTANCE:
            return NOTHING
        long, pace = self._long(step, target), _known_pace(step, target)
        if pace is None and self.assume and step.sport in assumed.ON_FOOT:
            pace = assumed.running_pace(step, target)
        if long is None or pace is None:
            return None
        # The slower pace goes with the shorter time.
        low = long.low * SCALE / pace.slow
        is_one = long.low is long.high and pace.slow is pace.fast
        high = low if is_one else long.high * SCALE / pace.fast
        return Ends(low, high, said(long.assumed, pace.assumed))

    def _long(self, step: Step, target: Target | None) -> Ends | None:
        if step.duration is not None:
            return of_times(step.duration)
        if step.until:
            return assumed.open_work(step) if self.assume else None
        for known in (target, step.stated):
            if known is not None and known.time is not None:
                return of_times(known.time)
        far = of_lengths(step.distance) if step.distance else None
        if step.laps:
            return _laps(step, far)
        pace = _known_pace(step, target)
        if pace is None and self.assume:
            pace = assumed.running_pace(step, target)
        return _over(far, pace)

    def _moving(self, rest: Rest, far: Ends | None, step: Step) -> Ends | None:
        """How long a rest lasts in which so much is covered."""
        if rest.target is not None and rest.target.time is not None:
            return of_times(rest.target.time)
        pace = _pace_of(rest.target, step)
        if pace is None and self.assume:
            pace = assumed.rest_pace(rest, step)
        return _over(far, pace)

    def _back(self, rest: Rest, rep: Measured, step: Step) -> Ends | None:
        """How long the way back takes: nobody said how fast."""
        if not self.assume:
            return None
        return self._moving(rest, rep.far, step) if rep.far else assumed.open_rest(rest)


def _known_pace(step: Step, target: Target | None) -> Speed | None:
    """From the target, else from the step's second statement."""
    return _pace_of(target, step) or _pace_of(step.stated, step)


def _pace_of(target: Target | None, step: Step) -> Speed | None:
    """None where there is none, or one that nobody can run.

    A named effort's pace (`pace easy = …`) is one of running: it says nothing about a ride.
    """
    if target is None or target.pace is None or (step.sport != "run" and _is_named(target)):
        return None
    sides = [end.s_per_m for end in (target.pace.low, target.pace.high) if end is not None]
    return Speed(min(sides), max(sides)) if sides and min(sides) > 0 else None


def _is_named(target: Target) -> bool:
    return any(end.effort is not None for end in (target, *target.cut))


def _laps(step: Step, far: Ends | None) -> Ends:
    """All laps of one rep; where they end before the rep does, the rest goes on as they went."""
    whole = Fraction(sum(lap.ms for lap in step.laps))
    covered = step.lap.um * len(step.laps) if step.lap else 0
    if not covered or far is None:
        return Ends(whole, whole)
    parts = [Fraction(end) / covered for end in (far.low, far.high)]
    low, high = (whole * part if part > 1 else whole for part in parts)
    return Ends(low, high)


def _over(far: Ends | None, pace: Speed | None) -> Ends | None:
    if far is None or pace is None:
        return None
    low = far.low * pace.fast / SCALE
    is_one = far.low is far.high and pace.fast is pace.slow
    high = low if is_one else far.high * pace.slow / SCALE
    return Ends(low, high, said(far.assumed, pace.assumed))
