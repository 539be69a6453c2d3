"""`plandsl eval`: each logged session against its prescription."""

from __future__ import annotations

import json
from pathlib import Path

import click

from plandsl import pipeline, report
from plandsl.cli import files, kept, plans, terminal
from plandsl.cli.desk import Desk
from plandsl.diagnostics import Severity


@click.command()
@click.argument("plan_name", metavar="[PLAN]", required=False)
@click.argument("log_name", metavar="[LOG]", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--to", "target", type=click.Choice(["html"]), help="Write a page instead.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The folder for the page.")
@plans.reading
def command(
    plan_name: str | None,
    log_name: str | None,
    form: str,
    target: str | None,
    output: Path | None,
    desk: Desk,
) -> int:
    """Judge each logged session: reps, rests, pacing, and the colour of its guide.

    --to html writes the verdicts as a page to keep or to send, into the folder that -o names. It is
    not written while there are lines that cannot be read, because sessions would be missing.
    """
    if target and form == "json":
        raise click.UsageError("--to html writes a page, --format json prints; name one of them")
    if output and not target:
        raise click.UsageError("-o goes with --to html")
    if target or desk.root is not None:
        kept.never()
    plan_source = files.read(plan_name or files.only(".plan", "plan"))
    if not log_name and pipeline.title(plan_source, "log") is not None:
        words = "the plan comes first, then its log"
        raise click.UsageError(f"{plan_source.name} is a log, not a plan: {words}")
    log_source = files.read(log_name or files.only(".tlog", "log"))
    loaded = desk.load([plan_source, log_source])
    one = loaded[0]
    if one.plan is None or one.log is None:
        missing = plan_source if one.plan is None else log_source
        what = (
            "a plan, which begins with: plan NAME"
            if one.plan is None
            else "a log, which begins with: log NAME"
        )
        raise click.UsageError(f"{missing.name} is not {what}")
    if one.found:
        findings = report.render("text", one.found, color=terminal.color(), width=terminal.width())
        terminal.say(findings)
    if target and one.unread:
        terminal.say("nothing was written")
        return 1
    evaluation = pipeline.evaluate(one)
    if target:
        from plandsl.emit.html import verdicts

        made = verdicts.page(one.plan, evaluation)
        path = (output or Path()) / made.name
        changed = files.write(path, made.data)
        terminal.out(f"{path}" if changed else f"{path} (unchanged)")
    elif form == "json":
        from plandsl.report.verdicts_json import document

        terminal.out(json.dumps(document(evaluation), indent=2))
    else:
        from plandsl.report.verdicts import render

        terminal.out(render(evaluation, color=terminal.color(), width=terminal.width()))
    kept.keep(status := int(any(it.severity is Severity.ERROR for it in one.found)))
    return status
