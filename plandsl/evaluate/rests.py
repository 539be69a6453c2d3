"""A rest held against the one that was prescribed.

Judged are rests told in the same measure: times to 2.5 s, half of the smallest step by which plans
change one (5 s) [house choice], distances exactly. A share of the rep (`r50%`) is a time where the
rep's is known. Open rests, and what was taken before the next send-off, nobody can judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from plandsl.evaluate.bands import compare
from plandsl.evaluate.due import Due
from plandsl.evaluate.paces import timed
from plandsl.evaluate.pieces import Piece
from plandsl.model.log import Value
from plandsl.model.session import Rest
from plandsl.model.verdict import RepMark, RestMark, RestVerdict
from plandsl.record import replace
from plandsl.units import SECOND, Duration, Range, rounded

REST_TOLERANCE = 5 * SECOND // 2

REST_MARKS = {
    RepMark.HIT: RestMark.HIT,
    RepMark.FAST: RestMark.SHORT,
    RepMark.SLOW: RestMark.LONG,
    RepMark.UNJUDGED: RestMark.UNJUDGED,
}


def rests(values: Sequence[Value], against: Due) -> tuple[RestVerdict, ...]:
    """The rests between reps that were run, by the values or else by the log's own line.

    Its own line says what was taken or what was meant, but not both: then nothing is judged, and
    neither is where the plan has no session at all.
    """
    due, own = against.pieces, against.own
    found = []
    for number, value in enumerate(values[:-1]):
        if not (value.was_run and values[number + 1].was_run):
            continue
        stated = own[number].rest if number < len(own) else None
        run = value.rest or stated
        prescribed = due[number].rest if number < len(due) else None
        if against.unplanned or (value.rest is None and not against.planned):
            prescribed = None
        if run is not None:
            rep = _time_of(value, due[number] if number < len(due) else None)
            run, prescribed = _in_time(run, rep), prescribed and _in_time(prescribed, rep)
            mark, off = _compare(run, prescribed)
            found.append(RestVerdict(number + 1, run, prescribed, mark, off))
    return tuple(found)


def _time_of(value: Value, piece: Piece | None) -> Range[Duration] | None:
    if piece is None:
        return value.time
    return timed(value, piece.length).time or piece.duration


def _in_time(rest: Rest, rep: Range[Duration] | None) -> Rest:
    """A share of the rep with the time that makes, as far as the rep's is known."""
    share = rest.share
    if share is None or rep is None or rep.low is None or rep.high is None:
        return rest
    low, high = (Duration(rounded(share * end.ms)) for end in (rep.low, rep.high))
    return replace(rest, duration=Range(low, high))


def _compare(run: Rest, due: Rest | None) -> tuple[RestMark, Duration | None]:
    if due is None:
        return RestMark.UNJUDGED, None
    if run.duration is not None and due.duration is not None:
        mark, off = compare(run.duration, due.duration, Fraction(REST_TOLERANCE))
        return REST_MARKS[mark], off
    far = run.distance is not None and run.distance == due.distance
    same = far or (run.share is not None and run.share == due.share)
    return (RestMark.HIT if same else RestMark.UNJUDGED), None
