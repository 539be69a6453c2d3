"""The plans that come with plandsl: one file each in `plandsl/library`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from plandsl.cli import files
from plandsl.source import Source

FOLDER = Path(__file__).parent.parent / "library"


@cache
def names() -> tuple[str, ...]:
    """What they are called, as in `extends first-marathon`."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.plan")))


@cache
def plan(name: str) -> Source:
    """The text of one; `name` is one of `names()`. Its own name says where it comes from."""
    text = files.read_named(str(FOLDER / f"{name}.plan")).text
    return Source(f"plandsl/library/{name}.plan", text)
