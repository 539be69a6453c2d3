"""A target that is stated twice says the same thing twice.

Why:
    `1200 @ 4:30 (5:00/mi)` asks for two different runs: 4:30 for 1200 m is
    6:02/mi. Whoever reads only one of the two trains at the wrong pace. This
    is arithmetic. Evidence: S (definition).

    Both are taken as rounded to their last digit. What still disagrees by up
    to 1 % is a remark, anything beyond is an error. Of a band, both ends are
    checked; a single value may lie anywhere inside a band.

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

Accepted:
    plan One pace
    start 2025-08-18
    week 1
      tue  1200s: 3x1200 @ 4:30 (6:02/mi) r3min
      thu  400s: 6x400 @ 85-87 (5:42-5:50/mi) r90
      sat  tempo: 20min @ 7:00/mi (4:21/km)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from plandsl.diagnostics import Label, Severity
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Session, Step, Target
from plandsl.rules._rule import Finding, Settings
from plandsl.rules._steps import written_steps
from plandsl.rules._text import each, paces, resolution, times, unit_of
from plandsl.units import SECOND, Distance, Duration, Pace, Range, length, rounded

UNASKED = Severity.ERROR
TAKES = ()

HINT = Fraction(1, 100)
"""What disagrees by no more than this is a remark."""


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each step whose target and second statement disagree."""
    for step, session in written_steps(plan, log, settings):
        if step.stated is None or not step.targets:
            continue
        target, stated = step.targets[0], step.stated
        off = _off(_band(step, target), _band(step, stated))
        if off:
            yield _finding(step, target, stated, off <= HINT, session)


def _finding(
    step: Step, target: Target, stated: Target, hint: bool, session: Session | None
) -> Finding:
    is_really, would_be = _readings(step, target, stated)
    verdict = f"a little off the {stated.text} beside it" if hint else f"not {stated.text}"
    return Finding(
        f"{is_really}, {verdict}",
        target.origin or step.origin,
        at=session,
        hint=hint,
        labels=(Label(stated.origin, f"stated here as {stated.text}"),) if stated.origin else (),
        help=(would_be,) if would_be else (),
    )


def _readings(step: Step, target: Target, stated: Target) -> tuple[str, str]:
    """What the target means in the terms of its second statement, and the other way round."""
    far = _length(step)
    if target.time and stated.pace and far:
        unit = unit_of(stated)
        shown = length(far)
        return (
            f"{target.text} for {shown} is {paces(_paces(target.time, far), unit)}",
            f"{stated.text} would be {_clocks(stated.pace, far)} for {shown}",
        )
    if target.pace and stated.time and far:
        return (
            f"{target.text} over {length(far)} is {_clocks(target.pace, far)}",
            f"{stated.text} would be {paces(_paces(stated.time, far), unit_of(target))}",
        )
    if target.pace and stated.pace:
        back = f"{stated.text} would be {paces(stated.pace, unit_of(target))}"
        is_really = f"{target.text} is {paces(target.pace, unit_of(stated))}"
        return is_really, "" if target.effort else back
    return f"{target.text} is stated twice", ""


def _length(step: Step) -> Distance | None:
    """The length of a rep, where it is one."""
    far = step.distance
    return far.low if far and far.low == far.high and far.low and far.low.um else None


def _paces(time: Range[Duration], far: Distance) -> Range[Pace]:
    return each(time, lambda end: Pace.of(end, far))


def _clocks(pace: Range[Pace], far: Distance) -> str:
    """The time of a rep, to the second."""
    return times(each(pace, lambda end: Duration(rounded(end.time_for(far).seconds) * SECOND)))


@dataclass(frozen=True, slots=True)
class _Band:
    """Seconds a metre; what was written may be off by `rounding`."""

    low: Fraction | None
    high: Fraction | None
    rounding: Fraction


def _band(step: Step, target: Target) -> _Band | None:
    far = _length(step)
    if target.time and far:
        ends = [end for end in (target.time.low, target.time.high) if end]
        digit = min((resolution(end) for end in ends), default=Duration(0))
        limits = _paces(target.time, far)
        rounding = digit.seconds / 2 / far.metres
    elif target.pace:
        limits, rounding = target.pace, Fraction(1, 2) / unit_of(target).metres
    else:
        return None
    low, high = (end.s_per_m if end else None for end in (limits.low, limits.high))
    return _Band(low, high, rounding)


def _off(target: _Band | None, stated: _Band | None) -> Fraction:
    """By what share of itself the second statement is off; 0 where both may be meant."""
    if target is None or stated is None:
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


def _pairs(one: _Band, other: _Band) -> Iterator[tuple[Fraction | None, Fraction | None]]:
    """The ends that must agree. A single value must only lie inside a band."""
    if one.low == one.high and other.low != other.high:
        yield one.low, _nearest(one.low, other)
    elif other.low == other.high and one.low != one.high:
        yield _nearest(other.low, one), other.low
    else:
        yield one.low, other.low
        yield one.high, other.high


def _nearest(value: Fraction | None, band: _Band) -> Fraction | None:
    if value is not None and band.low is not None and value < band.low:
        return band.low
    return band.high if value is not None and band.high is not None and value > band.high else value
