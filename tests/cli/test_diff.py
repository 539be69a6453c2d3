"""`plandsl diff` as a user runs it, with files and with real git repositories."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import Run

SAME, DIFFERENT, TROUBLE = 0, 1, 2
PLAN = "plan Test\nstart 2026-03-02\n\nweek 1\n  tue  400s: 6x400 @ 88 r90\n"
MORE = PLAN.replace("6x", "7x")
BAD = PLAN.replace("r90", "r90 blah")


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org")
    subprocess.run(
        ["git", *who, *words],
        cwd=folder,
        check=True,
        capture_output=True,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"},
    )


def commit(folder: Path, **texts: str) -> None:
    """Files by their name without `.plan`, in a commit of their own."""
    for name, text in texts.items():
        (folder / f"{name}.plan").write_text(text, "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-m", "plans", "--no-gpg-sign")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "plans"
    made.mkdir()
    for name, text in (("old", PLAN), ("new", MORE), ("bad", BAD)):
        (made / f"{name}.plan").write_text(text, "utf-8")
    return made


@pytest.fixture
def repository(folder: Path) -> Path:
    """Two commits of `my.plan`, the second with one rep more."""
    git(folder, "init", "-q")
    commit(folder, my=PLAN)
    commit(folder, my=MORE)
    return folder


def test_two_files(folder: Path) -> None:
    made = Run(folder, "diff", "old.plan", "new.plan")
    assert (made.status, made.err) == (DIFFERENT, "")
    assert "Tue 400s  +1 rep" in made.out


def test_the_same_training(folder: Path) -> None:
    (folder / "other.plan").write_text("# a remark\n" + PLAN.replace("r90", "r1:30"), "utf-8")
    made = Run(folder, "diff", "old.plan", "other.plan")
    assert (made.status, made.out, made.err) == (SAME, "no change in training\n", "")


def test_as_json(folder: Path) -> None:
    made = Run(folder, "diff", "--format", "json", "old.plan", "new.plan")
    assert made.status == DIFFERENT
    found = json.loads(made.out)
    assert found["weeks"][0]["sessions"][0]["changes"][0]["text"] == "+1 rep"
    same = Run(folder, "diff", "--format", "json", "old.plan", "old.plan")
    assert same.status == SAME
    assert json.loads(same.out)["same"] is True


@pytest.mark.parametrize("words", [("old.plan", "bad.plan"), ("bad.plan", "old.plan")])
def test_a_plan_with_lines_that_cannot_be_read_is_not_compared(
    folder: Path, words: tuple[str, str]
) -> None:
    made = Run(folder, "diff", *words)
    assert (made.status, made.out) == (TROUBLE, "")
    assert "bad.plan:5:29" in made.err
    assert "bad.plan is not compared, for what these lines say would be missing" in made.err


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("gone.plan", "there is no file gone.plan"),
        (".", ". is a folder, not a file"),
        ("log.tlog", "log.tlog is no plan; a plan begins with: plan NAME"),
    ],
)
def test_what_is_no_plan(folder: Path, name: str, says: str) -> None:
    (folder / "log.tlog").write_text("log Test\n2026-03-03  easy: skipped\n", "utf-8")
    made = Run(folder, "diff", "old.plan", name)
    assert (made.status, made.out, made.err) == (TROUBLE, "", f"Error: {says}\n")


def test_one_plan_is_no_two(folder: Path) -> None:
    assert Run(folder, "diff", "old.plan").status == TROUBLE


# ------------------------------------------------------------------- revisions


def test_a_revision_and_a_file(repository: Path) -> None:
    made = Run(repository, "diff", "HEAD~1:my.plan", "my.plan")
    assert (made.status, made.err) == (DIFFERENT, "")
    assert made.out.startswith("HEAD~1:my.plan → my.plan\n")
    assert "+1 rep" in made.out
    assert Run(repository, "diff", "HEAD:my.plan", "my.plan").status == SAME
    assert Run(repository, "diff", "HEAD~1:my.plan", "HEAD:my.plan").status == DIFFERENT


def test_what_it_extends_is_of_the_same_revision(repository: Path) -> None:
    mine = "plan Mine\nextends base.plan\nathlete Ann\n"
    (repository / "ann.athlete").write_text("athlete Ann\nhrmax 188\n", "utf-8")
    commit(repository, mine=mine, base=PLAN)
    (repository / "ann.athlete").write_text("athlete Ann\nhrmax 190\n", "utf-8")
    (repository / "base.plan").write_text(MORE, "utf-8")
    made = Run(repository, "diff", "HEAD:mine.plan", "mine.plan")
    assert (made.status, made.err) == (DIFFERENT, "")
    assert "hrmax 188 → 190" in made.out
    assert "+1 rep" in made.out
    assert Run(repository, "diff", "HEAD:mine.plan", "HEAD:mine.plan").status == SAME


def test_what_it_extends_must_be_in_the_revision(repository: Path) -> None:
    commit(repository, mine="plan Mine\nextends late.plan\n")
    (repository / "late.plan").write_text(PLAN, "utf-8")
    made = Run(repository, "diff", "HEAD:mine.plan", "mine.plan")
    assert made.status == TROUBLE
    assert "there is no file late.plan in HEAD" in made.err
    assert "HEAD:mine.plan:2:9" in made.err


def test_a_plan_of_a_revision_reads_nothing_outside_its_folder(repository: Path) -> None:
    inner = repository / "inner"
    inner.mkdir()
    (inner / "mine.plan").write_text("plan Mine\nextends ../my.plan\n", "utf-8")
    commit(repository)
    made = Run(repository, "diff", "HEAD:inner/mine.plan", "my.plan")
    assert made.status == TROUBLE
    assert "my.plan is outside the plan's own folder" in made.err
    allowed = Run(repository, "diff", "--root", ".", "HEAD:inner/mine.plan", "HEAD:my.plan")
    assert (allowed.status, allowed.err) == (DIFFERENT, "")
    assert "plan Mine → Test" in allowed.out
    assert "+1 rep" not in allowed.out


def test_a_way_starts_from_the_current_folder(repository: Path) -> None:
    inner = repository / "inner"
    inner.mkdir()
    (inner / "mine.plan").write_text(PLAN, "utf-8")
    commit(repository)
    assert Run(inner, "diff", "HEAD:mine.plan", "mine.plan").status == SAME
    assert Run(inner, "diff", "HEAD:../my.plan", "mine.plan").status == DIFFERENT
    assert Run(repository, "diff", "HEAD:inner/mine.plan", "HEAD:my.plan").status == DIFFERENT


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("never:my.plan", "never:my.plan: this git repository has no revision never"),
        ("HEAD:gone.plan", "there is no file gone.plan in HEAD"),
        ("HEAD:.", ". is a folder in HEAD, not a file"),
        (
            "HEAD^{tree}:my.plan",
            "HEAD^{tree}:my.plan: this git repository has no revision HEAD^{tree}",
        ),
    ],
)
def test_what_a_revision_does_not_have(repository: Path, name: str, says: str) -> None:
    made = Run(repository, "diff", name, "my.plan")
    assert (made.status, made.out, made.err) == (TROUBLE, "", f"Error: {says}\n")


def test_outside_of_any_repository(folder: Path) -> None:
    made = Run(folder, "diff", "HEAD:old.plan", "old.plan", GIT_CEILING_DIRECTORIES=str(folder))
    says = "HEAD:old.plan: there is no git repository here, and no file of this name"
    assert (made.status, made.out, made.err) == (TROUBLE, "", f"Error: {says}\n")


def test_a_revision_is_no_option_of_git(repository: Path) -> None:
    made = Run(repository, "diff", "--", "--output=x:my.plan", "my.plan")
    assert (made.status, made.err) == (TROUBLE, "Error: --output=x is no revision\n")
    assert not (repository / "x").exists()


def test_a_file_whose_name_has_a_colon_is_a_file(repository: Path) -> None:
    (repository / "a:b.plan").write_text(PLAN, "utf-8")
    assert Run(repository, "diff", "a:b.plan", "HEAD~1:my.plan").status == SAME


def test_without_git(repository: Path) -> None:
    made = Run(repository, "diff", "HEAD:my.plan", "my.plan", PATH=str(repository))
    says = "git is not installed, and only git can read a revision"
    assert (made.status, made.err) == (TROUBLE, f"Error: {says}\n")
