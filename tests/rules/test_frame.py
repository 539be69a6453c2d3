"""What holds for every rule: severity, parameters, waivers, weeks that cannot be read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from plandsl import pipeline, rules
from plandsl.diagnostics import Severity
from plandsl.model.key import Key
from plandsl.model.plan import Parameter, Plan, RuleUse, Week
from plandsl.model.session import Kind, Session, Waiver
from plandsl.source import Origin, Source, Span
from plandsl.units import SECOND, Duration
from tests.rules.reading import blamed, found_in, names, plan_of, weekly

FOLDER = Path(rules.__file__).parent
TWO_CHANGES = ("6x400 @ 88 r90", "7x400 @ 86 r90")


def test_a_rule_is_a_file() -> None:
    files = {file.stem for file in FOLDER.glob("*.py") if not file.name.startswith("_")}
    assert set(rules.names()) == {file.replace("_", "-") for file in files}
    arithmetic = {"target-mismatch", "laps-sum", "log-sum", "stated-total"}
    assert {"one-change", "venue-closed", "away"} | arithmetic <= set(rules.names())


def test_the_rules_that_are_not_imported_unasked_are_silent_then() -> None:
    assert {name for name in rules.names() if rules.unasked(name) is None} == rules.SILENT


def test_nothing_to_say_about_nothing() -> None:
    assert rules.check(Plan("empty", "Empty")) == ()


@pytest.mark.parametrize(
    ("level", "severity"),
    [("", Severity.ERROR), (" warn", Severity.WARNING), (" error", Severity.ERROR)],
)
def test_severity(level: str, severity: Severity) -> None:
    [one] = found_in(weekly(*TWO_CHANGES, rule=f"rule one-change 400s:{level}"))
    assert (one.name, one.severity) == ("one-change", severity)


def test_off() -> None:
    assert found_in(weekly(*TWO_CHANGES, rule="rule one-change off")) == ()
    mismatch = "1200 @ 4:30 (5:00/mi)"
    assert found_in(weekly(mismatch, rule="rule target-mismatch off")) == ()
    [one] = found_in(weekly(mismatch, rule="rule target-mismatch warn"))
    assert one.severity is Severity.WARNING


def test_a_remark_stays_one() -> None:
    [one] = found_in(weekly("1200 @ 4:30 (6:00/mi)", rule="rule target-mismatch error"))
    assert one.severity is Severity.INFO


def test_a_use_for_a_series_goes_before_the_general_one() -> None:
    text = weekly("1200 @ 4:30 (5:00/mi)", rule="rule target-mismatch 400s: warn")
    text += "  wed  600s: 600 @ 2:15 (5:00/mi)\n"
    assert [one.severity for one in found_in(text)] == [Severity.WARNING, Severity.ERROR]


def test_unknown_rule() -> None:
    [one] = found_in(weekly("400 @ 90", rule="rule one-chnage"))
    assert (one.name, one.severity) == ("unknown-rule", Severity.ERROR)
    assert one.message == "there is no rule one-chnage"
    assert one.help == ("did you mean one-change?",)
    assert rules.nearest("lap-sum")[0] == "laps-sum"


def test_unknown_rule_without_a_likeness() -> None:
    [one] = found_in(weekly("400 @ 90", rule="rule zzz"))
    assert one.help == (f"the rules are {', '.join(rules.names()[:-1])} and {rules.names()[-1]}",)


def test_unknown_series() -> None:
    [one] = found_in(weekly("400 @ 90", rule="rule one-change 400: reps 1"))
    assert one.name == "unknown-series"
    assert one.message == "no session is labelled 400, so this rule judges nothing"
    assert one.help == ("did you mean 400s?",)


@pytest.mark.parametrize(
    ("parameter", "message", "help"),
    [
        (
            "recovery 5s",
            "one-change does not take `recovery 5s`",
            "it takes `reps 1`, `length 200m`, `rest 5s` and `pace 2s per week`",
        ),
        ("rests 5s", "one-change does not take `rests 5s`", "did you mean rest?"),
        (
            "reps 5s",
            "the reps of one-change must be a number, not `reps 5s`",
            "write it like `reps 1`",
        ),
        (
            "rest 5%",
            "the rest of one-change must be a time or a distance, not `rest 5%`",
            "write it like `rest 5s`",
        ),
        ("rest", "the rest of one-change must be a time or a distance, not `rest`", "write it"),
        ("rest 5s every month", "one-change does not know `every month`", "write it like"),
        ("10%", "one-change does not take `10%`", "it takes"),
    ],
)
def test_wrong_parameters(parameter: str, message: str, help: str) -> None:
    [one] = found_in(weekly("400 @ 90", rule=f"rule one-change 400s: {parameter}"))
    assert (one.name, one.severity) == ("rule-parameter", Severity.ERROR)
    assert one.message == message
    assert one.help[0].startswith(help)
    assert blamed(one) == parameter


def test_a_parameter_given_twice() -> None:
    [one] = found_in(weekly("400 @ 90", rule="rule one-change 400s: rest 5s, rest 10s"))
    assert one.message == "one-change is given its rest twice"
    assert blamed(one) == "rest 10s"


def test_a_rule_without_parameters() -> None:
    [one] = found_in(weekly("400 @ 90", rule="rule laps-sum 3"))
    assert one.help == ("laps-sum takes no parameters",)


def test_signs_and_bare_numbers() -> None:
    """`rest -5` is five seconds, as everywhere."""
    text = weekly("4x400 r90", "4x400 r85", "4x400 r75", rule="rule one-change 400s: rest -5")
    [one] = found_in(text)
    assert one.message.endswith("rest by 10 s (a step is 5 s)")


# ---- waivers


def test_a_week_may_be_waived() -> None:
    text = weekly(*TWO_CHANGES).replace("week 2\n", "week 2\n  allow one-change: a test week\n")
    assert found_in(text) == ()


@pytest.mark.parametrize("place", ["week 1\n", "6x400 @ 88 r90\n"])
def test_an_unused_waiver_is_reported(place: str) -> None:
    indent = "  " if place.startswith("week") else "    "
    text = weekly(*TWO_CHANGES).replace(place, f"{place}{indent}allow one-change: for no reason\n")
    waiver, change = found_in(text)
    assert (waiver.name, waiver.severity) == ("unused-waiver", Severity.WARNING)
    assert "allow one-change: for no reason" in blamed(waiver)
    assert change.name == "one-change"


def test_a_waiver_of_a_rule_that_the_plan_does_not_have_is_unused() -> None:
    text = weekly("400 @ 90", rule="") + "    allow one-change: why not\n"
    assert names(found_in(text)) == ["unused-waiver"]


def test_a_waiver_of_no_rule() -> None:
    text = weekly("400 @ 90", rule="") + "    allow one-chang: why not\n"
    [one] = found_in(text)
    assert one.message == "there is no rule one-chang to waive"
    assert one.help == ("did you mean one-change?",)


def test_a_waiver_in_a_template_is_used_if_one_week_needs_it() -> None:
    text = (
        "plan Mile\nstart 2025-08-18\nrule one-change\n"
        "week 1\n  tue  400s: 6x400 @ 88 r90\n"
        "phase Speed, weeks 2-4\n  tue  400s: 8x400 @ 84 r60\n    allow one-change: a new block\n"
    )
    assert found_in(text) == ()


def test_the_waivers_are_listed_once_a_line_with_whether_they_were_needed() -> None:
    text = (
        "plan Mile\nstart 2025-08-18\nrule one-change\n"
        "week 1\n  tue  400s: 6x400 @ 88 r90\n  allow away: the whole week\n"
        "phase Speed, weeks 2-4\n  tue  400s: 8x400 @ 84 r60\n    allow one-change: a new block\n"
    )
    waived = rules.judge(plan_of(text)).waived
    assert [(one.rule, one.reason, one.used) for one in waived] == [
        ("away", "the whole week", False),
        ("one-change", "a new block", True),
    ]
    [loaded] = pipeline.load([Source("plan", text + "  wed  &&&\n")])
    assert loaded.plan is not None
    assert {one.used for one in rules.judge(loaded.plan).waived} == {None}


# ---- weeks that cannot be read


def test_an_incomplete_week_is_not_judged_and_that_is_said() -> None:
    text = (
        "plan Mile\nstart 2025-08-18\nrule one-change\n"
        "week 1 = 20km\n  tue  1200s: 4x1200 r90\n  wed  &&&\n    allow laps-sum: no reason\n"
        "week 2 = 30km\n  tue  1200s: 9x600 r30\n  wed  &&&\n"
    )
    found = [one for one in found_in(text) if one.name != "syntax"]
    assert names(tuple(found)) == ["incomplete-week"]
    assert found[0].severity is Severity.INFO
    assert found[0].message == "the rules skip weeks 1-2: a line there could not be read"


def test_what_holds_for_a_line_by_itself_is_judged_all_the_same() -> None:
    text = "plan Mile\nstart 2025-08-18\nweek 1\n  tue  1200 @ 4:30 (5:00/mi)\n  wed  &&&\n"
    found = [one for one in found_in(text) if one.name != "syntax"]
    assert names(tuple(found)) == ["target-mismatch", "incomplete-week"]


# ---- what is the same in several weeks


def test_what_a_template_has_wrong_is_said_once() -> None:
    text = "plan Mile\nstart 2025-08-18\nphase Base, weeks 1-9\n  tue  1200 @ 4:30 (5:00/mi)\n"
    assert names(found_in(text)) == ["target-mismatch"]


# ---- values without a file


def session(week: int, waivers: tuple[Waiver, ...] = ()) -> Session:
    steps = plan_of(weekly(TWO_CHANGES[week - 1], rule="")).weeks[0].sessions[0].steps
    date = dt.date(2025, 8, 18) + dt.timedelta(weeks=week - 1)
    return Session(
        key=Key("mile", week, "400s", 1),
        date=date,
        week=week,
        series="400s",
        kind=Kind.WORKOUT,
        text="",
        options=(steps,),
        label="400s",
        waivers=waivers,
    )


def test_waivers_of_one_line_are_one_waiver() -> None:
    """Each week of a phase has its own values for what its template says once."""
    source = Source("plan", "allow one-change: a new block")
    start = dt.date(2025, 8, 18)
    weeks = []
    for number in (1, 2):
        waiver = Waiver("one-change", "a new block", Origin(source, Span(0, 29)))
        weeks.append(Week(number, start, None, (session(number, (waiver,)),)))
    plan = Plan("mile", "Mile", weeks=tuple(weeks), rules=(RuleUse("one-change"),))
    assert rules.check(plan) == ()


def test_plans_that_were_not_written_down() -> None:
    start = dt.date(2025, 8, 18)
    parameter = Parameter(("pace",), Duration(SECOND), "s")
    use = RuleUse("one-change", "400s", (parameter, Parameter(("pain",))))
    one = Week(1, start, None, (session(1),))
    two = Week(2, start + dt.timedelta(weeks=1), None, (session(2),))
    plan = Plan("mile", "Mile", weeks=(one, two), rules=(use,))
    assert set(names(rules.check(plan))) == {"one-change", "rule-parameter"}
    waived = Week(2, two.start, None, (session(2, (Waiver("one-change", "why not"),)),))
    unwritten = Plan("mile", "Mile", weeks=(one, waived), rules=(RuleUse("one-change"),))
    assert rules.check(unwritten) == ()
