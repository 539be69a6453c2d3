"""Laps, splits and marks on the way fit their piece and add up to its target.

Why:
    `1600 @ 5:58 laps 90 89 89 88` promises 5:58 and paces 5:56. A runner who
    follows the laps runs another race than the one that was planned. This is
    arithmetic. Evidence: S (definition).

    A single time must be met exactly, a pace to the second a kilometre or
    mile. Inside a band, all is well; under a bound (`<=5:58`) too, and by how
    much is said. Where a piece is a few metres longer than its laps of 400 m,
    as a mile is, the last lap may include them or leave them out. Splits with
    a length of their own (`splits 5k …`) must not be longer than their piece;
    what they leave of it, if less than one more, is said. A guide may give up
    the target when a race goes badly, so where its laps come to another time,
    that is a remark; more laps than the session has are an error. The marks
    of a `check` line lie within the piece, in the order they are passed, and
    nothing before, between or behind them is to be run faster than the world
    record; laps that pass one in another time are an error, within 1 % a
    remark.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    none

Flagged:
    plan Too fast by two seconds
    start 2025-08-18
    week 1
      sun  race: 1600 @ 5:58 laps 90 89 89 88

    plan Two splits of three
    start 2025-08-18
    week 1
      sun  race: 15k @ 60:00 splits 5k 20:00 19:40

    plan A mark after the finish
    start 2025-08-18
    week 1
      sun  race: 800 @ 2:40
        check 200 >=38, 1200 4:00

    plan A mark that leaves a second for the last half lap
    start 2025-08-18
    week 1
      sun  race: 800 @ 2:00
        check 600 1:59

    plan A guide that loses a second is worth a remark
    start 2025-08-18
    week 1
      sun  race: 1600 @ 5:59 laps 91 90 90 88
        if lap 1 >= 92: laps 92 90 90 88

    plan Under a bound, a remark says by how much
    start 2025-08-18
    week 1
      sun  race: 1600 @ <=5:58 laps 90 89 89 88

    plan What the splits leave over is said
    start 2025-08-18
    week 1
      sun  race: half @ 1:24:30 splits 5k 20:00 20:00 20:00 20:00

    plan A mark that the laps do not keep
    start 2025-08-18
    week 1
      sun  race: 1600 @ 5:59 laps 91 90 90 88
        check 800 3:10

    plan One lap too many
    start 2025-08-18
    week 1
      sun  race: 1600 @ 5:59 laps 91 90 90 88
        if lap 1 <= 89: laps 89 91 90 89 90

Accepted:
    plan Even laps
    start 2025-08-18
    week 1
      sun  race: 1600 @ 5:59 laps 91 90 90 88
        check 200 >=44, 800 3:00-3:02
        if lap 1 >= 92: laps 92 90 89 88
    week 2
      sun  race: mile @ 6:00 laps 90 90 90 88
    week 3
      sun  race: 1600 @ 5:50-6:00 laps 90 90 89 88
    week 4
      sun  race: 10k @ 39:40 splits 5k 20:00 19:40
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plandsl.diagnostics import Label, Severity
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Role, Session, Step, Target
from plandsl.record import dataclass, replace
from plandsl.rules import _marks
from plandsl.rules._rule import Finding, Settings
from plandsl.rules._steps import place, written_steps
from plandsl.rules._text import due, each, lengths, paces, times, unit_of
from plandsl.source import Origin
from plandsl.units import (
    METRE,
    SECOND,
    Distance,
    Duration,
    Pace,
    Range,
    clock,
    clock_seconds,
    length,
    rounded,
    spoken,
)

UNASKED = Severity.ERROR
TAKES = ()
LINE_BY_LINE = True

LAP = Distance(400 * METRE)
SPARE = Distance(50 * METRE)
"""As many metres more than whole laps may be the last lap's, or nobody's."""
NEAR = Fraction(1, 100)
"""A mark that the laps miss by no more than this share of its time is a remark."""
BY_CLOCK = Duration(100 * SECOND)
"""From here on, laps are told by the clock."""


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each piece, then each guide and mark, that does not fit."""
    for step, session in written_steps(plan, log, settings):
        if step.laps:
            yield from _judged(
                _Laps(step, step.laps, place(step.origin, session), session, plan.unit)
            )
    for session in plan.sessions():
        if settings.concerns(session.series):
            yield from _guides(session, plan.unit)
            yield from _marks.judged(session)
            yield from _passed(session)


