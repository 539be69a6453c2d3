"""Totals against sums done by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest

from plandsl import pipeline
from plandsl.model.measure import of_session
from plandsl.model.session import Rest, Role, Step, Target, Total
from plandsl.model.totals import (
    option_estimates,
    option_totals,
    session_estimates,
    session_totals,
    step_totals,
    week_estimates,
    week_totals,
)
from plandsl.model.work import Measure
from plandsl.source import Source
from plandsl.units import KILOMETRE, MILE, Distance, Duration, Range
from tests.model.building import (
    effort,
    group,
    jog,
    m,
    metres,
    paced,
    r,
    reps,
    s,
    seconds,
    session,
    timed,
    week,
)

# ------------------------------------------------------------------ by hand


@pytest.mark.parametrize(
    ("step", "far", "long"),
    [
        # 8x400 @ 85-87 r60: seven rests.
        (reps(8, at=timed(85, 87), rest=r(60)), (3200, 3200), (8 * 85 + 420, 8 * 87 + 420)),
        (reps(8, at=timed(85), rest=r(60, each=True)), (3200, 3200), (1160, 1160)),
        # 6-8x400 @ 85 r60-90
        (reps(6, most=8, at=timed(85), rest=r(60, 90)), (2400, 3200), (810, 1310)),
        (reps(0, most=2, at=timed(85), rest=r(60)), (0, 800), (0, 230)),
        # 5x1000 @ 4:00/km r200m jog: the jog has a length but no time.
        (reps(5, 1000, at=paced(240), rest=jog(200)), (5800, 5800), None),
        (reps(3, 1200, at=timed(270), rest=r(180)), (3600, 3600), (1170, 1170)),
        (reps(1, at=timed(90), rest=r(60)), (400, 400), (90, 90)),
        (reps(8), (3200, 3200), None),
        (reps(8, at=effort("easy")), (3200, 3200), None),
        # A named effort whose pace the plan gives: 1 mi at 8:30-9:30/mi.
        (
            Step(
                "",
                distance=Range(Distance(MILE), Distance(MILE)),
                targets=(paced(510, 570, MILE, effort="easy"),),
            ),
            (Fraction("1609.344"), Fraction("1609.344")),
            (510, 570),
        ),
        # 20min @ 4:00-5:00/km: the slow end of the pace makes the short end of the distance.
        (Step("", duration=s(1200), targets=(paced(240, 300),)), (4000, 5000), (1200, 1200)),
        (Step("", duration=s(1200), targets=(effort("threshold"),)), None, (1200, 1200)),
        # The laps, and the second statement, where the target does not tell.
        (
            Step("", distance=m(1600), laps=tuple(Duration(x * 1000) for x in (91, 90, 90, 88))),
            (1600, 1600),
            (359, 359),
        ),
        (
            Step("", distance=m(5000), targets=(effort("tempo"),), stated=paced(240)),
            (5000, 5000),
            (1200, 1200),
        ),
        (Step("rest", sport="rest"), (0, 0), (0, 0)),
        (Step("weights", sport="weights"), (0, 0), None),
        (Step("weights 30min", sport="weights", duration=s(1800)), (0, 0), (1800, 1800)),
        (Step("bike 45min", sport="bike", duration=s(2700)), None, (2700, 2700)),
        (Step("strides", targets=(effort("strides"),)), None, None),
        # A runner's easy pace says nothing about a ride.
        (
            Step("", sport="bike", duration=s(3600), targets=(paced(360, effort="easy"),)),
            None,
            (3600, 3600),
        ),
        (
            Step("", sport="bike", distance=m(30000), targets=(paced(120),)),
            (30000, 30000),
            (3600, 3600),
        ),
    ],
)
def test_steps(step: Step, far: object, long: object) -> None:
    assert metres(step_totals(step)) == far
    assert seconds(step_totals(step)) == long


def test_the_rest_of_sets_stands_between_sets_only() -> None:
    sets = group(reps(4, 200, at=timed(33), rest=r(30)), count=3, rest=r(180))
    assert seconds(step_totals(sets)) == (3 * (4 * 33 + 3 * 30) + 2 * 180,) * 2
    assert metres(step_totals(sets)) == (2400, 2400)


def test_the_rest_of_a_ladder_stands_between_its_rungs() -> None:
    ladder = group(*(reps(1, rung, at=paced(180)) for rung in (400, 600, 400)), rest=r(90))
    assert seconds(step_totals(ladder)) == (Fraction(1400 * 180, 1000) + 2 * 90,) * 2


def test_a_ladder_hands_its_target_down() -> None:
    rungs = group(reps(1, 400), reps(1, 600), rest=r(90))
    assert seconds(step_totals(replace(rungs, targets=(paced(200),)))) == (290, 290)
    each = replace(rungs, targets=(timed(70), timed(110)))
    assert seconds(step_totals(each)) == (270, 270)


def test_joined_rungs_have_no_rest_between_them() -> None:
    first = replace(reps(1, 400, at=timed(80)), joined=True)
    rungs = group(first, reps(1, 600, at=timed(120)), reps(1, 400, at=timed(80)), rest=r(90))
    assert seconds(step_totals(rungs)) == (280 + 90,) * 2


def test_a_rungs_own_rest_replaces_the_ladders() -> None:
    rungs = group(reps(1, at=timed(80), rest=r(200)), reps(1, at=timed(80)), rest=r(90))
    assert seconds(step_totals(rungs)) == (360, 360)


def test_a_lone_rest_inside_a_group_stands_before_the_next_piece() -> None:
    # 3x(400 r60, 200 r2:00): behind the last 200 nothing follows.
    pieces = reps(1, at=timed(80), rest=r(60)), reps(1, 200, at=timed(35), rest=r(120))
    assert seconds(step_totals(group(*pieces, count=3))) == (3 * (80 + 60 + 35) + 240,) * 2
    # With a rest of the sets' own, that one stands there.
    sets = group(*pieces, count=3, rest=r(300))
    assert seconds(step_totals(sets)) == (3 * (80 + 60 + 35) + 600,) * 2


def test_a_lone_steps_rest_stands_before_the_next_step_of_a_session() -> None:
    mile, fast = reps(1, 1600, at=timed(400), rest=r(240)), reps(4, 200, at=timed(35), rest=r(60))
    assert seconds(option_totals((mile, fast))) == (400 + 240 + 140 + 180,) * 2
    assert seconds(option_totals((fast, mile))) == (400 + 140 + 180,) * 2


def test_targets_of_each_rep() -> None:
    # 6-8x400 @ 87-88 x2, 85-88 x6
    targets = (timed(87, 88),) * 2 + (timed(85, 88),) * 6
    step = replace(reps(6, most=8), targets=targets)
    assert seconds(step_totals(step)) == (2 * 87 + 4 * 85, 8 * 88)


def test_one_rep_without_a_target_leaves_the_time_unknown() -> None:
    step = replace(reps(3), targets=(timed(87), timed(87), effort("free")))
    assert seconds(step_totals(step)) is None
    assert metres(step_totals(step)) == (1200, 1200)


def test_half_open_ranges_stand_at_the_end_that_is_known() -> None:
    below = Target("<=90", time=Range(None, Duration(90_000)))
    above = Target(">=90", time=Range(Duration(90_000), None))
    for target in (below, above):
        assert seconds(step_totals(reps(4, at=target, rest=r(90)))) == (630, 630)
    open_rest = Rest("r<=90", duration=Range(None, Duration(90_000)))
    assert seconds(step_totals(reps(2, at=timed(90), rest=open_rest))) == (270, 270)


def test_rounding_one_rep_is_not_multiplied() -> None:
    # 400 m at 7:00/mi is 104.39036… s, rounded to 104.390; a thousand of them are 104390.36 s.
    thousand = reps(1000, at=paced(420, per=MILE))
    assert seconds(step_totals(thousand)) == (Fraction("104390.360"),) * 2


def test_a_billion_reps_are_as_quick_as_two() -> None:
    sets = group(reps(999_999_999, at=timed(85), rest=r(60)), count=999_999_999, rest=r(60))
    assert metres(step_totals(sets)) == (400 * 999_999_999**2,) * 2
    estimate = option_estimates((sets,))
    assert estimate.duration.range == step_totals(sets).duration


# -------------------------------------------------------------- sessions, weeks


def test_the_first_option_counts() -> None:
    either = replace(session(reps(4, at=timed(90))), options=((reps(4, at=timed(90)),), (reps(9),)))
    assert session_totals(either) == option_totals((reps(4, at=timed(90)),))


def test_a_stated_total_counts_as_it_is() -> None:
    stated = session(Step("", duration=s(1800)), total=Total(distance=Distance(5 * KILOMETRE)))
    assert metres(session_totals(stated)) == (5000, 5000)
    assert seconds(session_totals(stated)) == (1800, 1800)
    estimate = session_estimates(stated)
    assert estimate.distance is not None
    assert estimate.distance.assumed == ()


def test_a_week_counts_what_is_covered_on_foot() -> None:
    run, ride = (
        session(reps(5, 1000, at=timed(240))),
        session(Step("", sport="bike", distance=m(40_000), targets=(paced(120),)), day=1),
    )
    lift = session(Step("weights", sport="weights", duration=s(1800)), day=2)
    assert metres(week_totals(week(run, ride, lift))) == (5000, 5000)
    assert seconds(week_totals(week(run, ride, lift))) == (1200 + 4800 + 1800,) * 2
    ridden = session(Step("bike 45min", sport="bike", duration=s(2700)))
    assert metres(session_totals(ridden)) is None
    assert metres(week_totals(week(run, ridden))) == (5000, 5000)


def test_the_stated_total_of_a_brick_does_not_count_as_run() -> None:
    ride = Step("", sport="bike", distance=m(20_000))
    brick = session(ride, reps(1, 5000), total=Total(distance=Distance(25 * KILOMETRE)))
    assert metres(session_totals(brick)) == (25_000, 25_000)
    assert metres(week_totals(week(brick))) == (5000, 5000)


def test_one_unknown_session_leaves_the_week_unknown() -> None:
    unknown = session(Step("", duration=s(1800), targets=(effort("easy"),)), day=1)
    assert metres(week_totals(week(session(reps(4)), unknown))) is None
    assert seconds(week_totals(week(session(reps(4)), unknown))) is None


def test_an_empty_week() -> None:
    assert metres(week_totals(week())) == (0, 0)
    assert seconds(week_totals(week())) == (0, 0)


# ------------------------------------------------------------------- estimates


@pytest.mark.parametrize(
    ("step", "far", "long", "said"),
    [
        (
            Step("", duration=s(1800), targets=(effort("easy"),)),
            5000,
            1800,
            ("easy at 6:00/km (9:39/mi)",),
        ),
        (reps(1, 10_000), 10_000, 3600, ("running without a target at 6:00/km (9:39/mi)",)),
        (reps(1, 3000, at=effort("tempo")), 3000, 900, ("tempo at 5:00/km (8:03/mi)",)),
        (
            reps(1, 3000, at=effort("made-up")),
            3000,
            1080,
            ("running without a target at 6:00/km (9:39/mi)",),
        ),
        (
            Step("", targets=(effort("strides"),)),
            400,
            4 * 22.5 + 3 * 60,
            ("strides as 4x100 m with 60 s between", "strides at 3:45/km (6:02/mi)"),
        ),
        (
            Step("", role=Role.WARMUP),
            Fraction(600_000, 360),
            600,
            ("warmup of 10 min", "running without a target at 6:00/km (9:39/mi)"),
        ),
        (Step("", sport="weights"), 0, 45 * 60, ("weights of 45 min",)),
        (Step("", sport="walk", duration=s(600)), 1000, 600, ("walk at 10:00/km (16:06/mi)",)),
        (Step("", sport="bike", duration=s(600)), None, 600, ()),
        (Step("", sport="bike", distance=m(24_000)), 24_000, 3600, ("bike at 2:30/km (4:01/mi)",)),
        (
            reps(2, 1000, at=timed(200), rest=jog(400)),
            2400,
            400 + 144,
            ("jog rests at 6:00/km (9:39/mi)",),
        ),
        (
            reps(2, 1000, at=timed(200), rest=Rest("r(full)", until="full")),
            2000,
            580,
            ("full rests as 3 min",),
        ),
    ],
)
def test_estimates(step: Step, far: Fraction | None, long: float, said: tuple[str, ...]) -> None:
    found = option_estimates((step,))
    if far is None:
        assert found.distance is None
    else:
        assert found.distance is not None
        assert found.distance.range.low is not None
        assert abs(found.distance.range.low.metres - far) < Fraction(1, 10**6)
    assert found.duration.range == s(long)
    noted = found.duration.assumed + (found.distance.assumed if found.distance else ())
    assert set(noted) == set(said)


def test_a_pace_that_the_plan_gives_comes_before_the_table() -> None:
    found = option_estimates((reps(1, 3000, at=paced(400, effort="easy")),))
    assert found.duration.range == s(1200)
    assert found.duration.assumed == ()


def test_every_assumption_is_named_once() -> None:
    easy = Step("", distance=m(1000), targets=(effort("easy"),))
    days = week(session(easy), session(easy, reps(4), day=1))
    assert week_estimates(days).duration.assumed == (
        "easy at 6:00/km (9:39/mi)",
        "running without a target at 6:00/km (9:39/mi)",
    )


@pytest.mark.parametrize(
    ("head", "effort", "low", "high", "told"),
    [
        # 800 m of somebody who runs the mile in 4:20, as `recent` would tell it.
        ("race 2026-03-08 mile 4:20", "800m", 60, 63, ("800m at 2:33/km (4:06/mi) from the goal",)),
        ("race 2026-03-08 mile 4:20-4:30", "800m-2", 60, 64, None),
        # What the plan says of it, or a race that was run, goes first.
        ("race 2026-03-08 mile 4:20\npace 800m = 2:30/km", "800m", 60, 60, ()),
        ("race 2026-03-08 mile 4:20\nrecent 2026-02-01 mile 5:00", "800m", 69, 73, ()),
        # Nothing is known of who has no goal.
        ("race 2026-03-08 mile", "800m", 88, 88, ("800m at 3:40/km (5:54/mi)",)),
    ],
)
def test_a_goal_tells_the_paces_of_other_races(
    head: str, effort: str, low: int, high: int, told: tuple[str, ...] | None
) -> None:
    text = f"plan Mile\nstart 2026-03-02\n{head}\nweek 1\n  tue  400 @ {effort}\n"
    [loaded] = pipeline.load([Source("plan", text)])
    assert loaded.plan is not None
    [session] = loaded.plan.sessions()
    long = of_session(session, Measure(assume=True)).long
    assert long is not None
    assert low * 1000 <= long.low <= long.high <= high * 1000
    assert told is None or long.assumed == told
