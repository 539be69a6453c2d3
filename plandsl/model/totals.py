"""How far and how long: totals of steps, options, sessions and weeks.

Two questions are kept apart. *Totals* hold only what the plan says: ranges are carried through
exactly, and what nobody can know is None. *Estimates* fill those holes from the one table of
`model/assumed.py` and name what they assumed.

A distance is the work plus the rests given by distance, and the way back (`r(jog back)`); a
duration is the work plus all rests. What ends when something happens (`until lap`, `r(full)`) has
no total.
Everything multiplies and nothing loops over reps, so `999999999x400` costs what `2x400` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from plandsl.model.ends import Ends, Measured, distances, durations, summed
from plandsl.model.measure import of_row, of_session
from plandsl.model.plan import Week
from plandsl.model.session import Session, Step
from plandsl.model.work import Measure
from plandsl.record import dataclass
from plandsl.units import Distance, Duration, Range

T = TypeVar("T")

EXACT, ASSUMING = Measure(), Measure(assume=True)


@dataclass(frozen=True, slots=True)
class Totals:
    """Exact totals, both ends of a range set; None where the plan does not tell."""

    distance: Range[Distance] | None
    duration: Range[Duration] | None


@dataclass(frozen=True, slots=True)
class Estimate(Generic[T]):
    """A range with what had to be assumed for it (`weights of 45 min`); nothing: it is exact."""

    range: Range[T]
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimates:
    """Totals with the holes filled. Only the distance of a ride or a swim by time stays None."""

    distance: Estimate[Distance] | None
    duration: Estimate[Duration]


def step_totals(step: Step) -> Totals:
    """All reps of a step with the rests between them."""
    return option_totals((step,))


def option_totals(steps: Sequence[Step]) -> Totals:
    """One side of an `or`, all sports together; a stated session total is not looked at."""
    found = of_row(steps, EXACT)
    return Totals(distances(found.far), durations(found.long))


def session_totals(session: Session) -> Totals:
    """The first option; where the session states its total, that."""
    found = of_session(session, EXACT)
    return Totals(distances(found.far), durations(found.long))


def week_totals(week: Week) -> Totals:
    """All sessions. The distance counts what is covered on foot, as a runner counts a week."""
    found = _week(week, EXACT)
    return Totals(distances(found.foot), durations(found.long))


def option_estimates(steps: Sequence[Step]) -> Estimates:
    """As `option_totals`, with the holes filled."""
    found = of_row(steps, ASSUMING)
    return _estimates(found.far, found.long)


def session_estimates(session: Session) -> Estimates:
    """As `session_totals`, with the holes filled."""
    found = of_session(session, ASSUMING)
    return _estimates(found.far, found.long)


def week_estimates(week: Week) -> Estimates:
    """As `week_totals`, with the holes filled."""
    found = _week(week, ASSUMING)
    return _estimates(found.foot, found.long)


def _week(week: Week, measure: Measure) -> Measured:
    return summed(of_session(session, measure) for session in week.sessions)


def _estimates(far: Ends | None, long: Ends | None) -> Estimates:
    distance, duration = distances(far), durations(long)
    if duration is None or long is None:
        raise AssertionError("the table of assumptions has a hole")
    return Estimates(
        Estimate(distance, far.assumed) if far is not None and distance is not None else None,
        Estimate(duration, long.assumed),
    )
