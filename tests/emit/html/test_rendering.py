"""The sheet in a real browser: nothing sticks out on a phone, and paper has the pages it should."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from plandsl.emit import Options, emitter
from plandsl.emit.html import SHEETS
from plandsl.model.plan import Plan
from tests.emit.html.browser import DESK, NEEDS_BROWSER, PHONE, browse, measured
from tests.emit.html.judged import PLAN, judged
from tests.emit.html.page import NOW, example, plan_of
from tests.emit.pdf.paper import NEEDS_POPPLER, SEASON, Page, pages
from tests.report.plans import SQUAD, read

pytestmark = NEEDS_BROWSER
A4, LETTER = (595, 842), (612, 792)


def crammed() -> Plan:
    """Words that are far too long, in scripts that run the other way, and a day of three."""
    plan = example("as-prescribed.plan")
    first, *others = plan.weeks[0].sessions
    long = replace(first, label="x" * 500, venue="y" * 200, notes=("z" * 900, "عداء " * 60))
    twice = replace(others[0], date=first.date, label="الجري السهل 🏃🏽‍♀️")
    third = replace(others[1], date=first.date)
    week = replace(plan.weeks[0], sessions=(long, twice, third, *others), phase="Base" * 40)
    return replace(plan, title="T" * 400, athlete="A" * 300, weeks=(week, *plan.weeks[1:]))


def thirty() -> Plan:
    """As many weeks as a long season has, as full as they usually are."""
    days = "".join(
        f"  {day}  {what}\n"
        for day, what in (
            ("mon", "rest"),
            ("tue", "400s: warmup 2km easy + 10-12x400 @ 85-87 r60 + cooldown 2km easy"),
            ("wed", "easy: 10km easy"),
            ("fri", "tempo: warmup 2km easy + 20min threshold + cooldown 2km easy"),
            ("sat", "easy: 6km easy"),
            ("sun", "long: 20-25km easy"),
        )
    )
    return plan_of(f"plan Thirty weeks\nstart 2026-01-05\nphase Base, weeks 1-30\n{days}")


def full() -> Plan:
    """Three sessions a day, three days a week."""
    days = "".join(
        f"  {day} am  easy: 40min easy\n  {day}  strength: weights\n"
        f"  {day} pm  400s: warmup 10min easy + 12x400 @ 85-87 r60 + cooldown 1km easy\n"
        for day in ("mon", "wed", "fri")
    )
    return plan_of(f"plan Full\nstart 2026-01-05\nphase Base, weeks 1-4\n{days}week 3\nweek 5\n")


PLANS: dict[str, Callable[[], Plan]] = {
    "usual": lambda: example("as-prescribed.plan"),
    "crammed": crammed,
    "squad": lambda: read(SQUAD),
    "founding": lambda: example("mile.plan"),
    "thirty": thirty,
    "full": full,
    "season": lambda: plan_of(SEASON),
}


def made(plan: Plan, **more: object) -> str:
    (output,) = emitter("html")(plan, replace(Options(NOW), **more))  # type: ignore[arg-type]
    return output.data.decode()


def printed(folder: Path, page: str) -> list[Page]:
    target = folder / "sheet.pdf"
    browse(folder, page, "--no-pdf-header-footer", f"--print-to-pdf={target}")
    return pages(target.read_bytes())


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("words", ["usual", "crammed", "squad", "season"])
def test_nothing_sticks_out_and_no_text_lies_on_another(
    tmp_path: Path, width: int, words: str
) -> None:
    found = measured(tmp_path, made(PLANS[words](), sheets=SHEETS), width)
    assert found["lines"] > 30
    assert found["out"] == []
    assert found["over"] == []
    assert found["width"] == width
    # On a phone the days are stacked, so the names of the columns go.
    assert found["columns"] == ("none" if width == PHONE else "table-header-group")


def test_what_was_run_fits_beside_what_was_planned(tmp_path: Path) -> None:
    plan, evaluation = judged(PLAN)
    found = measured(tmp_path, made(plan, evaluation=evaluation), PHONE)
    assert (found["out"], found["over"], found["width"]) == ([], [], PHONE)


@NEEDS_POPPLER
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("words", ["founding", "thirty", "full"])
def test_paper_has_the_season_across_then_its_load_and_a_page_a_week(
    tmp_path: Path, paper: str, words: str
) -> None:
    """As the PDF has it, and each race on a page of its own behind them."""
    plan = PLANS[words]()
    found = printed(tmp_path, made(plan, paper=paper))
    size = A4 if paper == "a4" else LETTER
    upright = len(plan.weeks) + 1 + 3 * (words == "founding")
    sizes = [(round(page.width), round(page.height)) for page in found]
    assert sizes == [size[::-1], *[size] * upright]
    heads = [f"Week {week.number}" for week in plan.weeks]
    firsts = [" ".join(word.text for word in page.words[:2]) for page in found[2:]]
    assert firsts[: len(heads)] == heads
    for page in found:
        assert page.outside() == []
        assert page.overlapping() == []


@NEEDS_POPPLER
def test_without_a_paper_it_is_the_printers(tmp_path: Path) -> None:
    page = made(example("mile.plan"), sheets=("season",))
    assert "size: landscape;" in page
    assert "size: A4" not in page
    across, upright = printed(tmp_path, page)
    assert across.width > across.height
    assert upright.width < upright.height


@NEEDS_POPPLER
def test_cards_and_words_that_are_too_long_stay_on_paper(tmp_path: Path) -> None:
    for page in printed(tmp_path, made(crammed(), sheets=("cards", "week"))):
        assert page.words
        assert page.outside() == []
        assert page.overlapping() == []
