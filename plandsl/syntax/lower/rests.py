"""Rests, send-offs, laps and totals."""

from __future__ import annotations

import re

from plandsl.record import replace
from plandsl.source import Span
from plandsl.syntax import quantities, tree
from plandsl.syntax.lower.targets import one_aim
from plandsl.syntax.nodes import Leaf, Node
from plandsl.syntax.quantities import Amount, Misread
from plandsl.syntax.reader import AMOUNTS, Reader, child, leaf, leaves, nodes
from plandsl.units import SECOND, Duration, Range

# Seconds; a bare `r3` was most often meant as minutes.
SHORTEST_REST = 10


def rest(read: Reader, node: Node) -> tree.Rest:
    """`r60`, `60r`, `r200m jog`, `r(60, 90, 120)`, `r120>20`, `r60 (4min after 5)`."""
    length = child(node, "rest_length")
    assert length is not None
    mode, each = _words(read, node)
    pieces, to, text = _length(read, length, mode)
    written = child(node, "extra")
    extra = _extra(read, written) if written else None
    words = [text, *([mode.text] if mode else []), *(["each"] if each else [])]
    words += [extra.text] if extra else []
    return tree.Rest(read.span(node), pieces, to, each, extra, " ".join(words))


def pause(read: Reader, node: Node) -> tree.Rest:
    """A rest between two steps: `6x1km r60 + r4min + 4x200 r60`."""
    written = child(node, "rest")
    assert written is not None
    made = rest(read, written)
    if made.each or made.extra or len(made.pieces) > 1 or made.to:
        raise Misread(made.span, "between two steps stands one rest", "like + r4min +")
    return made


def with_pause(step: tree.Step, after: tree.Rest) -> tree.Step:
    """The step and the rest that follows it; what has a rest of its own stands in a group."""
    if step.takes_rest:
        return replace(step, span=step.span.to(after.span), rest=after)
    if has_rest(step) and step.rest is not None:
        raise Misread(after.span, f"two rests in a row: {step.rest.text} and {after.text}")
    group = tree.Group(step.span, (step,), (), f"({step.text})")
    return tree.Step(step.span.to(after.span), work=group, rest=after)


def has_rest(step: tree.Step) -> bool:
    """Whether there is a rest behind the step already; one between reps or rungs is another."""
    between = step.count is not None or isinstance(step.work, tree.Group)
    return step.before_pause is not None or (step.rest is not None and not between)


def _words(read: Reader, node: Node) -> tuple[tree.Word | None, bool]:
    """How the rest is taken, and whether there is one after the last rep too."""
    mode, each = None, False
    for word in nodes(node, "rest_word"):
        part = leaves(word)[0]
        if mode is not None and mode.text == "easy" and part.name in ("JOG", "WALK"):
            at = read.span(part).start
            raise Misread(
                mode.span,
                f"{read.text(part)} alone says how the rest is taken",
                "leave easy out",
                edits=((Span(mode.span.start, at), ""),),
            )
        if part.name == "EACH" and not each:
            each = True
        elif part.name != "EACH" and mode is None:
            mode = read.word(part)
        else:
            said = "for each rep" if part.name == "EACH" or mode is None else mode.text
            raise Misread(read.span(part), f"how this rest is taken is said already: {said}")
    return mode, each


Row = tuple[tuple[tree.RestPiece, ...], tree.Time | tree.Length | None, str]


def _length(read: Reader, node: Node, mode: tree.Word | None) -> Row:
    """The rests, the end of a row that shrinks, and how it is written without its words."""
    post, percent, open_rest = leaf(node, "POST_REST"), leaf(node, "PERCENT"), child(node, "open")
    ranges, listed = nodes(node, "range"), nodes(node, "rest_piece")
    if listed:
        return _listed(read, listed, mode)
    if open_rest:
        made = _open(read, open_rest)
        return (tree.RestPiece(made, mode, None, made.text),), None, f"r({made.text})"
    if percent:
        share = quantities.percent(read.text(percent), read.span(percent))
        if not share.value:
            raise Misread(share.span, "a rest of nothing is none", "leave it out")
        return (tree.RestPiece(share, mode, None, share.text),), None, f"r{share.text}"
    amount = post_rest(read, post) if post else rest_amount(read.amounts(ranges[0]))
    piece = tree.RestPiece(amount, mode, None, amount.text)
    if len(ranges) < 2:
        return (piece,), None, f"r{amount.text}"
    last = rest_amount(read.amounts(ranges[1]))
    if type(last) is not type(amount) or any(
        one.range.low != one.range.high for one in (amount, last)
    ):
        raise Misread(
            last.span,
            "a row of rests goes from one rest to another of its kind",
            "like r120>60, or r400m>200m",
        )
    return (piece,), last, f"r{amount.text}>{last.text}"


