"""`plandsl eval --to html` as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import COULD_NOT, FINE, ROOT, USAGE, WRONG, Run

EXAMPLE = ROOT / "examples" / "sub-6-mile"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("mile.plan", "mile.tlog"):
        (tmp_path / name).write_bytes((EXAMPLE / name).read_bytes())
    return tmp_path


def test_the_page_is_written_beside_the_sheet_and_only_when_it_changes(folder: Path) -> None:
    Run(folder, "build", "mile.plan", "--to", "html")
    sheet = (folder / "sub-6-mile-me.html").read_bytes()
    first = Run(folder, "eval", "--to", "html")
    assert (first.status, first.out, first.err) == (FINE, "sub-6-mile-me-verdicts.html\n", "")
    page = (folder / "sub-6-mile-me-verdicts.html").read_bytes()
    assert page.startswith(b"<!doctype html>")
    again = Run(folder, "eval", "--to", "html")
    assert again.out == "sub-6-mile-me-verdicts.html (unchanged)\n"
    assert (folder / "sub-6-mile-me.html").read_bytes() == sheet
    (folder / "mile.tlog").write_text(
        "log Sub-6 mile\n2025-08-18  400s: = 88 88 88 88 88\n", "utf-8"
    )
    assert Run(folder, "eval", "--to", "html").out == "sub-6-mile-me-verdicts.html\n"
    assert (folder / "sub-6-mile-me-verdicts.html").read_bytes() != page


def test_into_a_folder_that_is_made(folder: Path) -> None:
    made = Run(folder, "eval", "mile.plan", "mile.tlog", "--to", "html", "-o", "out/pages")
    assert made.out == "out/pages/sub-6-mile-me-verdicts.html\n"
    assert (folder / "out" / "pages" / "sub-6-mile-me-verdicts.html").is_file()


def test_with_a_line_that_cannot_be_read_nothing_is_written(folder: Path) -> None:
    with (folder / "mile.tlog").open("a", encoding="utf-8") as log:
        log.write("2025-09-09  4oos = 88\n")
    run = Run(folder, "eval", "--to", "html")
    assert run.status == WRONG
    assert "nothing was written" in run.err
    assert not list(folder.glob("*.html"))


def test_a_page_or_json_but_not_both_and_no_folder_for_what_is_printed(folder: Path) -> None:
    both = Run(folder, "eval", "--to", "html", "--format", "json")
    assert both.status == USAGE
    assert "--to html writes a page, --format json prints" in both.err
    for_nothing = Run(folder, "eval", "-o", "out")
    assert for_nothing.status == USAGE
    assert "-o goes with --to html" in for_nothing.err


def test_a_folder_that_cannot_be_made(folder: Path) -> None:
    (folder / "out").write_text("in the way", "utf-8")
    run = Run(folder, "eval", "--to", "html", "-o", "out/pages")
    assert run.status == COULD_NOT
    assert "out/pages/sub-6-mile-me-verdicts.html cannot be written: " in run.err
