"""The arithmetic under `model/totals.py`: two measures and the shape of a session they walk.

A measure says how far or how long one rep and one rest are; the walk knows what is repeated and
where rests stand. Both ends of a range are carried along.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from plandsl.model import assumed
from plandsl.model.plan import Week
from plandsl.model.session import Rest, Session, Step, Target
from plandsl.units import SECOND, Distance, Duration, Pace, Range, rounded, spoken

# --------------------------------------------------------------- low and high ends

# In milliseconds or micrometres; a Fraction until it becomes a Duration or a Distance, so that
# the rounding of one rep is not multiplied.
Number = Fraction | int
Ends = tuple[Number, Number]

NOTHING: Ends = (0, 0)


def _ends(low: int | None, high: int | None) -> tuple[int, int] | None:
    """A half-open range stands at the end that is known."""
    if low is None:
        low = high
    if low is None:
        return None
    return low, low if high is None else high


def _times_of(time: Range[Duration]) -> Ends | None:
    return _ends(time.low.ms if time.low else None, time.high.ms if time.high else None)


def _lengths_of(length: Range[Distance]) -> Ends | None:
    return _ends(length.low.um if length.low else None, length.high.um if length.high else None)


def _paces_of(pace: Range[Pace]) -> tuple[Fraction, Fraction] | None:
    """Seconds a metre; None for a pace that nobody can run."""
    low, high = pace.low or pace.high, pace.high or pace.low
    if low is None or high is None or low.s_per_m <= 0:
        return None
    return low.s_per_m, high.s_per_m


def _plus(one: Ends | None, other: Ends | None) -> Ends | None:
    if one is None or other is None:
        return None
    return one[0] + other[0], one[1] + other[1]


def _sum(parts: Iterable[Ends | None]) -> Ends | None:
    total: Ends | None = NOTHING
    for part in parts:
        total = _plus(total, part)
    return total


def _multiplied(ends: Ends | None, low: int, high: int) -> Ends | None:
    return None if ends is None else (ends[0] * low, ends[1] * high)


def distances(ends: Ends | None) -> Range[Distance] | None:
    if ends is None:
        return None
    return Range(Distance(rounded(Fraction(ends[0]))), Distance(rounded(Fraction(ends[1]))))


def durations(ends: Ends | None) -> Range[Duration] | None:
    if ends is None:
        return None
    return Range(Duration(rounded(Fraction(ends[0]))), Duration(rounded(Fraction(ends[1]))))


# ------------------------------------------------------------ the shape of a session


def week_ends(week: Week, measure: Measure) -> Ends | None:
    return _sum(session_ends(session, measure) for session in week.sessions)


def session_ends(session: Session, measure: Measure) -> Ends | None:
    stated = measure.stated(session)
    return row_ends(session.steps, measure) if stated is None else stated


def row_ends(
    steps: Sequence[Step],
    measure: Measure,
    targets: Sequence[Target] = (),
    between: Rest | None = None,
) -> Ends | None:
    """Steps one after the other.

    `targets` come down from a group, one for all or one a step. `between` is the rest of a
    ladder, which a rung's own rest replaces.
    """
    total: Ends | None = NOTHING
    for index, step in enumerate(steps):
        own = targets[index : index + 1] if len(targets) == len(steps) else targets[:1]
        total = _plus(total, _step(step, measure, step.targets or own))
        if index + 1 < len(steps):
            rest = _rest_after(step) or (None if step.joined else between)
            total = _plus(total, measure.rest(rest, step) if rest else NOTHING)
    return total


def _step(step: Step, measure: Measure, targets: Sequence[Target]) -> Ends | None:
    """All reps with what stands between them."""
    low, high = _reps(step)
    if not _counted(step):
        work = _one(step, measure, targets, step.rest)
    elif len(targets) > 1:
        each = [_one(step, measure, (target,), None) for target in targets]
        least, most = _sum(each[:low]), _sum(each[:high])
        work = None if least is None or most is None else (least[0], most[1])
    else:
        work = _multiplied(_one(step, measure, targets, None), low, high)
    return _plus(work, _rests(step, measure))


def _one(
    step: Step, measure: Measure, targets: Sequence[Target], between: Rest | None
) -> Ends | None:
    """One rep: a piece of work, or the pieces of a group."""
    if step.pieces:
        return row_ends(step.pieces, measure, targets, between)
    return measure.work(step, targets[0] if targets else None)


def _rests(step: Step, measure: Measure) -> Ends | None:
    """The rests between the reps: one fewer than reps, unless `each`.

    Where a group has no rest of its own, the rest behind its last piece stands between its reps.
    """
    every = step.rest is not None and step.rest.each
    rest = step.rest
    if _counted(step) and rest is None and step.pieces:
        rest = _rest_after(step.pieces[-1])
    if rest is None or not (_counted(step) or every):
        return NOTHING
    low, high = (reps if every else max(0, reps - 1) for reps in _reps(step))
    return _multiplied(measure.rest(rest, step), low, high)


def _rest_after(step: Step) -> Rest | None:
    """The rest that a lone step puts before the next one."""
    if _counted(step) or (step.rest is not None and step.rest.each):
        return None
    if not step.pieces:
        return step.rest
    is_ladder = any(not piece.joined for piece in step.pieces[:-1])
    return _rest_after(step.pieces[-1]) or (None if is_ladder else step.rest)


def _counted(step: Step) -> bool:
    return _reps(step) != (1, 1)


def _reps(step: Step) -> tuple[int, int]:
    return _ends(step.reps.low, step.reps.high) or (1, 1)


# ------------------------------------------------------------- the two measures


@dataclass(frozen=True, slots=True)
class Measure(ABC):
    """What is added up. `notes` collects what was assumed; None: nothing may be assumed."""

    notes: dict[str, None] | None = None

    @property
    def assumed(self) -> tuple[str, ...]:
        return tuple(self.notes or ())

    @abstractmethod
    def work(self, step: Step, target: Target | None) -> Ends | None:
        """One rep of a step without pieces."""

    @abstractmethod
    def rest(self, rest: Rest, step: Step) -> Ends | None:
        """One rest of a step."""

    @abstractmethod
    def stated(self, session: Session) -> Ends | None:
        """What the session's `total` says."""

    def alone(self, step: Step, target: Target | None) -> Ends | None:
        """A bare word such as `strides` or `weights`."""
        if self.notes is None:
            return None
        stand_in, note = assumed.work_alone(step, target)
        self.notes[note] = None
        return _step(stand_in, self, (target,) if target else ())


