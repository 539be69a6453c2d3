"""Rests at some places only, and laps that repeat: here each place and each lap is written out."""

from __future__ import annotations

import re

from plandsl.syntax.notations.match import TIMES, match_of, whole
from plandsl.syntax.stuck import Guess, Stuck

REST = rf"\d[\d:.]*\s*(?:m|km|{TIMES})?(?:\s+(?:jog|walk|float|stand|easy))?"
PIECE = rf"(?P<rest>{REST})(?:\s+(?:rest|recovery|rec))?"
REPS = r"(?:\s*(?:reps?|intervals?|repeats?))?"
NTH = r"(?:st|nd|rd|th)?"
EVERY = re.compile(
    rf"[,;]?\s*\(?\s*(?:w/|with\s+)?r?{PIECE}\s+(?:after\s+)?every\s+(?P<k>\d+){NTH}{REPS}\s*\)?(?![\w:.])"
)
EVERY_FIRST = re.compile(
    rf"[,;]?\s*\(?\s*(?:and\s+|with\s+)?every\s+(?P<k>\d+){NTH}{REPS}\s*:?\s+r?{PIECE}\s*\)?(?![\w:.])"
)
ONE_AFTER = rf"r?{REST}\s+after\s+\d+{NTH}{REPS}"
AFTERS = re.compile(rf"\(\s*(?P<all>{ONE_AFTER}(?:\s*(?:,|;|\band\b|&)\s*{ONE_AFTER})+)\s*\)")
BARE_AFTER = re.compile(
    rf"[,;]\s*(?:and\s+)?r?(?P<rest>{REST})\s+after\s+(?P<k>\d+){NTH}{REPS}(?![\w:.])"
)
EACH_AFTER = re.compile(rf"r?(?P<rest>{REST})\s+after\s+(?P<k>\d+)")
COUNTS = re.compile(r"(?<![\w:.-])(?P<n>\d+)\s*[xX×]\s*(?=[\d(]|[^\W\d_])")
USUAL = re.compile(r"\br(?P<rest>\d[\w:.]*(?:\s+(?:jog|walk|float|stand|easy))?)\s*$")
LAPS = re.compile(
    r"\blaps\s+(?P<l>(?:\d[\d:.]*,?\s+)*?)"
    r"(?:(?P<t>\d[\d:.]*)\s*[xX×]\s*(?P<n>\d{1,2})|(?P<m>\d{1,2})\s*[xX×]\s*(?P<u>\d[\d:.]*))(?![\w:.])"
)
MODE = r"(?P<m>jog|walk|float)"
SAID = r"(?:rests?|recs?|recovery|recoveries)"
EQUAL = re.compile(
    rf"[,;]?\s*\(?\s*(?:w/|with\s+)?\s*(?:equal|same)\s+(?:time\s+)?(?:{MODE}(?:\s+{SAID})?|{SAID})"
    r"\s*\)?(?![\w-])"
)
NO_LENGTH = re.compile(
    rf"[,;]?\s*\(?\s*(?:w/|with\s+)?\s*{MODE}(?:ging|ing)?\s+(?:{SAID}|between)\s*\)?(?![\w-])"
)
REP = re.compile(rf"[xX×]\s*(?P<l>\d[\d.]*\s*(?:m|km|k|mi|{TIMES})?)(?!\w)")
# More of them nobody wants to read in a line.
MOST_SHOWN = 20


def every(stuck: Stuck) -> Guess | None:
    """`12x400 r60 (3min every 4)`, `r60, every 4th r3min`: of so many reps, after which ones is
    certain.
    """
    match = match_of(EVERY_FIRST, stuck) or match_of(EVERY, stuck)
    if match is None:
        return None
    rest, step = match["rest"].strip(), int(match["k"])
    message = "a rest at some places says after which reps"
    reps, usual = _reps(stuck.text[: match.start()]), USUAL.search(stuck.text[: match.start()])
    start, end = _blamed(match)
    places = ", ".join(str(place) for place in range(step, reps, step)) if step else ""
    if not places or usual is None or reps // step > MOST_SHOWN:
        return Guess(
            message, start, end, (f"like r60 ({rest} after {step or 4}, {2 * step or 8})",)
        )
    meant = f"({rest} after {places})"
    return Guess(message, start, end, (f"write {meant}",), whole(match, f" {meant}"))


