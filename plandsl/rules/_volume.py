"""How much is run in a session, in a week, in the days before a race; and how to tell it.

Distances are what is covered on foot, times all that is trained, as everywhere in plandsl. What a
plan does not say is estimated (`model/assumed.py`) and told with a `~`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from plandsl.model.ends import NOTHING, Ends, Measured, Number, in_all
from plandsl.model.key import slug
from plandsl.model.measure import with_total
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Kind, Session, Step, Total
from plandsl.model.totals import ASSUMING
from plandsl.record import dataclass, replace
from plandsl.rules._once import once_a_plan
from plandsl.rules._rule import Finding, Quantity, Settings
from plandsl.rules._text import listed, once
from plandsl.source import Origin
from plandsl.units import (
    HOUR,
    MARATHON,
    MILE,
    MINUTE,
    Distance,
    Duration,
    length,
    number,
    rounded,
    spoken,
)

By = Literal["distance", "time"]
Three = tuple[Number, Number, Number]
"""The low end, the middle and the high end of a range."""

ENDS = ("at the low end", "in the middle", "at the high end")
DAY = dt.timedelta(days=1)
FEWEST_RUNS = 3
"""A week with fewer runs is a sketch of one, or goes beside other training: it has no volume."""
BEFORE = 3
"""A week is compared with the heaviest of so many before it: a lighter week is no measure."""
MOST_PLACES = 3
"""So many digits behind the point tell a percentage from its limit."""
SAME_WEEK = 3
"""A race that has no more days than this of its plan's week behind it ends that week: a Saturday,
or a holiday on a Thursday. House choice."""


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """A session in all weeks in which its line says the same: they share their steps."""

    session: Session

    def __hash__(self) -> int:
        return id(self.session.options)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Line):
            return False
        one, two = self.session, other.session
        return one.options is two.options and one.total == two.total


@lru_cache(maxsize=1 << 14)
def _size(line: _Line) -> Measured:
    return _of_equals(line.session.steps, line.session.total)


@lru_cache(maxsize=1 << 14)
def _of_equals(steps: tuple[Step, ...], total: Total | None) -> Measured:
    """Of lines that say the same: a season has many, and comparing is quicker than measuring."""
    return with_total(steps, total, ASSUMING)


def size(session: Session) -> Measured:
    """Of the first option; measured once, though many rules ask."""
    return _size(_Line(session))


def on(measured: Measured, by: By) -> Ends:
    """The distance on foot, or the time."""
    return (measured.foot if by == "distance" else measured.long) or NOTHING


def together(sizes: Iterable[Measured], by: By) -> Ends:
    """The same of several."""
    return in_all([one.foot if by == "distance" else one.long for one in sizes]) or NOTHING


def three(ends: Ends) -> Three:
    return ends.low, ends.middle, ends.high


def is_run(session: Session) -> bool:
    return bool(on(size(session), "distance").high)


def is_race(session: Session, plan: Plan) -> bool:
    on_the_day = plan.race is not None and session.date == plan.race.date
    return session.kind is Kind.RACE or (on_the_day and session.kind is not Kind.REST)


# ---- what the author said


def fraction_of(settings: Settings, name: str, default: Fraction) -> Fraction:
    """A number or a percentage."""
    value = settings.values.get(name, default)
    return value if isinstance(value, Fraction) else default


def limit_of(limit: Quantity) -> Three:
    """A limit beside the three ends of an amount."""
    if isinstance(limit, Distance):
        return limit.um, limit.um, limit.um
    most = limit.ms if isinstance(limit, Duration) else limit
    return most, most, most


def missing_limit(examples: str, settings: Settings) -> Iterator[Finding]:
    """That a rule says nothing without a limit."""
    if not settings.values:
        message = "this rule needs a limit"
        yield Finding(message, settings.origin, help=(f"write it like rule {examples}",))


def no_series(settings: Settings) -> Iterator[Finding]:
    """That a rule about whole weeks cannot be one about a series."""
    if settings.series is not None:
        message = f"this rule is about whole weeks, not about {settings.series} alone"
        yield Finding(message, settings.origin, help=(f"leave `{settings.series}:` out",))


# ---- weeks


@dataclass(frozen=True, slots=True)
class Volume:
    """A week that can be judged: all its days belong to the plan and could be read.

    `runs` counts the sessions on foot.
    """

    week: Week
    amount: Ends
    runs: int
    has_race: bool


def volumes(plan: Plan, settings: Settings, by: By = "distance") -> Sequence[Volume | None]:
    """Every week of the plan, None for one that cannot be judged.

    With a series it is the volume of that series alone. A total that the week states is believed.
    """
    return _volumes(plan, settings.series, by)


@once_a_plan
def _volumes(plan: Plan, series: str | None, by: By) -> Sequence[Volume | None]:
    return [_volume(week, plan, series, by) for week in plan.weeks]


def _volume(week: Week, plan: Plan, series: str | None, by: By) -> Volume | None:
    if week.incomplete or (plan.start is not None and week.start < plan.start):
        return None
    counted = [one for one in week.sessions if series is None or slug(one.series) == slug(series)]
    sizes = [size(one) for one in counted]
    whole = together(sizes, by)
    stated = week.total if series is None else None
    if by == "distance" and stated and stated.distance:
        whole = Ends(stated.distance.um, stated.distance.um)
    elif by == "time" and stated and stated.duration:
        whole = Ends(stated.duration.ms, stated.duration.ms)
    runs = sum(bool(on(one, "distance").high) for one in sizes)
    race_day = plan.race is not None and week.start <= plan.race.date <= week.end
    return Volume(week, whole, runs, race_day or any(is_race(one, plan) for one in counted))


def heaviest_before(weeks: Sequence[Volume | None], place: int) -> Volume | None:
    """What the week at a place is compared with; None where there is nothing to compare."""
    before = [one for one in weeks[max(0, place - BEFORE) : place] if one and one.amount.high > 0]
    return max(before, key=lambda one: one.amount.middle, default=None)


# ---- days


def between(plan: Plan, first: dt.date, last: dt.date) -> Iterator[Session]:
    """The sessions from one day to another, both included."""
    return (one for one in plan.sessions() if first <= one.date <= last)


def before_race(plan: Plan, race: Goal, first: dt.date, last: dt.date) -> Iterator[Session]:
    """The same, up to the day before the race."""
    return between(plan, first, min(last, race.date - DAY))


def is_unread(plan: Plan, first: dt.date, last: dt.date) -> bool:
    """Whether something from one day to another could not be read."""
    return any(week.incomplete and week.start <= last and week.end >= first for week in plan.weeks)


def distance_of(sessions: Iterable[Session]) -> Ends:
    return together([size(one) for one in sessions], "distance")


def runs_in(sessions: Iterable[Session]) -> int:
    return sum(is_run(one) for one in sessions)


@dataclass(frozen=True, slots=True)
class Goal:
    """The race that a plan is for; `session` is the one on its day, `far` how long it is."""

    date: dt.date
    far: Distance | None
    session: Session | None
    origin: Origin | None

    @property
    def is_marathon(self) -> bool:
        return self.far is not None and self.far.um >= MARATHON


def goal(plan: Plan) -> Goal | None:
    """The race at the plan's head, else the last of its sessions that is one."""
    races = [one for one in plan.sessions() if one.kind is Kind.RACE]
    if plan.race is None:
        last = races[-1] if races else None
        return Goal(last.date, _race_length(last), last, last.origin) if last else None
    day = plan.race.date
    there = next((one for one in races if one.date == day), None)
    far = plan.race.distance or _race_length(there)
    return Goal(day, far, there, there.origin if there else plan.race.origin)


