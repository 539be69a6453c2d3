"""The parser's tables, as Lark makes them of the grammar: `python -m plandsl.syntax.tables`.

That takes a second, so it is done when plandsl is packaged or installed, and by `make` where the
grammar has changed. They are plain data, and lie beside the grammar that they are made of.
"""

from __future__ import annotations

import json
import os
from typing import Any

from plandsl.syntax import grammar


def made() -> dict[str, Any]:
    """What `plandsl.syntax.lalr.Tables` takes, made of the grammar as it is now."""
    import lark

    # Named so that a change of the lexer or the algorithm is seen here; no rule takes the place of
    # another (`?`), nor has a second name (`->`).
    parser: Any = lark.Lark(
        grammar.text(), parser="lalr", lexer="contextual", start="line", maybe_placeholders=False
    )
    table = parser.parser.parser._parse_table
    numbers = {rule: number for number, rule in enumerate(parser.rules)}
    symbols = sorted({name for actions in table.states.values() for name in actions})
    places = {name: place for place, name in enumerate(symbols)}
    return {
        "grammar": grammar.fingerprint(),
        "symbols": symbols,
        "terminals": {one.name: one.pattern.to_regexp() for one in _in_order(parser.terminals)},
        "begins": {
            one.name: "".join(sorted({word[0] for word in one.words}))
            for one in grammar.terminals().values()
            if one.words
        },
        "ignored": list(parser.ignore_tokens),
        "rules": [_rule(rule) for rule in parser.rules],
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
    path = grammar.tables_file()
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.write_text(json.dumps(made(), separators=(",", ":")), encoding="ascii")
    aside.replace(path)


if __name__ == "__main__":
    write()
