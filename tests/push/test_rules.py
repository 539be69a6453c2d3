"""Every rule of a push, on two servers, with another client of the same calendar as the phone."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.push.phone import Phone
from tests.push.pushing import WEEKS, Desk

pytestmark = pytest.mark.xdist_group("calendars")


def test_sessions_arrive_and_a_second_push_writes_nothing(desk: Desk, phone: Phone) -> None:
    first = desk.push()
    assert (first.status, first.out, first.err) == (0, "added 4\n", "")
    assert phone.starts() == ["12-08 17:00", "12-10 17:00", "12-12 08:00", "12-16 17:00"]
    before = phone.versions()
    for uid, (url, data) in before.items():
        assert url == f"{phone.url}{uid}.ics"
        assert data.count(b"BEGIN:VEVENT") == data.count(b"BEGIN:VTIMEZONE") == 1
        assert b"METHOD" not in data
    again = desk.push()
    assert again.out == "nothing to do: 4 sessions are as in the plan\n"
    assert phone.versions() == before


def test_a_moved_session_moves_in_place(desk: Desk, phone: Phone) -> None:
    desk.push()
    before = phone.versions()
    desk.edit("thu  tempo", "fri  tempo")
    assert desk.push().out == "moved 1\n"
    assert phone.start("Tempo") == "12-11 17:00"
    after = phone.versions()
    assert after.keys() == before.keys()
    assert sum(after[uid] != before[uid] for uid in after) == 1


def test_what_the_phone_moved_stays_and_is_told(desk: Desk, phone: Phone) -> None:
    desk.push()
    phone.move("Tempo", 2)
    before = phone.versions()
    for _ in range(2):
        kept = desk.push()
        assert kept.status == 0
        line, *more = kept.out.splitlines()
        assert re.fullmatch("kept: Thu 10 Dec .*20min threshold", line)
        assert more == [
            "    time 20:00–20:20 on the phone, 18:00–18:20 in the plan",
            "kept 1 edit of the phone",
        ]
        assert phone.versions() == before


def test_an_edit_of_the_phone_outlives_an_edit_of_another_field(desk: Desk, phone: Phone) -> None:
    desk.push()
    phone.move("Tempo", 2)
    phone.edit("Tempo", X_PHONE_NOTE="mine")
    sequence = phone.event("Tempo")["SEQUENCE"]
    desk.edit("tempo: 20min threshold", "tempo: 20min tempo")
    merged = desk.push()
    assert merged.status == 0
    assert merged.summary == "changed 1, kept 1 edit of the phone"
    event = phone.event("Tempo")
    assert "20min tempo" in str(event["SUMMARY"])
    assert phone.start("Tempo") == "12-10 19:00"
    assert event["SEQUENCE"] > sequence
    assert str(event["X-PHONE-NOTE"]) == "mine"


def test_a_session_moved_on_the_phone_gets_longer_with_the_plan(desk: Desk, phone: Phone) -> None:
    desk.push()
    phone.move("Tempo", 2)
    for minutes in (25, 30):
        desk.edit(f"tempo: {minutes - 5}min", f"tempo: {minutes}min")
        made = desk.push()
        assert (made.status, made.summary) == (0, "changed 1, kept 1 edit of the phone")
        assert f"    time 20:00–20:{minutes} on the phone, 18:00–18:{minutes} in" in made.out
        assert phone.start("Tempo") == "12-10 19:00"
        assert desk.push().summary == "kept 1 edit of the phone"


def both_change_the_time(desk: Desk, phone: Phone) -> None:
    desk.push()
    phone.move("Tempo", 2)
    desk.edit("thu  tempo", "fri  tempo")


def test_what_both_changed_is_asked_about(desk: Desk, phone: Phone) -> None:
    both_change_the_time(desk, phone)
    before = phone.versions()
    for _ in range(2):
        asked = desk.push()
        assert asked.status == 1
        line, *more = asked.out.splitlines()
        assert re.fullmatch("both changed: Fri 11 Dec .*20min threshold", line)
        assert more == [
            "    time Thu 10 Dec 20:00–20:20 on the phone, Fri 11 Dec 18:00–18:20 in the plan",
            "1 to decide",
        ]
        assert "--prefer plan or --prefer phone decides" in asked.err
        assert phone.versions() == before


def test_the_plan_can_be_preferred(desk: Desk, phone: Phone) -> None:
    both_change_the_time(desk, phone)
    assert desk.push("--prefer", "plan").out == "moved 1\n"
    assert phone.start("Tempo") == "12-11 17:00"
    assert desk.push().summary.startswith("nothing to do")


def test_the_phone_can_be_preferred(desk: Desk, phone: Phone) -> None:
    both_change_the_time(desk, phone)
    for words in (("--prefer", "phone"), ()):
        kept = desk.push(*words)
        assert (kept.status, kept.summary) == (0, "kept 1 edit of the phone")
        assert phone.start("Tempo") == "12-10 19:00"


def test_the_same_edit_on_both_sides_is_no_question(desk: Desk, phone: Phone) -> None:
    desk.push()
    phone.move("Tempo", 24)
    desk.edit("thu  tempo", "fri  tempo")
    assert desk.push().status == 0
    desk.edit("fri  tempo", "thu  tempo")
    assert desk.push().out == "moved 1\n"


EDITS = {
    "SUMMARY": "Tempo with friends",
    "DESCRIPTION": "bring water",
    "LOCATION": "Park",
    "STATUS": "TENTATIVE",
    "CATEGORIES": "mine",
    "URL": "https://example.org/route",
}


def test_every_field_a_person_edits_is_kept(desk: Desk, phone: Phone) -> None:
    desk.push()
    phone.edit("Tempo", **EDITS)
    # The plan changes another field of the same event, so that it is written.
    desk.edit("remind 1h before", "remind 2h before")
    kept = desk.push()
    _, title, *more = kept.out.splitlines()
    assert title.startswith("    title “Tempo with friends” on the phone, “")
    assert more == [
        "    notes edited on the phone",
        "    place “Park” on the phone, none in the plan",
        "    status edited on the phone",
        "    tags edited on the phone",
        "    link edited on the phone",
        "changed 4, kept 1 edit of the phone",
    ]
    event = phone.event("Tempo")
    assert {name: event[name].to_ical().decode() for name in EDITS} == EDITS
    assert event.walk("VALARM")[0]["TRIGGER"].dt.total_seconds() == -7200


def test_an_alarm_taken_away_on_the_phone_stays_away(desk: Desk, phone: Phone) -> None:
    desk.push()
    with phone.changing("Tempo") as event:
        event.subcomponents.clear()
    desk.edit("tempo: 20min threshold", "tempo: 20min tempo")
    assert desk.push().summary == "changed 1, kept 1 edit of the phone"
    assert not phone.event("Tempo").walk("VALARM")


def test_what_the_phone_deleted_stays_deleted_until_it_is_restored(
    desk: Desk, phone: Phone
) -> None:
    desk.push()
    phone.delete("Tempo")
    for old, new in (("thu  tempo", "fri  tempo"), ("fri  tempo", "thu  tempo")):
        gone = desk.push()
        assert (gone.status, gone.out) == (0, "left out 1 deleted on the phone\n")
        desk.edit(old, new)
    assert len(phone.titles()) == 3
    assert desk.push("--restore").out == "restored 1\n"
    assert phone.start("Tempo") == "12-10 17:00"
    assert desk.push().summary.startswith("nothing to do")


def test_what_the_phone_deleted_and_the_plan_drops_is_forgotten(desk: Desk, phone: Phone) -> None:
    desk.push()
    phone.delete("Tempo")
    desk.edit("  thu  tempo: 20min threshold\n", "")
    assert desk.push().summary == "nothing to do: 3 sessions are as in the plan"
    assert desk.push("--restore").summary == "nothing to do: 3 sessions are as in the plan"


def test_what_the_plan_drops_is_deleted(desk: Desk, phone: Phone) -> None:
    desk.push()
    desk.edit("  thu  tempo: 20min threshold\n", "")
    assert desk.push().out == "deleted 1\n"
    assert len(phone.titles()) == 3
    assert desk.push().summary == "nothing to do: 3 sessions are as in the plan"


def dropped_but_edited(desk: Desk, phone: Phone) -> None:
    desk.push()
    phone.edit("Tempo", LOCATION="Park")
    desk.edit("  thu  tempo: 20min threshold\n", "")


def test_what_the_plan_drops_and_the_phone_edited_is_asked_about(desk: Desk, phone: Phone) -> None:
    dropped_but_edited(desk, phone)
    for _ in range(2):
        asked = desk.push()
        assert asked.status == 1
        line, *more = asked.out.splitlines()
        assert re.fullmatch("no longer in the plan: Thu 10 Dec .*20min threshold", line)
        assert more == ["    place edited on the phone", "1 to decide"]
        assert len(phone.titles()) == 4
    assert desk.push("--prefer", "plan").out == "deleted 1\n"
    assert len(phone.titles()) == 3


def test_what_the_plan_drops_can_be_left_to_the_phone(desk: Desk, phone: Phone) -> None:
    dropped_but_edited(desk, phone)
    assert desk.push("--prefer", "phone").out == "left 1 to the phone\n"
    assert desk.push().summary == "nothing to do: 3 sessions are as in the plan"
    assert len(phone.titles()) == 4


def test_events_of_others_are_never_touched(desk: Desk, phone: Phone) -> None:
    uid = phone.add("Tempo with the club")
    before = phone.versions()[uid]
    desk.push()
    desk.edit("thu  tempo", "fri  tempo")
    desk.push()
    shutil.rmtree(desk.state)
    desk.push("--prefer", "plan")
    desk.edit("  fri  tempo: 20min threshold\n", "")
    desk.push("--restore", "--prefer", "plan")
    assert phone.versions()[uid] == before
    assert len(phone.titles()) == 4


def test_an_emptied_plan_is_refused(desk: Desk, phone: Phone) -> None:
    desk.push()
    before = phone.versions()
    desk.edit(WEEKS, "\nweek 1\n  mon  rest\n")
    refused = desk.push()
    assert refused.status == 1
    assert "the plan has no sessions any more, and the calendar has 4 sessions" in refused.err
    assert phone.versions() == before
    desk.edit("\nweek 1\n  mon  rest\n", WEEKS)
    assert desk.push().summary.startswith("nothing to do")


def test_an_emptied_calendar_is_refused(desk: Desk, phone: Phone) -> None:
    desk.push()
    phone.delete_all()
    refused = desk.push()
    assert refused.status == 1
    assert "none of the 4 sessions that were pushed is in the calendar any more" in refused.err
    assert phone.titles() == []
    assert desk.push("--restore").out == "restored 4\n"
    assert len(phone.titles()) == 4


def test_a_lost_memory_finds_its_events_again(desk: Desk, phone: Phone) -> None:
    desk.push()
    before = phone.versions()
    shutil.rmtree(desk.state)
    found = desk.push()
    assert (found.status, found.out) == (0, "found 4 that were there\n")
    assert desk.push().summary.startswith("nothing to do")
    assert phone.versions() == before


def test_without_memory_what_differs_is_asked_about(desk: Desk, phone: Phone) -> None:
    desk.push()
    phone.move("Tempo", 2)
    shutil.rmtree(desk.state)
    asked = desk.push()
    assert (asked.status, asked.summary) == (1, "found 4 that were there, 1 to decide")
    assert desk.push().summary == "1 to decide"
    assert desk.push("--prefer", "phone").summary == "kept 1 edit of the phone"
    assert phone.start("Tempo") == "12-10 19:00"


def test_without_memory_a_dropped_session_is_asked_about(desk: Desk, phone: Phone) -> None:
    desk.push()
    shutil.rmtree(desk.state)
    desk.edit("  thu  tempo: 20min threshold\n", "")
    asked = desk.push()
    assert (asked.status, asked.summary) == (1, "found 3 that were there, 1 to decide")
    assert "perhaps edited on the phone" in asked.out
    assert len(phone.titles()) == 4
    assert desk.push("--prefer", "plan").summary == "deleted 1"
    assert len(phone.titles()) == 3


def test_an_event_that_a_client_put_elsewhere_is_followed(desk: Desk, phone: Phone) -> None:
    desk.push()
    phone.put_elsewhere("Tempo")
    assert desk.push().summary.startswith("nothing to do")
    desk.edit("thu  tempo", "fri  tempo")
    assert desk.push().out == "moved 1\n"
    assert len(phone.titles()) == 4


def test_a_dry_run_changes_nothing(desk: Desk, phone: Phone) -> None:
    assert desk.push("--dry-run").out == "a push would have added 4\n"
    assert phone.titles() == []
    assert not desk.state.exists()
    desk.push()
    phone.delete("Long")
    phone.move("Tempo", 2)
    desk.edit("  wed  hills: 8x45s uphill hard r90 at Big Hill\n", "  sun  swim 40min\n")
    desk.edit("tue  400s", "mon  400s")
    before, kept = phone.versions(), sorted(desk.state.rglob("*"))
    texts = [path.read_bytes() for path in kept if path.is_file()]
    told = desk.push("--dry-run")
    assert told.summary == (
        "a push would have added 1, moved 1, deleted 1, kept 1 edit of the phone,"
        " left out 1 deleted on the phone"
    )
    assert phone.versions() == before
    assert [path.read_bytes() for path in sorted(desk.state.rglob("*")) if path.is_file()] == texts
    assert desk.push().summary == told.summary.removeprefix("a push would have ")


def test_two_plans_share_a_calendar(desk: Desk, phone: Phone) -> None:
    desk.push()
    other = desk.plan.with_name("other.plan")
    other.write_text(desk.text.replace("id little", "id other"), encoding="utf-8")
    assert desk.push(str(other)).out.splitlines() == [
        "Little season: nothing to do: 4 sessions are as in the plan",
        "Little season: added 4",
    ]
    desk.edit(WEEKS, WEEKS.replace("  thu  tempo: 20min threshold\n", ""))
    assert desk.push().out == "deleted 1\n"
    assert len(phone.titles()) == 7
