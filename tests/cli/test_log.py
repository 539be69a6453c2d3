"""`plandsl log` with real files and real processes: one line more, and never one less."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import COULD_NOT, FINE, ROOT, USAGE, WRONG, Run

PLAN = "plan Mile\nstart 2026-03-02\nphase Base, weeks 1-4\n  tue  400s: 8x400 @ 85-87 r60\n"
LOG = "log Mile\n2026-03-03  400s: 8x400 r60 = 85 86 87 86 85 86 87 86\n"
ENTRY = "400s: 8 x 400m 60r = 85 86 87 88 85 86 87 86"
LINE = "2026-03-10  400s: 8x400 r60 = 85 86 87 88 85 86 87 86\n"
ON = ("--on", "2026-03-10")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "my.plan").write_text(PLAN, "utf-8")
    (tmp_path / "my.tlog").write_text(LOG, "utf-8")
    return tmp_path


def log(folder: Path) -> str:
    return (folder / "my.tlog").read_bytes().decode()


def entries(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_writes_the_canonical_line_and_judges_it(folder: Path) -> None:
    run = Run(folder, "log", ENTRY, *ON)
    assert (run.status, run.err) == (FINE, "")
    assert log(folder) == LOG + LINE
    judged = Run(folder, "eval").out.split("\n\n")
    assert run.out == f"my.tlog:3: {LINE}\n{next(one for one in judged if '03-10' in one)}\n"
    assert entries(folder) == ["my.plan", "my.tlog"]


def test_without_a_date_it_is_of_today(folder: Path) -> None:
    run = Run(folder, "log", "easy = 30:00", SOURCE_DATE_EPOCH="1773187200")
    assert run.status == FINE
    assert log(folder) == f"{LOG}2026-03-11  easy = 30:00\n"


def test_another_notation_is_written_as_what_it_means(folder: Path) -> None:
    assert Run(folder, "log", "8 x 400m w/ 60s rest = 85, 86", *ON).status == FINE
    assert log(folder) == f"{LOG}2026-03-10  8x400 r60 = 85 86\n"
    assert Run(folder, "log", "2026-2-10 easy = 30:00").status == FINE
    assert log(folder).splitlines()[1] == "2026-02-10  easy = 30:00"


def test_words_need_no_quotes_and_the_log_may_be_named(folder: Path) -> None:
    run = Run(folder, "log", "my.tlog", "2026-03-10", *ENTRY.split(" "))
    assert run.status == FINE
    assert log(folder) == LOG + LINE


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    run = Run(folder, "log", "--dry-run", ENTRY, *ON)
    assert run.status == FINE
    assert f"my.tlog:3 would be: {LINE}" in run.out
    assert "slow +1" in run.out
    assert log(folder) == LOG


@pytest.mark.parametrize(
    ("entry", "message", "place"),
    [
        ("400s: 8x400 r60 = 85 86 blah", "blah", "my.tlog:3:37"),
        ("400s: 8x400 @ fartblock r60 = 85 86", "fartblock", "my.tlog:3:25"),
        ("8x400 or 4x800", "a log says what was run", "my.tlog:3:22"),
        ("# nothing", "error[syntax]", "my.tlog:3:"),
        ("x" * 5000, "no line of a plan needs 2,000", "my.tlog:3:"),
        ("easy = 30:00 \x1b[2J", "control character", "my.tlog:3:"),
    ],
)
def test_what_cannot_be_read_is_not_written(
    folder: Path, entry: str, message: str, place: str
) -> None:
    run = Run(folder, "log", entry, *ON)
    assert run.status == WRONG
    assert message in run.out
    assert place in run.out
    assert run.err == "nothing was written\n"
    assert log(folder) == LOG


def test_an_old_mistake_in_the_log_or_the_plan_keeps_nothing_out(folder: Path) -> None:
    (folder / "my.tlog").write_text(LOG + "2026-03-04 blah blah = 1\n", "utf-8")
    (folder / "my.plan").write_text(PLAN + "  wed  8x400 blah\n", "utf-8")
    run = Run(folder, "log", ENTRY, *ON)
    assert run.status == FINE
    assert log(folder).endswith(LINE)
    assert "slow +1" in run.out


def test_bytes_that_are_kept(folder: Path) -> None:
    text = "\ufeff# Überlänge\r\nlog Mile\r\n2026-03-03  easy  =  30:00 # gut\r\n2026-04-01  rest"
    (folder / "my.tlog").write_bytes(text.encode())
    assert Run(folder, "log", ENTRY, *ON).status == FINE
    assert log(folder) == text.replace("2026-04", LINE.replace("\n", "\r\n") + "2026-04")


def test_the_permissions_and_the_link_stay(folder: Path) -> None:
    (folder / "else").mkdir()
    real = folder / "else" / "real.tlog"
    (folder / "my.tlog").rename(real)
    (folder / "my.tlog").symlink_to("else/real.tlog")
    real.chmod(0o640)
    assert Run(folder, "log", ENTRY, *ON).status == FINE
    assert (folder / "my.tlog").is_symlink()
    assert real.read_text("utf-8") == LOG + LINE
    assert real.stat().st_mode & 0o777 == 0o640


# ---- which log, and a new one


def test_a_plan_without_a_log_gets_one(folder: Path) -> None:
    (folder / "my.tlog").unlink()
    run = Run(folder, "log", ENTRY, *ON)
    assert (run.status, run.err) == (FINE, "my.tlog is a new log\n")
    assert log(folder) == f"log Mile\n{LINE}"


def test_an_empty_log_is_begun(folder: Path) -> None:
    (folder / "my.tlog").write_text("\n", "utf-8")
    assert Run(folder, "log", "my.tlog", ENTRY, *ON).status == FINE
    assert log(folder) == f"log Mile\n{LINE}"


def test_of_several_logs_that_of_the_plan(folder: Path) -> None:
    (folder / "other.tlog").write_text("log Marathon\n", "utf-8")
    assert Run(folder, "log", ENTRY, *ON).status == FINE
    assert log(folder) == LOG + LINE
    (folder / "other.tlog").write_text("log Mile\n", "utf-8")
    run = Run(folder, "log", ENTRY, *ON)
    assert run.status == USAGE
    assert "my.tlog, other.tlog have the title of this plan" in run.err


def test_of_several_plans_that_of_the_log(folder: Path) -> None:
    (folder / "other.plan").write_text(PLAN.replace("Mile", "Marathon"), "utf-8")
    assert "slow +1" in Run(folder, "log", "my.tlog", ENTRY, *ON, "--dry-run").out
    (folder / "other.plan").write_text(PLAN.replace("85-87", "80-83"), "utf-8")
    run = Run(folder, "log", "my.tlog", ENTRY, *ON)
    assert run.status == USAGE
    assert "name one with --plan" in run.err
    named = Run(folder, "log", "--plan", "other.plan", "my.tlog", ENTRY, *ON, "--dry-run")
    assert "slow +5" in named.out


def test_without_its_plan_a_log_is_written_and_not_judged(folder: Path) -> None:
    (folder / "my.plan").unlink()
    run = Run(folder, "log", ENTRY, *ON)
    assert run.status == FINE
    assert "no verdict" in run.err
    assert log(folder) == LOG + LINE


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("log",), USAGE, "Missing argument"),
        (("log", " "), USAGE, "an entry is one line"),
        (("log", "my.tlog"), USAGE, "an entry is one line"),
        (("log", "easy = 30:00\n2026-03-11  easy"), USAGE, "an entry is one line"),
        (("log", "my.plan", "easy = 30:00"), USAGE, "my.plan is a plan, not a log"),
        (("log", ".", "easy = 30:00"), COULD_NOT, ". is a folder, not a file"),
        (("log", "no/such.tlog", "easy = 30:00"), COULD_NOT, "there is no folder no"),
        (("log", "--on", "yesterday", "easy = 30:00"), USAGE, "yesterday is no date"),
        (("log", "--on", "20260310", "easy = 30:00"), USAGE, "20260310 is no date"),
        (("log", "--plan", "no.plan", "easy = 30:00"), COULD_NOT, "there is no file no.plan"),
    ],
)
def test_wrong_usage(folder: Path, words: tuple[str, ...], status: int, says: str) -> None:
    run = Run(folder, *words)
    assert run.status == status
    assert says in run.err
    assert log(folder) == LOG


def test_no_log_and_no_plan(tmp_path: Path) -> None:
    run = Run(tmp_path, "log", "easy = 30:00")
    assert run.status == USAGE
    assert "there is no plan in this folder" in run.err
    named = Run(tmp_path, "log", "my.tlog", "easy = 30:00")
    assert named.status == USAGE
    assert "begin it yourself with: log NAME" in named.err
    assert entries(tmp_path) == []


def test_a_log_that_is_kept_from_writing_stays_so(folder: Path) -> None:
    (folder / "my.tlog").chmod(0o444)
    run = Run(folder, "log", ENTRY, *ON)
    assert (run.status, run.err) == (COULD_NOT, "Error: my.tlog is read-only\n")
    assert log(folder) == LOG


# ---- nothing is lost


def start(folder: Path, entry: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "plandsl", "log", "my.tlog", entry],
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "XDG_CACHE_HOME": str(folder.parent / "cache"),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.parametrize(("is_new", "many"), [(False, 20), (True, 6)])
def test_so_many_at_once_lose_nothing(folder: Path, is_new: bool, many: int) -> None:
    if is_new:
        (folder / "my.tlog").unlink()
    lines = [f"2026-04-{day:02}  easy = {day + 20}:00" for day in range(1, many + 1)]
    running = [start(folder, line) for line in reversed(lines)]
    assert [one.wait() for one in running] == [FINE] * many
    assert log(folder).splitlines() == [*("log Mile" if is_new else LOG).splitlines(), *lines]
    assert entries(folder) == ["my.plan", "my.tlog"]


def test_one_that_is_killed_while_it_writes_leaves_the_old_log_or_the_new(folder: Path) -> None:
    old, killed = LOG + "# a remark that nobody reads\n" * 10_000, 0
    for _ in range(5):
        (folder / "my.tlog").write_text(old, "utf-8")
        running = start(folder, LINE.strip())
        while running.poll() is None:
            if any(name.startswith(".my.tlog.") for name in os.listdir(folder)):
                running.kill()
        killed += running.wait() == -signal.SIGKILL
        assert log(folder) in (old, old + LINE)
    assert killed
    # Nobody who comes later has to wait for one that died.
    assert Run(folder, "log", "my.tlog", "2026-03-12  easy = 30:00").status == FINE


def test_a_full_disk_leaves_the_log_that_was_there(folder: Path) -> None:
    old = LOG + "# a remark that nobody reads\n" * 1000
    (folder / "my.tlog").write_text(old, "utf-8")
    run = Run(folder, "log", ENTRY, *ON, file_limit=2000)
    assert run.status == COULD_NOT
    assert "cannot be written" in run.err
    assert log(folder) == old
    assert entries(folder) == ["my.plan", "my.tlog"]


def test_ten_megabytes(folder: Path) -> None:
    line = "2026-03-04  400s: 8x400 r60 = 85 86 87 86 85 86 87 86 # as it was on every other day\n"
    old = LOG + line * (10_000_000 // len(line))
    (folder / "my.tlog").write_text(old, "utf-8")
    run = Run(folder, "log", ENTRY, *ON)
    assert run.status == FINE
    assert log(folder) == old + LINE
    assert "slow +1" in run.out


def test_what_is_still_to_come_is_not_written(folder: Path) -> None:
    before = (folder / "my.tlog").read_bytes() if (folder / "my.tlog").exists() else None
    run = Run(folder, "log", "2026-03-12 easy: = 30:00", SOURCE_DATE_EPOCH="1773100800")
    assert run.status == WRONG
    assert "2026-03-12 is still to come" in run.out
    assert "nothing was written" in run.err
    after = (folder / "my.tlog").read_bytes() if (folder / "my.tlog").exists() else None
    assert after == before
