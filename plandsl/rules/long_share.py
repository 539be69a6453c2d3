"""The longest run is not too large a part of its week, and not too long in time.

Why:
    J. Daniels (Daniels' Running Formula, 3rd ed. 2014) holds the long run to
    30 % of a week of less than 64 km, to 25 % of a longer one, and to two and
    a half hours. No study that we know tests it, and 15 of 16 published plans
    for the half and full marathon break it, most of them in every week. So it
    is one remark for all weeks, where at least half of them are so.
    Evidence: O (authority).

    Weeks with fewer than four runs cannot keep to the share and are not judged
    by it, those with fewer than three not at all; neither are runs of up to an
    hour (a limit of our own), weeks with a race, and the two before the race
    of the plan. Where `first-marathon` is asked for, a run may take as long as
    it does: its long run matters more there. Of ranges the middle counts.

False alarms:
    Of 16 published plans for the half and the full marathon, unasked it makes
    remarks in 12; asked for, with its defaults, it finds fault with 15.

Parameters:
    30%     the largest part of a week; without it 30 %, and 25 % of a week of
            64 km or more
    150min  the longest time of one run; also the default
    Where the rule is given one of them, the other is not judged.

Flagged:
    plan A long Sunday
    start 2025-08-18
    rules standard
    phase Base, weeks 1-4
      tue  6km easy
      thu  6km easy
      sat  6km easy
      sun  long: 16km easy

    plan Three hours
    start 2025-08-18
    pace easy = 6:30/km
    phase Base, weeks 1-2
      mon  20km easy
      tue  20km easy
      wed  20km easy
      thu  20km easy
      fri  20km easy
      sun  long: 28km easy

Accepted:
    plan A part of the week
    start 2025-08-18
    phase Base, weeks 1-4
      tue  10km easy
      thu  12km easy
      sat  10km easy
      sun  long: 13km easy

    plan Asked for the time alone
    start 2025-08-18
    rule long-share 4h
    phase Base, weeks 1-4
      tue  6km easy
      thu  6km easy
      sat  6km easy
      sun  long: 16km easy

    plan Three runs cannot
    start 2025-08-18
    phase Base, weeks 1-4
      tue  6km easy
      thu  6km easy
      sun  long: 12km easy
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plandsl.diagnostics import Severity
from plandsl.model.ends import Ends
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Session
from plandsl.record import dataclass
from plandsl.rules._hits import further
from plandsl.rules._rule import Finding, Settings, Takes
from plandsl.rules._sets import is_asked
from plandsl.rules._volume import (
    DAY,
    FEWEST_RUNS,
    Volume,
    assumed,
    fraction_of,
    goal,
    limit_told,
    no_series,
    on,
    percent,
    size,
    told,
    volumes,
)
from plandsl.units import KILOMETRE, MINUTE, Duration

UNASKED = Severity.INFO
TAKES = (
    Takes("percent", ("percent",), "30%", bare=True, part=True),
    Takes("time", ("time",), "150min", bare=True, needs_unit=True),
)
SHARE, SHARE_OF_A_LONG_WEEK = Fraction(30), Fraction(25)
LONG_WEEK = 64 * KILOMETRE
LONGEST, SHORT = Duration(150 * MINUTE), Duration(60 * MINUTE)
FEWEST = 4
TAPER = 14 * DAY


@dataclass(frozen=True, slots=True)
class _Longest:
    """The longest run of a week, how long it takes, and its share of the week in percent."""

    session: Session
    volume: Volume
    far: Ends
    long: Ends

    @property
    def is_long(self) -> bool:
        return self.long.middle > SHORT.ms

    @property
    def share(self) -> Fraction:
        return self.far.middle / self.volume.amount.middle * 100


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """One finding for the runs that are too much of their week, one for those that are too long."""
    yield from no_series(settings)
    weeks = [
        one
        for one in _weeks(plan, settings)
        if not settings.waived(one.session) and not settings.waived(one.volume.week)
    ]
    judged = [one for one in weeks if one.volume.runs >= FEWEST]
    large = [one for one in judged if one.share > _most(one, settings) and one.is_long]
    # One week of many is not how a plan trains.
    is_usual = settings.origin is not None or 2 * len(large) >= len(judged)
    if large and is_usual and _is_judged("percent", settings):
        yield _too_large(large, len(judged), settings)
    limit = settings.values.get("time", LONGEST)
    assert isinstance(limit, Duration)
    if _is_judged("time", settings) and not is_asked(plan, "first-marathon"):
        slow = [one for one in weeks if one.long.middle > limit.ms]
        if slow:
            yield _too_long(slow, limit, plan, settings)


def _is_judged(name: str, settings: Settings) -> bool:
    """Whether a limit is the author's, or the custom where no limit is."""
    return name in settings.values or not settings.values


def _weeks(plan: Plan, settings: Settings) -> Iterator[_Longest]:
    race = goal(plan)
    for volume in volumes(plan, settings):
        if volume is None or volume.has_race or volume.runs < FEWEST_RUNS:
            continue
        if race is not None and race.date - TAPER <= volume.week.end < race.date:
            continue
        sizes = [(size(session), session) for session in volume.week.sessions]
        longest, session = max(sizes, key=lambda pair: on(pair[0], "distance").middle)
        far, long = on(longest, "distance"), on(longest, "time")
        yield _Longest(session, volume, far, long)


def _most(one: _Longest, settings: Settings) -> Fraction:
    is_long = one.volume.amount.middle >= LONG_WEEK
    return fraction_of(settings, "percent", SHARE_OF_A_LONG_WEEK if is_long else SHARE)


def _too_large(large: Sequence[_Longest], judged: int, settings: Settings) -> Finding:
    worst = max(large, key=lambda one: one.share)
    most = _most(worst, settings)
    often = f"; {len(large)} of {judged} weeks have too much" if len(large) > 1 else ""
    return Finding(
        f"the longest run is {percent(worst.share, most)} of week {worst.volume.week.number}, and "
        f"{_limit(percent(most), settings)}{often}",
        worst.session.origin,
        at=worst.session,
        note=f"on {worst.session.date}",
        help=assumed(worst.far, worst.volume.amount),
    )


def _too_long(slow: Sequence[_Longest], limit: Duration, plan: Plan, settings: Settings) -> Finding:
    worst = max(slow, key=lambda one: one.long.middle)
    return Finding(
        f"the longest run takes {told(worst.long, plan, 'time')}, and "
        f"{_limit(limit_told(limit, plan), settings)}",
        worst.session.origin,
        at=worst.session,
        note=f"on {worst.session.date}",
        labels=tuple(further([one.session for one in slow if one is not worst])),
        help=assumed(worst.long),
    )


def _limit(limit: str, settings: Settings) -> str:
    return f"the plan allows {limit}" if settings.values else f"{limit} is the custom"
