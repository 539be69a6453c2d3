"""The rules about how much is run: from week to week, in one session, before a race."""

from __future__ import annotations

from fractions import Fraction

import pytest

from plandsl.diagnostics import Diagnostic, Severity
from plandsl.rules import spike
from plandsl.rules._volume import growth
from tests.rules.reading import blamed, found_in


def plan(*weeks: str, head: str = "") -> str:
    """A plan of weeks of three runs, `10 10 20`, in km; or of days (`tue 5km easy`)."""
    text = f"plan Volume\nstart 2025-08-18\n{head}\n"
    for number, week in enumerate(weeks, 1):
        text += f"week {number}\n"
        if week[:1].isdigit():
            days = zip(("tue", "thu", "sun"), week.split(), strict=True)
            text += "".join(f"  {day}  {km}km easy\n" for day, km in days)
        else:
            text += "".join(f"  {day}\n" for day in week.split("; "))
    return text


def of(name: str, *texts: str) -> list[Diagnostic]:
    return [one for one in found_in(*texts) if one.name == name]


def messages(name: str, *texts: str) -> list[str]:
    return [one.message for one in of(name, *texts)]


# ---- checked numbers


@pytest.mark.parametrize(("was", "now", "percent"), [(40, 44, 10), (40, 50, 25)])
def test_growth(was: int, now: int, percent: int) -> None:
    assert growth(Fraction(was), Fraction(now)) == percent


@pytest.mark.parametrize(
    ("run", "longest", "band"),
    [
        ("11.0", 10, 0),
        ("11.01", 10, 1),
        ("13.0", 10, 1),
        ("13.1", 10, 2),
        ("20.0", 10, 2),
        ("20.1", 10, 3),
    ],
)
def test_the_steps_of_the_study(run: str, longest: int, band: int) -> None:
    assert spike.step(growth(Fraction(longest), Fraction(run))) == band


def test_the_share_of_the_longest_run() -> None:
    """18 of 50 km are 36 %."""
    week = "mon 10km easy; tue 10km easy; thu 12km easy; sun 18km easy"
    [one] = of("long-share", plan(week))
    assert one.message.startswith("the longest run is 36% of week 1")


# ---- weekly-volume


@pytest.mark.parametrize(
    ("rule", "weeks", "ends"),
    [
        ("10%", ("10 10 20", "10 12 22"), None),
        ("10%", ("10 10 20", "10 12 22.1"), "10.3% more than week 1 (40 km); the plan allows 10%"),
        ("+5%", ("10 10 20", "10 12 22"), "10% more than week 1 (40 km); the plan allows 5%"),
        ("", ("10 10 20", "10 12 23"), "13% more than week 1 (40 km); the plan allows 10%"),
        ("4km", ("10 10 20", "10 12 22"), None),
        ("3km", ("10 10 20", "10 12 22"), "4 km more than week 1 (40 km); the plan allows 3 km"),
        ("10%", ("10 10 20", "5 5 10", "10 12 22"), None),
        ("10%", ("10 10 20", "5 5 10", "5 5 10", "5 5 10", "10 12 22"), "120% more than week 2"),
        ("10%", ("10 10 20", "10 10 10-24"), None),
    ],
)  # fmt: skip
def test_weekly_volume(rule: str, weeks: tuple[str, ...], ends: str | None) -> None:
    found = of("weekly-volume", plan(*weeks, head=f"rules none\nrule weekly-volume {rule}"))
    if ends is None:
        assert [one for one in found if one.severity is Severity.ERROR] == []
    else:
        [one] = found
        assert ends in one.message
        assert blamed(one) == f"week {len(weeks)}"


@pytest.mark.parametrize(
    ("first", "second", "more", "which", "severity"),
    [
        ("10 10 20", "10 10 20-30", "13-25%", "in the middle and at the high end", Severity.ERROR),
        ("10 10 20", "10 10 20-27", "18%", "at the high end", Severity.INFO),
        ("10 10 20-30", "10 10 30-40", "20-25%", "at both ends", Severity.ERROR),
        ("10 10 14-30", "10 10 20-30", "18%", "at the low end", Severity.INFO),
    ],
)
def test_which_end_of_a_range_grows_and_by_how_much(
    first: str, second: str, more: str, which: str, severity: Severity
) -> None:
    [one] = of("weekly-volume", plan(first, second, head="rules none\nrule weekly-volume 10%"))
    assert f" km, {more} more than week 1 (" in one.message
    assert one.message.endswith(f" km) {which}; the plan allows 10%")
    assert one.severity is severity


