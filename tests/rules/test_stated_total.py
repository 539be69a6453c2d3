"""Totals that are stated beside what sessions and weeks come to."""

from __future__ import annotations

import pytest

from plandsl.diagnostics import Severity
from plandsl.model.plan import Plan
from plandsl.rules import check
from tests.rules.reading import blamed, found_in, names, plan_of, weekly

HEAD = "plan Sums\nstart 2025-08-18\nrules none\n"


def session(text: str, head: str = "") -> list[tuple[str, str]]:
    found = found_in(weekly(text, rule=head))
    assert set(names(found)) <= {"stated-total"}
    return [(str(one.severity), one.message) for one in found]


def week(total: str, *days: str, head: str = "") -> list[tuple[str, str]]:
    found = found_in(in_week(total, *days, head=head))
    assert set(names(found)) <= {"stated-total"}
    return [(str(one.severity), one.message) for one in found]


def in_week(total: str, *days: str, head: str = "") -> str:
    lines = "".join(f"  {day}\n" for day in days)
    return f"{HEAD}{head}week 1 = {total}\n{lines}"


# ---- sessions


@pytest.mark.parametrize(
    "text",
    [
        "4km easy + 3.4km tempo total 7km",
        "4km easy + 3km tempo total 7.0km",
        "4km easy + 3.05km tempo total 7.0km",
        "3mi easy + 5x1000 r400m jog total 11.4km",
        "2mi easy total 3200m",
        "3x(4x200 r200m jog) r400m jog total 5000m",
        "5x3mi @ 6:00/mi r800m float each total 17.5mi",
        "30-40min easy total 35min",
        "3x5min threshold r45 total 16:30",
        "3x5min threshold r45 total 16min",
        "3x5min threshold r45 total 17min",
        "half easy total half",
        "21.1km easy total half",
        "30min easy total 6km",
        "8-12mi of (1mi MP-10 + 1mi MP+30) total 11mi",
        "20min easy + 3x until lap r(full) total 5km",
    ],
)
def test_sessions_that_add_up(text: str) -> None:
    assert session(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("4km easy + 3.6km tempo total 7km", "the steps add up to 7.6 km, the total says 7 km"),
        ("4km easy + 3.06km tempo total 7.0km", "the steps add up to 7.06 km, the total says 7 km"),
        ("10x300 total 2900m", "the steps add up to 3 km, the total says 2.9 km"),
        ("10x300 total 3051m", "the steps add up to 3 km, the total says 3051 m"),
        ("3x5min threshold r45 total 16:31", "the steps add up to 16:30, the total says 16:31"),
        ("3x5min threshold r1min total 16min", "the steps add up to 17:00, the total says 16:00"),
        ("30-40min easy total 45min", "the steps add up to 30:00 to 40:00, the total says 45:00"),
        (
            "8-12mi of (1mi MP-10 + 1mi MP+30) total 15mi",
            "the steps add up to 8 mi to 12 mi, the total says 15 mi",
        ),
    ],
)
def test_sessions_that_do_not(text: str, message: str) -> None:
    assert session(text) == [("error", message)]


@pytest.mark.parametrize(
    ("text", "rests"),
    [
        ("5x3mi @ 6:00/mi r800m float total 17.5mi", "r800m float each"),
        ("4x400 r400m jog total 3200m", "r400m jog each"),
        ("3x5min threshold r1min total 18min", "r1min each"),
        ("3x(4x200 r200m jog) r400m jog total 5600m", "r200m jog each"),
        (
            "4x400 r400m jog + 2x1000 r300m jog total 5800m",
            "r400m jog each and r300m jog each",
        ),
        ("4x400 r400m jog + 2x1000 r300m jog total 5400m", "r300m jog each"),
    ],
)
def test_a_rest_after_the_last_rep(text: str, rests: str) -> None:
    [one] = found_in(weekly(text, rule=""))
    assert one.help == (f"it fits with a rest after the last rep too: write {rests}",)
    words = text
    for rest in rests.split(" and "):
        words = words.replace(rest.removesuffix(" each"), rest)
    assert session(words) == [], "what the message says to write adds up"


