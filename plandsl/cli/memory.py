"""What `push` remembers from one time to the next: a folder for each plan and calendar.

Plain files, one an event, so that each can be written aside and renamed by itself; passwords are
not among them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from plandsl.cli import files
from plandsl.push.merge import Entry

VERSION = 1
LARGEST = 5_000_000
TEXTS = ("plan", "base", "sent")


class Folder:
    """The memory of one plan in one calendar."""

    def __init__(self, mark: str, title: str, calendar: str) -> None:
        name = hashlib.sha256(f"{mark} {calendar}".encode()).hexdigest()[:24]
        self._path = files.state_folder() / "push" / name
        self._about = {"version": VERSION, "plan": title, "calendar": calendar}

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else pushes the same plan to the same calendar meanwhile."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._path.mkdir(mode=0o700, exist_ok=True)
        except OSError as problem:
            message = f"{self._path} cannot be made: {problem.strerror}"
            raise files.Unreadable(message) from None
        with files.alone_in(self._path):
            try:
                yield
            finally:
                # Of a push that came to nothing nothing stays.
                with suppress(OSError):
                    self._path.rmdir()

    def previous(self) -> bytes | None:
        path = self._path / "last.ics"
        return files.content(path) if path.exists() else None

    def remember(self, output: bytes) -> None:
        self._write("about.json", self._about)
        files.write(self._path / "last.ics", output)

    def entries(self) -> Mapping[str, Entry]:
        """What cannot be read is as good as lost, and will be found anew in the calendar."""
        found = (_entry(path) for path in sorted(self._path.glob("*.event")))
        return {entry.uid: entry for entry in found if entry}

    def keep(self, entry: Entry) -> None:
        texts = {name: dict(getattr(entry, name)) for name in TEXTS}
        row = {
            "version": VERSION,
            "uid": entry.uid,
            "name": entry.name,
            "etag": entry.version,
            "arrived": entry.arrived,
            "deleted": entry.deleted,
            **{name: text for name, text in texts.items() if text},
        }
        self._write(_file(entry.uid), row)

    def forget(self, uid: str) -> None:
        try:
            (self._path / _file(uid)).unlink(missing_ok=True)
        except OSError as problem:
            raise files.Unreadable(f"{self._path}: {problem.strerror}") from None

    def _write(self, name: str, row: Mapping[str, Any]) -> None:
        text = json.dumps(row, ensure_ascii=False, indent=1)
        files.write(self._path / name, f"{text}\n".encode("utf-8", "surrogatepass"))


def _file(uid: str) -> str:
    return f"{hashlib.sha256(uid.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.event"


def _entry(path: Path) -> Entry | None:
    try:
        if path.stat().st_size > LARGEST:
            return None
        row = json.loads(path.read_text("utf-8"))
        texts = {name: row.get(name, {}) for name in TEXTS}
        known = row["version"] == VERSION and isinstance(row["name"], str)
        if not known or path.name != _file(row["uid"]) or not all(map(_is_texts, texts.values())):
            return None
        etag = row.get("etag")
        return Entry(
            row["uid"],
            row["name"],
            etag if isinstance(etag, str) else None,
            arrived=row.get("arrived") is True,
            deleted=row.get("deleted") is True,
            **texts,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _is_texts(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
