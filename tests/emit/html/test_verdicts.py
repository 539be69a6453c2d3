"""The page of verdicts: its numbers are those of the JSON, its drawings say what its words say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plandsl.emit.html import verdicts
from plandsl.emit.html.verdicts.strip import MOST_REPS
from plandsl.model.verdict import Evaluation
from plandsl.report.verdicts_json import document
from tests.emit.html.judged import HOSTILE, judged, mile, page
from tests.emit.html.page import Element, read

MADE = {"mile": mile(), "half": judged()}
PLACE = re.compile(r"M[\d.]+ (-?[\d.]+)(?:H[\d.]+)?v(-?[\d.]+)")


def articles(made: Element) -> list[Element]:
    """Oldest first, as in the JSON."""
    return sorted(made.all("article"), key=lambda each: each.one("time").attributes["datetime"])


def logged(evaluation: Evaluation) -> list[Any]:
    sessions: Any = document(evaluation)["sessions"]
    return [each for each in sessions if each["date"]]


def pairs(name: str) -> Iterator[tuple[Element, Any]]:
    """Each session of the page with the same one in the JSON."""
    plan, evaluation = MADE[name]
    return zip(articles(page(plan, evaluation)), logged(evaluation), strict=True)


def reps(shown: Element, told: Any) -> Iterator[tuple[Element, Any]]:
    """Each rep of a session, or the whole where only that was kept, as shown and in the JSON."""
    cells = [each for strip in shown.all("ol", "reps") for each in strip.all("li")]
    whole = [told["whole"]] if told["whole"] and not told["reps"] else []
    return zip(cells, told["reps"] or whole, strict=True)


def seconds(text: str) -> Decimal:
    """`1:45.68` as 105.68."""
    total = Decimal(0)
    for part in text.split(":"):
        total = total * 60 + Decimal(part)
    return total


def drawn(path: Element) -> tuple[float, float]:
    """Where a shape begins and ends, from above."""
    found = PLACE.match(path.attributes["d"])
    assert found, path.attributes["d"]
    return float(found[1]), float(found[1]) + float(found[2])


# ------------------------------------------------------------------------- the numbers


@pytest.mark.parametrize("name", MADE)
def test_every_session_of_the_log_has_its_day_its_name_and_its_verdict(name: str) -> None:
    for shown, told in pairs(name):
        assert shown.one("time").attributes["datetime"] == told["date"]
        assert shown.one("strong", "verdict").text == told["verdict"]
        if told["series"]:
            assert shown.one("h3").text == told["series"]
        for words in (*told["notes"], *told["pacing"]["remarks"], told["advice"]):
            assert words in shown.text


@pytest.mark.parametrize("name", MADE)
def test_times_and_marks_of_the_reps_are_those_of_the_json(name: str) -> None:
    seen = set()
    for shown, told in pairs(name):
        for cell, rep in reps(shown, told):
            time = cell.one("b").text
            if rep["pace"]:
                assert time == rep["pace"]
            elif rep["seconds"] is not None:
                assert abs(seconds(time) - Decimal(str(rep["seconds"]))) <= Decimal("0.005")
            elif rep["band"]:
                ends = [seconds(end) for end in time.split("–")]
                assert ends == [Decimal(str(end)) for end in rep["band"]]
            else:
                assert time == "–"
            mark = [each.text for each in cell.all("span", "mark")]
            word = {"hit": ["✓"], "unjudged": []}.get(rep["verdict"])
            assert mark == word if word is not None else mark[0].startswith(rep["verdict"])
            seen.add(rep["verdict"])
    if name == "half":
        assert seen == {"hit", "fast", "slow", "missed", "extra", "unjudged"}


@pytest.mark.parametrize("name", MADE)
def test_a_dot_lies_in_its_band_or_on_the_side_that_its_mark_says(name: str) -> None:
    seen = set()
    for shown, told in pairs(name):
        for cell, rep in reps(shown, told):
            dots, bands = cell.all("path", "dot"), cell.all("path", "band")
            assert bool(dots) == bool(cell.all("svg") and rep["verdict"] != "missed")
            if not (dots and bands):
                continue
            (top, bottom), (first, last) = drawn(bands[0]), drawn(dots[0])
            if rep["verdict"] == "fast":
                assert last < top
            elif rep["verdict"] == "slow":
                assert first > bottom
            elif rep["off"] == 0:
                assert top <= first <= last <= bottom
            seen.add(rep["verdict"])
    assert {"hit", "fast", "slow"} <= seen


def test_in_one_session_a_faster_rep_is_higher_also_over_other_lengths() -> None:
    shown = {told["date"]: article for article, told in pairs("half")}
    # 400 in 86, 600 in 2:12, 800 in 2:58, 400 in 90: 215, 220, 222.5, 225 s a kilometre.
    tops = [drawn(dot)[0] for dot in shown["2025-08-21"].all("path", "dot")]
    assert tops == sorted(tops)
    assert len(set(tops)) == 4


def test_the_estimate_is_that_of_the_json() -> None:
    plan, evaluation = MADE["mile"]
    made = page(plan, evaluation)
    told: Any = document(evaluation)["estimate"]
    assert seconds(made.one("div", "goal").one("strong").text) == round(told["seconds"])
    low, high = re.findall(r"\d+:\d+", made.one("div", "goal").one("p").text)
    assert [seconds(low), seconds(high)] == [round(end) for end in told["interval"]]
    block = made.one("section", "estimate").text
    assert told["rests_on"]["text"] in block
    assert "6:00 or faster: 7 %" in block
    for run in told["beside"]:
        assert run["text"] in block


# --------------------------------------------------------------------------- the weeks


def test_newest_week_first_and_in_it_the_newest_session() -> None:
    days = [each.one("time").attributes["datetime"] for each in page(*MADE["half"]).all("article")]
    assert days == sorted(days, reverse=True)
    weeks = [each.one("h2").text for each in page(*MADE["half"]).all("section", "week")]
    assert weeks == ["Week 3", "Week 2", "Week 1", "Before the plan"]


def test_what_was_planned_and_not_logged_stands_in_its_week() -> None:
    week = page(*MADE["half"]).all("section", "week")[2]
    assert week.one("div", "unlogged").text == "Not in the log Sun long"


@pytest.mark.parametrize("name", MADE)
def test_every_planned_session_without_an_entry_is_named(name: str) -> None:
    plan, evaluation = MADE[name]
    sessions: Any = document(evaluation)["sessions"]
    quiet = [(each["planned_date"], each["series"]) for each in sessions if not each["date"]]
    shown = [
        (item.one("time").attributes["datetime"], item.one("bdi").text)
        for block in page(plan, evaluation).all("div", "unlogged")
        for item in block.all("li")
    ]
    assert sorted(shown) == sorted(quiet)


@pytest.mark.parametrize("name", MADE)
def test_weeks_are_those_of_the_json(name: str) -> None:
    plan, evaluation = MADE[name]
    made = page(plan, evaluation)
    told: Any = document(evaluation)["weeks"]
    rows = made.one("section", "load").one("ol").all("li")
    headers = {each.one("h2").text: each.text for each in made.all("header") if each.all("h2")}
    for row, week in zip(rows, told, strict=True):
        count = f"{week['run']} of {week['planned']} run"
        count += f" and {week['unplanned']} unplanned" * bool(week["unplanned"])
        figure = re.search(r"(.*), ([\d.]+) (km|mi) logged", row.one("span", "figures").text)
        assert figure
        assert figure[1] == count
        assert count in headers[f"Week {week['week']}"]
        unit = {"km": 1000, "mi": 1609.344}[figure[3]]
        assert abs(float(figure[2]) * unit - week["distance"]) <= unit / 20


HELD = """plan Mile
start 2025-08-18
phase Base, weeks 1-2
  tue  400s: 4x400 @ 88-90 r90
    then reps +1 if all <= 90, else repeat
