"""editors/vscode: an extension for VS Code, whose grammar is of the kind that TextMate began."""

from __future__ import annotations

import json
import tomllib
from typing import Any

from editors.make.regexes import Dialect, translate
from editors.make.table import CHECKOUT, EXTENSIONS, MADE, Span, Table

SCOPE = "source.plandsl"
TEXTMATE = Dialect(
    {"(": ("(?:", ")"), **{look: (look, ")") for look in ("(?=", "(?!", "(?<=", "(?<!")}},
    lambda char: rf"\{char}" if char in r"()*+.?[\]^{|}$" else char,
    lambda char: char,
)
BLANKS = translate(r"\s*", TEXTMATE)


def files(table: Table) -> dict[str, str]:
    """The text of each file by its path in the folder."""
    made = {
        "package.json": _package(table),
        "language-configuration.json": _configuration(),
        "syntaxes/plandsl.tmLanguage.json": _grammar(table),
    }
    return {path: json.dumps(content, indent=2) + "\n" for path, content in made.items()}


def scopes(table: Table, kind: str) -> str:
    """The scopes of a kind of token, as a grammar writes them."""
    return " ".join(f"{scope}.plandsl" for scope in table.kinds[kind].textmate.split())


# ------------------------------------------------------------------------------------- the grammar


def _grammar(table: Table) -> dict[str, Any]:
    """Where two patterns could begin, the first one counts."""
    repository: dict[str, Any] = {
        name: {**_named("name", table, token.kind), "match": translate(token.regex, TEXTMATE)}
        for name, token in table.tokens.items()
        if table.stands_alone(name)
    }
    for name, span in table.spans.items():
        repository[name] = _span(table, span, begins_line=name in table.members("line"))
    return {
        "information_for_contributors": [MADE],
        "name": "plandsl",
        "scopeName": SCOPE,
        "fileTypes": list(EXTENSIONS),
        "patterns": _includes(table, "line"),
        "repository": repository,
    }


def _span(table: Table, span: Span, *, begins_line: bool) -> dict[str, Any]:
    """A pair of begin and end. Every end matches at a line's end, so nothing runs on."""
    begin = f"^{BLANKS}" if begins_line else ""
    for name, needed in span.head:
        part = f"({translate(table.tokens[name].regex, TEXTMATE)}){'' if span.until else BLANKS}"
        begin += part if needed else f"(?:{part})?"
    made: dict[str, Any] = {
        "begin": begin,
        "beginCaptures": {
            str(number): _named("name", table, table.tokens[name].kind)
            for number, (name, _) in enumerate(span.head, start=1)
        },
        "end": "$",
    }
    if span.until:
        until = table.tokens[span.until]
        made["end"] = f"{translate(until.regex, TEXTMATE)}|$"
        made["endCaptures"] = {"0": _named("name", table, until.kind)}
    made |= _named("contentName", table, span.kind)
    return made | {"patterns": _includes(table, span.context)}


def _named(key: str, table: Table, kind: str) -> dict[str, str]:
    return {key: scopes(table, kind)} if kind else {}


def _includes(table: Table, context: str) -> list[dict[str, str]]:
    return [{"include": f"#{name}"} for name in table.members(context)]


# ----------------------------------------------------------------------------------- the extension


def _package(table: Table) -> dict[str, Any]:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    colours = [
        {"scope": scopes(table, name), "settings": {"foreground": kind.colour}}
        for name, kind in table.kinds.items()
        if kind.colour
    ]
    return {
        "//": MADE,
        "name": project["name"],
        "displayName": project["name"],
        "description": "Colours for training plans (.plan), logs (.tlog) and athletes (.athlete)",
        "version": project["version"],
        "publisher": project["name"],
        # Our own; the other one is that of the fonts of the sheets.
        "license": project["license"].partition(" AND ")[0],
        "categories": ["Programming Languages"],
        "engines": {"vscode": "^1.75.0"},
        "contributes": {
            "languages": [
                {
                    "id": "plandsl",
                    "aliases": ["plandsl", "Training plan"],
                    "extensions": [f".{extension}" for extension in EXTENSIONS],
                    "configuration": "./language-configuration.json",
                }
            ],
            "grammars": [
                {
                    "language": "plandsl",
                    "scopeName": SCOPE,
                    "path": "./syntaxes/plandsl.tmLanguage.json",
                }
            ],
            "configurationDefaults": {
                "[plandsl]": {"editor.tabSize": 2, "editor.insertSpaces": True},
                # No theme knows that green, yellow and red are colours here.
                "editor.tokenColorCustomizations": {"textMateRules": colours},
            },
        },
    }


def _configuration() -> dict[str, Any]:
    """Comments and brackets; days are indented under their phase or week."""
    pairs = [["(", ")"], ["[", "]"]]
    return {
        "comments": {"lineComment": "#"},
        "brackets": pairs,
        "autoClosingPairs": pairs,
        "surroundingPairs": pairs,
        "folding": {"offSide": True},
        "onEnterRules": [
            {"beforeText": r"^(phase|week)\b", "action": {"indent": "indent"}},
        ],
    }
