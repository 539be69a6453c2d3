"""Every line that the grammar can make is refused with a message, or has one canonical form."""

from __future__ import annotations

import pytest
from hypothesis import find, given, settings

from plandsl.source import Source
from plandsl.syntax import tree
from plandsl.syntax.format import statement_text
from plandsl.syntax.read import read
from tests.syntax.from_grammar import lines
from tests.syntax.meaning import without_places

pytestmark = pytest.mark.once

# The groups of lines, and two kinds with much to say, each with how many of its lines are tried.
EXAMPLES = {
    "head": 80, "body": 120, "under_day": 60, "under_week": 20, "edit": 20, "then_line": 40,
    "pace_line": 20,
}  # fmt: skip


def statement(line: str) -> tree.Statement | None:
    """What a line says; None where it is refused, with at least one message."""
    outcome = read(Source("x", line))
    (made,) = outcome.value.lines or (None,)
    if made is None or made.statement is None:
        assert outcome.found or not line
        return None
    return made.statement


@pytest.mark.parametrize("rule", EXAMPLES)
def test_the_canonical_form_of_any_line_means_the_same(rule: str) -> None:
    @settings(max_examples=EXAMPLES[rule])
    @given(lines(rule))
    def check(line: str) -> None:
        made = statement(line)
        if made is not None:
            text = statement_text(made)
            again = statement(text)
            assert again is not None, text
            assert statement_text(again) == text
            assert without_places(again) == without_places(made)

    check()
    assert find(lines(rule), lambda line: statement(line) is not None)
