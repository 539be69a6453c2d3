"""A run between easy running: its own laps, out of all that a watch took, as far as it went."""

from __future__ import annotations

from collections.abc import Sequence

from plandsl.evaluate.amounts import Amount, as_far, by_distance, is_near
from plandsl.evaluate.around import FASTEST, SLOWEST, Around, around
from plandsl.evaluate.bands import band
from plandsl.evaluate.counted import is_about
from plandsl.evaluate.due import Due
from plandsl.evaluate.paces import UNITS, one_run, timed
from plandsl.evaluate.pieces import FILLERS, Piece, is_timed, readings
from plandsl.evaluate.values import lap_length
from plandsl.model.log import Result, Value
from plandsl.model.session import Role, Step
from plandsl.model.wording import distance, duration, how_far
from plandsl.record import replace
from plandsl.units import KILOMETRE, Distance

# Laps fit what was asked for within so many per cent; more of them than that nobody runs.
FIT_PERCENT, MOST_LAPS = 10, 200
# In its place among the laps of all parts a lap is the run within so many per cent [house choice].
ODD_PERCENT = 35
# A lead and two laps.
LEAST = 3


def main_part(result: Result, against: Due) -> tuple[Result, Due]:
    """The values of the one piece that was asked for; what is taken for them is said.

    How far the whole run was, where that is said, says no more of what is left.
    """
    result = one_run(result)
    for part in (_without_lead, _alone, _main_lap, _main_laps, _some_laps):
        taken, said = part(result, against)
        if said:
            left = replace(against, own=(), notes=(*against.notes, *said))
            return _stopped(one_run(replace(taken, distance=None)), left)
    return _stopped(result, against)


def _without_lead(result: Result, against: Due) -> tuple[Result, tuple[str, ...]]:
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
    return replace(result, values=result.values[1:]), (said,)


def _alone(result: Result, against: Due) -> tuple[Result, tuple[str, ...]]:
    """`19:50 8km` of `warmup 2km easy + 5k + cooldown 1km easy`: the time of the 5 km alone.

    Only where the time is about that of the piece, and nobody would take it for all of that way.
    """
    piece = against.pieces[0] if len(against.pieces) == 1 else None
    time = result.values[0].time if len(result.values) == 1 else None
    far = result.distance
    if piece is None or far is None or not against.planned or not _has_more(against):
        return result, ()
    beyond = piece.length is not None and by_distance(piece, far) is Amount.BEYOND
    if not beyond or not is_about(time, piece) or is_about(time, as_far(piece, far)):
        return result, ()
    return replace(result, distance=None), (f"{how_far(far)} is taken for the whole session",)


def _main_lap(result: Result, against: Due) -> tuple[Result, tuple[str, ...]]:
    """`16:00 20:40 10:50` of a tempo run between warm-up and cool-down: a lap for each part.

    The one in its place, where there is one for each; else the one that fits best. The others have
    to be what is around it. A plan that says nothing of warm-up and cool-down leaves room for one
    lap of each, where no other lap can be the run.
    """
    piece, values = against.pieces[0] if len(against.pieces) == 1 else None, result.values
    if not against.planned or piece is None or not 1 < len(values) <= MOST_LAPS:
        return result, ()
    left = around(against.steps, against.pieces)
    unsaid = not left.before and not left.behind
    place = len(_timed(left.before))
    each = len(values) == place + 1 + len(_timed(left.behind))
    places = [
        at
        for at in range(len(values))
        if _is_lap_of(values[at], piece, ODD_PERCENT if each and at == place else 0)
        and _is_room_around(at, values, left)
    ]
    if unsaid and len(places) > 1:
        return result, ()
    asked = _asked(piece)
    whole = sum(value.time.low.ms for value in values if value.time and value.time.low)
    if not places or asked is None or _fits(whole, asked):
        return result, ()
    at = min(places, key=lambda one: (one != place, _apart(values[one], asked)))
    said = f"lap {at + 1} of {len(values)} is taken for it"
    return replace(result, values=(values[at],), total=None), (said,)


