"""Which line belongs to which: the head of a file, its phases, weeks and days.

A line is what its first word makes it, never how far it is indented. A phase or a week holds the
day lines below it; a day holds the notes, waivers and guides below it. What stands where it
cannot belong is an error at that line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches

from plandsl.diagnostics import Diagnostic, Label, Severity
from plandsl.source import Origin
from plandsl.syntax import tree

UNDER_A_DAY = ("note", "allow", "green", "yellow", "red", "if")
ONCE = ("plan", "log", "athlete", "id", "start", "race", "timezone", "at", "remind")


@dataclass(slots=True)
class Day:
    """A day line or a dated line with the lines that belong to it."""

    line: tree.Line
    statement: tree.DayLine | tree.DatedLine
    notes: list[tree.NoteLine] = field(default_factory=list)
    guides: list[tuple[tree.Line, tree.GuideLine]] = field(default_factory=list)
    allows: list[tuple[tree.Line, tree.AllowLine]] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """A phase or a week with the days written under it."""

    line: tree.Line
    statement: tree.PhaseLine | tree.WeekLine
    days: list[Day] = field(default_factory=list)
    allows: list[tuple[tree.Line, tree.AllowLine]] = field(default_factory=list)
    incomplete: bool = False


@dataclass(slots=True)
class Outline:
    """A file, sorted. `head` has the head's lines by their first word, in the order written."""

    file: tree.File
    head: dict[str, list[tree.Line]] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    dated: list[Day] = field(default_factory=list)
    # Days below a heading that could not be read: of which week they are, nobody knows.
    lost: list[Day] = field(default_factory=list)
    broken: list[tree.Line] = field(default_factory=list)
    # Something of the head could not be read, so what is missing there may well be written.
    broken_head: list[tree.Line] = field(default_factory=list)
    # A phase or a week could not be read, so that nobody knows how long the plan is.
    broken_weeks: bool = False
    found: list[Diagnostic] = field(default_factory=list)

    def origin(self, line: tree.Line) -> Origin:
        return Origin(self.file.source, line.content)

    def first(self, keyword: str) -> tree.Line | None:
        return next(iter(self.head.get(keyword, [])), None)

    def value(self, keyword: str) -> tree.Word | None:
        """The one value of a `plan`, `log`, `athlete`, `id` or `timezone` line."""
        line = self.first(keyword)
        if line is None or not isinstance(line.statement, tree.NamedLine):
            return None
        return line.statement.value

    def unsure(self) -> frozenset[str]:
        """The words of the lines that could not be read, and may have named a pace."""
        lines = (one for one in self.broken_head if is_like(one.keyword, "pace"))
        words = (re.findall(r"[^\W\d_][\w-]*", one.text) for one in lines)
        return frozenset(word for found in words for word in found)

    def wrong(self, line: tree.Line, name: str, message: str, *help_lines: str) -> None:
        self.found.append(
            Diagnostic(name, Severity.ERROR, message, self.origin(line), help=help_lines)
        )


def outline(file: tree.File) -> Outline:
    """Sorts the lines of a file."""
    made = Outline(file)
    sorter = _Sorter(made)
    for line in file.lines:
        if line.broken:
            sorter.broken(line)
        elif line.statement is not None:
            sorter.add(line, line.statement)
    return made


def is_like(keyword: str, *words: str) -> bool:
    """Whether somebody may have mistyped one of these words."""
    return bool(get_close_matches(keyword.casefold(), words, cutoff=0.6))


@dataclass(slots=True)
class _Sorter:
    """Remembers which block and which day the next line belongs to."""

    out: Outline
    block: Block | None = None
    day: Day | None = None
    # The day line above could not be read: what follows it belongs to it, and is no mistake.
    day_is_broken: bool = False
    # So could not a line that may have been a phase or a week.
    lost: bool = False

    def broken(self, line: tree.Line) -> None:
        self.out.broken.append(line)
        if self.block is not None:
            self.block.incomplete = True
        elif not self.out.dated:
            self.out.broken_head.append(line)
        if line.keyword in UNDER_A_DAY:
            return
        self.day, self.day_is_broken = None, True
        if is_like(line.keyword, "phase", "week"):
            self.lost = self.out.broken_weeks = True

    def add(self, line: tree.Line, statement: tree.Statement) -> None:
        if line.place == "head":
            self._head(line)
        elif isinstance(statement, tree.PhaseLine | tree.WeekLine):
            self.block, self.day, self.day_is_broken = Block(line, statement), None, False
            self.lost = False
            self.out.blocks.append(self.block)
        elif isinstance(statement, tree.DayLine | tree.DatedLine):
            self._day(line, statement)
        else:
            self._under(line, statement)

    def _head(self, line: tree.Line) -> None:
        if self.block is not None or self.out.dated:
            self.out.wrong(
                line,
                "misplaced",
                f"{line.keyword} belongs at the top of the file",
                "move it above the first phase, week or day",
            )
            return
        other = self.out.first({"plan": "log", "log": "plan"}.get(line.keyword, ""))
        if other is not None:
            label = Label(self.out.origin(other), "it is already this")
            message = "a file is a plan or a log, not both"
            self.out.found.append(
                Diagnostic(
                    "repeated", Severity.ERROR, message, self.out.origin(line), labels=(label,)
                )
            )
            return
        before = self.out.head.setdefault(line.keyword, [])
        if before and line.keyword in ONCE:
            label = Label(self.out.origin(before[0]), "the first one")
            message = f"a second {line.keyword} line"
            self.out.found.append(
                Diagnostic(
                    "repeated", Severity.ERROR, message, self.out.origin(line), labels=(label,)
                )
            )
            return
        before.append(line)

    def _day(self, line: tree.Line, statement: tree.DayLine | tree.DatedLine) -> None:
        self.day, self.day_is_broken = Day(line, statement), False
        if isinstance(statement, tree.DatedLine):
            self.out.dated.append(self.day)
        elif self.block is not None and not self.lost:
            self.block.days.append(self.day)
        elif "log" in self.out.head:
            self.out.wrong(line, "misplaced", "a log has dates, not weekdays", "like 2026-03-03")
        elif self.out.broken:
            self.out.lost.append(self.day)
            self.out.broken_weeks = True
        else:
            self.out.wrong(
                line,
                "misplaced",
                "this day stands in no week",
                "write a phase or a week above it, like: phase Base, weeks 1-4",
            )

    def _under(self, line: tree.Line, statement: tree.Statement) -> None:
        if self.day is not None:
            if isinstance(statement, tree.NoteLine):
                self.day.notes.append(statement)
            elif isinstance(statement, tree.GuideLine):
                self.day.guides.append((line, statement))
            elif isinstance(statement, tree.AllowLine):
                self.day.allows.append((line, statement))
        elif self.day_is_broken:
            return
        elif isinstance(statement, tree.AllowLine) and self.block is not None:
            self.block.allows.append((line, statement))
        else:
            what = "an allow" if isinstance(statement, tree.AllowLine) else f"a {line.keyword} line"
            self.out.wrong(
                line, "misplaced", f"{what} belongs under a session", "move it below its day"
            )
