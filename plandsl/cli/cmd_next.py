"""`plandsl next`: the session to be run next."""

from __future__ import annotations

from typing import Any

import click

from plandsl.cli import day


@click.command()
@day.options
def command(**asked: Any) -> int:
    """The session to be run next: today's, if the log has it not yet, or a later one."""
    from plandsl.report.agenda import upcoming

    return day.say(upcoming, **asked)
