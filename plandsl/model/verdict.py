"""What became of a plan: each logged session judged against what was prescribed."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from plandsl.model.gate import GateVerdict
from plandsl.model.log import Entry
from plandsl.model.prediction import Prediction
from plandsl.model.session import Rest, Session
from plandsl.record import dataclass, replace
from plandsl.units import KILOMETRE, SECOND, Distance, Duration, Range, clock, clock_seconds

# What a runner begins a plan from; all before it is history, and may be many years.
LEAD_IN = dt.timedelta(weeks=4)


class RepMark(StrEnum):
    HIT = "hit"
    FAST = "fast"
    SLOW = "slow"
    MISSED = "missed"
    EXTRA = "extra"
    UNJUDGED = "unjudged"


class RestMark(StrEnum):
    HIT = "hit"
    SHORT = "short"
    LONG = "long"
    UNJUDGED = "unjudged"


class IntensityMark(StrEnum):
    WITHIN = "within"
    ABOVE = "above"
    BELOW = "below"


class Verdict(StrEnum):
    """A session's verdict, in the sense of `evaluate.score.overall`."""

    HIT = "hit"
    PARTLY = "partly"
    MISSED = "missed"
    OVER = "over"
    MOVED = "moved"
    SKIPPED = "skipped"
    UNPLANNED = "unplanned"
    UNJUDGED = "unjudged"


class Shape(StrEnum):
    """What the values of a result are, which decides what may be said about their pacing.

    `reps`: repetitions of one distance; `laps`: parts of one continuous piece, in equal lengths;
    `single`: one value; `mixed`: pieces of several lengths, or of none that is known.
    """

    REPS = "reps"
    LAPS = "laps"
    SINGLE = "single"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class RepVerdict:
    """A rep, or a lap of a continuous piece, counted from 1 (0: a judgement of all of them).

    `time` is what was run (a range where only a band was kept, None where it was not run),
    `target` what it is held against. `off` is how far outside the target the time lies: negative
    is faster, zero inside, None where there is nothing to compare. A `hit` may be off by less
    than its tolerance. `distance` is the length of the piece, None where it is not known.

    `pace` is what was written where paces were kept (`6:32/mi`). Over a known length it makes
    the `time`; else target and off are None, and paces were compared: `off_pace` is by how much,
    over `per`, as `off` is, and time is only what was written beside it. `count` is 2 where one
    time was kept of two reps: then `distance` and `target` are those of both.
    """

    index: int
    time: Range[Duration] | None
    target: Range[Duration] | None
    verdict: RepMark
    off: Duration | None = None
    distance: Distance | None = None
    pace: str = ""
    count: int = 1
    off_pace: Duration | None = None
    per: Distance | None = None

    @property
    def was_run(self) -> bool:
        return self.time is not None or bool(self.pace)


@dataclass(frozen=True, slots=True)
class IntensityVerdict:
    """A heart rate, a power or an rpe held against a target of its kind.

    `index` is that of the rep or the lap, 0 for the whole session; `text` the target's spelling.
    """

    index: int
    kind: Literal["heart", "power", "rpe"]
    run: Range[int]
    target: Range[Fraction]
    text: str
    verdict: IntensityMark


@dataclass(frozen=True, slots=True)
class RestVerdict:
    """The rest after rep `index`; `off` is how far outside the prescribed one it was, if timed.

    Of a rest that is a share of its rep both have the duration that follows, where it is known.
    """

    index: int
    run: Rest
    prescribed: Rest | None
    verdict: RestMark
    off: Duration | None = None


