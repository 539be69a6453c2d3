"""One value of a step made greater or smaller, in the tree: a count, a length, a rest, a target."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

from plandsl.record import replace
from plandsl.resolve import main_set
from plandsl.resolve.problem import Unresolved, refuse
from plandsl.source import Origin
from plandsl.syntax import tree
from plandsl.syntax.lower.targets import single_target
from plandsl.syntax.quantities import LENGTHS
from plandsl.syntax.spelling import (
    count_text,
    length_text,
    pace_text,
    rest_text,
    time_text,
    work_time_text,
)
from plandsl.units import Distance, Duration, Pace, Range

MOST_REPS = 1_000
Value = tree.Count | tree.Length | tree.Time | tree.PaceBand | tree.Reference | tree.Intensity
T = TypeVar("T", int, Fraction)
Part = Callable[[tree.Step], Value]


def advanced(step: tree.Step, item: tree.ThenItem, origin: Origin) -> tree.Step:
    """The step with one value moved by the item's amount, and not beyond its end.

    Raises `Unresolved` where the value and the amount are of two kinds.
    """
    return _put(step, item.what, _moved(_value(step, item.what, origin), item, origin), origin)


def with_value(
    step: tree.Step, item: tree.ThenItem, value: tree.Aim | tree.Length | tree.Count, origin: Origin
) -> tree.Step:
    """The step with the next value of the item's list."""
    _value(step, item.what, origin)
    assert not isinstance(value, tree.Band | tree.Cut)
    return _put(step, item.what, value, origin)


def reached(step: tree.Step, item: tree.ThenItem, origin: Origin) -> bool:
    """Whether the value stands where the item ends."""
    if item.by is None or item.by.to is None:
        return False
    return _ends(_value(step, item.what, origin)) == _ends(_goal(item, origin))


# ---- what a step says


def _value(step: tree.Step, what: str, origin: Origin) -> Value:
    """The one value of a step that an item speaks of."""
    if what in ("reps", "sets"):
        assert step.count is not None
        return step.count
    if what in ("length", "time"):
        work = main_set.total_of(step) or step.work
        assert isinstance(work, tree.Length | tree.Time)
        _refuse_timed(step, origin)
        return work
    if what == "on":
        assert step.send_off is not None
        return step.send_off
    if what == "rest":
        return _rest(step, origin)
    return _aim(step, origin)


def _refuse_timed(step: tree.Step, origin: Origin) -> None:
    """`8x400 @ 85`: another length has another time."""
    timed = main_set.timed_for_its_length(step)
    if timed:
        raise refuse(
            "progression",
            f"{timed} is said for the length as it stands, {step.work.text if step.work else ''}",
            origin,
            "write a pace, like 85/400 or 3:32/km, that holds for every length",
        )


def _rest(step: tree.Step, origin: Origin) -> tree.Length | tree.Time:
    assert step.rest is not None
    amount = step.rest.pieces[0].amount
    plain = len(step.rest.pieces) == 1 and step.rest.to is None
    if not plain or not isinstance(amount, tree.Time | tree.Length):
        raise _no_number(step.rest.text, origin)
    return amount


def _aim(step: tree.Step, origin: Origin) -> Value:
    assert step.target is not None
    value = step.target.items[0].value
    if len(step.target.items) > 1 or step.target.stated or isinstance(value, tree.Band | tree.Cut):
        raise _no_number(step.target.text, origin)
    return value


def _no_number(text: str, origin: Origin) -> Unresolved:
    message = f"{text} is not one number that could change by steps"
    return refuse("progression", message, origin, "write out the weeks")


# ---- moving a value


Ends = tuple[int | Fraction | None, int | Fraction | None]


def _ends(value: Value) -> Ends:
    """Both ends in the smallest unit; of a name its offset in milliseconds."""
    if isinstance(value, tree.Count):
        return value.range.low, value.range.high
    if isinstance(value, tree.Length):
        return tuple(end.um if end else None for end in _both(value.range))  # type: ignore[return-value]
    if isinstance(value, tree.Time):
        return tuple(end.ms if end else None for end in _both(value.range))  # type: ignore[return-value]
    if isinstance(value, tree.PaceBand):
        return tuple(end.s_per_m if end else None for end in _both(value.range))  # type: ignore[return-value]
    if isinstance(value, tree.Intensity):
        return value.range.low, value.range.high
    time = value.time
    return (time.low.ms if time and time.low else 0), (time.high.ms if time and time.high else 0)


