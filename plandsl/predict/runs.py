"""What each entry of a log is as a measure: how far, how long, how hard, or why it is none."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from plandsl.model.contest import contest, raced
from plandsl.model.efforts import EASY, NAMED
from plandsl.model.key import slug
from plandsl.model.log import Entry, Result
from plandsl.model.prediction import Grade
from plandsl.model.session import Kind, Role, Step, Target
from plandsl.model.speed import SLOWEST, fastest
from plandsl.model.verdict import SessionVerdict, Shape, Verdict
from plandsl.model.zones import Zone
from plandsl.record import dataclass
from plandsl.units import MINUTE, SECOND, Distance, Duration, Range, number

# House choices: a set whose reps differ by more than this tells of pacing, not of fitness; reps of
# a test are rested between; a run at threshold is no shorter and no longer than this.
MOST_VARIATION = Fraction(3)
REST_OF_A_TEST = Duration(20 * MINUTE)
TEMPO = Range(Duration(15 * MINUTE), Duration(70 * MINUTE))

THRESHOLD = (Zone.THRESHOLD, Zone.THRESHOLD)
NOT_FLAT = ("uphill", "downhill", "hilly", "trail", "sand")
UNSTATED = "effort not stated: call it race, trial or tempo, or run it max"
NAMED_ONLY = "how far the race was is not known: call it race 5k, or say it like race: 5k = 19:12"
# What behind `race` makes it a session of training.
NO_RACE = frozenset({"pace", "prep", "simulation", "week", "effort", "rhythm", "practice"})
MIXED = "of several efforts: log the one that was timed, like tempo: 20min = 20:00 4.1km"


@dataclass(frozen=True, slots=True)
class Run:
    """One entry that is a measure. `reps` is one run, or all reps of a set or a test."""

    entry: Entry
    grade: Grade
    reps: tuple[tuple[Distance, Duration], ...]

    @property
    def distance(self) -> Distance:
        return Distance(sum(far.um for far, _ in self.reps))

    @property
    def time(self) -> Duration:
        return Duration(sum(time.ms for _, time in self.reps))


class NoMeasure(Exception):
    """Why a run tells nothing; `unknown_lane`: nobody can tell how far it was in that lane."""

    def __init__(self, reason: str, unknown_lane: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.unknown_lane = unknown_lane


def measured(one: SessionVerdict) -> Run:
    """The measure that a logged session is. Raises `NoMeasure`, also where it was not judged: what
    is no such run for the verdict is no evidence either.
    """
    run = _measured(one)
    if not one.word:
        raise NoMeasure(one.notes[-1] if one.notes else "its times cannot be meant")
    if run.grade is Grade.ALL_OUT and _is_cut_short(one, run):
        raise NoMeasure("a trial that was cut short was not paced for what was run of it")
    return run


def _is_cut_short(one: SessionVerdict, run: Run) -> bool:
    """Whether less was run than was planned, and not just measured a little short."""
    planned = _main(one.session.steps) if one.session else []
    far = planned[0].distance if len(planned) == 1 else None
    least = far.low if far else None
    return one.verdict is Verdict.PARTLY and least is not None and run.distance < least


def _measured(one: SessionVerdict) -> Run:
    assert one.entry is not None
    entry = one.entry
    result = entry.result
    assert result is not None
    steps = _steps(one)
    main = _main(steps)
    sports = {leaf.sport for leaf in main}
    if sports - {"run"}:
        raise NoMeasure("not a run")
    if any((leaf.terrain or "").startswith(NOT_FLAT) for leaf in main):
        raise NoMeasure("not on the flat")
    if len(one.reps) > 1 and one.whole is None:
        return _several(one, entry, main)
    if one.whole is not None and not one.reps:
        raise NoMeasure("only the average was kept: whether the reps were even, nobody knows")
    grade = _grade(one, main)
    far = _distance(one, steps, main)
    if far is None:
        raise _no_distance(entry)
    time = _time(one, result)
    if not _is_possible(far, time):
        raise NoMeasure("nobody runs that: is it mistyped?")
    if grade is Grade.TEMPO and not _within(time, TEMPO):
        raise NoMeasure("a tempo run tells something from 15 to 70 min")
    return Run(entry, grade, ((far, time),))


def _steps(one: SessionVerdict) -> tuple[Step, ...]:
    """What was run: the log's own line, else the option of the plan that it names, else all."""
    assert one.entry is not None
    if one.entry.steps or one.session is None:
        return one.entry.steps
    called = slug(one.entry.name or "")
    options = one.session.options
    for steps, name in zip(options, one.session.names or [None] * len(options), strict=False):
        if called and slug(name or "") == called:
            return steps
    return tuple(step for steps in options for step in steps)


def _main(steps: Sequence[Step]) -> list[Step]:
    """The pieces of the main sets."""
    return [
        leaf
        for step in steps
        if step.role is Role.MAIN
        for leaf in step.leaves()
        if all(target.effort != "strides" for target in leaf.targets)
    ]


# ---------------------------------------------------------------------- how hard


def _grade(one: SessionVerdict, main: Sequence[Step]) -> Grade:
    """Of a run without rests."""
    kind = one.session.kind if one.session else None
    named = contest(one.series)
    if Kind.RACE in (kind, named):
        return Grade.RACE
    if Kind.TRIAL in (kind, named) or _is_all_out(main):
        return Grade.ALL_OUT
    zones = _zones(one, main)
    if zones == THRESHOLD:
        return Grade.TEMPO
    is_long = "long" in slug(one.series or "").split("-")
    if zones == EASY or is_long or kind in (Kind.EASY, Kind.LONG):
        raise NoMeasure("easy running")
    if len(_efforts(main)) > 1:
        raise NoMeasure(MIXED)
    raise NoMeasure(NAMED_ONLY if _is_called_race(one.series or "", main) else UNSTATED)


