"""What counts as a change from one session to the next, and as which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandsl.model.session import Rest, Step, Target
from plandsl.rules._changes import Change, changes, work
from plandsl.units import METRE, SECOND, Distance, Duration, Range
from tests.rules.reading import plan_of, steps_of, weekly

Shown = list[tuple[str, str, str]]


def between(before: Sequence[Step], after: Sequence[Step]) -> tuple[Change, ...]:
    was, now = work(before), work(after)
    assert was is not None
    assert now is not None
    return changes(was, now)


def shown(before: str, after: str) -> Shown:
    found = between(steps_of(before), steps_of(after))
    return [(one.variable, one.text, one.direction) for one in found]


@pytest.mark.parametrize(
    ("before", "after", "variable", "text", "direction"),
    [
        ("6x400 @ 88 r90", "7x400 @ 88 r90", "reps", "6 → 7 reps", "harder"),
        ("6-8x400 @ 88 r90", "7-8x400 @ 88 r90", "reps", "6-8 → 7-8 reps", "harder"),
        ("6x400 @ 88 r90", "5-7x400 @ 88 r90", "reps", "6 → 5-7 reps", ""),
        ("800 @ 3:00", "2x800 @ 3:00 r2:00", "reps", "1 → 2 reps", "harder"),
        ("6x400 @ 88 r90", "6x400 @ 88 r45-50", "rest", "90 → 45-50 s", "harder"),
        ("6x400 @ 88 r90", "6x400 @ 88 r2:00", "rest", "90 s → 2:00", "easier"),
        ("6x400 @ 88 r90", "6x400 @ 88 r90 jog", "rest", "90 s → 90 s jog", "harder"),
        ("6x400 @ 88 r200m jog", "6x400 @ 88 r90", "rest", "200 m jog → 90 s", ""),
        ("6x400 @ 85-87 r90", "6x400 @ 83-87 r90", "pace", "85-87 → 83-87", "harder"),
        ("6x400 @ 85-87 r90", "6x400 @ 87-90 r90", "pace", "85-87 → 87-90", "easier"),
        ("6x400 @ 85-87 r90", "6x400 @ 84-88 r90", "pace", "85-87 → 84-88", ""),
        ("6x400 @ <=90 r90", "6x400 @ 88-90 r90", "pace", "<=90 → 88-90", ""),
        (
            "6x400 @ 88 r90",
            "6x400 @ 5:50/mi r90",
            "pace",
            "88 (3:40/km) → 5:50/mi (3:37/km)",
            "harder",
        ),
        ("20min @ 4:00/km", "20min @ 6:30/mi", "pace", "4:00/km → 6:30/mi (4:02/km)", "easier"),
        ("20min threshold", "25min threshold", "length", "20 → 25 min", "harder"),
        ("20min threshold", "5km threshold", "length", "20 min → 5 km", ""),
        ("20min threshold", "20min tempo", "pace", "threshold → tempo", ""),
        ("20min tempo", "20min @ 7:00/mi", "pace", "tempo → 7:00/mi", ""),
    ],
)
def test_one_change(before: str, after: str, variable: str, text: str, direction: str) -> None:
    assert shown(before, after) == [(variable, text, direction)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("4x1mi @ 6:20 r2:00", "4x1600 @ 6:20 r2:00"),
        ("8x400 @ 85-87 r90", "8x440yd @ 85-87 r90"),
        ("3x1600 @ 4:00/km r2:00", "3x1mi @ 4:00/km r2:00"),
    ],
)
def test_one_length_by_two_names_is_no_change(before: str, after: str) -> None:
    assert shown(before, after) == shown(after, before) == []


def test_times_for_unlike_lengths_are_told_with_their_paces() -> None:
    assert shown("6x400 @ 85-87 r90", "6x600 @ 2:05-2:10 r90") == [
        ("length", "400 → 600 m", "harder"),
        ("pace", "85-87 (3:33-3:38/km) → 2:05-2:10 (3:28-3:37/km)", "harder"),
    ]
    # The mile is longer than 1500 m by more than a name.
    assert [one[0] for one in shown("4x1500 @ 6:00 r2:00", "4x1mi @ 6:00 r2:00")] == [
        "length",
        "pace",
    ]


def test_rests_of_sets_are_told_whole() -> None:
    before, after = "3x(4x200 @ 33 r30) r3:00", "3x(4x200 @ 33 r30, 400 @ 70) r3:00"
    texts = {variable: text for variable, text, _ in shown(before, after)}
    assert texts["rest"] == "30 s and 3:00 → 30 s and 3:00, 3:00"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "8x400 @ 87 r60",
            "8x400 @ 87-88 x2, 87 x4, 86-87 x2 r60",
            ("pace", "87 → 87-88 x2, 87 x4, 86-87 x2", ""),
        ),
        (
            "3x800 @ 2:30, 2:28, 2:26 r2:00",
            "3x800 @ 2:30, 2:28, 2:24 r2:00",
            ("pace", "2:30, 2:28, 2:26 → 2:30, 2:28, 2:24", "harder"),
        ),
        (
            "3x(4x200 @ 33 r30) r3min",
            "4x(4x200 @ 33 r30) r3min",
            ("reps", "3×4 → 4×4 reps", "harder"),
        ),
        ("3x(4x200 @ 33) r3min", "4x(3x200 @ 33) r3min", ("reps", "3×4 → 4×3 reps", "")),
        (
            "8x400 @ 88 r60",
            "2x(4x400 @ 88 r60) r3min",
            ("rest", "60 s → 60 s and 3:00", ""),
        ),
        (
            "(400, 600, 800) @ 4:00/km r90",
            "(400, 600, 800, 600) @ 4:00/km r90",
            ("reps", "3 → 4 reps", "harder"),
        ),
        (
            "4x400 @ 88 r90 + 2x800 @ 3:00 r2:00",
            "4x400 @ 88 r90 + 3x800 @ 3:00 r2:00",
            ("reps", "2 → 3 reps", "harder"),
        ),
        (
            "8x400 @ 88 r90",
            "6x400 @ 88 r90 + 2x400 @ 84 r90",
            ("pace", "88 → 88, 84", ""),
        ),
    ],
)
def test_one_change_in_groups_and_lists(
    before: str, after: str, expected: tuple[str, str, str]
) -> None:
    assert shown(before, after) == [expected]


@pytest.mark.parametrize(
    ("before", "after", "text", "direction"),
    [
        ("10x100 on 1:45", "10x100 on 1:40", "on 1:45 → on 1:40", "harder"),
        ("10x100 on 1:45", "10x100 on 1:45-1:50", "on 1:45 → on 1:45-1:50", "easier"),
        ("3x(4x100 on 1:45) r3min", "3x(4x100 on 1:40) r3min", None, "harder"),
        ("6x400 r90", "6x400 on 3:00", "90 s → on 3:00", ""),
        ("6x400 r50%", "6x400 r40%", "50% → 40%", "harder"),
        ("6x400 r(until 120bpm)", "6x400 r(until 110bpm)", None, "easier"),
        ("6x400 r(until 120bpm)", "6x400 r(until lap)", "until 120bpm → until lap", ""),
        ("6x400 r(walk back)", "6x400 r(jog back)", "walk → jog back", "harder"),
        ("6x400 r(full)", "6x400 r90", "full rest → 90 s", ""),
        ("4x400 r(60, 90, 120)", "4x400 r(60, 90, 90)", None, "harder"),
        ("6x400 r120>20", "6x400 r100>20", "r120>20 → r100>20", "harder"),
        ("6x400 r60", "6x400 r60 (4min after half)", "60 s → r60 (4min after half)", "easier"),
        (
            "6x400 r(800m float @ MP+60)",
            "6x400 r(800m float @ MP+50)",
            "800 m float @ MP+60 → 800 m float @ MP+50",
            "harder",
        ),
        ("6x400 r90 float", "6x400 r90", "90 s float → 90 s", "easier"),
    ],
)
def test_rests_and_send_offs(before: str, after: str, text: str | None, direction: str) -> None:
    [(variable, found, way)] = shown(before, after)
    assert (variable, way) == ("rest", direction)
    assert text in (None, found)


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        ("MP-10", "MP-15", "harder"),
        ("MP-10", "MP", "easier"),
        ("MP+15-25", "MP+10-20", "harder"),
        ("MP+10", "MP+1:00", "easier"),
        ("MP-3%", "MP-2%", "easier"),
        ("MP", "104%MP", "harder"),
        ("95-97%MP", "96-98%MP", "harder"),
        ("MP-10/km", "MP-10/mi", "easier"),
        ("MP-10", "MP-2%", ""),
        ("MP", "HM", ""),
        ("MP-10", "HM-10", ""),
        ("MP", "MP-HM", ""),
        ("140-150bpm", "145-150bpm", "harder"),
        ("140-150bpm", "<=145bpm", ""),
        ("75%hrmax", "70-75%hrmax", "easier"),
        ("75%hrmax", "75%hrr", ""),
        ("250W", "240W", "easier"),
        ("rpe 6", "rpe 6-7", "harder"),
        ("rpe 6", "140bpm", ""),
        ("MP>10k", "MP>5k", ""),
        ("MP+10>MP", "MP+5>MP", "harder"),
        ("7:00/mi>6:30/mi", "7:00/mi>6:20/mi", "harder"),
    ],
)
def test_targets_that_are_no_times(before: str, after: str, direction: str) -> None:
    assert shown(f"40min @ {before}", f"40min @ {after}") == [
        ("pace", f"{before} → {after}", direction)
    ]


def test_names_with_a_pace_are_compared_by_it() -> None:
    """A different name is no obstacle, and the plan's unit is what offsets count in."""
    head = "pace MP = 7:00/mi\npace HM = 6:45/mi\nrule laps-sum off"
    sides = []
    for target in ("MP-10", "HM", "MP-15"):
        plan = plan_of(weekly(f"40min @ {target}", rule=head))
        made = work(next(plan.sessions()).steps, plan.unit)
        assert made is not None
        sides.append(made)
    [change] = changes(sides[0], sides[1])
    assert (change.direction, change.by) == ("harder", Duration(5 * SECOND))
    assert changes(sides[1], sides[2]) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("6x400 @ 90>84 r60", "7x400 @ 90>84 r60"),
        ("6x400 @ 88 r120>20", "7x400 @ 88 r120>20"),
        ("6x400 @ 88 r60 (4min after half)", "7x400 @ 88 r60 (4min after half)"),
        ("(400, 600) @ (96, 2:24) r90", "(400, 600, 600) @ (96, 2:24, 2:24) r90"),
    ],
)
def test_what_is_spelled_as_one_is_the_same_over_more_reps(before: str, after: str) -> None:
    assert [(variable, way) for variable, _, way in shown(before, after)] == [("reps", "harder")]


