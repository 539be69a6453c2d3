"""Which day, which week, which series: plans from text to model."""

from __future__ import annotations

import datetime as dt

import pytest

from plandsl import pipeline
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Kind, Role, Session
from plandsl.source import Source
from plandsl.units import METRE, Distance, Duration, Range

HEAD = "plan Test\nstart 2026-03-02\n"


def plan(text: str) -> Plan:
    (loaded,) = pipeline.load([Source("test.plan", text)])
    assert loaded.plan is not None
    return loaded.plan


def found(text: str) -> list[tuple[str, str]]:
    (loaded,) = pipeline.load([Source("test.plan", text)])
    return [(one.name, one.message) for one in loaded.found]


def session(line: str) -> Session:
    (made,) = plan(f"{HEAD}week 1\n  tue  {line}\n").sessions()
    return made


def days(week: Week) -> list[tuple[str, str]]:
    return [(one.date.isoformat(), one.text) for one in week.sessions]


def test_a_phase_is_a_template_that_a_week_overrides_day_by_day() -> None:
    made = plan(
        HEAD
        + "phase Base, weeks 1-3\n  tue  8x400 r90\n  thu  30min easy\n"
        + "week 2\n  tue  rest\n  sun  60min easy\n"
    )
    assert [week.phase for week in made.weeks] == ["Base"] * 3
    assert days(made.weeks[0]) == [("2026-03-03", "8x400 r90"), ("2026-03-05", "30min easy")]
    assert days(made.weeks[1]) == [
        ("2026-03-10", "rest"),
        ("2026-03-12", "30min easy"),
        ("2026-03-15", "60min easy"),
    ]
    assert days(made.weeks[2])[0] == ("2026-03-17", "8x400 r90")


def test_a_day_is_in_the_order_of_its_hours() -> None:
    written = ("pm  8x400 r90", "12:15  30min easy", "am  20min easy", "07:30  40min easy")
    made = plan(f"{HEAD}week 1\n" + "".join(f"  tue {one}\n" for one in written))
    texts = [one.text for one in made.sessions()]
    assert texts == ["20min easy", "40min easy", "30min easy", "8x400 r90"]


def test_weeks_begin_on_the_weekday_of_the_start() -> None:
    made = plan("plan Test\nstart 2026-03-04\nweek 1\n  tue  rest\n  wed  30min easy\n")
    assert days(made.weeks[0]) == [("2026-03-04", "30min easy"), ("2026-03-10", "rest")]


def test_without_a_start_the_weeks_count_back_from_the_race_and_begin_on_mondays() -> None:
    made = plan("plan Test\nrace 2026-05-17 10k\nphase Base, weeks 1-6\n  tue  rest\n")
    assert made.start == dt.date(2026, 4, 6)
    assert made.weeks[-1].start <= dt.date(2026, 5, 17) <= made.weeks[-1].end


def test_a_dated_line_is_one_more_session_and_makes_the_plan_as_long_as_it_must_be() -> None:
    made = plan(HEAD + "week 1\n  tue  rest\n  2026-03-03  20min easy\n  2026-03-17  30min easy\n")
    assert [len(week.sessions) for week in made.weeks] == [2, 0, 1]
    assert made.weeks[2].sessions[0].date == dt.date(2026, 3, 17)


def test_origins_point_at_the_template_and_at_the_phase() -> None:
    text = HEAD + "phase Base, weeks 1-2\n  tue  8x400 r90\n"
    for one in plan(text).sessions():
        origin = one.origin
        assert origin is not None
        assert text[origin.span.start : origin.span.end] == "tue  8x400 r90"
        assert origin.via is not None
        via = origin.via.span
        assert text[via.start : via.end] == "phase Base, weeks 1-2"


def test_a_key_does_not_hold_the_weekday() -> None:
    before = plan(HEAD + "week 1\n  tue  400s: 8x400 r90\n  thu  400s: 4x400 r90\n")
    after = plan(HEAD + "week 1\n  wed  400s: 8x400 r90\n  thu  400s: 4x400 r90\n")
    assert [str(one.key) for one in before.sessions()] == [str(one.key) for one in after.sessions()]
    assert [str(one.key) for one in before.sessions()] == ["test/w1/400s/1", "test/w1/400s/2"]


def test_a_written_id_is_the_key_and_one_in_a_template_names_each_week() -> None:
    made = plan(
        HEAD
        + "phase Base, weeks 1-2\n  tue  [key] 8x400 r90\n"
        + "week 2\n  sun  [long] 60min easy\n"
    )
    assert [str(one.key) for one in made.sessions()] == ["test/key-w1", "test/key-w2", "test/long"]


