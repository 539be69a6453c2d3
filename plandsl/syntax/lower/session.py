"""Sessions from shape to tree: one function per grammar rule."""

from __future__ import annotations

import re
from itertools import pairwise

from plandsl.record import replace
from plandsl.source import Span
from plandsl.syntax import quantities, tree
from plandsl.syntax.lower import doubtful
from plandsl.syntax.lower.labels import label_word
from plandsl.syntax.lower.places import Places
from plandsl.syntax.lower.qualifiers import Qualifiers
from plandsl.syntax.lower.references import is_no_name
from plandsl.syntax.lower.rests import pause, total_of, until, with_pause
from plandsl.syntax.lower.results import result
from plandsl.syntax.lower.targets import effort
from plandsl.syntax.nodes import Leaf, Node
from plandsl.syntax.quantities import Misread, Strange
from plandsl.syntax.reader import Reader, child, leaf, leafs, nodes
from plandsl.units import Distance, Duration, Range

DEEPEST = 6
EARLY = "01234"
# More than any session has; few enough that a hostile count cannot fill the memory.
MOST_REPS = 1_000


def session(read: Reader, node: Node) -> tree.Session:
    """`session_line`: all that stands behind the day."""
    body, clock = child(node, "session"), child(node, "clock")
    made = _planned(read, node, body)
    if clock:
        _refuse_clock_for_length(read, leaf(clock, "TIME_OF_DAY"), made)
    written = result(read, body) if body else None
    return replace(made, result=written) if written else made


def _planned(read: Reader, node: Node, body: Node | None) -> tree.Session:
    """All of it but the result, read once where many lines of one shape say the same."""
    written = child(body, "result") if body else None
    cut, after = (written.start, written.end) if written else (node.end, node.end)
    key = (id(node), read.content[node.start : cut], read.content[after : node.end])
    known = _known.get(key)
    if known is not None:
        return known[1]
    heard = len(read.found)
    made = _without_result(read, node, body)
    if len(read.found) == heard:
        if len(_known) >= MOST_KNOWN:
            _known.clear()
        _known[key] = node, made
    return made


MOST_KNOWN = 4_096
# What the lines of a shape say; while the shape is held, nobody else has its `id`.
_known: dict[tuple[int, str, str], tuple[Node, tree.Session]] = {}


def _without_result(read: Reader, node: Node, body: Node | None) -> tree.Session:
    tag, clock = leaf(node, "TAG"), child(node, "clock")
    time, half = (leaf(clock, "TIME_OF_DAY"), leaf(clock, "HALF_DAY")) if clock else (None, None)
    labels = [
        label_word(read, one) for one in leafs(child(node, "labels") or node, "LABEL", "SIDE_NAME")
    ]
    written = child(body, "options") if body else None
    places = Places(read)
    options = tuple(_options(read, written, places)) if written else ()
    if len(labels) > 1 and options:
        options = (replace(options[0], name=labels[1]), *options[1:])
    total = child(body, "total") if body else None
    return tree.Session(
        span=read.span(node),
        tag=tree.Word(read.span(tag), read.text(tag)[1:-1]) if tag else None,
        time=read.time_of_day(time) if time else None,
        half=read.text(half) if half else None,
        label=labels[0] if labels else None,
        options=options,
        venue=places.venue,
        lane=places.lane,
        total=total_of(read, total, "total ") if total else None,
        result=None,
        name=labels[1] if len(labels) > 1 and not options else None,
    )


def _refuse_clock_for_length(read: Reader, time: Leaf | None, made: tree.Session) -> None:
    """`sun 1:30 easy`: the clock is a time of day, and nothing says how long the run is."""
    if time is None or made.label or not made.options:
        return
    first = made.options[0].steps[0]
    # `6:30 bike` is a time of day; nobody begins at 1:30 what may last so long.
    early = read.text(time)[0] in EARLY and len(read.text(time)) == len("1:30")
    alone = first.sport is None or early
    if first.work is None and alone and first.role is None and first.name is None:
        hours, minutes = read.text(time).split(":")
        raise Misread(
            read.span(time),
            f"{read.text(time)} right after the day is a time of day, so {first.text} has no "
            "length",
            f"for {int(hours)} h {minutes} min of it write {int(hours)}h{minutes} {first.text}",
        )


# ---- options and the versions of groups


def _options(read: Reader, node: Node, places: Places) -> list[tree.Option]:
    return [option(read, one, places) for one in nodes(node, "first_side", "side")]


def option(read: Reader, node: Node, places: Places) -> tree.Option:
    """`first_side` and `side`: steps, and what groups do instead."""
    label, body = leaf(node, "SIDE_NAME"), child(node, "part")
    assert body is not None
    return tree.Option(
        read.span(node),
        part(read, body, places),
        label_word(read, label) if label else None,
        tuple(variant(read, one) for one in nodes(node, "variant")),
    )


def variant(read: Reader, node: Node) -> tree.Variant:
    """`light 5x`, `B @ HM+10 r90`, `C 30min easy`."""
    group, body, places = leaf(node, "NAME"), child(node, "part"), Places(read)
    assert group is not None
    if body:
        steps = part(read, body, places)
        _refuse_own_place(places)
        only = steps[0] if len(steps) == 1 else None
        changes = only is not None and only.count is not None and only.name is None
        return tree.Variant(read.span(node), read.word(group), steps, changes)
    counted = child(node, "count") or child(node, "bare_count")
    parts = Qualifiers(read, node, places)
    _refuse_own_place(places)
    change = parts.step(
        span=Span(read.span(group).end, read.span(node).end),
        count=count(read, counted) if counted else None,
    )
    aim = change.target
    if aim and not aim.text.startswith("@"):
        # Right behind the group's name, a name without its @ would be another step.
        change = replace(change, target=replace(aim, text=f"@ {aim.text}"))
    return tree.Variant(read.span(node), read.word(group), (change,), changes=True)


