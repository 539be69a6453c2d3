"""From a line to its shape: digits do not matter, and shapes survive being carried."""

from __future__ import annotations

import json
import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark

from plandsl.syntax import grammar, parse
from plandsl.syntax.parse import Failure, Node, shape
from tests.strategies import entries, plans, sessions

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
    assert parse._parse(line) == parse._parse(other) == parse._parse(normal)


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


@given(st.lists(st.one_of(LINES, FRAGMENTS), max_size=5))
def test_carried_shapes_are_the_same_shapes(lines: list[str]) -> None:
    made = [parse._parse(line.translate(parse.DIGITS)) for line in lines]
    plain = json.loads(json.dumps([parse._to_plain(one) for one in made]))
    assert [parse._from_plain(one) for one in plain] == made


@pytest.fixture(scope="module")
def parsers() -> tuple[Lark, Lark]:
    """The parser made from the grammar, and the one loaded from what that leaves to later runs."""
    made = grammar.parser.__wrapped__()
    plain = json.loads(json.dumps(grammar.tables()), object_hook=grammar.with_numbers)
    grammar.carry(lambda: plain)
    try:
        return made, grammar.parser.__wrapped__()
    finally:
        grammar._carried.pop()


@given(line=st.one_of(LINES, FRAGMENTS))
def test_carried_tables_make_the_same_parser(parsers: tuple[Lark, Lark], line: str) -> None:
    shapes = []
    for parser in parsers:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(grammar, "parser", lambda parser=parser: parser)
            shapes.append(parse._parse(line))
    assert shapes[0] == shapes[1]


def leaves(node: Node) -> list[parse.Leaf]:
    found: list[parse.Leaf] = []
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
