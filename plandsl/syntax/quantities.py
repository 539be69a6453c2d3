"""Numbers with their units: from a written amount to an exact value and its canonical spelling.

A bare number has no kind of its own. `as_time` reads it as seconds, `as_length` as metres; the
place where it stands decides which of the two is called.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from plandsl.record import dataclass
from plandsl.source import Span
from plandsl.syntax.tree import Length, Number, Time
from plandsl.units import (
    HALF_MARATHON,
    HOUR,
    KILOMETRE,
    MARATHON,
    METRE,
    MILE,
    MINUTE,
    SECOND,
    YARD,
    Distance,
    Duration,
    Range,
    clock,
)

LENGTHS = {"m": METRE, "km": KILOMETRE, "k": KILOMETRE, "mi": MILE, "yd": YARD}
LENGTH_WORDS = {"mile": MILE, "half": HALF_MARATHON, "marathon": MARATHON}
TIMES = {"s": SECOND, "min": MINUTE, "h": HOUR}
MARKS = {"'": "min", "′": "min", '"': "s", "″": "s"}
NUMBER = re.compile(r"\d+(?:\.\d+)?")
LONGEST = 12
# Beyond them there is no session, and their sums would run out of calendar.
MOST_TIME = 1_000 * HOUR
MOST_LENGTH = 10_000 * KILOMETRE
PLACES = 6
# A shorter one keeps its `m`, so that nobody takes it for minutes.
SHORTEST_BARE = 50 * METRE
MILLION = 1_000_000


class Strange(Exception):
    """A word that parses as a name, but that nobody can have meant as one.

    `begins`: it stands where a step begins; `aims`: where a target could stand.
    """

    def __init__(self, span: Span, begins: bool = False, aims: bool = False) -> None:
        super().__init__(span)
        self.span = span
        self.begins = begins
        self.aims = aims


class Misread(Exception):
    """A line that parses but cannot mean anything: ends the reading of it, not of the file.

    `edits` put a text in the place of a span where that is what was surely meant.
    """

    def __init__(
        self,
        span: Span,
        message: str,
        *help_lines: str,
        name: str = "syntax",
        edits: tuple[tuple[Span, str], ...] = (),
    ) -> None:
        super().__init__(message)
        self.span = span
        self.message = message
        self.help = help_lines
        self.name = name
        self.edits = edits


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as written; the unit is `""` for a bare number, `clock` for 1:30."""

    span: Span
    millionths: int
    unit: str
    text: str
    decimals: int


def number(written: str, span: Span) -> Fraction:
    """An exact number; refuses what no plan needs (and what would take long to compute with)."""
    if len(written) > LONGEST:
        raise Misread(span, f"a number of {len(written)} digits is more than any plan needs")
    return Fraction(written)


def percent(written: str, span: Span) -> Number:
    """`3%`, `2.5 %`."""
    digits = written.removesuffix("%").strip()
    return Number(span, number(digits, span), digits + "%")


def millionths(written: str, span: Span) -> int:
    """A written number in millionths: every amount of the sport is a whole number of them."""
    whole_part, _, decimals = written.partition(".")
    if len(written) > LONGEST or len(decimals) > PLACES:
        raise Misread(span, f"{written} has more digits than any plan needs")
    return int(whole_part) * MILLION + int(decimals.ljust(PLACES, "0"))


def whole(written: str, span: Span, what: str) -> int:
    """A count of at least one; `what` begins the sentence that says so."""
    if written.isdecimal() and written.isascii() and len(written) <= LONGEST and int(written):
        return int(written)
    value = number(written, span)
    if value.denominator != 1 or value < 1:
        raise Misread(span, f"{what} is a whole number from 1, not {written}")
    return int(value)


def amount(kind: str, written: str, span: Span) -> Amount:
    """From a terminal's text; `kind` is NUMBER, CLOCK, DURATION, DISTANCE or DISTANCE_WORD."""
    decimals = (
        len(written.rpartition(".")[2]) if kind in ("NUMBER", "CLOCK") and "." in written else 0
    )
    if kind == "NUMBER":
        return Amount(span, millionths(written, span), "", written, decimals)
    if kind == "CLOCK":
        return Amount(span, _clock(written, span), "clock", written, decimals)
    if kind == "DISTANCE_WORD":
        return Amount(span, MILLION, written, written, 0)
    if kind == "DISTANCE":
        return _with_unit(written, span, _length_unit(written))
    return _duration(written, span)


