"""The whole road, readable from top to bottom: sources in, plans, logs and findings out.

Nothing here touches a file, a clock or a terminal: commands read and write, this computes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from plandsl.diagnostics import Diagnostic, Outcome, Waived, in_file_order
from plandsl.loading import EMPTY, TO_COME, Loaded, Shelf, document, kind, load, title
from plandsl.model.log import Entry
from plandsl.model.plan import Plan
from plandsl.record import dataclass, replace
from plandsl.source import Source
from plandsl.syntax.entry import with_date
from plandsl.syntax.format import format_file
from plandsl.syntax.mend import Mended, applied, mended
from plandsl.syntax.read import read
from plandsl.units import Distance, Duration

if TYPE_CHECKING:
    from plandsl.model.agenda import Agenda
    from plandsl.model.difference import Difference
    from plandsl.model.prediction import Prediction
    from plandsl.model.verdict import Evaluation, SessionVerdict

__all__ = [
    "EMPTY", "TO_COME", "Checked", "Loaded", "Shelf", "agenda", "canonical", "check", "compared",
    "entry_line", "evaluate", "examined", "expanded", "formatted", "kind", "load", "predict",
    "predictable", "title", "verdict",
]  # fmt: skip
# What is said about a session that cannot be meant as it is read.
DOUBTS = {
    "implausible-speed", "short-run", "odd-rest", "long-rest", "target-unit", "target-count",
    "rest-count", "no-length", "misplaced",
}  # fmt: skip
# A log, which can be endless, need not be read once more to see that it is none.
A_PLAN = re.compile(r"(?m)^\s*plan\s")
# More words of other notations than any session has.
MOST_NAMES = 20


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

    def checked(self, text: Source) -> tuple[Diagnostic, ...]:
        self.text = text
        return check([text], self)

    def plan(self, name: str, asked_in: Source, /) -> Outcome[Source | None]:
        return self.shelf.plan(name, self.source if asked_in is self.text else asked_in)

    def athlete(self, name: str, asked_in: Source, /) -> Outcome[Source | None]:
        return self.shelf.athlete(name, self.source if asked_in is self.text else asked_in)


def _doubtful(made: Mended, stand_in: _StandIn) -> frozenset[int]:
    """The mended lines that could be read in this way, but cannot be meant so."""
    doubts = [one for one in stand_in.checked(made.source) if one.name in DOUBTS and not one.edits]
    origins = [one.origin for one in doubts if one.origin and one.origin.source is made.source]
    return made.lines & {made.source.position(at.span.start)[0] for at in origins}


def _renamed(source: Source, stand_in: _StandIn) -> Source:
    """With what a plan's words were surely meant for (`30min E`), if nothing else explains them.

    Of a line with several such words one is found at a time.
    """
    if A_PLAN.search(source.text) is None:
        return source
    head = document(source)
    elsewhere = {"athlete", "extends"} & head.lines.head.keys() and stand_in.shelf is EMPTY
    for _ in range(MOST_NAMES if head.kind == "plan" and not elsewhere else 0):
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
