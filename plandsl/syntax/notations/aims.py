"""Targets over the reps, one run in parts, time trials: how else they are written."""

from __future__ import annotations

import re
from fractions import Fraction

from plandsl.syntax import grammar
from plandsl.syntax.notations.match import AIM, LENGTHS, TIMES, begins, match_of, unit_of, whole
from plandsl.syntax.stuck import Guess, Stuck

# ---- targets over the reps

PER_LENGTH = r"\d+m?"
# Grounds that are places as well.
GROUNDS = {"track", "road", "trail", "grass", "sand", "treadmill"}
CUT = re.compile(
    r"(?:@\s*)?\b(?:cut(?:ting)?[\s-]?down|descending|dropping|progress(?:ing|ion))\s+"
    rf"(?:@\s*)?(?:from\s+)?(?P<a>{AIM})\s*(?:->|=>|>|→|[-–]|\bdown\s+to\b|\bto\b)\s*(?P<b>{AIM})"
)
ARROW = re.compile(rf"(?P<at>@\s*)?(?P<a>{AIM})\s*(?:->|=>|→|\bdown\s+to\b)\s*(?P<b>{AIM})")
PART = (
    r"(?:the\s+)?(?:(?:first|next|then|middle|last|final)\s+)?(?:\d+|rest|others)\s*(?:@|in\b|at\b)\s*"
    r"(?:\d[\d:.]*(?:\s?[-–]\s?\d[\d:.]*)?(?:/(?:km|mi|k|\d+))?|[^\W\d_]+)(?![\w:])"
)
ONE_PART = re.compile(
    r"(?P<k>\d+|rest|others)\s*(?:@|in\b|at\b)\s*(?P<t>\S+(?:\s?[-–]\s?\d[\d:.]*)?)"
)
PARTS = re.compile(
    r"(?<![\w:.])(?P<h>(?P<n>\d+)\s*[xX×]\s*"
    rf"(?:\d[\d:.]*\s*(?:{LENGTHS}|{TIMES})?|mile))\s*[,:(]?\s*"
    rf"(?P<p>{PART}(?:\s*(?:,|;|/|\band\b|&)?\s*{PART})+)\s*\)?"
)


def cut_down(stuck: Stuck) -> Guess | None:
    """`6xmile cutdown 6:00 > 5:30`, `10km progression from MP to HM`, `@ 6:00 -> 5:30`."""
    match = match_of(CUT, stuck) or match_of(ARROW, stuck)
    if match is None:
        return None
    slow, fast = (_seconds(match[end]) for end in "ab")
    if (slow is None) != (fast is None) or (slow and fast and slow <= fast):
        return None
    meant = f"@ {match['a']}>{match['b']}"
    message = "a cut-down goes from one pace to another with a >"
    return Guess(message, *match.span(), (f"write {meant}",), whole(match, meant))


def _seconds(written: str) -> Fraction | None:
    """How long a time is, whatever its distance; None for a name."""
    number = re.fullmatch(r"(?:(\d+):)?(\d+(?:\.\d+)?)(/\w+)?", written)
    return Fraction(number[1] or 0) * 60 + Fraction(number[2]) if number else None


def parts(stuck: Stuck) -> Guess | None:
    """`8x400 first 4 @ 88, last 4 @ 86`."""
    match = match_of(PARTS, stuck)
    if match is None:
        return None
    reps, each = int(match["n"]), list(ONE_PART.finditer(match["p"]))
    said = [int(one["k"]) if one["k"].isdecimal() else 0 for one in each]
    open_parts = said.count(0)
    if open_parts == 1:
        said[said.index(0)] = max(reps - sum(said), 0)
    start, end = match.span("p")
    if sum(said) != reps or 0 in said:
        message = f"{' and '.join(map(str, said))} are {sum(said)} reps, and there are {reps}"
        return Guess(message, start, end, (f"say a target for each of the {reps}",))
    aims = [f"{one['t'].rstrip(',;')} x{times}" for one, times in zip(each, said, strict=True)]
    meant = f"{match['h'].strip()} @ {', '.join(aims)}"
    message = "targets of their own stand behind one @, each with its number of reps"
    return Guess(message, start, end, (f"write {meant}",), whole(match, meant))


LIMIT = re.compile(
    rf"(?P<at>@\s*)?(?<![\w:.])(?P<t>\d[\d:.]*(?:\s?[-–]\s?\d[\d:.]*)?(?:\s*/\s*(?:km|k|mi|{PER_LENGTH})|bpm|W)?)"
    r"\s*,?\s*or\s+(?:(?P<low>faster|quicker|better|less|lower|under|below)|slower|more|higher|over)(?![\w-])"
)


