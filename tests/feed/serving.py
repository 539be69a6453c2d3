"""A real server on a free port of this computer, and a client that sends it any bytes."""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from threading import Thread

from plandsl.emit import Options, emitter
from plandsl.emit.html import sheet
from plandsl.feed import Edition, Feed
from plandsl.feed.server import Server
from plandsl.pipeline import load
from plandsl.source import Source

NOW = dt.datetime(2026, 3, 4, 12, 0, 5, tzinfo=dt.UTC)
TOKEN = "k3Yv-0aZ_9bQ7tR2xW5uN8mP"
TEXT = """plan Spring 5k
start 2026-03-02
phase Base, weeks 1-2
  tue  400s: 6x400 @ 88-92 r90
"""
PATIENCE = 30


def edition(text: str = TEXT, revised: dt.datetime = NOW) -> Edition:
    (loaded,) = load([Source("spring.plan", text)])
    assert loaded.plan is not None
    options = Options(now=revised)
    calendar = emitter("ics")(loaded.plan, options)[0].data
    return Edition(loaded.plan.title, calendar, revised, loaded.plan, sheet(loaded.plan, options))


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Message
    body: bytes


@dataclass
class Place:
    """A running server and what it logged."""

    server: Server
    log: list[str]

    def send(self, data: bytes) -> bytes:
        """All that comes back for these bytes."""
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=PATIENCE) as client:
            # The server may have had enough before; its answer is there nevertheless.
            with suppress(OSError):
                client.sendall(data)
            return received(client)

    def ask(self, path: str, method: str = "GET", **headers: str) -> Reply:
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.server.port}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        return parsed(self.send("\r\n".join([*lines, "", ""]).encode("latin-1")))


def received(client: socket.socket) -> bytes:
    data = b""
    with suppress(ConnectionError):
        while piece := client.recv(65_536):
            data += piece
    return data


def parsed(data: bytes) -> Reply:
    head, _, body = data.partition(b"\r\n\r\n")
    first, _, rest = head.partition(b"\r\n")
    version, status, _ = first.split(b" ", 2)
    assert version == b"HTTP/1.1"
    return Reply(int(status), BytesHeaderParser().parsebytes(rest), body)


@contextmanager
def serving(feeds: Sequence[Feed], now: dt.datetime = NOW) -> Iterator[Place]:
    log: list[str] = []
    server = Server("127.0.0.1", 0, feeds, lambda: now, log.append)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield Place(server, log)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
