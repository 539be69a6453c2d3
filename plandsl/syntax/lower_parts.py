"""What qualifies a piece of work: target, rest, laps, terrain, venue, lane."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from fractions import Fraction
from typing import TypeVar

from plandsl.source import Span
from plandsl.syntax import grammar, quantities, tree
from plandsl.syntax.parse import Leaf, Node
from plandsl.syntax.quantities import Amount, Misread, Strange
from plandsl.syntax.reader import AMOUNTS, Reader, child, leaf, leaves, nodes
from plandsl.syntax.words import NO_NAMES
from plandsl.units import METRE, SECOND, Distance, Duration, Pace, Range

# A shorter distance behind a slash was meant as the end of a range: `32/33`.
SHORTEST_PACE = Distance(100 * METRE)
# Seconds; a bare `r3` was most often meant as minutes.
SHORTEST_REST = 10
Made = TypeVar("Made", tree.Word, tree.Target, tree.Rest, tree.Laps)
# `at easy` would name a venue; whoever writes it means a target.
QUANTITY = re.compile(r"\d[\d.]*(?:[-–:/]\d[\d.]*)+\S*|\d[\d.]*(?:min|km|mi|h)")
NO_VENUES = {"easy", "tempo", "threshold", "steady", "hard", "fast", "race", "mile", "pace", "goal"}


class Places:
    """The venue and the lane of a session, wherever they stand in it; at most one of each."""

    def __init__(self, read: Reader) -> None:
        self.read = read
        self.venue: tree.Word | None = None
        self.lane: tree.Lane | None = None

    def add_venue(self, part: Leaf) -> None:
        word = venue_word(self.read, part)
        name = word.text
        if self.venue is not None and self.venue.text != name:
            raise Misread(
                word.span,
                f"a session has one venue, and this one is at {self.venue.text}",
                "leave one of them out, or make it two sessions on two lines",
            )
        if name in NO_VENUES or name.rpartition(" ")[2] in ("pace", "effort"):
            raise Misread(
                self.read.span(part),
                f"`at {name}` would be a place called {name}",
                f"for a target write @ {name}",
            )
        self.venue = word

    def add_lane(self, node: Node) -> None:
        part = leaf(node, "NUMBER")
        assert part is not None
        number = quantities.whole(self.read.text(part), self.read.span(part), "a lane's number")
        stagger = leaf(node, "STAGGER") is not None
        text = f"lane {number} stagger" if stagger else f"lane {number}"
        if self.lane is not None:
            raise Misread(self.read.span(node), "a session has one lane")
        if number > 10:
            raise Misread(
                self.read.span(part), f"no track has a lane {number}", "write lane 1 to lane 10"
            )
        self.lane = tree.Lane(self.read.span(node), number, stagger, text)


def venue_word(read: Reader, part: Leaf) -> tree.Word:
    """The place's name behind its `at`; refuses what belongs to the session before it."""
    name = read.text(part)[2:].lstrip()
    span = Span(read.span(part).end - len(name), read.span(part).end)
    words = name.split()
    for index, word in enumerate(words[1:], start=1):
        meant = ""
        if QUANTITY.fullmatch(word) or word == "with" or (word == words[-1] and is_effort(word)):
            meant = f"write it before at {' '.join(words[:index])}"
        elif words[index + 1 :][:1] and words[index + 1].isdecimal() and is_like(word, "lane"):
            meant = "did you mean lane?"
        if meant:
            start = span.start + name.rindex(word)
            at = Span(start, start + len(word))
            raise Misread(at, f"`{word}` is read as a part of the place", meant)
    return tree.Word(span, " ".join(words))


def is_like(word: str, known: str) -> bool:
    """Whether somebody may have mistyped a known word."""
    return bool(get_close_matches(word, [known], cutoff=0.8))


