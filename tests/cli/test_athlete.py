"""Athletes' files on a real disk: whose a plan is, and what is said of a file that is wrong."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.running import COULD_NOT, FINE, USAGE, WRONG, Run

SQUAD = """\
plan Squad
start 2026-03-02
group A, light

week 1
  tue  reps: 6x400 @ 5k r90 | light 4x
"""
ANN = "athlete Ann\ngroup light\npace 5k = 4:30/km\n"
BOB = "athlete Bob\npace 5k = 3:30/km\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "squad.plan").write_text(SQUAD)
    (tmp_path / "anns.plan").write_text(SQUAD.replace("start", "athlete Ann\nstart"))
    (tmp_path / "files").mkdir()
    (tmp_path / "files/ann.athlete").write_text(ANN)
    (tmp_path / "files/bob.athlete").write_text(BOB)
    return tmp_path


def shown(folder: Path, *words: str) -> tuple[str, int, list[int] | None]:
    """The plan's identity, and of its one session how many reps at which pace, in s/km."""
    run = Run(folder, "show", *words, "--format", "json")
    assert (run.status, run.err) == (FINE, "")
    (session,) = json.loads(run.out)["weeks"][0]["sessions"]
    (step,) = session["steps"]
    plan = session["key"].partition("/")[0]
    return plan, step["reps"][1], step["target"]["pace"]


def uids(path: Path) -> list[str]:
    return [line for line in path.read_text().splitlines() if line.startswith("UID:")]


@pytest.mark.parametrize("name", ["Ann.athlete", "ann.athlete"])
def test_the_file_beside_the_plan(folder: Path, name: str) -> None:
    (folder / name).write_text(ANN)
    assert shown(folder, "anns.plan") == ("squad-ann", 4, [270, 270])
    assert shown(folder, "squad.plan") == ("squad", 6, None)


def test_a_file_that_is_not_there_is_not_missed(folder: Path) -> None:
    assert shown(folder, "anns.plan") == ("squad-ann", 6, None)
    assert Run(folder, "check", "anns.plan").out == "nothing wrong\n"


def test_the_file_lies_beside_the_plan_that_names_the_athlete(folder: Path) -> None:
    (folder / "files/anns.plan").write_text("plan Hers\nextends ../anns.plan\n")
    (folder / "ann.athlete").write_text(ANN.replace("4:30", "5:00"))
    assert shown(folder, "files/anns.plan", "--root", ".") == ("hers-ann", 4, [300, 300])


@pytest.mark.parametrize("plan", ["squad.plan", "anns.plan"])
def test_the_file_that_is_named_holds_for_every_plan(folder: Path, plan: str) -> None:
    (folder / "ann.athlete").write_text(ANN)
    expected = ("squad-bob", 6, [210, 210])
    assert shown(folder, plan, "--athlete", "files/bob.athlete") == expected


def test_every_command_knows_the_athlete(folder: Path) -> None:
    words = ("squad.plan", "--athlete", "files/ann.athlete")
    assert Run(folder, "check", *words).status == FINE
    assert "athlete Ann\n" in Run(folder, "show", "--expand", *words).out
    assert Run(folder, "build", *words, "-o", "ann").status == FINE
    assert Run(folder, "build", "squad.plan", "-o", "all").status == FINE
    hers, all_ = (uids(folder / name) for name in ("ann/squad-ann.ics", "all/squad.ics"))
    assert len(hers) == len(all_) == 1
    assert hers != all_
    (folder / "squad.tlog").write_text("log Squad\n2026-03-03  reps: = 107 108 109 108\n")
    run = Run(folder, "eval", "squad.plan", "squad.tlog", "--athlete", "files/ann.athlete")
    assert (run.status, run.err) == (FINE, "")
    assert "4x400" in run.out


def test_a_plan_and_its_athlete_are_checked_together(folder: Path) -> None:
    (folder / "files/ann.athlete").write_text(ANN.replace("group light", "group lite"))
    for plan in ("squad.plan", "anns.plan"):
        run = Run(folder, "check", plan, "files/ann.athlete")
        assert run.status == WRONG
        assert run.messages == ["error[unknown-group]: Squad has no group lite"]
        assert "--> files/ann.athlete:2:7\n" in run.out
        assert "= help: it has A, light\n" in run.out


