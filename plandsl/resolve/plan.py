"""A plan from its tree: the head, the weeks with their dates, and a session for every day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from plandsl.diagnostics import Diagnostic, Label, Outcome
from plandsl.model.condition import Condition
from plandsl.model.key import Key, slug
from plandsl.model.plan import Phase, Plan, Week
from plandsl.model.repeat import Repeats
from plandsl.model.session import Session, Total, Waiver
from plandsl.record import dataclass, field, replace
from plandsl.resolve import paces, sessions
from plandsl.resolve.aims import Aims
from plandsl.resolve.calendar import Calendar
from plandsl.resolve.clashes import refuse_circles, refuse_overlaps
from plandsl.resolve.edits import Edits
from plandsl.resolve.head import Head, read_head
from plandsl.resolve.lets import Lets
from plandsl.resolve.names import Names
from plandsl.resolve.outline import Block, Day, Outline
from plandsl.resolve.problem import Unresolved, error
from plandsl.resolve.remarks import remarks
from plandsl.resolve.sessions import Draft, Known, condition, draft, gate, template_tag, waiver
from plandsl.resolve.slot import Slot, in_order
from plandsl.resolve.steps import Resolver
from plandsl.resolve.weeks import WEEK, Weeks, weeks_of
from plandsl.source import Origin, Row, Source, Span
from plandsl.syntax import tree


@dataclass(frozen=True, slots=True)
class Resolved:
    """A plan, the meaning of its names (for its log), and its weeks as they could be written.

    `calendar` is None where nobody can tell when the plan starts.
    """

    plan: Plan
    names: Names
    weeks: Weeks
    calendar: Calendar | None

    def conditions(self) -> dict[tuple[Source, Span], Condition]:
        """What the log must show for the next step of a progression, by the line of its day."""
        return {
            (day.line.source, day.line.content): condition(then.condition)
            for block in self.weeks.outline.blocks
            for day in block.days
            if day.then and (then := day.then[1]).condition
        }


def resolve_plan(
    outline: Outline, athlete: Outline | None = None, repeats: Repeats | None = None
) -> Outcome[Resolved]:
    """Everything of the plan that could be made sense of, and what was wrong with the rest.

    `athlete` are the lines of the athlete's file, `repeats` what the log has run again: without
    them all goes well. Without a start there are no weeks.
    """
    head = read_head(outline)
    files = [outline, athlete] if athlete else [outline]
    found: list[Diagnostic] = []
    weeks = Weeks(outline, Lets(_lets(outline)), repeats or Repeats())
    calendar = Calendar.of(outline, head.plan.race, found)
    if calendar is not None:
        refuse_circles(weeks, calendar.last)
    names = _names(files, head, weeks, found)
    resolver = Resolver(Row(outline.file.source, 0), names)
    resolver.usual.update(paces.usual(files, resolver))
    builder = _Builder(outline, head, resolver, weeks, _group(athlete))
    plan = builder.build(calendar)
    found = [*outline.found, *head.found, *found, *weeks.found, *resolver.found]
    found += athlete.found if athlete else []
    found = [one for one in [*found, *builder.found] if not _follows(one, names.unsure)]
    return Outcome(Resolved(plan, names, weeks, calendar), _distinct(found))


def _follows(one: Diagnostic, unsure: frozenset[str]) -> bool:
    """Whether a name is unknown that a line was to explain which could not be read."""
    if one.origin is None or one.name not in ("unknown-name", "unknown-group"):
        return False
    return one.origin.source.text[one.origin.span.start : one.origin.span.end] in unsure


def _names(files: Sequence[Outline], head: Head, weeks: Weeks, found: list[Diagnostic]) -> Names:
    """What the names of the plan and of the athlete's file mean."""
    names = Names(
        unit=paces.unit_of(files, weeks.texts()),
        numbers=paces.numbers(files),
        race=head.plan.race,
        recent=paces.recent(files, found),
        unsure=frozenset().union(*(one.unsure() for one in files)),
        lets=frozenset(weeks.lets.lines),
    )
    made = paces.Paces(names)
    for outline in files:
        made.add(outline)
    names = replace(names, paces=made.resolved())
    found += made.found
    return names


def _lets(outline: Outline) -> dict[str, tuple[tree.Line, tree.LetLine]]:
    """The first line of each name; a second one is an error of the outline."""
    made: dict[str, tuple[tree.Line, tree.LetLine]] = {}
    for line in outline.head.get("let", []):
        assert isinstance(line.statement, tree.LetLine)
        made.setdefault(line.statement.name.text, (line, line.statement))
    return made


def _group(athlete: Outline | None) -> str | None:
    """The group that the athlete's file says the athlete belongs to."""
    line = athlete.first("group") if athlete else None
    statement = line.statement if line else None
    return statement.names[0].text if isinstance(statement, tree.GroupLine) else None


