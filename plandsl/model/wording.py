"""Quantities in a runner's words, ranges with an en dash."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeVar

from plandsl.model.session import Target
from plandsl.units import (
    HALF_MARATHON,
    KILOMETRE,
    MARATHON,
    METRE,
    MILE,
    MINUTE,
    PER_NAMES,
    SECOND,
    YARD,
    Distance,
    Duration,
    Pace,
    Range,
    clock,
    clock_seconds,
    length,
    number,
    rounded,
    spoken,
)

T = TypeVar("T")

BY_KILOMETRE = Distance(KILOMETRE)

RACES = {HALF_MARATHON: "half marathon", MARATHON: "marathon"}

SIGNS = (
    (re.compile(r"(?<![^\W\d])x(?=[\d(])"), "×"),
    (re.compile(r"(?<=\d)-(?=\d)"), "–"),
    (re.compile(r"<="), "≤"),
    (re.compile(r">="), "≥"),
    (re.compile(r"(?<=\w)>(?=\w)"), "→"),
)


def typeset(text: str) -> str:
    """The shorthand with the signs of print: `8×400 @ 85–87 r60`, `all ≤ 3:00`, `MP→10k`."""
    for pattern, sign in SIGNS:
        text = pattern.sub(sign, text)
    return text


def span(
    value: Range[T], say: Callable[[T], str], below: str = "or less", above: str = "or more"
) -> str:
    """Both ends of a range, the unit once: `10–15 min`, `4–5`, `90 s or less`."""
    if value.low is None:
        return "" if value.high is None else f"{say(value.high)} {below}"
    if value.high is None:
        return f"{say(value.low)} {above}"
    low, high = say(value.low), say(value.high)
    if low == high:
        return low
    if low.count(" ") == high.count(" ") == 1 and low.split()[1] == high.split()[1]:
        low = low.split()[0]
    return f"{low}–{high}"


def minutes(time: Duration) -> str:
    """How long something lasts: `60 s`, `2 min`, `2:30`, `75 min`, `1 h 45 min`."""
    if time.ms % MINUTE == 0 and 2 * MINUTE <= time.ms < 100 * MINUTE:
        return f"{time.ms // MINUTE} min"
    return spoken(time)


def lap_times(laps: Sequence[Duration]) -> str:
    """`91, 90, 90, 88`."""
    return ", ".join(clock_seconds(lap) if lap.ms < 100 * SECOND else clock(lap) for lap in laps)


def duration(value: Range[Duration]) -> str:
    """`30–40 min`."""
    return span(value, minutes)


def distance(value: Range[Distance]) -> str:
    """`400 m`, `2–3 mi`, `half marathon`."""
    return span(value, far)


def far(one: Distance) -> str:
    """`400 m`, `3.5 mi`, `100 yd`, `half marathon`."""
    if one.um in RACES:
        return RACES[one.um]
    if one.um > MILE and one.um % (MILE // 10) == 0:
        return f"{number(Fraction(one.um, MILE), 1)} mi"
    if one.um % YARD == 0 and one.um % METRE and one.um % MILE:
        return f"{one.um // YARD} yd"
    return length(one)


def how_far(one: Distance) -> str:
    """How far a run was, to the hundredth that a watch shows: `16.1 mi`, `10.23 km`, `1650 m`."""
    if one.um > MILE and one.um % (MILE // 100) == 0 and one.um % KILOMETRE:
        return f"{number(Fraction(one.um, MILE), 2)} mi"
    if one.um >= 2 * KILOMETRE and one.um % (KILOMETRE // 100) == 0:
        return f"{number(Fraction(one.um, KILOMETRE), 2)} km"
    return far(one)


def rep_time(value: Range[Duration]) -> str:
    """What to run a piece in: `33 s`, `85–87 s (1:25–1:27)`, `3:00`."""
    longest = max((end.ms for end in (value.low, value.high) if end), default=0)
    by_clock = span(value, clock, "or faster", "or slower")
    if longest >= 100 * SECOND:
        return by_clock
    seconds = span(value, spoken, "or faster", "or slower")
    return f"{seconds} ({span(value, clock)})" if longest >= MINUTE else seconds


def which_reps(first: int, count: int) -> str:
    """`rep 7`, `reps 1–2`."""
    return f"rep {first}" if count == 1 else f"reps {first}–{first + count - 1}"


def time_over(target: Target, of: Distance) -> Range[Duration] | None:
    """How long the target makes a length last, to the second where it is a pace."""

    def over(pace: Pace | None) -> Duration | None:
        return Duration(rounded(pace.time_for(of).seconds) * SECOND) if pace else None

    if target.pace is None:
        return target.time
    return Range(over(target.pace.low), over(target.pace.high))


def per_lap(time: Range[Duration], laps: int) -> str:
    """What each 400 m takes, to the tenth of a second: `89.8 s per 400`, `2:05 per 400`."""

    def one(end: Duration) -> str:
        lap = Duration(rounded(end.seconds * 10 / laps) * SECOND // 10)
        return f"{clock_seconds(lap)} s" if lap.ms < 120 * SECOND else clock(lap)

    return f"{span(time, one, 'or faster', 'or slower')} per 400"


def both_paces(pace: Range[Pace], unit: Distance = BY_KILOMETRE) -> str:
    """`4:12–4:21/km, 6:45–7:00/mi`; by the mile first where `unit` is a mile."""
    return paces_in_turn([pace], unit)


def paces_in_turn(paces: Sequence[Range[Pace]], unit: Distance) -> str:
    """`5:00 to 4:21/km, 8:03 to 7:00/mi`."""

    def per(unit: int) -> str:
        name = f"/{PER_NAMES[unit]}"
        ends = (
            span(pace, lambda end: end.per(Distance(unit)).removesuffix(name)) for pace in paces
        )
        return " to ".join(ends) + name

    units = (MILE, KILOMETRE) if unit.um == MILE else (KILOMETRE, MILE)
    return ", ".join(map(per, units))


def clock_time(value: Range[Duration]) -> str:
    """What a length is passed in: `46 s`, `1:30`, `21:00 or faster`."""

    def say(time: Duration) -> str:
        return f"{clock_seconds(time)} s" if time.ms < MINUTE else clock(time)

    return span(value, say, "or faster", "or slower")


def listed(words: Sequence[str]) -> str:
    """`60, 90, 75 s`: a unit goes without saying where the next one has the same."""
    units = [word.partition(" ")[2] for word in words]
    said = [
        word.removesuffix(f" {unit}") if unit == after else word
        for word, unit, after in zip(words, units, [*units[1:], ""], strict=True)
    ]
    return ", ".join(said)
