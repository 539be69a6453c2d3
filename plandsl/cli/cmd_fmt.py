"""`plandsl fmt`: the canonical form."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from plandsl import pipeline
from plandsl.cli import COULD_NOT, files, terminal


@click.command()
@click.argument("names", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit 1 if anything would change."
)
@click.option("--diff", "show_diff", is_flag=True, help="Write nothing; show what would change.")
def command(names: tuple[str, ...], only_check: bool, show_diff: bool) -> int:
    """Write plans and logs in the one canonical form.

    Blanks, signs and order change, a number never does; comments and lines that cannot be read
    stay word for word. With - as FILE, standard input goes to standard output.
    """
    sources, problems = files.read_all(names)
    changed = False
    for source in sources:
        text = pipeline.canonical(source)
        changed = changed or text != source.text
        if show_diff:
            terminal.out(_diff(source.name, source.text, text))
        elif only_check:
            if text != source.text:
                terminal.out(f"{source.name} is not in canonical form")
        elif source.name == "-":
            terminal.out(text)
        elif files.write(Path(source.name).resolve(), text.encode()):
            terminal.say(f"{source.name}: rewritten")
    for problem in problems:
        terminal.say(f"error: {problem}")
    if problems:
        return COULD_NOT
    return int(changed and (only_check or show_diff))


def _diff(name: str, before: str, after: str) -> str:
    lines = difflib.unified_diff(
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
        name,
        f"{name} (canonical)",
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
