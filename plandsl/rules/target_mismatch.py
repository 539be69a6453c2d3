"""A target that is stated twice says the same thing twice.

Why:
    `1200 @ 4:30 (5:00/mi)` asks for two different runs: 4:30 for 1200 m is
    6:02/mi. Whoever reads only one of the two trains at the wrong pace. This
    is arithmetic. Evidence: S (definition).

    Both are taken as rounded to their last digit, a name to the second a mile
    or kilometre. What still disagrees by up to 1 % is a remark, anything
    beyond is an error. Of a band, both ends are checked; a single value may
    lie anywhere inside a band. A list of targets and a cut-down count as the
    band from the first to the last. What is not known in numbers, and a pace
    beside a heart rate, cannot be compared.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    none

Flagged:
    plan Two paces
    start 2025-08-18
    week 1
      tue  1200s: 3x1200 @ 4:30 (5:00/mi) r3min

    plan Almost
    start 2025-08-18
    week 1
      tue  1200s: 3x1200 @ 4:30 (6:00/mi) r3min

    plan A marathon faster than its miles
    start 2025-08-18
    race 2025-08-24 marathon 3:00:00
    week 1
      tue  miles: 3x1mi @ 6:15 (MP) r2min
      sun  race: marathon @ MP

Accepted:
    plan One pace
    start 2025-08-18
    week 1
      tue  1200s: 3x1200 @ 4:30 (6:02/mi) r3min
      thu  400s: 6x400 @ 85-87 (5:42-5:50/mi) r90
      sat  tempo: 20min @ 7:00/mi (4:21/km)

    plan By name
    start 2025-08-18
    hrmax 190
    pace threshold = 6:40-6:50/mi
    pace 5k = 6:15/mi
    week 1
      tue  400s: 8x400 @ 93 (5k) r90
      thu  tempo: 20min threshold (6:45/mi)
      sat  steady: 40min @ 143-152bpm (75-80%hrmax)
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plandsl.diagnostics import Label, Severity
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Session, Step, Target
from plandsl.record import dataclass
from plandsl.rules._bands import BODY_UNITS, Band, Scale, whole
from plandsl.rules._rule import Finding, Settings
from plandsl.rules._steps import place, written_steps
from plandsl.rules._text import band, each, paces, says_pace, times, unit_of
from plandsl.units import SECOND, Distance, Duration, Pace, Range, length, number, rounded

UNASKED = Severity.ERROR
TAKES = ()
LINE_BY_LINE = True

HINT = Fraction(1, 100)
"""What disagrees by no more than this is a remark."""


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each step whose target and second statement disagree."""
    for step, session in written_steps(plan, log, settings):
        target = whole(step.targets) if step.stated is not None else None
        if step.stated is None or target is None:
            continue
        pair = _Pair(target, step.stated, _length(step), plan.unit)
        scale = Scale(pair.far, plan.unit, plan.numbers)
        off = _off(scale.band(target), scale.band(step.stated))
        if off:
            yield _finding(pair, off <= HINT, step, session)


def _length(step: Step) -> Distance | None:
    """The length of a rep, where it is one."""
    far = step.distance
    return far.low if far and far.low == far.high and far.low and far.low.um else None


# ---- in words


@dataclass(frozen=True, slots=True)
class _Pair:
    """A target, its second statement, the length of a rep, and the plan's unit."""

    target: Target
    stated: Target
    far: Distance | None
    unit: Distance

    def turned(self) -> _Pair:
        return _Pair(self.stated, self.target, self.far, self.unit)

    def meaning(self) -> str:
        """What the target comes to in the terms of its second statement."""
        target, like = self.target, self.stated
        if target.intensity is not None and target.pace is None:
            return _body(target)
        pace = target.pace
        if target.time is not None:
            if like.time is not None or self.far is None:
                return target.text
            pace = _paces(target.time, self.far)
        assert pace is not None
        if like.time is not None and self.far is not None:
            return _clocks(pace, self.far)
        return paces(pace, unit_of(like, self.unit))

    def subject(self) -> str:
        """`4:30 for 1200 m`, `5:00/mi over 1200 m`, `threshold`."""
        text = self.target.text
        if self.far is None or (self.target.time is None) == (self.stated.time is None):
            return text
        return f"{text} {'for' if self.target.time else 'over'} {length(self.far)}"


def _finding(pair: _Pair, hint: bool, step: Step, session: Session | None) -> Finding:
    target, stated = pair.target, pair.stated
    beside = place(stated.origin, session)
    meaning = pair.meaning()
    is_really = "is " if meaning.startswith(target.text) else f"is {meaning}, "
    verdict = f"a little off the {stated.text} beside it" if hint else f"not {_named(pair)}"
    return Finding(
        f"{pair.subject()} {is_really}{verdict}",
        place(target.origin or step.origin, session),
        at=session,
        hint=hint,
        labels=(Label(beside, f"stated here as {stated.text}"),) if beside else (),
        help=_help(pair),
    )


def _named(pair: _Pair) -> str:
    """The second statement, with its meaning where its text does not tell."""
    stated = pair.stated
    if stated.time is not None or says_pace(stated):
        return stated.text
    meaning = _Pair(stated, pair.stated, pair.far, pair.unit).meaning()
    return stated.text if meaning == stated.text else f"{stated.text}, which is {meaning}"


def _help(pair: _Pair) -> tuple[str, ...]:
    """The second statement in the terms of the target, where that says more."""
    if pair.target.effort is not None:
        return ()
    meaning = pair.turned().meaning()
    if meaning == pair.stated.text or pair.stated.intensity is not None:
        return ()
    over = f" for {length(pair.far)}" if pair.target.time and pair.far else ""
    return (f"{pair.stated.text} would be {meaning}{over}",)


def _body(target: Target) -> str:
    """`140-150bpm`, `250W`, `rpe 7-8`."""
    assert target.intensity is not None
    limits = target.intensity.range
    if limits is None:
        return target.text
    shown = band(limits, lambda end: number(end, 0))
    kind = target.intensity.kind
    return f"rpe {shown}" if kind == "rpe" else f"{shown}{BODY_UNITS[kind]}"


def _paces(time: Range[Duration], far: Distance) -> Range[Pace]:
    return each(time, lambda end: Pace.of(end, far))


def _clocks(pace: Range[Pace], far: Distance) -> str:
    """The time of a rep, to the second."""
    return times(each(pace, lambda end: Duration(rounded(end.time_for(far).seconds) * SECOND)))


# ---- in numbers


def _off(target: Band | None, stated: Band | None) -> Fraction:
    """By what share of itself the second statement is off; 0 where both may be meant."""
    if target is None or stated is None or target.kind != stated.kind:
        return Fraction(0)
    off = max(
        (
            (abs(one - other), abs(one - other) / other)
            for one, other in _pairs(target, stated)
            if one is not None and other
        ),
        default=(Fraction(0), Fraction(0)),
    )
    return off[1] if off[0] > target.rounding + stated.rounding else Fraction(0)


def _pairs(one: Band, other: Band) -> Iterator[tuple[Fraction | None, Fraction | None]]:
    """The ends that must agree. A single value must only lie inside a band."""
    if one.low == one.high and other.low != other.high:
        yield one.low, _nearest(one.low, other)
    elif other.low == other.high and one.low != one.high:
        yield _nearest(other.low, one), other.low
    else:
        yield one.low, other.low
        yield one.high, other.high


def _nearest(value: Fraction | None, limits: Band) -> Fraction | None:
    if value is not None and limits.low is not None and value < limits.low:
        return limits.low
    if value is not None and limits.high is not None and value > limits.high:
        return limits.high
    return value
