"""`plandsl serve`: a calendar that a phone subscribes to, and a page that follows the file."""

from __future__ import annotations

import errno
import socket
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

import click

from plandsl.cli import clock, files, plans, terminal
from plandsl.cli.desk import Desk
from plandsl.cli.feeds import Served
from plandsl.cli.watch import moments
from plandsl.feed import addresses
from plandsl.feed.page import PUBLIC, link
from plandsl.feed.server import Server

PORT = 8765
ANYWHERE = "0.0.0.0"


@click.command()
@click.argument("names", metavar="[PLAN]...", nargs=-1)
@click.option("--log", metavar="LOG", help="What was run, which progressions follow.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65_535))
@click.option("--rotate", is_flag=True, help="New addresses; the old ones end.")
@plans.reading
def command(
    names: tuple[str, ...],
    log: str | None,
    host: str,
    port: int,
    rotate: bool,
    desk: Desk,
) -> int:
    """Serve each plan as a calendar to subscribe to and as a page, until Ctrl-C.

    Both follow the file; while it has errors, the last calendar without any stays. Only this
    computer is answered unless --host says otherwise: 0.0.0.0 is for the whole network, so also for
    a phone. Whoever has an address can read the plan, so it holds a secret; --rotate makes another.
    """
    names = names or (files.only(".plan", "plan"),)
    if "-" in names:
        raise click.UsageError("standard input does not change; name a file")
    if log and len(names) > 1:
        raise click.UsageError("--log goes with one plan")
    # A port that is taken is told before a secret ends; who asks before the plans are read, waits.
    with suppress(KeyboardInterrupt), _listening(host, port) as server:
        served = [Served(name, log, desk, rotate=rotate) for name in dict.fromkeys(names)]
        server.feeds = [one.feed for one in served]
        _introduce(server, host, served)
        with _answering(server):
            for _ in moments(lambda: [path for one in served for path in one.files]):
                for said in filter(None, [one.follow() for one in served]):
                    _say(said)
    return 0


def _listening(host: str, port: int) -> Server:
    """A server of nothing yet. Raises `Unreadable` where nothing can be served from."""
    if not host:
        raise click.UsageError(f"--host needs an address, like 127.0.0.1 or {ANYWHERE}")
    try:
        return Server(host, port, [], lambda: clock.now(None), _say)
    except (OSError, UnicodeError, OverflowError) as problem:
        raise files.Unreadable(_cannot_listen(host, port, problem)) from None


@contextmanager
def _answering(server: Server) -> Iterator[None]:
    """Answers in a thread of its own."""
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()


def _cannot_listen(host: str, port: int, problem: Exception) -> str:
    number = getattr(problem, "errno", None)
    if number == errno.EADDRINUSE:
        return f"port {port} is taken by another program; choose one with --port"
    if number in (errno.EACCES, errno.EPERM):
        return f"port {port} is not yours to open; take one above 1023"
    if isinstance(problem, socket.gaierror | UnicodeError) or number == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this computer; 127.0.0.1 is, and {ANYWHERE} is all of them"
    return f"{host}, port {port}, cannot be listened at: {problem}"


def _introduce(server: Server, host: str, served: list[Served]) -> None:
    for one in served:
        feed = one.feed
        place = server.phone or server.here
        lines = [
            feed.edition.title,
            f"  page      http://{place}/{feed.token}/",
            f"  calendar  {link(place, feed.token)}",
        ]
        if server.phone:
            from plandsl.feed import qr

            lines += ["", qr.in_blocks(link(place, feed.token), color=terminal.color())]
        terminal.out("\n".join([*lines, "", ""]))
        for line in (*feed.edition.problem, *one.remarks):
            terminal.say(line)
    terminal.out(_reach(server, host))


def _reach(server: Server, host: str) -> str:
    """Who can fetch it, and who cannot."""
    if server.phone:
        phone = f"A phone in the same network reaches {server.phone}."
    elif addresses.is_loopback(host):
        there = addresses.in_network()
        as_which = f", as {addresses.joined(there, server.port)}" if there else ""
        phone = (
            f"A phone cannot reach {server.here}, which is this computer alone;"
            f" --host {ANYWHERE} lets its network in{as_which}."
        )
    else:
        phone = "This computer is in no network, so no phone can reach it."
    lines = (phone, PUBLIC, "Ctrl-C ends it.")
    width = terminal.width()
    return "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in lines)


def _say(line: str) -> None:
    """A line of the log, with the time of day where we are."""
    with suppress(OSError):
        terminal.say(f"{clock.now(None).astimezone():%H:%M:%S} {line}")
