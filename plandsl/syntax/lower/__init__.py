"""Lines from shape to tree: one function a rule of the grammar, found by the rule's name."""

from __future__ import annotations

from collections.abc import Callable

from plandsl.syntax import tree
from plandsl.syntax.lower import below, head, progress, weeks
from plandsl.syntax.nodes import Node
from plandsl.syntax.reader import Reader

LINES: dict[str, Callable[[Reader, Node], tree.Statement]] = {
    **head.LINES,
    **weeks.LINES,
    **below.LINES,
    **progress.LINES,
}


def statement(read: Reader, line: Node) -> tuple[str, tree.Statement]:
    """Which group of the grammar a line belongs to, and what it says.

    Raises `Misread` where it parses but cannot mean anything.
    """
    place = line.children[0]
    assert isinstance(place, Node)
    node = place.children[0]
    assert isinstance(node, Node)
    return place.name, LINES[node.name](read, node)
