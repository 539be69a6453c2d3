"""What kind a session is: by its label, by its steps, and for the athletes of a group."""

from __future__ import annotations

import pytest

from plandsl import pipeline
from plandsl.model.session import Kind, Session
from plandsl.source import Source

HEAD = "plan Squad\nstart 2026-03-02\ngroup jv\n"


def session(line: str, group: str | None = None) -> Session:
    text = f"{HEAD}week 1\n  tue  {line}\n"
    [loaded] = pipeline.load([Source("plan", text)])
    assert loaded.plan is not None
    assert not loaded.unread
    plan = loaded.plan.for_group(group) if group else loaded.plan
    [one] = plan.sessions()
    return one


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("race: 5k", Kind.RACE),
        ("race 5k: 5k", Kind.RACE),
        ("Race Half: half", Kind.RACE),
        ("race 2: 5k", Kind.RACE),
        ("trial 5k: 5k", Kind.TRIAL),
        ("time trial 3k: 3k", Kind.TRIAL),
        ("tt: 3k max", Kind.TRIAL),
        # No race, though it begins like one.
        ("race pace: 3x1km @ 10k r60", Kind.WORKOUT),
        ("race week: 40min easy", Kind.EASY),
    ],
)
def test_a_label_makes_a_race(line: str, kind: Kind) -> None:
    assert session(line).kind is kind


@pytest.mark.parametrize(
    ("line", "everybody", "group"),
    [
        ("easy: 40min easy | jv rest", Kind.EASY, Kind.REST),
        ("rest | jv 8x400 @ 75 r60", Kind.REST, Kind.WORKOUT),
        ("400s: 8x400 @ 75 r60 | jv 20min easy", Kind.WORKOUT, Kind.EASY),
        ("400s: 8x400 @ 75 r60 | jv 4x", Kind.WORKOUT, Kind.WORKOUT),
        ("race: 5k | jv 20km easy", Kind.RACE, Kind.EASY),
        ("race: 5k | jv 3k", Kind.RACE, Kind.RACE),
        ("race: 1600 @ 5:00 | jv @ 5:40", Kind.RACE, Kind.RACE),
        ("race: 10min easy + 5k | jv rest", Kind.RACE, Kind.REST),
        ("long: 90min easy | jv 60min", Kind.LONG, Kind.LONG),
    ],
)
def test_a_group_has_its_own_kind(line: str, everybody: Kind, group: Kind) -> None:
    assert session(line).kind is everybody
    assert session(line, "jv").kind is group


def test_who_rests_has_no_time_of_day_and_who_runs_has_one() -> None:
    assert session("18:30 rest | jv 30min easy", "jv").time is not None
    assert session("18:30 30min easy | jv rest", "jv").time is None
    assert session("18:30 30min easy | jv rest").time is not None