def after_race_week(plan: Plan, race: Goal) -> dt.date:
    """The first day after the weeks that are counted back from a race: the last is the plan's own
    where it ends soon after it, else the seven days that end with it.
    """
    ends = (week.end for week in plan.weeks if week.start <= race.date <= week.end)
    end = next(ends, race.date)
    return (end if end - race.date <= SAME_WEEK * DAY else race.date) + DAY


def is_written(plan: Plan, race: Goal) -> bool:
    """Whether the weeks of the plan come up to the race: else its last weeks are still to come."""
    return plan.end is not None and plan.end >= race.date - DAY


def _race_length(session: Session | None) -> Distance | None:
    """The longest piece of it."""
    steps = [leaf for step in session.steps for leaf in step.leaves()] if session else []
    lengths = [step.distance.high for step in steps if step.distance and step.distance.high]
    return max(lengths, default=None)


# ---- ranges


def growth(was: Fraction, now: Fraction) -> Fraction:
    """By how many percent something is more than it was, which must not be nothing."""
    return (now / was - 1) * 100


def broken_ends(one: Three, other: Three, breaks: Callable[[Number, Number], bool]) -> list[str]:
    """Which ends of a range break a rule, compared with the same ends of another."""
    pairs = zip(ENDS, one, other, strict=True)
    return [name for name, now, limit in pairs if breaks(now, limit)]


