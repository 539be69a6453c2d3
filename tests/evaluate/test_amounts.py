"""How much was run: shorter, longer, by time alone, and all in one."""

import pytest

from tests.evaluate.reading import marks, one

EASY = "pace easy = 5:20-6:00/km; pace threshold = 4:20-4:30/km"


@pytest.mark.parametrize(
    ("session", "entry", "marked", "verdict", "note"),
    [
        ("tempo: 8km @ 4:30/km", "tempo: 5km = 22:37", "hit", "partly", "5 km of 8 km"),
        ("tempo: 8km @ 36:00", "tempo: 5km = 22:37", "hit", "partly", "5 km of 8 km"),
        (
            "tempo: 8km @ 4:30/km",
            "tempo: 5km = 4:28 4:30 4:31 4:33 4:38",
            "hit hit hit hit slow",
            "partly",
            "5 km of 8 km",
        ),
        ("race: 10k @ 42:00", "race: 5km = 21:30", "slow", "missed", "5 km of 10 km"),
        ("race: 10k @ 42:00", "race: = 21:30 5km", "slow", "missed", "5 km of 10 km"),
        ("easy: 8km easy", "easy: 10km = 55:00", "hit", "over", "10 km, not 8 km: longer"),
        ("8km easy", "easy: 10km = 55:00", "hit", "over", "10 km, not 8 km: longer"),
        ("easy: 40min easy", "easy: 30min = 30:41", "unjudged", "partly", "30:41 of 40 min"),
        (
            "tempo: 20min threshold",
            "tempo: 15min = 4:25/km 4:24/km 4:26/km",
            "hit hit hit",
            "partly",
            "15:00 of 20 min",
        ),
    ],
)
def test_another_length_than_planned(
    session: str, entry: str, marked: str, verdict: str, note: str
) -> None:
    found = one(session, entry, EASY)
    assert marks(found) == marked
    assert found.verdict == verdict
    assert note in found.notes


def test_another_run_is_still_judged_by_its_own_line() -> None:
    found = one("tempo: 8km @ 4:30/km", "tempo: 6km easy = 33:00", EASY)
    assert any("judged by the log's own line" in note for note in found.notes)


@pytest.mark.parametrize(
    ("session", "values", "verdict"),
    [
        ("8x45s uphill hard r90", "45 46 45 45 44 46 45 45", "hit"),
        ("8x45s uphill hard r90", "45 46 45 45 44 46 45 -", "partly"),
        ("8x45s uphill hard r90", "45 46 45 45 20 46 45 45", "unjudged"),
        ("5x3min @ 3:40/km r2:00", "3:00 3:00 3:00 3:00 3:00", "unjudged"),
        ("15x(30s hard + 30s easy)", "15:00", "hit"),
        ("15x(30s hard + 30s easy)", "15:00 3.4km", "hit"),
        ("15x(30s hard + 30s easy)", "9:00", "unjudged"),
        ("6x3min hard r2:00", "28:00", "hit"),
    ],
)
def test_reps_by_time(session: str, values: str, verdict: str) -> None:
    found = one(f"x: {session}", f"x: = {values}")
    assert found.verdict == verdict
    assert "no target to judge the time by" not in found.notes or verdict != "hit"


def test_the_whole_time_is_never_a_first_rep() -> None:
    found = one("x: 15x(30s hard + 30s easy)", "x: = 15:00")
    assert found.reps == ()
    assert found.notes == ("only the session as a whole was kept: its reps are not judged",)


def test_a_time_without_a_distance_is_no_threshold() -> None:
    found = one("tempo: 20min threshold", "tempo: = 20:00", EASY)
    assert found.verdict == "unjudged"
    assert "how far it was is not known, so its pace is not judged" in found.notes
    assert one("tempo: 20min threshold", "tempo: = 20:00 4.5km", EASY).verdict == "hit"


def test_a_ride_has_a_speed_and_a_swim_a_pace_a_hundred() -> None:
    ride = one("ride: bike 60min", "ride: bike 60min = 1:02:00 28km")
    assert "28 km in 1:02:00: 27.1 km/h" in ride.notes
    swim = one("swim: swim 20min", "swim: swim 20min = 21:00 1000m")
    assert any(note.endswith("2:06/100") for note in swim.notes)


def test_nobody_asks_what_was_left_after_an_easy_run() -> None:
    found = one("long: 4km easy", "long: = 5:50 5:50 5:45 5:20", EASY)
    assert not any("all-out" in remark for remark in found.pacing.remarks)
    tempo = one("tempo: 4km threshold", "tempo: = 4:25 4:25 4:25 4:10", EASY)
    assert any("not all-out" in remark for remark in tempo.pacing.remarks)
