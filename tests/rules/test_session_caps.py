"""How much of a zone one session holds beside its week."""

from __future__ import annotations

from fractions import Fraction

import pytest

from plandsl.diagnostics import Diagnostic
from plandsl.model.zones import Zone
from plandsl.rules.session_caps import CAPS
from plandsl.units import KILOMETRE, Distance
from tests.rules.reading import blamed, found_in

HEAD = "plan Mile\nstart 2025-08-18\npace easy = 5:00/km\npace threshold = 4:00/km\n"


def plan(session: str, easy: str = "15km", head: str = "", weeks: str = "week 1") -> str:
    days = f"  mon  easy: {easy} easy\n  thu  easy: {easy} easy\n  sun  easy: {easy} easy\n"
    return f"{HEAD}{head}{weeks}\n{days}  tue  work: {session}\n"


def of(text: str, name: str = "session-caps") -> list[Diagnostic]:
    return [one for one in found_in(text) if one.name == name]


# From published calculations with the same caps.
@pytest.mark.parametrize(
    ("zone", "week", "most"),
    [
        (Zone.THRESHOLD, 50, Fraction(5)),
        (Zone.INTERVAL, 150, Fraction(10)),
        (Zone.REPETITION, 200, Fraction(8)),
        (Zone.INTERVAL, 20, Fraction(16, 10)),
        (Zone.STEADY, 200, Fraction(29)),
    ],
)
def test_the_caps(zone: Zone, week: int, most: Fraction) -> None:
    assert CAPS[zone].of_week(Distance(week * KILOMETRE)).um == most * KILOMETRE


def test_asked_for_they_hold_to_the_metre() -> None:
    assert of(plan("5km threshold", head="rule session-caps\n")) == []
    [one] = of(plan("5.1km threshold", head="rule session-caps\n"))
    assert str(one.severity) == "error"
    assert one.message == ("5.1 km (20 min) at threshold pace in one session, in a week of 50 km")
    assert one.help == ("the cap is 5 km: 10% of the week",)
    assert blamed(one) == "tue  work: 5.1km threshold"


def test_unasked_only_what_is_far_beyond() -> None:
    assert of(plan("7km threshold")) == []
    [one] = of(plan("9km threshold"))
    assert str(one.severity) == "info"
    assert of(plan("9km threshold", easy="10km")) == [], "a week of less than 40 km"


def test_a_share_of_ones_own() -> None:
    assert of(plan("9km threshold", head="rule session-caps threshold 20%\n")) == []


def test_which_end_of_a_range() -> None:
    head = "rule session-caps\n"
    [one] = of(plan("4-7km threshold", head=head))
    assert " in the middle of its range, " in one.message
    [one] = of(plan("3-6km threshold", head=head))
    assert " at the high end, " in one.message
    assert str(one.severity) == "info"
    [one] = of(plan("8-9km threshold", head=head))
    assert " at the low end, " in one.message
    assert str(one.severity) == "error"


def test_the_worst_week_of_a_line() -> None:
    text = plan("6km threshold", head="rule session-caps\n", weeks="phase Base, weeks 1-3")
    [one] = of(f"{text}    then length +1km\n")
    assert one.note == "in week 3"
    assert one.message.startswith("8 km ")


def test_a_long_week_has_the_cap_of_all_weeks() -> None:
    head = "pace interval = 3:30/km\nrule session-caps\n"
    [one] = of(plan("11x1km interval r2min", easy="60km", head=head))
    assert one.help == ("the cap is 10 km, however long the week",)


def test_a_long_time_at_marathon_pace() -> None:
    text = plan("28km MP", easy="60km", head="pace MP = 4:30/km\nrule session-caps\n")
    [one] = of(text)
    assert one.message.startswith("28 km (2 h 6 min) at marathon pace")
    assert one.help == ("the cap is 1 h 50 min, however far that is",)


@pytest.mark.parametrize(
    "head", ["race 2025-08-24 10k\n", "race 2025-08-31 10k\n", "deload weeks 1 -10%\n"]
)
def test_taper_race_and_lighter_weeks_are_left_out(head: str) -> None:
    assert (
        of(plan("9km threshold", head=f"{head}rule session-caps\n", weeks="phase A, weeks 1-1"))
        == []
    )


def test_what_may_be_two_zones_and_races_count_for_none() -> None:
    assert of(plan("12km HM", head="rule session-caps\n")) == []
    assert of(plan("9km threshold", head="rule session-caps\n").replace("work:", "trial:")) == []


def test_a_waiver() -> None:
    text = plan("9km threshold", head="rule session-caps\n")
    assert of(f"{text}    allow session-caps: a test\n") == []
    text = plan("5km threshold", head="rule session-caps\n")
    assert len(of(f"{text}    allow session-caps: a test\n", "unused-waiver")) == 1
