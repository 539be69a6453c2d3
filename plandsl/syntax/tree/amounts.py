"""Quantities, and what a target may be: a time, a pace, a name, a heart rate, a cut-down."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from plandsl.record import dataclass
from plandsl.source import Span
from plandsl.units import Distance, Duration, Pace, Range


@dataclass(frozen=True, slots=True)
class Word:
    """A word or some free text; `text` is its canonical spelling."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time, or a range of times; `decimals` is the finest that was written (2 for `1:45.68`)."""

    span: Span
    range: Range[Duration]
    text: str
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Length:
    """A distance, or a range of distances."""

    span: Span
    range: Range[Distance]
    text: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number, or a range of numbers: `8`, `6-8`."""

    span: Span
    range: Range[int]
    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A plain number or a percentage."""

    span: Span
    value: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class PaceBand:
    """A pace, a speed or a range of them, with its distance (`7:00/1600`, `16km/h`)."""

    span: Span
    range: Range[Pace]
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that stands for an effort or a pace: `easy`, `MP-10`, `5k`, `Z2`, `104%MP`.

    `distance` is set where the name is the pace of a race over it. An offset is either `time` (for
    `per`, or the plan's own unit where that is None; negative is faster) or `percent` of the time;
    `share` is a percentage of the speed.
    """

    span: Span
    name: str
    text: str
    distance: Distance | None = None
    time: Range[Duration] | None = None
    percent: Range[Fraction] | None = None
    per: Distance | None = None
    share: Range[Fraction] | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """From one pace by its name to another, in either order: `MP-HM`, `10k-5k`."""

    span: Span
    low: Reference
    high: Reference
    text: str


@dataclass(frozen=True, slots=True)
class Intensity:
    """What a body or a device tells: a heart rate (beats a minute), a power (W), an rpe (1 to 10).

    `of` is what a percentage is taken of: `hrmax`, `hrr` or `ftp`; else empty.
    """

    span: Span
    kind: Literal["heart", "power", "rpe"]
    range: Range[Fraction]
    text: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut-down, `6:00>5:30` or `easy>MP+30>MP`: two ends or more."""

    span: Span
    ends: tuple[Time | PaceBand | Reference | Band | Intensity, ...]
    text: str


Aim = Time | PaceBand | Reference | Band | Intensity | Cut
