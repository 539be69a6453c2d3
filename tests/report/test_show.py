"""The unrolled plan on a terminal, as it is read there."""

import datetime as dt
import re
import unicodedata
from dataclasses import replace

import pytest

from plandsl.model.plan import Plan
from plandsl.report.show import show
from plandsl.report.terminal import cells
from tests.report.plans import METRIC, MILE, SQUAD, read

WIDTHS = [40, 47, 60, 72, 80, 100, 200]


def page(plan: Plan, width: int = 80, week: int | None = None) -> str:
    return show(plan, color=False, width=width, week=week)


def test_a_whole_plan() -> None:
    assert page(read(METRIC), 60) == (
        "10 km\n"
        "2 weeks, Mon 22 Dec 2025 to Sun 4 Jan 2026\n"
        "\n"
        "Week 1  22–28 Dec 2025                      17.5 km  118 min\n"
        "  Mon 22  5km @ 5:00/km                        5 km   25 min\n"
        "  Tue 23  12.5km @ 5:00/km                  12.5 km   63 min\n"
        "  Wed 24  swim 30min                                  30 min\n"
        "\n"
        "Week 2  29 Dec 2025–4 Jan 2026                30 km  ~3:00 h\n"
        "  Mon 29  30km                                30 km  ~3:00 h\n"
        "\n"
        "~ assumes running without a target at 6:00/km (9:39/mi)\n"
    )


def test_a_session_wraps_at_its_steps_in_its_own_column() -> None:
    lines = page(read(MILE), 80, week=1).splitlines()
    start = next(index for index, line in enumerate(lines) if "Tue 19" in line)
    assert lines[start : start + 3] == [
        "  Tue 19  18:30  400s: warmup 10-15min easy              3.1–3.9 mi    31–36 min",
        "                 + 4x400 @ 92-96 r90",
        "                 + cooldown 10min easy at East River",
    ]


def test_notes_guides_place_and_race() -> None:
    text = page(read(MILE), 80, week=3)
    assert "race 1 mi in 6:00 at East River on Sun 7 Sep 2025\n" in text
    assert "                 · flat shoes\n                 · Green if all ≤ 33: go on\n" in text
    assert "at East River, lane 6\n" in text
    assert "Week 1" not in text
    assert text.count("~") == 3  # the session with a jog, its week, the footnote


def test_what_a_squad_is_told() -> None:
    text = page(read(SQUAD), 80)
    assert "\ngroups: squad, light\n" in text
    # The two halves of a day, what a group does, what stands below a session.
    assert (
        "  Tue  6  am     easy: 8km easy                               8 km     43–47 min\n"
        "          pm     pool: 10x100 @ 1:30 on 1:45                  1 km        17 min\n"
        "  Thu  8         threshold: 8x1km HM r60                      8 km        41 min\n"
        "                 · light: 5x1km HM r50%\n"
    ) in text
    assert (
        "  Thu 15         threshold: 8x400 @ 90>83 r120>20           3.2 km        20 min\n"
        "                 or 30min @ 75-80%hrmax\n"
        "                 · light: 8x400 @ 90>83 r120>20 or rest\n"
        "                 · only when hills: target hit, every\n"
        "                   time\n"
        "                 · pass 200 m in 44 s or slower, 400 m in\n"
        "                   83–90 s (1:23–1:30)\n"
        "                 · flat shoes\n"
    ) in text
    # Weeks: a stated total that is not met, days away, a lighter one, a phase that waits.
    assert "\n  away Wed 14 Jan: dentist\n  stated as 60km\n  Tue 13 " in text
    assert "\nWeek 3 · Base · lighter  19–25 Jan 2026 " in text
    assert (
        "\n  Race begins only when threshold: all ≤ 4:20, the last 2 times, with a rest ≤"
        "\n  90 s\n  away Fri 30 Jan to Sat 31 Jan\n  Tue 27 "
    ) in text
    assert text.count("Race begins only when") == 1


