"""The plans of the library: clean however they are begun, and what their comments promise is so."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import cache
from itertools import pairwise

import pytest

from plandsl import pipeline
from plandsl.cli import library
from plandsl.cli.shelf import Disk
from plandsl.diagnostics import Diagnostic
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Kind, Session
from plandsl.model.totals import session_estimates, week_estimates, week_totals
from plandsl.source import Source
from plandsl.units import KILOMETRE, Distance

# How many weeks, how many days of running in each, and a race on its day.
PLANS = {
    "first-5k": (10, 3, "race 2026-05-09 5k 35:00"),
    "first-marathon": (20, 4, "race 2026-07-19 marathon 4:30:00"),
    "mile": (12, 5, "race 2026-05-24 mile 5:45"),
}
START = "start 2026-03-02"
ATHLETES = {
    "nobody": "",
    "quick": "athlete Ann\nrecent 2026-02-01 10k 38:00\nhrmax 190\n",
    "slow": "athlete Bob\nrecent 2026-02-01 5k 36:00\nusual warmup = 10min easy\n",
}
EVERY = pytest.mark.parametrize("name", PLANS)


def sources(name: str, when: str, athlete: str = "") -> list[Source]:
    own = Source("own.plan", f"plan Own\nextends {name}\n{when}\n")
    return [own, *([Source("own.athlete", athlete)] if athlete else [])]


def check(files: list[Source]) -> tuple[Diagnostic, ...]:
    return pipeline.check(files, Disk(files))


@cache
def plan(name: str, when: str = START) -> Plan:
    files = sources(name, when)
    (loaded,) = pipeline.load(files, Disk(files))
    assert loaded.plan is not None
    return loaded.plan


def kilometres(distance: Distance | None) -> Fraction:
    assert distance is not None
    return Fraction(distance.um, KILOMETRE)


def length(session: Session) -> Fraction:
    """In km, as estimated; what is not on foot or not run has none."""
    far = session_estimates(session).distance
    return kilometres(far.range.high) if far else Fraction(0)


def week_length(week: Week) -> Fraction:
    far = week_estimates(week).distance
    assert far is not None
    return kilometres(far.range.high)


def test_these_are_all() -> None:
    assert library.names() == tuple(PLANS)


@EVERY
@pytest.mark.parametrize("athlete", ATHLETES.values(), ids=ATHLETES)
def test_they_are_clean_with_a_start_and_with_a_race(name: str, athlete: str) -> None:
    for when in (START, PLANS[name][2]):
        assert check(sources(name, when, athlete)) == ()


@EVERY
def test_a_race_and_its_start_make_the_same_weeks(name: str) -> None:
    by_start, by_race = plan(name), plan(name, PLANS[name][2])
    assert by_start.start == by_race.start == dt.date(2026, 3, 2)
    assert [week.sessions for week in by_start.weeks] != []
    for one, other in zip(by_start.weeks, by_race.weeks, strict=True):
        assert [session.text for session in one.sessions] == [
            session.text for session in other.sessions
        ]
    assert by_race.race is not None
    (race,) = [session for session in by_race.sessions() if session.kind is Kind.RACE]
    assert race.date == by_race.race.date


@EVERY
def test_a_start_in_the_middle_of_a_week_moves_no_weekday(name: str) -> None:
    late = plan(name, "start 2026-03-04")
    assert late.weeks[0].start == dt.date(2026, 3, 2)
    assert [week.sessions[-1].date for week in late.weeks] == [
        week.sessions[-1].date for week in plan(name).weeks
    ]


@EVERY
def test_they_stand_in_canonical_form(name: str) -> None:
    source = library.plan(name)
    assert pipeline.canonical(source) == source.text
    lines = source.text.splitlines()
    assert max(map(len, lines)) <= 101
    assert lines[0].startswith("# ")
    assert "# Where the numbers come from." in source.text
    assert "our choice" in source.text.replace("\n# ", " ")


@EVERY
def test_they_have_no_dates(name: str) -> None:
    source = library.plan(name)
    (alone,) = pipeline.load([source])
    assert [one.name for one in alone.found] == ["no-start"]


@EVERY
def test_the_weeks_and_the_days_of_running(name: str) -> None:
    weeks, days, _ = PLANS[name]
    made = plan(name)
    assert len(made.weeks) == weeks
    for week in made.weeks:
        running = {one.date for one in week.sessions if one.kind not in (Kind.REST, Kind.CROSS)}
        assert days - 1 <= len(running) <= days, week.number


@EVERY
def test_every_fourth_week_is_lighter(name: str) -> None:
    weeks = plan(name).weeks
    lighter = [week for week in weeks if week.deload]
    assert [week.number for week in lighter] == list(range(4, len(weeks) - 1, 4))
    for week in lighter:
        share = week_length(week) / week_length(weeks[week.number - 2])
        assert Fraction("0.65") <= share <= Fraction("0.87"), (week.number, float(share))


@EVERY
def test_no_session_is_much_longer_than_the_longest_of_thirty_days(name: str) -> None:
    """At most a tenth, as the comments say; a race over its distance is what it is."""
    sessions = list(plan(name).sessions())
    for session in sessions:
        since = session.date - dt.timedelta(days=30)
        before = [length(one) for one in sessions if since <= one.date < session.date]
        if not before or session.kind is Kind.RACE or session.week == 1:
            continue
        assert length(session) <= max(before) * Fraction("1.1"), (session.date, session.text)


@EVERY
def test_no_week_grows_fast(name: str) -> None:
    """Against the largest of the three weeks before; the race's own week is what it is."""
    weeks = plan(name).weeks
    for week in weeks[1:-1]:
        largest = max(week_length(one) for one in weeks[max(0, week.number - 4) : week.number - 1])
        assert week_length(week) <= largest * Fraction("1.15"), week.number


