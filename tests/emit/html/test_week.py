"""The blocks of the weeks: what is run, at what, and where it is written down."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plandsl.units import Range
from tests.emit.html.page import Element, plan_of, sheet

HEAD = "plan My mile\nstart 2025-08-18\ntimezone Europe/Vienna\n"


def article(line: str, more: str = "") -> Element:
    page = sheet(plan_of(HEAD + f"week 1\n  tue {line}\n{more}"))
    return page.one("article")


def test_a_workout_from_warm_up_to_cool_down() -> None:
    line = "18:30 400s: warmup 15min easy + 4x100 strides + 8x400 @ 85-87 r60 + cooldown 10min easy"
    made = article(f"{line} at East River lane 2 stagger")
    rows = [(row.one("dt").text, row.one("dd").text) for row in made.one("dl").all("div")]
    assert rows == [
        ("Warm-up", "15 min easy + 4 × 100 m strides"),
        ("Main set", "8 × 400 m @ 85–87 60 s rest"),
        ("Cool-down", "10 min easy"),
    ]
    assert made.one("time").text == "Tue 18:30 19 Aug"
    assert "East River, lane 2, from the stagger" in made.one("p", "facts").text


def test_targets_that_change_are_said_rep_by_rep() -> None:
    made = article("400s: 8x400 @ 87-88 x2, 85-88 x4, free x2 r60")
    assert made.one("p", "steps").text == (
        "8 × 400 m reps 1–2 @ 87–88, reps 3–6 @ 85–88, reps 7–8 free 60 s rest"
    )
    boxes = [each.text for each in made.one("ol", "boxes").all("li")]
    assert boxes[1:3] == ["2@ 87–88", "3@ 85–88"]


def test_each_rung_of_a_ladder_stands_with_its_own_time() -> None:
    made = article("(200, 400, 200) @ 32, 66, 32 r200m jog")
    assert made.one("p", "steps").text == "200 m @ 32, 400 m @ 66, 200 m @ 32 200 m jog"
    made = article("(200, 400) @ 33/200 r60")
    assert made.one("p", "steps").text == "200 m, 400 m @ 33/200 60 s rest"


def test_a_choice_keeps_both_sides() -> None:
    made = article("bike 45min easy or weights")
    assert made.one("h3").text == "bike"
    assert made.one("p", "steps").text == "45 min easy or weights"
    made = article("400s: warmup 10min easy + 4x400 @ 90 r60 or 3x400 @ 88 r60")
    assert [each.text for each in made.all("dl")][1:] == ["Main set 3 × 400 m @ 88 60 s rest"]
    assert made.one("p", "or").text == "or"


def test_notes_and_guides_with_their_colours() -> None:
    more = """    note even laps
    green if all <= 3:00: proceed
    yellow if all <= 3:03: open slower
    red otherwise: another day
"""
    made = article("tune-up: 2x800 @ 2:58-3:00 r2:00", more)
    assert [each.text for each in made.one("ul", "notes").all("li")] == ["even laps"]
    guides = made.one("ul", "guides").all("li")
    assert [(guide.classes, guide.text) for guide in guides] == [
        ({"green"}, "green if all ≤ 3:00: proceed"),
        ({"yellow"}, "yellow if all ≤ 3:03: open slower"),
        ({"red"}, "red otherwise: another day"),
    ]


def test_laps_are_marks_on_the_clock() -> None:
    more = "    if lap 1 >= 92: laps 92 90 89 88\n"
    planned, branch = article("race: 1600 @ 5:59 laps 91 90 90 88", more).all("ol", "laps")
    assert [each.text for each in planned.all("li")] == [
        "400 m 1:31 91",
        "800 m 3:01 90",
        "1200 m 4:31 90",
        "1600 m 5:59 88",
    ]
    assert [each.one("b").text for each in branch.all("li")] == ["1:32", "3:02", "4:31", "5:59"]


@pytest.mark.parametrize(
    ("line", "spare"),
    [
        ("400s: 5x400 @ 90 r60", [False] * 5),
        ("400s: 4-6x400 @ 90 r60", [False] * 4 + [True] * 2),
        ("sets: 2x(3x200 @ 40 r30) r3:00", [False] * 6),
        ("ladder: (400, 600, 400) @ 90/400 r90", [False] * 3),
        ("400s: 40x400 @ 90 r60", [False] * 40),
        ("400s: 41x400 @ 90 r60", []),
        ("long: 20km easy", []),
    ],
)
def test_a_box_to_write_in_for_each_rep(line: str, spare: list[bool]) -> None:
    lists = article(line).all("ol", "boxes")
    assert [("spare" in box.classes) for each in lists for box in each.all("li")] == spare


def test_a_billion_reps_take_no_longer_than_two() -> None:
    plan = plan_of(HEAD + "week 1\n  tue 400s: 2x400 @ 90 r60\n")
    (session,) = plan.sessions()
    many = replace(session.steps[0], reps=Range(10**9, 10**9))
    week = replace(plan.weeks[0], sessions=(replace(session, options=((many,),)),))
    page = sheet(replace(plan, weeks=(week,)))
    assert "1000000000 × 400 m" in page.one("article").text
    assert not page.all("ol", "boxes")


def test_a_pace_of_the_plans_own_is_explained_in_the_weeks_that_use_it() -> None:
    text = (
        "pace easy = 5:30-6:00/km\nweek 1\n  mon easy: 30min easy\nweek 2\n  mon 5x400 @ 90 r60\n"
    )
    first, second = sheet(plan_of(HEAD + text)).all("section", "week")
    assert first.one("ul", "paces").text == "easy 5:30–6:00/km"
    assert not second.all("ul", "paces")
