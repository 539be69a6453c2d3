"""The formatter proves itself: it changes how a file looks, and nothing that it says."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandsl import pipeline
from plandsl.diagnostics import Severity
from plandsl.source import Source
from plandsl.syntax.read import read
from plandsl.syntax.tree import DatedLine, DayLine
from tests.strategies import TEXTS, logs, plans

BROKEN = (
    "teu  8x400",
    "tue  8x400 @@ 85 ",
    "  phase Base",
    "  tue  8x30s @ 6:00 pace",
    "\twed  2(6x400) r90 / 2:30",
    "\tremember   the gels!",
    "(",
)
STRANGERS = st.sampled_from((*BROKEN, "# only a comment", "   # indented,  as it was", "", "  \t "))


@st.composite
def messy(draw: st.DrawFn) -> str:
    """A plan or a log with comments, blank lines, and lines that cannot be read."""
    lines = draw(st.one_of(plans(), logs())).splitlines()
    for _ in range(draw(st.integers(0, 4))):
        lines.insert(draw(st.integers(1, len(lines))), draw(STRANGERS))
    end = draw(st.sampled_from(("\n", "\r\n")))
    return end.join(lines) + draw(st.sampled_from((end, "")))


def formatted(text: str) -> str:
    return pipeline.canonical(Source("x", text))


def filled(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


@given(st.one_of(plans(), logs()))
def test_it_means_the_same(text: str) -> None:
    before, after = (pipeline.load([Source("x", one)])[0] for one in (text, formatted(text)))
    assert [one.name for one in before.found] == [one.name for one in after.found]
    assert not any(one.severity is Severity.ERROR for one in before.found)
    assert (before.plan or before.log) is not None
    assert (before.plan, before.log) == (after.plan, after.log)


@given(messy())
def test_a_second_pass_changes_nothing(text: str) -> None:
    once = formatted(text)
    assert formatted(once) == once


@given(messy())
def test_comments_and_broken_lines_stay_word_for_word(text: str) -> None:
    lines = [line for line in read(Source("x", text)).value.lines if line.text.strip()]
    written = filled(formatted(text))
    assert len(lines) == len(written)
    for line, after in zip(lines, written, strict=True):
        assert after.endswith(line.comment)
        if line.broken:
            assert after == line.text
        elif line.statement is None:
            assert after == line.text.rstrip()


@given(messy())
def test_the_same_lines_are_wrong_for_the_same_reasons(text: str) -> None:
    def messages(one: str) -> list[str]:
        return [found.message for found in read(Source("x", one)).found]

    assert messages(formatted(text)) == messages(text)


@given(st.one_of(plans(), logs()))
def test_no_number_is_changed(text: str) -> None:
    """Line by line the numbers are the same ones, but for zeros (`9:00` is `09:00`)."""
    for before, after in zip(filled(text), filled(formatted(text)), strict=True):
        assert numbers(before) == numbers(after)


def numbers(line: str) -> Counter[int]:
    return Counter(int(digits) for digits in re.findall(r"\d+", line) if int(digits))


@given(messy())
def test_the_layout(text: str) -> None:
    """Headings at the margin, the days of a plan by two, what belongs to a day by four."""
    is_log = text.startswith("log")
    for line in read(Source("x", formatted(text))).value.lines:
        if line.statement is None:
            continue
        indent = len(line.text) - len(line.text.lstrip())
        day = isinstance(line.statement, DayLine | DatedLine)
        expected = 4 if line.place == "under_day" else 2 if day and not is_log else 0
        assert indent == expected, line.text
        assert line.text == line.text.rstrip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("\n\n \n", ""),
        ("\n\nplan A\n\n\n\nweek 1\n\n\n", "plan A\n\nweek 1\n"),
        ("plan A\r\nweek 1\r\n", "plan A\nweek 1\n"),
        ("# x\nweek 1   # why\n", "# x\nweek 1   # why\n"),
        ("week 1 # why", "week 1  # why\n"),
        ("week    1 # why", "week 1    # why\n"),
        ("week 1\nallow one-change: x\ntue rest\nallow one-change: y",
         "week 1\n  allow one-change: x\n  tue  rest\n    allow one-change: y\n"),
        ("log A\n  2026-03-02 rest\nnote x", "log A\n2026-03-02  rest\n    note x\n"),
        ("plan A\n2026-03-02 rest\n", "plan A\n  2026-03-02  rest\n"),
        ("week 1\n\t teu  rest \n", "week 1\n\t teu  rest \n"),
    ],
)  # fmt: skip
def test_examples(text: str, expected: str) -> None:
    assert formatted(text) == expected


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_formatted_once_for_all(text: str) -> None:
    once = formatted(text)
    assert formatted(once) == once


def test_the_texts_of_the_strategies_survive() -> None:
    """Notes are the author's words: not one character of them is touched."""
    for text in TEXTS:
        assert formatted(f"week 1\ntue rest\nnote {text}\n").endswith(f"    note {text}\n")
