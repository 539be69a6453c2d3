"""How many days of a week are hard, and how far apart they stand."""

from __future__ import annotations

import pytest

from plandsl.diagnostics import Diagnostic
from tests.rules.reading import blamed, found_in

HEAD = "plan Mile\nstart 2025-08-18\n"
HARD = {
    "mon": "400s: 6x400 @ 88 r90",
    "wed": "tempo: 20min threshold",
    "fri": "hills: 8x45s uphill hard r90 jog",
    "sun": "trial: 3k max",
}


def week(*days: str, head: str = "rule hard-days 3\n", above: str = "") -> str:
    lines = "".join(f"  {day}  {HARD.get(day, '8x400 @ 88 r90')}\n" for day in days)
    return f"{HEAD}{head}week 1\n{above}{lines}"


def of(name: str, text: str) -> list[Diagnostic]:
    return [one for one in found_in(text) if one.name == name]


def test_one_too_many() -> None:
    [one] = of("hard-days", week("mon", "wed", "fri", "sun"))
    assert str(one.severity) == "error"
    assert one.message == ("4 hard days in week 1, and at most 3 are wanted: mon, wed, fri and sun")
    assert blamed(one) == "sun  trial: 3k max"
    assert [label.text for label in one.labels] == ["hard too"] * 3


def test_so_many_are_fine() -> None:
    assert of("hard-days", week("mon", "wed", "fri")) == []
    assert of("hard-days", week("mon", "wed", "fri", "sun", head="rule hard-days 4\n")) == []
    assert of("hard-days", week("mon", "wed", "fri", "sun", head="")) == []
    assert len(of("hard-days", week("mon", "wed", "fri", "sun", head="rule hard-days\n"))) == 1


def test_twice_on_a_day_is_one_day() -> None:
    text = f"{HEAD}rule hard-days 1\nweek 1\n  tue am  20min threshold\n  tue pm  8x400 @ 88 r90\n"
    assert of("hard-days", text) == []


def test_a_week_can_waive_it() -> None:
    above = "  allow hard-days: a camp\n"
    assert found_in(week("mon", "wed", "fri", "sun", above=above)) == ()


def test_apart() -> None:
    head = "rule hard-days 3, 48h apart\nrule hard-spacing off\n"
    [one] = of("hard-days", week("mon", "tue", "thu", head=head))
    assert one.message == "a hard session the day after another one; 48 h between them are wanted"
    assert one.note == "on 2025-08-19"
    assert of("hard-days", week("mon", "wed", "fri", head=head)) == []


@pytest.mark.parametrize(
    ("rule", "warned"),
    [("hard-days 3", 1), ("hard-days 3, 24h apart", 0), ("hard-days 3, 48h apart off", 1)],
)
def test_the_authors_own_time_apart_goes_before_the_custom(rule: str, warned: int) -> None:
    assert len(of("hard-spacing", week("mon", "tue", "thu", head=f"rule {rule}\n"))) == warned


def test_a_week_that_could_not_be_read_is_not_judged() -> None:
    assert of("hard-days", week("mon", "wed", "fri", "sun") + "  sat  8x400 @@ 88\n") == []


# ---- unasked


def test_the_day_after_is_a_warning() -> None:
    [one] = found_in(week("mon", "tue", head=""))
    assert (one.name, str(one.severity)) == ("hard-spacing", "warning")
    assert blamed(one) == "tue  8x400 @ 88 r90"
    assert [label.text for label in one.labels] == ["hard too, on 2025-08-18"]


def test_across_weeks_and_once_for_a_line() -> None:
    text = f"{HEAD}weeks 1-3\n  sun  8x400 @ 88 r90\n  mon  tempo: 20min threshold\n"
    assert [one.note for one in of("hard-spacing", text)] == ["on 2025-08-25"]


@pytest.mark.parametrize(
    ("head", "found"),
    [("rule hard-spacing off\n", 0), ("rule hard-spacing 24h apart\n", 0),
     ("rule hard-spacing 72h apart\n", 1), ("", 0)],
)  # fmt: skip
def test_how_far_apart(head: str, found: int) -> None:
    assert len(of("hard-spacing", week("mon", "wed", head=head))) == found


def test_what_may_be_hard_is_left_out() -> None:
    text = f"{HEAD}week 1\n  tue  8x400 @ 88 r90\n  wed  30min progression\n  thu  long: 2h easy\n"
    assert of("hard-spacing", text) == []
