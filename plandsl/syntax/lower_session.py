"""Sessions from shape to tree: one function per grammar rule."""

from __future__ import annotations

import re

from plandsl.source import Span
from plandsl.syntax import quantities, tree
from plandsl.syntax.lower_parts import Places, Qualifiers, effort_target, total
from plandsl.syntax.lower_result import result
from plandsl.syntax.parse import Leaf, Node
from plandsl.syntax.quantities import Misread
from plandsl.syntax.reader import Reader, child, leaf, nodes
from plandsl.units import Distance, Duration, Range

SPORTS = ("SPORT", "REST", "WALK")
EFFORTS = ("EASY", "EFFORT", "FLOAT")
# Words that say a label has swallowed part of its session.
NOT_IN_LABELS = {"at", "or", "lane", "laps", "total", "each", "if", "note"}
DEEPEST = 6
# More than any session has; few enough that a hostile count cannot fill the memory.
MOST_REPS = 1_000
CLOCK_WORD = re.compile(r"(?i)(\d{1,2}([:.]\d\d)?)?(am|pm)")


def session(read: Reader, node: Node) -> tree.Session:
    """`session_line`: all that stands behind the day."""
    tag, time, label = leaf(node, "TAG"), leaf(node, "TIME_OF_DAY"), leaf(node, "LABEL")
    body = child(node, "session")
    options_node = child(body, "options") if body else None
    places = Places(read)
    made = (
        tuple(option(read, one, places) for one in nodes(options_node, "option"))
        if options_node
        else ()
    )
    total_node = child(body, "total") if body else None
    made_session = tree.Session(
        span=read.span(node),
        tag=tree.Word(read.span(tag), read.text(tag)[1:-1]) if tag else None,
        time=read.time_of_day(time) if time else None,
        label=label_word(read, label) if label else None,
        options=made,
        venue=places.venue,
        lane=places.lane,
        total=total(read, total_node) if total_node else None,
        result=result(read, body) if body else None,
    )
    _refuse_clock_for_length(read, time, made_session)
    return made_session


def _refuse_clock_for_length(read: Reader, time: Leaf | None, made: tree.Session) -> None:
    """`sun 1:30 easy`: the clock is a time of day, and nothing says how long the run is."""
    if time is None or made.label or not made.options:
        return
    first = made.options[0].steps[0]
    if first.work is None and first.sport is None and first.role is None:
        hours, minutes = read.text(time).split(":")
        raise Misread(
            read.span(time),
            f"{read.text(time)} right after the day is a time of day, so {first.text} has no "
            "length",
            f"for {int(hours)} h {minutes} min of it write {int(hours)}h{minutes} {first.text}",
        )


def label_word(read: Reader, part: Leaf) -> tree.Word:
    text = " ".join(read.text(part)[:-1].split())
    for index, word in enumerate(text.split()):
        if CLOCK_WORD.fullmatch(word):
            from plandsl.syntax.guesses import TWELVE_HOURS, of_24_hours

            clock = TWELVE_HOURS.fullmatch(word)
            raise Misread(
                read.span(part),
                f"`{word}` is read as a part of the name `{text}`",
                f"a time of day is written like {of_24_hours(clock) if clock else '18:30'}, "
                "right after the day",
            )
        if index and (word in NOT_IN_LABELS or word[0].isdigit()):
            raise Misread(
                read.span(part),
                f"`{text}` is no name for a session: `{word}` belongs behind the colon",
                "a name is a few words before a colon, like 400s: or long run:",
            )
    return tree.Word(Span(read.span(part).start, read.span(part).end - 1), text)


def option(read: Reader, node: Node, places: Places) -> tree.Option:
    steps = tuple(step(read, one, places, 0) for one in nodes(node, "step"))
    return tree.Option(read.span(node), steps)


def step(read: Reader, node: Node, places: Places, depth: int) -> tree.Step:
    role_node, count_node, work_node = (
        child(node, "role"),
        child(node, "count"),
        child(node, "work"),
    )
    parts = Qualifiers(read, node, places)
    effort_leaf, sport_leaf = leaf(node, *EFFORTS), leaf(node, *SPORTS)
    venue, lane_node = leaf(node, "VENUE"), child(node, "lane")
    if venue:
        places.add_venue(venue)
    if lane_node:
        places.add_lane(lane_node)
    if effort_leaf:
        parts.set_target(effort_target(read, effort_leaf))
    return tree.Step(
        span=read.span(node),
        role=role(read, role_node) if role_node else None,
        sport=read.word(sport_leaf) if sport_leaf else None,
        count=count(read, count_node) if count_node else None,
        work=work(read, work_node, places, depth) if work_node else None,
        terrain=parts.terrain,
        target=parts.target,
        laps=parts.laps,
        rest=parts.rest,
    )


def role(read: Reader, node: Node) -> tree.Word:
    part = node.children[0]
    return tree.Word(read.span(part), "warmup" if part.name == "WARMUP" else "cooldown")


def count(read: Reader, node: Node) -> tree.Count:
    written = re.sub(r"[^\d]+", "-", read.text(node)[:-1]).strip("-")
    numbers = [
        quantities.whole(part, read.span(node), "a count of reps") for part in written.split("-")
    ]
    if max(numbers) > MOST_REPS:
        raise Misread(read.span(node), f"no session has {max(numbers):,} reps")
    if numbers[0] > numbers[-1]:
        read.hint(
            read.span(node),
            "backward-range",
            f"{read.text(node)} runs backwards; it is read from low to high",
        )
    bounds = Range(min(numbers), max(numbers))
    return tree.Count(read.span(node), bounds, "-".join(map(str, numbers)) + "x")


def work(
    read: Reader, node: Node, places: Places, depth: int
) -> tree.Length | tree.Time | tree.Group:
    grouped = child(node, "group")
    if grouped:
        return group(read, grouped, places, depth + 1)
    amounts = read.amounts(node)
    if quantities.is_time(amounts):
        made: tree.Length | tree.Time = quantities.as_time(amounts, keep_seconds=True)
    else:
        made = quantities.as_length(amounts, drop_metres=True)
    if _is_zero(made):
        raise Misread(made.span, f"{made.text} is no work at all")
    return made


def _is_zero(made: tree.Length | tree.Time) -> bool:
    low = made.range.low
    return low in (Distance(0), Duration(0))


def group(read: Reader, node: Node, places: Places, depth: int) -> tree.Group:
    if depth > DEEPEST:
        raise Misread(read.span(node), f"groups are nested more than {DEEPEST} deep")
    steps = tuple(step(read, one, places, depth) for one in nodes(node, "step"))
    joins = tuple(
        read.text(part)
        for part in node.children
        if isinstance(part, Leaf) and part.name in ("COMMA", "PLUS")
    )
    text = steps[0].text
    for join, one in zip(joins, steps[1:], strict=True):
        text += f", {one.text}" if join == "," else f" + {one.text}"
    return tree.Group(read.span(node), steps, joins, f"({text})")
