"""What the rules about intensity share: weeks to be judged, shares of a whole, ends of a range."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from plandsl.model.assumed import race_distance
from plandsl.model.efforts import NAMED
from plandsl.model.ends import Ends
from plandsl.model.intensities import Bout, Contents, Intensities, intensities
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Kind, Session, Step
from plandsl.model.zones import Zone, ability
from plandsl.record import dataclass
from plandsl.rules._once import once_a_plan
from plandsl.rules._rule import Finding, Settings, concerns
from plandsl.rules._volume import is_race
from plandsl.source import Source, Span
from plandsl.units import KILOMETRE, MINUTE, SECOND, Distance, Duration, rounded, spoken

NAMES = {
    Zone.EASY: "easy pace",
    Zone.STEADY: "marathon pace",
    Zone.THRESHOLD: "threshold pace",
    Zone.INTERVAL: "interval pace",
    Zone.REPETITION: "repetition pace",
}

# The taper before a race, and that before a marathon or so: Bosquet and others 2007, Smyth and
# Lawlor 2021. From 25 km on is our choice.
TAPER, LONG_TAPER = dt.timedelta(days=14), dt.timedelta(days=21)
LONG_RACE = Distance(25 * KILOMETRE)
# What is so near to the pace of the plan's race is practice for it.
RACE_PACE = Fraction(2, 100)


MILD = Fraction(3, 2)
"""An authority's limit that nobody asked for is only spoken of from so many times of it on: our
choice, because most published plans go a little beyond one or the other.
"""


@dataclass(frozen=True, slots=True)
class Weekly:
    """A week with what its sessions come to, those that the rule is for."""

    week: Week
    sessions: tuple[Intensities, ...]


class _Reading:
    """The sessions of a plan, each line of it read once."""

    def __init__(self, plan: Plan) -> None:
        self.athlete = ability(plan)
        # The weeks of a phase have the steps of one line in common.
        self.lines: dict[tuple[int, Kind, str | None], Contents] = {}
        # Other lines have equal ones: comparing is quicker than measuring.
        self.equal: dict[tuple[tuple[Step, ...], Kind, str | None], Contents] = {}

    def of(self, session: Session) -> Intensities:
        line = (id(session.options), session.kind, session.label)
        known = self.lines.get(line)
        if known is None:
            same = (session.steps, session.kind, session.label)
            known = self.equal.get(same) or intensities(session, self.athlete).contents
            self.lines[line] = self.equal[same] = known
        return Intensities(session, known)


_reading = once_a_plan(_Reading)


def weeks(plan: Plan, settings: Settings) -> Sequence[Weekly]:
    """All weeks that can be judged, each with its sessions in their order."""
    return _weeks(plan, settings.series, settings.elsewhere)


@once_a_plan
def _weeks(plan: Plan, series: str | None, elsewhere: frozenset[str]) -> Sequence[Weekly]:
    reading = _reading(plan)
    return [
        Weekly(
            week,
            tuple(
                reading.of(one) for one in week.sessions if concerns(one.series, series, elsewhere)
            ),
        )
        for week in plan.weeks
    ]


def ordinary(plan: Plan, settings: Settings, runs: int) -> Sequence[Weekly]:
    """The weeks with at least so many runs that are no lighter ones, no taper, without a race."""
    return [
        weekly
        for weekly, run in _ordinary(plan, settings.series, settings.elsewhere)
        if run >= runs
    ]


@once_a_plan
def _ordinary(
    plan: Plan, series: str | None, elsewhere: frozenset[str]
) -> Sequence[tuple[Weekly, int]]:
    """Those weeks, each with the number of its runs."""
    return [
        (weekly, sum(_is_run(one) for one in weekly.sessions))
        for weekly in _weeks(plan, series, elsewhere)
        if not weekly.week.deload and not _is_near_race(weekly.week, plan)
    ]


def _is_run(one: Intensities) -> bool:
    return bool(one.on_foot) and one.session.kind is not Kind.REST


def _is_near_race(week: Week, plan: Plan) -> bool:
    if any(is_race(session, plan) for session in week.sessions):
        return True
    race = plan.race
    if race is None:
        return False
    is_long = race.distance is not None and race.distance >= LONG_RACE
    first = race.date - (LONG_TAPER if is_long else TAPER)
    return first < week.end and week.start <= race.date


def paced(plan: Plan, settings: Settings) -> Sequence[tuple[Bout, Intensities]]:
    """Each piece on foot that its pace must suit, with its session: not what is run by a heart
    rate or an effort in numbers, no races and trials, and no practice for the plan's own race.
    """
    return _all_paced(plan, settings.series, settings.elsewhere)


@once_a_plan
def _all_paced(
    plan: Plan, series: str | None, elsewhere: frozenset[str]
) -> Sequence[tuple[Bout, Intensities]]:
    known: dict[int, list[Bout]] = {}
    made = []
    for weekly in _weeks(plan, series, elsewhere):
        for one in weekly.sessions:
            bouts = known.get(id(one.contents))
            if bouts is None:
                bouts = known[id(one.contents)] = _paced(one, plan)
            made += [(bout, one) for bout in bouts]
    return made


def _paced(one: Intensities, plan: Plan) -> list[Bout]:
    if one.session.kind in (Kind.RACE, Kind.TRIAL):
        return []
    return [
        bout for bout in one.on_foot if not _is_felt(bout) and not _is_race_practice(bout, plan)
    ]


def _is_felt(bout: Bout) -> bool:
    target = bout.target
    return target is not None and target.intensity is not None and target.effort not in NAMED


def _is_race_practice(bout: Bout, plan: Plan) -> bool:
    """Whether a piece is run at the pace of the plan's own race, within 2 % (our choice)."""
    race, target = plan.race, bout.target
    if race is None or race.distance is None or target is None:
        return False
    if target.effort is not None:
        named = race_distance(target.effort)
        return target.effort == "race" or named == race.distance
    goal, long, far = race.goal, bout.one.long, bout.one.far
    if goal is None or not goal.low or not goal.high or not long or not far or not far.low:
        return False
    pace = long.middle / far.middle
    wanted = Fraction(goal.low.ms + goal.high.ms, 2) / race.distance.um
    return abs(pace - wanted) <= wanted * RACE_PACE


