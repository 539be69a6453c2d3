"""A day line to a session on a date: its kind, its series, what belongs to it."""

from __future__ import annotations

import datetime as dt

from plandsl.diagnostics import Diagnostic
from plandsl.model.condition import Condition, Test
from plandsl.model.key import Key
from plandsl.model.session import (
    Gate,
    Guide,
    Intensity,
    Kind,
    Mark,
    Role,
    Session,
    Step,
    Target,
    Total,
    Version,
    Waiver,
)
from plandsl.record import dataclass, replace
from plandsl.resolve import versions
from plandsl.resolve.outline import Day
from plandsl.resolve.problem import Unresolved
from plandsl.resolve.slot import Slot
from plandsl.resolve.steps import Resolver
from plandsl.resolve.twofold import refuse_sport_as_label
from plandsl.source import Origin, Source
from plandsl.syntax import tree
from plandsl.syntax.format import options_text

STRENGTH = {"weights", "mobility", "drills"}
# Efforts that make a day easy or leave it so; every other effort makes it a workout.
GENTLE = {"easy", "recovery", "strides", "float", "free", "steady", "moderate", "Z1", "Z2"}
TRIALS = {"trial", "time trial", "tt"}
# An rpe up to here is a conversation. House choice.
GENTLE_RPE = 5


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
            time=None if content.kind is Kind.REST else (written.time or time),
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
        kind=_kind(label, options),
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
    return Version(group, steps, options_text(options))


def _unlabelled(options: tuple[tuple[Step, ...], ...]) -> str:
    """What an unlabelled session is counted under: the sport of its main part."""
    steps = options[0] if options else ()
    main = [step for step in steps if step.role is Role.MAIN] or list(steps)
    return main[0].sport if main else "run"


def _kind(label: str | None, options: tuple[tuple[Step, ...], ...]) -> Kind:
    word = label.casefold() if label else ""
    if word == "race":
        return Kind.RACE
    if word in TRIALS:
        return Kind.TRIAL
    steps = [leaf for step in (options[0] if options else ()) for leaf in step.leaves()]
    sports = {step.sport for step in steps}
    if sports and "run" not in sports:
        if sports == {"rest"}:
            return Kind.REST
        return Kind.STRENGTH if sports <= STRENGTH else Kind.CROSS
    if any(_is_work(step) for step in (options[0] if options else ())):
        return Kind.WORKOUT
    return Kind.LONG if "long" in word.split() else Kind.EASY


def _is_work(step: Step) -> bool:
    """Whether a step makes its day a hard one: a time or a pace to hold, reps, or a hard effort."""
    if step.role is not Role.MAIN or step.sport != "run":
        return False
    if step.laps or any(not _is_gentle(target) for target in step.targets):
        return True
    if step.pieces:
        running = [leaf for leaf in step.leaves() if leaf.sport == "run"]
        if any(_is_work(piece) for piece in step.pieces):
            return True
        # `10x(2min easy + walk 1min)` is gentle in all its pieces.
        if not step.targets and all(leaf.targets for leaf in running):
            return False
    counted = step.reps.high is not None and step.reps.high > 1
    return counted and all(_is_by_heart_rate(target) for target in step.targets)


def _is_by_heart_rate(target: Target) -> bool:
    """`6x5min @ 165bpm`: reps whose intensity is told by the heart, by no gentle zone."""
    return (
        target.effort is None
        and target.intensity is not None
        and (target.intensity.kind == "heart")
    )


def _is_gentle(target: Target) -> bool:
    """A gentle effort, or a heart rate: of one piece, nobody knows how hard that is."""
    if target.intensity is not None and target.effort is None:
        return _is_gentle_intensity(target.intensity)
    return target.effort in GENTLE


def _is_gentle_intensity(intensity: Intensity) -> bool:
    if intensity.kind == "rpe":
        high = intensity.range.high if intensity.range else None
        return high is not None and high <= GENTLE_RPE
    return intensity.kind == "heart"


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
