"""Which session stands on which day: templates, overrides, weeks like others, progressions.

Everything here is done to the tree: a `Slot` holds a session as it could have been written by hand
in its week, so that the unrolled plan can be printed as ordinary text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction

from plandsl.diagnostics import Diagnostic
from plandsl.model.repeat import Repeat, Repeats
from plandsl.record import dataclass, field, replace
from plandsl.resolve.again import is_race, repeated
from plandsl.resolve.deload import lighter
from plandsl.resolve.lets import Lets
from plandsl.resolve.outline import Block, Day, Outline
from plandsl.resolve.problem import Unresolved, error
from plandsl.resolve.progress import Progression
from plandsl.resolve.slot import Slot, weekday
from plandsl.source import Origin, Row, Source, Span
from plandsl.syntax import tree
from plandsl.syntax.format import session_text

WEEK = dt.timedelta(days=7)
# Ten years with five a day; more is a mistake, or somebody who wants to fill the memory.
MOST_SESSIONS = 20_000


@dataclass(slots=True)
class Weeks:
    """The days of every week of a plan, by its number; `repeats` is what the log has run again."""

    outline: Outline
    lets: Lets
    repeats: Repeats = field(default_factory=Repeats)
    found: list[Diagnostic] = field(default_factory=list)
    _phases: dict[int, Block] = field(default_factory=dict)
    _own: dict[int, list[Block]] = field(default_factory=dict)
    _slots: dict[int, list[Slot]] = field(default_factory=dict)
    _unfolded: int = 0
    _plain: dict[int, tree.Session | None] = field(default_factory=dict)
    _rows: dict[int, dict[int, tree.Session | None]] = field(default_factory=dict)
    _again: dict[tuple[int, int], Repeat] = field(default_factory=dict)
    _held: dict[int, Repeat] = field(default_factory=dict)
    _held_days: dict[int, dict[tuple[Source, Span], Repeat]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._held.update(self.repeats.weeks)
        for (source, span, number), again in self.repeats.days.items():
            self._held_days.setdefault(number, {})[source, span] = again
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

    def held(self, number: int) -> Repeat | None:
        """Whether the log has another week run again in its place."""
        return self._held.get(number)

    def like(self, number: int) -> int | None:
        """The week that a week starts from, where it does not start from its phase."""
        held = self.held(number)
        if held is not None:
            return held.week
        for block in reversed(self.own(number)):
            assert isinstance(block.statement, tree.WeekLine)
            if block.statement.like is not None:
                return block.statement.like.range.low
        return None

    def slots(self, number: int) -> list[Slot]:
        """The days of a week: its own lines, and what they leave of a phase or of another week."""
        chain = [number]
        while chain:
            needed = [one for one in self._needed(chain[-1]) if one not in self._slots]
            if not needed:
                self._unfold(chain.pop())
            elif needed[0] in chain:
                if not self._let_go(chain):
                    return []
            else:
                chain.append(needed[0])
        return self._slots[number]

    def _needed(self, number: int) -> Iterator[int]:
        """The weeks that must be known before a week is."""
        like = self.like(number)
        if like is not None:
            yield like
        if number in self._held_days:
            yield number - 1

    def _let_go(self, chain: Sequence[int]) -> bool:
        """A week that is like a later one cannot stand in for it too; False: it is like itself."""
        kept = [self._held.pop(one, None) or self._held_days.pop(one, None) for one in chain]
        return any(kept)

    def _unfold(self, number: int) -> None:
        if number not in self._slots:
            self._slots[number] = [] if self._is_endless() else list(self._week(number))
            self._unfolded += len(self._slots[number])

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
        if self.held(number):
            own = [(block, day) for block, day in own if is_race(day)]
        taken = {weekday(day) for _, day in own}
        yield from (slot for slot in self._base(number) if slot.weekday not in taken)
        for block, day in own:
            yield from self._before(day, number) or self._own_slot(block, day, number)

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
        if held := self.held(number):
            for slot in repeated(self._slots.get(held.week, []), held):
                if self._is_lightened(number) and slot.written is not None:
                    written, through = self._lighter(slot.written, slot.day, slot.via)
                    slot = replace(slot, written=written, via=through)
                yield slot
        elif like is not None:
            via = self._like_origin(number)
            for slot in self._slots.get(like, []):
                yield replace(slot, via=slot.via or via, template=True, again=None)
        elif phase is not None:
            yield from self._template(phase, number)

    def _like_origin(self, number: int) -> Origin | None:
        block = next((one for one in reversed(self.own(number)) if _like(one)), None)
        return self.outline.origin(block.line) if block else None

    def is_deload(self, number: int) -> bool:
        """Whether it is a lighter week: it says so itself, the week that it is like is one, or a
        `deload` line makes it one.
        """
        if self.held(number):
            return self._is_lightened(number)
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

    def total(self, number: int) -> tuple[tree.Total, Row] | None:
        """What a week is stated to add up to, and where; another that is run in its place may
        not.
        """
        if self.held(number):
            return None
        for block in reversed(self.own(number)):
            statement = block.statement
            if isinstance(statement, tree.WeekLine) and statement.total is not None:
                try:
                    return self.lets.total(statement.total, block.line.row), block.line.row
                except Unresolved as problem:
                    if problem.diagnostic not in self.found:
                        self.found.append(problem.diagnostic)
                    return None
        return None

    def texts(self) -> Iterator[str]:
        """The sessions as they are spelled in the end, those of lines that say the same once."""
        slots = (slot for number in {*self._phases, *self._own} for slot in self.slots(number))
        written = [*(slot.written for slot in slots), *map(self.without_names, self.outline.dated)]
        for session in {id(one): one for one in written}.values():
            if session is not None:
                yield session_text(session)

    # ---- one day

    def _template(self, phase: Block, number: int) -> Iterator[Slot]:
        via = self.outline.origin(phase.line)
        for day in phase.days:
            if before := self._before(day, number):
                yield from before
                continue
            written, through = self._in_week(phase, day, number, via)
            if through is not None:
                again = self._again.get((id(day), number))
                yield Slot(weekday(day), day, written, through, template=True, again=again)

    def _own_slot(self, block: Block, day: Day, number: int) -> Iterator[Slot]:
        """A day under a week; with a `then`, where the block is for several weeks."""
        written, via = self._in_week(block, day, number, None)
        low, high = weeks_of(block)
        if not day.then:
            yield Slot(weekday(day), day, written, None, template=low < high)
        elif via:
            again = self._again.get((id(day), number))
            yield Slot(weekday(day), day, written, via, low < high, again)

    def _before(self, day: Day, number: int) -> list[Slot]:
        """What a day that its gate holds back was in the week before, if it was anything."""
        again = self._held_day(day, number)
        if again is None or is_race(day):
            return []
        same = [
            slot
            for slot in self._slots.get(number - 1, [])
            if slot.weekday == weekday(day) and slot.day.session.half == day.session.half
        ]
        return list(repeated(same, again))

    def _held_day(self, day: Day, number: int) -> Repeat | None:
        return self._held_days.get(number, {}).get((day.line.source, day.line.content))

    def _in_week(
        self, block: Block, day: Day, number: int, via: Origin | None
    ) -> tuple[tree.Session | None, Origin | None]:
        """What a line says in one of its weeks, and through which lines; no origin: nothing."""
        plain = self.without_names(day)
        if plain is None:
            return None, via or self.outline.origin(day.line)
        written: tree.Session | None = plain
        through = via
        if day.then:
            line, _ = day.then
            row = self._row(block, day, plain)
            written = row.get(number)
            if number in row and written is None:
                return None, None
            again = self._again.get((id(day), number))
            for entry in again.lines[1:] if again else ():
                via = Origin(entry.source, entry.span, via)
            if written is not None and (written != plain or again):
                through = line.origin(via)
            through = through or line.origin()
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
                self._plain[known] = self.lets.session(day.session, day.line.row)
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
        origin = line.origin(via)
        try:
            return lighter(written, 1 + deload.percent / Fraction(100), day.line.row), origin
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
        assert day.then is not None
        line, then = day.then
        low, high = weeks_of(block)
        counted = [
            number for number in range(low, high + 1) if not self._pauses(number, block, day)
        ]
        if not isinstance(block.statement, tree.PhaseLine) and low == high:
            message = "a then needs weeks to go through, and this is one"
            self.found.append(
                error("misplaced", message, line.origin(),
                      "write it below a day of a phase, or of weeks like: weeks 5-6")
            )  # fmt: skip
            return {}
        try:
            row = Progression(day.line.row, then).row(plain, max(1, len(counted)))
        except Unresolved as problem:
            self.found.append(problem.diagnostic)
            return {}
        by_week: dict[int, tree.Session | None] = {}
        at, before = -1, 0
        for number in range(low, high + 1):
            if number in counted:
                again = self.repeats.steps.get((day.line.source, day.line.content, before))
                if again is None:
                    at += 1
                else:
                    asks = line.origin()
                    again = replace(again, lines=(asks, *again.lines))
                    self._again[id(day), number] = again
                before = number
            by_week[number] = row[max(at, 0)] if number in counted else _last(row, at)
        return by_week

    def _pauses(self, number: int, block: Block, day: Day) -> bool:
        """A lighter week, one like another, one with a line of its own for that day, or one in
        which a gate holds it back.
        """
        if self.is_deload(number) or self.like(number) is not None or self._held_day(day, number):
            return True
        others = (one for one in self.own(number) if one is not block)
        return any(weekday(own) == weekday(day) for one in others for own in one.days)


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
