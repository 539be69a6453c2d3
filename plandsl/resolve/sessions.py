"""A day line to a session on a date: its kind, its series, what belongs to it."""

from __future__ import annotations

import datetime as dt

from plandsl.diagnostics import Diagnostic
from plandsl.model.condition import Condition, Test
from plandsl.model.key import Key
from plandsl.model.session import (
    Gate,
    Guide,
    Kind,
    Mark,
    Role,
    Session,
    Step,
    Total,
    Version,
    Waiver,
)
from plandsl.record import dataclass, replace
from plandsl.resolve import versions
from plandsl.resolve.kinds import kind_of, kind_of_version
from plandsl.resolve.outline import Day
from plandsl.resolve.problem import Unresolved
from plandsl.resolve.slot import Slot
from plandsl.resolve.steps import Resolver
from plandsl.resolve.twofold import refuse_sport_as_label
from plandsl.source import Origin, Source
from plandsl.syntax import tree
from plandsl.syntax.format import options_text


@dataclass(frozen=True, slots=True)
class Content:
    """What the steps of a line come to. Lines that say the same share it: its places are those of
    the `first` of them.
    """

    options: tuple[tuple[Step, ...], ...]
    versions: tuple[Version, ...]
    text: str
    series: str
    kind: Kind
    first: Origin

    @property
    def is_run(self) -> bool:
        """Whether anybody has something to do then, if only a group."""
        kinds = self.kind, *(one.kind for one in self.versions)
        return any(kind is not Kind.REST for kind in kinds)