def test_cut_downs_over_reps() -> None:
    assert shown("6x400 @ 90>84 r60", "6x400 @ 90>82 r60") == [("pace", "90>84 → 90>82", "harder")]
    assert shown("6x400 @ 90>84 r60", "8x400 @ 90>82 r60")[1] == (
        "pace", "90>84 → 90>82", "harder",
    )  # fmt: skip
    assert shown("6x400 @ 88 r60", "6x400 @ 90>84 r60") == [("pace", "88 → 90>84", "")]
    assert shown("4x400 @ 90>84 r60", "4x400 @ 90, 88, 86, 84 r60") == []
    # The same times over another length are another pace, however they are spelled.
    assert shown("6x400 @ 90>84 r60", "7x300 @ 90>84 r60")[-1][0] == "pace"


def test_each_rung_has_its_own_target() -> None:
    assert shown("(400, 600) @ (96, 2:24) r90", "(400, 600) @ (96, 2:21) r90") == [
        ("pace", "2:24 → 2:21", "harder")
    ]


def test_a_total_is_the_length_of_what_it_repeats() -> None:
    legs = "(1mi MP-10 + 1mi MP+30)"
    assert shown(f"8-12mi of {legs}", f"10-12mi of {legs}") == [
        ("length", "8-12 → 10-12 mi", "harder")
    ]
    assert shown(f"8mi of {legs}", "8mi of (2mi MP-10 + 1mi MP+30)") == [
        ("length", "1 → 2 mi", "harder")
    ]
    [(variable, _, _)] = shown("10x1mi MP", "10mi of (1mi MP + 1mi MP)")
    assert variable == "reps for length", "the legs are not added to the total"


