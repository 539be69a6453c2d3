"""Reps beside each other on one scale: what was asked for as a band, what was run as a dot in it.

Faster is higher. Each rep is a cell of its own, all drawn to the same scale, so that they may go on
in a new row on a phone and still be read against each other. Position and words say everything; the
colours only repeat it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from plandsl.emit.html.markup import Markup, join, tag
from plandsl.model.judging import mark_words, taken_words, target_words, time_words
from plandsl.model.verdict import RepMark, RepVerdict, RestMark, RestVerdict, SessionVerdict
from plandsl.record import dataclass
from plandsl.units import Distance, Duration, Range, number

MOST_REPS = 120
"""More than this are counted, not drawn: a plan may ask for a thousand that nobody ran."""
LEAST_HEIGHT = Fraction(8, 100)
"""What the scale holds at the least, as a share of its times: one second more is not a cliff."""
MARGIN = Fraction(15, 100)
"""Room above and below, as a share of the scale."""
HIGH = 100
USUAL, WIDE = 5, 7
"""So many letters fit below a usual rep (`21:19`) and a wider one (`1:45.68`)."""
NARROW = 6
"""Of the 100 wide cell, what a rep leaves free at each side; laps have no gap between them."""
LINE = Fraction(2)
"""The height of a target that is a single time."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """From the fastest to the slowest that is drawn: ms a µm where lengths are known, else ms."""

    top: Fraction
    bottom: Fraction
    by_length: bool

    def at(self, time: Duration, of: Distance | None) -> Fraction:
        """How far below the top, of `HIGH`."""
        value = _value(time, of, self.by_length)
        return (value - self.top) / (self.bottom - self.top) * HIGH


def strip(one: SessionVerdict) -> Markup | None:
    """All reps with their rests; of a continuous run the laps, or the whole. None without any."""
    reps = one.reps
    if not reps and one.whole is not None and one.whole.was_run:
        reps = (one.whole,)
    if not reps:
        return None
    shown = reps[:MOST_REPS]
    differ = len({rep.target for rep in reps if rep.verdict is not RepMark.EXTRA}) > 1
    rests = {rest.index: rest for rest in one.rests} if not alike(one.rests) else {}
    items = list(_cells(shown, one.word == "lap", differ or len(reps) == 1, rests))
    if len(reps) > MOST_REPS:
        items.append(tag("li", f"and {len(reps) - MOST_REPS} more"))
    if len(reps) == 1:
        return tag("ol", *items, class_="reps lone")
    longest = max(len(rep.pace or time_words(rep.time)) for rep in shown)
    wide = " widest" if longest > WIDE else " wide" if longest > USUAL else ""
    return tag("ol", *items, class_=f"reps{wide}")


def alike(rests: Sequence[RestVerdict]) -> RestVerdict | None:
    """The one rest that tells of all: they were the same, and those that were judged alike."""
    if len({taken_words(rest.run) for rest in rests}) != 1:
        return None
    judged = [rest for rest in rests if rest.verdict is not RestMark.UNJUDGED]
    return (judged or [*rests])[0] if len({rest.verdict for rest in judged}) < 2 else None


def rest_words(rest: RestVerdict) -> str:
    """`90 s rest ✓`, `60 s rest: short`."""
    mark = {RestMark.HIT: " ✓", RestMark.UNJUDGED: ""}.get(rest.verdict, f": {rest.verdict}")
    return taken_words(rest.run) + mark


def _cells(
    reps: Sequence[RepVerdict], laps: bool, aims: bool, rests: Mapping[int, RestVerdict]
) -> Iterator[Markup]:
    longest = None
    if len({rep.distance for rep in reps}) == 1:
        longest = max((end for rep in reps for end in _ends(rep.time)), default=None)
    scale = _scale(reps)
    for rep in reps:
        parts = [_drawing(rep, scale, 0 if laps else NARROW)] if scale else []
        parts.append(tag("b", rep.pace or time_words(rep.time, longest)))
        if rep.index == 0:
            parts.append(tag("small", "together"))
        if rep.count > 1:
            parts.append(tag("small", f"{rep.count} in one"))
        if rep.pace and rep.time:
            parts.append(tag("small", time_words(rep.time, longest)))
        if mark_words(rep):
            parts.append(tag("span", mark_words(rep), class_="mark"))
        if aims and rep.target:
            parts.append(tag("small", f"for {target_words(rep, longest)}"))
        if rep.index in rests:
            parts.append(tag("small", rest_words(rests[rep.index]), class_="pause"))
        yield tag("li", join(parts, " "), class_=rep.verdict)


# ---------------------------------------------------------------- the drawing


def _scale(reps: Sequence[RepVerdict]) -> _Scale | None:
    """None where there is nothing to compare: no times, one time alone, or no two of a kind."""
    by_length = all(rep.distance for rep in reps)
    times = [(end, rep.distance) for rep in reps for end in (*_ends(rep.time), *_ends(rep.target))]
    if not any(rep.time for rep in reps):
        return None
    if len(reps) == 1 and reps[0].target is None:
        return None
    if not by_length and len({rep.distance for rep in reps}) > 1:
        return None
    values = [_value(time, of, by_length) for time, of in times]
    top, bottom = min(values), max(values)
    least = (top + bottom) / 2 * LEAST_HEIGHT
    more = max(Fraction(0), least - (bottom - top)) / 2 + max(bottom - top, least) * MARGIN
    return _Scale(top - more, bottom + more, by_length) if more else None


def _value(time: Duration, of: Distance | None, by_length: bool) -> Fraction:
    return Fraction(time.ms, of.um if of and by_length else 1)


def _ends(time: Range[Duration] | None) -> list[Duration]:
    return [end for end in (time.low, time.high) if end is not None] if time else []


def _drawing(rep: RepVerdict, scale: _Scale, side: int) -> Markup:
    parts = []
    if rep.target is not None:
        top, bottom = _between(rep.target, rep.distance, scale)
        high = max(bottom - top, LINE)
        start = (top + bottom - high) / 2
        shape = f"M{side} {_place(start)}H{100 - side}v{_place(high)}H{side}z"
        parts.append(tag("path", d=shape, class_="band" if bottom > top else "band single"))
    if rep.time is not None:
        top, bottom = _between(rep.time, rep.distance, scale)
        # A line of no length with round ends is a dot, whatever shape the cell is stretched to.
        dot = f"M50 {_place(top)}v{_place(bottom - top)}"
        parts.append(tag("path", d=dot, class_="dot"))
        if rep.verdict is RepMark.EXTRA:
            parts.append(tag("path", d=dot, class_="hole"))
    box = f"0 0 100 {HIGH}"
    return tag("svg", *parts, viewBox=box, preserveAspectRatio="none", aria_hidden="true")


def _between(
    time: Range[Duration], of: Distance | None, scale: _Scale
) -> tuple[Fraction, Fraction]:
    """From its fast end to its slow one; an open end goes on to the edge."""
    top = scale.at(time.low, of) if time.low else Fraction(0)
    return top, scale.at(time.high, of) if time.high else Fraction(HIGH)


def _place(value: Fraction) -> str:
    return number(value, 2)
