"""Faults as they happen to people, each found under its right name, and nothing found before."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from plandsl import pipeline
from plandsl.diagnostics import Diagnostic, Severity
from plandsl.source import Source
from tests.rules.reading import blamed

GOOD = """\
plan Sub-20
start 2026-03-02
pace easy = 5:15-6:00/km
rule one-change 400s: reps 1, rest 5s, pace 2s per week
rule weekly-volume +10%

week 1
  tue  400s: 8x400 @ 90-92 r90
  thu  easy: 8km easy total 8km
  sat  long: 12km easy

week 2
  tue  400s: 8x400 @ 90-92 r85
  thu  easy: 8.5km easy
  sat  long: 12.5km easy
"""


@dataclass(frozen=True)
class Fault:
    """What stood there, what stands there now, the name of what is found, and the words blamed."""

    was: str
    now: str
    name: str
    words: str
    says: str


FAULTS = {
    "reps, length, rest and pace at once": Fault(
        "8x400 @ 90-92 r85",
        "10x600 @ 2:08-2:12 r60",
        "one-change",
        "10x600 @ 2:08-2:12 r60",
        "400s changes reps, length, rest and pace at once",
    ),
    "a band of two minutes a kilometre, written backwards": Fault(
        "sat  long: 12.5km easy",
        "sat  long: 12.5km @ 2:10-2:00/km",
        "implausible-speed",
        "2:10-2:00/km",
        "faster than the world record",
    ),
    "a total that is a tenth of what it was": Fault(
        "thu  easy: 8km easy total 8km",
        "thu  1000s: 40x1000 total 4km",
        "stated-total",
        "total 4km",
        "40 km",
    ),
    "a misspelt keyword of a step": Fault(
        "thu  easy: 8.5km easy",
        "thu  easy: warmpu 2km easy + 6.5km easy",
        "syntax",
        "warmpu",
        "",
    ),
    "a misspelt keyword of a line": Fault("week 2\n", "wek 2\n", "syntax", "wek", ""),
    "half as much again in a week": Fault(
        "sat  long: 12.5km easy",
        "sat  long: 22.9km easy",
        "weekly-volume",
        "week 2",
        "49%",
    ),
}


def check(text: str) -> list[Diagnostic]:
    return list(pipeline.check([Source("sub-20.plan", text)]))


def test_the_plan_without_faults() -> None:
    assert [one for one in check(GOOD) if one.severity is not Severity.INFO] == []


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_planted_fault(fault: Fault) -> None:
    assert fault.was in GOOD
    found = check(GOOD.replace(fault.was, fault.now))
    one = next(one for one in found if one.name == fault.name and one.severity is Severity.ERROR)
    assert blamed(one) == fault.words
    assert fault.says in one.message
    assert one.origin is not None
    line, column = one.origin.source.position(one.origin.span.start)
    written = one.origin.source.text.splitlines()[line - 1]
    assert written[column - 1 :].startswith(fault.words)


@pytest.mark.parametrize("of_rules", [True, False])
def test_one_fault_does_not_hide_another(of_rules: bool) -> None:
    """Rules wait until a week can be read, so their faults are planted by themselves."""
    rules = {"one-change", "stated-total", "weekly-volume"}
    # The band is a rule's as well, and takes the line of the weekly volume.
    others = [one for one in FAULTS.values() if one.name != "implausible-speed"]
    planted = [one for one in others if (one.name in rules) is of_rules]
    text = GOOD
    for one in planted:
        assert one.was in text
        text = text.replace(one.was, one.now)
    errors = {(one.name, blamed(one)) for one in check(text) if one.severity is Severity.ERROR}
    assert errors >= {(one.name, one.words) for one in planted}
