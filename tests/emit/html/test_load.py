"""The load: each week's volume by how hard it is, with its ranges, and what was run of it."""

from __future__ import annotations

import re
from fractions import Fraction
from importlib.resources import files
from itertools import pairwise

import pytest

from plandsl.emit import Options, emitter
from plandsl.emit.html.done import Yardstick
from plandsl.emit.html.spread import spreads
from plandsl.emit.html.volume import volume_of
from plandsl.units import KILOMETRE, METRE, MINUTE
from tests.emit.html.judged import judged
from tests.emit.html.page import NOW, Element, example, plan_of, read, sheet

HEAD = "plan P\nstart 2025-08-18\npace easy = 6:00/km\nrecent 2025-08-01 5km 20:00\n"
BY_TIME = "plan P\nstart 2025-08-18\nweek 1\n  mon  easy: 50min easy\n  tue  bike 45min\n"
WEEKS = """\
week 1
  mon  easy: 10km easy
  tue  tempo: 2km easy + 4km threshold + 2km easy
  wed  400s: 6-8x400 @ 78 r60
week 2
  sat  race: 5km @ 20:00
  sun  progress: 8km @ 4:00-6:00/km
"""


def load(text: str) -> Element:
    return sheet(plan_of(HEAD + text)).one("section", "load")


def share(rect: Element, name: str) -> Fraction:
    return Fraction(rect.attributes[name].removesuffix("%"))


def columns(page: Element) -> list[Element]:
    return page.one("svg", "plot").all("g")


def heights(column: Element) -> dict[str, Fraction]:
    return {" ".join(each.classes): share(each, "height") for each in column.all("rect")}


def rows(page: Element) -> list[list[str]]:
    (body,) = page.one("table", "figures").all("tbody")
    return [[cell.text for cell in cells(row)] for row in body.all("tr")]


def cells(row: Element) -> list[Element]:
    return [each for each in row.inside if isinstance(each, Element)]


# ------------------------------------------------------------------ what is planned


def test_a_week_is_spread_over_what_surely_lies_in_each_zone() -> None:
    plan = plan_of(HEAD + WEEKS)
    first, second = spreads(plan, volume_of(plan))
    easy, moderate, hard, other = (part and (part.low, part.high) for part in first.parts)
    assert easy == (14 * KILOMETRE, 14 * KILOMETRE)
    assert moderate == (4 * KILOMETRE, 4 * KILOMETRE)
    assert hard == (2400 * METRE, 3200 * METRE)
    assert other == (0, 0)
    assert (first.low, first.high, int(first.top)) == (20_400 * METRE, *[21_200 * METRE] * 2)
    # The 8 km may be easy and may be hard: they are in no zone, and in the week all the same.
    assert [*map(int, second.sure)] == [0, 0, 5 * KILOMETRE, 0, 8 * KILOMETRE]


def test_by_time_what_is_not_on_foot_is_a_part_of_its_own() -> None:
    plan = plan_of(BY_TIME)
    volume = volume_of(plan)
    assert not volume.by_distance
    (week,) = spreads(plan, volume)
    assert [*map(int, week.sure)] == [50 * MINUTE, 0, 0, 45 * MINUTE, 0]


def test_parts_stand_on_each_other_and_the_range_above_them() -> None:
    first, second = columns(load(WEEKS))
    assert list(heights(first)) == ["easy", "moderate", "hard", "most"]
    assert list(heights(second)) == ["hard", "unclear"]
    top = Fraction("21.2") * Fraction(105, 100)
    for name, far in (("easy", "14"), ("moderate", "4"), ("hard", "2.4"), ("most", "0.8")):
        assert abs(heights(first)[name] - Fraction(far) / top * 100) < Fraction(1, 100)
    ground = Fraction(100)
    for rect in first.all("rect"):
        assert abs(share(rect, "y") + share(rect, "height") - ground) < Fraction(1, 100)
        ground = share(rect, "y")


def test_lines_across_are_round_figures_from_zero() -> None:
    page = load(WEEKS)
    words = [each.text for each in page.one("svg", "scale").all("text")]
    assert words == ["0 km", "5 km", "10 km", "15 km", "20 km"]
    places = [share(each, "y") for each in page.one("svg", "scale").all("text")]
    assert places[0] == 100
    steps = [one - other for one, other in pairwise(places)]
    assert max(steps) - min(steps) < Fraction(1, 100)
    by_time = sheet(plan_of(BY_TIME)).one("section", "load")
    words = [each.text for each in by_time.one("svg", "scale").all("text")]
    assert words == ["0:00 h", "0:30 h", "1:00 h", "1:30 h"]


