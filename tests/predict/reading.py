"""What these tests share: a log as text, and what it tells of a race."""

from __future__ import annotations

import datetime as dt

from plandsl import pipeline
from plandsl.diagnostics import Severity
from plandsl.model.assumed import race_distance
from plandsl.model.prediction import Prediction
from plandsl.source import Source
from plandsl.units import Duration, Range


def predicted(
    *entries: str, over: str = "mile", on: str | None = None, plan: str = ""
) -> Prediction:
    """Of a log's lines, and of a plan's if there are some; nothing may be wrong with them."""
    sources = [Source("a.plan", plan)] if plan else []
    log = Source("a.tlog", "\n".join(["log Mile", *entries, ""]))
    (loaded,) = pipeline.load([*sources, log])
    assert not [one.message for one in loaded.found if one.severity is not Severity.INFO]
    far = race_distance(over)
    assert far is not None
    made = pipeline.predict(loaded, far, on=dt.date.fromisoformat(on) if on else None)
    assert made is not None
    return made


def estimate(found: Prediction) -> float:
    """In seconds."""
    assert found.best is not None
    assert found.best.estimate is not None
    return found.best.estimate.ms / 1000


def ends(interval: Range[Duration] | None) -> tuple[float, float]:
    """In seconds."""
    assert interval is not None
    assert interval.low is not None
    assert interval.high is not None
    return interval.low.ms / 1000, interval.high.ms / 1000


def grades(found: Prediction) -> list[str]:
    """The one that decides first."""
    return [one.grade.value for one in ([found.best] if found.best else []) + list(found.beside)]


def reasons(found: Prediction) -> list[str]:
    """Why runs are not used, by date."""
    return [one.reason for one in found.unused]
