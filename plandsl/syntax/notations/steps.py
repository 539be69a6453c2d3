"""What joins the steps of a session elsewhere, and words that stand on the other side there."""

from __future__ import annotations

import re

from plandsl.syntax.habits import COOLDOWN, LENGTH, WARMUP
from plandsl.syntax.notations.match import SPORT, begins, match_of, whole
from plandsl.syntax.notations.rests import COUNTED
from plandsl.syntax.stuck import Guess, Stuck
from plandsl.syntax.words import MEANT_BY

JOINED = "the steps of a session are joined by +"
EXERCISES = "|".join(
    re.escape(word) for word, meant in MEANT_BY.items() if meant not in ("rest", "skipped")
)
JOINT = re.compile(
    r"(?P<bad>\s*(?:[,;&]|\b(?:and|then|plus|followed\s+by)\b)\s*(?:then\s+|and\s+)?)"
    rf"(?:(?=\d|\()|(?:(?i:{WARMUP}|{COOLDOWN})|bike|swim|row|walk|strides"
    rf"|weights|mobility|drills|cross|elliptical|ski|hike|{EXERCISES})(?![\w/]))"
)
# A length and nothing else: how it is run, and whether it is run at all, is not said.
BARE = re.compile(rf"\(?\s*(?:\d+\s*[xX×]\s*)?{LENGTH}\s*")
ROLE_LAST = re.compile(
    rf"(?P<a>{LENGTH}(?:\s+(?:easy|jog))?)\s+(?:of\s+)?(?:(?P<w>(?i:{WARMUP}))|(?i:{COOLDOWN}))(?!\w)"
)
ELLIPTICAL = re.compile(r"(?i)elliptical\s+(?:trainer|machine)(?!\w)|cross[\s-]?trainer(?!\w)")
IN_WATER = re.compile(
    r"(?i)(?P<w>(?:aqua|pool|deep[\s-]water|water)[\s-]?(?:jog(?:ging)?|run(?:ning|s)?))(?!\w)"
)
ROLE_SECOND = re.compile(
    rf"(?P<s>{SPORT})\s+(?:(?P<w>(?i:{WARMUP}))|(?i:{COOLDOWN}))(?=\s+\d|\s*(?:$|[+,;|)]))"
)
GROUND_FIRST = re.compile(
    r"(?P<n>\d+(?:\s?[-–]\s?\d+)?\s*[xX×])\s*(?P<g>uphill|downhill|hilly|flat|road|track|trail|grass|sand|treadmill)"
    rf"\s+(?P<w>{LENGTH}|\d+\s*(?:s|secs?|seconds?)(?!\w))"
)
THOUSANDS = re.compile(r"(?<![\d,:.])(?P<a>\d{1,2}),(?P<b>\d{3})\s*(?:m|met(?:er|re)s?)(?!\w)")
JOGGED = re.compile(rf"{LENGTH}\s+(?P<bad>jog(?:ging)?)(?!\w)")
TO = re.compile(r"(?<![\w:.])(?P<a>\d[\d:.]*)\s+to\s+(?P<b>\d[\d:.]*)")


def joint(stuck: Stuck) -> Guess | None:
    """`20min easy, 4x100 strides`: a + where both are steps for sure."""
    match = match_of(JOINT, stuck) if stuck.in_session else None
    if match is None:
        return None
    start, end = match.span("bad")
    if re.search(r"\d,\d", stuck.text[start - 1 : end + 1]):
        return None
    first = start + len(match["bad"]) - len(match["bad"].lstrip())
    blamed = (first, first + len(match["bad"].strip()))
    left = re.split(r"\+|\||,|;|\bor\b", stuck.text[stuck.steps : start])[-1]
    right = re.split(r"\s\+|\||,|;|\bor\b|\br\d", stuck.text[end:])[0].strip()
    if COUNTED.search(left) and right.isdecimal():
        return _rest_or_step(right, end)
    if BARE.fullmatch(left) and BARE.fullmatch(right):
        helps = (
            f"write ({left.strip()}, {right}) for a ladder with rests",
            f"write {left.strip()} + {right} for one run without a break",
        )
        return Guess("what this comma joins can be read in two ways", *blamed, helps)
    return Guess(JOINED, *blamed, ("like 20min easy + 4x100 strides",), ((start, end, " + "),))


