"""The sheets: one page where one is promised, nothing cut off, nothing overlapping."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from plandsl.emit.pdf import FOLDER, sheets
from plandsl.model.plan import Plan
from tests.emit.html.page import example, plan_of
from tests.emit.pdf.paper import NEEDS_POPPLER, SEASON, pages, pdf, png, read_png, text

pytestmark = [NEEDS_POPPLER, pytest.mark.once]
PICTURES = Path(__file__).parent / "pictures"
UNTRUSTED = '#panic() $x$ \\ </script> ]]> *b* _i_ @ref <tag> `c` // no /* no */ "q" {{d}}'
A4, LETTER = (595, 842), (612, 792)
# How far a page may be from its reference: another poppler draws letters a little differently.
MEAN, FAR, FAR_SHARE = 2.0, 96, 0.01


RACES = """\
plan Many races
start 2026-01-05
race 2026-02-01 marathon 3:30:00 at Berlin
pace MP = 5:00/km
week 1
  wed  trial: 5km @ 19:00-19:30
  sun  race: 10km laps 4:00 3:58 4:02 4:00 4:00 4:00 4:00 3:55 3:55 3:50
week 2
  wed  race: 3000 track @ 9:00 lane 2
  sun  race: 10mi road @ MP
week 3
  wed  race: 10000 track @ 36:00
  sun  race: 800 @ <=2:05 lane 4 stagger
week 4
  sun  race: marathon
