"""The days of a week are not all alike: hard ones are hard, and easy ones easy.

Why:
    C. Foster (Medicine and Science in Sports and Exercise 1998, 25 athletes)
    divided the mean of the seven daily loads by their standard deviation, and
    called that monotony. Illness went with weeks above a value that was each
    athlete's own; 2 is the usual mark. Evidence: W (weak). It is a remark, and
    unasked one only above 3 (our choice): seven days a week come near 2.5 even
    with three hard ones.

    A day's load is its minutes times how hard it was, on a scale of ten, days
    off being 0. A hard session (`plandsl rule hard-days` says which are) has
    one number for all its minutes, as with Foster: 8 for races, trials and
    what is faster than threshold, 7 for threshold, 5 for marathon pace. Of
    others each piece counts alone: 3 for easy, 5 for marathon pace, 4 for what
    nobody can classify, such as weights. These numbers are our choice, and
    Foster's athletes told their own. Ranges are taken in their middle, rests
    are not counted, and the standard deviation is that of a sample: his paper
    does not say which one he took.

    Only weeks with six training days or more are judged (our choice): a week
    with two days off is hardly monotonous. Lighter weeks, taper and race weeks
    are left out. Several weeks are one remark.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    2    the largest monotony, a bare number; 2 if left out, 3 unasked

Flagged:
    plan The same every day
    start 2025-08-18
    weeks 1-2
      mon  easy: 50min easy
      tue  easy: 50min easy
      wed  easy: 55min easy
      thu  easy: 50min easy
      fri  easy: 50min easy
      sat  easy: 55min easy
      sun  easy: 60min easy

Accepted:
    plan Hard and easy
    start 2025-08-18
    week 1
      mon  easy: 30min easy
      tue  400s: 20min easy + 8x400 @ mile r400m jog + 20min easy
      wed  easy: 40min easy
      thu  tempo: 20min easy + 20min threshold + 20min easy
      fri  easy: 30min easy
      sat  easy: 40min easy
      sun  long: 100min easy

    plan Two days off
    start 2025-08-18
    week 1
      mon  easy: 50min easy
      tue  easy: 50min easy
      thu  easy: 50min easy
      fri  easy: 50min easy
      sun  easy: 50min easy
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import isqrt

from plandsl.diagnostics import Severity
from plandsl.model.ends import Number, added, in_whole
from plandsl.model.intensities import Bout, Intensities
from plandsl.model.log import Log
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Kind
from plandsl.model.zones import Zone
from plandsl.rules._hardness import Weekly, ordinary
from plandsl.rules._rule import Finding, Settings, Takes
from plandsl.rules._text import numbered
from plandsl.units import MINUTE, number

UNASKED = Severity.INFO
TAKES = (Takes("most", ("count",), "2", bare=True),)
MOST, UNASKED_MOST = Fraction(2), Fraction(3)
TRAINED = 6
DAYS = 7
# All days alike have no standard deviation: such a week has this monotony.
GREATEST = Fraction(10)
EFFORT = {Zone.EASY: 3, Zone.STEADY: 5, Zone.THRESHOLD: 7, Zone.INTERVAL: 8, Zone.REPETITION: 8}
UNCLEAR = 4
# So much in a zone makes a session one of it.
ENOUGH = 3 * MINUTE


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """One remark for all weeks that are too monotonous, at the worst of them."""
    del log
    most = settings.values.get("most", MOST if settings.origin else UNASKED_MOST)
    assert isinstance(most, Fraction)
    found: list[tuple[bool, Fraction, Weekly]] = []
    known: dict[int, Number] = {}
    for weekly in ordinary(plan, settings, 1):
        loads = daily_loads(weekly, known)
        if sum(map(bool, loads)) < TRAINED:
            continue
        value = monotony(loads)
        if value > most and not settings.waived(weekly.week):
            found.append((len(set(loads)) == 1, value, weekly))
    if found:
        worst = max(found, key=lambda one: one[:2])
        yield Finding(
            _told(worst, most, [weekly.week for _, _, weekly in found]),
            worst[2].week.origin,
            at=worst[2].week,
            help=("make the easy days shorter and the long one longer, or take a day off",),
        )


def _told(worst: tuple[bool, Fraction, Weekly], most: Fraction, weeks: Sequence[Week]) -> str:
    """`worst` says whether all its days are alike, its monotony, and which week it is."""
    are_all, value, weekly = worst
    alone = len(weeks) == 1
    there = f"in week {weekly.week.number}"
    if not are_all:
        by = f"monotony {number(value, 1)}{'' if alone else f' at most, {there}'}"
        return f"the days of {numbered(weeks)} are much alike: {by}, above {number(most, 1)}"
    if alone:
        return f"the days of {numbered(weeks)} are all alike"
    return f"the days of {numbered(weeks)} are much alike, and {there} all of them are"


def monotony(loads: Sequence[Number]) -> Fraction:
    """The mean of daily loads by their standard deviation, to a hundredth."""
    days, parts = len(loads), in_whole(loads)
    squared = sum(parts) ** 2
    spread = days * sum(part * part for part in parts) - squared
    if not spread:
        return GREATEST
    squared_hundreds = squared * (days - 1) * 10_000 // (days * spread)
    return min(GREATEST, Fraction(isqrt(squared_hundreds), 100))


def daily_loads(weekly: Weekly, known: dict[int, Number]) -> list[Number]:
    """Of the seven days of a week; `known` has what lines come to, by identity, and is added to."""
    loads: dict[dt.date, Number] = {
        weekly.week.start + dt.timedelta(days=day): 0 for day in range(DAYS)
    }
    for one in weekly.sessions:
        if one.session.date in loads:
            load = known.get(id(one.contents))
            if load is None:
                load = known[id(one.contents)] = _load(one)
            before = loads[one.session.date]
            loads[one.session.date] = before + load if before else load
    return list(loads.values())


def _load(one: Intensities) -> Number:
    """Milliseconds times how hard they are."""
    whole = _rating(one) if one.is_hard() else None
    return added(
        _long(bout) * (_effort(bout) if whole is None else whole)
        for bout in one.bouts
        if bout.step.sport != "rest"
    )


def _long(bout: Bout) -> Fraction:
    long = bout.all.long
    return long.middle if long is not None else Fraction(0)


def _rating(one: Intensities) -> int:
    """Of a hard session as a whole: by the hardest zone in which it makes the session hard."""
    for zone in (Zone.INTERVAL, Zone.THRESHOLD):
        inside = [bout for bout in one.bouts if bout.is_within(zone, Zone.REPETITION)]
        if added(map(_long, inside)) >= ENOUGH:
            return EFFORT[zone]
    is_steady = any(bout.is_within(Zone.STEADY, Zone.THRESHOLD) for bout in one.bouts)
    is_race = one.session.kind in (Kind.RACE, Kind.TRIAL)
    return EFFORT[Zone.STEADY] if is_steady and not is_race else EFFORT[Zone.INTERVAL]


def _effort(bout: Bout) -> Number:
    if bout.zones is None:
        return UNCLEAR
    low, high = bout.zones
    return EFFORT[low] if low == high else Fraction(EFFORT[low] + EFFORT[high], 2)
