"""A plan: its head, its weeks, the rules and closures its author declared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from plandsl.model.session import Gate, Session, Target, Total, Waiver
from plandsl.record import dataclass, field, replace
from plandsl.source import Origin
from plandsl.units import KILOMETRE, Distance, Duration, Range


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
class Away:
    """`away 2025-09-20..2025-09-24: travel`, both days included."""

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
class RuleSet:
    """`rules SET`: which of the rules run that the plan does not ask for."""

    name: str
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class NamedPace:
    """`pace easy = 8:30-9:30/mi`, `pace tempo = HM+5`, `pace Z2 = 140-150bpm`.

    `distance` is set where the name is the pace of a race over it.
    """

    name: str
    target: Target
    distance: Distance | None = None
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Recent:
    """`recent 2026-02-01 5k 19:30`: a race that tells what the athlete can do."""

    date: dt.date
    distance: Distance
    time: Duration
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The athlete's own: heart rates in beats a minute, the threshold power in watts."""

    hrmax: int | None = None
    hrrest: int | None = None
    ftp: int | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """`phase Base, weeks 1-4`, both included, with the gates that must open before it begins."""

    name: str
    first: int
    last: int
    gates: tuple[Gate, ...] = ()
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from `start`. `incomplete`: a line of it could not be read, so rules skip it.

    `total` is what the week is stated to add up to; `deload`: the plan makes it a lighter one;
    `because` says why the log has it repeat an earlier one, `since` by which lines of plan and log.
    """

    number: int
    start: dt.date
    phase: str | None
    sessions: tuple[Session, ...]
    total: Total | None = None
    waivers: tuple[Waiver, ...] = ()
    incomplete: bool = False
    deload: bool = False
    because: str = ""
    since: tuple[Origin, ...] = field(default=(), compare=False)
    origin: Origin | None = field(default=None, compare=False)

    @property
    def end(self) -> dt.date:
        """The last day."""
        return self.start + dt.timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan. `id` is stable across renamed files; `remind` is minutes before a session;
    `timezone` an IANA name; sessions stand in their weeks in date order; `unit` is what distances
    are told in, a mile or a kilometre. `incomplete`: something that is in none of these weeks could
    not be read, so what seems to be missing may be written.
    """

    id: str
    title: str
    athlete: str | None = None
    group: str | None = None
    start: dt.date | None = None
    race: Race | None = None
    timezone: str | None = None
    remind: Duration | None = None
    unit: Distance = Distance(KILOMETRE)
    phases: tuple[Phase, ...] = ()
    weeks: tuple[Week, ...] = ()
    rule_set: RuleSet | None = None
    rules: tuple[RuleUse, ...] = ()
    closures: tuple[Closure, ...] = ()
    aways: tuple[Away, ...] = ()
    paces: tuple[NamedPace, ...] = ()
    numbers: Numbers = Numbers()
    recent: Recent | None = None
    groups: tuple[str, ...] = ()
    incomplete: bool = False
    origin: Origin | None = field(default=None, compare=False)

    def sessions(self) -> Iterator[Session]:
        for week in self.weeks:
            yield from week.sessions

    def has_gates(self) -> bool:
        return any(one.gates for one in self.phases) or any(one.gates for one in self.sessions())

    @property
    def end(self) -> dt.date | None:
        """The last day of the last week, None where there are no weeks."""
        return self.weeks[-1].end if self.weeks else None

    def for_group(self, group: str) -> Plan:
        """The plan of one group's athletes: their own versions of the sessions.

        A week in which they have one does not come to the total that is stated for everybody.
        """
        weeks = []
        for week in self.weeks:
            sessions = tuple(one.for_group(group) for one in week.sessions)
            as_all = all(
                one.options == other.options
                for one, other in zip(sessions, week.sessions, strict=True)
            )
            total = week.total if as_all else None
            weeks.append(replace(week, sessions=sessions, total=total))
        return replace(self, group=group, weeks=tuple(weeks))
