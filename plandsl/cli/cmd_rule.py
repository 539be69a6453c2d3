"""`plandsl rule`: the rules, or one with its reason."""

from __future__ import annotations

import click

from plandsl import rules
from plandsl.cli import terminal


@click.command()
@click.argument("name", required=False)
def command(name: str | None) -> int:
    """List the rules, or show one: what it checks, why, and on what evidence."""
    if name is None:
        for known in rules.names():
            terminal.out(f"{known:22} {rules.headline(known)}")
        return 0
    if name not in rules.names():
        near = rules.nearest(name)
        meant = f"did you mean {near[0]}?" if near else "plandsl rule lists them"
        raise click.UsageError(f"there is no rule {name}; {meant}")
    terminal.out(rules.page(name))
    return 0
