"""Formats are found by their names and cost nothing until they are asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from plandsl.emit import emitter, formats


def test_every_format_has_an_emitter() -> None:
    assert {"html", "ics", "pdf"} <= set(formats())
    assert all(callable(emitter(name)) for name in formats())


def test_an_unknown_format_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no such format: os"):
        emitter("os")


def test_looking_for_formats_imports_none_of_them() -> None:
    code = (
        "import sys, plandsl.emit as emit; emit.formats();"
        "print([name for name in sys.modules if name.startswith(('icalendar', 'plandsl.emit.'))])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
