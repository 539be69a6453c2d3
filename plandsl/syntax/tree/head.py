"""The kinds of lines at the top of a file."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from plandsl.record import dataclass
from plandsl.source import Span
from plandsl.syntax.tree.amounts import Aim, Length, Number, Reference, Time, Word
from plandsl.syntax.tree.session import Step


@dataclass(frozen=True, slots=True)
class NamedLine:
    """`plan`, `log`, `athlete`, `id`, `timezone`, `extends` with their one value."""

    keyword: str
    value: Word


@dataclass(frozen=True, slots=True)
class LetLine:
    """`let peak = 50km` names a quantity (one step that is only a length or a time), or steps."""

    name: Word
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class GroupLine:
    """`group A, light`; in an athlete's file the one the athlete belongs to."""

    names: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class StartLine:
    date: dt.date


@dataclass(frozen=True, slots=True)
class RaceLine:
    date: dt.date
    distance: Length | None
    goal: Time | None
    venue: Word | None


@dataclass(frozen=True, slots=True)
class BeginLine:
    """`weeks begin sunday`; `day` from 0 (Monday)."""

    day: int


@dataclass(frozen=True, slots=True)
class AtLine:
    """Default times: (first day, last day, `am`, `pm` or None, time), days from 0 (Monday)."""

    times: tuple[tuple[int, int, str | None, dt.time], ...]


@dataclass(frozen=True, slots=True)
class RemindLine:
    before: Time


@dataclass(frozen=True, slots=True)
class PaceLine:
    """`pace tempo = HM+5`; `distance` where the name is the pace of a race over it."""

    name: Reference
    value: Aim


@dataclass(frozen=True, slots=True)
class NumberLine:
    """`hrmax 188`, `hrrest 48`, `ftp 260W`."""

    keyword: str
    value: int


@dataclass(frozen=True, slots=True)
class RecentLine:
    """`recent 2026-02-01 5k 19:30`: a race that tells what the athlete can do."""

    date: dt.date
    distance: Length
    time: Time


@dataclass(frozen=True, slots=True)
class UsualLine:
    """`usual warmup = 15min easy`: what a bare `warmup`, `cooldown` or `strides` stands for."""

    name: Word
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ClosedLine:
    venue: Word
    first: dt.date
    last: dt.date
    reason: Word | None


@dataclass(frozen=True, slots=True)
class AwayLine:
    first: dt.date
    last: dt.date
    reason: Word | None


@dataclass(frozen=True, slots=True)
class DeloadLine:
    """`deload every 4 weeks -30%`, or in the weeks named; `percent` is negative."""

    every: int | None
    weeks: tuple[int, ...]
    percent: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """`rest 5s per week`: words, at most one value with its sign, words."""

    span: Span
    words: tuple[str, ...]
    sign: str
    value: Time | Length | Number | None
    after: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class RuleLine:
    """`rule NAME SERIES: PARAMETERS LEVEL`; the level is `off`, `warn` or `error`."""

    name: Word
    series: Word | None
    parameters: tuple[Parameter, ...]
    level: Word | None


@dataclass(frozen=True, slots=True)
class RulesLine:
    """`rules SET`: which of the rules run that the plan does not ask for."""

    name: Word
