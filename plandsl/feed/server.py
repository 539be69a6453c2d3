"""The sockets: a thread a connection, one request each, and a bound for everything a client does.

A head of a request is read here, all of it within a time and a size, before the standard library
parses it; so neither a slow client nor an endless one holds more than one thread for a while.
"""

from __future__ import annotations

import datetime as dt
import os
import socket
import sys
from collections.abc import Callable, Sequence
from email.utils import format_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from io import BytesIO
from socketserver import ThreadingTCPServer
from threading import BoundedSemaphore
from time import monotonic
from typing import Any

from plandsl.feed import Feed, addresses
from plandsl.feed.answers import Answer, Request, answer, said

# Bytes of a head, seconds for it, for its answer, and for what a client goes on sending.
LONGEST, PATIENCE, SENDING, DRAINING = 16_384, 10, 60, 2
MOST_AT_ONCE = 200
ENDS = (b"\r\n\r\n", b"\n\n")
METHODS = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "REPORT"}


class Server(ThreadingTCPServer):
    """Answers for `feeds` at an address; `log` gets a line a request, without any token.

    Raises OSError where it cannot listen. It never looks at a file; put another edition into a feed
    to have it served.
    """

    daemon_threads = True
    # 100 phones that wake at the same full hour.
    request_queue_size = 128
    # On Windows this would let two programs listen at the same port.
    allow_reuse_address = os.name != "nt"

    def __init__(
        self,
        host: str,
        port: int,
        feeds: Sequence[Feed],
        now: Callable[[], dt.datetime],
        log: Callable[[str], None],
    ) -> None:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        self.address_family, *_, address = found[0]
        self.feeds, self.now, self.log = feeds, now, log
        self.free = BoundedSemaphore(MOST_AT_ONCE)
        super().__init__(address[:2], _Handler)  # type: ignore[arg-type]
        bound, self.port = self.server_address[:2]
        self.here = addresses.joined(addresses.here(str(bound)), self.port)
        phone = addresses.for_phone(str(bound))
        self.phone = addresses.joined(phone, self.port) if phone else None

    def process_request(self, request: Any, client_address: Any) -> None:
        """In a thread of its own, unless there are too many: then the client may come again."""
        if not self.free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except BaseException:
            self.free.release()
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that left is nothing to tell; a bug is one line, and the others are served."""
        del request
        problem = sys.exception()
        if not isinstance(problem, OSError):
            self.log(f"{client_address[0]} met a bug ({type(problem).__name__}): please report it")


class _Handler(BaseHTTPRequestHandler):
    server: Server
    command = ""

    def handle(self) -> None:
        head = self._head()
        self.connection.settimeout(SENDING)
        if head is None:
            self._send(said(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "this request is too long"))
        elif head:
            self.rfile = BytesIO(head)
            self.raw_requestline = self.rfile.readline()
            if self.parse_request():
                self._send(self._answer())

    def _head(self) -> bytes | None:
        """The request up to its blank line, None where it is too long, empty where none came."""
        end = monotonic() + PATIENCE
        head = b""
        while not any(one in head for one in ENDS):
            if len(head) > LONGEST:
                return None
            self.connection.settimeout(max(end - monotonic(), 0.001))
            piece = self.connection.recv(LONGEST + 1 - len(head))
            if not piece:
                return b""
            head += piece
        return head

    def _answer(self) -> Answer:
        server = self.server
        request = Request(self.command, self.path, self.headers, server.here, server.phone)
        return answer(request, server.feeds, server.now())

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the standard library says of a head that is none; never with words of the client."""
        del message, explain
        self._send(said(code, "this is no request that is answered here"))

    def handle_expect_100(self) -> bool:
        """Nothing is ever taken in, so nobody is told to go on."""
        return True

    def _send(self, made: Answer) -> None:
        status = HTTPStatus(made.status)
        headers = {
            "Date": format_datetime(self.server.now(), usegmt=True),
            **made.headers,
            "Connection": "close",
        }
        if status is not HTTPStatus.NOT_MODIFIED:
            headers["Content-Length"] = str(len(made.body))
        lines = [f"HTTP/1.1 {status.value} {status.phrase}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        head = "\r\n".join([*lines, "", ""]).encode("latin-1")
        bodiless = self.command == "HEAD" or status is HTTPStatus.NOT_MODIFIED
        self.connection.sendall(head if bodiless else head + made.body)
        self._tell(made)
        self._drain()

    def _tell(self, made: Answer) -> None:
        """Not that a page which is open asked once more."""
        if made.status != HTTPStatus.NOT_MODIFIED or not made.what.endswith("/"):
            method = self.command if self.command in METHODS else "?"
            self.server.log(f"{self.client_address[0]} {method} {made.what} {made.status}")

    def _drain(self) -> None:
        """Reads what the client still sends: closed at once, it could lose the answer."""
        self.connection.shutdown(socket.SHUT_WR)
        end = monotonic() + DRAINING
        while (left := end - monotonic()) > 0:
            self.connection.settimeout(left)
            if not self.connection.recv(LONGEST):
                return
