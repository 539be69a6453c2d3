"""`plandsl status`: where a plan stands."""

from __future__ import annotations

from typing import Any

import click

from plandsl.cli import day


@click.command()
@day.options
def command(**asked: Any) -> int:
    """Where the plan stands: the week, what has been run, gates, what was missed, what is next."""
    from plandsl.report.agenda import status

    return day.say(status, **asked)
