"""Lines as coaches write them, each with its structure: reps, lengths, targets, rests.

The tables stand beside this file. `sessions.txt` has sessions in the language, `scribbled.txt` what
`plandsl fmt` makes of other notations, `results.txt` what was run.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from plandsl import pipeline
from plandsl.diagnostics import Diagnostic
from plandsl.model.session import Session
from plandsl.source import Source
from tests.shorthand.structure import run, structure

HERE = Path(__file__).parent
# What the lines may speak of: an athlete's numbers, paces and groups.
HEAD = """plan Shorthand
start 2026-03-02
group light, elite
hrmax 190
hrrest 50
ftp 280W
pace MP = 7:00/mi
pace HM = 6:40/mi
pace 10k = 6:20/mi
pace 5k = 6:05/mi
pace 3k = 5:50/mi
pace Z2 = 130-145bpm
pace Z3 = 146-160bpm
week 1
  tue  """
LOG = "log Shorthand\n2026-03-03  "


def rows(name: str) -> list[tuple[str, str]]:
    """What is written, and what it must be, an indented line below it."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    found = [line for line in lines if line.strip() and not line.startswith("#")]
    assert len(found) % 2 == 0
    return [(found[at], found[at + 1].strip()) for at in range(0, len(found), 2)]


def cases(name: str) -> list[object]:
    return [pytest.param(*row, id=row[0]) for row in rows(name)]


def session(text: str) -> tuple[Session, tuple[Diagnostic, ...]]:
    (loaded,) = pipeline.load([Source("x", f"{HEAD}{text}\n")])
    assert loaded.plan is not None
    return loaded.plan.weeks[0].sessions[0], loaded.found


@pytest.mark.parametrize(("written", "meant"), cases("sessions.txt"))
def test_sessions(written: str, meant: str) -> None:
    made, found = session(written)
    assert [one.message for one in found] == []
    assert structure(made) == meant


@pytest.mark.parametrize(("written", "canonical"), cases("scribbled.txt"))
def test_other_notations_become_canonical_text(written: str, canonical: str) -> None:
    text = pipeline.canonical(Source("x", f"{HEAD}{written}\n"))
    assert text.splitlines()[-1] == f"  tue  {canonical}"
    assert session(canonical)[1] == ()


@pytest.mark.parametrize(("written", "meant"), cases("results.txt"))
def test_results(written: str, meant: str) -> None:
    (loaded,) = pipeline.load([Source("x", f"{HEAD}rest\n"), Source("y", f"{LOG}{written}\n")])
    assert loaded.log is not None
    assert [one.message for one in loaded.found] == []
    (entry,) = loaded.log.entries
    assert entry.result is not None
    assert run(entry.result) == meant


def test_there_are_enough_of_them() -> None:
    assert len(rows("sessions.txt")) >= 180
    assert len(rows("scribbled.txt")) >= 40
    assert len(rows("results.txt")) >= 15
