"""Which step of a session is meant where a line speaks of its reps, its rest or its pace."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plandsl.record import replace
from plandsl.source import Span, gathered
from plandsl.syntax import tree

ASIDE = {"drills", "mobility", "rest"}
Path = tuple[int, ...]
"""The way to a step: its place among the steps, then among the pieces of each group."""


def main_steps(steps: Sequence[tree.Step]) -> list[int]:
    """The places of the steps that are the session's work: no warm-up, strides, drills, rest."""
    return [at for at, step in enumerate(steps) if not _is_aside(step)]


def _is_aside(step: tree.Step) -> bool:
    if step.role is not None or (step.sport and step.sport.text in ASIDE):
        return True
    return step.target is not None and step.target.text == "strides"


def counted(steps: Sequence[tree.Step]) -> list[Path]:
    """The ways to the counted steps of the work, groups before what is in them."""
    return [path for path in everywhere(steps) if at(steps, path).count]


def leaves(steps: Sequence[tree.Step]) -> list[Path]:
    """The ways to the pieces of work that are no groups."""
    return [path for path in everywhere(steps) if not isinstance(at(steps, path).work, tree.Group)]


def everywhere(steps: Sequence[tree.Step]) -> list[Path]:
    """The ways to all steps of the work, groups before what is in them."""
    found: list[Path] = []
    for at in main_steps(steps):
        found += [(at, *rest) for rest in _within(steps[at])]
    return found


def _within(step: tree.Step) -> list[Path]:
    own: list[Path] = [()]
    if isinstance(step.work, tree.Group):
        for at, piece in enumerate(step.work.steps):
            own += [(at, *rest) for rest in _within(piece)]
    return own


def at(steps: Sequence[tree.Step], path: Path) -> tree.Step:
    """The step at the end of a way."""
    step = steps[path[0]]
    if len(path) == 1:
        return step
    assert isinstance(step.work, tree.Group)
    return at(step.work.steps, path[1:])


def of_this_row(step: tree.Step, span: Span) -> tree.Step:
    """A step that a `let` of another file put here, all of it at `span`: what is said here and what
    is said there cannot be counted from two rows in one step.
    """
    if step.row is None:
        return step
    made: tree.Step = gathered(step, span)
    return made


def changed(
    steps: Sequence[tree.Step],
    path: Path,
    change: Callable[[tree.Step], tree.Step],
    span: Span | None = None,
) -> tuple[tree.Step, ...]:
    """The steps with the one at the end of a way changed; groups around it are spelled anew.
    `span` is where what the change brings along is said, if it brings anything.
    """
    made = list(steps)
    step = of_this_row(made[path[0]], span) if span else made[path[0]]
    if len(path) == 1:
        made[path[0]] = change(step)
    else:
        assert isinstance(step.work, tree.Group)
        pieces = changed(step.work.steps, path[1:], change, span)
        made[path[0]] = replace(step, work=with_pieces(step.work, pieces))
    return tuple(made)


def timed_for_its_length(step: tree.Step) -> str:
    """What of a step only holds for a rep as long as it is: a time for it, its laps; or nothing."""
    if not isinstance(step.work, tree.Length):
        return ""
    if step.laps is not None:
        return step.laps.text
    for item in step.target.items if step.target else ():
        ends = item.value.ends if isinstance(item.value, tree.Cut) else (item.value,)
        if any(isinstance(end, tree.Time) for end in ends):
            return item.text
    stated = step.target.stated if step.target else None
    return stated.text if isinstance(stated, tree.Time) else ""


def total_of(step: tree.Step) -> tree.Length | tree.Time | None:
    """What a group is repeated up to: `5mi of (…)`."""
    return step.work.total if isinstance(step.work, tree.Group) else None


def with_pieces(group: tree.Group, pieces: tuple[tree.Step, ...]) -> tree.Group:
    """A group with other pieces in it, spelled anew."""
    text = pieces[0].text
    for join, piece in zip(group.joins, pieces[1:], strict=True):
        text += f", {piece.text}" if join == "," else f" + {piece.text}"
    before = f"{group.total.text} of " if group.total else ""
    return replace(group, steps=pieces, text=f"{before}({text})")
