"""A session as it was written: options, steps, targets, rests, results."""

from __future__ import annotations

import datetime as dt

from plandsl.record import dataclass
from plandsl.source import Row, Span
from plandsl.syntax.tree.amounts import Aim, Count, Length, Number, Time, Word


@dataclass(frozen=True, slots=True)
class TargetItem:
    """One target and, in a list, for how many reps it holds (`87-88 x2`)."""

    span: Span
    value: Aim
    times: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Target:
    """The targets of a step, one or a list; `stated` is a second statement in parentheses.

    `cycle`: the list starts over when it is through.
    """

    span: Span
    items: tuple[TargetItem, ...]
    stated: Aim | None
    text: str
    cycle: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """A rest without a length: until `lap`, until `120bpm`, `back` (at the start), `full`."""

    span: Span
    until: str
    text: str


@dataclass(frozen=True, slots=True)
class RestPiece:
    """One rest of a list, or the only one; a Number is a percentage of the rep."""

    amount: Time | Length | Number | Open
    mode: Word | None
    target: Target | None
    text: str


@dataclass(frozen=True, slots=True)
class Extra:
    """`(4min after 5, 10)`: another rest in the place of the usual one; empty `after`: halfway."""

    span: Span
    piece: RestPiece
    after: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Rest:
    """One piece, or one for each gap between the reps; `to` is the last of a row that shrinks."""

    span: Span
    pieces: tuple[RestPiece, ...]
    to: Time | Length | None
    each: bool
    extra: Extra | None
    text: str


@dataclass(frozen=True, slots=True)
class Laps:
    """`laps 91 90 90 88`, 400 m each unless a rep has as many others; `splits 5k 20:00 19:40`."""

    span: Span
    times: tuple[Time, ...]
    text: str
    of: Length | None = None


@dataclass(frozen=True, slots=True)
class Until:
    """Open-ended work: until `lap` (the button), until `120bpm`."""

    span: Span
    until: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces in parentheses; `joins` has the `,` or `+` before each piece but the first.

    With a `total` (`5mi of (…)`) they are repeated until it is reached, the last one cut.
    """

    span: Span
    steps: tuple[Step, ...]
    joins: tuple[str, ...]
    text: str
    total: Length | Time | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `work` is None for a bare `warmup`, where a sport or an effort stands alone, and
    where `name` is that of a `let`. `row` is set on steps that a `let` put here: where they stand.
    """

    span: Span
    role: Word | None = None
    sport: Word | None = None
    count: Count | None = None
    work: Length | Time | Group | Until | None = None
    name: Word | None = None
    terrain: Word | None = None
    target: Target | None = None
    laps: Laps | None = None
    send_off: Time | None = None
    rest: Rest | None = None
    row: Row | None = None

    @property
    def text(self) -> str:
        """The canonical spelling."""
        before = self.before_pause
        if before is not None and self.rest is not None and not before.takes_rest:
            return f"{before.text} + {self.rest.text}"
        words = [part.text for part in (self.role, self.sport) if part]
        count = self.count.text if self.count else ""
        if isinstance(self.work, Until):
            words.append(f"{count} {self.work.text}".strip())
        elif self.work is not None:
            words.append(count + self.work.text)
        elif self.name is not None:
            words.append(f"{count} {self.name.text}".strip())
        elif count:
            words.append(count)
        shown = [part.text for part in (self.terrain, self.target) if part]
        words += reversed(shown) if self._is_effort_alone else shown
        words += [self.laps.text] if self.laps else []
        words += [f"on {self.send_off.text}"] if self.send_off else []
        words += [self.rest.text] if self.rest else []
        return " ".join(words)

    @property
    def takes_rest(self) -> bool:
        """Whether a rest behind it is the one before the next step: `2000 threshold r3min`."""
        plain = isinstance(self.work, Length | Time | Until)
        return plain and self.count is None and self.rest is None

    @property
    def before_pause(self) -> Step | None:
        """What stands before a rest that it could not take itself: `8x400 r60 + r4min`.

        That is a group of one piece, for the sake of the rest.
        """
        if not isinstance(self.work, Group) or self.count or not self.rest or self.work.total:
            return None
        alone = Step(self.span, work=self.work, rest=self.rest, row=self.row)
        return self.work.steps[0] if len(self.work.steps) == 1 and self == alone else None

    @property
    def _is_effort_alone(self) -> bool:
        """`warmup easy hilly`, `6x strides uphill`: the effort stands where work would."""
        alone = self.work is None and self.name is None and self.sport is None
        return alone and self.target is not None and not self.target.text.startswith("@")


@dataclass(frozen=True, slots=True)
class Variant:
    """`| light 5x`: what a group of athletes does instead.

    `changes`: the one step says what is different in the session's only counted step.
    """

    span: Span
    group: Word
    steps: tuple[Step, ...]
    changes: bool

    @property
    def text(self) -> str:
        return " ".join([self.group.text, " + ".join(step.text for step in self.steps)])


@dataclass(frozen=True, slots=True)
class Option:
    """One side of an `or`: its name if it has one, steps joined by `+`, versions for groups."""

    span: Span
    steps: tuple[Step, ...]
    name: Word | None = None
    variants: tuple[Variant, ...] = ()

    @property
    def text(self) -> str:
        """The canonical spelling, its name included."""
        own = " + ".join(step.text for step in self.steps)
        whole = " | ".join([own, *(variant.text for variant in self.variants)])
        return f"{self.name.text}: {whole}" if self.name else whole


@dataclass(frozen=True, slots=True)
class Lane:
    """`lane 6 stagger`."""

    span: Span
    number: int
    stagger: bool
    text: str


@dataclass(frozen=True, slots=True)
class Total:
    """A stated total; a Word is the name of a `let`."""

    span: Span
    amount: Time | Length | Word
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """One value of a result, in the order written.

    `value` is a time (of a rep or lap), a pace, a length, None for a rep that was not run. What
    follows it belongs to it: the rest taken, the splits inside it, a heart rate, a power.
    """

    span: Span
    value: Aim | Length | None
    text: str
    rest: Rest | None = None
    splits: tuple[Time, ...] = ()
    bpm: int | None = None
    watts: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What stands behind `=`. `status` is run, skipped or moved; `bpm` stood before any value."""

    span: Span
    status: str
    text: str
    runs: tuple[Run, ...] = ()
    average: Aim | None = None
    total: Total | None = None
    rpe: Count | None = None
    bpm: int | None = None
    watts: int | None = None
    moved_to: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """All that stands behind the day of a day line or a dated line; `half` is `am` or `pm`.

    `name` is that of an option where nothing more is said of it (`400s: B: = 85 86`).
    """

    span: Span
    tag: Word | None
    time: dt.time | None
    half: str | None
    label: Word | None
    options: tuple[Option, ...]
    venue: Word | None
    lane: Lane | None
    total: Total | None
    result: Result | None
    name: Word | None = None
