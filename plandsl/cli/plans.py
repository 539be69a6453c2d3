"""Loading the one plan (and log) that a command works on."""

from __future__ import annotations

import click

from plandsl import pipeline
from plandsl.cli import files, terminal
from plandsl.diagnostics import Severity
from plandsl.model.plan import Plan


def one_plan(name: str | None) -> tuple[Plan, pipeline.Loaded]:
    """The plan of a file, or of the only plan in the folder; what is wrong with it is counted."""
    source = files.read(name or files.only(".plan", "plan"))
    loaded = pipeline.load([source])[0]
    if loaded.plan is None and loaded.log is None:
        raise files.Unusable(f"{source.name} cannot be read; see: plandsl check {source.name}")
    if loaded.plan is None:
        raise click.UsageError(f"{source.name} is no plan; a plan begins with: plan NAME")
    errors = sum(one.severity is Severity.ERROR for one in loaded.found)
    if errors:
        count = "an error" if errors == 1 else f"{errors} errors"
        terminal.say(f"{source.name} has {count}; see: plandsl check {source.name}")
    return loaded.plan, loaded
