"""The plans that come with plandsl: one file each in `plandsl/library`."""

from __future__ import annotations

import os
from functools import cache

from plandsl.cli import files
from plandsl.source import Source

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "library")


@cache
def names() -> tuple[str, ...]:
    """What they are called, as in `extends first-marathon`."""
    found = (name for name in os.listdir(FOLDER) if name.endswith(".plan"))
    return tuple(sorted(name.removesuffix(".plan") for name in found))


@cache
def plan(name: str) -> Source:
    """The text of one; `name` is one of `names()`. Its own name says where it comes from."""
    text = files.read_named(os.path.join(FOLDER, f"{name}.plan")).text
    return Source(f"plandsl/library/{name}.plan", text)