def _rest_or_step(number: str, at: int) -> Guess:
    """`8x400, 90`: seconds or metres of rest, or a step that lacks its unit."""
    is_round = int(number) % 100 == 0
    rest = f"r{number}m or r{number}s" if is_round else f"r{number}"
    helps = (
        f"for the rest write {rest}",
        f"for another step say what it is, like + {number}min easy",
    )
    return Guess(f"`{number}` can be a rest or a step", at, at + len(number), helps)


def role_last(stuck: Stuck) -> Guess | None:
    """`2mi WU`."""
    match = match_of(ROLE_LAST, stuck)
    if match is None or not begins(stuck, match.start()):
        return None
    role = "warmup" if match["w"] else "cooldown"
    meant = f"{role} {match['a']}"
    message = f"the word {role} comes before its length"
    return Guess(message, *match.span(), (f"write {meant}",), whole(match, meant))


def role_second(stuck: Stuck) -> Guess | None:
    """`bike warmup 10min`."""
    match = match_of(ROLE_SECOND, stuck)
    if match is None or not begins(stuck, match.start()):
        return None
    role = "warmup" if match["w"] else "cooldown"
    meant = f"{role} {match['s']}"
    message = f"the word {role} comes before the sport"
    return Guess(message, *match.span(), (f"write {meant}",), whole(match, meant))


def other_sport(stuck: Stuck) -> Guess | None:
    """`elliptical trainer 30min`, `30min aqua jog`."""
    match = match_of(ELLIPTICAL, stuck)
    if match:
        message = "this machine is called elliptical"
        return Guess(message, *match.span(), ("write elliptical",), whole(match, "elliptical"))
    match = match_of(IN_WATER, stuck)
    if match is None:
        return None
    helps = (f"write cross, and on a line below: note {match['w']}",)
    return Guess("running in water is cross-training here", *match.span(), helps)


def ground_first(stuck: Stuck) -> Guess | None:
    """`6x hilly 3min hard`."""
    match = match_of(GROUND_FIRST, stuck)
    if match is None:
        return None
    count = re.sub(r"\s+|[X×]$", "", match["n"]).rstrip("x") + "x"
    meant = f"{count}{match['w'].strip()} {match['g']}"
    message = "the ground stands behind the length of a rep"
    return Guess(message, *match.span(), (f"write {meant}",), whole(match, meant))


def thousands(stuck: Stuck) -> Guess | None:
    """`1,000m`: no metre of a run has three decimals."""
    match = match_of(THOUSANDS, stuck)
    if match is None:
        return None
    meant = f"{match['a']}{match['b']}m"
    message = "thousands are written without a comma"
    return Guess(message, *match.span(), (f"write {meant}",), whole(match, meant))


def jog(stuck: Stuck) -> Guess | None:
    """`10min jog`: an easy run; where it is the rest, that was said before."""
    match = match_of(JOGGED, stuck)
    if match is None or not begins(stuck, match.start()):
        return None
    start, end = match.span("bad")
    return Guess("a jog is an easy run", start, end, ("write easy",), ((start, end, "easy"),))


def to(stuck: Stuck) -> Guess | None:
    """`30 to 40min`; a time that gets shorter, `6:00 to 5:30`, can be a range or a cut-down."""
    match = match_of(TO, stuck)
    if match is None:
        return None
    a, b = match["a"], match["b"]
    band, cut = f"{a}-{b}", f"{a}>{b}"
    if _size(a) < _size(b):
        return Guess(
            "a range is joined by a dash", *match.span(), (f"write {band}",), whole(match, band)
        )
    message = f"`{match[0]}` can be read in two ways"
    return Guess(message, *match.span(), (f"write {band} for a range, {cut} for a cut-down",))


def _size(written: str) -> float:
    minutes, _, seconds = written.rstrip(".:").rpartition(":")
    return float(minutes or 0) * 60 + float(seconds) if minutes.isdecimal() or not minutes else 0.0
