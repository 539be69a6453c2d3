"""A training log: what was run, as it was written down."""

from __future__ import annotations

import datetime as dt

from plandsl.model.session import Rest, Step, Total
from plandsl.record import dataclass, field
from plandsl.source import Origin
from plandsl.units import Distance, Duration, Pace, Range


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a result: the time of a rep or a lap, its pace where that was kept, or a piece
    that was not run (neither).

    `time` is a range where only a band was kept (`86-88`). `decimals` says how finely it was
    taken: 0 for whole seconds, 2 for hundredths. `rest` is the rest that was taken after it, `text`
    the canonical spelling of the time or the pace. Plain times that are spelled alike are one
    value, so only one with splits, or a pace, has an `origin`.
    """

    time: Range[Duration] | None
    decimals: int = 0
    rest: Rest | None = None
    splits: tuple[Duration, ...] = ()
    bpm: int | None = None
    watts: int | None = None
    pace: Range[Pace] | None = None
    text: str = field(default="", compare=False)
    origin: Origin | None = field(default=None, compare=False)

    @property
    def was_run(self) -> bool:
        return self.time is not None or self.pace is not None


@dataclass(frozen=True, slots=True)
class Result:
    """What stands behind `=`. `status` is `run`, `skipped` or `moved` (then to `moved_to`).

    `values` are the reps of the main sets in order, or the laps of a continuous piece; `average`
    where only that was kept (`avg 88.6`; of a pace `average_pace`, and its spelling); `distance`,
    `bpm`, `watts` and `rpe` belong to the whole session.
    """

    status: str = "run"
    values: tuple[Value, ...] = ()
    average: Duration | None = None
    average_pace: Pace | None = None
    average_text: str = field(default="", compare=False)
    total: Total | None = None
    distance: Distance | None = None
    bpm: int | None = None
    watts: int | None = None
    rpe: Range[int] | None = None
    moved_to: dt.date | None = None
    origin: Origin | None = field(default=None, compare=False)

    @property
    def was_run(self) -> bool:
        """Whether anything was: `- - -` is a session of which nothing came."""
        nothing = self.values and not any(value.was_run for value in self.values)
        return self.status == "run" and not (nothing and self.distance is None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a log with its notes: `2025-08-18  400s: 5x400 r90 = 75 88 89 88 88`.

    `steps` is what the runner wrote the session was (empty where only a label stands there), with
    targets where some were written; `series` None where the line has no label, `name` that of the
    option that was run, if it is said; `half` is `am` or `pm`, where that or a time of day is said.
    """

    date: dt.date
    series: str | None
    text: str
    steps: tuple[Step, ...]
    result: Result | None
    name: str | None = None
    half: str | None = None
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
