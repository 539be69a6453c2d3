"""Dates and totals as a terminal shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TypeVar

from plandsl.model.plan import Week
from plandsl.model.totals import Estimate, Estimates
from plandsl.model.wording import span
from plandsl.source import Origin
from plandsl.units import HOUR, MINUTE, PER_NAMES, Distance, Duration, number, rounded

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

T = TypeVar("T")


def how_far(estimates: Estimates, unit: Distance) -> str:
    """`6.2 km`, `~5–7 km`; empty where nothing is covered or nobody knows."""
    estimate = estimates.distance
    if estimate is None or estimate.range.high == Distance(0):
        return ""

    def say(end: Distance) -> str:
        whole = bool(estimate.assumed) and end.um >= 10 * unit.um
        return f"{number(end.metres / unit.metres, 0 if whole else 1)} {PER_NAMES[unit.um]}"

    return _about(estimate, say)


def how_long(estimates: Estimates) -> str:
    """`48 min`, `~50–65 min`, `~2:10–2:40 h`; empty for a day of rest."""
    estimate = estimates.duration
    ends = (estimate.range.low, estimate.range.high)
    minutes = [rounded(end.seconds / 60) for end in ends if end is not None]
    if not any(minutes):
        return ""
    by_hours = minutes[-1] * MINUTE >= 2 * HOUR

    def say(end: Duration) -> str:
        whole = rounded(end.seconds / 60)
        return f"{whole // 60}:{whole % 60:02} h" if by_hours else f"{whole} min"

    return _about(estimate, say)


def _about(estimate: Estimate[T], say: Callable[[T], str]) -> str:
    return ("~" if estimate.assumed else "") + span(estimate.range, say)


def lines_words(lines: Sequence[Origin]) -> str:
    """Where to look: `my.plan:12, my.tlog:3, my.tlog:4`."""
    places = ((one.source, one.source.position(one.span.start)[0]) for one in lines)
    return ", ".join(dict.fromkeys(f"{source.name}:{line}" for source, line in places))


def full_date(day: dt.date) -> str:
    """`Mon 18 Aug 2025`."""
    return f"{short_date(day)} {day.year}"


def short_date(day: dt.date) -> str:
    """`Thu 22 Jan`."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def week_dates(week: Week) -> str:
    """`18–24 Aug 2025`, `29 Sep–5 Oct 2025`, `29 Dec 2025–4 Jan 2026`."""
    first, last = week.start, week.end
    start = str(first.day)
    if (first.year, first.month) != (last.year, last.month):
        start += f" {MONTHS[first.month - 1]}"
    if first.year != last.year:
        start += f" {first.year}"
    return f"{start}–{last.day} {MONTHS[last.month - 1]} {last.year}"
