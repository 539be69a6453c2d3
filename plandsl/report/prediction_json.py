"""An estimate for programs, by the contract in `docs/schema/predict.json`.

Fields may be added, never changed.
"""

from __future__ import annotations

from fractions import Fraction

from plandsl.model.prediction import Evidence, Prediction
from plandsl.units import Distance, Duration, Range, rounded

VERSION = 1

Json = dict[str, object]
Number = int | float


def document(prediction: Prediction) -> Json:
    """Times in seconds to the hundredth, distances in metres; what is unknown is null."""
    return {"version": VERSION, **estimate(prediction)}


def estimate(prediction: Prediction) -> Json:
    """The same without a version, as a part of another document."""
    best, bounds, goal = prediction.best, prediction.bounds, prediction.goal
    return {
        "distance": _metres(prediction.distance),
        "since": prediction.since.isoformat(),
        "on": prediction.on.isoformat(),
        "seconds": _seconds(best.estimate) if best and best.estimate else None,
        "interval": _range(best.interval) if best else None,
        "bounds": _range(bounds) if bounds else None,
        "goal": None
        if goal is None
        else {"seconds": _seconds(goal.time), "probability": _number(goal.probability)},
        "rests_on": _evidence(best) if best else None,
        "beside": [_evidence(one) for one in prediction.beside],
        "unused": [
            {
                "date": one.entry.date.isoformat(),
                "series": one.entry.series,
                "reason": one.reason,
            }
            for one in prediction.unused
        ],
        "remarks": list(prediction.remarks),
        "formulas": dict(prediction.formulas),
        "constants": {name: _number(value) for name, value in prediction.constants.items()},
    }


def _evidence(one: Evidence) -> Json:
    return {
        "date": one.entry.date.isoformat(),
        "series": one.entry.series,
        "grade": one.grade.value,
        "text": one.text,
        "distance": _metres(one.distance),
        "seconds": _seconds(one.time),
        "formula": one.formula,
        "estimate": _seconds(one.estimate) if one.estimate else None,
        "interval": _range(one.interval),
        "readings": [
            {"name": reading.name, "seconds": _seconds(reading.time)} for reading in one.readings
        ],
        "lane": [
            {
                "how": lane.how,
                "distance": _metres(lane.distance),
                "seconds": _seconds(lane.time),
            }
            for lane in one.lane
        ],
        "remarks": list(one.remarks),
        "notes": list(one.entry.notes),
    }


def _range(interval: Range[Duration]) -> list[Number | None]:
    low, high = interval.low, interval.high
    return [_seconds(low) if low else None, _seconds(high) if high else None]


def _seconds(time: Duration) -> Number:
    return _number(time.seconds)


def _metres(far: Distance) -> Number:
    return _number(far.metres)


def _number(value: Fraction) -> Number:
    """To the third decimal, whole numbers without one; the only place where a float is made."""
    scaled = rounded(value * 1000)
    whole, rest = divmod(scaled, 1000)
    return scaled / 1000 if rest else whole
