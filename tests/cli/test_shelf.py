"""`extends` on a real disk: which file is read, which never is, and what is said then."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.running import COULD_NOT, FINE, WRONG, Run

BASE = "plan Base\nstart 2026-03-02\n\nphase Build, weeks 1-2\n  tue  easy: 30min easy\n"
OWN = "plan Own\nextends {}\nstart 2026-04-06\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """`plans` with a base below and beside it, and a plan that is nobody's business."""
    for name in ("plans", "plans/sub", "private"):
        (tmp_path / name).mkdir()
    for name in ("plans/base.plan", "plans/sub/base.plan", "private/base.plan"):
        (tmp_path / name).write_text(BASE)
    return tmp_path


def own(folder: Path, name: str) -> Path:
    path = folder / "plans" / "own.plan"
    path.write_text(OWN.format(name))
    return path


def check(folder: Path, name: str, *words: str) -> Run:
    own(folder, name)
    return Run(folder, "check", "plans/own.plan", *words)


def the_message(run: Run, place: str = "plans/own.plan:2:9") -> tuple[str, str]:
    """The one message of a run and its help; it is an error and points at the place."""
    assert run.status == WRONG
    assert run.err == ""
    (first,) = run.messages
    assert f"--> {place}\n" in run.out
    _, _, help_line = run.out.partition("= help: ")
    text = " ".join(help_line.partition("\n\n")[0].split())
    return first.removeprefix("error[extends]: "), text


# ---- what is read


@pytest.mark.parametrize("name", ["base.plan", "./base.plan", "sub/base.plan", "sub/../base.plan"])
def test_a_file_beside_the_plan_or_below(folder: Path, name: str) -> None:
    assert check(folder, name).out == "nothing wrong\n"
    shown = json.loads(Run(folder, "show", "plans/own.plan", "--format", "json").out)
    assert [week["start"] for week in shown["weeks"]] == ["2026-04-06", "2026-04-13"]
    assert shown["weeks"][0]["sessions"][0]["text"] == "30min easy"
    assert shown["plan"]["title"] == "Own"


def test_names_are_read_beside_the_file_that_says_them(folder: Path) -> None:
    (folder / "plans/sub/base.plan").write_text("plan Between\nextends ../base.plan\n")
    assert check(folder, "sub/base.plan").status == FINE


def test_a_link_inside_the_tree(folder: Path) -> None:
    (folder / "plans/link.plan").symlink_to("sub/base.plan")
    assert check(folder, "link.plan").status == FINE


def test_standard_input_reads_beside_the_current_folder(folder: Path) -> None:
    plan = OWN.format("base.plan").encode()
    assert Run(folder / "plans", "check", "-", stdin=plan).status == FINE
    run = Run(folder / "plans", "check", "-", stdin=OWN.format("../private/base.plan").encode())
    message, _ = the_message(run, "-:2:9")
    assert message == "../private/base.plan is outside the plan's own folder"


def test_a_plan_of_the_library(folder: Path) -> None:
    assert check(folder, "first-5k").status == FINE
    assert "Week 10" in Run(folder, "show", "plans/own.plan").out


def test_a_file_of_ones_own_is_not_the_librarys(folder: Path) -> None:
    (folder / "plans/mile.plan").write_text("plan My mile\nextends mile\n")
    assert check(folder, "mile.plan").status == FINE
    assert "Week 12" in Run(folder, "show", "plans/own.plan").out


def test_build_and_eval_read_it_too(folder: Path) -> None:
    own(folder, "base.plan")
    (folder / "own.tlog").write_text("log Own\n2026-04-07  easy: = 30min\n")
    assert Run(folder, "build", "plans/own.plan", "-o", "out").status == FINE
    calendar = (folder / "out/own.ics").read_text()
    assert calendar.count("BEGIN:VEVENT") == 2
    run = Run(folder, "eval", "plans/own.plan", "own.tlog")
    assert (run.status, run.err) == (FINE, "")
    assert "2026-04-07" in run.out


# ---- what is wrong in the other file


def test_messages_point_into_the_file_that_is_wrong(folder: Path) -> None:
    (folder / "plans/base.plan").write_text(BASE + "  thu  30min esay\n")
    run = check(folder, "base.plan")
    assert run.status == WRONG
    assert run.messages == ["error[unknown-name]: nobody has said what `esay` is"]
    assert "--> plans/base.plan:6:14\n6 |   thu  30min esay" in run.out.replace("\n  |\n", "\n")


def test_what_two_plans_have_from_one_file_is_said_once(folder: Path) -> None:
    (folder / "plans/base.plan").write_text(BASE + "  teu  30min easy\n")
    own(folder, "base.plan")
    (folder / "plans/other.plan").write_text("plan Other\nextends base.plan\n")
    run = Run(folder, "check", "plans/own.plan", "plans/other.plan", "plans/base.plan")
    assert run.messages == ["error[syntax]: no line starts with `teu`"]