def _is_room_around(at: int, values: Sequence[Value], left: Around) -> bool:
    before, behind = values[:at], values[at + 1 :]
    if not left.before and not left.behind:
        return len(before) <= 1 and len(behind) <= 1
    return left.fit(before, behind)


def _main_laps(result: Result, against: Due) -> tuple[Result, tuple[str, ...]]:
    """The laps of a tempo run alone, out of all those that a watch took by the mile or kilometre.

    As many in a row as make its length, and those that fit it best; only where there is more to
    the session and all laps together are no such run.
    """
    piece = against.pieces[0] if len(against.pieces) == 1 else None
    if not against.planned or piece is None or piece.length is None or not _has_more(against):
        return result, ()
    asked = _asked(piece)
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


def _some_laps(result: Result, against: Due) -> tuple[Result, tuple[str, ...]]:
    """`16:20 4:12 4:10 4:11 10:50` of 8 km of tempo: as many kilometres as were run of it, with
    nothing before and behind them but what is around it.
    """
    piece, values = against.pieces[0] if len(against.pieces) == 1 else None, result.values
    if not against.planned or piece is None or piece.length is None or len(values) > MOST_LAPS:
        return result, ()
    left = around(against.steps, against.pieces)
    for unit in UNITS:
        part = as_far(piece, unit)
        like = [is_about(one.time, part) and not left.is_easy(one) for one in values]
        first, many = like.index(True) if any(like) else 0, sum(like)
        rest = values[:first], values[first + many :]
        whole = all(like[first : first + many]) and many < len(values) and left.fit(*rest)
        if whole and many > 1 and many * unit.um < piece.length.um:
            said = f"laps {first + 1}–{first + many} of {len(values)} are taken for it"
            return replace(result, values=values[first : first + many], total=None), (said,)
    return result, ()


def _stopped(result: Result, against: Due) -> tuple[Result, Due]:
    """`6:52 6:50 7:05` of a tempo run of 4 miles: three of them, as each can be a mile, and all of
    them together are far from four or are no equal parts of them.
    """
    piece, many = against.pieces[0] if len(against.pieces) == 1 else None, len(result.values)
    own = against.own[0].length if against.own else None
    if piece is None or piece.length is None or piece.goal or many < 2 or not against.planned:
        return result, against
    asked, said = _asked(piece), result.distance or own or result.total
    if asked is None or said is not None or any(one.pace for one in result.values):
        return result, against
    for unit in UNITS:
        times, far = _times(result.values, unit), Distance(many * unit.um)
        part = as_far(piece, unit)
        if (
            far >= piece.length
            or not times
            or not all(is_about(one.time, part) for one in result.values)
        ):
            continue
        if not _fits(sum(times), asked) or lap_length(piece.length, many) is None:
            return replace(result, distance=far), against
    return result, against


def _has_more(against: Due) -> bool:
    """Whether there is more to the session than its one piece: a warm-up, easy running."""
    around = any(step.role is not Role.MAIN for step in against.steps)
    return around or len(readings(against.steps)[0]) > 1


def _timed(steps: Sequence[Step]) -> list[Step]:
    return [step for step in steps if step.role is not Role.MAIN or is_timed(step)]


def _is_lap_of(value: Value, piece: Piece, percent: int) -> bool:
    """Whether a lap can be the whole piece, or is near it within so many per cent."""
    asked, time = _asked(piece), value.time.low if value.time else None
    if asked is None or time is None:
        return False
    fits = is_near(piece, value.time) if piece.duration else _fits(time.ms, asked)
    return fits or 100 * abs(time.ms - asked) <= percent * asked


def _asked(piece: Piece) -> int | None:
    """The middle of the time that was asked for, in ms."""
    against = band(piece, piece.length)
    asked = piece.duration or (against.range if against else None)
    ends = [end.ms for end in (asked.low, asked.high) if end] if asked else []
    return sum(ends) // len(ends) if ends else None


def _apart(value: Value, asked: int) -> int:
    return abs(value.time.low.ms - asked) if value.time and value.time.low else asked


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
