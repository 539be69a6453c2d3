"""The `pace` lines of a plan and of its athlete's file, each with what it means in numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plandsl.diagnostics import Diagnostic, Label
from plandsl.model.plan import NamedPace, Numbers, Recent
from plandsl.model.session import Step, Target
from plandsl.record import dataclass, field, replace
from plandsl.resolve.aims import Aims
from plandsl.resolve.names import Names, key
from plandsl.resolve.outline import Outline
from plandsl.resolve.plausible import check_goal
from plandsl.resolve.problem import Unresolved, error, refuse
from plandsl.resolve.steps import Resolver
from plandsl.source import Origin
from plandsl.syntax import tree
from plandsl.units import KILOMETRE, MILE, Distance

BY_MILE = re.compile(r"/ *mi(?!\w)|\d *mi(?:les?)?(?!\w)")
BY_KILOMETRE = re.compile(r"/ *km?(?!\w)|\d *km(?!\w)")
NUMBERS = ("hrmax", "hrrest", "ftp")


def unit_of(files: Sequence[Outline], sessions: Iterable[str]) -> Distance:
    """What the plan tells distances in: the unit of its pace lines, else of its sessions' texts.

    Kilometres, unless it speaks of miles and never of kilometres.
    """
    for outline in files:
        found = _unit(line.text for line in outline.head.get("pace", []))
        if found is not None:
            return found
    return _unit(sessions) or Distance(KILOMETRE)


def _unit(texts: Iterable[str]) -> Distance | None:
    text = "\n".join(texts)
    miles, kilometres = BY_MILE.search(text), BY_KILOMETRE.search(text)
    if miles is None and kilometres is None:
        return None
    return Distance(MILE if miles and not kilometres else KILOMETRE)


@dataclass(slots=True)
class Paces:
    """Gives each name its meaning, the names it is built from first."""

    names: Names
    lines: dict[str, tuple[tree.Line, tree.PaceLine]] = field(default_factory=dict)
    made: dict[str, NamedPace] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)

    def add(self, outline: Outline) -> None:
        """The lines of one file; an earlier file's lines hold before a later one's."""
        seen: dict[str, Origin] = {}
        for line in outline.head.get("pace", []):
            assert isinstance(line.statement, tree.PaceLine)
            name, origin = line.statement.name, outline.origin(line)
            known = key(name.name, name.distance)
            if known in seen and line.source is seen[known].source:
                labels = (Label(seen[known], "the first one"),)
                message = f"the pace {name.name} is given twice"
                self.found.append(error("repeated", message, origin, labels=labels))
                continue
            seen[known] = origin
            self.lines.setdefault(known, (line, line.statement))

    def resolved(self) -> dict[str, NamedPace]:
        for known in self.lines:
            self._resolve(known, ())
        return self.made

    def _resolve(self, known: str, inside: tuple[str, ...]) -> None:
        if known in self.made:
            return
        line, written = self.lines[known]
        for needed in _needs(written.value):
            if needed == known or needed in inside:
                origin = line.row.origin(written.value.span)
                message = f"{written.name.name} is said in terms of itself"
                helps = "one of these paces needs a number, like 4:20/km"
                self.found.append(error("pace-circle", message, origin, helps))
                effort = Target(written.value.text, effort=written.name.name)
                self.made[known] = NamedPace(written.name.name, effort, written.name.distance)
                return
            if needed in self.lines:
                self._resolve(needed, (*inside, known))
        names = replace(self.names, paces=self.made)
        try:
            target = Aims(names, line.row).target(written.value)
        except Unresolved as problem:
            self.found.append(problem.diagnostic)
            target = Target(written.value.text, effort=written.name.name)
        self.made[known] = NamedPace(
            written.name.name, target, written.name.distance, line.origin()
        )


def _needs(value: tree.Aim) -> list[str]:
    """The names that a meaning is built from."""
    if isinstance(value, tree.Reference):
        return [key(value.name, value.distance)]
    if isinstance(value, tree.Band):
        return [key(end.name, end.distance) for end in (value.low, value.high)]
    return []


def numbers(outlines: Sequence[Outline]) -> Numbers:
    """`hrmax`, `hrrest`, `ftp`: those of the first file that says them."""
    said: dict[str, int] = {}
    for word in NUMBERS:
        for outline in outlines:
            line = outline.first(word)
            if line is not None and isinstance(line.statement, tree.NumberLine):
                said.setdefault(word, line.statement.value)
    return Numbers(said.get("hrmax"), said.get("hrrest"), said.get("ftp"))


def recent(outlines: Sequence[Outline], found: list[Diagnostic]) -> Recent | None:
    """The athlete's last race, if any file names it."""
    for outline in outlines:
        line = outline.first("recent")
        if line is None or not isinstance(line.statement, tree.RecentLine):
            continue
        written = line.statement
        distance, time = written.distance.range.low, written.time.range.low
        assert distance is not None
        assert time is not None
        problems = check_goal(distance, time, line.row.origin(written.time.span))
        found += problems
        return None if problems else Recent(written.date, distance, time, outline.origin(line))
    return None


def usual(outlines: Sequence[Outline], resolver: Resolver) -> dict[str, tuple[Step, ...]]:
    """What a bare `warmup`, `cooldown` or `strides` stands for."""
    made: dict[str, tuple[Step, ...]] = {}
    for outline in outlines:
        for line in outline.head.get("usual", []):
            statement = line.statement
            assert isinstance(statement, tree.UsualLine)
            name = statement.name.text
            if name in made:
                continue
            try:
                made[name] = _usual(statement, line, resolver.at(line.row))
            except Unresolved as problem:
                resolver.found.append(problem.diagnostic)
    return made


def _usual(statement: tree.UsualLine, line: tree.Line, resolver: Resolver) -> tuple[Step, ...]:
    origin = line.origin()
    name = statement.name.text
    if any(step.role or step.name for step in statement.steps):
        helps = f"leave the word {name} out: usual {name} = 10min easy + 4x100 strides"
        raise refuse("usual", f"a usual {name} is made of plain steps", origin, helps)
    if name != "strides":
        return resolver.option(statement.steps)
    step = statement.steps[0]
    if len(statement.steps) > 1 or step.work is None:
        raise refuse("usual", "strides are one set", origin, "like usual strides = 6x100 r60")
    (made,) = resolver.option((step,))
    target = Target("strides", effort="strides", origin=origin)
    return (replace(made, targets=(target,)),)