def test_the_plan_is_known_by_its_id_or_its_title_and_athlete() -> None:
    assert plan(HEAD).id == "test"
    assert plan("plan Sub-6 Mile!\nathlete Zoë\nstart 2026-03-02\n").id == "sub-6-mile-zoë"
    assert plan("plan Test\nid spring.26\nstart 2026-03-02\n").id == "spring.26"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("rest", Kind.REST),
        ("rest or bike 30min easy", Kind.REST),
        ("easy: 30min easy", Kind.EASY),
        ("30min easy + 4x100 strides", Kind.EASY),
        ("long: 90min easy", Kind.LONG),
        ("8x400 r60", Kind.WORKOUT),
        ("8x400 @ 87-88 x2, 85-88 x4, free x2 r60", Kind.WORKOUT),
        ("20min threshold", Kind.WORKOUT),
        ("10x(1min hard + 1min easy)", Kind.WORKOUT),
        ("warmup 10min easy + 20min easy", Kind.EASY),
        ("race: 1600 @ 5:59", Kind.RACE),
        ("trial: 5k max", Kind.TRIAL),
        ("weights", Kind.STRENGTH),
        ("bike 45min easy", Kind.CROSS),
    ],
)
def test_what_kind_of_session_a_line_is(line: str, kind: Kind) -> None:
    assert session(line).kind is kind


def test_steps_carry_their_parts() -> None:
    one = session(
        "400s: warmup 10-15min easy + 6-8x400 @ 85-87 (3:32-3:38/km) r60 jog at Pier lane 2"
    )
    warmup, work = one.steps
    assert (one.series, one.venue, one.lane) == ("400s", "Pier", 2)
    assert warmup.role is Role.WARMUP
    assert warmup.duration == Range(Duration(600_000), Duration(900_000))
    assert work.reps == Range(6, 8)
    assert work.distance == Range(Distance(400 * METRE), Distance(400 * METRE))
    assert work.targets[0].time == Range(Duration(85_000), Duration(87_000))
    assert work.stated is not None
    assert work.rest is not None
    assert (work.rest.duration, work.rest.mode) == (
        Range(Duration(60_000), Duration(60_000)),
        "jog",
    )


def test_a_named_pace_means_its_band() -> None:
    (one,) = plan(
        "plan Test\nstart 2026-03-02\npace comfy = 6:00-6:30/km\nweek 1\n  tue  20min comfy\n"
    ).sessions()
    target = one.steps[0].targets[0]
    assert target.effort == "comfy"
    assert target.pace is not None
    assert target.pace.low is not None
    assert target.pace.low.per(Distance(1000 * METRE)) == "6:00/km"


def test_default_times_hold_for_their_days_and_a_day_s_own_time_wins() -> None:
    made = plan(
        "plan Test\nstart 2026-03-02\ntimezone Europe/Berlin\nat mon-fri 18:30, sun 09:00\n"
        "week 1\n  mon  30min easy\n  tue  06:15 30min easy\n  wed  rest\n"
        "  sat  30min easy\n  sun  1h easy\n"
    )
    assert [one.time for one in made.sessions()] == [
        dt.time(18, 30),
        dt.time(6, 15),
        None,
        None,
        dt.time(9),
    ]


def test_a_bad_line_leaves_its_week_incomplete_and_the_others_whole() -> None:
    text = HEAD + "week 1\n  tue  8x400 @ frobnicate\nweek 2\n  tue  rest\n2026-03-19 8x400 zz\n"
    made = plan(text)
    assert [week.incomplete for week in made.weeks] == [True, False, True]
    assert len(found(text)) == 2
    template = plan(HEAD + "phase Base, weeks 1-2\n  tue  8x400 8x400\nweek 3\n  tue  rest\n")
    assert [week.incomplete for week in template.weeks] == [True, True, False]


def test_a_template_s_mistake_is_said_once() -> None:
    names = found(HEAD + "phase Base, weeks 1-9\n  tue  20min frobnicating\n")
    assert [name for name, _ in names] == ["unknown-name"]


def test_a_template_that_every_week_overrides_is_still_read() -> None:
    text = HEAD + "phase Base, week 1\n  tue  20min frobnicating\nweek 1\n  tue  rest\n"
    assert [name for name, _ in found(text)] == ["unknown-name"]


def test_notes_and_guides_belong_to_the_day_above() -> None:
    one = session(
        "2x800 @ 2:58-3:00 r2:00\n    note even\n"
        "    green if all <= 3:00: go\n    red otherwise: wait"
    )
    assert one.notes == ("even",)
    assert [guide.colour for guide in one.guides] == ["green", "red"]
    assert one.guides[1].condition is None
