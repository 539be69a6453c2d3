"""What changes in the head, each said once and nowhere else."""

import pytest

from tests.diff.reading import difference, told

HEAD = """\
plan Test
athlete me
start 2026-03-02
race 2026-03-15 10k 44:00 at Riverbank
timezone Europe/Berlin
remind 1h before
hrmax 188
recent 2026-02-01 5k 21:30
pace easy = 5:30-6:00/km
pace steady = HM+20
rule one-change 400s: reps 1, rest 5s
closed Track 2026-03-02..2026-03-04: paint
away 2026-03-05: travel
phase Base, weeks 1-2
  gate 400s: all <= 90
  tue  400s: 5x400 @ 88 r90 + 10min easy
  thu  easy: 30min easy + 10min steady
  sat  30min @ 75%hrmax
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "pace easy = 5:30-6:00/km",
            "pace easy = 5:20-5:50/km",
            "pace easy 5:30-6:00/km → 5:20-5:50/km",
        ),
        ("pace steady = HM+20", "pace steady = HM+15", "pace steady HM+20 → HM+15"),
        ("pace easy = 5:30-6:00/km\n", "", "pace easy 5:30-6:00/km → none"),
        ("plan Test", "plan Other", "plan Test → Other"),
        ("hrmax 188", "hrmax 188\nrules track", "rules standard → track"),
        ("athlete me", "athlete you", "athlete me → you"),
        ("44:00", "43:30", "goal 44:00 → 43:30"),
        ("at Riverbank", "at Park", "race venue Riverbank → Park"),
        ("race 2026-03-15 10k", "race 2026-03-14 10k", "race day 2026-03-15 → 2026-03-14"),
        ("10k 44:00", "10mi 44:00", None),
        ("Europe/Berlin", "Europe/Paris", "timezone Europe/Berlin → Europe/Paris"),
        ("remind 1h before", "remind 30min before", "remind 60 → 30 min"),
        ("hrmax 188", "hrmax 190", "hrmax 188 → 190"),
        ("hrmax 188", "hrmax 188\nftp 230W", "ftp none → 230W"),
        ("5k 21:30", "5k 21:00", "recent 2026-02-01 5 km 21:30 → 2026-02-01 5 km 21:00"),
        ("rest 5s", "rest 10s", "rule one-change 400s: reps 1, rest 5s → reps 1, rest 10s"),
        (
            "rule one-change 400s: reps 1, rest 5s\n",
            "",
            "rule one-change 400s: dropped: reps 1, rest 5s",
        ),
        (
            "rest 5s",
            "rest 5s\nrule one-change 400s: pace 2s",
            "rule one-change 400s: added: pace 2s",
        ),
        (
            "2026-03-04: paint",
            "2026-03-06: paint",
            "closed Track 2026-03-02..2026-03-04: paint → Track 2026-03-02..2026-03-06: paint",
        ),
        ("away 2026-03-05: travel\n", "", "away dropped: 2026-03-05: travel"),
        ("phase Base", "phase Build", "phase Base → Build"),
        ("all <= 90", "all <= 88", "phase Base: gate 400s: all <= 90 → 400s: all <= 88"),
        ("hrmax 188", "hrmax 188\nid my-plan", "id test-me → my-plan"),
    ],
)
def test_the_head(old: str, new: str, said: str | None) -> None:
    assert HEAD.count(old) == 1
    lines = told(difference(HEAD, HEAD.replace(old, new)))
    if said is None:
        return
    ids = [line for line in lines if line.startswith("id ")]
    assert [line for line in lines if line not in ids or line == said] == [said]
    assert ids in ([], [said]) or old.startswith(("plan", "athlete"))


def test_places_and_days_are_told_one_by_one() -> None:
    new = HEAD.replace("03-04: paint", "03-05: paint\nclosed Park 2026-03-03: fair")
    assert told(difference(HEAD, new)) == [
        "closed Track 2026-03-02..2026-03-04: paint → Track 2026-03-02..2026-03-05: paint",
        "closed added: Park 2026-03-03: fair",
    ]


def test_bare_strides_tell_what_they_stand_for() -> None:
    text = "plan x\nstart 2026-03-02\nweek 1\n  tue  5x400 r90 + strides\n"
    six, eight = (text.replace("week", f"usual strides = {n}x80 r60\nweek") for n in (6, 8))
    assert told(difference(text, six)) == ["1 tue run changed: strides → strides (6x80 m)"]
    assert told(difference(six, eight)) == ["1 tue run changed: strides +2 reps"]


def test_the_set_that_holds_unsaid_is_no_change() -> None:
    assert difference(HEAD, HEAD.replace("hrmax 188", "hrmax 188\nrules standard")).is_empty


def test_its_lines_are_known() -> None:
    found = difference(HEAD, "# longer\n" + HEAD.replace("HM+20", "HM+10"))
    (change,) = found.head
    places = [
        origin.source.position(origin.span.start)[0]
        for origin in (change.was, change.now)
        if origin is not None
    ]
    assert places == [10, 11]
