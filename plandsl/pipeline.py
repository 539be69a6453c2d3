"""The whole road, readable from top to bottom: sources in, plans, logs and findings out.

Nothing here touches a file, a clock or a terminal: commands read and write, this computes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from plandsl.diagnostics import Diagnostic, Label, Outcome, Severity, Waived, in_file_order
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
from plandsl.syntax.entry import with_date
from plandsl.syntax.format import format_file
from plandsl.syntax.lines import split
from plandsl.syntax.mend import Mended, applied, mended
from plandsl.syntax.read import read
from plandsl.syntax.tree import Word
from plandsl.units import Distance, Duration

if TYPE_CHECKING:
    from plandsl.model.agenda import Agenda
    from plandsl.model.difference import Difference
    from plandsl.model.prediction import Prediction
    from plandsl.model.verdict import Evaluation, SessionVerdict

KINDS = ("plan", "log", "athlete")
# What is said about a session that cannot be meant as it is read.
DOUBTS = {
    "implausible-speed", "short-run", "odd-rest", "long-rest", "target-unit", "target-count",
    "rest-count", "no-length", "misplaced",
}  # fmt: skip
# A log, which can be endless, need not be read once more to see that it is none.
A_PLAN = re.compile(r"(?m)^\s*plan\s")
# So many sessions are made in all to follow a log: a year of five days a week, once for each week.
# Nearly always three rounds are enough, for what was run seldom changes its meaning with the plan.
MOST_MADE = 20_000
# More words of other notations than any session has.
MOST_NAMES = 20


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
class _Document:
    """One source, sorted; `kind` is one of KINDS, or None where the file does not say."""

    kind: str | None
    title: str
    lines: Outline
    found: tuple[Diagnostic, ...]


def load(
    sources: Sequence[Source], shelf: Shelf = EMPTY, athlete: Source | None = None
) -> list[Loaded]:
    """Every plan with its athlete and the log that carries its name, then what belongs to no plan.

    What is not among the sources, but named by a plan, comes from the shelf. `athlete` is the file
    of the athlete whom all the plans are for, whatever they say.
    """
    documents = [_document(source) for source in sources]
    plans, logs, athletes = ([one for one in documents if one.kind == kind] for kind in KINDS)
    people = _People(athletes, _document(athlete) if athlete else None, shelf)
    loaded = []
    for plan in plans:
        log = next((one for one in logs if slug(one.title) == slug(plan.title)), None)
        if log is None and len(plans) == len(logs) == 1:
            log = logs[0]
        if log is not None:
            logs.remove(log)
        loaded.append(_resolve(*people.of(_whole(plan, shelf)), log))
    loaded += [_resolve(None, None, log) for log in logs]
    loaded += [_only_found([*one.found, *check_alone(one.lines)]) for one in people.left]
    loaded += [_only_found(one.found) for one in documents if one.kind is None]
    return loaded


def kind(source: Source) -> str | None:
    """One of KINDS, or None where a file does not say what it is."""
    return _document(source).kind


def title(source: Source, kind: str) -> str | None:
    """What stands behind the word `plan` or `log`, found without reading the other lines; None
    where a file is none.
    """
    for line in split(source):
        words = source.text[line.content.start : line.content.end].split(None, 1)
        if words[:1] == [kind] and len(words) > 1:
            return words[1]
    return None


def _document(source: Source) -> _Document:
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
    return _Document(kind, title.text if title else "", lines, found)


def _whole(plan: _Document, shelf: Shelf) -> _Document:
    """The plan with all that it extends."""

    def opened(source: Source) -> Outcome[Outline]:
        tree = read(source)
        return Outcome(outline(tree.value), tree.found)

    return replace(plan, lines=extended(plan.lines, shelf.plan, opened))


@dataclass(slots=True)
class _People:
    """The athletes' files of a run: `given`, and the one that holds for all plans, if any."""

    given: Sequence[_Document]
    chosen: _Document | None
    shelf: Shelf
    used: list[_Document] = field(default_factory=list)

    @property
    def left(self) -> list[_Document]:
        """Those that no plan is for."""
        every = [*self.given, *([self.chosen] if self.chosen else [])]
        return [one for one in every if one not in self.used]

    def of(self, plan: _Document) -> tuple[_Document, _Document | None]:
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

    def _given(self, word: Word | None) -> _Document | None:
        if word is None:
            return self.given[0] if len(self.given) == 1 else None
        return next((one for one in self.given if slug(one.title) == slug(word.text)), None)

    def _on_the_shelf(self, plan: _Document, word: Word) -> tuple[_Document, _Document | None]:
        """The file that has the athlete's name; it must be one, and of nobody else."""
        line = plan.lines.first("athlete")
        assert line is not None
        origin = Origin(line.source, word.span)
        outcome = self.shelf.athlete(word.text, line.source)
        found = [replace(one, name="athlete", origin=origin) for one in outcome.found]
        person = _document(outcome.value) if outcome.value else None
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
    plan_document: _Document | None, athlete: _Document | None, log_document: _Document | None
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