def test_a_limit_in_kilometres_tells_how_many_more_at_which_end() -> None:
    text = plan("10 10 20-30", "10 10 26-33", head="rules none\nrule weekly-volume 5km")
    [one] = of("weekly-volume", text)
    assert one.message == (
        "week 2 comes to 46-53 km, 6 km more than week 1 (40-50 km) at the low end; "
        "the plan allows 5 km"
    )


def test_a_limit_needs_its_unit() -> None:
    """Ten metres or ten seconds are nobody's limit for a week."""
    [one] = found_in(plan("10 10 20", "10 10 20", head="rule weekly-volume +10"))
    assert one.message == "weekly-volume must be a percentage or a distance or a time, not `+10`"


def test_an_estimate_says_so() -> None:
    days = "tue 30min easy; thu 30min easy; sun {}min easy"
    text = plan(days.format(60), days.format(90), head="rules none\nrule weekly-volume 10%")
    [one] = of("weekly-volume", text)
    assert one.message.startswith("week 2 comes to ~25 km, 25% more than week 1 (~20 km)")
    assert one.help == ("estimated with easy at 6:00/km (9:39/mi)",)


def test_a_stated_total_is_believed() -> None:
    head = "rules none\nrule weekly-volume 10%"
    text = plan("10 10 20", "10 10 20", head=head).replace("week 2", "week 2 = 50km")
    [one] = of("weekly-volume", text)
    assert one.message.startswith("week 2 comes to 50 km, 25% more")


@pytest.mark.parametrize(
    "second",
    [
        "tue 10km easy; thu 20km easy; sun race: 20km",  # a race
        "tue 10km easy; sun 60km easy",  # hardly a week
        "tue 10km easy; thu &&&; sun 60km easy",  # a week that could not be read
    ],
)
def test_weeks_that_are_not_judged(second: str) -> None:
    text = plan("10 10 20", second, head="rules none\nrule weekly-volume 10%")
    assert of("weekly-volume", text) == []


def test_a_first_week_that_begins_in_its_middle_is_no_measure() -> None:
    text = plan("10 10 20", "10 10 40", head="rules none\nrule weekly-volume 10%")
    assert of("weekly-volume", text.replace("2025-08-18", "2025-08-21\nweeks begin monday")) == []


def test_a_week_may_be_waived() -> None:
    text = plan("10 10 20", "10 10 40", head="rules none\nrule weekly-volume 10%")
    waived = text.replace("week 2\n", "week 2\n  allow weekly-volume: a training camp\n")
    assert found_in(waived) == ()


# ---- rest-days, max-session, max-week, deload


def test_days_off_are_said_once_for_the_weeks_of_a_phase() -> None:
    days = "".join(f"  {day}  5km easy\n" for day in ("mon", "tue", "wed", "thu", "fri", "sat"))
    text = f"plan A\nstart 2025-08-18\nrule rest-days 2\nrules none\nphase Base, weeks 1-8\n{days}"
    [one] = found_in(text)
    assert one.message == "1 day off in the week, and the plan asks for 2"


def test_two_sessions_a_day_leave_a_day_off() -> None:
    days = ("mon", "tue am", "tue pm", "wed", "thu", "fri", "sat")
    week = "; ".join(f"{day} 5km easy" for day in days)
    assert found_in(plan(week, head="rules none\nrule rest-days 1")) == ()
    [one] = found_in(plan(f"{week}; sun weights", head="rules none\nrule rest-days"))
    assert one.message == "no day off in the week, and the plan asks for 1"


