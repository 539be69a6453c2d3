"""Targets: what stands behind the `@`, or an effort by its name alone."""

from __future__ import annotations

import re
from fractions import Fraction

from plandsl.source import Span
from plandsl.syntax import quantities, tree
from plandsl.syntax.lower import doubtful
from plandsl.syntax.lower.cuts import End, alike, cut
from plandsl.syntax.lower.references import intensity, is_reference, reference, zones
from plandsl.syntax.nodes import Leaf, Node
from plandsl.syntax.quantities import Amount, Misread, Strange
from plandsl.syntax.reader import AMOUNTS, Reader, child, leaf, leafs, nodes
from plandsl.units import KILOMETRE, METRE, MILE, SECOND, Distance, Duration, Pace, Range

# A shorter distance behind a slash was meant as the end of a range: `32/33`.
SHORTEST_PACE = Distance(100 * METRE)
HOUR = 3600
# Over any distance that a pace is told for.
SLOWEST_PACE = Duration(2 * HOUR * SECOND)
# Metres an hour of one unit of speed.
SPEEDS = {"km/h": KILOMETRE, "mph": MILE, "m/s": HOUR * METRE}
# Names that need their @: without it, a distance would be one more piece of work.
NEEDS_AT = {"race", "mile", "half", "marathon"}


def target(read: Reader, node: Node) -> tree.Target:
    """`target` and `one_target`: `@ 85-87`, `@ 87-88 x2, free x2`, `@ 4:30 (6:02/mi)`, `easy`."""
    aimed, bare = child(node, "aimed") or node, child(node, "bare")
    if bare:
        items = [_bare_item(read, child(bare, "bare_aim"))]
        return _target(read, node, items, child(bare, "stated"), cycle=False)
    brackets = child(aimed, "in_brackets") or aimed
    listed = child(brackets, "aims") or brackets
    items = [_item(read, one) for one in nodes(listed, "aim")]
    return _target(read, node, items, child(aimed, "stated"), leaf(listed, "CYCLE") is not None)


def _target(
    read: Reader, node: Node, items: list[tree.TargetItem], stated: Node | None, cycle: bool
) -> tree.Target:
    second = _stated(read, stated) if stated else None
    if second and stated:
        doubtful.refuse_rest_as_statement(read, stated, second, items)
    text = ("cycle " if cycle else "") + ", ".join(item.text for item in items)
    if node.name == "one_target" and len(items) > 1:
        text = f"@ ({text})"
    elif not (len(items) == 1 and _stands_alone(items[0])):
        text = f"@ {text}"
    if second:
        text += f" ({second.text})"
    if cycle and any(item.times is not None for item in items):
        raise Misread(read.span(node), "what comes in turn has no counts", "leave the x… out")
    return tree.Target(read.span(node), tuple(items), second, text, cycle)


def _stands_alone(item: tree.TargetItem) -> bool:
    """Whether its name can follow the work without an @."""
    value = item.value
    first = value.ends[0] if isinstance(value, tree.Cut) else value
    if item.times is not None or isinstance(first, tree.Time | tree.PaceBand):
        return False
    name = first.name if isinstance(first, tree.Reference) else item.text
    return item.text[:1].isalpha() and name not in NEEDS_AT


def single_target(span: Span, value: tree.Aim) -> tree.Target:
    """The target of a step that is one value."""
    item = tree.TargetItem(span, value, None, value.text)
    text = value.text if _stands_alone(item) else f"@ {value.text}"
    return tree.Target(span, (item,), None, text)


def effort(read: Reader, part: Leaf) -> tree.Target:
    """An effort that is all there is of a step: `easy`."""
    word = reference(read, part, None)
    item = tree.TargetItem(word.span, word, None, word.text)
    return tree.Target(word.span, (item,), None, word.text)


def one_aim(read: Reader, node: Node) -> tree.Target:
    """The `aim` inside a rest's brackets."""
    item = _item(read, node)
    return tree.Target(item.span, (item,), None, f"@ {item.text}")


def _stated(read: Reader, node: Node) -> tree.Aim:
    written = child(node, "aim")
    assert written is not None
    item = _item(read, written)
    if item.times is not None:
        raise Misread(item.span, "the second statement is for every rep", "leave the x… out")
    return item.value


def _item(read: Reader, node: Node) -> tree.TargetItem:
    value = cut(read, node, _cut_ends(read, nodes(node, "end")))
    times_leaf = leaf(node, "TIMES")
    times, text = None, value.text
    if times_leaf:
        digits = re.sub(r"\D", "", read.text(times_leaf))
        times = quantities.whole(digits, read.span(times_leaf), "a count of reps")
        text += f" x{times}"
        if isinstance(value, tree.Cut):
            raise Misread(
                read.span(times_leaf),
                "a cut-down is for all reps",
                "write each rep's own target, like @ 90, 88, 86",
            )
    return tree.TargetItem(read.span(node), value, times, text)


