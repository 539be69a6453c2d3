"""`plandsl today`: what to run on a day."""

from __future__ import annotations

from typing import Any

import click

from plandsl.cli import day


@click.command()
@day.options
def command(**asked: Any) -> int:
    """What to run today, with paces, rests, notes and guides, gates, and what was missed."""
    from plandsl.report.agenda import today

    return day.say(today, **asked)
