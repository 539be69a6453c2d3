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
