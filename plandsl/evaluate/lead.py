"""Easy running that was written down beside the laps of what was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from plandsl.evaluate.amounts import is_near
from plandsl.evaluate.bands import Band, band
from plandsl.evaluate.due import Due
from plandsl.evaluate.paces import UNITS, timed
from plandsl.evaluate.pieces import FILLERS, Piece, readings
from plandsl.model.log import Result, Value
from plandsl.model.session import Role
from plandsl.model.wording import distance, duration
from plandsl.record import replace
from plandsl.units import KILOMETRE, MINUTE, Distance

# Easy running is slower than this a kilometre, and faster than a walk [house choices].
# Laps fit what was asked for within so many per cent; more of them than that nobody runs.
FIT_PERCENT, MOST_LAPS = 10, 200
# A lead and two laps.
LEAST = 3
FASTEST, SLOWEST = 3 * MINUTE, 10 * MINUTE


def without_lead(result: Result, against: Due) -> tuple[Result, tuple[str, ...]]:
    """`1:52:10 4:38 4:41 4:36 4:33` of `20km easy + 4km MP`: its laps alone, and what is said.

    The first value counts as the easy running only where it can be that and there are laps behind.
    """
    every = readings(against.steps)[0] if against.planned else ()
    if len(every) != 2 or against.pieces != every[1:] or len(result.values) < LEAST:
        return result, ()
    first, lead = result.values[0], every[0]
    if lead.target is None or lead.target.effort not in FILLERS or not _is_of(first, lead):
        return result, ()
    long = distance(lead.distance) if lead.distance else ""
    long += duration(lead.duration) if lead.duration else ""
    said = f"{first.text} is taken for the {long} {lead.target.text} before it"
    return replace(result, values=result.values[1:], distance=None), (said,)


def main_laps(result: Result, against: Due) -> tuple[Result, tuple[str, ...]]:
    """The laps of a tempo run alone, out of all those that a watch took by the mile or kilometre.

    As many in a row as make its length, and those that fit it best; only where there is more to
    the session and all laps together are no such run.
    """
    piece = against.pieces[0] if len(against.pieces) == 1 else None
    if not against.planned or piece is None or piece.length is None or not has_more(against):
        return result, ()
    asked = _middle(band(piece, piece.length))
    for unit in UNITS:
        laps, rest = divmod(piece.length.um, unit.um)
        times = _times(result.values, unit)
        if rest or asked is None or not 0 < laps < len(times) or _fits(sum(times), asked):
            continue
        sums = [sum(times[at : at + laps]) for at in range(len(times) - laps + 1)]
        at = min(range(len(sums)), key=lambda one: abs(sums[one] - asked))
        if _fits(sums[at], asked):
            which = f"lap {at + 1}" if laps == 1 else f"laps {at + 1}–{at + laps}"
            said = f"{which} of {len(times)} {'is' if laps == 1 else 'are'} taken for it"
            return replace(result, values=result.values[at : at + laps], total=None), (said,)
    return result, ()


def has_more(against: Due) -> bool:
    """Whether there is more to the session than its one piece: a warm-up, easy running."""
    around = any(step.role is not Role.MAIN for step in against.steps)
    return around or len(readings(against.steps)[0]) > 1


def _middle(against: Band | None) -> int | None:
    ends = [end.ms for end in (against.range.low, against.range.high) if end] if against else []
    return sum(ends) // len(ends) if ends else None


def _times(values: Sequence[Value], unit: Distance) -> list[int]:
    """What each lap took, in ms; none at all where one of them is not known."""
    times = [timed(value, unit).time for value in values[:MOST_LAPS]]
    exact = [time.low.ms for time in times if time and time.low and time.low == time.high]
    return exact if len(exact) == len(values) else []


def _fits(time: int, asked: int) -> bool:
    return 100 * abs(time - asked) <= FIT_PERCENT * asked


def _is_of(value: Value, lead: Piece) -> bool:
    time, far = value.time, lead.length
    if time is None or time.low is None or time.low != time.high:
        return False
    if far is None:
        return is_near(lead, time)
    return far.um * FASTEST < time.low.ms * KILOMETRE < far.um * SLOWEST
