"""The lines below a day or a week: notes, waivers, guides, marks, more steps."""

from __future__ import annotations

from collections.abc import Callable

from plandsl.source import Span
from plandsl.syntax import quantities, tree
from plandsl.syntax.lower.places import Places
from plandsl.syntax.lower.rests import laps, pause, total_of
from plandsl.syntax.lower.session import option, part, variant
from plandsl.syntax.nodes import Leaf, Node
from plandsl.syntax.quantities import Misread
from plandsl.syntax.reader import Reader, child, leaf, need, nodes
from plandsl.syntax.words import is_slip
from plandsl.units import Distance, Duration, Range


def note_line(read: Reader, node: Node) -> tree.NoteLine:
    return tree.NoteLine(read.word(need(node, "TEXT")))


def allow_line(read: Reader, node: Node) -> tree.AllowLine:
    return tree.AllowLine(read.word(need(node, "RULE_NAME")), read.word(need(node, "TEXT")))


def more_line(read: Reader, node: Node) -> tree.MoreLine:
    """`+ …` more steps, `or …` another side, `| …` a group's version."""
    places = Places(read)
    steps, side, version = child(node, "part"), child(node, "side"), child(node, "variant")
    total, before = child(node, "total"), child(node, "pause")
    made = None
    if steps:
        made = tree.Option(read.span(steps), part(read, steps, places))
    elif side:
        made = option(read, side, places)
    if places.lane:
        raise Misread(places.lane.span, "the lane belongs on the day's own line", "write it there")
    return tree.MoreLine(
        join=read.text(node.children[0]),
        option=made,
        variant=variant(read, version) if version else None,
        pause=pause(read, before) if before else None,
        venue=places.venue,
        total=total_of(read, total, "total ") if total else None,
    )


def check_line(read: Reader, node: Node) -> tree.CheckLine:
    return tree.CheckLine(tuple(_mark(read, one) for one in nodes(node, "mark")))


def _mark(read: Reader, node: Node) -> tree.Mark:
    """`800 3:01-3:03`, `200 >= 46`."""
    where = need(node, "NUMBER", "DISTANCE", "DISTANCE_WORD")
    amount = quantities.amount(where.name, read.text(where), read.span(where))
    at = quantities.as_length([amount], drop_metres=True)
    if at.range.low == Distance(0):
        raise Misread(
            at.span, "a mark at the start is none", "it is a distance on the way, like 200 or 1km"
        )
    written, compare = child(node, "range"), child(node, "compare")
    assert written is not None
    time = quantities.as_time(read.amounts(written))
    op = compare_sign(read, compare) if compare else "="
    if op == "=":
        return tree.Mark(read.span(node), at, time, f"{at.text} {time.text}")
    if op not in ("<=", ">=") or time.range.low != time.range.high:
        span = read.span(compare) if compare else time.span
        raise Misread(
            span, "a mark is passed in a time, a range, or with <= or >=", "like 800 <= 3:00"
        )
    end = time.range.low
    limits: Range[Duration] = Range(end, None) if op == ">=" else Range(None, end)
    bound = tree.Time(time.span, limits, f"{op} {time.text}", time.decimals)
    return tree.Mark(read.span(node), at, bound, f"{at.text} {bound.text}")


# ---- guides


def guide_line(read: Reader, node: Node) -> tree.GuideLine:
    colour, when, parts = leaf(node, "COLOUR"), child(node, "condition"), child(node, "laps")
    text = leaf(node, "TEXT")
    first, *others = read.text(text).split() if text else [""]
    if text and others and is_slip(first, "laps") and all(one[0].isdigit() for one in others):
        span = Span(read.span(text).start, read.span(text).start + len(first))
        raise Misread(span, f"`{first}` is not understood here", "did you mean laps?")
    return tree.GuideLine(
        colour=read.text(colour) if colour else None,
        condition=condition(read, when) if when else None,
        advice=laps(read, parts) if parts else read.word(need(node, "TEXT")),
    )


def condition(read: Reader, node: Node) -> tree.Condition:
    any_of = tuple(
        tuple(test(read, one) for one in nodes(branch, "test")) for branch in nodes(node, "all_of")
    )
    text = " or ".join(" and ".join(one.text for one in branch) for branch in any_of)
    return tree.Condition(read.span(node), any_of, text)


def test(read: Reader, node: Node) -> tree.Test:
    measure_leaf = node.children[0]
    assert isinstance(measure_leaf, Leaf)
    measure = measure_leaf.name.lower()
    compare = child(node, "compare")
    if compare is None:
        return tree.Test(read.span(node), measure, "", None, None, measure)
    op = compare_sign(read, compare)
    lap_leaf = node.children[1] if measure == "lap" else None
    lap = None
    if isinstance(lap_leaf, Leaf):
        lap = quantities.whole(read.text(lap_leaf), read.span(lap_leaf), "a lap's number")
    value = _test_value(read, node, measure)
    subject = f"lap {lap}" if lap else measure
    return tree.Test(read.span(node), measure, op, value, lap, f"{subject} {op} {value.text}")


def compare_sign(read: Reader, node: Node) -> str:
    """`<=`, `>=`, `<`, `>` or `=`."""
    return read.text(node).replace("≤", "<=").replace("≥", ">=")


def _test_value(read: Reader, node: Node, measure: str) -> tree.Time | tree.Number | tree.Count:
    last = node.children[-1]
    if isinstance(last, Node):
        return quantities.as_time(read.amounts(last))
    span = read.span(last)
    if measure == "fade":
        return quantities.percent(read.text(last), span)
    number = quantities.whole(read.text(last), span, "a count of reps")
    return tree.Count(span, Range(number, number), str(number))


def gate_line(read: Reader, node: Node) -> tree.GateLine:
    label, last, when, rest = (
        need(node, "LABEL"),
        child(node, "last"),
        child(node, "condition"),
        child(node, "with"),
    )
    assert when is not None
    span = read.span(label)
    name = " ".join(read.text(label)[:-1].split())
    count = need(last, "NUMBER") if last else None
    return tree.GateLine(
        series=tree.Word(Span(span.start, span.end - 1), name),
        last=quantities.whole(read.text(count), read.span(count), "a number of sessions")
        if count
        else None,
        condition=condition(read, when),
        rest=_rest_test(read, rest) if rest else None,
    )


def _rest_test(read: Reader, node: Node) -> tree.Test:
    """`with r<=90`: only sessions with such a rest count."""
    compare, written = child(node, "compare"), child(node, "amount")
    assert compare is not None
    assert written is not None
    op, value = compare_sign(read, compare), quantities.as_time(read.amounts(written))
    return tree.Test(read.span(node), "rest", op, value, None, f"r{op}{value.text}")


LINES: dict[str, Callable[[Reader, Node], tree.Statement]] = {
    "note_line": note_line,
    "allow_line": allow_line,
    "more_line": more_line,
    "check_line": check_line,
    "guide_line": guide_line,
    "gate_line": gate_line,
}
