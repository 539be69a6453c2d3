"""What the terminal can show: colours and width, asked once a command.

`kept` asks it before anything else is imported.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

USUAL, WIDEST = 80, 120
# Whether what this run writes to standard output and to standard error is remembered, to be kept; a
# command that runs for weeks must not.
remembers = False
written: list[str] = []
said: list[str] = []
# Fewer are done before anybody wonders.
LONG = 20


def color() -> bool:
    """Colours where a person looks on; NO_COLOR and FORCE_COLOR decide before that."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def width() -> int:
    """The columns of the terminal, 80 where there is none."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return min(int(said), WIDEST)
    try:
        # 0 where the terminal does not know.
        return min(os.get_terminal_size(sys.stdout.fileno()).columns or USUAL, WIDEST)
    except (OSError, ValueError):
        return USUAL


def out(text: str) -> None:
    """Findings and results: standard output, as they are."""
    text = text if text.endswith("\n") else f"{text}\n"
    _write(sys.stdout, text)
    if remembers:
        written.append(text)


def say(text: str) -> None:
    """What is only said by the way: standard error."""
    _write(sys.stderr, f"{text}\n")

    if remembers:
        said.append(f"{text}\n")


def progress(done: int, of: int) -> None:
    """How far a long work is, in one line that the next one overwrites, where a person looks on."""
    if of > LONG and sys.stderr.isatty():
        sys.stderr.write(f"\r{done + 1} of {of}\r")
        sys.stderr.flush()


def _write(stream: TextIO, text: str) -> None:
    """At once, for the other stream may follow. On Windows Click makes colours of the codes."""
    if os.name == "nt":
        import click

        click.echo(text, file=stream, nl=False, color=color())
    else:
        stream.write(text)
        stream.flush()
