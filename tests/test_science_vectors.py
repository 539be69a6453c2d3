"""Figures that others have published: ours agree within the tolerance that each of them has."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from plandsl.model import vdot
from plandsl.model.track import STANDARD, Track, simple_lap
from plandsl.model.zones import Zone
from plandsl.predict import cameron, critical_speed, riegel
from plandsl.rules import spike
from plandsl.rules._volume import growth
from plandsl.rules.session_caps import CAPS
from plandsl.units import KILOMETRE, METRE, SECOND, Distance, Duration, Pace, Range
from tests.rules.reading import found_in

FILE = Path(__file__).parent / "data" / "science-vectors.json"
# Read as fractions, so that 1609.344 m is a mile.
VECTORS = json.loads(FILE.read_text("utf-8"), parse_float=Fraction)["vectors"]
Inputs = Mapping[str, Any]


def metres(value: Fraction | int) -> Distance:
    return Distance(int(value * METRE))


def seconds(value: Fraction | int) -> Duration:
    return Duration(int(value * SECOND))


def per_km(pace: Pace | None) -> float:
    assert pace is not None
    return float(pace.s_per_m * 1000)


def training_pace(of: Inputs) -> float:
    band: Range[Pace] = vdot.training_paces(float(of["vdot"]))[of["zone"]]
    return per_km(band.low if of["end"] == "low" else band.high)


def pace(of: Inputs) -> Fraction:
    known = Pace.of(seconds(of["time_s"]), metres(of["over_m"]))
    return known.s_per_m * Fraction(of["per_m"])


def cap(of: Inputs) -> Fraction:
    week = Distance(of["week_km"] * KILOMETRE)
    return CAPS[Zone[of["zone"].upper()]].of_week(week).metres / 1000


def long_share(of: Inputs) -> Fraction:
    """The smallest limit that the rule, asked for with it, lets the run pass by."""
    rest = Fraction(of["week_km"] - of["long_km"], 4)

    def flags(limit: int) -> bool:
        days = "".join(f"  {day}  {float(rest)}km easy\n" for day in ("mon", "tue", "thu", "fri"))
        head = f"plan A\nstart 2026-03-02\nrule long-share {limit}%\npace easy = 4:00/km\n"
        text = f"{head}week 1\n{days}  sun  {of['long_km']}km easy\n"
        return any(one.name == "long-share" for one in found_in(text))

    return Fraction(next(limit for limit in range(30, 50) if not flags(limit)))


def predicted(model: Callable[[Distance, Duration, Distance], float]) -> Callable[[Inputs], float]:
    return lambda of: model(metres(of["run_m"]), seconds(of["time_s"]), metres(of["over_m"]))


def through(of: Inputs) -> critical_speed.CriticalSpeed:
    found = critical_speed.fitted([(metres(far), seconds(t)) for far, t in of["trials_m_s"]])
    assert found is not None
    return found


MODELS: dict[str, Callable[[Inputs], float | Fraction]] = {
    "vdot": lambda of: vdot.vdot(metres(of["distance_m"]), seconds(of["time_s"])),
    "race time": lambda of: vdot.race_time(float(of["vdot"]), metres(of["distance_m"])).seconds,
    "race pace": lambda of: per_km(vdot.race_pace(float(of["vdot"]), metres(of["distance_m"])).low),
    "training pace": training_pace,
    "pace": pace,
    "riegel": predicted(riegel.seconds),
    "cameron": predicted(cameron.seconds),
    "cameron by the mile": lambda of: cameron.PER_METRE * float(of["metres"]),
    "critical speed": lambda of: through(of).speed,
    "critical speed reserve": lambda of: through(of).reserve,
    "session cap": cap,
    "weekly growth": lambda of: growth(Fraction(of["before_km"]), Fraction(of["week_km"])),
    "long run share": long_share,
    "spike step": lambda of: Fraction(
        spike.step(growth(Fraction(of["longest_km"]), Fraction(of["run_km"])))
    ),
    "lap": lambda of: STANDARD.lap(of["lane"]).metres,
    "bend": lambda of: STANDARD.bend(of["lane"]).metres,
    "kerb": lambda of: Track(inner=Distance(0)).lap(1).metres,
    "simple lap": lambda of: simple_lap(of["lane"]).metres,
}


def test_every_model_has_figures() -> None:
    assert {one["model"] for one in VECTORS} == set(MODELS)
    assert all(one["source"] and one["tolerance"] >= 0 for one in VECTORS)


@pytest.mark.parametrize(
    "vector",
    VECTORS,
    ids=lambda one: f"{one['model']} {' '.join(map(str, one['inputs'].values()))}",
)
def test_a_published_figure(vector: Inputs) -> None:
    ours = Fraction(MODELS[vector["model"]](vector["inputs"]))
    assert abs(ours - Fraction(vector["expected"])) <= Fraction(vector["tolerance"])
