"""Laps against the target of their piece."""

from __future__ import annotations

import pytest

from tests.rules.reading import blamed, found_in, names, weekly


def judged(*lines: str) -> list[tuple[str, str]]:
    found = found_in(weekly("\n    ".join(lines), rule="", series="race"))
    assert set(names(found)) <= {"laps-sum"}
    return [(str(one.severity), one.message) for one in found]


@pytest.mark.parametrize(
    "race",
    [
        "1600 @ 5:59 laps 91 90 90 88",
        "1600 @ 5:59.5 laps 91 90.5 90 88",
        "1600 @ 5:50-6:00 laps 90 90 89 88",
        "1600 @ <=5:58 laps 90 90 89 89",
        "1600 @ 6:00/mi laps 90 90 89 89",
        "mile @ 6:00 laps 90 90 90 90",
        "mile @ 6:00 laps 90 90 90 88",
        "800 @ 3:00 laps 45 45 45 45",
        "1500 @ 4:30 laps 72 72 72 54",
        "1600 laps 90 90 90 90",
        "1600 hard laps 90 90 90 90",
    ],
)
def test_they_add_up(race: str) -> None:
    assert judged(race) == []


@pytest.mark.parametrize(
    ("race", "severity", "message"),
    [
        ("1600 @ 5:58 laps 90 89 89 88", "error", "laps 90 89 89 88 add up to 5:56, not 5:58"),
        ("1600 @ 5:58 laps 90 90 90 90", "error", "laps 90 90 90 90 add up to 6:00, not 5:58"),
        (
            "1600 @ <=5:58 laps 90 89 89 88",
            "info",
            "laps 90 89 89 88 add up to 5:56, 2 s under 5:58",
        ),
        ("1600 @ <=5:58 laps 90 90 90 89", "error", "laps 90 90 90 89 add up to 5:59, not <=5:58"),
        (
            "1600 @ 5:50-5:55 laps 90 89 89 88",
            "error",
            "laps 90 89 89 88 add up to 5:56, not 5:50-5:55",
        ),
        (
            "1600 @ 6:00/mi laps 90 90 90 90",
            "error",
            "laps 90 90 90 90 add up to 6:00, not 6:00/mi",
        ),
        ("mile @ 6:00 laps 90 89 89 88", "error", "laps 90 89 89 88 add up to 5:56, not 6:00"),
        ("2x1600 @ 5:58 laps 90 89 89 88", "error", "laps 90 89 89 88 add up to 5:56, not 5:58"),
    ],
)
def test_they_do_not(race: str, severity: str, message: str) -> None:
    assert judged(race) == [(severity, message)]


def test_where_it_points() -> None:
    [one] = found_in(weekly("1600 @ 5:58 laps 90 89 89 88", rule="", series="race"))
    assert blamed(one) == "1600 @ 5:58 laps 90 89 89 88"
    assert [label.text for label in one.labels] == ["the target is 5:58"]
    assert one.help == ("the laps need 2 s more; or write <=5:58, if that is the limit",)


def test_guides_may_give_up_the_target_but_it_is_said() -> None:
    race = "1600 @ 5:59 laps 91 90 90 88"
    assert judged(race, "if lap 1 >= 92: laps 92 90 89 88") == []
    assert judged(race, "if lap 1 >= 92: laps 92 91 91 90") == [
        ("info", "laps 92 91 91 90 add up to 6:04, not 5:59")
    ]
    assert judged("1600 @ 5:59", "if lap 1 >= 92: laps 92 91 91 90") == [
        ("info", "laps 92 91 91 90 add up to 6:04, not 5:59")
    ]
    assert judged(race, "if lap 1 >= 92: laps 90 89 88") == [], "the laps that are left"


@pytest.mark.parametrize(
    "race",
    [
        "10k @ 39:40 splits 5k 20:00 19:40",
        "10k @ 39:30-40:00 splits 5k 20:00 19:40",
        "10k @ 3:58/km splits 5k 20:00 19:40",
        "10k @ 3:58/km splits 5k 20:00 19:44",
        "mile @ 6:00 splits 400 90 90 90 88",
        "10k splits 5k 20:00 19:40",
        "40min @ 4:00/km splits 5k 20:00 20:00",
        "10k @ 160-165bpm splits 5k 20:00 19:40",
    ],
)
def test_splits_that_fit(race: str) -> None:
    assert judged(race) == []


