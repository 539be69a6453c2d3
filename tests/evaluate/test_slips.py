"""What cannot be meant is not judged, and a name that is nearly right is asked about."""

import pytest

from plandsl.model.verdict import RepMark, Verdict
from tests.evaluate.reading import judged, marks, one

HALF = "2:14 for half marathon cannot be: hours and minutes?"


@pytest.mark.parametrize(
    ("session", "entry", "note"),
    [
        ("easy: 8km easy", "easy: = 40 8km", "40 s for 8 km cannot be: minutes?"),
        ("easy: 40min easy", "easy: = 40 8km", "40 s for 8 km cannot be: minutes?"),
        ("race: half @ 2:14:00", "race: = 2:14", HALF),
    ],
)
def test_what_cannot_be(session: str, entry: str, note: str) -> None:
    found = one(session, entry)
    assert found.verdict is Verdict.UNJUDGED
    assert found.notes == (note,)
    assert found.colour is None
    assert {rep.verdict for rep in found.reps} == {RepMark.UNJUDGED}


@pytest.mark.parametrize(
    ("values", "marked", "verdict", "notes"),
    [
        ("60:00 86 86", "unjudged hit hit", "unjudged", ["1 h for 400 m cannot be: seconds?"]),
        ("60:00 86 80", "unjudged hit fast", "unjudged", ["1 h for 400 m cannot be: seconds?"]),
        ("60:00 90 89", "unjudged slow slow", "partly", None),
        (
            "86 8.6 89",
            "hit unjudged slow",
            "partly",
            ["8.6 s for 400 m cannot be: is it mistyped?"],
        ),
        ("60:00 60:00 60:00", "unjudged " * 2 + "unjudged", "unjudged", None),
    ],
)
def test_one_rep_that_cannot_be_leaves_the_others_judged(
    values: str, marked: str, verdict: str, notes: list[str] | None
) -> None:
    found = one("400s: 3x400 @ 86 r60", f"400s: = {values}")
    assert marks(found) == marked
    assert found.verdict == verdict
    assert found.pacing.mean is None
    assert found.word == ""
    assert notes is None or list(found.notes) == notes


@pytest.mark.parametrize(
    ("session", "entry"),
    [
        ("easy: 8km easy", "easy: = 40:00 8km"),
        ("400s: 1x400 @ 43", "400s: = 43.03"),
        ("easy: walk 8km", "easy: walk 8km = 2:30:00"),
        ("bike: bike 20km", "bike: bike 20km = 30:00"),
        ("easy: 1km easy", "easy: = 16:40"),
    ],
)
def test_what_can_be(session: str, entry: str) -> None:
    assert not any("cannot be" in note for note in one(session, entry).notes)


def test_an_unplanned_run_that_cannot_be_stays_unplanned() -> None:
    (found,) = judged("week 1\n  mon  rest", "2025-08-18 easy: = 40 8km").sessions
    assert found.verdict is Verdict.UNPLANNED
    assert "40 s for 8 km cannot be: minutes?" in found.notes


PLAN = """\
week 1
  mon  sets: 3x400 @ 85-87 r60
  tue  800s: 3x800 @ 3:00 r60
  wed  easy: 30min easy
"""


@pytest.mark.parametrize(
    ("entry", "asked"),
    [
        ("2025-08-18 set: = 86 86 86", ("no session is called set; did you mean sets?",)),
        ("2025-08-20 eassy: = 30:00", ("no session is called eassy; did you mean easy?",)),
        ("2025-08-18 hills: = 86 86 86", ()),
        ("2025-08-19 400s: = 86 86 86", ()),
        ("2025-08-20 set: = 86 86 86", ()),
    ],
)
def test_a_name_that_is_nearly_right(entry: str, asked: tuple[str, ...]) -> None:
    (found,) = [each for each in judged(PLAN, entry).sessions if each.entry]
    assert found.verdict is Verdict.UNPLANNED
    assert tuple(note for note in found.notes if "did you mean" in note) == asked


def test_a_name_that_the_plan_does_not_know_is_said() -> None:
    (found,) = judged(PLAN, "2025-08-18 hills: 5x300 = 60 60 60 60 60").sessions
    assert "no session is called hills" in found.notes


def test_an_entry_beyond_the_plan_says_so() -> None:
    found = judged(PLAN, "2031-08-18 easy: = 30:00").sessions[-1]
    assert found.verdict is Verdict.UNPLANNED
    assert "after the plan's last day, 2025-08-24" in found.notes


def test_the_same_line_in_the_morning_and_in_the_evening_is_a_double() -> None:
    found = judged(PLAN, "2025-08-20 am easy: = 30:00", "2025-08-20 pm easy: = 30:00").sessions
    assert not any("stands twice" in note for one in found for note in one.notes)


def test_a_line_that_stands_twice_is_asked_about() -> None:
    first, second = (
        each
        for each in judged(PLAN, *["2025-08-18 sets: = 86 86 86"] * 2).sessions
        if each.entry is not None
    )
    said = "the same line stands twice on this day: a double, or logged again?"
    assert said not in first.notes
    assert said in second.notes
