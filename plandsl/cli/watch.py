"""Waiting for files to change: told by the system where `watchfiles` is there, else by looking."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

# Seconds between two looks.
LOOKING = 0.5
# Milliseconds. Told by the system we still look now and then, for network drives tell nothing; and
# editors save in several steps, of which the last is waited for.
TOLD, SETTLING = 5_000, 100

Look = tuple[int, ...] | None


def look(path: str) -> Look:
    """What differs after a save; None where there is no such file."""
    try:
        about = os.stat(path)
    except (OSError, ValueError):
        return None
    return about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino


def moments(paths: Callable[[], Iterable[str]]) -> Iterator[None]:
    """Comes up whenever one of the files may have changed, and now and then besides, for ever."""
    try:
        from watchfiles import watch
    except ImportError:
        return _looking()
    return _told(watch, paths)


def _looking() -> Iterator[None]:
    while True:
        time.sleep(LOOKING)
        yield


def _told(watch: Any, paths: Callable[[], Iterable[str]]) -> Iterator[None]:
    """Folders are watched, for a file that is renamed into place is another file."""
    while True:
        folders = _folders(paths())
        if not folders:
            time.sleep(LOOKING)
            yield
            continue
        try:
            for _ in watch(
                *folders,
                watch_filter=None,
                debounce=SETTLING,
                step=SETTLING // 2,
                rust_timeout=TOLD,
                yield_on_timeout=True,
                recursive=False,
            ):
                yield
                if _folders(paths()) != folders:
                    break
        except OSError:
            # The system has no more watches to give, or the folder went away just now.
            time.sleep(LOOKING)
            yield


def _folders(paths: Iterable[str]) -> list[str]:
    """Where the files are, and where they really are if they are links."""
    both = (one for path in paths for one in (path, os.path.realpath(path)))
    folders = {os.path.dirname(path) or "." for path in both}
    return sorted(folder for folder in folders if os.path.isdir(folder))
