"""Names that stand for a pace or an effort, with offsets and shares: `MP-10`, `104%5k`, `Z2`."""

from __future__ import annotations

import re
from fractions import Fraction

from plandsl.source import Span
from plandsl.syntax import grammar, quantities, tree
from plandsl.syntax.nodes import Leaf, Node
from plandsl.syntax.quantities import Misread, Strange
from plandsl.syntax.reader import Reader
from plandsl.syntax.words import NO_NAMES
from plandsl.units import (
    HALF_MARATHON,
    KILOMETRE,
    MARATHON,
    METRE,
    MILE,
    MINUTE,
    Distance,
    Duration,
    Range,
)

RACES = {"HM": Distance(HALF_MARATHON), "MP": Distance(MARATHON)}
# Nobody runs so much faster for a kilometre or a mile than a pace; three times that much slower.
LARGEST_OFFSET = 2 * MINUTE
SHORTEST_RACE = Distance(100 * METRE)
PER = {"km": Distance(KILOMETRE), "k": Distance(KILOMETRE), "mi": Distance(MILE)}
NUMBER = r"\d+(?::\d\d)?(?:\.\d+)?"
# Few plans have one, so they are compiled where one is met.
OFFSET = (
    rf"(?P<sign>[+−-])(?P<low>{NUMBER})(?:[-–](?P<high>{NUMBER}))?"
    r"(?:s|\s?(?P<percent>%))?(?:/(?P<per>km|k|mi))?"
)
SHARE = r"(?P<number>[\d.]+)\s*%\s*(?:of\s+)?(?P<of>.+)"
# What a heart rate or a power may be a share of, in the spellings that are found.
BASES = {
    "hrmax": "hrmax", "maxhr": "hrmax", "mhr": "hrmax", "hrr": "hrr", "ftp": "ftp",
}  # fmt: skip
VAGUE = {"max", "effort", "hr", "speed"}
# No names, though they look like some: `r60`, `x8`, `rpe7`.
GLUED = re.compile(r"(?:[rRxX]|rpe)\d.*")
UNITS = {"heart": "bpm", "power": "W"}


def is_no_name(word: str) -> bool:
    """A word of other notations, or one of the language in capitals: nobody may call a thing so."""
    small = word.casefold()
    return small in NO_NAMES or (small != word and small in grammar.built_in())


EFFORT_TERMINALS = ("EASY", "EFFORT", "FLOAT", "RACE", "RACE_PACE")


def is_taken(word: str) -> bool:
    """A word that means something in another place, like `warmup`."""
    return word in grammar.built_in() and word not in _paces()


def _paces() -> set[str]:
    """The words of the language that name an effort or a pace."""
    known = grammar.terminals()
    return {one for name in EFFORT_TERMINALS for one in known[name].words}


def is_reference(part: Node | Leaf) -> bool:
    """Whether a name stands there, and not an amount; a share of a name is one as well."""
    return isinstance(part, Node)


def zones(read: Reader, part: Node | Leaf) -> tree.Reference | tree.Band | None:
    """`Z2`, `Z3-4`; None for another name."""
    written = part.children[0] if isinstance(part, Node) else part
    if not isinstance(written, Leaf) or written.name != "ZONES":
        return None
    span = read.span(written)
    digits = re.findall(r"\d", read.text(written))
    if isinstance(part, Node) and len(part.children) > 1:
        raise Misread(read.span(part), "a zone has no offset", "write a pace, or another zone")
    low, high = (tree.Reference(span, f"Z{one}", f"Z{one}") for one in (digits[0], digits[-1]))
    if low == high:
        return low
    if digits[0] > digits[-1]:
        read.hint(
            span,
            "backward-range",
            f"{read.text(written)} runs backwards; it is read from low to high",
        )
        low, high = high, low
    return tree.Band(span, low, high, f"{low.text}-{high.text.removeprefix('Z')}")


def reference(read: Reader, name: Leaf, offset: Leaf | None) -> tree.Reference:
    """A name of a pace or an effort, or a distance that stands for the pace of a race over it."""
    text, span = read.text(name), read.span(name)
    distance = RACES.get(text)
    if name.name in ("DISTANCE", "DISTANCE_WORD"):
        amount = quantities.amount(name.name, text, span)
        text, distance = amount.text, race_distance(amount, span)
    elif is_no_name(text) or GLUED.fullmatch(text) or (name.name == "NAME" and is_taken(text)):
        raise Strange(span, aims=True)
    if offset is None:
        return tree.Reference(span, text, text, distance)
    return _with_offset(read, tree.Reference(span, text, text, distance), offset)


def pace_name(read: Reader, node: Node) -> tree.Reference:
    """What a `pace` line gives a meaning to."""
    part = node.children[0]
    assert isinstance(part, Leaf)
    text = read.text(part)
    if part.name == "NAME" and (is_no_name(text) or is_taken(text)):
        raise Misread(read.span(part), f"`{text}` means something already", *_own_name(text))
    made = zones(read, node) if part.name == "ZONES" else reference(read, part, None)
    if not isinstance(made, tree.Reference):
        raise Misread(read.span(node), "a pace line is for one zone", "write a line for each")
    return made


