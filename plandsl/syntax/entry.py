"""Where a new entry goes into the text of a log: in date order, with everything else untouched."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

DATED = r"\s*(\d{4}-\d{2}-\d{2})(?![\d-])"
# Lines on either side of an entry that its verdict may look at: some years of running.
MOST_NEARBY = 2_000
# What somebody meant as a date, whether or not it is written as one.
LIKE_A_DATE = r"\s*\d{4}-\d"


def with_date(text: str, today: dt.date) -> str:
    """The entry, behind a date where it has none."""
    return text if re.match(LIKE_A_DATE, text) else f"{today}  {text.strip()}"


def placed(text: str, entry: str) -> tuple[str, int]:
    """A log's text with one more entry, and the number of its line, from 1.

    It stands behind the last entry that is not newer and behind the notes of that one; where no
    entry is newer, behind everything that is written. Line ends are those of the line above.
    """
    date = entry[:10]
    lines = text.split("\n")
    is_ended = lines[-1] == ""
    if is_ended:
        lines.pop()
    at = _place(lines, date)
    is_last = at == len(lines)
    end = "\r" if _ends_in_return(lines, at, is_ended) else ""
    if is_last and not is_ended and lines:
        lines[-1] += end
    lines.insert(at, entry + end)
    return "\n".join(lines) + ("\n" if is_ended or is_last else ""), at + 1


def nearby(text: str, line: int) -> str:
    """The same text with entries far from a line left blank, so that a long log takes no longer."""
    lines = text.split("\n")
    head = next((at for at, one in enumerate(lines) if re.match(DATED, one)), 0)
    first, end = max(head, line - MOST_NEARBY), line + MOST_NEARBY
    before = [*lines[:head], *[""] * (first - head)]
    return "\n".join([*before, *lines[first:end], *[""] * len(lines[end:])])


def _ends_in_return(lines: list[str], at: int, is_ended: bool) -> bool:
    """Whether the line above ends as on Windows; a last line without an end, as the one before."""
    above = at - 1 if is_ended or at < len(lines) else at - 2
    return above >= 0 and lines[above].endswith("\r")


def _place(lines: list[str], date: str) -> int:
    """Before which line the entry goes."""
    dates = [(at, found[1]) for at, line in enumerate(lines) if (found := re.match(DATED, line))]
    older = [at for at, other in dates if other <= date]
    newer = [at for at, _ in dates if not older or at > older[-1]]
    if not newer:
        return _behind(lines, 0, len(lines), lambda line: bool(line.strip()))
    if older:
        return _behind(lines, older[-1], newer[0], _belongs_to_the_entry)
    at = newer[0]
    while at and lines[at - 1].startswith("#"):
        at -= 1
    return at


def _behind(lines: list[str], first: int, end: int, counts: Callable[[str], bool]) -> int:
    """Behind the last of some lines that counts."""
    return max((at + 1 for at in range(first, end) if counts(lines[at])), default=first)


def _belongs_to_the_entry(line: str) -> bool:
    """Not a blank line, nor a comment at the margin, which is about what follows it."""
    return bool(line.strip()) and not line.startswith("#")
