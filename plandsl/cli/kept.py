"""What `check`, `eval`, `today`, `next` and `status` said, kept in the user's cache folder and said
again while it holds.

A run notes what it asks of the disk, and the answer. Its result holds as long as the same program,
asked the same in the same surroundings, would get the same answers; all of them are asked again.
This only saves time: what is damaged, or cannot be written, changes nothing else.

It runs before anything else is imported, so it imports the cheapest modules only.
"""

from __future__ import annotations

import os
import sys
import time
from stat import S_ISREG

from plandsl import __version__
from plandsl.cli import terminal

try:
    # `hashlib` has it as well, and loads OpenSSL, which takes as long as reading a short plan.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

# `plandsl` alone is `today`. All but `check` ask the clock for the day.
COMMANDS = ("check", "eval", "today", "next", "status")
# What a run may have read for its result to be kept, in bytes: a squad's log of 100,000 lines is
# half of it. And how large a result may be.
MOST_READ = 20_000_000
LARGEST = 1_000_000
# What the folder of the results may hold.
MOST_KEPT, MOST_BYTES = 200, 5_000_000
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OWN_FILES = (".py", ".lark", ".toml", ".plan")
# Of a file that was written so many nanoseconds before it was read, the time of the next change
# could be the same one: file systems count in steps of up to two seconds.
SETTLED = 3_000_000_000
# On Windows Click puts files in the place of these, and what it looks at is not noted.
REPLACED = frozenset("*?[~$%")
# A file of somebody else, or one that others may write, is not to be shown.
FOR_OTHERS = 0o022
# A name on a disk, or in a plan, that is no UTF-8 can be noted too.
ANY_NAME = ("utf-8", "surrogatepass")


class _Run:
    """One run: what tells it from any other, and what it has asked of the disk so far."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.key = _key(words)
        self.answers: list[str] = []
        self.read = 0


_run: _Run | None = None


def cache_folder() -> str:
    """Where plandsl keeps what saves time."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return os.path.join(home or os.path.expanduser("~/.cache"), "plandsl")


# ------------------------------------------------------------- before a run


def found(words: list[str]) -> tuple[int, str, str] | None:
    """The exit status of the same command before, and what it wrote to standard error and to
    standard output; None if it is to be run.
    """
    global _run
    if (words and words[0] not in COMMANDS) or REPLACED & set("".join(words)):
        return None
    if os.name == "nt" and terminal.color():
        # There the colours are Click's to write.
        return None
    try:
        _run = _Run(words)
        terminal.remembers = True
        return _read(_path(_run.key), _run.key)
    except (OSError, ValueError, KeyError):
        # No such file, no folder to stand in, or a damaged file: the run is made.
        return None


def _read(path: str, key: str) -> tuple[int, str, str] | None:
    """The result in a file if it is this key's, whole, and everything is as it was."""
    with open(path, "rb", opener=_straight) as file:
        if not _is_own(os.fstat(file.fileno())):
            return None
        sum, _, rest = file.read(LARGEST + 1).partition(b"\n")
    if sum.decode("ascii") != _sum(key.encode() + rest):
        return None
    head, _, text = rest.partition(b"\n\n")
    first, *answers = head.decode("ascii").split("\n")
    status, _, said = first.partition(" ")
    if status not in ("0", "1") or not all(map(_holds, answers)):
        return None
    return int(status), text[: int(said)].decode("utf-8"), text[int(said) :].decode("utf-8")


