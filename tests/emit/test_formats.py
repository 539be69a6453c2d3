"""Formats are found by their names and cost nothing until they are asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from plandsl import emit
from plandsl.emit import emitter, formats
from plandsl.model.plan import Plan


def test_every_format_has_an_emitter() -> None:
    assert {"html", "ics", "pdf"} <= set(formats())
    assert all(callable(emitter(name)) for name in formats())


def test_an_unknown_format_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no such format: os"):
        emitter("os")


@pytest.mark.parametrize(
    ("plan_id", "athlete", "stem"),
    [
        ("spring-5k", None, "spring-5k"),
        ("squad-ann", "Ann", "squad-ann"),
        ("sub-6-mile", "me", "sub-6-mile-me"),
        ("../Übung 1", "Zoë", "übung-1-zoë"),
        ("++", "🏃", "plan"),
        ("x" * 100, None, "x" * 56),
        ("x" * 100, "y" * 100, "x" * 35 + "-" + "y" * 20),
        # Letters of four bytes each, with the longest ending and a file aside: below 255 bytes.
        ("𐐨" * 100, "𐐨" * 100, "𐐨" * 35 + "-" + "𐐨" * 20),
    ],
)
def test_files_are_named_after_the_plan_and_its_athlete(
    plan_id: str, athlete: str | None, stem: str
) -> None:
    made = emit.stem(Plan(id=plan_id, title="Any", athlete=athlete))
    assert made == stem
    assert len(f".{made}-verdicts.html.12345678".encode()) < 255


def test_looking_for_formats_imports_none_of_them() -> None:
    code = (
        "import sys, plandsl.emit as emit; emit.formats();"
        "print([name for name in sys.modules if name.startswith(('icalendar', 'plandsl.emit.'))])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
