"""Which run tells what: grades, what decides, and why the others do not."""

from __future__ import annotations

import pytest

from plandsl.diagnostics import Severity
from tests.predict.reading import ends, estimate, grades, predicted, reasons

DAY = "2025-09-07"


@pytest.mark.parametrize(
    ("entry", "grade"),
    [
        ("race: 5k = 21:00", "race"),
        ("race 5k: 5k = 21:00", "race"),
        ("race: warmup 2km easy + 5k = 21:00 8km", "race"),
        ("race: 5k = 4:12/km", "race"),
        ("race: 5k = 4:10 4:12 4:15 4:13 4:10", "race"),
        ("race: 1mi = 6:11 (90 93 94 94)", "race"),
        ("race: = 21:00 5km", "race"),
        ("race 5k: = 21:00", "race"),
        ("race 5 km: = 21:00", "race"),
        ("trial: 1600 = 6:11", "all-out"),
        ("time trial: 1600 @ 6:08-6:16 = 6:11", "all-out"),
        ("3k max = 12:10", "all-out"),
        ("tempo: 5k @ 4:30/km = 22:30", "tempo"),
        ("20min threshold = 4.5km", "tempo"),
        ("thu: 20min tempo = 20:00 4.5km", "tempo"),
        ("400s: 4x400 r90 = 88 89 88 89", "intervals"),
        ("long reps: 4x1km r2:00 = 4:00 4:01 4:02 4:01", "intervals"),
        ("1000s: 5x1km @ 4:00 r2:00 = 4:00 4:01 - 4:02 3:59", "intervals"),
        ("test: 3600 max r30min + 2400 max r30min + 1200 max = 14:30 9:20 4:20", "test"),
    ],
)
def test_a_grade(entry: str, grade: str) -> None:
    assert grades(predicted(f"{DAY}  {entry}")) == [grade]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("easy: 30min = 30:10 5.6km", "easy running"),
        ("long: 20km = 1:45:00", "easy running"),
        ("8km @ 4:30/km = 36:00", "effort not stated: call it race, trial or tempo, or run it max"),
        ("race pace: 5k = 21:00", "effort not stated: call it race, trial or tempo, or run it max"),
        (
            "5k threshold+10 = 22:00",
            "effort not stated: call it race, trial or tempo, or run it max",
        ),
        ("tempo: 2km easy + 20min threshold = 20:00", "of several efforts: log the one that was"),
        ("bike 60min = 1:00:00 30.5km", "not a run"),
        ("race: 400 = 75", "under 3.5 min: too short for the model"),
        ("race: 42km = 4:10:00", "over 230 min: too long for the model"),
        ("race: 5k = 5:00", "nobody runs that: is it mistyped?"),
        ("race: = 21:00", "no distance is known"),
        ("race parkrun: = 19:12", "how far the race was is not known: call it race 5k, or say it"),
        ("race: 5k = 20:30-21:00", "no exact time was kept"),
        ("race: 5k = 5km", "no time was kept"),
        (
            "race: 5k = 4:10 4:12 4:15 4:13",
            "whether its laps are all of it, nobody knows: add the total",
        ),
        ("race: 5k downhill = 19:00", "not on the flat"),
        ("tempo: 3km = 13:00", "a tempo run tells something from 15 to 70 min"),
        ("tempo: warmup 2km easy + 20min threshold = 20:00 8km", "no distance is known"),
        ("tempo: 3x8min threshold r2min = 8:00 8:00 8:00", "no distance is known"),
        ("200s: 10x200 r200m = 40 40 40 40 40 40 40 40 40 40", "reps under 400 m: too short"),
        ("400s: 2x400 r90 = 88 88", "under 3.5 min: too short for the model"),
        ("400s: 5x400 r90 = 75 88 89 88 88", "reps uneven: CV 6.9 %, over 3 %"),
        ("400s: 8x400 r90 = avg 88", "only the average was kept"),
        ("400s: 3x400 r90 = 88 - -", "only one of the reps was run"),
        ("up: (400, 600, 400) r90 = 88 2:12 88", "pieces of several lengths"),
        (
            "test: 3600 max r5min + 2400 max r5min + 1200 max = 14:20 9:20 4:20",
            "pieces of several lengths",
        ),
        ("3x1km easy r60 = 5:30 5:31 5:29", "easy running"),
        (
            "test: 3600 max r30min + 1200 max = 14:30 4:50",
            "the trials do not fit together: one was not run all out",
        ),
    ],
)
def test_why_a_run_tells_nothing(entry: str, reason: str) -> None:
    found = predicted(f"{DAY}  {entry}")
    assert found.best is None
    assert found.bounds is None
    (said,) = reasons(found)
    assert said.startswith(reason)


