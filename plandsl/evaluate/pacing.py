"""How the reps or laps of one session relate to each other, said by the shape of the session.

Reps with rests between them have an opener, a fade and a spread; halves and a last lap belong to a
continuous piece: "negative split" says nothing about an interval session. All sums are exact, a
square root is taken to the sixth decimal. Measures after Glaister 2008 (fade and spread of repeated
efforts) and Boullosa 2023 (RMSSD beside SD); the limits from which something is worth saying are
house choices, without a publication behind them.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import isqrt

from plandsl.model.verdict import Pacing, Shape, as_logged
from plandsl.units import SECOND, Duration, clock, number, rounded

# House choices, in per cent of the mean they are compared with.
REMARKABLE = Fraction(3)
EVEN, FAIRLY_EVEN, UNEVEN = Fraction(3, 2), Fraction(3), Fraction(5)
# Halves of record miles, 5 and 10 km: 50.3 % to 49.7 % of the time, so 0.6 % is still even.
EVEN_HALVES = Fraction(6, 10)
# White noise has 1.41; a pattern needs some reps before it is one.
ALTERNATING, DRIFTING, A_PATTERN = Fraction(3, 2), Fraction(11, 10), 5


def of_reps(
    times: Sequence[int], decimals: int, *, alike: bool = True, opened_well: bool = False
) -> Pacing:
    """Of reps in ms, none of them zero. `decimals` says how finely they were timed.

    `alike`: all were asked for in the same time; if not, their differences are the plan's and go
    unremarked. `opened_well`: the first was as asked for, so that it is not to be blamed.
    """
    if len(times) < 2:
        return of_one(times)
    opener = _opener(times)
    blamed = None if opened_well else opener
    remarks = _rep_remarks(times, blamed, _unit(decimals)) if alike else ()
    return Pacing(
        Shape.REPS,
        mean=mean(times),
        cv=variation(times),
        fade=fade(times),
        swing=swing(times),
        opener=opener,
        remarks=remarks,
    )


def of_laps(
    times: Sequence[int], decimals: int, *, alike: bool = True, easy: bool = False
) -> Pacing:
    """Of laps of equal length; else as `of_reps`. Of an `easy` run nobody asks what was left."""
    if len(times) < 2:
        return of_one(times)
    half = len(times) // 2
    halves = Duration(sum(times[:half])), Duration(sum(times[-half:]))
    closer = mean(times[-1:]) - mean(times[:-1])
    remarks = _lap_remarks(times, halves, closer, _unit(decimals), easy) if alike else ()
    return Pacing(
        Shape.LAPS,
        mean=mean(times),
        cv=variation(times),
        fade=fade(times),
        swing=swing(times),
        opener=_opener(times),
        closer=closer,
        halves=halves,
        remarks=remarks,
    )


def of_one(times: Sequence[int]) -> Pacing:
    """Of one value there is nothing to say but the value."""
    return Pacing(Shape.SINGLE, mean=mean(times) if times else None)


def mean(times: Sequence[int]) -> Fraction:
    """In seconds, exact."""
    return Fraction(sum(times), len(times) * SECOND)


def variation(times: Sequence[int]) -> Fraction | None:
    """The coefficient of variation in per cent: sample standard deviation over the mean."""
    average = mean(times)
    if len(times) < 2 or not average:
        return None
    return root(_variance(times) / (average * SECOND) ** 2 * 10_000)


def fade(times: Sequence[int]) -> Fraction | None:
    """The mean of the last third over the mean of the first, less one, in per cent; exact."""
    third = max(1, len(times) // 3)
    first = sum(times[:third])
    if len(times) < 2 or not first:
        return None
    return Fraction(100 * sum(times[-third:]), first) - 100


def swing(times: Sequence[int]) -> Fraction | None:
    """RMSSD over SD; None where all times are the same."""
    variance = _variance(times) if len(times) > 1 else None
    if not variance:
        return None
    steps = [(after - before) ** 2 for before, after in pairwise(times)]
    return root(Fraction(sum(steps), len(steps)) / variance)


def seconds(figure: Fraction) -> str:
    """A mean as times are written, to the hundredth: `85.83`, `3:03`."""
    return as_logged(Duration(rounded(figure * 100) * 10))


def root(square: Fraction) -> Fraction:
    """The square root to the nearest millionth, by whole numbers only."""
    scaled = 4 * square.numerator * 10**12 // square.denominator
    return Fraction((isqrt(scaled) + 1) // 2, 10**6)


def _variance(times: Sequence[int]) -> Fraction:
    """Of a sample of at least two, in square milliseconds."""
    count = len(times)
    return Fraction(
        count * sum(time * time for time in times) - sum(times) ** 2, count * (count - 1)
    )


def _opener(times: Sequence[int]) -> Fraction | None:
    return mean(times[:1]) - mean(times[1:]) if len(times) > 2 else None


def _unit(decimals: int) -> Fraction:
    """The last digit of the timing in seconds: less than that, two times are the same."""
    return Fraction(1, 10**decimals)


def _remarkable(difference: Fraction, base: Fraction, unit: Fraction) -> bool:
    return abs(difference) > unit and abs(difference) * 100 >= REMARKABLE * base


def _rep_remarks(times: Sequence[int], opener: Fraction | None, unit: Fraction) -> tuple[str, ...]:
    """The opener first; if it stands out, whatever follows is said of the others."""
    others = mean(times[1:])
    if opener is None or not _remarkable(opener, others, unit):
        return _run_of(times, unit, "")
    how = "faster" if opener < 0 else "slower"
    why = "pacing, not fitness" if opener < 0 else "a cautious start"
    said = (
        f"first rep {_time(0, times)}: {_apart(opener)} {how} than the mean of the others"
        f" ({seconds(others)}): {why}"
    )
    return (said, *_run_of(times[1:], unit, "after it "))


def _run_of(times: Sequence[int], unit: Fraction, after: str) -> tuple[str, ...]:
    """Faded, by turns, drifting or even: the first of them that holds, of at least three reps."""
    if len(times) < 3:
        return ()
    third = max(1, len(times) // 3)
    early, late = mean(times[:third]), mean(times[-third:])
    slower = "slower" if late > early else "faster"
    trend = (
        f"{seconds(early)} at first, {seconds(late)} at the end,"
        f" {number(abs(late - early) * 100 / early, 1)} % {slower}"
    )
    spread = Fraction(max(times) - min(times), SECOND)
    vary, pattern = variation(times) or Fraction(0), swing(times)
    patterned = len(times) >= A_PATTERN and spread > unit and vary > EVEN
    if patterned and pattern is not None and pattern > ALTERNATING:
        steps = [abs(later - earlier) for earlier, later in pairwise(times)]
        return (f"{after}fast and slow by turns, {_apart(mean(steps))} from rep to rep",)
    if len(times) > 3 and _remarkable(late - early, early, unit):
        return (f"{after}{'a fade' if late > early else 'a strong finish'}: {trend}",)
    if patterned and pattern is not None and pattern < DRIFTING and abs(late - early) > unit:
        return (f"{after}drifting: {trend}",)
    if spread == 0:
        return (f"{after}even: all the same",)
    if spread <= unit:
        return (f"{after}even: all within {_apart(spread)}, which is as fine as they were timed",)
    return (f"{after}{_evenness(vary)}: they vary by {number(vary, 1)} %",)


def _evenness(vary: Fraction) -> str:
    for limit, word in ((EVEN, "even"), (FAIRLY_EVEN, "fairly even"), (UNEVEN, "uneven")):
        if vary <= limit:
            return word
    return "very uneven"


def _lap_remarks(
    times: Sequence[int],
    halves: tuple[Duration, Duration],
    closer: Fraction,
    unit: Fraction,
    easy: bool,
) -> tuple[str, ...]:
    """The halves, a first lap that was rushed, a last lap that stands out; of two that were logged
    as halves no more than that.
    """
    if len(times) < 4 and len(times) != 2:
        return ()
    first, second = halves
    apart = Fraction(second.ms - first.ms, SECOND)
    total = Fraction(sum(times), SECOND)
    even = abs(apart) * 100 <= EVEN_HALVES * total or abs(apart) <= unit
    how = "even" if even else f"the second {_apart(apart)} {_than(apart)}"
    split = "" if even else " (a positive split)" if apart > 0 else " (a negative split)"
    odd = ", the middle lap left out" if len(times) % 2 else ""
    said = [f"halves {clock(first)} and {clock(second)}{odd}: {how}{split}"]
    if len(times) == 2:
        return tuple(said)
    opener = mean(times[:1]) - mean(times[1:])
    if opener < 0 and _remarkable(opener, mean(times[1:]), unit):
        said.append(
            f"first lap {_time(0, times)}: {_apart(opener)} faster than the mean of the others"
        )
    if _remarkable(closer, mean(times[:-1]), unit):
        why = "something was left, so it was not all-out" if closer < 0 else "it got hard"
        said.append(
            f"last lap {_time(-1, times)}: {_apart(closer)} {_than(closer)} than the mean of"
            f" the others{'' if easy else f': {why}'}"
        )
    return tuple(said)


def _than(difference: Fraction) -> str:
    return "faster" if difference < 0 else "slower"


def _apart(difference: Fraction) -> str:
    apart = abs(difference)
    return seconds(apart) if apart >= 100 else f"{number(apart, 2)} s"


def _time(which: int, times: Sequence[int]) -> str:
    return as_logged(Duration(times[which]), Duration(max(times)))
