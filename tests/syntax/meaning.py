"""What a session means, in plain units: how the tests of lowering write their expectations.

Times in seconds, lengths in metres, paces in seconds per km (per mile where they were written so),
all exact; `..` between the ends of a range.
"""

from __future__ import annotations

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


def both(text: str) -> tuple[str, str]:
    """The canonical spelling of a session, and what it means."""
    made = session(text)
    return session_text(made), meaning(made)


def meaning(made: tree.Session) -> str:
    words = [f"[{made.tag.text}]"] if made.tag else []
    words += [f"{made.time:%H:%M}"] if made.time else []
    words += [f"{made.label.text}:"] if made.label else []
    words += [" or ".join(" + ".join(map(step, one.steps)) for one in made.options)]
    words += [f"at={made.venue.text}"] if made.venue else []
    words += [f"lane={made.lane.number}{'s' * made.lane.stagger}"] if made.lane else []
    words += [f"total={amount(made.total.amount)}"] if made.total else []
    words += [f"= {result(made.result)}"] if made.result else []
    return " ".join(word for word in words if word)


def step(one: tree.Step) -> str:
    words = [part.text for part in (one.role, one.sport) if part]
    words += [f"{ends(one.count.range)}x"] if one.count else []
    words += [work(one.work)] if one.work else []
    words += [f"^{one.terrain.text}"] if one.terrain else []
    words += [target(one.target)] if one.target else []
    words += ["laps " + ",".join(amount(time) for time in one.laps.times)] if one.laps else []
    words += [rest(one.rest)] if one.rest else []
    return " ".join(words)


def work(made: tree.Length | tree.Time | tree.Group) -> str:
    if not isinstance(made, tree.Group):
        return amount(made)
    text = step(made.steps[0])
    for join, one in zip(made.joins, made.steps[1:], strict=True):
        text += f" {join} {step(one)}"
    return f"({text})"


def target(made: tree.Target) -> str:
    items = [amount(item.value) + (f"*{item.times}" if item.times else "") for item in made.items]
    return "@" + ",".join(items) + (f" ={amount(made.stated)}" if made.stated else "")


def rest(made: tree.Rest) -> str:
    mode = f"/{made.mode.text}" if made.mode else ""
    return f"r{amount(made.amount)}{mode}{'+last' * made.each}"


def result(made: tree.Result) -> str:
    words = [] if made.status == "run" else [made.status]
    words += [str(made.moved_to)] if made.moved_to else []
    for run in made.runs:
        text = amount(run.value) if run.value else "-"
        text += f"({','.join(amount(split) for split in run.splits)})" if run.splits else ""
        text += rest(run.rest) if run.rest else ""
        words.append(text + (f"&{run.bpm}bpm" if run.bpm else ""))
    words += [f"{made.bpm}bpm"] if made.bpm else []
    words += [f"rpe{ends(made.rpe.range)}"] if made.rpe else []
    words += [f"avg={amount(made.average)}"] if made.average else []
    words += [f"total={amount(made.total.amount)}"] if made.total else []
    return " ".join(words)


def amount(made: tree.Time | tree.Length | tree.PaceBand | tree.Word) -> str:
    if isinstance(made, tree.Word):
        return made.text
    if isinstance(made, tree.Time):
        return ends(made.range) + "s"
    if isinstance(made, tree.Length):
        return ends(made.range) + "m"
    return pace_ends(made.range, MILE if made.text.endswith("mi") else KILOMETRE) + (
        "s/mi" if made.text.endswith("mi") else "s/km"
    )


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
