"""What changes in the head of a plan: dates, race, paces, rules, closures, an athlete's numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from plandsl.diff.sessions import gate_changes
from plandsl.diff.words import listing, said, spelled, worded
from plandsl.model.difference import Change
from plandsl.model.key import slug
from plandsl.model.plan import Away, Closure, NamedPace, Phase, Plan, Race, Recent, RuleUse
from plandsl.model.wording import far, minutes
from plandsl.record import replace
from plandsl.source import Origin
from plandsl.units import PER_NAMES, clock

UNSAID = "standard"
"""The set of rules of a plan that names none."""


class Placed(Protocol):
    """What stands on a line of its own."""

    @property
    def origin(self) -> Origin | None: ...


T = TypeVar("T", bound=Placed)


def head_changes(old: Plan, new: Plan) -> Iterator[Change]:
    """All but the weeks."""
    texts = (
        ("plan", old.title, new.title),
        ("id", old.id, new.id),
        ("athlete", old.athlete, new.athlete),
        ("athlete's group", old.group, new.group),
        ("start", _iso(old.start), _iso(new.start)),
    )
    for variable, before, after in texts:
        if before != after:
            yield worded(variable, before or "", after or "")
    yield from _race(old.race, new.race)
    if old.timezone != new.timezone:
        yield said("timezone", old.timezone or "", new.timezone or "")
    if old.remind != new.remind:
        yield said("remind", *(minutes(it.remind) if it.remind else "" for it in (old, new)))
    if old.unit != new.unit:
        yield said("unit", *(PER_NAMES.get(plan.unit.um, far(plan.unit)) for plan in (old, new)))
    yield from _numbers(old, new)
    yield from _recent(old.recent, new.recent)
    yield from _paces(old, new)
    yield from listing("group", old.groups, new.groups)
    yield from _phases(old, new)
    yield from _rules(old, new)
    yield from _days(old, new)


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _race(old: Race | None, new: Race | None) -> Iterator[Change]:
    """Item by item, where both plans have a race."""
    if old is None or new is None:
        if old != new:
            yield _at(worded("race", *(_race_text(it) for it in (old, new))), old, new)
        return
    items = (
        ("race day", str(old.date), str(new.date)),
        ("race distance", *(far(it.distance) if it.distance else "" for it in (old, new))),
        ("goal", *(spelled(it.goal, clock) for it in (old, new))),
        ("race venue", *(it.venue or "" for it in (old, new))),
    )
    for variable, before, after in items:
        if before != after:
            yield _at(said(variable, before, after), old, new)


def _race_text(race: Race | None) -> str:
    if race is None:
        return ""
    words = [str(race.date), far(race.distance) if race.distance else "", spelled(race.goal, clock)]
    words += [f"at {race.venue}"] if race.venue else []
    return " ".join(filter(None, words))


def _numbers(old: Plan, new: Plan) -> Iterator[Change]:
    for variable, unit in (("hrmax", ""), ("hrrest", ""), ("ftp", "W")):
        before, after = (getattr(plan.numbers, variable) for plan in (old, new))
        if before != after:
            texts = (f"{value}{unit}" if value is not None else "" for value in (before, after))
            yield said(variable, *texts)


def _recent(old: Recent | None, new: Recent | None) -> Iterator[Change]:
    if old != new:
        texts = (f"{it.date} {far(it.distance)} {it.time}" if it else "" for it in (old, new))
        yield _at(worded("recent", *texts), old, new)


def _paces(old: Plan, new: Plan) -> Iterator[Change]:
    """Each name once: what it is defined as, not what that comes to by other numbers."""
    before, after = ({one.name: one for one in plan.paces} for plan in (old, new))
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name), after.get(name)
        if _meant(one) != _meant(other):
            texts = (it.target.text if it else "" for it in (one, other))
            yield _at(said(f"pace {name}", *texts), one, other)


def _meant(pace: NamedPace | None) -> object:
    if pace is None:
        return None
    target = pace.target
    if target.effort or target.intensity or target.cut:
        return target.text
    return target.time, target.pace


def _phases(old: Plan, new: Plan) -> Iterator[Change]:
    """By their names; one that has another name now by its weeks."""
    before, after = ({slug(one.name): one for one in plan.phases} for plan in (old, new))
    gone = {_weeks(one): one for name, one in before.items() if name not in after}
    for name, other in after.items():
        one = before.get(name) or gone.pop(_weeks(other), None)
        yield from _phase(one, other)
    for one in gone.values():
        yield from _phase(one, None)


def _phase(old: Phase | None, new: Phase | None) -> Iterator[Change]:
    shown = new or old
    assert shown is not None
    if old and new and old.name != new.name:
        yield _at(worded("phase", old.name, new.name), old, new)
    if _weeks(old) != _weeks(new):
        yield _at(worded(f"phase {shown.name}", _weeks(old), _weeks(new)), old, new)
    for change in gate_changes(old.gates if old else (), new.gates if new else ()):
        named = replace(change, of=shown.name, text=f"phase {shown.name}: {change.text}")
        yield _at(named, old, new)


def _weeks(phase: Phase | None) -> str:
    if phase is None:
        return ""
    many = phase.first != phase.last
    return f"weeks {phase.first}-{phase.last}" if many else f"week {phase.first}"


def _rules(old: Plan, new: Plan) -> Iterator[Change]:
    """The set of rules, then the use of a rule, or of a rule for a series, by its parameters; of
    several uses each.
    """
    sets = [plan.rule_set.name if plan.rule_set else UNSAID for plan in (old, new)]
    if sets[0] != sets[1]:
        yield _at(said("rules", *sets), old.rule_set, new.rule_set)
    before, after = (_by_name(plan.rules) for plan in (old, new))
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name, []), after.get(name, [])
        if one != other:
            lines = one[0] if one else None, other[0] if other else None
            texts = ([_parameters(it) for it in uses] for uses in (one, other))
            for change in listing(f"rule {name}", *texts):
                yield _at(change, *lines)


def _by_name(rules: Sequence[RuleUse]) -> dict[str, list[RuleUse]]:
    named: dict[str, list[RuleUse]] = {}
    for one in rules:
        name = f"{one.name} {one.series}:" if one.series is not None else one.name
        named.setdefault(name, []).append(one)
    return named


def _parameters(use: RuleUse) -> str:
    """What stands behind the name, as it is written; `on` where that is nothing."""
    words = use.level or ""
    if use.origin is not None:
        line = use.origin.source.text[use.origin.span.start : use.origin.span.end]
        head = f"{use.name} {use.series}:" if use.series is not None else use.name
        words = " ".join(line.split()).partition(head)[2].strip()
    return words or "on"


def _days(old: Plan, new: Plan) -> Iterator[Change]:
    """When places are shut, place by place, and when the athlete is away."""
    both = (old.closures, new.closures)
    for venue in dict.fromkeys(it.venue for closures in both for it in closures):
        closed = (
            [f"{venue} {_dates(it)}: {it.reason}" for it in closures if it.venue == venue]
            for closures in both
        )
        yield from listing("closed", *closed)
    yield from listing(
        "away", *([f"{_dates(it)}: {it.reason}" for it in plan.aways] for plan in (old, new))
    )


def _dates(line: Closure | Away) -> str:
    """`2026-03-02..2026-03-04`, or the one day."""
    return f"{line.first}..{line.last}" if line.first != line.last else str(line.first)


def _at(change: Change, old: Placed | None, new: Placed | None) -> Change:
    """With its lines in both plans."""
    return replace(change, was=old.origin if old else None, now=new.origin if new else None)
