"""A small calendar server on a real socket that can be as wrong as a test wants it."""

from __future__ import annotations

import base64
import hashlib
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote
from xml.sax.saxutils import escape

from tests.push.servers import PASSWORD, USER

CALENDAR = "/me/running/"
ROW = "<d:response><d:href>{}</d:href><d:propstat><d:prop>{}</d:prop>{}</d:propstat></d:response>"
OK = "<d:status>HTTP/1.1 200 OK</d:status>"
KIND = "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>"
MULTISTATUS = (
    '<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">'
    "{}</d:multistatus>"
)
LOGIN = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()

# A whole answer in the place of the right one, or None; the connection is closed after it.
Instead = Callable[["Request"], bytes | None]


class Request:
    def __init__(self, method: str, path: str, number: int) -> None:
        self.method, self.path, self.number = method, path, number


class OddServer:
    """By itself a calendar server as there are others. `instead` answers in its place;
    `made_of` is what it makes of an event that it is given.
    """

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}{CALENDAR}"
        self.objects: dict[str, bytes] = {}
        self.logins: list[str | None] = []
        self.asked: list[str] = []
        self.instead: Instead = lambda request: None
        self.made_of: Callable[[bytes], bytes] = lambda data: data
        self.tells_version = True
        self.hangs_up = False
        self.title = "Running"

    def version(self, name: str) -> str:
        return f'"{hashlib.sha256(self.objects[name]).hexdigest()[:16]}"'


@contextmanager
def odd_server(context: ssl.SSLContext | None = None) -> Iterator[OddServer]:
    """Over TLS where it is given a context."""
    httpd = _Server(("127.0.0.1", 0), _Handler)
    if context is not None:
        httpd.socket = context.wrap_socket(httpd.socket, server_side=True)
    httpd.daemon_threads = True
    httpd.odd = OddServer(httpd.server_address[1])
    thread = threading.Thread(target=httpd.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield httpd.odd
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()


def answer(status: str, body: bytes = b"", *headers: str) -> bytes:
    """`409 Conflict` as bytes on the wire."""
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode() + body


class _Server(ThreadingHTTPServer):
    odd: OddServer

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that the other side broke off is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def odd(self) -> OddServer:
        assert isinstance(self.server, _Server)
        return self.server.odd

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except OSError:
            self.close_connection = True

    def _respond(self) -> None:
        odd = self.odd
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        odd.logins.append(self.headers.get("Authorization"))
        odd.asked.append(self.command)
        instead = odd.instead(Request(self.command, self.path, odd.asked.count(self.command)))
        if instead is not None:
            self.wfile.write(instead)
            self.close_connection = True
        elif self.headers.get("Authorization") != LOGIN:
            self._send("401 Unauthorized", b"", 'WWW-Authenticate: Basic realm="x"')
        else:
            getattr(self, f"_{self.command.lower()}")(self.path.removeprefix(CALENDAR), body)

    do_PROPFIND = do_REPORT = do_GET = do_PUT = do_DELETE = _respond

    def _propfind(self, name: str, body: bytes) -> None:
        title = f"<d:displayname>{self.odd.title}</d:displayname>"
        rows = [ROW.format(CALENDAR, KIND + title, OK)]
        for one in self.odd.objects:
            version = f"<d:getetag>{self.odd.version(one)}</d:getetag><d:resourcetype/>"
            rows.append(ROW.format(CALENDAR + one, version, OK))
        self._send("207 Multi-Status", MULTISTATUS.format("".join(rows)).encode())

    def _report(self, name: str, body: bytes) -> None:
        rows = []
        for part in body.decode().split("<d:href>")[1:]:
            one = unquote(part.split("</d:href>")[0]).removeprefix(CALENDAR)
            if one in self.odd.objects:
                text = escape(self.odd.objects[one].decode())
                version = f"<d:getetag>{self.odd.version(one)}</d:getetag>"
                data = f"{version}<c:calendar-data>{text}</c:calendar-data>"
                rows.append(ROW.format(CALENDAR + one, data, OK))
        self._send("207 Multi-Status", MULTISTATUS.format("".join(rows)).encode())

    def _get(self, name: str, body: bytes) -> None:
        if name in self.odd.objects:
            version = f"ETag: {self.odd.version(name)}"
            self._send("200 OK", self.odd.objects[name], version)
        else:
            self._send("404 Not Found")

    def _put(self, name: str, body: bytes) -> None:
        if not self._matches(name):
            self._send("412 Precondition Failed")
            return
        self.odd.objects[name] = self.odd.made_of(body)
        told = [f"ETag: {self.odd.version(name)}"] if self.odd.tells_version else []
        self._send("201 Created", b"", *told)

    def _delete(self, name: str, body: bytes) -> None:
        if self._matches(name):
            del self.odd.objects[name]
            self._send("204 No Content")
        else:
            self._send("412 Precondition Failed")

    def _matches(self, name: str) -> bool:
        if self.headers.get("If-None-Match") == "*":
            return name not in self.odd.objects
        there = name in self.odd.objects
        return there and self.headers.get("If-Match") == self.odd.version(name)

    def _send(self, status: str, body: bytes = b"", *headers: str) -> None:
        self.wfile.write(answer(status, body, *headers))
        self.close_connection = self.odd.hangs_up