@pytest.mark.parametrize(
    ("race", "severity", "message"),
    [
        (
            "10k @ 39:30 splits 5k 20:00 19:40",
            "error",
            "splits 20:00 19:40 add up to 39:40, not 39:30",
        ),
        (
            "10k @ 3:58/km splits 5k 20:00 19:46",
            "error",
            "splits 20:00 19:46 add up to 39:46, not 3:58/km",
        ),
        (
            "10k @ 39:40 splits 5k 20:00 19:40 19:20",
            "error",
            "3 splits of 5 km are 15 km, more than the 10 km",
        ),
        (
            "half @ 1:24:24 splits 5k 20:00 20:00 20:00 20:00 4:24",
            "error",
            "5 splits of 5 km are 25 km, more than the half marathon",
        ),
        (
            "20k @ 80:00 splits 5k 20:00 20:00",
            "error",
            "2 splits of 5 km are 10 km of the 20 km",
        ),
        (
            "half @ 1:24:30 splits 5k 20:00 20:00 20:00 20:00",
            "info",
            "the splits leave 1097.5 m of the half marathon, in 4:30 (4:06/km)",
        ),
        (
            "half @ 1:24:00-1:25:00 splits 5k 20:00 20:00 20:00 20:00",
            "info",
            "the splits leave 1097.5 m of the half marathon, in 4:00-5:00 (3:39-4:33/km)",
        ),
        (
            "8-9km splits 4k 16:00 16:00",
            "info",
            "the splits leave 0-1000 m of the 8-9 km",
        ),
        (
            "half splits 5k 20:00 20:00 20:00 20:00",
            "info",
            "the splits leave 1097.5 m of the half marathon",
        ),
        (
            "half @ 1:20:00 splits 5k 20:00 20:00 20:00 20:00",
            "error",
            "splits 20:00 20:00 20:00 20:00 add up to 1:20:00, and 1097.5 m are still to run: "
            "the target is 1:20:00",
        ),
    ],
)
def test_splits_that_do_not(race: str, severity: str, message: str) -> None:
    assert judged(race) == [(severity, message)]


def test_what_to_do_about_splits() -> None:
    def helps(race: str) -> tuple[str, ...]:
        [one] = found_in(weekly(race, rule="", series="race"))
        return one.help

    assert helps("20k splits 5k 20:00 20:00") == ("2 more are needed",)
    assert helps("half splits 5k 20:00 20:00 20:00 20:00 4:24") == (
        "what is left over at the end needs no split",
    )
    assert helps("5k splits 5k 20:00 20:00 20:00") == ()
    assert helps("10k @ 39:30 splits 5k 20:00 19:40") == ("the splits need 10 s less",)


def test_a_guide_of_splits() -> None:
    race = "10k @ 39:40 splits 5k 20:00 19:40"
    assert judged(race, "if lap 1 >= 20:10: laps 20:10 19:30") == []
    assert judged(race, "if lap 1 >= 20:10: laps 20:10 19:40") == [
        ("info", "splits 20:10 19:40 add up to 39:50, not 39:40")
    ]


# ---- marks


@pytest.mark.parametrize(
    ("race", "marks"),
    [
        ("1600 @ 5:59", "check 200 >=46, 800 3:01-3:03"),
        ("1600 @ 5:59", "check 200 >=46, 800 <=3:03, 1600 5:58-6:00"),
        ("1600 @ 5:59", "check 1600 <=6:00"),
        ("1600 @ <=5:59", "check 1600 5:55"),
        ("1600", "check 800 3:00, 1600 9:00"),
        ("2x800 @ 3:00 r2:00", "check 400 1:29-1:31"),
        ("warmup 2km easy + 1600 @ 5:59 + cooldown 1km easy", "check 800 3:01"),
        ("(1mi easy + 3mi @ 6:00/mi)", "check 4mi 30:00"),
        ("40min @ 4:00/km", "check 20km 80:00"),
        ("10k @ 4:00/km", "check 5k 20:00"),
        ("40min easy or 1600 @ 5:59", "check 800 3:01"),
        ("1600 @ 160bpm", "check 800 9:00"),
        ("800 @ 2:00", "check 600 1:38"),
        ("800 @ 1:42", "check 200 >=23, 400 49"),
    ],
)
def test_marks_that_can_be_passed(race: str, marks: str) -> None:
    assert judged(race, marks) == []


