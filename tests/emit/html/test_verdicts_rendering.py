"""The page of verdicts in a real browser: on a phone, at a desk, in the dark, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from plandsl.emit.html import verdicts
from plandsl.model.plan import Plan
from plandsl.model.verdict import Evaluation
from tests.emit.html.browser import DESK, NEEDS_BROWSER, PHONE, browse, measured
from tests.emit.html.judged import judged, mile

pytestmark = NEEDS_BROWSER


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
    found = measured(tmp_path, verdicts.page(*make()).data.decode(), width)
    assert found["lines"] > 100
    assert found["out"] == []
    assert found["over"] == []
    assert found["dots"] == 0
    assert found["width"] == width


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
