"""Every test of the commands starts the program, most of them several times."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent
# Enough to see the program start on another Python.
ON_EVERY_PYTHON = {"test_commands.py", "test_new.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == HERE and item.path.name not in ON_EVERY_PYTHON:
            item.add_marker(pytest.mark.once)
