"""Easy running that was written down before the laps of the fast finish behind it."""

from __future__ import annotations

from plandsl.evaluate.amounts import is_near
from plandsl.evaluate.due import Due
from plandsl.evaluate.pieces import FILLERS, Piece, readings
from plandsl.model.log import Result, Value
from plandsl.model.session import Session
from plandsl.model.wording import distance, duration
from plandsl.record import replace
from plandsl.units import KILOMETRE, MINUTE

# Easy running is slower than this a kilometre, and faster than a walk [house choices].
# A lead and two laps.
LEAST = 3
FASTEST, SLOWEST = 3 * MINUTE, 10 * MINUTE


def without_lead(
    result: Result, against: Due, session: Session | None
) -> tuple[Result, tuple[str, ...]]:
    """`1:52:10 4:38 4:41 4:36 4:33` of `20km easy + 4km MP`: its laps alone, and what is said.

    The first value counts as the easy running only where it can be that and there are laps behind.
    """
    every = readings(session.steps)[0] if session else ()
    if len(every) != 2 or against.pieces != every[1:] or len(result.values) < LEAST:
        return result, ()
    first, lead = result.values[0], every[0]
    if lead.target is None or lead.target.effort not in FILLERS or not _is_of(first, lead):
        return result, ()
    long = distance(lead.distance) if lead.distance else ""
    long += duration(lead.duration) if lead.duration else ""
    said = f"{first.text} is taken for the {long} {lead.target.text} before it"
    return replace(result, values=result.values[1:]), (said,)


def _is_of(value: Value, lead: Piece) -> bool:
    time, far = value.time, lead.length
    if time is None or time.low is None or time.low != time.high:
        return False
    if far is None:
        return is_near(lead, time)
    return far.um * FASTEST < time.low.ms * KILOMETRE < far.um * SLOWEST