def _cut_ends(read: Reader, written: list[Node]) -> list[End]:
    """The ends of a cut-down; in `8:00>6:30/mi` the unit behind the last pace is that of all."""
    ends = [end(read, one) for one in written]
    last, per = ends[-1], leaf(written[-1], "PER")
    if not isinstance(last, tree.PaceBand) or per is None:
        return ends
    for at, one in enumerate(ends):
        if isinstance(one, tree.Time) and ":" in one.text:
            made = end(read, written[at], per)
            assert isinstance(made, tree.PaceBand)
            ends[at] = made if alike(made, last) else one
    return ends


def _bare_item(read: Reader, node: Node | None) -> tree.TargetItem:
    assert node is not None
    first = child(node, "bare_range")
    rpe_node = child(node, "rpe")
    ends = [_range(read, first)] if first else []
    ends += [rpe(read, rpe_node)] if rpe_node else []
    ends += [end(read, one) for one in nodes(node, "end")]
    value = cut(read, node, ends)
    if isinstance(value, tree.Reference) and value.name == "race":
        if re.match(r"\s+pace\b", read.content[node.end :]):
            raise Strange(value.span, aims=True)
        raise Misread(
            value.span,
            "`race` behind a length can be the day of the race, or its pace",
            "write race: before the length for the day, @ race for the pace",
        )
    return tree.TargetItem(value.span, value, None, value.text)


# ---- one end


def end(read: Reader, node: Node, per: Leaf | None = None) -> End:
    """`85-87`, `<=90`, `7:00-7:30/mi`, `16km/h`, `MP-10`, `MP-HM`, `140-150bpm`, `rpe 7`.

    `per` is the distance of a pace that has none of its own.
    """
    rpe_node = child(node, "rpe")
    if rpe_node:
        return rpe(read, rpe_node)
    written = child(node, "aim_range")
    assert written is not None
    bound = leaf(node, "BOUND")
    made = _range(read, written, leaf(node, "PER"))
    if isinstance(made, tree.Time) and per:
        made = _range(read, written, per)
    if leaf(node, "PACE") and isinstance(made, tree.Time):
        text = made.text
        raise Misread(read.span(node), f"{text} pace has no unit", f"write {text}/mi or {text}/km")
    return _bounded(read, bound, made, read.span(node)) if bound else made


def rpe(read: Reader, node: Node) -> tree.Intensity:
    """`rpe 7-8`."""
    span = read.span(node)
    numbers = [quantities.number(read.text(one), read.span(one)) for one in leafs(node, "NUMBER")]
    if not all(1 <= one <= 10 for one in numbers):
        raise Misread(span, "rpe runs from 1 to 10")
    text = "rpe " + "-".join(read.text(one) for one in leafs(node, "NUMBER"))
    return tree.Intensity(span, "rpe", Range(min(numbers), max(numbers)), text)


def _range(read: Reader, node: Node, per: Leaf | None = None) -> End:
    """An `aim_range` or a `bare_range`, and the distance of its pace if it has one."""
    parts = _ends(node)
    if is_reference(parts[-1]) or is_reference(parts[0]):
        if per:
            offset = re.search(r"[+-]\d[\d:.]*$", read.text(node))
            if offset:
                message = "what is added to a pace is for a km or a mile"
                helps = f"write {offset[0]}/km or {offset[0]}/mi, or the time itself"
                raise Misread(read.span(per), message, helps)
            raise Misread(read.span(per), "a pace by its name needs no unit", "leave it out")
        return _named(read, node, parts)
    leaves = [one for one in parts if isinstance(one, Leaf)]
    last = leaves[-1].name
    span = read.span(node)
    if last in ("BPM", "POWER", "SHARE", "SPEED"):
        if per:
            raise Misread(read.span(per), f"{read.text(node)} has its unit", "leave this out")
        return _speed(read, leaves, span) if last == "SPEED" else intensity(read, leaves, span)
    amounts = [_amount(read, one) for one in leaves]
    read.remark_backwards(amounts, span)
    if per:
        return pace_band(read, amounts, per, span.to(read.span(per)))
    return target_time(amounts)


def _ends(node: Node) -> list[Node | Leaf]:
    """The one or two amounts: a `named` node or the terminal of a quantity."""
    return [
        one.children[0] if one.name == "aim_amount" else one
        for one in node.children
        if isinstance(one, Node)
    ]


def _amount(read: Reader, part: Leaf) -> Amount:
    if part.name not in AMOUNTS:
        raise Misread(read.span(part), *_two_kinds(read, part))
    return quantities.amount(part.name, read.text(part), read.span(part))


def _two_kinds(read: Reader, part: Leaf) -> tuple[str, str]:
    return (
        f"{read.text(part)} and what follows are of two kinds",
        "both ends of a band have the same unit",
    )


