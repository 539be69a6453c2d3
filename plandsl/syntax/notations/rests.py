"""Rests as coaches write them: `w/ 90s rest`, `, 400 jog`, `(60s)`, `walk back`.

Where it is certain that a time or a distance is the rest, and of which unit, the guess has an edit.
"""

from __future__ import annotations

import re
from fractions import Fraction

from plandsl.record import replace
from plandsl.syntax.notations.match import LENGTHS, TIMES
from plandsl.syntax.stuck import Guess, Stuck

A_REST = "a rest is written as one word that begins with r"
A_JOG = "how far or how long is jogged between the reps begins with r"
AMOUNT = r":?(?P<n>\d+['′]\d{1,2}(?!\d)(?:[\"″]|''|′′)?|\d[\d:.]*(?:[-–]\d[\d:.]*)?)"
UNIT = (
    r"(?P<u>km|k|met(?:er|re)s?|m|miles?|mi|yards?|yds?|minutes?|mins?|mn|seconds?|secs?|s"
    r"|['′″\"])?(?!\w)"
)
JOINT = r"(?:[,;/]|\bw/|\bwith\b|\band\b|\bplus\b|\bon\b|(?<=\s)[-–](?=\s))?\s*(?:w/|with\b|a\s)?"
MODES = {"jog": "jog", "jogging": "jog", "jg": "jog", "jgs": "jog", "walk": "walk",
         "walking": "walk", "float": "float", "floating": "float", "stand": "stand",
         "standing": "stand", "easy": "easy"}  # fmt: skip
SAYS_REST = {
    "r", "rest", "rests", "resting", "rec", "recs", "recov", "recover", "recovery", "recoveries",
    "ri", "off", "between", "b/w", "btw", "in-between",
}  # fmt: skip
FILLERS = {
    "the", "each", "of", "in", "all", "slow", "rep", "reps", "intervals", "repeats", "set", "sets",
}  # fmt: skip
_WORDS = "|".join(
    re.escape(word) for word in sorted({*MODES, *SAYS_REST, *FILLERS}, key=len, reverse=True)
)
WORDS = rf"(?P<w>(?:\s*(?<![\w/])(?i:{_WORDS})(?![\w/]))*)"
ENDS = r"(?=\s*(?:$|[+,;)|=@#]|or\b|at\b|total\b|lane\b|then\b|and\b))"
IN_BRACKETS = re.compile(
    rf"\s*(?P<s>(?:w/|with\b)?\s*[(\[])\s*{AMOUNT}\s*{UNIT}{WORDS}\s*[)\]]{ENDS}"
)
AFTER = re.compile(rf"\s*(?P<s>{JOINT})\s*(?<![\w:.]){AMOUNT}\s*{UNIT}{WORDS}{ENDS}")
BEFORE = re.compile(
    rf"\s*(?P<s>{JOINT})\s*(?P<b>[(\[])?(?<![\w/])(?P<word>(?i:rests?|recovery|recov|rec|ri|r)|jog|walk|float)"
    rf"\s*(?:[=:]|of\b)?\s*{AMOUNT}\s*{UNIT}{WORDS}(?(b)\s*[)\]]){ENDS}"
)
BACK = re.compile(
    rf"\s*(?P<s>{JOINT})\s*[(\[]?\s*(?:easy\s+|slow\s+)?(?P<m>walk|jog)(?:ing)?\s+"
    r"(?:back(?:\s+down)?|down(?:\s+hill)?|downhill)(?:\s+(?:recovery|rest|between))?\s*[)\]]?"
    + ENDS
)
FULL = re.compile(
    rf"\s*(?P<s>{JOINT})\s*[(\[]?\s*full\s+(?:recovery|recoveries|rest|rec)\s*[)\]]?{ENDS}"
)
WRITTEN_SO = re.compile(r"r\d[\w:.–-]*(?:\s+(?:jog|walk|stand|float|easy|jgs?(?:\s+each)?))?")
COUNTED = re.compile(r"\d\s*[xX×]\s*(?=[\d(]|[^\W\d_])|\(")
# Right behind a length or a target, not behind a word.
LENGTH_LAST = re.compile(rf"(?:\d\s*(?:{LENGTHS}|{TIMES})?|mile|half)\s*$")
TARGET = re.compile(
    r"@|\b(?:easy|steady|tempo|threshold|interval|hard|fast|max|MP|HM|in\s+\d|uphill|hills?)\b"
)
# A jog or a walk up to here is a rest where it follows reps; a longer one may be the cool-down.
LONGEST_JOG, FARTHEST_JOG = 300, 800
# A time alone, without a word, is a rest up to here.
LONGEST_BARE = 180
# A shorter distance was meant in minutes.
SHORTEST = 20
# The length of a rep, and what is beyond any record over it, in metres a second.
REP = re.compile(r"[xX×]\s*(?:(?P<n>\d+(?:\.\d+)?)\s*)?(?P<u>km|k|miles?|mi|m)?\s*$")
FASTEST_SHORT, FASTEST_LONG, LONG_REP = 11, 8, 800
METRES = {"km": 1000, "mi": 1609, "m": 1, "yd": 1}


