"""What a runner could race, as far as a log tells, and what that rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from plandsl.diagnostics import Diagnostic
from plandsl.model.log import Entry
from plandsl.record import dataclass, field
from plandsl.units import Distance, Duration, Range


class Grade(StrEnum):
    """How well a run tells what could be raced, the best first."""

    RACE = "race"
    ALL_OUT = "all-out"
    TEST = "test"
    TEMPO = "tempo"
    INTERVALS = "intervals"

    @property
    def rank(self) -> int:
        """0 is the best."""
        return list(Grade).index(self)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one model, or one understanding of the same run, makes of it."""

    name: str
    time: Duration


@dataclass(frozen=True, slots=True)
class LaneReading:
    """Another distance that the stated one in an outer lane may have been, and its estimate."""

    how: str
    distance: Distance
    time: Duration


@dataclass(frozen=True, slots=True)
class Evidence:
    """A run of the log that tells something, and what it tells.

    `distance` and `time` are those of the run, of a set those of all its reps without the rests.
    `interval` is that of 90 % around the estimate; of a set, which has no estimate, its two bounds.
    """

    entry: Entry
    grade: Grade
    distance: Distance
    time: Duration
    text: str
    estimate: Duration | None
    interval: Range[Duration]
    formula: str
    readings: tuple[Reading, ...] = ()
    lane: tuple[LaneReading, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unused:
    """A run that tells nothing, and why."""

    entry: Entry
    reason: str


@dataclass(frozen=True, slots=True)
class Goal:
    """The time that the plan wants, and how likely the estimate makes it: 0 to 1."""

    time: Duration
    probability: Fraction


@dataclass(frozen=True, slots=True)
class Prediction:
    """One estimate for a race over `distance`, from the runs of the days `since` to `on`.

    `best` decides alone; those `beside` it, best grade first, are only shown. Where none of them
    has an estimate, `bounds` is all that the sets say. `formulas` and `constants` are all that
    the figures were made with.
    """

    distance: Distance
    since: dt.date
    on: dt.date
    best: Evidence | None
    beside: tuple[Evidence, ...] = ()
    unused: tuple[Unused, ...] = ()
    bounds: Range[Duration] | None = None
    goal: Goal | None = None
    remarks: tuple[str, ...] = ()
    formulas: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, Fraction] = field(default_factory=dict)
    found: tuple[Diagnostic, ...] = ()
