"""Laps and reps that were to get faster, held against that."""

import pytest

from tests.evaluate.reading import one

TEN = "10km @ 5:00/km>4:00/km"
SLOWER = "4:00 4:05 4:10 4:20 4:30 4:40 4:45 4:50 4:55 4:45"
FASTER = "4:58 4:55 4:50 4:40 4:35 4:20 4:20 4:15 4:05 4:00"


@pytest.mark.parametrize(
    ("session", "values", "verdict", "said"),
    [
        (TEN, SLOWER, "partly", "4:05 at first, 4:50 at the end: that does not follow"),
        (TEN, FASTER, "hit", ""),
        (TEN, " ".join(["4:30"] * 10), "partly", "4:30 at first, 4:30 at the end"),
        (TEN, "45:00", "hit", ""),
        ("10km @ 4:00/km>5:00/km", SLOWER, "hit", ""),
        ("4km progression", "4:40 4:35 4:30 4:20", "hit", ""),
        ("4km progression", "4:20 4:30 4:35 4:40", "partly", "that does not follow progression"),
        ("20min progression", "4:40/km 4:35/km 4:50/km", "partly", "does not follow progression"),
        ("3x800 cutdown r90", "3:00 3:02 3:05", "partly", "that does not follow cutdown"),
        ("3x800 @ 3:10>2:50 r90", "3:10 3:00 2:50", "hit", ""),
        ("3x800 @ 3:10>2:50 r90", "2:50 3:00 3:10", "partly", ""),
    ],
)
def test_a_cut_down(session: str, values: str, verdict: str, said: str) -> None:
    found = one(f"x: {session}", f"x: = {values}")
    assert found.verdict == verdict
    words = [remark for remark in found.pacing.remarks if "follow" in remark]
    assert bool(words) == bool(said)
    assert not said or said in words[0]


@pytest.mark.parametrize(
    ("session", "values", "said"),
    [
        ("4km progression", "4:40 4:35 4:30 4:20", "no lap slower than the one before"),
        ("4km progression", "4:40 4:25 4:30 4:20", "but lap 3 slower than the one before"),
        ("5x1mi cutdown r2:00", "6:40 6:42 6:30 6:32 6:10", "but reps 2, 4 slower than the"),
    ],
)
def test_a_cut_down_by_name_is_judged_by_itself(session: str, values: str, said: str) -> None:
    found = one(f"x: {session}", f"x: = {values}")
    assert found.verdict == "hit"
    assert any(said in remark for remark in found.pacing.remarks)
    assert not any("nobody has said" in note for note in found.notes)