def test_the_best_grade_decides_alone() -> None:
    trial = f"{DAY}  trial: 1600 = 6:11"
    slow_race = "2025-08-20  race: 5k = 25:00"
    assert estimate(predicted(trial, slow_race)) == estimate(predicted(slow_race, on=DAY))
    assert grades(predicted(trial, slow_race)) == ["race", "all-out"]


def test_of_several_races_the_nearest_in_distance_decides_then_the_newest() -> None:
    near, far = "2025-08-20  race: 1500 = 5:50", f"{DAY}  race: 10k = 45:00"
    assert estimate(predicted(near, far)) == estimate(predicted(near))
    assert estimate(predicted(near, far, over="half")) == estimate(predicted(far, over="half"))
    newer = "2025-08-27  race: 1500 = 6:00"
    assert estimate(predicted(near, newer)) == estimate(predicted(newer))


def test_a_result_that_stands_in_the_plan_is_read_by_it() -> None:
    plan = (
        "plan Mile\nstart 2025-09-01\nweek 1\n"
        "  sun  race: warmup 15min easy + 5k @ <=21:00 + cooldown 2km easy\n"
    )
    found = predicted(f"{DAY}  race: = 20:50", plan=plan)
    assert grades(found) == ["race"]
    assert found.best is not None
    assert found.best.text == "5 km in 20:50"


HEAD = "plan Mile\nstart 2025-09-01\npace threshold = 4:05-4:15/km\nweek 1\n  sun  "
WHOLE = "that is the whole run: how the 5 km threshold went is not told"


@pytest.mark.parametrize(
    ("planned", "entry", "reason"),
    [
        ("tempo: warmup 3km easy + 5km threshold + cooldown 2km", "tempo: = 10km 50:00", WHOLE),
        ("tempo: warmup 3km easy + 5km threshold + cooldown 2km", "tempo: = 10km 5:00/km", WHOLE),
        ("tempo: 25min threshold", "tempo: = 4.8km", "no time was kept"),
        ("tempo: 6km trail threshold", "tempo: = 25:00", "not on the flat"),
        ("trial: 5k @ <=20:00", "trial: 3km = 11:40", "a trial that was cut short"),
        ("trial: 5k @ <=20:00", "trial: = 2:05", "nobody runs that: is it mistyped?"),
    ],
)
def test_what_eval_does_not_judge_is_no_evidence(planned: str, entry: str, reason: str) -> None:
    found = predicted(f"{DAY}  {entry}", plan=f"{HEAD}{planned}\n")
    assert found.best is None
    (said,) = reasons(found)
    assert said.startswith(reason)


@pytest.mark.parametrize(
    ("planned", "entry", "text"),
    [
        ("race: 5k @ <=20:00", "race: = 19:20 3mi", "3 mi in 19:20"),
        ("race: 5k @ <=20:00", "race: 3mi = 19:20", "3 mi in 19:20"),
        ("race: 5k @ <=20:00", "race: = 19:50 4.98km", "5 km in 19:50"),
        ("trial: 5k @ <=20:00", "trial: = 20:10", "5 km in 20:10"),
        ("tempo: 5km threshold", "tempo: = 21:00 5.1km", "5.1 km in 21:00"),
        ("race: warmup 2km easy + 5k @ <=20:00", "race: = 19:50 8km", "5 km in 19:50"),
        ("race: marathon", "race: = 3:12:44 (1:33:10 1:39:34)", "marathon in 3:12:44"),
        ("race: 1500", "race: = 4:29.87 (72 73.5 73 51.37)", "1500 m in 4:29.87"),
        ("race: half", "race: half = 1:27:30 (20:40 20:45 20:50 20:55 4:20)",
         "half marathon in 1:27:30"),
    ],
)  # fmt: skip
def test_what_a_race_of_the_plan_tells(planned: str, entry: str, text: str) -> None:
    best = predicted(f"{DAY}  {entry}", plan=f"{HEAD}{planned}\n").best
    assert best is not None
    assert best.text == text