def test_open_ended_work() -> None:
    assert shown("3x until lap @ 88", "3x until lap @ 88") == []
    assert shown("3x until 160bpm hard", "3x2min hard") == [("length", "until 160bpm → 2:00", "")]


def test_several_changes() -> None:
    assert shown("6x400 @ 85-87 r90", "7-8x400 @ 83-87 r75") == [
        ("reps", "6 → 7-8 reps", "harder"),
        ("rest", "90 → 75 s", "harder"),
        ("pace", "85-87 → 83-87", "harder"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("6x400 @ 88 r90", "6x400 @ 1:28 r1:30"),
        ("6x400 @ 88 r90", "6x400 @ 5:54/mi r90"),
        ("20min @ 7:00/mi", "20min @ 4:21/km"),
        ("6x400 @ 88 r90", "warmup 15min easy + 4x100 strides + 6x400 @ 88 r90 + cooldown 5min"),
        ("6x400 @ 88 r90", "10min easy + 6x400 @ 88 r90 + 10min easy"),
        ("20min easy + 6x400 @ 88 r90", "25min easy + 6x400 @ 88 r90"),
        ("6x400 @ 88 r90", "6x400 r90"),
        ("6x400 @ 88", "6x400 @ 88 r90"),
        ("8x400 @ 88 r90", "8x400 @ 88 x6, free x2 r90"),
        ("8x400 @ 88 r90", "8x400 @ 88 x4, 88 x4 r90"),
    ],
)
def test_no_change(before: str, after: str) -> None:
    assert shown(before, after) == []
    assert shown(after, before) == []


