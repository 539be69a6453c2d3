"""Exactness: nothing is rounded but in `rounded`, and what is written says what was meant."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plandsl.units import (
    HALF_MARATHON,
    KILOMETRE,
    MARATHON,
    METRE,
    MILE,
    YARD,
    Distance,
    Duration,
    Pace,
    clock,
    clock_seconds,
    length,
    number,
    rounded,
    spoken,
)

DURATIONS = st.integers(-(10**10), 10**10).map(Duration)
TIMES = st.integers(1, 10**9).map(Duration)
DISTANCES = st.integers(1, 10**12).map(Distance)
FRACTIONS = st.fractions(min_value=-(10**6), max_value=10**6)


def seconds(value: int) -> Duration:
    return Duration(value * 1000)


def metres(value: int) -> Distance:
    return Distance(value * METRE)


def test_the_units_of_the_sport_are_whole_micrometres() -> None:
    assert Distance(YARD).metres == Fraction("0.9144")
    assert Distance(MILE).metres == Fraction("1609.344")
    assert Distance(MARATHON).metres == Fraction("42195")
    assert HALF_MARATHON * 2 == MARATHON


@given(DURATIONS, DURATIONS, st.integers(-1000, 1000))
def test_durations_add_as_their_seconds_do(one: Duration, other: Duration, times: int) -> None:
    assert (one + other).seconds == one.seconds + other.seconds
    assert (one - other) + other == one
    assert (one * times).seconds == one.seconds * times
    assert (one < other) == (one.seconds < other.seconds)


@given(DISTANCES, DISTANCES, st.integers(0, 1000))
def test_distances_add_as_their_metres_do(one: Distance, other: Distance, times: int) -> None:
    assert (one + other).metres == one.metres + other.metres
    assert (one - other) + other == one
    assert (one * times).metres == one.metres * times


@given(TIMES, DISTANCES)
def test_a_pace_gives_back_what_it_was_made_of(time: Duration, distance: Distance) -> None:
    pace = Pace.of(time, distance)
    assert pace.time_for(distance) == time
    assert pace.distance_in(time) == distance


@given(TIMES, TIMES, DISTANCES)
def test_a_smaller_pace_is_faster(one: Duration, other: Duration, distance: Distance) -> None:
    assert (Pace.of(one, distance) < Pace.of(other, distance)) == (one < other)


def test_a_pace_over_nothing_is_none() -> None:
    with pytest.raises(ZeroDivisionError):
        Pace.of(seconds(90), Distance(0))


@pytest.mark.parametrize(
    ("time", "distance", "unit", "written"),
    [
        (260, KILOMETRE, KILOMETRE, "4:20/km"),
        (420, MILE, MILE, "7:00/mi"),
        (90, 400 * METRE, 400 * METRE, "1:30/400"),
        (42, 200 * METRE, 200 * METRE, "42/200"),
        (270, 1200 * METRE, MILE, "6:02/mi"),
    ],
)
def test_paces_as_runners_write_them(time: int, distance: int, unit: int, written: str) -> None:
    assert Pace.of(seconds(time), Distance(distance)).per(Distance(unit)) == written


@given(FRACTIONS)
def test_rounding_is_to_the_nearest_and_mirrors_at_zero(value: Fraction) -> None:
    assert abs(rounded(value) - value) <= Fraction(1, 2)
    assert rounded(-value) == -rounded(value)


@pytest.mark.parametrize(("value", "whole"), [("1/2", 1), ("-1/2", -1), ("5/2", 3), ("7/3", 2)])
def test_halves_go_away_from_zero(value: str, whole: int) -> None:
    assert rounded(Fraction(value)) == whole


def read_clock(text: str) -> Fraction:
    """The seconds of a clock, read the long way."""
    sign = -1 if text.startswith("-") else 1
    total = Fraction(0)
    for part in text.removeprefix("-").split(":"):
        total = total * 60 + Fraction(part)
    return sign * total


@given(DURATIONS)
def test_a_clock_is_exact(time: Duration) -> None:
    written = clock(time)
    assert read_clock(written) == time.seconds
    _, *after = written.removeprefix("-").split(":")
    assert all(len(part.partition(".")[0]) == 2 for part in after)
    assert str(time) == written


@pytest.mark.parametrize(
    ("ms", "written"),
    [
        (0, "0"),
        (45_000, "45"),
        (59_999, "59.999"),
        (60_000, "1:00"),
        (105_680, "1:45.68"),
        (3_900_000, "1:05:00"),
        (-75_000, "-1:15"),
    ],
)
def test_clocks(ms: int, written: str) -> None:
    assert clock(Duration(ms)) == written


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (75_000, "75 s"),
        (13_250, "13.25 s"),
        (99_999, "99.999 s"),
        (100_000, "1:40"),
        (184_000, "3:04"),
        (600_000, "10 min"),
        (2_700_000, "45 min"),
        (5_400_000, "1 h 30 min"),
        (7_200_000, "2 h"),
        (2_701_000, "45:01"),
    ],
)
def test_times_in_a_sentence(ms: int, said: str) -> None:
    assert spoken(Duration(ms)) == said


@given(DURATIONS)
def test_plain_seconds_are_exact(time: Duration) -> None:
    assert Fraction(clock_seconds(time)) == time.seconds


@pytest.mark.parametrize(
    ("um", "said"),
    [
        (400 * METRE, "400 m"),
        (1600 * METRE, "1600 m"),
        (5 * KILOMETRE, "5 km"),
        (4600 * METRE, "4.6 km"),
        (MARATHON, "marathon"),
        (MILE, "1 mi"),
        (3 * MILE, "3 mi"),
        (MILE * 621 // 100, "6.21 mi"),
        (MILE * 3 // 2, "1.5 mi"),
        (100 * YARD, "91.44 m"),
        (0, "0 m"),
        (400 * METRE + 1, "400 m"),
    ],
)
def test_lengths_in_a_sentence(um: int, said: str) -> None:
    assert length(Distance(um)) == said
    assert str(Distance(um)) == said


@given(st.integers(0, 10**9).map(lambda mm: Distance(mm * 1000)))
def test_a_length_is_exact_to_the_millimetre(distance: Distance) -> None:
    value, unit = length(distance).split()
    assert Fraction(value) * {"m": METRE, "km": KILOMETRE, "mi": MILE}[unit] == distance.um


@given(FRACTIONS, st.integers(0, 6))
def test_a_number_is_the_nearest_with_so_many_places(value: Fraction, places: int) -> None:
    written = number(value, places)
    assert abs(Fraction(written) - value) <= Fraction(1, 2 * 10**places)
    assert len(written.partition(".")[2]) <= places
    assert written != "-0"


@given(FRACTIONS, st.integers(0, 6))
def test_a_number_has_no_zeros_to_spare(value: Fraction, places: int) -> None:
    written = number(value, places)
    assume("." in written)
    assert not written.endswith(("0", "."))
