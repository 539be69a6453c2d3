"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Timed examples fail by chance on a busy machine. Under CI the examples are the same every time;
# elsewhere each run tries new ones, and a failing one is kept in .hypothesis/ for the next run.
settings.register_profile("plandsl", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("plandsl")

HERE = Path(__file__).parent
# Rooms whose tests start the program again and again, or read what others computed.
ON_ONE_PYTHON = {"cli", "diff", "emit", "push", "report", "shorthand"}
# Enough to see the program start on another one.
ON_EVERY_PYTHON = {"test_commands.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks with `once` what need not be run on a second Python."""
    for item in items:
        room = item.path.relative_to(HERE).parts[0]
        if room in ON_ONE_PYTHON and item.path.name not in ON_EVERY_PYTHON:
            item.add_marker(pytest.mark.once)
