"""Rests in a runner's words: `60 s standing rest`, `walk back`, `120, 90, 60 s jog`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from plandsl.model.aiming import aim_words, known
from plandsl.model.session import Rest
from plandsl.model.wording import BY_KILOMETRE, distance, duration, listed, minutes
from plandsl.units import MINUTE, SECOND, Distance, Duration, number, rounded

MODES = {
    "stand": "standing rest",
    "walk": "walk",
    "jog": "jog",
    "float": "float",
    "easy": "easy running",
}
SHARES = {
    Fraction(1, 2): "half the time of the rep",
    Fraction(1): "as long as the rep took",
    Fraction(2): "twice the time of the rep",
}
# A row of rests that is longer is told by its ends.
LONGEST_ROW = 12
# From here on a row of rests is told by the clock.
LONG = Duration(3 * MINUTE)


def rest_words(rest: Rest, unit: Distance = BY_KILOMETRE) -> str:
    """`60 s standing rest`, `200 m jog`, `800 m float at marathon pace (…)`, `walk back`."""
    mode = MODES.get(rest.mode, rest.mode)
    if rest.rows:
        return _row(rest.rows, unit)
    if rest.until:
        return _open(rest, mode)
    if rest.share is not None:
        share = SHARES.get(rest.share, f"{number(rest.share * 100, 1)} % of the time of the rep")
        return f"{mode} for {share}"
    amount = distance(rest.distance) if rest.distance else ""
    amount = duration(rest.duration) if rest.duration else amount
    words = [amount, mode]
    if rest.target is not None:
        words.append(aim_words(rest.target, unit))
        words += [f"({more})"] if (more := known(rest.target, unit)) else []
    return " ".join(filter(None, words))


def rest_line(rest: Rest, unit: Distance, where: str) -> str:
    """The same with its place, `between` or `after each` or none: `60 s standing rest between`."""
    others = _exceptions(rest.rows)
    if others:
        usual = _usual(rest.rows)
        after = ", ".join(f"{_other(one, usual, unit)} after rep {rep}" for rep, one in others)
        return f"{rest_words(usual, unit)} {where}".rstrip() + f", but {after}"
    if rest.share is not None or (rest.until and rest.until not in ("back", "full")):
        before = {"": "", "between": "between them "}.get(where, f"{where}: ")
        return before + rest_words(rest, unit)
    return f"{rest_words(rest, unit)} {where}".rstrip()


def _other(rest: Rest, usual: Rest, unit: Distance) -> str:
    """`4 min`, where it is taken as all others are."""
    alike = rest.mode == usual.mode and rest.target is None and not rest.until
    words = rest_words(rest, unit)
    return words.removesuffix(f" {MODES.get(rest.mode, rest.mode)}") if alike else words


def _open(rest: Rest, mode: str) -> str:
    if rest.until == "back":
        return f"{mode} back"
    if rest.until == "full":
        return "full recovery" if rest.mode == "stand" else f"{mode} until fully recovered"
    return f"{mode} {until_words(rest.until)}"


def until_words(until: str) -> str:
    """`until you press lap`, `until your heart rate is 120`."""
    beats = until.removesuffix("bpm")
    return "until you press lap" if until == "lap" else f"until your heart rate is {beats}"


# ------------------------------------------------------------- one rest for each gap


def _row(rows: Sequence[Rest], unit: Distance) -> str:
    """All of them in their order; a long row that shrinks or grows by its ends."""
    same = {(rest.mode, rest.target, bool(rest.duration), bool(rest.distance)) for rest in rows}
    one = rows[0]
    if len(same) > 1 or one.target is not None or not (one.duration or one.distance):
        return ", ".join(rest_words(rest, unit) for rest in rows)
    mode, by_clock = MODES.get(one.mode, one.mode), _longest(rows) >= LONG
    if len(rows) > LONGEST_ROW and _is_steady(rows):
        ends = [_amount(rest, by_clock) for rest in (one, rows[-1])]
        return f"{mode} from {listed(ends).replace(', ', ' to ')}"
    return f"{listed([_amount(rest, by_clock) for rest in rows])} {mode}"


def _longest(rows: Sequence[Rest]) -> Duration:
    highs = [rest.duration.high for rest in rows if rest.duration and rest.duration.high]
    return max(highs, default=Duration(0))


def _is_steady(rows: Sequence[Rest]) -> bool:
    """Whether each is no longer than the one before, or none shorter."""
    sizes = [rest.duration.low for rest in rows if rest.duration and rest.duration.low]
    lengths = [rest.distance.low for rest in rows if rest.distance and rest.distance.low]
    values = [size.ms for size in sizes] or [length.um for length in lengths]
    return values in (sorted(values), sorted(values, reverse=True))


def _amount(rest: Rest, by_clock: bool) -> str:
    """To the whole second, for a row that shrinks evenly has tenths that nobody rests to."""
    if rest.distance is not None:
        return distance(rest.distance)
    time = rest.duration
    if time is None or time.low is None or time.low != time.high:
        return duration(time) if time else ""
    whole = Duration(rounded(time.low.seconds) * SECOND)
    return minutes(whole) if by_clock else f"{whole.ms // SECOND} s"


def _usual(rows: Sequence[Rest]) -> Rest:
    most, _ = Counter(rest.text for rest in rows).most_common(1)[0]
    return next(rest for rest in rows if rest.text == most)


def _exceptions(rows: Sequence[Rest]) -> list[tuple[int, Rest]]:
    """The rests that differ, each with the rep it comes after, where nearly all are the same."""
    if len(rows) < 3:
        return []
    usual = _usual(rows)
    others = [(rep, rest) for rep, rest in enumerate(rows, 1) if rest.text != usual.text]
    return others if len(others) * 3 <= len(rows) else []
