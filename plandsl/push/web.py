"""HTTP as far as CalDAV needs it, with a server that may be slow, wrong or hostile.

Every answer is bounded in bytes and in time; the password goes to the one server that the user
named, over TLS that was verified, or within this machine.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from base64 import b64encode
from collections.abc import Mapping

from plandsl.push.address import Address, NoAddress
from plandsl.record import dataclass, field

# Seconds for one answer, all of it; slow servers take a while to list a long calendar.
PATIENCE = 90.0
LARGEST_ANSWER = 24_000_000
# Bytes of all answers of one push; the calendar of a lifetime is some ten megabytes.
MOST = 200_000_000
MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 307, 308)
# What may be asked anew elsewhere; what writes is sent to where reading ended.
READING = ("PROPFIND", "REPORT", "GET")


class Trouble(Exception):
    """The server is away, refuses, or answers what cannot be used: one line for the user."""


@dataclass(frozen=True, slots=True)
class Login:
    """Who writes; the password is in no message."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """`headers` by their names in lower case; `address` is where redirects ended."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    address: Address


class Web:
    """One connection to one server, kept open from one question to the next."""

    def __init__(self, start: Address, login: Login | None, patience: float = PATIENCE) -> None:
        self._start = start
        self._login = login
        self._patience = patience
        self._left = MOST
        self._connection: http.client.HTTPConnection | None = None

    def ask(self, method: str, address: Address, body: bytes = b"", **headers: str) -> Answer:
        """The answer to one question; `if_match=…` is the header If-Match. Raises `Trouble`."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for _ in range(MOST_REDIRECTS):
            answer = self._ask(method, address, body, named)
            if answer.status not in REDIRECTS or method not in READING:
                return answer
            address = self._elsewhere(address, answer)
        raise Trouble(f"{self._start.server} sends us from one address to the next without end")

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _elsewhere(self, address: Address, answer: Answer) -> Address:
        """Where a redirect leads, which may be within the same server only."""
        try:
            target = address.at(answer.headers.get("location", ""))
        except NoAddress:
            raise Trouble(f"{address.server} sends us to an address that is none") from None
        if target.origin != address.origin:
            raise Trouble(
                f"{address.server} sends us to {target}; the password stays where it was meant"
                " for: name that address yourself if it is right"
            )
        return target

    def _ask(
        self, method: str, address: Address, body: bytes, headers: Mapping[str, str]
    ) -> Answer:
        """Once more where a connection that was kept open has meanwhile been closed."""
        if address.origin != self._start.origin:
            raise Trouble(f"{address} is on another server than {self._start}")
        for again in (self._connection is not None, False):
            watch = _Watch(self._patience)
            try:
                return self._answer(watch, method, address, body, headers)
            except (ConnectionError, http.client.RemoteDisconnected) as problem:
                self.close()
                if not again or watch.over:
                    raise self._trouble(problem, watch) from None
            except (OSError, http.client.HTTPException) as problem:
                self.close()
                raise self._trouble(problem, watch) from None
            finally:
                watch.stop()
        raise AssertionError("the second round returns or raises")

    def _answer(
        self,
        watch: _Watch,
        method: str,
        address: Address,
        body: bytes,
        headers: Mapping[str, str],
    ) -> Answer:
        connection = self._connected()
        watch.start(connection.sock)
        own = {"User-Agent": "plandsl", "Content-Length": str(len(body))}
        if self._login is not None:
            # What the environment holds may be no UTF-8: it goes out as it came in.
            pair = f"{self._login.user}:{self._login.password}".encode("utf-8", "surrogateescape")
            own["Authorization"] = f"Basic {b64encode(pair).decode()}"
        connection.request(method, address.path, body, {**own, **headers})
        response = connection.getresponse()
        most = min(LARGEST_ANSWER, self._left)
        data = response.read(most + 1)
        self._left -= len(data)
        if len(data) > most:
            self.close()
            raise Trouble(f"{self._start.server} answers with more than we want to read")
        if watch.over:
            raise TimeoutError
        if response.will_close:
            self.close()
        named = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, named, data, address)

    def _connected(self) -> http.client.HTTPConnection:
        if self._connection is None:
            host, port = self._start.host, self._start.port
            if self._start.scheme == "https":
                self._connection = http.client.HTTPSConnection(
                    host, port, timeout=self._patience, context=ssl.create_default_context()
                )
            else:
                self._connection = http.client.HTTPConnection(host, port, timeout=self._patience)
            self._connection.connect()
        return self._connection

    def _trouble(self, problem: Exception, watch: _Watch) -> Trouble:
        """What a failed connection means for somebody who wants to push a plan."""
        server = self._start.server
        if watch.over or isinstance(problem, TimeoutError):
            return Trouble(f"{server} does not answer in time; try again later")
        if isinstance(problem, ssl.SSLCertVerificationError):
            return Trouble(
                f"{server} cannot prove that it is {self._start.host}: {problem.verify_message}"
            )
        if isinstance(problem, ssl.SSLError):
            return Trouble(f"{server} does not speak TLS as it should; is it an https address?")
        if isinstance(problem, socket.gaierror):
            return Trouble(f"there is no server {self._start.host}, or no way to it from here")
        if isinstance(problem, ConnectionRefusedError):
            return Trouble(f"nobody answers at {server}; is the server running?")
        if isinstance(problem, OSError) and not isinstance(problem, ConnectionError):
            return Trouble(f"{server} cannot be reached: {problem.strerror or 'no answer'}")
        return Trouble(f"{server} broke off in the middle of an answer; try again")


class _Watch:
    """Ends a connection whose answer takes too long as a whole, however steadily it drips."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._seconds = seconds
        self._timer: threading.Timer | None = None

    def start(self, sock: socket.socket | None) -> None:
        if sock is not None:
            self._timer = threading.Timer(self._seconds, self._end, (sock,))
            self._timer.daemon = True
            self._timer.start()

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _end(self, sock: socket.socket) -> None:
        self.over = True
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return
