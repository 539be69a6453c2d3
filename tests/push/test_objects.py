"""Objects cut from calendars and put together, by us, by phones and by nobody in his right mind."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandsl.push.fields import FIELDS, LENGTH
from plandsl.push.objects import Object, Unreadable, as_written, held, parsed, planned, rewritten

NOW = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
ZONE = "BEGIN:VTIMEZONE\nTZID:{}\nBEGIN:STANDARD\nDTSTART:19701025T030000\nTZOFFSETFROM:+0200\n"
ZONE += "TZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n"
EVENT = """BEGIN:VEVENT
UID:{}
DTSTAMP:20261101T000000Z
SEQUENCE:7
DTSTART;TZID={}:20261210T180000
DTEND;TZID={}:20261210T182000
SUMMARY:Tempo
DESCRIPTION:a text that is longer than a line of a calendar may be\\, so that it
  is folded
CATEGORIES:workout,running
X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
ATTENDEE;CN=Läufer;PARTSTAT=ACCEPTED:mailto:runner@example.org
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT1H
END:VALARM
END:VEVENT
"""
BERLIN, TOKYO = "Europe/Berlin", "Asia/Tokyo"


def calendar(*events: str) -> bytes:
    zones = ZONE.format(BERLIN) + ZONE.format(TOKYO)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{zones}{''.join(events)}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def event(uid: str = "a", start: str = BERLIN, end: str = BERLIN) -> str:
    return EVENT.format(uid, start, end)


def zones(one: Object) -> list[str]:
    lines = one.data.decode().split("\r\n")
    return [line.removeprefix("TZID:") for line in lines if line.startswith("TZID:")]


def test_each_event_has_the_zones_that_it_needs_and_its_own_bytes() -> None:
    cut = planned(calendar(event("a"), event("b", BERLIN, TOKYO), event("c", TOKYO, TOKYO)), "me")
    assert [zones(cut[uid]) for uid in "abc"] == [[BERLIN], [TOKYO, BERLIN], [TOKYO]]
    for uid, one in cut.items():
        text = one.data.decode().replace("X-PLANDSL-PLAN:me\r\n", "")
        assert event(uid).split("TZID")[0].replace("\n", "\r\n") in text
        assert one.mark == "me"
        assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DTSTART;TZID=Europe/Berlin:20261210T180000", "DTSTART:20261210T170000Z"),
        ("DTEND;TZID=Europe/Berlin:20261210T182000", "DURATION:PT20M"),
        ("DTEND;TZID=Europe/Berlin:20261210T182000", "DTEND;TZID=Asia/Tokyo:20261211T022000"),
        ("CATEGORIES:workout,running", "CATEGORIES:running\r\nCATEGORIES:workout"),
        ("TRIGGER:-PT1H", "TRIGGER;RELATED=START:-PT60M\r\nDESCRIPTION:x"),
        ("SUMMARY:Tempo", "SUMMARY;LANGUAGE=en:Tempo  "),
        ("\r\n  is", " is"),
    ],
)
def test_what_means_the_same_is_the_same(one: str, other: str) -> None:
    data = calendar(event())
    changed = data.replace(one.encode(), other.encode())
    assert changed != data
    assert held(changed).fields == held(data).fields


def test_fields_are_exchanged_and_all_else_stays() -> None:
    theirs = held(calendar(event()))
    ours = planned(calendar(event(start=TOKYO, end=TOKYO).replace("Tempo", "Hills")), "me")["a"]
    new = rewritten(theirs, ours, ("title",), NOW)
    assert new.fields == {**theirs.fields, "title": "Hills"}
    assert new.sequence == 8
    before, after = parsed(theirs.text), parsed(new.text)
    written = {"SUMMARY", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "X-PLANDSL-PLAN"}
    assert {name: before[name].to_ical() for name in before if name not in written} == {
        name: after[name].to_ical() for name in after if name not in written
    }
    assert zones(new) == [BERLIN]
    assert zones(rewritten(theirs, ours, ("when",), NOW)) == [TOKYO]


def test_the_changed_days_of_a_series_stay() -> None:
    """A phone can make a session repeat, and change one of its days."""
    other = event().replace("SUMMARY", "RECURRENCE-ID;TZID=Asia/Tokyo:20261211T020000\nSUMMARY")
    theirs = held(calendar(event().replace("SUMMARY", "RRULE:FREQ=DAILY\nSUMMARY"), other))
    new = rewritten(theirs, planned(calendar(event()), "me")["a"], ("title",), NOW)
    assert new.data.count(b"BEGIN:VEVENT") == 2
    assert b"RECURRENCE-ID;TZID=Asia/Tokyo" in new.data
    assert b"RRULE:FREQ=DAILY" in new.data
    assert zones(new) == [TOKYO, BERLIN]


LINES = f"{event()}{ZONE}".replace("\n", "\r\n").splitlines(True)
ODD = (
    "DTSTART:x", "RRULE:FREQ=SECONDLY", ":", 'X-é;a="b:c"', " ", "\0", "SEQUENCE:x", "UID;X=1:a",
    "DTEND;VALUE=PERIOD:20261210T180000Z/PT1H", "TRIGGER;VALUE=DATE-TIME:1", "SEQUENCE:-9999999999",
    "CATEGORIES;VALUE=DATE:1", "DTSTART;VALUE=DATE;TZID=UTC:20261210", "DTSTART:20261210T180000Z",
    "DTEND;VALUE=DATE:20261210T180000Z", "DURATION:PT1H", "X-PLANDSL-PLAN:a", "GEO:x",
)  # fmt: skip
ANY = st.lists(st.sampled_from([*LINES, *(f"{one}\r\n" for one in ODD)]), max_size=25).map("".join)
NAMES = st.lists(st.sampled_from([*FIELDS, LENGTH]), unique=True)


@given(st.tuples(ANY, ANY), NAMES)
def test_whatever_a_server_has_is_read_or_left_alone(
    text: tuple[str, str], names: list[str]
) -> None:
    data = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n{text[0]}END:VEVENT\r\n{text[1]}".encode()
    ours = planned(calendar(event()), "me")["a"]
    try:
        theirs = held(data)
        assert set(theirs.fields) == set(FIELDS)
        assert as_written([theirs]).startswith(b"BEGIN:VCALENDAR")
        new = rewritten(theirs, ours, names, NOW)
    except Unreadable:
        return
    assert {name: new.fields[name] for name in names if name != LENGTH} == {
        name: ours.fields[name] for name in names if name != LENGTH
    }