@pytest.mark.parametrize(
    ("race", "marks", "message"),
    [
        ("800 @ 2:40", "check 200 >=38, 1200 4:00", "1200 m lies beyond the end of the 800 m"),
        ("2x800 @ 3:00 r2:00", "check 900 3:20", "900 m lies beyond the end of the 800 m"),
        ("8-9mi easy", "check 10mi 70:00", "10 mi lies beyond the end of the 8-9 mi"),
        ("(1mi easy + 3mi easy)", "check 5mi 40:00", "5 mi lies beyond the end of the 4 mi"),
        ("(400, 600, 400) r90", "check 800 3:00", "800 m lies beyond the end of the 600 m"),
        (
            "8-12mi of (1mi MP + 1mi easy)",
            "check 13mi 90:00",
            "13 mi lies beyond the end of the 8-12 mi",
        ),
        ("800 @ 2:00", "check 600 1:59", "the last 200 m in 1 s is faster than the world record"),
        ("800", "check 200 5", "the first 200 m in 5 s is faster than the world record"),
        (
            "1600 @ 5:59",
            "check 400 90, 800 2:05",
            "from 400 m to 800 m in 35 s is faster than the world record",
        ),
        ("1600 @ 5:59", "check 800 3:01, 400 1:30", "400 m comes before 800 m on the way"),
        ("1600 @ 5:59", "check 800 3:01, 800 3:00", "800 m comes before 800 m on the way"),
        (
            "1600 @ 5:59",
            "check 400 90, 800 1:20",
            "nobody passes 800 m in 1:20 who passes 400 m in 1:30",
        ),
        (
            "1600 @ 5:59",
            "check 400 >=90, 800 <=90",
            "nobody passes 800 m in 1:30 who passes 400 m in 1:30",
        ),
        (
            "1600 @ 5:59",
            "check 800 6:10",
            "800 m in 6:10 is too slow: the target for the 1600 m is 5:59",
        ),
        (
            "10k @ 4:00/km",
            "check 5k >=40:00",
            "5 km in 40:00 is too slow: the target for the 10 km is 4:00/km",
        ),
        (
            "2x1600 @ 6:00, 5:56 r3min",
            "check 800 6:00-6:10",
            "800 m in 6:00 is too slow: the target for the 1600 m is 6:00, 5:56",
        ),
        (
            "1600 @ 5:50-5:59",
            "check 1600 6:05",
            "1600 6:05 is the end of the piece, and its target is 5:50-5:59",
        ),
        (
            "1600 @ 5:50-5:59",
            "check 1600 <=5:40",
            "1600 <= 5:40 is the end of the piece, and its target is 5:50-5:59",
        ),
    ],
)
def test_marks_that_cannot(race: str, marks: str, message: str) -> None:
    assert judged(race, marks) == [("error", message)]


def test_where_marks_point() -> None:
    text = weekly("1600 @ 5:59\n    check 800 3:01, 400 90", rule="", series="race")
    [one] = found_in(text)
    assert blamed(one) == "400 90"
    assert [label.text for label in one.labels] == ["the mark before"]
    [one] = found_in(text.replace("800 3:01, 400 90", "400 90\n    check 800 6:10"))
    assert blamed(one) == "800 6:10"
    assert [label.text for label in one.labels] == ["the target is 5:59"]
    waived = text.replace("400 90", "400 90\n    allow laps-sum: a joke between us")
    assert found_in(waived) == ()


@pytest.mark.parametrize(
    ("race", "check", "said"),
    [
        ("1600 @ 5:59 laps 91 90 90 88", "800 3:01-3:03, 1200 <=4:31", []),
        ("1600 @ 5:59 laps 91 90 90 88", "200 >= 46", []),
        ("800 @ 3:00 laps 45 45 45 45", "400 91", []),
        (
            "1600 @ 5:59 laps 91 90 90 88",
            "800 3:10",
            [("error", "the laps pass 800 m in 3:01, the check says 800 3:10")],
        ),
        (
            "1600 @ 5:59 laps 91 90 90 88",
            "800 >=3:02",
            [("info", "the laps pass 800 m in 3:01, the check says 800 >= 3:02")],
        ),
        (
            "10k @ 40:00 splits 5k 20:00 20:00",
            "5k 19:30-19:40",
            [("error", "the splits pass 5 km in 20:00, the check says 5k 19:30-19:40")],
        ),
    ],
)
def test_marks_beside_the_laps(race: str, check: str, said: list[tuple[str, str]]) -> None:
    assert judged(race, f"check {check}") == said


def test_a_guide_has_as_many_laps_as_the_session() -> None:
    race = "1600 @ 5:59 laps 91 90 90 88"
    assert judged(race, "if lap 1 <= 89: laps 89 91 90 89 90") == [
        ("error", "this guide has 5 laps, and the session 4")
    ]
