"""Which of a plan's ways was run: an option by its name, a group's version by what was done."""

import pytest

from plandsl.evaluate import evaluate
from plandsl.model.verdict import SessionVerdict, Verdict
from plandsl.pipeline import canonical, load
from plandsl.source import Source
from tests.evaluate.reading import START, judged, marks, one

OPTIONS = "400s: A: 5x400 @ 90 r60 or B: 7x400 @ 85-87 r60 or C: 30min easy"


@pytest.mark.parametrize(
    ("entry", "prescribed", "verdict"),
    [
        ("B: 7x400 = 86 86 86 86 86 86 86", "B: 7x400 @ 85-87 r60", Verdict.HIT),
        ("B: = 86 86 86 86 86 86 86", "B: 7x400 @ 85-87 r60", Verdict.HIT),
        ("b: = 86 86 86 86 86", "B: 7x400 @ 85-87 r60", Verdict.PARTLY),
        ("A: = 90 90 90 90 90 90 90", "A: 5x400 @ 90 r60", Verdict.OVER),
        ("C: = 30:00", "C: 30min easy", Verdict.HIT),
        ("= 86 86 86 86 86 86 86", "B: 7x400 @ 85-87 r60", Verdict.HIT),
        ("7x400 = 86 86 86 86 86 86 86", "B: 7x400 @ 85-87 r60", Verdict.HIT),
        ("= 90 90 90 90 90", "A: 5x400 @ 90 r60", Verdict.HIT),
    ],
)
def test_an_option_by_its_name_or_by_what_was_run(
    entry: str, prescribed: str, verdict: Verdict
) -> None:
    found = one(OPTIONS, f"400s: {entry}")
    assert (found.prescribed, found.verdict) == (prescribed, verdict)
    assert not any("option" in note for note in found.notes)


def test_an_option_that_the_plan_does_not_have() -> None:
    found = one(OPTIONS, "400s: D: 7x400 = 86 86 86 86 86 86 86")
    assert found.prescribed == "B: 7x400 @ 85-87 r60"
    assert found.notes == ("no option is called D; the plan has A, B, C",)
    none = one("400s: 3x400 @ 86 r60", "400s: D: = 86 86 86")
    assert none.notes == ("no option is called D; the plan's session has no options",)


def test_something_else_under_the_name_of_an_option() -> None:
    found = one(OPTIONS, "400s: B: 3x800 = 3:00 3:00 3:00")
    assert (
        found.notes[0]
        == "the plan has B: 7x400 @ 85-87 r60: judged by the log's own line, which is less"
    )


FEWER = "400s: 8x400 @ 85-87 r60 | light 5x"
EASIER = "400s: 8x400 @ 85-87 r60 | light @ 95-97 | B 30min easy"
AS_LIGHT = "judged by what group light does instead"


def grouped(session: str, entry: str) -> SessionVerdict:
    return one(session, entry, "group light, B")


@pytest.mark.parametrize(
    ("session", "entry", "prescribed", "said"),
    [
        (FEWER, "5x400 = 86 86 86 86 86", "5x400 @ 85-87 r60", True),
        (FEWER, "= 86 86 86 86 86", "5x400 @ 85-87 r60", True),
        (FEWER, "5x400 r60 = avg 86", "5x400 @ 85-87 r60", True),
        (FEWER, "= 86 86 86 86 86 86 86 86", "8x400 @ 85-87 r60", False),
        (FEWER, "= 86 86 86 86 86 86 86", "8x400 @ 85-87 r60", False),
        (EASIER, "= 96 96 96 96 96 96 96 96", "8x400 @ 85-87 r60", False),
        (EASIER, "8x400 @ 95-97 = 96 96 96 96 96 96 96 96", "8x400 @ 95-97 r60", True),
        (EASIER, "light: = 96 96 96 96 96 96 96 96", "8x400 @ 95-97 r60", False),
    ],
)
def test_a_version_that_is_more_like_what_was_run(
    session: str, entry: str, prescribed: str, said: bool
) -> None:
    found = grouped(session, f"400s: {entry}")
    assert found.prescribed == prescribed
    assert (AS_LIGHT in found.notes) is said


def test_work_that_only_a_version_has_finds_its_session() -> None:
    plan = "group B\nweek 1\n  mon  400s: 8x400 @ 85-87 r60 | B 4x800 @ 3:00 r2:00"
    (found,) = judged(plan, f"{START}  4x800 = 3:00 3:01 2:59 3:00").sessions
    assert found.verdict is Verdict.HIT
    assert "judged by what group B does instead" in found.notes


def in_group(group: str) -> SessionVerdict:
    """Five of eight reps, logged by an athlete whose file names the group."""
    head = f"plan Mile\nstart {START}\nathlete Ann\ngroup light, B\nweek 1\n  mon  "
    sources = [
        Source("mile.plan", f"{head}{FEWER}\n"),
        Source("mile.tlog", f"log Mile\n{START}  400s: = 86 86 86 86 86\n"),
        Source("ann.athlete", f"athlete Ann\ngroup {group}\n"),
    ]
    loaded = load(sources)[0]
    assert not loaded.found, [finding.message for finding in loaded.found]
    assert loaded.plan is not None
    assert loaded.log is not None
    assert loaded.plan.group == group
    (found,) = evaluate(loaded.plan, loaded.log).sessions
    return found


def test_an_athlete_s_plan_has_one_version_and_knows_no_other() -> None:
    light, other = in_group("light"), in_group("B")
    assert light.verdict is Verdict.HIT
    assert marks(other).split().count("missed") == 3
    assert AS_LIGHT not in (*light.notes, *other.notes)


def test_the_name_alone_survives_the_formatter() -> None:
    log = f"log Mile\n{START}  400s: B: = 86 86 86\n"
    assert canonical(Source("mile.tlog", log)) == log
