"""Slips of the pen in a log: a time that nobody runs, a series spelt almost as in the plan."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from fractions import Fraction
from itertools import islice

from plandsl.evaluate.bands import BY_KILOMETRE
from plandsl.evaluate.due import Due
from plandsl.evaluate.paces import timed
from plandsl.evaluate.values import Judged
from plandsl.model.key import slug
from plandsl.model.log import Entry, Result
from plandsl.model.plan import Plan
from plandsl.model.speed import FASTEST, SLOWEST
from plandsl.units import METRE, Distance, Duration, Range, length, spoken

# How alike two names are that one of them was meant: `set` and `sets` are, `easy` and `long` not.
ALIKE = 0.7
MOST_NAMES = 30
LIMITS = tuple((metres * METRE, speed) for metres, speed in FASTEST)


def cannot_be(result: Result, judged: Judged, against: Due) -> dict[int, str]:
    """`40 s for 8 km cannot be: minutes?` for each time of a run that cannot be meant.

    By the number of the rep, 0 for the whole.

    Faster than the world record over the distance or slower than a stroll, as for targets.
    """
    if any(piece.sport != "run" for piece in against.pieces):
        return {}
    found: dict[int, str] = {}
    for number, value in enumerate(result.values, 1):
        pace = timed(value, BY_KILOMETRE).time if value.pace is not None else None
        if pace is not None and pace.low is not None and not _can_be(pace.low.ms, BY_KILOMETRE):
            found[number] = f"{value.text} cannot be: is it mistyped?"
    for number, time, distance in _runs(result, judged):
        for end in (time.low, time.high):
            if end is not None and end.ms and distance.um and not _can_be(end.ms, distance):
                said = f"{spoken(end)} for {length(distance)} cannot be: {_meant(end, distance)}"
                found.setdefault(number, said)
    return found


def _runs(result: Result, judged: Judged) -> Iterator[tuple[int, Range[Duration], Distance]]:
    """Every time that was kept with the distance it was run over, where that is known."""
    for mark in (judged.whole, *judged.reps):
        if mark is not None and mark.time is not None and mark.distance is not None:
            yield mark.index, mark.time, mark.distance
    if result.distance is not None and len(result.values) == 1 and result.values[0].time:
        yield 1, result.values[0].time, result.distance


def _can_be(ms: int | Fraction, distance: Distance) -> bool:
    """In whole numbers: every time of a log comes by here. µm / ms are thousandths of a m/s."""
    um, passed = distance.um, 1_000 * ms
    fastest = next(speed for least, speed in LIMITS if um >= least)
    return (
        um * SLOWEST.denominator >= passed * SLOWEST.numerator
        and um * fastest.denominator <= passed * fastest.numerator
    )


def _meant(time: Duration, distance: Distance) -> str:
    """Minutes for seconds, or the other way round, where that would be a run."""
    if _can_be(time.ms * 60, distance):
        return "minutes?" if time.ms < 100_000 else "hours and minutes?"
    if _can_be(Fraction(time.ms, 60), distance):
        return "seconds?"
    return "is it mistyped?"


class Names:
    """What the plan calls its sessions, in all and by day."""

    def __init__(self, plan: Plan) -> None:
        self.known: set[str] = set()
        self.days: dict[dt.date, dict[str, str]] = defaultdict(dict)
        for session in plan.sessions():
            self.known |= {slug(session.series), slug(session.label or session.series)}
            self.days[session.date][slug(session.series)] = session.series

    def meant(self, entry: Entry) -> tuple[str, ...]:
        """`no session is called set; did you mean sets?`, of what the plan has on that day."""
        if not self.known or entry.series is None or slug(entry.series) in self.known:
            return ()
        written = slug(entry.series)
        day = dict(islice(self.days.get(entry.date, {}).items(), MOST_NAMES))
        # 400s and 800s look alike and are two things: the figures must be the same.
        near = [name for name in day if _figures(name) == _figures(written)]
        close = get_close_matches(written, near, n=1, cutoff=ALIKE)
        called = f"no session is called {entry.series}"
        return (f"{called}; did you mean {day[close[0]]}?",) if close else (called,)


def _figures(name: str) -> str:
    return "".join(char for char in name if char.isdigit())
