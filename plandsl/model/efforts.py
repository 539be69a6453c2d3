"""In which zones of intensity a piece of work is: told by its effort's name, else by its pace.

What a name says comes first (`threshold`, `MP`, `5k`), then a time, a pace or a heart rate beside
what is known of the athlete, then the session's label (`tempo: 20min @ 7:00/mi`), then what it is:
running without a target in an easy or long session is easy, and so is a warm-up. What none of them
tells is not known.

Where a name stands is our choice, but for those of Daniels' own zones: `tempo` is threshold,
`steady` is as marathon pace; a race pace is repetition below 2 km, interval to 5 km, between that
and threshold to 12 km, threshold to 17 km, between that and marathon pace to 25 km. Where the
athlete's VDOT is known, the time that such a race takes tells instead of its distance, so that
the 5k pace of a slow runner is not as hard as that of a fast one. `hard` is interval or repetition.
Strides are easy: they are short, with all the rest one wants. Without a known pace, `MP-10` may be
a zone harder than MP, `MP+10` a zone easier.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from plandsl.model import assumed
from plandsl.model.key import slug
from plandsl.model.session import Intensity, Kind, Role, Session, Step, Target
from plandsl.model.vdot import race_time
from plandsl.model.zones import Ability, Zone, Zones, spanning
from plandsl.units import (
    KILOMETRE,
    MARATHON,
    MINUTE,
    Distance,
    Duration,
    Pace,
    Range,
)

EASY: Zones = (Zone.EASY, Zone.EASY)
NAMED: dict[str, Zones] = {
    "recovery": EASY,
    "easy": EASY,
    "strides": EASY,
    "steady": (Zone.STEADY, Zone.STEADY),
    "moderate": (Zone.STEADY, Zone.STEADY),
    "float": (Zone.EASY, Zone.STEADY),
    "tempo": (Zone.THRESHOLD, Zone.THRESHOLD),
    "threshold": (Zone.THRESHOLD, Zone.THRESHOLD),
    "interval": (Zone.INTERVAL, Zone.INTERVAL),
    "repetition": (Zone.REPETITION, Zone.REPETITION),
    "hard": (Zone.INTERVAL, Zone.REPETITION),
    "fast": (Zone.INTERVAL, Zone.REPETITION),
    "progression": (Zone.EASY, Zone.THRESHOLD),
    "fartlek": (Zone.EASY, Zone.INTERVAL),
    "cutdown": (Zone.EASY, Zone.INTERVAL),
    "alternations": (Zone.EASY, Zone.INTERVAL),
}
# A race pace by the distance of the race, or by the minutes that it takes: up to so much.
RACES: tuple[tuple[int, int, Zones], ...] = (
    (2 * KILOMETRE - 1, 8, (Zone.REPETITION, Zone.REPETITION)),
    (5 * KILOMETRE, 22, (Zone.INTERVAL, Zone.INTERVAL)),
    (12 * KILOMETRE, 50, (Zone.THRESHOLD, Zone.INTERVAL)),
    (17 * KILOMETRE, 70, (Zone.THRESHOLD, Zone.THRESHOLD)),
    (25 * KILOMETRE, 120, (Zone.STEADY, Zone.THRESHOLD)),
    (MARATHON, 300, (Zone.STEADY, Zone.STEADY)),
)
LONGER: Zones = (Zone.EASY, Zone.STEADY)
# All one has, for so long.
ALL_OUT = (
    (Duration(4 * MINUTE), (Zone.REPETITION, Zone.REPETITION)),
    (Duration(20 * MINUTE), (Zone.INTERVAL, Zone.INTERVAL)),
    (Duration(60 * MINUTE), (Zone.THRESHOLD, Zone.THRESHOLD)),
)
WALKED = {"walk", "hike"}
# Not trained by effort: what they are like nobody says.
GENTLE_SPORTS = {"drills", "mobility", "rest"}
LIKE = {
    "easy": Zone.EASY,
    "steady": Zone.STEADY,
    "threshold": Zone.THRESHOLD,
    "interval": Zone.INTERVAL,
}
NAME = re.compile(r"[^\W\d]\w*|\d+(?:\.\d+)?(?:km|k|mi|m|yd)")
# How deep names are followed that are said in terms of others.
DEPTH = 8


def zones_of(step: Step, target: Target | None, session: Session, athlete: Ability) -> Zones | None:
    """Of a step without pieces, run at this target; None where nothing tells."""
    if step.sport in WALKED or step.sport in GENTLE_SPORTS:
        return EASY
    said = [one for one in (target, step.stated) if one is not None]
    for one in said:
        zones = _named(one, step, athlete)
        if zones is not None:
            return zones
    if step.role is Role.MAIN and session.kind in (Kind.RACE, Kind.TRIAL):
        return _all_out(step, athlete)
    for one in said:
        zones = _measured(one, step, athlete)
        if zones is not None:
            return zones
    return _by_its_place(step, bool(said), session)


def _by_its_place(step: Step, has_target: bool, session: Session) -> Zones | None:
    """By the role of the step, by what the session is called, by what kind it is."""
    if step.role is not Role.MAIN:
        return None if has_target else EASY
    labelled = NAMED.get(slug(session.label or ""))
    if labelled is not None:
        return labelled
    is_gentle = session.kind in (Kind.EASY, Kind.LONG)
    return EASY if is_gentle and not has_target and step.sport == "run" else None


# ------------------------------------------------------------------------- by name


def _named(target: Target, step: Step, athlete: Ability, depth: int = DEPTH) -> Zones | None:
    """What the name of a target says; where it has an offset, its pace if that tells."""
    if target.cut:
        ends = [
            _named(end, step, athlete, depth) or _measured(end, step, athlete) for end in target.cut
        ]
        return spanning(ends)
    name = target.effort
    if name is None or not depth:
        return None
    base = _base(name, step, athlete, depth)
    if base is None or target.text == name:
        return base
    first = _first_of_band(target.text, name)
    if first is not None:
        other = _base(first, step, athlete, depth)
        return spanning([base, other]) if other is not None else None
    return _measured(target, step, athlete) or _moved(base, target.text, name)


def _base(name: str, step: Step, athlete: Ability, depth: int) -> Zones | None:
    """What a name says by itself."""
    if name in NAMED:
        return NAMED[name]
    if name == "max":
        return _all_out(step, athlete)
    race = athlete.race if name == "race" else assumed.race_distance(name)
    if race is not None:
        return _race(race, athlete)
    meaning = (athlete.paces or {}).get(name)
    if meaning is None or meaning.effort == name:
        return None
    return _named(meaning, step, athlete, depth - 1) or _measured(meaning, step, athlete)


def _first_of_band(text: str, last: str) -> str | None:
    """The name that a band begins with: `easy` of `easy-steady`."""
    found = NAME.match(text) if text.endswith(f"-{last}") else None
    return found[0] if found and found[0] != last else None


def _moved(zones: Zones, text: str, name: str) -> Zones:
    """With an offset of which nobody knows how far it goes: one zone further at most."""
    low, high = zones
    share = re.match(r"[\d.]+", text) if text.endswith(f"%{name}") else None
    is_harder = Fraction(share[0]) > 100 if share else text.startswith(f"{name}-")
    if is_harder:
        return low, Zone(min(high + 1, Zone.REPETITION))
    return Zone(max(low - 1, Zone.EASY)), high


def _race(far: Distance, athlete: Ability) -> Zones:
    """The pace of a race over this distance; that of a marathon is what it is, however slow."""
    if athlete.vdot is None or far.um == MARATHON:
        return next((zones for most, _, zones in RACES if far.um <= most), LONGER)
    time = race_time(athlete.vdot, far)
    return next((zones for _, most, zones in RACES if time.ms <= most * MINUTE), LONGER)


def _all_out(step: Step, athlete: Ability) -> Zones | None:
    """As hard as one can over this piece, as a race over it would be."""
    if step.distance is not None and step.distance.high is not None:
        return _race(step.distance.high, athlete)
    if step.duration is not None and step.duration.high is not None:
        high = step.duration.high
        return next((zones for most, zones in ALL_OUT if high <= most), LONGER)
    return None


# --------------------------------------------------------------------- by its numbers


def _measured(target: Target, step: Step, athlete: Ability) -> Zones | None:
    """By a time or a pace beside the athlete's own, by a heart rate, a power or an rpe."""
    if target.intensity is not None:
        return _felt(target.intensity, target.text, athlete)
    pace = _pace(target, step)
    return athlete.zones_of(pace) if pace is not None and step.sport == "run" else None