def afters(stuck: Stuck) -> Guess | None:
    """`r60 (3min after 4, 3min after 8)`; with two lengths every rest is listed."""
    match = match_of(AFTERS, stuck)
    if match is None:
        return _bare_after(stuck)
    each = [(one["rest"].strip(), int(one["k"])) for one in EACH_AFTER.finditer(match["all"])]
    rests = {rest for rest, _ in each}
    if len(rests) == 1:
        meant = f"({each[0][0]} after {', '.join(str(place) for _, place in each)})"
        message = "the places of a rest stand in one row"
        return Guess(message, *match.span(), (f"write {meant}",), whole(match, meant))
    before = stuck.text[: match.start()]
    message = "besides the usual rest there is one other"
    usual, reps, at = USUAL.search(before), _reps(before), {place: rest for rest, place in each}
    if usual is None or not 1 < reps <= MOST_SHOWN or max(at) >= reps:
        return Guess(message, *match.span(), ("list them all, like r(60, 60, 3min, 60, 2min)",))
    listed = ", ".join(at.get(place, usual["rest"]) for place in range(1, reps))
    start, end = usual.start(), match.end()
    return Guess(message, *match.span(), (f"write r({listed})",), ((start, end, f"r({listed})"),))


def _bare_after(stuck: Stuck) -> Guess | None:
    """`12x400 r60, 3min after 4`."""
    match = match_of(BARE_AFTER, stuck)
    if match is None or not USUAL.search(stuck.text[: match.start()]):
        return None
    meant = f"({match['rest'].strip()} after {match['k']})"
    message = "a rest at some places stands in brackets"
    return Guess(message, *_blamed(match), (f"write {meant}",), whole(match, f" {meant}"))


def _reps(before: str) -> int:
    """How many reps the step has that ends there; 0 where nobody knows."""
    counts = COUNTS.findall(re.split(r"\s\+|\||\bor\b", before)[-1])
    return int(counts[0]) if len(counts) == 1 else 0


def laps(stuck: Stuck) -> Guess | None:
    """`laps 84 x5`."""
    match = match_of(LAPS, stuck)
    if match is None:
        return None
    times, lap = int(match["n"] or match["m"]), match["t"] or match["u"]
    if not 0 < times <= MOST_SHOWN:
        return None
    listed = [one.rstrip(",") for one in match["l"].split()]
    meant = f"laps {' '.join([*listed, *[lap] * times])}"
    return Guess(
        "laps are written one by one", *match.span(), (f"write {meant}",), whole(match, meant)
    )


def equal(stuck: Stuck) -> Guess | None:
    """`5x3min hard, equal recovery`; after a distance it may be as long, or as far."""
    match = match_of(EQUAL, stuck)
    reps = REP.findall(stuck.text[: match.start()]) if match else []
    if match is None or not reps:
        return None
    mode, length = f" {match['m']}" if match["m"] else "", reps[-1].strip()
    meant = f"r100%{mode}"
    if not mode or re.search(rf"\d\s*(?:{TIMES})$", length):
        message = "a rest as long as the rep is one of 100%"
        return Guess(message, *_blamed(match), (f"write {meant}",), whole(match, f" {meant}"))
    far = f"r{length}{'m' if length.isdecimal() else ''}{mode}"
    helps = (f"write {meant} for as long as the rep took, {far} for as far",)
    return Guess("is the rest as long as the rep, or as far?", *_blamed(match), helps)


def no_length(stuck: Stuck) -> Guess | None:
    """`8x400 @ 80 jog rec`."""
    match = match_of(NO_LENGTH, stuck)
    if match is None or match.start() <= stuck.steps:
        return None
    helps = (f"like r200m {match['m']} or r90 {match['m']}",)
    return Guess(f"how far or how long is the {match['m']}?", *_blamed(match), helps)


def _blamed(match: re.Match[str]) -> tuple[int, int]:
    """Its words, without the sign before them."""
    start = match.start() + len(match[0]) - len(match[0].lstrip(" ,;"))
    return start, match.start() + len(match[0].rstrip())
