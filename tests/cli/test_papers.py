"""`plandsl build --to pdf` as a user runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from plandsl.cli import revision
from plandsl.source import Source
from tests.cli.running import FINE, ROOT, USAGE, Run

GIT = shutil.which("git")
PLAN = """\
plan Small
start 2026-03-02

week 1
  tue  400s: 8x400 @ 85-87 r60
  sun  race: 1600 @ 5:59 laps 91 90 90 88
"""


def git(folder: Path, *words: str, **env: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    command = ("git", *identity, *words)
    subprocess.run(command, cwd=folder, env=os.environ | env, check=True, capture_output=True)


def test_build_writes_a_file_a_sheet_and_leaves_unchanged_ones_alone(tmp_path: Path) -> None:
    (tmp_path / "my.plan").write_text(PLAN, "utf-8")
    words = ("build", "my.plan", "--to", "pdf", "--sheet", "season,band", "--paper", "letter")
    first = Run(tmp_path, *words, "-o", "out")
    assert (first.status, first.err) == (FINE, "")
    assert first.out.split() == ["out/small-season.pdf", "out/small-band.pdf"]
    assert Run(tmp_path, *words, "-o", "out").out.count("(unchanged)") == 2


def test_the_squad_is_made_of_the_athletes_beside_the_plan(tmp_path: Path) -> None:
    squad = shutil.copytree(ROOT / "examples" / "squad", tmp_path / "squad")
    made = Run(squad, "build", "squad.plan", "--to", "pdf", "--sheet", "squad")
    assert (made.status, made.out) == (FINE, "spring-track-squad.pdf\n")
    made = Run(squad, "build", "squad.plan", "--to", "html", "--sheet", "squad,season")
    assert (made.status, made.out) == (FINE, "spring-track.html\n")
    assert "5k 4:50/km, 7:47/mi" in (squad / "spring-track.html").read_text("utf-8")
    (squad / "cy.athlete").write_text("athlete Cy\nhrmax much\n", "utf-8")
    made = Run(squad, "build", "squad.plan", "--to", "pdf", "--sheet", "squad")
    assert made.status == FINE
    assert made.err == "cy.athlete has errors; see: plandsl check squad.plan --athlete cy.athlete\n"
    for athlete in squad.glob("*.athlete"):
        athlete.unlink()
    none = Run(squad, "build", "squad.plan", "--to", "pdf", "--sheet", "squad")
    assert none.status == USAGE
    assert "the sheet squad needs .athlete files beside squad.plan" in none.err


@pytest.mark.skipif(GIT is None, reason="needs git")
def test_the_revision_is_that_of_the_plans_file(tmp_path: Path) -> None:
    path = tmp_path / "my.plan"
    path.write_text(PLAN, "utf-8")
    assert revision.of_file(Source(str(path), PLAN)) == ""
    git(tmp_path, "init", "-q")
    assert revision.of_file(Source(str(path), PLAN)) == ""
    git(tmp_path, "add", ".")
    date = "2026-02-28T23:30:00+0500"
    git(tmp_path, "commit", "-qm", "One", GIT_COMMITTER_DATE=date, GIT_AUTHOR_DATE=date)
    words = revision.of_file(Source(str(path), PLAN))
    assert words.startswith("revision ")
    assert words.endswith(" of 2026-02-28")
    (tmp_path / "other.plan").write_text(PLAN, "utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Another file")
    assert revision.of_file(Source(str(path), PLAN)) == words
    changed = Source(str(path), PLAN.replace("8x400", "6x400"))
    assert revision.of_file(changed) == f"{words}, changed since"
    assert revision.of_file(Source("-", PLAN)) == ""


@pytest.mark.skipif(GIT is None, reason="needs git")
def test_no_setting_of_a_repository_runs_a_program(tmp_path: Path) -> None:
    path, trap = tmp_path / "my.plan", tmp_path / "trap"
    path.write_text(PLAN, "utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "One")
    run = f"sh -c 'touch {trap}'"
    for name in ("core.fsmonitor", "diff.external", "core.pager", "gpg.program", "core.sshCommand"):
        git(tmp_path, "config", name, run)
    git(tmp_path, "config", "log.showSignature", "true")
    assert revision.of_file(Source(str(path), PLAN)).startswith("revision ")
    assert not trap.exists()


def test_the_page_has_the_sheets_the_paper_and_what_was_run(tmp_path: Path) -> None:
    (tmp_path / "my.plan").write_text(PLAN, "utf-8")
    (tmp_path / "my.tlog").write_text("log Small\n2026-03-03  400s: 8x400 r60 = 85 86\n", "utf-8")
    words = ("build", "my.plan", "--to", "html", "--sheet", "season", "--paper", "letter")
    assert Run(tmp_path, *words).status == FINE
    page = (tmp_path / "small.html").read_text("utf-8")
    assert "size: letter landscape" in page
    assert 'class="week"' not in page
    assert "run, by the log" not in page
    assert Run(tmp_path, *words, "--log", "my.tlog").status == FINE
    assert "run, by the log" in (tmp_path / "small.html").read_text("utf-8")
