"""How much of the running is easy, how alike its days are, and how it is spread."""

from __future__ import annotations

from fractions import Fraction

import pytest

from plandsl.diagnostics import Diagnostic
from plandsl.rules.monotony import monotony
from tests.rules.reading import found_in

HEAD = "plan Mile\nstart 2025-08-18\n"


def plan(*days: str, head: str = "", weeks: str = "week 1") -> str:
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    lines = "".join(f"  {name}  {day}\n" for name, day in zip(names, days, strict=False))
    return f"{HEAD}{head}{weeks}\n{lines}"


def of(name: str, text: str) -> list[Diagnostic]:
    return [one for one in found_in(text) if one.name == name]


# 150 minutes easy, 60 harder: 71 %.
MUCH = ("50min easy", "30min steady", "50min easy", "30min threshold", "50min easy")


def test_too_little_is_easy() -> None:
    [one] = of("easy-share", plan(*MUCH))
    assert str(one.severity) == "info"
    assert one.message == "71% of the time in week 1 is run easy, less than 75%"
    assert one.help == ("easy 2 h 30 min, harder 1 h",)


def test_a_share_of_ones_own() -> None:
    assert of("easy-share", plan(*MUCH, head="rule easy-share 70%\n")) == []
    [one] = of("easy-share", plan(*MUCH, head="rule easy-share 72% of time\n"))
    assert str(one.severity) == "error"


def test_by_sessions() -> None:
    head = "rule easy-share 80% of sessions\n"
    [one] = of("easy-share", plan(*MUCH, head=head))
    assert one.message == "60% of the runs in week 1 are easy, less than 80%"
    assert of("easy-share", plan("30min easy", *MUCH[:3], *MUCH[4:], head=head)) == []


def test_a_phase_is_judged_as_a_whole() -> None:
    text = plan(*MUCH, weeks="phase Base, weeks 1-3") + "week 2\n  sun  3h easy\n"
    assert of("easy-share", text) == []
    [one] = of("easy-share", plan(*MUCH, weeks="phase Base, weeks 1-3"))
    assert one.message == "71% of the time in Base, weeks 1-3, is run easy, less than 75%"


def test_ranges_and_what_is_unclear() -> None:
    head = "rule easy-share 75%\n"
    easy = ("60min easy",) * 3
    [one] = of("easy-share", plan(*easy, "50-70min steady", "15min progression", head=head))
    assert str(one.severity) == "info"
    assert " at the low end, " in one.message
    [one] = of("easy-share", plan(*easy, "90min steady", "20min progression", head=head))
    assert "20 min that may be harder are counted as easy" in one.help


def test_few_runs_little_time_and_special_weeks_are_not_judged() -> None:
    asked = "rule easy-share\n"
    assert of("easy-share", plan("30min threshold", "60min steady", "20min easy", head=asked)) == []
    short = ("20min easy", "20min steady", "20min easy", "20min threshold")
    assert of("easy-share", plan(*short)) == []
    assert len(of("easy-share", plan(*short, head=asked))) == 1
    race = f"{asked}race 2025-08-29 10k\n"
    assert of("easy-share", plan(*MUCH, head=race)) == []


def test_a_week_that_waives_it_is_left_out() -> None:
    text = plan(*MUCH, head="rule easy-share\n").replace(
        "week 1\n", "week 1\n  allow easy-share: a camp\n"
    )
    assert of("easy-share", text) == []
    assert of("unused-waiver", text) == []
    clean = text.replace("30min steady", "30min easy")
    assert len(of("unused-waiver", clean)) == 1


# ---- monotony


def test_monotony_by_hand() -> None:
    # Mean 30, standard deviation of the sample 20: 40, 60, 20, 40, 0, 20, 30 has 30 and 19.15.
    loads = [Fraction(load) for load in (40, 60, 20, 40, 0, 20, 30)]
    assert monotony(loads) == Fraction(156, 100)
    assert monotony([Fraction(10)] * 7) == 10
    assert monotony([Fraction(10)] * 6 + [Fraction(0)]) == Fraction(226, 100)


def test_days_that_are_alike() -> None:
    days = ("50min easy",) * 6 + ("60min easy",)
    [one] = of("monotony", plan(*days, weeks="weeks 1-2"))
    assert str(one.severity) == "info"
    assert one.message == (
        "the days of weeks 1-2 are much alike: monotony 10 at most, in week 1, above 3"
    )


def test_days_that_are_all_alike() -> None:
    days = ("50min easy",) * 7
    [one] = of("monotony", plan(*days))
    assert one.message == "the days of week 1 are all alike"
    text = (
        plan(*days[:6], "60min easy", weeks="phase Base, weeks 1-2") + "week 2\n  sun  50min easy\n"
    )
    [one] = of("monotony", text)
    assert one.message == "the days of weeks 1-2 are much alike, and in week 2 all of them are"


@pytest.mark.parametrize(
    ("head", "found"), [("", 0), ("rule monotony\n", 1), ("rule monotony 3\n", 0)]
)
def test_a_day_off_is_enough_unasked(head: str, found: int) -> None:
    assert len(of("monotony", plan(*("50min easy",) * 6, head=head))) == found


def test_hard_sessions_are_hard_as_a_whole() -> None:
    reps, easy = "25min easy + 8x1min repetition r2min + 25min easy", "60min easy"
    tempo = "20min easy + 20min threshold + 20min easy"
    week = (easy, reps, easy, "8x400 @ 88 r90 + 50min easy", easy, tempo, "90min easy")
    assert of("monotony", plan(*week)) == []
    assert len(of("monotony", plan(*week, head="rule monotony 1\n"))) == 1


def test_two_days_off_and_a_waived_week() -> None:
    asked = "rule monotony 1\n"
    assert of("monotony", plan(*("50min easy",) * 5, head=asked)) == []
    waived = plan(*("50min easy",) * 7, head=asked).replace(
        "week 1\n", "week 1\n  allow monotony: on holiday\n"
    )
    assert found_in(waived) == ()


# ---- the distribution


def test_the_report() -> None:
    days = ("60min easy", "20min threshold", "60min easy", "10x1min repetition r2min", "50min easy")
    assert of("intensity-distribution", plan(*days)) == []
    [one] = of("intensity-distribution", plan(*days, head="rule intensity-distribution\n"))
    assert str(one.severity) == "info"
    assert one.message == (
        "week 1: 85% easy, 10% moderate and 5% hard of the time that is run, pyramidal"
    )


def test_polarised_unclear_and_by_phases() -> None:
    head = "rule intensity-distribution\n"
    days = ("60min easy", "5min threshold", "60min easy", "10x1min repetition r2min", "65min easy")
    [one] = of("intensity-distribution", plan(*days, head=head))
    assert one.message.endswith(", polarised")
    [one] = of("intensity-distribution", plan(*days, "100min progression", head=head))
    assert one.message == (
        "week 1: 62% easy, 2% moderate, 3% hard and 33% that nobody can classify of the time "
        "that is run"
    )
    phases = plan(*days, head=head, weeks="phase Base, weeks 1-2")
    [one] = of("intensity-distribution", phases)
    assert one.message.startswith("Base, weeks 1-2: 93% easy")
