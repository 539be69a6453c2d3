"""`plandsl fmt`: what it writes, what it says, and its exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import FINE, WRONG, Run

LOOSE = """plan Test
start 2026-03-02
week 1
tue 8 x 400m in 85-87 w/ 60s rest   # the club's
wed 90min, last 20 @ MP
thu 2(6x400) r90 / 2:30
fri 30min E
"""
WRITTEN = """plan Test
start 2026-03-02
week 1
  tue  8x400 @ 85-87 r60            # the club's
  wed  70min easy + 20min MP
thu 2(6x400) r90 / 2:30
  fri  30min easy
"""
SAID = [
    "loose.plan:5:5: warning[assumed]: how the first 70min are run is not said: easy is assumed",
    "loose.plan:6:5: error[syntax]: is 2:30 the rest between the sets?",
]
CLEAN = "plan Test\nstart 2026-03-02\nweek 1\n  tue  8x400 r60\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a plan in the shorthand of somebody else."""
    path = tmp_path / "plans"
    path.mkdir()
    (path / "loose.plan").write_text(LOOSE, encoding="utf-8")
    (path / "clean.plan").write_text(CLEAN, encoding="utf-8")
    return path


def test_it_writes_what_is_certain_and_says_what_is_not(folder: Path) -> None:
    run = Run(folder, "fmt", "loose.plan")
    assert run.status == FINE
    assert run.out == ""
    assert run.err.splitlines() == ["loose.plan: rewritten", *SAID]
    assert (folder / "loose.plan").read_text(encoding="utf-8") == WRITTEN


def test_a_second_time_only_the_question_is_left(folder: Path) -> None:
    Run(folder, "fmt", "loose.plan")
    again = Run(folder, "fmt", "loose.plan")
    assert again.status == FINE
    assert again.err.splitlines() == SAID[1:]
    assert (folder / "loose.plan").read_text(encoding="utf-8") == WRITTEN


def test_check_fails_while_a_line_cannot_be_read(folder: Path) -> None:
    before = Run(folder, "fmt", "--check", "loose.plan")
    assert before.status == WRONG
    assert before.out == "loose.plan is not in canonical form\n"
    assert before.err.splitlines() == SAID
    assert (folder / "loose.plan").read_text(encoding="utf-8") == LOOSE
    Run(folder, "fmt", "loose.plan")
    after = Run(folder, "fmt", "--check", "loose.plan")
    assert (after.status, after.out) == (WRONG, "")
    assert after.err.splitlines() == SAID[1:]
    clean = Run(folder, "fmt", "--check", "clean.plan")
    assert (clean.status, clean.out, clean.err) == (FINE, "", "")


def test_diff_shows_the_lines_that_would_change(folder: Path) -> None:
    run = Run(folder, "fmt", "--diff", "loose.plan")
    assert run.status == WRONG
    assert "-wed 90min, last 20 @ MP\n" in run.out
    assert "+  wed  70min easy + 20min MP\n" in run.out
    assert " thu 2(6x400) r90 / 2:30\n" in run.out
    assert (folder / "loose.plan").read_text(encoding="utf-8") == LOOSE


def test_standard_input_goes_to_standard_output(folder: Path) -> None:
    run = Run(folder, "fmt", "-", stdin=LOOSE.encode())
    assert run.status == FINE
    assert run.out == WRITTEN
    assert run.err.splitlines() == [line.replace("loose.plan", "-") for line in SAID]


def test_the_paces_of_the_athlete_explain_a_name(folder: Path) -> None:
    """T is what Ann's file says, not threshold; who has no such file gets the usual reading."""
    text = "plan Test\nathlete Ann\nstart 2026-03-02\nweek 1\n  tue  20min T\n"
    (folder / "ann.plan").write_text(text, encoding="utf-8")
    (folder / "Ann.athlete").write_text("athlete Ann\npace T = 4:20/km\n", encoding="utf-8")
    assert Run(folder, "fmt", "ann.plan").err == ""
    assert (folder / "ann.plan").read_text(encoding="utf-8") == text
    (folder / "Ann.athlete").write_text("athlete Ann\n", encoding="utf-8")
    Run(folder, "fmt", "ann.plan")
    assert (folder / "ann.plan").read_text(encoding="utf-8").endswith("  tue  20min threshold\n")


def test_where_the_base_cannot_be_read_names_stay(folder: Path) -> None:
    text = "plan Test\nextends nowhere.plan\nstart 2026-03-02\nweek 1\n  tue  20min T\n"
    (folder / "based.plan").write_text(text, encoding="utf-8")
    assert Run(folder, "fmt", "based.plan").status == FINE
    assert (folder / "based.plan").read_text(encoding="utf-8") == text


def test_logs_and_athletes_files(folder: Path) -> None:
    (folder / "my.tlog").write_text("log Test\n2026-03-03 5x400 75 90r 88 90r 89\n", "utf-8")
    (folder / "ann.athlete").write_text(
        "athlete Ann\nhrmax 188bpm\nusual wu = 15 min jog\n", "utf-8"
    )
    assert Run(folder, "fmt", "my.tlog", "ann.athlete").status == FINE
    log = (folder / "my.tlog").read_text(encoding="utf-8")
    assert log == "log Test\n2026-03-03  5x400 = 75 r90 88 r90 89\n"
    athlete = (folder / "ann.athlete").read_text(encoding="utf-8")
    assert athlete == "athlete Ann\nhrmax 188\nusual warmup = 15min easy\n"


def test_what_cannot_be_meant_is_not_written(folder: Path) -> None:
    """One reading, but nobody runs 5 km in 20 seconds: the line stays, and `check` asks."""
    text = "plan Test\nstart 2026-03-02\nweek 1\n  tue  5km in 20\n"
    (folder / "fast.plan").write_text(text, encoding="utf-8")
    run = Run(folder, "fmt", "fast.plan")
    assert (folder / "fast.plan").read_text(encoding="utf-8") == text
    assert run.err == "fast.plan:4:12: error[syntax]: the @ before the target is missing\n"


def test_the_word_of_a_line_that_cannot_be_read_stays(folder: Path) -> None:
    text = "plan Test\nstart 2026-03-02\nweek 1\n  teu  8 x 400m\n\ttue 30min  by feel # so\n"
    (folder / "odd.plan").write_text(text, encoding="utf-8")
    run = Run(folder, "fmt", "odd.plan")
    assert (folder / "odd.plan").read_text(encoding="utf-8") == text
    assert [line.split(": ", 1)[0] for line in run.err.splitlines()] == [
        "odd.plan:4:3", "odd.plan:5:13",
    ]  # fmt: skip
