"""The lines at the top of a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection

from plandsl.syntax import grammar, quantities, tree
from plandsl.syntax.lower.labels import label_word
from plandsl.syntax.lower.places import Places, venue_word
from plandsl.syntax.lower.references import pace_name
from plandsl.syntax.lower.session import part
from plandsl.syntax.lower.targets import end
from plandsl.syntax.nodes import Leaf, Node
from plandsl.syntax.quantities import Misread
from plandsl.syntax.reader import Reader, child, day_number, leaf, leafs, need, nodes
from plandsl.syntax.words import NO_NAMES


def named_line(read: Reader, node: Node) -> tree.NamedLine:
    keyword, value = node.children
    return tree.NamedLine(read.text(keyword), read.word(value))


def let_line(read: Reader, node: Node) -> tree.LetLine:
    name = read.word(need(node, "WORD"))
    _refuse_built_in(name)
    return tree.LetLine(name, _steps(read, node))


def usual_line(read: Reader, node: Node) -> tree.UsualLine:
    written = need(node, "WARMUP", "COOLDOWN", "EFFORT")
    word = read.word(written)
    known = {"WARMUP": "warmup", "COOLDOWN": "cooldown"}.get(written.name, word.text)
    if known not in ("warmup", "cooldown", "strides"):
        raise Misread(
            word.span,
            f"{known} has no usual length",
            "warmup, cooldown and strides have one",
        )
    return tree.UsualLine(tree.Word(word.span, known), _steps(read, node))


def _steps(read: Reader, node: Node) -> tuple[tree.Step, ...]:
    """The steps of a `let` or of a `usual`: for any session, so they have no place."""
    places = Places(read)
    body = child(node, "part")
    assert body is not None
    steps = part(read, body, places)
    if places.venue or places.lane:
        span = places.venue.span if places.venue else read.span(body)
        raise Misread(span, "a place belongs to a session", "write it behind the session's steps")
    return steps


def group_line(read: Reader, node: Node) -> tree.GroupLine:
    names = tuple(read.word(one) for one in leafs(node, "WORD"))
    for name in names:
        _refuse_built_in(name, small_words=frozenset())
    return tree.GroupLine(names)


def _refuse_built_in(name: tree.Word, small_words: Collection[str] = NO_NAMES) -> None:
    """A name that is a word of the language would be read as that word; one that is a small word or
    a unit (`a`, `km`) as a part of a sentence, where steps stand.
    """
    if name.text.casefold() in small_words or name.text.casefold() in grammar.built_in():
        raise Misread(
            name.span, f"`{name.text}` means something already", "give it a name of your own"
        )
    if not grammar.is_name(name.text):
        raise Misread(
            name.span, f"`{name.text}` is no name", "a name is a word of letters, like opener"
        )


def start_line(read: Reader, node: Node) -> tree.StartLine:
    return tree.StartLine(read.date(need(node, "DATE")))


def race_line(read: Reader, node: Node) -> tree.RaceLine:
    goal, venue = child(node, "race_goal"), leaf(node, "VENUE")
    return tree.RaceLine(
        date=read.date(need(node, "DATE")),
        distance=_race_length(read, node),
        goal=quantities.as_time(read.amounts(goal), keep_seconds=True) if goal else None,
        venue=venue_word(read, venue) if venue else None,
    )


def _race_length(read: Reader, node: Node) -> tree.Length | None:
    length = child(node, "race_length")
    return quantities.as_length(read.amounts(length)) if length else None


def recent_line(read: Reader, node: Node) -> tree.RecentLine:
    distance, time = _race_length(read, node), child(node, "race_time")
    assert distance is not None
    assert time is not None
    made = quantities.as_time(read.amounts(time), keep_seconds=True)
    return tree.RecentLine(read.date(need(node, "DATE")), distance, made)


def begin_line(read: Reader, node: Node) -> tree.BeginLine:
    return tree.BeginLine(day_number(read, need(node, "DAY")))


def at_line(read: Reader, node: Node) -> tree.AtLine:
    times: list[tuple[int, int, str | None, dt.time]] = []
    for one in nodes(node, "day_times"):
        days = [day_number(read, day) for day in leafs(one, "DAY")]
        half = leaf(one, "HALF_DAY")
        time = read.time_of_day(need(one, "TIME_OF_DAY"))
        times.append((days[0], days[-1], read.text(half) if half else None, time))
    return tree.AtLine(tuple(times))


def remind_line(read: Reader, node: Node) -> tree.RemindLine:
    return tree.RemindLine(quantities.as_time(read.amounts(node), keep_seconds=True))


def pace_line(read: Reader, node: Node) -> tree.PaceLine:
    name, value = child(node, "pace_name"), child(node, "end")
    assert name is not None
    assert value is not None
    made = end(read, value)
    if isinstance(made, tree.Time):
        raise Misread(
            made.span,
            "this pace does not say for which distance",
            f"write {made.text}/mi or {made.text}/km",
        )
    return tree.PaceLine(pace_name(read, name), made)


def number_line(read: Reader, node: Node) -> tree.NumberLine:
    keyword, written = need(node, "ATHLETE_NUMBER"), need(node, "NUMBER", "BPM", "POWER")
    word, unit = read.text(keyword), {"BPM": "bpm", "POWER": "W"}.get(written.name, "")
    right = "W" if word == "ftp" else "bpm"
    if unit not in ("", right):
        raise Misread(
            read.span(written),
            f"{word} is a number of {right}",
            f"like {word} {'260W' if word == 'ftp' else 188}",
        )
    digits = read.text(written).rstrip("bpmwatsW \t")
    what = "a power" if word == "ftp" else "a heart rate"
    return tree.NumberLine(word, quantities.whole(digits, read.span(written), what))


def closed_line(read: Reader, node: Node) -> tree.ClosedLine:
    first, last = _dates(read, node, "closed")
    place = need(node, "PLACE")
    venue = tree.Word(read.span(place), " ".join(read.text(place).split()))
    name, _, last_word = venue.text.rpartition(" ")
    if last_word in ("from", "on", "since", "until", "between"):
        raise Misread(
            venue.span, f"`{last_word}` would be part of the place", f"write closed {name} {first}"
        )
    return tree.ClosedLine(venue, first, last, _reason(read, node))


def away_line(read: Reader, node: Node) -> tree.AwayLine:
    return tree.AwayLine(*_dates(read, node, "away"), _reason(read, node))


def _reason(read: Reader, node: Node) -> tree.Word | None:
    reason = leaf(node, "TEXT")
    return read.word(reason) if reason else None


def _dates(read: Reader, node: Node, what: str) -> tuple[dt.date, dt.date]:
    """From the first to the last day, both included."""
    dates = leafs(node, "DATE")
    first, last = read.date(dates[0]), read.date(dates[-1])
    if first > last:
        message = f"{what} until {last}, which is before {first}"
        raise Misread(read.span(dates[-1]), message, f"write {last}..{first}")
    return first, last


def deload_line(read: Reader, node: Node) -> tree.DeloadLine:
    sign, percent = need(node, "SIGN"), need(node, "PERCENT")
    numbers = [
        quantities.whole(read.text(one), read.span(one), "a number of weeks")
        for one in leafs(node, "NUMBER")
    ]
    amount = quantities.percent(read.text(percent), read.span(percent))
    span = read.span(sign).to(read.span(percent))
    if read.text(sign) == "+" or not 0 < amount.value < 100:
        raise Misread(span, "a lighter week is lighter by a share of it", "write -30%")
    every = numbers[0] if leaf(node, "EVERY") else None
    if every is None:
        which = f"{'weeks' if len(numbers) > 1 else 'week'} {', '.join(map(str, numbers))}"
    elif every > 1:
        which = f"every {every} weeks"
    else:
        raise Misread(
            read.span(node),
            "with every week lighter there is none to be lighter than",
            "like every 4 weeks",
        )
    weeks = () if every else tuple(numbers)
    return tree.DeloadLine(every, weeks, -amount.value, f"deload {which} -{amount.text}")


def rule_line(read: Reader, node: Node) -> tree.RuleLine:
    label, level = leaf(node, "LABEL"), leaf(node, "LEVEL")
    return tree.RuleLine(
        name=read.word(need(node, "RULE_NAME")),
        series=label_word(read, label) if label else None,
        parameters=tuple(parameter(read, one) for one in nodes(node, "parameter")),
        level=read.word(level) if level else None,
    )


def rules_line(read: Reader, node: Node) -> tree.RulesLine:
    return tree.RulesLine(read.word(need(node, "RULE_SET")))


def parameter(read: Reader, node: Node) -> tree.Parameter:
    value_node = child(node, "rule_value")
    words = nodes(node, "word")
    before = [read.text(one) for one in words if not value_node or one.end <= value_node.start]
    after = [read.text(one) for one in words if value_node and one.start >= value_node.end]
    value = rule_value(read, value_node) if value_node else None
    sign_leaf = leaf(value_node, "SIGN") if value_node else None
    sign = read.text(sign_leaf).replace("−", "-").replace("–", "-") if sign_leaf else ""
    middle = [sign + value.text] if value else []
    text = " ".join([*before, *middle, *after])
    return tree.Parameter(read.span(node), tuple(before), sign, value, tuple(after), text)


def rule_value(read: Reader, node: Node) -> tree.Time | tree.Length | tree.Number:
    written = next(one for one in node.children if isinstance(one, Leaf) and one.name != "SIGN")
    text, span = read.text(written), read.span(written)
    if written.name == "PERCENT":
        return quantities.percent(text, span)
    if written.name == "NUMBER":
        return tree.Number(span, quantities.number(text, span), text)
    one = quantities.amount(written.name, text, span)
    if written.name == "DISTANCE":
        return quantities.as_length([one])
    return quantities.as_time([one], keep_seconds=True)


LINES: dict[str, Callable[[Reader, Node], tree.Statement]] = {
    "plan_line": named_line,
    "log_line": named_line,
    "athlete_line": named_line,
    "id_line": named_line,
    "timezone_line": named_line,
    "extends_line": named_line,
    "let_line": let_line,
    "group_line": group_line,
    "start_line": start_line,
    "race_line": race_line,
    "begin_line": begin_line,
    "at_line": at_line,
    "remind_line": remind_line,
    "pace_line": pace_line,
    "number_line": number_line,
    "recent_line": recent_line,
    "usual_line": usual_line,
    "closed_line": closed_line,
    "away_line": away_line,
    "deload_line": deload_line,
    "rule_line": rule_line,
    "rules_line": rules_line,
}
