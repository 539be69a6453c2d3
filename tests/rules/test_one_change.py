"""One change a week, on whole plans."""

from __future__ import annotations

import pytest

from plandsl.diagnostics import Severity
from tests.rules.reading import blamed, found_in, names, plan_of, weekly

STEPS = "rule one-change 400s: reps 1, rest 5s, pace 2s per week"


def test_the_sessions_that_were_prescribed() -> None:
    """Each step of the founding case, with all that changed in it."""
    text = weekly(
        "6x400 @ 85-87 r90",
        "7-8x400 @ 83-87 r75 or 8x400 @ 87-90 r75 or 8x400 @ 87-88 x2, 85-88 x4, free x2 r60",
        rule=STEPS,
    )
    assert [one.message for one in found_in(text)] == [
        "400s, option 1, changes reps, rest and pace at once: 6 → 7-8 reps (harder), "
        "rest 90 → 75 s (harder), pace 85-87 → 83-87 (harder); the plan allows one change a week",
        "400s, option 2, changes reps, rest and pace at once: 6 → 8 reps (harder), "
        "rest 90 → 75 s (harder), pace 85-87 → 87-90 (easier); the plan allows one change a week",
        "400s, option 3, changes reps, rest and pace at once: 6 → 8 reps (harder), "
        "rest 90 → 60 s (harder), pace 85-87 → 87-88 x2, 85-88 x4, free x2 (easier); "
        "the plan allows one change a week",
    ]
    text = weekly(
        "8x400 @ 87-88 x2, 85-88 x4, free x2 r60", "8x400 @ 90-93 r45-50", rule="rule one-change"
    )
    [one] = found_in(text)
    assert one.message == (
        "400s changes rest and pace at once: rest 60 → 45-50 s (harder), "
        "pace 87-88 x2, 85-88 x4, free x2 → 90-93 (easier); the plan allows one change a week"
    )


def test_where_it_points() -> None:
    text = weekly("6x400 @ 85-87 r90", "warmup 10min easy + 8x400 @ 83-87 r75", rule=STEPS)
    [one] = found_in(text)
    assert one.severity is Severity.ERROR
    assert blamed(one) == "8x400 @ 83-87 r75"
    assert one.note == "was 6x400 @ 85-87 r90"
    assert [label.text for label in one.labels] == [
        "was 90 s",
        "was 85-87",
        "the session before, on 2025-08-19",
    ]
    rest, pace, before = (label.origin for label in one.labels)
    source = before.source.text
    assert [source[at.span.start : at.span.end] for at in (rest, pace)] == ["r75", "83-87"]
    assert "6x400 @ 85-87 r90" in source[before.span.start : before.span.end]
    assert one.help == (
        "beyond the steps that the plan declares: "
        "reps by 2 (a step is 1), rest by 15 s (a step is 5 s)",
    )


@pytest.mark.parametrize(
    ("before", "after", "beyond"),
    [
        ("6x400 r90", "8x400 r90", "reps by 2 (a step is 1)"),
        ("6x400 r90", "6x400 r80", "rest by 10 s (a step is 5 s)"),
        ("6x400 @ 88-90", "6x400 @ 85-90", "pace by 3 s (a step is 2 s)"),
    ],
)
def test_a_step_beyond_its_size(before: str, after: str, beyond: str) -> None:
    [one] = found_in(weekly(before, after, rule=STEPS))
    assert one.message.startswith("400s takes more than a step at once: ")
    assert one.message.endswith(f"; {beyond}")
    assert found_in(weekly(after, before, rule=STEPS)) == (), "a step down may be of any size"
    assert found_in(weekly(before, after, rule="rule one-change")) == ()


def test_a_length_has_its_size_too() -> None:
    rule = "rule one-change 400s: length 100m"
    assert found_in(weekly("400 @ 88", "500 @ 1:50", rule=rule)) == ()
    assert names(found_in(weekly("400 @ 88", "600 @ 2:12", rule=rule))) == ["one-change"]


def test_across_weeks_and_phases_in_date_order() -> None:
    text = (
        "plan Mile\nstart 2025-08-18\nrules none\nrule one-change\n"
        "phase Base, weeks 1-2\n  tue  400s: 6x400 @ 88 r90\n  thu  tempo: 20min threshold\n"
        "phase Speed, weeks 3-4\n  fri  tempo: 8x400 @ 80 r30\n  wed  400s: 8x400 @ 84 r90\n"
    )
    tempo, speed = found_in(text)
    assert tempo.message.startswith("tempo changes reps, length and pace at once")
    assert speed.message.startswith("400s changes reps and pace at once")


def test_two_sessions_in_a_week() -> None:
    text = (
        "plan Mile\nstart 2025-08-18\nrules none\nrule one-change\n"
        "week 1\n  tue  400s: 6x400 @ 88 r90\n  fri  400s: 8x400 @ 84 r90\n"
    )
    [one] = found_in(text)
    assert one.message.endswith("the plan allows one change at a time")


