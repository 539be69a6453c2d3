"""An athlete's file: what may stand in it, and whether it fits the plan it is read for."""

from __future__ import annotations

from collections.abc import Iterator

from plandsl.diagnostics import Diagnostic, Severity
from plandsl.model.key import slug
from plandsl.model.plan import Plan
from plandsl.record import replace
from plandsl.resolve import paces
from plandsl.resolve.names import Names
from plandsl.resolve.outline import Outline
from plandsl.resolve.problem import error
from plandsl.resolve.steps import Resolver
from plandsl.source import Origin, Row
from plandsl.syntax import tree

# The lines that such a file may have.
LINES = ("athlete", "group", "pace", "hrmax", "hrrest", "ftp", "recent", "usual")


def check_athlete(outline: Outline) -> Iterator[Diagnostic]:
    """What stands there and belongs in a plan, and a second group."""
    for keyword, lines in outline.head.items():
        for line in lines if keyword not in LINES else ():
            yield _misplaced(line.keyword, outline.origin(line))
    for edit, _ in outline.edits:
        yield _misplaced(edit.keyword, outline.origin(edit))
    for name, line in _groups(outline)[1:]:
        origin = line.row.origin(name.span)
        yield error("repeated", "an athlete belongs to one group", origin)


def check_alone(outline: Outline) -> list[Diagnostic]:
    """All that can be said of the file without a plan: whether every name in it means something."""
    found = [*outline.found, *check_athlete(outline)]
    names = Names(
        unit=paces.unit_of([outline], ()),
        numbers=paces.numbers([outline]),
        recent=paces.recent([outline], found),
        unsure=outline.unsure(),
    )
    made = paces.Paces(names)
    made.add(outline)
    resolver = Resolver(Row(outline.file.source, 0), replace(names, paces=made.resolved()))
    paces.usual([outline], resolver)
    return [*found, *made.found, *resolver.found]


def check_group(outline: Outline, plan: Plan) -> Iterator[Diagnostic]:
    """A group that the plan does not have: its athlete would do what everybody does."""
    for name, line in _groups(outline)[:1]:
        if plan.groups and name.text not in plan.groups:
            message = f"{plan.title} has no group {name.text}"
            origin = line.row.origin(name.span)
            yield error("unknown-group", message, origin, f"it has {', '.join(plan.groups)}")


def check_name(outline: Outline, name: str, origin: Origin) -> Iterator[Diagnostic]:
    """Whether the file that was found by an athlete's name, asked for at `origin`, is theirs."""
    source, own = outline.file.source, outline.value("athlete")
    if own is not None and slug(own.text) != slug(name):
        message = f"{source.name} is the file of {own.text}, and this plan is for {name}"
        helps = ("write the same name in both, or give the file its own name",)
        yield Diagnostic("athlete", Severity.WARNING, message, origin, help=helps)


def _misplaced(keyword: str, origin: Origin) -> Diagnostic:
    what = f"an {keyword}" if keyword[0] in "aeiou" else f"a {keyword}"
    return error("misplaced", f"{what} line belongs in a plan, not in an athlete's file", origin)


def _groups(outline: Outline) -> list[tuple[tree.Word, tree.Line]]:
    return [
        (name, line)
        for line in outline.head.get("group", [])
        if isinstance(line.statement, tree.GroupLine)
        for name in line.statement.names
    ]
