"""One honest estimate of what a runner can race, from what was logged.

The best kind of evidence decides alone: a race, else an all-out trial, else a test, else a tempo
run. Sets of intervals give two wide bounds and never an estimate: no published formula turns reps
with rests into a race [house rule]. Of several of one grade the one nearest in distance decides,
then the newest. Everything is computed in floats and rounded once, to the hundredth of a second;
what floats differ by from machine to machine is a millionth of that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction

from plandsl.diagnostics import Diagnostic, Severity
from plandsl.model.prediction import Evidence, Goal, Grade, Prediction, Unused
from plandsl.model.verdict import Evaluation, SessionVerdict
from plandsl.predict import cameron, critical_speed, riegel, vdot, width
from plandsl.predict.evidence import evidence
from plandsl.predict.runs import NoMeasure, measured
from plandsl.record import replace
from plandsl.units import KILOMETRE, MARATHON, METRE, MILE, Distance, Duration, Range

WINDOW = dt.timedelta(days=42)
SHORTEST, LONGEST = Distance(800 * METRE), Distance(50 * MILE)
# From so many times the distance on, a race tells less than the formula knows (house choice).
FAR_APART = 4


def predict(
    evaluation: Evaluation,
    over: Distance,
    *,
    on: dt.date | None = None,
    goal: Duration | None = None,
) -> Prediction | None:
    """The estimate for a race over a distance, on a day: that of the newest run, if none is given.

    None where nothing has been run by then. `over` lies between `SHORTEST` and `LONGEST`.
    """
    logged = [one for one in evaluation.sessions if _was_run(one)]
    days = [one.date for one in logged if on is None or one.date <= on]
    if not days:
        return None
    last = on or max(days)
    since = max(last, dt.date.min + WINDOW) - WINDOW
    known: list[Evidence] = []
    unused: list[Unused] = []
    found: list[Diagnostic] = []
    for one in logged:
        entry = one.entry
        assert entry is not None
        try:
            _refuse_other_days(one, since, last)
            known.append(evidence(measured(one), over))
        except NoMeasure as no:
            unused.append(Unused(entry, no.reason))
            if no.unknown_lane:
                help_line = f"write it like: 1600 lane {entry.lane} stagger"
                found.append(
                    Diagnostic("lane", Severity.ERROR, no.reason, entry.origin, help=(help_line,))
                )
    ranked = sorted(known, key=lambda one: _order(one, over))
    best = ranked[0] if ranked and ranked[0].estimate else None
    made = Prediction(
        distance=over,
        since=since,
        on=last,
        best=best,
        beside=tuple(ranked[1:] if best else ranked),
        unused=tuple(unused),
        bounds=None if best else _around(ranked),
        formulas=_formulas(ranked),
        constants=_constants(best),
        found=tuple(found),
    )
    return replace(made, goal=_goal(goal, best, over), remarks=tuple(_remarks(best, over)))


def _was_run(one: SessionVerdict) -> bool:
    return one.was_run and one.entry is not None and one.entry.result is not None


def _refuse_other_days(one: SessionVerdict, since: dt.date, last: dt.date) -> None:
    if one.date < since:
        raise NoMeasure(f"older than {WINDOW.days} days")
    if one.date > last:
        raise NoMeasure(f"after {last}")


def _order(one: Evidence, over: Distance) -> tuple[int, Fraction, int, Duration, str]:
    """The best first; the last two only so that equals stand in one order."""
    far = one.distance
    apart = Fraction(max(far, over).um, min(far, over).um)
    return one.grade.rank, apart, -one.entry.date.toordinal(), one.time, one.text


def _around(known: Sequence[Evidence]) -> Range[Duration] | None:
    """From the fastest bound to the slowest."""
    lows = [one.interval.low for one in known if one.interval.low]
    highs = [one.interval.high for one in known if one.interval.high]
    return Range(min(lows), max(highs)) if lows and highs else None


def _goal(goal: Duration | None, best: Evidence | None, over: Distance) -> Goal | None:
    if goal is None or best is None or best.estimate is None:
        return None
    sd = width.sigma(best.grade, best.distance, over)
    return Goal(goal, width.probability(goal, best.estimate.ms / 1000, sd))


def _remarks(best: Evidence | None, over: Distance) -> Iterator[str]:
    """Where the models are weak."""
    if best is None or best.estimate is None:
        return
    apart = Fraction(max(best.distance, over).um, min(best.distance, over).um)
    if best.grade is Grade.TEMPO:
        yield "from training alone, without a race or a trial: wide"
    if over.um >= MARATHON and best.distance.um < 30 * KILOMETRE:
        yield "over the marathon half of the runners are 10 min or more slower than that"
    elif apart >= FAR_APART:
        yield "the distances lie far apart: a race nearer to it would tell more"
    if not riegel.SHORTEST <= best.estimate <= riegel.LONGEST:
        yield "the models are fitted for races of 3.5 to 230 min"


def _formulas(known: Sequence[Evidence]) -> dict[str, str]:
    """Those that were used, by their names, and that of the width."""
    texts = {
        riegel.NAME: riegel.FORMULA,
        vdot.NAME: vdot.FORMULA,
        vdot.TEMPO_NAME: vdot.TEMPO_FORMULA,
        cameron.NAME: cameron.FORMULA,
        critical_speed.NAME: critical_speed.FORMULA,
    }
    used = {name for one in known for name in one.formula.split(", ")}
    used |= {reading.name for one in known for reading in one.readings}
    if any(one.grade is Grade.TEMPO for one in known):
        used.add(riegel.NAME)
    made = {name: text for name, text in texts.items() if name in used}
    return {**made, "width": width.FORMULA} if any(one.estimate for one in known) else made


def _constants(best: Evidence | None) -> dict[str, Fraction]:
    """Days, and shares of 1."""
    made = {"window_days": Fraction(WINDOW.days), "riegel_exponent": riegel.EXPONENT}
    if best is None:
        return made
    return {
        **made,
        "sigma_performance": width.PERFORMANCE,
        "sigma_exponent": width.EXPONENT,
        "sigma_effort": width.EFFORT[best.grade],
        "sigmas_of_90_percent": width.NINETY,
    }
