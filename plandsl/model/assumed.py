"""What an estimate assumes where a plan does not say: the one table of defaults.

These are round figures of a middling club runner (about 23 minutes for 5 km, 3:40 h for a
marathon), chosen here (no study stands behind them), so that a bare `30min easy`, `weights` or
`5x1km @ 10k` still has a length in a calendar. A plan's own `pace` lines, the goal of its race and
the athlete's recent race always come first; the pace of a race over another distance than the
goal's is what the goal tells. An offset (`MP-10`) is left out where MP itself is assumed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from plandsl.model.ends import Ends, said
from plandsl.model.session import Intensity, Rest, Role, Step, Target
from plandsl.record import dataclass
from plandsl.units import (
    HALF_MARATHON,
    KILOMETRE,
    MARATHON,
    METRE,
    MILE,
    MINUTE,
    SECOND,
    YARD,
    Distance,
    Duration,
    Pace,
    Range,
    spoken,
)

ON_FOOT = frozenset({"run", "walk", "hike"})
"""The sports whose distance a runner adds up in a week."""

WITHOUT_DISTANCE = frozenset({"rest", "weights", "mobility", "drills", "elliptical", "cross"})

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
    "interval": 265,
    "repetition": 250,
    "hard": 250,
    "fast": 240,
    "strides": 225,
}
# The same at the pace of a race, by its distance; between two of them in proportion, beyond them
# as at the nearest.
_RACES = (
    (100 * METRE, 150),
    (400 * METRE, 195),
    (800 * METRE, 220),
    (1_500 * METRE, 245),
    (MILE, 250),
    (3 * KILOMETRE, 265),
    (5 * KILOMETRE, 275),
    (10 * KILOMETRE, 285),
    (HALF_MARATHON, 300),
    (MARATHON, 315),
    (100 * KILOMETRE, 390),
)
_RACE_NAMES = {
    "mile": MILE,
    "half": HALF_MARATHON,
    "HM": HALF_MARATHON,
    "marathon": MARATHON,
    "MP": MARATHON,
}
_RACE = re.compile(r"(\d+(?:\.\d+)?)(km|k|mi|m|yd)")
_UNITS = {"km": KILOMETRE, "k": KILOMETRE, "mi": MILE, "m": METRE, "yd": YARD}

# What a zone of five is like, and what is like easy, steady, threshold or interval of what a body
# or a watt meter tells: up to so much. Beats are those of a maximum of about 190.
_ZONES = {"Z1": "recovery", "Z2": "easy", "Z3": "steady", "Z4": "threshold"}
_ZONE = re.compile(r"Z\d")
LIKE = ("easy", "steady", "threshold", "interval")
UP_TO = {
    "%hrmax": (77, 86, 94),
    "%hrr": (70, 80, 92),
    "%ftp": (75, 90, 105),
    "bpm": (147, 163, 178),
    "rpe": (5, 6, 8),
}
SHARE = re.compile(r"(?P<low>[\d.]+)(?:-(?P<high>[\d.]+))?(?P<of>%hrmax|%hrr|%ftp)")

# Seconds a kilometre takes by other means: 24 km/h, 2:30 per 100 m in water, 2:30 per 500 m of
# rowing, 12 km/h on skis, 4 km/h with a rucksack.
_SPORTS = {
    "walk": 600,
    "hike": 900,
    "bike": 150,
    "swim": 1500,
    "row": 300,
    "ski": 300,
    "elliptical": 360,
    "cross": 360,
}
_RESTS = {"walk": 600, "float": 330}

# Minutes of a sport that stands alone.
_ALONE = {
    "weights": 45,
    "mobility": 15,
    "drills": 10,
    "bike": 45,
    "elliptical": 45,
    "cross": 45,
    "hike": 90,
}
_ALONE_OTHER = 30
_WARMUP_MINUTES = 10

# What lasts until something happens: the lap button, a heart rate, all tiredness gone; and the way
# back to where a rep began, where nobody knows how far that is.
_OPEN_WORK = {"lap": Duration(10 * MINUTE)}
_OPEN_WORK_OTHER = Duration(5 * MINUTE)
_OPEN_RESTS = {
    "lap": Duration(2 * MINUTE),
    "full": Duration(3 * MINUTE),
    "back": Duration(90 * SECOND),
}
_OPEN_REST_OTHER = Duration(90 * SECOND)

_STRIDES = Step(
    text="4x100 strides r60",
    reps=Range(4, 4),
    distance=Range(Distance(100 * METRE), Distance(100 * METRE)),
    rest=Rest("r60", duration=Range(Duration(60 * SECOND), Duration(60 * SECOND))),
)


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds a metre, fast and slow, and the words that say what was assumed."""

    fast: Fraction
    slow: Fraction
    assumed: tuple[str, ...] = ()


def running_pace(step: Step, target: Target | None) -> Speed:
    """The pace of a piece of work; of a cut-down, of which not all is known, from end to end."""
    if step.sport in _SPORTS:
        return _speed(_SPORTS[step.sport], step.sport)
    if target is None:
        return _speed(_UNSAID, "running without a target")
    if target.cut:
        return _from_end_to_end([_end(step, end) for end in target.cut])
    if target.estimate is not None:
        return _estimated(target.estimate, target.text)
    return _speed(*_seconds(target))


