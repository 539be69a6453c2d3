"""The options of `build` for sheets, and what of the disk these need."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import click

from plandsl import emit
from plandsl.cli import COULD_NOT, Problem, revision, terminal
from plandsl.cli.desk import Desk
from plandsl.diagnostics import Severity
from plandsl.emit import html, pdf
from plandsl.model.plan import Plan
from plandsl.record import dataclass, replace
from plandsl.source import Source
from plandsl.units import MINUTE, SECOND, Duration

LAP = re.compile(r"(?:(?P<minutes>\d{1,3}):)?(?P<seconds>\d{1,3}(?:\.\d{1,3})?)", re.ASCII)
MOST_LAPS = 100


class NotInstalled(Problem):
    """What is asked for needs an extra, which is not there."""

    status = COULD_NOT


@dataclass(frozen=True, slots=True)
class Paper:
    """What was said on the command line; None where nothing was."""

    sheets: str | None
    size: str | None
    pacing: str | None

    def onto(self, options: emit.Options, wanted: Sequence[str]) -> emit.Options:
        """The options with these. Raises `click.UsageError` where they cannot be meant, and
        `NotInstalled`, before anything is written.
        """
        formats = {name: sheets for name, sheets in _formats().items() if name in wanted}
        if not formats:
            said = {"--sheet": self.sheets, "--paper": self.size, "--pacing": self.pacing}
            for word, value in said.items():
                if value is not None:
                    raise click.UsageError(f"{word} goes with --to html or --to pdf")
            return options
        asked = (one.strip() for one in self.sheets.split(",")) if self.sheets else ()
        sheets = tuple(dict.fromkeys(asked))
        for name, known in formats.items():
            for sheet in sheets:
                if sheet not in known:
                    there = ", ".join(known)
                    other = next((one for one, has in _formats().items() if sheet in has), None)
                    where = f" (it is for --to {other} alone)" if other else ""
                    raise click.UsageError(
                        f"there is no sheet {sheet!r} in {name}{where}; there is {there}"
                    )
        if "pdf" in wanted and not pdf.is_installed():
            install = 'python -m pip install "plandsl[pdf]"'
            raise NotInstalled(f"PDF is made by Typst, which is not installed: {install}")
        pacing = _pacing(self.pacing) if self.pacing else None
        return replace(options, sheets=sheets, paper=self.size, pacing=pacing)


def _formats() -> dict[str, tuple[str, ...]]:
    """The formats that are made of sheets, with those that each has."""
    return {"html": html.SHEETS, "pdf": pdf.sheets()}


def options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command the options about paper, as its `paper`."""

    @click.option(
        "--sheet",
        help=f"Which sheets: {', '.join(pdf.sheets())}.  [default: season,week, in html band too]",
    )
    @click.option(
        "--paper",
        "size",
        type=click.Choice(["a4", "letter"]),
        help="Else a4, in html what the printer has.",
    )
    @click.option(
        "--pacing",
        metavar="even|negative|LAPS",
        help="How the band has a race run, like 91,90,90,88; else as the plan says, or evenly.",
    )
    @functools.wraps(command)
    def with_paper(
        *words: object, sheet: str | None, size: str | None, pacing: str | None, **more: object
    ) -> int:
        return command(*words, paper=Paper(sheet, size, pacing), **more)

    return with_paper


def filled(options: emit.Options, plan: Plan, desk: Desk) -> emit.Options:
    """The options with the revision of the plan's file, and the plan as each athlete has it."""
    if plan.origin is None:
        return options
    source = plan.origin.source
    squad = tuple(_squad(source, desk)) if "squad" in options.sheets else ()
    return replace(options, revision=revision.of_file(source), squad=squad)


def _squad(source: Source, desk: Desk) -> Iterator[Plan]:
    """The plan as each athlete has it whose file lies beside it."""
    athletes = sorted(Path(source.name).parent.glob("*.athlete"))
    if not athletes:
        raise click.UsageError(f"the sheet squad needs .athlete files beside {source.name}")
    for athlete in athletes:
        own = Desk(str(athlete), desk.root)
        (loaded,) = own.load([source])
        errors = (one.origin for one in loaded.found if one.severity is Severity.ERROR)
        if any(at is not None and at.source.name == str(athlete) for at in errors):
            terminal.say(f"{athlete} has errors; see: {own.words(source.name)}")
        if loaded.plan is not None:
            yield loaded.plan


def _pacing(written: str) -> str | tuple[Duration, ...]:
    if written in ("even", "negative"):
        return written
    laps = [LAP.fullmatch(one.strip()) for one in written.split(",")]
    known = [lap for lap in laps if lap is not None]
    if len(known) < len(laps) or len(laps) > MOST_LAPS:
        raise click.UsageError(f"{written} is no pacing: even, negative, or laps like 91,90,90,88")
    times = (
        int(lap["minutes"] or 0) * MINUTE + int(Fraction(lap["seconds"]) * SECOND) for lap in known
    )
    return tuple(map(Duration, times))
