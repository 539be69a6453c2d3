"""The shape of a session: what is repeated, what is handed down, and where rests stand.

One walk measures distance and time together, because each may hang on the other: the way back
after a hill, the legs of `5mi of (1mi MP + 1mi MP+30)`. Nothing loops over reps that are alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plandsl.model import assumed
from plandsl.model.ends import (
    Ends,
    Measured,
    from_to,
    no_longer,
    of_counts,
    of_times,
    plus,
    ranging,
    summed,
    times,
)
from plandsl.model.legs import up_to
from plandsl.model.session import Rest, Session, Step, Target, Total
from plandsl.model.work import Measure
from plandsl.units import Duration, Range

ONCE = (1, 1)
Targets = Sequence[Target]


def of_session(session: Session, measure: Measure) -> Measured:
    """The first option; where the session states its total, that."""
    return with_total(session.steps, session.total, measure)


def with_total(steps: Sequence[Step], total: Total | None, measure: Measure) -> Measured:
    """Steps one after the other, of which a total may be stated."""
    found = of_row(steps, measure)
    if total is not None and total.duration is not None:
        return Measured(found.far, found.foot, Ends(total.duration.ms, total.duration.ms))
    if total is not None and total.distance is not None:
        far = Ends(total.distance.um, total.distance.um)
        foot = far if _on_foot(steps) == {True} else found.foot
        return Measured(far, foot, found.long)
    return found


def of_row(steps: Sequence[Step], measure: Measure) -> Measured:
    """Steps one after the other."""
    return summed(_row(steps, measure, (), None))


def _row(
    steps: Sequence[Step], measure: Measure, targets: Targets, between: Rest | None
) -> Iterator[Measured]:
    """The steps and the rests between them, in their order.

    `targets` come down from a group. `between` is the rest of a ladder, which a rung's own rest
    replaces.
    """
    for index, step in enumerate(steps):
        own = handed_to(step, index, steps, targets)
        whole = _step(step, measure, own)
        yield whole
        if index + 1 < len(steps):
            rest = _rest_behind(step, measure, own, whole)
            if rest is None and between is not None and not step.joined:
                rest = measure.rest(between.after(index + 1), whole, step)
            if rest is not None:
                yield rest


def handed_to(step: Step, index: int, steps: Sequence[Step], targets: Targets) -> Targets:
    """The targets of one piece: its own, else those of its group, one for all or one a piece."""
    if step.targets:
        return step.targets
    return targets[index : index + 1] if len(targets) == len(steps) else targets[:1]


def _step(step: Step, measure: Measure, targets: Targets) -> Measured:
    """All reps with what stands between them."""
    low, high = of_counts(step.reps)
    rows = [targets] if (low, high) == ONCE or len(targets) < 2 else [[one] for one in targets]
    each = [of_rep(step, measure, row) for row in rows]
    if (low, high) == ONCE and step.send_off is None and not (step.rest and step.rest.each):
        return each[0]
    work = from_to(each, low, high)
    if step.send_off is not None:
        return Measured(work.far, work.foot, _sent_off(step.send_off, each, low, high))
    return summed((work, _rests(step, measure, rows, each)))


def of_rep(step: Step, measure: Measure, targets: Targets) -> Measured:
    """One rep, at the first target: a piece of work, the pieces of a group, or as many legs as a
    total takes.
    """
    target = targets[0] if targets else None
    if step.pieces:
        between = None if is_counted(step) else step.rest
        row = list(_row(step.pieces, measure, targets, between))
        if step.distance is None and step.duration is None:
            return summed(row)
        return _to_the_total(step, measure, targets, row)
    if step.distance or step.duration or step.until or step.sport == "rest":
        return measure.work(step, target)
    return _alone(step, measure, target)


def _alone(step: Step, measure: Measure, target: Target | None) -> Measured:
    """A bare word such as `strides` or `weights`."""
    if not measure.assume:
        still = step.sport in assumed.WITHOUT_DISTANCE
        far = Ends(0, 0) if still else None
        return Measured(far, far if step.sport in assumed.ON_FOOT else Ends(0, 0), None)
    stand_in, note = assumed.work_alone(step, target)
    made = _step(stand_in, measure, (target,) if target else ())
    noted = Ends(0, 0, (note,))
    far = made.far if step.sport in assumed.WITHOUT_DISTANCE else plus(noted, made.far)
    foot = plus(noted, made.foot) if step.sport in assumed.ON_FOOT else made.foot
    return Measured(far, foot, plus(noted, made.long))


def _to_the_total(
    step: Step, measure: Measure, targets: Targets, row: Sequence[Measured]
) -> Measured:
    """Legs in turn until the total is reached, the last one cut; `row` is one round of them."""
    last, rest = step.pieces[-1], _behind_last(step, measure, targets)
    if rest is None and step.rest is not None and _is_ladder(step) and not is_counted(step):
        rest = measure.rest(step.rest.after(len(step.pieces)), row[-1], last)
    legs = [*row, rest] if rest else row
    whole = measure.work(step, targets[0] if targets else None)
    if step.distance is not None:
        long = up_to(whole.far, [(leg.far, leg.long) for leg in legs])
        foot = whole.far if _on_foot(step.pieces) == {True} else None
        foot = foot or up_to(whole.far, [(leg.far, leg.foot) for leg in legs])
        return Measured(whole.far, foot or whole.foot, long or whole.long)
    far = up_to(whole.long, [(leg.long, leg.far) for leg in legs])
    foot = up_to(whole.long, [(leg.long, leg.foot) for leg in legs])
    return Measured(far or whole.far, foot or whole.foot, whole.long)


def _on_foot(steps: Sequence[Step]) -> set[bool]:
    """Whether what is done is done on foot; both where some is and some is not."""
    return {leaf.sport in assumed.ON_FOOT for step in steps for leaf in step.leaves()}


# ------------------------------------------------------------------- between the reps


def _sent_off(
    send_off: Range[Duration], each: Sequence[Measured], low: int, high: int
) -> Ends | None:
    """Every rep but the last has its time from start to start.

    How long the last one takes may have to be assumed, but then no longer than that.
    """
    gap = of_times(send_off)
    least, most = (each[min(max(count, 1), len(each)) - 1].long for count in (low, high))
    last = ranging(least, most)
    if gap is not None and last is not None and last.assumed:
        last = no_longer(last, gap)
    return plus(ranging(times(gap, max(0, low - 1)), times(gap, max(0, high - 1))), last)


def _rests(
    step: Step, measure: Measure, rows: Sequence[Targets], each: Sequence[Measured]
) -> Measured:
    """The rests between the reps, one fewer than reps unless `each`.

    Where a group has no rest of its own, the rest behind its last piece stands between its reps.
    """
    rest, (low, high) = step.rest, of_counts(step.reps)
    if rest is None or not rest.each:
        low, high = max(0, low - 1), max(0, high - 1)
    if not high:
        return Measured()
    kinds = min(high, max(len(rest.rows) if rest else 1, len(each)))
    if rest is not None and _is_ladder(step) and not is_counted(step):
        made = [measure.rest(rest.after(len(step.pieces)), _last(step, measure, rows[0]), step)]
    elif rest is not None:
        made = [
            measure.rest(rest.after(rep + 1), each[min(rep, len(each) - 1)], step)
            for rep in range(kinds)
        ]
    else:
        made = [_behind_pieces(step, measure, rows[rep]) or Measured() for rep in range(kinds)]
    return from_to(made, low, high)


def _rest_behind(
    step: Step, measure: Measure, targets: Targets, whole: Measured
) -> Measured | None:
    """The rest that a lone step, all of which is `whole`, puts before the next one."""
    if is_counted(step) or (step.rest is not None and step.rest.each):
        return None
    inner = _behind_pieces(step, measure, targets)
    if inner is not None or step.rest is None or _is_ladder(step):
        return inner
    return measure.rest(step.rest.after(1), whole, step)


def _behind_pieces(step: Step, measure: Measure, targets: Targets) -> Measured | None:
    """The rest behind the last piece of a group, where nothing of the group cuts it off."""
    if not step.pieces or step.distance is not None or step.duration is not None:
        return None
    return _behind_last(step, measure, targets)


def _behind_last(group: Step, measure: Measure, targets: Targets) -> Measured | None:
    """The rest of the last piece itself."""
    last = group.pieces[-1]
    own = handed_to(last, len(group.pieces) - 1, group.pieces, targets)
    return _rest_behind(last, measure, own, _last(group, measure, targets))


def _last(group: Step, measure: Measure, targets: Targets) -> Measured:
    last = group.pieces[-1]
    return _step(last, measure, handed_to(last, len(group.pieces) - 1, group.pieces, targets))


def _is_ladder(step: Step) -> bool:
    """Whether a group's own rest stands between its pieces: not where `+` joins them all."""
    return any(not piece.joined for piece in step.pieces[:-1])


def is_counted(step: Step) -> bool:
    return of_counts(step.reps) != ONCE
