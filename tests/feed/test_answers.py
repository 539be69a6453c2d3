"""What is answered to whom, by RFC 9110."""

from __future__ import annotations

import datetime as dt
from email.message import Message

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandsl.feed import Feed
from plandsl.feed.answers import Answer, Request, answer
from plandsl.record import replace
from tests.feed.serving import NOW, TOKEN, edition

EDITION = edition("plan Spring 5k\nstart 2026-03-02\nweek 1\n  tue  5km easy\n")
FEED = Feed(TOKEN, EDITION)
CALENDAR = f"/{TOKEN}/plan.ics"
TAG = EDITION.tag
DATE = "Wed, 04 Mar 2026 12:00:05 GMT"
LATER, EARLIER = "Thu, 05 Mar 2026 00:00:00 GMT", "Wed, 04 Mar 2026 12:00:04 GMT"


def ask(
    target: str = CALENDAR,
    *headers: tuple[str, str],
    method: str = "GET",
    now: dt.datetime = NOW,
    feed: Feed = FEED,
) -> Answer:
    message = Message()
    for name, value in headers:
        message[name] = value
    request = Request(method, target, message, "127.0.0.1:8765", None)
    return answer(request, [Feed("another-token-altogether", EDITION), feed], now)


def test_the_calendar() -> None:
    got = ask()
    assert got.status == 200
    assert got.body == EDITION.calendar
    assert got.headers == {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": 'inline; filename="plan.ics"',
        "ETag": TAG,
        "Last-Modified": DATE,
        "Cache-Control": "private, no-cache",
        "X-Robots-Tag": "noindex",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([("If-None-Match", TAG)], 304),
        ([("If-None-Match", f"W/{TAG}")], 304),
        ([("If-None-Match", f'"a,b", W/"c" ,{TAG}')], 304),
        ([("If-None-Match", '"a"'), ("If-None-Match", TAG)], 304),
        ([("If-None-Match", "*")], 304),
        ([("If-None-Match", '"other"')], 200),
        ([("If-None-Match", TAG.strip('"'))], 200),
        ([("If-None-Match", '"*"')], 200),
        ([("If-None-Match", f"W/{TAG[:-1]}")], 200),
        ([("If-None-Match", "")], 200),
        ([("If-Modified-Since", DATE)], 304),
        ([("If-Modified-Since", LATER)], 304),
        ([("If-Modified-Since", EARLIER)], 200),
        ([("If-Modified-Since", "Wednesday, 04-Mar-26 12:00:05 GMT")], 304),
        ([("If-Modified-Since", "Wed Mar  4 12:00:05 2026")], 304),
        ([("If-Modified-Since", "yesterday")], 200),
        ([("If-Modified-Since", "2026-03-04T12:00:05Z")], 200),
        ([("If-Modified-Since", "Wed, 99 Foo 99999 99:99:99 GMT")], 200),
        ([("If-None-Match", '"other"'), ("If-Modified-Since", LATER)], 200),
        ([("If-None-Match", "rubbish"), ("If-Modified-Since", LATER)], 200),
        ([("If-None-Match", TAG), ("If-Modified-Since", EARLIER)], 304),
        ([("Range", "bytes=0-10")], 200),
        ([("Accept", "text/html"), ("Accept-Encoding", "gzip")], 200),
    ],
)
def test_conditions(headers: list[tuple[str, str]], status: int) -> None:
    for method in ("GET", "HEAD"):
        got = ask(CALENDAR, *headers, method=method)
        assert got.status == status
        assert (got.headers["ETag"], got.headers["Last-Modified"]) == (TAG, DATE)
        assert got.headers["Cache-Control"] == "private, no-cache"
        assert got.body == (EDITION.calendar if status == 200 else b"")


def test_two_editions_of_one_second_are_told_apart_by_date_too() -> None:
    """A second edition is dated a second on; no date is said that lies ahead of the clock."""
    second = edition()
    feed = Feed(TOKEN, replace(second, revised=NOW + dt.timedelta(seconds=1)))
    got = ask(CALENDAR, ("If-Modified-Since", DATE), feed=feed)
    assert (got.status, got.headers["Last-Modified"]) == (200, DATE)


def test_the_page_and_its_tag() -> None:
    got = ask(f"/{TOKEN}/")
    assert got.status == 200
    assert got.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in got.headers["Content-Security-Policy"]
    same = ask(f"/{TOKEN}/", ("If-None-Match", got.headers["ETag"]))
    assert (same.status, same.body) == (304, b"")
    broken = Feed(TOKEN, replace(EDITION, problem=("spring.plan has an error",)))
    assert ask(f"/{TOKEN}/", ("If-None-Match", got.headers["ETag"]), feed=broken).status == 200


NOT_HERE = [
    "/", "//", "", "*", "/plan.ics", f"/{TOKEN}", f"/{TOKEN}/x", f"/{TOKEN}/plan.ics/",
    f"/{TOKEN[:-1]}/plan.ics", f"/{TOKEN}x/plan.ics", f"/{TOKEN.lower()}/plan.ics",
    f"/{TOKEN}/../{TOKEN}/plan.ics", "/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
    f"/{TOKEN}/%70lan.ics", "/robots.txt", "/favicon.ico", "/\x00/\xff", "http://", "http://[::",
    f"ftp://x/{TOKEN}/plan.ics", "/k/" * 1000,
]  # fmt: skip


@pytest.mark.parametrize("target", NOT_HERE)
def test_anything_else_gets_one_answer_whatever_it_asks(target: str) -> None:
    unknown = ask("/nothing/plan.ics")
    assert unknown.status == 404
    for method in ("GET", "HEAD", "PUT", "FOO"):
        assert ask(target, method=method) == unknown


@pytest.mark.parametrize(
    "target",
    [
        f"{CALENDAR}?nocache=17",
        f"{CALENDAR}#top",
        f"http://any.where:80{CALENDAR}",
        f"https://any.where{CALENDAR}?x",
    ],
)
def test_other_ways_to_write_the_address(target: str) -> None:
    assert ask(target).body == EDITION.calendar


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "get"])
def test_it_can_only_be_read(method: str) -> None:
    got = ask(method=method)
    assert (got.status, got.headers["Allow"]) == (405, "GET, HEAD")


@given(
    st.text() | st.from_regex(rf"/{TOKEN}/(plan\.ics)?[?#]?.*"),
    st.dictionaries(
        st.sampled_from(["If-None-Match", "If-Modified-Since", "Host", "Range"]),
        st.text(st.characters(blacklist_characters="\r\n")),
    ),
    st.text(),
)
def test_no_request_is_too_odd(target: str, headers: dict[str, str], method: str) -> None:
    got = ask(target, *headers.items(), method=method)
    assert got.status in (200, 304, 404, 405)
    assert "\n" not in "".join(got.headers.values())
