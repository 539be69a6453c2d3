"""Tree to text: the one canonical form of a file.

Blanks, signs and the order of words are made regular; a number is never changed, comments and
lines that could not be read stay word for word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from plandsl.record import replace
from plandsl.syntax import tree
from plandsl.syntax.reader import DAYS

DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_LINES = (tree.DayLine, tree.DatedLine, tree.CountedLine)


def format_file(file: tree.File) -> str:
    """The canonical text, ending in one line end; an empty file stays empty."""
    is_log = any(
        isinstance(line.statement, tree.NamedLine) and line.statement.keyword == "log"
        for line in file.lines
    )
    lines: list[str] = []
    under_session = False
    for line in file.lines:
        statement = line.statement
        if isinstance(statement, DAY_LINES):
            under_session = True
        elif line.place in ("head", "body", "edit"):
            under_session = False
        text = format_line(line, is_log, under_session)
        if text or (lines and lines[-1]):
            lines.append(text)
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def format_line(line: tree.Line, is_log: bool, under_session: bool) -> str:
    """One line; a comment keeps its column where it can."""
    if line.statement is None:
        return line.text.rstrip() if not line.broken else line.text
    text = _indent(line, is_log, under_session) + statement_text(line.statement)
    if not line.comment:
        return text
    column = len(line.text.rstrip()) - len(line.comment)
    return (
        text.ljust(column) + line.comment if len(text) + 2 <= column else f"{text}  {line.comment}"
    )


def _indent(line: tree.Line, is_log: bool, under_session: bool) -> str:
    if isinstance(line.statement, DAY_LINES):
        return "" if is_log else "  "
    if line.place == "under_day" or (line.place == "under_week" and under_session):
        return "    "
    return "  " if line.place == "under_week" else ""


def statement_text(statement: tree.Statement) -> str:
    """The canonical spelling of a line, without indent and comment."""
    return STATEMENTS[type(statement)](statement)


def _named(line: tree.NamedLine) -> str:
    return f"{line.keyword} {line.value.text}"


def _let(line: tree.LetLine) -> str:
    return f"let {line.name.text} = {_steps(line.steps)}"


def _usual(line: tree.UsualLine) -> str:
    return f"usual {line.name.text} = {_steps(line.steps)}"


def _group(line: tree.GroupLine) -> str:
    return "group " + ", ".join(name.text for name in line.names)


def _start(line: tree.StartLine) -> str:
    return f"start {line.date}"


def _race(line: tree.RaceLine) -> str:
    parts = [f"race {line.date}"]
    parts += [part.text for part in (line.distance, line.goal) if part]
    return " ".join(parts) + (f" at {line.venue.text}" if line.venue else "")


def _recent(line: tree.RecentLine) -> str:
    return f"recent {line.date} {line.distance.text} {line.time.text}"


def _begin(line: tree.BeginLine) -> str:
    return f"weeks begin {DAY_NAMES[line.day]}"


def _number(line: tree.NumberLine) -> str:
    return f"{line.keyword} {line.value}{'W' if line.keyword == 'ftp' else ''}"


def _at(line: tree.AtLine) -> str:
    parts = []
    for first, last, half, time in line.times:
        days = DAYS[first] if first == last else f"{DAYS[first]}-{DAYS[last]}"
        parts.append(" ".join([days, *([half] if half else []), f"{time:%H:%M}"]))
    return "at " + ", ".join(parts)


def _remind(line: tree.RemindLine) -> str:
    return f"remind {line.before.text} before"


def _pace(line: tree.PaceLine) -> str:
    return f"pace {line.name.text} = {line.value.text}"


def _closed(line: tree.ClosedLine) -> str:
    return f"closed {line.venue.text} {_between(line)}"


def _away(line: tree.AwayLine) -> str:
    return f"away {_between(line)}"


def _between(line: tree.ClosedLine | tree.AwayLine) -> str:
    dates = f"{line.first}" if line.first == line.last else f"{line.first}..{line.last}"
    return f"{dates}: {line.reason.text}" if line.reason else dates


def _deload(line: tree.DeloadLine) -> str:
    return line.text


def _rule(line: tree.RuleLine) -> str:
    series = f" {line.series.text}:" if line.series else ""
    parameters = ", ".join(parameter.text for parameter in line.parameters)
    level = line.level.text if line.level else ""
    words = [f"rule {line.name.text}{series}", parameters, level]
    return " ".join(word for word in words if word)


def _rules(line: tree.RulesLine) -> str:
    return f"rules {line.name.text}"


def _phase(line: tree.PhaseLine) -> str:
    weeks = "week" if line.weeks.range.low == line.weeks.range.high else "weeks"
    return f"phase {line.name.text}, {weeks} {line.weeks.text}"


def _week(line: tree.WeekLine) -> str:
    weeks = "week" if line.number.range.low == line.number.range.high else "weeks"
    words = [f"{weeks} {line.number.text}"]
    words += [f"like {line.like.text}"] if line.like else []
    words += ["deload"] if line.deload else []
    words += [line.total.text] if line.total else []
    return " ".join(words)


def _day(line: tree.DayLine) -> str:
    return f"{DAYS[line.day]}  {session_text(line.session)}"


def _dated(line: tree.DatedLine) -> str:
    return f"{line.date}  {session_text(line.session)}"


def _counted(line: tree.CountedLine) -> str:
    return f"race-{line.before}  {session_text(line.session)}"


def _move(line: tree.MoveLine) -> str:
    return f"move {line.moved.text} to {_moment(line.to)}"


def _swap(line: tree.SwapLine) -> str:
    return f"swap {line.one.text} {_moment(line.other)}"


def _drop(line: tree.DropLine) -> str:
    return f"drop {line.dropped.text}"


def _moment(moment: tree.Moment | int) -> str:
    return DAYS[moment] if isinstance(moment, int) else moment.text


def _note(line: tree.NoteLine) -> str:
    return f"note {line.text.text}"


def _allow(line: tree.AllowLine) -> str:
    return f"allow {line.rule.text}: {line.reason.text}"


def _guide(line: tree.GuideLine) -> str:
    words = [line.colour] if line.colour else []
    words.append(f"if {line.condition.text}" if line.condition else "otherwise")
    return f"{' '.join(words)}: {line.advice.text}"


def _more(line: tree.MoreLine) -> str:
    body = line.option or line.variant
    pause = [line.pause.text] if line.pause else []
    pause += ["+"] if pause and body else []
    parts = [line.join, *pause, *([body.text] if body else [])]
    parts += [f"at {line.venue.text}"] if line.venue else []
    parts += [line.total.text] if line.total else []
    return " ".join(parts)


def _check(line: tree.CheckLine) -> str:
    return "check " + ", ".join(mark.text for mark in line.marks)


def _gate(line: tree.GateLine) -> str:
    words = [f"gate {line.series.text}:"]
    words += [f"last {line.last}"] if line.last else []
    words.append(line.condition.text)
    words += [f"with {line.rest.text}"] if line.rest else []
    return " ".join(words)


def _then(line: tree.ThenLine) -> str:
    text = "then cycle " if line.cycle else "then "
    text += ", ".join(item.text for item in line.items)
    if line.condition:
        text += f" if {line.condition.text}" + (", else repeat" if line.repeat else "")
    return text


STATEMENTS: dict[type, Callable[[Any], str]] = {
    tree.NamedLine: _named,
    tree.LetLine: _let,
    tree.GroupLine: _group,
    tree.StartLine: _start,
    tree.RaceLine: _race,
    tree.BeginLine: _begin,
    tree.AtLine: _at,
    tree.RemindLine: _remind,
    tree.PaceLine: _pace,
    tree.NumberLine: _number,
    tree.RecentLine: _recent,
    tree.UsualLine: _usual,
    tree.ClosedLine: _closed,
    tree.AwayLine: _away,
    tree.DeloadLine: _deload,
    tree.RuleLine: _rule,
    tree.RulesLine: _rules,
    tree.PhaseLine: _phase,
    tree.WeekLine: _week,
    tree.DayLine: _day,
    tree.DatedLine: _dated,
    tree.CountedLine: _counted,
    tree.MoveLine: _move,
    tree.SwapLine: _swap,
    tree.DropLine: _drop,
    tree.NoteLine: _note,
    tree.AllowLine: _allow,
    tree.MoreLine: _more,
    tree.CheckLine: _check,
    tree.GuideLine: _guide,
    tree.GateLine: _gate,
    tree.ThenLine: _then,
}


def session_text(session: tree.Session) -> str:
    """All that stands behind the day: tag, time, label, steps, place, total, result."""
    parts = []
    if session.tag:
        parts.append(f"[{session.tag.text}]")
    if session.time:
        parts.append(f"{session.time:%H:%M}")
    if session.half:
        parts.append(session.half)
    if session.label:
        parts.append(f"{session.label.text}:")
    if session.name:
        parts.append(f"{session.name.text}:")
    sides, last = session.options[:-1], session.options[-1] if session.options else None
    if last:
        # The place is everybody's, so it stands before what groups do instead.
        parts.append(options_text((*sides, replace(last, variants=()))))
    if session.venue:
        parts.append(f"at {session.venue.text}")
    if session.lane:
        parts.append(session.lane.text)
    if last:
        parts += [f"| {variant.text}" for variant in last.variants]
    if session.total:
        parts.append(session.total.text)
    if session.result:
        needs_sign = session.result.status == "run"
        parts.append(f"= {session.result.text}" if needs_sign else session.result.text)
    return " ".join(parts)


def options_text(options: Sequence[tree.Option]) -> str:
    """All sides of a session, with their names and what groups do instead."""
    return " or ".join(option.text for option in options)


def _steps(steps: tuple[tree.Step, ...]) -> str:
    return " + ".join(step.text for step in steps)
