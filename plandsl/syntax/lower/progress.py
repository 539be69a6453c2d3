"""What changes from week to week: the `then` lines."""

from __future__ import annotations

import re
from collections.abc import Callable

from plandsl.source import Span
from plandsl.syntax import quantities, tree
from plandsl.syntax.lower.below import condition
from plandsl.syntax.lower.references import intensity, reference
from plandsl.syntax.lower.rests import rest_amount
from plandsl.syntax.lower.session import MOST_REPS
from plandsl.syntax.lower.targets import pace_band, target_time
from plandsl.syntax.nodes import Leaf, Node
from plandsl.syntax.quantities import MILLION, Misread
from plandsl.syntax.reader import AMOUNTS, Reader, child, leaf, need, nodes
from plandsl.units import Range

Value = tree.Aim | tree.Length | tree.Count


def then_line(read: Reader, node: Node) -> tree.ThenLine:
    """`then reps +1 to 8, rest -5 to 75 if all <= 90, else repeat`."""
    when = child(node, "then_if")
    asked = child(when, "condition") if when else None
    items = tuple(_item(read, one) for one in nodes(node, "then_item"))
    seen: set[str] = set()
    for item in items:
        if item.what in seen:
            raise Misread(
                item.span, f"how {item.what} changes is said twice", "leave one of them out"
            )
        seen.add(item.what)
    return tree.ThenLine(
        cycle=leaf(node, "CYCLE") is not None,
        items=items,
        condition=condition(read, asked) if asked else None,
        repeat=when is not None and leaf(when, "REPEAT") is not None,
    )


def _item(read: Reader, node: Node) -> tree.ThenItem:
    word, by, values = child(node, "what"), child(node, "by"), child(node, "values")
    assert word is not None
    what, span = read.text(word), read.span(node)
    if by:
        made = _by(read, by, what)
        to = f" to {made.to.text.removesuffix('x')}" if made.to else ""
        text = f"{what} {'-' if made.sign < 0 else '+'}{made.amount.text}{to}"
        return tree.ThenItem(span, what, made, (), text)
    assert values is not None
    listed = tuple(_values(read, values, what))
    if all(one is None for one in listed):
        raise Misread(span, "a list of weeks without a session is none", f"like {what} 4 - 6 - 8")
    shown = [one.text.removesuffix("x") if one else "-" for one in listed]
    return tree.ThenItem(span, what, None, listed, " ".join([what, *shown]))


def _values(read: Reader, node: Node, what: str) -> list[Value | None]:
    """One value a week; a lone dash is a week without."""
    made: list[Value | None] = []
    for index, part in enumerate(node.children):
        if isinstance(part, Leaf) and part.name == "NOT_RUN":
            made.append(None)
        elif isinstance(part, Node):
            made.append(_value(read, part, what, _per_behind(node, index)))
    return made


def _per_behind(node: Node, index: int) -> Leaf | None:
    """The `/mi` right behind a child, if there is one."""
    following = node.children[index + 1] if index + 1 < len(node.children) else None
    return following if isinstance(following, Leaf) and following.name == "PER" else None


def _by(read: Reader, node: Node, what: str) -> tree.By:
    """`-5 to 75`."""
    sign = -1 if read.text(need(node, "SIGN")) in "-−–" else 1
    amount_node, to_node = child(node, "then_amount"), child(node, "then_range")
    assert amount_node is not None
    leaf_ = amount_node.children[0]
    assert isinstance(leaf_, Leaf)
    if len(amount_node.children) > 1 or leaf_.name in ("NAME", "RACE_PACE"):
        raise Misread(read.span(amount_node), f"{read.text(amount_node)} is no step", STEPS[what])
    amount, to = _step(read, leaf_, what), None
    if to_node:
        to = _value(read, to_node, what, _per_behind(node, node.children.index(to_node)))
    return tree.By(sign, amount, to)


# In metres; a smaller step of length has no unit.
SHORTEST = 20
STEPS = {
    "reps": "like reps +1 to 8",
    "sets": "like sets +1 to 4",
    "length": "like length +200 to 1200",
    "time": "like time +5min to 60min",
    "rest": "like rest -5 to 75",
    "on": "like on -5 to 1:30",
    "pace": "like pace -2 to 88-90",
}


