"""`plandsl diff`: what changes from one plan to another, in training terms."""

from __future__ import annotations

import json

import click

from plandsl import pipeline, report
from plandsl.cli import Problem, files, plans, revision, terminal
from plandsl.cli.desk import Desk
from plandsl.diagnostics import Severity
from plandsl.model.plan import Plan

SAME, DIFFERENT, TROUBLE = 0, 1, 2


class Incomparable(Problem):
    """One of the two is not there, or is no plan that can be read: the status of `diff` for it."""

    status = TROUBLE


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@plans.reading
def command(old: str, new: str, form: str, desk: Desk) -> int:
    """What changes from the plan OLD to the plan NEW, in training terms.

    Sessions that are moved, added, dropped or changed, what the weeks come to, and which rules are
    newly broken or mended. HEAD~1:my.plan is the file my.plan of this folder as it was in that git
    revision, with what it extends. The exit status is 0 where both ask for the same training, 1
    where they differ, and 2 where they cannot be compared: a plan with lines that cannot be read is
    not, because these would seem to be dropped.
    """
    difference = pipeline.compared(_plan(old, desk), _plan(new, desk))
    if form == "json":
        from plandsl.report.diff_json import document

        terminal.out(json.dumps(document(difference), indent=2))
    else:
        from plandsl.report.diff import render

        terminal.out(render(difference, color=terminal.color(), width=terminal.width()))
    return SAME if difference.is_empty else DIFFERENT


def _plan(name: str, desk: Desk) -> Plan:
    """The plan of a file, on the disk or in a revision."""
    try:
        there = revision.named(name)
        if there is None:
            source = files.read(name)
            (loaded, *_) = desk.load([source])
        else:
            source = there[0].read(there[1])
            shelf = revision.Committed(there[0], {source: there[1]}, desk.root)
            (loaded, *_) = desk.load([source], shelf)
    except files.Unreadable as problem:
        raise Incomparable(problem.message) from None
    if loaded.unread:
        wrong = [one for one in loaded.found if one.severity is Severity.ERROR]
        terminal.say(report.render("text", wrong, color=terminal.color(), width=terminal.width()))
        raise Incomparable(f"{name} is not compared, for what these lines say would be missing")
    if loaded.plan is None:
        raise Incomparable(f"{name} is no plan; a plan begins with: plan NAME")
    return loaded.plan
