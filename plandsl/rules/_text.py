"""Quantities as the rules' messages write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import TypeVar

from plandsl.model.plan import Week
from plandsl.model.session import Step, Target
from plandsl.source import Origin
from plandsl.units import (
    KILOMETRE,
    METRE,
    MILE,
    PER_NAMES,
    YARD,
    Distance,
    Duration,
    Pace,
    Range,
    length,
    number,
    spoken,
)

PER = re.compile(r"/(?P<count>\d+(?:\.\d+)?)?(?P<unit>km|mi|yd|m)?$")
LENGTHS = {"km": KILOMETRE, "mi": MILE, "yd": YARD, "m": METRE, None: METRE}

T = TypeVar("T")
S = TypeVar("S")


def listed(words: Sequence[str]) -> str:
    """`reps`, `reps and rest`, `reps, rest and pace`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def numbered(row: Sequence[Week]) -> str:
    """`week 3`, `weeks 1-4 and 6`."""
    runs: list[list[int]] = []
    for week in row:
        if runs and week.number == runs[-1][-1] + 1:
            runs[-1].append(week.number)
        else:
            runs.append([week.number])
    words = [f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs]
    return f"week{'s' if len(row) > 1 else ''} {listed(words)}"


def once(items: Iterable[T]) -> list[T]:
    """Each item once, in the order of their first appearance."""
    return list(dict.fromkeys(items))


def band(limits: Range[T], show: Callable[[T], str]) -> str:
    """`75`, `45-50 s`, `2:00-2:30`, `<=90 s`: a unit that both ends have is written once."""
    if limits.low is None or limits.high is None:
        end = limits.high if limits.low is None else limits.low
        sign = "<=" if limits.low is None else ">="
        return "any" if end is None else f"{sign}{show(end)}"
    if limits.low == limits.high:
        return show(limits.low)
    return joined(show(limits.low), "-", show(limits.high))


def each(limits: Range[T], make: Callable[[T], S]) -> Range[S]:
    """Both ends made into something else."""
    low, high = limits.low, limits.high
    return Range(None if low is None else make(low), None if high is None else make(high))


def joined(one: str, sign: str, other: str) -> str:
    """`75 s`, `90 s` → `75-90 s`."""
    first, blank, unit = one.rpartition(" ")
    return f"{first if blank and other.endswith(blank + unit) else one}{sign}{other}"


def moved(before: str, after: str) -> str:
    """`90 → 75 s`."""
    return joined(before, " → ", after)


def times(limits: Range[Duration]) -> str:
    return band(limits, spoken)


def lengths(limits: Range[Distance]) -> str:
    return band(limits, length)


def counts(limits: Range[int]) -> str:
    return band(limits, str)


def paces(limits: Range[Pace], unit: Distance) -> str:
    """`6:45-7:00/mi`; the ends to the whole second."""
    clocks = band(limits, lambda pace: pace.per(unit).partition("/")[0])
    return f"{clocks}/{PER_NAMES.get(unit.um, length(unit))}"


def unit_of(pace: Target, unit: Distance = Distance(KILOMETRE)) -> Distance:
    """The distance a pace was written for: `/mi`, `/400`, `/1.5km`; `unit` where none stands."""
    found = PER.search(pace.text)
    if found is None:
        return unit
    return Distance(int(Fraction(found["count"] or 1) * LENGTHS[found["unit"]]))


def says_pace(target: Target) -> bool:
    """Whether a text is a pace with its distance, `7:00/mi`, and no name and no speed."""
    return target.effort is None and PER.search(target.text) is not None


def amount(quantity: Duration | Distance | Fraction) -> str:
    """`75 s`, `400 m`, `3`."""
    if isinstance(quantity, Duration):
        return spoken(quantity)
    return length(quantity) if isinstance(quantity, Distance) else number(quantity, 0)


def due(step: Step, target: Target) -> Range[Duration] | None:
    """The time that a target gives a rep, from a pace to the millisecond; None where it is open."""
    far = step.distance.low if step.distance else None
    if target.time or not target.pace or not far:
        return target.time
    return each(target.pace, lambda end: end.time_for(far))


def resolution(time: Duration) -> Duration:
    """How finely a time was taken, as far as its digits tell: a second, a tenth … a millisecond."""
    return next(Duration(unit) for unit in (1000, 100, 10, 1) if time.ms % unit == 0)


def same_place(one: Origin | None, other: Origin | None) -> bool:
    """Whether two things were written at one place, as the weeks of a phase are."""
    if one is None or other is None:
        return one is other
    return one.source is other.source and one.span == other.span
