"""Targets from tree to model: names with their meaning, offsets and shares in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeVar

from plandsl.model.session import Intensity, Target
from plandsl.record import dataclass
from plandsl.resolve.names import Names
from plandsl.resolve.problem import refuse
from plandsl.source import Origin, Row, Span
from plandsl.syntax import tree
from plandsl.syntax.lower.references import RACES
from plandsl.units import Distance, Duration, Pace, Range

PERCENT = Fraction(1, 100)
T = TypeVar("T", Pace, Fraction)


@dataclass(frozen=True, slots=True)
class Aims:
    """Turns what stands behind an `@` of one source into a `Target`."""

    names: Names
    row: Row
    via: Origin | None = None

    def target(self, value: tree.Aim) -> Target:
        """Raises `Unresolved` for an unknown name, and where parts do not go together."""
        origin = self.row.origin(value.span, self.via)
        if isinstance(value, tree.Time):
            return Target(value.text, time=value.range, origin=origin)
        if isinstance(value, tree.PaceBand):
            return Target(value.text, pace=value.range, origin=origin)
        if isinstance(value, tree.Intensity):
            return Target(value.text, intensity=self._intensity(value), origin=origin)
        if isinstance(value, tree.Reference):
            return self._reference(value, origin)
        if isinstance(value, tree.Band):
            return self._band(value.text, (value.low, value.high), origin)
        return self._cut(value, origin)

    def _intensity(self, value: tree.Intensity) -> Intensity:
        """A share in numbers, as far as the number it is of is known."""
        numbers = self.names.numbers
        low, high = value.range.low, value.range.high
        if not value.of:
            return Intensity(value.kind, value.range)
        if value.of == "hrr":
            base, rest = numbers.hrmax, numbers.hrrest
            if base is None or rest is None:
                return Intensity(value.kind, None)
            return Intensity(
                value.kind, Range(_reserve(low, base, rest), _reserve(high, base, rest))
            )
        whole = numbers.ftp if value.of == "ftp" else numbers.hrmax
        if whole is None:
            return Intensity(value.kind, None)
        return Intensity(value.kind, Range(_share(low, whole), _share(high, whole)))

    # ---- names

    def _reference(self, named: tree.Reference, origin: Origin) -> Target:
        halves = self._halves(named)
        if halves:
            return self._band(named.text, halves, origin)
        meaning = self.names.meaning(named, origin)
        moved = named.time or named.percent or named.share
        if meaning is None:
            known = self.names.estimate(named)
            estimate = self._moved(known, named) if known else None
            return Target(named.text, effort=named.name, estimate=estimate, origin=origin)
        if meaning.intensity and moved:
            raise refuse(
                "target-unit",
                f"{named.name} is {meaning.text} here, and {named.text} needs a pace",
                origin,
                "write it in its own unit, or give the name a pace",
            )
        pace = self._moved(meaning.pace, named) if meaning.pace else None
        return Target(
            named.text, pace=pace, effort=named.name, intensity=meaning.intensity, origin=origin
        )

    def _halves(self, named: tree.Reference) -> tuple[tree.Reference, tree.Reference] | None:
        """`easy-steady`, where no name is spelled like that but both halves are names."""
        if self.names.knows(named) or "-" not in named.name:
            return None
        words = named.name.split("-")
        for at in range(1, len(words)):
            low, high = "-".join(words[:at]), "-".join(words[at:])
            middle = named.span.start + len(low)
            parts = (
                _half(low, Span(named.span.start, middle)),
                _half(high, Span(middle + 1, middle + 1 + len(high))),
            )
            if all(self.names.knows(part) for part in parts) and named.text == named.name:
                return parts
        return None

    def _moved(self, pace: Range[Pace], named: tree.Reference) -> Range[Pace]:
        """With its offset: so much time for a distance, a share of the time or of the speed."""
        if named.share:
            low, high = named.share.low or 0, named.share.high or 0
            return Range(
                _scaled(pace.low, 100 / Fraction(high)), _scaled(pace.high, 100 / Fraction(low))
            )
        if named.percent:
            low, high = named.percent.low or 0, named.percent.high or 0
            return Range(
                _scaled(pace.low, 1 + low * PERCENT), _scaled(pace.high, 1 + high * PERCENT)
            )
        if named.time:
            per = named.per or self.names.unit
            low_end = _slower(pace.low, named.time.low, per)
            high_end = _slower(pace.high, named.time.high, per)
            ends = [end for end in (low_end, high_end) if end is not None]
            if any(end.s_per_m <= 0 for end in ends):
                origin = self.row.origin(named.span, self.via)
                raise refuse("implausible-speed", f"{named.text} is faster than light", origin)
            return Range(low_end, high_end)
        return pace

    def _band(self, text: str, ends: Sequence[tree.Reference], origin: Origin) -> Target:
        low, high = (self._reference(end, self.row.origin(end.span, self.via)) for end in ends)
        if (low.intensity is None) != (high.intensity is None) and (low.pace or high.pace):
            raise refuse(
                "target-unit",
                f"{text} goes from a pace to another measure",
                origin,
                "write one of the two, or give both names a pace",
            )
        intensity = None
        if low.intensity and high.intensity and low.intensity.kind == high.intensity.kind:
            one, other = low.intensity.range, high.intensity.range
            both = _envelope([one, other]) if one and other else None
            intensity = Intensity(low.intensity.kind, both)
        pace = _envelope([low.pace, high.pace]) if low.pace and high.pace else None
        near = [one.pace or one.estimate for one in (low, high)]
        estimate = _envelope([one for one in near if one]) if all(near) and not pace else None
        return Target(
            text,
            pace=pace,
            effort=high.effort,
            intensity=intensity,
            estimate=estimate,
            origin=origin,
        )

    def _cut(self, value: tree.Cut, origin: Origin) -> Target:
        ends = tuple(self.target(end) for end in value.ends)
        paces = [end.pace for end in ends]
        known = [pace for pace in paces if pace is not None]
        pace = _envelope(known) if len(known) == len(paces) else None
        return Target(value.text, pace=pace, cut=ends, origin=origin)


def _reserve(end: Fraction | None, most: int, least: int) -> Fraction | None:
    """A share of the heart rate reserve, in beats: rest and so much of what lies above it."""
    return None if end is None else least + end * PERCENT * (most - least)


def _share(end: Fraction | None, whole: int) -> Fraction | None:
    return None if end is None else end * PERCENT * whole


def _scaled(end: Pace | None, factor: Fraction) -> Pace | None:
    return None if end is None else Pace(end.s_per_m * factor)


def _slower(end: Pace | None, by: Duration | None, per: Distance) -> Pace | None:
    if end is None or by is None:
        return end
    return Pace(end.s_per_m + by.seconds / per.metres)


def _envelope(ranges: Sequence[Range[T]]) -> Range[T]:
    """From the least to the most of them all; open where one of them is."""
    lows = [one.low for one in ranges]
    highs = [one.high for one in ranges]
    low = min((end for end in lows if end is not None), default=None)
    high = max((end for end in highs if end is not None), default=None)
    return Range(None if None in lows else low, None if None in highs else high)


def _half(name: str, span: Span) -> tree.Reference:
    """One end of a band that was read as one word."""
    return tree.Reference(span, name, name, distance=RACES.get(name))
