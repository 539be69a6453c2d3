"""`plandsl show`: the unrolled plan."""

from __future__ import annotations

import json

import click

from plandsl.cli import plans, terminal


@click.command()
@click.argument("name", metavar="[PLAN]", required=False)
@click.option("--week", type=click.IntRange(1), help="Only this week.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(name: str | None, week: int | None, form: str) -> int:
    """Every week with its dates, sessions, totals and estimates of time."""
    plan, loaded = plans.one_plan(name)
    if week is not None and week > len(plan.weeks):
        raise click.UsageError(f"this plan has {len(plan.weeks)} weeks, and no week {week}")
    if form == "json":
        from plandsl.report.show_json import document

        terminal.out(json.dumps(document(plan, week=week), indent=2))
    else:
        from plandsl.report.show import show

        terminal.out(show(plan, color=terminal.color(), width=terminal.width(), week=week))
    return int(loaded.unread)
