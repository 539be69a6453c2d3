"""What an estimate assumes where a plan does not say: the one table of defaults.

These are round figures of a middling club runner, chosen here (no study stands behind them), so
that a bare `30min easy` or `weights` still has a length in a calendar. A plan's own `pace` lines
always come first.
"""

from __future__ import annotations

from fractions import Fraction

from plandsl.model.session import Rest, Role, Step, Target
from plandsl.units import KILOMETRE, METRE, MILE, MINUTE, SECOND, Distance, Duration, Pace, Range

ON_FOOT = frozenset({"run", "walk"})
"""The sports whose distance a runner adds up in a week."""

WITHOUT_DISTANCE = frozenset({"rest", "weights", "mobility", "drills"})

# Seconds a kilometre of running takes.
_UNSAID = 360
_EFFORTS = {
    "easy": 360,
    "recovery": 360,
    "steady": 330,
    "moderate": 330,
    "float": 330,
    "fartlek": 330,
    "progression": 330,
    "cutdown": 300,
    "alternations": 300,
    "tempo": 300,
    "threshold": 300,
    "free": 300,
    "race": 270,
    "max": 270,
    "interval": 225,
    "repetition": 225,
    "hard": 225,
    "fast": 225,
    "strides": 225,
}
# Seconds a kilometre takes by other means: 24 km/h, 2:30 per 100 m in water, 2:30 per 500 m of
# rowing, 12 km/h on skis.
_SPORTS = {"walk": 600, "bike": 150, "swim": 1500, "row": 300, "ski": 300}
_RESTS = {"walk": 600, "float": 330}

# Minutes of a sport that stands alone.
_ALONE = {"weights": 45, "mobility": 15, "drills": 10, "bike": 45, "run": 30, "walk": 30}
_ALONE_OTHER = 30
_WARMUP_MINUTES = 10

_STRIDES = Step(
    text="4x100 strides r60",
    reps=Range(4, 4),
    distance=Range(Distance(100 * METRE), Distance(100 * METRE)),
    rest=Rest("r60", duration=Range(Duration(60 * SECOND), Duration(60 * SECOND))),
)
REST = Duration(60 * SECOND)
"""A rest whose length cannot be told."""


def running_pace(step: Step, target: Target | None) -> tuple[Pace, str]:
    """The pace of a piece of work, and the words that say what was assumed."""
    if step.sport in _SPORTS:
        return _pace(_SPORTS[step.sport], step.sport)
    effort = target.effort if target else None
    if effort in _EFFORTS:
        return _pace(_EFFORTS[effort], effort)
    return _pace(_UNSAID, "running without a target")


def rest_pace(rest: Rest, step: Step) -> tuple[Pace, str]:
    """The pace of a rest given by distance."""
    if step.sport in _SPORTS:
        return _pace(_SPORTS[step.sport], step.sport)
    return _pace(_RESTS.get(rest.mode, _UNSAID), f"{rest.mode} rests")


def work_alone(step: Step, target: Target | None) -> tuple[Step, str]:
    """The step that a bare word (`strides`, `warmup`, `weights`) is taken for."""
    if target and target.effort == "strides":
        return _STRIDES, "strides as 4x100 m with 60 s between"
    if step.role is not Role.MAIN:
        return _minutes(step, _WARMUP_MINUTES, str(step.role))
    return _minutes(step, _ALONE.get(step.sport, _ALONE_OTHER), step.sport)


def _pace(seconds: int, what: str) -> tuple[Pace, str]:
    pace = Pace(Fraction(seconds, 1000))
    by_km, by_mile = pace.per(Distance(KILOMETRE)), pace.per(Distance(MILE))
    return pace, f"{what} at {by_km} ({by_mile})"


def _minutes(step: Step, minutes: int, what: str) -> tuple[Step, str]:
    time = Duration(minutes * MINUTE)
    alone = Step(text=step.text, role=step.role, sport=step.sport, duration=Range(time, time))
    return alone, f"{what} of {minutes} min"
