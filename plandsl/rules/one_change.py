"""Between one session of a series and the next, only one thing changes: the
reps, their length, the rest or the pace.

Why:
    When everything moves at once, nobody can say what made a session too hard
    or worked. "Adjust workload, intensity, recovery or frequency one at a
    time, and stay there for weeks" is old coaching advice (J. Daniels,
    Daniels' Running Formula, 3rd ed. 2014). No study tests it.
    Evidence: O (authority). It is checked because the author asked for it.

    Reps traded for length at about the same volume (within 10 %) are one
    change: 12x400, 8x600, 6x800 is one idea. Harder and easier count alike.
    A band has changed when either end has. Warm-up, cool-down, strides, drills
    and easy running beside the work do not count, and what only one of two
    sessions states is not compared. With `or`, every option is compared with
    what the session before was first of all. After a week that could not be
    read, comparing starts afresh.

Parameters:
    reps 1      the largest step up in reps
    length 200  the largest step up in distance or time of a rep
    rest 5s     the largest cut of a rest
    pace 2s     the largest gain of a rep, or of the mile or kilometre that a
                pace is written for
    Each may end in `per week`; one that is not given has no limit. A step
    down may be of any size. Without a series, all labelled ones are judged.

Flagged:
    plan Mile
    start 2025-08-18
    rule one-change 400s: reps 1, rest 5s, pace 2s per week
    week 1
      tue  400s: 6x400 @ 85-87 r90
    week 2
      tue  400s: 7-8x400 @ 83-87 r75

    plan Easier is a change too
    start 2025-08-18
    rule one-change
    week 1
      tue  400s: 8x400 @ 85-87 r75
    week 2
      tue  400s: 8x400 @ 90-93 r90

    plan One change, but a big one
    start 2025-08-18
    rule one-change 400s: rest 5s
    week 1
      tue  400s: 8x400 @ 88 r90
    week 2
      tue  400s: 8x400 @ 88 r60

Accepted:
    plan One at a time
    start 2025-08-18
    rule one-change 400s: reps 1, rest 5s, pace 2s per week
    week 1
      tue  400s: warmup 10min easy + 4x400 @ 88-90 r90
    week 2
      tue  400s: warmup 15min easy + 5x400 @ 88-90 r90
    week 3
      tue  400s: 5x400 @ 88-90 r85
    week 4
      tue  400s: 5x400 @ 86-90 r85

    plan Fewer, longer, the same volume
    start 2025-08-18
    rule one-change
    week 1
      tue  speed: 12x400 @ 4:00/km r400m jog
    week 2
      tue  speed: 8x600 @ 4:00/km r400m jog
    week 3
      tue  speed: 6x800 @ 4:00/km r400m jog
    week 4
      tue  speed: 5x1k @ 4:00/km r400m jog

    plan With a reason
    start 2025-08-18
    rule one-change
    week 1
      tue  400s: 8x400 @ 85-87 r75
    week 2
      tue  400s: 6x400 @ 80-82 r90
        allow one-change: a new block, faster and with full rest
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plandsl.diagnostics import Label
from plandsl.model.key import slug
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Session, Step
from plandsl.rules._changes import TRADE, Change, changes, work
from plandsl.rules._rule import Finding, Quantity, Settings, Takes
from plandsl.rules._text import listed, same_place
from plandsl.units import Distance, Duration, length, number, spoken

UNASKED = None
TAKES = (
    Takes("reps", ("count",), "reps 1", after=("per week",)),
    Takes("length", ("distance", "time"), "length 200m", after=("per week",)),
    Takes("rest", ("time", "distance"), "rest 5s", after=("per week",)),
    Takes("pace", ("time",), "pace 2s per week", after=("per week",)),
)


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each option of each session that changes too much since the session before in its series."""
    before: dict[str, Session] = {}
    for week in plan.weeks:
        if week.incomplete:
            before.clear()
        for session in week.sessions:
            series = slug(session.series)
            if session.label is None or not settings.concerns(session.series):
                continue
            if series in before:
                yield from _judged(before[series], session, settings)
            if work(session.steps):
                before[series] = session


def _judged(before: Session, session: Session, settings: Settings) -> Iterator[Finding]:
    for place, option in enumerate(session.options, 1):
        if _sports(before.steps) != _sports(option):
            continue
        found = changes(before.steps, option)
        beyond = [text for change in found if (text := _beyond(change, settings))]
        if len(found) > 1 or beyond:
            which = f", option {place}," if len(session.options) > 1 else ""
            yield _finding(before, session, which, found, beyond)


def _finding(
    before: Session, session: Session, which: str, found: tuple[Change, ...], beyond: list[str]
) -> Finding:
    steps = "; ".join(beyond)
    shown = ", ".join(_shown(change) for change in found)
    name = f"{session.series}{which}"
    if len(found) > 1:
        often = "a week" if session.week != before.week else "at a time"
        variables = listed([change.variable for change in found])
        message = f"{name} changes {variables} at once: {shown}; the plan allows one change {often}"
        help = (f"and more than a step at once: {steps}",) if beyond else ()
    else:
        message = f"{name} changes more than a step at once: {shown}; {steps}"
        help = ()
    labels = [Label(c.origin, f"was {c.was}") for c in found if c.origin is not None]
    if before.origin is not None and not same_place(before.origin, session.origin):
        labels.append(Label(before.origin, f"the session before, on {before.date}"))
    return Finding(
        message,
        found[0].step or session.origin,
        at=session,
        note=f"was {' + '.join(step.text for step in work(before.steps))}",
        labels=tuple(labels),
        help=help,
    )


def _shown(change: Change) -> str:
    named = (
        change.text if change.variable in ("reps", TRADE) else f"{change.variable} {change.text}"
    )
    return f"{named} ({change.direction})" if change.direction else named


def _sports(steps: Sequence[Step]) -> set[str]:
    return {leaf.sport for step in work(steps) for leaf in step.leaves()}


def _beyond(change: Change, settings: Settings) -> str:
    """`rest by 15 s, a step is 5 s`; empty where the step is within its size or has none."""
    step = settings.values.get(change.variable)
    if step is None or change.by is None or type(step) is not type(change.by):
        return ""
    if _base(change.by) <= _base(step):
        return ""
    return f"{change.variable} by {_amount(change.by)}, a step is {_amount(step)}"


def _base(step: Quantity) -> Fraction:
    if isinstance(step, Duration):
        return step.seconds
    return step.metres if isinstance(step, Distance) else step


def _amount(step: Quantity) -> str:
    if isinstance(step, Duration):
        return spoken(step)
    return length(step) if isinstance(step, Distance) else number(step, 0)
