"""What is due of the forms that a session may have: totals, ladders, cut-downs, open work."""

from fractions import Fraction

import pytest

from plandsl.evaluate.pieces import MOST_PIECES, Piece, readings
from plandsl.model.session import Step
from plandsl.model.verdict import RepMark, RepVerdict, Shape, Verdict
from plandsl.pipeline import load
from plandsl.source import Source
from plandsl.units import MILE, Distance, Duration, Range, clock, length
from tests.evaluate.reading import marks, one

PACES = "pace MP = 6:40/mi; pace HM = 6:20/mi; pace 10k = 6:00/mi"


def pieces(session: str, reading: int = 0) -> tuple[Piece, ...]:
    plan = f"plan Mile\nstart 2025-08-18\npace MP = 6:40/mi\nweek 1\n  mon  x: {session}\n"
    (loaded,) = load([Source("mile.plan", plan)])
    assert not loaded.found, [finding.message for finding in loaded.found]
    assert loaded.plan is not None
    (found,) = loaded.plan.sessions()
    return readings(found.steps)[reading]


def lengths(session: str) -> str:
    """`1 mi, 1 mi?, 0.5-1 mi`: each piece, with a question mark where it is left to the runner."""
    said = []
    for piece in pieces(session):
        assert piece.distance is not None or piece.duration is not None
        if piece.distance:
            ends = [length(end) for end in (piece.distance.low, piece.distance.high) if end]
        else:
            assert piece.duration is not None
            ends = [clock(end) for end in (piece.duration.low, piece.duration.high) if end]
        said.append("-".join(dict.fromkeys(ends)) + "?" * piece.optional)
    return ", ".join(said)


# ------------------------------------------------------------------------ totals


@pytest.mark.parametrize(
    ("session", "legs"),
    [
        ("5mi of (1mi MP + 1mi MP+30)", "1 mi, 1 mi, 1 mi, 1 mi, 1 mi"),
        ("4.5mi of (2mi MP + 1mi MP+30)", "2 mi, 1 mi, 1.5 mi"),
        ("5km of (1km @ 4:00 + 400 @ 2:00)", "1000 m, 400 m, 1000 m, 400 m, 1000 m, 400 m, 800 m"),
        ("3-5mi of (1mi MP + 1mi MP+30)", "1 mi, 1 mi, 1 mi, 1 mi?, 1 mi?"),
        ("4-8km of (3km MP + 500 MP+30)", "3 km, 500 m, 500 m-3 km, 500 m?, 1000 m?"),
        ("10min of (3min hard + 1min easy)", "3:00, 1:00, 3:00, 1:00, 2:00"),
        ("2x2mi of (1mi MP + 1mi MP+30) r3min", "1 mi, 1 mi, 1 mi, 1 mi"),
        ("3km of (1km MP r200m jog)", "1000 m, 1000 m, 600 m"),
        ("2km of (2x400 MP + 400 MP+30)", "400 m, 400 m, 400 m, 400 m, 400 m"),
    ],
)
def test_legs_until_a_total_is_reached(session: str, legs: str) -> None:
    assert lengths(session) == legs


def test_a_total_in_another_measure_than_its_legs_is_one_piece() -> None:
    assert lengths("5mi of (3min hard + 2min easy)") == "5 mi"


def test_a_time_for_a_leg_is_cut_with_it() -> None:
    *_, last = pieces("5km of (1km @ 4:00 + 400 @ 2:00)")
    assert last.target is not None
    assert last.target.time is None
    assert last.target.pace is not None
    assert last.target.pace.low is not None
    assert last.target.pace.low.s_per_m == Fraction(240, 1000)


def test_legs_are_judged_one_by_one_the_last_by_what_is_left_of_it() -> None:
    found = one("alt: 4.5mi of (1mi MP + 1mi MP+30)", "alt: = 6:40 7:10 6:30 7:25 3:20", PACES)
    assert marks(found) == "hit hit fast slow hit"
    assert found.reps[-1].target == Range(Duration(200_000), Duration(200_000))


def test_what_lies_beyond_the_least_total_may_be_left_out() -> None:
    plan = "alt: 3-5mi of (1mi MP + 1mi MP+30)"
    assert one(plan, "alt: = 6:40 7:10 6:40", PACES).verdict is Verdict.HIT
    assert marks(one(plan, "alt: = 6:40 7:10 6:40 7:30", PACES)) == "hit hit hit slow"


