"""Steps from tree to model: what a name stands for, and what fits what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from plandsl.diagnostics import Diagnostic, Severity
from plandsl.model.plan import NamedPace
from plandsl.model.session import Rest, Role, Step, Target
from plandsl.resolve import plausible
from plandsl.source import Origin, Source, Span
from plandsl.syntax import grammar, tree
from plandsl.units import Duration, Range

EFFORT_TERMINALS = ("EASY", "EFFORT", "FLOAT")
OTHER_TERMINALS = ("TERRAIN", "EACH", "LAPS", "LANE", "TOTAL", "SKIPPED", "MOVED", "OR")
# What a later version may know.
OFFSET = re.compile(r"(HM|MP|race)[-+>][\w:%]+")


class Unresolved(Exception):
    """A session that cannot mean anything: it is left out, with one message."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(frozen=True, slots=True)
class Resolver:
    """Turns the steps of one source into model steps; `paces` are the plan's named paces.

    `unsure` are the words of the lines at the top that could not be read: one of them may be the
    name of a pace.
    """

    source: Source
    paces: Mapping[str, NamedPace]
    unsure: frozenset[str] = frozenset()
    is_log: bool = False
    found: list[Diagnostic] = field(default_factory=list)

    def origin(self, span: Span) -> Origin:
        return Origin(self.source, span)

    def refuse(self, span: Span, name: str, message: str, *help_lines: str) -> Unresolved:
        return Unresolved(
            Diagnostic(name, Severity.ERROR, message, self.origin(span), help=help_lines)
        )

    def options(self, options: tuple[tree.Option, ...]) -> tuple[tuple[Step, ...], ...]:
        return tuple(self._option(option) for option in options)

    def _option(self, option: tree.Option) -> tuple[Step, ...]:
        steps = tuple(self.step(step) for step in option.steps)
        if len(steps) == 1:
            self.found.extend(plausible.check_whole(steps[0], option.steps[0], self.source))
        else:
            self._refuse_lengthless(option)
        self._remark_unused_rest(option.steps[-1])
        return steps

    def _refuse_lengthless(self, option: tree.Option) -> None:
        """`12km+ easy`: beside other steps, an effort alone says nothing."""
        for step in option.steps:
            if step.work or step.sport or step.role or step.target is None:
                continue
            effort = step.target.text
            if effort != "strides":
                message = f"{effort} alone has no length"
                raise self.refuse(step.span, "no-length", message, f"write 10min {effort}")

    def _remark_unused_rest(self, step: tree.Step) -> None:
        """After a lone step a rest stands before the next one; here is none."""
        rest, work = step.rest, step.work
        if rest is None or step.count is not None or rest.each or self.is_log:
            return
        if isinstance(work, tree.Group) and "," in work.joins:
            return
        helps = ("for a rest between the reps say how many there are, like 3x…",)
        if isinstance(work, tree.Group) and work.joins:
            commas = ", ".join(one.text for one in work.steps)
            helps = (f"+ joins without a break; for rests between write ({commas})",)
        message = f"nothing comes after this rest: {rest.text}"
        origin = self.origin(rest.span)
        self.found.append(Diagnostic("unused-rest", Severity.WARNING, message, origin, help=helps))

    def step(self, step: tree.Step, joined: bool = False, in_group: bool = False) -> Step:
        work = step.work
        targets = self.targets(step)
        made = Step(
            text=step.text,
            role=Role(step.role.text) if step.role else Role.MAIN,
            sport=step.sport.text if step.sport else "run",
            reps=step.count.range if step.count else Range(1, 1),
            distance=work.range if isinstance(work, tree.Length) else None,
            duration=work.range if isinstance(work, tree.Time) else None,
            pieces=self._pieces(work) if isinstance(work, tree.Group) else (),
            joined=joined,
            terrain=step.terrain.text if step.terrain else None,
            targets=targets,
            stated=self._stated(step.target.stated) if step.target and step.target.stated else None,
            laps=tuple(_one(time.range) for time in step.laps.times) if step.laps else (),
            rest=self.rest(step.rest) if step.rest else None,
            origin=self.origin(step.span),
        )
        self._refuse_time_for_time(step)
        self.found.extend(plausible.check(made, step, self.source, in_group))
        return made

    def _pieces(self, group: tree.Group) -> tuple[Step, ...]:
        for step in group.steps:
            if step.role:
                raise self.refuse(
                    step.role.span, "misplaced", f"a {step.role.text} cannot stand inside a group"
                )
        joins = [*group.joins, ","]
        return tuple(
            self.step(step, join == "+", True)
            for step, join in zip(group.steps, joins, strict=True)
        )

    # ---- targets

    def targets(self, step: tree.Step) -> tuple[Target, ...]:
        """None, one for all reps, or one a rep; of a bare ladder, one a rung."""
        if step.target is None:
            return ()
        items = step.target.items
        if len(items) == 1 and items[0].times is None:
            return (self.target(items[0]),)
        made: list[Target] = []
        reps = (step.count.range.high if step.count else 1) or 1
        if step.count is None and isinstance(step.work, tree.Group):
            reps = len(step.work.steps)
        named = sum(item.times or 1 for item in items)
        if named != reps:
            raise self.refuse(
                step.target.span,
                "target-count",
                f"{named} targets for {reps} {'rep' if reps == 1 else 'reps'}",
                "say how many reps each is for, like @ 88 x4, 86 x4",
            )
        for item in items:
            made.extend([self.target(item)] * (item.times or 1))
        return tuple(made)

    def target(self, item: tree.TargetItem) -> Target:
        value, origin = item.value, self.origin(item.value.span)
        if isinstance(value, tree.Time):
            return Target(value.text, time=value.range, origin=origin)
        if isinstance(value, tree.PaceBand):
            return Target(value.text, pace=value.range, origin=origin)
        named = self.paces.get(value.text)
        if named is None and value.text not in efforts() and value.text not in self.unsure:
            raise self._unknown_name(value)
        return Target(
            value.text, effort=value.text, pace=named.pace if named else None, origin=origin
        )

    def _unknown_name(self, word: tree.Word) -> Unresolved:
        known = [*self.paces, *(name for name in efforts() if name not in self.paces)]
        near = get_close_matches(word.text.casefold(), [*known, *other_words()], n=1, cutoff=0.7)
        offset = OFFSET.match(self.source.text, word.span.start)
        message = f"nobody has said what `{word.text}` is"
        if near:
            help_lines = [f"did you mean {near[0]}?"]
        elif offset:
            message = f"`{offset[0]}`, a pace next to that of a race, is not known yet"
            help_lines = ["write the pace itself, like 4:20/km"]
        elif self.is_log:
            help_lines = ["a log can use the paces of its plan: check both together"]
        else:
            help_lines = [f"say it at the top: pace {word.text} = 7:00-7:30/mi"]
        if not near and not offset:
            help_lines.append(f"known here: {', '.join(known)}")
        return self.refuse(word.span, "unknown-name", message, *help_lines)

    def _stated(self, stated: tree.Time | tree.PaceBand) -> Target:
        origin = self.origin(stated.span)
        if isinstance(stated, tree.Time):
            return Target(stated.text, time=stated.range, origin=origin)
        return Target(stated.text, pace=stated.range, origin=origin)

    def _refuse_time_for_time(self, step: tree.Step) -> None:
        """`8x30s @ 6:00`: how long a rep lasts is said twice, and how fast it is not at all."""
        if not isinstance(step.work, tree.Time) or step.target is None:
            return
        for item in step.target.items:
            if isinstance(item.value, tree.Time):
                text = item.value.text
                raise self.refuse(
                    item.value.span,
                    "target-unit",
                    f"{text} is a time, and a rep of {step.work.text} has its time already",
                    f"for a pace write {text}/mi or {text}/km",
                )

    def rest(self, rest: tree.Rest) -> Rest:
        amount = rest.amount
        return Rest(
            text=rest.text,
            duration=amount.range if isinstance(amount, tree.Time) else None,
            distance=amount.range if isinstance(amount, tree.Length) else None,
            mode=rest.mode.text if rest.mode else "stand",
            each=rest.each,
            origin=self.origin(rest.span),
        )


def other_words() -> tuple[str, ...]:
    """The words that may stand where an effort stands, and are none."""
    known = grammar.terminals()
    return tuple(word for name in OTHER_TERMINALS for word in known[name].words)


def efforts() -> tuple[str, ...]:
    """The efforts that are built in."""
    known = grammar.terminals()
    return tuple(word for name in EFFORT_TERMINALS for word in known[name].words)


def _one(value: Range[Duration]) -> Duration:
    assert value.low is not None
    return value.low