def _named(read: Reader, node: Node, parts: list[Node | Leaf]) -> tree.Reference | tree.Band:
    if len(parts) == 1:
        zone = zones(read, parts[0])
        return zone or _reference(read, parts[0])
    between = read.content[parts[0].end : parts[1].start]
    if between.strip() != between:
        name = read.text(parts[0])
        if isinstance(parts[0], Leaf):
            raise Misread(
                read.span(parts[0]),
                f"the other end of a range from {name} is missing",
                f"write {name} alone, or both ends, like 85-87",
            )
        raise Misread(
            Span(parts[0].end, parts[1].start),
            f"a lone dash after {name} can be read in two ways",
            f"without blanks, {name}-… is faster by so much, or a band up to another pace",
            "words of your own stand in a line below that begins with note, or after a #",
        )
    low, high = (_reference(read, one) for one in parts)
    return tree.Band(read.span(node), low, high, f"{low.text}-{high.text}")


def _reference(read: Reader, part: Node | Leaf) -> tree.Reference:
    """A name, or a distance that stands for the pace of a race over it."""
    if isinstance(part, Leaf):
        text = read.text(part)
        raise Misread(
            read.span(part),
            f"{text} and the pace beside it are of two kinds",
            "a band has a pace by its name at both ends, like MP-HM",
        )
    written = leaf(part, "OFFSET")
    name = next(one for one in part.children if isinstance(one, Leaf) and one.name != "OFFSET")
    return reference(read, name, written)


def target_time(amounts: list[Amount]) -> tree.Time:
    """The time of one rep."""
    made = quantities.as_time(amounts)
    if made.range.low == Duration(0):
        raise Misread(made.span, "nobody runs in no time")
    return made


def _speed(read: Reader, leaves: list[Leaf], span: Span) -> tree.PaceBand:
    """`16km/h`, `10-11mph`: the faster end is the shorter pace."""
    unit_text = re.sub(r"[\d.\s]", "", read.text(leaves[-1]))
    unit = {"kmh": "km/h", "kph": "km/h"}.get(unit_text, unit_text)
    values = []
    for one in leaves:
        digits = re.match(r"[\d.]+", read.text(one))
        if one.name not in ("NUMBER", "SPEED") or digits is None:
            message = f"{read.text(one)} is no speed, and what follows is one"
            raise Misread(read.span(one), message, "like 13-14km/h")
        values.append((quantities.number(digits[0], read.span(one)), digits[0]))
    numbers = [value for value, _ in values]
    if not min(numbers):
        raise Misread(span, "nobody runs at no speed")
    text = "-".join(digits for _, digits in values) + unit
    low, high = (
        Pace(Fraction(HOUR) / (number * Fraction(SPEEDS[unit], METRE)))
        for number in (max(numbers), min(numbers))
    )
    return tree.PaceBand(span, Range(low, high), text)


def _bounded(read: Reader, bound: Leaf, made: End, span: Span) -> End:
    """`<=90`: one end open."""
    sign = read.text(bound).replace("≤", "<=").replace("≥", ">=")
    if sign in ("<", ">"):
        raise Misread(
            read.span(bound),
            f"a limit is part of its target: {sign}=, not {sign}",
            f"write @ {sign}={made.text}",
        )
    if isinstance(made, tree.Reference | tree.Band):
        raise Misread(span, "a limit is a number", f"write @ {made.text}")
    if made.range.low != made.range.high:
        raise Misread(
            span, "a limit is one value, not a range", f"write @ {made.text}, or one of its ends"
        )
    text = sign + made.text
    above, below = sign == ">=", sign == "<="
    if made.text.endswith(tuple(SPEEDS)):
        # At least so fast is at most so long for a kilometre.
        above, below = below, above
    if isinstance(made, tree.Intensity):
        limits = Range(made.range.low if above else None, made.range.high if below else None)
        return tree.Intensity(span, made.kind, limits, text, made.of)
    if isinstance(made, tree.PaceBand):
        return tree.PaceBand(
            span, Range(made.range.low if above else None, made.range.high if below else None), text
        )
    times = Range(made.range.low if above else None, made.range.high if below else None)
    return tree.Time(span, times, text, made.decimals)


# ---- paces


def pace_band(read: Reader, amounts: list[Amount], per: Leaf, span: Span) -> tree.PaceBand:
    """`7:00-7:30/mi`, `90/400`, `7 min/1600m`."""
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
    # Beside a clock a bare number could be minutes: `5s-0:19/100m`.
    drop = "" if ":" in texts[-1] and ":" not in texts[0] else "s"
    text = "-".join(part.removesuffix(drop) for part in texts)
    if high > SLOWEST_PACE:
        raise Misread(span, f"{text}/{name} is slower than anybody moves")
    if name.isdecimal() and distance < SHORTEST_PACE:
        raise Misread(
            span,
            f"{text}/{name} is a pace for {name} m",
            f"write {text}-{name} for a range, {text}, {name} for two times",
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