def limit(stuck: Stuck) -> Guess | None:
    """`8x400 @ 75 or faster`."""
    match = match_of(LIMIT, stuck)
    if match is None:
        return None
    sign = "<=" if match["low"] else ">="
    ends = re.split(r"\s?[-–]\s?", match["t"])
    meant = f"@ {sign}{ends[-1] if match['low'] else ends[0]}"
    if len(ends) > 1:
        message = f"`{match[0]}` has two limits"
        return Guess(message, *match.span(), (f"write {meant}, or @ {match['t']} for the range",))
    return Guess(
        f"a limit is written with {sign}", *match.span(), (f"write {meant}",), whole(match, meant)
    )


OFFSET = re.compile(
    r"(?:@\s*)?(?<![\w:.])(?P<n>\d+)\s*(?:s|secs?|seconds?|[\"″])\s*"
    r"(?:(?:/|per|a)\s*(?P<u>km|k|kilomet(?:er|re)|miles?|mi)\s+)?"
    r"(?:(?P<fast>faster|quicker)|slower)\s+than\s+"
    r"(?P<p>[^\W\d_]\w*|\d+(?:k|km|mi))(?:\s+pace)?(?![\w-])"
)


def offset(stuck: Stuck) -> Guess | None:
    """`@ 10 sec faster than MP`."""
    match = match_of(OFFSET, stuck)
    if match is None:
        return None
    per = f"/{'mi' if match['u'].startswith('mi') else 'km'}" if match["u"] else ""
    meant = f"@ {match['p']}{'-' if match['fast'] else '+'}{match['n']}{per}"
    message = "how much faster or slower stands right behind the name of a pace"
    return Guess(message, *match.span(), (f"write {meant}",), whole(match, meant))


PLACE = re.compile(
    r"(?P<bad>@)\s*(?:the\s+)?(?P<v>[A-Z][a-z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*)*|track|park|gym|stadium|beach)(?![\w-])"
)


def place(stuck: Stuck) -> Guess | None:
    """`8x400 @ 80 @ Track`; where no target stands before it, the name may be that of a pace."""
    match = match_of(PLACE, stuck)
    ground = match["v"].casefold() if match else ""
    if match is None or (ground in grammar.built_in() and ground not in GROUNDS):
        return None
    start = match.start("bad")
    aimed = "@" in re.split(r"\s\+|\||\bor\b", stuck.text[stuck.steps : start])[-1]
    meant = f"at {match['v']}"
    if not aimed and ground in GROUNDS:
        helps = (f"write {meant} for the place, {ground} for the ground",)
        return Guess("no target follows this @", *match.span(), helps)
    if not aimed:
        return None
    return Guess(
        "a place is written with at", *match.span(), (f"write {meant}",), whole(match, meant)
    )


# ---- one piece in parts

LAST = re.compile(
    r"(?<![\w:.–-])(?:(?P<r>\d[\d.]*)\s*[-–]\s*)?(?P<t>\d+h\d\d|\d[\d.]*\s*(?P<u>km|k|miles?|mi|minutes?|mins?|['′]|h)(?!\w))\s*"
    r"(?P<e>easy|steady|moderate)?\s*[,;(]?\s*(?:w/|with\b|and\b)?\s*(?:the\s+)?(?:last|final)\s+"
    r"(?P<l>\d+(?:\.\d+)?)\s*(?P<v>(?:km|k|miles?|mi|minutes?|mins?|['′])(?!\w))?\s*"
    r"(?P<a>(?:@|at\b|in\b)?\s*(?:(?!\s*(?:[+,;|=)]\s|\br\d)).)+)\)?"
)


WITHIN = re.compile(
    r"(?P<t>\d[\d.]*\s*(?:km|k|miles?|mi|minutes?|mins?|['′]|h)(?!\w))\s*(?:easy\s*)?,?\s*"
    r"(?:(?:w/|with\b)(?!.*\bstrides)|incl\.?\b|including\b)"
    r"(?!.*\b(?:rest|rec|recovery|jog|walk|between|float|off)\b)\s*"
    r"(?P<p>\d[\d.]*\s*(?:[xX×]\s*\d|[^\W\d_]*\s*(?:@|at\b)|[^\W\d_]+\s+[^\W\d_]|strides).*)"
)