def _passed(session: Session) -> Iterator[Finding]:
    """Each mark that the laps pass in another time."""
    paced = [step for step in session.steps if step.laps and step.reps == Range(1, 1)]
    if len(paced) != 1 or _spare(paced[0], len(paced[0].laps)) is None:
        return
    step, lap = paced[0], paced[0].lap or LAP
    for mark in session.marks:
        count, between = divmod(mark.at.um, lap.um)
        if between or not 0 < count < len(step.laps):
            continue
        time = sum(step.laps[:count], Duration(0))
        low, high = mark.time.low or time, mark.time.high or time
        if not low <= time <= high:
            off = low - time if low > time else time - high
            name = "splits" if step.lap else "laps"
            message = (
                f"the {name} pass {length(mark.at)} in {clock(time)}, the check says {mark.text}"
            )
            given = session.here(step.origin)
            labels = (Label(given, f"{name} as they are given"),) if given else ()
            near = off.ms <= time.ms * NEAR
            yield Finding(message, mark.origin, at=session, labels=labels, hint=near)


def _guides(session: Session, unit: Distance) -> Iterator[Finding]:
    for guide in session.guides:
        paced = [step for step in session.steps if _is_for(guide.laps, step)]
        own = [len(step.laps) for step in session.steps if step.laps]
        if len(own) == 1 and len(guide.laps) > own[0]:
            message = f"this guide has {len(guide.laps)} laps, and the session {own[0]}"
            yield Finding(message, guide.origin, at=session)
        if guide.laps and len(paced) == 1:
            laps = _Laps(paced[0], guide.laps, guide.origin, session, unit)
            yield from (replace(finding, hint=True) for finding in _judged(laps))


def _is_for(laps: Sequence[Duration], step: Step) -> bool:
    """Whether a guide's laps are those of a step: as many as its own, or as its length holds."""
    if step.role is not Role.MAIN or step.reps != Range(1, 1):
        return False
    return len(laps) == len(step.laps) or (not step.laps and _spare(step, len(laps)) is not None)


@dataclass(frozen=True, slots=True)
class _Laps:
    """The laps of a piece, its own or a guide's; `unit` is the plan's."""

    step: Step
    times: Sequence[Duration]
    origin: Origin | None
    session: Session | None
    unit: Distance

    @property
    def total(self) -> Duration:
        return sum(self.times, Duration(0))

    @property
    def name(self) -> str:
        return "splits" if self.step.lap else "laps"

    def __str__(self) -> str:
        """`laps 91 90 90 88 add up to 5:59`."""
        show = clock if max(self.times) >= BY_CLOCK else clock_seconds
        return f"{self.name} {' '.join(map(show, self.times))} add up to {clock(self.total)}"

    def finding(self, message: str, *help: str, target: Target | None = None) -> Finding:
        """`target`: the one to point at."""
        origin = place(target.origin, self.session) if target else None
        labels = (Label(origin, f"the target is {target.text}"),) if target and origin else ()
        return Finding(message, self.origin, self.session, labels=labels, help=help)


def _judged(laps: _Laps) -> Iterator[Finding]:
    step = laps.step
    target = step.targets[0] if len(step.targets) == 1 else None
    left = _left(step, laps)
    if left is not None and left.low is not None and left.high is not None:
        wrong = _wrong_length(laps, left.low, left.high)
        if wrong is not None:
            yield wrong
            return
        if left.high > SPARE:
            yield _with_more(laps, left, target)
            return
    if target is not None:
        yield from _against(laps, target, due(step, target))


# ---- lengths


def _left(step: Step, laps: _Laps) -> Range[Distance] | None:
    """What splits leave of their piece; None where their length or the piece's is not said."""
    lap = step.lap
    if lap is None or step.distance is None:
        return None
    return each(step.distance, lambda end: end - lap * len(laps.times))


