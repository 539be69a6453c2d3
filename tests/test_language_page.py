"""Every block of docs/language.md runs: files are clean, lines have the form they claim."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plandsl import pipeline
from plandsl.diagnostics import Severity
from plandsl.source import Source

PAGE = Path(__file__).parent.parent / "docs" / "language.md"
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.M | re.S)
PLAN = "plan Page\nstart 2026-03-02\ntimezone UTC\npace Z2 = 140-150bpm\nweek 1\n  tue  "
FILES = ("plan", "tlog", "athlete")
LOG = "log Page\n2026-03-03  "


def lines(kind: str) -> list[str]:
    return [line for name, block in BLOCKS if name == kind for line in block.splitlines()]


def check(text: str) -> list[str]:
    found = pipeline.check([Source("page", text)])
    return [one.message for one in found if one.severity is not Severity.INFO]


def canonical(text: str) -> str:
    return pipeline.canonical(Source("page", text)).splitlines()[-1]


def test_the_page_has_blocks_of_each_kind() -> None:
    kinds = {kind for kind, _ in BLOCKS}
    assert kinds == {"plan", "tlog", "athlete", "session", "entry"}
    assert len(lines("session")) > 50


@pytest.mark.parametrize("block", [block for kind, block in BLOCKS if kind in FILES])
def test_whole_files_have_nothing_wrong(block: str) -> None:
    assert check(block) == []


@pytest.mark.parametrize("line", lines("session"))
def test_sessions(line: str) -> None:
    claim(PLAN, line)


@pytest.mark.parametrize("line", lines("entry"))
def test_entries(line: str) -> None:
    claim(LOG, line)


def claim(head: str, line: str) -> None:
    """A line is clean and canonical as it stands, unless it says otherwise behind its `#`."""
    written, _, says = (part.strip() for part in line.partition(" # "))
    kind, _, message = says.partition(": ")
    if kind in ("error", "warning"):
        assert check(head + written + "\n") == [message]
        return
    assert check(head + written + "\n") == []
    expected = says.removeprefix("→ ") if says.startswith("→ ") else written
    assert canonical(head + written + "\n") == head.splitlines()[-1] + expected
