"""Sessions at places that are closed on their day."""

from __future__ import annotations

from tests.rules.reading import blamed, found_in, names

HEAD = (
    "plan Mile\nstart 2025-09-01\nrules none\n"
    "closed East River 2025-09-08..2026-12-31: construction\n"
)


def test_one_session() -> None:
    text = f"{HEAD}week 2\n  tue  400s: 6x400 at East River\n"
    [one] = found_in(text)
    assert one.message == "East River is closed on 2025-09-09 (construction, until 2026-12-31)"
    assert "6x400 at East River" in blamed(one)
    assert one.note == "on 2025-09-09"
    assert [label.text for label in one.labels] == ["closed by this line"]


def test_many_sessions_are_one_message() -> None:
    weeks = "".join(
        f"week {number}\n  tue  400s: 6x400 at East River\n  sat  800s: 2x800 at east river\n"
        for number in (1, 2, 3, 4)
    )
    [one] = found_in(HEAD + weeks)
    assert one.message == (
        "6 sessions are planned at East River while it is closed, from 2025-09-09 to 2025-09-27 "
        "(construction, until 2026-12-31)"
    )
    assert [label.text for label in one.labels] == [
        "closed by this line",
        "on 2025-09-13",
        "on 2025-09-16",
        "on 2025-09-20",
    ]


def test_both_ends_are_closed() -> None:
    head = "plan Mile\nstart 2025-09-01\nclosed Park 2025-09-08..2025-09-10: a fair\n"
    week = "".join(
        f"  {day}  20min easy at Park\n" for day in ("sun", "mon", "tue", "wed", "thu", "fri")
    )
    [one] = found_in(f"{head}week 1\n{week}week 2\n{week}")
    assert "3 sessions" in one.message
    assert "from 2025-09-08 to 2025-09-10" in one.message


def test_what_is_waived_is_left_out() -> None:
    text = (
        f"{HEAD}week 2\n  tue  6x400 at East River\n"
        "    allow venue-closed: the school lets us in\n  sat  2x800 at East River\n"
    )
    [one] = found_in(text)
    assert one.message == "East River is closed on 2025-09-13 (construction, until 2026-12-31)"
    waived = text.replace("  sat  2x800 at East River\n", "")
    assert found_in(waived) == ()


def test_the_race() -> None:
    head = "plan Mile\nstart 2025-09-01\nrace 2025-09-14 mile 6:00 at East River\n"
    closed = "closed East River 2025-09-08..2025-09-20\n"
    [one] = found_in(f"{head}{closed}week 1\n  tue  6x400\n")
    assert one.message == (
        "the race is at East River, which is closed on 2025-09-14 (until 2025-09-20)"
    )
    session = "week 2\n  sun  race: mile @ 6:00 at East River\n"
    [one] = found_in(f"{head}{closed}{session}")
    assert one.message == "East River is closed on 2025-09-14 (until 2025-09-20)"
    moved = session.replace("East River", "Icahn Stadium")
    assert found_in(f"{head}{closed}{moved}") == ()


def test_two_closures_are_two_messages() -> None:
    more = "closed Park 2025-09-08..2025-09-20: a fair\n"
    text = f"{HEAD}{more}week 2\n  tue  6x400 at East River\n  wed  6x400 at Park\n"
    assert names(found_in(text)) == ["venue-closed", "venue-closed"]
