"""Loading plans with what they extend and their athletes, and the one that a command works on."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import click

from plandsl import pipeline
from plandsl.cli import files, terminal
from plandsl.cli.shelf import Disk
from plandsl.diagnostics import Diagnostic, Severity
from plandsl.model.plan import Plan
from plandsl.source import Source


@dataclass(frozen=True, slots=True)
class Desk:
    """How the plans of a command are read: for which athlete, and how far around them."""

    athlete: str | None = None
    root: str | None = None

    def load(self, sources: Sequence[Source]) -> list[pipeline.Loaded]:
        return pipeline.load(sources, Disk(sources, self.root), self._athlete())

    def check(self, sources: Sequence[Source]) -> tuple[Diagnostic, ...]:
        return pipeline.check(sources, Disk(sources, self.root), self._athlete())

    def words(self, name: str) -> str:
        """How the same plan is checked, to tell a user."""
        said = (("--athlete", self.athlete), ("--root", self.root))
        return " ".join(
            ["plandsl check", name, *(f"{one} {value}" for one, value in said if value)]
        )

    def _athlete(self) -> Source | None:
        if self.athlete is None:
            return None
        source = files.read(self.athlete)
        if pipeline.kind(source) != "athlete":
            begins = "which begins with: athlete NAME"
            raise click.UsageError(f"{self.athlete} is not an athlete's file, {begins}")
        return source


def reading(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command the options about reading plans, as its `desk`."""

    @click.option(
        "--athlete", metavar="FILE", help="Whose paces and group hold; else that of the plan."
    )
    @click.option(
        "--root",
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False),
        help="A folder that plans may extend files from, besides their own.",
    )
    @functools.wraps(command)
    def with_desk(*words: object, athlete: str | None, root: str | None, **more: object) -> int:
        return command(*words, desk=Desk(athlete, root), **more)

    return with_desk


def one_plan(name: str | None, desk: Desk) -> tuple[Plan, pipeline.Loaded]:
    """The plan of a file, or of the only plan in the folder; what is wrong with it is counted."""
    source = files.read(name or files.only(".plan", "plan"))
    loaded = desk.load([source])[0]
    if loaded.plan is None and loaded.log is None and loaded.unread:
        raise files.Unusable(f"{source.name} cannot be read; see: {desk.words(source.name)}")
    if loaded.plan is None:
        raise click.UsageError(f"{source.name} is no plan; a plan begins with: plan NAME")
    errors = sum(one.severity is Severity.ERROR for one in loaded.found)
    if errors:
        count = "an error" if errors == 1 else f"{errors} errors"
        terminal.say(f"{source.name} has {count}; see: {desk.words(source.name)}")
    return loaded.plan, loaded
