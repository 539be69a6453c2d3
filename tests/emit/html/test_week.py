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
    made = article("400s: 4x400 @ 1:30>84 r60")
    assert [each.text for each in made.one("ol", "boxes").all("li")] == [
        "1@ 90",
        "2@ 88",
        "3@ 86",
        "4@ 84",
    ]


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


# ------------------------------------------------- all that the language can say

SQUAD = "group squad, light\nhrmax 188\npace HM = 4:30/km\n"


def told(line: str, more: str = "") -> Element:
    page = sheet(plan_of(HEAD + SQUAD + f"week 1\n  tue {line}\n{more}"))
    return page.one("article")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("pool: 10x100 @ 1:30 on 1:45", "10 × 100 m @ 1:30 every 1:45"),
        (
            "bike 3x8min @ 95-100%ftp r50%",
            "3 × 8 min @ 95–100%ftp rest for half the time of the rep",
        ),
        ("hills: 8x30s uphill 6% hard r(walk back)", "8 × 30 s uphill (6 %) hard walk back"),
        ("400s: 8x400 @ 90 r(until 120bpm)", "8 × 400 m @ 90 rest until your heart rate is 120"),
        ("sprints: 6x30s max r(full)", "6 × 30 s max full recovery"),
        ("400s: 4x400 @ 90 r(60, 90, 120)", "4 × 400 m @ 90 60, 90, 120 s rest"),
        ("400s: 9x400 @ 90 r60 (4min after 4)", "9 × 400 m @ 90 60 s rest, but 4 min after rep 4"),
        ("float: 3x3km HM r(800m float @ HM+60)", "3 × 3 km HM 800 m float HM+60"),
        ("long: 8km of (1km HM + 1km easy)", "8 km of (1000 m HM + 1000 m easy)"),
        (
            "long: 2x(4km of (1km HM, 1km easy) r60) r3:00",
            "2 × (4 km of (1000 m HM, 1000 m easy), 60 s rest) 3 min rest",
        ),
        ("easy: until lap", "until lap"),
        ("easy: until 120bpm easy", "until 120 bpm"),
        ("8x200 @ mile r60", "8 × 200 m @ mile 60 s rest"),
        ("4x1km HM-10 r60", "4 × 1000 m HM-10 60 s rest"),
        ("10km HM>10k", "10 km HM→10k"),
        ("40min @ 140-150bpm", "40 min @ 140–150 bpm"),
        ("40min rpe 7-8", "40 min rpe 7–8"),
        (
            "400s: 8x400 @ 90>83 r60",
            "8 × 400 m rep by rep in 90, 89, 88, 87, 86, 85, 84, 83 s 60 s rest",
        ),
        ("400s: 6x400 @ cycle 90, 80 r60", "6 × 400 m in turn: @ 90, then @ 80 60 s rest"),
        ("hike 2h hilly trail", "2 h on hilly trail"),
        ("wed: A: 10km easy or B: 5x1km HM r60", "A: 10 km easy or B: 5 × 1000 m HM 60 s rest"),
    ],
)
def test_every_form_of_a_step(line: str, words: str) -> None:
    assert told(line).one("p", "steps").text == words


def test_a_bare_warm_up_is_as_usual() -> None:
    rows = told("warmup + 5x1km HM r60 + cooldown").one("dl").all("dd")
    assert [row.text for row in rows] == ["as usual", "5 × 1000 m HM 60 s rest", "as usual"]


def test_what_groups_do_instead_stands_below() -> None:
    made = told("8x1km HM r60 | light 5x | squad 40min easy + 4x100 strides")
    assert [each.text for each in made.all("p", "group")] == [
        "light: 5 × 1000 m HM 60 s rest",
        "squad: 40 min easy + 4 × 100 m strides",
    ]
    assert "group" not in told("8x1km HM r60").one("p", "steps").classes


def test_options_of_several_steps_have_their_names() -> None:
    first, second = "warmup 10min easy + 4x400 @ 90 r60", "warmup 5min easy + 3x400 @ 88 r60"
    made = told(f"wed: A: {first} or B: {second}")
    assert [each.text for each in made.all("p", "or")] == ["A", "or B"]
    assert len(made.all("dl")) == 2


def test_marks_gates_and_the_half_of_the_day() -> None:
    more = "    check 200 >= 44, 800 3:01-3:03\n    gate 400s: last 2 all <= 90\n"
    made = told("am mile @ 6:05", more)
    assert made.one("p", "marks").text == "pass 200 m in 44 s or slower, 800 m in 3:01–3:03"
    assert made.one("p", "gate").text == "only when 400s: all ≤ 90, the last 2 times"
    assert made.one("time").text == "Tue am 19 Aug"


def test_splits_are_marks_on_the_clock_with_the_finish() -> None:
    made = told("race: half splits 5k 21:30 21:20 21:15 21:10 4:45")
    clocks = made.one("ol", "laps")
    assert "hours" in clocks.classes
    assert [each.text for each in clocks.all("li")] == [
        "5 km 21:30 21:30",
        "10 km 42:50 21:20",
        "15 km 1:04:05 21:15",
        "20 km 1:25:15 21:10",
        "half marathon 1:30:00 4:45",
    ]


def test_the_head_of_a_week_says_what_holds_for_all_of_it() -> None:
    page = sheet(
        plan_of(
            HEAD
            + "away 2025-08-30..2025-08-31: travel\ndeload week 2 -30%\n"
            + "phase Base, weeks 1-1\n  tue 5km easy\n"
            + "phase Speed, weeks 2-3\ngate run: last 1 hit\n  tue 5km easy\n"
            + "week 3 = 20km\n"
        )
    )
    heads = [week.one("header") for week in page.all("section", "week")]
    assert [head.one("p", "phase").text for head in heads] == ["Base", "Speed · lighter", "Speed"]
    assert [[each.text for each in head.all("p", "gate")] for head in heads] == [
        [],
        ["Speed begins only when run: target hit, the last time"],
        [],
    ]
    said = [[each.text for each in head.all("p", "when")][1:] for head in heads]
    assert said == [[], ["away 30–31 Aug: travel"], ["stated as 20 km"]]


def test_names_of_paces_are_explained_however_they_came_to_be_known() -> None:
    line = "3km HM-10 r(400m float @ HM+60) + 40min @ 75-80%hrmax + 2km HM>10k"
    made = sheet(plan_of(HEAD + SQUAD + "recent 2025-07-01 10k 40:00\nweek 1\n  tue " + line))
    assert [each.text for each in made.one("ul", "paces").all("li")] == [
        "HM 4:30/km",
        "HM-10 4:20/km, 6:58/mi",
        "HM+60 5:30/km, 8:51/mi",
        "75–80%hrmax 141–150 bpm",
        "10k 4:00/km, 6:26/mi",
    ]


def test_legs_up_to_a_total_are_one_piece_to_write_down() -> None:
    assert not told("long: 8km of (1km HM + 1km easy)").all("ol", "boxes")
    boxes = told("long: 2x(4km of (1km HM + 1km easy)) r3:00").one("ol", "boxes").all("li")
    assert len(boxes) == 2
