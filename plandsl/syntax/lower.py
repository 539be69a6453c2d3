"""Lines from shape to tree: one function per kind of line."""

from __future__ import annotations

from collections.abc import Callable

from plandsl.source import Span
from plandsl.syntax import quantities, tree
from plandsl.syntax.lower_parts import laps, pace_band, venue_word
from plandsl.syntax.lower_session import label_word, session
from plandsl.syntax.parse import Leaf, Node
from plandsl.syntax.quantities import Misread
from plandsl.syntax.reader import Reader, child, leaf, nodes
from plandsl.units import Range

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def statement(read: Reader, line: Node) -> tuple[str, tree.Statement]:
    """Which group of the grammar a line belongs to, and what it says.

    Raises `Misread` where it parses but cannot mean anything.
    """
    place = line.children[0]
    assert isinstance(place, Node)
    node = place.children[0]
    assert isinstance(node, Node)
    return place.name, LINES[node.name](read, node)


def named_line(read: Reader, node: Node) -> tree.NamedLine:
    keyword, value = node.children
    return tree.NamedLine(read.text(keyword), read.word(value))


def start_line(read: Reader, node: Node) -> tree.StartLine:
    return tree.StartLine(read.date(_leaf(node, "DATE")))


def race_line(read: Reader, node: Node) -> tree.RaceLine:
    length_node, goal_node, venue = (
        child(node, "race_length"),
        child(node, "race_goal"),
        leaf(node, "VENUE"),
    )
    return tree.RaceLine(
        date=read.date(_leaf(node, "DATE")),
        distance=quantities.as_length(read.amounts(length_node)) if length_node else None,
        goal=quantities.as_time(read.amounts(goal_node), keep_seconds=True) if goal_node else None,
        venue=venue_word(read, venue) if venue else None,
    )


def at_line(read: Reader, node: Node) -> tree.AtLine:
    times = []
    for part in nodes(node, "day_times"):
        days = [
            day_number(read, one)
            for one in part.children
            if isinstance(one, Leaf) and one.name == "DAY"
        ]
        times.append((days[0], days[-1], read.time_of_day(_leaf(part, "TIME_OF_DAY"))))
    return tree.AtLine(tuple(times))


def remind_line(read: Reader, node: Node) -> tree.RemindLine:
    return tree.RemindLine(quantities.as_time(read.amounts(node), keep_seconds=True))


def pace_line(read: Reader, node: Node) -> tree.PaceLine:
    name_node, range_node = child(node, "pace_name"), child(node, "range")
    assert name_node is not None
    assert range_node is not None
    per = _leaf(node, "PER")
    whole = read.span(range_node).to(read.span(per))
    return tree.PaceLine(
        read.word(name_node), pace_band(read, read.amounts(range_node), per, whole)
    )


def closed_line(read: Reader, node: Node) -> tree.ClosedLine:
    dates = [one for one in node.children if isinstance(one, Leaf) and one.name == "DATE"]
    first, last = read.date(dates[0]), read.date(dates[-1])
    if first > last:
        message = f"closed until {last}, which is before {first}"
        raise Misread(read.span(dates[-1]), message, f"write {last}..{first}")
    place, reason = _leaf(node, "PLACE"), leaf(node, "TEXT")
    venue = tree.Word(read.span(place), " ".join(read.text(place).split()))
    name, _, last_word = venue.text.rpartition(" ")
    if last_word in ("from", "on", "since", "until", "between"):
        raise Misread(
            venue.span, f"`{last_word}` would be part of the place", f"write closed {name} {first}"
        )
    return tree.ClosedLine(venue, first, last, read.word(reason) if reason else None)


def rule_line(read: Reader, node: Node) -> tree.RuleLine:
    label, level = leaf(node, "LABEL"), leaf(node, "LEVEL")
    return tree.RuleLine(
        name=read.word(_leaf(node, "RULE_NAME")),
        series=label_word(read, label) if label else None,
        parameters=tuple(parameter(read, one) for one in nodes(node, "parameter")),
        level=read.word(level) if level else None,
    )


def parameter(read: Reader, node: Node) -> tree.Parameter:
    value_node = child(node, "rule_value")
    before = [
        read.text(one)
        for one in nodes(node, "word")
        if not value_node or one.end <= value_node.start
    ]
    after = [
        read.text(one) for one in nodes(node, "word") if value_node and one.start >= value_node.end
    ]
    value = rule_value(read, value_node) if value_node else None
    sign_leaf = leaf(value_node, "SIGN") if value_node else None
    sign = read.text(sign_leaf) if sign_leaf else ""
    middle = [sign + value.text] if value else []
    text = " ".join([*before, *middle, *after])
    return tree.Parameter(read.span(node), tuple(before), sign, value, tuple(after), text)


def rule_value(read: Reader, node: Node) -> tree.Time | tree.Length | tree.Number:
    part = next(one for one in node.children if isinstance(one, Leaf) and one.name != "SIGN")
    written, span = read.text(part), read.span(part)
    if part.name == "PERCENT":
        digits = written.removesuffix("%").strip()
        return tree.Number(span, quantities.number(digits, span), digits + "%")
    if part.name == "NUMBER":
        return tree.Number(span, quantities.number(written, span), written)
    one = quantities.amount(part.name, written, span)
    if part.name == "DISTANCE":
        return quantities.as_length([one])
    return quantities.as_time([one], keep_seconds=True)