def rest(stuck: Stuck) -> Guess | None:
    """The rest that is meant at the place where reading stopped."""
    for pattern in (BACK, FULL, IN_BRACKETS, BEFORE, AFTER):
        for match in pattern.finditer(stuck.text, stuck.steps):
            if match.start() <= stuck.steps or not stuck.touches(match):
                continue
            if pattern in (BACK, FULL):
                how = f"r({match['m']} back)" if pattern is BACK else "r(full)"
                return _guess(match, "a rest without a length stands in brackets", [how])
            made = _read(stuck, match, pattern is IN_BRACKETS)
            if made is not None and not _says_the_same(stuck, made):
                return made
    return None


def _says_the_same(stuck: Stuck, made: Guess) -> bool:
    """Whether it is written so already."""
    return any(stuck.text[start:end].strip() == new.strip() for start, end, new in made.edits)


def _read(stuck: Stuck, match: re.Match[str], in_brackets: bool) -> Guess | None:
    """What an amount with a few words beside it says, if it is a rest at all."""
    if WRITTEN_SO.fullmatch(match[0].strip(" ,;")):
        return None
    before = stuck.text[stuck.steps : match.start()]
    words = match["w"].casefold().split()
    first = (match.groupdict().get("word") or "").casefold()
    said = bool(SAYS_REST & {first, *words})
    mode = _mode([first, *words])
    written = _rests(match, mode)
    if before.rstrip().endswith(("@", "x", "X", "×")) or not written:
        return None
    aimed = stuck.text[match.end() :].lstrip()[:1] == "@"
    if aimed and not (said or mode or match["u"]):
        return None
    if re.search(r"\boff\s*$", before):
        return _off(match, written, mode)
    if match["s"][:1] in "-–" and match["s"] and re.search(r"(?<![\d:])\d+\s*$", before):
        return None
    if "=" in before:
        made = _guess(match, "the rest of all reps stands before what was run", written)
        return replace(made, help=(f"write {written[0]} before the =",), edits=())
    if "each" in words and "between" not in words:
        made = _guess(match, "does a rest follow the last rep, too?", written)
        helps = (f"write {written[0]} for rests between the reps, {written[0]} each if one does",)
        return replace(made, help=helps, edits=())
    if "sets" in words and not before.rstrip().endswith(")"):
        return None
    sign = match["s"].strip(" ([")
    if _unit(match) == "m" and _size(match) < SHORTEST:
        return _metres(match)
    if "sets" in words or "set" in words:
        written = [re.sub(r"(\d):00", r"\1min", one) for one in written]
    if said or (sign.startswith("w") and (mode or _is_time(match))) or (in_brackets and mode):
        return _guess(match, _called(match, mode), written)
    counted = COUNTED.search(_step(before)) is not None
    if not counted or re.search(r"\br[\d(]", _step(before)):
        return None
    if in_brackets and not (match["u"] or TARGET.search(_step(before))):
        return _either(match, written)
    if in_brackets:
        return _guess(match, _called(match, mode), written) if _is_time(match) else None
    is_long = _is_long(match, written)
    if mode and is_long and "strides" in _step(before):
        return None
    if mode == "easy":
        return None if is_long else _easy(match, before, written)
    if mode:
        return _jog(match, written, is_long)
    return _bare(stuck, match, before, written)


