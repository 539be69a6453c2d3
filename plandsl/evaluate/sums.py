"""Whether the parts of a result add up to what was written down as their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plandsl.evaluate.bands import DIGITS
from plandsl.evaluate.pieces import easy_around, is_timed
from plandsl.evaluate.values import Judged
from plandsl.model.log import Result, Value
from plandsl.model.session import Step
from plandsl.model.totals import option_estimates
from plandsl.model.verdict import RestVerdict, as_logged
from plandsl.units import METRE, SECOND, Duration, Range, clock, clock_seconds

# A rest may be so much longer or shorter than it was written down [house choice].
REST_PLAY = 5 * SECOND
# So many per cent a warm-up and a cool-down may be off [house choice].
AROUND_PERCENT = 20
# A track's lap, and what is too short to be timed by itself [house choice].
LAP, SHORTEST_SPLIT = 400 * METRE, 50 * METRE


def about_sums(
    result: Result, judged: Judged, taken: Sequence[RestVerdict], steps: Sequence[Step]
) -> Iterator[str]:
    """What does not add up: laps, the splits of a rep, all reps; that a whole does is said too.

    `steps` are those of the session, warm-up and all, which a total may have counted.
    """
    if judged.word == "rep":
        yield from _splits(result.values)
        yield from _total(result, judged, taken)
    else:
        yield from _whole(result, judged, steps)


def _whole(result: Result, judged: Judged, steps: Sequence[Step]) -> Iterator[str]:
    """The sum of the laps or splits beside the whole that was written down, which counts."""
    total = result.total.duration if result.total else None
    split = len(result.values) == 1
    whole = result.values[0].time if split else Range(total, total)
    if judged.added is None or whole is None or whole.low is None or whole.low != whole.high:
        return
    apart = Duration(abs(whole.low.ms - judged.added.ms))
    if not split and whole.low > judged.added and _is_around(apart, steps):
        return
    fine = apart.ms <= _digit(result.values) * len(judged.reps)
    why = "within hand timing" if fine else _left(judged, apart) or "one of them is wrong"
    parts, said = ("splits", "the value") if split else ("laps", "the total")
    counts = judged.whole is not None and judged.whole.time == whole
    yield (
        f"the {parts} add up to {clock(judged.added)}, {said} says {clock(whole.low)}:"
        f" {_apart(apart)} apart, {why}{f'; {said} counts' if counts else ''}"
    )


def _is_around(time: Duration, steps: Sequence[Step]) -> bool:
    """Whether the easy running around the laps takes so long, all of it or one part."""
    easy = easy_around(steps)
    if not easy:
        return False
    least = min(option_estimates([step]).duration.range.low or Duration(0) for step in easy)
    others = [step for step in steps if step in easy or not is_timed(step)]
    most = option_estimates(others).duration.range.high or time
    low, high = (100 - AROUND_PERCENT) * least.ms, (100 + AROUND_PERCENT) * most.ms
    return low <= 100 * time.ms <= high


def _left(judged: Judged, apart: Duration) -> str:
    """`as the last 9 m take`: a mile has four laps of the track and a bit, which nobody splits."""
    whole, added = judged.whole, judged.added
    if whole is None or whole.distance is None or whole.time is None or added is None:
        return ""
    laps = len(judged.reps) * LAP
    left = whole.distance.um - laps
    later = whole.time.low is not None and whole.time.low > added
    if not (later and 0 < left < SHORTEST_SPLIT):
        return ""
    takes = Fraction(added.ms * left, laps)
    return f"as the last {left // METRE} m take" if abs(apart.ms - takes) <= SECOND else ""


def _splits(values: Sequence[Value]) -> Iterator[str]:
    """Splits inside a rep are of no account, but a slip among them is a slip."""
    for number, value in enumerate(values, 1):
        time = value.time.low if value.time and value.time.low == value.time.high else None
        if len(value.splits) < 2 or time is None:
            continue
        added = Duration(sum(split.ms for split in value.splits))
        apart = Duration(abs(time.ms - added.ms))
        if apart.ms > _digit([value]) * len(value.splits):
            yield (
                f"the splits of rep {number} add up to {clock(added)}, it says {clock(time)}:"
                f" {_apart(apart)} apart, one of them is wrong"
            )


def _total(result: Result, judged: Judged, taken: Sequence[RestVerdict]) -> Iterator[str]:
    """A total is of the reps, with their rests too, or with more around them."""
    total = result.total.duration if result.total else None
    run = [rep.time for rep in judged.reps if rep.was_run]
    times = [time.low.ms for time in run if time and time.low and time.low == time.high]
    if total is None or not times or len(times) < len(run):
        return
    work = sum(times)
    play = _digit(result.values) * len(times)
    rests = _rests(taken, len(times) - 1)
    least = work + rests - REST_PLAY * len(taken)
    if abs(total.ms - work) <= play or total.ms >= max(work, least) - play:
        return
    with_rests = f" ({clock(Duration(work + rests))} with the rests)" if rests else ""
    yield (
        f"the reps add up to {clock(Duration(work))}{with_rests}, the total says {clock(total)}:"
        " one of them is wrong"
    )


def _rests(taken: Sequence[RestVerdict], gaps: int) -> int:
    """All rests in ms, as run; none where one of them is not known."""
    times = [rest.run.duration for rest in taken]
    known = [time.low.ms for time in times if time and time.low]
    if len(known) != gaps:
        return 0
    return sum(known)


def _digit(values: Sequence[Value]) -> int:
    """The last digit that all were timed to, in ms."""
    return DIGITS[min(min(value.decimals for value in values), len(DIGITS) - 1)]


def _apart(time: Duration) -> str:
    return as_logged(time) if time.ms >= 100 * SECOND else f"{clock_seconds(time)} s"
