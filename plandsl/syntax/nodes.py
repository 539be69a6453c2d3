"""The shape of a line: which rule of the grammar and which terminal stands where."""

from __future__ import annotations

from typing import Any

from plandsl.record import dataclass, field


@dataclass(frozen=True, slots=True)
class Leaf:
    """A terminal, from `start` up to `end` in its line's content."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Node:
    """A rule of the grammar and what it is made of; empty rules have no node.

    `parts` are the children by their names, `leaves` all terminals below it: a shape is walked once
    for each of its lines.
    """

    name: str
    start: int
    end: int
    children: tuple[Node | Leaf, ...]
    parts: dict[str, list[Any]] = field(init=False, repr=False, compare=False)
    leaves: tuple[Leaf, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        parts: dict[str, list[Any]] = {}
        leaves: list[Leaf] = []
        for child in self.children:
            parts.setdefault(child.name, []).append(child)
            leaves += child.leaves if isinstance(child, Node) else (child,)
        object.__setattr__(self, "parts", parts)
        object.__setattr__(self, "leaves", tuple(leaves))


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a line stops making sense, and the terminals that could have stood there."""

    offset: int
    expected: frozenset[str]
