"""Where a line, its content and its comment begin and end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandsl.source import Source
from plandsl.syntax.lines import BLANKS, split


def cut(text: str) -> list[tuple[str, str]]:
    """Content and comment of each line."""
    source = Source("x", text)
    return [
        (source.text[line.content.start : line.content.end], line.comment) for line in split(source)
    ]


@pytest.mark.parametrize(
    ("line", "content", "comment"),
    [
        ("  tue  8x400  ", "tue  8x400", ""),
        ("# a comment", "", "# a comment"),
        ("   # indented  ", "", "# indented"),
        ("#no blank", "", "#no blank"),
        ("tue 8x400 # as agreed", "tue 8x400", "# as agreed"),
        ("tue 8x400 #", "tue 8x400", "#"),
        ("note gate #4 is open", "note gate #4 is open", ""),
        ("note gate # 4", "note gate", "# 4"),
        ("note a#b # c # d", "note a#b", "# c # d"),
        ("note x\t# tab", "note x", "# tab"),
        ("\u00a0tue\u2009rest\u202f", "tue\u2009rest", ""),
        ("note läuft 🏃 # 🏁", "note läuft 🏃", "# 🏁"),
    ],
)
def test_content_and_comment(line: str, content: str, comment: str) -> None:
    assert cut(line) == [(content, comment)]


def test_the_last_line_end_begins_no_line() -> None:
    assert cut("") == []
    assert cut("\n") == [("", "")]
    assert cut("plan A\n") == [("plan A", "")]
    assert cut("plan A\n\n") == [("plan A", ""), ("", "")]


def test_every_kind_of_line_end() -> None:
    assert cut("plan A\r\nstart 2026-03-02 # x\r\n") == [
        ("plan A", ""),
        ("start 2026-03-02", "# x"),
    ]


@given(st.text(alphabet=st.sampled_from("ab# \t\r\n\u00a0x:"), max_size=60))
def test_nothing_is_lost(text: str) -> None:
    """Blanks, content, blanks, comment: together they are the line, and the lines are the text."""
    source = Source("x", text)
    lines = list(split(source))
    for line in lines:
        content = source.text[line.content.start : line.content.end]
        assert line.text == source.text[line.span.start : line.span.end]
        assert content == content.strip(BLANKS)
        assert "".join(line.text.split()) == "".join((content + line.comment).split())
        assert line.span.start <= line.content.start <= line.content.end <= line.span.end
    without_ends = re.sub(r"\r(?=\n|\Z)", "", text).removesuffix("\n")
    assert "\n".join(line.text for line in lines) == without_ends
