"""Steps, sessions and weeks built by hand, and their totals as plain numbers."""

import datetime as dt
from fractions import Fraction

from plandsl.model.key import Key
from plandsl.model.plan import Week
from plandsl.model.session import Kind, Rest, Session, Step, Target, Total
from plandsl.model.totals import (
    Totals,
)
from plandsl.units import KILOMETRE, METRE, Distance, Duration, Pace, Range

DAY = dt.date(2025, 8, 19)
Ends = tuple[Fraction | int, Fraction | int]


def s(low: float, high: float | None = None) -> Range[Duration]:
    return Range(Duration(round(low * 1000)), Duration(round((high or low) * 1000)))


def m(low: int, high: int | None = None) -> Range[Distance]:
    return Range(Distance(low * METRE), Distance((high or low) * METRE))


def times(low: int, high: int | None = None) -> Range[int]:
    return Range(low, low if high is None else high)


def timed(low: float, high: float | None = None) -> Target:
    return Target("timed", time=s(low, high))


def paced(low: int, high: int | None = None, per: int = KILOMETRE, **more: str) -> Target:
    ends = (Pace.of(Duration(end * 1000), Distance(per)) for end in (low, high or low))
    return Target("paced", pace=Range(*ends), effort=more.get("effort"))


def effort(name: str) -> Target:
    return Target(name, effort=name)


def reps(
    count: int,
    distance: int = 400,
    *,
    at: Target | None = None,
    rest: Rest | None = None,
    most: int | None = None,
) -> Step:
    targets = (at,) if at else ()
    return Step("reps", reps=times(count, most), distance=m(distance), targets=targets, rest=rest)


def r(low: float, high: float | None = None, **more: bool) -> Rest:
    return Rest("rest", duration=s(low, high), each=more.get("each", False))


def jog(low: int, mode: str = "jog") -> Rest:
    return Rest("rest", distance=m(low), mode=mode)


def group(*pieces: Step, count: int = 1, rest: Rest | None = None) -> Step:
    return Step("group", reps=times(count), pieces=pieces, rest=rest)


def session(*steps: Step, total: Total | None = None, day: int = 0) -> Session:
    return Session(
        key=Key("mile", 1, "s", day),
        date=DAY + dt.timedelta(days=day),
        week=1,
        series="s",
        kind=Kind.WORKOUT,
        text="",
        options=(steps,),
        total=total,
    )


def week(*sessions: Session) -> Week:
    return Week(1, DAY, None, sessions)


def metres(totals: Totals) -> Ends | None:
    found = totals.distance
    if found is None:
        return None
    assert found.low is not None
    assert found.high is not None
    return found.low.metres, found.high.metres


def seconds(totals: Totals) -> Ends | None:
    found = totals.duration
    if found is None:
        return None
    assert found.low is not None
    assert found.high is not None
    return found.low.seconds, found.high.seconds