# ----------------------------------------------------------------------------- shares


@dataclass(frozen=True, slots=True)
class Spread:
    """A number at the low end of what a plan leaves open, in the middle, and at the high end."""

    low: Fraction
    middle: Fraction
    high: Fraction

    @classmethod
    def of(cls, ends: Ends) -> Spread:
        return cls(Fraction(ends.low), ends.middle, Fraction(ends.high))

    def over(self, limit: Fraction) -> str:
        """The lowest end that is beyond a limit; empty where none is."""
        ends = {"low": self.low, "middle": self.middle, "high": self.high}
        return next((end for end, value in ends.items() if value > limit), "")

    def under(self, limit: Fraction) -> str:
        """The highest end that is below a limit; empty where none is."""
        ends = {"high": self.high, "middle": self.middle, "low": self.low}
        return next((end for end, value in ends.items() if value < limit), "")

    def at(self, end: str) -> Fraction:
        return {"low": self.low, "middle": self.middle}.get(end, self.high)


def share(part: Ends | None, rest: Ends | None) -> Spread | None:
    """What part of a whole this is, `rest` being the other part; None where nobody can know."""
    if part is None or rest is None:
        return None
    pairs = ((part.low, rest.high), (part.middle, rest.middle), (part.high, rest.low))
    if any(not one + other for one, other in pairs):
        return None
    return Spread(*(Fraction(one) / (one + other) for one, other in pairs))


def less(whole: Ends | None, part: Ends | None) -> Ends | None:
    """The other part of a whole, whose ends are those of its parts added up."""
    if whole is None or part is None:
        return None
    return Ends(max(whole.low - part.low, 0), max(whole.high - part.high, 0), whole.assumed)


# ---------------------------------------------------------------------------- in words


def is_mere_chance(end: str, settings: Settings, extreme: str = "high") -> bool:
    """Whether nobody asked, and only the extreme end of a range breaks the rule."""
    return settings.origin is None and end == extreme


def which(end: str, *ranges: Ends) -> str:
    """` at the high end`, to be said behind a number; empty where nothing is a range."""
    if all(one.low == one.high for one in ranges):
        return ""
    return " in the middle of its range" if end == "middle" else f" at the {end} end"


def long_words(ms: Fraction) -> str:
    """`75 s`, `4:28`, `45 min`: to the second, from ten minutes on to the minute."""
    unit = SECOND if ms < 10 * MINUTE else MINUTE
    return spoken(Duration(rounded(ms / unit) * unit))


def worst(found: Iterable[tuple[Fraction, Finding]]) -> Iterator[Finding]:
    """Of all that is said about the same words of the file, that which is furthest beyond."""
    kept: dict[tuple[Source, Span] | None, tuple[Fraction, Finding]] = {}
    for by, finding in found:
        origin = finding.origin
        place = (origin.source, origin.span) if origin else None
        if place not in kept or by > kept[place][0]:
            kept[place] = (by, finding)
    return (finding for _, finding in kept.values())
