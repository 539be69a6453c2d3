"""The laps of a piece add up to its target.

Why:
    `1600 @ 5:58 laps 90 89 89 88` promises 5:58 and paces 5:56. A runner who
    follows the laps runs another race than the one that was planned. This is
    arithmetic. Evidence: S (definition).

    A single time must be met exactly, a pace to the second. Inside a band, all
    is well; under a bound (`<=5:58`) too, and by how much is said. Where a
    piece is a few metres longer than its laps of 400 m, as a mile is, the last
    lap may include them or leave them out. A guide may give up the target when
    a race goes badly, so where its laps come to another time, that is a remark.

Parameters:
    none

Flagged:
    plan Too fast by two seconds
    start 2025-08-18
    week 1
      sun  race: 1600 @ 5:58 laps 90 89 89 88

    plan A guide that loses a second is worth a remark
    start 2025-08-18
    week 1
      sun  race: 1600 @ 5:59 laps 91 90 90 88
        if lap 1 >= 92: laps 92 90 90 88

    plan Under a bound, a remark says by how much
    start 2025-08-18
    week 1
      sun  race: 1600 @ <=5:58 laps 90 89 89 88

Accepted:
    plan Even laps
    start 2025-08-18
    week 1
      sun  race: 1600 @ 5:59 laps 91 90 90 88
        if lap 1 >= 92: laps 92 90 89 88
    week 2
      sun  race: mile @ 6:00 laps 90 90 90 88
    week 3
      sun  race: 1600 @ 5:50-6:00 laps 90 90 89 88
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plandsl.diagnostics import Label, Severity
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Role, Session, Step, Target
from plandsl.rules._rule import Finding, Settings
from plandsl.rules._steps import written_steps
from plandsl.rules._text import each
from plandsl.source import Origin
from plandsl.units import METRE, SECOND, Distance, Duration, Range, clock, clock_seconds, spoken

UNASKED = Severity.ERROR
TAKES = ()

LAP = Distance(400 * METRE)
SPARE = Distance(50 * METRE)
"""As many metres more than whole laps may be the last lap's, or nobody's."""


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each piece, then each guide, whose laps do not add up."""
    for step, session in written_steps(plan, log, settings):
        if step.laps:
            yield from _judged(step, step.laps, step.origin, session)
    for session in plan.sessions():
        if settings.concerns(session.series):
            for guide in session.guides:
                paced = [step for step in session.steps if _is_for(guide.laps, step)]
                if guide.laps and len(paced) == 1:
                    for finding in _judged(paced[0], guide.laps, guide.origin, session):
                        yield replace(finding, hint=True)


def _is_for(laps: Sequence[Duration], step: Step) -> bool:
    """Whether a guide's laps are those of a step: as many as its own, or as its length holds."""
    if step.role is not Role.MAIN or step.reps != Range(1, 1):
        return False
    return len(laps) == len(step.laps) or (not step.laps and _spare(step, len(laps)) is not None)


def _judged(
    step: Step, laps: Sequence[Duration], origin: Origin | None, session: Session | None
) -> Iterator[Finding]:
    target = step.targets[0] if len(step.targets) == 1 else None
    due = _due(step, target) if target else None
    if target is None or due is None:
        return
    total = sum(laps, Duration(0))
    low = due.low and due.low - _spare_time(step, len(laps), due.low)
    slack = Duration(0) if target.time else Duration(SECOND)
    text = f"laps {' '.join(map(clock_seconds, laps))} add up to {clock(total)}"
    labels = (Label(target.origin, f"the target is {target.text}"),) if target.origin else ()
    if low and total < low - slack:
        needed = _help(target, low - total, "more")
        yield Finding(f"{text}, not {target.text}", origin, session, labels=labels, help=needed)
    elif due.high and due.high + slack < total:
        needed = _help(target, total - due.high, "less")
        yield Finding(f"{text}, not {target.text}", origin, session, labels=labels, help=needed)
    elif due.low is None and due.high and total < due.high:
        gap = f"{spoken(due.high - total)} under {clock(due.high)}"
        yield Finding(f"{text}, {gap}", origin, session, hint=True)


def _help(target: Target, off: Duration, way: str) -> tuple[str, ...]:
    needed = f"the laps need {spoken(off)} {way}"
    exact = target.time is not None and target.time.low == target.time.high
    if exact and way == "more":
        return (f"{needed}; or write <={target.text}, if that is the limit",)
    return (needed,)


def _due(step: Step, target: Target) -> Range[Duration] | None:
    """The time of the piece; from a pace, to the millisecond."""
    far = step.distance.low if step.distance else None
    if target.time or not target.pace or not far:
        return target.time
    return each(target.pace, lambda end: end.time_for(far))


def _spare(step: Step, laps: int) -> Distance | None:
    """What the piece is longer than so many laps, if that is next to nothing."""
    far = step.distance.low if step.distance else None
    if far is None or not LAP * laps <= far <= LAP * laps + SPARE:
        return None
    return far - LAP * laps


def _spare_time(step: Step, laps: int, whole: Duration) -> Duration:
    """The part of the time that the laps may leave out, rounded up to a second."""
    spare = _spare(step, laps)
    far = step.distance.low if step.distance else None
    if not spare or not far or not spare.um:
        return Duration(0)
    return Duration(-(-whole.ms * spare.um // (far.um * SECOND)) * SECOND)