def is_effort(word: str) -> bool:
    """Whether a word is one of the efforts that are built in."""
    known = grammar.terminals()
    return any(word in known[name].words for name in ("EASY", "EFFORT", "FLOAT"))


class Qualifiers:
    """Target, rest, laps and terrain of a step, in whatever order they stand; each at most once."""

    def __init__(self, read: Reader, node: Node, places: Places) -> None:
        self.read = read
        self.target: tree.Target | None = None
        self.target_is_name = False
        self.rest: tree.Rest | None = None
        self.laps: tree.Laps | None = None
        self.terrain: tree.Word | None = None
        handlers: dict[str, Callable[[Node], None]] = {
            "target": self._add_target,
            "one_target": self._add_target,
            "rest": self._set_rest,
            "laps": self._set_laps,
            "lane": places.add_lane,
        }
        for qualifier in nodes(node, "qualifier"):
            part = qualifier.children[0]
            if isinstance(part, Node):
                handlers[part.name](part)
            elif part.name == "VENUE":
                places.add_venue(part)
            else:
                self.terrain = self._once(self.terrain, read.word(part), "terrain")

    def set_target(self, made: tree.Target, is_name: bool = False) -> None:
        """At most one; a second one that is but a word nobody knows is the word that is wrong."""
        if self.target is not None and (is_name or self.target_is_name):
            raise Strange(made.span if is_name else self.target.span)
        self.target_is_name = is_name
        self.target = self._once(self.target, made, "target")

    def _add_target(self, node: Node) -> None:
        named = child(node, "effort")
        is_name = named is not None and leaf(named, "NAME") is not None
        self.set_target(target(self.read, node), is_name)

    def _set_rest(self, node: Node) -> None:
        self.rest = self._once(self.rest, rest(self.read, node), "rest")

    def _set_laps(self, node: Node) -> None:
        self.laps = self._once(self.laps, laps(self.read, node), "laps")

    def _once(self, before: Made | None, made: Made, what: str) -> Made:
        if before is not None:
            message = f"a second {what} for one step; {before.text} is the first"
            raise Misread(made.span, message, "another step begins with a +")
        return made


# ---- targets


def target(read: Reader, node: Node) -> tree.Target:
    """`@ 85-87`, `@ 87-88 x2, free x2`, `@ 4:30 (6:02/mi)`, or an effort by its name alone."""
    named = child(node, "effort")
    if named:
        if read.text(named).casefold() in NO_NAMES:
            raise Strange(read.span(named))
        return effort_target(read, named.children[0])
    items = tuple(target_item(read, one) for one in nodes(node, "target_item"))
    stated_node = child(node, "stated")
    stated = _stated(read, stated_node) if stated_node else None
    text = ", ".join(item.text for item in items)
    if len(items) > 1 or items[0].times is not None or not isinstance(items[0].value, tree.Word):
        text = f"@ {text}"
    if stated:
        text += f" ({stated.text})"
    return tree.Target(read.span(node), items, stated, text)


def effort_target(read: Reader, part: Node | Leaf) -> tree.Target:
    word = read.word(part)
    return tree.Target(
        word.span, (tree.TargetItem(word.span, word, None, word.text),), None, word.text
    )


def target_item(read: Reader, node: Node) -> tree.TargetItem:
    value = _target_value(read, next(part for part in node.children if isinstance(part, Node)))
    times_leaf = leaf(node, "TIMES")
    text = value.text
    times = None
    if times_leaf:
        written = re.sub(r"\D", "", read.text(times_leaf))
        times = quantities.whole(written, read.span(times_leaf), "a count of reps")
        text += f" x{times}"
    return tree.TargetItem(read.span(node), value, times, text)


def _stated(read: Reader, node: Node) -> tree.Time | tree.PaceBand:
    value = _target_value(read, next(part for part in node.children if isinstance(part, Node)))
    assert not isinstance(value, tree.Word)
    return value


