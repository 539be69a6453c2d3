"""Days on the calendar: year ends, leap days, clock changes, weeks that begin on any day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandsl import pipeline
from plandsl.model.plan import Plan
from plandsl.source import Source

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = dt.timedelta(days=1)


def plan(text: str) -> Plan:
    loaded = pipeline.load([Source("calendar", text)])[0]
    assert not [one.message for one in loaded.found]
    assert loaded.plan is not None
    return loaded.plan


def dates(text: str) -> list[str]:
    return [f"{one.week} {one.date:%a %Y-%m-%d}" for one in plan(text).sessions()]


def test_a_year_of_53_weeks_has_its_last_one() -> None:
    """2026 has an ISO week 53, which ends in 2027; weeks of a plan are counted from its start."""
    assert dates("plan A\nstart 2026-12-21\nphase A, weeks 1-3\n  sun  10km easy\n") == [
        "1 Sun 2026-12-27",
        "2 Sun 2027-01-03",
        "3 Sun 2027-01-10",
    ]


def test_a_leap_day_is_a_day() -> None:
    assert dates("plan A\nstart 2028-02-28\nweek 1\n  tue  5km easy\n  wed  5km easy\n") == [
        "1 Tue 2028-02-29",
        "1 Wed 2028-03-01",
    ]
    assert dates("plan A\nstart 2028-02-21\nweek 1\n  tue  rest\n2028-02-29  5km easy\n")[1:] == [
        "2 Tue 2028-02-29"
    ]


def test_there_is_no_leap_day_in_other_years() -> None:
    found = pipeline.check([Source("x", "plan A\nstart 2027-02-22\n2027-02-29  5km easy\n")])
    assert [one.message for one in found] == ["there is no date 2027-02-29"]


def test_weeks_count_back_over_a_leap_day() -> None:
    text = "plan A\nrace 2028-03-05 10k\nphase A, weeks 1-2\n  tue  5km easy\n"
    assert dates(text + "race-5  3km easy\nweek 2\n  sun  race: 10k\n") == [
        "1 Tue 2028-02-22",
        "2 Tue 2028-02-29",
        "2 Tue 2028-02-29",
        "2 Sun 2028-03-05",
    ]


@pytest.mark.parametrize(
    ("first", "second_week"),
    [("monday", "2026-03-09"), ("sunday", "2026-03-08"), ("wednesday", "2026-03-11")],
)
def test_weeks_may_begin_on_any_day(first: str, second_week: str) -> None:
    """The week of the start is the first, also where it began before: here it is a Wednesday."""
    text = f"plan A\nstart 2026-03-04\nweeks begin {first}\nphase A, weeks 1-2\n  thu  rest\n"
    made = plan(text)
    assert str(made.weeks[1].start) == second_week
    assert [str(one.date) for one in made.sessions()] == ["2026-03-05", "2026-03-12"]


def test_a_day_before_the_start_is_said_not_lost() -> None:
    text = "plan A\nstart 2026-03-04\nweeks begin monday\nweek 1\n  mon  rest\n  thu  rest\n"
    found = pipeline.check([Source("x", text)])
    assert [one.message for one in found] == [
        "Monday of this week is 2026-03-02, before the plan starts, on 2026-03-04"
    ]


@given(
    start=st.dates(dt.date(2020, 1, 1), dt.date(2099, 12, 31)),
    day=st.sampled_from(DAYS),
    week=st.integers(1, 60),
)
def test_a_day_of_a_week_is_the_one_in_its_seven_days(start: dt.date, day: str, week: int) -> None:
    made = plan(f"plan A\nstart {start}\nphase A, weeks 1-{week}\n  {day}  rest\n")
    for number, session in enumerate(made.sessions(), start=1):
        assert session.week == number
        assert DAYS[session.date.weekday()] == day
        assert 0 <= (session.date - (start + 7 * (number - 1) * DAY)).days < 7


@given(race=st.dates(dt.date(2020, 1, 1), dt.date(2099, 12, 31)), weeks=st.integers(1, 60))
def test_counted_back_the_race_is_in_the_last_week(race: dt.date, weeks: int) -> None:
    day = DAYS[race.weekday()]
    text = f"plan A\nrace {race} 10k\nphase A, weeks 1-{weeks}\n  {day}  race: 10k\n"
    made = plan(text)
    assert [one.date for one in made.sessions()][-1] == race
    assert made.weeks[-1].start <= race <= made.weeks[-1].end
    assert made.weeks[0].start.weekday() == 0


def test_clock_times_stay_on_both_sides_of_a_clock_change() -> None:
    """The last Sundays of March and October in Berlin; the time is the one on the wall."""
    text = (
        "plan A\nstart 2026-03-23\ntimezone Europe/Berlin\nat sun 07:30\n"
        "phase A, weeks 1-2\n  sun  10km easy\n"
    )
    assert [str(one.time) for one in plan(text).sessions()] == ["07:30:00"] * 2
    calendar = pipeline.load([Source("calendar", text)])[0]
    assert calendar.plan is not None


def test_a_plan_starts_anew_for_the_next_athlete() -> None:
    """Another start moves all that has no date of its own."""
    text = "plan A\nstart {}\nphase A, weeks 1-2\n  tue  5km easy\n"
    first, second = (dates(text.format(day)) for day in ("2026-03-02", "2027-03-01"))
    assert first == ["1 Tue 2026-03-03", "2 Tue 2026-03-10"]
    assert second == ["1 Tue 2027-03-02", "2 Tue 2027-03-09"]


def test_a_session_that_a_then_changed_points_at_the_then_and_at_the_week() -> None:
    text = (
        "plan A\nstart 2026-03-02\nphase Base, weeks 1-3\n"
        "  tue  4x400 @ 90 r60\n    then reps +1 to 8\n"
    )
    origins = [one.origin for one in plan(text).sessions()]
    lines = []
    for origin in origins:
        places = []
        while origin is not None:
            places.append(origin.source.text[origin.span.start : origin.span.end])
            origin = origin.via
        lines.append(places)
    day, then, phase = "tue  4x400 @ 90 r60", "then reps +1 to 8", "phase Base, weeks 1-3"
    assert lines == [[day, phase], [day, then, phase], [day, then, phase]]
