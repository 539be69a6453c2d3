"""The README is true: its plans are clean or say why not, its output is what the program prints."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from plandsl import pipeline
from plandsl.source import Source

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "examples").glob("*/README.md"))]


def blocks(page: Path, kind: str) -> list[str]:
    found = re.findall(rf"^( *)```{kind}\n(.*?)^\1```$", page.read_text("utf-8"), re.M | re.S)
    return ["".join(line[len(i) :] for line in body.splitlines(True)) for i, body in found]


CONSOLE = [(page, block) for page in PAGES for block in blocks(page, "console")]


@pytest.mark.parametrize(("page", "block"), CONSOLE)
def test_what_the_pages_show_is_what_is_printed(page: Path, block: str) -> None:
    command, _, shown = block.partition("\n")
    program, *words = command.removeprefix("$ ").split()
    assert program == "plandsl"
    folder = ROOT if page.parent == ROOT else page.parent
    run = subprocess.run(
        [sys.executable, "-m", "plandsl", *words],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.stderr == ""
    assert run.stdout == shown


def test_the_plan_to_start_from_has_nothing_wrong() -> None:
    first, own = blocks(ROOT / "README.md", "plan")
    assert first == (ROOT / "examples/first/first.plan").read_text("utf-8")
    assert pipeline.check([Source("my.plan", own)]) == ()
    assert pipeline.canonical(Source("my.plan", own)) == own


def test_the_log_line_to_start_from_is_read() -> None:
    own = blocks(ROOT / "README.md", "plan")[1]
    line = "2026-04-07  hills: = 45 44 46 45 44 44 45 46"
    assert f"`{line}`" in (ROOT / "README.md").read_text("utf-8")
    log = f"log My 10k\n{line}\n"
    assert pipeline.check([Source("my.plan", own), Source("my.tlog", log)]) == ()
