"""`plandsl build`: the calendar for the phone and the sheet for the wall."""

from __future__ import annotations

from pathlib import Path

import click

from plandsl import emit
from plandsl.cli import clock, files, papers, plans, terminal
from plandsl.cli.desk import Desk


@click.command()
@click.argument("name", metavar="[PLAN]", required=False)
@click.option("--log", metavar="LOG", help="What was run, which progressions follow.")
@click.option("--to", "targets", default="html,ics", show_default=True, help="What to make.")
@papers.options
@click.option(
    "--now", help="The time to stamp events with, like 2026-03-01T12:00Z; else the clock."
)
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), default=Path())
@plans.reading
def command(
    name: str | None,
    log: str | None,
    targets: str,
    now: str | None,
    output: Path,
    paper: papers.Paper,
    desk: Desk,
) -> int:
    """Write the plan's calendar (.ics), its sheet (.html) and sheets of paper (.pdf).

    The same plan and the same time give the same bytes. A plan with lines that cannot be read is
    not built, because sessions would be missing.
    """
    wanted = [target.strip() for target in targets.split(",")]
    for target in wanted:
        if target not in emit.formats():
            raise click.UsageError(
                f"{target!r} cannot be made; there is {', '.join(emit.formats())}"
            )
    options = paper.onto(emit.Options(now=clock.now(now)), wanted)
    plan, loaded = plans.one_plan(name, desk, log)
    if loaded.unread:
        terminal.say("nothing was written")
        return 1
    if {"html", "pdf"} & {*wanted}:
        options = papers.filled(options, plan, desk)
    for target in wanted:
        for made in emit.emitter(target)(plan, options):
            path = output / made.name
            changed = files.write(path, made.data)
            terminal.out(f"{path}" if changed else f"{path} (unchanged)")
            for one in made.found:
                terminal.say(f"{one.severity}: {one.message}")
    return 0
