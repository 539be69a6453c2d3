"""Laws of the comparison: nothing is said of what is the same, and no change of meaning is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plandsl import pipeline
from plandsl.diff import compare
from plandsl.diff.match import frame_of, matched
from plandsl.diff.sessions import session_changes
from plandsl.diff.steps import row_changes
from plandsl.model import condition
from plandsl.model.difference import Change, Fate
from plandsl.model.plan import Plan
from plandsl.model.session import (
    Gate,
    Guide,
    Kind,
    Mark,
    Rest,
    Role,
    Session,
    Step,
    Target,
    Total,
    Version,
    Waiver,
)
from plandsl.source import Source
from plandsl.units import Distance, Duration, Range
from tests.diff.reading import DAYS, difference, read
from tests.seasons import seasons

pytestmark = pytest.mark.once


def whole(text: str) -> Plan:
    """A plan that could be read to the last line; a text that could not is no example."""
    (one,) = pipeline.load([Source("a.plan", text)])
    assume(not one.unread)
    assert one.plan is not None
    return one.plan


def meaning(value: object) -> object:
    """A value without how it is spelled, where it was written, and what its names stand for."""
    if isinstance(value, Target) and (value.effort or value.intensity or value.cut):
        return value.text
    if isinstance(value, tuple):
        return tuple(map(meaning, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    spelled = {"origin"} | ({"text"} if not isinstance(value, Guide) else set())
    return tuple(
        meaning(getattr(value, field.name)) for field in fields(value) if field.name not in spelled
    )


# ------------------------------------------------------------- whole seasons


@given(seasons())
def test_a_plan_does_not_differ_from_itself(text: str) -> None:
    one, other = whole(text), whole(text)
    assert compare(one, other, (), ()).is_empty


@given(seasons())
def test_a_plan_in_its_canonical_form_asks_for_the_same(text: str) -> None:
    one, other = whole(text), whole(pipeline.canonical(Source("a.plan", text)))
    assert compare(one, other, (), ()).is_empty


@settings(max_examples=30)
@given(seasons(), st.data())
def test_it_is_empty_where_both_mean_the_same_and_only_there(
    text: str, data: st.DataObject
) -> None:
    lines = text.splitlines(keepends=True)
    at = data.draw(st.integers(1, len(lines) - 1))
    put = data.draw(
        st.sampled_from(("", "  # a remark\n", "  fri  easy: 30min easy\n", "    note x\n"))
    )
    after = "".join([*lines[:at], put, *lines[at + data.draw(st.integers(0, 1)) :]])
    one, other = whole(text), whole(after)
    assert compare(one, other, (), ()).is_empty == (meaning(one) == meaning(other))


@settings(max_examples=30)
@given(seasons(), seasons())
def test_every_session_has_its_place(one: str, other: str) -> None:
    old, new = whole(one), whole(other)
    olds, news = list(old.sessions()), list(new.sessions())
    pairs = list(matched(olds, news, frame_of(old, new)))
    assert sorted(id(a) for a, _ in pairs if a) == sorted(map(id, olds))
    assert sorted(id(b) for _, b in pairs if b) == sorted(map(id, news))


# ------------------------------------------------- one quantity of a plan


@dataclass(frozen=True)
class Written:
    """A session as it is written, quantity by quantity."""

    week: int
    day: int
    clock: int
    reps: int
    length: int
    pace: int
    rest: int
    place: str
    series: str

    @property
    def text(self) -> str:
        return (
            f"  {DAYS[self.day]}  {self.clock}:00 {self.series}: warmup 10min easy + "
            f"{self.reps}x{self.length} @ {self.pace} r{self.rest} at {self.place}\n"
        )


def plan(sessions: list[Written]) -> str:
    """Five weeks, most with a session of their own that stays."""
    lines = ["plan Test\nstart 2026-03-02\n"]
    for week in range(1, 6):
        lines.append(f"week {week}\n  sun  rest\n")
        lines += [one.text for one in sessions if one.week == week]
    return "".join(lines)


MUTATIONS: dict[str, tuple[str, Callable[[Written], Written]]] = {
    "day": ("", lambda one: replace(one, day=(one.day + 1) % 6)),
    "week": ("", lambda one: replace(one, week=one.week % 5 + 1)),
    "clock": ("time of day", lambda one: replace(one, clock=one.clock + 1)),
    "reps": ("reps", lambda one: replace(one, reps=one.reps + 1)),
    "length": ("length", lambda one: replace(one, length=one.length + 100)),
    "pace": ("pace", lambda one: replace(one, pace=one.pace + 1)),
    "rest": ("rest", lambda one: replace(one, rest=one.rest + 5)),
    "place": ("place", lambda one: replace(one, place=f"{one.place}er")),
}


@st.composite
def written(draw: st.DrawFn) -> list[Written]:
    """One to three sessions of as many series, in any weeks."""
    names = draw(st.lists(st.sampled_from(("400s", "reps", "speed")), unique=True, min_size=1))
    length = draw(st.integers(4, 8))
    return [
        Written(
            draw(st.integers(1, 5)),
            draw(st.integers(0, 5)),
            draw(st.integers(10, 20)),
            draw(st.integers(2, 12)),
            length * 50,
            draw(st.integers(length * 11, length * 12)),
            draw(st.integers(30, 90)),
            draw(st.sampled_from(("Park", "East River"))),
            name,
        )
        for name in names
    ]


@given(written(), st.data())
def test_one_changed_quantity_is_named_and_nothing_else(
    sessions: list[Written], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(sessions) - 1))
    name = data.draw(st.sampled_from(sorted(MUTATIONS)))
    variable, mutate = MUTATIONS[name]
    before, after = sessions[at], mutate(sessions[at])
    found = difference(plan(sessions), plan([*sessions[:at], after, *sessions[at + 1 :]]))
    assert found.head == ()
    assert found.later == 0
    differences = [one for week in found.weeks for one in week.sessions]
    if name == "week" and abs(after.week - before.week) > 1:
        # Farther off than a week it is another session.
        assert sorted(one.fate for one in differences) == [Fate.ADDED, Fate.DROPPED]
        return
    (only,) = differences
    assert only.old is not None
    assert only.new is not None
    assert only.old.label == only.new.label == before.series
    assert [change.variable for change in only.changes] == ([variable] if variable else [])
    if not variable:
        start = dt.date(2026, 3, 2)
        assert only.fate is Fate.MOVED
        assert [one.date - start for one in (only.old, only.new)] == [
            dt.timedelta(days=7 * (one.week - 1) + one.day) for one in (before, after)
        ]
        return
    assert only.fate is Fate.CHANGED
    (change,) = only.changes
    old, new = getattr(before, name), getattr(after, name)
    assert str(old) in change.old
    assert str(new) in change.new


# ------------------------------------------------- one step of a session

UNLIKE = (
    "20min threshold",
    "8x400 @ 88 r90",
    "4x200 @ 38 r60",
    "1km",
    "2x(4x200 @ 36 r30) r3min",
    "(400, 800, 400) r90",
    "10min easy",
    "warmup 15min easy",
    "4x100 strides",
)


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Steps of which none is like another, each with the rest before it, or none."""
    steps = draw(st.lists(st.sampled_from(UNLIKE), unique=True, min_size=2, max_size=6))
    rests = [draw(st.sampled_from(("", "r3min", "r4min", "r90"))) for _ in steps[1:]]
    return list(zip(["", *rests], steps, strict=True))


