"""A day line to a session on a date: its kind, its series, its key."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plandsl.diagnostics import Diagnostic
from plandsl.model.condition import Condition, Test
from plandsl.model.key import Key
from plandsl.model.session import Guide, Kind, Role, Session, Step, Total, Waiver
from plandsl.resolve.outline import Day
from plandsl.resolve.steps import Resolver, Unresolved
from plandsl.source import Origin
from plandsl.syntax import tree
from plandsl.syntax.format import options_text

STRENGTH = {"weights", "mobility", "drills"}
# Efforts that make a day easy or leave it so; every other effort makes it a workout.
GENTLE = {"easy", "recovery", "strides", "float", "free", "steady", "moderate"}
TRIALS = {"trial", "time trial", "tt"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A session before it has a date: made once a line, used in every week of its phase."""

    day: Day
    options: tuple[tuple[Step, ...], ...]
    text: str
    series: str
    kind: Kind
    guides: tuple[Guide, ...]
    waivers: tuple[Waiver, ...]
    total: Total | None
    origin: Origin

    def on(
        self, date: dt.date, week: int, key: Key, time: dt.time | None, via: Origin | None
    ) -> Session:
        written = self.day.statement.session
        return Session(
            key=key,
            date=date,
            week=week,
            series=self.series,
            kind=self.kind,
            text=self.text,
            options=self.options,
            label=written.label.text if written.label else None,
            time=None if self.kind is Kind.REST else (written.time or time),
            venue=written.venue.text if written.venue else None,
            lane=written.lane.number if written.lane else None,
            stagger=written.lane.stagger if written.lane else False,
            total=self.total,
            notes=tuple(note.text.text for note in self.day.notes),
            guides=self.guides,
            waivers=self.waivers,
            origin=Origin(self.origin.source, self.origin.span, via),
        )


def draft(day: Day, resolver: Resolver) -> Draft | Diagnostic:
    """The session of a line, or the one message why there is none."""
    written = day.statement.session
    try:
        options = resolver.options(written.options)
        if written.venue and written.venue.text in resolver.paces:
            name = written.venue.text
            message = f"`at {name}` would be a place, and {name} is a pace of this plan"
            raise resolver.refuse(written.venue.span, "venue", message, f"write @ {name}")
    except Unresolved as problem:
        return problem.diagnostic
    label = written.label.text if written.label else None
    return Draft(
        day=day,
        options=options,
        text=options_text(written.options),
        series=label or _unlabelled(options),
        kind=_kind(label, options),
        guides=tuple(guide(line, statement, resolver) for line, statement in day.guides),
        waivers=tuple(waiver(line, statement, resolver) for line, statement in day.allows),
        total=total(written.total, resolver) if written.total else None,
        origin=resolver.origin(day.line.content),
    )


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
    if any(target.effort not in GENTLE for target in step.targets):
        return True
    counted = step.reps.high is not None and step.reps.high > 1 and not step.targets
    return bool(step.laps or counted or any(_is_work(piece) for piece in step.pieces))


def guide(line: tree.Line, statement: tree.GuideLine, resolver: Resolver) -> Guide:
    advice = statement.advice
    laps = tuple(time.range.low for time in advice.times) if isinstance(advice, tree.Laps) else ()
    return Guide(
        colour=statement.colour,
        condition=condition(statement.condition) if statement.condition else None,
        text=advice.text,
        laps=tuple(lap for lap in laps if lap is not None),
        origin=resolver.origin(line.content),
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


def waiver(line: tree.Line, statement: tree.AllowLine, resolver: Resolver) -> Waiver:
    return Waiver(statement.rule.text, statement.reason.text, resolver.origin(line.content))


def total(written: tree.Total, resolver: Resolver) -> Total:
    amount, origin = written.amount, resolver.origin(written.span)
    if isinstance(amount, tree.Time):
        return Total(duration=amount.range.low, origin=origin)
    return Total(distance=amount.range.low, origin=origin)
