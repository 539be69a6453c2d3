"""What sources hold: each plan with what it extends, its athlete and the log of its own."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol

from plandsl.diagnostics import Diagnostic, Label, Outcome, Severity, in_file_order
from plandsl.model.key import slug
from plandsl.model.log import Entry, Log
from plandsl.model.plan import Plan
from plandsl.model.repeat import Repeats
from plandsl.record import dataclass, field, replace
from plandsl.resolve.athlete import check_alone, check_athlete, check_group, check_name
from plandsl.resolve.include import extended, without_consequences
from plandsl.resolve.log import resolve_log
from plandsl.resolve.names import Names
from plandsl.resolve.outline import Outline, outline
from plandsl.resolve.plan import Resolved, resolve_plan
from plandsl.source import Origin, Source, Span
from plandsl.syntax.lines import split
from plandsl.syntax.read import read
from plandsl.syntax.tree import Word

KINDS = ("plan", "log", "athlete")
# So many sessions are made in all to follow a log: a year of five days a week, once for each week.
# Nearly always three rounds are enough, for what was run seldom changes its meaning with the plan.
MOST_MADE = 20_000
# Where a log is written it may be a day later than where it is read.
A_ZONE_AWAY = dt.timedelta(days=1)
TO_COME = "to-come"


class Shelf(Protocol):
    """Where plans find what they extend, and their athletes: the disk, or an editor's buffers."""

    def plan(self, name: str, asked_in: Source, /) -> Outcome[Source | None]:
        """The plan that an `extends` line names; None with what is wrong where there is none."""

    def athlete(self, name: str, asked_in: Source, /) -> Outcome[Source | None]:
        """The file of an athlete; None where the athlete has none, or it cannot be read."""


class EmptyShelf:
    """Where nothing is read but what is handed over."""

    def plan(self, name: str, asked_in: Source, /) -> Outcome[Source | None]:
        del asked_in
        message = f"{name} cannot be read from here"
        return Outcome(None, (Diagnostic("extends", Severity.ERROR, message, None),))

    def athlete(self, name: str, asked_in: Source, /) -> Outcome[Source | None]:
        del name, asked_in
        return Outcome(None)


EMPTY = EmptyShelf()


@dataclass(frozen=True, slots=True)
class Loaded:
    """A plan, a log, or both, with everything that is wrong with them but for the rules.

    `unread`: a line could not be read or understood, so that what is here is not all there is.
    `resolved` is the plan with what it was made of.
    """

    plan: Plan | None
    log: Log | None
    found: tuple[Diagnostic, ...]
    unread: bool
    resolved: Resolved | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source, sorted; `kind` is one of KINDS, or None where the file does not say."""

    kind: str | None
    title: str
    lines: Outline
    found: tuple[Diagnostic, ...]


def load(
    sources: Sequence[Source],
    shelf: Shelf = EMPTY,
    athlete: Source | None = None,
    today: dt.date | None = None,
) -> list[Loaded]:
    """Every plan with its athlete and the log that carries its name, then what belongs to no plan.

    What is not among the sources, but named by a plan, comes from the shelf. `athlete` is the file
    of the athlete whom all the plans are for, whatever they say. What a log has from after `today`
    is said and left out.
    """
    documents = [document(source) for source in sources]
    plans, logs, athletes = ([one for one in documents if one.kind == kind] for kind in KINDS)
    people = _People(athletes, document(athlete) if athlete else None, shelf)
    loaded = []
    for plan in plans:
        log = next((one for one in logs if slug(one.title) == slug(plan.title)), None)
        if log is None and len(plans) == len(logs) == 1:
            log = logs[0]
        if log is not None:
            logs.remove(log)
        loaded.append(_resolve(*people.of(_whole(plan, shelf)), log, today))
    loaded += [_resolve(None, None, log, today) for log in logs]
    loaded += [_only_found([*one.found, *check_alone(one.lines)]) for one in people.left]
    loaded += [_only_found(one.found) for one in documents if one.kind is None]
    return loaded


def kind(source: Source) -> str | None:
    """One of KINDS, or None where a file does not say what it is."""
    return document(source).kind


def title(source: Source, kind: str) -> str | None:
    """What stands behind the word `plan` or `log`, found without reading the other lines; None
    where a file is none.
    """
    for line in split(source):
        words = source.text[line.content.start : line.content.end].split(None, 1)
        if words[:1] == [kind] and len(words) > 1:
            return words[1]
    return None


def document(source: Source) -> Document:
    tree = read(source)
    lines = outline(tree.value)
    kind: str | None = next((one for one in ("plan", "log") if one in lines.head), None)
    if kind is None and "athlete" in lines.head and not (lines.blocks or lines.dated or lines.lost):
        kind = "athlete"
    if kind is None and lines.broken_head:
        kind = "plan" if lines.blocks or lines.lost else "log" if lines.dated else None
    title = lines.value(kind) if kind else None
    found = tree.found
    if kind is None and not lines.broken_head:
        found = (_no_kind(source), *found)
    return Document(kind, title.text if title else "", lines, found)


def _whole(plan: Document, shelf: Shelf) -> Document:
    """The plan with all that it extends."""

    def opened(source: Source) -> Outcome[Outline]:
        tree = read(source)
        return Outcome(outline(tree.value), tree.found)

    return replace(plan, lines=extended(plan.lines, shelf.plan, opened))


@dataclass(slots=True)
class _People:
    """The athletes' files of a run: `given`, and the one that holds for all plans, if any."""

    given: Sequence[Document]
    chosen: Document | None
    shelf: Shelf
    used: list[Document] = field(default_factory=list)

    @property
    def left(self) -> list[Document]:
        """Those that no plan is for."""
        every = [*self.given, *([self.chosen] if self.chosen else [])]
        return [one for one in every if one not in self.used]

    def of(self, plan: Document) -> tuple[Document, Document | None]:
        """The plan and its athlete's file, if there is one; the plan is for that athlete then."""
        word = plan.lines.value("athlete")
        found = self.chosen or self._given(word)
        if found is None and word is not None:
            return self._on_the_shelf(plan, word)
        if found is None:
            return plan, None
        self.used.append(found)
        head = {**plan.lines.head, "athlete": found.lines.head["athlete"]}
        return replace(plan, lines=replace(plan.lines, head=head)), found

    def _given(self, word: Word | None) -> Document | None:
        if word is None:
            return self.given[0] if len(self.given) == 1 else None
        return next((one for one in self.given if slug(one.title) == slug(word.text)), None)

    def _on_the_shelf(self, plan: Document, word: Word) -> tuple[Document, Document | None]:
        """The file that has the athlete's name; it must be one, and of nobody else."""
        line = plan.lines.first("athlete")
        assert line is not None
        origin = line.row.origin(word.span)
        outcome = self.shelf.athlete(word.text, line.source)
        found = [replace(one, name="athlete", origin=origin) for one in outcome.found]
        person = document(outcome.value) if outcome.value else None
        if person is not None and person.kind == "athlete":
            found += check_name(person.lines, word.text, origin)
        elif person is not None:
            message = f"{person.lines.file.source.name} is not an athlete's file"
            begins = f"it begins with: athlete {word.text}"
            found.append(Diagnostic("athlete", Severity.ERROR, message, origin, help=(begins,)))
            person = None
        return replace(plan, found=(*plan.found, *found)), person


