"""From a request to its answer: two places a feed, and nothing else. No socket, no clock.

`/TOKEN/plan.ics` is the calendar, `/TOKEN/` the page. Whoever does not know the token learns
nothing: not whether there is such a plan, not how near the guess was.
"""

from __future__ import annotations

import datetime as dt
import hmac
import re
from collections.abc import Sequence
from email.message import Message
from email.utils import format_datetime

from plandsl.feed import CALENDAR, Feed, addresses, page, quoted
from plandsl.feed.conditional import has_it
from plandsl.record import dataclass, field

READING = ("GET", "HEAD")
# The absolute form (RFC 9112, 3.2.2) is what a proxy sends.
TARGET = re.compile(r"(?:https?://[^/?#]*)?/([^/?#]*)/([^/?#]*)(?:[?#].*)?")
# No cache in between may keep it, no search engine list it, no link on the page tell its address.
SECRET = {
    "Cache-Control": "private, no-cache",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
# A feed is taken whole or not at all, and never compressed: some clients ask for what they cannot
# read.
TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """`host` is the server's own address for a client that does not say which one it asked."""

    method: str
    target: str
    headers: Message
    host: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """`what` names it in the log, where no token may stand."""

    status: int
    headers: dict[str, str]
    body: bytes = b""
    what: str = field(default="?", compare=False)


def answer(request: Request, feeds: Sequence[Feed], now: dt.datetime) -> Answer:
    """What to send; to HEAD without the body."""
    match = TARGET.fullmatch(request.target)
    feed = _feed(match[1], feeds) if match else None
    if match is None or feed is None or match[2] not in (CALENDAR, ""):
        return said(404, "nothing here")
    what = f"/…/{match[2]}"
    if request.method not in READING:
        refused = said(405, "this can only be read")
        return Answer(405, refused.headers | {"Allow": ", ".join(READING)}, refused.body, what)
    make = _calendar if match[2] else _page
    return make(request, feed, now, what)


def said(status: int, words: str) -> Answer:
    """A few words instead of what was asked for."""
    return Answer(status, {"Content-Type": TEXT, **SECRET}, f"{words}\n".encode())


def _feed(token: str, feeds: Sequence[Feed]) -> Feed | None:
    """All are compared, each in a time that does not depend on where the first difference is."""
    asked = token.encode("utf-8", "surrogatepass")
    same = [feed for feed in feeds if hmac.compare_digest(feed.token.encode(), asked)]
    return same[0] if same else None


def _calendar(request: Request, feed: Feed, now: dt.datetime, what: str) -> Answer:
    edition = feed.edition
    # Two saves of one second make a date ahead of the clock, which may not be said (8.8.2.1).
    shown = format_datetime(min(edition.revised, now), usegmt=True)
    validators = {"ETag": edition.tag, "Last-Modified": shown, **SECRET}
    if has_it(request.headers, edition.tag, edition.revised):
        return Answer(304, validators, what=what)
    about = {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": f'inline; filename="{CALENDAR}"',
    }
    return Answer(200, about | validators, edition.calendar, what)


def _page(request: Request, feed: Feed, now: dt.datetime, what: str) -> Answer:
    host = addresses.asked(request.headers.get("Host")) or request.host
    made = page.page(feed, host, request.phone, now.astimezone().date())
    tag = quoted(made)
    validators = {"ETag": tag, **SECRET}
    if has_it(request.headers, tag):
        return Answer(304, validators, what=what)
    about = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": page.POLICY}
    return Answer(200, about | validators, made, what)
