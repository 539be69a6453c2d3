"""The page of a feed: what it shows, what it may load, and that it follows the plan."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
import subprocess
from pathlib import Path

from plandsl.feed import Feed
from plandsl.feed.page import POLICY, page
from plandsl.record import replace
from tests.emit.html.browser import CHROMIUM, FLAGS, NEEDS_BROWSER
from tests.emit.html.page import Element, read
from tests.feed.serving import TOKEN, edition, serving

HERE, PHONE = "127.0.0.1:8765", "192.168.1.20:8765"
DAY = dt.date(2026, 3, 10)
EDITION = edition()
HOSTILE = "</script><script>alert(1)</script>"


def shown(
    host: str = HERE, phone: str | None = None, day: dt.date = DAY, feed: Feed | None = None
) -> Element:
    return read(page(feed or Feed(TOKEN, EDITION), host, phone, day))


def links(at: Element) -> dict[str, str]:
    return {one.text: one.attributes["href"] for one in at.one("nav").all("a")}


def test_it_shows_the_sheet_and_how_to_subscribe() -> None:
    made = shown()
    assert made.one("title").text == "Spring 5k"
    assert "6×400 @ 88–92" in made.one("main").text
    assert links(made) == {
        "This week": "#w2",
        "Subscribe in a calendar": f"webcal://{HERE}/{TOKEN}/plan.ics",
    }
    assert made.one("section", "season") in made.one("main").all()
    assert any(one.attributes.get("id") == "w2" for one in made.all())


def test_no_week_is_this_one_before_and_after_the_plan() -> None:
    for day in (dt.date(2026, 3, 1), dt.date(2026, 3, 16)):
        assert "This week" not in links(shown(day=day))


def test_what_a_phone_reaches_is_shown_as_a_code() -> None:
    """Asked for on this computer, the code is of the address in the network all the same."""
    for host, phone in ((HERE, PHONE), (PHONE, PHONE), (PHONE, None)):
        made = shown(host, phone)
        assert len(made.all("svg", "qr")) == 1
        assert made.one("code").text == f"webcal://{PHONE}/{TOKEN}/plan.ics"
        assert links(made)["Subscribe in a calendar"].startswith(f"webcal://{host}/")


def test_what_no_phone_reaches_is_said_and_not_drawn() -> None:
    made = shown()
    assert made.all("svg", "qr") == []
    assert "A phone cannot reach this address" in made.one("details").text
    assert "https" in made.one("details").text


def test_a_plan_that_cannot_be_read_is_told_above_the_one_before() -> None:
    broken = replace(EDITION, problem=("spring.plan has an error", HOSTILE))
    made = shown(feed=Feed(TOKEN, broken))
    assert "spring.plan has an error" in made.one("div", "problem").text
    assert "the plan as it was before" in made.one("div", "problem").text
    assert "6×400 @ 88–92" in made.one("main").text


def test_a_calendar_of_an_earlier_run_has_no_sheet_yet() -> None:
    bare = replace(EDITION, title=HOSTILE, plan=None, sheet=type(EDITION.sheet)(), problem=("no",))
    made = shown(feed=Feed(TOKEN, bare))
    assert made.all("main") == []
    assert "nothing until it can be read again" in made.text
    assert "Subscribe in a calendar" in links(made)


def test_only_its_own_script_may_run_and_nothing_comes_from_outside() -> None:
    made = page(Feed(TOKEN, replace(EDITION, title=HOSTILE)), HERE, PHONE, DAY).decode()
    (script,) = re.findall("<script>(.*?)</script>", made, re.DOTALL)
    sum = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{sum}'; connect-src 'self'; frame-ancestors 'none'" in POLICY
    assert "unsafe" not in POLICY.replace("style-src 'unsafe-inline'", "")
    assert not re.search(r"(?:https?:)?//(?!127|192)|src=|@import|url\(", made.replace(script, ""))
    (within,) = (one for one in read(made.encode()).all("meta") if "http-equiv" in one.attributes)
    assert POLICY.startswith(within.attributes["content"])


class TestInABrowser:
    pytestmark = NEEDS_BROWSER

    def test_an_open_page_follows_the_plan(self, tmp_path: Path) -> None:
        """After the page and its script have both asked once, another edition is there."""
        feed = Feed(TOKEN, EDITION)
        with serving([feed]) as place:

            def log(line: str) -> None:
                place.log.append(line)
                if place.log.count("127.0.0.1 GET /…/ 200") == 2:
                    text = "plan Autumn 5k\nstart 2026-03-02\nweek 1\n  tue  5km easy\n"
                    feed.edition = replace(edition(text), problem=("autumn.plan has an error",))

            place.server.log = log
            command = [
                str(CHROMIUM), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}",
                "--virtual-time-budget=7000", "--dump-dom",
                f"http://127.0.0.1:{place.server.port}/{TOKEN}/",
            ]  # fmt: skip
            done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        made = read(re.sub("<!DOCTYPE html>", "", done.stdout, flags=re.IGNORECASE).encode())
        assert made.one("title").text == "Autumn 5k"
        assert made.one("h1").text == "Autumn 5k"
        assert "autumn.plan has an error" in made.one("div", "problem").text
        assert "hidden" in made.one("p", "away").attributes
