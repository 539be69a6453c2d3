"""The parser at work: it follows the tables that `plandsl.syntax.tables` makes of the grammar.

That takes a stack and a loop, so that a run need not import Lark. What is done here is what Lark's
own parser does with its contextual lexer, and a test holds one against the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from plandsl.syntax.nodes import Failure, Leaf, Node

END = "$END"
# Stands for every character that is not in the tables.
OTHER = "\0"
# A word as far as it goes: `rest-day` is not `rest`.
WORD = re.compile(r"[\w-]+")
Match = Callable[[str, int], "re.Match[str] | None"]


class Tables:
    """What to do in which state, from the plain data that `plandsl.syntax.tables` makes.

    `begun` has the terminals that may stand where a word of the language does, or else where a
    character does, in the order in which they are tried; `patterns` those that are no mere words.
    An action is the state to go on with, or, below zero, the rule to reduce by, counted from -1.
    Rules have a name, a length, and the symbol that they make; one without a name hands on what it
    holds.
    """

    def __init__(self, plain: Mapping[str, Any]) -> None:
        self.patterns: dict[str, str] = plain["patterns"]
        self.begun: dict[str, str] = plain["begun"]
        self.ignored = frozenset(plain["ignored"])
        self.rules: list[tuple[str, int, str]] = [(*rule,) for rule in plain["rules"]]
        self.start: int = plain["start"]
        self.end: int = plain["end"]
        self._symbols: list[str] = plain["symbols"]
        # A run comes to few of the states, so each is read when it is come to.
        self._written: list[str] = plain["states"]
        self._actions: dict[int, dict[str, int]] = {}
        # Few of the patterns can begin where a line goes on: the others need not be compiled, which
        # takes longer than all the rest.
        self._expected: dict[tuple[int, str], list[str]] = {}
        self._compiled: dict[str, Match] = {}

    def actions(self, state: int) -> dict[str, int]:
        """What to do in a state, by the symbol that comes."""
        known = self._actions.get(state)
        if known is None:
            numbers = iter(self._written[state].split())
            known = {
                self._symbols[int(symbol)]: int(action)
                for symbol, action in zip(numbers, numbers, strict=True)
            }
            self._actions[state] = known
        return known

    def token(self, state: int, content: str, at: int) -> tuple[str, int] | None:
        """The terminal, or what is ignored, that begins at an offset, and where it ends."""
        begin = self.begin(content, at)
        place = state, begin
        expected = self._expected.get(place)
        if expected is None:
            expected = self._expected[place] = self._beginning(*place)
        for name in expected:
            if name not in self.patterns:
                return name, at + len(begin)
            # Compiled when it is tried: what stands in front of it is mostly what comes.
            found = (self._compiled.get(name) or self._match(name))(content, at)
            if found is not None:
                return name, found.end()
        return None

    def begin(self, content: str, at: int) -> str:
        """The word of the language, or else the character, that stands at an offset."""
        word = WORD.match(content, at)
        if word is not None and word[0] in self.begun:
            return word[0]
        return content[at] if content[at] in self.begun else OTHER

    def _beginning(self, state: int, begin: str) -> list[str]:
        """The terminals that may come in a state and stand where a word or character does."""
        actions = self.actions(state)
        names = self.begun[begin].split()
        return [name for name in names if name in actions or name in self.ignored]

    def _match(self, name: str) -> Match:
        made = self._compiled[name] = re.compile(self.patterns[name]).match
        return made


Value = Node | Leaf | list[Node | Leaf]


class _Stack:
    """The states that the parser has come through, and what stands for each but the first."""

    def __init__(self, tables: Tables, states: list[int], values: list[Value]) -> None:
        self.tables, self.states, self.values = tables, states, values

    def take(self, leaf: Leaf) -> bool:
        """Reduces by what a terminal completes, then takes it; False if it may not come."""
        while True:
            action = self.tables.actions(self.states[-1]).get(leaf.name)
            if action is None:
                return False
            if action >= 0:
                self.states.append(action)
                self.values.append(leaf)
                return True
            self._reduce(*self.tables.rules[-1 - action])
            if leaf.name == END and self.states[-1] == self.tables.end:
                return True

    def _reduce(self, name: str, length: int, symbol: str) -> None:
        children: list[Node | Leaf] = []
        for value in self.values[len(self.values) - length :]:
            if isinstance(value, list):
                children.extend(value)
            else:
                children.append(value)
        if length:
            del self.values[-length:], self.states[-length:]
        if name and children:
            node = Node(name, children[0].start, children[-1].end, tuple(children))
            self.values.append(node)
        else:
            self.values.append(children)
        self.states.append(self.tables.actions(self.states[-1])[symbol])

    def expected(self) -> frozenset[str]:
        """The terminals that may come now, `$END` among them; small names are those of rules."""
        names = self.tables.actions(self.states[-1])
        return frozenset(name for name in names if name.isupper() and self._would_take(name))

    def _would_take(self, name: str) -> bool:
        return _Stack(self.tables, self.states[:], self.values[:]).take(Leaf(name, 0, 0))


def parse(tables: Tables, content: str) -> Node | Failure:
    """One line from its start to its end."""
    stack = _Stack(tables, [tables.start], [])
    at = 0
    while at < len(content):
        token = tables.token(stack.states[-1], content, at)
        if token is None:
            return Failure(at, stack.expected())
        name, end = token
        if name not in tables.ignored and not stack.take(Leaf(name, at, end)):
            return Failure(at, stack.expected())
        at = end
    if not stack.take(Leaf(END, at, at)):
        return Failure(len(content), stack.expected())
    (made,) = stack.values
    assert isinstance(made, Node)
    return made
