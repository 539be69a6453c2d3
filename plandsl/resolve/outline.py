"""Which line belongs to which: the head of a file, its phases, weeks and days.

A line is what its first word makes it, never how far it is indented. A phase or a week holds the
day lines below it; a day holds the notes, waivers and guides below it. What stands where it
cannot belong is an error at that line.
"""

from __future__ import annotations

import re
from typing import TypeVar

from plandsl.diagnostics import Diagnostic, Label, Severity
from plandsl.record import dataclass, field, replace
from plandsl.source import Origin, mover
from plandsl.syntax import tree
from plandsl.syntax.lower.rests import has_rest, with_pause

UNDER_A_DAY = (
    "note", "allow", "green", "yellow", "red", "if", "then", "check", "gate", "+", "or", "|",
)  # fmt: skip
ONCE = (
    "plan", "log", "athlete", "id", "extends", "start", "race", "timezone", "at", "remind",
    "deload", "hrmax", "hrrest", "ftp", "recent", "weeks", "rules",
)  # fmt: skip
# Two spellings of one line are kept under one word.
ALSO = {"groups": "group", "week": "weeks"}
DAY_LINES = (tree.DayLine, tree.DatedLine, tree.CountedLine)


T = TypeVar("T")
EditLine = tree.MoveLine | tree.SwapLine | tree.DropLine


@dataclass(slots=True)
class Day:
    """A day line or a dated line with the lines that belong to it.

    `session` is all that is written of it, on the day's own line and on those that go on with it.
    The spans in it, in `then` and in `checks` are those of the day's row.
    """

    line: tree.Line
    statement: tree.DayLine | tree.DatedLine | tree.CountedLine
    session: tree.Session
    then: tuple[tree.Line, tree.ThenLine] | None = None
    below: list[tuple[tree.Line, tree.Statement]] = field(default_factory=list)

    @property
    def notes(self) -> list[tree.NoteLine]:
        return [one for _, one in self.below if isinstance(one, tree.NoteLine)]

    @property
    def checks(self) -> list[tree.CheckLine]:
        return [one for _, one in self.below if isinstance(one, tree.CheckLine)]

    @property
    def guides(self) -> list[tuple[tree.Line, tree.GuideLine]]:
        return [(line, one) for line, one in self.below if isinstance(one, tree.GuideLine)]

    @property
    def gates(self) -> list[tuple[tree.Line, tree.GateLine]]:
        return [(line, one) for line, one in self.below if isinstance(one, tree.GateLine)]

    @property
    def allows(self) -> list[tuple[tree.Line, tree.AllowLine]]:
        return [(line, one) for line, one in self.below if isinstance(one, tree.AllowLine)]


@dataclass(slots=True)
class Block:
    """A phase or a week with the days written under it."""

    line: tree.Line
    statement: tree.PhaseLine | tree.WeekLine
    days: list[Day] = field(default_factory=list)
    gates: list[tuple[tree.Line, tree.GateLine]] = field(default_factory=list)
    allows: list[tuple[tree.Line, tree.AllowLine]] = field(default_factory=list)
    incomplete: bool = False


@dataclass(slots=True)
class Outline:
    """A file, sorted. `head` has the head's lines by their first word, in the order written."""

    file: tree.File
    head: dict[str, list[tree.Line]] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    dated: list[Day] = field(default_factory=list)
    edits: list[tuple[tree.Line, EditLine]] = field(default_factory=list)
    # Days below a heading that could not be read: of which week they are, nobody knows.
    lost: list[Day] = field(default_factory=list)
    broken: list[tree.Line] = field(default_factory=list)
    # Something of the head could not be read, so what is missing there may well be written.
    broken_head: list[tree.Line] = field(default_factory=list)
    # A phase or a week could not be read, so that nobody knows how long the plan is.
    broken_weeks: bool = False
    found: list[Diagnostic] = field(default_factory=list)

    def origin(self, line: tree.Line) -> Origin:
        return line.origin()

    def first(self, keyword: str) -> tree.Line | None:
        return next(iter(self.head.get(keyword, [])), None)

    def value(self, keyword: str) -> tree.Word | None:
        """The one value of a `plan`, `log`, `athlete`, `id`, `timezone` or `extends` line."""
        line = self.first(keyword)
        if line is None or not isinstance(line.statement, tree.NamedLine):
            return None
        return line.statement.value

    def unsure(self) -> frozenset[str]:
        """The words of the lines that could not be read, and may have named a pace or a let."""
        lines = (one for one in self.broken_head if is_like(one.keyword, "pace", "let", "group"))
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


def _what(line: tree.Line) -> str:
    """What a line of the head is called."""
    return "weeks begin" if isinstance(line.statement, tree.BeginLine) else line.keyword