def _refuse_own_place(places: Places) -> None:
    """`| B 6x at Track`: the place of a session is everybody's."""
    found = places.venue or places.lane
    if found is not None:
        where = f"at {found.text}" if places.venue else found.text
        raise Misread(
            found.span,
            "a session has one place for all groups",
            f"write {where} before the first |",
        )


def part(read: Reader, node: Node, places: Places) -> tuple[tree.Step, ...]:
    """Steps joined by `+`."""
    made: list[tree.Step] = []
    for one in nodes(node, "step", "pause"):
        if one.name == "step":
            made.append(step(read, one, places, 0))
        else:
            made[-1] = with_pause(made[-1], pause(read, one))
    return tuple(made)


# ---- steps


def step(read: Reader, node: Node, places: Places, depth: int) -> tree.Step:
    role_node, count_node, work_node, alone, name = (
        child(node, "role"),
        child(node, "count"),
        child(node, "work"),
        child(node, "alone"),
        leaf(node, "NAME"),
    )
    parts = Qualifiers(read, node, places)
    venue, lane_node, sport = leaf(node, "VENUE"), child(node, "lane"), child(node, "sport")
    if venue:
        places.add_venue(venue)
    if lane_node:
        places.add_lane(lane_node)
    if alone:
        word = alone.children[0]
        assert isinstance(word, Leaf)
        parts.set_target(effort(read, word))
        if count_node and read.text(word) != "strides":
            raise Misread(
                read.span(word),
                f"{read.text(word)} alone has no length",
                f"write how long each is, like {read.text(count_node)}400 {read.text(word)}",
            )
    if name and is_no_name(read.text(name)):
        raise Strange(read.span(name), begins=True)
    if sport:
        parts.set_sport(read.word(sport))
    made = parts.step(
        span=read.span(node),
        role=role(read, role_node) if role_node else None,
        count=count(read, count_node) if count_node else None,
        work=work(read, work_node, places, depth) if work_node else None,
        name=read.word(name) if name else None,
    )
    doubtful.refuse(read, made)
    return made


def role(read: Reader, node: Node) -> tree.Word:
    word = node.children[0]
    return tree.Word(
        read.span(word),
        "warmup" if isinstance(word, Leaf) and word.name == "WARMUP" else "cooldown",
    )


def count(read: Reader, node: Node) -> tree.Count:
    """`8x`, `6-8x`."""
    span = read.span(node)
    written = re.sub(r"[^\d]+", "-", read.text(node)[:-1]).strip("-")
    numbers = [quantities.whole(one, span, "a count of reps") for one in written.split("-")]
    if max(numbers) > MOST_REPS:
        raise Misread(span, f"no session has {max(numbers):,} reps")
    if numbers[0] > numbers[-1]:
        message = f"{read.text(node)} runs backwards; it is read from low to high"
        read.hint(span, "backward-range", message)
    bounds = Range(min(numbers), max(numbers))
    return tree.Count(span, bounds, "-".join(map(str, numbers)) + "x")


def work(
    read: Reader, node: Node, places: Places, depth: int
) -> tree.Length | tree.Time | tree.Group | tree.Until:
    grouped, open_end, written = child(node, "group"), child(node, "until"), child(node, "range")
    if open_end:
        what = until(read, open_end)
        return tree.Until(read.span(node), what, f"until {what}")
    amount = _amount(read, written) if written else None
    if grouped:
        return group(read, grouped, places, depth + 1, amount)
    assert amount is not None
    return amount


def _amount(read: Reader, node: Node) -> tree.Length | tree.Time:
    amounts = read.amounts(node)
    if quantities.is_time(amounts):
        made: tree.Length | tree.Time = quantities.as_time(amounts, keep_seconds=True)
    else:
        made = quantities.as_length(amounts, drop_metres=True)
    if made.range.low in (Distance(0), Duration(0)):
        raise Misread(made.span, f"{made.text} is no work at all")
    return made


def group(
    read: Reader, node: Node, places: Places, depth: int, total: tree.Length | tree.Time | None
) -> tree.Group:
    """Pieces in parentheses, up to a total where one stands before them."""
    if depth > DEEPEST:
        raise Misread(read.span(node), f"groups are nested more than {DEEPEST} deep")
    pieces, joins, join = [step(read, nodes(node, "step")[0], places, depth)], [], ""
    for part in node.children[2:-1]:
        if isinstance(part, Leaf):
            join = read.text(part)
        elif part.name == "pause":
            pieces[-1] = with_pause(pieces[-1], pause(read, part))
        else:
            pieces.append(step(read, part, places, depth))
            joins.append(join)
    last = node.children[-2]
    if isinstance(last, Node) and last.name == "pause":
        text = read.text(last)
        raise Misread(
            read.span(last),
            f"{text} would be a rest at the end of a set",
            f"write it behind the bracket: (…) {text}",
        )
    steps = tuple(pieces)
    for join, (earlier, later) in zip(joins, pairwise(steps), strict=True):
        if join == ",":
            doubtful.refuse_rest_as_piece(read, earlier, later)
    text = steps[0].text
    for join, one in zip(joins, steps[1:], strict=True):
        text += f", {one.text}" if join == "," else f" + {one.text}"
    before = f"{total.text} of " if total else ""
    return tree.Group(read.span(node), steps, tuple(joins), f"{before}({text})", total)
