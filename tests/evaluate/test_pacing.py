"""Pacing figures against hand-computed ones, and what is (not) said of them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandsl.evaluate import pacing
from plandsl.units import Duration

SETS = {
    "5x400 a": (90, 90, 89, 88, 91),
    "5x400 b": (75, 88, 89, 88, 88),
    "6x400": (82, 90, 85, 88, 84, 86),
    "8x400": (85, 89, 87, 88, 89, 90, 91, 90),
    "2x800": (184, 182),
}
TEMPO = (
    *(105_680, 107_780, 106_580, 106_660, 105_470, 106_620),
    *(107_380, 107_370, 107_790, 108_780, 109_840, 99_240),
)

TIMES = st.lists(st.integers(20_000, 400_000), min_size=2, max_size=30)


def ms(name: str) -> list[int]:
    return [second * 1000 for second in SETS[name]]


@pytest.mark.parametrize(
    ("name", "cv", "fade", "swing"),
    [
        ("5x400 a", "1.27", "1.1", "1.45"),
        ("5x400 b", "6.94", "17.3", "1.10"),
        ("6x400", "3.33", "-1.2", "1.70"),
        ("8x400", "2.17", "4.0", "0.98"),
        ("2x800", "0.77", "-1.1", "1.41"),
    ],
)
def test_published_figures(name: str, cv: str, fade: str, swing: str) -> None:
    found = pacing.of_reps(ms(name), 0)
    assert found.cv is not None
    assert found.fade is not None
    assert found.swing is not None
    assert f"{float(found.cv):.2f}" == cv
    assert f"{float(found.fade):.1f}" == fade
    assert f"{float(found.swing):.2f}" == swing


def test_the_tempo() -> None:
    found = pacing.of_laps(TEMPO, 2)
    assert found.cv is not None
    assert f"{float(found.cv):.2f}" == "2.46"
    assert found.fade == Fraction(100 * 425_650, 426_700) - 100
    assert found.halves == (Duration(638_790), Duration(640_400))
    without_the_last = pacing.variation(TEMPO[:11])
    assert without_the_last is not None
    assert f"{float(without_the_last):.2f}" == "1.20"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("5x400 a", ("even: they vary by 1.3 %",)),
        (
            "5x400 b",
            (
                "first rep 75: 13.25 s faster than the mean of the others (88.25):"
                " pacing, not fitness",
                "after it even: all within 1 s, which is as fine as they were timed",
            ),
        ),
        (
            "6x400",
            (
                "first rep 82: 4.6 s faster than the mean of the others (86.6):"
                " pacing, not fitness",
                "after it fast and slow by turns, 3.5 s from rep to rep",
            ),
        ),
        (
            "8x400",
            (
                "first rep 85: 4.14 s faster than the mean of the others (89.14):"
                " pacing, not fitness",
                "after it drifting: 88 at first, 90.5 at the end, 2.8 % slower",
            ),
        ),
        ("2x800", ()),
    ],
)
def test_what_is_said_of_reps(name: str, said: tuple[str, ...]) -> None:
    assert pacing.of_reps(ms(name), 0).remarks == said


def test_a_fade_and_a_strong_finish() -> None:
    fading = [88_000, 88_000, 89_000, 90_000, 92_000, 93_000]
    (said,) = pacing.of_reps(fading, 0).remarks
    assert said == "a fade: 88 at first, 92.5 at the end, 5.1 % slower"
    (said,) = pacing.of_reps([92_000, 93_000, 90_000, 89_000, 88_000, 88_000], 0).remarks
    assert said == "a strong finish: 92.5 at first, 88 at the end, 4.9 % faster"


def test_an_opener_that_was_asked_for_is_not_blamed() -> None:
    found = pacing.of_reps(ms("5x400 b"), 0, opened_well=True)
    assert found.opener == Fraction(-53, 4)
    assert not any(remark.startswith("first rep") for remark in found.remarks)


def test_differences_that_the_plan_asked_for_go_unremarked() -> None:
    assert pacing.of_reps(ms("5x400 b"), 0, alike=False).remarks == ()


def test_halves_are_only_spoken_of_for_laps() -> None:
    assert pacing.of_reps(ms("8x400"), 0).halves is None
    assert not any("split" in remark for remark in pacing.of_reps(ms("8x400"), 0).remarks)
    (halves, *_) = pacing.of_laps([80_000, 82_000, 88_000, 90_000], 0).remarks
    assert halves == "halves 2:42 and 2:58: the second 16 s slower (a positive split)"
    (halves, *_) = pacing.of_laps([90_000, 88_000, 86_000, 82_000, 80_000], 0).remarks
    assert halves == (
        "halves 2:58 and 2:42, the middle lap left out: the second 16 s faster (a negative split)"
    )


@given(st.integers(20, 400), st.lists(st.integers(0, 1), min_size=3, max_size=20))
def test_whole_seconds_never_rank_reps_one_second_apart(base: int, plus: list[int]) -> None:
    times = [(base + one) * 1000 for one in plus]
    (said,) = pacing.of_reps(times, 0).remarks
    assert said.startswith("even")


@given(TIMES, st.integers(2, 9))
def test_in_other_units_the_same_is_found(times: list[int], factor: int) -> None:
    scaled = [time * factor for time in times]
    assert pacing.mean(scaled) == pacing.mean(times) * factor
    assert pacing.variation(scaled) == pacing.variation(times)
    assert pacing.fade(scaled) == pacing.fade(times)
    assert pacing.swing(scaled) == pacing.swing(times)


@given(TIMES)
def test_backwards_the_spread_stays(times: list[int]) -> None:
    assert pacing.variation(times[::-1]) == pacing.variation(times)
    assert pacing.swing(times[::-1]) == pacing.swing(times)


@given(st.fractions(min_value=0, max_value=10**6, max_denominator=10**4))
def test_a_root_is_the_nearest_millionth(square: Fraction) -> None:
    found = pacing.root(square)
    half = Fraction(1, 2 * 10**6)
    assert max(found - half, Fraction(0)) ** 2 <= square <= (found + half) ** 2


def test_halves_that_lie_far_apart_are_told_by_the_clock() -> None:
    said = pacing.of_laps([340_000] * 8 + [326_750] * 8, 0).remarks[0]
    assert said == "halves 45:20 and 43:34: the second 1:46 faster (a negative split)"
