"""The zones that are written hold for every hour of the years they are written for."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from plandsl.emit.ics.timezones import Observance, Yearly, observances
from tests.emit.ics.plans import ZONE, at, build, part, plan, session, values

YEARLY = [
    "America/New_York",
    "America/Sao_Paulo",
    "Antarctica/Troll",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/Dublin",
    "Pacific/Auckland",
    "UTC",
]
IRREGULAR = ["Africa/Casablanca", "America/Santiago", "Asia/Gaza", "Asia/Jerusalem"]
FIRST, LAST = 2024, 2028


def onsets(rules: tuple[Observance, ...]) -> list[tuple[dt.datetime, dt.timedelta]]:
    """Every onset (naive, in UTC) with the offset from then on, as RFC 5545 unrolls the rules."""
    found = []
    for rule in rules:
        years = range(rule.onset.year, LAST + 1) if rule.yearly else [rule.onset.year]
        for year in years:
            day = rule.yearly.day(year) if rule.yearly else rule.onset.date()
            local = dt.datetime.combine(day, rule.onset.time())
            found.append((local - rule.before, rule.after))
    return sorted(found)


@pytest.mark.parametrize("name", YEARLY + IRREGULAR)
def test_the_offset_of_every_sixth_hour_is_the_zones(name: str) -> None:
    zone, moment = ZoneInfo(name), dt.datetime(FIRST, 1, 1, 0, 30)
    told = onsets(observances(zone, FIRST, LAST))
    holds = dt.timedelta()
    while moment.year <= LAST:
        while told and told[0][0] <= moment:
            holds = told.pop(0)[1]
        assert moment.replace(tzinfo=dt.UTC).astimezone(zone).utcoffset() == holds, moment
        moment += dt.timedelta(hours=6)


@pytest.mark.parametrize("name", YEARLY)
def test_a_zone_with_yearly_changes_has_two_rules_and_one_without_has_one(name: str) -> None:
    rules = observances(ZoneInfo(name), FIRST, LAST)
    assert len(rules) <= 2
    assert all(rule.yearly for rule in rules) == (len(rules) == 2)
    assert {rule.onset.year for rule in rules} == {1970}


@pytest.mark.parametrize("name", IRREGULAR)
def test_other_zones_tell_every_change(name: str) -> None:
    rules = observances(ZoneInfo(name), FIRST, LAST)
    assert len(rules) > 2
    assert not any(rule.yearly for rule in rules)


def test_the_moment_of_change_is_right_to_the_second() -> None:
    rules = observances(ZoneInfo("Europe/Berlin"), FIRST, LAST)
    assert [rule.onset for rule in rules] == [
        dt.datetime(1970, 3, 29, 2),
        dt.datetime(1970, 10, 25, 3),
    ]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (Yearly(3, 2, 6), ["2024-03-10", "2025-03-09", "2026-03-08"]),
        (Yearly(11, 1, 6), ["2024-11-03", "2025-11-02", "2026-11-01"]),
        (Yearly(10, -1, 6), ["2024-10-27", "2025-10-26", "2026-10-25"]),
        (Yearly(12, -1, 2), ["2024-12-25", "2025-12-31", "2026-12-30"]),
    ],
)
def test_days_of_yearly_rules(rule: Yearly, days: list[str]) -> None:
    assert [rule.day(int(day[:4])).isoformat() for day in days] == days


def test_the_component_as_written() -> None:
    assert part(build(plan(session(time=at(7)))), "VTIMEZONE") == [
        "BEGIN:VTIMEZONE",
        "TZID:America/New_York",
        "BEGIN:DAYLIGHT",
        "DTSTART:19700308T020000",
        "TZOFFSETFROM:-0500",
        "TZOFFSETTO:-0400",
        "TZNAME:EDT",
        "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19701101T020000",
        "TZOFFSETFROM:-0400",
        "TZOFFSETTO:-0500",
        "TZNAME:EST",
        "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


@pytest.mark.parametrize("name", [ZONE, "UTC", None])
def test_there_is_none_where_no_time_is_told_in_it(name: str | None) -> None:
    days = plan(session(), timezone=name)
    assert "VTIMEZONE" not in build(days).decode()


def test_utc_is_told_as_utc() -> None:
    data = build(plan(session(time=at(7)), timezone="UTC"))
    assert values(data, "DTSTART") == ["20250901T070000Z"]
