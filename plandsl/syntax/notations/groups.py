"""Groups in other notations: alternations, ladders, sets."""

from __future__ import annotations

import re
from fractions import Fraction

from plandsl.syntax.notations.match import (
    AMOUNT,
    COUNT,
    LENGTHS,
    SPORT,
    TIMES,
    begins,
    match_of,
    unit_of,
    whole,
)
from plandsl.syntax.stuck import Guess, Stuck

# ---- alternations

ALTERNATING = re.compile(
    rf"(?P<t>\d[\d.]*\s*(?:{LENGTHS}|{TIMES}|h))\s+(?:of\s+)?alternat(?:ing|e)\s+"
    r"(?P<a>\d[^,|=]*?)(?:\s+/\s*|\s*,\s*|\s+and\s+|\s+&\s+)(?P<b>\d(?:(?!\s\+\s)[^,|=])*)"
)
ON_OFF = re.compile(
    rf"(?:{COUNT}|(?P<t>{AMOUNT})\s+of\s+)\(?\s*(?P<a>{AMOUNT})\s*on\s*[,/;&-]?\s*(?:and\s+)?"
    rf"(?P<b>{AMOUNT})\s*off\s*\)?"
)
NOT_SAID = "how hard is not said: hard and easy are assumed"
ON_OFF_TIMES = re.compile(
    rf"\(?\s*(?P<a>{AMOUNT})\s*on\s*[,/;&-]?\s*(?:and\s+)?(?P<b>{AMOUNT})\s*off\s*\)?\s*,?\s*"
    r"[xX×]\s*(?P<n>\d+)"
)
BRACKET_TIMES = re.compile(r"\)(?P<bad>\s*,?\s*[xX×]\s*(?P<n>\d{1,2}))(?![\d:.\w])")
PAIR = (
    r"\(?(?P<a>\d{1,3})\s*(?P<u>s|secs?|min|['′″\"])?\s*/\s*"
    r"(?P<b>\d{1,3})\s*(?P<v>s|secs?|min|['′″\"])?\)?"
)
BARE_SLASH = re.compile(rf"{COUNT}{PAIR}(?![\w:/])")
SLASH_TIMES = re.compile(rf"{PAIR}\s*,?\s*[xX×]\s*(?P<n>\d+)(?![\w:/])")
SLASHED = re.compile(r"\((?P<l>[^()]*\s*/\s*\d[^()]*)\)")
PIECE = re.compile(rf"\s*{AMOUNT}\s+@?\s*\S.*")


def alternating(stuck: Stuck) -> Guess | None:
    """`5mi alternating 1mi MP / 1mi MP+30`."""
    match = match_of(ALTERNATING, stuck)
    if match is None:
        return None
    meant = f"{match['t']} of ({match['a'].strip()} + {match['b'].strip()})"
    message = "what alternates stands in brackets behind its total"
    return Guess(message, *match.span(), (f"write {meant}",), whole(match, meant))


def on_off(stuck: Stuck) -> Guess | None:
    """`10x1' on 1' off`."""
    match = match_of(ON_OFF, stuck) or match_of(ON_OFF_TIMES, stuck)
    if match is None or any(match[part].strip().isdecimal() for part in "ab"):
        return None
    a, b = match["a"].strip(), match["b"].strip()
    times = match.groupdict().get("t")
    before = f"{times} of " if times else f"{match['n']}x"
    meant = f"{before}({a} hard + {b} easy)"
    return Guess(NOT_SAID, *match.span(), (f"write {meant}",), whole(match, meant), name="assumed")


def bare_slash(stuck: Stuck) -> Guess | None:
    """`10x30/30`: seconds on and off, or metres? With a unit, `10x30/30s`, it is certain."""
    match = match_of(BARE_SLASH, stuck) or match_of(SLASH_TIMES, stuck)
    if match is None or not begins(stuck, match.start()):
        return None
    n, a, b = match["n"], match["a"], match["b"]
    written = match[0].strip()
    if written.endswith(")") and "(" not in written:
        written = written[:-1]
    start, end = match.start(), match.start() + len(written)
    if match["v"]:
        meant = f"{n}x({a}{match['u'] or match['v']} hard + {b}{match['v']} easy)"
        helps, edits = (f"write {meant}",), ((start, end, meant),)
        return Guess(NOT_SAID, start, end, helps, edits, name="assumed")
    if max(int(a), int(b)) >= SHORTEST_RUNG:
        return None
    helps = (f"write {n}x({a}s hard + {b}s easy) for seconds, {n}x{a} r{b}m jog for metres",)
    return Guess(f"`{written}` has no unit", start, end, helps)


