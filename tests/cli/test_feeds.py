"""A served plan follows its files, and keeps what it served: real files, no server."""

from __future__ import annotations

import datetime as dt
import os
import stat
import sys
from itertools import islice
from pathlib import Path

import click
import pytest

from plandsl.cli import feeds, files, watch
from plandsl.cli.desk import Desk
from plandsl.cli.feeds import Served
from plandsl.feed import Edition

HEAD = "plan Spring 5k\nstart 2026-03-02\n"
GOOD = f"{HEAD}week 1\n  tue  400s: 6x400 @ 88-92 r90\n"
OTHER = f"{HEAD}week 1\n  tue  400s: 10x400 @ 88-92 r90\n"
BROKEN = f"{HEAD}week 1\n  tue  400s: 6x400 @@ 88\n  wed  wat\n"
EPOCH = 1_772_600_000
ALONE = Desk()
NOW = dt.datetime.fromtimestamp(EPOCH, dt.UTC)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a clock that stands still and a state of its own."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    return here


def serve(log: str | None = None, desk: Desk = ALONE, rotate: bool = False) -> Served:
    return Served("my.plan", log, desk, rotate=rotate)


def settled(served: Served) -> Edition:
    """After files that were named for the first time have been looked at again."""
    served.follow()
    assert served.follow() is None
    return served.feed.edition


def test_a_save_changes_the_feed_and_nothing_else_does(folder: Path) -> None:
    plan = folder / "my.plan"
    plan.write_text(GOOD)
    served = serve()
    first = settled(served)
    assert "6×400" in first.sheet
    os.utime(plan, (1, 1))
    assert served.follow() is None
    assert served.feed.edition.calendar == first.calendar
    assert served.feed.edition.revised == first.revised == NOW
    plan.write_text(OTHER)
    assert served.follow() == "my.plan: the calendar has changed"
    second = served.feed.edition
    assert second.tag != first.tag
    assert second.revised == NOW + dt.timedelta(seconds=1)
    assert "10×400" in second.sheet


def test_a_broken_save_keeps_the_last_calendar_and_says_where_it_is_broken(folder: Path) -> None:
    plan = folder / "my.plan"
    plan.write_text(GOOD)
    served = serve()
    first = settled(served)
    plan.write_text(BROKEN)
    said = served.follow()
    assert said is not None
    assert said.splitlines()[0] == "my.plan has 2 errors; see: plandsl check my.plan"
    assert said.splitlines()[1].startswith("my.plan:4: ")
    assert said.splitlines()[-1] == "the last calendar stays"
    now = served.feed.edition
    assert (now.calendar, now.sheet, now.revised) == (first.calendar, first.sheet, first.revised)
    assert now.problem == tuple(said.splitlines()[:-1])
    plan.write_text(f"{BROKEN}\n")
    assert served.follow() is None
    plan.unlink()
    assert served.follow() == "there is no file my.plan\nthe last calendar stays"
    plan.write_text(GOOD)
    assert served.follow() == "my.plan can be read again"
    assert served.feed.edition == first


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe\x00", "my.plan is not UTF-8 text (line 1)"),
        (b"", "my.plan has an error"),
        (b"log Spring 5k\n", "my.plan is no plan"),
        (b"athlete Ann\n", "my.plan is no plan"),
        (HEAD.encode(), "my.plan has no sessions any more"),
        (f"{HEAD}week 1\n  tue  rest\n".encode(), "my.plan has no sessions any more"),
    ],
)
def test_what_is_saved_by_mistake(folder: Path, data: bytes, words: str) -> None:
    plan = folder / "my.plan"
    plan.write_text(GOOD)
    served = serve()
    first = settled(served)
    plan.write_bytes(data)
    assert (served.follow() or "").startswith(words)
    assert served.feed.edition.calendar == first.calendar


def test_all_files_of_a_plan_are_followed(folder: Path) -> None:
    """What it extends, its athlete's file, also one that was not there, and the log."""
    (folder / "my.plan").write_text("extends base.plan\nplan Mine\nathlete Ann\n")
    (folder / "base.plan").write_text(GOOD)
    (folder / "my.tlog").write_text("log Mine\n")
    served = serve("my.tlog")
    first = settled(served)
    assert {"my.plan", "my.tlog", "base.plan"} <= {os.path.normpath(one) for one in served.files}
    (folder / "base.plan").write_text(OTHER)
    assert served.follow() == "my.plan: the calendar has changed"
    (folder / "base.plan").write_text(BROKEN)
    assert "base.plan:4" in (served.follow() or "")
    (folder / "base.plan").write_text(GOOD)
    assert served.follow() is not None
    for name, text in (("Ann.athlete", "athlete\n"), ("my.tlog", "log Mine\nnonsense here\n")):
        (folder / name).write_text(text)
        assert name in (served.follow() or "")
        (folder / name).unlink() if name.startswith("Ann") else (folder / name).write_text(
            "log Mine\n"
        )
        served.follow()
    assert served.feed.edition.problem == ()
    assert served.feed.edition.plan == first.plan


def test_a_restart_goes_on_from_what_was_served(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = folder / "my.plan"
    plan.write_text(GOOD)
    before = serve()
    plan.write_text(OTHER)
    before.follow()
    after = serve()
    assert after.feed == before.feed
    plan.write_text(BROKEN)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH + 3600))
    broken = serve().feed
    assert broken.token == before.feed.token
    assert broken.edition.calendar == before.feed.edition.calendar
    assert broken.edition.revised == before.feed.edition.revised
    assert broken.edition.plan is None
    assert broken.edition.problem[0].startswith("my.plan has 2 errors")


