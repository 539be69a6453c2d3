"""Results of `check` that are shown again: they change how long a check takes, and no more."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plandsl.cli import kept, terminal
from tests.cli.running import COULD_NOT, FINE, ROOT, USAGE, WRONG, Run

PLAN = """\
plan Spring
athlete Ann
start 2026-03-02
rule weekly-volume +10%
week 1
  tue  easy: 10km easy
week 2
  tue  easy: 20km easy
  thu  reps: 6x400 @ 5k r90
"""
LOG = "log Spring\n2026-03-03  easy: = 50:00 10km\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.rmtree(cache(tmp_path) / "plandsl/results", ignore_errors=True)
    (tmp_path / "spring.plan").write_text(PLAN)
    (tmp_path / "spring.tlog").write_text(LOG)
    (tmp_path / "more").mkdir()
    (tmp_path / "more/base.plan").write_text("extends hers.plan\nplan Base\n")
    (tmp_path / "more/hers.plan").write_text(PLAN)
    return tmp_path


def cache(folder: Path) -> Path:
    """Where `Run` has it."""
    return folder.parent / "cache"


def check(folder: Path, *words: str, **env: Any) -> tuple[Run, bool]:
    """A check, and whether it was made."""
    run = Run(folder, "check", *words, PYTHONPROFILEIMPORTTIME="1", **env)
    return run, "plandsl.pipeline" in run.err


def anew(folder: Path, *words: str, **env: Any) -> Run:
    return Run(folder, "--debug", "check", *words, **env)


def entries(folder: Path) -> list[Path]:
    return sorted((cache(folder) / "plandsl/results").glob("*"))


def entry(folder: Path) -> Path:
    (path,) = entries(folder)
    return path


def same(one: Run, other: Run) -> bool:
    return (one.status, one.out) == (other.status, other.out)


CHECKS = [
    (),
    ("spring.plan",),
    ("spring.plan", "spring.tlog"),
    ("spring.plan", "--strict"),
    ("spring.plan", "--format", "json"),
    ("more/base.plan",),
]


@pytest.mark.parametrize("words", CHECKS)
def test_a_second_check_says_the_same_and_imports_nothing(
    folder: Path, words: tuple[str, ...]
) -> None:
    first, made = check(folder, *words)
    assert made
    assert first.status in (FINE, WRONG)
    second, made = check(folder, *words)
    assert not made
    assert "plandsl.source" not in second.err
    assert same(first, second)
    assert same(first, anew(folder, *words))
    assert entry(folder).stat().st_mode & 0o777 == 0o600


def written(name: str, old: str, new: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        path = folder / name
        text = path.read_text() if path.exists() else ""
        assert old in text
        about = path.stat() if path.exists() else None
        path.write_text(text.replace(old, new) if old else new)
        if about:
            os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))

    return write


def moved(folder: Path) -> None:
    """The same plan, behind a link that leads out of its folder."""
    (folder / "away").mkdir()
    (folder / "more/hers.plan").rename(folder / "away/hers.plan")
    (folder / "more/hers.plan").symlink_to(folder / "away/hers.plan")


CHANGES = {
    # Of the same size, and the time of the change is set back.
    "the plan": ((), written("spring.plan", "6x400", "6x4OO")),
    "the log": (("spring.plan", "spring.tlog"), written("spring.tlog", "10km", "1Okm")),
    "an athlete's file appears": ((), written("ann.athlete", "", "athlete Ann\npcae 5k = 4:30\n")),
    "with a capital": ((), written("Ann.athlete", "", "athlete Ann\npcae 5k = 4:30\n")),
    "what is extended": (("more/base.plan",), written("more/hers.plan", "6x400", "6x4OO")),
    "its athlete": (("more/base.plan",), written("more/ann.athlete", "", "athlete Bob\n")),
    "where a link leads": (("more/base.plan",), moved),
    "a second plan": ((), written("summer.plan", "", PLAN)),
    "no plan": ((), lambda folder: (folder / "spring.plan").unlink()),
    "a folder": (("spring.plan",), lambda folder: replaced(folder / "spring.plan").mkdir()),
}


def replaced(path: Path) -> Path:
    path.unlink()
    return path


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_changed_is_checked_anew(folder: Path, change: str) -> None:
    words, act = CHANGES[change]
    first, _ = check(folder, *words)
    assert not check(folder, *words)[1]
    act(folder)
    second, made = check(folder, *words)
    assert made
    assert not same(first, second)
    assert same(second, anew(folder, *words))


def test_a_late_change_is_noticed_whatever_its_time_says(folder: Path) -> None:
    """By then the times of a file alone may tell that it is the same."""
    time.sleep(kept.SETTLED / 1e9 + 0.1)
    first, _ = check(folder, "spring.plan")
    assert not check(folder, "spring.plan")[1]
    written("spring.plan", "6x400", "6x4OO")(folder)
    second, made = check(folder, "spring.plan")
    assert made
    assert not same(first, second)


def test_an_athletes_file_that_changes_or_goes_is_noticed(folder: Path) -> None:
    path = folder / "ann.athlete"
    runs = []
    for text in ("athlete Ann\npace 5k = 4:30/km\n", "athlete Ann\npcae 5k = 4:30/km\n", None):
        path.unlink() if text is None else path.write_text(text)
        run, made = check(folder, "spring.plan")
        assert made
        assert same(run, anew(folder, "spring.plan"))
        assert not check(folder, "spring.plan")[1]
        runs.append(run.out)
    assert runs[0] != runs[1] != runs[2]


@pytest.mark.parametrize("env", [{"COLUMNS": "40"}, {"FORCE_COLOR": "1"}])
def test_another_width_or_colour_is_another_result(folder: Path, env: dict[str, str]) -> None:
    plain, _ = check(folder)
    other, made = check(folder, **env)
    assert made
    assert other.out != plain.out
    for surroundings, run in ((env, other), ({}, plain)):
        again, made = check(folder, **surroundings)
        assert not made
        assert same(again, run)
    assert not check(folder, FORCE_COLOR="1", NO_COLOR="1")[0].out.count("\x1b")


def test_another_folder_is_another_result(folder: Path) -> None:
    check(folder)
    (folder / "more/base.plan").unlink()
    assert check(folder / "more", XDG_CACHE_HOME=str(cache(folder)))[1]


@pytest.mark.parametrize(
    ("words", "text", "status"),
    [
        (("-",), PLAN, FINE),
        (("spring.plan", "--athlete", "-"), "athlete Ann\n", FINE),
        (("spring.plan", "nowhere.plan"), "", COULD_NOT),
        (("spring.plan", "--sorted"), "", USAGE),
        (("spring.plan", "--root", "."), "", FINE),
        (("lost.plan",), "", WRONG),
    ],
)
def test_what_looks_elsewhere_or_fails_is_never_kept(
    folder: Path, words: tuple[str, ...], text: str, status: int
) -> None:
    (folder / "lost.plan").write_text("plan Lost\nextends srping.plan\n")
    assert Run(folder, "check", *words, stdin=text.encode()).status == status
    anew(folder, "spring.plan")
    assert not entries(folder)


def test_a_large_log_is_not_kept(folder: Path) -> None:
    (folder / "spring.tlog").write_text(LOG + f"# {'x' * 20_000_000}\n")
    assert check(folder, "spring.tlog")[0].status == FINE
    assert not entries(folder)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
def test_what_did_not_go_out_is_not_kept(folder: Path) -> None:
    env = os.environ | {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(cache(folder))}
    command = [sys.executable, "-m", "plandsl", "check"]

    def into_full() -> bytes:
        with open("/dev/full", "wb") as full:
            run = subprocess.run(
                command, cwd=folder, env=env, stdout=full, stderr=subprocess.PIPE, check=False
            )
        return run.stderr

    said = into_full()
    assert said.startswith(b"Error: cannot write: No space left")
    assert not entries(folder)
    subprocess.run(command, cwd=folder, env=env, stdout=subprocess.PIPE, check=False)
    assert entries(folder)
    assert into_full() == said


def linked(path: Path) -> None:
    """A link to the whole entry."""
    path.rename(path.with_suffix(".real"))
    path.symlink_to(path.with_suffix(".real"))


def fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def bytes_changed(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(change(path.read_bytes()))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": bytes_changed(lambda data: b""),
    "cut off": bytes_changed(lambda data: data[:-1]),
    "no text": bytes_changed(lambda data: b"\xff" * 100),
    "more": bytes_changed(lambda data: data + b"\n"),
    "endless": bytes_changed(lambda data: data + b"x" * 3_000_000),
    "another status": bytes_changed(lambda data: data.replace(b"\n0 ", b"\n1 ", 1)),
    "other words": bytes_changed(lambda data: data[:-3] + b"!!\n"),
    "writable by others": lambda path: path.chmod(0o666),
    "a link": linked,
    "a pipe": fifo,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_an_entry_that_cannot_be_trusted_is_written_anew(folder: Path, damage: str) -> None:
    (folder / "ann.athlete").write_text("athlete Ann\npace 5k = 4:30/km\n")
    first, _ = check(folder)
    path = entry(folder)
    DAMAGE[damage](path)
    second, made = check(folder)
    assert made
    assert same(first, second)
    assert path.is_file()
    assert not path.is_symlink()
    third, made = check(folder)
    assert not made
    assert same(first, third)


def test_a_folder_in_place_of_an_entry_changes_nothing(folder: Path) -> None:
    first, _ = check(folder)
    path = entry(folder)
    path.unlink()
    path.mkdir()
    assert same(check(folder)[0], first)
    assert entries(folder) == [path]


def test_the_entry_of_another_check_is_not_shown(folder: Path) -> None:
    check(folder, "spring.plan")
    strange = entry(folder)
    first, _ = check(folder, "spring.plan", "--format", "short")
    (own,) = (path for path in entries(folder) if path != strange)
    shutil.copy(strange, own)
    second, made = check(folder, "spring.plan", "--format", "short")
    assert made
    assert same(first, second)


def test_another_plandsl_checks_anew(folder: Path) -> None:
    program = folder / "program"
    for part in ("plandsl", "grammar"):
        no_bytecode = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / part, program / part, ignore=no_bytecode)
    env = {"PYTHONPATH": str(program)}
    first, _ = check(folder, **env)
    assert not check(folder, **env)[1]
    # Of the same size, and the time of the change is set back.
    written("plandsl/__init__.py", '"0.', '"9.')(program)
    parts = ["plandsl/rules/__init__.py", "plandsl/library/mile.plan", "grammar/lines.lark"]
    for touched in (None, *parts):
        if touched is not None:
            os.utime(program / touched, ns=(0, 0))
        again, made = check(folder, **env)
        assert made
        assert same(first, again)
        assert not check(folder, **env)[1]


def test_a_folder_that_cannot_be_made_is_no_cache(folder: Path) -> None:
    (folder / "file").write_text("here already")
    env = {"XDG_CACHE_HOME": str(folder / "file")}
    for _ in range(2):
        run, made = check(folder, **env)
        assert made
        assert same(run, anew(folder))


def test_many_at_once(folder: Path) -> None:
    env = os.environ | {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(cache(folder))}
    command = [sys.executable, "-m", "plandsl", "check", "spring.plan"]
    running = [
        subprocess.Popen(command, cwd=folder, env=env | {"COLUMNS": "80"}, stdout=subprocess.PIPE)
        for _ in range(4)
    ]
    said = {(one.communicate()[0].decode(), one.returncode) for one in running}
    expected = anew(folder, "spring.plan")
    assert said == {(expected.out, expected.status)}
    assert entry(folder).name.isalnum()
    assert not check(folder, "spring.plan")[1]


@pytest.mark.parametrize(("number", "size", "left"), [(250, 10, 200), (8, 1_000_000, 5)])
def test_the_oldest_make_room(folder: Path, number: int, size: int, left: int) -> None:
    checks = cache(folder) / "plandsl/results"
    checks.mkdir(parents=True)
    for age in range(number):
        path = checks / f"{age:03}"
        path.write_bytes(b"x" * size)
        os.utime(path, (10**9 - age, 10**9 - age))
    check(folder)
    names = {path.name for path in entries(folder)}
    assert len(names) == left
    assert names > {f"{age:03}" for age in range(left - 1)}
    assert not check(folder)[1]


# --------------------------------------------- eval, today, next, status, and plandsl alone

NOON = 1_772_539_200  # 2026-03-03, 12:00 UTC
ON_THE_DAY: dict[str, Any] = {"SOURCE_DATE_EPOCH": str(NOON)}


def asked(folder: Path, *words: str, **env: Any) -> tuple[Run, bool]:
    """What a command says, and whether it was run: Click was imported."""
    run = Run(folder, *words, PYTHONPROFILEIMPORTTIME="1", **{**ON_THE_DAY, **env})
    return run, "plandsl.pipeline" in run.err


def spoken(run: Run) -> list[str]:
    """What a run said on standard error, without what Python says of its imports."""
    return [line for line in run.err.splitlines() if not line.startswith("import time:")]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("today",),
        ("next", "spring.plan"),
        ("status", "--format", "json"),
        ("today", "--on", "2026-03-12"),
        ("eval",),
        ("eval", "spring.plan", "spring.tlog", "--format", "json"),
    ],
)
def test_a_day_is_said_again_without_any_import(folder: Path, words: tuple[str, ...]) -> None:
    first, made = asked(folder, *words)
    assert made
    assert first.status == FINE
    second, made = asked(folder, *words)
    assert not made
    assert "plandsl.source" not in second.err
    assert same(first, second)
    assert same(first, Run(folder, "--debug", *words, **ON_THE_DAY))


def test_what_is_wrong_is_said_again_too(folder: Path) -> None:
    (folder / "spring.tlog").write_text(LOG + "2026-03-04  blah = 1\n")
    first, _ = asked(folder, "today")
    second, made = asked(folder, "today")
    assert not made
    assert second.status == WRONG
    assert spoken(second) == ["spring.tlog has an error; see: plandsl check spring.tlog"]
    assert spoken(second) == spoken(first)
    assert same(first, second)


DAY_CHANGES = {
    "the log": written("spring.tlog", "10km", "11km"),
    "another log": written("autumn.tlog", "", "log Autumn\n"),
    "a log of the same title": written("twin.tlog", "", LOG),
    "a second plan": written("summer.plan", "", PLAN),
    "no log": lambda folder: (folder / "spring.tlog").unlink(),
    "an athlete's file": written("ann.athlete", "", "athlete Ann\npace 5k = 4:30/km\n"),
}


@pytest.mark.parametrize("command", ["status", "eval"])
@pytest.mark.parametrize("change", DAY_CHANGES)
def test_what_is_changed_is_asked_anew(folder: Path, command: str, change: str) -> None:
    words = (command, "spring.plan") if command == "status" else (command,)
    asked(folder, *words)
    assert not asked(folder, *words)[1]
    DAY_CHANGES[change](folder)
    second, made = asked(folder, *words)
    assert made
    again = Run(folder, "--debug", *words, **ON_THE_DAY)
    assert same(second, again)


def test_a_folder_that_becomes_a_log_is_noticed(folder: Path) -> None:
    (folder / "spring.tlog").unlink()
    (folder / "spring.tlog").mkdir()
    assert "no log yet" in asked(folder, "status")[0].out
    assert not asked(folder, "status")[1]
    (folder / "spring.tlog").rmdir()
    (folder / "spring.tlog").write_text(LOG)
    run, made = asked(folder, "status")
    assert made
    assert "no log yet" not in run.out


def test_another_day_is_another_result(folder: Path) -> None:
    first, _ = asked(folder)
    tomorrow, made = asked(folder, SOURCE_DATE_EPOCH=str(NOON + 86_400))
    assert made
    assert tomorrow.out != first.out
    again, made = asked(folder)
    assert not made
    assert same(again, first)


def test_the_day_of_the_clock_is_that_of_the_machine(folder: Path) -> None:
    """No SOURCE_DATE_EPOCH: of two zones that never have the same date each has its own."""
    days: dict[str, set[str]] = {}
    for _ in range(2):
        for zone in ("UTC-14", "UTC+12"):
            run = Run(folder, "next", "--format", "json", TZ=zone, SOURCE_DATE_EPOCH=None)
            days.setdefault(zone, set()).add(run.out)
    assert days["UTC-14"] != days["UTC+12"]


@pytest.mark.parametrize(
    "words",
    [
        ("today", "-"),
        ("today", "--root", "."),
        ("today", "-h"),
        ("eval", "--root", "."),
        ("eval", "--to", "html"),
    ],
)
def test_what_looks_elsewhere_or_writes_is_never_kept(folder: Path, words: tuple[str, ...]) -> None:
    assert Run(folder, *words, stdin=PLAN.encode(), **ON_THE_DAY).status == FINE
    assert not entries(folder)


def test_what_is_not_to_be_kept_is_not_remembered(capsys: pytest.CaptureFixture[str]) -> None:
    """`serve` writes a line for each request, for weeks."""
    assert kept.found(["serve", "spring.plan"]) is None
    terminal.out("the calendar")
    terminal.say("a request")
    assert capsys.readouterr() == ("the calendar\n", "a request\n")
    assert (terminal.written, terminal.said) == ([], [])