@EVERY
def test_one_or_two_faster_sessions_a_week_and_a_day_between(name: str) -> None:
    for week in plan(name).weeks:
        hard = [one.date for one in week.sessions if one.kind in (Kind.WORKOUT, Kind.TRIAL)]
        assert len(hard) <= 2
        gaps = [later - earlier for earlier, later in pairwise(hard)]
        assert all(gap >= dt.timedelta(days=2) for gap in gaps)


def test_what_the_marathon_plan_promises() -> None:
    made = plan("first-marathon")
    far = [week_length(week) for week in made.weeks]
    assert sum(far[-12:]) / 12 == pytest.approx(46.5, abs=1)
    runs = sorted(length(one) for one in made.sessions() if one.kind is not Kind.RACE)
    assert runs[-1] == 30
    # Three weeks that fall, the race left out of the last.
    taper = [*far[16:19], far[19] - Fraction("42.195")]
    assert taper == sorted(taper, reverse=True)
    assert [float(round(one / far[16], 1)) for one in taper] == [1.0, 0.7, 0.5, 0.2]


def test_the_stated_totals_of_weeks_are_right() -> None:
    stated = [week for week in plan("first-marathon").weeks if week.total is not None]
    assert [week.number for week in stated] == [13, 15, 17, 18]
    for week in stated:
        exact = week_totals(week).distance
        assert week.total is not None
        assert exact is not None
        assert week.total.distance == exact.low == exact.high


def test_the_taper_of_the_mile_plan() -> None:
    far = [week_length(week) for week in plan("mile").weeks]
    usual = sum(far[6:10]) / 4
    assert Fraction("0.6") <= far[10] / usual <= Fraction("0.75")
    assert far[11] / usual <= Fraction("0.6")


def test_a_runner_overrides_a_day_and_keeps_the_rest() -> None:
    own = plan("first-marathon", f"{START}\nweek 17\n  sun  long: 32km easy")
    before = plan("first-marathon")
    changed = [
        (one.text, other.text)
        for one, other in zip(before.sessions(), own.sessions(), strict=True)
        if one.text != other.text
    ]
    assert changed == [("30km easy", "32km easy")]
