"""`plandsl predict`: what the runner could race, as far as the log tells."""

from __future__ import annotations

import datetime as dt
import json

import click

from plandsl import pipeline, report
from plandsl.cli import files, plans, terminal
from plandsl.cli.desk import Desk
from plandsl.diagnostics import Severity
from plandsl.model.assumed import race_distance
from plandsl.model.plan import Plan
from plandsl.units import Distance, length


@click.command()
@click.argument("log_name", metavar="[LOG]", required=False)
@click.argument("plan_name", metavar="[PLAN]", required=False)
@click.option(
    "--for", "race", metavar="DISTANCE", help="mile, 5k, half, …; else the race of the plan."
)
@click.option("--on", "day", metavar="DATE", help="As it was known on that day.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@plans.reading
def command(
    log_name: str | None,
    plan_name: str | None,
    race: str | None,
    day: str | None,
    form: str,
    desk: Desk,
) -> int:
    """One honest estimate of what could be raced, with its width and what it rests on."""
    on = _date(day) if day else None
    log_source = files.read(log_name or files.only(".tlog", "log"))
    if plan_name is None and race is None:
        plan_name = _only_plan()
    sources = [files.read(plan_name)] if plan_name else []
    loaded = desk.load([*sources, log_source])[0]
    if loaded.log is None:
        raise click.UsageError(f"{log_source.name} is not a log, which begins with: log NAME")
    if sources and loaded.plan is None:
        raise click.UsageError(f"{sources[0].name} is not a plan, which begins with: plan NAME")
    over = _distance(race, loaded.plan)
    made = pipeline.predict(loaded, over, on=on)
    found = [*loaded.found, *(made.found if made else ())]
    if found:
        said = report.render("text", found, color=terminal.color(), width=terminal.width())
        terminal.say(said)
    if made is None:
        by = f" by {on}" if on else ""
        raise files.Unusable(f"{log_source.name} has no run with a result{by}")
    if form == "json":
        from plandsl.report.prediction_json import document

        terminal.out(json.dumps(document(made), indent=2))
    else:
        from plandsl.report.prediction import render

        terminal.out(render(made, color=terminal.color(), width=terminal.width()))
    return int(any(one.severity is Severity.ERROR for one in found))


def _only_plan() -> str:
    """The plan whose race is meant, where neither was named."""
    try:
        return files.only(".plan", "plan")
    except click.UsageError:
        message = "say what for, like --for mile, or name the plan whose race it is"
        raise click.UsageError(message) from None


def _date(written: str) -> dt.date:
    try:
        return dt.datetime.strptime(written, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
    except ValueError:
        raise click.UsageError(f"--on {written} is no date, like 2025-09-07") from None


def _distance(race: str | None, plan: Plan | None) -> Distance:
    """What the estimate is for: what is asked for, else the race of the plan."""
    if race is not None:
        over = race_distance(race) or (race_distance(f"{race}m") if race.isdecimal() else None)
        if over is None:
            raise click.UsageError(f"--for {race} is no distance, like mile, 5k, 1600 or half")
    else:
        over = plan.race.distance if plan and plan.race else None
        if over is None:
            raise click.UsageError("the plan has no race with a distance: say it, like --for mile")
    shortest, longest = pipeline.predictable()
    if not shortest <= over <= longest:
        within = f"{length(shortest)} to {length(longest)}"
        raise click.UsageError(f"no estimate for {length(over)}: the models hold for {within}")
    return over
