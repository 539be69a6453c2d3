"""The command line: one file a command, imported only when that command is run."""

from __future__ import annotations

import gc
import os
import pkgutil
import sys
from glob import glob
from importlib import import_module

import click

from plandsl import __version__

WRONG_USAGE = 2
COULD_NOT = 3


class Commands(click.Group):
    """Finds a command by its file name in this folder; `cmd_check.py` is `plandsl check`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        names = (module.name for module in pkgutil.iter_modules(__path__))
        return sorted(name.removeprefix("cmd_") for name in names if name.startswith("cmd_"))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{__name__}.cmd_{name}").command
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


def keep_shapes() -> None:
    """Leaves the next run what this one learned, if it read anything at all."""
    shapes = sys.modules.get(f"{__name__}.shapes")
    if shapes is not None:
        shapes.keep()


def main() -> None:
    """Runs the program; whatever goes wrong is one line, never a traceback."""
    # What a run makes is seldom thrown away: looking for it so often takes a quarter of a long run.
    gc.set_threshold(200_000, 50, 50)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        status = program.main(standalone_mode=False)
        keep_shapes()
    except click.exceptions.NoArgsIsHelpError as problem:
        problem.show()
        status = WRONG_USAGE
    except click.ClickException as problem:
        problem.show()
        status = problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        status = 130
    except BrokenPipeError:
        # Whoever read our output has left (`| head`): nothing is wrong, and nothing more to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except OSError as problem:
        click.echo(f"Error: cannot write: {problem.strerror}", err=True)
        status = COULD_NOT
    except Exception as bug:
        if "--debug" in sys.argv[1:]:
            raise
        click.echo(
            f"plandsl {__version__} has a bug ({type(bug).__name__}): please report it with the "
            "file it happened on; plandsl --debug … shows where",
            err=True,
        )
        status = COULD_NOT
    sys.exit(status or 0)