def _listed(read: Reader, listed: list[Node], outer: tree.Word | None) -> Row:
    """`r(60, 90, 120)`: one a gap; `r(800m float @ MP+60)`: with a target of its own."""
    pieces = []
    for node in listed:
        written = child(node, "range")
        assert written is not None
        amount = rest_amount(read.amounts(written))
        mode, each = _words(read, node)
        if each:
            raise Misread(read.span(node), "each stands behind the bracket", "like r(60, 90) each")
        aim = child(node, "aim")
        target = one_aim(read, aim) if aim else None
        words = [amount.text, *([mode.text] if mode else []), *([target.text] if target else [])]
        pieces.append(tree.RestPiece(amount, mode or outer, target, " ".join(words)))
    text = f"r({', '.join(piece.text for piece in pieces)})"
    one = pieces[0]
    if len(pieces) == 1 and one.target is None:
        own = one.mode if outer is None else None
        text = f"r{one.amount.text}" + (f" {own.text}" if own else "")
    return tuple(pieces), None, text


def _open(read: Reader, node: Node) -> tree.Open:
    """`walk back`, `until lap`, `full`: as long as it takes."""
    ends = child(node, "until")
    if ends:
        what = until(read, ends)
        return tree.Open(read.span(node), what, f"until {what}")
    if leaf(node, "FULL"):
        return tree.Open(read.span(node), "full", "full")
    mode, where = (read.text(part) for part in node.children)
    return tree.Open(read.span(node), "back", f"{mode} {where}")


def until(read: Reader, node: Node) -> str:
    """`lap` or `120bpm`."""
    part = leaves(node)[0]
    if part.name == "LAP":
        return "lap"
    digits = read.text(part).removesuffix("bpm").strip()
    return f"{quantities.whole(digits, read.span(part), 'a heart rate')}bpm"


def _extra(read: Reader, node: Node) -> tree.Extra:
    """`(4min after 5)`, `(4min jog after half)`."""
    written = child(node, "range")
    assert written is not None
    amount = rest_amount(read.amounts(written))
    mode, each = _words(read, node)
    if each:
        raise Misread(read.span(node), "an extra rest stands in one place", "leave each out")
    places = []
    for after in nodes(node, "after"):
        part = leaves(after)[0]
        if part.name == "NUMBER":
            places.append(quantities.whole(read.text(part), read.span(part), "a rep's number"))
        elif read.text(part) != "half" or len(nodes(node, "after")) > 1:
            raise Misread(read.span(part), "after which rep?", "like after 5, or after half")
    words = [amount.text, *([mode.text] if mode else [])]
    where = ", ".join(map(str, places)) or "half"
    text = f"({' '.join(words)} after {where})"
    piece = tree.RestPiece(amount, mode, None, " ".join(words))
    return tree.Extra(read.span(node), piece, tuple(places), text)


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


def run_rest(read: Reader, node: Node) -> tree.Rest:
    """A rest that was taken, in a log: `r90`."""
    post = leaf(node, "POST_REST")
    amount = post_rest(read, post) if post else rest_amount(read.amounts(node))
    piece = tree.RestPiece(amount, None, None, amount.text)
    return tree.Rest(read.span(node), (piece,), None, False, None, f"r{amount.text}")


# ---- send-offs, laps, totals


def send_off(read: Reader, node: Node) -> tree.Time:
    """`on 1:45`: the next rep starts then."""
    return quantities.as_time(read.amounts(node))


def laps(read: Reader, node: Node) -> tree.Laps:
    """`laps 91 90 90 88`, `splits 5k 20:00 19:40`."""
    amounts = [
        quantities.amount(part.name, read.text(part), read.span(part))
        for part in leaves(node)
        if part.name in AMOUNTS
    ]
    of = None
    if node.name == "splits":
        of = quantities.as_length(amounts[:1])
        amounts = amounts[1:]
    times = tuple(quantities.as_time([one]) for one in amounts)
    words = [node.name, *([of.text] if of else []), *(time.text for time in times)]
    return tree.Laps(read.span(node), times, " ".join(words), of)


def total_of(read: Reader, node: Node, before: str) -> tree.Total:
    """`total 8km`, `= 42km`; a bare number could be either, so it is refused."""
    name, written = leaf(node, "NAME"), child(node, "range") or node
    if name:
        word = read.word(name)
        return tree.Total(word.span, word, f"{before}{word.text}")
    amounts = read.amounts(written)
    if quantities.is_length(amounts):
        amount: tree.Time | tree.Length = quantities.as_length(amounts)
    elif quantities.is_time(amounts):
        amount = quantities.as_time(amounts, keep_seconds=True)
    else:
        text = amounts[0].text
        raise Misread(
            amounts[0].span,
            f"{before}{text} has no unit",
            f"write {before}{text}km, {before}{text}mi or {before}{text}min",
        )
    if len(amounts) > 1:
        raise Misread(
            amount.span,
            "a total is one value, not a range",
            "leave it out where the runner chooses",
        )
    return tree.Total(read.span(node), amount, f"{before}{amount.text}")
