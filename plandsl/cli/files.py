"""The disk: the one place where files are read and written."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from plandsl.cli import COULD_NOT, Problem, kept
from plandsl.source import Source

if TYPE_CHECKING:
    from pathlib import Path

# A log of 100,000 lines is some 10 MB; what is much larger is no plan and no log.
LARGEST = 100_000_000
READ_AGAIN = 3


class Unreadable(Problem):
    """A file that cannot be read, or not as text: one line, and the status for it."""

    status = COULD_NOT


class Missing(Unreadable):
    """A file that is not there."""


class Unusable(Problem):
    """A file whose text is so wrong that there is nothing to work on: the status of an error."""

    status = 1


def state_folder() -> Path:
    """Where plandsl keeps what it would miss if it were gone."""
    from pathlib import Path

    home = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(home or Path.home() / ".local" / "state") / "plandsl"


def read(name: str) -> Source:
    """A file's text, or standard input's for `-`. Raises `Unreadable`."""
    if name != "-":
        return text_of(name, _bytes(name))
    kept.never()
    return text_of(name, sys.stdin.buffer.read(LARGEST + 1))


def read_named(name: str) -> Source:
    """The text of a file that another file names, so only of a plain file: a pipe or a device may
    never end. Raises `Unreadable`.
    """
    return text_of(name, _bytes(name, plain=True))


def text_of(name: str, data: bytes) -> Source:
    """The text that a file's bytes are. Raises `Unreadable`."""
    if len(data) > LARGEST:
        raise too_large(name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        message = f"{name} is not UTF-8 text (line {line}); save it as UTF-8 in the editor"
        raise Unreadable(message) from None
    return Source(name, text)


def too_large(name: str) -> Unreadable:
    return Unreadable(f"{name} has more than {LARGEST:,} bytes; that is no plan and no log")


def content(path: Path) -> bytes:
    """The bytes of a plain file. Raises `Unreadable`."""
    return _bytes(str(path), plain=True)


def _bytes(path: str, plain: bool = False) -> bytes:
    """The content of a file, read again where somebody saved it meanwhile."""
    path = path or os.curdir
    try:
        for _ in range(READ_AGAIN):
            before = os.stat(path)
            if plain and not stat.S_ISREG(before.st_mode) and not stat.S_ISDIR(before.st_mode):
                raise Unreadable(f"{_told(path)} is a device or a pipe, not a file")
            with open(path, "rb") as file:
                data = file.read(LARGEST + 1)
            after = os.stat(path)
            if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size):
                kept.read(path, data, before)
                return data
    except FileNotFoundError:
        raise Missing(f"there is no file {_told(path)}") from None
    except IsADirectoryError:
        raise Unreadable(f"{_told(path)} is a folder, not a file") from None
    except OSError as problem:
        raise Unreadable(f"{_told(path)} cannot be read: {problem.strerror}") from None
    raise Unreadable(f"{_told(path)} changes while it is read; try again")


def _told(path: str) -> str:
    """As messages name a file: `a.plan`, where `./a.plan` was written."""
    from pathlib import Path

    return str(Path(path))


def only(suffix: str, what: str) -> str:
    """The one file of this kind in the folder, where none was named."""
    kept.looked_for(suffix)
    from pathlib import Path

    found = sorted(Path().glob(f"*{suffix}"))
    if len(found) == 1:
        return str(found[0])
    from click import UsageError

    if not found:
        raise UsageError(f"there is no {what} in this folder; name one")
    raise UsageError(f"there are {len(found)} {what}s in this folder; name one")


def write(path: Path, data: bytes, private: bool = False) -> bool:
    """Writes aside and renames, so that no half file is ever seen; False if nothing changed.

    What is `private`, file and new folder, is for nobody else on this machine to read.
    """
    import tempfile
    from pathlib import Path

    try:
        path.parent.mkdir(0o700 if private else 0o777, parents=True, exist_ok=True)
        if path.is_file() and path.read_bytes() == data:
            return False
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(aside).chmod(0o600 if private else _mode(path))
            Path(aside).replace(path)
            _keep_name(path.parent)
        except BaseException:
            Path(aside).unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise Unreadable(f"{path} cannot be written: {problem.strerror}") from None
    return True


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Whoever else asks for the same folder waits until this is over, or its process has died.

    It leaves nothing behind, for the folder itself is locked. Where a system or a network drive
    has no such locks nobody waits.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _keep_name(folder: Path) -> None:
    """Has a rename outlive a power cut, on systems where a folder can be written through."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those that a new one would have."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def read_all(names: Sequence[str]) -> tuple[list[Source], list[str]]:
    """Every file that can be read, and a line for every one that cannot."""
    sources, problems = [], []
    for name in names:
        try:
            sources.append(read(name))
        except Unreadable as problem:
            problems.append(problem.message)
    return sources, problems
