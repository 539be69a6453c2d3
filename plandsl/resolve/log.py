"""A log from its tree: entries in date order, each with what was written and what was run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from plandsl.diagnostics import Diagnostic, Outcome, Severity
from plandsl.model.log import Entry, Log, Result, Value
from plandsl.model.session import Step
from plandsl.record import dataclass, field, replace
from plandsl.resolve import rests
from plandsl.resolve.lets import Lets
from plandsl.resolve.names import Names
from plandsl.resolve.outline import Day, Outline
from plandsl.resolve.problem import Unresolved, error
from plandsl.resolve.sessions import total
from plandsl.resolve.steps import Resolver
from plandsl.resolve.twofold import refuse_sport_as_label
from plandsl.source import Row, mover
from plandsl.syntax import tree
from plandsl.syntax.format import options_text
from plandsl.units import Duration, Range

# The lines that a log may have at its top.
HEAD = ("log", "athlete", "id")
NOON = 12
# So many are remembered of a log's values.
MOST_KNOWN = 10_000
PIECES = "2km + 20min + 2km = 12:00 20:00 12:10"


def resolve_log(outline: Outline, names: Names) -> Outcome[Log]:
    """The log; `names` are those of the plan it belongs to, as far as there is one."""
    resolver = Resolver(Row(outline.file.source, 0), replace(names, is_log=True))
    found: list[Diagnostic] = []
    known = _Known()
    entries = [entry for day in outline.dated if (entry := _entry(day, resolver, known, found))]
    for keyword, lines in outline.head.items():
        for misplaced in lines if keyword not in HEAD else ():
            message = f"a {keyword} line belongs in a plan, not in a log"
            outline.wrong(misplaced, "misplaced", message)
    for block in outline.blocks:
        message = f"a {block.line.keyword} line belongs in a plan, not in a log"
        outline.wrong(block.line, "misplaced", message)
    found += _order(outline.dated)
    title, line = outline.value("log"), outline.first("log")
    log = Log(
        title=title.text if title else "",
        entries=tuple(sorted(entries, key=lambda entry: entry.date)),
        incomplete=bool(outline.broken or any(one.severity is Severity.ERROR for one in found)),
        origin=outline.origin(line) if line else None,
    )
    return Outcome(log, (*outline.found, *resolver.found, *found))


def _order(days: Sequence[Day]) -> Iterator[Diagnostic]:
    """Where the dates of a log go back; the newest first is an order too."""
    dates = [(day.statement.date, day) for day in days if isinstance(day.statement, tree.DatedLine)]
    pairs = list(pairwise(dates))
    back = [(before, after) for before, after in pairs if after[0] < before[0]]
    if back and any(after[0] > before[0] for before, after in pairs):
        (above, _), (date, day) = back[0]
        message = f"{date} stands below {above}, and is read in the order of its date"
        origin = day.line.origin()
        helps = ("if the date is right, there is nothing to do",)
        yield Diagnostic("log-order", Severity.INFO, message, origin, help=helps)


def _entry(day: Day, resolver: Resolver, known: _Known, found: list[Diagnostic]) -> Entry | None:
    if not isinstance(day.statement, tree.DatedLine):
        message = "a log has dates, not days before a race"
        found.append(error("misplaced", message, day.line.origin(resolver.via)))
        return None
    written, resolver = day.session, resolver.at(day.line.row)
    try:
        if written.tag:
            message = "a log names sessions by their label, not by an id"
            raise resolver.refuse(written.tag.span, "misplaced", message, "leave the brackets out")
        text, steps = _steps(written, resolver, known)
        if written.total:
            raise resolver.refuse(
                written.total.span, "misplaced", "in a log the total follows the ="
            )
        result = _result(written.result, resolver, known) if written.result else None
        _remark_no_result(written, resolver)
    except Unresolved as problem:
        found.append(problem.diagnostic)
        return None
    for line, _ in [*day.guides, *day.allows, *day.gates]:
        message = f"a line with {line.keyword} belongs in a plan, not in a log"
        found.append(Diagnostic("misplaced", Severity.ERROR, message, line.origin()))
    return Entry(
        date=day.statement.date,
        series=written.label.text if written.label else None,
        name=_option_name(written),
        half=_half(written),
        text=text,
        steps=steps,
        result=result,
        venue=written.venue.text if written.venue else None,
        lane=written.lane.number if written.lane else None,
        stagger=written.lane.stagger if written.lane else False,
        notes=tuple(note.text.text for note in day.notes),
        origin=day.line.origin(resolver.via),
    )


@dataclass(frozen=True, slots=True)
class _Steps:
    """What the same words behind the same label came to before: their canonical text, and what
    makes their steps for a line that begins so much further on than `row`.

    While it holds the words, nobody else has their `id`.
    """

    words: tuple[tree.Option, ...]
    text: str
    moved: Callable[[int], tuple[Step, ...]]
    row: Row


@dataclass(frozen=True, slots=True)
class _Known:
    """What thousands of entries of a long log have in common, by what was written.

    `runs` has the values of times that stand in many lines as one and the same object.
    """

    steps: dict[tuple[str | None, int], _Steps] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    runs: dict[int, tuple[tree.Run, Value]] = field(default_factory=dict)


def _steps(
    written: tree.Session, resolver: Resolver, known: _Known
) -> tuple[str, tuple[Step, ...]]:
    """The canonical text and the steps of what the runner wrote the session was.

    What was no mistake in one entry is none in another.
    """
    key = (written.label.text if written.label else None, id(written.options))
    before = known.steps.get(key)
    if before is not None:
        return before.text, before.moved(resolver.row.start - before.row.start)
    heard = len(resolver.found)
    text, steps = options_text(written.options), _resolved(written, resolver)
    if len(resolver.found) == heard:
        known.steps[key] = _Steps(written.options, text, mover(steps), resolver.row)
    return text, steps


def _resolved(written: tree.Session, resolver: Resolver) -> tuple[Step, ...]:
    written = Lets().session(written, resolver.row)
    _refuse_choice(written, resolver)
    refuse_sport_as_label(written, resolver.row)
    options = [resolver.option(option.steps) for option in written.options]
    return options[0] if options else ()


def _option_name(written: tree.Session) -> str | None:
    """`B` of `400s: B: 7x400`, or of `400s: B: = …`: which of the plan's options was run."""
    name = written.options[0].name if written.options else written.name
    return name.text if name else None