def _is_called_race(label: str, main: Sequence[Step]) -> bool:
    """`race parkrun`, where the line says no distance; `race pace` is no race."""
    words = label.casefold().split()
    return len(words) > 1 and words[0] == "race" and words[1] not in NO_RACE and not main


def _is_all_out(main: Sequence[Step]) -> bool:
    return bool(main) and all(
        leaf.targets and all(target.effort == "max" for target in leaf.targets) for leaf in main
    )


def _zones(one: SessionVerdict, main: Sequence[Step]) -> tuple[Zone, Zone] | None:
    """Where the effort that is stated lies; the label states it where no target does by name."""
    named = _efforts(main)
    if named:
        return named.pop() if len(named) == 1 else None
    if any(target.effort for leaf in main for target in leaf.targets):
        return None
    words = slug(one.series or "").split("-")
    return next((NAMED[word] for word in words if word in NAMED), None)


def _efforts(main: Sequence[Step]) -> set[tuple[Zone, Zone]]:
    return {zones for leaf in main for target in leaf.targets if (zones := _named(target))}


def _named(target: Target) -> tuple[Zone, Zone] | None:
    """Of the name alone: `threshold+10` is something else."""
    return NAMED.get(target.effort or "") if target.text == target.effort else None


# ------------------------------------------------------------- how far, how long


def _time(one: SessionVerdict, result: Result) -> Duration:
    """Of a run without rests; its total may be said, or stand before its splits."""
    if one.whole is not None:
        stated = len(result.values) == 1 or result.total is not None
        if not stated and one.pacing.shape is not Shape.LAPS:
            raise NoMeasure("whether its laps are all of it, nobody knows: add the total")
        return _exact(one.whole.time)
    if one.reps:
        return _exact(one.reps[0].time)
    raise NoMeasure("no time was kept")


def _exact(time: Range[Duration] | None) -> Duration:
    if time is None or time.low is None or time.low != time.high or not time.low.ms:
        raise NoMeasure("no exact time was kept")
    return time.low


def _distance(one: SessionVerdict, steps: Sequence[Step], main: Sequence[Step]) -> Distance | None:
    """What the line says comes before what a watch says; that is of the whole session, so it tells
    only where there was no warm-up, or where the plan's distance was judged over it.
    """
    assert one.entry is not None
    judged = one.whole or next(iter(one.reps), None)
    alone = len(main) == 1 and main[0].distance is not None
    has_goal = one.session is not None and one.session.kind in (Kind.RACE, Kind.TRIAL)
    by_plan = alone and (has_goal or not one.entry.steps)
    if by_plan and judged is not None and judged.distance is not None:
        return judged.distance
    if len(main) == 1 and main[0].distance is not None:
        far = main[0].distance
        if far.low == far.high and far.low:
            return far.low
    named = raced(one.series)
    if named is not None:
        return named
    logged = one.entry.result.distance if one.entry.result else None
    return logged if len(steps) <= 1 else None


def _no_distance(entry: Entry) -> NoMeasure:
    """In an outer lane whoever counts laps must say what a lap was."""
    if entry.lane is None or entry.lane == 1 or entry.stagger:
        return NoMeasure("no distance is known")
    message = f"nobody can tell how far this is: in lane {entry.lane}, say the distance"
    return NoMeasure(f"{message} or the stagger", unknown_lane=True)


def _is_possible(far: Distance, time: Duration) -> bool:
    return SLOWEST <= far.metres / time.seconds <= fastest(far)


def _within(time: Duration, limits: Range[Duration]) -> bool:
    assert limits.low is not None
    assert limits.high is not None
    return limits.low <= time <= limits.high


# ------------------------------------------------------------------ several pieces


def _several(one: SessionVerdict, entry: Entry, main: Sequence[Step]) -> Run:
    """A test, or a set of like reps."""
    ran = [rep for rep in one.reps if rep.was_run]
    reps = []
    for rep in ran:
        if rep.distance is None:
            raise _no_distance(entry)
        reps.append((rep.distance, _exact(rep.time)))
    if len(reps) < 2:
        raise NoMeasure("only one of the reps was run")
    if not all(_is_possible(far, time) for far, time in reps):
        raise NoMeasure("nobody runs that: is it mistyped?")
    lengths = {far for far, _ in reps}
    if len(lengths) == len(reps) and _is_all_out(main) and _is_rested(main):
        return Run(entry, Grade.TEST, tuple(reps))
    if len(lengths) > 1 or one.pacing.shape is not Shape.REPS:
        raise NoMeasure("pieces of several lengths")
    if _zones(one, main) == EASY:
        raise NoMeasure("easy running")
    variation = one.pacing.cv or Fraction(0)
    if variation > MOST_VARIATION:
        spread = f"CV {number(variation, 1)} %, over {number(MOST_VARIATION, 1)} %"
        raise NoMeasure(f"reps uneven: {spread}")
    return Run(entry, Grade.INTERVALS, tuple(reps))


def _is_rested(main: Sequence[Step]) -> bool:
    """Whether long rests stand between the trials of a test."""
    rests = [leaf.rest.duration if leaf.rest else None for leaf in main[:-1]]
    lows = [rest.low for rest in rests if rest and rest.low]
    return len(lows) == len(rests) > 0 and min(lows) >= REST_OF_A_TEST


def mean(run: Run) -> Duration:
    """Of the reps, to the tenth of a second."""
    tenths = Fraction(run.time.ms * 10, len(run.reps) * SECOND)
    return Duration(int(tenths + Fraction(1, 2)) * SECOND // 10)
