"""The views of the page: which are there, cards and race day, and that they say what paper says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from plandsl.emit import Options, emitter
from plandsl.emit.html import SHEETS
from plandsl.emit.pdf import band, cards
from plandsl.model.plan import Plan
from plandsl.units import SECOND, Duration
from tests.emit.html.page import NOW, Element, example, plan_of, read
from tests.emit.pdf.paper import SEASON

UNTRUSTED = "#panic() $x$ \\ </script> ]]> *b* {{d}} <b>\"'"


def view(plan: Plan, *sheets: str, **more: Any) -> Element:
    (output,) = emitter("html")(plan, replace(Options(NOW, sheets=sheets), **more))
    return read(output.data)


def sections(page: Element) -> list[str]:
    return [min(each.classes) for each in page.one("main").all("section")]


# ----------------------------------------------------------------------- which views


def test_usually_there_are_the_season_with_its_load_the_weeks_and_race_day() -> None:
    plan = example("mile.plan")
    assert sections(view(plan)) == ["season", "load", *["week"] * 12, *["race"] * 3]


@pytest.mark.parametrize(
    ("sheets", "shown"),
    [
        (("season",), ["season", "load"]),
        (("week",), ["week"] * 4),
        (("cards",), ["cards"]),
        (("band",), ["race"]),
        (("band", "week"), [*["week"] * 4, "race"]),
    ],
)
def test_only_what_is_asked_for_in_the_order_of_the_page(
    sheets: tuple[str, ...], shown: list[str]
) -> None:
    page = view(plan_of(SEASON), *sheets)
    assert sections(page) == shown
    ids = {each.attributes["id"] for each in page.all() if "id" in each.attributes}
    links = {each.attributes["href"] for each in page.all("a") if "href" in each.attributes}
    assert {link.removeprefix("#") for link in links} <= ids


def test_what_is_asked_for_and_not_there_is_said() -> None:
    plan = plan_of("plan P\nstart 2026-01-05\nweek 1\n  mon  easy: 5km easy\n")
    assert "race" not in sections(view(plan))
    assert view(plan, "band").one("section", "race").text.startswith("No race of this plan has")
    assert "no session with targets" in view(plan, "cards").one("section", "cards").text


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", "size: A4 landscape"), ("letter", "size: letter landscape")]
)
def test_the_paper_is_said_where_one_is_asked_for(paper: str, size: str) -> None:
    styles = [each.text for each in view(plan_of(SEASON), paper=paper).all("style")]
    assert len(styles) == 2
    assert size in styles[1]
    assert len(view(plan_of(SEASON)).all("style")) == 1


@pytest.mark.parametrize("sheet", SHEETS)
def test_what_a_plan_says_is_never_markup(sheet: str) -> None:
    plan = plan_of(SEASON)
    sessions = plan.weeks[3].sessions
    marked = replace(sessions[-1], label=UNTRUSTED, venue=UNTRUSTED, notes=(UNTRUSTED,))
    week = replace(plan.weeks[3], phase=UNTRUSTED, sessions=(*sessions[:-1], marked))
    plan = replace(plan, title=UNTRUSTED, athlete=UNTRUSTED, weeks=(*plan.weeks[:3], week))
    page = view(plan, sheet, squad=(plan,))
    assert UNTRUSTED in page.one("main").text
    assert not page.all("script")


# ------------------------------------------------------------------- race day and cards


def test_race_day_has_every_figure_of_the_band_on_paper() -> None:
    plan, options = example("mile.plan"), Options(NOW)
    races: Any = json.loads(json.dumps(band.data(plan, options)))["races"]
    made = view(plan, "band").all("section", "race")
    assert len(made) == len(races) == 3
    for page, race in zip(made, races, strict=True):
        assert page.one("h2").text == f"{race['title']} {race['distance']}"
        for table, each in zip(page.all("table", "band"), race["bands"], strict=True):
            assert table.one("caption").text == f"{each['total']} {each['head']} {each['pace']}"
            rows = [[cell.text for cell in row.all() if cell.tag != "b"] for row in body(table)]
            assert rows == [[row["mark"], row["clock"], row["split"]] for row in each["rows"]]
        for box, each in zip(page.all("div", "lane"), race["lanes"], strict=True):
            assert box.one("caption").text == f"lane {each['lane']} {each['lap']}"
            rows = [[cell.text for cell in row.all()] for row in body(box)]
            assert rows == [[row["mark"], *row["times"]] for row in each["rows"]]
            assert box.one("p").text == each["finish"]


def body(table: Element) -> list[Element]:
    return table.one("tbody").all("tr")


def test_the_lane_of_the_plan_stands_out() -> None:
    race = "plan P\nstart 2026-01-05\nweek 1\n  sun  race: 800 @ 2:40 lane 3 stagger\n"
    (chosen,) = view(plan_of(race), "band").all("div", "chosen")
    assert chosen.one("caption").text.startswith("lane 3 ")
    assert chosen.one("p").text == "finish on the line"


def test_the_pacing_that_is_asked_for() -> None:
    laps = tuple(Duration(lap * SECOND) for lap in (92, 90, 89, 88))
    first = view(example("mile.plan"), "band", pacing=laps).all("table", "band")[0]
    assert first.one("caption").text.startswith("5:59 as given ")


def test_a_card_for_each_hard_session_with_the_clock_on_the_way() -> None:
    plan = example("mile.plan")
    data: Any = json.loads(json.dumps(cards.data(plan, Options(NOW))))["cards"]
    made = view(plan, "cards").all("article")
    assert [each.one("h3").text for each in made] == [each["name"] for each in data]
    for card, each in zip(made, data, strict=True):
        splits = card.all("table", "splits")
        assert len(splits) == len(each["splits"])
        for table, one in zip(splits, each["splits"], strict=True):
            heads = [head.text for head in table.one("thead").all("th")]
            assert heads == [one["name"], *one["marks"]]
            rows = [[cell.text for cell in row.all()] for row in body(table)]
            assert rows == [[row["head"], *row["cells"]] for row in one["rows"]]
        said = [line.text for line in card.all("p", "key")]
        assert said[len(said) - len(each["paces"]) :] == [" ".join(one) for one in each["paces"]]
        if each["boxes"]:
            assert len(card.one("ol", "boxes").all("li")) == len(each["boxes"])
    tempo = next(each for each in data if each["name"] == "tempo")
    assert tempo["paces"] == [["threshold", "7:00–7:15/mi"]]


def test_moved_sessions_are_marked_in_the_season_and_in_their_week() -> None:
    page = view(plan_of(SEASON))
    (entry,) = [
        each for each in page.one("table", "calendar").all("a") if each.all("i", "closed")
        and "moved" in each.text
    ]  # fmt: skip
    assert entry.one("b").text == "400s"
    (article,) = [each for each in page.all("article") if "moved" in each.text]
    assert article.one("time").attributes["datetime"] == "2025-08-28"


def test_a_week_on_paper_says_whose_it_is_and_where_it_comes_from() -> None:
    for each in view(plan_of(SEASON), revision="revision 4f2c1d907").all("section", "week"):
        foot = each.one("p", "whose").text
        assert re.fullmatch("Autumn mile · Mira ?my.plan · revision 4f2c1d907", foot)
