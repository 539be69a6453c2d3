"""`plandsl serve` as a user runs it: one process, real sockets, saves and Ctrl-C."""

from __future__ import annotations

import hashlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import pytest

from tests.cli.running import COULD_NOT, ROOT, USAGE, WRONG, Run

CLIENTS = 100
# Far longer than anything here takes; a machine that is busy beyond that fails the test.
PATIENCE = 60
TOKEN = r"[\w-]{22,}"


def plan(reps: int) -> str:
    return f"plan Spring 5k\nstart 2026-03-02\nweek 1\n  tue  400s: {reps}x400 @ 88-92 r90\n"


BROKEN = "plan Spring 5k\nstart 2026-03-02\nweek 1\n  tue  400s: 6x400 @@ 88\n"


@dataclass
class Serving:
    process: subprocess.Popen[str]
    out: str
    err: Path

    @property
    def pages(self) -> list[str]:
        return re.findall(r"page +(http://\S+)", self.out)

    @property
    def feeds(self) -> list[str]:
        return [one.replace("webcal:", "http:") for one in re.findall(r"webcal://\S+", self.out)]

    def interrupted(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Serving]]:
    """Starts servers in the folder, and ends those that a test leaves running."""
    started: list[subprocess.Popen[str]] = []

    def start(*words: str, **env: str) -> Serving:
        err = tmp_path / f"err-{len(started)}"
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "XDG_CACHE_HOME": str(tmp_path.parent / "cache"),
            "XDG_STATE_HOME": str(tmp_path / "state"),
        }
        with err.open("w") as file:
            process = subprocess.Popen(
                [sys.executable, "-m", "plandsl", "serve", "--port", "0", *words],
                cwd=tmp_path,
                env=environment | env,
                stdout=subprocess.PIPE,
                stderr=file,
                text=True,
                # Where the tests run in the background, the shell has it ignored.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            )
        started.append(process)
        assert process.stdout is not None
        return Serving(process, _introduction(process.stdout), err)

    yield start
    for process in started:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def _introduction(out: IO[str]) -> str:
    lines = []
    for line in out:
        lines.append(line)
        if line.startswith("Ctrl-C"):
            break
    return "".join(lines)


def get(url: str, tag: str = "") -> tuple[int, str, bytes]:
    """Status, entity tag and body."""
    place = urlsplit(url)
    assert place.hostname is not None
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=PATIENCE)
    try:
        connection.request("GET", place.path, headers={"If-None-Match": tag} if tag else {})
        answer = connection.getresponse()
        return answer.status, answer.headers["ETag"] or "", answer.read()
    finally:
        connection.close()


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def reps_in(calendar: bytes) -> int:
    (found,) = re.findall(r"SUMMARY:\D*400s\D* (\d+)[x×]400", calendar.decode())
    return int(found)


def test_a_season_of_saves(tmp_path: Path, serve: Callable[..., Serving]) -> None:
    file = tmp_path / "my.plan"
    file.write_text(plan(6))
    serving = serve()
    (page,), (feed,) = serving.pages, serving.feeds
    assert re.fullmatch(rf"http://127\.0\.0\.1:\d+/{TOKEN}/", page)
    assert feed == f"{page}plan.ics"
    told = " ".join(serving.out.split())
    assert "A phone cannot reach 127.0.0.1" in told
    assert "--host 0.0.0.0 lets its network in" in told
    assert "public address that begins with https" in told

    status, tag, first = get(feed)
    assert (status, reps_in(first)) == (200, 6)
    assert get(feed, tag) == (304, tag, b"")
    file.write_text(plan(10))
    until(lambda: get(feed)[2] != first)
    second = get(feed)
    assert reps_in(second[2]) == 10
    file.write_text(BROKEN)
    until(lambda: b"my.plan has an error" in get(page)[2])
    assert get(feed) == second
    assert "10×400".encode() in get(page)[2]

    assert serving.interrupted() == 0
    said = serving.err.read_text()
    assert "my.plan has an error; see: plandsl check my.plan" in said
    assert "127.0.0.1 GET /…/plan.ics 304" in said
    assert not re.search(TOKEN, said.replace(str(tmp_path), ""))
    assert "Traceback" not in said

    again = serve("my.plan")
    assert again.out.startswith("my\n")
    token = urlsplit(feed).path
    assert urlsplit(again.feeds[0]).path == token
    assert get(again.feeds[0]) == second
    file.write_text(plan(10))
    rotated = serve("--rotate", "my.plan")
    assert urlsplit(rotated.feeds[0]).path != token
    assert reps_in(get(rotated.feeds[0])[2]) == 10
    old = urlsplit(rotated.pages[0])._replace(path=token).geturl()
    assert get(old)[0] == 404


