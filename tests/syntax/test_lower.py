"""Every form of the language: how it is written in the end, and what it means, exactly."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from plandsl.syntax import grammar, tree
from plandsl.syntax.format import STATEMENTS, statement_text
from plandsl.syntax.lower import LINES as LINES_LOWERED
from plandsl.syntax.nodes import Node
from plandsl.syntax.parse import shape
from tests.syntax.forms import ENTRIES, LINES, SESSIONS
from tests.syntax.meaning import both, line, remarks


def cases(table: list[tuple[str, ...]]) -> list[object]:
    return [pytest.param(*row, id=row[0]) for row in table]


@pytest.mark.parametrize(("written", "canonical", "meant"), cases(SESSIONS))
def test_sessions(written: str, canonical: str, meant: str) -> None:
    assert both(f"tue {written}") == (canonical or written, meant)
    assert both(f"tue {canonical or written}") == (canonical or written, meant)


@pytest.mark.parametrize(("written", "canonical", "meant"), cases(ENTRIES))
def test_results(written: str, canonical: str, meant: str) -> None:
    assert both(f"2025-09-03 {written}") == (canonical or written, meant)
    assert both(f"2025-09-03 {canonical or written}") == (canonical or written, meant)


@pytest.mark.parametrize(("written", "canonical"), cases(LINES))
def test_other_lines(written: str, canonical: str) -> None:
    made = line(written)
    assert made.statement is not None
    assert statement_text(made.statement) == (canonical or written)
    assert type(line(canonical or written).statement) is type(made.statement)


# ---- grammar, tree and functions know the same things


def test_every_kind_of_line_has_its_function_and_its_spelling() -> None:
    assert set(LINES_LOWERED) == set(re.findall(r"^(\w+_line):", grammar.text(), re.MULTILINE)) - {
        "session_line"
    }
    assert set(STATEMENTS) == set(get_args(tree.Statement))


def test_every_terminal_stands_in_some_form() -> None:
    """A terminal that no row of the tables uses is a form without a test."""
    written = [f"tue {row[0]}" for row in SESSIONS] + [f"2025-09-03 {row[0]}" for row in ENTRIES]
    used: set[str] = set()
    for text in [*written, *(row[0] for row in LINES)]:
        made = shape(text)
        assert isinstance(made, Node)
        used |= terminals(made)
    assert used == set(grammar.terminals())


def terminals(node: Node) -> set[str]:
    return set().union(
        *(terminals(one) if isinstance(one, Node) else {one.name} for one in node.children)
    )


# ---- what has one meaning, but is odd


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("tue 8x400 @ 87-85", "87-85 runs backwards; it is read from low to high"),
        ("tue 8x400 r90-60", "90-60 runs backwards; it is read from low to high"),
        ("tue 40-30min easy", "40-30min runs backwards; it is read from low to high"),
        ("tue 8-6x400", "8-6x runs backwards; it is read from low to high"),
    ],
)
def test_a_backward_range_is_read_and_remarked_on(written: str, message: str) -> None:
    assert [one.message for one in remarks(written)] == [message]
