"""A plan that extends another: what it says stands in the place of what that one says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plandsl.diagnostics import Diagnostic, Outcome
from plandsl.model.key import slug
from plandsl.record import replace
from plandsl.resolve.names import key
from plandsl.resolve.outline import ONCE, Block, Day, Outline
from plandsl.resolve.problem import error
from plandsl.resolve.restart import days_between, later
from plandsl.resolve.slot import weekday
from plandsl.resolve.weeks import weeks_of
from plandsl.source import Source
from plandsl.syntax import tree

Loader = Callable[[str, Source], Outcome[Source | None]]
"""From the name behind `extends` and the source it stands in to the text, or to what is wrong."""
Reader = Callable[[Source], Outcome[Outline]]

DEEPEST = 10
# What a plan has for itself, whatever it extends.
OWN = ("plan", "id", "extends")
WHEN = ("start", "race")
# What is said of names and races that may well stand in the plan that could not be read.
CONSEQUENCES = ("unknown-name", "unknown-group", "no-race")


def extended(outline: Outline, load: Loader, read: Reader) -> Outline:
    """The outline with all that it extends in it, the files it came from read by `load`.

    Where one of them cannot be had, the rest is there, with one message at the line that names it.
    """
    chain = [outline]
    problem: Diagnostic | None = None
    while problem is None and (line := chain[-1].first("extends")) is not None:
        base = _base(line, chain, load, read)
        if isinstance(base, Diagnostic):
            problem = base
        else:
            chain.append(base)
    made = chain.pop()
    while chain:
        made = _merged(made, chain.pop())
    if problem is not None:
        made.found.append(problem)
        made.broken_weeks = True
    return made


def without_consequences(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Without what follows from the one thing that is wrong, where a plan could not be extended."""
    if all(one.name != "extends" for one in found):
        return list(found)
    return [one for one in found if one.name not in CONSEQUENCES]


def _base(
    line: tree.Line, chain: Sequence[Outline], load: Loader, read: Reader
) -> Outline | Diagnostic:
    """The plan that an `extends` line names, or why there is none."""
    assert isinstance(line.statement, tree.NamedLine)
    name = line.statement.value
    origin = line.row.origin(name.span)
    loaded = load(name.text, line.source)
    source = loaded.value
    if source is None:
        return replace(loaded.found[0], origin=origin)
    before = [one.file.source for one in chain]
    if source in before:
        circle = " → ".join(one.name for one in [*before[before.index(source) :], source])
        return error("extends", "this plan would extend itself", origin, circle)
    if len(chain) > DEEPEST:
        message = f"more than {DEEPEST} plans extend one another"
        return error("extends", message, origin, "extend the last of them from here")
    read_from = read(source)
    base = read_from.value
    what, instead = _is_else(base)
    if what:
        message = f"{source.name} is {what}, and a plan extends a plan"
        return error("extends", message, origin, instead)
    base.found[:0] = read_from.found
    return base


def _is_else(base: Outline) -> tuple[str, str]:
    """What a file is that is no plan, and what is done with it; nothing where it is one.

    A plan whose first line is broken is one all the same.
    """
    name = base.file.source.name
    athlete = base.value("athlete")
    if "plan" in base.head:
        return "", ""
    if "log" in base.head:
        return "a log", f"a log is read beside its plan: plandsl check PLAN {name}"
    if athlete and not base.blocks:
        return "an athlete's file", f"a plan for that athlete says: athlete {athlete.text}"
    return ("", "") if base.broken_head else ("no plan", "a plan begins with: plan NAME")


def _merged(base: Outline, own: Outline) -> Outline:
    """The base with everything that the other says in its place."""
    days = days_between(base, own)
    base = later(base, days) if days else base
    return Outline(
        file=own.file,
        head=_head(base, own, keep_dates=days is not None),
        blocks=_blocks(base, own),
        dated=_dated(base.dated, own.dated),
        edits=[*base.edits, *own.edits],
        lost=[*base.lost, *own.lost],
        broken=[*base.broken, *own.broken],
        broken_head=[*base.broken_head, *own.broken_head],
        broken_weeks=base.broken_weeks or own.broken_weeks,
        found=[*base.found, *own.found],
    )


