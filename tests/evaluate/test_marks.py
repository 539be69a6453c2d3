"""Marks on the way, as far as the laps tell when they were passed."""

import pytest

from tests.evaluate.reading import START, judged


def notes(check: str, values: str, session: str = "race: 1600 @ 5:59") -> list[str]:
    plan = f"week 1\n  mon  {session}\n    check {check}"
    (found,) = judged(plan, f"{START}  {session.split(':')[0]}: = {values}").sessions
    return [note for note in found.notes if note.split(" in ")[0] in ("400 m", "800 m", "1600 m")]


@pytest.mark.parametrize(
    ("check", "values", "said"),
    [
        ("800 3:01-3:03", "91 91 90 88", ["800 m in 3:02: in time (3:01–3:03)"]),
        ("800 3:01-3:03", "92 93 90 84", ["800 m in 3:05: 2 s late (3:01–3:03)"]),
        ("800 3:01-3:03", "88 90 91 90", ["800 m in 2:58: 3 s early (3:01–3:03)"]),
        ("800 3:01-3:03", "91.2 92.2 90 88", ["800 m in 3:03.4: in time (3:01–3:03)"]),
        ("800 3:01-3:03", "91.3 92.3 90 88", ["800 m in 3:03.6: 0.6 s late (3:01–3:03)"]),
        ("400 >= 91", "90 91 90 88", ["400 m in 1:30: 1 s early (1:31 or slower)"]),
        (
            "400 90, 800 <=3:02",
            "91 92 90 88",
            ["400 m in 1:31: in time (1:30)", "800 m in 3:03: 1 s late (3:02 or faster)"],
        ),
        ("800 3:01-3:03", "5:59 (91 91 90 87)", ["800 m in 3:02: in time (3:01–3:03)"]),
        ("1600 5:58-6:00", "6:01", ["1600 m in 6:01: 1 s late (5:58–6:00)"]),
        # No lap ends there, or nobody knows how long the laps were.
        ("600 2:15", "91 91 90 88", []),
        ("800 3:01-3:03", "5:59", []),
        ("800 3:01-3:03", "2:00 2:00 1:59", []),
    ],
)
def test_a_mark(check: str, values: str, said: list[str]) -> None:
    assert notes(check, values) == said


def test_a_mark_at_the_end_of_a_split() -> None:
    said = notes("800 3:01-3:03", "3:02 2:57", "race: 1600 splits 800 3:02 2:58")
    assert said == ["800 m in 3:02: in time (3:01–3:03)"]


def test_nobody_knows_which_rep_a_mark_is_for() -> None:
    assert notes("400 90", "90 90 90", "m: 3x400 @ 90 r60") == []
