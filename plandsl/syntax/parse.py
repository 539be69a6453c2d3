"""One line of text to its shape: which rule and which terminal stands where.

No terminal of the grammar cares which digit stands somewhere, only that a digit does. So a line
with all its digits turned to 0 parses to the same shape, and lines that differ in their digits
alone (most lines of a log) are parsed once.
"""

from __future__ import annotations

from plandsl.syntax import grammar, lalr
from plandsl.syntax.nodes import Failure, Node

DIGITS = {ord(digit): "0" for digit in "123456789"}

# How many shapes are kept: a season has some hundred, a squad's log of years a few thousand.
MOST = 4_096
_shapes: dict[str, Node | Failure] = {}


def shape(content: str) -> Node | Failure:
    """The shape of a line's content (no line end, no comment, not empty)."""
    key = content.translate(DIGITS)
    found = _shapes.get(key)
    if found is None:
        found = lalr.parse(grammar.tables(), key)
        if len(_shapes) >= MOST:
            _shapes.clear()
        _shapes[key] = found
    return found