def test_one_groups_plan_has_nothing_of_the_others() -> None:
    text = page(read(SQUAD).for_group("light"), 80)
    assert "\nas the group light does it\n" in text
    assert "threshold: 5x1km HM r50%" in text
    assert "8x1km" not in text
    assert "groups:" not in text


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        # 12 km, and 60 to 65 min
        ("12km", False),
        ("12.4km", True),
        ("12.05km", True),
        ("13km", True),
        ("7mi", False),
        ("8mi", True),
        ("60min", False),
        ("1h05", False),
        ("1h10", True),
        ("59min", True),
    ],
)
def test_a_stated_total_is_shown_where_the_week_is_another(stated: str, shown: bool) -> None:
    text = (
        f"plan x\nstart 2026-01-05\npace easy = 5:00-5:25/km\nweek 1 = {stated}\n  tue 12km easy\n"
    )
    assert (f"\n  stated as {stated}\n" in page(read(text))) == shown


def test_a_narrow_terminal_has_the_totals_below() -> None:
    lines = page(read(MILE), 44, week=1).splitlines()
    assert "12.5–14.9 mi, 2:38–3:00 h" in lines
    assert "                 3.1–3.9 mi, 31–36 min" in lines


def test_a_wide_terminal_keeps_the_totals_in_sight() -> None:
    assert page(read(MILE), 300) == page(read(MILE), 100)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("written", [MILE, SQUAD])
def test_nothing_is_lost_and_nothing_sticks_out(width: int, written: str) -> None:
    plan = read(written)
    text = page(plan, width)
    assert all(cells(line) <= width for line in text.splitlines())
    plain = re.sub(r"\s+", " ", text)
    for session in plan.sessions():
        own = re.sub(r" \| light (rest|\dx r50%)", "", session.text)
        versions = [word for version in session.versions for word in version.text.split()]
        for word in (session.label or "", *own.split(), *versions, *session.notes):
            assert word in plain


@pytest.mark.parametrize("width", WIDTHS)
def test_colours_change_no_word(width: int) -> None:
    plan = read(MILE)
    coloured = show(plan, color=True, width=width, week=None)
    assert "\x1b[1m400s:\x1b[0m warmup" in coloured
    assert "\x1b[1;32m· Green" in coloured
    assert re.sub(r"\x1b\[[\d;]+m", "", coloured) == page(plan, width)


def test_a_plan_cannot_steer_the_terminal() -> None:
    evil = "\x1b[2J\u202e\n走" * 30
    plan = read(MILE)
    week = plan.weeks[0]
    session = replace(week.sessions[1], label=evil, text=evil, venue=evil, notes=(evil,))
    week = replace(week, phase=evil, sessions=(session, *week.sessions))
    text = page(replace(plan, title=evil, athlete=evil, weeks=(week,)))
    assert not any(unicodedata.category(char) in ("Cc", "Cf") for char in text if char != "\n")
    assert all(cells(line) <= 80 for line in text.splitlines())


def test_two_sessions_on_a_day_name_the_day_once() -> None:
    plan = read(METRIC)
    week = plan.weeks[0]
    twice = replace(week.sessions[1], date=week.sessions[0].date, time=dt.time(7))
    text = page(replace(plan, weeks=(replace(week, sessions=(week.sessions[0], twice)),)))
    assert text.count("Mon 22  ") == 1
    assert "\n          07:00  12.5km" in text


def test_a_week_that_could_not_be_read_says_so() -> None:
    plan = read(METRIC)
    text = page(replace(plan, weeks=(replace(plan.weeks[0], incomplete=True),)))
    assert "\n  not complete: a line of it could not be read\n" in text


def test_a_week_that_is_not_there() -> None:
    assert page(read(METRIC), week=9).endswith("\n\nno week 9; there are 1 to 2\n")
    assert page(replace(read(METRIC), weeks=()), week=9).endswith("\n\nno weeks yet\n")
