"""Whether the marks of `check 800 3:01-3:03` were passed in time, as far as laps tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plandsl.evaluate.bands import Band, compare, last_digit
from plandsl.evaluate.values import Judged
from plandsl.model.session import Mark
from plandsl.model.verdict import RepMark
from plandsl.model.wording import span
from plandsl.units import Duration, Range, clock, clock_seconds, length


def passed(marks: Sequence[Mark], judged: Judged) -> Iterator[str]:
    """`800 m in 3:05: 2 s late (3:01–3:03)`, for each mark that the end of a lap lies at.

    Only of a continuous piece: of reps nobody says which one the mark is for.
    """
    times = _passing_times(judged) if marks and judged.word != "rep" else {}
    for mark in marks:
        time = times.get(mark.at.um)
        if time is None:
            continue
        digit = min(last_digit(end.ms) for end in (mark.time.low, mark.time.high) if end)
        play = Band(mark.time, digit).tolerance(last_digit(time.ms))
        found, off = compare(Range(time, time), mark.time, play)
        how = "in time"
        if off is not None and found is not RepMark.HIT:
            apart = clock_seconds(Duration(abs(off.ms)))
            how = f"{apart} s {'early' if found is RepMark.FAST else 'late'}"
        asked = span(mark.time, clock, "or faster", "or slower")
        yield f"{length(mark.at)} in {clock(time)}: {how} ({asked})"


def _passing_times(judged: Judged) -> dict[int, Duration]:
    """The time at the end of each lap by its place in µm, up to the first that nobody knows."""
    found: dict[int, Duration] = {}
    far = ms = 0
    for rep in judged.reps:
        time = rep.time
        if rep.distance is None or time is None or time.low is None or time.low != time.high:
            break
        far, ms = far + rep.distance.um, ms + time.low.ms
        found[far] = Duration(ms)
    return found