def slashed(stuck: Stuck) -> Guess | None:
    """`10x(1min hard / 1min easy)`."""
    match = match_of(SLASHED, stuck)
    if match is None or stuck.text[stuck.at] != "/":
        return None
    pieces = [one.strip() for one in re.split(r"\s+/\s*|\s*/\s+|/(?=\d)", match["l"])]
    joined = f"({' + '.join(pieces)})"
    if all(PIECE.fullmatch(piece) for piece in pieces):
        message = "the pieces of a group are joined by +, or parted by commas"
        return Guess(message, stuck.at, stuck.at + 1, (f"write {joined}",), whole(match, joined))
    message = f"`{match['l'].strip()}` can be read in two ways"
    with_rests = f"({', '.join(pieces)})"
    helps = (f"write {joined} for one run without a break, {with_rests} for pieces with rests",)
    return Guess(message, match.start("l"), match.end("l"), helps)


def bracket_times(stuck: Stuck) -> Guess | None:
    """`(200, 400) x3`."""
    match = match_of(BRACKET_TIMES, stuck)
    if match is None:
        return None
    depth, at = 0, match.start()
    while at >= 0:
        depth += {")": 1, "(": -1}.get(stuck.text[at], 0)
        if depth == 0:
            break
        at -= 1
    if at < 0 or not begins(stuck, at):
        return None
    helps = (f"write {match['n']}x{stuck.text[at : match.start() + 1]}",)
    edits = ((at, at, f"{match['n']}x"), (*match.span("bad"), ""))
    return Guess("how many comes before what", *match.span("bad"), helps, edits)


# ---- ladders

RUNG = r"\d+(?:\.\d+)?"
DASHED = re.compile(
    rf"(?!\d{{4}}-\d\d-\d\d)(?P<r>{RUNG}(?:\s?(?P<s>[-–—/,])\s?{RUNG})(?:\s?(?P=s)\s?{RUNG})+)"
    rf"\s*(?P<u>{LENGTHS}|minutes?|mins?|mn|['′])?(?![\w:/.])"
)
NO_REST = r"(?!\s*(?:easy\s+|slow\s+)?(?:jog|walk|float|rest|rec|off))"
PARTED = rf"(?:\d+\s*[xX×]\s*)?{RUNG}\s*(?:{LENGTHS}|{TIMES})?(?![\w:.]){NO_REST}"
COMMAS = re.compile(rf"(?P<s>{SPORT}\s+)?(?P<l>{PARTED}(?:\s*,\s*{PARTED}){{2,}})")
REPEATED = re.compile(
    rf"(?P<r>{RUNG}(?:\s?[-–—/]\s?{RUNG})+)\s*(?P<u>{LENGTHS}|minutes?|mins?|['′])(?!\w)"
    rf"\s*(?P<e>[^,()+]*),\s*(?P<j>{AMOUNT})\s*(?P<m>jog|walk|rest|float|easy)?\w*\s*,?\s*"
    r"[xX×]\s*(?P<n>\d+)"
)
SHORTEST_RUNG = 100


def repeated_ladder(stuck: Stuck) -> Guess | None:
    """`3-2-1 min hard, 1min jog, x3`: nobody says what rest there is between the sets."""
    match = match_of(REPEATED, stuck)
    if match is None:
        return None
    unit, mode = unit_of(match["u"]), (match["m"] or "").replace("rest", "")
    behind = f" {match['e'].strip()}" if match["e"].strip() else ""
    rest = f"r{_clock(match['j'])} {mode}".strip()
    *rungs, last = re.split(r"\s?[-–—/]\s?", match["r"])
    inner = " + ".join([*(f"{one}{unit}{behind} {rest}" for one in rungs), f"{last}{unit}{behind}"])
    message = "the rest between the sets is not said"
    helps = (
        f"if it is the same, write {match['n']}x({inner}) {rest}",
        "if it is another one, write that one behind the bracket",
    )
    return Guess(message, *match.span(), helps)


