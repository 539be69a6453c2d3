"""The shape of a line: which rule of the grammar and which terminal stands where."""

from __future__ import annotations

from plandsl.record import dataclass


@dataclass(frozen=True, slots=True)
class Leaf:
    """A terminal, from `start` up to `end` in its line's content."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Node:
    """A rule of the grammar and what it is made of; empty rules have no node."""

    name: str
    start: int
    end: int
    children: tuple[Node | Leaf, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a line stops making sense, and the terminals that could have stood there."""

    offset: int
    expected: frozenset[str]
