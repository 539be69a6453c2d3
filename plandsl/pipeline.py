"""The whole road, readable from top to bottom: sources in, plans, logs and findings out.

Nothing here touches a file, a clock or a terminal: commands read and write, this computes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandsl.diagnostics import Diagnostic, Label, Severity, in_file_order
from plandsl.model.key import slug
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.resolve.log import resolve_log
from plandsl.resolve.outline import Outline, outline
from plandsl.resolve.plan import resolve_plan
from plandsl.source import Origin, Source, Span
from plandsl.syntax.format import format_file
from plandsl.syntax.read import read

if TYPE_CHECKING:
    from plandsl.model.verdict import Evaluation


@dataclass(frozen=True, slots=True)
class Loaded:
    """A plan, a log, or both, with everything that is wrong with them but for the rules.

    `unread`: a line could not be read or understood, so that what is here is not all there is.
    """

    plan: Plan | None
    log: Log | None
    found: tuple[Diagnostic, ...]
    unread: bool


@dataclass(frozen=True, slots=True)
class _Document:
    """One source, sorted; `kind` is `plan`, `log` or None where the file does not say."""

    kind: str | None
    title: str
    lines: Outline
    found: tuple[Diagnostic, ...]


def load(sources: Sequence[Source]) -> list[Loaded]:
    """Every plan with the log that carries its name, then the logs that belong to no plan here."""
    documents = [_document(source) for source in sources]
    plans = [one for one in documents if one.kind == "plan"]
    logs = [one for one in documents if one.kind == "log"]
    loaded = []
    for plan in plans:
        log = next((one for one in logs if slug(one.title) == slug(plan.title)), None)
        if log is None and len(plans) == len(logs) == 1:
            log = logs[0]
        if log is not None:
            logs.remove(log)
        loaded.append(_resolve(plan, log))
    loaded += [_resolve(None, log) for log in logs]
    loaded += [Loaded(None, None, one.found, True) for one in documents if one.kind is None]
    return loaded


def _document(source: Source) -> _Document:
    tree = read(source)
    lines = outline(tree.value)
    kind = next((one for one in ("plan", "log") if one in lines.head), None)
    if kind is None and lines.broken_head:
        kind = "plan" if lines.blocks or lines.lost else "log" if lines.dated else None
    title = lines.value(kind) if kind else None
    found = tree.found
    if kind is None and not lines.broken_head:
        found = (_no_kind(source), *found)
    return _Document(kind, title.text if title else "", lines, found)


def _no_kind(source: Source) -> Diagnostic:
    empty = not source.text.strip()
    return Diagnostic(
        "no-head",
        Severity.ERROR,
        "this file is empty" if empty else "this file does not say whether it is a plan or a log",
        Origin(source, Span(0, 0)),
        help=("begin it like: plan Sub-6 mile, or for what was run: log Sub-6 mile",),
    )


def _resolve(plan_document: _Document | None, log_document: _Document | None) -> Loaded:
    found: list[Diagnostic] = []
    plan = log = None
    if plan_document is not None:
        resolved = resolve_plan(plan_document.lines)
        plan = resolved.value
        found += [*plan_document.found, *resolved.found]
    if log_document is not None:
        paces = {pace.name: pace for pace in plan.paces} if plan else {}
        unsure = plan_document.lines.unsure() if plan_document else frozenset[str]()
        resolved_log = resolve_log(log_document.lines, paces, unsure)
        log = resolved_log.value
        found += [*log_document.found, *resolved_log.found]
    if plan is not None and log is not None and slug(plan.title) != slug(log.title):
        found.append(_other_plan(plan, log))
    unread = any(one.severity is Severity.ERROR for one in found)
    return Loaded(plan, log, in_file_order(found), unread)


def _other_plan(plan: Plan, log: Log) -> Diagnostic:
    labels = (Label(plan.origin, "the plan"),) if plan.origin else ()
    message = f"this log is of another plan: {log.title}, not {plan.title}"
    return Diagnostic("other-plan", Severity.WARNING, message, log.origin, labels=labels)


def check(sources: Sequence[Source]) -> tuple[Diagnostic, ...]:
    """Everything that is wrong in plans and logs: what cannot be read, and what breaks a rule."""
    from plandsl import rules

    found: list[Diagnostic] = []
    for one in load(sources):
        found += one.found
        if one.plan is not None or one.log is not None:
            found += rules.check(one.plan or Plan(id="", title=""), one.log)
    return in_file_order(found)


def evaluate(loaded: Loaded) -> Evaluation:
    """Each logged session judged against its plan; both must be there."""
    from plandsl.evaluate import evaluate as judge

    assert loaded.plan is not None
    assert loaded.log is not None
    return judge(loaded.plan, loaded.log)


def canonical(source: Source) -> str:
    """The canonical text of a source; comments and lines that cannot be read stay as they are."""
    return format_file(read(source).value)
