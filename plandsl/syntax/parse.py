"""One line of text to its shape: which rule and which terminal stands where.

No terminal of the grammar cares which digit stands somewhere, only that a digit does. So a line
with all its digits turned to 0 parses to the same shape, and lines that differ in their digits
alone (most lines of a log) are parsed once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from plandsl.syntax import grammar

DIGITS = {ord(digit): "0" for digit in "123456789"}


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


def shape(content: str) -> Node | Failure:
    """The shape of a line's content (no line end, no comment, not empty)."""
    return _shape(content.translate(DIGITS))


@lru_cache(maxsize=4096)
def _shape(content: str) -> Node | Failure:
    from lark.exceptions import UnexpectedInput

    interactive: Any = grammar.parser().parse_interactive(content)
    try:
        interactive.exhaust_lexer()
        tree = interactive.feed_eof()
    except UnexpectedInput as problem:
        offset = problem.pos_in_stream
        if offset is None or getattr(getattr(problem, "token", None), "type", "") == "$END":
            offset = len(content)
        return Failure(offset, frozenset(interactive.accepts()))
    return _node(tree)


def _node(tree: Any) -> Node:
    """Lark's tree as ours; Lark's types are untyped, so they stay inside this function."""
    children: list[Node | Leaf] = []
    for child in tree.children:
        if hasattr(child, "type"):
            children.append(Leaf(child.type, child.start_pos, child.end_pos))
        else:
            node = _node(child)
            if node.children:
                children.append(node)
    start, end = (children[0].start, children[-1].end) if children else (0, 0)
    return Node(str(tree.data), start, end, tuple(children))
