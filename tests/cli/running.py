"""The program run as a user runs it, in a folder of its own."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
FINE, WRONG, USAGE, COULD_NOT = 0, 1, 2, 3


class Run:
    """One run of the program: its status, and all that it said."""

    def __init__(
        self,
        folder: Path,
        *words: str,
        stdin: bytes = b"",
        file_limit: int | None = None,
        **env: str | None,
    ):
        def limit() -> None:
            if file_limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, file_limit))

        environment: dict[str, str | None] = {
            "PATH": os.environ["PATH"],
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "80",
            # No log of these tests is of a later day.
            "SOURCE_DATE_EPOCH": "4070908800",
            "XDG_CACHE_HOME": str(folder.parent / "cache"),
            **env,
        }
        done = subprocess.run(
            [sys.executable, "-m", "plandsl", *words],
            cwd=folder,
            # What is None is not set at all.
            env={name: value for name, value in environment.items() if value is not None},
            input=stdin,
            capture_output=True,
            check=False,
            preexec_fn=limit,
        )
        self.status = done.returncode
        self.out = done.stdout.decode()
        self.err = done.stderr.decode()
        assert "Traceback" not in self.out + self.err
        assert "has a bug" not in self.err

    @property
    def messages(self) -> list[str]:
        """The first line of each finding, but for the remark that a week is skipped."""
        found = re.findall(r"^(?:error|warning|info)\[[\w-]+\]: .*", self.out, re.MULTILINE)
        return [one for one in found if "incomplete-week" not in one]
