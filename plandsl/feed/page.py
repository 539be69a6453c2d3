"""The page of a feed: the sheet, a way to subscribe, and a few lines of script that keep it fresh.

Without the script it is the same page, shown as it was when it was loaded.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from importlib.resources import files

from plandsl.emit.html import STYLES
from plandsl.emit.html.document import NOTHING, document
from plandsl.emit.html.document import POLICY as SHEET
from plandsl.emit.html.markup import Markup, tag
from plandsl.emit.html.words import place
from plandsl.feed import CALENDAR, Edition, Feed, addresses, qr

FOLDER = files("plandsl.feed")
SCRIPT = FOLDER.joinpath("page.js").read_text("utf-8")
STYLE = FOLDER.joinpath("page.css").read_text("utf-8")
SUM = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
# Nothing from outside; this one script, which may ask this server only.
WITHIN = f"{SHEET}; script-src 'sha256-{SUM}'; connect-src 'self'"
# A page cannot forbid by itself to be put into another one.
POLICY = f"{WITHIN}; frame-ancestors 'none'"
AWAY = "plandsl does not answer; this is the plan as it was."
PUBLIC = (
    "Google Calendar and Outlook fetch calendars from computers of their own: they need a public"
    " address that begins with https."
)


def page(feed: Feed, host: str, phone: str | None, today: dt.date) -> bytes:
    """`host` is the address, with its port, under which the page was asked for; `phone` that at
    which a phone finds this server, None if there is none.
    """
    edition = feed.edition
    sheet = tag("main", edition.sheet) if edition.plan else ""
    live = tag("div", _bar(feed, host, phone, today), _problem(edition), sheet, id="live")
    away = tag("p", AWAY, class_="away", id="away", hidden="")
    body = tag("body", away, live, tag("script", Markup(SCRIPT)))
    style = tag("style", Markup(STYLE))
    return document(edition.title, STYLES, body, policy=WITHIN, more=style)


def link(host: str, token: str) -> str:
    """What a calendar subscribes to when it is opened."""
    return f"webcal://{host}/{token}/{CALENDAR}"


def _bar(feed: Feed, host: str, phone: str | None, today: dt.date) -> Markup:
    plan = feed.edition.plan
    weeks = enumerate(plan.weeks) if plan else ()
    now = [index for index, week in weeks if week.start <= today <= week.end]
    week = tag("a", "This week", href=f"#{place(now[0])}") if now else ""
    subscribe = tag("a", "Subscribe in a calendar", href=link(host, feed.token))
    away = host if not addresses.is_loopback(host) else phone
    return tag("nav", week, subscribe, _phone(feed, away), class_="feed")


def _phone(feed: Feed, host: str | None) -> Markup:
    if host is None:
        way = [
            tag("p", "A phone cannot reach this address, which is that of this computer alone. ",
                "Start plandsl serve with --host 0.0.0.0 to let the network in."),
        ]  # fmt: skip
    else:
        address = link(host, feed.token)
        way = [
            qr.svg(address),
            tag("p", "Scan it with the camera, or subscribe to ", tag("code", address), "."),
        ]
    inside = tag("div", *way, tag("p", PUBLIC))
    return tag("details", tag("summary", "On a phone"), inside)


def _problem(edition: Edition) -> Markup:
    if not edition.problem:
        return NOTHING
    shown = "the plan as it was before" if edition.plan else "nothing until it can be read again"
    lines = [tag("p", tag("bdi", line)) for line in (*edition.problem, f"Shown is {shown}.")]
    return tag("div", *lines, class_="problem", role="status")
