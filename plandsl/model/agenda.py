"""A day of a plan, as it stands by the log: what is to be run, what was, and what comes next."""

from __future__ import annotations

import datetime as dt

from plandsl.model.gate import GateState
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Gate, Session
from plandsl.model.verdict import SessionVerdict
from plandsl.record import dataclass


@dataclass(frozen=True, slots=True)
class Planned:
    """A session and the day it is due: its own, or the one to which the log moved it.

    `verdict` is the log's, None where it says nothing of it yet.
    """

    session: Session
    date: dt.date
    verdict: SessionVerdict | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a gate stands that day; `holds` is the phase or the series it keeps closed, `begins` when
    that would begin; `is_held`: no week or day is left that it could begin on.
    """

    gate: Gate
    holds: str
    begins: dt.date
    state: GateState
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """`today` are the sessions that are due on the day, `next` those of the first later day that
    has any, `missed` those of the last seven days that nobody ran, `beside` what was run that day
    and was not due on it. `run` of `due` sessions before the day have been run; both 0 without a
    log.
    """

    plan: Plan
    on: dt.date
    has_log: bool
    week: Week | None
    today: tuple[Planned, ...] = ()
    beside: tuple[SessionVerdict, ...] = ()
    next: tuple[Planned, ...] = ()
    missed: tuple[Planned, ...] = ()
    gates: tuple[Standing, ...] = ()
    run: int = 0
    due: int = 0

    @property
    def until_start(self) -> int:
        """Days until the plan starts; 0 or less once it has."""
        return (self.plan.weeks[0].start - self.on).days

    @property
    def since_end(self) -> int:
        """Days since the last day of the plan; 0 or less until then."""
        return (self.on - self.plan.weeks[-1].end).days

    @property
    def until_race(self) -> int | None:
        """Days until the race; None where there is none, or none to come."""
        race = self.plan.race
        return (race.date - self.on).days if race and race.date >= self.on else None

    @property
    def to_do(self) -> tuple[Planned, ...]:
        """What of the day is still to be run, else the sessions of the next day that has any."""
        left = tuple(one for one in self.today if one.verdict is None and not one.session.is_off)
        return left or self.next
