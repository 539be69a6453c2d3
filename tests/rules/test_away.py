"""Sessions on days on which the athlete is away."""

from __future__ import annotations

from plandsl.diagnostics import Severity
from tests.rules.reading import blamed, found_in, names

HEAD = "plan Mile\nstart 2025-09-15\naway 2025-09-20..2025-09-24: travel\n"


def test_one_session() -> None:
    [one] = found_in(f"{HEAD}week 1\n  sat  long: 60min easy\n")
    assert (one.name, one.severity) == ("away", Severity.WARNING)
    assert one.message == "away on 2025-09-20 (travel), and a session is planned"
    assert blamed(one) == "sat  long: 60min easy"
    assert one.note == "on 2025-09-20"
    assert [label.text for label in one.labels] == ["away by this line"]
    assert one.help == ("move or drop it, like: drop 2025-09-20",)


def test_what_the_help_says_helps() -> None:
    text = f"{HEAD}week 1\n  tue  long: 60min easy\n  sat  long: 60min easy\n"
    assert names(found_in(text)) == ["away"]
    assert found_in(f"{text}drop 2025-09-20\n") == ()


def test_an_error_where_it_is_asked_for() -> None:
    text = f"{HEAD}rule away\nweek 1\n  sat  long: 60min easy\n"
    assert [one.severity for one in found_in(text)] == [Severity.ERROR]
    assert found_in(text.replace("rule away", "rule away off")) == ()


def test_many_sessions_are_one_message() -> None:
    days = "".join(f"  {day}  {day}: 30min easy\n" for day in ("mon", "tue", "wed", "thu", "sat"))
    [one] = found_in(f"{HEAD}weeks 1-2\n{days}  sun  rest\n")
    assert one.message == (
        "4 sessions are planned while away (travel): from 2025-09-20 to 2025-09-24"
    )
    assert [label.text for label in one.labels] == [
        "away by this line",
        "on 2025-09-22",
        "on 2025-09-23",
        "on 2025-09-24",
    ]


def test_two_on_one_day() -> None:
    text = f"{HEAD}week 1\n  sat am  30min easy\n  sat pm  30min easy\n"
    [one] = found_in(text)
    assert one.message == "2 sessions are planned while away (travel): 2025-09-20"


def test_both_ends_and_a_single_day() -> None:
    days = "".join(f"  {day}  30min easy\n" for day in ("thu", "fri", "sat", "sun"))
    head = "plan Mile\nstart 2025-09-15\naway 2025-09-19..2025-09-20\naway 2025-09-18\n"
    messages = {one.message for one in found_in(f"{head}week 1\n{days}")}
    assert messages == {
        "2 sessions are planned while away: from 2025-09-19 to 2025-09-20",
        "away on 2025-09-18, and a session is planned",
    }


def test_rest_is_fine_and_so_is_what_was_moved() -> None:
    assert found_in(f"{HEAD}week 1\n  tue  30min easy\n  sat  rest\n") == ()
    moved = f"{HEAD}week 1\n  sat  30min easy\nmove 2025-09-20 to 2025-09-19\n"
    assert found_in(moved) == ()
    onto = f"{HEAD}week 1\n  thu  30min easy\nmove 2025-09-18 to 2025-09-21\n"
    assert names(found_in(onto)) == ["away"]


def test_what_is_waived_is_left_out() -> None:
    text = f"{HEAD}week 1\n  sat  30min easy\n    allow away: from the hotel\n  sun  40min easy\n"
    [one] = found_in(text)
    assert one.message == "away on 2025-09-21 (travel), and a session is planned"
    assert found_in(text.replace("  sun  40min easy\n", "")) == ()


def test_only_the_series_of_the_rule() -> None:
    text = f"{HEAD}rule away long:\nweek 1\n  sat  long: 60min easy\n  sun  40min easy\n"
    assert [(str(one.severity), one.message[:18]) for one in found_in(text)] == [
        ("error", "away on 2025-09-20"),
        ("warning", "away on 2025-09-21"),
    ]