def _followed(
    lines: Outline, athlete: Outline | None, made: Outcome[Resolved], log: Log
) -> Outcome[Resolved]:
    """The plan with its progressions as far as the log has earned them.

    What a week becomes depends on the weeks before it alone, so each round settles one more.
    """
    asked = made.value.conditions()
    if not asked or not log.entries:
        return made
    from plandsl.evaluate.earned import not_earned

    before: Repeats = {}
    plan = made.value.plan
    rounds = 1 + MOST_MADE // max(1, sum(len(week.sessions) for week in plan.weeks))
    for _ in plan.weeks[:rounds]:
        repeats = not_earned(made.value.plan, log, asked)
        if repeats == before:
            break
        made, before = resolve_plan(lines, athlete, repeats), repeats
    return made


def _only_found(found: Sequence[Diagnostic]) -> Loaded:
    return Loaded(None, None, in_file_order(found), _is_unread(found))


def _is_unread(found: Iterable[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in found)


def _other_plan(plan: Plan, log: Log) -> Diagnostic:
    labels = (Label(plan.origin, "the plan"),) if plan.origin else ()
    message = f"this log is of another plan: {log.title}, not {plan.title}"
    return Diagnostic("other-plan", Severity.WARNING, message, log.origin, labels=labels)


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything that is wrong, in file order, and what the plans allow in spite of a rule."""

    found: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...]


def check(
    sources: Sequence[Source], shelf: Shelf = EMPTY, athlete: Source | None = None
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong in plans and logs: what cannot be read, and what breaks a rule."""
    return examined(sources, shelf, athlete).found


def examined(
    sources: Sequence[Source], shelf: Shelf = EMPTY, athlete: Source | None = None
) -> Checked:
    """As `check`, with the waivers."""
    from plandsl import rules

    found: list[Diagnostic] = []
    waived: list[Waived] = []
    for one in load(sources, shelf, athlete):
        found += one.found
        if one.plan is not None or one.log is not None:
            judged = rules.judge(one.plan or Plan(id="", title=""), one.log)
            found += judged.found
            waived += judged.waived
    return Checked(in_file_order(_once(found)), tuple(dict.fromkeys(waived)))


def _once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What several plans have from one file is said once."""
    kept: dict[object, Diagnostic] = {}
    for one in found:
        place = (one.origin.source.name, one.origin.span) if one.origin else None
        kept.setdefault((one.name, one.message, place), one)
    return list(kept.values())


def evaluate(loaded: Loaded) -> Evaluation:
    """Each logged session judged against its plan, and what the log tells of the plan's race; both
    must be there.
    """
    from plandsl import predict as predictor
    from plandsl.evaluate import evaluate as judge

    assert loaded.plan is not None
    assert loaded.log is not None
    judged = judge(loaded.plan, loaded.log)
    over = loaded.plan.race.distance if loaded.plan.race else None
    if over is None or not predictor.SHORTEST <= over <= predictor.LONGEST:
        return judged
    goal = _goal(loaded.plan, over)
    return replace(judged, estimate=predictor.predict(judged, over, goal=goal))


def predict(loaded: Loaded, over: Distance, *, on: dt.date | None = None) -> Prediction | None:
    """What the log, which must be there, tells of a race over a distance within `predictable`.

    None where nothing had been run by that day.
    """
    from plandsl import predict as predictor
    from plandsl.evaluate import evaluate as judge

    assert loaded.log is not None
    plan = loaded.plan or Plan(id="", title="")
    return predictor.predict(judge(plan, loaded.log), over, on=on, goal=_goal(plan, over))


def predictable() -> tuple[Distance, Distance]:
    """The shortest and the longest race that is predicted."""
    from plandsl import predict as predictor

    return predictor.SHORTEST, predictor.LONGEST


def _goal(plan: Plan, over: Distance) -> Duration | None:
    """The slowest time that is the goal of the plan's race, if that is over this distance."""
    race = plan.race
    return race.goal.high if race and race.goal and race.distance == over else None


def verdict(loaded: Loaded, entry: Entry) -> SessionVerdict:
    """One entry of the log, judged as among all of them; plan and log must be there."""
    from plandsl.evaluate import verdict_on

    assert loaded.plan is not None
    assert loaded.log is not None
    return verdict_on(loaded.plan, loaded.log, entry)


def agenda(loaded: Loaded, on: dt.date) -> Agenda:
    """What a plan that has weeks asks for on a day, by the log as it was at the end of that day."""
    from plandsl.evaluate.agenda import agenda as on_the_day

    assert loaded.plan is not None
    return on_the_day(loaded.plan, loaded.log, on)


def compared(old: Plan, new: Plan) -> Difference:
    """What changes from one plan to another, the rules that each of them breaks included."""
    from plandsl import rules
    from plandsl.diff import compare

    return compare(old, new, rules.check(old), rules.check(new))


def expanded(loaded: Loaded) -> str:
    """A plan that could be read to the last line, with every week written out."""
    from plandsl.resolve.expand import expanded as written_out

    assert loaded.resolved is not None
    assert loaded.resolved.calendar is not None
    return written_out(loaded.resolved.weeks, loaded.resolved.calendar)


def entry_line(text: str, today: dt.date) -> Outcome[str]:
    """A line for a log in its canonical form, with today's date where it has none.

    What cannot be read stays as it is; what had to be assumed is said.
    """
    made = formatted(Source("", f"log entry\n{with_date(text, today)}\n"))
    return Outcome(made.value.splitlines()[-1], made.found)


def canonical(source: Source, shelf: Shelf = EMPTY) -> str:
    """The canonical text of a source; comments and lines that cannot be read stay as they are."""
    return formatted(source, shelf).value


def formatted(source: Source, shelf: Shelf = EMPTY) -> Outcome[str]:
    """The canonical text, with why some lines could not be read, and what had to be assumed.

    A line in another notation is written as what it means where that is certain.
    """
    made = mended(source)
    stand_in = _StandIn(shelf, source)
    doubtful = _doubtful(made, stand_in) if made.lines else frozenset()
    if doubtful:
        made = mended(source, leave=doubtful)
    after = _renamed(made.source, stand_in)
    file = made.file if after is source and made.file else read(after).value
    return Outcome(format_file(file), made.found)


@dataclass(slots=True)
class _StandIn:
    """Loads a text that stands in for a source of which some lines were written anew."""

    shelf: Shelf
    source: Source
    text: Source | None = None

    def found(self, text: Source) -> list[Diagnostic]:
        self.text = text
        return [one for loaded in load([text], self) for one in loaded.found]

    def plan(self, name: str, asked_in: Source, /) -> Outcome[Source | None]:
        return self.shelf.plan(name, self.source if asked_in is self.text else asked_in)

    def athlete(self, name: str, asked_in: Source, /) -> Outcome[Source | None]:
        return self.shelf.athlete(name, self.source if asked_in is self.text else asked_in)


def _doubtful(made: Mended, stand_in: _StandIn) -> frozenset[int]:
    """The mended lines that could be read in this way, but cannot be meant so."""
    doubts = [one for one in stand_in.found(made.source) if one.name in DOUBTS and not one.edits]
    origins = [one.origin for one in doubts if one.origin and one.origin.source is made.source]
    return made.lines & {made.source.position(at.span.start)[0] for at in origins}


def _renamed(source: Source, stand_in: _StandIn) -> Source:
    """With what a plan's words were surely meant for (`30min E`), if nothing else explains them.

    Of a line with several such words one is found at a time.
    """
    if A_PLAN.search(source.text) is None:
        return source
    document = _document(source)
    elsewhere = {"athlete", "extends"} & document.lines.head.keys() and stand_in.shelf is EMPTY
    for _ in range(MOST_NAMES if document.kind == "plan" and not elsewhere else 0):
        found = stand_in.found(source)
        if any(one.name in ("extends", "athlete") for one in found):
            break
        edits = {
            edit: None
            for one in found
            for edit in one.edits
            if one.name != "syntax" and not one.guessed and edit.origin.source is source
        }
        if not edits:
            break
        source = applied(source, edits)
    return source