@pytest.mark.parametrize(
    ("rule", "session", "message"),
    [
        ("20km", "20km easy", None),
        ("20km", "20.1km easy", "run comes to 20 km, more than the 20 km that the plan allows"),
        ("20km", "bike 60km easy", None),
        ("1h", "bike 90min easy", "bike comes to 90 min, more than the 60 min"),
        ("1h", "30min easy or 70min easy", "option 2 of run comes to 70 min, more than the 60"),
        ("20km", "18-22km easy", "run comes to 18-22 km, at the high end more than the 20 km"),
        ("20km", "18-24km easy", "run comes to 18-24 km, in the middle and at the high end more"),
        ("20km", "22-24km easy", "run comes to 22-24 km, at both ends more than the 20 km"),
        ("20km", "race: marathon", None),
        ("10mi, 2h", "18km easy", "run comes to 18 km, more than the 10 mi"),
    ],
)
def test_max_session(rule: str, session: str, message: str | None) -> None:
    text = plan(f"sun {session}", head=f"rules none\nrule max-session {rule}")
    found = messages("max-session", text)
    assert len(found) == (message is not None)
    assert found == [] or found[0].startswith(message or "")


def test_max_session_of_one_series() -> None:
    week = "tue easy: 12km easy; sun long: 25km easy"
    head = "rules none\nrule max-session 10km\nrule max-session long: 30km"
    [one] = of("max-session", plan(week, head=head))
    assert blamed(one) == "tue easy: 12km easy"


def test_max_week_of_one_series_and_of_all() -> None:
    """A limit for a series takes nothing out of the whole week."""
    week = "tue easy: 12km easy; sun long: 25km easy"
    head = "rules none\nrule max-week 30km\nrule max-week long: 20km"
    assert sorted(messages("max-week", plan(week, head=head))) == [
        "the week comes to 25 km, more than the 20 km that the plan allows",
        "the week comes to 37 km, more than the 30 km that the plan allows",
    ]


def test_a_lighter_week_by_itself_counts() -> None:
    """Nobody needs to call it so."""
    head = "rules none\nrule deload every 3 weeks, 20%"
    assert found_in(plan("10 10 20", "10 10 20", "8 8 16", "10 10 20", head=head)) == ()
    [one] = found_in(plan("10 10 20", "10 10 20", "9 9 18", head=head))
    assert one.message.startswith("weeks 1 to 3 have no lighter one")


# ---- spike


def test_spike_counts_the_thirty_days_before() -> None:
    weeks = ["sun 20km easy", *["sun 10km easy"] * 3, "sun 21km easy"]
    assert of("spike", plan(*weeks)) == []
    longer_ago = ["sun 20km easy", *["sun 10km easy"] * 4, "sun 21km easy"]
    [one] = of("spike", plan(*longer_ago))
    assert one.message == (
        "run comes to 21 km, 110% more than the longest run of the 30 days before (10 km)"
    )
    assert one.severity is Severity.WARNING
    assert "2.3 times" in one.help[0]


def test_spike_tells_the_step_of_the_end_that_is_too_long() -> None:
    """The middle of a range may even be shorter than that of the longest run before."""
    text = plan("tue 8-12km easy; sun 9km easy", "sun 10km easy", head="rules none\nrule spike")
    assert messages("spike", text) == [
        "run comes to 10 km, 11% more than the longest run of the 30 days before (9-12 km) "
        "at the low end; the plan allows 10%"
    ]
    [one] = of("spike", plan("sun 10-15km easy", "sun 15-17km easy"))
    assert one.message == (
        "run comes to 15-17 km, 13-50% more than the longest run of the 30 days before (10-15 km) "
        "at both ends"
    )


def test_spike_knows_nothing_after_a_gap() -> None:
    weeks = ["sun 10km easy", *["sun rest"] * 5, "sun 30km easy", "sun 30km easy"]
    assert of("spike", plan(*weeks)) == []


def test_spike_skips_what_lies_behind_a_week_that_could_not_be_read() -> None:
    weeks = ["sun 10km easy", "sun 10km easy", "sun &&&", "sun 20km easy"]
    assert of("spike", plan(*weeks)) == []


LOG = "log Volume\n{} easy: 10km easy = {}\n{} easy: {} = 55:00\n"


def test_the_runs_of_a_log_count() -> None:
    text = plan("sun long: 20km easy", "sun long: 30km easy")
    assert messages("spike", text) == [
        "long comes to 30 km, 50% more than the longest run of the 30 days before (20 km)"
    ]
    ran = LOG.format("2025-07-01", "50:00", "2025-08-27", "29km easy")
    assert of("spike", text, ran) == []
    skipped = ran.replace("= 55:00", "skipped")
    assert len(of("spike", text, skipped)) == 1


