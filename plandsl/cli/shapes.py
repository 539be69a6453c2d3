"""Shapes of lines, carried from one run to the next in the user's cache folder.

It only saves time: a folder that cannot be written or a file that is damaged changes nothing else.
The file is plain JSON, belongs to one plandsl and its grammar, and may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from plandsl import __version__
from plandsl.syntax import grammar, parse

LARGEST = 20_000_000
LEAF = 3


@cache
def warm() -> None:
    """Takes over what earlier runs knew; once a run."""
    path = _path()
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
    plain = parse.known()
    if plain is None:
        return
    path = _path()
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(json.dumps(plain), encoding="ascii")
        aside.replace(path)


def _path() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    folder = Path(home or os.path.expanduser("~/.cache"))
    words = hashlib.sha256(grammar.text().encode()).hexdigest()[:16]
    return folder / "plandsl" / f"shapes-{__version__}-{words}.json"


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
