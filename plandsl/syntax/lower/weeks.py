"""Phases, weeks and days, and the lines that move or drop them."""

from __future__ import annotations

import re
from collections.abc import Callable

from plandsl.source import Span
from plandsl.syntax import quantities, tree
from plandsl.syntax.lower.rests import total_of
from plandsl.syntax.lower.session import session
from plandsl.syntax.nodes import Leaf, Node
from plandsl.syntax.quantities import Misread
from plandsl.syntax.reader import DAYS, Reader, child, day_number, leaf, leafs, need, nodes
from plandsl.units import Range

# Ten years: longer than any plan, short enough that a hostile number cannot fill the memory.
LAST_WEEK = 520


def phase_line(read: Reader, node: Node) -> tree.PhaseLine:
    name, weeks = need(node, "PHASE_NAME"), child(node, "weeks")
    numbers = child(weeks, "weeks_number") if weeks else None
    assert numbers is not None
    text = " ".join(read.text(name).split())
    return tree.PhaseLine(tree.Word(read.span(name), text), week_numbers(read, numbers))


def week_line(read: Reader, node: Node) -> tree.WeekLine:
    numbers, like = child(node, "weeks_number"), child(node, "like")
    assert numbers is not None
    total = child(node, "week_total")
    return tree.WeekLine(
        week_numbers(read, numbers),
        week_numbers(read, like) if like else None,
        leaf(node, "DELOAD") is not None,
        total_of(read, total, "= ") if total else None,
    )


def week_numbers(read: Reader, node: Node) -> tree.Count:
    parts = leafs(node, "NUMBER")
    span = read.span(parts[0]).to(read.span(parts[-1]))
    numbers = [quantities.whole(read.text(one), read.span(one), "a week's number") for one in parts]
    if numbers[0] > numbers[-1]:
        meant = f"write {numbers[-1]}-{numbers[0]}"
        raise Misread(span, f"weeks {numbers[0]} to {numbers[-1]} run backwards", meant)
    if numbers[-1] > LAST_WEEK:
        raise Misread(span, f"week {numbers[-1]} is beyond the longest plan ({LAST_WEEK} weeks)")
    text = "-".join(map(str, dict.fromkeys(numbers)))
    return tree.Count(span, Range(numbers[0], numbers[-1]), text)


def day_line(read: Reader, node: Node) -> tree.DayLine:
    return tree.DayLine(day_number(read, need(node, "DAY")), session(read, _session(read, node)))


def dated_line(read: Reader, node: Node) -> tree.DatedLine:
    return tree.DatedLine(read.date(need(node, "DATE")), session(read, _session(read, node)))


def counted_line(read: Reader, node: Node) -> tree.CountedLine:
    before = _before_race(read, need(node, "COUNTED"))
    return tree.CountedLine(before, session(read, _session(read, node)))


def _before_race(read: Reader, part: Leaf) -> int:
    """How many days before the race `race-2` is."""
    digits = re.sub(r"\D", "", read.text(part))
    days = quantities.whole(digits, read.span(part), "the number of days before the race")
    if days > LAST_WEEK * 7:
        raise Misread(read.span(part), f"{days} days are longer than the longest plan")
    return days


def _session(read: Reader, node: Node) -> Node:
    made = child(node, "session_line")
    if made is None or child(made, "session") is None:
        after = read.span(node).end
        clock = leaf(child(made, "clock") or made, "TIME_OF_DAY") if made else None
        if made is not None and clock is not None and child(made, "labels") is None:
            hours, minutes = read.text(clock).split(":")
            raise Misread(
                read.span(clock),
                f"{read.text(clock)} right after the day is a time of day, and no session follows",
                f"for {int(hours)} h {minutes} min write {int(hours)}h{minutes}",
            )
        raise Misread(
            Span(after, after),
            "there is no session on this line",
            "write one after the day, like 30min easy, or rest",
        )
    return made


# ---- what changes the weeks


def move_line(read: Reader, node: Node) -> tree.MoveLine:
    return tree.MoveLine(*_moments(read, node))


def swap_line(read: Reader, node: Node) -> tree.SwapLine:
    return tree.SwapLine(*_moments(read, node))


def drop_line(read: Reader, node: Node) -> tree.DropLine:
    return tree.DropLine(moment(read, nodes(node, "moment")[0]))


def _moments(read: Reader, node: Node) -> tuple[tree.Moment, tree.Moment | int]:
    """Two days; the second may be a weekday alone, of the first one's week."""
    first, *second = [moment(read, one) for one in nodes(node, "moment")]
    day = leaf(node, "DAY")
    if day is None:
        return first, second[0]
    return first, day_number(read, day)


def moment(read: Reader, node: Node) -> tree.Moment:
    span = read.span(node)
    date, counted, half = leaf(node, "DATE"), leaf(node, "COUNTED"), leaf(node, "HALF_DAY")
    if date:
        made = read.date(date)
        return tree.Moment(span, made, None, None, None, None, str(made))
    if counted:
        before = _before_race(read, counted)
        return tree.Moment(span, None, before, None, None, None, f"race-{before}")
    number, day = need(node, "NUMBER"), day_number(read, need(node, "DAY"))
    week = quantities.whole(read.text(number), read.span(number), "a week's number")
    part = read.text(half) if half else None
    words = ["week", str(week), DAYS[day], *([part] if part else [])]
    return tree.Moment(span, None, None, week, day, part, " ".join(words))


LINES: dict[str, Callable[[Reader, Node], tree.Statement]] = {
    "phase_line": phase_line,
    "week_line": week_line,
    "day_line": day_line,
    "dated_line": dated_line,
    "counted_line": counted_line,
    "move_line": move_line,
    "swap_line": swap_line,
    "drop_line": drop_line,
}
