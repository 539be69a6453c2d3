"""Three parsers, each of its own descent, agree on every start and end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]
from ical.calendar_stream import IcsCalendarStream

from plandsl.model.plan import Plan
from plandsl.model.session import Kind, Step
from tests.emit.html.page import example
from tests.emit.ics.plans import build, plan, seconds, session, values

# Start and end by UID.
Times = dict[str, tuple[dt.date, dt.date]]

# The days on which the clocks go forward and back; the last zone stops summer time for Ramadan.
CHANGES = {
    "America/New_York": ("2026-03-08", "2026-11-01"),
    "Europe/Berlin": ("2026-03-29", "2026-10-25"),
    "Australia/Sydney": ("2026-04-05", "2026-10-04"),
    "Africa/Casablanca": ("2026-02-15", "2026-03-22"),
}
HOURS = [dt.time(hour, minute) for hour in (0, 1, 2, 3, 4, 18, 23) for minute in (0, 30)]
LENGTHS = (45, 150)


def nights(zone: str) -> Plan:
    """Sessions all around both changes, so that their ends cross them as well."""
    days = [
        dt.date.fromisoformat(day) + dt.timedelta(days=off)
        for day in CHANGES[zone]
        for off in (-1, 0, 1)
    ]
    sessions = [
        session(
            number,
            (Step(f"{length}min", duration=seconds(length * 60)),),
            date=date,
            time=time,
        )
        for number, (date, time, length) in enumerate(
            (date, time, length) for date in days for time in HOURS for length in LENGTHS
        )
    ]
    return plan(*sessions, timezone=zone)


def meant(what: Plan) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """The instants by zoneinfo; a skipped time counts from before the change, as in RFC 5545."""
    zone = ZoneInfo(what.timezone or "")
    for one in what.sessions():
        assert one.time is not None
        time = one.steps[0].duration
        assert time is not None
        assert time.low is not None
        start = dt.datetime.combine(one.date, one.time, zone).timestamp()
        end = start + time.low.ms // 1000
        yield dt.datetime.fromtimestamp(start, dt.UTC), dt.datetime.fromtimestamp(end, dt.UTC)


def by_icalendar(text: str) -> Times:
    events = icalendar.Calendar.from_ical(text).events
    return {str(event.uid): (event.start, event.end) for event in events}


def by_home_assistant(text: str) -> Times:
    events = IcsCalendarStream.calendar_from_ics(text).events
    return {str(event.uid): (event.start, event.end) for event in events}


def by_vobject(text: str) -> Times:
    events = vobject.readOne(text).vevent_list
    return {event.uid.value: (event.dtstart.value, event.dtend.value) for event in events}


def in_utc(time: dt.date) -> dt.datetime:
    assert isinstance(time, dt.datetime)
    assert time.tzinfo is not None
    return time.astimezone(dt.UTC)


CASES = [
    pytest.param(zone, own, parse, id=f"{zone}{'-alone' * own}-{parse.__name__}")
    for zone in CHANGES
    for own in (False, True)
    for parse in (by_icalendar, by_home_assistant, by_vobject)
    # ical 14 passes over a change that has no RRULE, so it must know the zone by its name.
    if not (own and zone == "Africa/Casablanca" and parse is by_home_assistant)
]


@pytest.mark.parametrize(("zone", "own", "parse"), CASES)
def test_every_instant_is_the_one_that_was_meant(
    zone: str, own: bool, parse: Callable[[str], Times]
) -> None:
    what = nights(zone)
    text = build(what).decode()
    if own:  # a name that no library knows, so that only what stands in the file can be right
        text = text.replace(zone, f"Own/{zone}-{parse.__name__}")
    read = parse(text).values()
    assert len(read) == len(list(what.sessions()))
    assert sorted((in_utc(start), in_utc(end)) for start, end in read) == sorted(meant(what))


def test_an_hour_that_comes_twice_is_told_in_utc_and_one_that_never_comes_is_moved() -> None:
    half = (Step("30min", duration=seconds(1800)),)
    back, forward = dt.date(2026, 11, 1), dt.date(2026, 3, 8)
    data = build(
        plan(
            session(0, half, date=back, time=dt.time(1, 15)),
            session(1, half, date=back, time=dt.time(0, 45)),
            session(2, half, date=back, time=dt.time(2)),
            session(3, half, date=forward, time=dt.time(2, 30)),
        )
    )
    assert values(data, "DTSTART")[2:] == [
        "TZID=America/New_York:20260308T033000",
        "20261101T044500Z",
        "20261101T051500Z",
        "TZID=America/New_York:20261101T020000",
    ]
    assert values(data, "DTEND") == [
        "TZID=America/New_York:20260308T040000",
        "20261101T051500Z",
        "20261101T054500Z",
        "TZID=America/New_York:20261101T023000",
    ]


def test_whole_days_are_dates_for_every_parser() -> None:
    text = build(plan(session(0), session(3))).decode()
    days = [(dt.date(2025, 9, day), dt.date(2025, 9, day + 1)) for day in (1, 4)]
    assert sorted(by_icalendar(text).values()) == days
    assert sorted(by_vobject(text).values()) == days
    assert sorted(by_home_assistant(text).values()) == days


@pytest.mark.parametrize("name", ["mile.plan", "as-prescribed.plan"])
def test_the_strict_parser_reads_every_session_of_the_examples(name: str) -> None:
    what = example(name)
    found = by_home_assistant(build(what).decode())
    assert len(found) == sum(one.kind is not Kind.REST for one in what.sessions())


def test_a_round_trip_through_icalendar_changes_no_byte() -> None:
    data = build(nights("Europe/Berlin"))
    assert icalendar.Calendar.from_ical(data).to_ical(sorted=False) == data