@pytest.mark.parametrize(("count", "shown"), [(12, 12), (16, 16), (17, 8), (30, 15), (52, 10)])
def test_the_numbers_of_weeks_have_room(count: int, shown: int) -> None:
    page = load("".join(f"week {week}\n  mon 5km easy\n" for week in range(1, count + 1)))
    assert len(page.one("svg", "numbers").all("text")) == shown
    assert len(rows(page)) == count


def test_a_screen_reader_is_told_what_the_drawing_shows_and_has_the_table() -> None:
    page = load(WEEKS)
    plot = page.one("svg", "plot")
    assert plot.attributes["role"] == "img"
    assert plot.attributes["aria-label"].startswith("Distance of each week by how hard it is: ")
    assert "week 1, 20–21 km" in plot.attributes["aria-label"].replace("\u00a0", " ")
    for other in page.all("svg"):
        assert other is plot or "aria-hidden" in other.attributes
    assert [each.text for each in page.one("thead").all("th")] == [
        "Week", "Planned km", "Easy km", "Moderate km", "Hard km",
    ]  # fmt: skip
    assert rows(page) == [
        ["1 18–24 Aug", "20.4–21.2", "14", "4", "2.4–3.2"],
        ["2 25–31 Aug", "13", "", "", "5"],
    ]


def test_only_what_occurs_is_explained() -> None:
    words = [each.text for each in load(WEEKS).one("ul", "key").all("li")]
    assert words == [
        "easy", "moderate: marathon pace to threshold", "hard: faster", "hard to place",
        "up to the most that is planned",
    ]  # fmt: skip
    assert [each.text for each in load("week 1\n  mon 5km easy\n").one("ul", "key").all("li")] == [
        "easy"
    ]


def test_a_plan_without_any_volume_has_no_drawing() -> None:
    page = sheet(plan_of("plan P\nstart 2025-08-18\nweek 1\n  mon rest\n"))
    assert not page.all("section", "load")


def test_each_part_is_a_clear_step_of_lightness_from_the_next() -> None:
    """So that grey paper tells them apart; in the dark the steps go the other way."""
    style = files("plandsl.emit.html").joinpath("load.css").read_text("utf-8")
    for each in re.findall(r":root \{(.*?)\}", style):
        colours = re.findall(r"--(?:easy|moderate|hard): #(\w{6})", each)
        assert len(colours) == 3
        grey = [
            0.299 * int(one[:2], 16) + 0.587 * int(one[2:4], 16) + 0.114 * int(one[4:], 16)
            for one in colours
        ]
        assert all(abs(one - other) > 45 for one, other in pairwise(grey)), grey
        assert grey in (sorted(grey), sorted(grey, reverse=True))


# ----------------------------------------------------------------- what was run of it


def with_log() -> Element:
    plan, evaluation = judged()
    (output,) = emitter("html")(plan, Options(NOW, evaluation=evaluation))
    return read(output.data).one("section", "load")


def test_without_a_log_nothing_is_said_of_running() -> None:
    page = sheet(judged()[0]).one("section", "load")
    assert page.one("h2").text == "Distance a week"
    assert not page.one("svg", "plot").all("rect", "run")


def test_what_was_run_stands_in_its_week_as_the_page_of_verdicts_counts_it() -> None:
    plan, evaluation = judged()
    done = Yardstick.of(volume_of(plan), plan.unit).done_by_week(plan, evaluation)
    assert len(done) == 3
    page = with_log()
    assert page.one("h2").text == "Distance a week, planned and run"
    full = max(week.top for week in spreads(plan, volume_of(plan))) * Fraction(105, 100)
    for column, (told, whole) in zip(columns(page), done, strict=False):
        found = heights(column)
        assert abs(found["run"] - told / full * 100) < Fraction(1, 100)
        assert abs(found.get("rest", 0) - (whole - told) / full * 100) < Fraction(1, 100)
    assert all("run" not in heights(column) for column in columns(page)[3:])
    last = [row[-1] for row in rows(page)]
    assert last[3:] == ["", ""]
    assert [Fraction(words.split()[0]) for words in last[:3]] == [
        round(told / KILOMETRE, 1) for told, _ in done
    ]


def test_an_unchanged_log_makes_an_unchanged_page() -> None:
    plan, evaluation = judged()
    first, second = (
        emitter("html")(plan, Options(NOW, evaluation=evaluation))[0].data for _ in range(2)
    )
    assert first == second


def test_the_founding_plan_and_its_log() -> None:
    page = sheet(example("mile.plan")).one("section", "load")
    assert rows(page)[0][1:] == ["15.2–19.6", "11.2–15.5", "2.8–2.9", "1.2"]