def _half(written: tree.Session) -> str | None:
    if written.time is None:
        return written.half
    return "am" if written.time.hour < NOON else "pm"


def _refuse_choice(written: tree.Session, resolver: Resolver) -> None:
    """A log says what was run: one side of an `or`, one group's version."""
    message = "a log says what was run, not what could have been"
    if len(written.options) > 1:
        help_line = "leave out the `or` and the side that was not run"
        raise resolver.refuse(written.options[1].span, "log-choice", message, help_line)
    for option in written.options:
        if option.variants:
            help_line = "leave out the | and what was not run"
            raise resolver.refuse(option.variants[0].span, "log-choice", message, help_line)


def _remark_no_result(written: tree.Session, resolver: Resolver) -> None:
    """`race: 39:45`: what was run, or that it was a run of so long?"""
    if written.label is None or written.result is not None or len(written.options) != 1:
        return
    step = written.options[0].steps[0]
    alone = step == tree.Step(step.span, work=step.work)
    if alone and len(written.options[0].steps) == 1 and isinstance(step.work, tree.Time):
        message = f"{step.text} says what was planned; what was run stands behind an ="
        helps = (f"write {written.label.text}: = {step.text}",)
        origin = resolver.origin(step.span)
        made = Diagnostic("no-result", Severity.WARNING, message, origin, help=helps)
        resolver.found.append(made)


def _result(written: tree.Result, resolver: Resolver, known: _Known) -> Result:
    lengths = [run for run in written.runs if isinstance(run.value, tree.Length)]
    if len(lengths) > 1:
        raise resolver.refuse(
            lengths[1].span,
            "log-distance",
            "a result has one distance for the whole session",
            "for reps that were timed write the pace of each, like 3:35/km",
        )
    length = lengths[0] if lengths else None
    if length and _is_between_times(written.runs, length):
        raise resolver.refuse(
            length.span,
            "log-distance",
            f"{length.text} stands between two times, and is the distance of them all",
            f"write it at the end; of pieces say what each was: {PIECES}",
        )
    values = tuple([_value(run, resolver, known) for run in written.runs if run is not length])
    # The heart rate and the power of a whole session: beside a lone value they are that too.
    lone = values[0] if len(values) == 1 else None
    average = written.average
    return Result(
        status=written.status,
        values=values,
        average=average.range.low if isinstance(average, tree.Time) else None,
        average_pace=average.range.low if isinstance(average, tree.PaceBand) else None,
        total=total(written.total, resolver) if written.total else None,
        distance=length.value.range.low
        if length and isinstance(length.value, tree.Length)
        else None,
        average_text=average.text if average else "",
        bpm=_said(written.bpm, length.bpm if length else None, lone.bpm if lone else None),
        watts=_said(written.watts, length.watts if length else None, lone.watts if lone else None),
        rpe=written.rpe.range if written.rpe else None,
        moved_to=written.moved_to,
        origin=resolver.origin(written.span),
    )


def _said(first: int | None, second: int | None, third: int | None) -> int | None:
    """The first of them that was said."""
    if first is not None:
        return first
    return second if second is not None else third


def _is_between_times(runs: Sequence[tree.Run], length: tree.Run) -> bool:
    """`= 12:00 20:00 2km 12:10`: three pieces, of which one says how long it was."""
    at = runs.index(length)
    before, after = (
        any(isinstance(run.value, tree.Time) for run in some)
        for some in (runs[:at], runs[at + 1 :])
    )
    return before and after


def _value(run: tree.Run, resolver: Resolver, known: _Known) -> Value:
    """The same one for all times that are spelled alike and have nothing with them."""
    before = known.runs.get(id(run))
    if before is not None:
        return before[1]
    if not isinstance(run.value, tree.Time) or run.rest or run.splits or run.bpm or run.watts:
        return _made(run, resolver)
    made = known.values.get(run.text)
    if made is None:
        made = known.values[run.text] = _made(run, resolver)
    if len(known.runs) < MOST_KNOWN:
        known.runs[id(run)] = run, made
    return made


def _made(run: tree.Run, resolver: Resolver) -> Value:
    value = run.value
    time = value if isinstance(value, tree.Time) else None
    pace = value if isinstance(value, tree.PaceBand) else None
    return Value(
        time=time.range if time else None,
        pace=pace.range if pace else None,
        decimals=time.decimals if time else 0,
        text=run.text,
        rest=rests.rest(run.rest, Range(2, 2), 0, resolver.aims) if run.rest else None,
        splits=_lows(run.splits) if run.splits else (),
        bpm=run.bpm,
        watts=run.watts,
        origin=resolver.origin(run.span) if pace or run.splits else None,
    )


def _lows(times: Sequence[tree.Time]) -> tuple[Duration, ...]:
    return tuple(time.range.low for time in times if time.range.low is not None)
