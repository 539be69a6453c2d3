"""The shapes that one run leaves to the next: they change how long a command takes, no more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PLAN = ROOT / "examples" / "sub-6-mile" / "as-prescribed.plan"


def check(cache: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    # With --debug nothing is shown again that an earlier check found.
    return subprocess.run(
        [sys.executable, *flags, "-m", "plandsl", "--debug", "check", str(PLAN)],
        env={"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(cache), "PATH": os.environ["PATH"]},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def kept(cache: Path, what: str = "shapes") -> Path:
    (path,) = (cache / "plandsl").glob(f"{what}-*.json")
    return path


def test_a_second_run_says_the_same_and_imports_no_lark(tmp_path: Path) -> None:
    first = check(tmp_path)
    second = check(tmp_path, "-X", "importtime")
    assert first.returncode == second.returncode == 1
    assert first.stdout == second.stdout
    assert "lark" not in second.stderr
    assert "plandsl.syntax.parse" in second.stderr


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b'{"plan P": 5}',
        b'{"plan P": ["line", 0]}',
        b'{"plan P": ["TEXT", 0, 6]}',
        b'{"plan P": ["line", 0, 6, [["TEXT", 0, "6"]]]}',
    ],
)
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    first = check(tmp_path)
    kept(tmp_path).write_bytes(damage)
    again = check(tmp_path)
    assert (again.returncode, again.stdout, again.stderr) == (1, first.stdout, "")
    assert "plan Sub-0 mile" in json.loads(kept(tmp_path).read_text())


def test_a_run_that_meets_new_shapes_takes_the_tables_of_an_earlier_one(tmp_path: Path) -> None:
    first = check(tmp_path)
    kept(tmp_path).unlink()
    made = kept(tmp_path, "tables").stat().st_mtime_ns
    again = check(tmp_path)
    assert (again.returncode, again.stdout, again.stderr) == (1, first.stdout, "")
    assert "plan Sub-0 mile" in json.loads(kept(tmp_path).read_text())
    assert kept(tmp_path, "tables").stat().st_mtime_ns == made


@pytest.mark.parametrize("damage", [b"", b"\xff\n\x00", b"[]", b"{}\n{}", None])
def test_damaged_tables_are_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    first = check(tmp_path)
    kept(tmp_path).unlink()
    path = kept(tmp_path, "tables")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    again = check(tmp_path)
    assert (again.returncode, again.stdout, again.stderr) == (1, first.stdout, "")
    assert json.loads(path.read_bytes().partition(b"\n")[2])["lark"]


def test_a_folder_that_cannot_be_made_changes_nothing(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("here already")
    run = check(in_the_way)
    assert (run.returncode, run.stderr) == (1, "")
