"""A lighter week: fewer reps, shorter runs; warm-ups, strides and races stay as they are."""

from __future__ import annotations

from fractions import Fraction

from plandsl.model.contest import contest
from plandsl.record import replace
from plandsl.resolve import main_set, versions
from plandsl.resolve.problem import refuse
from plandsl.source import Row
from plandsl.syntax import tree
from plandsl.syntax.quantities import LENGTHS
from plandsl.syntax.spelling import count_text, length_text, work_time_text
from plandsl.units import METRE, MINUTE, SECOND, Distance, Duration, Range, rounded

# What is rounded to: a tenth of the unit in which a run was written, or 100 m; a minute from ten
# minutes on, else ten seconds.
STEP = Distance(100 * METRE)
LONG = Duration(10 * MINUTE)
# How far from the share a whole number of reps may be; else the reps get shorter.
MOST_OFF = Fraction(1, 5)


def lighter(session: tree.Session, share: Fraction, row: Row) -> tree.Session:
    """The session with that share of its work left; raises `Unresolved` where its reps differ."""
    if session.label and contest(session.label.text):
        return session
    options = tuple(_option(option, share, row) for option in session.options)
    return replace(session, options=options)


def _option(option: tree.Option, share: Fraction, row: Row) -> tree.Option:
    """One side of an `or`, and what the groups do instead."""
    variants = tuple(_variant(one, option, share, row) for one in option.variants)
    return replace(option, steps=_steps(option.steps, share, row), variants=variants)


def _variant(variant: tree.Variant, option: tree.Option, share: Fraction, row: Row) -> tree.Variant:
    """A group's own numbers grow less like those of everybody; reps of its own are written out."""
    if not variant.changes:
        return replace(variant, steps=_steps(variant.steps, share, row))
    if variant.steps[0].count is None and main_set.counted(option.steps):
        return variant
    (own,) = versions.version((option,), variant.group.text, row)
    return replace(variant, steps=_steps(own.steps, share, row), changes=False)


def _steps(steps: tuple[tree.Step, ...], share: Fraction, row: Row) -> tuple[tree.Step, ...]:
    made = list(steps)
    for at in main_set.main_steps(steps):
        made[at] = _step(steps[at], share, row)
    return tuple(made)


def _step(step: tree.Step, share: Fraction, row: Row) -> tree.Step:
    if step.count is not None:
        if _differs(step):
            raise refuse(
                "deload",
                f"the reps of {step.text} have targets or rests of their own",
                (step.row or row).origin(step.span),
                "write out the lighter week, with fewer of them",
            )
        counts = [_fewer(end, share) for end in (step.count.range.low, step.count.range.high)]
        fewer = Range(counts[0], counts[1])
        if _is_near(fewer, step.count.range, share):
            return replace(step, count=replace(step.count, range=fewer, text=count_text(fewer)))
    return _with_less(step, share, row)


def _is_near(fewer: Range[int], before: Range[int], share: Fraction) -> bool:
    """Whether so many whole reps are about the share: half of three reps is not, nor 3/4 of two."""
    ends = ((fewer.low, before.low), (fewer.high, before.high))
    return all(
        abs(Fraction(one or 1) / ((other or 1) * share) - 1) <= MOST_OFF for one, other in ends
    )


def _with_less(step: tree.Step, share: Fraction, row: Row) -> tree.Step:
    """As many reps, each of them shorter; in a group without a total, its pieces."""
    work = step.work
    timed = main_set.timed_for_its_length(step)
    if timed:
        raise refuse(
            "deload",
            f"{step.text} cannot be made lighter: {timed} is said for the whole length",
            (step.row or row).origin(step.span),
            "write out the lighter week, or give a pace, like 4:00/km",
        )
    if isinstance(work, tree.Length):
        return replace(step, work=_shorter(work, share))
    if isinstance(work, tree.Time):
        return replace(step, work=_briefer(work, share))
    if isinstance(work, tree.Group) and work.total is not None:
        total: tree.Length | tree.Time = (
            _shorter(work.total, share)
            if isinstance(work.total, tree.Length)
            else _briefer(work.total, share)
        )
        return replace(step, work=main_set.with_pieces(replace(work, total=total), work.steps))
    if isinstance(work, tree.Group):
        pieces = tuple(_step(piece, share, row) for piece in work.steps)
        return replace(step, work=main_set.with_pieces(work, pieces))
    return step


def _differs(step: tree.Step) -> bool:
    target, rest = step.target, step.rest
    listed = target is not None and len(target.items) > 1 and not target.cycle
    placed = rest is not None and rest.extra is not None and bool(rest.extra.after)
    return listed or placed or (rest is not None and len(rest.pieces) > 1)


def _fewer(count: int | None, share: Fraction) -> int:
    return max(1, rounded((count or 1) * share))


def _shorter(far: tree.Length, share: Fraction) -> tree.Length:
    unit = far.text.lstrip("0123456789.-")
    step = LENGTHS[unit] // 10 if unit in ("km", "k", "mi") else STEP.um
    low, high = (
        Distance(max(step, rounded(end.um * share / step) * step)) if end else None
        for end in (far.range.low, far.range.high)
    )
    return replace(far, range=Range(low, high), text=length_text(Range(low, high), far.text))


def _briefer(time: tree.Time, share: Fraction) -> tree.Time:
    low, high = (_rounded(end, share) for end in (time.range.low, time.range.high))
    made = replace(time, range=Range(low, high))
    return replace(made, text=work_time_text(made))


def _rounded(time: Duration | None, share: Fraction) -> Duration | None:
    if time is None:
        return None
    step = MINUTE if time >= LONG else 10 * SECOND
    return Duration(max(step, rounded(time.ms * share / step) * step))