def dashed(stuck: Stuck) -> Guess | None:
    """`400-800-1200-800-400`, `1-2-3-2-1 min`."""
    match = match_of(DASHED, stuck)
    if match is None or not begins(stuck, match.start()):
        return None
    rungs = re.split(r"\s?[-–—/,]\s?", match["r"])
    unit = unit_of(match["u"] or "")
    # With commas, each rung may have been meant as it stands.
    if match["s"] == "," and (not unit or any(Fraction(one) >= SHORTEST_RUNG for one in rungs)):
        return None
    if unit or all(Fraction(one) >= SHORTEST_RUNG for one in rungs):
        meant = ", ".join(one + unit for one in rungs)
        if f"{stuck.text[match.start() - 1]}{stuck.text[match.end() :].lstrip()[:1]}" == "()":
            message = "the rungs of a ladder are parted by commas"
            return Guess(message, *match.span(), (f"write ({meant})",), whole(match, meant))
        meant = f"({meant})"
        message = "a ladder stands in brackets, its rungs parted by commas"
        return Guess(message, *match.span(), (f"write {meant}",), whole(match, meant))
    if match["s"] == "/":
        return None
    times, lengths = (f"({', '.join(one + unit for one in rungs)})" for unit in ("min", "km"))
    message = f"`{match['r']}` has no unit"
    return Guess(message, *match.span("r"), (f"write {times} or {lengths}",))


def commas(stuck: Stuck) -> Guess | None:
    """`200, 400, 2x800, 400, 200`."""
    match = match_of(COMMAS, stuck)
    if match is None or not begins(stuck, match.start()):
        return None
    if stuck.text[: match.start()].count("(") > stuck.text[: match.start()].count(")"):
        return None
    sport, listed, span = match["s"] or "", match["l"].strip(), match.span()
    rungs = [one.strip() for one in listed.split(",")]
    timed = [re.search(rf"\d\s*(?:{TIMES})$", one) is not None for one in rungs]
    bare = [
        int(one) for one in (re.sub(r".*[xX×]\s*", "", one) for one in rungs) if one.isdecimal()
    ]
    if len(set(timed)) > 1 or (not sport and any(one < SHORTEST_RUNG for one in bare)):
        return None
    # Pieces of which nothing more is said may as well be steps, where they are times or no run.
    more = re.match(r"\s*(?:@|r\d|w/|with\b|[^\W\d_])", stuck.text[match.end() :])
    if timed[0] and not (more or sport):
        return None
    meant = f"{sport}({listed})"
    message = "a ladder stands in brackets"
    if sport and not more:
        steps = " + ".join(f"{sport}{one}" for one in rungs)
        ladder = f"write {meant} for a ladder with rests"
        unbroken = f"write {steps} for one without a break"
        message = f"`{match[0].strip()}` can be read in two ways"
        return Guess(message, *span, (ladder, unbroken))
    times = re.match(r"(\d+\s*[xX×])\s*", rungs[0])
    if times and not any(re.match(r"\d+\s*[xX×]", one) for one in rungs[1:]):
        turned = f"{sport}{times[1]}({listed[times.end() :]})"
        helps = (f"write {meant} for one ladder, {turned} for several",)
        return Guess(f"`{match[0].strip()}` can be read in two ways", *span, helps)
    return Guess(message, *span, (f"write {meant}",), whole(match, meant))


def _clock(written: str) -> str:
    """`1min` as `1:00`, `90s` as `90`."""
    number = re.match(r"[\d:.]+", written)
    assert number is not None
    minutes = re.search(r"mi?n|['′]", written)
    return f"{number[0]}:00" if minutes and number[0].isdecimal() else number[0]


# ---- sets

SETS = re.compile(
    r"(?<![\w:.])[(\[]?(?P<n>\d+(?:\s*[-–]\s*\d+)?)\s+sets?\s*(?:of\b|x|×|:|\]|\))?\s*(?P<x>\(?\d[^|=+]*?)"
    rf"(?P<b>\s*[,;(]?\s*(?:w/|with\b|and\b|&)?\s*r?(?P<r>\d[\d:.]*)\s*(?P<u>{TIMES})?\s*"
    r"(?:(?P<m>jog|walk|easy)\s*)?(?:rest|recovery)?\s*(?:in\s+)?(?:between|b/w|btw)\s+"
    r"(?:the\s+|each\s+)?sets?\)?)?\s*$"
)
ROLES = re.compile(r"(?i)\b(?:wu|cd|w/u|c/d|warm|cool)")
BEFORE_BRACKET = re.compile(
    r"(?<![\w:.,–-])(?P<n>\d{1,2})\s*(?P<g>\((?P<x>[^()]*)\))(?P<t>[^+|=]*)"
)
TWO_COUNTS = re.compile(
    r"(?<![\w:.])(?P<n>\d+)\s*[xX×]\s*(?P<x>\d+\s*[xX×]\s*\d[^+|=,;]*?)"
    r"(?P<t>\s*(?:$|(?=\+|\|)|(?:[,;]|w/|with\b).*))"
)
AS_GROUP = "sets are written as a group, like 2x(6x400)"
LONG = rf"(?P<a>\d[\d:.]*\s*(?:{TIMES}|m)?)\s*(?:(?:jog|walk|rest|recovery|rec|easy)\s*)*"
BETWEEN_REPS = re.compile(rf"{LONG}(?:between|b/w|btw)\s+(?:the\s+|each\s+)?(?:reps?|intervals)")
BETWEEN_SETS = re.compile(rf"{LONG}(?:between|b/w|btw)\s+(?:the\s+|each\s+)?sets?")
TWO_SAID = re.compile(r"\br?(?P<a>\d[\d:.]*)\s*/\s*r?(?P<b>\d[\d:.]*)")
ONE_SAID = re.compile(rf"(?:\br|[,;]\s*|w/\s*|with\s+){LONG}(?=$|[,;+)])")
TWO_RESTS = re.compile(
    r"(?:\br|w/\s*)(?P<a>\d[\d:.]*(?:min|m|s|['′])?)(?P<s>\s*/\s*)r?(?P<b>\d[\d:.]*(?:min|s|['′])?)(?![\w/])"
)


