"""A real browser that does something with a page."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import escape
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# A browser is heavy: one worker starts them one after the other.
NEEDS_BROWSER = [
    pytest.mark.once,
    pytest.mark.skipif(
        CHROMIUM is None, reason="needs Chromium (Debian: apt-get install chromium)"
    ),
    pytest.mark.xdist_group("chromium"),
]
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
PHONE, DESK = 390, 1280


def browse(folder: Path, page: str, *flags: str) -> str:
    """Let the browser do something with a page; return what it printed."""
    file = folder / "page.html"
    file.write_text(page, "utf-8")
    assert CHROMIUM is not None
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={folder / 'profile'}", *flags, file.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout


def measured(folder: Path, page: str, width: int) -> dict[str, Any]:
    """How wide the page is in a window of that width, what sticks `out` of it, which lines of text
    lie `over` others, how many `lines` there are, how the heads of a calendar are shown.

    The page itself may hold no script, and a headless window cannot be as narrow as a phone: so the
    page stands in a frame of that width, and what is around the frame measures it.
    """
    frame = FRAME.replace("WIDTH", str(width)).replace("PAGE", escape(page))
    printed = browse(folder, frame, "--dump-dom")
    found = re.search(r"<body>(.*)</body>", printed, re.DOTALL)
    assert found, printed[:500]
    values: dict[str, Any] = json.loads(re.sub(r"&(lt|gt|amp);", "", found[1]))
    return values


FRAME = """<!doctype html><meta charset="utf-8"><body>
<iframe style="border:0;width:WIDTHpx;height:800px" srcdoc="PAGE"></iframe>
<script>
onload = () => {
  const page = document.querySelector("iframe").contentDocument;
  const style = each => page.defaultView.getComputedStyle(each);
  const clipped = each => {
    const at = each.closest(".unseen, .again");
    return at && style(at).clipPath !== "none";
  };
  const out = [...page.body.querySelectorAll("*")].filter(each => {
    const box = each.getBoundingClientRect();
    const cut = clipped(each) || each.closest("svg");
    return !cut && box.width && (box.right > WIDTH + 0.5 || box.left < -0.5);
  });
  const lines = [];
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || clipped(node.parentElement)) continue;
    const range = page.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) lines.push([box, node.data.slice(0, 40)]);
  }
  // A line's box is higher than its letters, so only what lies well inside another counts.
  const over = [];
  lines.sort(([a], [b]) => a.top - b.top);
  for (const [i, [a, one]] of lines.entries())
    for (const [b, other] of lines.slice(i + 1)) {
      if (b.top > a.bottom) break;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - b.top;
      if (wide > 1 && high > Math.min(a.height, b.height) / 3) over.push([one, other]);
    }
  const head = page.querySelector(".calendar thead");
  document.body.textContent = JSON.stringify({
    width: page.documentElement.scrollWidth,
    out: out.map(each => each.outerHTML.slice(0, 200)),
    over,
    lines: lines.length,
    columns: head && style(head).display,
    dots: [...page.querySelectorAll(".dot")].filter(each => {
      const dot = each.getBoundingClientRect(), box = each.closest("svg").getBoundingClientRect();
      return dot.top < box.top - 1 || dot.bottom > box.bottom + 1;
    }).length,
  });
};
</script>"""
