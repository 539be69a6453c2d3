"""A plan: its head, its weeks, the rules and closures its author declared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from plandsl.model.session import Session, Waiver
from plandsl.source import Origin
from plandsl.units import KILOMETRE, MILE, Distance, Duration, Pace, Range


@dataclass(frozen=True, slots=True)
class Race:
    """`race 2025-11-09 mile 6:00 at East River`; all but the date may be missing."""

    date: dt.date
    distance: Distance | None = None
    goal: Range[Duration] | None = None
    venue: str | None = None
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Closure:
    """A venue that is closed from `first` to `last`, both included."""

    venue: str
    first: dt.date
    last: dt.date
    reason: str
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One item of a rule line, `rest 5s` or `2s per week`: the words around at most one value.

    `value` is a Duration, a Distance, a plain number or None; `unit` is `%`, `h` … as written, ""
    for a plain number; `sign` is the `+` or `-` before it.
    """

    words: tuple[str, ...]
    value: Duration | Distance | Fraction | None = None
    unit: str = ""
    sign: str = ""
    after: tuple[str, ...] = ()
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class RuleUse:
    """`rule NAME [SERIES:] [PARAMETERS] [off|warn|error]`; the author declared it."""

    name: str
    series: str | None = None
    parameters: tuple[Parameter, ...] = ()
    level: str | None = None
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class NamedPace:
    """`pace easy = 8:30-9:30/mi`."""

    name: str
    pace: Range[Pace]
    text: str
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from `start`. `incomplete`: a line of it could not be read, so rules skip it."""

    number: int
    start: dt.date
    phase: str | None
    sessions: tuple[Session, ...]
    waivers: tuple[Waiver, ...] = ()
    incomplete: bool = False
    origin: Origin | None = field(default=None, compare=False)

    @property
    def end(self) -> dt.date:
        """The last day."""
        return self.start + dt.timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan. `id` is stable across renamed files; `remind` is minutes before a session;
    `timezone` an IANA name; sessions stand in their weeks in date order. `incomplete`: something
    that is in none of these weeks could not be read, so what seems to be missing may be written.
    """

    id: str
    title: str
    athlete: str | None = None
    start: dt.date | None = None
    race: Race | None = None
    timezone: str | None = None
    remind: Duration | None = None
    weeks: tuple[Week, ...] = ()
    rules: tuple[RuleUse, ...] = ()
    closures: tuple[Closure, ...] = ()
    paces: tuple[NamedPace, ...] = ()
    incomplete: bool = False
    origin: Origin | None = field(default=None, compare=False)

    def sessions(self) -> Iterator[Session]:
        for week in self.weeks:
            yield from week.sessions

    @property
    def unit(self) -> Distance:
        """What distances are told in: miles where the paces are by the mile, else kilometres."""
        by_mile = any(pace.text.endswith("/mi") for pace in self.paces)
        return Distance(MILE if by_mile else KILOMETRE)

    @property
    def end(self) -> dt.date | None:
        """The last day of the last week, None where there are no weeks."""
        return self.weeks[-1].end if self.weeks else None