def test_a_file_that_no_plan_is_for_is_checked_all_the_same(folder: Path) -> None:
    (folder / "files/bob.athlete").write_text(BOB + "pace cruise = crusie\n")
    run = Run(folder, "check", "anns.plan", "files/ann.athlete", "files/bob.athlete")
    assert run.messages == ["error[unknown-name]: nobody has said what `crusie` is"]


def test_a_file_alone(folder: Path) -> None:
    assert Run(folder, "check", "files/ann.athlete").out == "nothing wrong\n"
    text = ANN + "pace easy = 5:30-6:00/km\nstart 2026-03-02\nteu rest\nusual warmup = 10min esay\n"
    (folder / "files/ann.athlete").write_text(text)
    run = Run(folder, "check", "files/ann.athlete")
    assert run.status == WRONG
    assert run.messages == [
        "error[misplaced]: a start line belongs in a plan, not in an athlete's file",
        "error[syntax]: no line starts with `teu`",
        "error[unknown-name]: nobody has said what `esay` is",
    ]


# ---- what is wrong


@pytest.mark.parametrize("command", ["check", "show", "build"])
def test_the_file_that_is_named_must_be_there(folder: Path, command: str) -> None:
    run = Run(folder, command, "squad.plan", "--athlete", "no.athlete")
    assert (run.status, run.out) == (COULD_NOT, "")
    assert run.err == "Error: there is no file no.athlete\n"


@pytest.mark.parametrize("text", [SQUAD, "log Squad\n", "", "# nothing\n", "athelte Ann\n"])
def test_the_file_that_is_named_must_be_an_athletes(folder: Path, text: str) -> None:
    (folder / "it.athlete").write_text(text)
    run = Run(folder, "check", "squad.plan", "--athlete", "it.athlete")
    assert (run.status, run.out) == (USAGE, "")
    assert "it.athlete is not an athlete's file, which begins with: athlete NAME" in run.err


def test_an_athletes_file_is_no_plan(folder: Path) -> None:
    run = Run(folder, "show", "files/ann.athlete")
    assert run.status == USAGE
    assert "files/ann.athlete is no plan; a plan begins with: plan NAME" in run.err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("plan Ann\n", "error[athlete]: ann.athlete is not an athlete's file"),
        ("", "error[athlete]: ann.athlete is not an athlete's file"),
        (BOB, "warning[athlete]: ann.athlete is the file of Bob, and this plan is for Ann"),
    ],
)
def test_a_file_beside_the_plan_that_is_not_hers(folder: Path, text: str, message: str) -> None:
    (folder / "ann.athlete").write_text(text)
    run = Run(folder, "check", "anns.plan")
    assert run.messages == [message]
    assert "--> anns.plan:2:9\n" in run.out


def test_a_file_beside_the_plan_that_cannot_be_read(folder: Path) -> None:
    path = folder / "ann.athlete"
    path.write_bytes(b"athlete \xff\n")
    (message,) = Run(folder, "check", "anns.plan").messages
    assert message.startswith("error[athlete]: ann.athlete is not UTF-8 text (line 1)")
    path.unlink()
    os.mkfifo(path)
    (message,) = Run(folder, "check", "anns.plan").messages
    assert message == "error[athlete]: ann.athlete is a device or a pipe, not a file"
    path.unlink()
    path.symlink_to("../ann.athlete")
    (folder.parent / "ann.athlete").write_text(ANN)
    (message,) = Run(folder, "check", "anns.plan").messages
    assert message.startswith("error[athlete]: ann.athlete leads to ../ann.athlete, which is")


@pytest.mark.parametrize("name", ["../files/ann", "..", "files/ann", "/etc/passwd"])
def test_a_name_is_no_path(folder: Path, name: str) -> None:
    (folder / "anns.plan").write_text(SQUAD.replace("start", f"athlete {name}\nstart"))
    (folder / "files/squad.plan").write_text(SQUAD.replace("start", f"athlete {name}\nstart"))
    assert Run(folder, "check", "anns.plan", "files/squad.plan").out == "nothing wrong\n"