def test_a_hundred_clients_and_many_saves(tmp_path: Path, serve: Callable[..., Serving]) -> None:
    """No client ever gets half a calendar, one of a broken plan, or an older one than before."""
    file = tmp_path / "my.plan"
    file.write_text(plan(3))
    serving = serve()
    (page,), (feed,) = serving.pages, serving.feeds
    seen = [(0, "")] * CLIENTS

    def poll(client: int) -> None:
        reps, tag = seen[client]
        status, new, body = get(feed, tag)
        if status == 304:
            assert new == tag
            return
        assert status == 200
        assert new == f'"{hashlib.sha256(body).hexdigest()}"'
        assert body.endswith(b"END:VCALENDAR\r\n")
        assert reps_in(body) >= reps
        seen[client] = reps_in(body), new

    with ThreadPoolExecutor(CLIENTS) as pool:
        for reps in (4, 5, 6, 7):
            file.write_text(BROKEN)
            list(pool.map(poll, range(CLIENTS)))
            until(lambda: b"my.plan has an error" in get(page)[2])
            file.write_text(plan(reps))
            list(pool.map(poll, range(CLIENTS)))
            until(lambda reps=reps: reps_in(get(feed)[2]) == reps)  # type: ignore[misc]
        list(pool.map(poll, range(CLIENTS)))
    assert {reps for reps, _ in seen} == {7}
    assert serving.interrupted() == 0
    assert "bug" not in serving.err.read_text()


def test_plans_of_their_own_for_a_phone_in_the_network(
    tmp_path: Path, serve: Callable[..., Serving]
) -> None:
    """With the network let in, what a phone reaches is shown, and drawn black on white."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.plan").write_text(plan(6).replace("Spring", name))
    serving = serve("one.plan", "two.plan", "--host", "0.0.0.0", FORCE_COLOR="1")
    assert serving.out.startswith("one 5k\n")
    assert len(set(serving.pages)) == 2
    there = {urlsplit(one).hostname for one in serving.pages}
    if there == {"127.0.0.1"}:
        pytest.skip("this computer is in no network")
    assert serving.out.count("\x1b[38;5;16;48;5;231m") > 40
    assert f"A phone in the same network reaches {there.pop()}:" in serving.out
    for name, one in zip(("one", "two"), serving.feeds, strict=True):
        local = urlsplit(one)._replace(netloc=f"127.0.0.1:{urlsplit(one).port}").geturl()
        assert f"NAME:{name} 5k".encode() in get(local)[2]


# ---- what cannot be served


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("-",), USAGE, "standard input does not change; name a file"),
        (("my.tlog",), USAGE, "my.tlog is no plan; a plan begins with: plan NAME"),
        (("bad.txt",), WRONG, "bad.txt has an error; see: plandsl check bad.txt\nbad.txt:4: "),
        (("x", "--host", ""), USAGE, "--host needs an address, like 127.0.0.1 or 0.0.0.0"),
        (("x", "--host", "203.0.113.9"), COULD_NOT, "203.0.113.9 is no address of this computer"),
        (("x", "y", "--log", "my.tlog"), USAGE, "--log goes with one plan"),
    ],
)
def test_one_message(tmp_path: Path, words: tuple[str, ...], status: int, message: str) -> None:
    (tmp_path / "my.tlog").write_text("log Spring 5k\n")
    (tmp_path / "bad.txt").write_text(BROKEN)
    run = Run(tmp_path, "serve", "--port", "0", *words, XDG_STATE_HOME=str(tmp_path / "state"))
    assert (run.status, run.out) == (status, "")
    assert "Error: " in run.err
    assert message in run.err
    assert not (tmp_path / "state").exists()


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    (tmp_path / "my.plan").write_text(plan(6))
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        run = Run(tmp_path, "serve", "--port", port, XDG_STATE_HOME=str(tmp_path / "state"))
    message = f"Error: port {port} is taken by another program; choose one with --port\n"
    assert (run.status, run.out, run.err) == (COULD_NOT, "", message)
