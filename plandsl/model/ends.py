"""The least and the most of what is added up, with what had to be assumed for it.

Milliseconds or micrometres, as Fractions until they are shown, so that the rounding of one rep is
not multiplied. Where nobody can know, there is None instead, and a sum with it is None as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm

from plandsl.record import dataclass
from plandsl.units import Distance, Duration, Range, rounded

Number = Fraction | int


@dataclass(frozen=True)
class Ends:
    """A range with both ends; `assumed`: nothing, and it is what the plan says."""

    low: Number
    high: Number
    assumed: tuple[str, ...] = ()

    @cached_property
    def middle(self) -> Fraction:
        """Many rules ask for that of the same line."""
        if self.low is self.high:
            return Fraction(self.low)
        whole = self.low + self.high
        return Fraction(whole.numerator, 2 * whole.denominator)


NOTHING = Ends(0, 0)


@dataclass(frozen=True, slots=True)
class Measured:
    """How far all sports together go, how far one goes on foot, and how long it takes."""

    far: Ends | None = NOTHING
    foot: Ends | None = NOTHING
    long: Ends | None = NOTHING


def added(numbers: Iterable[Number]) -> Number:
    """Their sum, of which a fraction is shortened once and not at every step."""
    parts: dict[int, int] = {}
    for one in numbers:
        count, of = one.as_integer_ratio()
        parts[of] = parts.get(of, 0) + count
    if not parts.keys() - {1}:
        return parts.get(1, 0)
    whole = lcm(*parts)
    return Fraction(sum(count * (whole // of) for of, count in parts.items()), whole)


def in_whole(numbers: Sequence[Number]) -> list[int]:
    """The same numbers in a unit in which all are whole: quicker to compare and to multiply."""
    parts = [one.as_integer_ratio() for one in numbers]
    unit = lcm(*{of for _, of in parts})
    return [count * (unit // of) for count, of in parts]


def said(*notes: tuple[str, ...]) -> tuple[str, ...]:
    """Several lists of assumptions as one, each named once."""
    return tuple(dict.fromkeys(note for each in notes for note in each))


def plus(one: Ends | None, other: Ends | None) -> Ends | None:
    if one is None or other is None:
        return None
    notes = said(one.assumed, other.assumed) if other.assumed else one.assumed
    return Ends(one.low + other.low, one.high + other.high, notes)


def times(ends: Ends | None, factor: Number) -> Ends | None:
    """So much of it; nothing of what nobody knows is nothing."""
    if not factor:
        return NOTHING
    if ends is None or factor == 1:
        return ends
    low = ends.low * factor
    return Ends(low, low if ends.low is ends.high else ends.high * factor, ends.assumed)


def ranging(least: Ends | None, most: Ends | None) -> Ends | None:
    """From the low end of one to the high end of the other."""
    if least is None or most is None:
        return None
    return Ends(least.low, most.high, said(least.assumed, most.assumed))


def no_longer(ends: Ends, than: Ends) -> Ends:
    """Each end, or that of the other where it is less."""
    low, high = Fraction(ends.low), Fraction(ends.high)
    return Ends(min(low, than.low), min(high, than.high), ends.assumed)


def summed(parts: Iterable[Measured]) -> Measured:
    row = list(parts)
    if len(row) == 1:
        return row[0]
    return Measured(
        in_all([part.far for part in row]),
        in_all([part.foot for part in row]),
        in_all([part.long for part in row]),
    )


def in_all(parts: Sequence[Ends | None]) -> Ends | None:
    """Their sum; None where one is not known."""
    # Most of what is added up is nothing.
    some = [part for part in parts if part is not NOTHING]
    if len(some) < 2:
        return some[0] if some else NOTHING
    known = [part for part in some if part is not None]
    if len(known) < len(some):
        return None
    notes = [part.assumed for part in known if part.assumed]
    low = added([part.low for part in known])
    is_open = any(part.low is not part.high for part in known)
    high = added([part.high for part in known]) if is_open else low
    return Ends(low, high, said(*notes) if notes else ())


def first(each: Sequence[Measured], count: int) -> Measured:
    """The sum of the first so many; where there are fewer, the last one goes on."""
    alike = max(0, count - len(each) + 1)
    parts = [*each[: count - alike]]
    if alike and each:
        last = each[-1]
        parts.append(
            Measured(times(last.far, alike), times(last.foot, alike), times(last.long, alike))
        )
    return summed(parts)


def from_to(each: Sequence[Measured], low: int, high: int) -> Measured:
    """From the first `low` of them to the first `high`."""
    most = first(each, high)
    if low == high:
        return most
    least = first(each, low)
    return Measured(
        ranging(least.far, most.far),
        ranging(least.foot, most.foot),
        ranging(least.long, most.long),
    )


# ------------------------------------------------------------- to and from quantities


def of_times(time: Range[Duration]) -> Ends | None:
    """A half-open range stands at the end that is known."""
    return _closed(time.low.ms if time.low else None, time.high.ms if time.high else None)


def of_lengths(length: Range[Distance]) -> Ends | None:
    return _closed(length.low.um if length.low else None, length.high.um if length.high else None)


def of_counts(reps: Range[int]) -> tuple[int, int]:
    """How many at least and at most; one where nobody says."""
    low = reps.low if reps.low is not None else reps.high
    if low is None:
        return 1, 1
    return low, low if reps.high is None else reps.high


def _closed(low: int | None, high: int | None) -> Ends | None:
    if low is None:
        low = high
    if low is None:
        return None
    # One number is one object: what is done to both ends is then done once.
    return Ends(low, low if high is None or high == low else high)


def distances(ends: Ends | None) -> Range[Distance] | None:
    if ends is None:
        return None
    return Range(Distance(rounded(Fraction(ends.low))), Distance(rounded(Fraction(ends.high))))


def durations(ends: Ends | None) -> Range[Duration] | None:
    if ends is None:
        return None
    return Range(Duration(rounded(Fraction(ends.low))), Duration(rounded(Fraction(ends.high))))
