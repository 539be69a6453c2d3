"""`plandsl predict` as a user runs it, and what `eval` says of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.running import FINE, ROOT, USAGE, WRONG, Run
from tests.report.schemas import strict

SCHEMA = json.loads((ROOT / "docs" / "schema" / "predict.json").read_text("utf-8"))
EXAMPLE = ROOT / "examples" / "sub-6-mile"
LOG = (
    "log Test\n2026-03-01  race: 5k = 21:00\n2026-03-03  400s: 4x400 r90 = 88 89 88 89\n"
    "2026-03-05  tempo: 5k = 24:00\n2026-03-06  easy: 30min = 30:00 5km\n"
)
PLAN = (
    "plan Test\nstart 2026-03-02\nrace 2026-03-08 10k 45:00\nweek 1\n"
    "  tue  400s: 4x400 @ 88 r90\n  sun  race: 10k @ <=45:00\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.tlog").write_text(LOG, encoding="utf-8")
    return tmp_path


def document(run: Run) -> Any:
    """The printed JSON, which is by its schema."""
    found = json.loads(run.out)
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(strict(SCHEMA)).validate(found)
    return found


def test_the_only_log_for_a_distance(folder: Path) -> None:
    run = Run(folder, "predict", "--for", "10k")
    assert (run.status, run.err) == (FINE, "")
    assert run.out.startswith("10 km in 43:47; nine times in ten ")
    assert all(len(line) <= 80 for line in run.out.splitlines())


@pytest.mark.parametrize("name", ["10k", "10000", "10km"])
def test_a_distance_as_runners_say_it(folder: Path, name: str) -> None:
    assert Run(folder, "predict", "--for", name).out == Run(folder, "predict", "--for", "10k").out


def test_the_race_of_the_only_plan(folder: Path) -> None:
    (folder / "a.plan").write_text(PLAN, encoding="utf-8")
    run = Run(folder, "predict")
    assert (run.status, run.err) == (FINE, "")
    assert "; 45:00 or faster: " in run.out.splitlines()[0]
    assert run.out == Run(folder, "predict", "a.tlog", "a.plan").out


def test_as_json_and_the_same_bytes_each_time(folder: Path) -> None:
    (folder / "a.plan").write_text(PLAN, encoding="utf-8")
    words = ("predict", "a.tlog", "a.plan", "--format", "json")
    run = Run(folder, *words)
    found = document(run)
    assert found["rests_on"]["grade"] == "race"
    assert [one["grade"] for one in found["beside"]] == ["tempo", "intervals"]
    assert [one["reason"] for one in found["unused"]] == ["easy running"]
    assert found["goal"]["seconds"] == 2700
    assert found["constants"]["sigma_performance"] == 0.025
    assert found["formulas"]["riegel"] == "t2 = t1 (d2/d1)^1.06"
    assert run.out == Run(folder, *words, PYTHONHASHSEED="7").out


@pytest.mark.parametrize("day", ["2026-03-04", "2026-03-06", "2026-09-01"])
def test_every_shape_is_by_the_schema(folder: Path, day: str) -> None:
    for race in ("mile", "marathon"):
        words = ("predict", "a.tlog", "--for", race, "--on", day, "--format", "json")
        assert document(Run(folder, *words))["on"] == day


def test_the_founding_case_as_json() -> None:
    run = Run(EXAMPLE, "predict", "mile.tlog", "mile.plan", "--format", "json")
    found = document(run)
    assert found["seconds"] == pytest.approx(373.3, abs=0.05)
    assert found["goal"]["probability"] == pytest.approx(0.07, abs=0.005)


def test_nothing_tells(folder: Path) -> None:
    run = Run(folder, "predict", "--for", "mile", "--on", "2026-09-01")
    assert run.status == FINE
    assert run.out.startswith(
        "no estimate for the mile: no run tells; a race or a trial in the log"
    )
    assert "4 runs to 2026-03-06: older than 42 days" in run.out


def test_a_lane_that_nobody_can_tell_fails(folder: Path) -> None:
    (folder / "a.tlog").write_text("log A\n2026-03-01  race: max lane 6 = 6:11\n", encoding="utf-8")
    run = Run(folder, "predict", "--for", "mile")
    assert run.status == WRONG
    assert "error[lane]: nobody can tell how far this is" in run.err
    assert "a.tlog:2" in run.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say what for, like --for mile, or name the plan whose race it is"),
        (("--for", "far"), "--for far is no distance, like mile, 5k, 1600 or half"),
        (("--for", "100m"), "no estimate for 100 m: the models hold for 800 m to 50 mi"),
        (("--for", "9" * 400 + "km"), "the models hold for 800 m to 50 mi"),
        (("--for", "0"), "the models hold for 800 m to 50 mi"),
        (("--for", "mile", "--on", "soon"), "--on soon is no date, like 2025-09-07"),
        (("--for", "mile", "--on", "2026-02-30"), "--on 2026-02-30 is no date"),
    ],
)
def test_wrong_usage(folder: Path, words: tuple[str, ...], said: str) -> None:
    run = Run(folder, "predict", "a.tlog", *words)
    assert run.status == USAGE
    assert said in run.err


def test_a_plan_without_a_race_is_told_so(folder: Path) -> None:
    (folder / "a.plan").write_text(PLAN.replace("race 2026-03-08 10k 45:00\n", ""), "utf-8")
    run = Run(folder, "predict")
    assert run.status == USAGE
    assert "the plan has no race with a distance: say it, like --for mile" in run.err


def test_files_of_the_wrong_kind_are_told_so(folder: Path) -> None:
    (folder / "a.plan").write_text(PLAN, encoding="utf-8")
    assert "a.plan is not a log" in Run(folder, "predict", "a.plan", "--for", "mile").err
    assert "a.tlog is not a plan" in Run(folder, "predict", "a.tlog", "a.tlog").err


def test_before_the_first_run(folder: Path) -> None:
    run = Run(folder, "predict", "--for", "mile", "--on", "2026-02-01")
    assert run.status == WRONG
    assert "a.tlog has no run with a result by 2026-02-01" in run.err


def test_dates_at_the_ends_of_the_calendar(folder: Path) -> None:
    run = Run(folder, "predict", "--for", "mile", "--on", "9999-12-31")
    assert run.status == FINE
    (folder / "a.tlog").write_text("log A\n1900-01-01  race: mile = 6:11\n", encoding="utf-8")
    run = Run(folder, "predict", "--for", "mile", "--on", "0001-01-02")
    assert run.status == WRONG


def test_eval_ends_with_the_estimate(folder: Path) -> None:
    (folder / "a.plan").write_text(PLAN, encoding="utf-8")
    assert "\nEstimate: 10 km in 43:47; nine times in ten " in Run(folder, "eval").out
    whole = json.loads(Run(folder, "eval", "--format", "json").out)["estimate"]
    alone = document(Run(folder, "predict", "--format", "json"))
    assert {"version": 1, **whole} == alone


def test_eval_without_a_race_has_no_estimate(folder: Path) -> None:
    for race in ("", "race 2026-03-08 100m\n", "race 2026-03-08\n"):
        text = PLAN.replace("race 2026-03-08 10k 45:00\n", race)
        (folder / "a.plan").write_text(text, encoding="utf-8")
        assert "Estimate" not in Run(folder, "eval").out
        assert json.loads(Run(folder, "eval", "--format", "json").out)["estimate"] is None
