"""Two sessions at one time, and two hard ones on one day."""

from __future__ import annotations

import pytest

from plandsl.diagnostics import Diagnostic, Severity
from tests.rules import reading
from tests.rules.reading import blamed, names

HEAD = "plan Mile\nstart 2026-03-02\ntimezone Europe/Berlin\n"
HARD = ("400s: 8x400 @ 88 r60", "tempo: 20min threshold")


def found_in(text: str) -> tuple[Diagnostic, ...]:
    return tuple(one for one in reading.found_in(text) if one.name == "double-booked")


def week(*lines: str, head: str = HEAD) -> str:
    return f"{head}week 1\n" + "".join(f"  {line}\n" for line in lines)


def test_at_the_same_time() -> None:
    [one] = found_in(week("tue 18:30  easy: 40min easy", "tue 18:30  weights"))
    assert (one.name, one.severity) == ("double-booked", Severity.WARNING)
    assert one.message == "two sessions on 2026-03-03 at the same time, 18:30"
    assert blamed(one) == "tue 18:30  weights"
    [label] = one.labels
    assert label.text == "the other one"


def test_three_at_once_are_two_too_many() -> None:
    found = found_in(week(*(f"tue 18:30  {day}: 40min easy" for day in "abc")))
    assert names(found) == ["double-booked"] * 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tue am  {}", "tue pm  {}"),
        ("tue 07:00  {}", "tue 18:30  {}"),
        ("tue am  {}", "tue 18:30  {}"),
        ("tue  {}", "wed  {}"),
    ],
)
def test_two_hard_ones_by_plan(one: str, other: str) -> None:
    assert found_in(week(one.format(HARD[0]), other.format(HARD[1]))) == ()


def test_the_same_half_of_a_day() -> None:
    [one] = found_in(week("tue am  easy: 40min easy", "tue am  weights"))
    assert one.message.endswith("at the same time, am")


def test_a_second_hard_one_without_a_time() -> None:
    [one] = found_in(week(f"tue 07:00  {HARD[0]}") + f"2026-03-03  {HARD[1]}\n")
    assert one.message == "a second hard session on 2026-03-03"
    # Of two lines of one week that is said by what reads them.
    assert found_in(week(f"tue  {HARD[0]}", f"tue  {HARD[1]}")) == ()
    assert found_in(week(f"tue  {HARD[0]}", "tue  easy: 40min easy")) == ()


def test_what_was_moved_onto_another() -> None:
    text = week(f"tue  {HARD[0]}", f"thu  {HARD[1]}") + "move 2026-03-05 to 2026-03-03\n"
    assert names(found_in(text)) == ["double-booked"]
    at_seven = week("tue 07:00  20min easy", "thu 07:00  30min easy")
    assert found_in(at_seven) == ()
    assert names(found_in(at_seven + "move 2026-03-05 to 2026-03-03\n")) == ["double-booked"]


def test_the_usual_time_counts() -> None:
    head = f"{HEAD}at mon-sun 18:30\n"
    dated = week("tue  30min easy", head=head) + "2026-03-03  weights\n"
    [one] = found_in(dated)
    assert one.message.endswith("18:30")
    assert blamed(one) == "2026-03-03  weights"


def test_rest_is_no_session() -> None:
    assert found_in(week(f"tue  {HARD[0]}") + "2026-03-03  rest\n") == ()


def test_off_and_waived() -> None:
    text = week("tue 18:30  easy: 40min easy", "tue 18:30  weights")
    assert found_in(text.replace("week", "rule double-booked off\nweek")) == ()
    assert found_in(text + "    allow double-booked: one of them, by the weather\n") == ()
