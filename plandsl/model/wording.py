"""Quantities, targets and rests in a runner's words, ranges with an en dash."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from plandsl.model.session import Rest, Target
from plandsl.units import (
    KILOMETRE,
    MILE,
    MINUTE,
    SECOND,
    Distance,
    Duration,
    Pace,
    Range,
    clock,
    clock_seconds,
    length,
    rounded,
    spoken,
)

T = TypeVar("T")

REST_MODES = {
    "stand": "standing rest",
    "walk": "walk",
    "jog": "jog",
    "float": "float",
    "easy": "easy running",
}

SIGNS = (
    (re.compile(r"(?<![^\W\d])x(?=[\d(])"), "×"),
    (re.compile(r"(?<=\d)-(?=\d)"), "–"),
    (re.compile(r"<="), "≤"),
    (re.compile(r">="), "≥"),
)


def typeset(text: str) -> str:
    """The shorthand with the signs of print: `8×400 @ 85–87 r60`, `all ≤ 3:00`."""
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
    """`400 m`, `2–3 mi`."""
    return span(value, length)


def rep_time(value: Range[Duration]) -> str:
    """What to run a piece in: `33 s`, `85–87 s (1:25–1:27)`, `3:00`."""
    longest = max((end.ms for end in (value.low, value.high) if end), default=0)
    by_clock = span(value, clock, "or faster", "or slower")
    if longest >= 100 * SECOND:
        return by_clock
    seconds = span(value, spoken, "or faster", "or slower")
    return f"{seconds} ({span(value, clock)})" if longest >= MINUTE else seconds


def in_target(target: Target, of: Range[Distance] | None, each: str) -> str:
    """What stands behind the piece of work it is for: `in 5:59`, `at 7:00–7:30/mi`, `easy`.

    `of` is the piece's length, which turns a pace into a time; `each` is ` each` where the piece is
    run more than once.
    """
    if target.time is not None:
        return f"{each} in {rep_time(target.time)}".strip()
    if target.effort == "free":
        return "with no target"
    if target.effort is not None:
        return typeset(target.text) + (f" ({both_paces(target.pace)})" if target.pace else "")
    at = f"at {typeset(target.text)}"
    if target.pace is None or of is None or of.low != of.high:
        return at
    return f"{at} ({time_at(target.pace, of)}{each})"


def time_at(pace: Range[Pace], of: Range[Distance]) -> str:
    """The time a pace takes over a length, to the second: `21:00`, `5:12–5:24`."""

    def over(end: Pace) -> str:
        assert of.low is not None
        return clock(Duration(rounded(end.time_for(of.low).seconds) * SECOND))

    return span(pace, over, "or faster", "or slower")


def both_paces(pace: Range[Pace]) -> str:
    """`6:45–7:00/mi, 4:12–4:21/km`."""

    def per(unit: int) -> str:
        name = "/mi" if unit == MILE else "/km"
        ends = span(pace, lambda end: end.per(Distance(unit)).removesuffix(name))
        return ends + name

    return f"{per(MILE)}, {per(KILOMETRE)}"


def rest_words(rest: Rest) -> str:
    """`60 s standing rest`, `200 m jog`."""
    amount = distance(rest.distance) if rest.distance else duration(rest.duration or NO_TIME)
    return f"{amount} {REST_MODES.get(rest.mode, rest.mode)}".strip()


NO_TIME: Range[Duration] = Range(None, None)
