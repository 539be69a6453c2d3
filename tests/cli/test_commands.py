"""The commands as a user runs them: what they print, write, and exit with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plandsl.cli import files

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "sub-6-mile"
GOOD = "plan Test\nstart 2026-03-02\n\nweek 1\n  tue  400s: 8x400 @ 85-87 r60\n"
BAD = "plan Test\nstart 2026-03-02\nweek 1\n  tue  8x400 @ 85 r60 blah\n"
LOG = "log Test\n2026-03-03  400s: 8x400 r60 = 85 86 87 86 85 86 87 86\n"


def run(folder: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "plandsl", *words],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "HOME": str(folder), **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.plan").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_check_takes_the_one_plan_of_the_folder(folder: Path) -> None:
    made = run(folder, "check")
    assert (made.returncode, made.stdout) == (0, "nothing wrong\n")
    (folder / "bad.plan").write_text(BAD, encoding="utf-8")
    two = run(folder, "check")
    assert two.returncode == 2
    assert "there are 2 plans in this folder" in two.stderr


def test_check_exits_with_1_where_something_is_wrong(folder: Path) -> None:
    (folder / "bad.plan").write_text(BAD, encoding="utf-8")
    made = run(folder, "check", "bad.plan")
    assert made.returncode == 1
    assert "bad.plan:4:23" in made.stdout
    short = run(folder, "check", "--format", "short", "bad.plan")
    assert short.stdout.startswith("bad.plan:4:23: error[")


def test_strict_makes_hints_fail(folder: Path) -> None:
    (folder / "odd.plan").write_text(GOOD.replace("85-87", "87-85"), encoding="utf-8")
    assert run(folder, "check", "odd.plan").returncode == 0
    assert run(folder, "check", "--strict", "odd.plan").returncode == 1


def test_check_as_json(folder: Path) -> None:
    (folder / "bad.plan").write_text(BAD, encoding="utf-8")
    document = json.loads(run(folder, "check", "--format", "json", "bad.plan").stdout)
    assert document["version"] == 1
    errors = [one for one in document["findings"] if one["severity"] == "error"]
    assert [(one["path"], one["line"], one["column"]) for one in errors] == [("bad.plan", 4, 23)]


def test_check_as_json_lists_the_waivers(folder: Path) -> None:
    below = "    allow venue-closed: they open it for us\n  allow spike: why not\n"
    closed = "closed East River 2026-03-01..2026-12-31: works\nweek 1\n"
    text = "plan A\nstart 2026-03-02\n" + closed + "  tue  20min easy at East River\n" + below
    (folder / "waived.plan").write_text(text, encoding="utf-8")
    document = json.loads(run(folder, "check", "--format", "json", "waived.plan").stdout)
    waivers = [(one["rule"], one["reason"], one["used"]) for one in document["waivers"]]
    assert waivers == [
        ("venue-closed", "they open it for us", True),
        ("spike", "why not", False),
    ]
    assert [(one["path"], one["line"]) for one in document["waivers"]] == [
        ("waived.plan", 6),
        ("waived.plan", 7),
    ]
    assert [one["name"] for one in document["findings"]] == ["unused-waiver"]


def test_fmt_rewrites_and_says_so(folder: Path) -> None:
    path = folder / "loose.plan"
    path.write_text("plan  Test\nstart 2026-03-02\nweek 1\ntue 8 x 400m 60r # hard\n", "utf-8")
    assert run(folder, "fmt", "--check", "loose.plan").returncode == 1
    diff = run(folder, "fmt", "--diff", "loose.plan")
    assert diff.returncode == 1
    assert "+  tue  8x400 r60" in diff.stdout
    made = run(folder, "fmt", "loose.plan")
    assert (made.returncode, made.stderr) == (0, "loose.plan: rewritten\n")
    assert path.read_text("utf-8").splitlines()[3].split("#")[0].rstrip() == "  tue  8x400 r60"
    again = run(folder, "fmt", "loose.plan")
    assert (again.returncode, again.stderr) == (0, "")


def test_fmt_reads_standard_input() -> None:
    made = subprocess.run(
        [sys.executable, "-m", "plandsl", "fmt", "-"],
        input="plan Test\nweek 1\ntue 8 x 400m 60r\n",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert made.stdout == "plan Test\nweek 1\n  tue  8x400 r60\n"


def test_show_prints_the_weeks_and_json(folder: Path) -> None:
    made = run(folder, "show", "good.plan", COLUMNS="80")
    assert made.returncode == 0
    assert "Week 1" in made.stdout
    assert "8x400 @ 85-87 r60" in made.stdout
    document = json.loads(run(folder, "show", "good.plan", "--format", "json").stdout)
    assert document["weeks"][0]["sessions"][0]["key"] == "test/w1/400s/1"


def test_build_writes_both_files_and_leaves_unchanged_ones_alone(folder: Path) -> None:
    now = ("--now", "2026-01-01T00:00Z")
    made = run(folder, "build", "good.plan", *now, "-o", "out")
    assert made.returncode == 0
    assert sorted(made.stdout.split()) == ["out/test.html", "out/test.ics"]
    before = {path: path.stat().st_mtime_ns for path in (folder / "out").iterdir()}
    again = run(folder, "build", "good.plan", *now, "-o", "out")
    assert again.stdout.count("(unchanged)") == 2
    assert {path: path.stat().st_mtime_ns for path in (folder / "out").iterdir()} == before


def test_the_same_clock_makes_the_same_bytes(folder: Path) -> None:
    run(folder, "build", "good.plan", "-o", "a", SOURCE_DATE_EPOCH="1767225600", PYTHONHASHSEED="1")
    run(folder, "build", "good.plan", "--now", "2026-01-01T00:00Z", "-o", "b", PYTHONHASHSEED="2")
    for name in ("test.ics", "test.html"):
        assert (folder / "a" / name).read_bytes() == (folder / "b" / name).read_bytes()


def test_build_refuses_a_plan_that_it_cannot_read_whole(folder: Path) -> None:
    (folder / "bad.plan").write_text(BAD, encoding="utf-8")
    made = run(folder, "build", "bad.plan", "-o", "out")
    assert made.returncode == 1
    assert "nothing was written" in made.stderr
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--to", "svg"), "'svg' cannot be made; there is html, ics, pdf"),
        (("--to", "ics", "--sheet", "band"), "--sheet goes with --to html or --to pdf"),
        (("--to", "pdf", "--sheet", "poster"), "there is no sheet 'poster' in pdf; there is "),
        (
            ("--to", "html,pdf", "--sheet", "squad"),
            "there is no sheet 'squad' in html (it is for --to pdf alone)",
        ),
        (("--to", "pdf", "--pacing", "brisk"), "brisk is no pacing: even, negative, or laps"),
        (("--now", "yesterday"), "yesterday is no time"),
        (("--now", "2026-01-01T00:00"), "needs its zone"),
    ],
)
def test_wrong_usage_of_build_exits_with_2(folder: Path, words: tuple[str, ...], says: str) -> None:
    made = run(folder, "build", "good.plan", *words)
    assert made.returncode == 2
    assert says in made.stderr


def test_eval_judges_and_prints_json(folder: Path) -> None:
    (folder / "good.tlog").write_text(LOG, encoding="utf-8")
    made = run(folder, "eval")
    assert made.returncode == 0
    assert "hit" in made.stdout
    document = json.loads(run(folder, "eval", "--format", "json").stdout)
    assert document["sessions"][0]["verdict"] == "hit"


def test_eval_needs_a_plan_and_a_log(folder: Path) -> None:
    made = run(folder, "eval", "good.plan", "good.plan")
    assert made.returncode == 2
    assert "Traceback" not in made.stderr


def test_rule_lists_and_explains() -> None:
    assert "one-change" in run(ROOT, "rule").stdout
    page = run(ROOT, "rule", "one-change")
    assert page.returncode == 0
    assert "Why:" in page.stdout
    wrong = run(ROOT, "rule", "one-chance")
    assert wrong.returncode == 2
    assert "did you mean one-change?" in wrong.stderr


def test_a_reader_that_leaves_is_no_mistake(folder: Path) -> None:
    program = f"{sys.executable} -m plandsl show {EXAMPLE / 'mile.plan'} | head -1"
    made = subprocess.run(
        ["sh", "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert made.stdout == "Sub-6 mile\n"
    assert made.stderr == ""


def test_colours_only_where_they_are_wanted(folder: Path) -> None:
    (folder / "bad.plan").write_text(BAD, encoding="utf-8")
    assert "\x1b[" not in run(folder, "check", "bad.plan").stdout
    assert "\x1b[" in run(folder, "check", "bad.plan", FORCE_COLOR="1").stdout
    assert "\x1b[" not in run(folder, "check", "bad.plan", FORCE_COLOR="1", NO_COLOR="1").stdout


def test_what_never_ends_is_not_read_to_its_end(folder: Path) -> None:
    made = run(folder, "check", "/dev/zero")
    assert made.returncode == 3
    assert "that is no plan and no log" in made.stderr


def test_a_file_that_is_saved_meanwhile_is_read_whole_or_not_at_all(folder: Path) -> None:
    path = folder / "busy.plan"
    whole = GOOD + "  wed  30min easy\n" * 20_000
    path.write_text(whole, encoding="utf-8")
    writer = subprocess.Popen(
        [sys.executable, "-c", SAVES, str(path)], stdin=subprocess.PIPE, encoding="utf-8"
    )
    try:
        texts, problems = read_often(path)
        assert all(text.endswith("easy\n") for text in texts)
        assert all("changes while it is read" in problem for problem in problems)
        assert len(texts) + len(problems) == 20
    finally:
        writer.kill()
        writer.communicate()


def read_often(path: Path) -> tuple[list[str], list[str]]:
    texts, problems = [], []
    for _ in range(20):
        sources, unread = files.read_all([str(path)])
        texts += [source.text for source in sources]
        problems += unread
    return texts, problems


SAVES = """
import sys, time
while True:
    with open(sys.argv[1], "a") as file:
        file.write("  thu  30min easy\\n")
    time.sleep(0.001)
