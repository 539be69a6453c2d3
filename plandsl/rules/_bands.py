"""Targets as bands of numbers, with the rounding of what was written, to hold two together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import TypeVar

from plandsl.model.plan import Numbers
from plandsl.model.session import Intensity, Target
from plandsl.record import dataclass
from plandsl.rules._aims import BODY, SHARE, cut_down
from plandsl.rules._text import each, once, resolution, says_pace, unit_of
from plandsl.units import KILOMETRE, METRE, MILE, Distance, Duration, Pace, Range

HALF = Fraction(1, 2)
BODY_UNITS = {"heart": "bpm", "power": "W"}
SPEED = re.compile(r"(?P<digits>[\d.]+)(?P<unit>km/h|mph|m/s)$")
# Metres a second of one unit.
SPEEDS = {
    "km/h": Fraction(KILOMETRE, 3600 * METRE),
    "mph": Fraction(MILE, 3600 * METRE),
    "m/s": Fraction(1),
}
PACE_DIGITS = re.compile(r"[\d:.]*\d(?=/)")

T = TypeVar("T", Duration, Pace, Fraction)


@dataclass(frozen=True, slots=True)
class Band:
    """Seconds a metre (`pace`), beats a minute (`heart`), watts (`power`) or `rpe`.

    What was written may be off by `rounding`.
    """

    kind: str
    low: Fraction | None
    high: Fraction | None
    rounding: Fraction


@dataclass(frozen=True, slots=True)
class Scale:
    """How targets become numbers: the length of a rep, the plan's unit, the athlete's numbers."""

    far: Distance | None
    unit: Distance
    numbers: Numbers

    def band(self, target: Target) -> Band | None:
        """None where a target is not known in numbers."""
        if target.time and self.far:
            return self._timed(target.time, self.far)
        if target.pace:
            return self._paced(target, target.pace)
        return self._felt(target, target.intensity) if target.intensity else None

    def _timed(self, time: Range[Duration], far: Distance) -> Band:
        ends = [end for end in (time.low, time.high) if end]
        digit = min((resolution(end) for end in ends), default=Duration(0))
        limits = each(time, lambda end: Pace.of(end, far).s_per_m)
        return Band("pace", limits.low, limits.high, digit.seconds / 2 / far.metres)

    def _paced(self, target: Target, pace: Range[Pace]) -> Band:
        limits = each(pace, lambda end: end.s_per_m)
        speed = SPEED.search(target.text)
        if speed is not None:
            slowest = limits.high or limits.low or Fraction(0)
            digit = _digit(speed["digits"]) * SPEEDS[speed["unit"]]
            return Band("pace", limits.low, limits.high, slowest * slowest * digit / 2)
        digits = PACE_DIGITS.search(target.text) if says_pace(target) else None
        digit = _digit(digits[0]) if digits else Fraction(1)
        rounding = digit / 2 / unit_of(target, self.unit).metres
        return Band("pace", limits.low, limits.high, rounding)

    def _felt(self, target: Target, intensity: Intensity) -> Band | None:
        limits = intensity.range
        if limits is None:
            return None
        share = re.fullmatch(SHARE, target.text)
        # A whole number that was chosen from ten is not rounded.
        rounding = HALF if intensity.kind != "rpe" else Fraction(0)
        if share is not None and share["of"] in BODY:
            digit = _digit(share["high"] or share["low"])
            rounding = digit / 2 * self._of(share["of"]) / 100
        return Band(intensity.kind, limits.low, limits.high, rounding)

    def _of(self, base: str) -> int:
        """What a percentage is taken of; where it is not known, neither is what it comes to."""
        most, least, power = self.numbers.hrmax, self.numbers.hrrest, self.numbers.ftp
        return {"hrmax": most or 0, "hrr": (most or 0) - (least or 0), "ftp": power or 0}[base]


def _digit(written: str) -> Fraction:
    """What the last digit of a number counts: 1 for `16`, a tenth for `16.5`."""
    return Fraction(1, 10 ** len(written.partition(".")[2]))


def whole(targets: Sequence[Target]) -> Target | None:
    """A list of targets as one band; None where there is none, or where one is not like the others.

    What is free asks for nothing.
    """
    kept = once(target for target in targets if target.effort != "free")
    if len(kept) < 2:
        return kept[0] if kept else None
    first, last = kept[0], kept[-1]
    listed = f"{first.text}, {last.text}" if len(kept) == 2 else f"{first.text} … {last.text}"
    text = cut_down(targets) or listed
    times = [target.time for target in kept if target.time]
    paces = [target.pace for target in kept if target.pace]
    felt = [target.intensity for target in kept if target.intensity and target.intensity.range]
    if len(times) == len(kept):
        return Target(text, time=_envelope(times), origin=first.origin)
    if len(paces) == len(kept):
        return Target(text, pace=_envelope(paces), origin=first.origin)
    ranges = [one.range for one in felt if one.range and one.kind == felt[0].kind]
    if len(ranges) == len(kept):
        both = Intensity(felt[0].kind, _envelope(ranges))
        return Target(text, intensity=both, origin=first.origin)
    return None


def _envelope(ranges: Sequence[Range[T]]) -> Range[T]:
    """From the least to the most of them all; open where one of them is."""
    lows = [one.low for one in ranges]
    highs = [one.high for one in ranges]
    low = min((end for end in lows if end is not None), default=None)
    high = max((end for end in highs if end is not None), default=None)
    return Range(None if None in lows else low, None if None in highs else high)