def test_the_leg_that_a_runner_may_stop_in_is_not_judged() -> None:
    found = one("alt: 5-8mi of (3mi MP + 1mi MP+30)", "alt: = 20:00 7:10 7:00", PACES)
    assert marks(found) == "hit hit unjudged"


def test_a_run_by_legs_may_be_kept_as_one() -> None:
    found = one("alt: 5mi of (1mi MP + 1mi MP+30)", "alt: = 34:20", PACES)
    assert found.reps[0].distance == Distance(5 * MILE)
    assert marks(found) == "unjudged"
    assert one("alt: 40min of (3min hard + 2min easy)", "alt: = 40:00").verdict is Verdict.HIT


# ---------------------------------------------------------- cut-downs, cycles, ladders


def test_a_cut_down_over_the_reps_has_a_target_for_each() -> None:
    found = one("400s: 4x400 @ 90>84 r60", "400s: = 90 88 88 84")
    assert marks(found) == "hit hit slow hit"
    assert [rep.target.low.ms for rep in found.reps if rep.target and rep.target.low] == [
        90_000,
        88_000,
        86_000,
        84_000,
    ]
    assert found.pacing.remarks == ("mean 87.5",)


def test_a_cycle_and_a_list() -> None:
    cycle = "m: 4x1mi @ cycle MP, HM r60"
    assert marks(one(cycle, "m: = 6:40 6:20 6:20 6:40", PACES)) == "hit hit fast slow"
    joined = "m: (1mi + 1mi) @ 6:20, 6:00"
    assert marks(one(joined, "m: = 6:20 6:00")) == "hit hit"


@pytest.mark.parametrize(
    ("run", "mark"),
    [("26:30", "hit"), ("24:00", "hit"), ("26:43", "slow"), ("23:50", "fast")],
)
def test_a_cut_down_within_one_piece_is_judged_by_its_mean(run: str, mark: str) -> None:
    assert marks(one("run: 4mi @ MP>10k", f"run: = {run}", PACES)) == mark


def test_the_laps_of_a_cut_down_are_not_judged_and_not_blamed() -> None:
    found = one("run: 4mi @ MP>10k", "run: = 6:50 6:26 6:14 5:55", PACES)
    assert marks(found) == "unjudged unjudged unjudged unjudged"
    assert found.whole is not None
    assert found.whole.verdict is RepMark.HIT
    assert found.pacing.shape is Shape.LAPS
    assert found.pacing.remarks == ()
    assert one("run: 4km progression", "run: = 4:20 4:10 4:00 3:50").pacing.remarks == (
        "from 4:20 to 3:50, no lap slower than the one before",
    )


def test_a_ladder_with_a_repeated_rung_rests_between_all() -> None:
    plan = "up: (400, 2x800, 400) @ 90, 3:00, 90 r90"
    found = one(plan, "up: = 90 r90 3:00 r60 3:00 r90 90")
    assert marks(found) == "hit hit hit hit"
    assert [each.verdict for each in found.rests] == ["hit", "short", "hit"]


# ------------------------------------------------------------------- open, named, laps


def test_open_work_has_no_length_to_judge() -> None:
    found = one("hills: 3xuntil lap hard r(until lap)", "hills: = 85 r65 86 86")
    assert marks(found) == "unjudged unjudged unjudged"
    assert [each.verdict for each in found.rests] == ["unjudged"]
    assert one("easy: run until 150bpm easy", "easy: = 31:00").verdict is Verdict.UNJUDGED


@pytest.mark.parametrize(
    ("target", "head", "run", "mark"),
    [
        ("MP", "pace MP = 6:40/mi", "6:45", "hit"),
        ("MP", "pace MP = 6:40/mi", "6:47", "slow"),
        ("MP-10", "pace MP = 6:40/mi", "6:40", "slow"),
        ("MP-HM", PACES, "6:30", "hit"),
        ("MP-HM", PACES, "6:41", "slow"),
        ("5k", "recent 2025-08-01 5k 19:00", "6:07", "hit"),
        ("MP", "", "6:45", "unjudged"),
        ("5k", "", "6:45", "unjudged"),
    ],
)
def test_a_named_pace_is_judged_where_somebody_said_it(
    target: str, head: str, run: str, mark: str
) -> None:
    assert marks(one(f"m: 2x1mi @ {target} r60", f"m: = {run} {run}", head)) == f"{mark} {mark}"


