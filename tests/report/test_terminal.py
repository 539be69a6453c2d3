"""Widths, wrapping and harmless signs."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandsl.report.terminal import TAB, cells, columns, paint, printable, wrap

WORDS = st.text(alphabet=st.sampled_from("abc 走é😀\u0301\u200d\x1b\u202e\t"), max_size=80)


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("400m", 4), ("走る", 4), ("é", 1), ("e\u0301", 1), ("😀", 2), ("8×400", 5)],
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain 8×400 走る", "plain 8×400 走る"),
        ("\x1b[31mred\x1b]0;title\x07", "␛[31mred␛]0;title␇"),
        ("a\nb\rc\td\0e\x7f", "a␊b␍c␉d␀e␡"),
        ("\x9b31m", "\ufffd31m"),
        ("thr\u202eeshold\u2066\u200b\ufeff\u2028", "thr\ufffdeshold\ufffd\ufffd\ufffd\ufffd"),
        ("\udc80.plan", "\ufffd.plan"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_nothing_that_steers_a_terminal_gets_through(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(max_size=200))
def test_no_control_character_survives(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown)
    shown.encode()


def test_what_is_endless_is_cut() -> None:
    assert len(printable("x" * 10_000_000)) < 2000


@given(WORDS)
def test_columns_are_the_widths_of_what_is_shown_so_far(text: str) -> None:
    shown, starts = columns(text)
    assert "\t" not in shown
    assert len(starts) == len(text) + 1
    assert starts[-1] == cells(shown)
    for index in range(len(text)):
        assert starts[index] == cells(columns(text[:index])[0])
        if text[index] == "\t":
            assert starts[index + 1] % TAB == 0


@given(WORDS.map(printable), st.integers(2, 30))
def test_wrapping_loses_nothing_and_stays_inside(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cells(line) <= width for line in lines)


@given(st.lists(st.text("abc", min_size=1, max_size=5), min_size=1))
def test_words_that_fit_are_never_broken(words: list[str]) -> None:
    lines = wrap(" ".join(words), 5)
    assert " ".join(lines) == " ".join(words)
    # No line could have held the word that begins the next one.
    for line, after in pairwise(lines):
        assert len(line) + 1 + len(after.split()[0]) > 5


def test_paint() -> None:
    assert paint("slow", "31", True) == "\x1b[31mslow\x1b[0m"
    assert paint("slow", "31", False) == "slow"
    assert paint("", "31", True) == ""
    assert paint("slow", "", True) == "slow"