def phase_line(read: Reader, node: Node) -> tree.PhaseLine:
    name = _leaf(node, "PHASE_NAME")
    text = " ".join(read.text(name).split())
    return tree.PhaseLine(tree.Word(read.span(name), text), week_numbers(read, node))


def week_line(read: Reader, node: Node) -> tree.WeekLine:
    return tree.WeekLine(week_numbers(read, node))


def week_numbers(read: Reader, node: Node) -> tree.Count:
    parts = [one for one in node.children if isinstance(one, Leaf) and one.name == "NUMBER"]
    span = read.span(parts[0]).to(read.span(parts[-1]))
    numbers = [quantities.whole(read.text(one), read.span(one), "a week's number") for one in parts]
    if numbers[0] > numbers[-1]:
        meant = f"write {numbers[-1]}-{numbers[0]}"
        raise Misread(span, f"weeks {numbers[0]} to {numbers[-1]} run backwards", meant)
    if numbers[-1] > LAST_WEEK:
        raise Misread(span, f"week {numbers[-1]} is beyond the longest plan ({LAST_WEEK} weeks)")
    return tree.Count(span, Range(numbers[0], numbers[-1]), "-".join(map(str, numbers)))


# Ten years: longer than any plan, short enough that a hostile number cannot fill the memory.
LAST_WEEK = 520


def day_line(read: Reader, node: Node) -> tree.DayLine:
    return tree.DayLine(
        day_number(read, _leaf(node, "DAY")), session(read, _session_node(read, node))
    )


def dated_line(read: Reader, node: Node) -> tree.DatedLine:
    return tree.DatedLine(read.date(_leaf(node, "DATE")), session(read, _session_node(read, node)))


def _session_node(read: Reader, node: Node) -> Node:
    made = child(node, "session_line")
    if made is None or child(made, "session") is None:
        raise Misread(
            Span(read.span(node).end, read.span(node).end),
            "there is no session on this line",
            "write one after the day, like 30min easy, or rest",
        )
    return made


def day_number(read: Reader, part: Leaf) -> int:
    return DAYS.index(read.text(part)[:3].lower())


def note_line(read: Reader, node: Node) -> tree.NoteLine:
    return tree.NoteLine(read.word(_leaf(node, "TEXT")))


def allow_line(read: Reader, node: Node) -> tree.AllowLine:
    return tree.AllowLine(read.word(_leaf(node, "RULE_NAME")), read.word(_leaf(node, "TEXT")))


# ---- guides


def guide_line(read: Reader, node: Node) -> tree.GuideLine:
    colour, condition_node, laps_node = (
        leaf(node, "COLOUR"),
        child(node, "condition"),
        child(node, "laps"),
    )
    advice = laps(read, laps_node) if laps_node else read.word(_leaf(node, "TEXT"))
    return tree.GuideLine(
        colour=read.text(colour) if colour else None,
        condition=condition(read, condition_node) if condition_node else None,
        advice=advice,
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
    op = read.text(compare).replace("≤", "<=").replace("≥", ">=")
    lap_leaf = node.children[1] if measure == "lap" else None
    lap = None
    if isinstance(lap_leaf, Leaf):
        lap = quantities.whole(read.text(lap_leaf), read.span(lap_leaf), "a lap's number")
    value = test_value(read, node, measure)
    subject = f"lap {lap}" if lap else measure
    return tree.Test(read.span(node), measure, op, value, lap, f"{subject} {op} {value.text}")


def test_value(read: Reader, node: Node, measure: str) -> tree.Time | tree.Number | tree.Count:
    part = node.children[-1]
    if isinstance(part, Node):
        return quantities.as_time(read.amounts(part))
    span = read.span(part)
    if measure == "fade":
        digits = read.text(part).removesuffix("%").strip()
        return tree.Number(span, quantities.number(digits, span), digits + "%")
    number = quantities.whole(read.text(part), span, "a count of reps")
    return tree.Count(span, Range(number, number), str(number))


def _leaf(node: Node, name: str) -> Leaf:
    """A terminal that the grammar makes sure of."""
    found = leaf(node, name)
    assert found is not None, (node.name, name)
    return found


LINES: dict[str, Callable[[Reader, Node], tree.Statement]] = {
    "plan_line": named_line,
    "log_line": named_line,
    "athlete_line": named_line,
    "id_line": named_line,
    "timezone_line": named_line,
    "start_line": start_line,
    "race_line": race_line,
    "at_line": at_line,
    "remind_line": remind_line,
    "pace_line": pace_line,
    "closed_line": closed_line,
    "rule_line": rule_line,
    "phase_line": phase_line,
    "week_line": week_line,
    "day_line": day_line,
    "dated_line": dated_line,
    "note_line": note_line,
    "allow_line": allow_line,
    "guide_line": guide_line,
}
