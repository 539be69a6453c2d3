"""Steps from tree to model: what a name stands for, and what fits what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plandsl.diagnostics import Diagnostic, Severity
from plandsl.model.session import Rest, Role, Step, Target
from plandsl.record import dataclass, field, replace
from plandsl.resolve import cutdown, plausible, rests
from plandsl.resolve.aims import Aims
from plandsl.resolve.names import Names
from plandsl.resolve.problem import Unresolved, refuse
from plandsl.resolve.twofold import refuse_twofold, unsaid_rests
from plandsl.source import Origin, Row, Span
from plandsl.syntax import tree
from plandsl.units import METRE, Distance, Duration, Range

# How long one of several strides is where the athlete does not say.
STRIDE = Distance(100 * METRE)
ONE = Range(1, 1)
# More reps than these have one target or one rest for all: no list of them could be read.
MOST_EACH = 100


@dataclass(frozen=True, slots=True)
class Resolver:
    """Turns the steps of one row into model steps.

    `usual` has the steps that a bare `warmup`, `cooldown` or `strides` stands for; `via` is the
    line through which the steps came to stand where they do.
    """

    row: Row
    names: Names
    usual: dict[str, tuple[Step, ...]] = field(default_factory=dict)
    via: Origin | None = None
    found: list[Diagnostic] = field(default_factory=list)

    def at(self, row: Row, via: Origin | None = None) -> Resolver:
        """The same for the steps of another row; what it finds goes to the same place."""
        return Resolver(row, self.names, self.usual, via, self.found)

    @property
    def aims(self) -> Aims:
        return Aims(self.names, self.row, self.via)

    def origin(self, span: Span) -> Origin:
        return self.row.origin(span, self.via)

    def refuse(self, span: Span, name: str, message: str, *help_lines: str) -> Unresolved:
        return refuse(name, message, self.origin(span), *help_lines)

    def option(self, written: Sequence[tree.Step]) -> tuple[Step, ...]:
        """One side of an `or`."""
        refuse_twofold(written, self.row, self.via)
        steps = tuple(made for step in written for made in self._before_rest(step))
        if len(steps) == 1:
            self.found.extend(plausible.check_whole(steps[0], written[0], self.row))
        else:
            self._refuse_lengthless(written)
        self._remark_unused_rest(written[-1])
        if not self.names.is_log:
            self.found.extend(unsaid_rests(written, self.row))
        return steps

    def _before_rest(self, step: tree.Step) -> tuple[Step, ...]:
        """A step, and the rest that follows it where it could not take one itself."""
        before = step.before_pause
        if before is None:
            return self._usual(step)
        *first, last = self._usual(before)
        return (*first, self._with_pause(last, step))

    def _with_pause(self, last: Step, step: tree.Step) -> Step:
        """A piece of work takes its rest; reps and groups are one piece for its sake."""
        rest = self._rest(step)
        assert rest is not None
        before = step.before_pause
        text = step.text if before and last.text == before.text else f"{last.text} {rest.text}"
        if last.reps == ONE and not last.pieces and last.rest is None:
            return replace(last, text=text, rest=rest, origin=self.origin(step.span))
        return Step(
            text=text,
            role=last.role,
            sport=last.sport,
            pieces=(last,),
            rest=rest,
            origin=self.origin(step.span),
        )

    def _usual(self, step: tree.Step) -> tuple[Step, ...]:
        """A step, or what the athlete usually does where only `warmup` or `strides` stands."""
        alone = not (step.work or step.sport or step.laps)
        bare = alone and not (step.rest or step.send_off or step.terrain or step.target)
        if bare and step.role and step.role.text in self.usual:
            return tuple(
                replace(one, role=Role(step.role.text)) for one in self.usual[step.role.text]
            )
        if alone and step.target and step.target.text == "strides" and "strides" in self.usual:
            (one,) = self.usual["strides"]
            made = self.step(step)
            rest = one.rest if step.rest is None and step.send_off is None else made.rest
            reps = made.reps if step.count else one.reps
            terrain = made.terrain or one.terrain
            usual = replace(one, text=step.text, reps=reps, terrain=terrain, rest=rest)
            return (replace(usual, send_off=made.send_off, role=made.role),)
        return (self.step(step),)

    def _refuse_lengthless(self, option: Sequence[tree.Step]) -> None:
        """`12km+ easy`: beside other steps, an effort alone says nothing."""
        for step in option:
            if step.work or step.sport or step.role or step.target is None:
                continue
            effort = step.target.text
            if effort != "strides":
                message = f"{effort} alone has no length"
                raise self.refuse(step.span, "no-length", message, f"write 10min {effort}")

    def _remark_unused_rest(self, step: tree.Step) -> None:
        """After a lone step a rest stands before the next one; here is none."""
        rest, work = step.rest, step.work
        if rest is None or step.count is not None or rest.each or self.names.is_log:
            return
        if isinstance(work, tree.Group) and ("," in work.joins or work.total):
            return
        helps = ("for a rest between the reps say how many there are, like 3x…",)
        if isinstance(work, tree.Group) and work.joins:
            commas = ", ".join(one.text for one in work.steps)
            helps = (f"+ joins without a break; for rests between write ({commas})",)
        message = f"nothing comes after this rest: {rest.text}"
        origin = self.origin(rest.span)
        self.found.append(Diagnostic("unused-rest", Severity.WARNING, message, origin, help=helps))

    def step(
        self, step: tree.Step, joined: bool = False, in_group: bool = False, sport: str = "run"
    ) -> Step:
        """Raises `Unresolved` where the step cannot mean anything; `sport` is that of its group."""
        if step.row is not None and step.row != self.row:
            there, own = self.at(step.row, self.via), replace(step, row=None)
            return there.step(own, joined, in_group, sport)
        if step.before_pause is not None:
            made = self._with_pause(self.step(step.before_pause, False, True, sport), step)
            return replace(made, joined=joined)
        sport = step.sport.text if step.sport else sport
        work, total = step.work, step.work.total if isinstance(step.work, tree.Group) else None
        strides = work is None and step.count and step.target and step.target.text == "strides"
        length = work if isinstance(work, tree.Length) else total
        made = Step(
            text=step.text,
            role=_role(step),
            sport=sport,
            reps=step.count.range if step.count else ONE,
            distance=Range(STRIDE, STRIDE)
            if strides
            else length.range
            if isinstance(length, tree.Length)
            else None,
            duration=_duration(work) or _duration(total),
            until=work.until if isinstance(work, tree.Until) else "",
            pieces=self._pieces(work, sport) if isinstance(work, tree.Group) else (),
            joined=joined,
            terrain=step.terrain.text if step.terrain else None,
            targets=self._targets(step),
            stated=self._stated(step.target),
            laps=tuple(_one(time.range) for time in step.laps.times) if step.laps else (),
            lap=_lap(step.laps),
            send_off=step.send_off.range if step.send_off else None,
            rest=self._rest(step),
            origin=self.origin(step.span),
        )
        self._refuse_misfits(step)
        self.found.extend(plausible.check(made, step, self.row, in_group))
        return made

    def _pieces(self, group: tree.Group, sport: str) -> tuple[Step, ...]:
        for step in group.steps:
            if step.role:
                raise self.refuse(
                    step.role.span,
                    "misplaced",
                    f"a {step.role.text} cannot stand inside a group",
                    "write it outside of the brackets, joined by a +",
                )
        joins = [*group.joins, ","]
        return tuple(
            self.step(step, join == "+", True, sport)
            for step, join in zip(group.steps, joins, strict=True)
        )

    def _rest(self, step: tree.Step) -> Rest | None:
        if step.rest is None:
            return None
        rungs = 0
        if step.count is None and isinstance(step.work, tree.Group) and "," in step.work.joins:
            rungs = len(step.work.steps)
        reps = step.count.range if step.count else Range(2, 2)
        return rests.rest(step.rest, reps, rungs, self.aims)

    # ---- targets

    def _targets(self, step: tree.Step) -> tuple[Target, ...]:
        """None, one for all reps, or one a rep; of a bare ladder, one a rung."""
        if step.target is None:
            return ()
        items = step.target.items
        if len(items) == 1 and items[0].times is None:
            made = self.aims.target(items[0].value)
            return self._cut(step, made) if isinstance(items[0].value, tree.Cut) else (made,)
        reps = self._one_a_rep(step)
        if step.target.cycle:
            self._refuse_one_rep(step, reps, "like 6x3min @ cycle MP, HM")
            each = [self.aims.target(item.value) for item in items]
            return tuple(each[rep % len(each)] for rep in range(reps))
        named = sum(item.times or 1 for item in items)
        self._refuse_one_a_piece(step, named, reps)
        if named != reps:
            raise self.refuse(
                step.target.span,
                "target-count",
                f"{named} targets for {reps} {'rep' if reps == 1 else 'reps'}",
                "say how many reps each is for, like @ 88 x4, 86 x4",
            )
        listed: list[Target] = []
        for item in items:
            listed.extend([self.aims.target(item.value)] * (item.times or 1))
        return tuple(listed)

    def _refuse_one_a_piece(self, step: tree.Step, named: int, reps: int) -> None:
        """`2x(400, 300, 200) @ 72, 52, 33`: as many targets as pieces, behind the sets of them.

        As many as sets too, they are one a set, but for times of pieces that are not alike.
        """
        work = step.work
        if not step.count or not isinstance(work, tree.Group) or work.total:
            return
        assert step.target is not None
        pieces = [piece.text for piece in work.steps]
        timed = all(isinstance(item.value, tree.Time) for item in step.target.items)
        if named != len(pieces) or (named == reps and not (timed and len(set(pieces)) > 1)):
            return
        targets = step.target.text.removeprefix("@ ").strip("()")
        raise self.refuse(
            step.target.span,
            "target-count",
            f"{targets} are one for each piece, and behind the sets stands one for each set",
            f"write {step.count.text}({work.text} @ ({targets}))",
        )

    def _one_a_rep(self, step: tree.Step) -> int:
        """For how many reps, or rungs of a bare ladder, there is a target each."""
        if step.count is None and isinstance(step.work, tree.Group) and not step.work.total:
            return len(step.work.steps)
        reps = (step.count.range.high if step.count else 1) or 1
        if reps > MOST_EACH:
            message = f"{reps} reps with a target each are more than anybody looks up"
            raise self.refuse(step.span, "target-count", message, "write one target for all")
        return reps

    def _refuse_one_rep(self, step: tree.Step, reps: int, help_line: str) -> None:
        assert step.target is not None
        if reps < 2:
            text = step.target.text.removeprefix("@ ")
            message = f"{text} goes over several reps, and here is one"
            raise self.refuse(step.target.span, "target-unit", message, help_line)

    def _cut(self, step: tree.Step, made: Target) -> tuple[Target, ...]:
        """A cut-down: over the reps a target each, as far as its ends are known; else as it is."""
        reps = self._one_a_rep(step)
        if any(end.time is not None for end in made.cut):
            self._refuse_one_rep(
                step,
                reps,
                "within one piece a cut-down goes from pace to pace, like 6:00/mi>5:40/mi",
            )
        if reps < 2:
            return (made,)
        return cutdown.over_reps(made, reps) or (made,)

    def _stated(self, target: tree.Target | None) -> Target | None:
        if target is None or target.stated is None:
            return None
        return self.aims.target(target.stated)

    def _refuse_misfits(self, step: tree.Step) -> None:
        """What says the same thing twice, or a thing that such a step does not have."""
        self._refuse_time_for_time(step)
        self._refuse_target_of_nobody(step)
        if step.send_off is None:
            return
        if step.count is None:
            message = "a send-off is for reps"
            raise self.refuse(step.send_off.span, "misplaced", message, "say how many, like 10x…")
        if step.rest is not None:
            message = "a send-off says when the next rep starts, and the rest says it again"
            raise self.refuse(step.rest.span, "misplaced", message, "leave one of them out")

    def _refuse_target_of_nobody(self, step: tree.Step) -> None:
        """`2x(400 @ 88, 800 @ 3:00) @ MP`: what a piece says for itself goes before the set's."""
        group, target = step.work, step.target
        if target and isinstance(group, tree.Group) and all(one.target for one in group.steps):
            message = f"each piece has its own target, so {target.text} would hold for none"
            raise self.refuse(target.span, "target-unused", message, "leave one of them out")

    def _refuse_time_for_time(self, step: tree.Step) -> None:
        """`8x30s @ 6:00`: how long a rep lasts is said twice, and how fast it is not at all."""
        if not isinstance(step.work, tree.Time) or step.target is None:
            return
        for item in step.target.items:
            ends = item.value.ends if isinstance(item.value, tree.Cut) else (item.value,)
            for end in ends:
                if isinstance(end, tree.Time):
                    raise self.refuse(
                        end.span,
                        "target-unit",
                        f"{end.text} is a time, and a rep of {step.work.text} has its time already",
                        _not_a_time(end.text, step.sport),
                    )


def _not_a_time(text: str, sport: tree.Word | None) -> str:
    """What a number may be where no time can stand."""
    if re.fullmatch(r"\d{3}(-\d{3})?", text):
        return f"for a heart rate write {text}bpm, for a power {text}W"
    units = ("100", "100yd") if sport and sport.text == "swim" else ("mi", "km")
    return "for a pace write " + " or ".join(f"{text}/{unit}" for unit in units)


def _role(step: tree.Step) -> Role:
    return Role(step.role.text) if step.role else Role.MAIN


def _duration(work: object) -> Range[Duration] | None:
    return work.range if isinstance(work, tree.Time) else None


def _lap(laps: tree.Laps | None) -> Distance | None:
    return laps.of.range.low if laps and laps.of else None


def _one(value: Range[Duration]) -> Duration:
    assert value.low is not None
    return value.low
