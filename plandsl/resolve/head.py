"""The head of a plan: title, athlete, race, times, closures, rules; `names` has the paces."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from plandsl.diagnostics import Diagnostic, Severity
from plandsl.model.key import slug
from plandsl.model.plan import Away, Closure, Parameter, Plan, Race, RuleSet, RuleUse
from plandsl.record import dataclass, field
from plandsl.resolve.outline import Outline
from plandsl.resolve.plausible import check_goal
from plandsl.resolve.problem import error
from plandsl.source import Origin
from plandsl.syntax import tree
from plandsl.syntax.reader import DAYS
from plandsl.units import Distance, Duration

Times = dict[tuple[int, str | None], dt.time]
NOON = dt.time(12)


@dataclass(slots=True)
class Head:
    """The plan without its weeks and paces; `times` are the default times of day."""

    plan: Plan
    times: Times
    found: list[Diagnostic] = field(default_factory=list)

    def time(self, weekday: int, half: str | None) -> dt.time | None:
        """The default time of a weekday (Monday is 0), of its am or pm where that is asked for."""
        exact = self.times.get((weekday, half))
        if exact is not None or half is None:
            return exact
        usual = self.times.get((weekday, None))
        if usual is not None and (usual < NOON) == (half == "am"):
            return usual
        return None


def read_head(outline: Outline) -> Head:
    found: list[Diagnostic] = []
    title, athlete = outline.value("plan"), outline.value("athlete")
    written_id = outline.value("id")
    name = title.text if title else ""
    plan_id = written_id.text if written_id else slug(f"{name} {athlete.text}" if athlete else name)
    times = _times(outline, found)
    found += _without_zone(outline)
    plan = Plan(
        id=plan_id or "plan",
        title=name,
        athlete=athlete.text if athlete else None,
        race=_race(outline, found),
        timezone=_timezone(outline, found),
        remind=_remind(outline),
        rule_set=_rule_set(outline),
        rules=tuple(_rules(outline)),
        closures=tuple(_closures(outline)),
        aways=tuple(_aways(outline)),
        groups=_groups(outline, found),
        origin=_origin(outline, "plan"),
    )
    return Head(plan, times, found)


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
        origin = line.row.origin(written.goal.span)
        found += check_goal(distance, goal.low, origin)
    return Race(
        date=written.date,
        distance=distance,
        goal=goal,
        venue=written.venue.text if written.venue else None,
        origin=outline.origin(line),
    )


def _timezone(outline: Outline, found: list[Diagnostic]) -> str | None:
    word, line = outline.value("timezone"), outline.first("timezone")
    if word is None or line is None:
        return None
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(word.text).key
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        known = sorted(zoneinfo.available_timezones())
    from difflib import get_close_matches

    near = get_close_matches(word.text, known, n=1, cutoff=0.6)
    help_line = f"did you mean {near[0]}?" if near else "zones are named like Europe/Berlin"
    origin = line.row.origin(word.span)
    found.append(error("timezone", f"there is no time zone {word.text}", origin, help_line))
    return None


def _without_zone(outline: Outline) -> list[Diagnostic]:
    """Times of day in a plan that does not say where they hold; said once, at the first."""
    if outline.first("timezone") or outline.broken_head:
        return []
    days = [*(day for block in outline.blocks for day in block.days), *outline.dated]
    lines = [line for line in (outline.first("at"),) if line is not None]
    lines += [day.line for day in days if day.session.time is not None]
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


def _times(outline: Outline, found: list[Diagnostic]) -> Times:
    """The time of each day and half of it; a second one for the same is an error."""
    times: Times = {}
    line = outline.first("at")
    if line is not None and isinstance(line.statement, tree.AtLine):
        for first, last, half, time in line.statement.times:
            for step in range((last - first) % 7 + 1):
                day = (first + step) % 7
                if times.setdefault((day, half), time) != time:
                    message = f"{DAYS[day]} has its time already: {times[day, half]:%H:%M}"
                    helps = "give each day once, like tue 06:30, wed-sun 18:30"
                    found.append(error("repeated", message, outline.origin(line), helps))
    return times


def _groups(outline: Outline, found: list[Diagnostic]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for line in outline.head.get("group", []):
        assert isinstance(line.statement, tree.GroupLine)
        for name in line.statement.names:
            if name.text in names:
                origin = line.row.origin(name.span)
                found.append(
                    error(
                        "repeated",
                        f"the group {name.text} is named twice",
                        origin,
                        "leave one of them out",
                    )
                )
            names[name.text] = None
    return tuple(names)


def _closures(outline: Outline) -> Iterator[Closure]:
    for line in outline.head.get("closed", []):
        written = line.statement
        assert isinstance(written, tree.ClosedLine)
        reason = written.reason.text if written.reason else ""
        yield Closure(written.venue.text, written.first, written.last, reason, outline.origin(line))


def _aways(outline: Outline) -> Iterator[Away]:
    for line in outline.head.get("away", []):
        written = line.statement
        assert isinstance(written, tree.AwayLine)
        reason = written.reason.text if written.reason else ""
        yield Away(written.first, written.last, reason, outline.origin(line))


def _rule_set(outline: Outline) -> RuleSet | None:
    line = outline.first("rules")
    if line is None or not isinstance(line.statement, tree.RulesLine):
        return None
    return RuleSet(line.statement.name.text, outline.origin(line))


def _rules(outline: Outline) -> Iterator[RuleUse]:
    for line in outline.head.get("rule", []):
        written = line.statement
        assert isinstance(written, tree.RuleLine)
        yield RuleUse(
            name=written.name.text,
            series=written.series.text if written.series else None,
            parameters=tuple(_parameter(line, one) for one in written.parameters),
            level=written.level.text if written.level else None,
            origin=outline.origin(line),
        )


def _parameter(line: tree.Line, written: tree.Parameter) -> Parameter:
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
        origin=line.row.origin(written.span),
    )