def _straight(path: str, flags: int) -> int:
    """Opens no link, and does not wait for a pipe."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _is_own(about: os.stat_result) -> bool:
    if not S_ISREG(about.st_mode):
        return False
    return os.name == "nt" or (about.st_uid == os.getuid() and not about.st_mode & FOR_OTHERS)


def _holds(noted: str) -> bool:
    question, about, answer = noted.split(" ")
    name = bytes.fromhex(about).decode(*ANY_NAME)
    if question == "content":
        sum, _, stamp = answer.partition("/")
        return (stamp != "" and _stamp(os.stat(name)) == stamp) or _content(name) == sum
    return QUESTIONS[question](name) == answer


# -------------------------------------------------------------- during a run


def never() -> None:
    """The result of this run is not to be kept: it looked at what is not noted."""
    global _run
    _run = None
    terminal.remembers = False


def read(path: str, data: bytes, about: os.stat_result) -> None:
    """Notes a file that was read, its content, and what it was like before."""
    if _run is None:
        return
    _run.read += len(data)
    if _run.read > MOST_READ:
        never()
    else:
        _note("content", path, f"{_sum(data)}/{_stamp(about)}")


def is_there(path: str) -> bool:
    """Whether there is something of this name, noted."""
    answer = _there(path)
    _note("there", path, answer)
    return answer == "yes"


def real(path: str) -> str:
    """Where links lead to from a path, noted."""
    leads = os.path.realpath(path)
    _note("real", path, _sum(leads.encode(*ANY_NAME)))
    return leads


def looked_for(suffix: str, folder: str = "") -> None:
    """Notes that the names with a suffix in a folder were asked for, and which are files."""
    if _run is None:
        return
    about = os.path.join(folder, suffix)
    try:
        _note("names", about, _names(about))
    except OSError:
        never()


def _note(question: str, about: str, answer: str) -> None:
    if _run is not None:
        _run.answers.append(f"{question} {about.encode(*ANY_NAME).hex()} {answer}")


def _content(path: str) -> str:
    about = os.stat(path)
    if not S_ISREG(about.st_mode) or about.st_size > MOST_READ:
        return ""
    with open(path, "rb") as file:
        return _sum(file.read(MOST_READ + 1))


def _stamp(about: os.stat_result) -> str:
    """What changes with the file, so that a long one need not be read again: the time of its last
    change, which nobody can set back. Empty where that says nothing (yet).
    """
    if os.name == "nt" or time.time_ns() - about.st_ctime_ns < SETTLED:
        return ""
    return f"{about.st_dev}-{about.st_ino}-{about.st_size}-{about.st_mtime_ns}-{about.st_ctime_ns}"


def _there(path: str) -> str:
    return "yes" if os.path.lexists(path) else "no"


def _real(path: str) -> str:
    return _sum(os.path.realpath(path).encode(*ANY_NAME))


def _names(about: str) -> str:
    folder, suffix = os.path.split(about)
    names = sorted(one for one in os.listdir(folder or ".") if one.lower().endswith(suffix))
    kinds = ("file" if os.path.isfile(os.path.join(folder, one)) else "" for one in names)
    return _sum("/".join((*names, *kinds)).encode(*ANY_NAME))


QUESTIONS = {"there": _there, "real": _real, "names": _names}


# --------------------------------------------------------------- after a run


def keep(status: int) -> None:
    """Keeps what this run wrote, now that it has written all of it, and how it ended."""
    try:
        if _run is None or _run.key != _key(_run.words):
            # Nothing to keep, or the window or the program is another than at the start.
            return
        said, out = (_encoded(texts) for texts in (terminal.said, terminal.written))
        head = "\n".join([f"{status} {len(said)}", *dict.fromkeys(_run.answers)])
        rest = b"".join((head.encode(), b"\n\n", said, out))
        data = _sum(_run.key.encode() + rest).encode() + b"\n" + rest
        if len(data) <= LARGEST:
            _write(_path(_run.key), data)
    except OSError:
        return


def _encoded(texts: list[str]) -> bytes:
    return "".join(texts).encode("utf-8", "replace")


def _write(path: str, data: bytes) -> None:
    """Aside and renamed, so that no half file is ever seen; then the oldest are removed."""
    folder = os.path.dirname(path)
    os.makedirs(folder, exist_ok=True)
    aside = f"{path}.{os.getpid()}"
    try:
        with open(aside, "xb", opener=_for_one) as file:
            file.write(data)
        os.replace(aside, path)
    except OSError:
        os.unlink(aside)
        raise
    _make_room(folder)


def _for_one(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _make_room(folder: str) -> None:
    with os.scandir(folder) as inside:
        about = [(one.stat(follow_symlinks=False), one.path) for one in inside]
    files = [(one.st_mtime_ns, one.st_size, path) for one, path in about if S_ISREG(one.st_mode)]
    total = 0
    for number, (_, size, path) in enumerate(sorted(files, reverse=True)):
        total += size
        if number >= MOST_KEPT or total > MOST_BYTES:
            os.unlink(path)


# ------------------------------------------------------------------ what it is


def _path(key: str) -> str:
    return os.path.join(cache_folder(), "results", _sum(key.encode()))


def _key(words: list[str]) -> str:
    """All that a result depends on besides the disk."""
    return repr(
        [
            __version__, _own_files(), sys.version, sys.getfilesystemencoding(),
            words, _day(words), os.getcwd(), terminal.color(), terminal.width(),
        ]
    )  # fmt: skip


def _day(words: list[str]) -> tuple[str, ...]:
    """The day it is, where a command asks for it; a check does not."""
    if words[:1] == ["check"]:
        return ()
    return os.environ.get("SOURCE_DATE_EPOCH", ""), time.strftime("%Y-%m-%d")


def _own_files() -> list[tuple[str, int, int]]:
    """The program itself: whoever works on it sees what it finds now."""
    folders = [PACKAGE, os.path.join(os.path.dirname(PACKAGE), "grammar")]
    files = []
    while folders:
        folder = folders.pop()
        if not os.path.isdir(folder):
            continue
        with os.scandir(folder) as inside:
            for one in inside:
                if one.name.endswith(OWN_FILES):
                    about = one.stat()
                    files.append((one.path, about.st_size, about.st_mtime_ns))
                elif one.is_dir(follow_symlinks=False) and one.name != "__pycache__":
                    folders.append(one.path)
    return sorted(files)


def _sum(data: bytes) -> str:
    return blake2b(data, digest_size=20).hexdigest()
