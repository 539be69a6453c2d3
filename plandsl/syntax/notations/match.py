"""What the patterns of other notations share."""

from __future__ import annotations

import re

from plandsl.syntax.stuck import Change, Stuck

TIMES = r"minutes?|mins?|mn|seconds?|secs?|s|['′″\"]"
LENGTHS = r"km|k|met(?:er|re)s?|m|miles?|mi"
AMOUNT = rf"\d[\d:.]*\s*(?:{LENGTHS}|{TIMES})?(?!\w)"
SPORT = r"(?:run|bike|swim|row|ski|hike|walk|elliptical|cross)"
COUNT = r"(?P<n>\d+(?:\s*[-–]\s*\d+)?)\s*[xX×]\s*"
AIM = r"(?:\d[\d:.]*(?:/(?:km|mi|k|\d+))?|\d+(?:k|mi)|[^\W\d_]+)(?:[+-]\d+)?(?![\w:])"
LIST_SIGNS = ("+", ",", ";", "(", "|", ":", " or", " of")


def match_of(pattern: re.Pattern[str], stuck: Stuck) -> re.Match[str] | None:
    """What the pattern finds at the place where reading stopped."""
    for match in pattern.finditer(stuck.text, stuck.steps):
        if stuck.touches(match):
            return match
    return None


def begins(stuck: Stuck, at: int) -> bool:
    """Whether a step begins there."""
    before = stuck.text[:at].rstrip()
    return at <= stuck.steps or before.endswith(LIST_SIGNS)


def whole(match: re.Match[str], new: str) -> tuple[Change, ...]:
    return ((match.start(), match.start() + len(match[0].rstrip()), new),)


def unit_of(written: str) -> str:
    """A unit as it is written here; metres go without."""
    if re.match(r"mi?n|['′]", written):
        return "min"
    if written.startswith("mi"):
        return "mi"
    return {"k": "km"}.get(written, "" if written[:1] == "m" else written)