def test_a_band_of_paces_is_read_to_the_second_a_mile() -> None:
    """6:40/mi over ten miles is read to ten seconds, so five of them are forgiven."""
    plan = "run: 10mi @ 6:30-6:40/mi"
    assert marks(one(plan, "run: = 1:06:45")) == "hit"
    assert marks(one(plan, "run: = 1:06:46")) == "slow"


def test_laps_of_each_rep_say_what_it_should_take() -> None:
    found = one("m: 2x1600 laps 91 90 90 88 r3min", "m: = 5:59 5:50")
    assert marks(found) == "hit fast"


def test_splits_are_judged_like_laps() -> None:
    found = one("run: 10k splits 5k 20:00 19:40", "run: = 20:30 19:40")
    assert marks(found) == "slow hit"
    assert [rep.distance for rep in found.reps] == [Distance(5_000_000_000)] * 2
    assert found.whole is not None
    assert found.whole.verdict is RepMark.HIT
    assert found.verdict is Verdict.PARTLY


def test_the_last_split_is_what_is_left() -> None:
    kept = " ".join(["25:00"] * 8)
    found = one(f"race: marathon splits 5k {kept} 11:00", f"race: = {kept} 11:20")
    assert found.reps[-1].distance == Distance(2_195_000_000)
    assert found.reps[-1].verdict is RepMark.SLOW
    assert found.pacing.shape is Shape.MIXED


# ------------------------------------------------------------------- other sports


@pytest.mark.parametrize(
    ("session", "entry", "found"),
    [
        ("swim 3x100 @ 1:40/100m on 2:00", "swim 3x100 = 1:40 1:43 1:38", "hit slow fast"),
        ("swim 3x100yd @ 1:30/100yd r20", "swim = 1:30 1:30/100yd 1:34", "hit hit slow"),
        ("row 2x500 @ 1:50/500 r1:00", "row = 1:50 1:53", "hit slow"),
        ("bike 40km @ 30km/h", "bike = 1:20:00", "hit"),
        ("bike 40km @ 30km/h", "bike = 1:30:00", "slow"),
        ("bike 2x20km MP r5min", "bike 2x20km = 35:00 36:00", "unjudged unjudged"),
        ("swim 2x100 @ css", "swim = 1:40 1:41", "unjudged unjudged"),
        ("elliptical 40min", "elliptical = 40:00", "unjudged"),
    ],
)
def test_other_sports_by_their_own_paces(session: str, entry: str, found: str) -> None:
    head = "pace MP = 6:40/mi; pace css = 1:40/100m"
    assert marks(one(f"x: {session}", f"x: {entry}", head)) == found


# ------------------------------------------------------------------- hostile plans


def _nested(depth: int, wide: int) -> Step:
    leaf = Step("x", reps=Range(10**9, 10**9), distance=Range(Distance(1), Distance(1)))
    for _ in range(depth):
        leaf = Step("y", reps=Range(10**9, 10**9), pieces=(leaf,) * wide)
    return leaf


def test_hostile_numbers_stay_small() -> None:
    far = Range(Distance(10**15), Distance(10**15))
    until = Step("z", distance=far, pieces=(Step("x", distance=Range(Distance(1), Distance(1))),))
    for step in (_nested(1, 500), _nested(6, 2), until):
        assert all(len(found) == MOST_PIECES for found in readings((step,)))


def test_legs_of_no_length_never_fill_a_total() -> None:
    none = Range(Distance(0), Distance(0))
    whole = Range(Distance(MILE), Distance(MILE))
    (found,) = readings((Step("z", distance=whole, pieces=(Step("x", distance=none),)),))
    assert [piece.distance for piece in found] == [whole]


def test_a_rep_that_was_run_is_one_with_a_time_or_a_pace() -> None:
    assert not RepVerdict(1, None, None, RepMark.MISSED).was_run
    assert RepVerdict(1, None, None, RepMark.UNJUDGED, pace="6:32/mi").was_run
