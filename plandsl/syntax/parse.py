"""One line of text to its shape: which rule and which terminal stands where.

No terminal of the grammar cares which digit stands somewhere, only that a digit does. So a line
with all its digits turned to 0 parses to the same shape, and lines that differ in their digits
alone (most lines of a log) are parsed once. Shapes can be carried from one run to the next as plain
data; a run that meets only known shapes does not import Lark at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plandsl.record import dataclass, field
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


# How many shapes are kept: a season has some hundred, a squad's log of years a few thousand.
MOST = 4_096
_shapes: dict[str, Node | Failure] = {}
_carried: dict[str, Any] = {}


def shape(content: str) -> Node | Failure:
    """The shape of a line's content (no line end, no comment, not empty)."""
    key = content.translate(DIGITS)
    found = _shapes.get(key)
    if found is None:
        plain = _carried.get(key)
        found = _from_plain(plain) if plain is not None else _parse(key)
        if len(_shapes) >= MOST:
            _shapes.clear()
        _shapes[key] = found
    return found


def carry(plain: Mapping[str, Any]) -> None:
    """Takes the shapes that an earlier run knew, as `known` gave them, for the same grammar."""
    _carried.update(plain)


def known() -> dict[str, Any] | None:
    """All shapes as plain data (for JSON), None if this run met no new one."""
    new = {key: _to_plain(made) for key, made in _shapes.items() if key not in _carried}
    if not new:
        return None
    return dict([*new.items(), *_carried.items()][:MOST])


def _to_plain(made: Node | Leaf | Failure) -> list[Any]:
    if isinstance(made, Failure):
        return [made.offset, sorted(made.expected)]
    if isinstance(made, Leaf):
        return [made.name, made.start, made.end]
    return [made.name, made.start, made.end, [_to_plain(child) for child in made.children]]


def _from_plain(plain: list[Any]) -> Node | Failure:
    if len(plain) == 2:
        return Failure(plain[0], frozenset(plain[1]))
    return _node_from_plain(plain)


def _node_from_plain(plain: list[Any]) -> Node:
    name, start, end, children = plain
    return Node(
        name,
        start,
        end,
        tuple(Leaf(*one) if len(one) == 3 else _node_from_plain(one) for one in children),
    )


def _parse(content: str) -> Node | Failure:
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
