"""`plandsl build`: the calendar for the phone and the sheet for the wall."""

from __future__ import annotations

from pathlib import Path

import click

from plandsl import emit, pipeline
from plandsl.cli import clock, files, papers, plans, terminal
from plandsl.cli.desk import Desk
from plandsl.diagnostics import Severity
from plandsl.model.plan import Plan
from plandsl.record import replace


@click.command()
@click.argument("name", metavar="[PLAN]", required=False)
@click.option("--log", metavar="LOG", help="What was run: progressions and the page show it.")
@click.option("--to", "targets", default="html,ics", show_default=True, help="What to make.")
@papers.options
@click.option(
    "--now", help="The time to stamp events with, like 2026-03-01T12:00Z; else the clock."
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Write there; the calendar that lies there is brought up to date.",
)
@click.option(
    "--explain", is_flag=True, help="Tell how each event of the calendar was found again."
)
@click.option("--force", is_flag=True, help="Replace a calendar that is not this plan's own.")
@plans.reading
def command(
    name: str | None,
    log: str | None,
    targets: str,
    now: str | None,
    output: Path,
    explain: bool,
    force: bool,
    paper: papers.Paper,
    desk: Desk,
) -> int:
    """Write the plan's calendar (.ics), its sheet (.html) and sheets of paper (.pdf).

    A calendar that lies in the folder already is brought up to date: what changed in the plan
    changes there, and nothing else. A plan with lines that cannot be read is not built, because
    sessions would be missing.
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
    if log and "html" in wanted:
        options = replace(options, evaluation=pipeline.evaluate(loaded))
    for made in [one for target in wanted for one in _made(target, plan, options, output, force)]:
        path = output / made.name
        changed = files.write(path, made.data)
        news = made.news if changed else "unchanged"
        terminal.out(f"{path} ({news})" if news else f"{path}")
        for one in made.found:
            if one.severity is not Severity.ERROR:  # else it was replaced by force
                terminal.say(f"{one.severity}: {one.message}")
        for line in made.explained if explain else ():
            terminal.out(line)
    return 0


def _made(
    target: str, plan: Plan, options: emit.Options, output: Path, force: bool
) -> tuple[emit.Output, ...]:
    """One format, from what the last build left in the folder. Raises `Unreadable` where that would
    be lost.
    """
    path = output / f"{emit.stem(plan)}.{target}"
    previous = files.content(path) if path.is_file() else None
    outputs = emit.emitter(target)(plan, replace(options, previous=previous))
    for problem in [one for made in outputs for one in made.found]:
        if problem.severity is Severity.ERROR and not force:
            helps = "".join(f"{one}; " for one in problem.help)
            raise files.Unreadable(
                f"{path} stays as it is: {problem.message}; {helps}to replace it, add --force"
            )
    return outputs