def _distinct(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each message about a place once, however many weeks it is true of; with other numbers in
    each week of a progression, for the first of them.
    """
    kept: dict[object, Diagnostic] = {}
    for one in found:
        origin = one.origin
        place = (origin.source, origin.span) if origin else None
        message = one.message if origin is None or not origin.is_unrolled else ""
        kept.setdefault((one.name, message, place), one)
    return tuple(kept.values())


@dataclass(slots=True)
class _Builder:
    outline: Outline
    head: Head
    resolver: Resolver
    weeks: Weeks
    group: str | None
    found: list[Diagnostic] = field(default_factory=list)
    drafts: dict[tuple[int, int], Draft | None] = field(default_factory=dict)
    contents: Known = field(default_factory=dict)
    incomplete: set[int] = field(default_factory=set)

    def build(self, calendar: Calendar | None) -> Plan:
        refuse_overlaps(self.weeks)
        made: tuple[Week, ...] = ()
        if calendar is not None:
            self._mark_broken_dates(calendar)
            made = self._weeks(calendar)
            self._refuse_same_ids(made)
        self._draft_the_rest()
        self._check_aims_of_thens()
        outline = self.outline
        unread = bool(outline.broken_head or outline.broken_weeks) or calendar is None
        names = self.resolver.names
        plan = replace(
            self.head.plan,
            start=calendar.start if calendar else None,
            unit=names.unit,
            phases=tuple(sorted(self._phases(), key=lambda phase: phase.first)),
            weeks=made,
            paces=tuple(names.paces.values()),
            numbers=names.numbers,
            recent=names.recent,
            incomplete=unread,
        )
        self.found.extend(remarks(plan, outline, self.weeks.lets))
        return plan.for_group(self.group) if self.group else plan

    def _phases(self) -> Iterator[Phase]:
        for block in self.outline.blocks:
            if isinstance(block.statement, tree.PhaseLine):
                low, high = weeks_of(block)
                gates = tuple(gate(line, statement) for line, statement in block.gates)
                name, origin = block.statement.name.text, self.outline.origin(block.line)
                yield Phase(name, low, high, gates, origin)

    # ---- weeks

    def _weeks(self, calendar: Calendar) -> tuple[Week, ...]:
        every: list[Session] = []
        for number in range(1, calendar.last + 1):
            every += self._sessions(number, calendar)
        edits = Edits(calendar.first, self.head.plan.race)
        every = edits.apply(every, self.outline.edits)
        self.found += edits.found
        by_week: dict[int, list[Session]] = {}
        for session in every:
            by_week.setdefault(calendar.week_of(session.date), []).append(session)
        self._refuse_outside(by_week, calendar)
        return tuple(
            self._week(number, calendar, by_week.get(number, []))
            for number in range(1, calendar.last + 1)
        )

    def _week(self, number: int, calendar: Calendar, there: list[Session]) -> Week:
        held = self.weeks.held(number)
        shown = held.week if held else number
        phase, own = self.weeks.phase(shown), self.weeks.own(shown)
        blocks = [*([phase] if phase else []), *own]
        statement = phase.statement if phase else None
        return Week(
            number=number,
            start=calendar.first + (number - 1) * WEEK,
            phase=statement.name.text if isinstance(statement, tree.PhaseLine) else None,
            sessions=tuple(sorted(there, key=_chronologically)),
            total=self._total(number),
            waivers=tuple(self._waivers(blocks)),
            incomplete=number in self.incomplete or any(block.incomplete for block in blocks),
            deload=self.weeks.is_deload(number),
            because=held.text if held else "",
            since=held.lines if held else (),
            origin=self.outline.origin(blocks[-1].line) if blocks else None,
        )

    def _total(self, number: int) -> Total | None:
        """What the week is stated to add up to."""
        stated = self.weeks.total(number)
        if stated is None:
            return None
        written, row = stated
        return sessions.total(written, self.resolver.at(row))

    def _waivers(self, blocks: Iterable[Block]) -> Iterator[Waiver]:
        for block in blocks:
            for line, statement in block.allows:
                yield waiver(line, statement)

    def _sessions(self, number: int, calendar: Calendar) -> list[Session]:
        """The sessions of a week as they are written, each with its key."""
        every = [(calendar.date(number, one.weekday), one) for one in self.weeks.slots(number)]
        placed = [(date, slot) for date, slot in every if date >= calendar.start]
        self.found += [
            _before(slot, date, calendar.start)
            for date, slot in every
            if date < calendar.start and not slot.template
        ]
        placed += [
            (date, Slot(date.weekday(), day, self.weeks.without_names(day), None, template=False))
            for date, day in calendar.dated(number)
        ]
        made: list[Session] = []
        counted: dict[str, int] = {}
        for date, slot in sorted(placed, key=lambda pair: in_order(*pair)):
            one = self._draft(slot.day, slot.written, slot.via)
            if one is None:
                self.incomplete.add(number)
                continue
            name = slug(one.content.series)
            counted[name] = counted.get(name, 0) + 1
            key = Key(
                self.head.plan.id, number, one.content.series, counted[name], _tag(slot, number)
            )
            time = self.head.time(date.weekday(), one.written.half)
            made.append(one.on(date, key, time, slot))
        return made

    # ---- drafts

    def _draft(self, day: Day, written: tree.Session | None, via: Origin | None) -> Draft | None:
        """A line's draft, made once for all weeks in which it says the same."""
        if written is None:
            return None
        known = (id(day), id(written))
        if known not in self.drafts:
            if self._refuse_result(day):
                self.drafts[known] = None
                return None
            # What a then or a deload made is told with the line that made it.
            through = via if written is not self.weeks.without_names(day) else None
            resolver = self.resolver.at(day.line.row, through)
            made = draft(day, written, resolver, self.head.plan.groups, self.contents)
            if isinstance(made, Diagnostic):
                self.found.append(made)
                self.drafts[known] = None
            else:
                self.drafts[known] = made
        return self.drafts[known]

    def _draft_the_rest(self) -> None:
        """Lines that no week uses are read all the same."""
        used = {day for day, _ in self.drafts}
        for day in [
            *(day for block in self.outline.blocks for day in block.days),
            *self.outline.dated,
            *self.outline.lost,
        ]:
            if id(day) not in used:
                self._draft(day, self.weeks.without_names(day), None)

    def _check_aims_of_thens(self) -> None:
        """A name that no week comes to must be known all the same."""
        for day in (day for block in self.outline.blocks for day in block.days):
            if day.then:
                aims = self.resolver.at(day.line.row).aims
                for item in day.then[1].items:
                    ends = [*item.values, item.by.to if item.by else None]
                    for value in ends if item.what == "pace" else ():
                        if isinstance(value, tree.Reference):
                            self._check_aim(aims, value)

    def _check_aim(self, aims: Aims, value: tree.Reference) -> None:
        try:
            aims.target(value)
        except Unresolved as problem:
            self.found.append(problem.diagnostic)

    def _refuse_result(self, day: Day) -> bool:
        """Whether a line says what was run."""
        result = day.session.result
        if result is None:
            return False
        message = "a plan says what to run; what was run belongs in a log"
        origin = day.line.row.origin(result.span)
        help_line = "move this line to a .tlog file, with its date"
        self.found.append(error("misplaced", message, origin, help_line))
        return True

    # ---- what is wrong with the whole

    def _mark_broken_dates(self, calendar: Calendar) -> None:
        """A line that cannot be read, but begins with a date, leaves its week incomplete."""
        for line in self.outline.broken:
            try:
                date = dt.date.fromisoformat(line.keyword)
            except ValueError:
                continue
            self.incomplete.add(calendar.week_of(date))

    def _refuse_outside(self, by_week: dict[int, list[Session]], calendar: Calendar) -> None:
        for number, there in by_week.items():
            if not 1 <= number <= calendar.last:
                for session in there:
                    origin = session.origin.via if session.origin else None
                    where = f"the plan runs from {calendar.start} to {calendar.end}"
                    message = f"{session.date} is outside the plan"
                    self.found.append(error("outside", message, origin, where))

    def _refuse_same_ids(self, weeks: tuple[Week, ...]) -> None:
        seen: dict[str, Session] = {}
        for week in weeks:
            for session in week.sessions:
                first = seen.setdefault(str(session.key), session)
                if first is session or session.origin is None or first.origin is None:
                    continue
                self.found.append(_same_id(session, first))


def _before(slot: Slot, date: dt.date, start: dt.date) -> Diagnostic:
    """A day of a week's own that lies before the start; of a phase, that is nothing odd."""
    message = f"{date:%A} of this week is {date}, before the plan starts, on {start}"
    origin = slot.day.line.origin()
    return error("outside", message, origin, "leave it out, or let the plan start earlier")


def _same_id(session: Session, first: Session) -> Diagnostic:
    assert first.origin is not None
    return error(
        "same-id",
        f"two sessions are called [{session.key.written}]",
        session.origin,
        "give each its own name in brackets, or none",
        labels=(Label(first.origin, "has it too"),),
    )


def _tag(slot: Slot, number: int) -> str | None:
    """A written identity; that of a template's line is one in every week."""
    written = slot.day.session
    tag = (template_tag(written, number) if slot.template else written).tag
    return tag.text if tag else None


def _chronologically(session: Session) -> tuple[dt.date, dt.time, str]:
    """In the order of the day; `pm` without a time is after all times, as after lunch at 12:15."""
    time = session.time or (dt.time.max if session.half == "pm" else dt.time(0))
    return session.date, time, session.half or ""