def test_what_did_not_change_keeps_its_bytes_while_the_clock_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A comment, another file date, a restart: the same calendar. An edit: the one event alone."""
    plan = folder / "my.plan"
    plan.write_text(f"{GOOD}  thu  5km easy\n")
    served = serve()
    first = settled(served)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH + 3600))
    plan.write_text(f"# a remark\n{GOOD}  thu  5km easy\n")
    assert served.follow() is None
    assert serve().feed.edition.calendar == served.feed.edition.calendar == first.calendar
    assert served.feed.edition.revised == first.revised
    plan.write_text(f"{OTHER}  thu  5km easy\n")
    served.follow()
    before, after = (
        one.split(b"BEGIN:VEVENT") for one in (first.calendar, serve().feed.edition.calendar)
    )
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True]
    assert served.feed.edition.revised == NOW + dt.timedelta(hours=1)


@pytest.mark.parametrize("damage", [b"", b"BEGIN:VCALENDAR\r\n", b"\xff\x00rubbish"])
def test_a_damaged_calendar_of_an_earlier_run_is_made_anew(
    folder: Path, tmp_path: Path, damage: bytes
) -> None:
    (folder / "my.plan").write_text(GOOD)
    good = serve().feed.edition.calendar
    (kept(tmp_path) / "plan.ics").write_bytes(damage)
    assert serve().feed.edition.calendar == good


def test_two_that_serve_one_plan_make_one_calendar(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "my.plan").write_text(GOOD)
    one, other = serve(), serve()
    assert one.feed == other.feed
    (folder / "my.plan").write_text(OTHER)
    for served in (one, other):
        served.follow()
    assert one.feed == other.feed


def test_without_anything_to_serve_nothing_is_begun(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(files.Missing):
        serve()
    for text, problem in ((BROKEN, files.Unusable), ("log Mine\n", click.UsageError)):
        (folder / "my.plan").write_text(text)
        with pytest.raises(problem):
            serve()
    assert not (tmp_path / "state").exists()


def test_a_bug_of_ours_ends_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "my.plan").write_text(GOOD)
    served = serve()
    first = settled(served)
    monkeypatch.setattr(feeds, "sheet", lambda *_, **__: 1 // 0)
    (folder / "my.plan").write_text(OTHER)
    assert "has a bug (ZeroDivisionError)" in (served.follow() or "")
    assert served.feed.edition.calendar == first.calendar


# ---- what is kept


def kept(tmp_path: Path) -> Path:
    (found,) = (tmp_path / "state" / "plandsl" / "feeds").iterdir()
    return found


def test_the_secret_is_long_and_for_nobody_else(folder: Path, tmp_path: Path) -> None:
    (folder / "my.plan").write_text(GOOD)
    token = serve().feed.token
    assert len(token) >= 22
    for path in (kept(tmp_path), *kept(tmp_path).iterdir()):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077
    assert (kept(tmp_path) / "token").read_text() == f"{token}\n"
    (kept(tmp_path) / "token").chmod(0o644)
    assert serve().feed.token == token
    assert stat.S_IMODE((kept(tmp_path) / "token").stat().st_mode) == 0o600
    fresh = serve(rotate=True).feed.token
    assert fresh != token
    assert serve().feed.token == fresh


@pytest.mark.parametrize(
    "damage", [b"", b"short\n", b"../../../../etc/passwd/../x\n", b"\xff" * 40]
)
def test_a_damaged_secret_is_made_anew(folder: Path, tmp_path: Path, damage: bytes) -> None:
    (folder / "my.plan").write_text(GOOD)
    token = serve().feed.token
    (kept(tmp_path) / "token").write_bytes(damage)
    assert serve().feed.token != token


def test_each_athlete_of_a_plan_has_a_feed(folder: Path, tmp_path: Path) -> None:
    (folder / "my.plan").write_text(GOOD)
    for name in ("Ann", "Ben"):
        (folder / f"{name}.athlete").write_text(f"athlete {name}\n")
        serve(desk=Desk(f"{name}.athlete"))
    serve()
    assert len(list((tmp_path / "state" / "plandsl" / "feeds").iterdir())) == 3


def test_state_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "my.plan").write_text(GOOD)
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null")
    with pytest.raises(files.Unreadable):
        serve()


# ---- waiting


@pytest.mark.parametrize("told", [True, False], ids=["watchfiles", "looking"])
def test_waiting_for_a_change(folder: Path, monkeypatch: pytest.MonkeyPatch, told: bool) -> None:
    """A bounded number of moments after a save, a look finds it; also of a file that was not there,
    and with a folder that is not there.
    """
    if told:
        pytest.importorskip("watchfiles")
    else:
        monkeypatch.setitem(sys.modules, "watchfiles", None)
    monkeypatch.setattr(watch, "LOOKING", 0.01)
    monkeypatch.setattr(watch, "TOLD", 200)
    paths = ["my.plan", "not/there.plan"]
    moments = watch.moments(lambda: paths)
    before = watch.look("my.plan")
    next(moments)
    (folder / "my.plan").write_text(GOOD)
    assert any(watch.look("my.plan") != before for _ in islice(moments, 20))
    (folder / "not").mkdir()
    (folder / "not/there.plan").write_text(GOOD)
    assert any(watch.look("not/there.plan") for _ in islice(moments, 20))