def test_a_plan_without_its_base_has_one_message(folder: Path) -> None:
    """What it has from there may not be called unknown."""
    (folder / "plans/own.plan").write_text(
        OWN.format("bse.plan")
        + "\nweek 2\n  tue  opener + 5x400 @ cruise r60 | light 4x\n  race-2  20min easy\n"
    )
    run = Run(folder, "check", "plans/own.plan")
    assert the_message(run) == ("there is no file plans/bse.plan", "did you mean base.plan?")
    assert Run(folder, "build", "plans/own.plan", "-o", "out").status == WRONG
    assert not (folder / "out").exists()


# ---- what is refused


@pytest.mark.parametrize(
    ("name", "message", "help_line"),
    [
        ("bse.plan", "there is no file plans/bse.plan", "did you mean base.plan?"),
        ("sub/bas.plan", "there is no file plans/sub/bas.plan", "did you mean sub/base.plan?"),
        ("nowhere/xy.plan", "there is no file plans/nowhere/xy.plan",
         "it is looked for beside the file that extends it"),
        ("mile.plan", "there is no file plans/mile.plan",
         "for the plan that comes with plandsl write: extends mile"),
        ("base", "there is no plan base in the library",
         "for the file beside this one write: extends base.plan"),
        ("First marathon", "there is no plan First marathon in the library",
         "did you mean first-marathon?"),
        ("miel", "there is no plan miel in the library", "did you mean mile?"),
        ("nonsense", "there is no plan nonsense in the library",
         "it has first-5k, first-marathon, mile; a file ends in .plan"),
        ("../private/base.plan", "private/base.plan is outside the plan's own folder, plans",
         "put it into that folder, or allow more to be read: --root ."),
        ("sub/../../private/no.plan", "private/no.plan is outside the plan's own folder, plans",
         "put it into that folder, or allow more to be read: --root ."),
        ("C:base.plan", "C:base.plan says where a file is on one computer only",
         "write its way from this file, like ../base.plan"),
        ("~/base.plan", "~/base.plan says where a file is on one computer only",
         "write its way from this file, like ../base.plan"),
        ("sub\\base.plan", "folders are parted by /, not by \\", "write extends sub/base.plan"),
        ("https://example.org/a.plan",
         "a plan extends files, and https://example.org/a.plan is an address",
         "save that plan beside this one, and name the file"),
        ("sub/base.plan/x", "plans/sub/base.plan/x cannot be read: Not a directory",
         "it takes a plain text file"),
        ("own.plan", "this plan would extend itself", "plans/own.plan → plans/own.plan"),
    ],
)  # fmt: skip
def test_one_clear_message(folder: Path, name: str, message: str, help_line: str) -> None:
    assert the_message(check(folder, name)) == (message, help_line)


def test_an_absolute_path(folder: Path) -> None:
    name = str(folder / "plans/sub/base.plan")
    message, help_line = the_message(check(folder, name))
    assert message == f"{name} says where a file is on one computer only"
    assert help_line == "write extends sub/base.plan"


@pytest.mark.parametrize(
    ("target", "leads", "root"),
    [
        ("../private/base.plan", "private/base.plan", ", or allow more to be read: --root ."),
        ("/dev/zero", None, ""),
    ],
)
def test_a_link_out_of_the_tree(folder: Path, target: str, leads: str | None, root: str) -> None:
    (folder / "plans/link.plan").symlink_to(target)
    message, help_line = the_message(check(folder, "link.plan"))
    leads = leads or os.path.relpath(target, folder)
    outside = "which is outside the plan's own folder, plans"
    assert message == f"plans/link.plan leads to {leads}, {outside}"
    assert help_line == f"put it into that folder{root}"


def test_a_folder_that_is_a_link_out_of_the_tree(folder: Path) -> None:
    (folder / "plans/deep").symlink_to(folder / "private")
    message, _ = the_message(check(folder, "deep/base.plan"))
    assert message.startswith("plans/deep/base.plan leads to private/base.plan, which is outside")


def test_a_link_to_itself(folder: Path) -> None:
    (folder / "plans/loop.plan").symlink_to("loop.plan")
    message, _ = the_message(check(folder, "loop.plan"))
    assert message.startswith("plans/loop.plan cannot be read: ")


def test_what_is_no_plain_file(folder: Path) -> None:
    os.mkfifo(folder / "plans/pipe.plan")
    message, _ = the_message(check(folder, "pipe.plan"))
    assert message == "plans/pipe.plan is a device or a pipe, not a file"
    (folder / "plans/folder.plan").mkdir()
    message, _ = the_message(check(folder, "folder.plan"))
    assert message == "plans/folder.plan is a folder, not a file"


def test_standard_input_cannot_be_extended(folder: Path) -> None:
    own(folder, "./-")
    run = Run(folder / "plans", "check", "own.plan", stdin=BASE.encode())
    assert the_message(run, "own.plan:2:9")[0] == "there is no file -"


def test_a_file_that_is_too_large(folder: Path) -> None:
    with (folder / "plans/base.plan").open("wb") as file:
        file.truncate(200_000_000)
    message, _ = the_message(check(folder, "base.plan"))
    assert message == "plans/base.plan has more than 100,000,000 bytes; that is no plan and no log"


