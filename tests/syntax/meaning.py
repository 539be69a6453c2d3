"""What a session means, in plain units: how the tests of lowering write their expectations.

Times in seconds, lengths in metres, paces in seconds per km (per mile where they were written so),
all exact; `..` between the ends of a range.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import TypeVar

from plandsl.diagnostics import Diagnostic
from plandsl.source import Source
from plandsl.syntax import tree
from plandsl.syntax.format import session_text
from plandsl.syntax.read import read
from plandsl.units import KILOMETRE, METRE, MILE, SECOND, Distance, Duration, Pace, Range

T = TypeVar("T", Distance, Duration, Pace, int)


def line(text: str) -> tree.Line:
    """A line alone, which must be read without a remark."""
    found = read(Source("x", text))
    assert found.found == (), [one.message for one in found.found]
    return found.value.lines[0]


def remarks(text: str) -> tuple[Diagnostic, ...]:
    return read(Source("x", text)).found


def session(text: str) -> tree.Session:
    """What stands behind a day, or behind a date."""
    statement = line(text).statement
    assert isinstance(statement, tree.DayLine | tree.DatedLine)
    return statement.session


def without_places(node: object) -> object:
    """All that a node of the tree says, but where it was written."""
    if isinstance(node, tuple):
        return tuple(map(without_places, node))
    if not is_dataclass(node) or isinstance(node, type):
        return node
    values = ((field.name, getattr(node, field.name)) for field in fields(node))
    parts = ((name, without_places(value)) for name, value in values if name != "span")
    return (type(node).__name__, *parts)


def both(text: str) -> tuple[str, str]:
    """The canonical spelling of a session, and what it means."""
    made = session(text)
    return session_text(made), meaning(made)


def meaning(made: tree.Session) -> str:
    words = [f"[{made.tag.text}]"] if made.tag else []
    words += [f"{made.time:%H:%M}"] if made.time else []
    words += [made.half] if made.half else []
    words += [f"{made.label.text}:"] if made.label else []
    words += [" or ".join(map(option, made.options))]
    words += [f"at={made.venue.text}"] if made.venue else []
    words += [f"lane={made.lane.number}{'s' * made.lane.stagger}"] if made.lane else []
    words += [f"total={amount(made.total.amount)}"] if made.total else []
    words += [f"= {result(made.result)}"] if made.result else []
    return " ".join(word for word in words if word)


def option(one: tree.Option) -> str:
    text = " + ".join(map(step, one.steps))
    for variant in one.variants:
        sign = "~" if variant.changes else ""
        text += f" |{variant.group.text}{sign} {' + '.join(map(step, variant.steps))}"
    return f"{one.name.text}: {text}" if one.name else text


def step(one: tree.Step) -> str:
    words = [part.text for part in (one.role, one.sport) if part]
    words += [f"{ends(one.count.range)}x"] if one.count else []
    words += [work(one.work)] if one.work else []
    words += [f"let={one.name.text}"] if one.name else []
    words += [f"^{one.terrain.text}"] if one.terrain else []
    words += [target(one.target)] if one.target else []
    words += [laps(one.laps)] if one.laps else []
    words += [f"on={amount(one.send_off)}"] if one.send_off else []
    words += [rest(one.rest)] if one.rest else []
    return " ".join(words)


def work(made: tree.Length | tree.Time | tree.Group | tree.Until) -> str:
    if isinstance(made, tree.Until):
        return f"until={made.until}"
    if not isinstance(made, tree.Group):
        return amount(made)
    text = step(made.steps[0])
    for join, one in zip(made.joins, made.steps[1:], strict=True):
        text += f" {join} {step(one)}"
    return f"{amount(made.total)} of ({text})" if made.total else f"({text})"


def laps(made: tree.Laps) -> str:
    of = f"*{amount(made.of)}" if made.of else ""
    return f"laps{of} " + ",".join(amount(time) for time in made.times)


def target(made: tree.Target) -> str:
    items = [amount(item.value) + (f"*{item.times}" if item.times else "") for item in made.items]
    turns = "turns " if made.cycle else ""
    return f"@{turns}" + ",".join(items) + (f" ={amount(made.stated)}" if made.stated else "")


def rest(made: tree.Rest) -> str:
    text = ",".join(map(rest_piece, made.pieces))
    text += f">{amount(made.to)}" if made.to else ""
    text += "+last" * made.each
    if made.extra:
        where = ",".join(map(str, made.extra.after)) or "half"
        text += f" extra={rest_piece(made.extra.piece)}@{where}"
    return f"r{text}"


def rest_piece(made: tree.RestPiece) -> str:
    mode = f"/{made.mode.text}" if made.mode else ""
    if isinstance(made.amount, tree.Open):
        return f"<{made.amount.text}>{mode}"
    text = made.amount.text if isinstance(made.amount, tree.Number) else amount(made.amount)
    return f"{text}{mode}{target(made.target) if made.target else ''}"


def result(made: tree.Result) -> str:
    words = [] if made.status == "run" else [made.status]
    words += [str(made.moved_to)] if made.moved_to else []
    for run in made.runs:
        text = amount(run.value) if run.value else "-"
        text += f"({','.join(amount(split) for split in run.splits)})" if run.splits else ""
        text += rest(run.rest) if run.rest else ""
        text += f"&{run.bpm}bpm" if run.bpm else ""
        words.append(text + (f"&{run.watts}W" if run.watts else ""))
    words += [f"{made.bpm}bpm"] if made.bpm else []
    words += [f"{made.watts}W"] if made.watts else []
    words += [f"rpe{ends(made.rpe.range)}"] if made.rpe else []
    words += [f"avg={amount(made.average)}"] if made.average else []
    words += [f"total={amount(made.total.amount)}"] if made.total else []
    return " ".join(words)


def amount(made: tree.Aim | tree.Length | tree.Word) -> str:
    if isinstance(made, tree.Word):
        return made.text
    if isinstance(made, tree.Time):
        return ends(made.range) + "s"
    if isinstance(made, tree.Length):
        return ends(made.range) + "m"
    if isinstance(made, tree.Reference):
        return reference(made)
    if isinstance(made, tree.Band):
        return f"{reference(made.low)}..{reference(made.high)}"
    if isinstance(made, tree.Cut):
        return ">".join(map(amount, made.ends))
    if isinstance(made, tree.Intensity):
        return f"{made.kind}={plain(made.range)}{f'% of {made.of}' if made.of else ''}"
    return pace_ends(made.range, MILE if made.text.endswith("mi") else KILOMETRE) + (
        "s/mi" if made.text.endswith("mi") else "s/km"
    )


def reference(made: tree.Reference) -> str:
    text = f"{made.name}({exact(made.distance)}m)" if made.distance else made.name
    if made.time:
        per = {None: "unit", MILE: "mi", KILOMETRE: "km"}[made.per.um if made.per else None]
        text += f"{ends(made.time)}s/{per}"
    text += f"*time{plain(made.percent)}%" if made.percent else ""
    return text + (f"*speed{plain(made.share)}%" if made.share else "")


def plain(made: Range[Fraction]) -> str:
    low, high = ("" if end is None else f"{float(end):.15g}" for end in (made.low, made.high))
    return low if low == high else f"{low}..{high}"


def pace_ends(made: Range[Pace], unit: int) -> str:
    low, high = (
        str(end.s_per_m * Fraction(unit, METRE)) if end else "" for end in (made.low, made.high)
    )
    return low if low == high else f"{low}..{high}"


def ends(made: Range[T]) -> str:
    low, high = (exact(end) for end in (made.low, made.high))
    return low if low == high else f"{low}..{high}"


def exact(value: Distance | Duration | Pace | int | None) -> str:
    """Exactly, as a decimal number where it is one."""
    if value is None or isinstance(value, Pace):
        return ""
    if isinstance(value, int):
        return str(value)
    number = (
        Fraction(value.ms, SECOND) if isinstance(value, Duration) else Fraction(value.um, METRE)
    )
    return str(int(number)) if number.denominator == 1 else f"{float(number):.15g}"