def last(stuck: Stuck) -> Guess | None:
    """`90min, last 20 @ MP`: what the first part is run at is assumed where it is not said."""
    match = match_of(LAST, stuck)
    if match is None or not begins(stuck, match.start()):
        return None
    written = match["u"] or "h"
    unit = "min" if written == "h" else unit_of(written)
    total = _minutes(match["t"]) if written == "h" else Fraction(re.match(r"[\d.]+", match["t"])[0])  # type: ignore[index]
    part = Fraction(match["l"])
    least = Fraction(match["r"]) if match["r"] else total
    if (match["v"] and unit_of(match["v"]) != unit) or part >= min(least, total):
        return None
    before = [*dict.fromkeys((least - part, total - part))]
    first = "-".join(str(one if one.denominator == 1 else float(one)) for one in before) + unit
    aim = re.sub(r"^(?:@|at\b|in\b)\s*", "", match["a"].strip().rstrip(")"))
    meant = f"{first} {match['e'] or 'easy'} + {match['l']}{unit} @ {aim}"
    message, name = "the two parts of this run are two steps", "syntax"
    if match["e"] is None:
        message = f"how the first {first} are run is not said: easy is assumed"
        name = "assumed"
    return Guess(message, *match.span(), (f"write {meant}",), whole(match, meant), name=name)


def within(stuck: Stuck) -> Guess | None:
    """`16mi w/ 4 @ MP`, `10mi with 4x1mi @ T`: nobody says where in the run they are."""
    match = match_of(WITHIN, stuck)
    if match is None or not begins(stuck, match.start()):
        return None
    message = f"where in the {match['t'].strip()} does `{match['p'].strip()}` stand?"
    helps = ("write its parts as steps, like 6mi easy + 4x1mi @ MP r2:00 + 2mi easy",)
    return Guess(message, match.start("p"), match.start("p") + len(match["p"].rstrip()), helps)


def _minutes(written: str) -> Fraction:
    """`1h30`, `1.5h`."""
    hours, _, minutes = written.replace(" ", "").partition("h")
    return Fraction(hours) * 60 + int(minutes or 0)


# ---- times to pass

MARKS = re.compile(r"(?<![\w:./])(?P<m>\d[\d:.]*(?:\s*/\s*\d[\d:.]*){2,})(?![\w/])")
# Up to here a first mark is one at 200 m.
FASTEST_LAP = 50


def marks(stuck: Stuck) -> Guess | None:
    """`45/90/3:00/4:30`: the times at marks, of which nobody says where they are."""
    match = match_of(MARKS, stuck) if "=" not in stuck.text else None
    if match is None:
        return None
    written = [one.strip() for one in match["m"].split("/")]
    times = [_seconds(one) or Fraction(0) for one in written]
    if not times[0] or sorted(times) != times or len(set(times)) < len(times):
        return None
    first = 200 if times[0] <= FASTEST_LAP else 400
    shown = ", ".join(
        f"{round(first * time / times[0] / 100) * 100} {one}"
        for time, one in zip(times, written, strict=True)
    )
    helps = (f"like check {shown}",)
    return Guess("times to pass stand on a line below, each with its mark", *match.span("m"), helps)


# ---- trials

TRIAL = r"(?:TT|time[\s-]?trial)(?!\w)"
DISTANCE = rf"(?:\d[\d.]*\s*(?:{LENGTHS}|{TIMES})?|mile|half|marathon)(?!\w)"
TRIAL_LAST = re.compile(rf"(?P<d>{DISTANCE})\s+{TRIAL}(?P<a>\s*@)?")
TRIAL_FIRST = re.compile(rf"{TRIAL}\s*[:,]?\s*(?P<d>{DISTANCE})(?P<a>\s*@)?")
TRIALS = ("trial:", "time trial:", "tt:", "race:")


def trial(stuck: Stuck) -> Guess | None:
    """`5k TT`, `mile time trial`."""
    match = match_of(TRIAL_LAST, stuck) or match_of(TRIAL_FIRST, stuck)
    if match is None:
        return None
    meant = match["d"].strip() + (" @" if match["a"] else " @ max")
    head = stuck.text[: stuck.steps].rstrip()
    shown = meant + (" …" if match["a"] else "")
    message = "a time trial is a session called trial:"
    if head.endswith(":"):
        if not head.casefold().endswith(TRIALS):
            helps = (f"write trial: … {shown}, for the name before the colon makes it one",)
            return Guess(message, *match.span(), helps)
        return Guess(message, *match.span(), (f"write {shown}",), whole(match, meant))
    if re.search(r"\bor\b|\|", stuck.text):
        return Guess(message, *match.span(), (f"write trial: {shown} on a day of its own",))
    if match.start() == stuck.steps:
        edits = whole(match, f"trial: {meant}")
    else:
        edits = ((stuck.steps, stuck.steps, "trial: "), *whole(match, meant))
    return Guess(message, *match.span(), (f"write trial: {shown}",), edits)