def _own_name(text: str) -> tuple[str, ...]:
    """What to call a pace instead; a word of the language in capitals is that word."""
    small = text.casefold()
    return (f"write {small}",) if small != text and small in _paces() else ("call it otherwise",)


def race_distance(amount: quantities.Amount, span: Span) -> Distance:
    """The distance of a race; one that is too short was meant as a time."""
    made = quantities.as_length([amount]).range.low
    assert made is not None
    if made < SHORTEST_RACE:
        bare = re.sub(r"\D+$", "", amount.text)
        raise Misread(
            span, f"{amount.text} is a distance, and no race is so short", f"write {bare}"
        )
    return made


def _with_offset(read: Reader, named: tree.Reference, offset: Leaf) -> tree.Reference:
    """`MP-10`, `MP+15-25`, `MP-3%`, `10k+5/km`: minus is faster."""
    span = named.span.to(read.span(offset))
    found = re.fullmatch(OFFSET, read.text(offset))
    assert found is not None, read.text(offset)
    sign = -1 if found["sign"] in "−-" else 1
    low, high = found["low"], found["high"] or found["low"]
    mark = "-" if sign < 0 else "+"
    numbers = low if found["high"] is None else f"{low}-{high}"
    per = {"k": "km"}.get(found["per"], found["per"]) if found["per"] else None
    text = f"{named.text}{mark}{numbers}{'%' if found['percent'] else ''}{f'/{per}' if per else ''}"
    if found["percent"]:
        shares = sorted(sign * quantities.number(one, span) for one in (low, high))
        if not all(-50 < one < 100 for one in shares):
            helps = "minus is faster: MP-3% takes 3 % less time, MP+3% takes 3 % more"
            raise Misread(span, f"{text} is another pace altogether", helps)
        limits = Range(shares[0], shares[1])
        return tree.Reference(span, named.name, text, named.distance, percent=limits)
    times = sorted(sign * _seconds(one, read.span(offset)).ms for one in (low, high))
    if times[0] <= -LARGEST_OFFSET or times[1] >= 3 * LARGEST_OFFSET:
        helps = f"{named.text}-10 is 10 s faster; from one pace to another write both names: MP-HM"
        raise Misread(span, f"{text} would be {numbers} off {named.text}", helps)
    return tree.Reference(
        span,
        named.name,
        text,
        named.distance,
        time=Range(Duration(times[0]), Duration(times[1])),
        per=PER[per] if per else None,
    )


def _seconds(written: str, span: Span) -> Duration:
    kind = "CLOCK" if ":" in written else "NUMBER"
    made = quantities.as_time([quantities.amount(kind, written, span)]).range.low
    assert made is not None
    return made


def intensity(read: Reader, parts: list[Leaf], span: Span) -> tree.Intensity | tree.Reference:
    """`140-150bpm`, `250-270W`, `75-80%hrmax`, `95%ftp`; and `104%MP`, a share of a speed."""
    last = parts[-1]
    numbers = [_plain(read, part, last.name) for part in parts]
    texts = [text for _, text in numbers]
    values = Range(min(value for value, _ in numbers), max(value for value, _ in numbers))
    if numbers[0][0] > numbers[-1][0]:
        message = f"{'-'.join(texts)} runs backwards; it is read from low to high"
        read.hint(span, "backward-range", message)
    if not values.low:
        raise Misread(span, "nothing is run at nothing")
    if last.name == "SHARE":
        return _share(read, last, values, "-".join(texts), span)
    kind = "heart" if last.name == "BPM" else "power"
    text = "-".join(texts) + UNITS[kind]
    return tree.Intensity(span, "heart" if kind == "heart" else "power", values, text)


def _plain(read: Reader, part: Leaf, last: str) -> tuple[Fraction, str]:
    """The number of one end; both ends have the last one's unit."""
    if part.name not in ("NUMBER", "PERCENT", last):
        message = f"{read.text(part)} and what follows are of two kinds"
        raise Misread(read.span(part), message, "both ends of a band have the same unit")
    digits = re.match(r"[\d.]+", read.text(part))
    assert digits is not None
    return quantities.number(digits[0], read.span(part)), digits[0]


def _share(
    read: Reader, part: Leaf, values: Range[Fraction], numbers: str, span: Span
) -> tree.Intensity | tree.Reference:
    found = re.fullmatch(SHARE, read.text(part))
    assert found is not None
    of = found["of"].strip()
    base = BASES.get(of.casefold())
    if of.casefold() in VAGUE:
        raise Misread(
            span,
            f"{numbers}% {of} can be read in several ways",
            f"write {numbers}%hrmax, {numbers}%5k for a share of a speed, or an rpe from 1 to 10",
        )
    if base:
        kind = "power" if base == "ftp" else "heart"
        text = f"{numbers}%{base}"
        return tree.Intensity(span, "power" if kind == "power" else "heart", values, text, base)
    distance = RACES.get(of)
    if of[0].isdigit():
        amount = quantities.amount("DISTANCE", of, span)
        of, distance = amount.text, race_distance(amount, span)
    elif of in quantities.LENGTH_WORDS:
        distance = Distance(quantities.LENGTH_WORDS[of])
    elif of.casefold() in NO_NAMES:
        raise Misread(span, f"{of} is no pace to take a share of", "like 95%MP or 80%hrmax")
    return tree.Reference(span, of, f"{numbers}%{of}", distance, share=values)
