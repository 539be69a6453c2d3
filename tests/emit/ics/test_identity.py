"""Who a session is: by its id, by what it was in the last output, by its place in the plan."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

import pytest

from plandsl.emit import Options, Output, emitter
from plandsl.emit.ics.identity import NAMESPACE
from plandsl.model.plan import Plan
from plandsl.model.session import Kind, Session
from tests.emit.ics.plans import MONDAY, NOW, QUARTERS, at, easy, part, plan, session, values

LATER = NOW + dt.timedelta(days=3)
DAY = dt.timedelta(days=1)
EASY, LONG = session(0), session(5, (easy(90),), label="long", kind=Kind.LONG)
HARD = session(1, (QUARTERS,), label="400s", kind=Kind.WORKOUT, time=at(18, 30))


def weekly(weeks: int, *sessions: Session) -> list[Session]:
    return [
        replace(one, date=one.date + week * 7 * DAY, key=replace(one.key, week=week + 1))
        for week in range(weeks)
        for one in sessions
    ]


SEASON = weekly(4, EASY, HARD, LONG)


def made(what: Plan, previous: bytes | None = None, now: dt.datetime = NOW) -> Output:
    (output,) = emitter("ics")(what, Options(now, previous))
    return output


def season(*sessions: Session) -> Plan:
    """Each session in the week of its key, which its text tells."""
    one = plan()
    weeks = {
        session.key.week: replace(one.weeks[0], number=session.key.week) for session in sessions
    }
    return replace(
        one,
        weeks=tuple(
            replace(week, sessions=tuple(it for it in sessions if it.key.week == number))
            for number, week in weeks.items()
        ),
    )


def rebuilt(before: list[Session], after: list[Session]) -> Output:
    return made(season(*after), made(season(*before)).data, LATER)


def moved(one: Session, days: int) -> Session:
    return replace(one, date=one.date + days * DAY)


def how(output: Output, date: dt.date) -> str:
    """What the explanation says of the one session of a day."""
    heads, said = output.explained[::2], output.explained[1::2]
    (found,) = [
        words for head, words in zip(heads, said, strict=True) if head.startswith(str(date))
    ]
    return found.partition(", ")[2]


class TestEdits:
    def test_nothing(self) -> None:
        output = rebuilt(SEASON, SEASON)
        assert output.data == made(season(*SEASON)).data
        assert output.news == "no session changed"
        assert how(output, MONDAY) == "as before: by the same day, time and text"

    def test_one_session_moves(self) -> None:
        output = rebuilt(SEASON, [moved(SEASON[0], 2), *SEASON[1:]])
        assert output.news == "1 session changed"
        expected = "changed: by the same label, content and week 2 days later"
        assert how(output, MONDAY + 2 * DAY) == expected

    def test_one_session_moves_to_a_week_with_one_like_it(self) -> None:
        output = rebuilt(SEASON, [moved(SEASON[0], 9), *SEASON[1:]])
        assert output.news == "1 session changed"

    def test_two_are_swapped(self) -> None:
        swapped = [moved(SEASON[0], 5), SEASON[1], moved(SEASON[2], -5), *SEASON[3:]]
        assert rebuilt(SEASON, swapped).news == "2 sessions changed"

    @pytest.mark.parametrize("notes", [(), ("x",)])
    def test_two_series_are_swapped_in_every_week(self, notes: tuple[str, ...]) -> None:
        """Nearer than its own old day is that of the next week: the last would go, one come."""
        mondays, saturdays = weekly(12, EASY), weekly(12, LONG)
        after = [replace(moved(one, 5), notes=notes) for one in mondays]
        after += [replace(moved(one, -5), notes=notes) for one in saturdays]
        assert rebuilt([*mondays, *saturdays], after).news == "24 sessions changed"

    @pytest.mark.parametrize(
        ("days", "later"),
        [(7, "7 days later"), (-7, "7 days earlier"), (1, "a day later"), (28, "28 days later")],
    )
    def test_the_season_is_shifted(self, days: int, later: str) -> None:
        output = rebuilt(SEASON, [moved(one, days) for one in SEASON])
        assert output.news == "12 sessions changed"
        expected = f"changed: by the same day, time and text, with the whole plan {later}"
        assert how(output, MONDAY + days * DAY) == expected

    def test_weeks_that_are_all_alike_are_shifted_too(self) -> None:
        alike = [one for one in SEASON if one.label == "easy"]
        assert rebuilt(alike, [moved(one, 7) for one in alike]).news == "4 sessions changed"
        assert rebuilt(alike, alike[1:]).news == "1 session gone"
        assert rebuilt(alike, alike[:-1]).news == "1 session gone"

    def test_one_comes_and_one_goes(self) -> None:
        new = session(3, label="strides")
        assert rebuilt(SEASON, [new, *SEASON]).news == "1 session new"
        assert rebuilt([new, *SEASON], SEASON).news == "1 session gone"

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"time": at(7)}, "the same day, label and content"),
            ({"label": "recovery", "series": "recovery"}, "the same day and content"),
            ({"options": ((easy(40),),)}, "the same day and label"),
            ({"label": "x", "options": ((QUARTERS,),), "kind": Kind.WORKOUT}, "the same day"),
            ({"date": MONDAY + 3 * DAY, "label": "x"}, "the same content 3 days later"),
            ({"date": MONDAY + 3 * DAY, "notes": ("x",)}, "the same label and week 3 days later"),
        ],
    )
    def test_one_is_edited(self, change: dict[str, object], expected: str) -> None:
        edited = replace(SEASON[0], **change)  # type: ignore[arg-type]
        output = rebuilt(SEASON, [edited, *SEASON[1:]])
        assert output.news == "1 session changed"
        assert how(output, edited.date) == f"changed: by {expected}"

    def test_too_far_away_it_is_still_known_by_its_place_in_the_plan(self) -> None:
        far = replace(moved(SEASON[1], 100), options=((easy(20),),), label="x")
        output = rebuilt(SEASON, [SEASON[0], far, *SEASON[2:]])
        assert output.news == "1 session changed"
        assert how(output, far.date) == "changed: by its place in the plan, w1/400s/2"

    def test_another_title_changes_all_and_loses_none(self) -> None:
        before = made(season(*SEASON)).data
        output = made(replace(season(*SEASON), title="Sub-5:50"), before, LATER)
        assert output.news == "12 sessions changed"


class TestIds:
    NAMED = replace(EASY, key=replace(EASY.key, written="opener"))

    def test_an_id_holds_however_far_the_session_moves(self) -> None:
        output = rebuilt([self.NAMED, *SEASON[1:]], [moved(self.NAMED, 400), *SEASON[1:]])
        assert output.news == "1 session changed"
        assert how(output, MONDAY + 400 * DAY) == "changed: by its id in the plan"

    def test_another_session_with_the_same_words_does_not_take_it(self) -> None:
        twin = replace(EASY, time=at(6))
        output = rebuilt([self.NAMED], [twin, moved(self.NAMED, 1)])
        assert output.news == "1 session changed, 1 new"

    def test_two_sessions_of_one_id_stay_two(self) -> None:
        twins = season(self.NAMED, replace(self.NAMED, date=MONDAY + DAY))
        first = made(twins)
        assert len(set(values(first.data, "UID"))) == 2
        assert made(twins, first.data, LATER).data == first.data

    def test_is_the_uid_whatever_the_last_output_says(self) -> None:
        expected = str(uuid.uuid5(NAMESPACE, "|p/opener"))
        assert values(made(season(self.NAMED)).data, "UID") == [expected]
        assert values(rebuilt([EASY, *SEASON[1:]], [self.NAMED]).data, "UID") == [expected]


class TestStamps:
    def stamps(self, data: bytes) -> list[str]:
        return part(data, "VEVENT")[2:6]

    def test_stay_as_they_were_and_rise_with_a_change(self) -> None:
        first = made(season(EASY, HARD))
        second = made(season(EASY, replace(HARD, venue="Park")), first.data, LATER)
        assert part(second.data, "VEVENT", 0) == part(first.data, "VEVENT", 0)
        assert part(second.data, "VEVENT", 1)[2:6] == [
            "DTSTAMP:20250823T063000Z",
            "LAST-MODIFIED:20250823T063000Z",
            "CREATED:20250820T063000Z",
            "SEQUENCE:178093800",
        ]

    @pytest.mark.parametrize("now", [NOW, NOW - 30 * DAY])
    def test_rise_even_where_the_clock_does_not(self, now: dt.datetime) -> None:
        first = made(season(EASY))
        second = made(season(moved(EASY, 1)), first.data, now)
        assert self.stamps(second.data) == [
            "DTSTAMP:20250820T063001Z",
            "LAST-MODIFIED:20250820T063001Z",
            "CREATED:20250820T063000Z",
            "SEQUENCE:177834601",
        ]

    def test_a_lost_output_costs_no_identity_and_sequences_rise(self) -> None:
        first, again = made(season(*SEASON)), made(season(*SEASON), None, LATER)
        assert values(again.data, "UID") == values(first.data, "UID")
        both = zip(values(first.data, "SEQUENCE"), values(again.data, "SEQUENCE"), strict=True)
        assert all(int(before) < int(after) for before, after in both)
