"""What the tests need of npm, installed below build/ once, by whichever worker is first.

Where something is missing the test is skipped and says so.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
# What npm says when it cannot reach its registry.
NO_NETWORK = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT")


def need(program: str, what: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed, so {what} is not tried")


def installed(source: Path, what: str) -> Path:
    """A copy of a folder with what its lock file names."""
    for program in ("node", "npm"):
        need(program, what)
    content = b"".join(path.read_bytes() for path in sorted(source.iterdir()))
    made = CHECKOUT / "build" / f"{source.name}-{hashlib.sha256(content).hexdigest()[:12]}"
    if not made.is_dir():
        made.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=made.parent, prefix=f"{source.name}.") as folder:
            making = Path(folder) / "made"
            shutil.copytree(source, making)
            _install(making, what)
            with suppress(OSError):  # another worker was faster
                making.rename(made)
    return made


def _install(folder: Path, what: str) -> None:
    """The versions of the lock file, and none of their scripts."""
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=300)
    if any(sign in done.stderr for sign in NO_NETWORK):
        pytest.skip(f"npm cannot reach its registry, so {what} is not tried")
    assert done.returncode == 0, done.stderr
