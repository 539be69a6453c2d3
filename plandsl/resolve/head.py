"""The head of a plan: title, athlete, race, times, named paces, closures, rules."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from fractions import Fraction

from plandsl.diagnostics import Diagnostic, Label, Severity
from plandsl.model.key import slug
from plandsl.model.plan import Closure, NamedPace, Parameter, Plan, Race, RuleUse
from plandsl.resolve.outline import Outline
from plandsl.resolve.plausible import check_goal
from plandsl.source import Origin
from plandsl.syntax import tree
from plandsl.units import Distance, Duration


@dataclass(slots=True)
class Head:
    """The plan without its weeks; `times` is the default time of day by weekday (Monday first)."""

    plan: Plan
    paces: dict[str, NamedPace]
    times: list[dt.time | None]
    found: list[Diagnostic] = field(default_factory=list)


def read_head(outline: Outline) -> Head:
    found: list[Diagnostic] = []
    title, athlete = outline.value("plan"), outline.value("athlete")
    written_id = outline.value("id")
    name = title.text if title else ""
    plan_id = written_id.text if written_id else slug(f"{name} {athlete.text}" if athlete else name)
    paces = {one.name: one for one in _paces(outline, found)}
    times = _times(outline)
    found += _without_zone(outline)
    plan = Plan(
        id=plan_id or "plan",
        title=name,
        athlete=athlete.text if athlete else None,
        race=_race(outline, found),
        timezone=_timezone(outline, found),
        remind=_remind(outline),
        rules=tuple(_rules(outline)),
        closures=tuple(_closures(outline)),
        paces=tuple(paces.values()),
        origin=_origin(outline, "plan"),
    )
    return Head(plan, paces, times, found)


def _origin(outline: Outline, keyword: str) -> Origin | None:
    line = outline.first(keyword)
    return outline.origin(line) if line else None


def _race(outline: Outline, found: list[Diagnostic]) -> Race | None:
    line = outline.first("race")
    if line is None or not isinstance(line.statement, tree.RaceLine):
        return None
    written = line.statement
    distance = written.distance.range.low if written.distance else None
    goal = written.goal.range if written.goal else None
    if distance and written.goal and goal and goal.low:
        origin = Origin(outline.file.source, written.goal.span)
        found += check_goal(distance, goal.low, origin)
    return Race(
        date=written.date,
        distance=distance,
        goal=goal,
        venue=written.venue.text if written.venue else None,
        origin=outline.origin(line),
    )


def _timezone(outline: Outline, found: list[Diagnostic]) -> str | None:
    word = outline.value("timezone")
    if word is None:
        return None
    try:
        return zoneinfo.ZoneInfo(word.text).key
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        known = sorted(zoneinfo.available_timezones())
    near = get_close_matches(word.text, known, n=1, cutoff=0.6)
    help_lines = (f"did you mean {near[0]}?",) if near else ("zones are named like Europe/Berlin",)
    origin = Origin(outline.file.source, word.span)
    message = f"there is no time zone {word.text}"
    found.append(Diagnostic("timezone", Severity.ERROR, message, origin, help=help_lines))
    return None


def _without_zone(outline: Outline) -> list[Diagnostic]:
    """Times of day in a plan that does not say where they hold; said once, at the first."""
    if outline.first("timezone") or outline.broken_head:
        return []
    days = [*(day for block in outline.blocks for day in block.days), *outline.dated]
    lines = [line for line in (outline.first("at"),) if line is not None]
    lines += [day.line for day in days if day.statement.session.time is not None]
    if not lines:
        return []
    message = "a time of day needs a time zone to reach a calendar"
    help_lines = ("add a line at the top like: timezone Europe/Berlin",)
    origin = outline.origin(lines[0])
    return [Diagnostic("no-timezone", Severity.WARNING, message, origin, help=help_lines)]


def _remind(outline: Outline) -> Duration | None:
    line = outline.first("remind")
    if line is None or not isinstance(line.statement, tree.RemindLine):
        return None
    return line.statement.before.range.low


def _times(outline: Outline) -> list[dt.time | None]:
    times: list[dt.time | None] = [None] * 7
    line = outline.first("at")
    if line is not None and isinstance(line.statement, tree.AtLine):
        for first, last, time in line.statement.times:
            for step in range((last - first) % 7 + 1):
                times[(first + step) % 7] = time
    return times


def _paces(outline: Outline, found: list[Diagnostic]) -> Iterator[NamedPace]:
    seen: dict[str, Origin] = {}
    for line in outline.head.get("pace", []):
        written = line.statement
        assert isinstance(written, tree.PaceLine)
        name, origin = written.name.text, outline.origin(line)
        if name in seen:
            label = Label(seen[name], "the first one")
            message = f"the pace {name} is given twice"
            found.append(Diagnostic("repeated", Severity.ERROR, message, origin, labels=(label,)))
            continue
        seen[name] = origin
        yield NamedPace(name, written.pace.range, written.pace.text, origin)


def _closures(outline: Outline) -> Iterator[Closure]:
    for line in outline.head.get("closed", []):
        written = line.statement
        assert isinstance(written, tree.ClosedLine)
        reason = written.reason.text if written.reason else ""
        yield Closure(written.venue.text, written.first, written.last, reason, outline.origin(line))


def _rules(outline: Outline) -> Iterator[RuleUse]:
    for line in outline.head.get("rule", []):
        written = line.statement
        assert isinstance(written, tree.RuleLine)
        yield RuleUse(
            name=written.name.text,
            series=written.series.text if written.series else None,
            parameters=tuple(_parameter(outline, one) for one in written.parameters),
            level=written.level.text if written.level else None,
            origin=outline.origin(line),
        )


def _parameter(outline: Outline, written: tree.Parameter) -> Parameter:
    value = written.value
    amount: Duration | Distance | Fraction | None = None
    unit = ""
    if isinstance(value, tree.Number):
        amount, unit = value.value, "%" if value.text.endswith("%") else ""
    elif value is not None:
        amount, unit = value.range.low, value.text.lstrip("0123456789.:")
    return Parameter(
        words=written.words,
        value=amount,
        unit=unit,
        sign=written.sign,
        after=written.after,
        origin=Origin(outline.file.source, written.span),
    )
