"""The last output, read back: what it says, and what is no calendar of ours any more."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest

from plandsl.diagnostics import Severity
from plandsl.emit import Options, emitter
from plandsl.emit.ics.previous import NotOurs, read
from tests.emit.html.page import plan_of
from tests.emit.ics.plans import MONDAY, NOW, at, build, minutes, plan, session, values

SESSIONS = (
    session(0, notes=("a; b, c\\d", "läuft 🏃🏽‍♀️"), venue="Park; gate 4, north"),
    session(1, label="400s", id="quarters", time=at(18, 30)),
)
DATA = build(plan(*SESSIONS, remind=minutes(30)))
DAMAGES = {
    "empty": b"",
    "cut short": DATA[:-40],
    "cut in an event": DATA[: DATA.index(b"SUMMARY")],
    "an event without its end": DATA.replace(b"END:VEVENT\r\n", b"", 1),
    "an event twice": DATA.replace(
        b"END:VCALENDAR",
        DATA[DATA.index(b"BEGIN:VEVENT") : DATA.rindex(b"END:VCALENDAR")] + b"END:VCALENDAR",
    ),
    "no identity": DATA.replace(b"UID:", b"X-UID:", 1),
    "an identity that is a path": DATA.replace(b"UID:", b"UID:../", 1),
    "a sequence beyond all": DATA.replace(b"SEQUENCE:", b"SEQUENCE:99", 1),
    "no stamp": DATA.replace(b"LAST-MODIFIED:", b"X-WAS:", 1),
    "a stamp of nonsense": DATA.replace(b"DTSTAMP:2025", b"DTSTAMP:20x5", 1),
    "a stamp at the end of time": DATA.replace(b"DTSTAMP:2025", b"DTSTAMP:9999", 1),
    "a merge that failed": DATA.replace(b"SUMMARY", b"<<<<<<< HEAD\r\nSUMMARY", 1),
    "something behind it": DATA + b"BEGIN:VCALENDAR\r\n",
}
FOREIGN = {
    "another program's": DATA.replace(b"//plandsl//plandsl//", b"//Mozilla.org//Calendar//"),
    "text": b"heute: nichts\n",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
}


def test_what_is_read_is_what_was_written() -> None:
    easy, hard = read(DATA).events
    assert easy.start == MONDAY
    assert hard.start == dt.datetime(2025, 9, 2, 18, 30)
    assert "Note: a; b, c\\d\nNote: läuft 🏃🏽‍♀️" in easy.text
    assert (hard.summary, hard.kind) == ("400s: 30min easy", "easy")
    assert hard.stamps.created == NOW
    assert read(DATA.replace(b"\r\n", b"\n")).events == (easy, hard)


@pytest.mark.parametrize("data", DAMAGES.values(), ids=DAMAGES)
def test_what_is_damaged_is_not_used_and_said(data: bytes) -> None:
    (output,) = emitter("ics")(plan(*SESSIONS, remind=minutes(30)), Options(NOW, data))
    (said,) = output.found
    assert said.severity is Severity.ERROR
    assert "damaged" in said.message or data == b""
    assert output.data == DATA  # as if nothing had been there


@pytest.mark.parametrize("data", FOREIGN.values(), ids=FOREIGN)
def test_what_another_program_wrote(data: bytes) -> None:
    (output,) = emitter("ics")(plan(*SESSIONS), Options(NOW, data))
    assert [one.message for one in output.found] == ["it is no calendar that plandsl wrote"]


@pytest.mark.once
def test_bytes_that_went_bad_are_read_or_refused() -> None:
    random = Random(5)
    for _ in range(300):
        data = bytearray(DATA)
        for _ in range(random.randrange(1, 4)):
            place = random.randrange(len(data))
            data[place : place + random.randrange(3)] = random.randbytes(random.randrange(3))
        (output,) = emitter("ics")(plan(*SESSIONS), Options(NOW, bytes(data)))
        assert len(read(output.data).events) == 2


@pytest.mark.parametrize("end", range(0, len(DATA), 97))
def test_a_file_that_was_cut_is_always_noticed(end: int) -> None:
    with pytest.raises(NotOurs):
        read(DATA[:end])


def test_texts_that_a_phone_took_away_come_back_and_the_event_stays_itself() -> None:
    now = NOW + dt.timedelta(days=1)
    texts = ("SUMMARY", "DESCRIPTION", "CATEGORIES", "LOCATION")
    rows = [
        row
        for row in DATA.replace(b"\r\n ", b"").decode().split("\r\n")
        if not row.startswith(texts)
    ]
    what = plan(*SESSIONS, remind=minutes(30))
    (output,) = emitter("ics")(what, Options(now, "\r\n".join(rows).encode()))
    assert (output.news, output.found) == ("2 sessions changed", ())
    assert values(output.data, "UID") == values(DATA, "UID")
    assert values(output.data, "DESCRIPTION") == values(DATA, "DESCRIPTION")


def test_git_may_have_changed_the_line_ends() -> None:
    (output,) = emitter("ics")(
        plan(*SESSIONS, remind=minutes(30)),
        Options(NOW + dt.timedelta(days=1), DATA.replace(b"\r\n", b"\n")),
    )
    assert (output.data, output.found) == (DATA, ())


class TestAnotherPlans:
    SPRING = "plan Mile\nstart 2026-03-02\nweek 1\n  tue  400s: 6x400 r90\n"

    def found(self, text: str, previous: str) -> list[str]:
        (before,) = emitter("ics")(plan_of(previous), Options(NOW))
        (output,) = emitter("ics")(plan_of(text), Options(NOW, before.data))
        return [one.message for one in output.found if one.severity is Severity.ERROR]

    def test_a_later_season_does_not_overwrite_this_one(self) -> None:
        later = self.SPRING.replace("2026-03", "2026-09")
        assert self.found(later, self.SPRING) == [
            "it has not one session of this plan; its last one is on 2026-03-03"
        ]

    def test_a_plan_that_was_emptied_does_not_either(self) -> None:
        emptied = "plan Mile\nstart 2026-03-02\nweek 1\n  tue  rest\n"
        assert self.found(emptied, self.SPRING) == ["the plan has no sessions any more"]

    def test_an_edited_plan_does(self) -> None:
        edited = self.SPRING.replace("tue  400s: 6x400 r90", "tue  easy: 40min easy")
        assert self.found(edited, self.SPRING) == []
        anew = self.SPRING.replace("week 1\n  tue  400s: 6x400 r90", "week 1\n  sat  long: 60min")
        both = self.SPRING + "  sun  easy: 30min easy\n"
        assert self.found(anew, both) == []
