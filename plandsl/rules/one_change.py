"""Between one session of a series and the next, only one thing changes: the
reps, their length, the rest or the pace.

Why:
    When everything moves at once, nobody can say what made a session too hard,
    or what made it work. J. Daniels (Daniels' Running Formula, 3rd ed. 2014)
    has workload, intensity, recovery and frequency adjusted one at a time, and
    each step held for weeks. No study that we know tests it.
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
from dataclasses import dataclass
from fractions import Fraction

from plandsl.diagnostics import Label
from plandsl.model.key import slug
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Session
from plandsl.rules._changes import REPS, TRADE, Change, Work, changes, work
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


@dataclass(frozen=True, slots=True)
class _Option:
    """One option of a session; `place` counts from 1, and is 0 where there is only one."""

    session: Session
    work: Work
    place: int


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each option of each session that changes too much since the session before in its series,
    running compared with running, riding with riding.
    """
    before: dict[tuple[str, frozenset[str]], _Option] = {}
    for week in plan.weeks:
        if week.incomplete:
            before.clear()
        for session in week.sessions:
            if session.label is None or not settings.concerns(session.series):
                continue
            series = slug(session.series)
            options = list(_options(session))
            for option in options:
                earlier = before.get((series, option.work.sports))
                if earlier is not None:
                    yield from _judged(earlier, option, settings)
            if options and options[0].place <= 1:
                before[series, options[0].work.sports] = options[0]


def _options(session: Session) -> Iterator[_Option]:
    """The options that hold work, in order."""
    for place, steps in enumerate(session.options, 1):
        counted = work(steps)
        if counted is not None:
            yield _Option(session, counted, place if len(session.options) > 1 else 0)


def _judged(before: _Option, option: _Option, settings: Settings) -> Iterator[Finding]:
    found = changes(before.work, option.work)
    beyond = [text for change in found if (text := _beyond(change, settings))]
    if len(found) > 1 or beyond:
        yield Finding(
            _message(before.session, option, found, beyond),
            found[0].step or option.session.origin,
            at=option.session,
            note=f"was {' + '.join(step.text for step in before.work.steps)}",
            labels=tuple(_labels(before.session, option.session, found)),
            help=_steps(beyond) if len(found) > 1 else (),
        )


def _message(
    before: Session, option: _Option, found: Sequence[Change], beyond: Sequence[str]
) -> str:
    session = option.session
    name = f"{session.series}, option {option.place}," if option.place else session.series
    shown = ", ".join(_shown(change) for change in found)
    if len(found) == 1:
        return f"{name} takes more than a step at once: {shown}; {', '.join(beyond)}"
    often = "a week" if session.week != before.week else "at a time"
    variables = listed([change.variable for change in found])
    return f"{name} changes {variables} at once: {shown}; the plan allows one change {often}"


def _steps(beyond: Sequence[str]) -> tuple[str, ...]:
    return (f"beyond the steps that the plan declares: {', '.join(beyond)}",) if beyond else ()


def _labels(before: Session, session: Session, found: Sequence[Change]) -> Iterator[Label]:
    for change in found:
        if change.origin is not None:
            yield Label(change.origin, f"was {change.was}")
    if before.origin is not None and not same_place(before.origin, session.origin):
        yield Label(before.origin, f"the session before, on {before.date}")


def _shown(change: Change) -> str:
    plain = change.variable in (REPS, TRADE)
    text = change.text if plain else f"{change.variable} {change.text}"
    return f"{text} ({change.direction})" if change.direction else text


def _beyond(change: Change, settings: Settings) -> str:
    """`rest by 15 s (a step is 5 s)`; empty where the step is within its size or has none."""
    step = settings.values.get(change.variable)
    if step is None or change.by is None or type(step) is not type(change.by):
        return ""
    if _base(change.by) <= _base(step):
        return ""
    return f"{change.variable} by {_amount(change.by)} (a step is {_amount(step)})"


def _base(step: Quantity) -> Fraction:
    if isinstance(step, Duration):
        return step.seconds
    return step.metres if isinstance(step, Distance) else step


def _amount(step: Quantity) -> str:
    if isinstance(step, Duration):
        return spoken(step)
    return length(step) if isinstance(step, Distance) else number(step, 0)
