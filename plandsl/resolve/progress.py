"""What a day of a phase becomes from week to week: its `then` line, applied.

Each week takes one step of the first item until it is reached, then of the next; with `cycle` the
items take turns. Items with a list take the next value of it. All of this is done to the tree, so
that what comes out can be written as an ordinary session.
"""

from __future__ import annotations

from collections.abc import Callable

from plandsl.record import dataclass, replace
from plandsl.resolve import main_set
from plandsl.resolve.change import advanced, reached, with_value
from plandsl.resolve.main_set import Path
from plandsl.resolve.problem import refuse
from plandsl.source import Origin, Row
from plandsl.syntax import tree


@dataclass(frozen=True, slots=True)
class Progression:
    """The `then` line of a day, its spans counted from the row of the day."""

    day: Row
    then: tree.ThenLine

    def row(self, first: tree.Session, weeks: int) -> list[tree.Session | None]:
        """The session of each of so many weeks, as if all goes well; None: a week without.

        Raises `Unresolved` where nobody can tell what the line changes.
        """
        row: list[tree.Session | None] = [first]
        current, listed = first, [0] * len(self.then.items)
        turn = 0
        while len(row) < weeks:
            at = self._next(current, listed, turn)
            if at is None:
                row.append(current)
                continue
            made = self._one(current, at, listed)
            turn = at + 1
            row.append(made)
            current = made or current
        return row

    def _next(self, current: tree.Session, listed: list[int], turn: int) -> int | None:
        """Which item moves now; None where all have arrived."""
        items = self.then.items
        order = list(range(len(items)))
        if self.then.cycle:
            start = turn % len(items)
            order = order[start:] + order[:start]
        for at in order:
            if not self._arrived(current, at, listed):
                return at
        return None

    def _arrived(self, current: tree.Session, at: int, listed: list[int]) -> bool:
        item = self.then.items[at]
        if item.by is None:
            return listed[at] >= len(item.values)
        step = main_set.at(current.options[0].steps, self._path(current, item))
        return reached(step, item, self._origin(item))

    def _one(self, current: tree.Session, at: int, listed: list[int]) -> tree.Session | None:
        """The session after one step of an item; None for a week without."""
        item = self.then.items[at]
        origin = self._origin(item)
        if item.by is not None:
            return self._changed(current, item, lambda step: advanced(step, item, origin))
        value = item.values[listed[at]]
        listed[at] += 1
        if value is None:
            return None
        return self._changed(current, item, lambda step: with_value(step, item, value, origin))

    def _changed(
        self,
        current: tree.Session,
        item: tree.ThenItem,
        change: Callable[[tree.Step], tree.Step],
    ) -> tree.Session:
        first, *others = current.options
        path = self._path(current, item)
        brought = item.span if item.by is None else None
        steps = main_set.changed(first.steps, path, change, brought)
        self._refuse_versions(first, item)
        return replace(current, options=(replace(first, steps=steps), *others))

    def _refuse_versions(self, option: tree.Option, item: tree.ThenItem) -> None:
        """A group that says the same thing for itself would need a progression of its own."""
        for variant in option.variants:
            own = variant.steps[0]
            says = {
                "reps": own.count, "sets": own.count, "length": own.work, "time": own.work,
                "rest": own.rest, "on": own.send_off, "pace": own.target,
            }  # fmt: skip
            if variant.changes and says[item.what]:
                name = variant.group.text
                raise refuse(
                    "which-step",
                    f"{item.what} changes from week to week, and {name} has its own",
                    self._origin(item),
                    f"write {name}'s session on a line of its own",
                )

    def _origin(self, item: tree.ThenItem) -> Origin:
        return self.day.origin(item.span)

    def _path(self, session: tree.Session, item: tree.ThenItem) -> Path:
        """The way to the step that an item changes: there must be exactly one."""
        steps = session.options[0].steps
        paths = _candidates(steps, item.what)
        if len(paths) == 1:
            return paths[0]
        what = _called(item.what)
        have = "no step here has one" if not paths else f"{len(paths)} steps here have one"
        helps = "make it one set, or write out the weeks"
        if not paths:
            helps = "write it into the session, so that there is something to start from"
        message = f"`{item.what}` changes {what}, and {have}"
        raise refuse("which-step", message, self._origin(item), helps)


def _called(what: str) -> str:
    return {
        "reps": "a number of reps",
        "sets": "a number of sets",
        "length": "a distance",
        "time": "a time",
        "rest": "a rest",
        "on": "a send-off",
        "pace": "a target",
    }[what]


def _candidates(steps: tuple[tree.Step, ...], what: str) -> list[Path]:
    """The steps that have what an item changes."""
    counted, leaves = main_set.counted(steps), main_set.leaves(steps)
    if what == "sets":
        groups = [path for path in counted if isinstance(main_set.at(steps, path).work, tree.Group)]
        return [path for path in groups if not _has_counted(groups, path, outside=True)]
    if what == "reps":
        return [path for path in counted if not _has_counted(counted, path, outside=False)]
    if what in ("length", "time"):
        kind = tree.Length if what == "length" else tree.Time
        totals = [
            path
            for path in main_set.everywhere(steps)
            if isinstance(main_set.total_of(main_set.at(steps, path)), kind)
        ]
        if totals:
            return totals
        found = [path for path in leaves if isinstance(main_set.at(steps, path).work, kind)]
        hard = [path for path in found if main_set.at(steps, path).count is not None]
        return hard if len(found) > 1 and len(hard) == 1 else found
    every = main_set.everywhere(steps)
    if what == "rest":
        found = [path for path in every if main_set.at(steps, path).rest is not None]
        # The one rest between steps is no rest of the work.
        own = [path for path in found if main_set.at(steps, path).before_pause is None]
        reps = [path for path in own if main_set.at(steps, path).count is not None]
        return reps if len(own) > 1 and len(reps) == 1 else own
    if what == "on":
        return [path for path in every if main_set.at(steps, path).send_off is not None]
    return _aimed(steps, every)


def _has_counted(counted: list[Path], path: Path, outside: bool) -> bool:
    """Whether another counted step is around this one, or within it."""
    for other in counted:
        outer, inner = (other, path) if outside else (path, other)
        if len(outer) < len(inner) and inner[: len(outer)] == outer:
            return True
    return False


def _aimed(steps: tuple[tree.Step, ...], paths: list[Path]) -> list[Path]:
    """The steps with a target; beside reps, easy running is not meant."""
    found = [path for path in paths if main_set.at(steps, path).target is not None]
    reps = [path for path in found if main_set.at(steps, path).count is not None]
    return reps if len(found) > 1 and len(reps) == 1 else found
