"""Which session is which: moved, added, dropped, in whole plans with what is said beside."""

import pytest

from plandsl import pipeline
from plandsl.source import Source
from tests.diff.reading import HEAD, difference, read, told

BASE = f"""{HEAD}
phase Base, weeks 1-2
  mon  easy: 30min easy
  tue  400s: 6x400 @ 88 r90
  thu  easy: 50min easy
  sat  long: 12km easy
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  tue  400s:", "  wed  400s:", ["1 tue 400s moved to wed", "2 tue 400s moved to wed"]),
        ("  sat  long: 12km easy\n", "", ["1 sat long dropped", "2 sat long dropped"]),
        # The easy run on Thursday becomes the first of its week, and stays what it was.
        ("  mon  easy: 30min easy\n", "", ["1 mon easy dropped", "2 mon easy dropped"]),
        (
            "  mon  easy: 30min",
            "  fri  easy: 30min",
            ["1 mon easy moved to fri", "2 mon easy moved to fri"],
        ),
        (
            "  mon  easy: 30min easy",
            "  mon  easy: 50min easy",
            ["1 mon easy changed: 30 → 50 min", "2 mon easy changed: 30 → 50 min"],
        ),
        (
            "400s: 6x400 @ 88",
            "reps: 6x400 @ 88",
            ["1 tue 400s changed: label 400s → reps", "2 tue 400s changed: label 400s → reps"],
        ),
        (
            "  sat  long: 12km easy",
            "  sat  swim 1km",
            ["1 sat long dropped", "1 sat swim added", "2 sat long dropped", "2 sat swim added"],
        ),
        (
            "\n  sat  long: 12km easy\n",
            "\n  sat  long: 12km easy\nmove week 2 tue to wed\n",
            ["2 tue 400s moved to wed"],
        ),
        (
            "\n  sat  long: 12km easy\n",
            "\n  sat  long: 12km easy\nswap week 1 tue thu\n",
            ["1 tue 400s moved to thu", "1 thu easy moved to tue"],
        ),
        (
            "\n  sat  long: 12km easy\n",
            "\n  sat  long: 12km easy\ndrop week 1 tue\n",
            ["1 tue 400s dropped"],
        ),
        (
            "\n  sat  long: 12km easy\n",
            "\n  sat  long: 12km easy\nweek 2 = 40km\n",
            ["2: stated total none → 40 km"],
        ),
        (
            "weeks 1-2",
            "weeks 1-3",
            [
                "phase Base weeks 1-2 → weeks 1-3",
                "3 mon easy added",
                "3 tue 400s added",
                "3 thu easy added",
                "3 sat long added",
            ],
        ),
        (
            "weeks 1-2",
            "week 1",
            [
                "phase Base weeks 1-2 → week 1",
                "2 mon easy dropped",
                "2 tue 400s dropped",
                "2 thu easy dropped",
                "2 sat long dropped",
            ],
        ),
    ],
)
def test_a_plan(old: str, new: str, said: list[str]) -> None:
    assert BASE.count(old) == 1
    assert told(difference(BASE, BASE.replace(old, new))) == said


THEN = BASE.replace("r90\n", "r90\n    then reps +1 to 8\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", " if hit", "then added: if hit"),
        (" if hit", "", "then dropped: if hit"),
        (" if hit", " if hit, else repeat", None),
        (" if all <= 90", " if all <= 88", "then if all <= 90 → if all <= 88"),
    ],
)
def test_what_a_step_must_be_earned_by(old: str, new: str, said: str | None) -> None:
    plans = (THEN.replace("to 8", f"to 8{end}") for end in (old, new))
    lines = [f"{week} tue 400s changed: {said}" for week in (1, 2)] if said else []
    assert told(difference(*plans)) == lines


def test_a_week_that_is_called_lighter() -> None:
    """Rules and progressions pass over it, though its sessions are the same."""
    plans = [
        f"{HEAD}week 1\n  tue  8km easy\nweek 2{word}\n  tue  6km easy\n"
        for word in ("", " deload")
    ]
    assert told(difference(plans[0], plans[1])) == ["2: a lighter week now"]
    assert told(difference(plans[1], plans[0])) == ["2: no longer a lighter week"]


def test_weeks_written_out_break_no_rule_anew() -> None:
    """A rule blames the line of a phase once, and each of the weeks that it became."""
    text = f"""{HEAD}rule one-change 400s: reps 1
rule rest-days 6
rule max-week 9km
phase Base, weeks 1-3
  mon  4km easy
  tue  400s: 6x400 @ 90 r90
    then reps +2
  sat  1200s: 3x1200 @ 4:30 (5:00/mi)