def test_a_log_that_goes_back_far_enough_tells_of_the_first_week() -> None:
    text = plan("sun long: 20km easy")
    assert of("spike", text, LOG.format("2025-08-10", "50:00", "2025-08-12", "10km easy")) == []
    old = LOG.format("2025-07-01", "50:00", "2025-08-12", "10km easy")
    [one] = of("spike", text, old)
    assert "100% more" in one.message
    ridden = old.replace("10km easy = 55:00", "bike 40km = 1:20:00")
    assert of("spike", text, ridden) == []


def test_spike_remarks_and_warnings() -> None:
    severities = {
        km: [one.severity for one in of("spike", plan("sun 10km easy", f"sun {km}km easy"))]
        for km in (11, 13, 14)
    }
    assert severities == {11: [], 13: [Severity.INFO], 14: [Severity.WARNING]}
    asked = plan("sun 10km easy", "sun 13km easy", head="rule spike")
    assert [one.severity for one in of("spike", asked)] == [Severity.ERROR]
    mild = plan("sun 10km easy", "sun 13km easy", head="rule spike 30%")
    assert of("spike", mild) == []


def test_what_is_estimated_or_short_is_no_remark() -> None:
    assert of("spike", plan("sun 60min easy", "sun 72min easy")) == []
    assert len(of("spike", plan("sun 60min easy", "sun 80min easy"))) == 1
    assert of("spike", plan("sun 3km easy", "sun 5km easy")) == []


# ---- ramp


def test_ramp_is_one_remark() -> None:
    [one] = of("ramp", plan("10 10 20", "10 12 24", "10 14 27", "12 17 28"))
    assert one.severity is Severity.INFO
    assert one.message == (
        "3 weeks grow by more than 10% over the heaviest of the three before: "
        "week 2 by 15%, week 3 by 11% and week 4 by 12%"
    )


def test_ramp_over_two_weeks_is_a_warning() -> None:
    [one] = of("ramp", plan("10 10 20", "10 11 22", "10 20 24"))
    assert one.severity is Severity.WARNING
    assert "35% more than any week up to two weeks before it (40 km, week 1)" in one.message


def test_half_as_much_again_in_the_second_week_is_a_warning() -> None:
    """Nobody knows what lay two weeks back, and a third in one week is a third in two."""
    [one] = of("ramp", plan("10 10 17", "15 15 25"))
    assert one.severity is Severity.WARNING
    assert "49% more than any week up to two weeks before it (37 km, week 1)" in one.message
    [one] = of("ramp", plan("10 10 20", "12 15 25"))
    assert one.severity is Severity.INFO, "30 %, and no more"


def test_ramp_is_silent_beside_a_limit_of_the_authors_own() -> None:
    weeks = ("10 10 20", "10 12 24")
    assert len(of("ramp", plan(*weeks))) == 1
    assert of("ramp", plan(*weeks, head="rule weekly-volume 20%")) == []
    assert len(of("ramp", plan(*weeks, head="rule weekly-volume off"))) == 1
    assert [one.severity for one in of("ramp", plan(*weeks, head="rule ramp"))] == [Severity.ERROR]


# ---- long-share


SHARE = "tue 8km easy; wed 8km easy; thu 8km easy; sun 16km easy"


@pytest.mark.parametrize(
    ("head", "week", "flagged"),
    [
        ("", SHARE, True),
        ("", "tue 8km easy; thu 8km easy; sun 16km easy", False),  # three runs cannot
        ("", SHARE.replace("16km", "50min"), False),  # no long run
        ("race 2025-08-31", SHARE, False),  # two weeks before the race
        ("race 2025-09-14", SHARE, True),
        ("rule long-share 50%", SHARE, False),
        ("rules track", SHARE, False),
    ],
)
def test_long_share(head: str, week: str, flagged: bool) -> None:
    assert bool(of("long-share", plan(week, head=head))) is flagged


def test_a_long_week_has_a_smaller_share() -> None:
    days = "; ".join(f"{day} {{}}km easy" for day in ("mon", "tue", "wed", "thu"))
    assert of("long-share", plan(f"{days.format(*[12] * 4)}; sun 18km easy")) != []
    assert of("long-share", plan(f"{days.format(*[11] * 4)}; sun 17km easy")) == []