def test_of_what_nobody_ran_nothing_is_said() -> None:
    found = predicted(f"{DAY}  race: 5k = -", "2025-09-05  race: 5k = 21:00")
    assert (str(found.on), reasons(found)) == ("2025-09-05", [])


def test_the_window_is_six_weeks_to_the_newest_run() -> None:
    old, edge = "2025-07-26  race: 5k = 21:00", "2025-07-27  race: 5k = 21:00"
    easy = f"{DAY}  easy: 30min = 30:00"
    assert reasons(predicted(old, easy)) == ["older than 42 days", "easy running"]
    assert grades(predicted(edge, easy)) == ["race"]
    assert grades(predicted(old, easy, on="2025-09-06")) == ["race"]


def test_what_was_only_planned_is_no_run() -> None:
    entries = ("2025-09-01  race: 5k = 21:00", "2025-11-01  race: skipped", "2025-11-02  easy: 5k")
    assert str(predicted(*entries).on) == "2025-09-01"


def test_a_trial_is_less_sure_than_a_race() -> None:
    def width(entry: str) -> float:
        best = predicted(f"{DAY}  {entry}").best
        low, high = ends(best.interval if best else None)
        return high - low

    race, trial = width("race: 1600 = 6:11"), width("trial: 1600 = 6:11")
    assert race < trial < width("tempo: 4800 = 21:00")
    assert trial / race == pytest.approx((2.5**2 + 2**2) ** 0.5 / 2.5, rel=0.01)


def test_the_further_apart_the_distances_the_wider() -> None:
    best = predicted(f"{DAY}  race: 5k = 21:00", over="marathon").best
    low, high = ends(best.interval if best else None)
    assert high / low > 1.2


@pytest.mark.parametrize(
    ("entry", "over", "remark"),
    [
        ("race: half = 1:40:00", "marathon", "over the marathon half of the runners"),
        ("race: 1500 = 5:00", "10k", "the distances lie far apart"),
        ("race: 3k = 9:00", "800m", "the models are fitted for races of 3.5 to 230 min"),
    ],
)
def test_where_the_model_is_weak_it_says_so(entry: str, over: str, remark: str) -> None:
    remarks = predicted(f"{DAY}  {entry}", over=over).remarks
    assert any(one.startswith(remark) for one in remarks)


def test_three_trials_tell_by_critical_speed() -> None:
    # 4 m/s and 160 m: 3600 m in 860 s, 2400 m in 560 s, 1200 m in 260 s.
    found = predicted(
        f"{DAY}  test: 3600 max r30min + 2400 max r30min + 1200 max = 14:20 9:20 4:20", over="5k"
    )
    assert estimate(found) == pytest.approx((5000 - 160) / 4)
    assert found.best is not None
    assert found.best.formula == "critical-speed"


# --------------------------------------------------------------------------- lanes


def test_the_stagger_leaves_one_reading() -> None:
    best = predicted(f"{DAY}  race: 1600 lane 6 stagger = 6:11").best
    assert best is not None
    assert (best.lane, best.remarks) == ((), ())


def test_what_was_measured_leaves_one_reading() -> None:
    best = predicted(f"{DAY}  race: 1750.8 lane 6 = 6:11").best
    assert best is not None
    assert best.lane == ()
    assert estimate(predicted(f"{DAY}  race: 1750.8 lane 6 = 6:11")) == pytest.approx(339.3, 1e-3)


def test_lane_1_is_the_track() -> None:
    best = predicted(f"{DAY}  race: 1600 lane 1 = 6:11").best
    assert best is not None
    assert best.lane == ()


def test_a_set_in_an_outer_lane_says_what_a_rep_may_have_been() -> None:
    (found,) = predicted(f"{DAY}  400s: 4x400 r90 lane 2 = 88 89 88 89").beside
    assert "400 m in lane 2 is believed as it stands; from line to line it is 407.04 m" in (
        found.remarks
    )


@pytest.mark.parametrize("entry", ["race: max lane 6 = 6:11", "race: max lane 6 = 90 93 94 94"])
def test_a_lane_without_a_distance_or_the_stagger_is_an_error(entry: str) -> None:
    found = predicted(f"{DAY}  {entry}")
    assert found.best is None
    (error,) = found.found
    assert error.severity is Severity.ERROR
    assert error.message == (
        "nobody can tell how far this is: in lane 6, say the distance or the stagger"
    )
    assert error.origin is not None
    assert reasons(found) == [error.message]
