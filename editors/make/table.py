"""The token table, read: grammar/tokens.toml with the words of grammar/*.lark in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from editors.make.regexes import pieces
from plandsl.syntax.grammar import KEYWORD_END, terminals

CHECKOUT = Path(__file__).parent.parent.parent
EXTENSIONS = ("plan", "tlog", "athlete")
MADE = "Made from grammar/tokens.toml by editors/generate.py: change those, not this."
# A comment ends any text before it, and the line: the compiler has cut it off before it reads.
NO_COMMENT = r"(?!\s#(?:\s|$))"
END = r"(?:$|(?<=\s)#(?=\s|$))"


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of tokens: TextMate's scopes, Vim's group, and its colours if no theme has one."""

    textmate: str
    vim: str
    colour: str = ""
    terminal: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A plain regex, and the kind; without one, the token has no colour."""

    regex: str
    kind: str


@dataclass(frozen=True, slots=True)
class Span:
    """`head`: tokens in a row, and whether each must be there; then `context`, up to `until`."""

    head: tuple[tuple[str, bool], ...]
    context: str
    kind: str
    until: str


@dataclass(frozen=True, slots=True)
class Table:
    """The first one is preferred, and any span to a token. `used`: the grammar's names."""

    kinds: dict[str, Kind]
    tokens: dict[str, Token]
    spans: dict[str, Span]
    contexts: dict[str, list[str]]
    used: frozenset[str]

    def members(self, context: str) -> list[str]:
        """The tokens and spans that can stand in a context, the preferred ones first."""
        order = [*self.spans, *self.tokens]
        return sorted(set(self._members(context)), key=order.index)

    def _members(self, context: str) -> Iterator[str]:
        for name in self.contexts[context]:
            if name.startswith("+"):
                yield from self._members(name[1:])
            else:
                yield name

    def stands_alone(self, token: str) -> bool:
        """Whether a token stands in some context, not only at the ends of spans."""
        return any(token in members for members in self.contexts.values())


@lru_cache(maxsize=1)
def table() -> Table:
    """The table of this checkout; ValueError at a name that nothing bears."""
    raw = tomllib.loads((CHECKOUT / "grammar" / "tokens.toml").read_text(encoding="utf-8"))
    used: set[str] = set()
    tokens = {
        name: Token(f"(?:{expand(token['regex'], raw['parts'], used)})", token.get("class", ""))
        for name, token in raw["tokens"].items()
    }
    spans = {
        name: Span(
            tuple((part.removesuffix("?"), not part.endswith("?")) for part in span["head"]),
            span["context"],
            span.get("class", ""),
            span.get("until", ""),
        )
        for name, span in raw["spans"].items()
    }
    kinds = {name: Kind(**kind) for name, kind in raw["classes"].items()}
    return Table(kinds, tokens, spans, raw["contexts"], frozenset(used))


def expand(regex: str, parts: dict[str, str], used: set[str]) -> str:
    """`{DAY}` is a terminal, `{COLOUR:red}` one word of it, `{range}` one of the parts."""

    def named(reference: str) -> str:
        if reference in parts:
            return f"(?:{expand(parts[reference], parts, used)})"
        name, _, word = reference.partition(":")
        terminal = terminals().get(name)
        if terminal is None or (word and word not in terminal.words):
            raise ValueError(f"{{{reference}}} is neither in the grammar nor a part of the table")
        used.add(reference)
        if word:
            return f"(?:{word}{KEYWORD_END})"
        return f"(?:{''.join(map(_before_a_comment, pieces(terminal.pattern)))})"

    return "".join(named(piece[1:-1]) if what == "name" else piece for what, piece in pieces(regex))


def _before_a_comment(piece: tuple[str, str]) -> str:
    """What takes any character of a line, blanks too, stops where a comment begins; so does `$`."""
    what, written = piece
    if (what, written) == ("sign", "$"):
        return END
    any_character = written == "." or (what == "set" and re.match(r"\[\^[^\\]", written))
    return f"(?:{NO_COMMENT}{written})" if any_character else written