def _with_unit(written: str, span: Span, unit: str) -> Amount:
    found = NUMBER.match(written)
    assert found is not None, written
    digits = found[0]
    decimals = len(digits.rpartition(".")[2]) if "." in digits else 0
    if unit == "h" and decimals > 1:
        meant = digits.replace(".", "h")
        raise Misread(span, f"{written} can be read in two ways", f"for a clock write {meant}")
    return Amount(span, millionths(digits, span), unit, digits + unit, decimals)


def _length_unit(written: str) -> str:
    word = written.lstrip("0123456789. \t\u00a0\u2007\u2009\u202f")
    if word.startswith("met"):
        return "m"
    if word.startswith("y"):
        return "yd"
    return "mi" if word.startswith("mi") else word


def _duration(written: str, span: Span) -> Amount:
    """`90s`, `20 minutes`, `1h30`, `2'`, `2'30"`."""
    word = written.lstrip("0123456789. \t\u00a0\u2007\u2009\u202f")
    if word.isalpha() or word in MARKS:
        unit = MARKS.get(word) or ("min" if word.startswith("m") else word[0])
        return _with_unit(written, span, unit)
    hours = re.fullmatch(r"(\d+)\s*h\s*(\d{1,2})(?:\s*min)?", written)
    if hours:
        if int(hours[2]) > 59:
            meant = f"{int(hours[1]) + 1}h{int(hours[2]) - 60:02}"
            raise Misread(span, f"{hours[2]} minutes are more than an hour", f"write {meant}")
        minutes = millionths(hours[1], span) * 60 + int(hours[2]) * MILLION
        return Amount(span, minutes * 60, "clock", f"{hours[1]}h{int(hours[2]):02}", 0)
    primes = re.fullmatch(r"(\d+)\s*['′]\s*(\d+)\s*[\"″]", written)
    assert primes is not None, written
    seconds = _clock(f"{primes[1]}:{primes[2]:0>2}", span)
    return Amount(span, seconds, "clock", f"{primes[1]}'{primes[2]:0>2}\"", 0)


