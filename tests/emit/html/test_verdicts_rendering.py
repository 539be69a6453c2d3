"""The page of verdicts in a real browser: on a phone, at a desk, in the dark, on paper."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from plandsl.emit.html import verdicts
from plandsl.model.plan import Plan
from plandsl.model.verdict import Evaluation
from tests.emit.html.browser import DESK, NEEDS_BROWSER, PHONE, browse
from tests.emit.html.judged import judged, mile

pytestmark = NEEDS_BROWSER
# As for the sheet, with each line of text beside every other: none may lie on another.
FRAME = """<!doctype html><body>
<iframe style="border:0;width:{width}px;height:800px" srcdoc="{page}"></iframe>
<script>
onload = () => {{
  const page = document.querySelector("iframe").contentDocument;
  const out = [...page.body.querySelectorAll("*")].filter(each => {{
    const box = each.getBoundingClientRect();
    return !each.closest("svg") && box.width && (box.right > {width} + 0.5 || box.left < -0.5);
  }});
  const lines = [];
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {{
    if (!node.data.trim()) continue;
    const range = page.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) lines.push([box, node.data.slice(0, 40)]);
  }}
  // A line's box is higher than its letters, so only what lies well inside another counts.
  const over = [];
  for (const [i, [a, one]] of lines.entries())
    for (const [b, other] of lines.slice(i + 1)) {{
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 1 && high > Math.min(a.height, b.height) / 3) over.push([one, other]);
    }}
  document.body.textContent = JSON.stringify({{
    width: page.documentElement.scrollWidth,
    out: out.map(each => each.outerHTML.slice(0, 200)),
    over,
    lines: lines.length,
    dots: [...page.querySelectorAll(".dot")].filter(each => {{
      const dot = each.getBoundingClientRect(), box = each.closest("svg").getBoundingClientRect();
      return dot.top < box.top - 1 || dot.bottom > box.bottom + 1;
    }}).length,
  }});
}};
</script>"""


def crammed() -> tuple[Plan, Evaluation]:
    """Words that are far too long everywhere."""
    plan, evaluation = judged()
    sessions = tuple(
        replace(
            one,
            entry=one.entry
            and replace(one.entry, notes=("z" * 900, "عداء " * 60), venue="y" * 200),
            session=one.session and replace(one.session, series="x" * 300),
            prescribed="p" * 500,
            notes=("n" * 400, *one.notes),
        )
        for one in evaluation.sessions
    )
    plan = replace(plan, title="T" * 400, athlete="A" * 300)
    return plan, replace(evaluation, sessions=sessions)


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("make", [mile, judged, crammed])
def test_nothing_sticks_out_and_no_text_lies_on_another(
    tmp_path: Path, width: int, make: Callable[[], tuple[Plan, Evaluation]]
) -> None:
    page = verdicts.page(*make()).data.decode()
    printed = browse(tmp_path, FRAME.format(width=width, page=escape(page)), "--dump-dom")
    found = re.search(r"<body>(.*)</body>", printed, re.DOTALL)
    assert found, printed[:500]
    measured = json.loads(re.sub(r"&(lt|gt|amp);", "", found[1]))
    assert measured["lines"] > 100
    assert measured["out"] == []
    assert measured["over"] == []
    assert measured["dots"] == 0
    assert measured["width"] == width


@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_paper_is_upright_and_holds_all_that_was_run(tmp_path: Path, paper: str) -> None:
    page = verdicts.page(*mile()).data.decode()
    for way in ("landscape", "portrait"):
        assert f"size: {way};" in page
        page = page.replace(f"size: {way};", f"size: {paper} {way};")
    target = tmp_path / "verdicts.pdf"
    browse(tmp_path, page, "--no-pdf-header-footer", f"--print-to-pdf={target}")
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", target.read_bytes())
    assert 2 <= len(boxes) <= 4
    assert all(float(width) < float(height) for width, height in boxes)
