"""`plandsl check`: everything wrong in plans and logs, all at once."""

from __future__ import annotations

import click

from plandsl import report
from plandsl.cli import COULD_NOT, files, kept, plans, terminal
from plandsl.diagnostics import Severity


@click.command()
@click.argument("names", metavar="[FILE]...", nargs=-1)
@click.option("--strict", is_flag=True, help="Warnings and hints fail too.")
@click.option("--format", "form", type=click.Choice(report.FORMATS), default="text")
@plans.reading
def command(names: tuple[str, ...], strict: bool, form: str, desk: plans.Desk) -> int:
    """Everything that is wrong in plans, logs and athletes' files, all at once.

    A plan and the log that carries its name are checked together, and a plan for one athlete with
    that athlete's file. Without a FILE, the one plan of this folder is checked. The exit status is
    1 where there is an error.
    """
    if desk.root is not None:
        kept.never()
    sources, problems = files.read_all(names or (files.only(".plan", "plan"),))
    checked = desk.check(sources)
    if sources:
        color, width = terminal.color(), terminal.width()
        text = report.render(form, checked.found, color=color, width=width, waived=checked.waived)
        terminal.out(text)
    for problem in problems:
        terminal.say(f"error: {problem}")
    if problems:
        return COULD_NOT
    status = int(any(strict or one.severity is Severity.ERROR for one in checked.found))
    kept.keep(status)
    return status