def _called(match: re.Match[str], mode: str) -> str:
    """What is said about a rest that is one for sure."""
    if match.re is IN_BRACKETS:
        return "a rest begins with r, and stands without brackets"
    if match[0].strip(" ,;")[:1] == "R":
        return "a rest begins with a small r"
    return A_JOG if mode in ("jog", "walk", "float") else A_REST


def _metres(match: re.Match[str]) -> Guess:
    """`2m rest`: m is metres, always."""
    made = _guess(match, f"{match['n']}m of rest are {match['n']} metres", [f"r{match['n']}min"])
    return replace(made, help=(f"for minutes write r{match['n']}min",), edits=())


def _is_long(match: re.Match[str], written: list[str]) -> bool:
    """Whether it is long for a rest."""
    far = re.search(r"\d(?:m|km|mi|yd)\b", written[0])
    return _size(match) > (FARTHEST_JOG if far else LONGEST_JOG)


def _jog(match: re.Match[str], written: list[str], is_long: bool) -> Guess:
    """`8x400, 2min jog`: a short one is the rest, a long one may be the cool-down."""
    if not is_long:
        return _guess(match, A_JOG, written)
    text = match[0].strip(" ,;/-–")
    return _guess(
        match,
        f"`{text}` can be the rest between the reps, or the cool-down",
        [f"{written[0]} for the rest", f"+ cooldown {match['n']}{_unit(match)} easy"],
    )


def _easy(match: re.Match[str], before: str, written: list[str]) -> Guess:
    """`8x1min hard, 1min easy`: seven easy minutes between the hard ones, or eight?"""
    counted = re.search(r"(?P<n>[\d–-]+)\s*[xX×]\s*(?P<w>[^,+]*?)\s*$", _step(before))
    text = match[0].strip(" ,;/-–")
    helps = [f"{written[0]} for the rest between the reps"]
    if counted:
        helps.append(f"{counted['n']}x({counted['w']} + {text}) for one after each rep")
    message = f"is `{text}` the rest between the reps, or does one follow each?"
    return replace(_guess(match, message, helps), edits=())


def _off(match: re.Match[str], written: list[str], mode: str) -> Guess:
    """`8x400 off 60s`: on some tracks the rest, in most pools the send-off; a jog is a rest."""
    start = match.string.rindex("off", 0, match.start() + 1)
    text = match.string[start : match.end()].strip()
    end = start + len(text)
    if mode and len(written) == 1:
        message = "a rest begins with r, and stands without off"
        edits = ((start, end, written[0]),)
        return Guess(message, start, end, (f"write {written[0]}",), edits)
    on = match[0].strip()
    message = f"`{text}` can be the rest, or when each rep starts"
    helps = (f"write {' or '.join(written)} for the rest, on {on} for the start",)
    return Guess(message, start, end, helps)


def _bare(stuck: Stuck, match: re.Match[str], before: str, written: list[str]) -> Guess | None:
    """`4x800 in 2:30, 90 sec`: after the target, a time with its unit is the rest."""
    text = match[0].strip(" ,;/-–")
    if not _is_time(match) or (match["u"] is None and match["s"]):
        return None
    if match["u"] is None and not LENGTH_LAST.search(before):
        return None
    if not TARGET.search(_step(before)):
        return _either(match, written)
    if match["u"] is None:
        made = _guess(match, f"`{text}` is not understood behind the target", written)
        return replace(made, help=(f"for the rest write {written[0]}",), edits=())
    if _size(match) <= LONGEST_BARE:
        return _guess(match, A_REST, written)
    return _guess(
        match,
        f"`{text}` can be the rest between the reps, or another step",
        [f"{written[0]} for the rest", f"+ {match['n']}{_unit(match)} easy"],
    )


def _either(match: re.Match[str], written: list[str]) -> Guess:
    """`8x400 60s`, `6x1k (3:40)`: without a target it may be that, if anybody runs so fast."""
    if len(written) == 1 and _size(match) < _fastest(match.string[: match.start()]):
        return _guess(match, _called(match, ""), written)
    text = match[0].strip(" ,;/-–")
    bare = match["n"] if _unit(match) in ("", "s") else f"{match['n']}{_unit(match)}"
    made = _guess(match, f"`{text}` can be the rest between the reps, or the time of each", written)
    helps = (f"write {written[0]} for the rest, @ {bare} for the time of a rep",)
    return replace(made, help=helps, edits=())


