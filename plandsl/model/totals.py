"""How far and how long: totals of steps, options, sessions and weeks.

Two questions are kept apart. *Totals* hold only what the plan says: ranges are carried through
exactly, and what nobody can know is None. *Estimates* fill those holes from the one table of
`model/assumed.py` and name what they assumed.

A distance is the work plus the rests given by distance; a duration is the work plus all rests.
Everything multiplies and nothing loops over reps, so `999999999x400` costs what `2x400` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from plandsl.model.measure import (
    Ends,
    Length,
    Time,
    distances,
    durations,
    row_ends,
    session_ends,
    week_ends,
)
from plandsl.model.plan import Week
from plandsl.model.session import Session, Step
from plandsl.units import Distance, Duration, Range

T = TypeVar("T")


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
    return Totals(
        distances(row_ends(steps, Length())),
        durations(row_ends(steps, Time())),
    )


def session_totals(session: Session) -> Totals:
    """The first option; where the session states its total, that."""
    return Totals(
        distances(session_ends(session, Length())),
        durations(session_ends(session, Time())),
    )


def week_totals(week: Week) -> Totals:
    """All sessions. The distance counts what is covered on foot, as a runner counts a week."""
    return Totals(
        distances(week_ends(week, Length(on_foot=True))),
        durations(week_ends(week, Time())),
    )


def option_estimates(steps: Sequence[Step]) -> Estimates:
    """As `option_totals`, with the holes filled."""
    length, time = Length({}), Time({})
    return _estimates(row_ends(steps, length), length, row_ends(steps, time), time)


def session_estimates(session: Session) -> Estimates:
    """As `session_totals`, with the holes filled."""
    length, time = Length({}), Time({})
    return _estimates(session_ends(session, length), length, session_ends(session, time), time)


def week_estimates(week: Week) -> Estimates:
    """As `week_totals`, with the holes filled."""
    length, time = Length({}, on_foot=True), Time({})
    return _estimates(week_ends(week, length), length, week_ends(week, time), time)


def _estimates(far: Ends | None, length: Length, long: Ends | None, time: Time) -> Estimates:
    distance, duration = distances(far), durations(long)
    if duration is None:
        raise AssertionError("the table of assumptions has a hole")
    return Estimates(
        None if distance is None else Estimate(distance, length.assumed),
        Estimate(duration, time.assumed),
    )