def _wrong_length(laps: _Laps, low: Distance, high: Distance) -> Finding | None:
    """More splits than the piece is long, or room for one more."""
    lap, whole = laps.step.lap, laps.step.distance
    assert lap is not None
    assert whole is not None
    number = len(laps.times)
    come_to = f"{number} splits of {length(lap)} are {length(lap * number)}"
    if high.um < 0:
        helps = ("what is left over at the end needs no split",) if -high.um < lap.um else ()
        return laps.finding(f"{come_to}, more than the {lengths(whole)}", *helps)
    if low >= lap:
        more = low.um // lap.um
        helps = (f"{more} more {'is' if more == 1 else 'are'} needed",)
        return laps.finding(f"{come_to} of the {lengths(whole)}", *helps)
    return None


def _with_more(laps: _Laps, left: Range[Distance], target: Target | None) -> Finding:
    """What is left after the splits, and the time that the target leaves for it."""
    whole = laps.step.distance
    assert whole is not None
    rest = f"the splits leave {lengths(left)} of the {lengths(whole)}"
    limits = due(laps.step, target) if target else None
    if target is None or limits is None or limits.high is None:
        return replace(laps.finding(rest), hint=True)
    if laps.total >= limits.high:
        message = f"{laps}, and {lengths(left)} are still to run: the target is {target.text}"
        return laps.finding(message, target=target)
    time = each(limits, lambda end: end - laps.total if end > laps.total else Duration(0))
    return replace(laps.finding(f"{rest}, in {_in(time, left, laps.unit)}"), hint=True)


def _in(time: Range[Duration], left: Range[Distance], unit: Distance) -> str:
    """`4:30 (4:06/km)`, to the second."""
    shown = times(each(time, lambda end: Duration(rounded(end.seconds) * SECOND)))
    far = left.low
    if far is None or left.low != left.high:
        return shown
    return f"{shown} ({paces(each(time, lambda end: Pace.of(end, far)), unit)})"


# ---- times


def _against(laps: _Laps, target: Target, limits: Range[Duration] | None) -> Iterator[Finding]:
    """The sum of the laps against the time of the piece."""
    if limits is None:
        return
    total = laps.total
    low = limits.low and limits.low - _spare_time(laps.step, len(laps.times), limits.low)
    slack = _slack(laps.step, target, laps.unit)
    if low and total < low - slack:
        needed = _help(laps, target, low - total, "more")
        yield laps.finding(f"{laps}, not {target.text}", needed, target=target)
    elif limits.high and limits.high + slack < total:
        needed = _help(laps, target, total - limits.high, "less")
        yield laps.finding(f"{laps}, not {target.text}", needed, target=target)
    elif limits.low is None and limits.high and total < limits.high:
        gap = f"{spoken(limits.high - total)} under {clock(limits.high)}"
        yield replace(laps.finding(f"{laps}, {gap}"), hint=True)


def _help(laps: _Laps, target: Target, off: Duration, way: str) -> str:
    needed = f"the {laps.name} need {spoken(off)} {way}"
    exact = target.time is not None and target.time.low == target.time.high
    if exact and way == "more":
        return f"{needed}; or write <={target.text}, if that is the limit"
    return needed


def _slack(step: Step, target: Target, unit: Distance) -> Duration:
    """What the rounding of a pace comes to over the piece, a second at least."""
    if target.time is not None:
        return Duration(0)
    far = step.distance.low if step.distance else None
    over = Fraction(far.um, unit_of(target, unit).um) if far else Fraction(0)
    return Duration(max(SECOND, rounded(over * SECOND / 2)))


def _spare(step: Step, laps: int) -> Distance | None:
    """What the piece is longer than so many laps, if that is next to nothing."""
    far = step.distance.low if step.distance else None
    lap = step.lap or LAP
    if far is None or not lap * laps <= far <= lap * laps + SPARE:
        return None
    return far - lap * laps


def _spare_time(step: Step, laps: int, whole: Duration) -> Duration:
    """The part of the time that the laps may leave out, rounded up to a second."""
    spare = _spare(step, laps)
    far = step.distance.low if step.distance else None
    if not spare or not far or not spare.um:
        return Duration(0)
    return Duration(-(-whole.ms * spare.um // (far.um * SECOND)) * SECOND)