def test_what_is_no_work() -> None:
    assert work(steps_of("rest")) is None
    assert work(steps_of("4x100 strides")) is None
    assert work(steps_of("warmup 10min easy + drills + cooldown 10min easy")) is None


def test_reps_for_length_at_equal_volume_is_one_change() -> None:
    rungs = ["12x400", "8x600", "6x800", "5x1k", "4x1200"]
    for before, after in pairwise(rungs):
        [(variable, _, direction)] = shown(f"{before} @ 4:00/km", f"{after} @ 4:00/km")
        assert (variable, direction) == ("reps for length", "")
    assert shown("12x400 @ 96 r90", "8x600 @ 2:24 r90") == [
        ("reps for length", "12 → 8 reps of 400 → 600 m", "")
    ]


def test_reps_for_length_within_ten_percent_of_the_larger_volume() -> None:
    assert len(shown("10x400 r90", "6x600 r90")) == 1  # 4000 m, 3600 m
    assert shown("8x400 r90", "6x600 r90") == [  # 3200 m, 3600 m
        ("reps", "8 → 6 reps", "easier"),
        ("length", "400 → 600 m", "harder"),
    ]
    assert len(shown("6x400 r90", "4-5x600 r90")) == 2  # one end of a range is not enough


@pytest.mark.parametrize(
    ("before", "after", "by"),
    [
        ("6x400 @ 88 r90", "8x400 @ 88 r90", 2),
        ("6x400 @ 88 r90", "7-9x400 @ 88 r90", 3),
        ("6x400 @ 88 r90", "6x400 @ 88 r60", Duration(30 * SECOND)),
        ("6x400 @ 85-87 r90", "6x400 @ 83-86 r90", Duration(2 * SECOND)),
        ("6x400 @ 6:00/mi r90", "6x400 @ 5:57/mi r90", Duration(3 * SECOND)),
        ("20min @ 4:20/km", "20min @ 4:16/km", Duration(4 * SECOND)),
        ("20min threshold", "25min threshold", Duration(300 * SECOND)),
        ("400 @ 88", "500 @ 1:50", Distance(100 * METRE)),
        ("6x400 @ 88 r60", "6x400 @ 88 r90", None),
        ("6x400 @ 88 r60", "6x400 @ 88 r60 jog", None),
        ("6x400 @ 88 r60", "6x400 @ 88 r50 jog", Duration(10 * SECOND)),
        ("6x400 on 3:00", "6x400 on 2:50", Duration(10 * SECOND)),
        ("6x400 r50%", "6x400 r40%", None),
        ("6x400 r120>20", "6x400 r110>20", Duration(10 * SECOND)),
        ("6x400 r(800m float @ MP+60)", "6x400 r(800m float @ MP+50)", None),
        ("6x400 @ 5k-2", "6x400 @ 5k-4", Duration(2 * SECOND)),
        ("6x400 @ 5k-2/mi", "6x400 @ 5k-4/mi", Duration(2 * SECOND)),
        ("6x400 @ 5k-2%", "6x400 @ 5k-4%", None),
        ("40min @ 140bpm", "40min @ 150bpm", None),
    ],
)
def test_the_size_of_a_step_up(before: str, after: str, by: object) -> None:
    [change] = between(steps_of(before), steps_of(after))
    assert change.by == by


