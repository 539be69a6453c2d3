"""Places in texts, held against the plain way to find them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandsl.source import Origin, Source, Span

TEXTS = st.text(alphabet=st.sampled_from("ab \t\r\n\x0b\x0c\u2028×é😀"), max_size=60)


def source(text: str) -> Source:
    return Source("mile.plan", text)


@given(TEXTS)
def test_lines_are_the_text_between_newlines(text: str) -> None:
    made = source(text)
    lines = [made.line(number + 1) for number in range(len(made.starts))]
    assert lines == [line.removesuffix("\r") for line in text.split("\n")]


@given(TEXTS)
def test_the_span_of_a_line_cuts_out_the_line(text: str) -> None:
    made = source(text)
    for number in range(1, len(made.starts) + 1):
        span = made.line_span(number)
        assert 0 <= span.start <= span.end <= len(text)
        assert text[span.start : span.end] == made.line(number)


@given(TEXTS, st.data())
def test_position_counts_newlines_before_it(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    before = text[:offset]
    expected = (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    assert source(text).position(offset) == expected


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("\n", ["", ""]),
        ("a", ["a"]),
        ("a\r\nb\r\n", ["a", "b", ""]),
        ("a\rb", ["a\rb"]),
        ("a\r\r\n", ["a\r", ""]),
    ],
)
def test_line_ends(text: str, lines: list[str]) -> None:
    made = source(text)
    assert [made.line(number) for number in range(1, len(made.starts) + 1)] == lines


def test_columns_count_code_points_not_bytes() -> None:
    assert source("8×400 😀!").position(7) == (1, 8)


def test_a_text_of_ten_megabytes_in_one_line() -> None:
    text = "x" * 10_000_000
    assert source(text).position(9_999_999) == (1, 10_000_000)


def test_spans() -> None:
    assert Span(2, 5).shifted(10) == Span(12, 15)
    assert Span(2, 5).to(Span(7, 9)) == Span(2, 9)


def test_a_source_is_itself_and_not_its_text() -> None:
    one, other = source("a"), source("a")
    assert one != other
    assert Origin(one, Span(0, 1)) == Origin(one, Span(0, 1))
    assert Origin(one, Span(0, 1)) != Origin(other, Span(0, 1))
