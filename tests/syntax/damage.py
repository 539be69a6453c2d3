"""Ways to break a line of which each is surely wrong: a bracket, an operator, a unit, a keyword.

A good line is taken apart by its shape, so that only what has a meaning is damaged, never the words
of a note or a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plandsl.syntax import grammar
from plandsl.syntax.nodes import Leaf, Node
from plandsl.syntax.parse import shape

UNITS = {"DURATION", "DISTANCE", "POST_REST", "BPM", "POWER", "SPEED", "SHARE", "PERCENT", "PER"}
SIGNS = {
    "AT": "$", "R": "q", "PLUS": "&", "EQ": "~", "COLON": ";", "DOTS": ";", "BOUND": "~",
    "SIGN": "&", "DASH": "_", "COMMA": ";", "TIMES": "*", "NOT_RUN": "_", "COUNT": "*",
    "LABEL": ";", "SIDE_NAME": ";", "CLOCK": ";", "DATE": "_", "TIME_OF_DAY": ";", "CUT": "~",
    "BAR": "¦", "OFFSET": "~", "COUNTED": "_", "TAG": "~",
}  # fmt: skip
# A named pace may be called anything, and any word may stand with a rule's parameter.
# Which of its signs is broken, where a terminal has other signs as well.
WANTED = {
    "COUNT": "xX×", "TIMES": "xX×", "LABEL": ":", "SIDE_NAME": ":", "CLOCK": ":",
    "TIME_OF_DAY": ":", "DATE": "-", "COUNTED": "-–", "OFFSET": "+-−", "TAG": "[",
}  # fmt: skip
ANY_WORD = {"pace_name", "word"}


@dataclass(frozen=True)
class Damage:
    """What was done to a line, and the line that it left."""

    kind: str
    line: str


def damages(line: str) -> list[Damage]:
    """Every way to break this line (its content: no blanks around it, no comment)."""
    made = shape(line)
    assert isinstance(made, Node), line
    return [
        Damage(kind, line[: leaf.start] + new + line[leaf.end :])
        for rule, leaf in _leaves(made, "")
        for kind, new in _broken(rule, leaf.name, line[leaf.start : leaf.end])
    ]


def _broken(rule: str, name: str, text: str) -> Iterator[tuple[str, str]]:
    words = grammar.terminals()[name].words
    if (words or name in ("DAY", "DISTANCE_WORD")) and rule not in ANY_WORD:
        yield "keyword", text[0] + "q" + text[1:]
    if name in ("LPAR", "RPAR"):
        yield "bracket", ""
        yield "bracket", "[" if name == "LPAR" else "]"
        yield "bracket", text * 2
    if name in UNITS:
        at = max(index for index, sign in enumerate(text) if not sign.isdigit())
        yield "unit", text[:at] + "!" + text[at + 1 :]
    if name in SIGNS:
        at = _sign(name, text)
        yield "operator", text[:at] + SIGNS[name] + text[at + 1 :]


def _sign(name: str, text: str) -> int:
    """Where the sign stands in the text of its terminal."""
    signs = WANTED.get(name, text)
    return max(index for index, sign in enumerate(text) if sign in signs)


def _leaves(node: Node, rule: str) -> Iterator[tuple[str, Leaf]]:
    for child in node.children:
        if isinstance(child, Node):
            yield from _leaves(child, child.name)
        else:
            yield rule, child