def test_a_first_marathon_needs_its_long_run() -> None:
    week = "mon 20km easy; tue 20km easy; thu 20km easy; fri 20km easy; sun 26km easy"
    slow = "pace easy = 7:00/km"
    [one] = of("long-share", plan(week, head=slow))
    assert one.message == "the longest run takes 3 h 2 min, and 2 h 30 min is the custom"
    asked = f"{slow}\nrule first-marathon"
    assert of("long-share", plan(week, head=asked)) == []


def test_a_first_marathon_in_miles_tells_its_limits_in_both() -> None:
    week = "tue 5mi easy; thu 5mi easy; sun 12mi easy"
    text = plan(week, head="race 2025-08-30 marathon\nrules none\nrule first-marathon")
    assert messages("first-marathon", text) == [
        "the last week comes to 22 mi a week on average, less than the 40 km (25 mi) that go with "
        "a good first marathon",
        "the longest run is 12 mi, less than the 25 km (16 mi) that go with a good first marathon",
    ]


def test_a_limit_of_the_authors_own_is_the_plans() -> None:
    week = "tue 8km easy; thu 8km easy; sun 12km easy"
    head = "race 2025-08-30 marathon\nrules none\nrule first-marathon average 30km, longest 20km"
    assert messages("first-marathon", plan(week, head=head)) == [
        "the last week comes to 28 km a week on average, less than the 30 km that the plan asks "
        "for",
        "the longest run is 12 km, less than the 20 km that the plan asks for",
    ]


def test_a_limit_in_the_other_unit_is_told_in_both() -> None:
    head = "rules none\nrule max-session 12km\nrule max-week 30km\nrule weekly-volume 3km"
    text = plan(
        "tue 5mi easy; thu 5mi easy; sun 8mi easy", *["tue 5mi easy; sun 20mi easy"], head=head
    )
    assert messages("max-session", text)[0] == (
        "run comes to 8 mi, more than the 12 km (7.5 mi) that the plan allows"
    )
    assert messages("max-week", text)[0].endswith(
        "more than the 30 km (19 mi) that the plan allows"
    )


def test_a_limit_that_was_not_asked_for_is_not_the_plans() -> None:
    slow = "mon 20km easy; tue 20km easy; thu 20km easy; fri 20km easy; sun 30km easy"
    head = "pace easy = 7:00/km\nrules none\nrule long-share"
    assert messages("long-share", plan(slow, head=f"{head} 4h")) == []
    assert messages("long-share", plan(slow, head=f"{head} 30%")) == []
    assert messages("long-share", plan(slow, head=f"{head} 20%")) == [
        "the longest run is 27% of week 1, and the plan allows 20%"
    ]
    assert [one.rpartition(", ")[2] for one in messages("long-share", plan(slow, head=head))] == [
        "and 25% is the custom",
        "and 2 h 30 min is the custom",
    ]


# ---- before the race


def test_the_weeks_before_a_race_end_with_its_week_or_with_it() -> None:
    days = "".join(f"  {day}  10km easy\n" for day in ("tue", "thu", "sat"))
    for day, weeks, flagged in (("sat", 6, True), ("thu", 6, True), ("wed", 6, False)):
        text = f"plan A\nstart 2026-03-02\nrules none\nrule taper\nweeks 1-{weeks}\n{days}"
        text += f"week {weeks}\n  {day}  race: 5k\n"
        assert bool(messages("taper", text)) is flagged, day
    monday = f"plan A\nstart 2026-03-02\nrules none\nrule taper\nweeks 1-7\n{days}week 7\n"
    assert messages("taper", f"{monday}  mon  race: 5k\n") != []


def test_only_a_marathon_is_called_one() -> None:
    days = "".join(f"  {day}  10km easy\n" for day in ("tue", "thu", "sat"))
    text = f"plan A\nstart 2026-03-02\nrules none\nrule marathon-taper\nweeks 1-5\n{days}"
    [one] = messages("marathon-taper", f"{text}week 5\n  sun  race: 50km\n")
    assert one.startswith("the three weeks before the race come to")