def _estimated(pace: Range[Pace], what: str) -> Speed:
    """Of a race pace that the goal over another distance tells."""
    sides = [end for end in (pace.low, pace.high) if end is not None]
    fast, slow = min(sides), max(sides)
    by_km, by_mile = (
        "-".join(dict.fromkeys(side.per(Distance(unit)) for side in (fast, slow)))
        for unit in (KILOMETRE, MILE)
    )
    told = f"{what} at {by_km} ({by_mile}) from the goal"
    return Speed(fast.s_per_m, slow.s_per_m, (told,))


def _end(step: Step, end: Target) -> Speed:
    pace = end.pace
    sides = [one.s_per_m for one in (pace.low, pace.high) if one] if pace else []
    return Speed(min(sides), max(sides)) if sides else running_pace(step, end)


def _from_end_to_end(ends: Sequence[Speed]) -> Speed:
    fast, slow = min(end.fast for end in ends), max(end.slow for end in ends)
    return Speed(fast, slow, said(*(end.assumed for end in ends)))


def _seconds(target: Target) -> tuple[Fraction | int, str]:
    """How long a kilometre takes, and by what that was told."""
    effort = target.effort or ""
    if effort in _EFFORTS:
        return _EFFORTS[effort], effort
    race = race_distance(effort)
    if race is not None:
        return _race(race), effort
    if _ZONE.fullmatch(effort):
        return _EFFORTS[_ZONES.get(effort, "interval")], effort
    if target.intensity is not None:
        return _EFFORTS[_like(target.intensity, target.text)], target.text
    return _UNSAID, "running without a target"


def race_distance(effort: str) -> Distance | None:
    """How long the race is whose pace goes by this name; None for another name."""
    if effort in _RACE_NAMES:
        return Distance(_RACE_NAMES[effort])
    found = _RACE.fullmatch(effort)
    return Distance(int(Fraction(found[1]) * _UNITS[found[2]])) if found else None


def _race(distance: Distance) -> Fraction:
    for (near, fast), (far, slow) in pairwise(_RACES):
        if distance.um <= far:
            part = Fraction(max(0, distance.um - near), far - near)
            return fast + (slow - fast) * part
    return Fraction(_RACES[-1][1])


def _like(intensity: Intensity, text: str) -> str:
    """What a heart rate, an rpe or a power feels like; watts alone tell nothing, so steady."""
    share = SHARE.fullmatch(text)
    if share is not None:
        limits, numbers = UP_TO[share["of"]], [Fraction(share["low"])]
        numbers += [Fraction(share["high"])] if share["high"] else []
    elif intensity.range is None or intensity.kind == "power":
        return "steady"
    else:
        limits = UP_TO["rpe" if intensity.kind == "rpe" else "bpm"]
        numbers = [end for end in (intensity.range.low, intensity.range.high) if end is not None]
    middle = sum(numbers) / Fraction(len(numbers) or 1)
    return LIKE[sum(middle > limit for limit in limits)]


def rest_pace(rest: Rest, step: Step) -> Speed:
    """The pace of a rest given by distance, or of the way back."""
    if rest.target is not None:
        return running_pace(step, rest.target)
    if step.sport in _SPORTS:
        return _speed(_SPORTS[step.sport], step.sport)
    what = f"{rest.mode} back" if rest.until == "back" else f"{rest.mode} rests"
    return _speed(_RESTS.get(rest.mode, _UNSAID), what)


def open_rest(rest: Rest) -> Ends:
    """How long a rest lasts that ends when something happens."""
    time = _OPEN_RESTS.get(rest.until, _OPEN_REST_OTHER)
    what = {"full": "full rests", "back": f"{rest.mode} back"}.get(rest.until)
    return _lasting(what or f"rests until {rest.until}", time)


def open_work(step: Step) -> Ends:
    """How long work lasts that ends when something happens."""
    time = _OPEN_WORK.get(step.until, _OPEN_WORK_OTHER)
    return _lasting(f"work until {step.until}", time)


def _lasting(what: str, time: Duration) -> Ends:
    long = spoken(time) if time.ms % MINUTE else f"{time.ms // MINUTE} min"
    return Ends(time.ms, time.ms, (f"{what} as {long}",))


def work_alone(step: Step, target: Target | None) -> tuple[Step, str]:
    """The step that a bare word (`strides`, `warmup`, `weights`) is taken for."""
    if target and target.effort == "strides":
        return _STRIDES, "strides as 4x100 m with 60 s between"
    if step.role is not Role.MAIN:
        return _minutes(step, _WARMUP_MINUTES, str(step.role))
    return _minutes(step, _ALONE.get(step.sport, _ALONE_OTHER), step.sport)


@lru_cache(maxsize=256)
def _speed(seconds: Fraction | int, what: str) -> Speed:
    pace = Pace(Fraction(seconds) / 1000)
    by_km, by_mile = pace.per(Distance(KILOMETRE)), pace.per(Distance(MILE))
    return Speed(pace.s_per_m, pace.s_per_m, (f"{what} at {by_km} ({by_mile})",))


def _minutes(step: Step, minutes: int, what: str) -> tuple[Step, str]:
    time = Duration(minutes * MINUTE)
    alone = Step(text=step.text, role=step.role, sport=step.sport, duration=Range(time, time))
    return alone, f"{what} of {minutes} min"
