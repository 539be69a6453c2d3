"""A log from its tree: entries in date order, each with what was written and what was run."""

from __future__ import annotations

from collections.abc import Mapping

from plandsl.diagnostics import Diagnostic, Outcome, Severity
from plandsl.model.log import Entry, Log, Result, Value
from plandsl.model.plan import NamedPace
from plandsl.resolve.outline import Day, Outline
from plandsl.resolve.sessions import total
from plandsl.resolve.steps import Resolver, Unresolved
from plandsl.source import Origin
from plandsl.syntax import tree
from plandsl.syntax.format import options_text

# The lines that a log may have at its top.
HEAD = ("log", "athlete", "id")


def resolve_log(
    outline: Outline, paces: Mapping[str, NamedPace], unsure: frozenset[str] = frozenset()
) -> Outcome[Log]:
    """The log; `paces` are those of the plan it belongs to, as far as there is one; for `unsure`
    see `Resolver`.
    """
    resolver = Resolver(outline.file.source, paces, unsure, is_log=True)
    found: list[Diagnostic] = []
    entries = [entry for day in outline.dated if (entry := _entry(day, resolver, found))]
    for keyword, lines in outline.head.items():
        for misplaced in lines if keyword not in HEAD else ():
            message = f"a {keyword} line belongs in a plan, not in a log"
            outline.wrong(misplaced, "misplaced", message)
    for block in outline.blocks:
        message = f"a {block.line.keyword} line belongs in a plan, not in a log"
        outline.wrong(block.line, "misplaced", message)
    title, line = outline.value("log"), outline.first("log")
    log = Log(
        title=title.text if title else "",
        entries=tuple(sorted(entries, key=lambda entry: entry.date)),
        incomplete=bool(outline.broken or found),
        origin=outline.origin(line) if line else None,
    )
    return Outcome(log, (*outline.found, *resolver.found, *found))


def _entry(day: Day, resolver: Resolver, found: list[Diagnostic]) -> Entry | None:
    assert isinstance(day.statement, tree.DatedLine)
    written = day.statement.session
    try:
        if written.tag:
            message = "a log names sessions by their label, not by an id"
            raise resolver.refuse(written.tag.span, "misplaced", message, "leave the brackets out")
        options = resolver.options(written.options)
        _refuse_choice(day, resolver, len(options))
        if written.total:
            raise resolver.refuse(
                written.total.span, "misplaced", "in a log the total follows the ="
            )
        result = _result(written.result, resolver) if written.result else None
    except Unresolved as problem:
        found.append(problem.diagnostic)
        return None
    for line, _ in [*day.guides, *day.allows]:
        message = f"a line with {line.keyword} belongs in a plan, not in a log"
        found.append(
            Diagnostic("misplaced", Severity.ERROR, message, Origin(resolver.source, line.content))
        )
    return Entry(
        date=day.statement.date,
        series=written.label.text if written.label else None,
        text=options_text(written.options),
        steps=options[0] if options else (),
        result=result,
        venue=written.venue.text if written.venue else None,
        lane=written.lane.number if written.lane else None,
        stagger=written.lane.stagger if written.lane else False,
        notes=tuple(note.text.text for note in day.notes),
        origin=resolver.origin(day.line.content),
    )


def _refuse_choice(day: Day, resolver: Resolver, options: int) -> None:
    if options > 1:
        raise resolver.refuse(
            day.statement.session.options[1].span,
            "log-choice",
            "a log says what was run, not what could have been",
            "leave out the `or` and the side that was not run",
        )


def _result(written: tree.Result, resolver: Resolver) -> Result:
    lengths = [run for run in written.runs if isinstance(run.value, tree.Length)]
    if len(lengths) > 1:
        raise resolver.refuse(
            lengths[1].span, "log-distance", "a result has one distance for the whole session"
        )
    values = tuple(
        _value(run, resolver) for run in written.runs if not isinstance(run.value, tree.Length)
    )
    whole = next((run.bpm for run in lengths if run.bpm is not None), None)
    if len(values) == 1 and written.bpm is None and whole is None:
        whole = values[0].bpm
    length = lengths[0].value if lengths else None
    return Result(
        status=written.status,
        values=values,
        average=written.average.range.low if written.average else None,
        total=total(written.total, resolver) if written.total else None,
        distance=length.range.low if isinstance(length, tree.Length) else None,
        bpm=written.bpm if written.bpm is not None else whole,
        rpe=written.rpe.range if written.rpe else None,
        moved_to=written.moved_to,
        origin=resolver.origin(written.span),
    )


def _value(run: tree.Run, resolver: Resolver) -> Value:
    time = run.value if isinstance(run.value, tree.Time) else None
    return Value(
        time=time.range if time else None,
        decimals=time.decimals if time else 0,
        rest=resolver.rest(run.rest) if run.rest else None,
        splits=tuple(split.range.low for split in run.splits if split.range.low is not None),
        bpm=run.bpm,
        origin=resolver.origin(run.span),
    )