def test_only_the_series_of_the_rule_and_only_labelled_ones() -> None:
    two, three = "6x400 @ 88 r90", "8x400 @ 84 r60"
    assert found_in(weekly(two, three, series="800s", rule="")) == ()
    other = weekly(two, three, series="800s", rule="rule one-change 400s: reps 1")
    assert names(found_in(other)) == ["unknown-series"]
    text = weekly(two, three, rule="rule one-change\nrule one-change 400s: off")
    assert found_in(text) == ()
    unlabelled = weekly(two, three).replace("400s: ", "")
    assert found_in(unlabelled) == ()


def test_options_are_compared_with_the_first_one_before() -> None:
    one, two = "6x400 @ 88 r90", "8x400 @ 84 r60"
    assert names(found_in(weekly(one, f"{one} or {two}"))) == ["one-change"]
    assert found_in(weekly(f"{one} or {two}", one)) == ()
    assert found_in(weekly(one, "rest or bike 45min easy", one)) == ()
    assert names(found_in(weekly(one, "rest", two))) == ["one-change"]
    assert names(found_in(weekly(one, "bike 45min easy", two))) == ["one-change"]


def test_a_waiver_holds_for_its_session_only() -> None:
    text = weekly("6x400 @ 88 r90", "8x400 @ 84 r60", "6x400 @ 88 r90")
    second = "8x400 @ 84 r60\n"
    waived = text.replace(second, f"{second}    allow one-change: a new block\n")
    [one] = found_in(waived)
    assert one.message.startswith("400s changes reps, rest and pace at once: 8 → 6 reps (easier)")


def test_a_week_that_cannot_be_read_breaks_the_chain() -> None:
    text = weekly("6x400 @ 88 r90", "7x400 @@ 88 r90", "8x400 @ 84 r60")
    assert set(names(found_in(text))) == {"syntax", "incomplete-week"}


# ---- progressions


def phase(then: str, session: str = "4x400 @ 92-96 r90", head: str = "", below: str = "") -> str:
    return (
        f"plan Mile\nstart 2025-08-18\nrules none\n{head}{STEPS}\nphase Base, weeks 1-16\n"
        f"  tue  400s: {session}\n    then {then}\n{below}"
    )


@pytest.mark.parametrize(
    ("then", "session"),
    [
        ("reps +1 to 8, rest -5 to 75, pace -2 to 88-90", "4x400 @ 92-96 r90"),
        ("cycle reps +1 to 8, rest -5 to 75, pace -2 to 88-90", "4x400 @ 92-96 r90"),
        ("reps +1 to 8, rest -5 to 75", "warmup 10min easy + 4x400 @ 96>90 r90"),
        ("sets +1 to 4, pace -1 to 86", "2x(4x400 @ 88 r60) r3min"),
        ("reps +1 to 12, on -5 to 2:45", "8x400 @ 88 on 3:00"),
        ("reps 4 - 5 6 7", "4x400 @ 92-96 r90"),
    ],
)
def test_a_then_takes_one_step_a_week(then: str, session: str) -> None:
    assert len({one.text for one in plan_of(phase(then, session)).sessions()}) > 3
    assert found_in(phase(then, session)) == ()


@pytest.mark.parametrize(
    ("then", "beyond"),
    [
        ("reps +2 to 8", "4 → 6 reps (harder); reps by 2 (a step is 1)"),
        ("rest -10 to 60", "rest 90 → 80 s (harder); rest by 10 s (a step is 5 s)"),
        ("pace -3 to 83-87", "pace 92-96 → 89-93 (harder); pace by 3 s (a step is 2 s)"),
        ("reps 4 5 7", "5 → 7 reps (harder); reps by 2 (a step is 1)"),
    ],
)
def test_a_then_beyond_the_step_is_said_once(then: str, beyond: str) -> None:
    [one] = found_in(phase(then))
    assert one.message == f"400s takes more than a step at once: {beyond}"
    assert one.note.startswith("in week ")
    assert one.labels == (), "both sessions stand in one place"
    assert one.origin is not None
    through = one.origin.via
    assert through is not None
    assert through.source.text[through.span.start : through.span.end] == f"then {then}"


def test_a_then_is_waived_below_its_day_or_in_its_week() -> None:
    day = phase("reps +2 to 8", below="    allow one-change: he has done more before\n")
    assert found_in(day) == ()
    week = phase("reps +2 to 8", below="week 2\n  allow one-change: a jump\n")
    [one] = found_in(week)
    assert "6 → 8 reps" in one.message
    both = phase("reps +2 to 8", below="week 3\n  allow one-change: a jump\n")
    assert names(found_in(both)) == ["one-change"], "the waiver of week 3 is needed"


def test_lighter_weeks_are_left_out() -> None:
    deload = phase("reps +1 to 8, rest -5 to 75", head="deload every 4 weeks -30%\n")
    reps = [one.steps[0].reps.low for one in plan_of(deload).sessions()]
    assert reps[:5] == [4, 5, 6, 4, 7]
    assert found_in(deload) == ()