def test_where_a_session_points() -> None:
    [one] = found_in(weekly("4km easy + 3km tempo total 8km", rule=""))
    assert blamed(one) == "total 8km"
    assert one.help == ("write total 7km, or leave the total out",)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("40x1000 @ 4:00 r60 total 4km", "4x1000"),
        ("warmup 2km + 40x1000 @ 4:00 r60 + cooldown 2km total 8km", "4x1000"),
        ("60x1mi @ 6:00 r60 total 6mi", "6x1mi"),
        ("8x400 @ 90 r60 total 32km", ""),
        ("20x400 @ 90 r60 + 4x100 strides total 1.2km", ""),
    ],
)
def test_a_nought_too_many(text: str, meant: str) -> None:
    [one] = found_in(weekly(text, rule=""))
    assert one.help[0] == (f"did you mean {meant}?" if meant else one.help[-1])


def test_a_total_is_of_what_everybody_does() -> None:
    text = weekly("8x1km r200m jog total 9400m | light 5x", rule="group light")
    assert found_in(text.replace("total 9400m | light 5x", "| light 5x total 9400m")) == ()
    plan = plan_of(text.replace("total 9400m | light 5x", "| light 5x total 9400m"))
    assert check(plan.for_group("light")) == ()


# ---- weeks


@pytest.mark.parametrize(
    ("total", "days"),
    [
        ("42km", ["tue  12km easy", "thu  8km easy", "sun  22.4km easy"]),
        ("42.4km", ["tue  12km easy", "thu  8km easy", "sun  22.4km easy"]),
        ("40mi", ["tue  12-14mi easy", "sun  28mi easy"]),
        ("42km", ["tue  12km easy", "thu  bike 40km", "sun  30km easy or rest"]),
        ("42km", ["tue  12km easy", "wed  weights", "thu  rest", "sun  30min easy total 30km"]),
        ("3h", ["tue  1h easy", "thu  bike 1h", "sun  1h easy"]),
        ("42km", ["tue  12km easy", "sun  walk 30km"]),
    ],
)
def test_weeks_that_add_up(total: str, days: list[str]) -> None:
    assert week(total, *days) == []


@pytest.mark.parametrize(
    ("total", "days", "message"),
    [
        ("42km", ["tue  12km easy", "sun  28km easy"], "adds up to 40 km, the total says 42 km"),
        ("42.0km", ["tue  12km easy", "sun  30.1km easy"], "adds up to 42.1 km, the total says 42"),
        ("40mi", ["tue  12-14mi easy", "sun  24mi easy"], "adds up to 36 mi to 38 mi, the total"),
        ("3h", ["tue  1h easy", "sun  1h30 easy"], "adds up to 2:30:00, the total says 3:00:00"),
    ],
)
def test_weeks_that_do_not(total: str, days: list[str], message: str) -> None:
    [(severity, said)] = week(total, *days)
    assert severity == "error"
    assert said.startswith(f"the week {message}")


def test_where_a_week_points() -> None:
    [one] = found_in(in_week("42km", "tue  12km easy", "wed  rest", "sun  28km easy"))
    assert blamed(one) == "= 42km"
    assert one.help == ("tue 12 km + sun 28 km",)


def test_a_week_like_another_and_a_total_by_name() -> None:
    text = (
        f"{HEAD}let peak = 50km\nweek 1 = peak\n  tue  20km easy\n  sun  30km easy\n"
        "week 2 like 1 = 60km\n"
    )
    [one] = found_in(text)
    assert one.message == "the week adds up to 50 km, the total says 60 km"
    assert found_in(text.replace("60km", "50.4km"))[0].message.endswith("says 50.4 km")
    assert found_in(text.replace("60km", "peak").replace("30km easy", "30.4km easy")) == ()


