"""A plan with everybody who runs it, for the tests of their page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from plandsl.diagnostics import Severity
from plandsl.emit import Options, emitter
from plandsl.model.plan import Plan
from plandsl.pipeline import load
from plandsl.source import Source
from tests.emit.html.page import NOW

EXAMPLE = Path(__file__).parents[3] / "examples" / "squad"
CLUB = """\
plan Club
start 2026-03-02
at tue 18:30
group A, light
week 1
  tue  1000s: warmup 15min easy + 6x1km @ 5k r2:00 jog + cooldown 10min easy | light 4x
    note Spikes for the last two.
  wed  easy: 40min easy
  thu  400s: 12x400 @ 87-88 x2, 85-88 x8, free x2 r60
  sat  miles: 3x1mi @ 10k-5k r2:00 jog | light 2x
  sun  sets: 3x(4x200 @ mile r30 + r2min + 600 @ 3k) r5min
"""
Squad = tuple[Plan, tuple[Plan, ...]]
"""The plan itself, and as each of them has it."""
NAMES = ("Ann", "Maximilian von Hohenstein", "عداء سريع", "Siobhán", "Chukwuemeka Okonkwo")


def athlete(number: int) -> str:
    """The file of one of many; every ninth has no race to tell paces from."""
    name = f"{NAMES[number % len(NAMES)]} {number}"
    group = ("A", "light")[number % 2]
    minutes, seconds = divmod(16 * 60 + 13 * number, 60)
    recent = f"recent 2026-02-14 5k {minutes}:{seconds:02}\n" if number % 9 != 8 else ""
    return f"athlete {name}\ngroup {group}\n{recent}"


def squad(plan: str, *athletes: str) -> Squad:
    return _read(plan, None), tuple(_read(plan, each) for each in athletes)


def many(count: int) -> Squad:
    return squad(CLUB, *map(athlete, range(count)))


def example() -> Squad:
    athletes = (each.read_text("utf-8") for each in sorted(EXAMPLE.glob("*.athlete")))
    return squad((EXAMPLE / "squad.plan").read_text("utf-8"), *athletes)


def made(both: Squad, *sheets: str, **more: Any) -> bytes:
    """Their page; `more` are fields of `Options`."""
    plan, athletes = both
    options = replace(Options(NOW, sheets=sheets or ("squad",), squad=athletes), **more)
    (output,) = emitter("html")(plan, options)
    return output.data


def _read(plan: str, own: str | None) -> Plan:
    athlete = Source("own.athlete", own) if own else None
    (loaded,) = load([Source("squad.plan", plan)], athlete=athlete)
    errors = [each.message for each in loaded.found if each.severity is Severity.ERROR]
    assert errors == []
    assert loaded.plan is not None
    return loaded.plan
