"""A session and what it is made of: options, steps, targets, rests, guides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from plandsl.model.condition import Condition, Test
from plandsl.model.key import Key
from plandsl.record import dataclass, field, replace
from plandsl.source import Origin
from plandsl.units import Distance, Duration, Pace, Range


class Role(StrEnum):
    WARMUP = "warmup"
    MAIN = "main"
    COOLDOWN = "cooldown"


class Kind(StrEnum):
    REST = "rest"
    EASY = "easy"
    LONG = "long"
    WORKOUT = "workout"
    RACE = "race"
    TRIAL = "trial"
    STRENGTH = "strength"
    CROSS = "cross"


@dataclass(frozen=True, slots=True)
class Intensity:
    """What a body or a device tells: a heart rate in beats a minute, a power in watts, an rpe.

    `range` is None where it is a share (`75-80%hrmax`) of a number that nobody has said.
    """

    kind: Literal["heart", "power", "rpe"]
    range: Range[Fraction] | None


@dataclass(frozen=True, slots=True)
class Target:
    """What a rep or a piece is run at: exactly one of `time`, `pace`, `effort`, `intensity` and
    `cut` is set, but for an effort whose name has a meaning, which has that beside it.

    An effort is a name (`easy`, `MP`, `5k`, `Z2`); with an offset (`MP-10`) it is still `MP`. Of a
    cut-down (`MP>10k`) `cut` has the ends, and `pace` all that lies between them if it is known.
    `estimate` is for a race pace that nobody has said: what the goal over another distance tells.
    `text` is the canonical spelling (`85-87`, `7:00-7:30/mi`, `<=90`); the effort `free` asks for
    nothing.
    """

    text: str
    time: Range[Duration] | None = None
    pace: Range[Pace] | None = None
    effort: str | None = None
    intensity: Intensity | None = None
    cut: tuple[Target, ...] = ()
    estimate: Range[Pace] | None = None
    origin: Origin | None = field(default=None, compare=False)

    def __hash__(self) -> int:
        """As that of a step."""
        return hash(self.text)


@dataclass(frozen=True, slots=True)
class Rest:
    """A rest: exactly one of `duration`, `distance`, `share`, `until` and `rows` is set.

    `share` is a part of the rep before it (1/2 for `r50%`), `until` says when an open one ends
    (`lap`, `120bpm`, `back`, `full`), `rows` has one rest for each gap where they differ.
    `mode` is stand, walk, jog, float or easy; `target` what it is run at. `each`: there is one
    after the last rep too.
    """

    text: str
    duration: Range[Duration] | None = None
    distance: Range[Distance] | None = None
    share: Fraction | None = None
    until: str = ""
    rows: tuple[Rest, ...] = ()
    mode: str = "stand"
    target: Target | None = None
    each: bool = False
    origin: Origin | None = field(default=None, compare=False)

    def after(self, rep: int) -> Rest:
        """The rest after a rep, counted from 1; beyond the row its last one."""
        return self.rows[min(rep, len(self.rows)) - 1] if self.rows else self


@dataclass(frozen=True, slots=True)
class Step:
    """`reps` times a piece of work, or of a group of pieces.

    `distance`, `duration`, `pieces` or `until` (`lap`, `120bpm`: open-ended) says what the work is;
    none of them where the sport or the effort stands alone (`weights`, `strides`, `rest`). Pieces
    beside a distance or a duration are repeated until it is reached, the last leg cut. `targets`:
    none, one for all reps, one a rep (then as many as the most reps), or one a rung of a bare
    ladder. `stated` is the target's second statement, `laps` the parts of one rep, each of the
    length `lap` where that is said. With a `send_off` a rep starts so long after the last one
    started. `rest` stands between the reps; between the rungs where `pieces` are a ladder (reps
    one, not counted); after a lone step it stands before the next. `joined`: the next piece of the
    same group follows without a break (`+`), not as a piece of its own (`,`).
    """

    text: str
    role: Role = Role.MAIN
    sport: str = "run"
    reps: Range[int] = Range(1, 1)
    distance: Range[Distance] | None = None
    duration: Range[Duration] | None = None
    until: str = ""
    pieces: tuple[Step, ...] = ()
    joined: bool = False
    terrain: str | None = None
    targets: tuple[Target, ...] = ()
    stated: Target | None = None
    laps: tuple[Duration, ...] = ()
    lap: Distance | None = None
    send_off: Range[Duration] | None = None
    rest: Rest | None = None
    origin: Origin | None = field(default=None, compare=False)

    def __hash__(self) -> int:
        """Steps that are equal are spelled alike, and a spelling is hashed once."""
        return hash(self.text)

    def leaves(self) -> Iterator[Step]:
        """The steps without pieces inside this one, itself if it has none."""
        if not self.pieces:
            yield self
        for piece in self.pieces:
            yield from piece.leaves()


@dataclass(frozen=True, slots=True)
class Guide:
    """`green if all <= 3:00: proceed`, or `if lap 1 >= 92: laps 92 90 89 88`.

    The first guide of a session whose condition holds counts; `condition` is None for `otherwise`.
    `colour` is `green`, `yellow`, `red` or None; the advice is in `text`, or in `laps`.
    """

    colour: str | None
    condition: Condition | None
    text: str
    laps: tuple[Duration, ...] = ()
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Waiver:
    """`allow NAME: REASON` under a session or a week."""

    rule: str
    reason: str
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Total:
    """A stated total: `total 8km`, `total 21:19.25`; exactly one is set.

    `text` is its quantity as written (`8km`), which says how finely it is meant.
    """

    duration: Duration | None = None
    distance: Distance | None = None
    text: str = field(default="", compare=False)
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Mark:
    """`check 800 3:01-3:03`: a time to pass a point in, on the way."""

    at: Distance
    time: Range[Duration]
    text: str
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Gate:
    """`gate 400s: last 2 all <= 90 with r<=90`: what the log must show before this may begin.

    Of the entries of `series` whose rest meets `rest`, the newest `last` (all, if None) must meet
    the condition.
    """

    series: str
    condition: Condition
    text: str
    last: int | None = None
    rest: Test | None = None
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Version:
    """What a group of athletes does instead: all options, as for everybody else, and what kind of
    session that makes.
    """

    group: str
    options: tuple[tuple[Step, ...], ...]
    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Session:
    """One session on one date. `options` has one row of steps for each side of an `or`, and `names`
    what each is called (None without a name).

    `label` is as written (None without one), `series` what the session is counted under; `text`
    is the canonical spelling of the steps without the label, venue and lane; `venue` a place name;
    `lane` from 1; `time` the local time of day, None for an all-day session; `half` is `am` or `pm`
    where only that is said; `because` says why the log has it repeat an earlier one, `since` by
    which lines of plan and log, and `waiting` for which gates of what stands here otherwise, each
    with the series it holds back; `asked` is what its progression asks of the log before its next
    step, which is not compared: without a log it changes nothing.
    """

    key: Key
    date: dt.date
    week: int
    series: str
    kind: Kind
    text: str
    options: tuple[tuple[Step, ...], ...]
    names: tuple[str | None, ...] = ()
    versions: tuple[Version, ...] = ()
    label: str | None = None
    time: dt.time | None = None
    half: str | None = None
    venue: str | None = None
    lane: int | None = None
    stagger: bool = False
    total: Total | None = None
    notes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    guides: tuple[Guide, ...] = ()
    gates: tuple[Gate, ...] = ()
    waiting: tuple[tuple[str, Gate], ...] = ()
    waivers: tuple[Waiver, ...] = ()
    because: str = ""
    since: tuple[Origin, ...] = field(default=(), compare=False)
    asked: Condition | None = field(default=None, compare=False)
    origin: Origin | None = field(default=None, compare=False)

    def here(self, origin: Origin | None) -> Origin | None:
        """Where a thing of the steps stands in the session's own line: lines that say the same have
        their steps in common, and these stand where they were read.
        """
        return origin if origin is None or self.origin is None else self.origin.here(origin)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The first option's steps: what the session is unless the runner chooses otherwise."""
        return self.options[0]

    @property
    def is_off(self) -> bool:
        """Whether it is a day of rest, whatever the runner chooses."""
        return all(step.sport == "rest" for steps in self.options for step in steps)

    @property
    def may_be_off(self) -> bool:
        """`weights or rest`: a day without an entry may have been as planned."""
        return any(all(step.sport == "rest" for step in steps) for steps in self.options)

    def for_group(self, group: str) -> Session:
        """The session as a group does it; without a version of its own, as everybody does.

        A stated total is that of the session which everybody does.
        """
        version = next((one for one in self.versions if one.group == group), None)
        if version is None:
            if not self.versions:
                return self
            return replace(
                self, versions=(), time=self.time if self.kind is not Kind.REST else None
            )
        return replace(
            self,
            kind=version.kind,
            options=version.options,
            text=version.text,
            time=self.time if version.kind is not Kind.REST else None,
            versions=(),
            total=None,
        )
