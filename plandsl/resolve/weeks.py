"""Which session stands on which day: templates, overrides, weeks like others, progressions.

Everything here is done to the tree: a `Slot` holds a session as it could have been written by hand
in its week, so that the unrolled plan can be printed as ordinary text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from plandsl.diagnostics import Diagnostic, Label
from plandsl.model.repeat import Repeat, Repeats
from plandsl.record import dataclass, field, replace
from plandsl.resolve.deload import lighter
from plandsl.resolve.lets import Lets
from plandsl.resolve.outline import Block, Day, Outline
from plandsl.resolve.problem import Unresolved, error
from plandsl.resolve.progress import Progression
from plandsl.source import Origin
from plandsl.syntax import tree
from plandsl.syntax.format import session_text

WEEK = dt.timedelta(days=7)
# Ten years with five a day; more is a mistake, or somebody who wants to fill the memory.
MOST_SESSIONS = 20_000


@dataclass(frozen=True, slots=True)
class Slot:
    """A day of a week before it is a session: its lines, and what stands there in this week.

    `written` is None where the line cannot be read in this week; `via` is the line through which it
    came here, the phase's or the `then`; `template`: the line may stand in several weeks;
    `because`: why the log has it repeat another week.
    """

    weekday: int
    day: Day
    written: tree.Session | None
    via: Origin | None
    template: bool
    because: str = ""


@dataclass(slots=True)
class Weeks:
    """The days of every week of a plan, by its number; `repeats` is what the log has not earned."""

    outline: Outline
    lets: Lets
    repeats: Repeats = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    _phases: dict[int, Block] = field(default_factory=dict)
    _own: dict[int, list[Block]] = field(default_factory=dict)
    _slots: dict[int, list[Slot]] = field(default_factory=dict)
    _unfolded: int = 0
    _plain: dict[int, tree.Session | None] = field(default_factory=dict)
    _rows: dict[int, dict[int, tree.Session | None]] = field(default_factory=dict)
    _again: dict[tuple[int, int], Repeat] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for block in self.outline.blocks:
            low, high = weeks_of(block)
            for number in range(low, high + 1):
                if isinstance(block.statement, tree.PhaseLine):
                    self._phases.setdefault(number, block)
                else:
                    self._own.setdefault(number, []).append(block)

    def phase(self, number: int) -> Block | None:
        """The phase that holds a week."""
        return self._phases.get(number)

    def own(self, number: int) -> list[Block]:
        """The week blocks that speak of a week."""
        return self._own.get(number, [])

    def like(self, number: int) -> int | None:
        """The week that a week starts from, where it does not start from its phase."""
        for block in reversed(self.own(number)):
            assert isinstance(block.statement, tree.WeekLine)
            if block.statement.like is not None:
                return block.statement.like.range.low
        return None

    def slots(self, number: int) -> list[Slot]:
        """The days of a week: its own lines, and what they leave of a phase or of another week."""
        chain = [number]
        while (like := self.like(chain[-1])) is not None and chain[-1] not in self._slots:
            if like in chain:
                return []
            chain.append(like)
        for one in reversed(chain):
            if one not in self._slots:
                self._slots[one] = [] if self._is_endless() else list(self._week(one))
                self._unfolded += len(self._slots[one])
        return self._slots[number]

    def _is_endless(self) -> bool:
        """Whether so much has unfolded that no more is read; said once, at the plan's name."""
        if self._unfolded < MOST_SESSIONS:
            return False
        line = self.outline.first("plan") or self.outline.blocks[0].line
        message = f"this plan has more than {MOST_SESSIONS:,} sessions"
        made = error("too-much", message, self.outline.origin(line), "no season is so long")
        if made not in self.found:
            self.found.append(made)
            self.outline.broken_weeks = True
        return True

    def _week(self, number: int) -> Iterator[Slot]:
        own = list(self._own_days(number))
        taken = {weekday(day) for _, day in own}
        yield from (slot for slot in self._base(number) if slot.weekday not in taken)
        for block, day in own:
            slot = self._own_slot(block, day, number)
            if slot is not None:
                yield slot

    def _own_days(self, number: int) -> Iterator[tuple[Block, Day]]:
        """The days under the week's own lines. Of a plan that extends another, those that it says
        itself take the place of the other's: of a weekday, or with `like` of the whole week.
        """
        blocks = self.own(number)
        like = next((at for at in reversed(range(len(blocks))) if _like(blocks[at])), None)
        if like is not None:
            source = blocks[like].line.source
            while blocks[0].line.source is not source:
                blocks = blocks[1:]
        said = {weekday(day): day.line.source for block in blocks for day in block.days}
        for block in blocks:
            for day in block.days:
                if said[weekday(day)] is day.line.source:
                    yield block, day

    def _base(self, number: int) -> Iterator[Slot]:
        like, phase = self.like(number), self.phase(number)
        if like is not None:
            via = self._like_origin(number)
            for slot in self._slots.get(like, []):
                yield replace(slot, via=slot.via or via, template=True, because="")
        elif phase is not None:
            yield from self._template(phase, number)

    def _like_origin(self, number: int) -> Origin | None:
        block = next((one for one in reversed(self.own(number)) if _like(one)), None)
        return self.outline.origin(block.line) if block else None

    def is_deload(self, number: int) -> bool:
        """Whether it is a lighter week: it says so itself, the week that it is like is one, or a
        `deload` line makes it one.
        """
        seen = {number}
        while True:
            own = [one.statement for one in self.own(number)]
            if any(isinstance(one, tree.WeekLine) and one.deload for one in own):
                return True
            like = self.like(number)
            if like is None or like in seen:
                return like is None and self._is_lightened(number)
            seen.add(number := like)

    def _is_lightened(self, number: int) -> bool:
        """Whether a `deload` line takes away from what the phase says for it."""
        deload = self._deload()
        if deload is None:
            return False
        return number in deload.weeks or (deload.every is not None and number % deload.every == 0)

    def _deload(self) -> tree.DeloadLine | None:
        line = self.outline.first("deload")
        statement = line.statement if line else None
        return statement if isinstance(statement, tree.DeloadLine) else None

    def total(self, number: int) -> tree.Total | None:
        """What a week is stated to add up to."""
        for block in reversed(self.own(number)):
            statement = block.statement
            if isinstance(statement, tree.WeekLine) and statement.total is not None:
                try:
                    return self.lets.total(statement.total, block.line.source)
                except Unresolved as problem:
                    if problem.diagnostic not in self.found:
                        self.found.append(problem.diagnostic)
                    return None
        return None

    def texts(self) -> Iterator[str]:
        """Every session as it is spelled in the end."""
        for number in sorted({*self._phases, *self._own}):
            for slot in self.slots(number):
                if slot.written is not None:
                    yield session_text(slot.written)
        for day in self.outline.dated:
            written = self.without_names(day)
            if written is not None:
                yield session_text(written)

    # ---- one day

    def _template(self, phase: Block, number: int) -> Iterator[Slot]:
        via = self.outline.origin(phase.line)
        for day in phase.days:
            written, through = self._in_week(phase, day, number, via)
            if through is not None:
                because = self._because(day, number)
                yield Slot(weekday(day), day, written, through, template=True, because=because)

    def _own_slot(self, block: Block, day: Day, number: int) -> Slot | None:
        """A day under a week; with a `then`, where the block is for several weeks."""
        written, via = self._in_week(block, day, number, None)
        low, high = weeks_of(block)
        if not day.thens:
            return Slot(weekday(day), day, written, None, template=low < high)
        because = self._because(day, number)
        return Slot(weekday(day), day, written, via, low < high, because) if via else None

    def _because(self, day: Day, number: int) -> str:
        again = self._again.get((id(day), number))
        return again.text if again else ""

    def _in_week(
        self, block: Block, day: Day, number: int, via: Origin | None
    ) -> tuple[tree.Session | None, Origin | None]:
        """What a line says in one of its weeks, and through which lines; no origin: nothing."""
        plain = self.without_names(day)
        if plain is None:
            return None, via or self.outline.origin(day.line)
        written: tree.Session | None = plain
        through = via
        if day.thens:
            line, _ = day.thens[0]
            row = self._row(block, day, plain)
            written = row.get(number)
            if number in row and written is None:
                return None, None
            again = self._again.get((id(day), number))
            if again is not None and again.origin is not None:
                via = Origin(again.origin.source, again.origin.span, via)
            if written is not None and (written != plain or again):
                through = Origin(line.source, line.content, via)
            through = through or Origin(line.source, line.content)
        if written is None:
            return None, via or self.outline.origin(day.line)
        if self._is_lightened(number) and isinstance(block.statement, tree.PhaseLine):
            return self._lighter(written, day, through)
        return written, through

    def without_names(self, day: Day) -> tree.Session | None:
        """What a line says, its `let` names put in; its message is said once."""
        known = id(day)
        if known not in self._plain:
            try:
                self._plain[known] = self.lets.session(day.session, day.line.source)
            except Unresolved as problem:
                self.found.append(problem.diagnostic)
                self._plain[known] = None
        return self._plain[known]

    def _lighter(
        self, written: tree.Session, day: Day, via: Origin | None
    ) -> tuple[tree.Session | None, Origin | None]:
        deload, line = self._deload(), self.outline.first("deload")
        assert deload is not None
        assert line is not None
        origin = Origin(line.source, line.content, via)
        try:
            return lighter(written, 1 + deload.percent / Fraction(100), day.line.source), origin
        except Unresolved as problem:
            if problem.diagnostic not in self.found:
                self.found.append(problem.diagnostic)
            return None, origin

    # ---- progressions

    def _row(self, block: Block, day: Day, plain: tree.Session) -> dict[int, tree.Session | None]:
        """What a day with a `then` is in each week of its block; paused in weeks not its own."""
        known = id(day)
        if known not in self._rows:
            self._rows[known] = self._unrolled(block, day, plain)
        return self._rows[known]

    def _unrolled(
        self, block: Block, day: Day, plain: tree.Session
    ) -> dict[int, tree.Session | None]:
        line, then = day.thens[0]
        low, high = weeks_of(block)
        counted = [
            number for number in range(low, high + 1) if not self._pauses(number, block, day)
        ]
        if not isinstance(block.statement, tree.PhaseLine) and low == high:
            message = "a then needs weeks to go through, and this is one"
            self.found.append(
                error("misplaced", message, Origin(line.source, line.content),
                      "write it below a day of a phase, or of weeks like: weeks 5-6")
            )  # fmt: skip
            return {}
        try:
            row = Progression(line, then).row(plain, max(1, len(counted)))
        except Unresolved as problem:
            self.found.append(problem.diagnostic)
            return {}
        by_week: dict[int, tree.Session | None] = {}
        at, before = -1, 0
        for number in range(low, high + 1):
            if number in counted:
                again = self.repeats.get((day.line.source, day.line.content, before))
                if again is None:
                    at += 1
                else:
                    self._again[id(day), number] = again
                before = number
            by_week[number] = row[max(at, 0)] if number in counted else _last(row, at)
        return by_week

    def _pauses(self, number: int, block: Block, day: Day) -> bool:
        """A lighter week, one like another, or one with a line of its own for that day."""
        if self.is_deload(number) or self.like(number) is not None:
            return True
        others = (one for one in self.own(number) if one is not block)
        return any(weekday(own) == weekday(day) for one in others for own in one.days)

    # ---- what is wrong with the weeks as a whole

    def refuse_overlaps(self) -> None:
        taken: dict[int, Block] = {}
        phases = (one for one in self.outline.blocks if isinstance(one.statement, tree.PhaseLine))
        for block in phases:
            low, high = weeks_of(block)
            shared = [number for number in range(low, high + 1) if number in taken]
            if shared:
                label = Label(self.outline.origin(taken[shared[0]].line), "the other phase")
                message = f"week {shared[0]} stands in two phases"
                origin = self.outline.origin(block.line)
                self.found.append(error("overlap", message, origin, labels=(label,)))
            for number in range(low, high + 1):
                taken.setdefault(number, block)

    def refuse_circles(self, last: int) -> None:
        """`week 3 like 3`, `week 3 like 5` where week 5 is like 3, and weeks that are not there."""
        for block in self.outline.blocks:
            statement = block.statement
            if not isinstance(statement, tree.WeekLine) or statement.like is None:
                continue
            origin = Origin(block.line.source, statement.like.span)
            like, (low, high) = statement.like.range.low or 0, weeks_of(block)
            if like > last:
                message = f"there is no week {like}"
                self.found.append(error("like", message, origin, f"there are 1 to {last}"))
            elif any(self._comes_back(number) for number in range(low, high + 1)):
                message = f"week {low} would be like itself"
                helps = "a week is like one that is written out"
                self.found.append(error("like", message, origin, helps))

    def _comes_back(self, number: int) -> bool:
        seen = {number}
        at = self.like(number)
        while at is not None and at not in seen:
            seen.add(at)
            at = self.like(at)
        return at is not None


def in_order(date: dt.date, slot: Slot) -> tuple[dt.date, dt.time, str, bool, int]:
    """By date and time of day, am before pm; lines with a date of their own after the others."""
    session, dated = slot.day.session, not isinstance(slot.day.statement, tree.DayLine)
    line = slot.day.line.span.start
    return date, session.time or dt.time(0), session.half or "", dated, line


def _last(row: list[tree.Session | None], at: int) -> tree.Session | None:
    """The newest session up to a place of the row; before the first week it is the first."""
    before = [session for session in row[: max(at, 0) + 1] if session is not None]
    return before[-1] if before else row[0]


def _like(block: Block) -> bool:
    return isinstance(block.statement, tree.WeekLine) and block.statement.like is not None


def weeks_of(block: Block) -> tuple[int, int]:
    """The first and the last week of a phase or a week line."""
    statement = block.statement
    weeks = statement.weeks if isinstance(statement, tree.PhaseLine) else statement.number
    low, high = weeks.range.low, weeks.range.high
    assert low is not None
    assert high is not None
    return low, high


def weekday(day: Day) -> int:
    """The weekday of a day line; dated lines are kept apart from these."""
    assert isinstance(day.statement, tree.DayLine)
    return day.statement.day
