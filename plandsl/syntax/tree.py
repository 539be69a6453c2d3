"""The tree: what stands on each line, as it was written.

A node keeps its place (a span in code points of the source) and its canonical spelling in `text`,
so the formatter prints nodes and messages point at them. What a line means in its plan (dates,
series, named paces) is found out later, in `resolve`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from plandsl.source import Source, Span
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
    span: Span
    range: Range[Distance]
    text: str


@dataclass(frozen=True, slots=True)
class PaceBand:
    """A pace or a range of paces, with the distance it is given for (`7:00/1600`)."""

    span: Span
    range: Range[Pace]
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
class TargetItem:
    """One target and, in a list, for how many reps it holds (`87-88 x2`)."""

    span: Span
    value: Time | PaceBand | Word
    times: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Target:
    """The targets of a step, one or a list; `stated` is a second statement in parentheses."""

    span: Span
    items: tuple[TargetItem, ...]
    stated: Time | PaceBand | None
    text: str


@dataclass(frozen=True, slots=True)
class Rest:
    span: Span
    amount: Time | Length
    mode: Word | None
    each: bool
    text: str


@dataclass(frozen=True, slots=True)
class Laps:
    """`laps 91 90 90 88`."""

    span: Span
    times: tuple[Time, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces in parentheses; `joins` has the `,` or `+` before each piece but the first."""

    span: Span
    steps: tuple[Step, ...]
    joins: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `work` is None for a bare `warmup`, and where a sport or an effort stands alone."""

    span: Span
    role: Word | None
    sport: Word | None
    count: Count | None
    work: Length | Time | Group | None
    terrain: Word | None
    target: Target | None
    laps: Laps | None
    rest: Rest | None

    @property
    def text(self) -> str:
        """The canonical spelling."""
        words = [part.text for part in (self.role, self.sport) if part]
        if self.work is not None:
            words.append((self.count.text if self.count else "") + self.work.text)
        parts = (self.terrain, self.target, self.laps, self.rest)
        return " ".join([*words, *(part.text for part in parts if part)])


@dataclass(frozen=True, slots=True)
class Option:
    """One side of an `or`: steps joined by `+`."""

    span: Span
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    span: Span
    number: int
    stagger: bool
    text: str


@dataclass(frozen=True, slots=True)
class Total:
    span: Span
    amount: Time | Length
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """One value of a result, in the order written.

    `value` is a time (of a rep or lap), a length, None for a rep that was not run. What follows it
    belongs to it: the rest taken, the splits inside it, a heart rate.
    """

    span: Span
    value: Time | Length | None
    text: str
    rest: Rest | None = None
    splits: tuple[Time, ...] = ()
    bpm: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What stands behind `=`. `status` is run, skipped or moved; `bpm` stood before any value."""

    span: Span
    status: str
    text: str
    runs: tuple[Run, ...] = ()
    average: Time | None = None
    total: Total | None = None
    rpe: Count | None = None
    bpm: int | None = None
    moved_to: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """All that stands behind the day of a day line or a dated line."""

    span: Span
    tag: Word | None
    time: dt.time | None
    label: Word | None
    options: tuple[Option, ...]
    venue: Word | None
    lane: Lane | None
    total: Total | None
    result: Result | None


# ---- lines


@dataclass(frozen=True, slots=True)
class NamedLine:
    """`plan`, `log`, `athlete`, `id`, `timezone` with their one value."""

    keyword: str
    value: Word


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
class AtLine:
    """Default times: (first day, last day, time), days from 0 (Monday)."""

    times: tuple[tuple[int, int, dt.time], ...]


@dataclass(frozen=True, slots=True)
class RemindLine:
    before: Time


@dataclass(frozen=True, slots=True)
class PaceLine:
    name: Word
    pace: PaceBand


@dataclass(frozen=True, slots=True)
class ClosedLine:
    venue: Word
    first: dt.date
    last: dt.date
    reason: Word | None


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
class PhaseLine:
    name: Word
    weeks: Count


@dataclass(frozen=True, slots=True)
class WeekLine:
    number: Count


@dataclass(frozen=True, slots=True)
class DayLine:
    """`tue …`; `day` from 0 (Monday)."""

    day: int
    session: Session


@dataclass(frozen=True, slots=True)
class DatedLine:
    date: dt.date
    session: Session


@dataclass(frozen=True, slots=True)
class NoteLine:
    text: Word


@dataclass(frozen=True, slots=True)
class AllowLine:
    rule: Word
    reason: Word


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison of a guide; see `plandsl.model.condition.Test`."""

    span: Span
    measure: str
    op: str
    value: Time | Number | Count | None
    lap: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    span: Span
    any_of: tuple[tuple[Test, ...], ...]
    text: str


@dataclass(frozen=True, slots=True)
class GuideLine:
    """A guide; without a condition it is the `otherwise`."""

    colour: str | None
    condition: Condition | None
    advice: Word | Laps


Statement = (
    NamedLine
    | StartLine
    | RaceLine
    | AtLine
    | RemindLine
    | PaceLine
    | ClosedLine
    | RuleLine
    | PhaseLine
    | WeekLine
    | DayLine
    | DatedLine
    | NoteLine
    | AllowLine
    | GuideLine
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `statement` is None where the line is blank, a comment, or `broken`.

    `place` is the group of the grammar it belongs to (`head`, `body`, `under_day`, `under_week`),
    empty without a statement; `keyword` its first word. `comment` begins at its `#`.
    """

    span: Span
    text: str
    content: Span
    comment: str
    statement: Statement | None
    place: str
    keyword: str
    broken: bool


@dataclass(frozen=True, slots=True)
class File:
    source: Source
    lines: tuple[Line, ...]
