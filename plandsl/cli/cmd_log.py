"""`plandsl log`: one more line for the log, and what it is worth."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path

import click

from plandsl import pipeline, report
from plandsl.cli import clock, files, plans, terminal
from plandsl.cli.desk import Desk
from plandsl.diagnostics import Diagnostic, Severity
from plandsl.record import dataclass
from plandsl.source import Source
from plandsl.syntax.entry import nearby, placed

SUFFIX = ".tlog"
# Somebody saves the log in an editor while it is written; nobody does so again and again.
MOST_TRIES = 10


@dataclass(frozen=True, slots=True)
class _Made:
    """A log as it would be with the entry: its bytes, and what there is to say about the entry."""

    data: bytes
    source: Source
    line: int
    loaded: pipeline.Loaded
    found: tuple[Diagnostic, ...]
    begins: bool

    @property
    def is_wrong(self) -> bool:
        to_come = pipeline.TO_COME
        return any(one.severity is Severity.ERROR or one.name == to_come for one in self.found)


@click.command()
@click.argument("words", metavar="[LOG] ENTRY", nargs=-1, required=True)
@click.option("--on", metavar="DATE", help="The day of an entry that has no date; else today.")
@click.option("--plan", "plan_name", metavar="PLAN", help="Which plan it is judged by.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@plans.reading
def command(
    words: tuple[str, ...], on: str | None, plan_name: str | None, dry_run: bool, desk: Desk
) -> int:
    """Write what was run into the log, and see how it went.

    ENTRY is a line of a log in any spelling that fmt understands, like '400s: 8x400 60r = 85 89 87
    88 89 90 91 90'. It gets today's date where it has none, and goes behind the entries that are
    not newer. Without a LOG the log of the plan in this folder is written; where there is none yet
    it begins with the plan's title. What cannot be read is not written.
    """
    name, entry = _which(words)
    if len(entry.splitlines()) != 1 or not entry.strip():
        raise click.UsageError("an entry is one line, like '400s: 8x400 r60 = 85 86 88 90'")
    plan = files.read(plan_name) if plan_name else None
    path = Path(name) if name else _log_of_the_folder(plan)
    line = pipeline.entry_line(entry, clock.day(on))
    made = _written(path, line.value, plan, desk, dry_run)
    _say(made.found)
    if made.is_wrong:
        terminal.say("nothing was written")
        return 1
    for assumed in line.found:
        terminal.say(f"assumed: {assumed.message}")
    would = " would be" if dry_run else ""
    if made.begins:
        terminal.say(f"{path} is a new log")
    terminal.out(f"{path}:{made.line}{would}: {line.value}")
    _judge(made)
    return 0


def _which(words: tuple[str, ...]) -> tuple[str | None, str]:
    """The log, if the first word is one, and the entry: one word, or several without quotes."""
    first, *rest = words
    if first.endswith(SUFFIX) or (rest and os.path.lexists(first)):
        return first, " ".join(rest)
    return None, " ".join(words)


def _log_of_the_folder(plan: Source | None) -> Path:
    """The only log, that of the only plan, or the one that such a plan would have."""
    logs = sorted(Path().glob(f"*{SUFFIX}"))
    if len(logs) == 1 and plan is None:
        return logs[0]
    plan = plan or files.read(files.only(".plan", "plan"))
    log = plans.beside(plan, "plan", "log")
    return Path(log.name) if log else Path(plan.name).with_suffix(SUFFIX)


def _written(path: Path, entry: str, plan: Source | None, desk: Desk, dry_run: bool) -> _Made:
    """The log with the entry, on the disk unless the entry is wrong. Two at once take turns."""
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise files.Missing(f"there is no folder {path.parent}")
    for _ in range(MOST_TRIES):
        with files.alone_in(target.parent):
            before = _content(target, path)
            made = _made(path, before, entry, plan, desk)
            if dry_run or made.is_wrong:
                return made
            if _content(target, path) == before:
                files.write(target, made.data)
                return made
    raise files.Unreadable(f"{path} changes while it is written; try again")


def _content(target: Path, path: Path) -> bytes | None:
    """The bytes of the log, None where there is none. One that is kept from writing stays so."""
    if not target.exists():
        return None
    data = files.content(path)
    if not os.access(target, os.W_OK) or not stat.S_IMODE(target.stat().st_mode) & 0o222:
        raise files.Unreadable(f"{path} is read-only")
    return data


def _made(path: Path, before: bytes | None, entry: str, plan: Source | None, desk: Desk) -> _Made:
    old = files.text_of(str(path), before or b"")
    begins = not old.text.strip()
    if begins:
        old = Source(old.name, f"log {_title(path, plan)}\n")
    elif pipeline.title(old, "plan") is not None:
        raise click.UsageError(f"{path} is a plan, not a log; judge by it with --plan {path}")
    elif pipeline.title(old, "log") is None:
        raise click.UsageError(f"{path} is not a log, which begins with: log NAME")
    text, line = placed(old.text, entry)
    source = Source(old.name, nearby(text, line))
    plan = plan or plans.beside(old, "log", "plan")
    loaded = desk.load([plan, source] if plan else [source])[0]
    found = tuple(one for one in loaded.found if _is_about(one, source, line))
    mark = codecs.BOM_UTF8 if (before or b"").startswith(codecs.BOM_UTF8) else b""
    return _Made(mark + text.encode(), source, line, loaded, found, begins)


def _title(path: Path, plan: Source | None) -> str:
    """The title of a log that begins: that of its plan."""
    plans_there = sorted(path.parent.glob("*.plan"))
    if plan is None and len(plans_there) == 1:
        plan = files.read(str(plans_there[0]))
    title = pipeline.title(plan, "plan") if plan else None
    if title is None:
        begins = "name its plan with --plan, or begin it yourself with: log NAME"
        raise click.UsageError(f"there is no log {path} yet; {begins}")
    return title


def _is_about(one: Diagnostic, source: Source, line: int) -> bool:
    origin = one.origin
    if origin is None or origin.source is not source:
        return False
    return source.position(origin.span.start)[0] == line


def _say(found: tuple[Diagnostic, ...]) -> None:
    if found:
        color, width = terminal.color(), terminal.width()
        terminal.out(report.render("text", found, color=color, width=width))


def _judge(made: _Made) -> None:
    """The verdict, as far as there is a plan to judge by."""
    loaded = made.loaded
    if loaded.plan is None or loaded.log is None:
        terminal.say("there is no plan with the title of this log here, so no verdict")
        return
    from plandsl.report.verdicts import render_one

    for entry in loaded.log.entries:
        if entry.origin and made.source.position(entry.origin.span.start)[0] == made.line:
            verdict = pipeline.verdict(loaded, entry)
            color, width = terminal.color(), terminal.width()
            terminal.out("\n" + render_one(verdict, color=color, width=width))
