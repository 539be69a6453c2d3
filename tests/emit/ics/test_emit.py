"""The calendar's bytes, line by line."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

import pytest

from plandsl.emit import Options, emitter
from plandsl.model.session import Guide, Kind, Session, Target
from plandsl.units import KILOMETRE, MILE, Distance, Pace, Range
from tests.emit.html.page import plan_of
from tests.emit.ics.plans import (
    COOLDOWN,
    MONDAY,
    NOW,
    QUARTERS,
    REST,
    WARMUP,
    at,
    build,
    easy,
    lines,
    minutes,
    part,
    plan,
    session,
    values,
)

INTERVALS = session(
    1,
    (WARMUP, QUARTERS, COOLDOWN),
    label="400s",
    id="quarters",
    kind=Kind.WORKOUT,
    time=at(18, 30),
    venue="East River, gate 4; north",
    notes=("spikes, but not before rep 3",),
)


def test_the_head_says_no_more_than_it_must() -> None:
    assert lines(build(plan(session())))[:12] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//plandsl//plandsl//EN",
        "CALSCALE:GREGORIAN",
        "NAME:Sub-6 mile",
        "X-WR-CALNAME:Sub-6 mile",
        "X-WR-TIMEZONE:America/New_York",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "COLOR:crimson",
        "X-APPLE-CALENDAR-COLOR:#DC143C",
        "BEGIN:VEVENT",
    ]


def test_a_timed_session() -> None:
    data = build(plan(INTERVALS, remind=minutes(60)))
    assert part(data, "VEVENT") == [
        "BEGIN:VEVENT",
        "UID:69075d66-e6c6-52f0-8a0e-6127a9931050",
        "DTSTAMP:20250820T063000Z",
        "LAST-MODIFIED:20250820T063000Z",
        "CREATED:20250820T063000Z",
        "SEQUENCE:177834600",
        "DTSTART;TZID=America/New_York:20250902T183000",
        "DTEND;TZID=America/New_York:20250902T191500",
        "SUMMARY:400s: 8×400 @ 85–87 r60",
        r"DESCRIPTION:Warm-up: 15 min\n8 × 400 m\, each in 85–87 s (1:25–1:27)\, 60 s standing "
        r"rest between\nCool-down: 10 min\nNote: spikes\, but not before rep 3\n"
        r"Where: East River\, gate 4\; north\nTakes 43–44 min\nWeek 1 (Base) of Sub-6 mile",
        r"LOCATION:East River\, gate 4\; north",
        "CATEGORIES:workout",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "X-PLANDSL-ID:quarters",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:400s: 8×400 @ 85–87 r60",
        "TRIGGER:-PT1H",
        "END:VALARM",
        "END:VEVENT",
    ]


def test_a_session_without_a_time_takes_the_day_and_leaves_it_free() -> None:
    data = build(plan(session(), remind=minutes(60)))
    assert part(data, "VEVENT")[6:] == [
        "DTSTART;VALUE=DATE:20250901",
        "DTEND;VALUE=DATE:20250902",
        "SUMMARY:Easy: 30min easy",
        r"DESCRIPTION:30 min easy\nWeek 1 (Base) of Sub-6 mile",
        "CATEGORIES:easy",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Easy: 30min easy",
        "TRIGGER:-PT4H",
        "END:VALARM",
        "END:VEVENT",
    ]


def test_the_whole_file_is_crlf_and_no_line_is_longer_than_75_octets() -> None:
    data = build(plan(INTERVALS, session(2), remind=minutes(30)))
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    for row in data.split(b"\r\n"):
        assert len(row) <= 75
        assert b"\r" not in row
        assert b"\n" not in row
        row.decode()  # no letter is cut in two


def test_what_must_not_be_in_it() -> None:
    data = build(plan(INTERVALS, session(2), remind=minutes(30)))
    names = {row.partition(":")[0].partition(";")[0] for row in lines(data)}
    forbidden = {"METHOD", "RDATE", "DURATION", "ORGANIZER", "ATTENDEE", "CLASS", "RECURRENCE-ID"}
    assert not names & forbidden
    before_events = lines(data)[: lines(data).index("BEGIN:VTIMEZONE")]
    assert not [row for row in before_events if row.startswith(("UID", "LAST-MODIFIED"))]
    assert not [row for row in part(data, "VEVENT") if row.startswith("RRULE")]


def test_a_time_of_no_zone_is_a_whole_day_and_stands_in_the_text() -> None:
    data = build(plan(INTERVALS, timezone=None))
    assert values(data, "DTSTART") == ["VALUE=DATE:20250902"]
    assert values(data, "DESCRIPTION")[0].startswith(r"Starts at 18:30\nWarm-up: 15 min\n")
    assert not values(data, "X-WR-TIMEZONE")


def test_days_off_are_no_events() -> None:
    off = session(3, (REST,), label=None, kind=Kind.REST)
    assert values(build(plan(session(), off)), "DTSTART") == ["VALUE=DATE:20250901"]


def test_both_options_are_in_the_title_and_each_in_the_text() -> None:
    either = session(0, (easy(30),), (QUARTERS, COOLDOWN), label=None)
    data = build(plan(either))
    assert values(data, "SUMMARY") == ["Run 30min easy or 8×400 @ 85–87 r60"]
    assert values(data, "DESCRIPTION")[0].split(r"\n")[:4] == [
        "Either: 30 min easy",
        "Or:",
        r"• 8 × 400 m\, each in 85–87 s (1:25–1:27)\, 60 s standing rest between",
        "• cool-down: 10 min",
    ]


def test_guides_stand_in_the_text() -> None:
    guided = replace(INTERVALS, guides=(Guide("red", None, "delay the race"),))
    assert r"\nRed otherwise: delay the race\n" in values(build(plan(guided)), "DESCRIPTION")[0]


@pytest.mark.parametrize(
    ("unit", "paces"),
    [("km", r"4:30–4:40/km\, 7:15–7:31/mi"), ("mi", r"7:15–7:31/mi\, 4:30–4:40/km")],
)
def test_a_named_pace_is_told_in_the_unit_of_the_plan_first(unit: str, paces: str) -> None:
    pace = Range(Pace(Fraction(270, 1000)), Pace(Fraction(280, 1000)))
    run = replace(easy(30), targets=(Target("easy", pace=pace, effort="easy"),))
    by = Distance(KILOMETRE if unit == "km" else MILE)
    (text,) = values(build(plan(session(0, (run,)), unit=by)), "DESCRIPTION")
    assert text.startswith(f"30 min easy ({paces})")


def test_events_stand_in_the_order_of_their_starts() -> None:
    late, early = session(1, time=at(20)), session(1, label="am", time=at(6))
    data = build(plan(session(4), late, early))
    assert values(data, "DTSTART")[-3:] == [
        "TZID=America/New_York:20250902T060000",
        "TZID=America/New_York:20250902T200000",
        "VALUE=DATE:20250905",
    ]


def test_the_halves_of_a_day_are_told_and_the_morning_comes_first() -> None:
    early, late = (session(1, label=half, half=half) for half in ("am", "pm"))
    data = build(plan(late, early))
    assert values(data, "SUMMARY") == ["Am: 30min easy (am)", "Pm: 30min easy (pm)"]
    assert [text.split(r"\n")[0] for text in values(data, "DESCRIPTION")] == [
        "In the morning",
        "In the afternoon or evening",
    ]


def test_a_lighter_week_says_so() -> None:
    made = plan(session())
    made = replace(made, weeks=(replace(made.weeks[0], deload=True),))
    (text,) = values(build(made), "DESCRIPTION")
    assert text.endswith(r"\nWeek 1 (Base)\, a lighter one\, of Sub-6 mile")


def test_what_the_language_can_say_stands_in_the_text() -> None:
    below = "    gate 400s: hit\n    check 200 >= 44\n"
    line = (
        "A: 8x400 @ 90>83 r(walk back) or B: 40min @ 75-80%hrmax | light 5km of (1km HM + 1km easy)"
    )
    made = plan_of(f"plan P\nstart 2026-03-02\ngroup light\nweek 1\n  tue wed: {line}\n{below}")
    (text,) = values(build(made), "DESCRIPTION")
    assert text.replace("\\,", ",").split(r"\n") == [
        "Only when 400s: target hit, every time",
        "A:",
        "• 8 × 400 m, walk back between",
        "  • rep by rep in 90, 89, 88, 87, 86, 85, 84, 83 s",
        "Or B: 40 min at 75–80 % of your maximum heart rate",
        "light:",
        "A:",
        "• 8 × 400 m, walk back between",
        "  • rep by rep in 90, 89, 88, 87, 86, 85, 84, 83 s",
        "Or B:",
        "• 5 km of:",
        "  • 1000 m at half marathon pace",
        "  • straight into 1000 m easy",
        "Pass 200 m in 44 s or slower",
        "Takes about 40 min",
        "Week 1 of P",
    ]


class TestIdentity:
    def uid(self, what: Session, **changes: str) -> str:
        return values(build(plan(what, **changes)), "UID")[0]

    def test_is_the_same_for_ever(self) -> None:
        # Pinned: another value here would double every session in every phone.
        assert self.uid(session()) == "dfa19aca-01be-59b0-8752-c2d41d598dc6"

    @pytest.mark.parametrize(
        "change",
        [
            {"date": MONDAY + dt.timedelta(days=3)},
            {"time": at(7)},
            {"venue": "Park"},
            {"options": ((QUARTERS,),)},
            {"notes": ("x",)},
            {"kind": Kind.LONG},
        ],
    )
    def test_moving_and_editing_keep_it(self, change: dict[str, object]) -> None:
        assert self.uid(replace(session(), **change)) == self.uid(session())  # type: ignore[arg-type]

    def test_another_title_keeps_it(self) -> None:
        assert self.uid(session(), title="Sub-5:59 mile") == self.uid(session())

    def test_series_ordinal_and_athlete_change_it(self) -> None:
        uids = {
            self.uid(session()),
            self.uid(session(1)),
            self.uid(session(label="tempo")),
            self.uid(session(id="opener")),
            self.uid(session(), athlete="Ann"),
            self.uid(session(), athlete="Bea"),
        }
        assert len(uids) == 6

    def test_two_sessions_with_one_key_stay_two_events(self) -> None:
        twin = replace(session(), time=at(7))
        assert len(set(values(build(plan(session(), twin)), "UID"))) == 2


class TestStamps:
    @pytest.mark.parametrize(
        ("now", "stamp", "sequence"),
        [
            (NOW, "20250820T063000Z", "177834600"),
            (NOW.replace(microsecond=999_999), "20250820T063000Z", "177834600"),
            (
                dt.datetime(2025, 8, 20, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=2))),
                "20250820T063000Z",
                "177834600",
            ),
            (dt.datetime(1970, 1, 1, tzinfo=dt.UTC), "19700101T000000Z", "0"),
            (dt.datetime(2100, 1, 1, tzinfo=dt.UTC), "21000101T000000Z", "2147483647"),
        ],
    )
    def test_are_the_clock_that_was_handed_in(
        self, now: dt.datetime, stamp: str, sequence: str
    ) -> None:
        data = build(plan(session()), now)
        for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED"):
            assert values(data, name) == [stamp]
        assert values(data, "SEQUENCE") == [sequence]


class TestReminders:
    def test_none_unless_the_plan_asks(self) -> None:
        assert "BEGIN:VALARM" not in lines(build(plan(INTERVALS, session())))

    @pytest.mark.parametrize(
        ("remind", "trigger"), [(60, "-PT1H"), (45, "-PT45M"), (1440, "-P1D"), (0, "P0D")]
    )
    def test_come_before_a_timed_session(self, remind: int, trigger: str) -> None:
        data = build(plan(INTERVALS, remind=minutes(remind)))
        assert values(data, "TRIGGER") == [trigger]

    def test_come_the_evening_before_a_whole_day(self) -> None:
        assert values(build(plan(session(), remind=minutes(5))), "TRIGGER") == ["-PT4H"]


class TestNames:
    @pytest.mark.parametrize(
        ("title", "file", "shown"),
        [
            ("Sub-6 mile", "sub-6-mile.ics", "Sub-6 mile"),
            ("🏃🏽‍♀️", "plan.ics", "🏃🏽‍♀️"),
            ("../../etc/passwd", "etc-passwd.ics", "../../etc/passwd"),
            ("5k; then, 10k\\half\nmarathon", "5k-then-10k-half-marathon.ics", None),
            ("x" * 500, "x" * 56 + ".ics", "x" * 500),
        ],
    )
    def test_of_file_and_calendar(self, title: str, file: str, shown: str | None) -> None:
        (output,) = emitter("ics")(plan(session(), title=title, id=title), Options(NOW))
        assert output.name == file
        assert values(output.data, "NAME") == [shown or "5k then 10k half marathon"]
        assert values(output.data, "X-WR-CALNAME") == values(output.data, "NAME")


class TestFindings:
    def found(self, *sessions: Session, **changes: str | None) -> list[str]:
        (output,) = emitter("ics")(plan(*sessions, **changes), Options(NOW))
        return [f"{found.name}: {found.message}" for found in output.found]

    def test_nothing_to_say_about_a_plain_plan(self) -> None:
        assert self.found(INTERVALS, session()) == []

    def test_the_hour_that_the_clocks_skip(self) -> None:
        night = session(date=dt.date(2026, 3, 8), time=at(2, 30))
        assert self.found(night) == [
            "skipped-hour: the clocks skip 02:30 on 2026-03-08: the calendar says 03:30"
        ]

    def test_clock_changes_that_follow_no_rule(self) -> None:
        timed = session(time=at(7))
        assert self.found(timed, timezone="Africa/Casablanca") == [
            "irregular-clock-changes: the clocks of Africa/Casablanca change on no fixed day of"
            " the year: Outlook may show sessions an hour off"
        ]
        assert self.found(timed, timezone="Asia/Kolkata") == []

    def test_text_that_google_would_hide(self) -> None:
        assert self.found(session(notes=("keep it <b>easy</b>",))) == [
            "html-in-text: Google Calendar takes `<b` for HTML and hides what follows"
        ]
        assert self.found(session(notes=("< 90, all of them; a<5",))) == []


def test_an_endless_session_is_cut_instead_of_breaking_the_calendar() -> None:
    endless = replace(QUARTERS, reps=type(QUARTERS.reps)(999_999_999, 999_999_999))
    data = build(plan(session(0, (endless,), time=at(8))))
    assert values(data, "DTEND")[-1] == "TZID=America/New_York:20250908T080000"


@pytest.mark.parametrize(
    "machine",
    [{"PYTHONHASHSEED": "0"}, {"PYTHONHASHSEED": "1"}, {"PYTHONTZPATH": ""}],
    ids=["seed 0", "seed 1", "no zone files"],
)
def test_the_same_bytes_on_every_machine(machine: dict[str, str]) -> None:
    code = (
        "import hashlib, tests.emit.ics.test_emit as t;"
        "print(hashlib.sha256(t.build(t.plan(t.INTERVALS, t.session(2)))).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.getcwd(), **machine},
        capture_output=True,
        text=True,
        check=True,
    )
    here = hashlib.sha256(build(plan(INTERVALS, session(2)))).hexdigest()
    assert run.stdout.strip() == here
