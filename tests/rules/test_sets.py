"""`rules SET`: which rules run that no line of the plan asks for; and lines that conflict."""

from __future__ import annotations

import pytest

from plandsl import pipeline, rules
from plandsl.cli.shelf import Disk
from plandsl.diagnostics import Severity
from plandsl.rules._sets import SETS
from plandsl.source import Source
from scripts.rules_page import PAGE, page
from tests.rules.reading import blamed, found_in, names

# A long run of half the week, and a target that is stated twice: an opinion and a definition.
WEEKS = """phase Base, weeks 1-4
  tue  1200s: 3x1200 @ 4:30 (5:00/mi) r3min
  thu  6km easy
  sat  6km easy
  sun  long: 16km easy
"""


def found(*head: str) -> dict[str, Severity]:
    text = "\n".join(["plan Sets", "start 2025-08-18", *head, WEEKS])
    wanted = ("long-share", "target-mismatch", "first-marathon", "rest-days")
    return {one.name: one.severity for one in found_in(text) if one.name in wanted}


def test_without_a_set() -> None:
    usual = {"long-share": Severity.INFO, "target-mismatch": Severity.ERROR}
    assert found() == found("rules standard") == usual


def test_none_leaves_the_definitions() -> None:
    assert found("rules none") == {"target-mismatch": Severity.ERROR}


def test_what_a_set_asks_for_is_a_warning() -> None:
    assert found("rules first-marathon") == {
        "target-mismatch": Severity.ERROR,
        "first-marathon": Severity.WARNING,
    }


def test_a_line_goes_before_the_set() -> None:
    assert found("rules none", "rule long-share")["long-share"] is Severity.ERROR
    assert found("rules none", "rule long-share warn")["long-share"] is Severity.WARNING
    assert "first-marathon" not in found("rules first-marathon", "rule first-marathon off")
    assert "target-mismatch" not in found("rule target-mismatch off")


def test_a_rule_that_a_set_leaves_out_can_be_asked_for_one_series() -> None:
    """And only that one."""
    text = "plan Two\nstart 2025-08-18\nrules none\nrule max-session long: 10km\n"
    text += "week 1\n  tue  easy: 12km easy\n  sun  long: 12km easy\n"
    [one] = found_in(text)
    assert blamed(one).startswith("sun")


def test_no_set_leaves_out_a_definition() -> None:
    definitions = [name for name in rules.names() if "definition" in rules.evidence(name)]
    assert {"target-mismatch", "venue-closed", "away"} <= set(definitions)
    for name in SETS:
        text = f"plan A\nstart 2025-08-18\nrules {name}\naway 2025-08-19\nweek 1\n  tue  5km easy\n"
        assert "away" in names(found_in(text))


@pytest.mark.parametrize("name", SETS)
def test_sets_speak_of_rules_that_exist(name: str) -> None:
    known = set(rules.names())
    assert set(SETS[name].asks) <= known
    assert set(SETS[name].without or ()) <= known


def test_unknown_set() -> None:
    [one] = found_in("plan A\nstart 2025-08-18\nrules trak\nweek 1\n  tue  5km easy\n")
    assert (one.name, one.severity) == ("unknown-set", Severity.ERROR)
    assert one.message == "there is no set of rules trak"
    assert one.help == ("did you mean track?",)
    [one] = found_in("plan A\nstart 2025-08-18\nrules zzz\nweek 1\n  tue  5km easy\n")
    assert one.help == (f"the sets are {', '.join([*SETS][:-1])} and {[*SETS][-1]}",)


def test_a_set_asked_for_as_a_rule() -> None:
    [one] = found_in("plan A\nstart 2025-08-18\nrule none\nweek 1\n  tue  5km easy\n")
    assert one.help == ("a set of rules is chosen by a line: rules none",)


def test_a_plan_that_extends_another_chooses_anew() -> None:
    """Its `rules` line stands in the place of the other's."""
    own = Source("own.plan", "plan Own\nextends first-marathon\nrules none\nstart 2026-03-02\n")
    [loaded] = pipeline.load([own], Disk([own]))
    assert loaded.plan is not None
    assert loaded.plan.rule_set is not None
    assert loaded.plan.rule_set.name == "none"


def test_the_page_is_as_the_files_say() -> None:
    """Otherwise: python scripts/rules_page.py."""
    text = PAGE.read_text(encoding="utf-8")
    assert text == page(text)
    assert all(f"| `{name}` |" in text for name in rules.names())


# ---- lines that conflict


