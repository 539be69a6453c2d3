"""Exact quantities: times in integer milliseconds, distances in integer micrometres.

A yard is 914 400 µm, so micrometres (not millimetres) make every unit of the sport a whole
number. A pace is a `Fraction` of seconds per metre. Nothing here is a float; numbers are rounded
once, in `rounded`, when they are shown.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Generic, TypeVar

from plandsl.record import dataclass

METRE = 1_000_000
KILOMETRE = 1_000 * METRE
YARD = 914_400
MILE = 1_760 * YARD
HALF_MARATHON = 21_097_500_000
MARATHON = 42_195_000_000

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """A time span, in milliseconds."""

    ms: int

    @property
    def seconds(self) -> Fraction:
        return Fraction(self.ms, SECOND)

    def __add__(self, other: Duration) -> Duration:
        return Duration(self.ms + other.ms)

    def __sub__(self, other: Duration) -> Duration:
        return Duration(self.ms - other.ms)

    def __mul__(self, times: int) -> Duration:
        return Duration(self.ms * times)

    def __str__(self) -> str:
        return clock(self)


@dataclass(frozen=True, slots=True, order=True)
class Distance:
    """A length, in micrometres."""

    um: int

    @property
    def metres(self) -> Fraction:
        return Fraction(self.um, METRE)

    def __add__(self, other: Distance) -> Distance:
        return Distance(self.um + other.um)

    def __sub__(self, other: Distance) -> Distance:
        return Distance(self.um - other.um)

    def __mul__(self, times: int) -> Distance:
        return Distance(self.um * times)

    def __str__(self) -> str:
        return length(self)


@dataclass(frozen=True, slots=True, order=True)
class Pace:
    """Time for a distance, in seconds per metre; a smaller one is faster."""

    s_per_m: Fraction

    @classmethod
    def of(cls, time: Duration, distance: Distance) -> Pace:
        """The pace of `time` over `distance`, which must not be zero."""
        return cls(Fraction(time.ms * METRE, distance.um * SECOND))

    def time_for(self, distance: Distance) -> Duration:
        """The time this pace takes for a distance, to the nearest millisecond."""
        slow = self.s_per_m
        return Duration(_nearest(slow.numerator * distance.um * SECOND, slow.denominator * METRE))

    def distance_in(self, time: Duration) -> Distance:
        """The distance this pace covers in a time, to the nearest micrometre."""
        return Distance(rounded(time.seconds / self.s_per_m * METRE))

    def per(self, unit: Distance) -> str:
        """As a runner writes it: `4:20/km`, `7:00/mi`, `1:30/400`, to the whole second."""
        slow = self.s_per_m
        time = Duration(_nearest(slow.numerator * unit.um, slow.denominator * METRE) * SECOND)
        return f"{clock(time)}/{PER_NAMES.get(unit.um, number(unit.metres, 6))}"


PER_NAMES = {MILE: "mi", KILOMETRE: "km"}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Range(Generic[T]):
    """From `low` to `high`, both included; `None` is an open end. A single value is low = high."""

    low: T | None
    high: T | None


def rounded(value: Fraction) -> int:
    """The nearest whole number, halves away from zero: the one place where numbers are rounded."""
    return _nearest(value.numerator, value.denominator)


def _nearest(above: int, below: int) -> int:
    """`rounded` of a fraction that need not be in its lowest terms; `below` is positive."""
    half_up = (2 * abs(above) + below) // (2 * below)
    return half_up if above >= 0 else -half_up


def clock(time: Duration) -> str:
    """`45`, `1:45.68`, `25:10`, `1:05:00`: seconds up to a minute, then a clock; exact."""
    sign, ms = ("-", -time.ms) if time.ms < 0 else ("", time.ms)
    whole, rest = divmod(ms, SECOND)
    fraction = f".{rest:03}".rstrip("0") if rest else ""
    minutes, seconds = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{sign}{hours}:{minutes:02}:{seconds:02}{fraction}"
    if minutes:
        return f"{sign}{minutes}:{seconds:02}{fraction}"
    return f"{sign}{seconds}{fraction}"


def spoken(time: Duration) -> str:
    """A time in a sentence: `75 s`, `3:04`, `45 min`, `1 h 30 min`."""
    if time.ms < 100 * SECOND:
        return f"{clock_seconds(time)} s"
    if time.ms % MINUTE == 0 and time.ms >= 10 * MINUTE:
        hours, minutes = divmod(time.ms // MINUTE, 60)
        parts = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
        return " ".join(parts)
    return clock(time)


def clock_seconds(time: Duration) -> str:
    """A time in plain seconds: `92`, `13.25`."""
    return _decimal(time.ms, SECOND, 3)


RACE_NAMES = {HALF_MARATHON: "half marathon", MARATHON: "marathon"}


def length(distance: Distance) -> str:
    """A length in a sentence: `400 m`, `1.5 mi`, `4.8 km`, `marathon`; exact to the millimetre."""
    if distance.um in RACE_NAMES:
        return RACE_NAMES[distance.um]
    if distance.um and distance.um % MILE == 0:
        return f"{distance.um // MILE} mi"
    if abs(distance.um) >= 2 * KILOMETRE and distance.um % (KILOMETRE // 10) == 0:
        return f"{_decimal(distance.um, KILOMETRE, 1)} km"
    if abs(distance.um) >= MILE and distance.um % (MILE // 100) == 0:
        return f"{_decimal(distance.um, MILE, 2)} mi"
    return f"{_decimal(distance.um, METRE, 3)} m"


def number(value: Fraction, places: int) -> str:
    """A number rounded to at most `places` decimals, without trailing zeros."""
    return _decimal(value.numerator, value.denominator, places)


def _decimal(above: int, below: int, places: int) -> str:
    scaled = _nearest(above * 10**places, below)
    sign = "-" if scaled < 0 else ""
    whole, rest = divmod(abs(scaled), 10**places)
    fraction = f"{rest:0{places}}".rstrip("0") if places else ""
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"
