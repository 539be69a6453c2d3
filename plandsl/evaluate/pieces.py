"""What a result is expected to hold: the pieces of a session's main sets, in running order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plandsl.model.session import Rest, Role, Step, Target
from plandsl.units import Distance, Duration, Range

# A plan is somebody else's text: `999999x400` must not fill the memory.
MOST_PIECES = 1_000

# Nobody logs these as values of a result.
UNTIMED_SPORTS = frozenset({"rest", "drills", "mobility"})
FILLERS = frozenset({"easy", "recovery"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of work that is due: at most one of `distance` and `duration` says how much.

    `rest` is due after it; `optional` where a range of reps leaves it to the runner. `laps` are
    the parts it was asked to be run in. `goal`: it is a race's, so its target has no play.
    """

    sport: str
    distance: Range[Distance] | None
    duration: Range[Duration] | None
    target: Target | None
    rest: Rest | None = None
    optional: bool = False
    laps: tuple[Duration, ...] = ()
    goal: bool = False

    @property
    def length(self) -> Distance | None:
        """The distance, where it is one and not a range."""
        if self.distance is None or self.distance.low != self.distance.high:
            return None
        return self.distance.low


def readings(steps: Sequence[Step]) -> tuple[tuple[Piece, ...], ...]:
    """The ways to count a session's pieces, likeliest first; without warm-up, strides, cool-down.

    All pieces; the pieces of a group that follow each other without a break as one; and without
    easy running around the sets, which many runners do not write down.
    """
    main = [step for step in steps if is_timed(step)]
    sets = [step for step in main if not _is_filler(step)] or main
    joins = any(piece.joined for step in main for piece in _within(step))
    ways = [_session(main, False)]
    if joins:
        ways.append(_session(main, True))
    if joins and len(sets) < len(main):
        ways.append(_session(sets, True))
    if len(sets) < len(main):
        ways.append(_session(sets, False))
    return tuple(ways)


def chosen(ways: Sequence[tuple[Piece, ...]], values: int) -> tuple[Piece, ...]:
    """The first reading with room for so many values; if none has, the last one, the sets."""
    for pieces in ways:
        needed = sum(not piece.optional for piece in pieces)
        if needed <= values <= len(pieces):
            return pieces
    return ways[-1]


def is_timed(step: Step) -> bool:
    """Whether a result has values for it: a main step that is neither strides nor a day off."""
    strides = any(target.effort == "strides" for target in step.targets)
    return step.role is Role.MAIN and not strides and step.sport not in UNTIMED_SPORTS


def _is_filler(step: Step) -> bool:
    return (
        not step.pieces
        and step.reps.high == 1
        and len(step.targets) == 1
        and step.targets[0].effort in FILLERS
    )


def _session(steps: Sequence[Step], joining: bool) -> tuple[Piece, ...]:
    """All pieces; a rest that nothing follows is none, unless the plan says `each`."""
    pieces = [piece for step in steps for piece in _step(step, joining)][:MOST_PIECES]
    if pieces and (rest := pieces[-1].rest) and not rest.each:
        pieces[-1] = replace(pieces[-1], rest=None)
    return tuple(pieces)


def _step(
    step: Step, joining: bool, inherited: Target | None = None, optional: bool = False
) -> list[Piece]:
    """The pieces of one step; the last one carries the rest that stands before what follows."""
    most = step.reps.high or step.reps.low or 1
    rest = None if _is_ladder(step) else step.rest
    last = rest if most == 1 or (rest and rest.each) else None
    found: list[Piece] = []
    for rep in range(most):
        target = _target(step, rep, inherited)
        free = optional or rep >= (step.reps.low or 1)
        found += _round(step, joining, target, free, rest if rep < most - 1 else last)
        if len(found) >= MOST_PIECES:
            break
    return found


def _round(
    step: Step, joining: bool, target: Target | None, optional: bool, after: Rest | None
) -> list[Piece]:
    """One rep of a step and the rest after it: a single piece, or each piece of a group."""
    if not step.pieces:
        return [Piece(step.sport, step.distance, step.duration, target, after, optional, step.laps)]
    ladder = _is_ladder(step)
    a_target_a_rung = ladder and len(step.targets) == len(step.pieces)
    found: list[Piece] = []
    run: list[Piece] = []
    for number, part in enumerate(step.pieces):
        own = step.targets[number] if a_target_a_rung else target
        run += _step(part, joining, own, optional)
        if joining and part.joined and number < len(step.pieces) - 1:
            continue
        found += [_merged(run)] if number and joining and step.pieces[number - 1].joined else run
        run = []
    if ladder:
        found[:-1] = [_rested(piece, step.rest) for piece in found[:-1]]
    return [*found[:-1], _rested(found[-1], after)]


def _rested(piece: Piece, rest: Rest | None) -> Piece:
    """With this rest after it, unless it has its own."""
    return piece if rest is None or piece.rest is not None else replace(piece, rest=rest)


def _within(step: Step) -> Iterator[Step]:
    for piece in step.pieces:
        yield piece
        yield from _within(piece)


def _is_ladder(step: Step) -> bool:
    return step.reps == Range(1, 1) and any(not piece.joined for piece in step.pieces[:-1])


def _target(step: Step, rep: int, inherited: Target | None) -> Target | None:
    if not step.targets:
        return inherited
    return step.targets[min(rep, len(step.targets) - 1)]


def _merged(run: Sequence[Piece]) -> Piece:
    """Several pieces run as one: as long as all together, with no target in common."""
    lengths = [piece.length for piece in run]
    total = Distance(sum(length.um for length in lengths if length is not None))
    distance = Range(total, total) if None not in lengths else None
    return Piece(run[0].sport, distance, None, None, run[-1].rest, run[0].optional)
