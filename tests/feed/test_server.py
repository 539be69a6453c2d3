"""The server against clients that mean no good: bounded, and never a traceback."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from plandsl.feed import Feed, server
from tests.feed.serving import TOKEN, Place, edition, parsed, received, serving

CALENDAR = f"/{TOKEN}/plan.ics"
EDITION = edition()


@pytest.fixture(scope="module")
def running() -> Iterator[Place]:
    with serving([Feed(TOKEN, EDITION)]) as place:
        yield place


@pytest.fixture
def place(running: Place, capfd: pytest.CaptureFixture[str]) -> Iterator[Place]:
    """After whatever a test did to it, it still serves, and has printed nothing."""
    running.log.clear()
    yield running
    assert running.ask(CALENDAR).body == EDITION.calendar
    assert capfd.readouterr() == ("", "")
    assert not any("bug" in line or TOKEN in line for line in running.log)


def test_get_and_head(place: Place) -> None:
    got, head = place.ask(CALENDAR), place.ask(CALENDAR, "HEAD")
    assert (got.status, head.status) == (200, 200)
    assert got.body == EDITION.calendar
    assert head.body == b""
    assert head.headers.items() == got.headers.items()
    assert got.headers["Content-Length"] == str(len(EDITION.calendar))
    assert got.headers["Date"] == "Wed, 04 Mar 2026 12:00:05 GMT"
    assert "Content-Encoding" not in got.headers
    same = place.ask(CALENDAR, If_None_Match=got.headers["ETag"])
    assert (same.status, same.body) == (304, b"")
    assert place.log == [
        "127.0.0.1 GET /…/plan.ics 200",
        "127.0.0.1 HEAD /…/plan.ics 200",
        "127.0.0.1 GET /…/plan.ics 304",
    ]


def test_a_page_that_is_open_does_not_fill_the_log(place: Place) -> None:
    page = place.ask(f"/{TOKEN}/")
    assert place.ask(f"/{TOKEN}/", If_None_Match=page.headers["ETag"]).status == 304
    assert place.log == ["127.0.0.1 GET /…/ 200"]


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        f"/{TOKEN}/..%2f..%2fplan.ics",
        f"/{TOKEN}/%00",
        "/%",
        "/%zz/\xff",
        "//evil.example/",
        "/\x1b]0;title\x07\x1b[31m",
    ],
)
def test_odd_paths(place: Place, path: str) -> None:
    assert place.ask(path).status == 404
    assert place.log == ["127.0.0.1 GET ? 404"]


@pytest.mark.parametrize(
    "data",
    [
        b"GET /" + b"a" * 10_000_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 1_000_000 + b"\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"y" * 20_000 + b"\r\n\r\n",
    ],
    ids=["a path of 10 MB", "a million headers", "a long header"],
)
def test_what_is_too_long(place: Place, data: bytes) -> None:
    assert parsed(place.send(data)).status == 431


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"\r\n\r\n", None),
        (b"rubbish\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n\n", 400),
        (b"GET / HTTP/9.9\r\n\r\n", 505),
        (b"GET / HTTP/x\r\n\r\n", 400),
        (b"GET  /  HTTP/1.1 \r\n\r\n", 404),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 120 + b"\r\n", 431),
        (b"<script>alert(1)</script> / HTTP/1.1\r\n\r\n", 404),
        (b"POST / HTTP/1.1\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nhello", 404),
        (b"GET / HTTP/1.1\r\nnot a header\r\n\r\n", 404),
    ],
)
def test_what_is_no_request(place: Place, data: bytes, status: int | None) -> None:
    got = place.send(data)
    assert b"script" not in got
    assert (parsed(got).status if got else None) == status


def test_a_client_that_leaves(place: Place) -> None:
    for data in (b"", b"GET /", f"GET {CALENDAR} HTTP/1.1\r\n\r\n".encode()):
        with socket.create_connection(("127.0.0.1", place.server.port)) as client:
            client.sendall(data)


def test_slow_clients_are_let_go(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that begins and never ends, and one that sends a little now and then."""
    monkeypatch.setattr(server, "PATIENCE", 0.2)
    with socket.create_connection(("127.0.0.1", place.server.port), timeout=30) as client:
        client.sendall(b"GET / HT")
        assert received(client) == b""
    with socket.create_connection(("127.0.0.1", place.server.port), timeout=0.01) as client:
        gone = False
        while not gone:
            try:
                client.sendall(b"X")
                gone = client.recv(1) == b""
            except TimeoutError:
                continue
            except OSError:
                gone = True


def test_too_many_at_once_are_turned_away(place: Place) -> None:
    clients = [
        socket.create_connection(("127.0.0.1", place.server.port), timeout=30)
        for _ in range(server.MOST_AT_ONCE)
    ]
    try:
        assert place.send(f"GET {CALENDAR} HTTP/1.1\r\n\r\n".encode()) == b""
    finally:
        for client in clients:
            client.close()
    # Until the first of them has been noticed to be gone.
    assert any(place.send(f"GET {CALENDAR} HTTP/1.1\r\n\r\n".encode()) for _ in range(10_000))
