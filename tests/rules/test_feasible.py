"""Targets beside what a recent race tells of the athlete."""

from __future__ import annotations

import pytest

from plandsl.diagnostics import Diagnostic
from tests.rules.reading import blamed, found_in

# Over 5 km in 20:00 the formulas have 5:47 for the mile, 3:29 for 1 km and 41:28 for 10 km.
HEAD = "plan Mile\nstart 2025-08-18\nrecent 2025-08-01 5k 20:00\n"


def of(session: str, head: str = "rule feasible\n") -> list[Diagnostic]:
    found = found_in(f"{HEAD}{head}week 1\n  sun  {session}\n")
    return [one for one in found if one.name == "feasible"]


def test_too_fast() -> None:
    [one] = of("race: 10k @ 38:00")
    assert str(one.severity) == "error"
    assert one.message.startswith("38:00 for 10 km is 8% faster than this athlete can race it: 41:")
    assert one.help == (
        "so says 5 km in 20:00 on 2025-08-01, by the formulas of Daniels and Gilbert",
    )
    assert blamed(one) == "38:00"


@pytest.mark.parametrize(
    "session",
    ["race: 10k @ 41:00", "3x1mi @ 5:50 r4min", "8x400 @ 70 r3min", "20min threshold", "5k max",
     "bike 20min @ 40km/h", "30min easy"],
)  # fmt: skip
def test_what_can_be_run_or_is_not_judged(session: str) -> None:
    assert of(session) == []


def test_the_margin() -> None:
    assert len(of("race: 10k @ 40:00")) == 1
    assert of("race: 10k @ 40:00", "rule feasible 5%\n") == []


def test_which_end_is_too_fast() -> None:
    [one] = of("race: 10k @ 39:00-42:00")
    assert str(one.severity) == "info"
    assert one.message.startswith("39:00 for 10 km at its fast end is ")
    [one] = of("race: 10k @ 38:00-41:00")
    assert str(one.severity) == "error"
    assert one.message.startswith("39:30 for 10 km in the middle of its range is ")


def test_paces_are_told_as_paces() -> None:
    [one] = of("10k @ 3:50/km")
    assert one.message.startswith("3:50/km for 10 km is ")
    assert one.message.endswith("can race it: 4:09/km")
    [one] = of("40min @ 3:50/km")
    assert one.message.startswith("3:50/km for 40 min is ")


def test_all_options_and_groups() -> None:
    assert len(of("30min easy or 5k @ 17:00")) == 1
    assert len(of("5k @ 20:00 | quick 5k @ 17:00", "group quick\nrule feasible\n")) == 1


def test_the_goal() -> None:
    [one] = of("30min easy", "race 2025-10-12 10k 37:00\nrule feasible\n")
    assert one.message.startswith("the goal of 37:00 for 10 km is ")


def test_without_a_race_nobody_knows() -> None:
    text = "plan P\nstart 2025-08-18\nrule feasible\nweek 1\n  sun  race: 10k @ 30:00\n"
    [one] = found_in(text)
    assert (one.name, str(one.severity)) == ("feasible", "info")
    assert one.message == "nobody can judge the targets: no recent race is known"
    assert blamed(one) == "rule feasible"
