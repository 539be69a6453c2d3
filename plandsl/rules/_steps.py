"""The steps that were written down, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator

from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Session, Step
from plandsl.rules._rule import Settings
from plandsl.source import Origin


def written_steps(
    plan: Plan, log: Log | None, settings: Settings
) -> Iterator[tuple[Step, Session | None]]:
    """Every step of the plan with its session, then of the log; groups before their pieces.

    What a group of athletes does instead comes after what everybody does.
    """
    # The weeks of a phase have the steps of one line in common.
    known: dict[int, tuple[Step, ...]] = {}
    for session in plan.sessions():
        if settings.concerns(session.series):
            for options in (session.options, *(one.options for one in session.versions)):
                if id(options) not in known:
                    steps = (step for option in options for step in option)
                    known[id(options)] = tuple(part for step in steps for part in _parts(step))
                for part in known[id(options)]:
                    yield part, session
    for entry in log.entries if log else ():
        if settings.concerns(entry.series):
            for step in entry.steps:
                yield from ((part, None) for part in _parts(step))


def place(origin: Origin | None, session: Session | None) -> Origin | None:
    """Where a thing of such a step stands."""
    return session.here(origin) if session is not None else origin


def _parts(step: Step) -> Iterator[Step]:
    yield step
    for piece in step.pieces:
        yield from _parts(piece)
