"""The kinds of lines, and the file that they make."""

from __future__ import annotations

import datetime as dt

from plandsl.record import dataclass
from plandsl.source import Origin, Row, Source, Span
from plandsl.syntax.lines import RawLine
from plandsl.syntax.tree.amounts import Aim, Count, Length, Number, Time, Word
from plandsl.syntax.tree.head import (
    AtLine,
    AwayLine,
    BeginLine,
    ClosedLine,
    DeloadLine,
    GroupLine,
    LetLine,
    NamedLine,
    NumberLine,
    PaceLine,
    RaceLine,
    RecentLine,
    RemindLine,
    RuleLine,
    RulesLine,
    StartLine,
    UsualLine,
)
from plandsl.syntax.tree.session import Laps, Option, Rest, Session, Total, Variant

# ---- phases, weeks, days, and what changes them


@dataclass(frozen=True, slots=True)
class PhaseLine:
    name: Word
    weeks: Count


@dataclass(frozen=True, slots=True)
class WeekLine:
    """`week 3 like 2 = 42km`; several weeks (`weeks 5-6`) share the lines below them.

    `deload`: `week 4 deload`, a lighter week as it is written.
    """

    number: Count
    like: Count | None
    deload: bool
    total: Total | None


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
class CountedLine:
    """`race-2 …`: so many days before the race."""

    before: int
    session: Session


@dataclass(frozen=True, slots=True)
class Moment:
    """A day: a date, `race-2`, or a weekday (0 is Monday) of a week, perhaps only its am or pm."""

    span: Span
    date: dt.date | None
    before_race: int | None
    week: int | None
    day: int | None
    half: str | None
    text: str


@dataclass(frozen=True, slots=True)
class MoveLine:
    """To a moment, or to a weekday (0 is Monday) of the same week."""

    moved: Moment
    to: Moment | int


@dataclass(frozen=True, slots=True)
class SwapLine:
    one: Moment
    other: Moment | int


@dataclass(frozen=True, slots=True)
class DropLine:
    dropped: Moment


# ---- below a day or a week


@dataclass(frozen=True, slots=True)
class NoteLine:
    text: Word


@dataclass(frozen=True, slots=True)
class AllowLine:
    rule: Word
    reason: Word


@dataclass(frozen=True, slots=True)
class MoreLine:
    """A day's session goes on: `+ …`, `or …` or `| …` on a line of its own.

    `pause` is a rest before its first step: `+ r4min + 4x200`.
    """

    join: str
    option: Option | None
    variant: Variant | None
    pause: Rest | None
    venue: Word | None
    total: Total | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A time to pass a point in; open ends as in `>= 46`."""

    span: Span
    at: Length
    time: Time
    text: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """`check 200 >= 46, 800 3:01-3:03`."""

    marks: tuple[Mark, ...]


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


@dataclass(frozen=True, slots=True)
class GateLine:
    """`gate 400s: last 2 all <= 90 with r<=90`."""

    series: Word
    last: int | None
    condition: Condition
    rest: Test | None


@dataclass(frozen=True, slots=True)
class By:
    """`-5 to 75`: a step in the unit of what it changes, and where it ends."""

    sign: int
    amount: Aim | Length | Number
    to: Aim | Length | Count | None


@dataclass(frozen=True, slots=True)
class ThenItem:
    """What changes from week to week: by steps, or by a list (None: a week without a session)."""

    span: Span
    what: str
    by: By | None
    values: tuple[Aim | Length | Count | None, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ThenLine:
    """`then reps +1 to 8, rest -5 to 75`; `cycle`: the items take turns.

    `repeat`: where the condition does not hold, the week comes again.
    """

    cycle: bool
    items: tuple[ThenItem, ...]
    condition: Condition | None
    repeat: bool


Statement = (
    NamedLine
    | LetLine
    | GroupLine
    | StartLine
    | RaceLine
    | BeginLine
    | AtLine
    | RemindLine
    | PaceLine
    | NumberLine
    | RecentLine
    | UsualLine
    | ClosedLine
    | AwayLine
    | DeloadLine
    | RuleLine
    | RulesLine
    | PhaseLine
    | WeekLine
    | DayLine
    | DatedLine
    | CountedLine
    | MoveLine
    | SwapLine
    | DropLine
    | NoteLine
    | AllowLine
    | MoreLine
    | CheckLine
    | GuideLine
    | GateLine
    | ThenLine
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `statement` is None where the line is blank, a comment, or `broken`.

    `place` is the group of the grammar it belongs to (`head`, `edit`, `body`, `under_day`,
    `under_week`), empty without a statement; `keyword` its first word.
    The spans of the statement are those of the `row`; the line's own are those of the source.
    """

    raw: RawLine
    statement: Statement | None
    place: str
    keyword: str
    broken: bool

    @property
    def source(self) -> Source:
        return self.raw.source

    @property
    def row(self) -> Row:
        return Row(self.raw.source, self.raw.first)

    @property
    def span(self) -> Span:
        return self.raw.span

    @property
    def text(self) -> str:
        return self.raw.text

    @property
    def content(self) -> Span:
        return self.raw.content

    @property
    def comment(self) -> str:
        return self.raw.comment

    def origin(self, via: Origin | None = None) -> Origin:
        """All that it says."""
        return Origin(self.raw.source, self.raw.content, via)


@dataclass(frozen=True, slots=True)
class File:
    source: Source
    lines: tuple[Line, ...]
