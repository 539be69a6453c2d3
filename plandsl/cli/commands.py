"""The commands as one program: one file a command, imported only when that command is run."""

from __future__ import annotations

import pkgutil
from glob import glob
from importlib import import_module

import click

from plandsl import __version__, cli

WRONG_USAGE = 2


class Commands(click.Group):
    """Finds a command by its file name in this folder; `cmd_check.py` is `plandsl check`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        names = (module.name for module in pkgutil.iter_modules(cli.__path__))
        return sorted(name.removeprefix("cmd_") for name in names if name.startswith("cmd_"))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{cli.__name__}.cmd_{name}").command
        return command


@click.command(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="plandsl")
@click.option("--debug", is_flag=True, help="Show the traceback of a bug.")
@click.pass_context
def program(ctx: click.Context, debug: bool) -> int:
    """Training plans and logs as plain text: check them, print them, put them on a phone.

    Without a command, in a folder with one plan: what to run today.
    """
    del debug
    if ctx.invoked_subcommand is not None:
        return 0
    if len(glob("*.plan")) != 1:
        raise click.exceptions.NoArgsIsHelpError(ctx)
    from plandsl.cli.cmd_today import command as today

    status: int = ctx.invoke(today)
    return status


def run() -> int:
    """Runs what the command line says, and gives the exit status."""
    try:
        status: int | None = program.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as problem:
        problem.show()
        return WRONG_USAGE
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except click.Abort:
        return 130
    return status or 0