def only_an_end(broken: Sequence[str]) -> bool:
    """Whether the middle is within the rule."""
    return ENDS[1] not in broken


def where(broken: Sequence[str], *ranges: Ends) -> str:
    """` at the high end`, with a blank before it; empty where nothing is a range."""
    if all(one.low == one.high for one in ranges):
        return ""
    return " at both ends" if len(broken) == len(ENDS) else f" {listed(broken)}"


def at_ends(
    broken: Sequence[str], now: Three, was: Three, grown: Callable[[Fraction, Fraction], Fraction]
) -> Ends:
    """By how much, least and most, something is more at the ends that break a rule."""
    rows = zip(ENDS, was, now, strict=True)
    sizes = [grown(Fraction(old), Fraction(new)) for name, old, new in rows if name in broken]
    return Ends(min(sizes), max(sizes))


# ---- in words


def told(ends: Ends, plan: Plan, by: By = "distance") -> str:
    """`42 km`, `~38-41 km`, `5 h 30 min`: distances to a tenth below ten, times to the minute."""
    sign = "~" if ends.assumed else ""
    low, high = _told(ends.low, plan, by), _told(ends.high, plan, by)
    if low == high:
        return sign + low
    short = [one.split(" ") for one in (low, high)]
    if all(len(parts) == 2 for parts in short) and short[0][1] == short[1][1]:
        return f"{sign}{short[0][0]}-{high}"
    return f"{sign}{low} to {high}"


def _told(value: Number, plan: Plan, by: By) -> str:
    if by == "time":
        return _clock(Duration(rounded(Fraction(value) / MINUTE) * MINUTE))
    far = Fraction(value) / plan.unit.um
    name = "mi" if plan.unit.um == MILE else "km"
    return f"{number(far, 0 if far >= 10 else 1)} {name}"


def _clock(time: Duration) -> str:
    """`75 min`, `2 h 30 min`."""
    is_short = time.ms < 2 * HOUR and time.ms % MINUTE == 0
    return f"{time.ms // MINUTE} min" if is_short else spoken(time)


def limit_told(limit: Quantity, plan: Plan) -> str:
    """As it was written, and where the plan is told in the other unit what that is: `25 km (16
    mi)`.
    """
    if isinstance(limit, Duration):
        return _clock(limit)
    if isinstance(limit, Distance):
        written, here = length(limit), told(Ends(limit.um, limit.um), plan)
        is_other = {written[-3:], here[-3:]} == {" km", " mi"}
        return f"{written} ({here})" if is_other else written
    return percent(limit)


def percent(share: Fraction, beside: Fraction | None = None) -> str:
    """`12%`; to a tenth or more where it would else look like the limit beside it."""
    told = [number(share, places) for places in range(MOST_PLACES + 1)]
    if beside is None or share == beside:
        return f"{told[0]}%"
    limits = [number(beside, places) for places in range(MOST_PLACES + 1)]
    apart = (one for one, limit in zip(told, limits, strict=True) if one != limit)
    return f"{next(apart, told[-1])}%"


def percents(shares: Ends, beside: Fraction) -> str:
    """`12%`, `11-25%`, each as `percent` writes it."""
    ends = once(percent(Fraction(share), beside) for share in (shares.low, shares.high))
    return "-".join([*(end.removesuffix("%") for end in ends[:-1]), ends[-1]])


def assumed(*ranges: Ends) -> tuple[str, ...]:
    """What had to be assumed, as a help line; nothing where the plan says it all."""
    notes = list(dict.fromkeys(note for one in ranges for note in one.assumed))
    if not notes:
        return ()
    more = [f"{len(notes) - 2} more"] if len(notes) > 2 else []
    return (f"estimated with {listed([*notes[:2], *more])}",)


def without_races(sessions: Iterable[Session], plan: Plan) -> tuple[Session, ...]:
    return tuple(one for one in sessions if not is_race(one, plan))


def as_option(session: Session, place: int) -> Session:
    """The session with one side of its `or` alone; what it states is of the first."""
    total = session.total if place == 0 else None
    return replace(session, options=(session.options[place],), total=total)
