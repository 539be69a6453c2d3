"""A session stays the event that it is, however far it moves, with and without memory."""

from __future__ import annotations

import shutil

import pytest

from tests.push.phone import Phone
from tests.push.pushing import Desk

pytestmark = pytest.mark.xdist_group("calendars")

AWAY = "  wed  hills: 8x45s uphill hard r90 at Big Hill\n"


def test_a_session_stays_itself_in_another_week(desk: Desk, phone: Phone) -> None:
    desk.push()
    before = phone.versions().keys()
    desk.edit("  sat  long: 60min easy\n", "")
    desk.edit(AWAY, f"{AWAY}  fri  long: 60min easy\n")
    assert desk.push().out == "moved 1\n"
    assert phone.versions().keys() == before
    assert phone.start("long") == "12-18 17:00"


def test_a_session_in_another_week_is_found_without_memory(desk: Desk, phone: Phone) -> None:
    """Its place in the plan no longer tells who it is: the calendar does."""
    test_a_session_stays_itself_in_another_week(desk, phone)
    before = phone.versions()
    shutil.rmtree(desk.state)
    assert desk.push().out == "found 4 that were there\n"
    assert phone.versions() == before


def test_a_season_a_week_later_moves_in_place(desk: Desk, phone: Phone) -> None:
    desk.push()
    before = phone.versions().keys()
    desk.edit("start 2026-12-07", "start 2026-12-14")
    assert desk.push().out == "moved 4\n"
    assert phone.versions().keys() == before


def test_another_season_of_one_name_is_refused(desk: Desk, phone: Phone) -> None:
    desk.push()
    before = phone.versions()
    desk.edit("start 2026-12-07", "start 2027-12-06")
    desk.edit("400s: 15min easy + 8x400 @ 85-87 r60", "swim 1km")
    desk.edit("tempo: 20min threshold", "bike 30min easy")
    desk.edit("long: 60min easy", "walk 90min")
    desk.edit(AWAY, "")
    made = desk.push()
    assert made.status == 1
    assert "give a new season a title, or an id, of its own; to push nevertheless" in made.err
    assert phone.versions() == before


def test_a_damaged_memory_of_the_last_calendar_is_made_anew(desk: Desk, phone: Phone) -> None:
    test_a_session_stays_itself_in_another_week(desk, phone)
    before = phone.versions()
    (last,) = desk.state.rglob("last.ics")
    whole = last.read_bytes()
    for damage in (whole[:-40], b"", b"BEGIN:VCALENDAR\r\n"):
        last.write_bytes(damage)
        assert desk.push().summary == "nothing to do: 4 sessions are as in the plan"
        assert phone.versions() == before


def test_what_the_phone_wrote_into_an_event_does_no_harm_without_memory(
    desk: Desk, phone: Phone
) -> None:
    desk.push()
    phone.edit("tempo", X_MOZ_LASTACK='"a;b":c', COMMENT="x\ny", DESCRIPTION='\\N;,"')
    shutil.rmtree(desk.state)
    made = desk.push()
    assert (made.status, made.summary) == (1, "found 4 that were there, 1 to decide")


def test_another_file_of_one_name_is_refused(desk: Desk, phone: Phone) -> None:
    desk.push()
    before = phone.versions()
    desk.plan = desk.plan.rename(desk.plan.with_name("renamed.plan"))
    made = desk.push()
    assert made.status == 1
    assert "it was made from little.plan, not from renamed.plan" in made.err
    forced = desk.push("--force")
    assert (forced.out, forced.err) == ("nothing to do: 4 sessions are as in the plan\n", "")
    assert desk.push().summary == "nothing to do: 4 sessions are as in the plan"
    assert phone.versions() == before