# ---- groups and named options


def test_a_groups_version_is_compared_with_its_own() -> None:
    head = "group light, heavy\nrule one-change"
    one = "8x400 @ 88 r60 | light 5x | heavy 10x"
    two = "9x400 @ 88 r60 | light 5x400 @ 86 r45 | heavy 12x"
    [found] = found_in(weekly(one, two, rule=head))
    assert found.message == (
        "400s for light changes rest and pace at once: rest 60 → 45 s (harder), "
        "pace 88 → 86 (harder); the plan allows one change a week"
    )


def test_a_version_of_what_everybody_did_is_compared_where_it_is_harder() -> None:
    head = "group light\nrule one-change"
    plain, light = "8x400 @ 88 r60", "8x400 @ 88 r60 | light 5x400 @ 95 r90"
    assert found_in(weekly(plain, light, rule=head)) == ()
    [back] = found_in(weekly(light, plain, "8x400 @ 88 r60 | light 6x400 @ 90 r60", rule=head))
    assert back.message.startswith("400s for light changes reps, rest and pace at once: 5 → 8 reps")
    head = "group jv\nrule one-change reps 1"
    there = ("8x400 @ 75 r90 | jv 4x", "8x400 @ 75 r90", "8x400 @ 75 r90 | jv 16x")
    told = [one.message.partition(";")[0] for one in found_in(weekly(*there, rule=head))]
    assert told == [
        "400s for jv takes more than a step at once: 4 → 8 reps (harder)",
        "400s for jv takes more than a step at once: 8 → 16 reps (harder)",
    ]
    head = "group light\nrule one-change"
    everybody = weekly(light, "9x400 @ 86 r60 | light 5x400 @ 95 r90", rule=head)
    assert [one.message.split(" changes")[0] for one in found_in(everybody)] == ["400s"]


def test_a_named_option_is_compared_with_its_namesake() -> None:
    before = "track: 8x400 @ 88 r60 or hills: 10x200 uphill hard r60"
    one_each = "track: 9x400 @ 88 r60 or hills: 10x200 uphill hard r55"
    assert found_in(weekly(before, one_each)) == ()
    [found] = found_in(weekly(before, "hills: 12x200 uphill hard r45 or track: 8x400 @ 88 r60"))
    assert found.message.startswith("400s, option hills, changes reps and rest at once: 10 → 12")
    assert found.note == "was 10x200 uphill hard r60"


def test_offsets_have_sizes_in_the_plans_unit() -> None:
    rule = "pace easy = 9:00-10:00/mi\nrule one-change 400s: pace 5s"
    assert found_in(weekly("5mi @ MP", "5mi @ MP-5", rule=rule)) == ()
    [one] = found_in(weekly("5mi @ MP", "5mi @ MP-8", rule=rule))
    assert one.message.endswith("pace MP → MP-8 (harder); pace by 8 s (a step is 5 s)")


def test_what_a_group_does_is_blamed_at_its_own_words() -> None:
    head = "group jv\nrule one-change reps 1"
    rows = ("6x400 @ 75 r90 | jv 4x", "6x400 @ 75 r90 | jv 6x")
    [one] = found_in(weekly(*rows, rule=head))
    assert blamed(one) == "jv 6x"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "2x(4x200 @ 36 r30) r3min",
            "3x(5x200 @ 36 r30) r3min",
            "changes sets and reps at once: 2 → 3 sets (harder), 4 → 5 reps (harder); the plan",
        ),
        (
            "2x(4x200 @ 36 r30) r3min",
            "4x(4x200 @ 36 r30) r3min",
            "takes more than a step at once: 2×4 → 4×4 reps (harder); reps by 2 (a step is 1)",
        ),
        ("2x(4x200 @ 36 r30) r3min", "3x(4x200 @ 36 r30) r3min", ""),
        ("2x(4x200 @ 36 r30) r3min", "2x(5x200 @ 36 r30) r3min", ""),
        (
            "4x1km @ 3:40 r100%",
            "4x1km @ 3:40 r25%",
            "once: rest 100% → 25% (harder); rest by 2:45 (a step is 10 s)",
        ),
        ("4x1km @ 3:40 r100%", "4x1km @ 3:40 r96%", ""),
        # Nobody knows how long such a rep takes.
        ("4x1km hard r100%", "4x1km hard r25%", ""),
        ("4x3min hard r100%", "4x3min hard r50%", "takes more than a step at once: rest 100"),
        # The same share of a faster rep is the same rest.
        ("4x1km @ 3:40 r50%", "4x1km @ 3:36 r50%", ""),
    ],
)
def test_sets_and_shares_have_steps(before: str, after: str, told: str) -> None:
    rule = "rule one-change 400s: reps 1, rest 10s"
    messages = [one.message for one in found_in(weekly(before, after, rule=rule))]
    assert [told in one for one in messages] == [True] * bool(told)
