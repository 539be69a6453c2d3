"""Files as they were in a revision of a git repository: `HEAD~1:my.plan`.

Git is asked with a fixed list of words, never through a shell, and only for what is stored: nothing
is run that a repository may bring with it, and nothing is fetched. As everywhere on the command
line, a file's way starts from the current folder.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
from pathlib import Path

from plandsl.cli import files, shelf
from plandsl.cli.shelf import PARTS_OF_PATHS
from plandsl.diagnostics import Outcome
from plandsl.model.key import slug
from plandsl.record import dataclass, field
from plandsl.source import Source

NAMED = re.compile(r"(?P<revision>[^:]+):(?P<path>.+)", re.DOTALL)
WHEN = re.compile(
    rb"(?m)^committer .*> (?P<seconds>\d{1,12}) (?P<sign>[+-])(?P<hours>\d\d)(?P<minutes>\d\d)$"
)
QUIET = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
}


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, by the `word` that somebody has for it and by its hash."""

    word: str
    commit: str

    def read(self, path: str) -> Source:
        """The text of a file. Raises `files.Missing` where the revision has none."""
        name = f"{self.word}:{path}"
        # Size first: what is larger than any plan is not read at all.
        if self._size(path) > files.LARGEST:
            raise files.too_large(name)
        return files.text_of(name, _git("cat-file", "blob", self._object(path)).stdout)

    def has(self, path: str) -> bool:
        return _git("cat-file", "-e", self._object(path)).returncode == 0

    def _size(self, path: str) -> int:
        found = _git("cat-file", "-t", self._object(path))
        if found.returncode:
            raise files.Missing(f"there is no file {path} in {self.word}")
        if found.stdout.strip() != b"blob":
            raise files.Unreadable(f"{path} is a folder in {self.word}, not a file")
        return int(_git("cat-file", "-s", self._object(path)).stdout)

    def _object(self, path: str) -> str:
        way = os.path.relpath(path)
        return f"{self.commit}:{way if way.startswith('..') else f'./{way}'}"


def named(name: str) -> tuple[Revision, str] | None:
    """The revision and the path of `HEAD~1:my.plan`; None for the name of a file.

    Raises `files.Unreadable` where there is no such revision.
    """
    match = NAMED.fullmatch(name)
    if match is None or os.path.lexists(name):
        return None
    word = match["revision"]
    if word.startswith("-") or "\0" in name:
        raise files.Unreadable(f"{word} is no revision")
    if _git("rev-parse", "--git-dir").returncode:
        raise files.Unreadable(f"{name}: there is no git repository here, and no file of this name")
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{word}^{{commit}}")
    if found.returncode:
        raise files.Unreadable(f"{name}: this git repository has no revision {word}")
    return Revision(word, found.stdout.decode("ascii").strip()), match["path"]


def of_file(source: Source) -> str:
    """`revision 4f2c1d907 of 2025-08-20`: the last commit that changed a file, and whether the
    file has changed since; empty where no commit has it.

    Only plumbing is asked, which no setting of a repository has run anything else.
    """
    path = Path(source.name)
    if not path.is_file() or not shutil.which("git"):
        return ""
    here = ("-C", str(path.parent))
    commit = _git(*here, "rev-list", "-1", "HEAD", "--", path.name).stdout.decode("ascii").strip()
    if not commit:
        return ""
    committed = _git(*here, "cat-file", "blob", f"HEAD:./{path.name}").stdout
    day = _day(_git(*here, "cat-file", "commit", commit).stdout)
    words = f"revision {commit[:9]} of {day}" if day else f"revision {commit[:9]}"
    return words if _same(committed, source.text) else f"{words}, changed since"


def _day(commit: bytes) -> dt.date | None:
    """When it was committed, where that was; None where no calendar has such a day."""
    when = WHEN.search(commit)
    if when is None:
        return None
    minutes = int(when["hours"]) * 60 + int(when["minutes"])
    try:
        zone = dt.timezone(dt.timedelta(minutes=int(when["sign"] + b"1") * minutes))
        return dt.datetime.fromtimestamp(int(when["seconds"]), zone).date()
    except (ValueError, OverflowError, OSError):
        return None


def _same(data: bytes, text: str) -> bool:
    return data.decode("utf-8-sig", "replace").splitlines() == text.splitlines()


def _git(*words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *words], capture_output=True, check=False, env=os.environ | QUIET
        )
    except FileNotFoundError:
        raise files.Unreadable("git is not installed, and only git can read a revision") from None


@dataclass(slots=True)
class Committed:
    """The shelf of a plan of a revision: what it extends, and its athlete, of the same revision.

    As on the disk, a plan reads what lies in its own folder and below it, or in `root`. Links are
    not followed. `paths` has the plan, and then what was read for it.
    """

    revision: Revision
    paths: dict[Source, str]
    root: str | None = None
    tree: str = field(init=False)

    def __post_init__(self) -> None:
        (path,) = self.paths.values()
        self.tree = os.path.dirname(os.path.normpath(path))

    def plan(self, name: str, asked_in: Source, /) -> Outcome[Source | None]:
        if not PARTS_OF_PATHS.search(name):
            return shelf.from_library(name, asked_in)
        return shelf.no_path(name, asked_in) or self._read(name, asked_in)

    def athlete(self, name: str, asked_in: Source, /) -> Outcome[Source | None]:
        for stem in dict.fromkeys((name, slug(name))):
            if stem and not PARTS_OF_PATHS.search(stem):
                beside = f"{stem}.athlete"
                if self.revision.has(self._beside(beside, asked_in)):
                    return self._read(beside, asked_in)
        return Outcome(None)

    def _beside(self, name: str, asked_in: Source) -> str:
        return os.path.normpath(os.path.join(os.path.dirname(self.paths[asked_in]), name))

    def _read(self, name: str, asked_in: Source) -> Outcome[Source | None]:
        path = self._beside(name, asked_in)
        if not self._may_be_read(path):
            message = f"{path} is outside the plan's own folder"
            return shelf.wrong(message, "put it into that folder")
        known = next((one for one, there in self.paths.items() if there == path), None)
        if known is not None:
            return Outcome(known)
        try:
            source = self.revision.read(path)
        except files.Unreadable as problem:
            return shelf.wrong(problem.message, f"it is looked for in {self.revision.word} only")
        self.paths[source] = path
        return Outcome(source)

    def _may_be_read(self, path: str) -> bool:
        folders = (self.tree or ".", self.root)
        ways = (os.path.relpath(path, folder) for folder in folders if folder is not None)
        return any(way.split(os.sep)[0] != ".." for way in ways)
