"""A total, and the splits of a rep, that do not add up."""

import pytest

from tests.evaluate.reading import one

FOUR = "400s: 4x400 @ 88-92 r90"


@pytest.mark.parametrize(
    ("total", "wrong"),
    [("5:58", False), ("10:28", False), ("45:00", False), ("5:28", True), ("9:00", True)],
)
def test_a_total_of_reps_with_rests_or_without_or_with_more(total: str, wrong: bool) -> None:
    found = one(FOUR, f"400s: 4x400 r90 = 88 89 90 91 total {total}")
    assert found.verdict == "hit"
    words = (
        f"the reps add up to 5:58 (10:28 with the rests), the total says {total}:"
        " one of them is wrong"
    )
    assert (words in found.notes) is wrong


def test_the_splits_of_a_rep() -> None:
    plan = "x: 2x1600 @ 5:50 r3min"
    found = one(plan, "x: = 5:48 (2:54 2:59) 5:50 (2:55 2:55)")
    assert found.verdict == "hit"
    assert "the splits of rep 1 add up to 5:53, it says 5:48: 5 s apart, one of them is wrong" in (
        found.notes
    )
    assert not any("rep 2" in note for note in found.notes)
