"""`today`, `next`, `status` and `plandsl` alone, in real folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import COULD_NOT, FINE, USAGE, WRONG, Run

PLAN = """\
plan Mile
start 2026-03-02
phase Base, weeks 1-4
  tue  400s: 4x400 @ 85-87 r60
    then reps +1 if all <= 87, else repeat
"""
LOG = "log Mile\n2026-03-03  400s: = 85 86 87 88\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "my.plan").write_text(PLAN, "utf-8")
    (tmp_path / "my.tlog").write_text(LOG, "utf-8")
    return tmp_path


@pytest.mark.parametrize("command", ["today", "next", "status"])
def test_a_day_in_words_and_as_json(folder: Path, command: str) -> None:
    run = Run(folder, command, "--on", "2026-03-10")
    assert (run.status, run.err) == (FINE, "")
    assert "400s: 4×400 @ 85–87 r60" in run.out
    document = json.loads(Run(folder, command, "--on", "2026-03-10", "--format", "json").out)
    assert (document["version"], document["date"], document["log"]) == (1, "2026-03-10", True)
    (session,) = document["next"]
    assert session["session"]["because"] == "week 1 again, since rep 4 was 88 on 2026-03-03"


def test_alone_it_is_today_by_the_clock(folder: Path) -> None:
    epoch = "1773144000"  # 2026-03-10
    run = Run(folder, SOURCE_DATE_EPOCH=epoch)
    assert run.status == FINE
    assert run.out == Run(folder, "today", SOURCE_DATE_EPOCH=epoch).out
    assert "Tue 10 Mar 2026" in run.out


def test_alone_without_one_plan_it_says_what_there_is(folder: Path) -> None:
    (folder / "other.plan").write_text(PLAN, "utf-8")
    run = Run(folder)
    assert run.status == USAGE
    assert "Commands:" in run.err


def test_of_several_plans_and_logs_those_that_belong_together(folder: Path) -> None:
    (folder / "other.plan").write_text(PLAN.replace("Mile", "Marathon"), "utf-8")
    assert "no log yet" in Run(folder, "status", "other.plan", "--on", "2026-03-10").out
    assert "1 of 1" in Run(folder, "status", "my.plan", "--on", "2026-03-10").out
    (folder / "twin.tlog").write_text(LOG, "utf-8")
    run = Run(folder, "status", "my.plan", "--on", "2026-03-10")
    assert run.status == USAGE
    assert "name one with --log" in run.err
    named = Run(folder, "status", "my.plan", "--log", "twin.tlog", "--on", "2026-03-10")
    assert "1 of 1" in named.out


def test_show_and_build_follow_a_log_that_is_named(folder: Path) -> None:
    why = "since rep 4 was 88"
    assert "5x400" in Run(folder, "show", "--week", "2").out
    followed = Run(folder, "show", "--week", "2", "--log", "my.tlog").out
    assert "4x400" in followed
    assert why in followed
    words = ("build", "--to", "ics", "--now", "2026-03-10T00:00Z", "-o", "out")
    assert Run(folder, *words, "--log", "my.tlog").status == FINE
    assert why in (folder / "out" / "mile.ics").read_text("utf-8").replace("\n ", "")
    assert (folder / "my.plan").read_text("utf-8") == PLAN


def test_a_closed_gate_holds_back_what_all_commands_show(folder: Path) -> None:
    plan = PLAN.replace("weeks 1-4", "weeks 1-2") + (
        "phase Speed, weeks 3-4\n  gate 400s: all <= 87\n  tue  800s: 3x800 @ 2:58 r2:00\n"
    )
    (folder / "my.plan").write_text(plan, "utf-8")
    why = "2 again, since the gate of Speed is closed: on 2026-03-03 rep 4 was 88"
    for words in (
        ("show", "--log", "my.tlog"), ("today", "--on", "2026-03-17"),
        ("next", "--on", "2026-03-11"),
        ("build", "--log", "my.tlog", "--now", "2026-03-10T00:00Z"),
    ):  # fmt: skip
        run = Run(folder, *words)
        assert run.status == FINE
        if words[0] != "build":
            assert why in " ".join(run.out.split())
            assert "my.plan:7, my.tlog:2" in run.out
    calendar = (folder / "mile.ics").read_text("utf-8").replace("\n ", "")
    assert why in calendar.replace("\\,", ",")
    assert why in (folder / "mile.html").read_text("utf-8")
    assert "800s" not in Run(folder, "show", "--log", "my.tlog").out
    assert "Speed, held back, only when" in Run(folder, "status", "--on", "2026-03-17").out
    assert (folder / "my.plan").read_text("utf-8") == plan


def test_a_line_that_cannot_be_read_is_told_and_the_rest_is_shown(folder: Path) -> None:
    (folder / "my.plan").write_text(PLAN + "  wed  blah\n", "utf-8")
    (folder / "my.tlog").write_text(LOG + "2026-03-04  blah = 1\n", "utf-8")
    run = Run(folder, "today", "--on", "2026-03-10")
    assert run.status == WRONG
    assert "my.plan has an error; see: plandsl check my.plan" in run.err
    assert "my.tlog has an error; see: plandsl check my.tlog" in run.err
    assert "400s" in run.out


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("today", "no.plan"), COULD_NOT, "there is no file no.plan"),
        (("today", "my.tlog"), USAGE, "is no plan"),
        (("today", "--log", "my.plan"), USAGE, "my.plan is not a log"),
        (("next", "--on", "2026-02-30"), USAGE, "2026-02-30 is no date, like 2026-03-01"),
        (("status", "--format", "xml"), USAGE, "xml"),
    ],
)
def test_wrong_usage(folder: Path, words: tuple[str, ...], status: int, says: str) -> None:
    run = Run(folder, *words)
    assert run.status == status
    assert says in run.err


def test_a_plan_without_a_start_has_no_today(folder: Path) -> None:
    (folder / "my.plan").write_text("plan Mile\n", "utf-8")
    run = Run(folder, "today")
    assert run.status == WRONG
    assert "Mile has no weeks yet, or no day to start on" in run.err