"""


EXTENDS = "plan Mine\nextends good.plan\nstart 2026-04-06\n"


def test_show_writes_a_plan_out(folder: Path) -> None:
    (folder / "mine.plan").write_text(EXTENDS, encoding="utf-8")
    made = run(folder, "show", "mine.plan", "--expand")
    assert (made.returncode, made.stderr) == (0, "")
    assert "extends" not in made.stdout
    (folder / "out.plan").write_text(made.stdout, encoding="utf-8")
    assert run(folder, "fmt", "--check", "out.plan").returncode == 0
    shown = [run(folder, "show", name).stdout for name in ("mine.plan", "out.plan")]
    assert shown[0] == shown[1]


def test_show_writes_nothing_out_where_a_line_would_be_missing(folder: Path) -> None:
    (folder / "mine.plan").write_text(EXTENDS.replace("good", "bad"), encoding="utf-8")
    (folder / "bad.plan").write_text(BAD, encoding="utf-8")
    made = run(folder, "show", "mine.plan", "--expand")
    assert (made.returncode, made.stdout) == (1, "")
    assert "bad.plan:4:23" in made.stderr
    assert made.stderr.endswith("nothing was written out, for these lines would be missing\n")


@pytest.mark.parametrize("words", [("--week", "1"), ("--format", "json"), ("--format", "text")])
def test_what_is_written_out_is_the_whole_plan(folder: Path, words: tuple[str, str]) -> None:
    made = run(folder, "show", "good.plan", "--expand", *words)
    assert (made.returncode, made.stdout) == (2, "")
    assert "--expand writes the whole plan" in made.stderr