@dataclass(frozen=True, slots=True)
class Time(Measure):
    """Milliseconds."""

    def work(self, step: Step, target: Target | None) -> Ends | None:
        if step.sport == "rest":
            return NOTHING
        if step.duration is not None:
            return _times_of(step.duration)
        if step.distance is None:
            return self.alone(step, target)
        for known in (target, step.stated):
            if known is not None and known.time is not None:
                return _times_of(known.time)
        if step.laps:
            lap = sum(time.ms for time in step.laps)
            return lap, lap
        far, pace = _lengths_of(step.distance), _known_pace(step, target)
        if pace is None and self.notes is not None:
            default, note = assumed.running_pace(step, target)
            self.notes[note] = None
            pace = default.s_per_m, default.s_per_m
        return None if far is None or pace is None else _time_over(far, pace)

    def rest(self, rest: Rest, step: Step) -> Ends | None:
        if rest.duration is not None:
            return _times_of(rest.duration)
        if self.notes is None:
            return None
        far = _lengths_of(rest.distance) if rest.distance else None
        if far is None:
            self.notes[f"rests of unsaid length as {spoken(assumed.REST)}"] = None
            return assumed.REST.ms, assumed.REST.ms
        pace, note = assumed.rest_pace(rest, step)
        self.notes[note] = None
        return _time_over(far, (pace.s_per_m, pace.s_per_m))

    def stated(self, session: Session) -> Ends | None:
        total = session.total.duration if session.total else None
        return (total.ms, total.ms) if total else None


@dataclass(frozen=True, slots=True)
class Length(Measure):
    """Micrometres. `on_foot`: other sports count nothing."""

    on_foot: bool = False

    def work(self, step: Step, target: Target | None) -> Ends | None:
        if self.on_foot and step.sport not in assumed.ON_FOOT:
            return NOTHING
        if step.distance is not None:
            return _lengths_of(step.distance)
        if step.sport in assumed.WITHOUT_DISTANCE:
            return NOTHING
        if step.duration is None:
            return self.alone(step, target)
        long, pace = _times_of(step.duration), _known_pace(step, target)
        if pace is None and self.notes is not None and step.sport in assumed.ON_FOOT:
            default, note = assumed.running_pace(step, target)
            self.notes[note] = None
            pace = default.s_per_m, default.s_per_m
        if long is None or pace is None:
            return None
        # The slower pace goes with the shorter time. Milliseconds / (s/m) are millimetres.
        return Fraction(long[0]) / pace[1] * SECOND, Fraction(long[1]) / pace[0] * SECOND

    def rest(self, rest: Rest, step: Step) -> Ends | None:
        if rest.distance is None or (self.on_foot and step.sport not in assumed.ON_FOOT):
            return NOTHING
        return _lengths_of(rest.distance)

    def stated(self, session: Session) -> Ends | None:
        total = session.total.distance if session.total else None
        if total is None or (self.on_foot and not _all_on_foot(session.steps)):
            return None
        return total.um, total.um


def _all_on_foot(steps: Sequence[Step]) -> bool:
    return all(leaf.sport in assumed.ON_FOOT for step in steps for leaf in step.leaves())


def _known_pace(step: Step, target: Target | None) -> tuple[Fraction, Fraction] | None:
    """Seconds a metre, fast and slow, from the target or its second statement.

    A named effort's pace (`pace easy = …`) is one of running: it says nothing about a ride.
    """
    for known in (target, step.stated):
        if known is None or known.pace is None:
            continue
        if known.effort is None or step.sport == "run":
            return _paces_of(known.pace)
    return None


def _time_over(far: Ends, pace: tuple[Fraction, Fraction]) -> Ends:
    """Micrometres times s/m are microseconds."""
    return far[0] * pace[0] / SECOND, far[1] * pace[1] / SECOND
