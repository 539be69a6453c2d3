"""The sheets: one page where one is promised, nothing cut off, nothing overlapping."""

from __future__ import annotations

import functools
import json
import re
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
from plandsl.emit.pdf.session import session_data
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


LABELS = """\
plan Labels of twenty letters
start 2026-01-05
away 2026-01-06..2026-01-07: a wedding
phase Grundlagenausdauertraining, weeks 1-3
"""
LABELS += "".join(
    f"  {day} am  {first}: 30min easy\n"
    f"  {day} 12:30  weights\n"
    f"  {day} pm  {second}: 4x400 @ 88 r60\n"
    for day, first, second in (
        ("mon", "Tempowechsellaufes", "Internationalization"),
        ("tue", "mobilisierungsarbeit", "WWWWWWWWWWWWWWWWWW"),
        ("wed", "long-distance-tempoo", "tempo-change-running"),
        ("thu", "ריצהארוכהמאוד", "Tempowechsellaufes"),
    )
)


def squad() -> tuple[Plan, ...]:
    return tuple(replace(plan_of(SEASON), athlete=name) for name in ("Mira", "عداء", "Ben"))


PLANS: dict[str, Callable[[], Plan]] = {
    "usual": lambda: plan_of(SEASON),
    "founding": lambda: example("as-prescribed.plan"),
    "thirty": thirty_weeks,
    "crammed": crammed,
    "races": lambda: plan_of(RACES),
    "labels": lambda: plan_of(LABELS),
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


def test_a_box_is_for_what_is_timed() -> None:
    plan = plan_of(
        "plan P\nstart 2026-01-05\nweek 1\n  tue  40min easy + drills\n  sun  14km easy + 4km MP\n"
    )
    drills, long = (session_data(plan, one) for one in plan.sessions())
    assert (drills["boxes"], drills["lines"]) == ([], ["time", "distance", "felt"])
    labels = [box["label"] for box in long["boxes"]]  # type: ignore[attr-defined]
    assert labels == ["14 km", "4 km"]


def test_cards_have_each_rung_of_a_ladder_and_say_a_thing_once() -> None:
    week = "plan P\nstart 2026-01-05\nweek 1\n  tue  "
    ladder = text(pdf(plan_of(f"{week}(400, 600, 800, 400) @ 3:50/km r90\n"), "cards"))
    assert "200 m 400 m 600 m 800 m 46 1:32 2:18 3:04" in ladder
    assert ladder.count("1:32") == 1
    sets = text(pdf(plan_of(f"{week}3x(4x200 @ 38 r30 + r2min + 600 @ 2:10) r5min\n"), "cards"))
    assert "200 m 38 600 m 200 m 400 m 600 m 43.3 1:26.7 2:10" in sets
    assert "all reps together 4 × 200 m 2:32" in sets
    far = text(pdf(plan_of(f"{week}race: 10000 track @ 36:40\n"), "cards"))
    assert "2 km 4 km 6 km 8 km 10 km 7:20 14:40 22:00 29:20 36:40" in far


def test_no_card_has_the_clock_of_the_easy_way_to_the_work() -> None:
    week = "plan P\nstart 2026-01-05\npace easy = 6:00/km\nweek 1\n  tue  tempo: 2km easy + "
    tempo = text(pdf(plan_of(f"{week}20min threshold + 2km easy\n"), "cards"))
    assert "12:00" not in tempo
    assert "6:00/km" not in tempo
    cruise = text(pdf(plan_of(f"{week}3km @ 4:50/km + 2km easy\n"), "cards"))
    assert "14:30" in cruise
    assert "12:00" not in cruise


def test_names_that_run_from_right_to_left_turn_nothing_around_them() -> None:
    plan = plan_of(SEASON)
    (closure,) = plan.closures
    shut = replace(closure, venue="מגרש", reason="בנייה")
    week = plan.weeks[2]
    moved = tuple(replace(one, venue="מגרש") for one in week.sessions)
    plan = replace(plan, closures=(shut,), weeks=(*plan.weeks[:2], replace(week, sessions=moved)))
    (page,) = pages(pdf(plan, "season"))
    foot = [word for word in page.words if word.top > 0.9 * page.height]
    line = sorted((word.left, word.text) for word in foot if word.text in ("1", "Sep", "–", "7"))
    assert [word for _, word in line[:5]] == ["1", "Sep", "–", "7", "Sep"]


def test_ranges_do_not_break() -> None:
    plan = plan_of(
        "plan P\nstart 2026-01-05\nweek 1\n  tue  tempo: 3x8min @ 6:45-7:00/mi r2:00 jog\n"
    )
    (page,) = pages(pdf(plan, "season"))
    assert "6:45–7:00/mi" in {re.sub("\u2060", "", word.text) for word in page.words}


def test_a_large_squad_stays_on_a_page_a_session_and_can_be_read() -> None:
    plan = plan_of("plan P\nstart 2026-01-05\nweek 1\n  tue  400s: 5x1km @ 3:25 r90\n")
    for count, expected in ((12, 1), (40, 1), (60, 2)):
        athletes = tuple(replace(plan, athlete=f"Athlete{number}") for number in range(count))
        made = pages(pdf(plan, "squad", squad=athletes))
        assert len(made) == expected
        for page in made:
            assert [*page.outside(), *page.overlapping()] == []
            names = [word for word in page.words if word.text.startswith("Athlete")]
            assert min(word.bottom - word.top for word in names) > 7
        known = {word.text for page in made for word in page.words if "Athlete" in word.text}
        assert len(known) == count
        assert text(pdf(plan, "squad", squad=athletes)).count("1000 m 3:25") == count


def test_a_week_that_comes_again_says_why_once() -> None:
    plan = plan_of(SEASON)
    again = tuple(replace(one, because="week 1 again") for one in plan.weeks[0].sessions)
    week = replace(plan.weeks[0], because="week 1 again", sessions=again)
    words = text(pdf(replace(plan, weeks=(week,)), "week"))
    assert words.count("week 1 again") == 1


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
