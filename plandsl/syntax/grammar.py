"""The grammar files, read: Lark's parser, and the words that messages use.

The files under `grammar/` are the one place that knows the words of the language. The comment
above a terminal is its name in messages; which keywords there are is read out of the patterns.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from plandsl.record import dataclass

if TYPE_CHECKING:
    from lark import Lark

FILES = ("lines.lark", "session.lark", "terminals.lark")
KEYWORD_END = r"(?![\w-])"
# Names that may be followed by an offset, as in MP-10.
NAME_END = r"(?!\w)"


@lru_cache(maxsize=1)
def text() -> str:
    """The grammar as one text: packaged beside this package, or in the checkout above it."""
    package = Path(__file__).parent.parent
    packaged = package / "grammar"
    folder = packaged if packaged.is_dir() else package.parent / "grammar"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in FILES)


# What gives the tables of an earlier run, and the parser that this run had to make.
_carried: list[Callable[[], Any]] = []
_made: list[Lark] = []


@lru_cache(maxsize=1)
def parser() -> Lark:
    """The one LALR(1) parser, for one line: from the tables of an earlier run if there are any."""
    import lark

    known = _carried[-1]() if _carried else None
    if known is not None and known["lark"] == lark.__version__:
        load: Any = lark.Lark._load_from_dict
        return cast("Lark", load(known["data"], known["memo"]))
    made = lark.Lark(
        text(), parser="lalr", lexer="contextual", start="line", maybe_placeholders=False
    )
    _made.append(made)
    return made


def carry(tables: Callable[[], Any]) -> None:
    """Takes what gives the tables that an earlier run made (`tables`), or None, if they are asked
    for; they must be whole, read with `with_numbers`, and those of the same grammar.
    """
    _carried.append(tables)


def tables() -> dict[str, Any] | None:
    """The parser's tables as plain data (for JSON), None if this run did not have to make them."""
    if not _made:
        return None
    import lark
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

    data, memo = _made[-1].memo_serialize([TerminalDef, Rule])
    return {"lark": lark.__version__, "data": data, "memo": memo}


def with_numbers(plain: dict[str, Any]) -> dict[Any, Any]:
    """With the numbers that were keys, which JSON makes words: the hook to read tables with."""
    return {int(key) if key.isdecimal() else key: value for key, value in plain.items()}


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
