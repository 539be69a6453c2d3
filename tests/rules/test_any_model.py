"""No rule stumbles over anything that the model can hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import TypeVar

import pytest

from plandsl.model.key import Key
from plandsl.model.log import Entry, Log, Result, Value
from plandsl.model.plan import Away, Numbers, Plan, RuleUse, Week
from plandsl.model.session import (
    Intensity,
    Kind,
    Mark,
    Rest,
    Role,
    Session,
    Step,
    Target,
    Total,
    Version,
)
from plandsl.rules import check, names
from plandsl.source import Origin, Source, Span
from plandsl.units import KILOMETRE, METRE, SECOND, Distance, Duration, Pace, Range
from tests.rules.reading import found_in, weekly

START = dt.date(2025, 8, 18)
ORIGIN = Origin(Source("plan", "6x400 @ 90>84 r90"), Span(8, 13))
T = TypeVar("T")

RESTS = (
    "r90", "r60-90", "r200m jog", "r50%", "r(walk back)", "r(until 120bpm)", "r(until lap)",
    "r(full)", "r120>20", "r400m>100m jog", "r60 (4min after half)", "r60 (400m jog after 2)",
    "r(800m float @ MP+60)", "r(800m float @ 140bpm)", "r90 each", "on 3:00", "on 2:50-3:00", "",
)  # fmt: skip
TARGETS = (
    "88", "85-87", "<=90", ">=85", "4:00/km", "<=4:00/km", "16km/h", "MP", "MP-10", "MP+15-25",
    "MP-3%", "104%MP", "5k", "5k-10k", "MP-HM", "easy", "free", "Z2", "Z3-4", "140-150bpm",
    "75-80%hrmax", "80%hrr", "250W", "95%ftp", "rpe 7-8", "90>84", "4:10/km>3:50/km", "MP>10k",
    "90, 88, 86, 84, 82, 80", "88 x2, 86 x2, free x2", "cycle MP, HM", "88 (5k)", "5k (88)",
    "MP (Z2)", "140bpm (75%hrmax)", "free (88)",
)  # fmt: skip


@pytest.mark.parametrize("rest", RESTS)
def test_any_rest(rest: str) -> None:
    """A rest beside every other one, in reps and around them."""
    sessions = [f"6x400 @ 88 {one}" for one in (rest, *RESTS, rest)]
    sessions += [f"3x(4x200 @ 40 r30, 400) {rest}", f"3x(4x200 @ 40 {rest}, 400) r3min"]
    unreadable = {"syntax", "rest-count", "misplaced"}
    found = found_in(weekly(*sessions, rule="rule one-change 400s: reps 1, rest 5s, pace 2s"))
    assert not unreadable & {one.name for one in found} or "on " in rest or ">" in rest
    assert any(one.name == "one-change" for one in found)


@pytest.mark.parametrize("target", TARGETS)
def test_any_target(target: str) -> None:
    """A target beside every other one, with and without what the names mean."""
    for head in ("", "pace MP = 4:30/km\npace Z2 = 140-150bpm\nhrmax 190\n"):
        zones = "pace Z3 = 150-160bpm\npace Z4 = 160-170bpm\n" + (
            "" if head else "pace Z2 = 145bpm\n"
        )
        sessions = [f"6x400 @ {one} r90" for one in (target, *TARGETS, target)]
        rule = f"{head}{zones}rule one-change 400s: reps 1, rest 5s, pace 2s"
        found = found_in(weekly(*sessions, rule=rule))
        assert {"syntax", "unknown-name"}.isdisjoint(one.name for one in found)
        assert any(one.name == "one-change" for one in found)


# ---- models that no text makes


class Dice:
    """Plans and logs in which anything may be missing, and nothing goes well together."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def one(self, *items: T) -> T:
        return self.random.choice(items)

    def maybe(self, make: Callable[[], T]) -> T | None:
        return make() if self.random.random() < 0.5 else None

    def few(self, make: Callable[[], T], most: int = 3) -> tuple[T, ...]:
        return tuple(make() for _ in range(self.random.randint(0, most)))

    def limits(self, make: Callable[[], T]) -> Range[T]:
        if self.random.random() < 0.5:
            end = make()
            return Range(end, end)
        return Range(self.maybe(make), self.maybe(make))

    def number(self) -> Fraction:
        return Fraction(self.random.randint(1, 300))

    def count(self) -> int:
        return self.random.randint(1, 12)

    def time(self) -> Duration:
        return Duration(self.random.randint(1, 4000) * self.one(SECOND, 10, 1))

    def length(self) -> Distance:
        return Distance(self.random.randint(1, 400) * self.one(100, 1) * METRE)

    def pace(self) -> Pace:
        return Pace.of(Duration(self.random.randint(150, 900) * SECOND), Distance(KILOMETRE))

    def word(self) -> str:
        return self.one("", "MP", "MP-10", "easy", "85%hrmax", "6:00/mi", "free", "16km/h", "x>y")

    def aim(self) -> Target:
        if self.random.random() < 0.2:
            return Target(self.word(), cut=self.few(self.aim))
        return Target(
            self.word(),
            time=self.maybe(lambda: self.limits(self.time)),
            pace=self.maybe(lambda: self.limits(self.pace)),
            effort=self.maybe(self.word),
            intensity=self.maybe(self.intensity),
            origin=self.maybe(lambda: ORIGIN),
        )

    def intensity(self) -> Intensity:
        limits = self.maybe(lambda: self.limits(self.number))
        return self.one(
            Intensity("heart", limits), Intensity("power", limits), Intensity("rpe", limits)
        )

    def rest(self) -> Rest:
        if self.random.random() < 0.2:
            return Rest("r120>20", rows=self.few(self.rest))
        return Rest(
            self.one("r", "r90", "r120>20"),
            duration=self.maybe(lambda: self.limits(self.time)),
            distance=self.maybe(lambda: self.limits(self.length)),
            share=self.maybe(lambda: self.number() / 100),
            until=self.one("", "", "lap", "120bpm", "back", "full"),
            mode=self.one("stand", "walk", "jog", "float", "easy"),
            target=self.maybe(self.aim),
            each=self.one(True, False),
        )

    def step(self, depth: int = 2) -> Step:
        return Step(
            "…",
            role=self.one(*Role),
            sport=self.one("run", "run", "bike", "rest", "drills", "walk"),
            reps=self.one(Range(1, 1), self.limits(self.count)),
            distance=self.maybe(lambda: self.limits(self.length)),
            duration=self.maybe(lambda: self.limits(self.time)),
            until=self.one("", "lap", "120bpm"),
            pieces=self.few(lambda: self.step(depth - 1)) if depth else (),
            joined=self.one(True, False),
            targets=self.few(self.aim, 4),
            stated=self.maybe(self.aim),
            laps=self.few(self.time),
            lap=self.maybe(self.length),
            send_off=self.maybe(lambda: self.limits(self.time)),
            rest=self.maybe(self.rest),
        )

    def options(self) -> tuple[tuple[Step, ...], ...]:
        return tuple(self.few(self.step) for _ in range(self.random.randint(1, 2)))

    def total(self) -> Total:
        text = self.one("", "8km", "17.5mi", "3000m", "45min")
        return self.one(
            Total(duration=self.time(), text=text), Total(distance=self.length(), text=text)
        )

    def session(self, week: int) -> Session:
        return Session(
            key=Key("any", week, "400s", 1),
            date=START + dt.timedelta(weeks=week - 1),
            week=week,
            series="400s",
            kind=self.one(*Kind),
            text="…",
            options=self.options(),
            versions=self.few(lambda: Version("light", self.options(), "…", Kind.EASY), 1),
            label="400s",
            lane=self.maybe(lambda: self.random.randint(1, 10)),
            stagger=self.one(True, False),
            total=self.maybe(self.total),
            marks=self.few(lambda: Mark(self.length(), self.limits(self.time), "…")),
        )

    def week(self, number: int) -> Week:
        start = START + dt.timedelta(weeks=number - 1)
        sessions = (self.session(number),)
        return Week(number, start, None, sessions, total=self.maybe(self.total))

    def plan(self) -> Plan:
        return Plan(
            "any",
            "Any",
            weeks=tuple(self.week(number) for number in (1, 2, 3)),
            rules=tuple(RuleUse(name) for name in names()),
            aways=(Away(START, START + dt.timedelta(days=9), ""),),
            numbers=self.one(Numbers(), Numbers(190, 50, 250)),
            groups=("light",),
        )

    def value(self) -> Value:
        return Value(
            time=self.maybe(lambda: self.limits(self.time)),
            decimals=self.random.randint(0, 3),
            rest=self.maybe(self.rest),
            splits=self.few(self.time),
            pace=self.maybe(lambda: self.limits(self.pace)),
        )

    def entry(self) -> Entry:
        result = self.maybe(lambda: Result(values=self.few(self.value), total=self.total()))
        lane = self.maybe(lambda: self.random.randint(1, 10))
        date = START + dt.timedelta(days=self.random.randint(0, 20))
        return Entry(date, "400s", "…", self.few(self.step), result, lane=lane)

    def log(self) -> Log:
        return Log("Any", self.few(self.entry, 4))


@pytest.mark.parametrize("seed", range(0, 100, 20))
def test_no_rule_stumbles(seed: int) -> None:
    for dice in map(Dice, range(seed, seed + 20)):
        plan, log = dice.plan(), dice.log()
        for reader in (plan, plan.for_group("light")):
            assert all(one.message and "None" not in one.message for one in check(reader, log))
