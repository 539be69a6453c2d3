"""Whatever people write in titles, notes and places, the file stays one that every parser reads."""

from __future__ import annotations

import re
import unicodedata

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from plandsl.emit.ics.text import calendar_name, clean, one_line
from tests.emit.ics.plans import at, build, lines, minutes, plan, session, values

PIECES = st.sampled_from(
    ["\\", "\\N", "\\n", "\n", "\r\n", "\r", ",", ";", ":", '"', "<b>", "\x00", "\x07", "\x1b[31m",
     "\t", "\x85", "\u2028", "\ud800", "\udfff", "\ufffe", "\ufeff", "é", "e\u0301", "é" * 40, " ",
     "שלום", "\u202e", "مرحبا", "🏃🏽‍♀️", "🏃🏽‍♀️" * 125, "END:VEVENT",
     "BEGIN:VALARM", "a" * 74, "x" * 500]
)  # fmt: skip
NASTY = st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=12).map("".join)
PROPERTY = re.compile(r"[A-Z-]+(;[A-Z-]+=[^;:]*)*:")


def build_with(title: str, label: str, note: str, venue: str) -> bytes:
    one = session(0, label=label, notes=(note,), venue=venue, time=at(7))
    return build(plan(one, title=title, athlete=title, remind=minutes(30)))


@settings(max_examples=100)
@given(NASTY, NASTY, NASTY, NASTY)
def test_bytes_stay_valid(title: str, label: str, note: str, venue: str) -> None:
    data = build_with(title, label, note, venue)
    plain = build_with("t", "l", "n", "v")
    for row in data.split(b"\r\n"):
        assert len(row) <= 75
        assert not re.search(rb"[\x00-\x1f\x7f]", row)
        row.decode()
    names = [row.partition(":")[0] for row in lines(data)]
    # The texts made no property of their own; only an empty place is left out.
    assert set(names) - {row.partition(":")[0] for row in lines(plain)} == set()
    assert len(names) >= len(lines(plain)) - 1
    assert all(PROPERTY.match(row) for row in lines(data))


@settings(max_examples=60)
@given(NASTY, NASTY, NASTY, NASTY)
def test_three_parsers_read_the_text_that_was_meant(
    title: str, label: str, note: str, venue: str
) -> None:
    data = build_with(title, label, note, venue)
    event = icalendar.Calendar.from_ical(data).walk("VEVENT")[0]
    strict = IcsCalendarStream.calendar_from_ics(data.decode()).events[0]
    loose = vobject.readOne(data.decode()).vevent
    expected = f"Note: {clean(note)}".strip()
    for text in (str(event["DESCRIPTION"]), str(strict.description), loose.description.value):
        assert expected in text
    for place in (event.get("LOCATION"), strict.location):
        assert str(place or "") == one_line(venue)


@given(NASTY)
def test_clean_text_is_clean_and_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not {unicodedata.category(sign) for sign in once.replace("\n", "")} & {"Cc", "Cs"}
    once.encode()


@given(NASTY)
def test_a_name_needs_no_escaping(text: str) -> None:
    assert not set(calendar_name(text)) & set(",;\\\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e\u0301", "é"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("a\tb\x00c\x7f", "a bc"),
        ("\ud83c", ""),
        (r"C:\Notes and \n", "C:\\\u200bNotes and \\n"),
        ("🏃🏽‍♀️ שלום", "🏃🏽‍♀️ שלום"),
    ],
)
def test_what_cleaning_does(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_titles_are_cut_and_marked() -> None:
    (summary,) = values(build(plan(session(label="🏃🏽‍♀️" * 100))), "SUMMARY")
    assert len(summary) == 60
    assert summary.endswith("…")