phase Speed, weeks 3-4
  gate 400s: last 2 all <= 90
  tue  800s: 3x800 @ 3:00 r2:00
"""


def test_what_the_log_has_changed_says_so() -> None:
    log = "log Mile\n2025-08-19  400s: = 90 90 90 91\n2025-08-26  400s: = 90 90 90 90\n"
    made = page(*judged(HELD, f"{log}2025-09-02  400s: = 90 90 2:58\n"))
    step = "week 1 again, since rep 4 was 91 on 2025-08-19"
    gate = "week 2 again, since the gate of Speed is closed: on 2025-08-19 rep 4 was 91"
    newest, second, first = (each.all("p", "gate") for each in made.all("article"))
    assert [[one.text for one in each] for each in (first, second, newest)] == [[], [step], [gate]]
    assert gate in made.all("section", "week")[0].one("header").text
    assert "week 3 held back" in made.one("section", "gates").text
    # Two reps with one time between them are counted as two.
    merged = made.all("article")[0].one("ol", "reps").all("li")[2]
    assert "2 in one" in [each.text for each in merged.all("small")]


WEEK = "plan P\nstart 2025-08-18\npace easy = 5:00/km\nweek 1\n"
SETS = "  tue  warmup 2km easy + 5x400 @ 90 r90 + cooldown 1km easy\n"


@pytest.mark.parametrize(
    ("lines", "entries", "words"),
    [
        # 5 × 400 m are timed; 3 km of warm-up and cool-down are not, but planned.
        (SETS, "2025-08-19  5x400 r90 = 90 90 90 90 90", "2 km logged, ≈ 5 km with the rest"),
        # A rep that was not run is not counted.
        (SETS, "2025-08-19  5x400 r90 = 90 90 90 - 90", "1.6 km logged, ≈ 4.6 km with the rest"),
        # The log's own distance is all there is.
        ("  mon  10km easy\n", "2025-08-18  10km = 50:00 10.2km", "10.2 km logged"),
        # Of an average nobody can tell how many reps it is of.
        (SETS, "2025-08-19  5x400 r90 = avg 90", "0 km logged, ≈ 5 km with the rest"),
        # It was run, nobody knows how far.
        ("  mon  easy: 10km easy\n", "2025-08-18  easy: = rpe 3", "0 km logged, ≈ 10 km with the"),
        ("  mon  easy: 10km easy\n", "2025-08-18  easy: skipped", "0 km logged so far"),
        # A ride is no distance on foot.
        ("  mon  easy: 10km easy\n", "2025-08-19  bike 60min = 1:00:00 30km", "0 km logged so"),
    ],
)
def test_what_a_week_came_to(lines: str, entries: str, words: str) -> None:
    made = page(*judged(WEEK + lines, f"log P\n{entries}\n"))
    row = made.one("section", "load").one("li").text
    assert words in row.replace(" so far,", ",")


def test_where_the_plan_tells_times_alone_times_are_compared() -> None:
    # 5 × 90 s and 4 × 90 s of rest are 13:30, beside 20 min of warm-up and cool-down.
    plan = f"{WEEK}  tue  warmup 10min + 5x400 @ 90 r90 + cooldown 10min\n  sat bike 2h\n"
    made = page(*judged(plan, "log P\n2025-08-19  5x400 r90 = 90 r90 90 r90 90 r90 90 r90 90\n"))
    row = made.one("section", "load").one("li").text
    assert "14 min logged so far, ≈ 34 min with the rest" in row


def test_bars_share_one_scale_and_none_is_longer_than_it() -> None:
    for plan, evaluation in MADE.values():
        load = page(plan, evaluation).one("section", "load")
        bars = [each for bar in load.all("span", "bar") for each in bar.all("i")]
        widths = [float(each.attributes["style"][6:-1]) for each in bars]
        assert max(widths) == 100


# --------------------------------------------------------------- all that can go wrong


def test_the_same_plan_and_log_give_the_same_bytes() -> None:
    assert verdicts.page(*judged()) == verdicts.page(*judged())
    assert verdicts.page(*judged()).name == "half-ann-verdicts.html"


def test_no_script_no_address_and_hostile_text_stands_as_itself() -> None:
    plan, evaluation = judged()
    sessions = tuple(
        replace(
            one,
            entry=one.entry and replace(one.entry, notes=(HOSTILE,), venue=HOSTILE, series=HOSTILE),
            session=one.session and replace(one.session, series=HOSTILE),
            prescribed=HOSTILE,
            advice=HOSTILE,
            because=(HOSTILE,),
            notes=(HOSTILE,),
        )
        for one in evaluation.sessions
    )
    gates = tuple(replace(gate, holds=HOSTILE) for gate in evaluation.gates)
    plan = replace(plan, title=HOSTILE, athlete=HOSTILE)
    data = verdicts.page(plan, replace(evaluation, sessions=sessions, gates=gates)).data
    made = read(data)
    assert {each.tag for each in made.all()}.isdisjoint({"script", "img", "link", "iframe"})
    assert all(not name.startswith("on") for each in made.all() for name in each.attributes)
    assert b"<script" not in data
    assert made.one("h1").text == HOSTILE
    for article in made.all("article"):
        # Name, what was asked, advice, why, a remark and a note; a place.
        assert article.text.count(HOSTILE) >= 5
    (policy,) = (
        each
        for each in made.all("meta")
        if "content" in each.attributes and "http-equiv" in each.attributes
    )
    assert "default-src 'none'" in policy.attributes["content"]


def test_a_log_without_entries_and_a_plan_without_weeks_still_make_a_page() -> None:
    empty = page(*judged(WEEK + SETS, "log P\n"))
    assert "Nothing is in the log yet" in empty.text
    alone = page(*judged("plan P\nstart 2025-08-18\n", "log P\n2025-08-19  5km = 25:00\n"))
    assert len(alone.all("article")) == 1


def test_years_before_the_plan_are_one_line() -> None:
    old = "2023-03-01  5km = 25:00\n2024-03-01  5km = 24:00\n"
    made = page(*judged(WEEK, f"log P\n{old}2025-08-14  5km = 23:00\n"))
    (shown,) = made.all("article")
    assert shown.one("time").attributes["datetime"] == "2025-08-14"
    assert "2023-03-01 to 2024-03-01: 2 sessions more than 4 weeks" in made.text
    alone = page(*judged(WEEK, f"log P\n{old}"))
    assert "2 sessions more than 4 weeks" in alone.text
    assert "Nothing is in the log" not in alone.text


def test_a_thousand_reps_that_nobody_ran_are_counted_and_not_drawn() -> None:
    plan = f"{WEEK}  tue  sets: 900x400 @ 90 r90\n"
    made = page(*judged(plan, "log P\n2025-08-19  sets: = 90 90\n"))
    cells = made.one("ol", "reps").all("li")
    assert len(cells) == MOST_REPS + 1
    assert re.fullmatch(r"and \d+ more", cells[-1].text)


def test_the_colour_of_a_guide_is_written() -> None:
    plan, evaluation = MADE["half"]
    reds = [each for each in evaluation.sessions if each.colour == "red"]
    assert len(reds) == 1
    (item,) = page(plan, evaluation).all("li", "red")
    assert item.text == "red: easy week"


def test_who_reads_another_unit_reads_it_here() -> None:
    assert "mi logged" in page(*MADE["mile"]).one("section", "load").text
    assert "km logged" in page(*judged()).one("section", "load").text