def _clock(written: str, span: Span) -> int:
    """Millionths of a second of `1:30`, `1:05:00`, `1:45.68`."""
    parts = [millionths(part, span) for part in written.split(":")]
    total = 0
    for part in parts:
        total = total * 60 + part
    for part, text in zip(parts[1:], written.split(":")[1:], strict=True):
        if part >= 60 * MILLION:
            meant = clock(Duration(total * SECOND // MILLION))
            raise Misread(span, f"{written} is no time: {text} is more than 59", f"write {meant}")
    return total


# ---- ranges


def as_time(amounts: list[Amount], keep_seconds: bool = False) -> Time:
    """One or two amounts as a time. A bare number is seconds, or takes the unit behind it.

    `keep_seconds`: the canonical text keeps `90s`, because a bare 90 would be metres there.
    """
    _refuse_mixed(amounts, {*LENGTHS, *LENGTH_WORDS}, "is a distance; a time is needed here")
    low, high = amounts[0], amounts[-1]
    _refuse_half_clock(low, high, keep_seconds)
    _refuse_half_unit(low, high, TIMES, "s")
    unit = high.unit if low.unit == "" and high.unit in TIMES else low.unit
    values = (_ms(low, unit), _ms(high, high.unit))
    _refuse_two_readings(low, high, values)
    return Time(
        low.span.to(high.span),
        Range(Duration(min(values)), Duration(max(values))),
        _joined(amounts, "" if keep_seconds else "s"),
        max(low.decimals, high.decimals),
    )


def _refuse_half_clock(low: Amount, high: Amount, is_work: bool) -> None:
    """`2:50-55`, `6-6:30` and, where work is counted, `40-1:00` have two readings."""
    if (low.unit == "clock" and high.unit == "") or (
        low.unit == "" and high.unit == "clock" and (is_work or low.millionths < 20 * MILLION)
    ):
        if low.unit == "clock":
            sign = next(sign for sign in ":h'" if sign in low.text)
            end = '"' if sign == "'" else ""
            meant = f"{low.text}-{low.text.rpartition(sign)[0]}{sign}{high.text}{end}"
        else:
            meant = f"{low.text}h-{high.text}" if "h" in high.text else f"{low.text}:00-{high.text}"
        span = low.span.to(high.span)
        raise Misread(span, f"{low.text}-{high.text} can be read in two ways", f"write {meant}")


def _refuse_two_readings(low: Amount, high: Amount, values: tuple[int, int]) -> None:
    """`45min-1:15` runs backwards as it stands; hours and minutes may have been meant."""
    if values[0] > values[1] and low.unit not in ("", high.unit):
        hours = high.text.replace(":", "h", 1)
        helps = (f"write {low.text}-{hours}",) if ":" in high.text else ()
        text = f"{low.text}-{high.text}"
        raise Misread(low.span.to(high.span), f"{text} can be read in two ways", *helps)


def _refuse_half_unit(low: Amount, high: Amount, units: Mapping[str, int], base: str) -> None:
    """`20min-30` and `10-mile` have two readings."""
    if (high.unit == "" and low.unit in units and low.unit != base) or (
        low.unit == "" and high.unit in LENGTH_WORDS
    ):
        unit = {"mile": "mi"}.get(high.unit, "") or low.unit
        text = f"{low.text}-{high.text}"
        meant = low.text + unit if high.unit else f"{low.text.removesuffix(unit)}-{high.text}{unit}"
        helps = (f"write {meant}",) if unit else ()
        raise Misread(low.span.to(high.span), f"{text} can be read in two ways", *helps)


def _joined(amounts: list[Amount], default: str) -> str:
    """The canonical text; the default unit is left out where no other one stands beside it."""
    drop = default and all(one.unit in ("", default) for one in amounts)
    return "-".join(one.text.removesuffix(default) if drop else one.text for one in amounts)


def _ms(one: Amount, unit: str) -> int:
    ms, rest = divmod(one.millionths * (SECOND if unit in ("", "clock") else TIMES[unit]), MILLION)
    if rest:
        raise Misread(one.span, f"{one.text} is finer than any watch")
    if ms > MOST_TIME:
        raise Misread(one.span, f"{one.text} is longer than any session")
    return ms


def as_length(amounts: list[Amount], drop_metres: bool = False) -> Length:
    """One or two amounts as a distance. A bare number is metres, or takes the unit behind it."""
    _refuse_mixed(amounts, {*TIMES, "clock"}, "is a time; a distance is needed here")
    low, high = amounts[0], amounts[-1]
    _refuse_half_unit(low, high, LENGTHS, "m")
    unit = high.unit if low.unit == "" and high.unit in LENGTHS else low.unit
    values = (_um(low, unit), _um(high, high.unit))
    _refuse_two_readings(low, high, values)
    bounds = Range(Distance(min(values)), Distance(max(values)))
    drop_metres = drop_metres and min(values) >= SHORTEST_BARE
    return Length(low.span.to(high.span), bounds, _joined(amounts, "m" if drop_metres else ""))


def _um(one: Amount, unit: str) -> int:
    um, rest = divmod(one.millionths * (LENGTH_WORDS.get(unit) or LENGTHS[unit or "m"]), MILLION)
    if rest:
        raise Misread(one.span, f"{one.text} is finer than any measure")
    if um > MOST_LENGTH:
        raise Misread(one.span, f"{one.text} is farther than any session")
    return um


def lone(kind: str, written: str, span: Span) -> Time | Length:
    """One amount by itself: a distance if its unit is one, else a time. `kind` as in `amount`."""
    amounts = [amount(kind, written, span)]
    return as_length(amounts) if is_length(amounts) else as_time(amounts)


def is_length(amounts: list[Amount]) -> bool:
    """Whether a unit of distance stands with one of them."""
    last = amounts[-1].unit
    return last in LENGTHS or last in LENGTH_WORDS or (len(amounts) > 1 and is_length(amounts[:-1]))


def is_time(amounts: list[Amount]) -> bool:
    """Whether a unit of time, or a clock, stands with one of them."""
    return any(one.unit in TIMES or one.unit == "clock" for one in amounts)


def is_backwards(amounts: list[Amount]) -> bool:
    """Whether a range was written from its higher to its lower end."""
    return (
        len(amounts) == 2
        and amounts[0].unit in ("", amounts[1].unit)
        and amounts[0].millionths > amounts[1].millionths
    )


def _refuse_mixed(amounts: list[Amount], units: set[str], why: str) -> None:
    for one in amounts:
        if one.unit in units:
            raise Misread(one.span, f"{one.text} {why}")
