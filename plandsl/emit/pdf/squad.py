"""A page for each session of a squad: every athlete with their own targets, for the track."""

from __future__ import annotations

from collections.abc import Iterator

from plandsl.emit import Options
from plandsl.emit.html.words import main_steps
from plandsl.emit.pdf.cards import splits_of
from plandsl.emit.pdf.press import Json
from plandsl.emit.pdf.session import session_data, step_words
from plandsl.model.aiming import known
from plandsl.model.key import Key
from plandsl.model.plan import Plan
from plandsl.model.session import Kind, Session, Step
from plandsl.record import replace


def data(plan: Plan, options: Options) -> Json:
    """All sessions but days of rest, each with the athletes of `options.squad`."""
    if not options.squad:
        return {"empty": "No athletes are known for this plan."}
    own = [{_in_plan(one): one for one in each.sessions()} for each in options.squad]
    pages = []
    for session in plan.sessions():
        if session.kind is not Kind.REST:
            theirs = (each.get(_in_plan(session)) for each in own)
            athletes = [
                _athlete(each, one) for each, one in zip(options.squad, theirs, strict=True)
            ]
            pages.append(session_data(plan, session) | {"athletes": athletes})
    return {"sessions": pages} if pages else {"empty": "This plan has no sessions yet."}


def _in_plan(session: Session) -> Key:
    """Which session of a plan it is: every athlete's plan has an id of its own."""
    return replace(session.key, plan="")


def _athlete(plan: Plan, session: Session | None) -> Json:
    """What one of them runs; nothing where their plan has no such session."""
    steps = main_steps(session.steps) if session else []
    return {
        "name": plan.athlete or "",
        "group": plan.group or "",
        "steps": [step_words(step) for step in steps],
        "paces": list(dict.fromkeys(pace for step in steps for pace in _paces(plan, step))),
        "splits": splits_of(session, plan.unit) if session else [],
        "boxes": session_data(plan, session)["boxes"] if session else [],
        "runs": session is not None,
    }


def _paces(plan: Plan, step: Step) -> Iterator[str]:
    """What the names of paces stand for: `threshold 4:10–4:20/km, 6:42–6:58/mi`."""
    for leaf in (step, *step.leaves()):
        for target in leaf.targets:
            more = known(target, plan.unit)
            if more:
                yield f"{target.text} {more}"