"""
    (loaded,) = pipeline.load([Source("a.plan", text)])
    out = pipeline.expanded(loaded)
    assert len(pipeline.check([Source("b", out)])) > len(pipeline.check([Source("a", text)]))
    assert pipeline.compared(read(text), read(out)).is_empty
    assert pipeline.compared(read(out), read(text)).is_empty
    found = pipeline.compared(read(text), read(out.replace("4km easy", "14km easy", 1)))
    # Of the steps of a `then` only the first is said, in its own words.
    assert [one.name for one in found.broken] == ["max-week", "one-change"]


def test_a_moved_session_may_change_too() -> None:
    changed = BASE.replace("  tue  400s: 6x400", "  wed  400s: 7x400")
    assert told(difference(BASE, changed))[0] == "1 tue 400s moved to wed: +1 rep"


def test_a_series_with_another_name_may_change_too() -> None:
    """One session that is the same tells the name that all of the series have now."""
    old = f"{HEAD}week 1\n  tue  400s: 6x400 @ 88 r90\nweek 2\n  tue  400s: 7x400 @ 88 r90\n"
    new = old.replace("400s:", "reps:").replace("7x400 @ 88", "7x400 @ 87")
    assert told(difference(old, new)) == [
        "1 tue 400s changed: label 400s → reps",
        "2 tue 400s changed: label 400s → reps; pace 88 → 87",
    ]
    # A name that both plans have is that of a series of its own.
    other = f"{new}  thu  400s: 5x400 @ 88 r90\n"
    assert "2 tue reps added" in told(difference(old, other))


def test_a_written_id_is_found_anywhere() -> None:
    old = f"{HEAD}week 1\n  tue  [key] 400s: 6x400 @ 88 r90\nweek 3\n  tue  easy: 30min easy\n"
    new = f"{HEAD}week 1\n  wed  easy: 30min easy\nweek 3\n  tue  [key] speed: 8x300 r2:00\n"
    assert told(difference(old, new)) == [
        "1 tue 400s moved to tue: label 400s → speed; +2 reps; length 400 → 300 m; pace 88 → none; "
        "rest 90 s → 2 min",
        "1 wed easy added",
        "3 tue easy dropped",
    ]


def test_a_session_is_found_in_the_week_beside() -> None:
    old = f"{HEAD}week 1\n  sat  long: 20km easy\nweek 2\n  tue  easy: 30min easy\n"
    new = (
        f"{HEAD}week 1\n  tue  swim 1km\nweek 2\n  mon  long: 20km easy\n  tue  easy: 30min easy\n"
    )
    assert told(difference(old, new)) == ["1 tue swim added", "1 sat long moved to mon"]


def test_a_day_off_in_another_week_is_not_moved() -> None:
    old = f"{HEAD}week 1\n  sun  rest\n  mon  easy: 30min easy\nweek 2\n  mon  easy: 30min easy\n"
    new = f"{HEAD}week 1\n  mon  easy: 30min easy\nweek 2\n  tue  rest\n  mon  easy: 30min easy\n"
    assert told(difference(old, new)) == ["1 sun rest dropped", "2 tue rest added"]


@pytest.mark.parametrize("days", [7, 28, -14, 364])
def test_a_shifted_season_is_said_once(days: int) -> None:
    start = {7: "2026-03-09", 28: "2026-03-30", -14: "2026-02-16", 364: "2027-03-01"}[days]
    found = difference(BASE, BASE.replace("2026-03-02", start))
    assert told(found) == [f"start 2026-03-02 → {start}"]
    assert found.later == days


def test_a_shifted_season_with_a_move() -> None:
    new = BASE.replace("2026-03-02", "2026-03-09") + "move week 1 tue to wed\n"
    assert told(difference(BASE, new))[1:] == ["1 tue 400s moved to wed"]


def test_a_week_in_front_leaves_the_others_as_they_are() -> None:
    old = f"{HEAD}week 1\n  tue  400s: 6x400 r90\nweek 2\n  tue  400s: 7x400 r90\n"
    new = (
        "plan Test\nstart 2026-02-23\nweek 1\n  tue  400s: 5x400 r90\n"
        "week 2\n  tue  400s: 6x400 r90\nweek 3\n  tue  400s: 7x400 r90\n"
    )
    assert told(difference(old, new)) == ["start 2026-03-02 → 2026-02-23", "1 tue 400s added"]
    assert told(difference(new, old))[1:] == ["1 tue 400s dropped"]


def test_only_the_weeks_that_differ_are_there() -> None:
    found = difference(BASE, BASE + "drop week 2 tue\n")
    (week,) = found.weeks
    assert (week.old, week.new) == (read(BASE).weeks[1], read(BASE + "drop week 2 tue\n").weeks[1])


def test_a_start_on_another_weekday_moves_only_what_it_moves() -> None:
    """Weeks begin on Wednesdays now: Thursday and Saturday stay, the others come a week later."""
    found = difference(BASE, BASE.replace("2026-03-02", "2026-03-04"))
    assert found.later == 0
    assert told(found)[:3] == [
        "start 2026-03-02 → 2026-03-04",
        "1 mon easy moved to mon",
        "1 tue 400s moved to tue",
    ]
    assert {line.split(" ", 2)[2] for line in told(found)[1:]} == {
        "easy moved to mon",
        "400s moved to tue",
    }
