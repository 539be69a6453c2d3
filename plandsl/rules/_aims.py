"""Targets in numbers that can be compared, each greater where the target is harder.

Where nobody knows the pace of a name, its own offsets can still be compared: `MP-15` is harder than
`MP-10`, whatever MP is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from plandsl.model.session import Step, Target
from plandsl.rules._text import each
from plandsl.units import KILOMETRE, MILE, Distance, Pace, Range

End = tuple[str, Fraction | int | None]
"""A unit and a number that is greater where the session is harder; None where the end is open, and
where nobody can say how hard it is: a name without a pace is a unit without a number.
"""

PACE = "s/m"
CLOCK = r"\d+(?::\d\d)?(?:\.\d+)?"
OFFSET = (
    rf"(?P<sign>[+-])(?P<low>{CLOCK})(?:-(?P<high>{CLOCK}))?(?P<percent>%)?(?:/(?P<per>km|mi))?"
)
SHARE = r"(?:<=|>=)?(?P<low>[\d.]+)(?:-(?P<high>[\d.]+))?%(?P<of>.+)"
BODY = {"hrmax", "hrr", "ftp"}


def pace_of(step: Step, target: Target) -> Range[Pace] | None:
    """The pace of a target, as far as it is known; a time is one over the length of its rep."""
    far = step.distance.low if step.distance else None
    if target.time and far and far.um:
        return each(target.time, lambda end: Pace.of(end, far))
    return target.pace


def cut_down(targets: Sequence[Target]) -> str:
    """How a cut-down over the reps was written, `90>84`: all its targets stand in one place.

    Empty for other targets.
    """
    origin = targets[0].origin if len(targets) > 1 else None
    if origin is None or any(target.origin != origin for target in targets):
        return ""
    text = origin.source.text[origin.span.start : origin.span.end]
    return text if ">" in text else ""


def aim_ends(target: Target, pace: Range[Pace] | None, unit: Distance) -> tuple[End, ...]:
    """Both ends, the faster one first; of a cut-down those of all its ends, of `free` none.

    `pace` is what `pace_of` gives, `unit` what the plan tells offsets in.
    """
    if target.effort == "free":
        return ()
    if target.cut:
        return tuple(end for one in target.cut for end in aim_ends(one, one.pace, unit))
    if pace is not None:
        speed = each(pace, lambda end: -end.s_per_m)
        return (PACE, speed.low), (PACE, speed.high)
    return _body_ends(target) or _named_ends(target, unit) or ((target.text, None),)


def _body_ends(target: Target) -> tuple[End, ...]:
    """A heart rate, a power, an rpe; as a share where nobody knows what it is a share of."""
    if target.intensity is None:
        return ()
    limits = target.intensity.range
    if limits is not None:
        return (target.intensity.kind, limits.low), (target.intensity.kind, limits.high)
    share = re.fullmatch(SHARE, target.text)
    if share is None or share["of"] not in BODY:
        return ()
    low, high = Fraction(share["low"]), Fraction(share["high"] or share["low"])
    return (f"%{share['of']}", low), (f"%{share['of']}", high)


def _named_ends(target: Target, unit: Distance) -> tuple[End, ...]:
    """The offset from a name, as far as the text is one name with or without an offset."""
    name, text = target.effort, target.text
    if name is None:
        return ()
    if text == name:
        return (name, 0), (name, 0)
    share = re.fullmatch(SHARE, text)
    if share and share["of"] == name:
        low, high = Fraction(share["low"]), Fraction(share["high"] or share["low"])
        return (f"{name} speed", high - 100), (f"{name} speed", low - 100)
    offset = re.fullmatch(OFFSET, text.removeprefix(name)) if text.startswith(name) else None
    return _offset_ends(name, offset, unit) if offset else ()


def _offset_ends(name: str, offset: re.Match[str], unit: Distance) -> tuple[End, ...]:
    harder = 1 if offset["sign"] == "-" else -1
    written = [offset["low"], offset["high"] or offset["low"]]
    if offset["percent"]:
        shares = sorted((harder * Fraction(one) for one in written), reverse=True)
        return tuple((f"{name} time", share) for share in shares)
    per = {"km": Distance(KILOMETRE), "mi": Distance(MILE)}.get(offset["per"] or "", unit)
    times = sorted((harder * _seconds(one) / per.metres for one in written), reverse=True)
    return tuple((f"{name} {PACE}", time) for time in times)


def _seconds(clock: str) -> Fraction:
    seconds = Fraction(0)
    for part in clock.split(":"):
        seconds = seconds * 60 + Fraction(part)
    return seconds


def as_one_kind(before: End, after: End) -> str | None:
    """The unit in which two ends can be compared: a name alone is the same as an offset of nothing.

    None where there is none.
    """
    short, long = sorted((before[0], after[0]), key=len)
    return long if short == long or long.startswith(f"{short} ") else None