def _no_kind(source: Source) -> Diagnostic:
    empty = not source.text.strip()
    return Diagnostic(
        "no-head",
        Severity.ERROR,
        "this file is empty" if empty else "this file does not say whether it is a plan or a log",
        Origin(source, Span(0, 0)),
        help=("begin it like: plan Sub-6 mile, or for what was run: log Sub-6 mile",),
    )


def _resolve(
    plan_document: Document | None,
    athlete: Document | None,
    log_document: Document | None,
    today: dt.date | None,
) -> Loaded:
    found: list[Diagnostic] = []
    plan = log = resolved = None
    names = Names()
    if athlete is not None:
        found += [*athlete.found, *check_athlete(athlete.lines)]
    outcome = None
    persons = athlete.lines if athlete else None
    if plan_document is not None:
        outcome = resolve_plan(plan_document.lines, persons)
        names = outcome.value.names
    if log_document is not None:
        resolved_log = resolve_log(log_document.lines, names)
        log = resolved_log.value
        if today is not None:
            log, late = _until(log, today + A_ZONE_AWAY)
            found += late
    if plan_document is not None and outcome is not None:
        if log is not None:
            outcome = _followed(plan_document.lines, persons, outcome, log)
        resolved = outcome.value
        plan = resolved.plan
        found += [*plan_document.found, *without_consequences(outcome.found)]
        found += check_group(athlete.lines, plan) if athlete else ()
    if log_document is not None:
        found += [*log_document.found, *resolved_log.found]
    if plan is not None and log is not None and slug(plan.title) != slug(log.title):
        found.append(_other_plan(plan, log))
    return Loaded(plan, log, in_file_order(found), _is_unread(found), resolved)


def _until(log: Log, day: dt.date) -> tuple[Log, list[Diagnostic]]:
    """The log without what would have been run after a day; what is skipped or moved may be told
    before.
    """
    at = bisect_right(log.entries, day, key=lambda one: one.date)
    late: list[Entry] = []
    kept = list(log.entries[:at])
    for one in log.entries[at:]:
        told = one.result is not None and one.result.status != "run"
        (kept if told else late).append(one)
    found = [
        Diagnostic(
            TO_COME,
            Severity.WARNING,
            f"{one.date} is still to come, so this cannot have been run: left out",
            one.origin,
            help=("correct the date",),
        )
        for one in late
    ]
    return replace(log, entries=tuple(kept)), found


def _followed(
    lines: Outline, athlete: Outline | None, printed: Outcome[Resolved], log: Log
) -> Outcome[Resolved]:
    """The plan with its progressions as far as the log has earned them, and closed gates closed.

    What a week becomes depends on the weeks before it alone, so each round settles one more. What
    is wrong with the plan is what is wrong with it as it is printed.
    """
    asked, plan = printed.value.conditions(), printed.value.plan
    if not log.entries or not (asked or plan.has_gates()):
        return printed
    from plandsl.evaluate import evaluate
    from plandsl.evaluate.earned import not_earned
    from plandsl.evaluate.held import held

    made, before = printed, Repeats()
    rounds = 1 + MOST_MADE // max(1, sum(len(week.sessions) for week in plan.weeks))
    for _ in plan.weeks[:rounds]:
        judged = evaluate(made.value.plan, log).sessions
        closed = held(plan, made.value.plan, judged, log.entries[-1].date)
        repeats = Repeats(not_earned(judged, asked), closed.weeks, closed.days)
        if repeats == before:
            break
        made, before = resolve_plan(lines, athlete, repeats), repeats
    return replace(made, found=printed.found)


def _only_found(found: Sequence[Diagnostic]) -> Loaded:
    return Loaded(None, None, in_file_order(found), _is_unread(found))


def _is_unread(found: Iterable[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in found)


def _other_plan(plan: Plan, log: Log) -> Diagnostic:
    labels = (Label(plan.origin, "the plan"),) if plan.origin else ()
    message = f"this log is of another plan: {log.title}, not {plan.title}"
    return Diagnostic("other-plan", Severity.WARNING, message, log.origin, labels=labels)