def _step(read: Reader, part: Leaf, what: str) -> tree.Time | tree.Length | tree.Number:
    """How much changes at a time, in the unit of what changes."""
    span, text = read.span(part), read.text(part)
    if what in ("reps", "sets"):
        if part.name != "NUMBER":
            raise Misread(span, f"{text} is no number of {what}", STEPS[what])
        number = quantities.whole(text, span, f"a step of {what}")
        return tree.Number(span, quantities.number(str(number), span), text)
    if part.name == "PERCENT":
        raise Misread(span, f"{what} changes by an amount, not by a share", STEPS[what])
    if part.name in ("BPM", "POWER"):
        if what != "pace":
            raise Misread(span, f"{text} is no step of {what}", STEPS[what])
        digits = re.sub(r"\D", "", text)
        unit = "bpm" if part.name == "BPM" else "W"
        return tree.Number(span, quantities.number(digits, span), digits + unit)
    amount = quantities.amount(part.name, text, span)
    if what == "length" and quantities.is_time([amount]):
        helps = (f"for a time write time +{text}", f"for a length {STEPS[what]}")
        raise Misread(span, f"{text} is no length", *helps)
    if what == "length" and amount.unit == "" and amount.millionths < SHORTEST * MILLION:
        raise Misread(span, f"length {text} has no unit", f"write {text}km or {text}mi")
    if what == "length" or (what == "rest" and quantities.is_length([amount])):
        return quantities.as_length([amount], drop_metres=what == "length")
    if what == "time":
        _refuse_bare(part, text, span)
    return quantities.as_time([amount], keep_seconds=what == "time")


def _refuse_bare(part: Leaf, text: str, span: Span) -> None:
    """`time +5`: minutes or seconds?"""
    if part.name == "NUMBER":
        raise Misread(span, f"time {text} has no unit", f"write {text}min or {text}s")


def _value(read: Reader, node: Node, what: str, per: Leaf | None) -> Value:
    """A value as it will stand in the session: a count, a length, a time, a target."""
    parts = [one.children[0] for one in nodes(node, "then_amount")]
    leaves = [one for one in parts if isinstance(one, Leaf)]
    span = read.span(node)
    if per and what != "pace":
        raise Misread(read.span(per), f"{what} is no pace", STEPS[what])
    if what == "pace":
        return _pace(read, node, leaves, per)
    right = {"NUMBER"} if what in ("reps", "sets") else AMOUNTS
    if any(one.name not in right for one in leaves):
        raise Misread(span, f"{read.text(node)} is no {what}", STEPS[what])
    if what in ("reps", "sets"):
        return _count(read, leaves, span, what)
    amounts = [quantities.amount(one.name, read.text(one), read.span(one)) for one in leaves]
    read.remark_backwards(amounts, span)
    if what == "length":
        return quantities.as_length(amounts, drop_metres=True)
    if what == "time":
        _refuse_bare(leaves[-1], read.text(node), span)
        return quantities.as_time(amounts, keep_seconds=True)
    return rest_amount(amounts) if what == "rest" else quantities.as_time(amounts)


def _count(read: Reader, leaves: list[Leaf], span: Span, what: str) -> tree.Count:
    numbers = [
        quantities.whole(read.text(one), read.span(one), f"a number of {what}") for one in leaves
    ]
    if max(numbers) > MOST_REPS:
        raise Misread(span, f"no session has {max(numbers):,} {what}")
    text = "-".join(map(str, dict.fromkeys(numbers)))
    return tree.Count(span, Range(min(numbers), max(numbers)), f"{text}x")


def _pace(read: Reader, node: Node, leaves: list[Leaf], per: Leaf | None) -> tree.Aim:
    last = leaves[-1]
    span = read.span(node)
    timed = all(one.name in AMOUNTS and not one.name.startswith("DISTANCE") for one in leaves)
    if per and not timed:
        raise Misread(read.span(per), f"{read.text(node)} needs no unit", "leave it out")
    if last.name in ("BPM", "POWER"):
        return intensity(read, leaves, span)
    if last.name in ("NAME", "RACE_PACE", "DISTANCE", "DISTANCE_WORD"):
        if len(leaves) > 1:
            raise Misread(
                span,
                "a progression goes from one pace to the next",
                "write them one after the other, like pace MP HM",
            )
        amount = nodes(node, "then_amount")[0]
        return reference(read, last, leaf(amount, "OFFSET"))
    if last.name == "PERCENT":
        raise Misread(span, f"{read.text(node)} of what?", "like 95%MP")
    if not timed:
        message = f"{read.text(node)} goes from one kind of target to another"
        raise Misread(span, message, "write a time, a pace or a name")
    amounts = [quantities.amount(one.name, read.text(one), read.span(one)) for one in leaves]
    read.remark_backwards(amounts, span)
    return pace_band(read, amounts, per, span.to(read.span(per))) if per else target_time(amounts)


LINES: dict[str, Callable[[Reader, Node], tree.Statement]] = {"then_line": then_line}