@dataclass(frozen=True, slots=True)
class Pacing:
    """How the times of one session relate to each other, over the pieces that were run.

    Means and differences are in seconds, `cv` and `fade` in per cent. `cv` is the sample standard
    deviation over the mean; `fade` the mean of the last third over that of the first, less one;
    `swing` RMSSD over SD (white noise has 1.41; more is alternating, less drifting); `opener` the
    first rep less the mean of the others; `halves` and `closer` (the last lap less the mean of the
    others) belong to laps. `since` is the date of the same series' last session over the same
    distance, `change` this mean less that one. `remarks` say what is worth saying, in words.
    """

    shape: Shape
    mean: Fraction | None = None
    cv: Fraction | None = None
    fade: Fraction | None = None
    swing: Fraction | None = None
    opener: Fraction | None = None
    closer: Fraction | None = None
    halves: tuple[Duration, Duration] | None = None
    since: dt.date | None = None
    change: Fraction | None = None
    remarks: tuple[str, ...] = ()


NO_PACING = Pacing(Shape.MIXED)


@dataclass(frozen=True, slots=True)
class SessionVerdict:
    """One entry of the log, or one session of the plan that the log says nothing about.

    `entry` and `session` are the two sides, at most one of them None. `prescribed` is the text the
    values were judged by (the plan's, else the log's own; may be empty). `whole` judges all values
    together: a continuous piece by its laps' sum, or reps of which only the average was kept.
    `word` is what one of the `reps` is called, `rep`, `lap` or `run`; empty where the values cannot
    be meant, or nothing was run. `colour` and `advice` come from the first guide that holds;
    `because` says why those before it did not, or why no colour can be told.
    """

    entry: Entry | None
    session: Session | None
    verdict: Verdict
    prescribed: str = ""
    reps: tuple[RepVerdict, ...] = ()
    word: str = ""
    rests: tuple[RestVerdict, ...] = ()
    whole: RepVerdict | None = None
    intensities: tuple[IntensityVerdict, ...] = ()
    pacing: Pacing = NO_PACING
    colour: str | None = None
    advice: str = ""
    because: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def date(self) -> dt.date:
        """The day it was run, or was planned for where no entry says so."""
        stands = self.entry or self.session
        if stands is None:
            raise ValueError("a verdict needs an entry or a session")
        return stands.date

    @property
    def was_run(self) -> bool:
        """Whether the log says that it was run, and not that it was left out, moved or all `-`."""
        result = self.entry.result if self.entry else None
        return self.entry is not None and (result is None or result.was_run)

    @property
    def series(self) -> str | None:
        """The plan's name for the series, else the log's."""
        if self.session is not None:
            return self.session.series
        return self.entry.series if self.entry is not None else None


@dataclass(frozen=True, slots=True)
class WeekVerdict:
    """A week of the plan: how many of its sessions were due by the last entry, and run (on whatever
    day), what was run beside them, how many of those run were hard and easy (a session that nobody
    can place is neither; only those on foot), and how far the log says it was on foot.
    """

    number: int
    start: dt.date
    planned: int
    run: int
    unplanned: int
    hard: int
    easy: int
    distance: Distance


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A log judged by its plan, in date order; sessions without an entry come before those with one
    on the same day. `estimate` is of the plan's race, where it has one that can be predicted;
    `unit` is what distances are told in; `begins` is the plan's first day, where it has one.
    """

    title: str
    sessions: tuple[SessionVerdict, ...] = ()
    estimate: Prediction | None = None
    gates: tuple[GateVerdict, ...] = ()
    weeks: tuple[WeekVerdict, ...] = ()
    unit: Distance = Distance(KILOMETRE)
    begins: dt.date | None = None

    def recent(self) -> Evaluation:
        """Without what lies so long before the plan begins that it is nothing but history."""
        return replace(self, sessions=self.sessions[self._earlier() :])

    def history(self) -> tuple[SessionVerdict, ...]:
        """What `recent` leaves out."""
        return self.sessions[: self._earlier()]

    def _earlier(self) -> int:
        if self.begins is None:
            return 0
        return bisect_left(self.sessions, self.begins - LEAD_IN, key=lambda one: one.date)


def as_logged(time: Duration, longest: Duration | None = None) -> str:
    """As runners write it: `88` while it and its longest neighbour are under 100 s, else `1:28`."""
    most = max(time.ms, longest.ms) if longest else time.ms
    return clock_seconds(time) if most < 100 * SECOND else clock(time)