def sets(stuck: Stuck) -> Guess | None:
    """`2 sets of 4x200 @ 33 r30, 3min between sets`."""
    match = match_of(SETS, stuck)
    if match is None or ROLES.search(match["x"]):
        return None
    inner = match["x"].strip()
    if inner.startswith("(") and inner.endswith(")"):
        inner = inner[1:-1]
    rest = ""
    if match["b"]:
        unit = "min" if re.match(r"mi?n|['′]", match["u"] or "") else ""
        rest = f" r{match['r']}{unit}" + (f" {match['m']}" if match["m"] else "")
    counted = re.search(r"\d\s*[xX×]\s*\d|\(|\d\s*,\s*\d", inner)
    meant = f"{match['n']}x({inner}){rest}" if counted else f"{match['n']}x{inner}{rest}"
    message = "sets are written as a group, the rest between them behind it"
    return Guess(message, *match.span(), (f"write {meant}",), whole(match, meant))


def two_rests(stuck: Stuck) -> Guess | None:
    """`r60/3min`: which of the two stands where?"""
    match = match_of(TWO_RESTS, stuck)
    if match is None:
        return None
    a, b = match["a"], match["b"]
    message = f"`{match[0].strip()}` can be read in two ways"
    helps = (f"if {b} is the rest between sets, write 2x(6x400 r{a}) r{b}",
             f"for a rest that the runner chooses write r{a}-{b}")  # fmt: skip
    return Guess(message, *match.span(), helps)


def group_rests(stuck: Stuck) -> Guess | None:
    """`2(6x400)`, `2x6x400`: where nobody says between what the rest is, both are shown."""
    match = match_of(BEFORE_BRACKET, stuck) or match_of(TWO_COUNTS, stuck)
    if match is None or not begins(stuck, match.start()):
        return None
    return _with_group(match)


def _with_group(match: re.Match[str]) -> Guess:
    """The group, with its rests where it is said which is which."""
    n, in_brackets = match["n"], match.re is BEFORE_BRACKET
    base, own = re.fullmatch(r"(.*?)((?:\s+r\d.*)?)\s*", match["x"].strip()).groups()  # type: ignore[union-attr]
    start, end = match.start(), match.start() + len(match[0].rstrip())
    if in_brackets and own:
        return _as_group(match, match.end("g"))
    said = f"{own} {match['t']}"
    reps, sets_ = BETWEEN_REPS.search(said), BETWEEN_SETS.search(said)
    if sets_:
        inside = f" r{_clock(reps['a'])}" if reps else ""
        behind = re.sub(r"(\d):00", r"\1min", _clock(sets_["a"]))
        meant = f"{n}x({base}{inside}) r{behind}"
        return Guess(AS_GROUP, start, end, (f"write {meant}",), ((start, end, meant),))
    two, one = TWO_SAID.search(said), ONE_SAID.search(said)
    if two:
        a, b = two["a"], two["b"]
        helps = (
            f"then write {n}x({base} r{a}) r{b}",
            f"if it is the target, {n}x({base} @ {b} r{a})",
        )
        return Guess(f"is {b} the rest between the sets?", start, end, helps)
    if one:
        a = _clock(one["a"])
        message = f"is {one['a'].strip()} the rest between the reps, or between the sets?"
        return Guess(message, start, end, (f"write {n}x({base} r{a}) or {n}x({base}) r{a}",))
    return _as_group(match, match.end("g" if in_brackets else "x"))


def _as_group(match: re.Match[str], until: int) -> Guess:
    start, until = match.start(), len(match.string[:until].rstrip())
    meant = f"{match['n']}x({match['x'].strip()})"
    return Guess(AS_GROUP, start, until, (f"write {meant}",), ((start, until, meant),))
