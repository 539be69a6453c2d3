"""One change at a time, between sessions as they were run."""

from __future__ import annotations

import pytest

from plandsl.diagnostics import Diagnostic, Severity
from tests.rules.reading import blamed, found_in

STEPS = "rule one-change 400s: reps 1, rest 5s, pace 2s per week"
PLAN = (
    "plan Mile\nstart 2025-08-18\n{}\n"
    "phase Base, weeks 1-4\n  tue  400s: 6x400 @ 85-90 r90\n  wed  easy: 30min easy\n"
)


def found(*entries: str, rule: str = STEPS, below: str = "") -> list[Diagnostic]:
    dates = ("2025-08-19", "2025-08-26", "2025-09-02", "2025-09-09")
    log = "log Mile\n" + "".join(
        f"{date}  {entry}\n" for date, entry in zip(dates, entries, strict=False)
    )
    every = found_in(PLAN.format(rule) + below, log)
    assert {one.severity for one in every if one.name in ("syntax", "rule-parameter")} == set()
    return [one for one in every if one.name == "one-change"]


def test_reps_and_rest_at_once() -> None:
    [one] = found(
        "400s: 6x400 r90 = 88 89 88 89 88 89", "400s: 8x400 r60 = 88 89 88 89 88 89 88 89"
    )
    assert one.severity is Severity.WARNING, "it cannot be undone"
    assert one.message == (
        "400s, as run, changes reps and rest at once: 6 → 8 reps (harder), "
        "rest 90 → 60 s (harder); the plan allows one change at a time"
    )
    assert blamed(one) == "2025-08-26  400s: 8x400 r60 = 88 89 88 89 88 89 88 89"
    assert [label.text for label in one.labels] == ["the one before, on 2025-08-19"]
    assert one.help == (
        "beyond the steps that the plan declares: "
        "reps by 2 (a step is 1), rest by 30 s (a step is 5 s)",
    )


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            "5x400 r90 = 90 90 89 88 91",
            "5x400 r90 = 75 88 89 88 88",
            "pace 89.6 → 85.6 (harder); pace by 4 s (a step is 2 s)",
        ),
        (
            "5x400 r90 = 88 88 88 88 88",
            "7x400 r90 = 88 88 88 88 88 88 88",
            "5 → 7 reps (harder); reps by 2 (a step is 1)",
        ),
        (
            "5x400 = 88 r90 88 r90 88 r90 88 r90 88",
            "5x400 = 88 r80 88 r75 88 r80 88 r80 88",
            "rest 90 → 75-80 s (harder); rest by 15 s (a step is 5 s)",
        ),
    ],
)
def test_a_step_beyond_its_size(before: str, after: str, message: str) -> None:
    [one] = found(f"400s: {before}", f"400s: {after}")
    assert one.message == f"400s, as run, takes more than a step at once: {message}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("6x400 r90 = 88 89 88 89 88 89", "7x400 r90 = 87 89 87 89 87 89 87"),
        ("6x400 r90 = 88 89 88 89 88 89", "6x400 r90 = 87 87 87 87 87 86"),
        ("6x400 r90 = 88 89 88 89 88 89", "6x400 r60 = skipped"),
        ("6x400 r90 = 88 89 88 89 88 89", "bike 45min easy"),
        ("12x400 r200m jog = avg 88", "8x600 r200m jog = avg 2:13"),
        ("6x400 r90", "7x400 r90"),
    ],
)
def test_one_small_change(before: str, after: str) -> None:
    assert found(f"400s: {before}", f"400s: {after}", rule="rule one-change 400s: reps 1") == []


def test_what_was_not_run_does_not_count() -> None:
    [one] = found("400s: 5x400 r90 = avg 88", "400s: 8x400 r60 = 88 88 88 88 88 88 - -")
    assert "5 → 6 reps (harder), rest 90 → 60 s" in one.message
    assert found("400s: 6x400 r90 = avg 88", "400s: 8x400 r90 = - - - - - - - -") == []


def test_only_a_label_is_what_the_plan_says() -> None:
    [one] = found("400s: = 88 88 88 88 88 88", "400s: 7x400 r60 = 88 88 88 88 88 88 88")
    assert "6 → 7 reps (harder), rest 90 → 60 s (harder)" in one.message


def test_a_long_piece_is_told_by_its_pace() -> None:
    before, after = "tempo: 4800 = 5:20 5:20 5:20 5:20", "tempo: 4800 = 5:10 5:10 5:10 5:10"
    text = PLAN.replace("{}\n", "rule one-change tempo: pace 2s\n").replace("400s:", "tempo:")
    log = f"log Mile\n2025-08-19  {before}\n2025-08-26  {after}\n"
    [one] = [one for one in found_in(text, log) if one.name == "one-change"]
    assert one.message.endswith("pace 4:27/km → 4:18/km (harder); pace by 8.3 s (a step is 2 s)")


def test_a_waiver_of_the_plan_holds_for_what_was_run() -> None:
    entries = ("400s: 6x400 r90 = avg 88", "400s: 8x400 r60 = avg 88")
    week = "week 2\n  tue  400s: 6x400 @ 85-90 r90\n    allow one-change: a test\n"
    assert len(found(*entries)) == 1
    assert found(*entries, below=week) == []


def test_other_series_and_an_incomplete_log() -> None:
    assert found("800s: 6x800 r90 = avg 180", "800s: 3x800 r30 = avg 190") == []
    entries = ("400s: 6x400 r90 = avg 88", "400s: 8x400 r60 = avg 88")
    log = f"log Mile\n2025-08-19  {entries[0]}\n2025-08-20  &&&\n2025-08-26  {entries[1]}\n"
    every = found_in(PLAN.format(STEPS), log)
    assert [one for one in every if one.name == "one-change"] == [], "one of them is missing"


def test_a_band_for_all_reps_is_no_single_rep() -> None:
    [one] = found("400s: 6x400 r90 = 88 89 88 89 88 89", "400s: 9x400 r90 = 88-90")
    assert one.message.startswith("400s, as run, takes more than a step at once: 6 → 9 reps")
    assert found("400s: 6x400 r90 = 88-90", "400s: 7x400 r90 = 88-90") == []
    [one] = found("400s: 6x400 r90 = 88-90", "400s: 7x400 r90 = 84-86")
    assert "6 → 7 reps (harder), pace 88-90 → 84-86 (harder)" in one.message
