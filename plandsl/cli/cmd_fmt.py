"""`plandsl fmt`: the canonical form."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from plandsl import pipeline, report
from plandsl.cli import COULD_NOT, files, terminal
from plandsl.cli.shelf import Disk
from plandsl.diagnostics import Severity


@click.command()
@click.argument("names", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Write nothing; exit 1 if anything would change or cannot be read.",
)
@click.option("--diff", "show_diff", is_flag=True, help="Write nothing; show what would change.")
def command(names: tuple[str, ...], only_check: bool, show_diff: bool) -> int:
    """Write plans, logs and athletes' files in the one canonical form.

    Blanks, signs and order change. A line in the shorthand of others (8 x 400m in 85-87 w/ 60s
    rest) is written as what it means where it has exactly one reading. What cannot be read, and
    comments, stay word for word: why is said on the standard error, and the exit status is 0 all
    the same. With - as FILE, standard input goes to standard output.
    """
    sources, problems = files.read_all(names)
    shelf = Disk(sources)
    changed = unread = False
    for source in sources:
        made = pipeline.formatted(source, shelf)
        text = made.value
        changed = changed or text != source.text
        unread = unread or any(one.severity is Severity.ERROR for one in made.found)
        if show_diff:
            terminal.out(_diff(source.name, source.text, text))
        elif only_check:
            if text != source.text:
                terminal.out(f"{source.name} is not in canonical form")
        elif source.name == "-":
            terminal.out(text)
        elif files.write(Path(source.name).resolve(), text.encode()):
            terminal.say(f"{source.name}: rewritten")
        for line in report.render("short", made.found, color=False, width=0).splitlines():
            terminal.say(line)
    for problem in problems:
        terminal.say(f"error: {problem}")
    if problems:
        return COULD_NOT
    return int((changed and (only_check or show_diff)) or (unread and only_check))


def _diff(name: str, before: str, after: str) -> str:
    lines = difflib.unified_diff(
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
        name,
        f"{name} (canonical)",
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
