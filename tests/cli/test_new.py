"""`plandsl new`: plans to start from, and nobody's file overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from plandsl import pipeline
from plandsl.source import Source
from tests.cli.running import COULD_NOT, FINE, USAGE, Run

LIBRARY = ("first-5k", "first-marathon", "mile")
# A Thursday.
CLOCK = str(1_767_225_600)
MONDAY = "2026-01-05"


def new(folder: Path, *words: str) -> Run:
    return Run(folder, "new", *words, SOURCE_DATE_EPOCH=CLOCK)


@pytest.mark.parametrize("name", [(), *((one,) for one in LIBRARY)])
def test_what_it_writes_is_a_plan_with_nothing_wrong(tmp_path: Path, name: tuple[str]) -> None:
    run = new(tmp_path, *name)
    assert (run.status, run.err) == (FINE, "")
    source = Source("my.plan", run.out)
    assert pipeline.check([source]) == ()
    assert pipeline.canonical(source) == run.out
    (loaded,) = pipeline.load([source])
    assert loaded.plan is not None
    assert str(loaded.plan.start) == MONDAY


@pytest.mark.parametrize(
    ("day", "monday"),
    [("2026-03-01", "2026-03-02"), ("2026-03-02", "2026-03-09"), ("2024-12-31", "2025-01-06")],
)
def test_it_starts_on_the_next_monday(tmp_path: Path, day: str, monday: str) -> None:
    import datetime as dt

    noon = dt.datetime.fromisoformat(f"{day}T12:00Z")
    run = Run(tmp_path, "new", SOURCE_DATE_EPOCH=str(int(noon.timestamp())))
    assert f"\nstart {monday}\n" in run.out


def test_without_a_fixed_clock_the_machines_holds(tmp_path: Path) -> None:
    assert "\nstart 20" in Run(tmp_path, "new").out
    run = Run(tmp_path, "new", SOURCE_DATE_EPOCH="noon")
    assert run.status == USAGE


@pytest.mark.parametrize("name", LIBRARY)
def test_a_copy_is_the_plan_that_extending_it_makes(tmp_path: Path, name: str) -> None:
    """Every line of it, and an identity of its own that can be read."""
    text = new(tmp_path, name).out
    (tmp_path / "copy.plan").write_text(text)
    (tmp_path / "own.plan").write_text(f"plan Own\nextends {name}\nstart {MONDAY}\n")
    shown = [Run(tmp_path, "show", one).out for one in ("copy.plan", "own.plan")]
    title, own = (one.partition("\n")[0] for one in shown)
    assert (shown[0].removeprefix(title), own) == (shown[1].removeprefix(own), "Own")
    identity = f"{title.lower().replace(' ', '-')}-{MONDAY}"
    assert f"plan {title}\nid {identity}\nstart {MONDAY}\n" in text


def test_into_a_file(tmp_path: Path) -> None:
    run = new(tmp_path, "mile", "-o", "plans/my.plan")
    assert (run.status, run.out, run.err) == (FINE, "plans/my.plan\n", "")
    assert (tmp_path / "plans/my.plan").read_text() == new(tmp_path, "mile").out
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["my.plan", "plans"]


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_what_is_there_is_kept(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "my.plan"
    if kind == "file":
        path.write_text("mine")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("nowhere")
    run = new(tmp_path, "-o", "my.plan")
    assert (run.status, run.out) == (USAGE, "")
    assert "my.plan is there already; choose another name" in run.err
    assert [one.name for one in tmp_path.iterdir()] == ["my.plan"]
    assert kind != "file" or path.read_text() == "mine"


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    run = Run(tmp_path, "new", "mile", "-o", "my.plan", file_limit=1_000)
    assert run.status == COULD_NOT
    assert "my.plan cannot be written" in run.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("marathon", "there is no plan marathon in the library; did you mean first-marathon?"),
        ("First 5k", "there is no plan First 5k in the library; did you mean first-5k?"),
        ("../mile", "there is no plan ../mile in the library; did you mean mile?"),
        ("xyz", "there is no plan xyz in the library; it has first-5k, first-marathon, mile"),
    ],
)
def test_a_plan_that_is_not_in_the_library(tmp_path: Path, name: str, says: str) -> None:
    run = new(tmp_path, name)
    assert (run.status, run.out) == (USAGE, "")
    assert says in run.err


def test_the_help_names_the_library(tmp_path: Path) -> None:
    text = " ".join(new(tmp_path, "--help").out.split())
    assert "first-5k, first-marathon, mile" in text
