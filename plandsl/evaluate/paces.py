"""Results that were kept as paces: turned into times where the length is known, else compared."""

from __future__ import annotations

from fractions import Fraction

from plandsl.model.log import Result, Value
from plandsl.record import replace
from plandsl.units import KILOMETRE, MILE, SECOND, Distance, Pace, Range

UNITS = (Distance(MILE), Distance(KILOMETRE))


def timed(value: Value, distance: Distance | None) -> Value:
    """The value with the time that its pace makes over a distance, to the millisecond."""
    if value.time is not None or value.pace is None or distance is None:
        return value
    low, high = value.pace.low, value.pace.high
    time = Range(
        None if low is None else low.time_for(distance),
        None if high is None else high.time_for(distance),
    )
    return replace(value, time=time)


def last_digit_over(pace: Pace, distance: Distance) -> Fraction:
    """What the last digit of a pace is over a distance, in ms: paces are told to the second."""
    return Fraction(SECOND * distance.um, unit_of(pace).um)


def unit_of(pace: Pace) -> Distance:
    """What it was told by: the mile or the kilometre, whichever gives whole seconds; by the mile,
    if neither does.
    """
    whole = [unit for unit in UNITS if (pace.s_per_m * unit.metres).denominator == 1]
    return whole[0] if whole else UNITS[0]


def with_paces(result: Result) -> Result:
    """With each time and the pace that it made as one (`15:00 4:10/km 15:00 4:09/km`), where all
    come by turns.
    """
    times, paces = result.values[::2], result.values[1::2]
    by_turns = len(times) == len(paces) > 1
    if not by_turns or not all(map(_is_time, times)) or not all(map(_is_pace, paces)):
        return result
    return replace(result, values=tuple(map(_both, times, paces)))


def _is_time(value: Value) -> bool:
    return value.time is not None and value.pace is None


def _is_pace(value: Value) -> bool:
    return value.pace is not None and value.time is None


def _both(time: Value, pace: Value) -> Value:
    return replace(
        time,
        pace=pace.pace,
        text=pace.text,
        rest=time.rest or pace.rest,
        bpm=time.bpm or pace.bpm,
        watts=time.watts or pace.watts,
    )


def one_run(result: Result) -> Result:
    """With a time and the pace that it made (`45:12 5:37/km`) as one run, which is no two laps."""
    values = result.values
    if len(values) == 1 and values[0].time is not None:
        values = (replace(values[0], pace=None), replace(values[0], time=None))
    times, paces = tuple(filter(_is_time, values)), tuple(filter(_is_pace, values))
    if not len(times) == len(paces) == 1 or len(values) > len(times) + len(paces):
        return result
    pace, time = paces[0].pace, times[0]
    if pace is None or pace.low is None or pace.low != pace.high:
        return result
    one = replace(time, bpm=time.bpm or paces[0].bpm, watts=time.watts or paces[0].watts)
    return replace(result, values=(one,), average_pace=pace.low, average_text=paces[0].text)
