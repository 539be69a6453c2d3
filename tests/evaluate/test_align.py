"""Two reps as one time: nothing is shifted, and nothing is told of one rep that was of two."""

import pytest

from plandsl.model.verdict import SessionVerdict
from tests.evaluate.reading import marks, one

PLAN = "400s: 8x400 @ 88-92 r90"


def lengths(found: SessionVerdict) -> list[int]:
    return [int(rep.distance.metres) if rep.distance else 0 for rep in found.reps]


def test_a_merged_rep_is_judged_as_two() -> None:
    found = one(PLAN, "400s: 8x400 r90 = 89 90 3:01 90 92 93 88")
    assert marks(found) == "hit hit hit hit hit slow hit"
    assert lengths(found) == [400, 400, 800, 400, 400, 400, 400]
    assert "3:01 is taken for reps 3 and 4 in one" in found.notes
    assert not any("of 8 reps" in note for note in found.notes)
    assert found.pacing.mean is None


def test_the_rests_behind_it_stay_in_their_places() -> None:
    plan = "400s: 4x400 @ 88-92 r(60, 90, 120)"
    found = one(plan, "400s: = 3:01 r90 90 r120 91")
    assert [rest.verdict for rest in found.rests] == ["hit", "hit"]


@pytest.mark.parametrize(
    "values",
    [
        "89 90 1:41 90 92 90 88",  # a slow one, and one is missing
        "89 90 3:01 90 92 90 88 90",  # all eight are there
        "89 90 3:01 90 - 92 90 88",  # the missing one is said
    ],
)
def test_what_is_no_merged_rep(values: str) -> None:
    found = one(PLAN, f"400s: = {values}")
    assert {rep.count for rep in found.reps} == {1}


def test_what_is_usual_is_known_of_reps_of_one_length_alone() -> None:
    """2:44 is one 800, though the 400s beside it take 80 s each."""
    mixed = "400s: 1600 @ 5:40 r3:00 + 2x800 @ 2:45 r2:00 + 4x400 @ 80 r60"
    found = one(mixed, "400s: = 5:38 2:44 79 80 81 78")
    assert {rep.count for rep in found.reps} == {1}


def test_a_merged_rep_decides_no_condition_about_one() -> None:
    guide = PLAN + "\n    green if all <= 92: go\n    red if done <= 7: stop"
    found = one(guide, "400s: = 89 90 3:01 90 92 90 88")
    assert found.colour is None
    assert found.because == ("no telling whether green: 2 reps in one were 3:01",)
    assert one(PLAN + "\n    green if done >= 8: go", "400s: = 89 90 3:01 90 92 90 88").colour == (
        "green"
    )


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ("39.5 84 85 40", "hit hit missed hit hit"),
        ("40 84 2:55 40", "hit hit hit missed hit"),
        ("40 84 2:55 84", "hit hit hit hit missed"),
        ("84 2:55 40", "missed hit hit missed hit"),
        ("40 84 60 84", "hit hit unjudged hit missed"),  # 60 s is none of them
    ],
)
def test_a_rung_that_was_left_out_shifts_nothing(values: str, marked: str) -> None:
    ladder = "ladder: (200, 400, 800, 400, 200) @ 40, 84, 2:55, 84, 40 r200m jog"
    found = one(ladder, f"ladder: = {values}")
    assert marks(found) == marked
