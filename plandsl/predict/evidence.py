"""What each grade of run makes of a distance: an estimate with its interval, or two bounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from plandsl.model.prediction import Evidence, Grade, LaneReading, Reading
from plandsl.predict import cameron, critical_speed, riegel, vdot, width
from plandsl.predict.lanes import other_readings
from plandsl.predict.runs import NoMeasure, Run, mean
from plandsl.record import replace
from plandsl.units import Distance, Duration, Range, clock, length, rounded, spoken

OF_SETS = "bounds alone: no published formula turns reps with rests into a race"


def evidence(run: Run, over: Distance) -> Evidence:
    """What a run makes of the distance. Raises `NoMeasure` where no model holds."""
    made = MADE[run.grade](run, over)
    if run.entry.lane is None:
        return made
    remarks = (*made.remarks, *_lane_remarks(run, made.lane))
    return replace(made, remarks=remarks)


def _from_race(run: Run, over: Distance) -> Evidence:
    """By Riegel, with what the other models say where they hold."""
    far, time = run.distance, run.time
    _refuse_unfitted(time)
    seconds = riegel.seconds(far, time, over)
    readings = []
    if vdot.is_fitted(far, time) and over >= vdot.SHORTEST:
        readings.append(Reading(vdot.NAME, vdot.from_race(far, time, over)))
    if cameron.SHORTEST <= far <= cameron.LONGEST:
        readings.append(Reading(cameron.NAME, width.hundredth(cameron.seconds(far, time, over))))
    lane = tuple(
        LaneReading(how, other, width.hundredth(riegel.seconds(other, time, over)))
        for how, other in other_readings(run.entry, far)
    )
    return _estimated(run, over, seconds, riegel.NAME, tuple(readings), lane)


def _from_test(run: Run, over: Distance) -> Evidence:
    """By critical speed."""
    times = [time for _, time in run.reps]
    if min(times) < critical_speed.SHORTEST or max(times) > critical_speed.LONGEST:
        raise NoMeasure("a trial of a test takes from 2 to 30 min")
    line = critical_speed.fitted(run.reps)
    if line is None or not line.is_plausible:
        raise NoMeasure("the trials do not fit together: one was not run all out")
    seconds = line.seconds(over)
    if not critical_speed.SHORTEST.ms <= seconds * 1000 <= critical_speed.LONGEST.ms:
        raise NoMeasure("a test tells races from 2 to 30 min")
    return _estimated(run, over, seconds, critical_speed.NAME)


def _from_tempo(run: Run, over: Distance) -> Evidence:
    """At threshold; beside it what it would be had it been run harder or easier, or all out."""
    far, time = run.distance, run.time
    readings = (
        Reading("at 83 % of VDOT", vdot.from_tempo(far, time, over, vdot.EASIEST)),
        Reading("at 92 % of VDOT", vdot.from_tempo(far, time, over, vdot.HARDEST)),
        Reading("had it been all out", width.hundredth(riegel.seconds(far, time, over))),
    )
    lane = tuple(
        LaneReading(how, other, vdot.from_tempo(other, time, over))
        for how, other in other_readings(run.entry, far)
    )
    seconds = vdot.from_tempo(far, time, over).ms / 1000
    return _estimated(run, over, seconds, vdot.TEMPO_NAME, readings, lane)


def _from_set(run: Run, over: Distance) -> Evidence:
    """Not faster than the sum of the reps without their rests, by Riegel; not slower than one rep
    alone, by Cameron.
    """
    rep, count = run.reps[0][0], len(run.reps)
    if rep < cameron.SHORTEST:
        raise NoMeasure("reps under 400 m: too short for the models")
    _refuse_unfitted(run.time)
    one = Duration(rounded(Fraction(run.time.ms, count)))
    fast = width.hundredth(riegel.seconds(run.distance, run.time, over))
    slow = width.hundredth(cameron.seconds(rep, one, over))
    if fast > slow:
        raise NoMeasure("the sum and the single rep contradict each other")
    return Evidence(
        entry=run.entry,
        grade=run.grade,
        distance=run.distance,
        time=run.time,
        text=f"{count} × {length(rep)}, mean {spoken(mean(run))}",
        estimate=None,
        interval=Range(fast, slow),
        formula=f"{riegel.NAME}, {cameron.NAME}",
        remarks=(OF_SETS,),
    )


MADE: dict[Grade, Callable[[Run, Distance], Evidence]] = {
    Grade.RACE: _from_race,
    Grade.ALL_OUT: _from_race,
    Grade.TEST: _from_test,
    Grade.TEMPO: _from_tempo,
    Grade.INTERVALS: _from_set,
}


def _estimated(
    run: Run,
    over: Distance,
    seconds: float,
    formula: str,
    readings: tuple[Reading, ...] = (),
    lane: tuple[LaneReading, ...] = (),
) -> Evidence:
    sd = width.sigma(run.grade, run.distance, over)
    parts = [f"{length(far)} in {clock(time)}" for far, time in run.reps]
    return Evidence(
        entry=run.entry,
        grade=run.grade,
        distance=run.distance,
        time=run.time,
        text=", ".join(parts),
        estimate=width.hundredth(seconds),
        interval=width.interval(seconds, sd),
        formula=formula,
        readings=readings,
        lane=lane,
    )


def _refuse_unfitted(time: Duration) -> None:
    if time < riegel.SHORTEST:
        raise NoMeasure("under 3.5 min: too short for the model")
    if time > riegel.LONGEST:
        raise NoMeasure("over 230 min: too long for the model")


def _lane_remarks(run: Run, lane: Sequence[LaneReading]) -> list[str]:
    """The stated distance is believed, and what else it may have been is said."""
    rep = run.reps[0][0]
    others = [other for _, other in other_readings(run.entry, rep)]
    if not others:
        return []
    words = f"{length(rep)} in lane {run.entry.lane} is believed as it stands"
    if lane:
        return [words]
    return [f"{words}; from line to line it is {length(_to_centimetre(others[0]))}"]


def _to_centimetre(far: Distance) -> Distance:
    return Distance(rounded(Fraction(far.um, 10_000)) * 10_000)