def test_a_file_that_is_no_text(folder: Path) -> None:
    (folder / "plans/base.plan").write_bytes(b"plan \xff\n")
    message, _ = the_message(check(folder, "base.plan"))
    assert message.startswith("plans/base.plan is not UTF-8 text (line 1)")


def test_a_name_that_is_too_long(folder: Path) -> None:
    message, _ = the_message(check(folder, "x" * 300 + ".plan"))
    assert message.endswith("cannot be read: File name too long")


def test_a_nul_in_a_name(folder: Path) -> None:
    run = check(folder, "base\0.plan")
    assert run.status == WRONG
    assert run.messages == ["error[syntax]: a control character (U+0000) stands in this line"]


@pytest.mark.parametrize(
    ("text", "what", "help_line"),
    [
        ("log A\n2026-03-02  easy: 30min easy\n", "a log",
         "a log is read beside its plan: plandsl check PLAN plans/it.plan"),
        ("athlete Ann\nhrmax 188\n", "an athlete's file",
         "a plan for that athlete says: athlete Ann"),
        ("", "no plan", "a plan begins with: plan NAME"),
        ("week 1\n  teu  rest\n", "no plan", "a plan begins with: plan NAME"),
    ],
)  # fmt: skip
def test_a_file_of_another_kind(folder: Path, text: str, what: str, help_line: str) -> None:
    (folder / "plans/it.plan").write_text(text)
    message = f"plans/it.plan is {what}, and a plan extends a plan"
    assert the_message(check(folder, "it.plan")) == (message, help_line)


def test_a_circle_is_named_file_by_file(folder: Path) -> None:
    (folder / "plans/sub/b.plan").write_text("plan B\nextends ../c.plan\n")
    (folder / "plans/c.plan").write_text("plan C\nextends ./sub/../own.plan\n")
    message, circle = the_message(check(folder, "sub/b.plan"), "plans/c.plan:2:9")
    assert message == "this plan would extend itself"
    assert circle == "plans/own.plan → plans/sub/b.plan → plans/c.plan → plans/own.plan"


def test_a_circle_is_seen_however_the_plan_is_named(folder: Path) -> None:
    own(folder, "c.plan")
    (folder / "plans/c.plan").write_text("plan C\nextends own.plan\n")
    (folder / "also").symlink_to("plans")
    for name in ("./plans/own.plan", "also/own.plan", str(folder / "plans/own.plan")):
        run = Run(folder, "check", name)
        assert run.messages == ["error[extends]: this plan would extend itself"]


def test_too_many_plans_that_extend_one_another(folder: Path) -> None:
    for number in range(12):
        name = f"p{number + 1}.plan"
        (folder / f"plans/p{number}.plan").write_text(f"plan P{number}\nextends {name}\n")
    (folder / "plans/p12.plan").write_text(BASE)
    message, _ = the_message(check(folder, "p0.plan"), "plans/p9.plan:2:9")
    assert message == "more than 10 plans extend one another"
    assert check(folder, "p3.plan").status == FINE


# ---- a larger tree


def test_a_larger_tree_may_be_allowed(folder: Path) -> None:
    for command in (("check",), ("show",), ("build", "-o", "out"), ("show", "--expand")):
        own(folder, "../private/base.plan")
        assert Run(folder, *command, "plans/own.plan").status == WRONG
        assert Run(folder, *command, "plans/own.plan", "--root", ".").status == FINE


def test_the_larger_tree_has_an_end_too(folder: Path) -> None:
    own(folder, "../private/base.plan")
    run = Run(folder, "check", "plans/own.plan", "--root", "plans/sub")
    assert the_message(run)[0].startswith("private/base.plan is outside")
    (folder / "private/base.plan").write_text("plan A\nextends ../../base.plan\n")
    run = Run(folder, "check", "plans/own.plan", "--root", ".")
    assert the_message(run, "private/base.plan:2:9")[0].startswith("../base.plan is outside")


def test_the_larger_tree_must_be_there(folder: Path) -> None:
    run = check(folder, "base.plan", "--root", "no")
    assert run.status == 2
    assert "'no' does not exist" in run.err


def test_each_plan_has_its_own_tree(folder: Path) -> None:
    """A base may go up a folder for the plan above it, and may not for the one beside it."""
    (folder / "plans/sub/up.plan").write_text("plan Up\nextends ../base.plan\n")
    own(folder, "sub/up.plan")
    assert Run(folder, "check", "plans/own.plan").status == FINE
    run = Run(folder, "check", "plans/own.plan", "plans/sub/up.plan")
    message, _ = the_message(run, "plans/sub/up.plan:2:9")
    assert message == "plans/base.plan is outside the plan's own folder, plans/sub"


def test_the_command_that_is_suggested_has_the_same_options(folder: Path) -> None:
    own(folder, "../private/base.plan")
    (folder / "private/base.plan").write_text(BASE + "  teu  rest\n")
    run = Run(folder, "show", "plans/own.plan", "--root", ".")
    assert "see: plandsl check plans/own.plan --root .\n" in run.err


def test_a_file_given_that_is_not_there_is_no_finding(folder: Path) -> None:
    assert Run(folder, "check", "plans/no.plan").status == COULD_NOT