def told_of(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> list[Change]:
    texts = (" + ".join(filter(None, [it for pair in row for it in pair])) for row in (old, new))
    one, other = (session(f"x: {text}").steps for text in texts)
    return list(row_changes(one, other))


@given(rows(), st.data())
def test_a_step_that_comes_or_goes_leaves_the_others_as_they_are(
    row: list[tuple[str, str]], data: st.DataObject
) -> None:
    """With the rest before it, also in front, where that is the one behind it."""
    at = data.draw(st.integers(1, len(row) - 1))
    less = [*row[:at], *row[at + 1 :]]
    for one, other, word in ((row, less, "without"), (less, row, "plus")):
        (change,) = told_of(one, other)
        rest, step = row[at]
        assert change.text.replace(f"{step} r", f"{step} + r") in (
            f"{word} {rest} + {step}" if rest else f"{word} {step}",
            # The rest before it is as long as the one behind, so either may have gone.
            f"{word} {step} + {rest}",
        )


@given(rows(), st.data())
def test_a_step_that_is_moved_leaves_the_others_as_they_are(
    row: list[tuple[str, str]], data: st.DataObject
) -> None:
    """A rest stays where it is, or goes along; only their order is another."""
    steps = [step for _, step in row]
    here, there = (data.draw(st.integers(0, len(row) - 1)) for _ in range(2))
    assume(here != there)
    moved = [*steps[:here], *steps[here + 1 :]]
    moved.insert(there, steps[here])
    for rests in (["" for _ in row], ["", *("r3min" for _ in row[1:])]):
        before, after = (list(zip(rests, it, strict=True)) for it in (steps, moved))
        found = told_of(before, after)
        assert {change.variable for change in found} == {"order"}


# --------------------------------------------- every field of the model


def session(text: str = "4x400 @ 88 r90") -> Session:
    return read(f"plan x\nstart 2026-03-02\nweek 1\n  tue  {text}\n").weeks[0].sessions[0]


CONDITION = condition.Condition("hit", ((condition.Test("hit"),),))
OTHER_SESSION: dict[str, object] = {
    "series": "speed",
    "kind": Kind.TRIAL,
    "options": session("5x400 @ 88 r90").options,
    "names": ("A",),
    "versions": (Version("light", session("3x400").options, "3x400", Kind.WORKOUT),),
    "label": "speed",
    "time": dt.time(18, 30),
    "half": "am",
    "venue": "Park",
    "total": Total(distance=Distance(8_000_000_000)),
    "notes": ("easy",),
    "marks": (Mark(Distance(200_000_000), Range(None, Duration(44_000)), "200 <= 44"),),
    "guides": (Guide(None, CONDITION, "go"),),
    "gates": (Gate("400s", CONDITION, "400s: hit"),),
    "waivers": (Waiver("one-change", "a block"),),
    "asked": CONDITION,
    "key": replace(session().key, written="mine"),
}
# How it is spelled, and the day, which is a move. A lane is one of a place.
# What a log has changed (`because`, `since`, `waiting`) is no part of a plan by itself.
NOT_ALONE = {"text", "origin", "date", "week", "lane", "stagger", "because", "since", "waiting"}


def test_no_field_of_a_session_is_overlooked() -> None:
    assert OTHER_SESSION.keys() == {one.name for one in fields(Session)} - NOT_ALONE
    for name, value in OTHER_SESSION.items():
        one = session()
        assert list(session_changes(one, one)) == []
        assert list(session_changes(one, replace(one, **{name: value}))) != [], name  # type: ignore[arg-type]
    lane = session("4x400 at Park lane 2")
    assert list(session_changes(lane, replace(lane, lane=3))) != []
    assert list(session_changes(lane, replace(lane, stagger=True))) != []


FAR, LONG = Range(Distance(1), Distance(1)), Range(Duration(1), Duration(1))
OTHER_STEP: dict[str, object] = {
    "role": Role.WARMUP,
    "sport": "bike",
    "reps": Range(4, 5),
    "distance": FAR,
    "duration": LONG,
    "until": "lap",
    "pieces": session().steps,
    "terrain": "uphill",
    "targets": (Target("easy", effort="easy"),),
    "stated": Target("90", time=LONG),
    "laps": (Duration(1),),
    "lap": Distance(1),
    "send_off": LONG,
    "rest": Rest("r60", duration=LONG),
}
OTHER_REST: dict[str, object] = {
    "duration": LONG,
    "distance": FAR,
    "until": "lap",
    "rows": (Rest("r60", duration=LONG),),
    "mode": "jog",
    "target": Target("easy", effort="easy"),
    "each": True,
}


def test_no_field_of_a_step_is_overlooked() -> None:
    """`joined` says how a piece of a group goes on, and has a case of its own."""
    assert OTHER_STEP.keys() == {one.name for one in fields(Step)} - {"text", "origin", "joined"}
    (step,) = session().steps
    for name, value in OTHER_STEP.items():
        changed = replace(step, **{name: value})  # type: ignore[arg-type]
        assert list(row_changes((step,), (step,))) == []
        assert list(row_changes((step,), (changed,))) != [], name


def test_no_field_of_a_rest_is_overlooked() -> None:
    assert OTHER_REST.keys() == {one.name for one in fields(Rest)} - {"text", "origin", "share"}
    (step,) = session().steps
    assert step.rest is not None
    for name, value in OTHER_REST.items():
        changed = replace(step, rest=replace(step.rest, **{name: value}))  # type: ignore[arg-type]
        assert list(row_changes((step,), (changed,))) != [], name
