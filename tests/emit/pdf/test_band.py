"""The bands of race day: what `show` says, split by split, and what a lane makes of it."""

from __future__ import annotations

import json
import math
import re
from fractions import Fraction

import pytest

from plandsl.emit import Options
from plandsl.emit.html.splits import (
    MOST_ROWS,
    at_the_line,
    by_laps,
    even,
    marks,
    negative,
    shown,
)
from plandsl.emit.pdf import band
from plandsl.model.describe import description
from plandsl.model.session import Kind
from plandsl.units import (
    HALF_MARATHON,
    KILOMETRE,
    MARATHON,
    METRE,
    MILE,
    SECOND,
    Distance,
    Duration,
)
from tests.emit.html.page import NOW, example, plan_of
from tests.emit.pdf.paper import NEEDS_POPPLER, pdf, text

MILE_LAPS = [Duration(lap * SECOND) for lap in (91, 90, 90, 88)]
METRES_1600 = Distance(1600 * METRE)


@NEEDS_POPPLER
def test_the_band_and_the_week_say_what_show_says() -> None:
    plan = example("mile.plan")
    race = next(one for one in plan.sessions() if one.kind is Kind.RACE)
    said = " ".join(description(race, plan.unit))
    clocks = [re.findall(r"[\d:]+", found) for found in re.findall(r"\(clock ([^)]*)\)", said)]
    planned = re.findall(r" in (\d:\d\d)", re.search(r"pass 400 m[^•]*", said)[0])  # type: ignore[index]
    assert planned == ["1:31", "3:01", "4:31", "5:59"]
    assert clocks == [["1:32", "3:02", "4:31", "5:59"], ["1:29", "3:00", "4:30", "5:59"]]
    on_band, in_week = text(pdf(plan, "band"), 1), text(pdf(plan, "week"), 3)
    for four in (planned, *clocks):
        rows = " ".join(
            rf"{400 * lap} {clock} [\d.]+" + r" \S+ \S+ \S+" * (lap < 4)
            for lap, clock in enumerate(four, 1)
        )
        assert re.search(rows, on_band), rows
        strip = " ".join(rf"{400 * lap} m {clock} \d+" for lap, clock in enumerate(four, 1))
        assert re.search(strip, in_week), strip


@NEEDS_POPPLER
def test_the_founding_race_in_lane_6() -> None:
    words = text(pdf(example("mile.plan"), "band"), 1)
    lane = words[words.index("lane 6") : words.index("lane 7")]
    assert "lap 437.70 m, half 218.85 m" in lane
    # An even 5:59 is passed at the first half lap in 49.1 s; by the plan's first lap of 91 in 49.8.
    for row in ("½ 49.8 49.1", "1 1:39.5 1:38.2", "3½ 5:44.0 5:43.7", "finish 5:59.0 5:59.0"):
        assert row in lane
    assert "finish after 3.655 laps: 0.655 of a lap, 287 m, past the line" in lane


@NEEDS_POPPLER
def test_with_the_stagger_the_finish_lies_on_the_line() -> None:
    race = "plan P\nstart 2026-01-05\nweek 1\n  sun  race: 800 @ 2:40 lane 3 stagger\n"
    words = text(pdf(plan_of(race), "band"))
    lane = words[words.index("lane 3") : words.index("lane 4")]
    # 800 m are 1.93 laps of 414.70 m: the line is passed after 385.3 m.
    assert "385 m 1:17.1" in lane
    assert "finish on the line" in lane


def test_the_line_is_passed_where_the_race_ends() -> None:
    def metres(whole: int) -> list[float]:
        return [float(mark.metres) for mark in at_the_line(Distance(whole))]

    assert metres(MILE) == [409.344, 809.344, 1209.344, 1609.344]
    assert metres(1500 * METRE) == [300, 700, 1100, 1500]
    assert metres(800 * METRE) == [400, 800]


@NEEDS_POPPLER
def test_a_mile_on_a_track_is_read_at_the_line_too() -> None:
    race = "plan P\nstart 2026-01-05\nweek 1\n  sun  race: 1mi @ 5:59 laps 91 90 90 88\n"
    words = text(pdf(plan_of(race), "band"))
    # By hand: 9.344 m of the second lap take 90 s / 400 m * 9.344 m = 2.1 s, and so on; the last
    # lap of the plan, in 88 s, is the longest, 409.344 m.
    for row in (
        "400 1:31 45.5", "409 1:33.1 1:33.1", "800 3:01 45", "809 3:03.1 1:30",
        "1209 4:33 1:29.9", "1400 5:14 43", "finish 5:59 1:26",
    ):  # fmt: skip
        assert row in words, row
    assert "1600" not in words
    assert "Shaded: at the line of the finish, with the time of the lap" in words


@NEEDS_POPPLER
@pytest.mark.parametrize("lane", [4, 6, 8])
@pytest.mark.parametrize(
    ("far", "metres", "seconds"), [("800", 800, 130), ("1500", 1500, 280), ("1mi", 1609.344, 359)]
)
def test_lanes_are_those_of_the_standard_track(
    lane: int, far: str, metres: float, seconds: int
) -> None:
    """Two straights of 84.39 m, bends of 36.5 m to the kerb, lanes of 1.22 m measured 0.2 m out."""
    time = f"{seconds // 60}:{seconds % 60:02}"
    race = f"plan P\nstart 2026-01-05\nweek 1\n  sun  race: {far} @ {time} lane {lane}\n"
    words = text(pdf(plan_of(race), "band", pacing="even"))
    own = words[words.index(f"lane {lane} lap") :]
    around = 2 * 84.39 + 2 * math.pi * (36.5 + 1.22 * (lane - 1) + 0.2)
    for halves in range(1, int(2 * metres / around) + 1):
        at = halves * around / 2 / metres * seconds
        minutes, rest = divmod(round(at * 10), 600)
        clock = f"{minutes}:{rest // 10:02}" if minutes else f"{rest // 10}"
        name = f"{halves // 2 or ''}{'½' * (halves % 2)}"
        assert f" {name} {clock}.{rest % 10} " in own, (halves, clock)
    laps = metres / around
    assert f", {(laps - int(laps)) * around:.0f} m, past the line" in own.split("lane 5")[0][:400]


