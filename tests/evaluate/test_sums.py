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


TEMPO = "tempo: warmup 15min easy + 3km @ 4:20-4:30/km + cooldown 10min easy"


@pytest.mark.parametrize(
    ("session", "total", "wrong"),
    [
        # Of the laps, with the warm-up and the cool-down, or with one of them.
        (TEMPO, "13:15", False),
        (TEMPO, "38:15", False),
        (TEMPO, "28:10", False),
        (TEMPO, "36:00", False),
        (TEMPO, "15:15", True),
        (TEMPO, "12:15", True),
        (TEMPO, "58:15", True),
        (TEMPO.replace("15min easy + ", "15min easy + 4x100 strides + "), "42:00", False),
        ("long: 60min easy + 3km @ 4:20-4:30/km", "1:13:20", False),
        ("tempo: 3km @ 4:20-4:30/km", "38:15", True),
        ("easy: 3km easy", "38:15", True),
    ],
)
def test_a_total_of_laps_with_what_is_around_them_or_without(
    session: str, total: str, wrong: bool
) -> None:
    label = session.partition(":")[0]
    found = one(session, f"{label}: = 4:25 4:26 4:24 total {total}")
    assert any("one of them is wrong" in note for note in found.notes) is wrong
