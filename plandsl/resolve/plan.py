"""A plan from its tree: the head, the weeks with their dates, and a session for every day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from plandsl.diagnostics import Diagnostic, Label, Outcome, Severity
from plandsl.model.key import Key, slug
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Session, Waiver
from plandsl.resolve.head import Head, read_head
from plandsl.resolve.outline import Block, Day, Outline
from plandsl.resolve.remarks import remarks
from plandsl.resolve.sessions import Draft, draft, waiver
from plandsl.resolve.steps import Resolver
from plandsl.source import Origin
from plandsl.syntax import tree
from plandsl.syntax.lower import LAST_WEEK

WEEK = dt.timedelta(days=7)


def resolve_plan(outline: Outline) -> Outcome[Plan]:
    """Everything of the plan that could be made sense of, and what was wrong with the rest.

    Without a start there are no weeks.
    """
    head = read_head(outline)
    builder = _Builder(outline, head, Resolver(outline.file.source, head.paces, outline.unsure()))
    plan = builder.build()
    found = (*outline.found, *head.found, *builder.resolver.found, *builder.found)
    return Outcome(plan, found)


@dataclass(slots=True)
class _Builder:
    outline: Outline
    head: Head
    resolver: Resolver
    found: list[Diagnostic] = field(default_factory=list)
    drafts: dict[int, Draft | None] = field(default_factory=dict)
    incomplete: set[int] = field(default_factory=set)

    def build(self) -> Plan:
        phases = [
            block for block in self.outline.blocks if isinstance(block.statement, tree.PhaseLine)
        ]
        self._refuse_overlaps(phases)
        for day in [
            *(day for block in self.outline.blocks for day in block.days),
            *self.outline.dated,
            *self.outline.lost,
        ]:
            self._draft(day)
        last = self._last_week(None)
        start = self._start(last)
        weeks: tuple[Week, ...] = ()
        if start is not None:
            last = self._last_week(start)
            self._mark_broken_dates(start)
            weeks = tuple(self._week(number, start, phases) for number in range(1, last + 1))
            self._refuse_same_ids(weeks)
        outline = self.outline
        unread = bool(outline.broken_head or outline.broken_weeks) or start is None
        plan = replace(self.head.plan, start=start, weeks=weeks, incomplete=unread)
        self.found.extend(remarks(plan, outline))
        return plan

    # ---- the calendar

    def _start(self, last: int) -> dt.date | None:
        """The first day of week 1: as written, or counted back from the race."""
        start_line = self.outline.first("start")
        if start_line is not None and isinstance(start_line.statement, tree.StartLine):
            return start_line.statement.date
        if self.outline.broken_weeks:
            return None
        if self.head.plan.race is not None and last:
            race_day = self.head.plan.race.date
            monday = race_day - dt.timedelta(days=race_day.weekday())
            return monday - (last - 1) * WEEK
        if not self.outline.broken_head:
            self._no_start()
        return None

    def _no_start(self) -> None:
        line = self.outline.first("plan") or self.outline.file.lines[0]
        self.outline.wrong(
            line,
            "no-start",
            "this plan does not say when it starts",
            "add a line like: start 2026-03-02, or the race day, like: race 2026-05-10 5k",
        )

    def _last_week(self, start: dt.date | None) -> int:
        """The last week that anything is written for."""
        last = 0
        for block in self.outline.blocks:
            last = max(last, _weeks(block)[1])
        if start is not None:
            for day in self.outline.dated:
                assert isinstance(day.statement, tree.DatedLine)
                last = max(last, _week_of(day.statement.date, start))
        return min(last, LAST_WEEK)

    def _refuse_overlaps(self, phases: list[Block]) -> None:
        taken: dict[int, Block] = {}
        for block in phases:
            low, high = _weeks(block)
            clash = next(
                (taken[number] for number in range(low, high + 1) if number in taken), None
            )
            if clash is not None:
                shared = [number for number in range(low, high + 1) if number in taken]
                label = Label(self.outline.origin(clash.line), "the other phase")
                self.found.append(
                    Diagnostic(
                        "overlap",
                        Severity.ERROR,
                        f"week {shared[0]} stands in two phases",
                        self.outline.origin(block.line),
                        labels=(label,),
                    )
                )
            for number in range(low, high + 1):
                taken.setdefault(number, block)

    def _mark_broken_dates(self, start: dt.date) -> None:
        """A line that cannot be read, but begins with a date, leaves its week incomplete."""
        for line in self.outline.broken:
            try:
                date = dt.date.fromisoformat(line.keyword)
            except ValueError:
                continue
            self.incomplete.add(_week_of(date, start))

    # ---- weeks

    def _week(self, number: int, start: dt.date, phases: list[Block]) -> Week:
        first = start + (number - 1) * WEEK
        phase = next((block for block in phases if _holds(block, number)), None)
        own = [block for block in self.outline.blocks if _is_week(block, number)]
        pairs = list(self._days(phase, own, first)) + list(self._dated(number, start))
        sessions = self._sessions(number, pairs)
        blocks = [*([phase] if phase else []), *own]
        return Week(
            number=number,
            start=first,
            phase=phase.statement.name.text
            if phase and isinstance(phase.statement, tree.PhaseLine)
            else None,
            sessions=sessions,
            waivers=tuple(self._waivers(blocks)),
            incomplete=number in self.incomplete or any(block.incomplete for block in blocks),
            origin=self.outline.origin(blocks[-1].line) if blocks else None,
        )

    def _waivers(self, blocks: Iterable[Block]) -> Iterator[Waiver]:
        for block in blocks:
            for line, statement in block.allows:
                yield waiver(line, statement, self.resolver)

    def _days(
        self, phase: Block | None, own: list[Block], first: dt.date
    ) -> Iterator[tuple[dt.date, Day, Origin | None]]:
        """The phase's days, but for those that the week has lines of its own for."""
        written = [day for block in own for day in block.days]
        overridden = {_weekday(day) for day in written}
        if phase is not None:
            via = self.outline.origin(phase.line)
            for day in phase.days:
                if _weekday(day) not in overridden:
                    yield _date(first, _weekday(day)), day, via
        for day in written:
            yield _date(first, _weekday(day)), day, None

    def _dated(self, number: int, start: dt.date) -> Iterator[tuple[dt.date, Day, Origin | None]]:
        for day in self.outline.dated:
            assert isinstance(day.statement, tree.DatedLine)
            date = day.statement.date
            week = _week_of(date, start)
            if week == number:
                yield date, day, None
            elif number == 1 and not 1 <= week <= LAST_WEEK:
                where = f"before the plan starts, on {start}" if week < 1 else "ten years later"
                help_line = "correct the date, or the start at the top"
                self.outline.wrong(day.line, "outside", f"{date} is {where}", help_line)

    def _sessions(
        self, number: int, pairs: list[tuple[dt.date, Day, Origin | None]]
    ) -> tuple[Session, ...]:
        made: list[Session] = []
        counted: dict[str, int] = {}
        for date, day, via in sorted(pairs, key=_chronologically):
            one = self._draft(day)
            if one is None:
                self.incomplete.add(number)
                continue
            name = slug(one.series)
            counted[name] = counted.get(name, 0) + 1
            tag = day.statement.session.tag
            key = Key(
                self.head.plan.id, number, one.series, counted[name], tag.text if tag else None
            )
            if tag is not None and via is not None:
                key = replace(key, written=f"{tag.text}-w{number}")
            time = self.head.times[date.weekday()]
            made.append(one.on(date, number, key, time, via))
        return tuple(made)

    def _draft(self, day: Day) -> Draft | None:
        """A line's draft, made once; its message is said once, however many weeks use it."""
        known = id(day)
        if known not in self.drafts:
            result = day.statement.session.result
            if result is not None:
                message = "a plan says what to run; what was run belongs in a log"
                origin = self.resolver.origin(result.span)
                help_lines = ("move this line to a .tlog file, with its date",)
                self.found.append(
                    Diagnostic("misplaced", Severity.ERROR, message, origin, help=help_lines)
                )
            made = draft(day, self.resolver)
            if isinstance(made, Diagnostic):
                self.found.append(made)
                self.drafts[known] = None
            else:
                self.drafts[known] = made
        return self.drafts[known]

    def _refuse_same_ids(self, weeks: tuple[Week, ...]) -> None:
        seen: dict[str, Session] = {}
        for week in weeks:
            for session in week.sessions:
                text = str(session.key)
                first = seen.setdefault(text, session)
                if first is session or session.origin is None or first.origin is None:
                    continue
                label = Label(first.origin, "has it too")
                self.found.append(
                    Diagnostic(
                        "same-id",
                        Severity.ERROR,
                        f"two sessions are called [{session.key.written}]",
                        session.origin,
                        labels=(label,),
                        help=("give each its own name in brackets, or none",),
                    )
                )


def _weeks(block: Block) -> tuple[int, int]:
    statement = block.statement
    weeks = statement.weeks if isinstance(statement, tree.PhaseLine) else statement.number
    low, high = weeks.range.low, weeks.range.high
    assert low is not None
    assert high is not None
    return low, high


def _holds(block: Block, number: int) -> bool:
    low, high = _weeks(block)
    return low <= number <= high


def _is_week(block: Block, number: int) -> bool:
    return isinstance(block.statement, tree.WeekLine) and _holds(block, number)


def _weekday(day: Day) -> int:
    """The weekday of a day line; dated lines are kept apart from these."""
    assert isinstance(day.statement, tree.DayLine)
    return day.statement.day


def _date(first: dt.date, weekday: int) -> dt.date:
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7)


def _week_of(date: dt.date, start: dt.date) -> int:
    """The week a date falls in; 0 and below before the start."""
    return (date - start).days // 7 + 1


def _chronologically(pair: tuple[dt.date, Day, Origin | None]) -> tuple[dt.date, dt.time, int]:
    date, day, _ = pair
    return date, day.statement.session.time or dt.time(0), day.line.span.start
