"""A squad's page in a real browser: on a phone, at a desk, on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.emit.html.browser import DESK, NEEDS_BROWSER, PHONE, browse, measured
from tests.emit.html.squads import Squad, example, made, many
from tests.emit.pdf.paper import NEEDS_POPPLER, Page, pages

pytestmark = NEEDS_BROWSER


def long_words() -> Squad:
    """Names that are far too long, and one that runs the other way."""
    plan, (ann, ben, cy) = many(3)
    named = (replace(ann, athlete="A" * 200, group="g" * 90), replace(ben, athlete="عداء " * 40))
    return replace(plan, title="T" * 300), (*named, cy)


SQUADS: dict[str, Callable[[], Squad]] = {
    "two": example,
    "forty": lambda: many(40),
    "long": long_words,
}


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("squad", SQUADS)
def test_nothing_sticks_out_and_no_text_lies_on_another(
    tmp_path: Path, squad: str, width: int
) -> None:
    found = measured(tmp_path, made(SQUADS[squad]()).decode(), width)
    assert found["lines"] > 100
    assert (found["out"], found["over"], found["width"]) == ([], [], width)


# Sets of two lengths with fifteen boxes are too much for forty on a page; the other days are not.
@NEEDS_POPPLER
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("squad", "most"), [("two", 1), ("forty", 3)])
def test_paper_has_a_page_a_session(tmp_path: Path, squad: str, most: int, paper: str) -> None:
    both = SQUADS[squad]()
    found = printed(tmp_path, made(both, paper=paper).decode())
    first = [" ".join(word.text for word in page.words[:3]) for page in found]
    days = [f"{day:%a} {day.day} {day:%b}" for day in (each.date for each in both[0].sessions())]
    assert first[: len(days)] == days
    assert len(found) - len(days) < most
    for page in found:
        assert [*page.outside(), *page.overlapping()] == []


@NEEDS_POPPLER
def test_names_that_are_too_long_stay_on_paper(tmp_path: Path) -> None:
    for page in printed(tmp_path, made(long_words()).decode()):
        assert [*page.outside(), *page.overlapping()] == []


def printed(folder: Path, page: str) -> list[Page]:
    target = folder / "squad.pdf"
    browse(folder, page, "--no-pdf-header-footer", f"--print-to-pdf={target}")
    return pages(target.read_bytes())
