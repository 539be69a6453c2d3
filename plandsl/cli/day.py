"""What `today`, `next` and `status` share: one plan, its log, a day, and how that is said."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from typing import Protocol

import click

from plandsl import pipeline
from plandsl.cli import clock, files, kept, plans, terminal
from plandsl.cli.desk import Desk
from plandsl.model.agenda import Agenda


class Words(Protocol):
    """A function that says a day in words."""

    def __call__(self, agenda: Agenda, /, *, color: bool, width: int) -> str: ...


def options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command what all three of them take, as its `name`, `log`, `on`, `form`, `desk`."""

    @click.argument("name", metavar="[PLAN]", required=False)
    @click.option("--log", metavar="LOG", help="What was run; else the log beside the plan.")
    @click.option("--on", metavar="DATE", help="As it is on that day; else today.")
    @click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
    @plans.reading
    @functools.wraps(command)
    def with_options(**words: object) -> int:
        return command(**words)

    return with_options


def say(
    words: Words,
    name: str | None,
    log: str | None,
    on: str | None,
    form: str,
    desk: Desk,
) -> int:
    """Prints a day of a plan; 1 where the plan could not be read to the last line."""
    if desk.root is not None:
        kept.never()
    plan, loaded = plans.plan_and_log(name, log, desk)
    if not plan.weeks:
        raise files.Unusable(f"{plan.title} has no weeks yet, or no day to start on")
    agenda = pipeline.agenda(loaded, clock.day(on))
    if form == "json":
        from plandsl.report.agenda_json import document

        terminal.out(json.dumps(document(agenda), indent=2))
    else:
        terminal.out(words(agenda, color=terminal.color(), width=terminal.width()))
    kept.keep(status := int(loaded.unread))
    return status
