"""Results that were kept as paces: over a known length a time, else judged as they are."""

from fractions import Fraction

import pytest

from plandsl.evaluate.paces import last_digit_over, timed
from plandsl.model.log import Value
from plandsl.model.verdict import RepMark, Verdict
from plandsl.units import KILOMETRE, METRE, MILE, Distance, Duration, Pace, Range
from tests.evaluate.reading import judged, marks, offs, one

PACES = "pace MP = 6:40/mi; pace 5k = 5:50/mi; pace easy = 8:30-9:30/mi"


def test_a_pace_over_a_known_length_is_a_time() -> None:
    found = one("m: 3x1mi @ 6:30-6:40 r60", "m: = 6:40/mi 6:42/mi 6:29/mi")
    assert marks(found) == "hit slow fast"
    assert offs(found) == [0, 2, -1]
    assert [rep.pace for rep in found.reps] == ["6:40/mi", "6:42/mi", "6:29/mi"]
    assert found.reps[0].time == Range(Duration(400_000), Duration(400_000))
    assert found.pacing.mean == Fraction(6 * 60 + 37)


def test_to_the_millisecond() -> None:
    pace = Pace(Fraction(392, 1) / Fraction(MILE, METRE))
    value = timed(Value(None, pace=Range(pace, pace)), Distance(400 * METRE))
    assert value.time == Range(Duration(97_431), Duration(97_431))
    assert timed(value, Distance(800 * METRE)) is value
    assert timed(Value(None), Distance(MILE)) == Value(None)


def test_it_is_read_to_the_second_a_mile_or_a_kilometre() -> None:
    by_km, by_mile = Pace(Fraction(240, 1000)), Pace(Fraction(392) / Fraction(MILE, METRE))
    assert last_digit_over(by_km, Distance(5 * KILOMETRE)) == 5000
    assert last_digit_over(by_mile, Distance(MILE // 4)) == 250
    # 5 km at 6:26.5 to 6:27.5 a mile are 20:00.8 to 20:03.9, so 20:01 may have been run.
    assert marks(one("run: 5km @ 19:30-20:01", "run: = 6:27/mi")) == "hit"
    assert marks(one("run: 5km @ 19:30-20:01", "run: = 6:28/mi")) == "slow"


@pytest.mark.parametrize(
    ("run", "found"),
    [
        ("5:52/mi 5:50/mi 5:30/mi", "hit hit fast"),
        ("3:38/km 3:38/km 3:48/km", "hit hit slow"),
        ("5:50/mi - 6:10/mi", "hit missed slow"),
    ],
)
def test_reps_by_time_are_judged_by_their_paces(run: str, found: str) -> None:
    """With the 3 % more that a watch's distances have."""
    verdict = one("x: 3x3min @ 5k r90", f"x: = {run}", PACES)
    assert marks(verdict) == found
    assert all(rep.time is None and rep.off is None for rep in verdict.reps)
    assert verdict.pacing.mean is None


def test_a_time_says_nothing_of_a_pace_without_a_length() -> None:
    assert marks(one("x: 3xuntil lap @ 90 r60", "x: = 6:00/mi 6:00/mi 6:00/mi")) == (
        "unjudged unjudged unjudged"
    )


def test_a_run_by_its_pace() -> None:
    assert marks(one("easy: 30-40min easy", "easy: = 9:00/mi", PACES)) == "hit"
    assert one("easy: 30-40min easy", "easy: = 8:00/mi", PACES).verdict is Verdict.MISSED
    assert marks(one("run: 4mi MP", "run: = avg 6:38/mi", PACES)) == "hit"
    for pace, mark in (("6:50/mi", "hit"), ("7:00/mi", "slow")):
        assert marks(one("run: 40min MP", f"run: = avg {pace}", PACES)) == mark
        both = one("run: 40min MP", f"run: = 40:00 avg {pace}", PACES)
        assert marks(both) == mark
        assert f"{pace} on average" in both.notes


def test_the_distance_that_was_run_makes_the_time() -> None:
    """6.2 miles at 8:00 are 49:36, too fast for easy and longer than 40 minutes."""
    found = one("easy: 30-40min easy", "easy: = 10km 8:00/mi", PACES)
    assert marks(found) == "fast"
    assert any(note.endswith("40 min: longer") for note in found.notes)


def test_laps_kept_as_paces() -> None:
    known = one("run: 2mi MP", "run: = 6:40/mi 6:50/mi", PACES)
    assert marks(known) == "hit slow"
    assert known.whole is not None
    assert known.whole.time == Range(Duration(810_000), Duration(810_000))
    by_time = one("run: 20min MP", "run: = 6:40/mi 7:00/mi 6:20/mi", PACES)
    assert marks(by_time) == "hit slow fast"
    assert by_time.whole is None


def test_an_average_pace_of_reps() -> None:
    found = one("m: 3x1mi @ MP r60", "m: = avg 6:50/mi", PACES)
    assert found.whole is not None
    assert (found.whole.verdict, found.whole.pace) == (RepMark.SLOW, "6:50/mi")
    assert "only the average was kept: it is judged, the single reps are not" in found.notes
    by_time = one("x: 3x3min @ 5k r90", "x: = avg 5:50/mi", PACES).whole
    assert by_time is not None
    assert (by_time.verdict, by_time.time) == (RepMark.HIT, None)
    band = one("m: 3x1mi @ MP r60", "m: = 6:38-6:42/mi", PACES).whole
    assert band is not None
    assert band.verdict is RepMark.HIT


def test_an_average_beside_the_reps_is_not_judged_instead_of_them() -> None:
    assert marks(one("400s: 3x400 @ 86 r60", "400s: = 86 86 90 avg 87.3")) == "hit hit slow"


def test_an_average_of_one_piece_is_none() -> None:
    found = one("mile: 1600 @ 6:00", "mile: = avg 90")
    assert found.verdict is Verdict.UNJUDGED
    assert found.notes == ("an average is of several reps, and here is one",)


def test_no_guide_goes_by_a_time_that_nobody_knows() -> None:
    plan = "pace 5k = 5:50/mi\nweek 1\n  mon  x: 2x3min @ 5k r90\n    green if all <= 3:00: go"
    (found,) = judged(plan, "2025-08-18 x: = 5:50/mi 5:50/mi").sessions
    assert found.colour is None
    assert found.because == ("no telling whether green: of rep 1 only the pace is known",)


def test_a_pace_that_cannot_be() -> None:
    found = one("x: 2x3min @ 5k r90", "x: = 1:50/mi 5:50/mi", PACES)
    assert found.notes == ("1:50/mi cannot be: is it mistyped?",)
    assert marks(found) == "unjudged hit"
