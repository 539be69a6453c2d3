"""A session of a squad: what each athlete runs in it, at targets of their own."""

from __future__ import annotations

from collections.abc import Iterator

from plandsl.emit import Options
from plandsl.emit.html.markup import Markup, join
from plandsl.emit.html.rep_splits import Splits, splits_of
from plandsl.emit.html.words import main_steps, step_row
from plandsl.model.aiming import known
from plandsl.model.key import Key
from plandsl.model.plan import Plan
from plandsl.model.session import Kind, Session, Step
from plandsl.record import dataclass, replace


@dataclass(frozen=True, slots=True)
class Athlete:
    """What one of them runs: `session` is None where their plan has none, `steps` are what it is
    about, `paces` what the names of paces stand for: `threshold 4:10–4:20/km, 6:42–6:58/mi`.
    """

    name: str
    group: str
    session: Session | None
    steps: tuple[Step, ...]
    paces: tuple[str, ...]
    splits: tuple[Splits, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """The steps of some, in words, none where they have no part. Targets that all of them have the
    same are those of `everybody`, and not said again.
    """

    steps: Markup
    everybody: Athlete | None
    athletes: tuple[Athlete, ...]


@dataclass(frozen=True, slots=True)
class SquadDay:
    """A session of the plan with everybody in it."""

    session: Session
    athletes: tuple[Athlete, ...]

    @property
    def works(self) -> list[Work]:
        """Those with the same work together, last those who have no part."""
        works: dict[Markup, list[Athlete]] = {}
        for each in sorted(self.athletes, key=lambda each: each.session is None):
            works.setdefault(join(map(step_row, each.steps), " + "), []).append(each)
        return [Work(steps, *_together(athletes)) for steps, athletes in works.items()]


def _together(athletes: list[Athlete]) -> tuple[Athlete | None, tuple[Athlete, ...]]:
    targets = {(each.paces, each.splits) for each in athletes}
    if len(athletes) == 1 or len(targets) > 1 or targets == {((), ())}:
        return None, tuple(athletes)
    everybody = replace(athletes[0], name="all", group="", session=None)
    return everybody, tuple(replace(each, paces=(), splits=()) for each in athletes)


def squad_days(plan: Plan, options: Options) -> list[SquadDay] | str:
    """All sessions but days of rest, each with the athletes of `options.squad`; or why there are
    none.
    """
    if not options.squad:
        return "No athletes are known for this plan."
    own = [{_in_plan(one): one for one in each.sessions()} for each in options.squad]
    days = []
    for session in plan.sessions():
        if session.kind is not Kind.REST:
            theirs = (each.get(_in_plan(session)) for each in own)
            athletes = map(_athlete, options.squad, theirs)
            days.append(SquadDay(session, tuple(athletes)))
    return days or "This plan has no sessions yet."


def _in_plan(session: Session) -> Key:
    """Which session of a plan it is: every athlete's plan has an id of its own."""
    return replace(session.key, plan="")


def _athlete(plan: Plan, session: Session | None) -> Athlete:
    steps = tuple(main_steps(session.steps)) if session else ()
    paces = (pace for step in steps for pace in _paces(plan, step))
    return Athlete(
        name=plan.athlete or "",
        group=plan.group or "",
        session=session,
        steps=steps,
        paces=tuple(dict.fromkeys(paces)),
        splits=tuple(splits_of(session, plan.unit)) if session else (),
    )


def _paces(plan: Plan, step: Step) -> Iterator[str]:
    for leaf in (step, *step.leaves()):
        for target in leaf.targets:
            more = known(target, plan.unit)
            if more:
                yield f"{target.text} {more}"
