"""Thousands of broken lines: each is blamed once, nothing else is, and nothing ever crashes."""

from __future__ import annotations

import random
import time
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandsl import pipeline, rules
from plandsl.source import Source
from plandsl.syntax import guesses, parse
from plandsl.syntax.lines import split
from plandsl.syntax.read import read
from tests.strategies import entries, logs, plans, sample, sessions
from tests.syntax.damage import Damage, damages
from tests.syntax.forms import ENTRIES, LINES, SESSIONS
from tests.syntax.test_parse import FRAGMENTS

pytestmark = pytest.mark.once

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
# What follows from a line that cannot be read, and remarks on a plan as a whole.
CONSEQUENCES = {
    "incomplete-week", "day-twice", "week-twice", "empty-week", "unused-rest", "unused-let",
    "race-day", "unknown-series",
}  # fmt: skip
# What the rules think of a plan's training, or of its lanes, is another matter than its lines.
OPINIONS = set(rules.names()) - {
    "implausible-speed", "laps-sum", "log-sum", "stated-total", "target-mismatch",
}  # fmt: skip
HEAD = """plan A
start 2026-03-02
timezone UTC
race 2026-03-08 5k
pace cruise = 4:20/km
pace Z2 = 140-150bpm
pace Z3 = 150-160bpm
pace Z4 = 160-170bpm
group light, B, C
let opener = 15min easy + 4x100 strides
let rung = 300
let peak = 20min
"""
PLAN = f"{HEAD}week 1\n"
LOG = "log A\n"
# The lines of `forms` that are not fit to be run, or that stand in a log.
UNFIT = {"8x400 @ 85 r60 | B 6x600", "6mi @ MP + 10", "usual easy", "8x400 r60 | B 5x = 85 86"}


def blamed(text: str) -> Counter[int]:
    """How many messages each line of a file gets."""
    found = pipeline.check([Source("x", text)])
    origins = [one.origin for one in found if one.name not in CONSEQUENCES | OPINIONS]
    assert None not in origins
    return Counter(origin.source.position(origin.span.start)[0] for origin in origins if origin)


def with_line(head: str, line: str) -> str:
    return f"{head}{line}\n"


@cache
def good_lines() -> tuple[tuple[str, str], ...]:
    """Lines that are right, each with the head of a file below which it may stand."""
    found = [(PLAN, f"tue {row[0]}") for row in SESSIONS if row[0] not in UNFIT]
    found += [(LOG, f"2025-09-03 {row[0]}") for row in ENTRIES]
    found += [(PLAN, f"tue {one}") for one in sample(sessions(), 100)]
    found += [(LOG, f"2026-03-02 {one}") for one in sample(entries(), 40)]
    return tuple(dict.fromkeys(found))


@cache
def damaged_lines() -> tuple[tuple[str, Damage], ...]:
    return tuple((head, one) for head, line in good_lines() for one in damages(line))


def test_there_are_enough_of_them() -> None:
    kinds = Counter(one.kind for _, one in damaged_lines())
    assert sum(kinds.values()) >= 2_000
    assert set(kinds) == {"keyword", "operator", "unit", "bracket"}
    assert min(kinds.values()) >= 100


def test_no_good_line_is_blamed() -> None:
    for head, line in good_lines():
        assert blamed(with_line(head, line)) == {}, line


def test_a_damaged_line_is_blamed_once() -> None:
    missed = []
    for head, one in damaged_lines():
        counts = blamed(with_line(head, one.line))
        assert set(counts.values()) <= {1}, one
        missed += [] if counts else [one]
    assert len(missed) <= len(damaged_lines()) // 100, missed


def test_a_damaged_line_of_another_kind_is_blamed_once() -> None:
    """Read by itself: what it means for the rest of its file is another matter."""
    every = [one for row in LINES for one in damages(row[0])]
    counts = [(one, len(read(Source("x", f"{one.line}\n")).found)) for one in every]
    assert len(every) >= 400
    assert [one for one, count in counts if count > 1] == []
    missed = [one for one, count in counts if not count]
    # Where a name may stand, a word with a wrong letter is one, and is looked up later.
    assert len(missed) <= len(every) // 20, missed


