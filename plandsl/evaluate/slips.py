"""Slips of the pen in a log: a time that nobody runs, a series spelt almost as in the plan."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from fractions import Fraction
from itertools import islice

from plandsl.evaluate import amounts
from plandsl.evaluate.amounts import Amount
from plandsl.evaluate.bands import BY_KILOMETRE
from plandsl.evaluate.due import ALIKE_PERCENT, Due
from plandsl.evaluate.paces import timed
from plandsl.evaluate.pieces import Piece, pace_of, readings
from plandsl.evaluate.values import WALK, Judged
from plandsl.model.key import slug
from plandsl.model.log import Entry, Result, Value
from plandsl.model.plan import Plan
from plandsl.model.session import Role
from plandsl.model.speed import FASTEST, SLOWEST
from plandsl.model.wording import distance as far_words
from plandsl.model.wording import duration
from plandsl.record import replace
from plandsl.units import (
    KILOMETRE,
    METRE,
    MINUTE,
    SECOND,
    Distance,
    Duration,
    Pace,
    Range,
    clock,
    length,
    spoken,
)

# How alike two names are that one of them was meant: `set` and `sets` are, `easy` and `long` not.
ALIKE = 0.7
MOST_NAMES = 30
# A rep by time that took so many times as long was no time.
FAR_TOO_LONG = 2
# One of so many reps, faster than any other by so many per cent, was hardly run to its end [house
# choices].
LEAST_ALIKE, EARLY_PERCENT = 4, 25
# Below so many seconds a number without a unit may have been minutes.
BARE = 100 * SECOND
LIMITS = tuple((metres * METRE, speed) for metres, speed in FASTEST)


def cannot_be(result: Result, judged: Judged, against: Due) -> dict[int, str]:
    """`40 s for 8 km cannot be: minutes?` for each time of a run that cannot be meant.

    By the number of the rep, 0 for the whole.

    Faster than the world record over the distance or slower than a stroll, as for targets.
    """
    if any(piece.sport != "run" for piece in against.pieces):
        return _minutes_meant(result, against)
    found: dict[int, str] = {}
    for number, value in enumerate(result.values, 1):
        pace = timed(value, BY_KILOMETRE).time if value.pace is not None else None
        if pace is not None and pace.low is not None and not _can_be(pace.low.ms, BY_KILOMETRE):
            found[number] = f"{value.text} cannot be: is it mistyped?"
    for number, time, distance in _runs(result, judged):
        for end in (time.low, time.high):
            if end is not None and distance.um and not _can_be(end.ms, distance):
                said = f"{spoken(end)} for {length(distance)} cannot be: {_meant(end, distance)}"
                found.setdefault(number, said)
    found = found or _metres_meant(result, against) or _minutes_meant(result, against)
    return found or _stopped_early(judged)


def _metres_meant(result: Result, against: Due) -> dict[int, str]:
    """`5x3min = 800 810 805`: metres, and a result has none for each rep."""
    found: dict[int, str] = {}
    pairs = zip(result.values, against.pieces, strict=False) if len(against.pieces) > 1 else ()
    for number, (value, piece) in enumerate(pairs, 1):
        asked, time = piece.duration, value.time.low if value.time else None
        if asked is None or not asked.high or time is None or not value.text.isdecimal():
            continue
        if time.ms > FAR_TOO_LONG * asked.high.ms:
            pace = Pace.of(asked.high, Distance(time.ms // SECOND * METRE))
            meant = f"metres? that is {pace.per(Distance(KILOMETRE))}"
            found[number] = f"{spoken(time)} for {duration(asked)} cannot be: {meant}"
    return found


def _stopped_early(judged: Judged) -> dict[int, str]:
    """`87 88 87 86 59 88`: nobody who runs all others in 87 runs one in 59."""
    known = [rep for rep in judged.reps if judged.word == "rep" and rep.time and rep.time.low]
    found: dict[int, str] = {}
    for kind in {(rep.distance, rep.target, rep.count) for rep in known}:
        alike = {
            rep.index: rep.time.low
            for rep in known
            if (rep.distance, rep.target, rep.count) == kind and rep.time and rep.time.low
        }
        if len(alike) < LEAST_ALIKE or kind[0] is None or kind[1] is None:
            continue
        first, second = sorted(alike, key=lambda index: alike[index])[:2]
        if 100 * alike[first].ms < (100 - EARLY_PERCENT) * alike[second].ms:
            said = f"{spoken(alike[first])} is far faster than all the others"
            found[first] = f"{said}: cut short, or lapped too early?"
    return found


def of_all(result: Result, against: Due) -> dict[int, str]:
    """Of an easy run with a fast finish, or of a tempo run between warm-up and cool-down, the time
    or the distance of all of it: what was asked for is not told.
    """
    if not against.planned or len(against.pieces) != 1 or len(result.values) > 1:
        return {}
    every, piece = readings(against.steps)[0], replace(against.pieces[0], goal=False)
    averaged = not result.values and result.average_pace is not None
    as_far = amounts.by_distance(piece, result.distance) is Amount.DONE
    if averaged and len(every) > 1 and piece in every and not as_far:
        return _whole_run(piece)
    time = _time(result)
    more = len(every) > 1 or any(step.role is not Role.MAIN for step in against.steps)
    if not more or piece not in every or time is None or time.low is None:
        return {}
    far, long = piece.length, piece.duration.high if piece.duration else None
    whole = result.distance and far and 2 * result.distance.um > 3 * far.um
    slow = far and not _can_be(time.low.ms, far) and time.low.ms > far.um * WALK // KILOMETRE
    far_longer = long and 2 * time.low.ms > 3 * long.ms
    if not (whole or slow or far_longer or _is_longer_and_slower(result, time, piece)):
        return {}
    return _whole_run(piece)


def _time(result: Result) -> Range[Duration] | None:
    """What it took: one time, or what one pace makes of the distance."""
    if result.values:
        return timed(result.values[0], result.distance).time
    pace = result.average_pace
    return timed(Value(None, pace=Range(pace, pace)), result.distance).time if pace else None


def _is_longer_and_slower(result: Result, time: Range[Duration], piece: Piece) -> bool:
    """Whether it was more than was asked for, and slower than that, as with the easy running."""
    pace, far = pace_of(piece), result.distance
    if pace is None or far is None or time.low is None:
        return False
    longer = amounts.by_distance(piece, far) or amounts.by_time(piece, time)
    expected = pace * far.metres * SECOND
    return longer is Amount.BEYOND and 100 * time.low.ms > (100 + ALIKE_PERCENT) * expected


def _whole_run(piece: Piece) -> dict[int, str]:
    asked = far_words(piece.distance) if piece.distance else ""
    asked += duration(piece.duration) if piece.duration else ""
    aim = f" {piece.target.text}" if piece.target else ""
    return {0: f"that is the whole run: how the {asked}{aim} went is not told"}


def _minutes_meant(result: Result, against: Due) -> dict[int, str]:
    """`30` for a run of 30 minutes: nobody stops after as many seconds."""
    due = against.pieces[0].duration if len(against.pieces) == 1 else None
    time = result.values[0].time if len(result.values) == 1 else None
    if due is None or time is None or not time.low or time.low.ms >= BARE or not due.low:
        return {}
    low, high, meant = due.low.ms, (due.high or due.low).ms, time.low.ms * MINUTE // SECOND
    if not low <= 2 * meant <= 4 * high or time.low.ms * 10 > low:
        return {}
    return {1: f"{spoken(time.low)} for {duration(due)} cannot be: minutes?"}


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
    """Minutes for seconds, the other way round, or 1:25 for `1.25`, where that would be a run."""
    minutes, seconds = divmod(time.ms // 10, 100)
    if seconds and seconds < 60 and _can_be(minutes * MINUTE + seconds * SECOND, distance):
        return f"{clock(Duration(minutes * MINUTE + seconds * SECOND))}?"
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
        """`no session is called set; did you mean sets?`, of what the plan has on that day; of one
        that another line has already, that it is run twice.
        """
        if not self.known or entry.series is None:
            return ()
        written = slug(entry.series)
        if written in self.days.get(entry.date, ()):
            return (f"another line has this day's {entry.series}: run twice, or logged twice?",)
        if written in self.known:
            return ()
        day = dict(islice(self.days.get(entry.date, {}).items(), MOST_NAMES))
        # 400s and 800s look alike and are two things: the figures must be the same.
        near = [name for name in day if _figures(name) == _figures(written)]
        close = get_close_matches(written, near, n=1, cutoff=ALIKE)
        called = f"no session is called {entry.series}"
        return (f"{called}; did you mean {day[close[0]]}?",) if close else (called,)


def _figures(name: str) -> str:
    return "".join(char for char in name if char.isdigit())
