"""`plandsl show`: the unrolled plan."""

from __future__ import annotations

import json

import click

from plandsl import pipeline, report
from plandsl.cli import plans, terminal
from plandsl.cli.desk import Desk


@click.command()
@click.argument("name", metavar="[PLAN]", required=False)
@click.option("--log", metavar="LOG", help="What was run, which progressions follow.")
@click.option("--week", type=click.IntRange(1), help="Only this week.")
@click.option("--format", "form", type=click.Choice(["text", "json"]))
@click.option(
    "--expand", is_flag=True, help="As a plan again, with every week and session written out."
)
@plans.reading
def command(
    name: str | None,
    log: str | None,
    week: int | None,
    form: str | None,
    expand: bool,
    desk: Desk,
) -> int:
    """Every week with its dates, sessions, totals and estimates of time."""
    if expand and (week or form):
        raise click.UsageError("--expand writes the whole plan as a plan, without --week, --format")
    plan, loaded = plans.one_plan(name, desk, log)
    if week is not None and week > len(plan.weeks):
        raise click.UsageError(f"this plan has {len(plan.weeks)} weeks, and no week {week}")
    if expand:
        return _expand(loaded)
    if form == "json":
        from plandsl.report.show_json import document

        terminal.out(json.dumps(document(plan, week=week), indent=2))
    else:
        from plandsl.report.show import show

        terminal.out(show(plan, color=terminal.color(), width=terminal.width(), week=week))
    return int(loaded.unread)


def _expand(loaded: pipeline.Loaded) -> int:
    """Ordinary plan text, or why there is none: it must not leave out what could not be read."""
    if loaded.unread:
        terminal.say(
            report.render("text", loaded.found, color=terminal.color(), width=terminal.width())
        )
        terminal.say("nothing was written out, for these lines would be missing")
        return 1
    terminal.out(pipeline.expanded(loaded))
    return 0