@pytest.mark.parametrize(
    ("lines", "message", "at"),
    [
        (
            ("rule max-week 40km", "rule max-session 50km"),
            "a session of 50 km does not fit into a week of 40 km",
            "rule max-session 50km",
        ),
        (
            ("rule max-session 30km, 4h", "rule max-week 50km, 3h"),
            "a session of 4 h does not fit into a week of 3 h",
            "rule max-session 30km, 4h",
        ),
        (
            ("rule weekly-volume 10%", "rule weekly-volume 5km"),
            "weekly-volume is asked for twice",
            "rule weekly-volume 5km",
        ),
        (
            ("rule max-session long: 2h", "rule max-session Long: 1h"),
            "max-session is asked for twice for Long",
            "rule max-session Long: 1h",
        ),
        (
            ("rule rest-days 3", "rule hard-days 5"),
            "3 days off and 5 hard days do not fit into a week",
            "rule rest-days 3",
        ),
    ],
)
def test_conflicts(lines: tuple[str, ...], message: str, at: str) -> None:
    head = "\n".join(["plan A", "start 2025-08-18", *lines])
    found = found_in(f"{head}\nweek 1\n  tue  long: 5km easy\n")
    [one] = [one for one in found if one.name == "rule-conflict"]
    assert one.message == message
    assert blamed(one) == at
    assert one.labels
    assert one.severity is Severity.ERROR


@pytest.mark.parametrize(
    "lines",
    [
        ("rule max-week 40km", "rule weekly-volume 10%"),
        ("rule max-week 40km", "rule max-session 40km"),
        ("rule max-week 40km", "rule max-session 5h"),
        ("rule rest-days 2", "rule hard-days 3"),
        ("rule max-session 20km", "rule max-session long: 30km"),
        ("rule max-week 20km off", "rule max-session 30km"),
    ],
)
def test_no_conflict(lines: tuple[str, ...]) -> None:
    head = "\n".join(["plan A", "start 2025-08-18", *lines])
    assert "rule-conflict" not in names(found_in(f"{head}\nweek 1\n  tue  long: 5km easy\n"))


# ---- what these rules do not take


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("max-week 40", "max-week must be a distance or a time, not `40`"),
        ("max-session 90", "max-session must be a distance or a time, not `90`"),
        ("max-week 10%", "max-week must be a distance or a time, not `10%`"),
        ("max-week", "this rule needs a limit"),
        ("max-session", "this rule needs a limit"),
        ("first-marathon average 40", "the average of first-marathon must be a distance"),
        ("weekly-volume fast", "weekly-volume does not take `fast`"),
        ("rest-days 8", "a week has 7 days, so none has more than 7 off"),
        ("rest-days easy: 1", "this rule is about whole weeks, not about easy alone"),
        ("deload every 1 week", "with every week lighter there is none to be lighter than"),
        ("deload every 4km", "the every of deload must be a number, not `every 4km`"),
        ("taper least 41km", "the least of taper must be a percentage, not `least 41km`"),
        ("taper least 60%, most 40%", "no volume falls by 60% at least and 40% at most"),
        ("easy-share 175%", "`175%` is more than the whole, which is 100%"),
        ("deload 120%", "`120%` is more than the whole, which is 100%"),
        ("session-caps threshold 101%", "`threshold 101%` is more than the whole"),
        ("weekly-volume 10", "weekly-volume must be a percentage or a distance or a time"),
        ("weekly-volume long 2km", "weekly-volume does not take `long 2km`"),
        ("acwr 1.5", "acwr does not take `1.5`"),
        ("first-marathon", "the race of the plan is 10 km, and this rule is for a marathon"),
        ("marathon-taper", "the race of the plan is 10 km, and this rule is for a marathon"),
    ],
)
def test_what_cannot_be_meant(rule: str, message: str) -> None:
    head = f"plan A\nstart 2025-08-18\nrace 2025-08-24 10k\nrules none\nrule {rule}\n"
    found = found_in(f"{head}week 1\n  tue  easy: 5km easy\n  sun  race: 10k\n")
    [one] = [one for one in found if one.severity is Severity.ERROR]
    assert one.message.startswith(message)
    assert blamed(one) in f"rule {rule}"


@pytest.mark.parametrize(
    ("rule", "help"),
    [
        ("weekly-volume long 2km", "for one series, write rule weekly-volume long: 2km"),
        ("max-session long run 16mi", "for one series, write rule max-session long run: 16mi"),
        ("hard days 3, 48h apart", "did you mean hard-days?"),
        ("one change 400s: reps 1", "did you mean one-change?"),
        ("easy running share 80%", "did you mean easy-share?"),
        ("weekly", "did you mean weekly-volume?"),
        ("long", "did you mean long-share?"),
        ("hard", "did you mean hard-days or hard-spacing?"),
        (
            "weekly-volume 10%\nrule weekly-volume 5km",
            "keep one; several limits stand in one line, with commas",
        ),
    ],
)
def test_what_was_meant(rule: str, help: str) -> None:
    found = found_in(f"plan A\nstart 2025-08-18\nrule {rule}\nweek 1\n  tue  5km easy\n")
    assert [one.help for one in found if one.severity is Severity.ERROR] == [(help,)]
