"""Weeks: done of planned, hard and easy, distance."""

from tests.evaluate.reading import judged

PLAN = """\
phase All, weeks 1-3
  mon  easy: 8km easy
  tue  400s: 8x400 @ 5k r60
  wed  bike 60min easy
  thu  rest
  sat  easy: 10km easy
"""


def test_done_of_planned() -> None:
    found = judged(
        PLAN,
        "2025-08-18 easy: = 45:00",
        "2025-08-20 400s: = 88 88 88 88 88 88 88 88",
        "2025-08-21 5km easy = 30:00",
        "2025-08-23 easy: skipped",
        "2025-08-25 easy: = 45:00",
        "2025-08-27 bike 60min = 60:00 30km",
    )
    assert [(week.number, week.run, week.planned, week.unplanned) for week in found.weeks] == [
        (1, 2, 4, 1),
        (2, 2, 3, 0),
    ]
    assert [(week.hard, week.easy) for week in found.weeks] == [(1, 1), (0, 1)]
    assert [week.distance.metres for week in found.weeks] == [16_200, 8_000]


def test_reps_of_which_an_average_or_a_band_was_kept_are_as_long_as_they_are() -> None:
    found = judged(PLAN, "2025-08-19 400s: = 86-88", "2025-08-26 400s: 6x400 = avg 87")
    assert [week.distance.metres for week in found.weeks] == [3_200, 2_400]


def test_an_empty_log_has_no_weeks() -> None:
    assert judged(PLAN).weeks == ()