def is_like(keyword: str, *words: str) -> bool:
    """Whether somebody may have mistyped one of these words."""
    from difflib import get_close_matches

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
        elif isinstance(statement, tree.MoveLine | tree.SwapLine | tree.DropLine):
            self.day, self.day_is_broken = None, False
            self.out.edits.append((line, statement))
        elif isinstance(statement, tree.PhaseLine | tree.WeekLine):
            self.block, self.day, self.day_is_broken = Block(line, statement), None, False
            self.lost = False
            self.out.blocks.append(self.block)
        elif isinstance(statement, tree.DayLine | tree.DatedLine | tree.CountedLine):
            self._day(line, statement)
        else:
            self._under(line, statement)

    def _head(self, line: tree.Line) -> None:
        if self.block is not None or self.out.dated:
            self.out.wrong(
                line,
                "misplaced",
                f"{_what(line)} belongs at the top of the file",
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
        keyword = ALSO.get(line.keyword, line.keyword)
        before = self.out.head.setdefault(keyword, [])
        if before and keyword in ONCE:
            label = Label(self.out.origin(before[0]), "the first one")
            message = f"a second {line.keyword} line"
            self.out.found.append(
                Diagnostic(
                    "repeated", Severity.ERROR, message, self.out.origin(line), labels=(label,)
                )
            )
            return
        before.append(line)

    def _day(
        self, line: tree.Line, statement: tree.DayLine | tree.DatedLine | tree.CountedLine
    ) -> None:
        self.day, self.day_is_broken = Day(line, statement, statement.session), False
        if not isinstance(statement, tree.DayLine):
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
            self._under_day(self.day, line, statement)
        elif self.day_is_broken:
            return
        elif isinstance(statement, tree.AllowLine) and self.block is not None:
            self.block.allows.append((line, statement))
        elif isinstance(statement, tree.GateLine) and self._in_phase():
            assert self.block is not None
            self.block.gates.append((line, statement))
        elif isinstance(statement, tree.GateLine):
            self.out.wrong(
                line, "misplaced", "a gate belongs under a phase or a day", "move it below one"
            )
        else:
            what = "an" if line.keyword[0] in "aio" else "a"
            whose = "its day or its week" if isinstance(statement, tree.AllowLine) else "its day"
            helps = [f"move it below {whose}"]
            if isinstance(statement, tree.NoteLine):
                helps.append("words about the plan as a whole stand behind a #")
            message = f"{what} {line.keyword} line belongs under a session"
            self.out.wrong(line, "misplaced", message, *helps)

    def _in_phase(self) -> bool:
        return self.block is not None and isinstance(self.block.statement, tree.PhaseLine)

    def _under_day(self, day: Day, line: tree.Line, statement: tree.Statement) -> None:
        if isinstance(statement, tree.ThenLine):
            self._then(day, line, statement)
        elif isinstance(statement, tree.MoreLine):
            self._more(day, line, _in_row(day, line, statement))
        elif isinstance(statement, tree.CheckLine):
            day.below.append((line, _in_row(day, line, statement)))
        else:
            day.below.append((line, statement))

    def _then(self, day: Day, line: tree.Line, statement: tree.ThenLine) -> None:
        if "log" in self.out.head:
            self.out.wrong(line, "misplaced", "a then line belongs in a plan, not in a log")
        elif not isinstance(day.statement, tree.DayLine):
            self.out.wrong(
                line,
                "misplaced",
                "a then needs weeks to go through, and this day comes once",
                "write it below a day of a phase",
            )
        elif day.then:
            label = Label(self.out.origin(day.then[0]), "the first one")
            message = "a second then line for one day"
            helps = ("put a comma between: then reps +1 to 8, rest -5 to 75",)
            self.out.found.append(
                Diagnostic(
                    "repeated",
                    Severity.ERROR,
                    message,
                    self.out.origin(line),
                    labels=(label,),
                    help=helps,
                )
            )
        else:
            day.then = line, _in_row(day, line, statement)

    def _more(self, day: Day, line: tree.Line, more: tree.MoreLine) -> None:
        session = day.session
        if session.result is not None or not session.options:
            self.out.wrong(
                line, "misplaced", "what was run is said already", "write this before the ="
            )
            return
        if more.venue and session.venue and more.venue.text != session.venue.text:
            message = f"a session has one venue, and this one is at {session.venue.text}"
            self.out.wrong(line, "misplaced", message, "leave one of them out")
            return
        if more.join == "+" and session.options[-1].variants:
            message = "these steps would follow a group's version"
            self.out.wrong(line, "misplaced", message, "write them above the | of the groups")
            return
        before = session.options[-1].steps[-1]
        if more.pause and has_rest(before):
            assert before.rest is not None
            message = f"two rests in a row: {before.rest.text} and {more.pause.text}"
            self.out.wrong(line, "misplaced", message, "leave one of them out")
            more = replace(more, pause=None)
        if more.variant and len(session.options) > 1:
            message = "this session has several sides, and a version belongs to one of them"
            helps = "write it behind its side, like 8x400 r60 | B 6x or 20min threshold"
            self.out.wrong(line, "misplaced", message, helps)
            return
        if more.total and session.total:
            self.out.wrong(line, "repeated", "a second total for one session")
            return
        day.session = replace(
            session,
            options=_with_more(session.options, more),
            venue=session.venue or more.venue,
            total=session.total or more.total,
        )


def _in_row(day: Day, line: tree.Line, statement: T) -> T:
    """What a line below a day says, with its spans counted from the day's row."""
    return mover(statement)(line.row.start - day.line.row.start)


def _with_more(options: tuple[tree.Option, ...], more: tree.MoreLine) -> tuple[tree.Option, ...]:
    """More steps or a group's version for the last side, or one more side."""
    if more.join == "or":
        assert more.option is not None
        return (*options, more.option)
    *before, last = options
    if more.variant is not None:
        return (*before, replace(last, variants=(*last.variants, more.variant)))
    steps = last.steps
    if more.pause is not None:
        steps = (*steps[:-1], with_pause(steps[-1], more.pause))
    added = more.option.steps if more.option else ()
    return (*before, replace(last, steps=(*steps, *added)))