def _target_value(read: Reader, part: Node) -> tree.Time | tree.PaceBand | tree.Word:
    if part.name == "effort":
        if re.match(r"r\d", read.text(part)):
            raise Strange(read.span(part))
        return read.word(part)
    if part.name == "pace":
        return pace(read, part)
    if part.name == "bound":
        return _bound(read, part)
    return _target_time(read, read.amounts(part))


def _target_time(read: Reader, amounts: list[Amount]) -> tree.Time:
    for one in amounts:
        if quantities.is_length([one]):
            raise Misread(
                one.span,
                f"{one.text} is a distance, and as the pace of a race it is not known yet",
                "a target is a time like 85-87, a pace like 4:20/km or an effort like easy",
            )
    made = quantities.as_time(amounts)
    if made.range.low == Duration(0):
        raise Misread(made.span, "nobody runs in no time")
    return made


def _bound(read: Reader, node: Node) -> tree.Time | tree.PaceBand:
    """`<=90`: one end open."""
    sign_leaf, span = leaf(node, "BOUND"), read.span(node)
    assert sign_leaf is not None
    sign = read.text(sign_leaf).replace("≤", "<=").replace("≥", ">=")
    if sign in ("<", ">"):
        raise Misread(
            read.span(sign_leaf),
            f"a limit is part of its target: {sign}=, not {sign}",
            f"write @ {sign}={read.text(node)[1:].lstrip()}",
        )
    amounts = read.amounts(node)
    if len(amounts) > 1:
        raise Misread(span, "a limit is one value, not a range")
    per = leaf(node, "PER")
    made = pace_band(read, amounts, per, span) if per else _target_time(read, amounts)
    low = made.range.low if sign == ">=" else None
    high = made.range.high if sign == "<=" else None
    text = sign + made.text
    if isinstance(made, tree.PaceBand):
        return tree.PaceBand(span, Range(low, high), text)  # type: ignore[arg-type]
    return tree.Time(span, Range(low, high), text, made.decimals)  # type: ignore[arg-type]


def pace(read: Reader, node: Node) -> tree.PaceBand:
    """`7:00-7:30/mi`, `90/400`, `7 min/1600m pace`; a pace without its distance is refused."""
    amounts, per = read.amounts(node), leaf(node, "PER")
    if per is None and quantities.is_length(amounts):
        _target_time(read, amounts)
    if per is None:
        text = "-".join(one.text for one in amounts)
        raise Misread(read.span(node), f"{text} pace has no unit", f"write {text}/mi or {text}/km")
    return pace_band(read, amounts, per, read.span(node))


def pace_band(read: Reader, amounts: list[Amount], per: Leaf, span: Span) -> tree.PaceBand:
    time = quantities.as_time(amounts)
    distance, name = per_distance(read, per)
    texts = [one.text for one in amounts]
    if amounts[-1].unit == "min" and not any(one.decimals for one in amounts):
        texts = [text if ":" in text else text.removesuffix("min") + ":00" for text in texts]
    low, high = time.range.low, time.range.high
    assert low is not None
    assert high is not None
    if low == Duration(0):
        raise Misread(span, "nobody runs in no time")
    text = "-".join(part.removesuffix("s") for part in texts)
    if name.isdecimal() and distance < SHORTEST_PACE:
        raise Misread(
            span, f"{text}/{name} is a pace for {name} m", f"for a range write {text}-{name}"
        )
    return tree.PaceBand(
        span, Range(Pace.of(low, distance), Pace.of(high, distance)), f"{text}/{name}"
    )


def per_distance(read: Reader, per: Leaf) -> tuple[Distance, str]:
    """What stands behind the slash: its distance and its canonical spelling."""
    written = "".join(read.text(per)[1:].split())
    digits = re.match(r"[\d.]*", written)
    count_text = digits[0] if digits else ""
    unit = written[len(count_text) :]
    unit = {"k": "km", "mile": "mi", "miles": "mi"}.get(unit, unit)
    number = quantities.number(count_text, read.span(per)) if count_text else Fraction(1)
    if number == 0:
        raise Misread(read.span(per), "a pace needs a distance, like /km")
    um = number * quantities.LENGTHS[unit or "m"]
    if um.denominator != 1:
        raise Misread(read.span(per), f"{written} is finer than any measure")
    return Distance(int(um)), count_text + ("" if unit == "m" and count_text else unit)


