"""What is still a hit, and by how much a rep is off."""

import pytest

from plandsl.model.judging import mark_words
from plandsl.model.verdict import RepMark, RestMark
from plandsl.units import Duration
from tests.evaluate.reading import marks, offs, one


@pytest.mark.parametrize(
    ("target", "run", "mark", "off"),
    [
        # A band is the play: beyond it only the reading of a watch.
        ("85-87", "85", "hit", 0),
        ("85-87", "87", "hit", 0),
        ("85-87", "88", "slow", 1),
        ("85-87", "84", "fast", -1),
        ("85-87", "87.4", "hit", 0.4),
        ("85-87", "87.5", "hit", 0.5),
        ("85-87", "87.51", "slow", 0.51),
        ("85.0-87.0", "87.4", "hit", 0.4),
        ("85.5-87.5", "87.6", "slow", 0.1),
        ("85.5-87.5", "88", "hit", 0.5),
        ("<=90", "91", "slow", 1),
        ("<=90", "60", "hit", 0),
        # A single time has 1.5 % of play, at least a second.
        ("88", "89", "hit", 1),
        ("88", "89.32", "hit", 1.32),
        ("88", "89.33", "slow", 1.33),
        ("88", "86", "fast", -2),
        ("50", "51", "hit", 1),
        ("50", "51.1", "slow", 1.1),
        ("3:40/km", "88", "hit", 0),
    ],
)
def test_a_rep(target: str, run: str, mark: str, off: float) -> None:
    found = one(f"400s: 2x400 @ {target} r60", f"400s: = {run} {run}")
    assert marks(found) == f"{mark} {mark}"
    assert offs(found) == [off, off]


@pytest.mark.parametrize("kind", ["race", "trial"])
@pytest.mark.parametrize(
    ("goal", "run", "mark", "off"),
    [
        ("5:59", "6:04", "slow", 5),
        ("5:59", "6:00", "slow", 1),
        ("5:59", "5:59", "hit", 0),
        ("5:59", "5:59.4", "slow", 0.4),
        ("5:59", "5:58", "fast", -1),
        ("<=6:00", "6:00", "hit", 0),
        ("<=6:00", "6:00.4", "slow", 0.4),
        ("<=6:00", "6:00.01", "slow", 0.01),
        ("3:45/km", "6:00", "hit", 0),
        ("3:45/km", "6:01", "slow", 1),
        ("5:59", "6:02 1.65km", "slow", 3),
    ],
)
def test_a_goal_has_no_play(kind: str, goal: str, run: str, mark: str, off: float) -> None:
    found = one(f"{kind}: 1600 @ {goal}", f"{kind}: = {run}")
    assert marks(found) == mark
    assert offs(found) == [off]


def test_a_race_is_as_long_as_its_course() -> None:
    """Whatever the watch says: 5 km at 4:00/km are 20:00."""
    assert offs(one("race: 5km @ 4:00/km", "race: = 20:10 5.1km")) == [10]
    assert marks(one("steady: 5km @ 4:00/km", "steady: = 20:10 5.1km")) == "hit"


def test_a_band_that_was_kept_of_one_rep() -> None:
    found = one("400s: 3x400 @ 85-87 r60", "400s: = 85-86 86-89 82-90")
    assert marks(found) == "hit slow unjudged"
    assert offs(found) == [0, 2, None]


def test_a_free_rep_and_an_effort_are_not_judged() -> None:
    found = one("400s: 3x400 @ 88 x2, free r60", "400s: = 88 88 70")
    assert marks(found) == "hit hit unjudged"
    assert marks(one("400s: 2x400 hard r60", "400s: = 88 70")) == "unjudged unjudged"


def test_the_pace_of_running_is_not_asked_of_a_ride() -> None:
    plan = "easy: bike 20km easy"
    assert marks(one(plan, "easy: bike 20km = 45:00")) == "unjudged"


@pytest.mark.parametrize(
    ("rest", "mark", "off"),
    [
        ("r75", RestMark.HIT, 0),
        ("r77", RestMark.HIT, 2),
        ("r78", RestMark.LONG, 3),
        ("r60", RestMark.SHORT, -15),
        ("r200m jog", RestMark.UNJUDGED, None),
    ],
)
def test_a_rest(rest: str, mark: RestMark, off: int | None) -> None:
    found = one("400s: 3x400 @ 85-87 r75", f"400s: 3x400 {rest} = 86 86 86")
    assert [each.verdict for each in found.rests] == [mark, mark]
    assert found.rests[0].off == (None if off is None else Duration(off * 1000))


def test_rests_beside_the_values_win_over_the_line() -> None:
    found = one("400s: 3x400 @ 85-87 r75", "400s: 3x400 r75 = 86 90r 86 86")
    assert [each.verdict for each in found.rests] == [RestMark.LONG, RestMark.HIT]
    assert "1 of 2 rests longer: 90 s instead of 75 s" in found.notes


def test_no_rest_is_known_beside_a_rep_that_was_not_run() -> None:
    found = one("400s: 4x400 @ 85-87 r75", "400s: 4x400 r75 = 86 - 86 86")
    assert [each.index for each in found.rests] == [3]


def test_a_measured_distance_is_taken_with_a_grain_of_salt() -> None:
    """8:30/mi over 4.6 km is 24:18: 3 % faster is forgiven to a watch, 4 % is not."""
    plan = "easy: 20-30min @ 8:30-9:30/mi"
    assert one(plan, "easy: 24min = 23:40 4.6km").reps[0].verdict is RepMark.HIT
    assert one(plan, "easy: 24min = 23:15 4.6km").reps[0].verdict is RepMark.FAST


@pytest.mark.parametrize(
    ("reps", "said"),
    [
        # A kilometre of a plan is one, so that a pace is a time.
        ("5x1km", ["slow +9", "slow +5", "slow +1", "✓", "fast −1", "fast −8"]),
        ("5x3min", ["slow +9 s/km", "✓", "✓", "✓", "✓", "fast −8 s/km"]),
    ],
)
def test_a_watch_alone_errs_by_three_per_cent(reps: str, said: list[str]) -> None:
    log = "x: = 3:59/km 3:55/km 3:51/km 3:50/km 3:39/km 3:32/km"
    found = one(f"x: {reps.replace('5', '6')} @ 3:40-3:50/km r2:00", log)
    assert list(map(mark_words, found.reps)) == said


@pytest.mark.parametrize(("run", "word"), [("30min", "✓"), ("5mi", "slow +20")])
def test_so_it_is_with_a_run(run: str, word: str) -> None:
    found = one(f"x: {run} @ 7:00-7:10/mi", "x: = 7:14/mi")
    assert mark_words(found.reps[0]) == word
    assert mark_words(one("x: 30min @ 7:00-7:10/mi", "x: = 7:30/mi").reps[0]) == "slow +20 s/mi"