R = TypeVar("R")


def _both(limits: Range[R]) -> tuple[R | None, R | None]:
    return limits.low, limits.high


def _goal(item: tree.ThenItem, origin: Origin) -> Value:
    assert item.by is not None
    goal = item.by.to
    if goal is None or isinstance(goal, tree.Band | tree.Cut):
        raise refuse(
            "progression",
            f"{item.text} does not end at a number",
            origin,
            "write one number or name as its end",
        )
    return goal


def _moved(value: Value, item: tree.ThenItem, origin: Origin) -> Value:
    by = item.by
    assert by is not None
    amount = _amount(value, by.amount, origin) * by.sign
    goal: Ends = (None, None)
    if by.to is not None:
        target = _goal(item, origin)
        if not _alike(value, target):
            message = f"{value.text} and {target.text} are not of one kind"
            raise refuse("progression", message, origin, f"like {item.what} … to {value.text}")
        goal = _ends(target)
    ends = [
        _one_end(end, amount, stop, item, origin)
        for end, stop in zip(_ends(value), goal, strict=True)
    ]
    return _made(value, ends[0], ends[1], origin)


def _one_end(
    end: int | Fraction | None,
    amount: int | Fraction,
    stop: int | Fraction | None,
    item: tree.ThenItem,
    origin: Origin,
) -> int | Fraction | None:
    if end is None:
        return None
    if stop is None:
        return end + amount
    if (stop - end) * amount < 0:
        raise refuse(
            "progression",
            f"{item.text} goes away from where it should end",
            origin,
            "turn its sign, or write another end",
        )
    return min(end + amount, stop) if amount > 0 else max(end + amount, stop)


def _alike(value: Value, goal: Value) -> bool:
    if isinstance(value, tree.Reference) and isinstance(goal, tree.Reference):
        same = value.name == goal.name or (value.distance and value.distance == goal.distance)
        return bool(same) and value.per == (goal.per or value.per) and not goal.share
    if isinstance(value, tree.Intensity) and isinstance(goal, tree.Intensity):
        return (value.kind, value.of) == (goal.kind, goal.of)
    return type(value) is type(goal)


def _amount(
    value: Value, by: tree.Aim | tree.Length | tree.Number, origin: Origin
) -> int | Fraction:
    """The step in the unit of the value's ends."""
    if isinstance(value, tree.Count) and isinstance(by, tree.Number):
        return int(by.value)
    if isinstance(value, tree.Length) and isinstance(by, tree.Length) and by.range.low:
        return by.range.low.um
    if isinstance(by, tree.Time) and by.range.low:
        if isinstance(value, tree.Time):
            return by.range.low.ms
        if isinstance(value, tree.Reference) and not (value.percent or value.share):
            return by.range.low.ms
        if isinstance(value, tree.PaceBand) and "/" in value.text and "/h" not in value.text:
            return by.range.low.seconds / pace_unit(value).metres
    if isinstance(value, tree.Intensity) and isinstance(by, tree.Number) and not value.of:
        unit = {"heart": "bpm", "power": "W"}.get(value.kind)
        if unit and by.text.endswith(unit):
            return by.value
    raise refuse(
        "progression",
        f"{value.text} cannot change by {by.text}",
        origin,
        f"write the step in the unit of {value.text}",
    )


def pace_unit(value: tree.PaceBand) -> Distance:
    """The distance a pace was written for."""
    unit = value.text.rpartition("/")[2]
    number = re.match(r"[\d.]+", unit)
    factor = Fraction(number[0]) if number else Fraction(1)
    word = unit[len(number[0]) :] if number else unit
    return Distance(int(factor * LENGTHS[word or "m"]))


