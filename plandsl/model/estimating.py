"""An estimate of a race in a runner's words: `mile in 6:13; nine times in ten 5:58–6:29`."""

from __future__ import annotations

from fractions import Fraction

from plandsl.model.prediction import Evidence, Goal, Grade, Prediction
from plandsl.model.wording import span
from plandsl.units import MILE, SECOND, Distance, Duration, Range, clock, length, number, rounded

GRADES = {
    Grade.RACE: "race",
    Grade.ALL_OUT: "all out",
    Grade.TEST: "test",
    Grade.TEMPO: "at threshold",
    Grade.INTERVALS: "bounds",
}


def headline(prediction: Prediction) -> str:
    """`mile in 6:13; nine times in ten 5:58–6:29; 6:00 or faster: 7 %`."""
    name, best = race_name(prediction.distance), prediction.best
    if best is not None and best.estimate is not None:
        parts = [
            f"{name} in {clock(to_the_second(best.estimate))}",
            f"nine times in ten {between(best.interval)}",
        ]
        if prediction.goal is not None:
            parts.append(chance(prediction.goal))
        return "; ".join(parts)
    if prediction.bounds is not None:
        return f"no estimate for the {name}: sets alone put it at {between(prediction.bounds)}"
    return f"no estimate for the {name}: no run tells; a race or a trial in the log would"


def race_name(distance: Distance) -> str:
    """`mile`, `5 km`, `marathon`."""
    return "mile" if distance.um == MILE else length(distance)


def chance(goal: Goal) -> str:
    """`6:00 or faster: 7 %`."""
    percent = goal.probability * 100
    likely = "over 99 %" if percent > 99 else f"{number(percent, 0)} %"
    return f"{clock(goal.time)} or faster: {'under 1 %' if percent < 1 else likely}"


def between(interval: Range[Duration]) -> str:
    """`5:58–6:29`."""
    return span(interval, lambda end: clock(to_the_second(end)))


def said_by(one: Evidence) -> str:
    """What one run tells: its estimate to the tenth, else its bounds."""
    return between(one.interval) if one.estimate is None else to_the_tenth(one.estimate)


def readings_words(one: Evidence) -> str:
    """`6:13.4 by VDOT, 6:13.4 by Cameron`."""
    return ", ".join(f"{to_the_tenth(each.time)} {_by(each.name)}" for each in one.readings)


def _by(name: str) -> str:
    return {"vdot": "by VDOT", "cameron": "by Cameron"}.get(name, name)


def to_the_second(time: Duration) -> Duration:
    """A tenth of a second would be more than anybody knows of a race to come."""
    return Duration(rounded(Fraction(time.ms, SECOND)) * SECOND)


def to_the_tenth(time: Duration) -> str:
    return clock(Duration(rounded(Fraction(time.ms, 100)) * 100))
