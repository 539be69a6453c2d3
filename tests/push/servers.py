"""Calendar servers as people run them, each started in a process of its own on a free port."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plandsl.record import dataclass

USER, PASSWORD = "me", "correct horse"
# Seconds that a server may need to start on a busy machine.
PATIENCE = 60.0
RADICALE = """
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
"""


@dataclass(frozen=True, slots=True)
class Server:
    """`home` is where the user's calendars lie."""

    name: str
    url: str
    home: str


@contextmanager
def radicale(folder: Path) -> Iterator[Server]:
    """Wants a user and a password."""
    port = free_port()
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n")
    (folder / "config").write_text(RADICALE.format(port=port, folder=folder))
    with _running(port, folder, "radicale", "--config", str(folder / "config")):
        url = f"http://127.0.0.1:{port}"
        yield Server("radicale", url, f"{url}/{USER}/")


@contextmanager
def xandikos(folder: Path) -> Iterator[Server]:
    """Keeps calendars in git, and asks nobody who they are."""
    port = free_port()
    words = ("serve", "-d", str(folder / "data"), "--defaults", "-l", "127.0.0.1", "-p", str(port))
    with _running(port, folder, "xandikos", *words):
        url = f"http://127.0.0.1:{port}"
        yield Server("xandikos", url, f"{url}/user/calendars/")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def _running(port: int, folder: Path, module: str, *words: str) -> Iterator[None]:
    log = folder / "log"
    with log.open("wb") as out:
        command = [sys.executable, "-m", module, *words]
        process = subprocess.Popen(command, stdout=out, stderr=out, cwd=folder)
        try:
            _wait(process, port, log)
            yield
        finally:
            process.terminate()
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"no server at {port}: {log.read_text()}")
