"""A session and what it is made of: options, steps, targets, rests, guides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from plandsl.model.condition import Condition
from plandsl.model.key import Key
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
class Target:
    """What a rep or a piece is run at: exactly one of `time`, `pace` and `effort` is set.

    An effort whose name the plan gives a pace has that in `pace` too. `text` is the canonical
    spelling (`85-87`, `7:00-7:30/mi`, `easy`, `<=90`); the effort `free` asks for nothing.
    """

    text: str
    time: Range[Duration] | None = None
    pace: Range[Pace] | None = None
    effort: str | None = None
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Rest:
    """A rest by `duration` or by `distance`: exactly one is set.

    `mode` is stand, walk, jog, float or easy. `each`: there is one after the last rep too.
    """

    text: str
    duration: Range[Duration] | None = None
    distance: Range[Distance] | None = None
    mode: str = "stand"
    each: bool = False
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Step:
    """`reps` times a piece of work, or of a group of pieces.

    At most one of `distance`, `duration`, `pieces` says what the work is; none of them where the
    sport or the effort stands alone (`weights`, `strides`, `rest`). `targets`: none, one for all
    reps, one a rep (then as many as the most reps), or one a rung of a bare ladder. `stated` is
    the target's second statement, `laps` the parts of one rep. `rest` stands between the reps;
    between the rungs where `pieces` are a ladder (reps one, not counted); after a lone step it
    stands before the next. `joined`: the next piece of the same group follows without a break
    (`+`), not as a piece of its own (`,`).
    """

    text: str
    role: Role = Role.MAIN
    sport: str = "run"
    reps: Range[int] = Range(1, 1)
    distance: Range[Distance] | None = None
    duration: Range[Duration] | None = None
    pieces: tuple[Step, ...] = ()
    joined: bool = False
    terrain: str | None = None
    targets: tuple[Target, ...] = ()
    stated: Target | None = None
    laps: tuple[Duration, ...] = ()
    rest: Rest | None = None
    origin: Origin | None = field(default=None, compare=False)

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
    """A stated total: `total 8km`, `total 21:19.25`; exactly one is set."""

    duration: Duration | None = None
    distance: Distance | None = None
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Session:
    """One session on one date. `options` has one row of steps for each side of an `or`.

    `label` is as written (None without one), `series` what the session is counted under; `text`
    is the canonical spelling of the steps without the label, venue and lane; `venue` a place name;
    `lane` from 1; `time` the local time of day, None for an all-day session.
    """

    key: Key
    date: dt.date
    week: int
    series: str
    kind: Kind
    text: str
    options: tuple[tuple[Step, ...], ...]
    label: str | None = None
    time: dt.time | None = None
    venue: str | None = None
    lane: int | None = None
    stagger: bool = False
    total: Total | None = None
    notes: tuple[str, ...] = ()
    guides: tuple[Guide, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    origin: Origin | None = field(default=None, compare=False)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The first option's steps: what the session is unless the runner chooses otherwise."""
        return self.options[0]
