"""Lines made from the grammar itself: its rules, with words and numbers as people write them.

What a rule allows can still mean nothing (`r60 r90`, a cut-down that gets slower): such lines are
refused with a message. All others have a canonical form.
"""

from __future__ import annotations

import re
from functools import lru_cache

from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark
from lark import Lark

from plandsl.syntax import grammar
from plandsl.syntax.nodes import Leaf, Node
from plandsl.syntax.parse import shape
from tests.syntax.forms import ENTRIES, LINES, SESSIONS

# Written right behind what stands before them.
STUCK = {"OFFSET"}


@lru_cache(maxsize=1)
def samples() -> dict[str, list[str]]:
    """How each terminal is written somewhere in the tables of forms."""
    found: dict[str, set[str]] = {name: set() for name in grammar.terminals()}
    lines = [f"tue {row[0]}" for row in SESSIONS] + [f"2025-09-03 {row[0]}" for row in ENTRIES]
    for line in [*lines, *(row[0] for row in LINES)]:
        made = shape(line)
        assert isinstance(made, Node)
        for leaf in _leaves(made):
            found[leaf.name].add(line[leaf.start : leaf.end])
    return {name: sorted(texts) for name, texts in found.items()}


def _leaves(node: Node) -> list[Leaf]:
    found: list[Leaf] = []
    for child in node.children:
        found += _leaves(child) if isinstance(child, Node) else [child]
    return found


@lru_cache(maxsize=64)
def lines(rule: str) -> st.SearchStrategy[str]:
    """Any line that a rule of the grammar (`day_line`) can make."""
    parser = Lark(grammar.text(), parser="lalr", start=rule, maybe_placeholders=False)
    names = {terminal.name for terminal in parser.terminals}
    explicit = {
        name: st.sampled_from([text if name in STUCK else f" {text}" for text in texts])
        for name, texts in samples().items()
        if name in names
    }
    return from_lark(parser, start=rule, explicit=explicit).map(_joined)


def _joined(line: str) -> str:
    """Signs that stand right before what they belong to."""
    line = re.sub(r"(?<![^\s(,])r\s+(?=[\d(])", "r", line.strip())
    if line.startswith(("then", "rule", "deload")):
        return re.sub(r"([+-])\s+(?=\d)", r"\1", line)
    return line
