"""Loading plans with what they extend and their athletes, and the one that a command works on."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import click

from plandsl import pipeline
from plandsl.cli import files, kept, terminal
from plandsl.cli.desk import Desk
from plandsl.diagnostics import Severity
from plandsl.model.key import slug
from plandsl.model.plan import Plan
from plandsl.source import Source

SUFFIXES = {"plan": "*.plan", "log": "*.tlog"}


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


def one_plan(name: str | None, desk: Desk, log: str | None = None) -> tuple[Plan, pipeline.Loaded]:
    """The plan of a file, or of the only plan in the folder, with the log that is named; what is
    wrong with them is counted.
    """
    return _loaded(_plan(name), _log(log) if log else None, desk)


def plan_and_log(name: str | None, log: str | None, desk: Desk) -> tuple[Plan, pipeline.Loaded]:
    """The same with the log beside the plan, if there is one, where none is named."""
    source = _plan(name)
    return _loaded(source, _log(log) if log else beside(source, "plan", "log"), desk)


def _log(name: str) -> Source:
    log = files.read(name)
    if pipeline.title(log, "log") is None:
        raise click.UsageError(f"{name} is not a log, which begins with: log NAME")
    return log


def _plan(name: str | None) -> Source:
    return files.read(name or files.only(".plan", "plan"))


def _loaded(source: Source, log: Source | None, desk: Desk) -> tuple[Plan, pipeline.Loaded]:
    loaded = desk.load([source, log] if log else [source])[0]
    if loaded.plan is None and loaded.log is None and loaded.unread:
        raise files.Unusable(f"{source.name} cannot be read; see: {desk.words(source.name)}")
    if loaded.plan is None:
        raise click.UsageError(f"{source.name} is no plan; a plan begins with: plan NAME")
    errors = [one for one in loaded.found if one.severity is Severity.ERROR]
    in_log = [one for one in errors if one.origin and one.origin.source is log]
    for one, count in ((source, len(errors) - len(in_log)), (log, len(in_log))):
        if one is not None and count:
            words = "an error" if count == 1 else f"{count} errors"
            terminal.say(f"{one.name} has {words}; see: {desk.words(one.name)}")
    return loaded.plan, loaded


def beside(source: Source, kind: str, other: str) -> Source | None:
    """The log of a plan, or the plan of a log, in the same folder: `kind` is what the source is.

    It is the one with the same title, else the only one where the source is the only of its kind.
    """
    folder = Path(source.name).parent
    for suffix in SUFFIXES.values():
        kept.looked_for(suffix.removeprefix("*"), str(folder))
    name = pipeline.title(source, kind)
    paths = sorted(path for path in folder.glob(SUFFIXES[other]) if path.is_file())
    others, problems = files.read_all([str(path) for path in paths])
    for problem in problems:
        kept.never()
        terminal.say(f"left out: {problem}")
    same = [one for one in others if slug(pipeline.title(one, other) or "") == slug(name or "")]
    if len(same) > 1:
        names = ", ".join(one.name for one in same)
        belong = f"the {other}s {names} have the title of this {kind}"
        raise click.UsageError(f"{belong}; name one with --{other}")
    if same:
        return same[0]
    alone = len(others) == 1 and len(list(folder.glob(SUFFIXES[kind]))) <= 1
    return others[0] if alone else None