# ---- the head


def _head(base: Outline, own: Outline, keep_dates: bool) -> dict[str, list[tree.Line]]:
    head = {word: list(lines) for word, lines in own.head.items()}
    # Whoever says when the plan is does not want a day of another season that nobody can move.
    dated = WHEN if any(word in own.head for word in WHEN) and not keep_dates else ()
    for word, lines in base.head.items():
        if word in (*OWN, *dated) or (word in ONCE and word in own.head):
            continue
        said = {what for line in own.head.get(word, []) for what in _what(line)}
        kept = [left for line in lines if (left := _left(line, said)) is not None]
        head[word] = [*kept, *head.get(word, [])]
    return head


def _what(line: tree.Line) -> set[str]:
    """What a line that may stand several times speaks of; nothing where all of them hold."""
    statement = line.statement
    if isinstance(statement, tree.PaceLine):
        return {key(statement.name.name, statement.name.distance)}
    if isinstance(statement, tree.LetLine | tree.UsualLine):
        return {statement.name.text}
    if isinstance(statement, tree.GroupLine):
        return {name.text for name in statement.names}
    if isinstance(statement, tree.RuleLine):
        return {f"{statement.name.text} {slug(statement.series.text) if statement.series else ''}"}
    return set()


def _left(line: tree.Line, said: set[str]) -> tree.Line | None:
    """What of a line of the base is not said anew."""
    if isinstance(line.statement, tree.GroupLine):
        names = tuple(name for name in line.statement.names if name.text not in said)
        return replace(line, statement=tree.GroupLine(names)) if names else None
    return line if said.isdisjoint(_what(line)) else None


# ---- phases, weeks, days


def _blocks(base: Outline, own: Outline) -> list[Block]:
    """A phase of the same name takes the other's place, day by day; which line of a week holds is
    seen where the weeks are made.
    """
    made: list[Block] = []
    left = list(own.blocks)
    for block in base.blocks:
        same = next((one for one in left if _is_same_phase(block, one)), None)
        if same is None:
            made.append(_without_total(block, own))
        else:
            left = [one for one in left if one is not same]
            made.append(_in_its_place(block, same))
    return [*made, *left]


def _is_same_phase(base: Block, own: Block) -> bool:
    one, other = base.statement, own.statement
    if isinstance(one, tree.PhaseLine) and isinstance(other, tree.PhaseLine):
        return one.name.text.casefold() == other.name.text.casefold()
    return False


def _in_its_place(block: Block, same: Block) -> Block:
    taken = {weekday(day) for day in same.days}
    return Block(
        line=same.line,
        statement=same.statement,
        days=[*(day for day in block.days if weekday(day) not in taken), *same.days],
        gates=[*block.gates, *same.gates],
        allows=[*block.allows, *same.allows],
        incomplete=block.incomplete or same.incomplete,
    )


def _without_total(block: Block, own: Outline) -> Block:
    """What a week adds up to is the base's to say only while nothing of the week is changed."""
    statement = block.statement
    if not isinstance(statement, tree.WeekLine) or statement.total is None:
        return block
    changed = own.edits or own.dated or any(word in own.head for word in ("let", "usual", "deload"))
    low, high = weeks_of(block)
    for first, last in (weeks_of(one) for one in own.blocks):
        changed = changed or (first <= high and low <= last)
    return replace(block, statement=replace(statement, total=None)) if changed else block


def _dated(base: list[Day], own: list[Day]) -> list[Day]:
    """A line of its own for a date, or for a day before the race, takes the other's place."""
    taken = {_when(day) for day in own}
    return [*(day for day in base if _when(day) not in taken), *own]


def _when(day: Day) -> object:
    if isinstance(day.statement, tree.DatedLine):
        return day.statement.date
    assert isinstance(day.statement, tree.CountedLine)
    return day.statement.before
