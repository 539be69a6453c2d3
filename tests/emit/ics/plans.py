"""Small plans built by hand, and the bytes that the emitter makes of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from plandsl.emit import Options, emitter
from plandsl.model.key import Key
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Kind, Rest, Role, Session, Step, Target
from plandsl.units import METRE, MINUTE, SECOND, Distance, Duration, Range

MONDAY = dt.date(2025, 9, 1)
NOW = dt.datetime(2025, 8, 20, 6, 30, tzinfo=dt.UTC)
ZONE = "America/New_York"


def seconds(low: int, high: int | None = None) -> Range[Duration]:
    return Range(Duration(low * SECOND), Duration((high or low) * SECOND))


def easy(time: int) -> Step:
    target = Target("easy", effort="easy")
    return Step(f"{time}min easy", duration=seconds(time * 60), targets=(target,))


def metres(value: int) -> Range[Distance]:
    return Range(Distance(value * METRE), Distance(value * METRE))


QUARTERS = Step(
    "8x400 @ 85-87 r60",
    reps=Range(8, 8),
    distance=metres(400),
    targets=(Target("85-87", time=seconds(85, 87)),),
    rest=Rest("r60", duration=seconds(60)),
)
WARMUP = Step("warmup 15min", role=Role.WARMUP, duration=seconds(900))
COOLDOWN = Step("cooldown 10min", role=Role.COOLDOWN, duration=seconds(600))
REST = Step("rest", sport="rest")


def session(day: int = 0, *options: tuple[Step, ...], **changes: Any) -> Session:
    """An easy half hour `day` days after the first Monday, changed as asked."""
    options = options or ((easy(30),),)
    label = changes.pop("label", "easy")
    written = changes.pop("id", None)
    fields: dict[str, Any] = {
        "key": Key("p", day // 7 + 1, label or "easy", day % 7 + 1, written),
        "date": MONDAY + dt.timedelta(days=day),
        "week": day // 7 + 1,
        "series": label or "easy",
        "kind": Kind.EASY,
        "text": " or ".join(" + ".join(step.text for step in steps) for steps in options),
        "options": options,
        "label": label,
    }
    return Session(**fields | changes)


def plan(*sessions: Session, **changes: Any) -> Plan:
    """The sessions in one week, which is all that a calendar wants of weeks."""
    fields: dict[str, Any] = {"id": "p", "title": "Sub-6 mile", "timezone": ZONE}
    week = Week(1, MONDAY, "Base", sessions)
    return Plan(**fields | {"weeks": (week,)} | changes)


def build(what: Plan, now: dt.datetime = NOW) -> bytes:
    (output,) = emitter("ics")(what, Options(now))
    return output.data


def lines(data: bytes) -> list[str]:
    """The unfolded lines."""
    return data.decode().replace("\r\n ", "").split("\r\n")[:-1]


def part(data: bytes, name: str, number: int = 0) -> list[str]:
    """The lines of the how-manieth component of a name, its BEGIN and END included."""
    rows = lines(data)
    begins = [index for index, row in enumerate(rows) if row == f"BEGIN:{name}"]
    end = rows.index(f"END:{name}", begins[number])
    return rows[begins[number] : end + 1]


def values(data: bytes, name: str) -> list[str]:
    """What stands behind a property's name, parameters included, wherever it occurs."""
    return [row[len(name) + 1 :] for row in lines(data) if row.startswith((f"{name}:", f"{name};"))]


def at(hour: int, minute: int = 0) -> dt.time:
    return dt.time(hour, minute)


def minutes(value: int) -> Duration:
    return Duration(value * MINUTE)
