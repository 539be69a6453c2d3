"""Input that is no plan, through the real command line: one clear message, the right status.

Files that need exact bytes are written here, never stored.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.cli.running import COULD_NOT, FINE, USAGE, WRONG, Run

GOOD = "plan Spring 5k\nstart 2026-03-02\n\nphase Base, weeks 1-2\n  tue  400s: 6x400 @ 88-92 r90\n"
LOG = "log Spring 5k\n2026-03-03  400s: 6x400 r90 = 88 89 90 90 91 89\n"
# A whole second for each, and a slow machine may take twenty times as long.
PATIENCE = 20


def check(folder: Path, data: bytes | str, name: str = "my.plan") -> Run:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return Run(folder, "check", name)


def plan(line: str) -> str:
    return f"plan Spring 5k\nstart 2026-03-02\nweek 1\n  {line}\n"


# ---- bytes


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xef\xbb\xbf" + GOOD.encode(), id="a byte order mark"),
        pytest.param(GOOD.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(GOOD.replace("  ", "\t").encode(), id="tabs"),
        pytest.param(GOOD.rstrip("\n").encode(), id="no line end at the end"),
        pytest.param(GOOD.replace("  ", "\u00a0\u2009").encode(), id="blanks of other kinds"),
    ],
)
def test_what_just_works(tmp_path: Path, data: bytes) -> None:
    run = check(tmp_path, data)
    assert (run.status, run.out, run.err) == (FINE, "nothing wrong\n", "")


@pytest.mark.parametrize(
    ("data", "line"),
    [
        pytest.param(GOOD.encode() + "note läuft\n".encode("latin-1"), 6, id="Latin-1"),
        pytest.param(GOOD.encode("utf-16"), 1, id="UTF-16"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), 1, id="a picture"),
    ],
)
def test_not_utf_8(tmp_path: Path, data: bytes, line: int) -> None:
    run = check(tmp_path, data)
    expected = f"error: my.plan is not UTF-8 text (line {line}); save it as UTF-8 in the editor\n"
    assert (run.status, run.out, run.err) == (COULD_NOT, "", expected)


def test_not_utf_8_from_another_program(tmp_path: Path) -> None:
    run = Run(tmp_path, "check", "-", stdin=b"plan \xff\n")
    assert run.status == COULD_NOT
    assert run.err.startswith("error: - is not UTF-8 text (line 1)")


def test_a_nul_byte(tmp_path: Path) -> None:
    run = check(tmp_path, plan("tue  30min\x00 easy"))
    assert run.status == WRONG
    assert run.messages == ["error[syntax]: a control character (U+0000) stands in this line"]
    assert "\x00" not in run.out


def test_a_line_of_ten_megabytes(tmp_path: Path) -> None:
    begin = time.monotonic()
    run = check(tmp_path, plan("tue  " + "8x400 + " * 1_250_000))
    assert time.monotonic() - begin < PATIENCE
    assert run.status == WRONG
    assert run.messages == [
        "error[syntax]: this line has 10,000,004 characters; no line of a plan needs 2,000"
    ]
    assert len(run.out) < 1_000


@pytest.mark.once
def test_a_hundred_thousand_lines(tmp_path: Path) -> None:
    kinds = (
        "400s: 5x400 r90 = 7{d} 8{d} 8{d} 8{d} 9{d}",
        "easy: {d}5min = {d}5:1{d} {d}.6km 14{d}bpm rpe {d}",
        "tempo: 4800 @ 7:0{d}/1600 = 1:45.6{d} 1:4{d} 1:46.{d}8",
        "long: 1h{d}0 easy = 1:2{d}:00",
        "easy: skipped",
        "400s: 6x400 = 82 9{d}r 90 90r 8{d} 90r 88 90r 84 90r 86",
        "bike 4{d}min = 40:0{d}",
    )
    entries = (
        f"20{10 + n // 2_500}-{n % 12 + 1:02}-{n % 28 + 1:02}  {kinds[n % len(kinds)]}\n"
        f"    note felt like 8{{d}}\n\n# run {n}\n".replace("{d}", str(n % 5 + 1))
        for n in range(25_000)
    )
    text = "".join(entries)
    assert text.count("\n") == 100_000
    begin = time.monotonic()
    run = check(tmp_path, "log Ten years\n" + text, "all.tlog")
    assert time.monotonic() - begin < 6 * PATIENCE
    assert run.status == FINE, run.messages[:3]


# ---- files that are none


def test_an_empty_file(tmp_path: Path) -> None:
    run = check(tmp_path, "")
    assert run.status == WRONG
    assert run.messages == ["error[no-head]: this file is empty"]


def test_a_missing_file(tmp_path: Path) -> None:
    run = Run(tmp_path, "check", "no.plan")
    assert (run.status, run.out, run.err) == (COULD_NOT, "", "error: there is no file no.plan\n")


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "my.plan").mkdir()
    run = Run(tmp_path, "check", "my.plan")
    expected = "error: my.plan is a folder, not a file\n"
    assert (run.status, run.out, run.err) == (COULD_NOT, "", expected)


def test_a_file_larger_than_any_log(tmp_path: Path) -> None:
    with (tmp_path / "my.plan").open("wb") as file:
        file.truncate(200_000_000)
    run = Run(tmp_path, "check", "my.plan")
    assert run.status == COULD_NOT
    assert run.err == "error: my.plan has more than 100,000,000 bytes; that is no plan and no log\n"


def test_one_bad_file_does_not_silence_the_others(tmp_path: Path) -> None:
    (tmp_path / "my.plan").write_text(plan("teu  30min easy"))
    run = Run(tmp_path, "check", "no.plan", "my.plan")
    assert run.status == COULD_NOT
    assert run.err == "error: there is no file no.plan\n"
    assert run.messages == ["error[syntax]: no line starts with `teu`"]


# ---- plans that are none


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (plan("tue  30min esay"), "nobody has said what `esay` is"),
        (plan("tue  400s: 999999999x400"), "no session has 999,999,999 reps"),
        (plan("tue  400s: 2x400 @ 88 x999999999"), "999999999 targets for 2 reps"),
        (plan("tue  99999999h easy"), "99999999h is longer than any session"),
        (plan("tue  99999999km easy"), "99999999km is farther than any session"),
        (plan("tue  " + "(" * 500 + "400" + ")" * 500), "more than 20 brackets in one line"),
        (plan("tue  " + "2x(" * 15 + "400" + ")" * 15), "groups are nested more than 6 deep"),
        ("plan A\nstart 2026-02-30\nweek 1\n  tue rest\n", "there is no date 2026-02-30"),
        ("plan A\nweek 1\n  tue rest\n", "this plan does not say when it starts"),
        ("plan A\nstart 9999-12-30\nweek 9\n  tue rest\n", "nobody trains in the year 9999"),
        ("plan A\nrace 0001-01-03\nweek 9\n  tue rest\n", "nobody trains in the year 1"),
        ("plan A\nstart 2026-03-02\nweek 999999\n  tue rest\n",
         "week 999999 is beyond the longest plan (520 weeks)"),
        ("plan A\nstart 2026-03-02\nweek 1\n  tue [a] 5km easy\n  wed [a] 5km easy\n",
         "two sessions are called [a]"),
        ("5km easy\n", "no line starts with `5km`"),
    ],
)  # fmt: skip
def test_one_message(tmp_path: Path, text: str, message: str) -> None:
    run = check(tmp_path, text)
    assert run.status == WRONG
    assert [one.partition(": ")[2] for one in run.messages] == [message]
    assert run.err == ""


@pytest.mark.parametrize("command", ["show", "build"])
def test_a_plan_without_a_start_is_not_shown_and_not_built(tmp_path: Path, command: str) -> None:
    (tmp_path / "my.plan").write_text("plan A\nweek 1\n  tue rest\n")
    run = Run(tmp_path, command, "my.plan")
    assert run.status == WRONG
    assert "my.plan has an error; see: plandsl check my.plan" in run.err
    assert leftovers(tmp_path) == ["my.plan"]


def test_a_log_without_its_plan(tmp_path: Path) -> None:
    assert check(tmp_path, LOG, "my.tlog").status == FINE
    alone = Run(tmp_path, "eval", "my.tlog")
    assert alone.status == USAGE
    assert "my.tlog is a log, not a plan: the plan comes first, then its log" in alone.err
    run = Run(tmp_path, "eval", "my.tlog", "my.tlog")
    assert run.status == USAGE
    assert "my.tlog is not a plan, which begins with: plan NAME" in run.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["check", "--format", "xml", "my.plan"], "'xml' is not one of"),
        (["chekc", "my.plan"], "chekc"),
        (["check"], "name one"),
        (["build", "my.tlog"], "my.tlog is no plan; a plan begins with: plan NAME"),
        (["build", "my.plan", "--now", "noon"], "noon is no time, like 2026-03-01T12:00Z"),
        (["build", "my.plan", "--to", "ics,doc"], "doc"),
        (["show", "my.plan", "--week", "0"], "--week"),
        (["rule", "one-chnge"], "did you mean one-change?"),
    ],
)
def test_wrong_usage(tmp_path: Path, words: list[str], says: str) -> None:
    (tmp_path / "my.plan").write_text(GOOD)
    (tmp_path / "other.plan").write_text(GOOD)
    (tmp_path / "my.tlog").write_text(LOG)
    run = Run(tmp_path, *words)
    assert run.status == USAGE
    assert says in run.err
    assert run.out == ""


# ---- output is whole, or not there


def leftovers(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_an_output_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "my.plan").write_text(GOOD)
    (tmp_path / "out").write_text("mine")
    run = Run(tmp_path, "build", "my.plan", "-o", "out")
    assert run.status in (USAGE, COULD_NOT)
    assert "out" in run.err
    assert (tmp_path / "out").read_text() == "mine"
    assert leftovers(tmp_path) == ["my.plan", "out"]


def test_an_output_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "my.plan").write_text(GOOD)
    run = Run(tmp_path, "build", "my.plan", "-o", "my.plan/out")
    assert run.status == COULD_NOT
    assert re.search(r"my\.plan/out/.* cannot be written: ", run.err)
    assert leftovers(tmp_path) == ["my.plan"]


def test_an_output_path_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "my.plan").write_text(GOOD)
    Run(tmp_path, "build", "my.plan", "--to", "ics", "-o", "out")
    (made,) = (tmp_path / "out").iterdir()
    made.unlink()
    made.mkdir()
    run = Run(tmp_path, "build", "my.plan", "--to", "ics", "-o", "out")
    assert run.status == COULD_NOT
    assert "cannot be written" in run.err
    assert leftovers(tmp_path) == ["my.plan", "out", f"out/{made.name}"]


def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "my.plan").write_text(GOOD)
    run = Run(tmp_path, "build", "my.plan", "--to", "html", "-o", "out", file_limit=1_000)
    assert run.status == COULD_NOT
    assert "cannot be written" in run.err
    assert leftovers(tmp_path) == ["my.plan", "out"]


def test_a_full_disk_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    text = "plan A\nstart 2026-03-02\nweek 1\n" + "tue   5km   easy\n" * 200
    (tmp_path / "my.plan").write_text(text)
    run = Run(tmp_path, "fmt", "my.plan", file_limit=1_000)
    assert run.status == COULD_NOT
    assert "my.plan cannot be written" in run.err
    assert (tmp_path / "my.plan").read_text() == text
    assert leftovers(tmp_path) == ["my.plan"]


def test_a_plan_with_an_error_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "my.plan").write_text(GOOD + "  teu  5km easy\n")
    run = Run(tmp_path, "build", "my.plan", "-o", "out")
    assert run.status == WRONG
    assert "nothing was written" in run.err
    assert leftovers(tmp_path) == ["my.plan"]