def _pace(target: Target, step: Step) -> Range[Pace] | None:
    far = step.distance.low if step.distance else None
    if target.time is None or far is None or not far.um:
        return target.pace
    low, high = target.time.low, target.time.high
    return Range(
        None if low is None else Pace.of(low, far), None if high is None else Pace.of(high, far)
    )


def _felt(intensity: Intensity, text: str, athlete: Ability) -> Zones | None:
    """By the table of `model/assumed.py`; beats and watts are shares of what the athlete has."""
    share = assumed.SHARE.fullmatch(text)
    if share is not None:
        ends = [Fraction(share["low"]), Fraction(share["high"] or share["low"])]
        return _like(assumed.UP_TO[share["of"]], ends)
    if intensity.range is None:
        return None
    ends = [end for end in (intensity.range.low, intensity.range.high) if end is not None]
    if intensity.kind == "rpe":
        return _like(assumed.UP_TO["rpe"], ends)
    of, whole = "%hrmax", athlete.numbers.hrmax
    if intensity.kind == "power":
        of, whole = "%ftp", athlete.numbers.ftp
    return _like(assumed.UP_TO[of], [100 * end / whole for end in ends]) if whole else None


def _like(limits: Sequence[int], ends: Sequence[Fraction]) -> Zones | None:
    zones = [LIKE[assumed.LIKE[sum(end > limit for limit in limits)]] for end in ends]
    return (min(zones), max(zones)) if zones else None
