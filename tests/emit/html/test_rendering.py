"""The sheet in a real browser: nothing sticks out on a phone, and paper has the pages it should."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from plandsl.model.plan import Plan
from tests.emit.html.browser import DESK, NEEDS_BROWSER, PHONE, browse
from tests.emit.html.page import example, html
from tests.report.plans import SQUAD, read

pytestmark = NEEDS_BROWSER
# The page itself may hold no script, and a headless window cannot be as narrow as a phone: so the
# page stands in a frame of that width, and what is around the frame measures it.
FRAME = """<!doctype html><body>
<iframe style="border:0;width:{width}px;height:800px" srcdoc="{page}"></iframe>
<script>
onload = () => {{
  const page = document.querySelector("iframe").contentDocument;
  const out = [...page.body.querySelectorAll("*")].filter(each => {{
    const box = each.getBoundingClientRect();
    const cut = each.closest(".unseen, .again, svg");
    return !cut && box.width && (box.right > {width} + 0.5 || box.left < -0.5);
  }});
  document.body.textContent = JSON.stringify({{
    width: page.documentElement.scrollWidth,
    out: out.map(each => each.outerHTML.slice(0, 200)),
    columns: page.defaultView.getComputedStyle(page.querySelector("thead")).display,
  }});
}};
</script>"""


def crammed(plan: Plan) -> Plan:
    """Words that are far too long, and a day with three sessions."""
    first, *others = plan.weeks[0].sessions
    long = replace(first, label="x" * 500, venue="y" * 200, notes=("z" * 900, "عداء " * 60))
    twice = replace(others[0], date=first.date, label="الجري السهل 🏃🏽‍♀️")
    week = replace(plan.weeks[0], sessions=(long, twice, *others), phase="Base" * 40)
    return replace(plan, title="T" * 400, athlete="A" * 300, weeks=(week, *plan.weeks[1:]))


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("words", ["usual", "crammed", "squad"])
def test_nothing_sticks_out(tmp_path: Path, width: int, words: str) -> None:
    plan = read(SQUAD) if words == "squad" else example("as-prescribed.plan")
    page = html(crammed(plan) if words == "crammed" else plan).decode()
    printed = browse(tmp_path, FRAME.format(width=width, page=escape(page)), "--dump-dom")
    found = re.search(r"<body>(.*)</body>", printed, re.DOTALL)
    assert found, printed[:500]
    measured = json.loads(re.sub(r"&(lt|gt|amp);", "", found[1]))
    assert measured["out"] == []
    assert measured["width"] == width
    # On a phone the days are stacked, so the names of the columns go.
    assert measured["columns"] == ("none" if width == PHONE else "table-header-group")


@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_paper_has_the_season_across_and_then_a_page_a_week(tmp_path: Path, paper: str) -> None:
    plan = example("mile.plan")
    page = html(plan).decode()
    for way in ("landscape", "portrait"):
        assert f"size: {way};" in page
        page = page.replace(f"size: {way};", f"size: {paper} {way};")
    target = tmp_path / "sheet.pdf"
    browse(tmp_path, page, "--no-pdf-header-footer", f"--print-to-pdf={target}")
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", target.read_bytes())
    across = [float(width) > float(height) for width, height in boxes]
    assert across == [True] + [False] * len(plan.weeks)