# By what was written, which has its `id` as long as it is kept here, in which source, behind which
# label.
Known = dict[tuple[int, Source, str | None], tuple[Content, tuple[tree.Option, ...]]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A session before it has a date; one line makes one for every week that looks alike."""

    day: Day
    written: tree.Session
    content: Content
    marks: tuple[Mark, ...]
    guides: tuple[Guide, ...]
    gates: tuple[Gate, ...]
    waivers: tuple[Waiver, ...]
    total: Total | None
    asked: Condition | None
    origin: Origin

    def on(self, date: dt.date, key: Key, time: dt.time | None, slot: Slot) -> Session:
        """The session with the lines that brought it into its week."""
        written, content, again = self.written, self.content, slot.again
        origin = self.origin
        if slot.via is not None and origin.via is not slot.via:
            origin = Origin(origin.source, origin.span, slot.via, origin.first)
        return Session(
            key=key,
            date=date,
            week=key.week,
            series=content.series,
            kind=content.kind,
            text=content.text,
            options=content.options,
            names=tuple(one.name.text if one.name else None for one in written.options),
            versions=content.versions,
            label=written.label.text if written.label else None,
            time=(written.time or time) if content.is_run else None,
            half=written.half,
            venue=written.venue.text if written.venue else None,
            lane=written.lane.number if written.lane else None,
            stagger=written.lane.stagger if written.lane else False,
            total=self.total,
            notes=tuple(note.text.text for note in self.day.notes),
            marks=self.marks,
            guides=self.guides,
            gates=self.gates,
            waivers=self.waivers,
            waiting=again.gates if again else (),
            because=again.text if again else "",
            since=again.lines if again else (),
            asked=self.asked,
            origin=origin,
        )


def template_tag(written: tree.Session, week: int) -> tree.Session:
    """With the identity that a template's line has in one of its weeks, `[a]` is `[a-w3]`."""
    if written.tag is None:
        return written
    return replace(written, tag=replace(written.tag, text=f"{written.tag.text}-w{week}"))


def draft(
    day: Day, written: tree.Session, resolver: Resolver, groups: tuple[str, ...], known: Known
) -> Draft | Diagnostic:
    """The session of a line, or the one message why there is none; `written` is what the line
    says in the week it is for, `groups` are those that the plan declares.
    """
    try:
        content = _content(day, written, resolver, groups, known)
        if written.venue and written.venue.text in resolver.names.paces:
            name = written.venue.text
            message = f"`at {name}` would be a place, and {name} is a pace of this plan"
            raise resolver.refuse(written.venue.span, "venue", message, f"write @ {name}")
    except Unresolved as problem:
        return problem.diagnostic
    return Draft(
        day=day,
        written=written,
        content=content,
        marks=tuple(mark(one, resolver) for check in day.checks for one in check.marks),
        guides=tuple(guide(line, statement, resolver) for line, statement in day.guides),
        gates=tuple(gate(line, statement) for line, statement in day.gates),
        waivers=tuple(waiver(line, statement) for line, statement in day.allows),
        total=total(written.total, resolver) if written.total else None,
        asked=condition(day.then[1].condition) if day.then and day.then[1].condition else None,
        origin=Origin(day.line.source, day.line.content, resolver.via, content.first),
    )


def _content(
    day: Day, written: tree.Session, resolver: Resolver, groups: tuple[str, ...], known: Known
) -> Content:
    """Made once for the lines of a season that say the same: what was no mistake in one of them is
    none in another.
    """
    label = written.label.text if written.label else None
    key = id(written.options), resolver.row.source, label
    if resolver.via is None and key in known:
        return known[key][0]
    heard = len(resolver.found)
    refuse_sport_as_label(written, resolver.row)
    text = options_text(tuple(replace(one, variants=()) for one in written.options))
    options = tuple(resolver.option(one.steps) for one in written.options)
    named = versions.groups_of(written.options)
    content = Content(
        options=options,
        versions=tuple(_version(group, written, resolver, groups) for group in named),
        text=text,
        series=label or _unlabelled(options),
        kind=kind_of(label, options),
        first=day.line.origin(),
    )
    if resolver.via is None and len(resolver.found) == heard:
        known[key] = content, written.options
    return content


def _version(
    group: str, written: tree.Session, resolver: Resolver, groups: tuple[str, ...]
) -> Version:
    if group not in groups:
        word = next(
            variant.group
            for option in written.options
            for variant in option.variants
            if variant.group.text == group
        )
        known = (
            f"the groups are {', '.join(groups)}" if groups else f"write at the top: group {group}"
        )
        raise resolver.refuse(word.span, "unknown-group", f"there is no group {group}", known)
    options = versions.version(written.options, group, resolver.row)
    steps = tuple(resolver.option(option.steps) for option in options)
    label = written.label.text if written.label else None
    return Version(group, steps, options_text(options), kind_of_version(label, steps))


def _unlabelled(options: tuple[tuple[Step, ...], ...]) -> str:
    """What an unlabelled session is counted under: the sport of its main part."""
    steps = options[0] if options else ()
    main = [step for step in steps if step.role is Role.MAIN] or list(steps)
    return main[0].sport if main else "run"


def mark(written: tree.Mark, resolver: Resolver) -> Mark:
    assert written.at.range.low is not None
    origin = resolver.origin(written.span)
    return Mark(written.at.range.low, written.time.range, written.text, origin)


def guide(line: tree.Line, statement: tree.GuideLine, resolver: Resolver) -> Guide:
    advice = statement.advice
    laps = tuple(time.range.low for time in advice.times) if isinstance(advice, tree.Laps) else ()
    return Guide(
        colour=statement.colour,
        condition=condition(statement.condition) if statement.condition else None,
        text=advice.text,
        laps=tuple(lap for lap in laps if lap is not None),
        origin=line.origin(resolver.via),
    )


def gate(line: tree.Line, statement: tree.GateLine) -> Gate:
    words = [f"last {statement.last}"] if statement.last else []
    words.append(statement.condition.text)
    words += [f"with {statement.rest.text}"] if statement.rest else []
    return Gate(
        series=statement.series.text,
        condition=condition(statement.condition),
        text=f"{statement.series.text}: {' '.join(words)}",
        last=statement.last,
        rest=_test(statement.rest) if statement.rest else None,
        origin=line.origin(),
    )


def condition(written: tree.Condition) -> Condition:
    return Condition(
        written.text, tuple(tuple(_test(test) for test in branch) for branch in written.any_of)
    )


def _test(test: tree.Test) -> Test:
    written = test.value
    if isinstance(written, tree.Number):
        return Test(test.measure, test.op, written.value, test.lap)
    return Test(test.measure, test.op, written.range.low if written else None, test.lap)


def waiver(line: tree.Line, statement: tree.AllowLine) -> Waiver:
    origin = line.origin()
    return Waiver(statement.rule.text, statement.reason.text, origin)


def total(written: tree.Total, resolver: Resolver) -> Total:
    """A stated total; the name of a `let` has its quantity put in its place before."""
    amount, origin = written.amount, resolver.origin(written.span)
    assert not isinstance(amount, tree.Word)
    if isinstance(amount, tree.Time):
        return Total(duration=amount.range.low, text=amount.text, origin=origin)
    return Total(distance=amount.range.low, text=amount.text, origin=origin)
