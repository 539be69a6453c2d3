"""From a line to its shape: digits do not matter, and a shape is what Lark says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, UnexpectedInput

from plandsl.syntax import grammar, lalr, parse
from plandsl.syntax.nodes import Failure, Leaf, Node
from plandsl.syntax.parse import shape
from tests.strategies import entries, plans, sessions
from tests.syntax import forms

LINES = st.one_of(
    sessions().map("tue ".__add__),
    entries().map("2026-03-02 ".__add__),
    plans().map(lambda text: max(text.splitlines(), key=len).strip()),
)
WORDS = (
    "tue", "2026-03-02", "400s:", "8x400", "@", "85-87", "r60", "7:00/mi", "+", "(", ")", ",", "=",
    "easy", "1h30", "18:30", "at Park", "lane 2", "x2", "90r", "5k", "total", "laps", "mile", "-",
    "pace", "phase A,", "weeks", "1-4", "note", "if", "all", "<=", "3%", "2'30\"", "1:45.68", "or",
)  # fmt: skip
FRAGMENTS = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)


@given(st.one_of(LINES, FRAGMENTS), st.randoms(use_true_random=False))
def test_lines_that_differ_in_their_digits_have_one_shape(line: str, random: Random) -> None:
    """Parsed itself, not as its normal form, a line has the shape of its normal form."""
    other = re.sub(r"\d", lambda _: str(random.randrange(10)), line)
    normal = line.translate(parse.DIGITS)
    tables = grammar.tables()
    shapes = [lalr.parse(tables, one) for one in (line, other, normal)]
    assert shapes[0] == shapes[1] == shapes[2]


@given(st.one_of(LINES, FRAGMENTS))
def test_a_shape_lies_inside_its_line_in_order(line: str) -> None:
    made = shape(line)
    if isinstance(made, Failure):
        assert 0 <= made.offset <= len(line)
        assert made.expected <= {*grammar.terminals(), "$END"}
        return
    at = 0
    for leaf in leaves(made):
        assert leaf.start >= at
        assert line[at : leaf.start].strip(" \t\u00a0") == ""
        at = leaf.end
    assert line[at:].strip() == ""


@pytest.fixture(scope="module")
def lark() -> Lark:
    """Lark's own parser, which ours must not differ from."""
    return Lark(
        grammar.text(), parser="lalr", lexer="contextual", start="line", maybe_placeholders=False
    )


@given(line=st.one_of(LINES, FRAGMENTS))
def test_a_line_has_the_shape_that_lark_gives_it(lark: Lark, line: str) -> None:
    assert lalr.parse(grammar.tables(), line) == by_lark(lark, line)


def by_lark(lark: Lark, line: str) -> Node | Failure:
    steps: Any = lark.parse_interactive(line)
    try:
        steps.exhaust_lexer()
        return as_node(steps.feed_eof())
    except UnexpectedInput as problem:
        offset = problem.pos_in_stream
        if offset is None or getattr(getattr(problem, "token", None), "type", "") == "$END":
            offset = len(line)
        return Failure(offset, frozenset(steps.accepts()))


def as_node(tree: Any) -> Node:
    children: list[Node | Leaf] = []
    for child in tree.children:
        if hasattr(child, "type"):
            children.append(Leaf(child.type, child.start_pos, child.end_pos))
        elif (node := as_node(child)).children:
            children.append(node)
    start, end = (children[0].start, children[-1].end) if children else (0, 0)
    return Node(str(tree.data), start, end, tuple(children))


def test_the_tables_that_lie_there_are_those_of_the_grammar() -> None:
    """Else every run would make them, and nobody would see but by the time that it takes."""
    assert json.loads(Path(grammar.tables_file()).read_bytes())["grammar"] == grammar.fingerprint()


@pytest.mark.parametrize("damage", [b"\xff", b"[]", b'{"grammar": "of old"}', None])
def test_damaged_or_missing_tables_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | None
) -> None:
    path = tmp_path / "tables.json"
    if damage is not None:
        path.write_bytes(damage)
    monkeypatch.setattr(grammar, "tables_file", lambda: path)
    found = grammar.tables.__wrapped__()
    assert isinstance(lalr.parse(found, "tue 8x400 r60"), Node)


@pytest.mark.parametrize("name", sorted(grammar.terminals()))
def test_a_terminal_stands_only_where_the_tables_have_it_tried(name: str) -> None:
    tables, pattern = grammar.tables(), re.compile(grammar.terminals()[name].pattern)
    lines = [row[0] for row in (*forms.SESSIONS, *forms.ENTRIES, *forms.LINES)]
    for line in {*lines, *WORDS, "١km", "≤ 5k", "ſat", "× 3", "−5s"}:
        for at in range(len(line)):
            if pattern.match(line, at):
                assert name in tables.begun[tables.begin(line, at)].split()


def leaves(node: Node) -> list[Leaf]:
    found: list[Leaf] = []
    for child in node.children:
        found += leaves(child) if isinstance(child, Node) else [child]
    return found


# ---- the grammar's own habits


def test_every_terminal_has_a_name_for_people() -> None:
    defined = set(re.findall(r"^([A-Z_]+)(?:\.\d+)?:", grammar.text(), re.MULTILINE))
    assert defined == set(grammar.terminals())
    for terminal in grammar.terminals().values():
        assert terminal.shown == terminal.shown.strip()
        assert not re.search(r"[A-Z]{3,}", terminal.shown)


@pytest.mark.parametrize("name", sorted(grammar.terminals()))
def test_no_terminal_depends_on_which_digit_stands_somewhere(name: str) -> None:
    pattern = grammar.terminals()[name].pattern
    without = re.sub(r"\\u[0-9a-f]{4}|\{\d+(,\d*)?\}|\(\?[a-z]*:", "", pattern)
    assert not re.search(r"[0-9]", without.replace("A-Za-z0-9", "").replace("a-z0-9", "")), pattern


def test_no_keyword_is_a_prefix_of_a_word() -> None:
    """`noteworthy` is not `note`; `rest-day` is not `rest`; but `MP-HM` is a band from MP."""
    for name, terminal in grammar.terminals().items():
        for word in terminal.words:
            for longer in (f"{word}worthy", *([f"{word}-day"] if name != "RACE_PACE" else [])):
                match = re.match(terminal.pattern, longer)
                assert match is None or match[0] in (longer, f"{word}s"), (word, longer)


@pytest.mark.parametrize(
    "line", ["noteworthy idea", "plans A", "weeks-4", "tue 5km restful 6km", "phased A, week 1"]
)
def test_prefixes_of_lines_are_not_read(line: str) -> None:
    assert isinstance(shape(line), Failure)
