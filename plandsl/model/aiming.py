"""What to run a piece at, in a runner's words: `in 3:00`, `at marathon pace`, `in zone 2`."""

from __future__ import annotations

import re
from fractions import Fraction

from plandsl.model.assumed import race_distance
from plandsl.model.session import Intensity, Target
from plandsl.model.wording import both_paces, paces_in_turn, rep_time, span, typeset
from plandsl.units import MINUTE, PER_NAMES, SECOND, Distance, Duration, clock, number

RACES = {
    "MP": "marathon",
    "HM": "half marathon",
    "half": "half marathon",
}
NUMBER = r"\d+(?::\d\d)?(?:\.\d+)?"
OFFSET = re.compile(
    rf"(?P<sign>[+-])(?P<low>{NUMBER})(?:-(?P<high>{NUMBER}))?(?P<percent>%)?(?:/(?P<per>km|mi))?"
)
SHARE = re.compile(r"(?P<numbers>[\d.-]+)%(?P<of>\D.*|\d.*[a-z])")
SPEED = re.compile(r"(?<=\d)(?=km/h|mph|m/s)")
BASES = {
    "hrmax": "your maximum heart rate",
    "hrr": "your heart rate reserve",
    "ftp": "your FTP",
}
UNITS = {"heart": "bpm", "power": "W"}
ZONES = re.compile(r"Z(\d)(?:-(\d))?")


def aim_words(target: Target, unit: Distance, each: str = "") -> str:
    """What stands behind the work it is for: `in 5:59`, `at 7:00–7:30/mi`, `easy`, `in zone 2`.

    `each` is `each` where the work is done more than once; `unit` is the plan's own.
    """
    if target.time is not None:
        return f"{each} in {rep_time(target.time)}".strip()
    if target.effort == "free":
        return "with no target"
    if target.cut:
        ends = " to ".join(_end(end, unit) for end in target.cut)
        return f"cutting down from {ends}" + (" from rep to rep" if each else "")
    if target.effort is not None:
        return _named(target.text, target.effort, unit)
    if target.intensity is not None:
        return f"at {_intensity(target.text, target.intensity)}"
    return f"at {_bounded(target)}"


def known(target: Target, unit: Distance) -> str:
    """What is known of a target beyond its words: paces in both units, beats, watts; or nothing."""
    if target.cut:
        paces = [end.pace for end in target.cut if end.pace is not None]
        return paces_in_turn(paces, unit) if len(paces) == len(target.cut) else ""
    if target.effort is not None and target.pace is not None:
        return both_paces(target.pace, unit)
    is_said = target.effort is None and "%" not in target.text
    return _measured(target.intensity) if target.intensity and not is_said else ""


# ------------------------------------------------------------------------- names


def _named(text: str, effort: str, unit: Distance) -> str:
    """A name with what stands before it: `easy`, `at 5k pace`, `in zone 2`."""
    zones = ZONES.fullmatch(text)
    if zones is not None:
        return f"in zone {'–'.join(filter(None, zones.groups()))}"
    words = _name(text, effort, unit)
    return words if words == effort or words.startswith("between ") else f"at {words}"


def _name(text: str, effort: str, unit: Distance) -> str:
    """`marathon pace`, `10 s/km faster than marathon pace`, `between easy and steady`."""
    if text == effort:
        return pace_name(effort)
    share = SHARE.fullmatch(text)
    if share is not None and share["of"] == effort:
        return f"{typeset(share['numbers'])} % of the speed of {pace_name(effort)}"
    offset = OFFSET.fullmatch(text.removeprefix(effort)) if text.startswith(effort) else None
    if offset is not None:
        return f"{_offset(offset, unit)} than {pace_name(effort)}"
    low, dash, high = text.partition(f"-{effort}")
    if dash:
        first = re.match(r"[^\W\d]\w*|[\d.]+[a-z]+", low)
        start = _name(low, first[0] if first else low, unit)
        return f"between {start} and {_name(effort + high, effort, unit)}"
    return typeset(text)


def pace_name(effort: str) -> str:
    """The name of a race's pace; an effort as it is."""
    if race_distance(effort) is None and effort != "race":
        return effort
    race = RACES.get(effort) or re.sub(r"(?<=\d)(?=m|km|yd)", " ", effort)
    return f"{race} pace"


def _offset(found: re.Match[str], unit: Distance) -> str:
    """`10 s/km faster`, `15–25 s/km slower`, `3 % faster`."""
    numbers = [found["low"], *([found["high"]] if found["high"] else [])]
    slower = "faster" if found["sign"] == "-" else "slower"
    if found["percent"]:
        return f"{'–'.join(numbers)} % {slower}"
    per = found["per"] or PER_NAMES[unit.um]
    times = [_seconds(one) for one in numbers]
    if all(time.ms < 2 * MINUTE for time in times):
        return f"{'–'.join(number(time.seconds, 3) for time in times)} s/{per} {slower}"
    return f"{'–'.join(map(clock, times))} min/{per} {slower}"


def _seconds(written: str) -> Duration:
    minutes, _, seconds = written.rpartition(":")
    return Duration(int((int(minutes or 0) * 60 + Fraction(seconds)) * SECOND))


def _end(target: Target, unit: Distance) -> str:
    """One end of a cut-down, without what would stand before it."""
    if target.time is not None:
        return rep_time(target.time)
    if target.effort is not None:
        return _name(target.text, target.effort, unit)
    return _bounded(target)


# --------------------------------------------------------------- paces, heart rates


def _bounded(target: Target) -> str:
    """`7:00–7:30/mi`, `7:00/mi or faster`, `30 km/h or faster`."""
    text = typeset(SPEED.sub(" ", target.text.lstrip("<>=")))
    pace = target.pace
    if pace is None or (pace.low is None) == (pace.high is None):
        return text
    return f"{text} or faster" if pace.low is None else f"{text} or slower"


def _intensity(text: str, intensity: Intensity) -> str:
    """`140–150 bpm`, `75–80 % of your maximum heart rate`, `RPE 7–8 of 10`."""
    share = SHARE.fullmatch(text)
    if share is not None and share["of"] in BASES:
        return f"{typeset(share['numbers'])} % of {BASES[share['of']]}"
    if intensity.range is None:
        return typeset(text)
    return _measured(intensity)


def _measured(intensity: Intensity) -> str:
    """In beats, watts or on the scale of effort, rounded to whole ones."""
    if intensity.range is None:
        return ""
    digits = span(intensity.range, lambda end: number(end, 1 if intensity.kind == "rpe" else 0))
    if intensity.kind == "rpe":
        return f"RPE {digits} of 10"
    head, space, tail = digits.partition(" ")
    return f"{head} {UNITS[intensity.kind]}{space}{tail}"