# ---- rests, laps, totals


def rest(read: Reader, node: Node) -> tree.Rest:
    """`r60`, `60r`, `r200m jog`, `r3min walk each`."""
    post = leaf(node, "POST_REST")
    if post:
        amount: tree.Time | tree.Length = post_rest(read, post)
    else:
        amount = rest_amount(read.amounts(node.children[1]))  # type: ignore[arg-type]
    mode, each = None, False
    for word in nodes(node, "rest_word"):
        part = next(leaves(word))
        if part.name == "EACH" and not each:
            each = True
        elif part.name != "EACH" and mode is None:
            mode = read.word(part)
        else:
            said = "for each rep" if part.name == "EACH" or mode is None else mode.text
            raise Misread(read.span(part), f"how this rest is taken is said already: {said}")
    words = [f"r{amount.text}", *([mode.text] if mode else []), *(["each"] if each else [])]
    return tree.Rest(read.span(node), amount, mode, each, " ".join(words))


def rest_amount(amounts: list[Amount]) -> tree.Time | tree.Length:
    """A bare `r3` or `r200` could be minutes or metres, so `r3s` and `r200s` keep their unit."""
    if quantities.is_length(amounts):
        return quantities.as_length(amounts)
    made = quantities.as_time(amounts)
    if any(one.unit == "s" for one in amounts) and needs_unit(made.range):
        return quantities.as_time(amounts, keep_seconds=True)
    return made


def needs_unit(rest: Range[Duration]) -> bool:
    """Whether a rest this long is not believed as bare seconds: under 10, or round hundreds."""
    ends = [end.ms // SECOND for end in (rest.low, rest.high) if end is not None]
    return any(end < SHORTEST_REST or (end >= 200 and end % 100 == 0) for end in ends)


def post_rest(read: Reader, part: Leaf) -> tree.Time | tree.Length:
    """`90r`, `45-50r`, `2:00r`, `3minr`: the unit, if any, belongs to both ends."""
    written = re.split(r"[-–—]", read.text(part)[:-1])
    unit = re.sub(r"[\d.:]", "", written[-1])
    made = []
    for one in written:
        digits = one.removesuffix(unit) if unit else one
        kind = "CLOCK" if ":" in digits else "DURATION" if unit else "NUMBER"
        made.append(quantities.amount(kind, digits + unit if unit else digits, read.span(part)))
    return rest_amount(made)


def laps(read: Reader, node: Node) -> tree.Laps:
    times = []
    for part in leaves(node):
        if part.name in AMOUNTS:
            one = quantities.amount(part.name, read.text(part), read.span(part))
            times.append(quantities.as_time([one]))
    text = " ".join(["laps", *(time.text for time in times)])
    return tree.Laps(read.span(node), tuple(times), text)


def total(read: Reader, node: Node) -> tree.Total:
    """`total 8km`, `total 21:19.25`; a bare number could be either, so it is refused."""
    amounts = read.amounts(node)
    if quantities.is_length(amounts):
        amount: tree.Time | tree.Length = quantities.as_length(amounts)
    elif quantities.is_time(amounts):
        amount = quantities.as_time(amounts, keep_seconds=True)
    else:
        written = amounts[0].text
        raise Misread(
            amounts[0].span,
            f"total {written} has no unit",
            f"write total {written}km, total {written}mi or total {written}min",
        )
    if len(amounts) > 1:
        raise Misread(amount.span, "a total is one value, not a range")
    return tree.Total(read.span(node), amount, f"total {amount.text}")
