"""The two weeks before the race hold about half of what was run before.

Why:
    Over 27 trials in running, cycling and swimming, two weeks with 41 to 60 %
    less volume, at the same intensity and as often as before, helped most
    (effect 0.59 for the two weeks, 0.72 for the volume; Bosquet and others
    2007, Medicine and Science in Sports and Exercise); 14 newer trials agree
    (Wang and others 2023, PLoS One). Evidence: S (two meta-analyses).

    They were trained athletes before the race of their season, and few plans
    go so far: of 16 published ones for the half and full marathon, two weeks
    before the race most still hold more than seven tenths of the four before.
    So in a plan that does not ask for the rule it is a remark, and only where
    the volume falls by less than 15 % or more than 75 %, from at least 30 km a
    week (limits of our own).

    The week of the race, up to it, and the one before are compared with the
    four before them (where it lies early in its week, the two times seven
    days that end with it; our choice), by the distance on foot, the middle of
    ranges, other races included. Less often means by more than a fifth, a
    limit of our own; fast are workouts and trials, before the taper races are
    not. Only plans of six weeks and more that are written up to the race, with
    three runs a week, are judged; for a marathon `marathon-taper` speaks.

False alarms:
    Of 5 published plans for the half marathon, unasked it makes remarks in 4;
    asked for, with its defaults, it finds fault with 4.

Parameters:
    least 41%  the least by which the volume falls
    most 60%   the most
    Both are the defaults where the rule is asked for.

Flagged:
    plan As ever
    race 2025-10-12 10k
    phase Base, weeks 1-7
      mon  10km easy
      tue  10km easy
      fri  10km easy
    week 7
      sun  race: 10k

    plan A race on a Saturday
    start 2026-03-02
    rules none
    rule taper
    phase Base, weeks 1-6
      mon  8km easy
      tue  8km easy
      wed  8km easy
      thu  8km easy
      fri  8km easy
    week 6
      sat  race: 5k

    plan Half of it, and nothing fast
    race 2025-10-12 10k
    rules none
    rule taper
    phase Base, weeks 1-7
      mon  10km easy
      tue  6km threshold
      fri  10km easy
    week 6
      mon  5km easy
      tue  4km easy
      fri  5km easy
    week 7
      mon  5km easy
      tue  4km easy
      fri  5km easy
      sun  race: 10k

Accepted:
    plan About half
    race 2025-10-12 10k
    rules none
    rule taper least 40%
    phase Base, weeks 1-7
      mon  10km easy
      tue  6km threshold
      fri  10km easy
    week 6
      mon  6km easy
      tue  4km threshold
      fri  5km easy
    week 7
      mon  5km easy
      tue  3km threshold
      fri  3km easy
      sun  race: 10k
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plandsl.diagnostics import Severity
from plandsl.model.ends import Ends
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Kind, Session
from plandsl.rules._rule import Finding, Settings, Takes
from plandsl.rules._volume import (
    DAY,
    FEWEST_RUNS,
    Goal,
    after_race_week,
    assumed,
    between,
    distance_of,
    fraction_of,
    goal,
    is_unread,
    is_written,
    no_series,
    percent,
    runs_in,
    told,
)
from plandsl.units import KILOMETRE, number, rounded

UNASKED = Severity.INFO
TAKES = (
    Takes("least", ("percent",), "least 41%", part=True),
    Takes("most", ("percent",), "most 60%", part=True),
)
LEAST, MOST = Fraction(41), Fraction(60)
FAR_LEAST, FAR_MOST = Fraction(15), Fraction(75)
LITTLE = 30 * KILOMETRE
WEEK = 7 * DAY
WEEKS, WEEKS_BEFORE = 2, 4
OFTEN = Fraction(4, 5)
TRAINED_FAST = (Kind.WORKOUT, Kind.TRIAL)
FAST = (*TRAINED_FAST, Kind.RACE)


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """What of volume, frequency and speed is not as it should be before the race."""
    yield from no_series(settings)
    least, most = fraction_of(settings, "least", LEAST), fraction_of(settings, "most", MOST)
    if least > most:
        message = f"no volume falls by {percent(least)} at least and {percent(most)} at most"
        yield Finding(message, settings.origin, help=("like rule taper least 41%, most 60%",))
        return
    race = goal(plan)
    if race is None or plan.start is None or race.is_marathon:
        return
    begins = after_race_week(plan, race) - WEEKS * WEEK
    first = begins - WEEKS_BEFORE * WEEK
    if first < plan.start or not is_written(plan, race) or is_unread(plan, first, race.date):
        return
    before = tuple(between(plan, first, begins - DAY))
    taper = tuple(between(plan, begins, race.date - DAY))
    if runs_in(before) < FEWEST_RUNS * WEEKS_BEFORE:
        return
    was, now = _a_week(before, WEEKS_BEFORE), _a_week(taper, WEEKS)
    if settings.origin is None and was.middle < LITTLE:
        return
    less = (1 - now.middle / was.middle) * 100
    is_far_off = not FAR_LEAST <= less <= FAR_MOST
    if not least <= less <= most and (settings.origin is not None or is_far_off):
        message = (
            f"the two weeks before the race come to {told(now, plan)} a week, "
            f"{_fallen(less, least if less < least else most)} than the "
            f"four before them ({told(was, plan)}); {percent(least)} to {percent(most)} less "
            "helps most"
        )
        yield _finding(message, race, assumed(was, now))
    yield from _kept(before, taper, race)


def _kept(before: Sequence[Session], taper: Sequence[Session], race: Goal) -> Iterator[Finding]:
    """Running as often as before, and as fast."""
    # The race is a run as well.
    was, now = Fraction(runs_in(before), WEEKS_BEFORE), Fraction(runs_in(taper) + 1, WEEKS)
    if now < was * OFTEN:
        message = (
            f"in the two weeks before the race there are {number(now, 1)} runs a week, and "
            f"{number(was, 1)} before them; shorter runs help more than fewer"
        )
        yield _finding(message, race)
    if any(one.kind in TRAINED_FAST for one in before) and not any(
        one.kind in FAST for one in taper
    ):
        message = "nothing fast is left in the two weeks before the race; less of it helps more"
        yield _finding(message, race)


def _fallen(less: Fraction, beside: Fraction) -> str:
    if not rounded(less):
        return "no less"
    return f"{percent(less, beside)} less" if less > 0 else f"{percent(-less)} more"


def _a_week(sessions: Sequence[Session], weeks: int) -> Ends:
    whole = distance_of(sessions)
    return Ends(Fraction(whole.low) / weeks, Fraction(whole.high) / weeks, whole.assumed)


def _finding(message: str, race: Goal, help: tuple[str, ...] = ()) -> Finding:
    return Finding(message, race.origin, at=race.session, help=help)