@NEEDS_POPPLER
def test_beside_the_bands_stands_what_else_the_race_says() -> None:
    race = (
        "plan P\nathlete Mira\nstart 2026-01-05\nweek 1\n  sun  race: 1500 @ 4:40\n"
        "    check 200 >= 36\n    note stay off the kerb\n    if lap 1 <= 73: float the third lap\n"
    )
    words = text(pdf(plan_of(race), "band"))
    for part in (
        "P · Mira",
        "36 s or slower",
        "stay off the kerb",
        "if lap 1 ≤ 73: float the third",
    ):
        assert part in words, part
    assert "even 1:14.7 / 400 m" in words


@NEEDS_POPPLER
def test_a_marathon_has_a_row_every_five_kilometres() -> None:
    race = "plan P\nstart 2026-01-05\nweek 1\n  sun  race: marathon @ 3:30:00\n"
    words = text(pdf(plan_of(race), "band", pacing="even"))
    # What is run after the half counts from 20 km on.
    assert "20 1:39:32 24:53 half 1:45:00 5:28 25 2:04:25 24:53" in words
    assert "4:59/km" in words


@pytest.mark.parametrize("far", ["2mi", "4950", "5010m", "1mi", "9999m track"])
def test_rows_at_the_line_are_left_out_where_they_are_too_many(far: str) -> None:
    race = f"plan P\nstart 2026-01-05\nweek 1\n  sun  race: {far} @ 4:00/km lane 1\n"
    made = json.loads(json.dumps(band.data(plan_of(race), Options(NOW))))
    assert all(len(each["rows"]) <= MOST_ROWS for each in made["races"][0]["bands"])


@NEEDS_POPPLER
def test_a_road_race_has_kilometres_or_miles() -> None:
    race = "plan P\nstart 2026-01-05\nweek 1\n  sun  race: 10km @ 40:00 at Berlin\n"
    words = text(pdf(plan_of(race), "band"))
    assert "1 4:00 4:00" in words
    assert "10 40:00 4:00" in words
    assert "lane" not in words
    miles = "plan P\nstart 2026-01-05\nweek 1\n  mon  3mi easy\n  sun  race: 10mi @ 60:00\n"
    assert "5 30:00 6:00" in text(pdf(plan_of(miles), "band"))


@NEEDS_POPPLER
@pytest.mark.parametrize(
    ("pacing", "row"),
    [
        ("even", "200 44.9 44.9"),
        ("negative", "200 45.3 45.3"),
        (tuple(Duration(one * SECOND) for one in (92, 90, 89, 88)), "200 46 46"),
    ],
)
def test_the_pacing_that_is_asked_for(pacing: str | tuple[Duration, ...], row: str) -> None:
    assert row in text(pdf(example("mile.plan"), "band", pacing=pacing), 1)


@NEEDS_POPPLER
def test_given_laps_hold_for_the_race_that_they_are_for() -> None:
    plan = example("mile.plan")
    laps = tuple(Duration(one * SECOND) for one in (92, 90, 89, 88))
    assert "as given" in text(pdf(plan, "band", pacing=laps), 1)
    short = text(pdf(plan, "band", pacing=laps[:2]))
    assert "No race of this plan is to be run in about 3:02." in short


def test_laps_are_passed_when_they_end() -> None:
    course = by_laps(METRES_1600, MILE_LAPS)
    assert [course.at(Fraction(400 * METRE * lap)) for lap in range(5)] == [
        0, 91_000, 181_000, 271_000, 359_000,
    ]  # fmt: skip
    # Of a mile the last lap is the longest.
    assert by_laps(Distance(MILE), MILE_LAPS).at(Fraction(1200 * METRE)) == 271_000


def test_every_strategy_comes_to_its_total() -> None:
    total = Duration(359 * SECOND)
    for course in (
        even(METRES_1600, total),
        negative(METRES_1600, total),
        by_laps(METRES_1600, MILE_LAPS),
    ):
        assert course.at(Fraction(METRES_1600.um)) == total.ms
        assert course.total == total
    half = Fraction(METRES_1600.um, 2)
    assert negative(METRES_1600, total).at(half) > even(METRES_1600, total).at(half)


@pytest.mark.parametrize("unit", [KILOMETRE, MILE])
@pytest.mark.parametrize(
    "whole",
    [800 * METRE, MILE, 5 * KILOMETRE, HALF_MARATHON, MARATHON, 100 * MILE, 3000 * KILOMETRE],
)
@pytest.mark.parametrize("on_track", [True, False])
def test_no_band_has_more_rows_than_can_be_read(unit: int, whole: int, on_track: bool) -> None:
    rows = marks(Distance(whole), Distance(unit), on_track)
    assert len(rows) <= MOST_ROWS
    assert rows[-1] == Distance(whole)
    assert rows == sorted(rows)


def test_times_are_rounded_once() -> None:
    assert shown(Fraction(45_449), True) == "45.4"
    assert shown(Fraction(45_450), True) == "45.5"
    assert shown(Fraction(59_960), True) == "1:00"
    assert shown(Fraction(3_599_600), False) == "1:00:00"