@dataclass(frozen=True)
class Reps:
    """A session of reps, by the four variables."""

    reps: tuple[int, int]
    metres: int
    rest: int
    pace: tuple[int, int]

    def steps(self) -> tuple[Step]:
        low, high = (Duration(end * SECOND) for end in self.pace)
        pause, far = Duration(self.rest * SECOND), Distance(self.metres * METRE)
        return (
            Step(
                "reps",
                reps=Range(*self.reps),
                distance=Range(far, far),
                targets=(Target("", time=Range(low, high)),),
                rest=Rest("", duration=Range(pause, pause)),
            ),
        )


def bands(low: int, high: int) -> st.SearchStrategy[tuple[int, int]]:
    ends = st.tuples(st.integers(low, high), st.integers(low, high))
    return ends.map(lambda both: (min(both), max(both)))


SESSIONS = st.builds(
    Reps,
    reps=bands(1, 20),
    metres=st.sampled_from([200, 300, 400, 600, 800, 1000]),
    rest=st.sampled_from([30, 60, 90, 120]),
    pace=bands(30, 240),
)


@given(SESSIONS)
def test_twins_do_not_differ(one: Reps) -> None:
    assert between(one.steps(), one.steps()) == ()


@given(SESSIONS, SESSIONS, st.sampled_from(["reps", "rest", "pace"]))
def test_one_variable_is_one_change(one: Reps, other: Reps, variable: str) -> None:
    later = replace(one, **{variable: getattr(other, variable)})
    found = [change.variable for change in between(one.steps(), later.steps())]
    assert found == ([] if later == one else [variable])


@given(SESSIONS, SESSIONS)
def test_there_and_back_are_as_many_changes(one: Reps, other: Reps) -> None:
    there = between(one.steps(), other.steps())
    back = between(other.steps(), one.steps())
    assert [change.variable for change in there] == [change.variable for change in back]
    opposite = {"harder": "easier", "easier": "harder", "": ""}
    assert [opposite[change.direction] for change in there] == [c.direction for c in back]