@pytest.mark.parametrize("race", ["10k", "marathon"])
def test_a_race_beyond_the_weeks_that_are_written_has_no_taper_yet(race: str) -> None:
    """Who writes a plan week by week is not told that the last ones hold nothing."""
    head = (
        f"race 2025-10-26 {race}\nrule first-marathon"
        if race == "marathon"
        else "race 2025-10-12 10k"
    )
    found = found_in(plan(*["16 16 26"] * 7, head=head))
    assert {"taper", "marathon-taper", "first-marathon"}.isdisjoint(one.name for one in found)


def test_a_race_on_the_way_is_no_fast_training_that_a_taper_lacks() -> None:
    weeks = ["10 10 20"] * 5 + ["tue 10km easy; thu 10km easy; sun race: 10k"]
    text = plan(
        *weeks, "6 6 9", "tue 5km easy; thu 4km easy; sun race: 10k", head="race 2025-10-12 10k"
    )
    assert of("taper", text) == []


def season(*last: str, race: str = "10k") -> str:
    """Six weeks of 40 km with a session, then the last ones, then the race on a Sunday."""
    weeks = ["tue 10km easy; thu 400s: 5x2km threshold r60; sun 20km easy"] * 6
    made = plan(*weeks, *last)
    date = {1: "2025-10-05", 2: "2025-10-12"}[len(last)]
    return made.replace("start 2025-08-18\n", f"start 2025-08-18\nrace {date} {race}\n")


TAPERED = (
    "tue 6km easy; thu 3x2km threshold r60; sun 9km easy",
    "tue 6km easy; thu 2km threshold; sat 4km easy; sun race: 10k",
)


def test_taper() -> None:
    assert of("taper", season(*TAPERED)) == []
    heavy = season(*[week.replace("6km", "24km") for week in TAPERED])
    [one] = of("taper", heavy)
    assert one.severity is Severity.INFO
    assert one.message == (
        "the two weeks before the race come to 35 km a week, 14% less than the four before them "
        "(40 km); 41% to 60% less helps most"
    )


def test_a_taper_that_is_asked_for_is_held_to_what_helps_most() -> None:
    some = season(*[week.replace("6km", "16km") for week in TAPERED])
    assert of("taper", some) == []
    [one] = of("taper", some.replace("race 2025", "rule taper\nrace 2025", 1))
    assert one.severity is Severity.ERROR
    assert "34% less" in one.message
    assert of("taper", some.replace("race 2025", "rule taper least 30%\nrace 2025", 1)) == []


def test_a_taper_keeps_its_speed() -> None:
    slow = [week.replace("threshold", "easy") for week in TAPERED]
    assert messages("taper", season(*slow)) == [
        "nothing fast is left in the two weeks before the race; less of it helps more"
    ]


def test_a_taper_keeps_its_runs() -> None:
    few = ("sun 14km easy", "thu 8km threshold; sun race: 10k")
    [one] = messages("taper", season(*few))
    assert one.startswith(
        "in the two weeks before the race there are 1.5 runs a week, and 3 before"
    )


def test_a_marathon_has_its_own_taper() -> None:
    text = season(*TAPERED, race="marathon").replace("race: 10k", "race: marathon")
    assert of("taper", text) == []
    assert of("marathon-taper", text) == []
    up = text.replace("week 7\n  tue 6km", "week 7\n  tue 36km")
    [one] = of("marathon-taper", up)
    assert one.severity is Severity.INFO
    assert one.message.startswith("the three weeks before the marathon come to 40 km, 51 km and 12")


def test_a_plan_without_a_race_has_no_taper() -> None:
    text = plan(*["10 10 20"] * 8)
    assert of("taper", text) == of("marathon-taper", text) == []


def test_acwr_only_reports() -> None:
    [one] = found_in(
        plan("10 10 20", "10 10 20", "10 10 20", "10 10 25", "5 5 10", head="rules none\nrule acwr")
    )
    assert one.severity is Severity.INFO
    assert one.message == "each week over the mean of the three before it: week 4 1.13, week 5 0.48"
    assert of("acwr", plan(*["10 10 20"] * 5)) == []


def test_what_is_said_of_one_line_comes_week_by_week() -> None:
    text = "plan x\nstart 2025-08-18\nrules none\nrule max-session 8km\nphase A, weeks 1-3\n"
    text += "  sun  long: 9km easy\n    then length +1km\n"
    assert [one.message.partition(",")[0] for one in found_in(text)] == [
        "long comes to 9 km",
        "long comes to 10 km",
        "long comes to 11 km",
    ]
