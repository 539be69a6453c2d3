"""The marks below a session, `check 200 >= 46, 800 3:01-3:03`, held against its piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plandsl.diagnostics import Label
from plandsl.model.session import Mark, Role, Session, Step, Target
from plandsl.model.speed import fastest
from plandsl.record import dataclass
from plandsl.rules._bands import whole
from plandsl.rules._rule import Finding
from plandsl.rules._text import due, lengths
from plandsl.units import Distance, Duration, Range, clock, length, spoken


@dataclass(frozen=True, slots=True)
class _Piece:
    """What marks are passed in: how long it is, and the time that its target gives it."""

    far: Range[Distance]
    target: Target | None
    due: Range[Duration] | None


def judged(session: Session) -> Iterator[Finding]:
    """Each mark beyond the piece, out of order, or that nobody passes so: the time before it, from
    the one before and to the end must be one that can be run.
    """
    if not session.marks:
        return
    first = session.marks[0]
    if first.time.high and _is_too_fast(first.at, first.time.high):
        message = f"the first {length(first.at)} in {_record(first.time.high)}"
        yield Finding(message, first.origin, at=session)
    for before, mark in pairwise(session.marks):
        yield from _in_order(before, mark, session)
    piece = _longest([step for option in session.options for step in option])
    for mark in session.marks if piece else ():
        assert piece is not None
        if piece.far.high is not None and mark.at > piece.far.high:
            message = f"{length(mark.at)} lies beyond the end of the {lengths(piece.far)}"
            yield Finding(message, mark.origin, at=session)
        elif piece.due is not None and piece.target is not None:
            yield from _possible(mark, piece, piece.due, piece.target, session)


def _longest(steps: Sequence[Step]) -> _Piece | None:
    """The longest piece of the main part; None where there is none, or where one has no length."""
    found: list[_Piece] = []
    for step in steps:
        if step.role is not Role.MAIN:
            continue
        far = _far(step)
        if far is None:
            return None
        target = None if step.pieces else whole(step.targets)
        found.append(_Piece(far, target, due(step, target) if target else None))
    return max(found, key=lambda piece: piece.far.high or Distance(0), default=None)


def _far(step: Step) -> Range[Distance] | None:
    """How far one rep goes without a break: of a ladder its longest rung, of joined pieces all."""
    if step.distance is not None or not step.pieces:
        return step.distance
    parts = [_far(piece) for piece in step.pieces]
    ends = [(far.low, far.high) for far in parts if far is not None and far.low and far.high]
    if len(ends) < len(parts):
        return None
    if all(piece.joined for piece in step.pieces[:-1]):
        low = sum((low for low, _ in ends), Distance(0))
        return Range(low, sum((high for _, high in ends), Distance(0)))
    return Range(*max(ends, key=lambda end: end[1]))


def _in_order(before: Mark, mark: Mark, session: Session) -> Iterator[Finding]:
    labels = (Label(before.origin, "the mark before"),) if before.origin else ()
    if mark.at <= before.at:
        message = f"{length(mark.at)} comes before {length(before.at)} on the way"
        helps = ("write the marks in the order they are passed",)
        yield Finding(message, mark.origin, at=session, labels=labels, help=helps)
    elif mark.time.high and before.time.low and mark.time.high <= before.time.low:
        message = (
            f"nobody passes {length(mark.at)} in {clock(mark.time.high)} "
            f"who passes {length(before.at)} in {clock(before.time.low)}"
        )
        yield Finding(message, mark.origin, at=session, labels=labels)
    elif mark.time.high and before.time.low:
        left, time = mark.at - before.at, mark.time.high - before.time.low
        if _is_too_fast(left, time):
            message = f"from {length(before.at)} to {length(mark.at)} in {_record(time)}"
            yield Finding(message, mark.origin, at=session, labels=labels)


def _is_too_fast(far: Distance, time: Duration) -> bool:
    """Whether nobody has run so far in so little time."""
    return far.metres > fastest(far) * time.seconds


def _record(time: Duration) -> str:
    return f"{spoken(time)} is faster than the world record"


def _possible(
    mark: Mark, piece: _Piece, due: Range[Duration], target: Target, session: Session
) -> Iterator[Finding]:
    """The end is passed in the target; what comes before it in less."""
    aimed = session.here(target.origin)
    labels = (Label(aimed, f"the target is {target.text}"),) if aimed else ()
    slowest, latest = due.high, mark.time.low
    if piece.far.low == piece.far.high == mark.at:
        early, late = mark.time.high, due.low
        apart = slowest is not None and latest is not None and latest > slowest
        if apart or (early is not None and late is not None and early < late):
            message = f"{mark.text} is the end of the piece, and its target is {target.text}"
            yield Finding(message, mark.origin, at=session, labels=labels)
    elif slowest is not None and latest is not None and latest >= slowest:
        message = (
            f"{length(mark.at)} in {clock(latest)} is too slow: "
            f"the target for the {lengths(piece.far)} is {target.text}"
        )
        yield Finding(message, mark.origin, at=session, labels=labels)
    elif slowest is not None and latest is not None and piece.far.low and mark.at < piece.far.low:
        left, time = piece.far.low - mark.at, slowest - latest
        if _is_too_fast(left, time):
            message = f"the last {length(left)} in {_record(time)}"
            yield Finding(message, mark.origin, at=session, labels=labels)