@pytest.mark.parametrize(
    ("total", "days", "why", "help"),
    [
        (
            "42km",
            ["tue  40min easy", "sun  28km easy"],
            "40min easy does not say how far",
            "say at the top how fast easy is: pace easy = …/km",
        ),
        (
            "42km",
            ["tue  3x5min threshold r1min", "wed  20min", "thu  4x100 strides", "sun  28km easy"],
            "3x5min threshold r1min and 20min do not say how far",
            "say at the top how fast threshold is: pace threshold = …/km",
        ),
        (
            "26mi",
            ["tue  20min", "sun  10mi easy"],
            "20min does not say how far",
            "say it behind the session, like: total 8mi",
        ),
        (
            "5h",
            ["tue  20min easy", "sun  10mi easy"],
            "10mi easy does not say how long",
            "say at the top how fast easy is: pace easy = …/mi",
        ),
        (
            "42km",
            [f"{day}  {minutes}min" for day, minutes in zip(
                ("mon", "tue", "wed", "thu", "fri"), range(20, 70, 10), strict=True)],
            "20min, 30min, 40min and 2 more do not say how far",
            "say it behind the session, like: total 8km",
        ),
    ],
)  # fmt: skip
def test_weeks_that_nobody_can_add_up(total: str, days: list[str], why: str, help: str) -> None:
    [one] = found_in(in_week(total, *days))
    assert one.severity is Severity.INFO
    assert one.message == f"the total of the week is not checked: {why}"
    assert one.help == (help,)
    assert blamed(one) == f"= {total}"


def test_what_is_said_is_enough() -> None:
    """The two ways out of a week that nobody can add up."""
    assert week("35km", "tue  40min easy", "sun  28km easy")[0][0] == "info"
    assert week("35km", "tue  40min easy", "sun  28km easy", head="pace easy = 6:00/km\n") == []
    assert week("35km", "tue  40min easy total 7km", "sun  28km easy") == []


def test_a_week_that_could_not_be_read_is_not_added_up() -> None:
    found = found_in(in_week("42km", "tue  12km easy", "wed  &&&"))
    assert set(names(found)) == {"syntax", "incomplete-week"}


def test_a_week_may_be_waived() -> None:
    days = ("allow stated-total: he never runs the last five", "tue  12km easy", "sun  25km easy")
    assert week("42km", *days) == []


def test_series() -> None:
    """A use for a series speaks of sessions; weeks are left to the others."""
    text = in_week("42km", "tue  long: 12km easy total 13km", head="rule stated-total long: warn\n")
    severities = {one.message.split(" ")[1]: one.severity for one in found_in(text)}
    assert severities == {"steps": Severity.WARNING, "week": Severity.ERROR}


def test_for_a_group_the_week_is_another() -> None:
    head = "group light\n"
    text = in_week("18km", "tue  8x1km | light 5x", "sun  10km easy", head=head)
    assert found_in(text) == ()
    plan = plan_of(text)
    assert check(plan.for_group("light")) == ()
    same = plan_of(in_week("20km", "sun  10km easy", head=f"{head}rule stated-total off\n"))
    assert same.for_group("light").weeks[0].total is not None, "nothing differs for them there"


def test_nothing_to_add_up() -> None:
    assert check(Plan("empty", "Empty")) == ()
    [(severity, message)] = week("42km")
    assert (severity, message) == ("error", "the week adds up to 0 km, the total says 42 km")


def test_a_total_that_is_a_group_s_says_whose() -> None:
    (found,) = found_in(
        "plan Squad\nstart 2025-08-18\ngroup A, B\nweek 1\n  tue  8x400 | A 5x | B 6x total 2.4km\n"
    )
    assert found.message == "the steps add up to 3.2 km, the total says 2.4 km"
    assert found.help == ("that is what B runs, and a total is everybody's: leave it out",)
