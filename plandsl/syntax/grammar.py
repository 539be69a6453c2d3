"""The grammar files, read: the parser's tables, and the words that messages use.

The files under `grammar/` are the one place that knows the words of the language. The comment
above a terminal is its name in messages; which keywords there are is read out of the patterns.
"""

from __future__ import annotations

import json
import os
import re
import zlib
from functools import lru_cache

from plandsl.record import dataclass
from plandsl.syntax.lalr import Tables

FILES = ("lines.lark", "session.lark", "terminals.lark")
KEYWORD_END = r"(?![\w-])"
# Names that may be followed by an offset, as in MP-10.
NAME_END = r"(?!\w)"


@lru_cache(maxsize=1)
def folder() -> str:
    """Where the grammar is: packaged beside this package, or in the checkout above it."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    packaged = os.path.join(package, "grammar")
    return (
        packaged if os.path.isdir(packaged) else os.path.join(os.path.dirname(package), "grammar")
    )


@lru_cache(maxsize=1)
def text() -> str:
    """The grammar as one text."""
    return "\n".join(_read(os.path.join(folder(), name)) for name in FILES)


def fingerprint() -> str:
    """What tells this grammar from any other that it was before."""
    return f"{zlib.crc32(text().encode()):08x}-{len(text()):x}"


def tables_file() -> str:
    """Where the parser's tables are, if they were made."""
    return os.path.join(folder(), "tables.json")


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The tables of the one LALR(1) parser, for one line; made anew if there are none for this
    grammar, which takes a second.
    """
    try:
        plain = json.loads(_read(tables_file()))
        if plain["grammar"] == fingerprint():
            return Tables(plain)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    from plandsl.syntax.tables import made

    return Tables(made())


@dataclass(frozen=True, slots=True)
class Terminal:
    """`shown` is what a message calls it; `words` the words of a keyword."""

    name: str
    shown: str
    pattern: str
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def terminals() -> dict[str, Terminal]:
    """Every terminal by name, in the order of the file."""
    found = {}
    pattern = r"^// (?P<shown>[^\n]+)\n(?P<name>[A-Z_]+)(\.\d+)?: /(?P<pattern>.*)/$"
    for match in re.finditer(pattern, text(), re.MULTILINE):
        name, shown, body = match["name"], match["shown"], match["pattern"]
        found[name] = Terminal(name, shown, body, _words(body))
    return found


def _words(pattern: str) -> tuple[str, ...]:
    """`(a|b)(?![\\w-])` has the words a and b; what is no plain list of words has none."""
    if not pattern.endswith((KEYWORD_END, NAME_END)):
        return ()
    body = pattern.removesuffix(KEYWORD_END).removesuffix(NAME_END)
    body = body.replace("-?", "").replace("s?", "")
    if body.startswith("(") and body.endswith(")"):
        body = body[1:-1]
    return tuple(body.split("|")) if re.fullmatch(r"[A-Za-z|]+", body) else ()


@lru_cache(maxsize=1)
def built_in() -> frozenset[str]:
    """All words that mean something by themselves, so that nobody may give them a meaning."""
    return frozenset(word for terminal in terminals().values() for word in terminal.words)


def is_name(word: str) -> bool:
    """Whether a word can be the name of a pace, a group or a `let`."""
    return re.fullmatch(terminals()["NAME"].pattern, word) is not None
