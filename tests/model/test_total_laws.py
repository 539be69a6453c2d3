"""The laws that every total must keep."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from plandsl.model.session import Intensity, Rest, Step, Target
from plandsl.model.totals import (
    Totals,
    option_estimates,
    option_totals,
    session_totals,
    step_totals,
    week_totals,
)
from plandsl.units import Duration, Range
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
    times,
    week,
)

TARGETS = st.one_of(
    st.none(),
    st.builds(lambda low, more: timed(low, low + more), st.integers(1, 900), st.integers(0, 60)),
    st.builds(lambda low, more: paced(low, low + more), st.integers(120, 900), st.integers(0, 60)),
    st.sampled_from(["easy", "free", "strides", "max", "MP", "10k", "4mi", "Z3"]).map(effort),
    st.sampled_from(["rpe 7", "75%hrmax"]).map(
        lambda text: Target(text, intensity=Intensity("rpe", Range(Fraction(7), Fraction(7))))
    ),
    st.just(Target("easy>MP", cut=(effort("easy"), effort("MP")))),
)
RESTS = st.one_of(
    st.none(),
    st.builds(lambda low, more: r(low, low + more), st.integers(1, 300), st.integers(0, 60)),
    st.builds(jog, st.integers(50, 1000), st.sampled_from(["jog", "walk", "stand"])),
    st.builds(lambda part: Rest("r%", share=Fraction(part, 100)), st.integers(10, 200)),
    st.sampled_from(["lap", "120bpm", "back", "full"]).map(lambda end: Rest("r", until=end)),
    st.lists(st.integers(10, 200), min_size=1, max_size=4).map(
        lambda row: Rest("r", rows=tuple(r(one) for one in row))
    ),
)
SEND_OFFS = st.one_of(st.none(), st.none(), st.integers(60, 900).map(s))
COUNTS = st.builds(lambda low, more: times(low, low + more), st.integers(1, 12), st.integers(0, 3))
SPORTS = st.sampled_from(["run", "run", "run", "bike", "weights", "walk", "rest"])


def leaf(
    count: Range[int],
    work: tuple[str, int] | None,
    target: Target | None,
    rest: Rest | None,
    send_off: Range[Duration] | None,
    sport: str,
) -> Step:
    return Step(
        "",
        reps=count,
        distance=m(work[1]) if work and work[0] == "distance" else None,
        duration=s(work[1]) if work and work[0] == "duration" else None,
        until="lap" if work and work[0] == "until" else "",
        targets=(target,) if target else (),
        rest=None if send_off else rest,
        send_off=send_off,
        sport=sport,
    )


def of_pieces(
    count: Range[int], pieces: Sequence[Step], rest: Rest | None, total: tuple[str, int] | None
) -> Step:
    far = m(total[1]) if total and total[0] == "distance" else None
    long = s(total[1]) if total and total[0] == "duration" else None
    return Step("", reps=count, pieces=tuple(pieces), rest=rest, distance=far, duration=long)


WORK = st.one_of(
    st.none(),
    st.tuples(st.just("distance"), st.integers(50, 5000)),
    st.tuples(st.just("duration"), st.integers(10, 3600)),
    st.just(("until", 0)),
)
LEAVES = st.builds(leaf, COUNTS, WORK, TARGETS, RESTS, SEND_OFFS, SPORTS)
GROUP_TOTALS = st.one_of(
    st.none(),
    st.none(),
    st.tuples(st.sampled_from(["distance", "duration"]), st.integers(100, 20_000)),
)
STEPS = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        of_pieces, COUNTS, st.lists(inner, min_size=1, max_size=3), RESTS, GROUP_TOTALS
    ),
    max_leaves=6,
)
ROWS = st.lists(STEPS, max_size=4)


@given(ROWS)
def test_low_is_never_above_high(steps: Sequence[Step]) -> None:
    exact, estimate = option_totals(steps), option_estimates(steps)
    for low, high in filter(None, (metres(exact), seconds(exact))):
        assert 0 <= low <= high
    assert estimate.duration.range.low is not None
    assert estimate.duration.range.high is not None
    assert Duration(0) <= estimate.duration.range.low <= estimate.duration.range.high


@given(ROWS)
def test_an_estimate_changes_nothing_that_is_known(steps: Sequence[Step]) -> None:
    exact, estimate = option_totals(steps), option_estimates(steps)
    if exact.duration is not None:
        assert estimate.duration.range == exact.duration
    assert (exact.duration is not None) == (estimate.duration.assumed == ())
    if exact.distance is not None:
        assert estimate.distance is not None
        assert estimate.distance.range == exact.distance
        assert estimate.distance.assumed == ()


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 900), st.integers(1, 300))
def test_totals_are_linear_in_the_reps(one: int, more: int, rep: int, rest: int) -> None:
    """With `each`, reps and rests go in pairs."""

    def total(count: int) -> Totals:
        return step_totals(reps(count, at=timed(rep), rest=r(rest, each=True)))

    assert seconds(total(one)) == ((rep + rest) * one,) * 2
    summed = option_totals([reps(one, at=timed(rep)), reps(more, at=timed(rep))])
    assert summed == step_totals(reps(one + more, at=timed(rep)))


@given(LEAVES, st.integers(2, 50))
def test_a_group_of_n_is_n_of_them(step: Step, count: int) -> None:
    """A group without rests is its pieces n times, and adding a rest adds n - 1 of it."""
    bare = replace(step, reps=times(1), rest=None)
    once, many = step_totals(bare), step_totals(group(bare, count=count))
    spaced = step_totals(group(bare, count=count, rest=r(60)))
    if once.duration is None:
        assert many.duration is None
        return
    low, much = seconds(once), seconds(many)
    assert low is not None
    assert much is not None
    # Both are rounded to the millisecond, once each.
    assert abs(Fraction(much[0] - low[0] * count)) <= Fraction(count + 1, 2000)
    assert seconds(spaced) == tuple(end + 60 * (count - 1) for end in much)


@given(ROWS, ROWS)
def test_sessions_add_up_to_their_week(one: Sequence[Step], other: Sequence[Step]) -> None:
    days = session(*one), session(*other, day=1)
    whole = seconds(week_totals(week(*days)))
    parts = [seconds(session_totals(day)) for day in days]
    if None in parts:
        assert whole is None
    else:
        assert whole is not None
        total = sum(part[1] for part in parts if part)
        assert abs(Fraction(whole[1] - total)) <= Fraction(2, 1000)


@given(ROWS)
def test_waiting_longer_between_reps_never_shortens(steps: Sequence[Step]) -> None:
    def slower(step: Step) -> Step:
        rest = step.rest
        if rest and rest.duration and rest.duration.low and rest.duration.high:
            longer = Range(rest.duration.low + Duration(1), rest.duration.high + Duration(1))
            rest = replace(rest, duration=longer)
        return replace(step, rest=rest, pieces=tuple(slower(piece) for piece in step.pieces))

    def is_shorter_way(step: Step) -> bool:
        """Who waits longer within so many minutes comes less far, and has less of a way back."""
        back = step.rest is not None and step.rest.until == "back"
        return (back and bool(step.duration and step.pieces)) or any(
            map(is_shorter_way, step.pieces)
        )

    assume(not any(map(is_shorter_way, steps)))
    before = option_estimates(steps).duration.range
    after = option_estimates([slower(step) for step in steps]).duration.range
    assert before.low is not None
    assert after.low is not None
    assert after.low >= before.low
