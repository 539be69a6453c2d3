"""`plandsl build` where a calendar lies already: brought up to date, or left as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.running import COULD_NOT, FINE, Run

PLAN = """plan Spring mile
start 2026-03-02
timezone Europe/Berlin
at tue 18:30

phase Base, weeks 1-3
  tue  400s: 6x400 @ 88-92 r90
  thu  easy: 30min easy
  sat  long: 60min easy
"""
FIRST, LATER = "2026-01-01T00:00Z", "2026-01-02T00:00Z"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "my.plan").write_text(PLAN, "utf-8")
    assert build(tmp_path).status == FINE
    return tmp_path


def build(folder: Path, *words: str, plan: str = "my.plan", now: str = FIRST) -> Run:
    return Run(folder, "build", plan, "--to", "ics", "--now", now, "-o", "out", *words)


def edit(folder: Path, old: str, new: str) -> None:
    text = (folder / "my.plan").read_text("utf-8")
    assert old in text
    (folder / "my.plan").write_text(text.replace(old, new), "utf-8")


def test_an_edit_changes_its_event_and_no_other(folder: Path) -> None:
    path = folder / "out" / "spring-mile.ics"
    before = path.read_bytes()
    assert build(folder, now=LATER).out == "out/spring-mile.ics (unchanged)\n"
    edit(folder, "phase Base", "move week 2 thu to fri\nphase Base")
    run = build(folder, "--explain", now=LATER)
    head, *explained = run.out.splitlines()
    assert head == "out/spring-mile.ics (1 session changed)"
    at = explained.index("2026-03-13  Easy: 30min easy")
    said = r"  ([0-9a-f-]{36}), changed: by the same label, content and week a day later"
    uid = re.fullmatch(said, explained[at + 1])
    assert uid is not None
    assert len(explained) == 18
    old, new = ((data.split(b"BEGIN:VEVENT")) for data in (before, path.read_bytes()))
    assert len(set(old) - set(new)) == len(set(new) - set(old)) == 1
    assert before.count(uid[1].encode()) == path.read_bytes().count(uid[1].encode()) == 1


@pytest.mark.parametrize(
    ("there", "why"),
    [
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:Mine\r\nEND:VCALENDAR\r\n", "no calendar that"),
        (None, "it is damaged: its end is missing"),
    ],
    ids=["another program's", "damaged"],
)
def test_what_is_not_ours_or_damaged_is_replaced_by_force_only(
    folder: Path, there: bytes | None, why: str
) -> None:
    path = folder / "out" / "spring-mile.ics"
    ours = path.read_bytes()
    path.write_bytes(ours[:700] if there is None else there)
    run = build(folder)
    assert (run.status, run.out) == (COULD_NOT, "")
    assert run.err.startswith("Error: out/spring-mile.ics stays as it is: ")
    assert why in run.err
    assert "--force" in run.err
    assert run.err.count("\n") == 1
    assert path.read_bytes() == (ours[:700] if there is None else there)
    assert [one.name for one in (folder / "out").iterdir()] == ["spring-mile.ics"]
    forced = build(folder, "--force")
    assert (forced.status, forced.err) == (FINE, "")
    assert path.read_bytes() == ours


def test_two_plans_of_one_title_do_not_overwrite_each_other(folder: Path) -> None:
    path = folder / "out" / "spring-mile.ics"
    ours = path.read_bytes()
    (folder / "other.plan").write_text(PLAN.replace("6x400", "8x400"), "utf-8")
    run = build(folder, plan="other.plan")
    assert run.status == COULD_NOT
    assert "it was made from my.plan, not from other.plan; " in run.err
    assert path.read_bytes() == ours
    (folder / "other.plan").write_text(PLAN.replace("start", "id other\nstart"), "utf-8")
    assert build(folder, plan="other.plan").out == "out/other.ics\n"
    # The plan under another name, as its author says.
    (folder / "my.plan").rename(folder / "mile.plan")
    assert build(folder, plan="mile.plan").status == COULD_NOT
    forced = build(folder, "--force", plan="mile.plan")
    assert forced.out == "out/spring-mile.ics (no session changed)\n"


def test_two_athletes_of_one_plan_have_a_calendar_each(folder: Path) -> None:
    for name in ("Ann", "Ben"):
        (folder / f"{name}.athlete").write_text(f"athlete {name}\n", "utf-8")
        assert build(folder, "--athlete", f"{name}.athlete").status == FINE
    names = ["spring-mile-ann.ics", "spring-mile-ben.ics", "spring-mile.ics"]
    assert sorted(one.name for one in (folder / "out").iterdir()) == names


def test_hours_that_the_clocks_skip_and_words_that_google_hides_are_told_once(
    folder: Path,
) -> None:
    (folder / "night.plan").write_text(
        f"plan Night {'🏃🏽‍♀️' * 125}\nstart 2026-03-23\ntimezone Europe/Berlin\n"
        "at sat 23:30, sun 02:30\nweek 1\n  sat  long: 2h easy\n"
        "  sun  easy: 30min easy\n    note stay <b>easy</b>\n",
        "utf-8",
    )
    run = build(folder, plan="night.plan")
    assert (run.status, run.out) == (FINE, "out/night.ics\n")
    assert run.err.splitlines() == [
        "warning: the clocks skip 02:30 on 2026-03-29: the calendar says 03:30",
        "info: Google Calendar takes `<b` for HTML and hides what follows",
    ]
    text = (folder / "out" / "night.ics").read_text("utf-8")
    assert "DTSTART;TZID=Europe/Berlin:20260328T233000" in text
    assert "DTEND;TZID=Europe/Berlin:20260329T013000" in text
    assert "DTSTART;TZID=Europe/Berlin:20260329T033000" in text
