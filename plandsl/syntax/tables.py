"""The parser's tables, as Lark makes them of the grammar: `python -m plandsl.syntax.tables`.

That takes a second, so it is done when plandsl is packaged or installed, and by `make` where the
grammar has changed. They are plain data, and lie beside the grammar that they are made of.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from plandsl.syntax import grammar
from plandsl.syntax.lalr import OTHER

# They have no types, as nobody but `re` is meant to use them: Lark does, too.
parser: Any = importlib.import_module("re._parser")
compiler: Any = importlib.import_module("re._compiler")
constants: Any = importlib.import_module("re._constants")
WRITTEN = list(map(chr, range(ord(" "), 127)))
LOOKS = (constants.AT, constants.ASSERT, constants.ASSERT_NOT)
REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT)
REST = "".join(chr(code) for code in range(sys.maxunicode + 1) if chr(code) not in WRITTEN)


def made() -> dict[str, Any]:
    """What `plandsl.syntax.lalr.Tables` takes, made of the grammar as it is now."""
    import lark

    # Named so that a change of the lexer or the algorithm is seen here; no rule takes the place of
    # another (`?`), nor has a second name (`->`).
    built: Any = lark.Lark(
        grammar.text(), parser="lalr", lexer="contextual", start="line", maybe_placeholders=False
    )
    table = built.parser.parser._parse_table
    numbers = {rule: number for number, rule in enumerate(built.rules)}
    symbols = sorted({name for actions in table.states.values() for name in actions})
    places = {name: place for place, name in enumerate(symbols)}
    patterns = {one.name: one.pattern.to_regexp() for one in _in_order(built.terminals)}
    words = _words()
    return {
        "grammar": grammar.fingerprint(),
        "symbols": symbols,
        "patterns": {name: one for name, one in patterns.items() if name not in words},
        "begun": _begun(patterns, words),
        "ignored": list(built.ignore_tokens),
        "rules": [_rule(rule) for rule in built.rules],
        "states": [
            _state(table.states[state], places, numbers) for state in range(len(table.states))
        ],
        "start": table.start_states["line"],
        "end": table.end_states["line"],
    }


def _in_order(terminals: list[Any]) -> list[Any]:
    """The order in which Lark's lexer tries them."""
    return sorted(
        terminals,
        key=lambda one: (
            -one.priority,
            -one.pattern.max_width,
            -len(one.pattern.value),
            one.name,
        ),
    )


def _words() -> dict[str, list[str]]:
    """The words of each terminal that is one of some words and nothing else, as they are spelled:
    `(warm-?up|wu)` has three.
    """
    found = {}
    for one in grammar.terminals().values():
        body = one.pattern.removesuffix(grammar.KEYWORD_END)
        if one.words and body != one.pattern:
            found[one.name] = [
                spelled for word in body.strip("()").split("|") for spelled in _spelled(word)
            ]
    return found


def _spelled(word: str) -> list[str]:
    before, mark, behind = word.partition("?")
    if not mark:
        return [word]
    return [some + rest for some in (before[:-1], before) for rest in _spelled(behind)]


def _begun(patterns: dict[str, str], words: dict[str, list[str]]) -> dict[str, str]:
    """The terminals that may stand where each word does, or else each character of ASCII, or, by
    OTHER, any other character.
    """
    firsts = {
        name: _firsts(parser.parse(pattern), 0)[0]
        for name, pattern in patterns.items()
        if name not in words
    }
    found = {}
    for character, meant in (*zip(WRITTEN, WRITTEN, strict=True), (OTHER, REST)):
        found[character] = [
            name for name, ones in firsts.items() if any(one.search(meant) for one in ones)
        ]
    for word in {word for some in words.values() for word in some}:
        found[word] = [
            name for name in patterns if word in words.get(name, ()) or name in found[word[0]]
        ]
    return {begin: " ".join(names) for begin, names in sorted(found.items())}


def _firsts(parts: Any, flags: int) -> tuple[list[re.Pattern[str]], bool]:
    """Patterns of one character, one of which stands first; and whether nothing need stand there.

    Python tells it to nobody, so this goes through what its own parser makes of a pattern.
    """
    found = []
    for part in parts:
        kind, value = part
        if kind in LOOKS:
            continue
        if kind is constants.SUBPATTERN:
            inner = [_firsts(value[-1], flags | value[1])]
            least = 1
        elif kind is constants.BRANCH:
            inner = [_firsts(branch, flags) for branch in value[1]]
            least = 1
        elif kind in REPEATS:
            inner = [_firsts(value[-1], flags)]
            least = value[0]
        else:
            alone = parser.SubPattern(parts.state, [part])
            inner = [([compiler.compile(alone, flags)], False)]
            least = 1
        found += [first for firsts, _ in inner for first in firsts]
        if least and not any(may_be_empty for _, may_be_empty in inner):
            return found, False
    return found, True


def _rule(rule: Any) -> tuple[str, int, str]:
    """The node's name (empty where it has none), how many parts it has, and its symbol."""
    symbol: str = rule.origin.name
    name = "" if symbol.startswith("_") else rule.options.template_source or symbol
    return str(name), len(rule.expansion), symbol


def _state(actions: dict[str, Any], places: dict[str, int], numbers: dict[Any, int]) -> str:
    """A symbol's place and its action, and so on: text is read faster than lists of numbers."""
    from lark.parsers.lalr_analysis import Shift

    pairs = (
        (places[name], to if action is Shift else -1 - numbers[to])
        for name, (action, to) in sorted(actions.items())
    )
    return " ".join(f"{place} {action}" for place, action in pairs)


def write() -> None:
    """Puts them beside the grammar, aside and renamed: several builds may be at it."""
    path = Path(grammar.tables_file())
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.write_text(json.dumps(made(), separators=(",", ":")), encoding="ascii")
    aside.replace(path)


if __name__ == "__main__":
    write()
