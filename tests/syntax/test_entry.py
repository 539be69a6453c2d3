"""Where a new entry goes into a log: in date order, and nothing else is touched."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandsl.syntax.entry import placed, with_date

HEAD = "# Mine.\nlog Mile\n"
NEW = "2026-03-05  easy = 30:00"
OLD, OLDER, NEWER = "2026-03-03  a = 1:00", "2026-03-01  b = 1:00", "2026-03-09  c = 1:00"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "{new}\n"),
        (f"{HEAD}{OLD}\n", f"{HEAD}{OLD}\n{{new}}\n"),
        (f"{HEAD}{OLD}", f"{HEAD}{OLD}\n{{new}}\n"),
        (f"{HEAD}{OLD}\n\n\n", f"{HEAD}{OLD}\n{{new}}\n\n\n"),
        (f"{HEAD}{OLD}\n# Week 2\n", f"{HEAD}{OLD}\n# Week 2\n{{new}}\n"),
        (f"{HEAD}{OLD}\n{NEWER}\n", f"{HEAD}{OLD}\n{{new}}\n{NEWER}\n"),
        (f"{HEAD}{OLD}\n{NEWER}", f"{HEAD}{OLD}\n{{new}}\n{NEWER}"),
        (f"{HEAD}{NEWER}\n{OLD}\n", f"{HEAD}{NEWER}\n{OLD}\n{{new}}\n"),
        (f"{HEAD}{OLD}\n{NEWER}\n{OLDER}\n{NEWER}\n",
         f"{HEAD}{OLD}\n{NEWER}\n{OLDER}\n{{new}}\n{NEWER}\n"),
        (f"{HEAD}{NEW} # first\n{NEWER}\n", f"{HEAD}{NEW} # first\n{{new}}\n{NEWER}\n"),
        (f"{HEAD}{OLD}\n    note x\n    # y\n\n# Now:\n{NEWER}\n",
         f"{HEAD}{OLD}\n    note x\n    # y\n{{new}}\n\n# Now:\n{NEWER}\n"),
        (f"{HEAD}{OLD}\n\n    note late\n{NEWER}\n",
         f"{HEAD}{OLD}\n\n    note late\n{{new}}\n{NEWER}\n"),
        (f"{HEAD}\n# The first.\n{NEWER}\n", f"{HEAD}\n{{new}}\n# The first.\n{NEWER}\n"),
        (f"{HEAD}{OLD} blah blah\n{NEWER}\n", f"{HEAD}{OLD} blah blah\n{{new}}\n{NEWER}\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_its_place(before: str, after: str, end: str) -> None:
    wanted = after.format(new=NEW).replace("\n", end)
    if not before:
        wanted = f"{NEW}\n"  # nothing says how this file ends its lines
    text, line = placed(before.replace("\n", end), NEW)
    assert text == wanted
    assert text.split("\n")[line - 1].rstrip("\r") == NEW


LINES = st.sampled_from(
    ["", "# x", "    note y", *(f"2026-03-{day:02}  a = 1:00" for day in range(1, 10))]
)


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_nothing_else_changes(lines: list[str], end: str, is_ended: bool) -> None:
    before = end.join(["log Mile", *lines]) + (end if is_ended else "")
    text, line = placed(before, NEW)
    after = text.split("\n")
    assert after.pop(line - 1).rstrip("\r") == NEW
    assert "\n".join(after).rstrip("\r\n") == before.rstrip("\r\n")
    assert text.count("\r\n") in (0, text.count("\n"))


@given(st.lists(st.dates(dt.date(2025, 1, 1), dt.date(2026, 1, 1)), max_size=10))
def test_entries_one_by_one_are_sorted_in_the_end(days: list[dt.date]) -> None:
    text = "log Mile\n"
    for day in days:
        text, _ = placed(text, f"{day}  a = 1:00")
    assert text.splitlines() == ["log Mile", *(f"{day}  a = 1:00" for day in sorted(days))]


@pytest.mark.parametrize(
    ("written", "dated"),
    [
        ("easy = 30:00", "2026-03-05  easy = 30:00"),
        ("  400s: = 85 86", "2026-03-05  400s: = 85 86"),
        ("2026-02-01 easy = 30:00", "2026-02-01 easy = 30:00"),
        ("2026-2-1 easy = 30:00", "2026-2-1 easy = 30:00"),
        ("2000 @ 7:00 = 6:58", "2026-03-05  2000 @ 7:00 = 6:58"),
    ],
)
def test_a_date_is_put_where_there_is_none(written: str, dated: str) -> None:
    assert with_date(written, dt.date(2026, 3, 5)) == dated
