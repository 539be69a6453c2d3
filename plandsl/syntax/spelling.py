"""How quantities are spelled in the shorthand, in the unit that they had: `8x`, `2:30`, `8.4km`."""

from __future__ import annotations

import re
from fractions import Fraction

from plandsl.syntax.lower.rests import needs_unit
from plandsl.syntax.quantities import LENGTHS
from plandsl.syntax.tree import Length, Time
from plandsl.units import (
    METRE,
    MINUTE,
    SECOND,
    Distance,
    Duration,
    Pace,
    Range,
    clock,
    clock_seconds,
    number,
)

PLACES = 6


def count_text(counts: Range[int]) -> str:
    """`8x`, `6-8x`."""
    return "-".join(dict.fromkeys(str(end) for end in (counts.low, counts.high))) + "x"


def length_text(far: Range[Distance], like: str) -> str:
    """In the unit of another length's text; in metres where it is no short number of that."""
    unit = re.sub(r"[\d.-]", "", like)
    unit = {"mile": "mi", "half": "km", "marathon": "km"}.get(unit, unit)
    size = LENGTHS[unit or "m"]
    ends = [Fraction(end.um, size) for end in (far.low, far.high) if end is not None]
    if any(end * 10**PLACES % 1 for end in ends):
        unit, ends = "", [Fraction(end.um, METRE) for end in (far.low, far.high) if end]
    return "-".join(dict.fromkeys(number(end, PLACES) for end in ends)) + unit


def time_text(times: Range[Duration], like: str) -> str:
    """A time of a rep, a rest, a send-off: in seconds or by the clock, as another was written."""
    sign = like[:2] if like[:1] in "<>" else ""
    ends = [end for end in (times.low, times.high) if end is not None]
    by_clock = ":" in like or "min" in like or "'" in like or "h" in like
    shown = [clock(end) if by_clock else clock_seconds(end) for end in ends]
    if by_clock and len(shown) > 1 and (":" in shown[1]) and ":" not in shown[0]:
        shown[0] = f"0:{ends[0].ms // SECOND:02}" if not ends[0].ms % SECOND else shown[0]
    return sign + "-".join(dict.fromkeys(shown))


def work_time_text(time: Time) -> str:
    """How long a piece of work is: `45min`, `90s`, `2:30`, `1:05:00`."""
    ends = [end for end in (time.range.low, time.range.high) if end is not None]
    if all(end.ms % MINUTE == 0 for end in ends):
        return "-".join(dict.fromkeys(str(end.ms // MINUTE) for end in ends)) + "min"
    if all(end.ms < 2 * MINUTE for end in ends):
        return "-".join(dict.fromkeys(clock_seconds(end) for end in ends)) + "s"
    return "-".join(dict.fromkeys(_with_colon(end) for end in ends))


def _with_colon(time: Duration) -> str:
    text = clock(time)
    return text if ":" in text else f"0:{time.ms // SECOND:02}"


def rest_text(amount: Time | Length) -> str:
    """A rest without its r; seconds keep their unit where a bare number would not be believed."""
    if isinstance(amount, Length) or ":" in amount.text:
        return amount.text
    if needs_unit(amount.range) and re.fullmatch(r"[\d.-]+", amount.text):
        return f"{amount.text}s"
    return amount.text


def pace_text(paces: Range[Pace], like: str, unit: Distance) -> str:
    """`6:45-7:00/mi`, exact to the millisecond."""
    sign = like[:2] if like[:1] in "<>" else ""
    ends = [pace.time_for(unit) for pace in (paces.low, paces.high) if pace is not None]
    return f"{sign}{'-'.join(dict.fromkeys(map(clock, ends)))}/{like.rpartition('/')[2]}"
