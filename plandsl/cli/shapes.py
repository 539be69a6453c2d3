"""Shapes of lines and the parser's tables, carried from one run to the next in the user's cache
folder.

It only saves time: a folder that cannot be written or a file that is damaged changes nothing else.
The files are plain JSON, belong to one plandsl and its grammar, and may be deleted at any time.
"""

from __future__ import annotations

import json
import os
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from plandsl import __version__
from plandsl.cli import kept
from plandsl.syntax import grammar, parse

LARGEST = 20_000_000
LEAF = 3


@cache
def warm() -> None:
    """Takes over what earlier runs knew; once a run."""
    grammar.carry(_tables)
    path = _path("shapes")
    try:
        if path.stat().st_size > LARGEST:
            return
        plain = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return
    if isinstance(plain, dict) and all(map(_is_plain, plain.values())):
        parse.carry({key: made for key, made in plain.items() if len(made) != LEAF})


def keep() -> None:
    """Writes what this run learned, aside and renamed; where that is not possible, nothing."""
    shapes = parse.known()
    if shapes is not None:
        _write(_path("shapes"), json.dumps(shapes))
    tables = grammar.tables()
    if tables is not None:
        text = json.dumps(tables, separators=(",", ":"))
        _write(_path("tables"), f"{_sum(text.encode())}\n{text}")


def _tables() -> Any:
    """The tables as they were written, None where nobody wrote any or the file is damaged."""
    try:
        sum, _, text = _path("tables").read_bytes().partition(b"\n")
    except OSError:
        return None
    if sum.decode("latin-1") != _sum(text):
        return None
    return json.loads(text, object_hook=grammar.with_numbers)


def _write(path: Path, text: str) -> None:
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(text, encoding="ascii")
        aside.replace(path)


def _sum(data: bytes) -> str:
    """What tells a text from another one, and from one with an end missing."""
    return f"{zlib.crc32(data):08x}-{len(data):x}"


def _path(what: str) -> Path:
    name = f"{what}-{__version__}-{_sum(grammar.text().encode())}.json"
    return Path(kept.cache_folder()) / name


def _is_plain(value: Any) -> bool:
    """Whether a value has the form of a shape: what came from a disk is not trusted."""
    match value:
        case [int(), list() as names]:
            return all(isinstance(name, str) for name in names)
        case [str(), int(), int()]:
            return True
        case [str(), int(), int(), list() as children]:
            return all(map(_is_plain, children))
    return False