"""


def thirty_weeks() -> Plan:
    """Every day two sessions, labels of twenty letters and sets that take some words."""
    days = "".join(
        f"  {day} am  twenty letters it is: 40min easy\n"
        f"  {day} pm  key: warmup 10min easy + 12x400 @ 85-87 r60 + cooldown at East River\n"
        for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    )
    return plan_of(f"plan Thirty weeks\nstart 2026-01-05\nphase Base, weeks 1-30\n{days}")


def crammed() -> Plan:
    """Words that are far too long, in scripts that run the other way, three sessions on one day."""
    plan = plan_of(SEASON)
    first, *others = plan.weeks[0].sessions
    hard = next(one for one in others if one.label == "400s")
    long = replace(hard, date=first.date, label="x" * 300, venue="y" * 100)
    long = replace(long, notes=("z" * 500, "عداء " * 40, UNTRUSTED))
    other = replace(others[-1], date=first.date, label="الجري السهل 🏃🏽‍♀️")
    week = replace(plan.weeks[0], sessions=(first, long, other, *others), phase="Base" * 30)
    athlete = "שרה " + "A" * 200
    return replace(plan, title="T" * 200, athlete=athlete, weeks=(week, *plan.weeks[1:]))


def squad() -> tuple[Plan, ...]:
    return tuple(replace(plan_of(SEASON), athlete=name) for name in ("Mira", "عداء", "Ben"))


PLANS: dict[str, Callable[[], Plan]] = {
    "usual": lambda: plan_of(SEASON),
    "founding": lambda: example("as-prescribed.plan"),
    "thirty": thirty_weeks,
    "crammed": crammed,
    "races": lambda: plan_of(RACES),
    "two": lambda: plan_of(
        "plan Two\nstart 2026-01-05\nweek 1\n  tue  3x1mi @ 6:00 r3:00\nweek 2\n"
    ),
}


# Thirty weeks take long, and are a matter of these two sheets.
LONG = [("season", "thirty", "a4"), ("week", "thirty", "a4")]
CASES = product(sheets(), [name for name in PLANS if name != "thirty"], ["a4", "letter"])


@pytest.mark.parametrize(("sheet", "words", "paper"), [*CASES, *LONG])
def test_nothing_sticks_out_and_nothing_overlaps(sheet: str, words: str, paper: str) -> None:
    plan = PLANS[words]()
    made = pages(pdf(plan, sheet, paper=paper, squad=squad()))
    across = sheet == "season"
    size = A4 if paper == "a4" else LETTER
    for page in made:
        assert (round(page.width), round(page.height)) == (size[::-1] if across else size)
        assert page.words
        assert page.outside() == []
        assert page.overlapping() == []
    if sheet == "season":
        assert len(made) == 1
    if sheet == "week":
        assert len(made) == len(plan.weeks)


@pytest.mark.parametrize("words", ["usual", "crammed"])
@pytest.mark.parametrize("sheet", ["season", "week", "cards", "band", "squad"])
def test_nothing_is_drawn_in_the_margins(sheet: str, words: str) -> None:
    data = pdf(PLANS[words](), sheet, squad=squad())
    for number, page in enumerate(pages(data)[:2], 1):
        width, _, values = read_png(png(data, number))
        lines = [values[at : at + 3 * width] for at in range(0, len(values), 3 * width)]
        margin = 11  # of 36 dots to the inch: 7.7 mm
        edges = b"".join(line[: 3 * margin] + line[-3 * margin :] for line in lines)
        # Nothing stands below the footer; points are half a dot.
        footer = round(max(word.bottom for word in page.words) / 2) + 1
        assert min(edges + b"".join(lines[:margin]) + b"".join(lines[footer:])) > 250


@pytest.mark.parametrize("sheet", ["season", "week", "cards", "band", "squad"])
def test_the_same_plan_makes_the_same_bytes(sheet: str) -> None:
    plan = plan_of(SEASON)
    assert pdf(plan, sheet, squad=squad()) == pdf(plan, sheet, squad=squad())


def test_another_process_in_another_zone_makes_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "my.plan").write_text(SEASON, "utf-8")
    for zone, folder in (("Asia/Tokyo", "a"), ("America/Lima", "b")):
        command = [sys.executable, "-m", "plandsl", "build", "my.plan", "--to", "pdf", "-o", folder]
        env = {"TZ": zone, "PATH": "", "PYTHONPATH": str(FOLDER.parents[2])}
        subprocess.run(command, cwd=tmp_path, env=env, check=True, capture_output=True)
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert names == ["autumn-mile-mira-season.pdf", "autumn-mile-mira-week.pdf"]
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_what_a_plan_says_is_never_markup() -> None:
    plan = plan_of(SEASON)
    sessions = plan.weeks[3].sessions
    marked = replace(sessions[-1], label=UNTRUSTED, venue=UNTRUSTED, notes=(UNTRUSTED,))
    week = replace(plan.weeks[3], phase=UNTRUSTED, sessions=(*sessions[:-1], marked))
    plan = replace(plan, title=UNTRUSTED, athlete=UNTRUSTED, weeks=(*plan.weeks[:3], week))
    for sheet in sheets():
        data = pdf(plan, sheet, squad=(plan,))
        assert UNTRUSTED in text(data), sheet


def test_the_season_shows_what_a_season_may_bring() -> None:
    words = text(pdf(plan_of(SEASON), "season"))
    for part in (
        "Autumn mile", "Mira", "1 mi", "Sun 14 Sep 2025", "Riverbank", "6:00", "Base", "Race",
        "closed East River, 1 Sep 2025 – 7 Sep 2025: construction", "away 30–31 Aug: a wedding",
        "400s moved", "up closed", "18 Aug", "1 Sep", "long 15 km easy",
    ):  # fmt: skip
        assert part in words


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=12, deadline=None)
def test_any_text_makes_a_sheet(name: str, title: str) -> None:
    plan = plan_of("plan P\nstart 2026-01-05\nweek 1\n  tue  400s: 4x400 @ 88 r60\n")
    (session,) = plan.weeks[0].sessions
    named = replace(session, label=name, notes=(title,), venue=name)
    week = replace(plan.weeks[0], sessions=(named,), phase=title)
    for sheet in ("season", "week"):
        assert len(pages(pdf(replace(plan, title=title, weeks=(week,)), sheet))) == 1


def test_the_bars_of_the_season_begin_at_zero() -> None:
    plan = plan_of(
        "plan P\nstart 2026-01-05\nweek 1\n  sun  long: 10km\nweek 2\n  sun  long: 20km\n"
    )
    from plandsl.emit.pdf.season import volumes_of

    distance = volumes_of(plan)[0]
    assert distance["title"] == "Distance"
    lengths = [(one["low"], one["high"]) for one in json.loads(json.dumps(distance["weeks"]))]
    assert lengths == [(500, 500), (1000, 1000)]


def test_every_sheet_says_where_it_comes_from() -> None:
    for sheet in sheets():
        data = pdf(plan_of(SEASON), sheet, revision="revision 4f2c1d907 of 2025-08-20")
        words = "my.plan · revision 4f2c1d907 of 2025-08-20 · 18 Aug – 14 Sep 2025"
        assert words in text(data, page=1)


@pytest.mark.parametrize("sheet", ["season", "week", "cards", "band", "squad"])
def test_a_plan_without_sessions_has_a_sheet_that_says_so(sheet: str) -> None:
    for weeks in ("", "week 1\n"):
        plan = plan_of(f"plan Nothing yet\nstart 2026-01-05\n{weeks}")
        assert "Nothing yet" in text(pdf(plan, sheet))
        assert len(pages(pdf(plan, sheet))) == 1


def test_a_season_of_years_takes_a_page_a_year() -> None:
    plan = plan_of(
        "plan Years\nstart 2026-01-05\nphase Base, weeks 1-110\n  sun  long: 20km easy\n"
    )
    made = pages(pdf(plan, "season"))
    assert len(made) == 3
    assert [one for page in made for one in (*page.outside(), *page.overlapping())] == []


@pytest.mark.parametrize("sheet", ["season", "week", "cards", "band", "squad"])
def test_sheets_are_tagged_and_keep_the_standard_for_it(
    monkeypatch: pytest.MonkeyPatch, sheet: str
) -> None:
    assert b"/StructTreeRoot" in pdf(plan_of(SEASON), sheet, squad=squad())
    strict = functools.partial(typst.compile, pdf_standards=["ua-1"])
    monkeypatch.setattr(typst, "compile", strict)
    assert b"pdfuaid" in pdf(plan_of(SEASON), sheet, squad=squad())


@pytest.mark.parametrize(
    ("sheet", "page"), [("season", 1), ("week", 4), ("cards", 1), ("band", 1), ("squad", 1)]
)
def test_sheets_look_as_they_did(sheet: str, page: int) -> None:
    """Written anew by `python -m tests.emit.pdf.test_sheets`; look at them before committing."""
    width, height, values = read_png(png(pdf(plan_of(SEASON), sheet, squad=squad()), page))
    reference = read_png((PICTURES / f"{sheet}.png").read_bytes())
    assert (width, height) == reference[:2]
    apart = [abs(one - other) for one, other in zip(values, reference[2], strict=True)]
    assert sum(apart) / len(apart) < MEAN
    assert sum(one > FAR for one in apart) / len(apart) < FAR_SHARE


if __name__ == "__main__":
    for name, number in {"season": 1, "week": 4, "cards": 1, "band": 1, "squad": 1}.items():
        drawn = png(pdf(plan_of(SEASON), name, squad=squad()), number)
        (PICTURES / f"{name}.png").write_bytes(drawn)