def _made(
    value: Value, low: int | Fraction | None, high: int | Fraction | None, origin: Origin
) -> Value:
    """The same kind of value with other ends, spelled in the same unit."""
    if not isinstance(value, tree.Reference) and any(
        end is not None and end <= 0 for end in (low, high)
    ):
        raise refuse(
            "progression",
            f"{value.text} would come down to nothing",
            origin,
            "say where it ends, like -5 to 30",
        )
    if isinstance(value, tree.Count):
        counts = Range(int(low or 1), int(high or 1))
        if (counts.high or 1) > MOST_REPS:
            raise refuse("progression", f"no session has {counts.high:,} reps", origin)
        return replace(value, range=counts, text=count_text(counts))
    if isinstance(value, tree.Length):
        far = Range(Distance(int(low or 0)), Distance(int(high or 0)))
        return replace(value, range=far, text=length_text(far, value.text))
    if isinstance(value, tree.Time):
        times = Range(_duration(low), _duration(high))
        return replace(value, range=times, text=time_text(times, value.text))
    if isinstance(value, tree.PaceBand):
        paces = Range(_pace(low), _pace(high))
        return replace(value, range=paces, text=pace_text(paces, value.text, pace_unit(value)))
    if isinstance(value, tree.Intensity):
        limits = Range(
            None if low is None else Fraction(low), None if high is None else Fraction(high)
        )
        return _intensity(value, limits)
    return _offset(value, int(low or 0), int(high or 0))


def _duration(ms: int | Fraction | None) -> Duration | None:
    return None if ms is None else Duration(int(ms))


def _pace(s_per_m: int | Fraction | None) -> Pace | None:
    return None if s_per_m is None else Pace(Fraction(s_per_m))


def _intensity(value: tree.Intensity, limits: Range[Fraction]) -> tree.Intensity:
    unit = re.sub(r"^[<>=\d.-]*", "", value.text)
    sign = value.text[:2] if value.text[:1] in "<>" else ""
    ends = dict.fromkeys(str(end) for end in (limits.low, limits.high) if end is not None)
    return replace(value, range=limits, text=f"{sign}{'-'.join(ends)}{unit}")


def _offset(value: tree.Reference, low: int, high: int) -> tree.Reference:
    """A name with another offset, or without one."""
    if low == high == 0:
        return replace(value, time=None, per=None, text=value.name)
    sign = "-" if high < 0 or (high == 0 and low < 0) else "+"
    ends = sorted({abs(low), abs(high)})
    shown = "-".join(time_text(Range(Duration(end), Duration(end)), "0") for end in ends)
    per = f"/{value.text.rpartition('/')[2]}" if value.per else ""
    offset = Range(Duration(low), Duration(high))
    return replace(value, time=offset, text=f"{value.name}{sign}{shown}{per}")


# ---- putting it back


def _put(step: tree.Step, what: str, value: Value, origin: Origin) -> tree.Step:
    if what in ("reps", "sets") and isinstance(value, tree.Count):
        return replace(step, count=value)
    if what == "length" and isinstance(value, tree.Length):
        return _with_work(step, value)
    if what == "time" and isinstance(value, tree.Time):
        return _with_work(step, replace(value, text=work_time_text(value)))
    if what == "on" and isinstance(value, tree.Time):
        return replace(step, send_off=value)
    if what == "rest" and isinstance(value, tree.Time | tree.Length) and step.rest:
        return replace(step, rest=_with_rest(step.rest, value))
    if what == "pace" and step.target and not isinstance(value, tree.Count | tree.Length):
        return replace(step, target=single_target(step.target.span, value))
    raise refuse("progression", f"{value.text} is no {what}", origin)


def _with_work(step: tree.Step, value: tree.Length | tree.Time) -> tree.Step:
    if isinstance(step.work, tree.Group):
        total = replace(step.work, total=value)
        return replace(step, work=main_set.with_pieces(total, total.steps))
    return replace(step, work=value)


def _with_rest(rest: tree.Rest, value: tree.Time | tree.Length) -> tree.Rest:
    amount = rest_text(value)
    old = rest.pieces[0]
    made = replace(value, text=amount)
    piece = replace(old, amount=made, text=old.text.replace(old.amount.text, amount, 1))
    text = rest.text.replace(old.amount.text, amount, 1)
    return replace(rest, pieces=(piece,), text=text)