def _fastest(before: str) -> int:
    """Seconds in which nobody runs the rep that was said last; 0 where it has no length."""
    rep = REP.search(before)
    if rep is None:
        return 0
    written = rep["u"] or "m"
    unit = "mi" if written.startswith("mi") else {"k": "km"}.get(written, written)
    metres = Fraction(rep["n"] or 1) * METRES[unit]
    return int(metres / (FASTEST_SHORT if metres < LONG_REP else FASTEST_LONG))


def _step(before: str) -> str:
    """The step that the text before belongs to; inside a group, the piece."""
    step = re.split(r"\+|\||\bor\b", before)[-1]
    opened = 0
    for at in range(len(step) - 1, -1, -1):
        opened += {")": 1, "(": -1}.get(step[at], 0)
        if opened < 0:
            return step[at + 1 :].split(",")[-1]
    return step


def _mode(words: list[str]) -> str:
    """How the rest is taken; `easy jog` is a jog."""
    modes = [MODES[word] for word in words if word in MODES]
    other = [mode for mode in modes if mode != "easy"]
    return (other or modes or [""])[0]


def _guess(match: re.Match[str], message: str, rests: list[str]) -> Guess:
    """One rest is certain and has an edit; of several, all are shown."""
    start, end = match.start(), match.start() + len(match[0].rstrip())
    first = start + len(match[0]) - len(match[0].lstrip())
    helps = (f"write {' or '.join(rests)}",)
    edits = ((start, end, f" {rests[0]}"),) if len(rests) == 1 else ()
    if message in (A_REST, A_JOG) and len(rests) > 1:
        message = f"`{match[0].strip(' ,;/-–')}` can be read in two ways"
    while match.string[first] in ",; ":
        first += 1
    return Guess(message, first, end, helps, edits)


# ---- amounts


def _unit(match: re.Match[str]) -> str:
    """The unit as it is written here; empty where there is none."""
    written = match["u"] or ""
    known = {"k": "km", "'": "min", "′": "min", "mn": "min", '"': "s", "″": "s"}
    if written in known:
        return known[written]
    for unit, start in (
        ("min", "mi?n"),
        ("mi", "mi"),
        ("km", "km"),
        ("yd", "y"),
        ("s", "s"),
        ("m", "m"),
    ):
        if re.match(start, written):
            return unit
    return ""


def _is_time(match: re.Match[str]) -> bool:
    """Whether it is one; a bare number after `with` is one, too."""
    return _unit(match) in ("", "s", "min") or ":" in match["n"]


def _size(match: re.Match[str]) -> int:
    """The longest it can be, in seconds or metres."""
    last = re.split(r"[-–]", match["n"])[-1]
    parts = [Fraction(part) for part in re.findall(r"\d+(?:\.\d+)?", last)]
    unit = _unit(match)
    if len(parts) > 1:
        return int(parts[0] * 60 + parts[1])
    return int(parts[0] * {"min": 60, **METRES}.get(unit, 1))


def _rests(match: re.Match[str], mode: str) -> list[str]:
    """The rests that this can be; none where it is no number."""
    number = re.sub("[\"″]|''$|′′$", "", match["n"]).replace("–", "-")
    if not re.fullmatch(r"\d+([.:'′]\d+)?(-\d+([.:]\d+)?)?", number):
        return []
    unit, behind = _unit(match), f" {mode}" if mode else ""
    if re.search(r"[:'′]", number):
        clock = re.sub("['′]", ":", number)
        return [f"r{clock}{behind}"] if unit in ("", "min") else []
    return [f"r{one}{behind}" for one in _lengths(number, unit, mode, _size(match))]


def _lengths(number: str, unit: str, mode: str, size: int) -> list[str]:
    if unit == "min":
        return [f"{number}:00" if number.isdecimal() else f"{number}min"]
    round_one = size >= 100 and size % 100 == 0
    if unit == "s":
        return [f"{number}s" if size < 10 or (round_one and size >= 200) else number]
    if unit:
        return [f"{number}{unit}"]
    if size < 10:
        return [f"{number}min", f"{number}s"]
    if mode in ("jog", "walk", "float"):
        return [f"{number}m"] if round_one else [f"{number}s", f"{number}m"]
    return [f"{number}m", f"{number}s"] if size >= 100 and size % 50 == 0 else [number]
