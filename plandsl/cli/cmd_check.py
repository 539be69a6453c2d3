"""`plandsl check`: everything wrong in plans and logs, all at once."""

from __future__ import annotations

import click

from plandsl import report
from plandsl.cli import checking, plans
from plandsl.cli.desk import Desk


@click.command()
@click.argument("names", metavar="[FILE]...", nargs=-1)
@click.option("--strict", is_flag=True, help="Warnings and hints fail too.")
@click.option("--format", "form", type=click.Choice(report.FORMATS), default="text")
@plans.reading
def command(names: tuple[str, ...], strict: bool, form: str, desk: Desk) -> int:
    """Everything that is wrong in plans, logs and athletes' files, all at once.

    A plan and the log that carries its name are checked together, and a plan for one athlete with
    that athlete's file. Without a FILE, the one plan of this folder is checked. The exit status is
    1 where there is an error.
    """
    return checking.check(names, desk, strict=strict, form=form)