def spoilt(text: str, luck: random.Random) -> tuple[str, set[int]]:
    """A file with about a third of its lines broken, and which ones (from 1)."""
    source = Source("x", text)
    lines, broken = text.splitlines(), set()
    for number, raw in enumerate(split(source), start=1):
        content = text[raw.content.start : raw.content.end]
        ways = damages(content) if content else []
        if ways and luck.random() < 0.3:
            lines[number - 1] = lines[number - 1].replace(content, luck.choice(ways).line)
            broken.add(number)
    return "\n".join(lines) + "\n", broken


def whole_files() -> list[str]:
    files = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*/*.plan"))]
    files += [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*/*.tlog"))]
    return [*sample(plans(), 120), *sample(logs(), 60), *(one for one in files if not blamed(one))]


def test_in_whole_files_the_damaged_lines_are_blamed_and_no_others() -> None:
    luck = random.Random(2026)
    damaged = missed = 0
    for text in whole_files():
        assert blamed(text) == {}
        after, broken = spoilt(text, luck)
        counts = blamed(after)
        damaged += len(broken)
        missed += len(broken - set(counts))
        assert set(counts) <= broken, after
        assert set(counts.values()) <= {1}, after
    assert damaged >= 500
    assert missed <= damaged // 100


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_is_answered(text: str) -> None:
    pipeline.check([Source("x", text)])


@given(st.lists(FRAGMENTS, max_size=12).map("\n".join))
def test_any_words_of_the_language_are_answered(text: str) -> None:
    for head in (PLAN, LOG, ""):
        counts = blamed(head + text)
        first = head.count("\n") + 1
        assert all(count <= 1 for line, count in counts.items() if line >= first), counts


@given(st.one_of(plans(), logs()), st.data())
def test_any_edit_is_answered(text: str, data: st.DataObject) -> None:
    """A stretch cut out, doubled, or replaced by something else."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    new = data.draw(
        st.sampled_from(["", text[start:end] * 2, "\n", "(", "9" * 30, "🏃", "\u200b", "@"])
    )
    pipeline.check([Source("x", text[:start] + new + text[end:])])


PIECES = (
    "1-", "1,", "1.", "1:", "a ", "a", "(", "((((( ", "2x(", "(400, ", "8x", "+ ", "+ 400 ", "or ",
    "or 400 ", "|", "| A 5x ", "at ", "1 r ", "r1 ", "r(60, ", "@ 1 ", "1h ", "note: ", "- ", "  ",
    "MP>", "MP-10 ", "400/", "w/ 60s rest ", ", 90s jog", "first 4 @ 88, ", "1min on 1min off ",
    "2 sets of ", "5 to ", "٣", "é", "'",
)  # fmt: skip
STARTS = (
    "tue ", "tue 400s: 8x400 r60 ", "2026-03-02 5x400 = ", "phase ", "pace a = ", "rule a ", "if ",
    "then ", "let x = ", "+ ",
)  # fmt: skip
LONGEST = 1_999


def seconds(line: str) -> float:
    """The time of the processor for checking and formatting a line that was never seen before."""
    parse._shapes.clear()
    source = Source("x", with_line(PLAN, line))
    begin = time.process_time()
    pipeline.check([source])
    pipeline.canonical(source)
    return time.process_time() - begin


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("start", STARTS)
def test_no_line_takes_long(start: str, piece: str) -> None:
    """Neither one that is as long as a line may be, nor the longest that is guessed about."""
    for length in (LONGEST, guesses.LONGEST):
        line = (start + piece * LONGEST)[:length]
        assert min(seconds(line) for _ in range(2)) < 0.5, line


@pytest.mark.parametrize(
    "line",
    [
        "tue 999999999x400 r60",
        "tue 8x400 r999999999",
        f"tue {'2x(' * 20}400{')' * 20}",
        f"tue {'2x(' * 200}400{')' * 200}",
        f"tue {'1000x(' * 6}400{')' * 6}",
        "tue 1000x100 @ 20>15 r120>20",
        "then reps +999999999",
        f"let x = {'x + ' * 300}x",
        "week 999999999",
        "race-999999999 400",
        "deload every 999999999 weeks -30%",
    ],
)
def test_no_number_takes_long(line: str) -> None:
    assert min(seconds(line) for _ in range(2)) < 0.5
