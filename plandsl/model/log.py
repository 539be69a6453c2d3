"""A training log: what was run, as it was written down."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from plandsl.model.session import Rest, Step, Total
from plandsl.source import Origin
from plandsl.units import Distance, Duration, Range


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a result: the time of a rep or a lap, or a piece that was not run (`time` None).

    `time` is a range where only a band was kept (`86-88`). `decimals` says how finely it was
    taken: 0 for whole seconds, 2 for hundredths. `rest` is the rest that was taken after it.
    """

    time: Range[Duration] | None
    decimals: int = 0
    rest: Rest | None = None
    splits: tuple[Duration, ...] = ()
    bpm: int | None = None
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Result:
    """What stands behind `=`. `status` is `run`, `skipped` or `moved` (then to `moved_to`).

    `values` are the reps of the main sets in order, or the laps of a continuous piece; `average`
    where only that was kept (`avg 88.6`); `distance`, `bpm` and `rpe` belong to the whole session.
    """

    status: str = "run"
    values: tuple[Value, ...] = ()
    average: Duration | None = None
    total: Total | None = None
    distance: Distance | None = None
    bpm: int | None = None
    rpe: Range[int] | None = None
    moved_to: dt.date | None = None
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a log with its notes: `2025-08-18  400s: 5x400 r90 = 75 88 89 88 88`.

    `steps` is what the runner wrote the session was (empty where only a label stands there), with
    targets where some were written; `series` None where the line has no label.
    """

    date: dt.date
    series: str | None
    text: str
    steps: tuple[Step, ...]
    result: Result | None
    venue: str | None = None
    lane: int | None = None
    stagger: bool = False
    notes: tuple[str, ...] = ()
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Log:
    """A whole log. `title` names the plan it belongs to; entries in date order, then file order."""

    title: str
    entries: tuple[Entry, ...] = ()
    incomplete: bool = False
    origin: Origin | None = field(default=None, compare=False)
