"""What a result is expected to hold: the pieces of a session's main sets, in running order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from plandsl.model.session import Rest, Role, Step, Target
from plandsl.record import dataclass, replace
from plandsl.units import Distance, Duration, Pace, Range

# A plan is somebody else's text: `999999x400` must not fill the memory.
MOST_PIECES = 1_000
# Sessions whose pieces are kept at hand: an entry is compared with all those of its week.
MOST_KEPT = 512

# Nobody logs these as values of a result.
UNTIMED_SPORTS = frozenset({"rest", "drills", "mobility"})
FILLERS = frozenset({"easy", "recovery"})
BETWEEN = frozenset({*FILLERS, "float"})
# Where a pace that only a name tells does not hold; that of easy running is a limit anywhere.
NOT_FLAT = ("uphill", "downhill", "hilly", "trail", "sand")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of work that is due: at most one of `distance` and `duration` says how much.

    `rest` is due after it; `optional` where a range of reps leaves it to the runner. `laps` are
    the parts it was asked to be run in, each of the length `lap` where that is said. `goal`: it is
    a race's, so its target has no play. `reps` are more than one where two were logged as one time.
    `strides` are how many the session has beside it, which a watch that ran on has counted too.
    `ground` is why its effort has no pace: the terrain that it is run on. With a `send_off` the
    next one starts so long after it started.
    """

    sport: str
    distance: Range[Distance] | None
    duration: Range[Duration] | None
    target: Target | None
    rest: Rest | None = None
    optional: bool = False
    laps: tuple[Duration, ...] = ()
    lap: Distance | None = None
    goal: bool = False
    reps: int = 1
    strides: int = 0
    ground: str = ""
    send_off: Range[Duration] | None = None

    @property
    def length(self) -> Distance | None:
        """The distance, where it is one and not a range."""
        if self.distance is None or self.distance.low != self.distance.high:
            return None
        return self.distance.low


def pace_of(piece: Piece) -> Fraction | None:
    """The middle of what is asked for, in seconds a metre; None where no pace is told."""
    target, far = piece.target, piece.length
    if target is None:
        return None
    if target.pace is not None:
        ends = [end.s_per_m for end in (target.pace.low, target.pace.high) if end is not None]
    elif target.time is not None and far is not None and far.um:
        times = [end for end in (target.time.low, target.time.high) if end is not None]
        ends = [end.seconds / far.metres for end in times]
    else:
        return None
    return sum(ends, Fraction(0)) / len(ends) if ends else None


@lru_cache(maxsize=MOST_KEPT)
def readings(steps: tuple[Step, ...]) -> tuple[tuple[Piece, ...], ...]:
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
    if strides := sum(step.reps.high or step.reps.low or 1 for step in steps if _is_strides(step)):
        ways = [tuple(replace(piece, strides=strides) for piece in pieces) for pieces in ways]
    return tuple(ways)


@lru_cache(maxsize=MOST_KEPT)
def hard_parts(steps: tuple[Step, ...]) -> tuple[Piece, ...]:
    """All pieces without the easy ones between: `8x(2min hard + 1min easy)`; none where none is."""
    every = readings(steps)[0]
    hard = tuple(piece for piece in every if not (piece.target and piece.target.effort in BETWEEN))
    return hard if 1 < len(hard) < len(every) else ()


def chosen(ways: Sequence[tuple[Piece, ...]], values: int) -> tuple[Piece, ...]:
    """The first reading with room for so many values; if none has, the last one, the sets."""
    for pieces in ways:
        needed = sum(not piece.optional for piece in pieces)
        if needed <= values <= len(pieces):
            return pieces
    return ways[-1]


def easy_around(steps: Sequence[Step]) -> list[Step]:
    """The warm-up, the cool-down, and easy running that is not all there is."""
    fillers = [step for step in steps if is_timed(step) and _is_filler(step)]
    every = all(step in fillers for step in steps if is_timed(step))
    return [step for step in steps if step.role is not Role.MAIN or (step in fillers and not every)]


def is_all_out(pieces: Sequence[Piece]) -> bool:
    """One piece that is to be as fast as it can be: what it took is what was asked for."""
    targets = [piece.target for piece in pieces]
    return len(targets) == 1 and targets[0] is not None and targets[0].effort == "max"


def is_timed(step: Step) -> bool:
    """Whether a result has values for it: a main step that is neither strides nor a day off."""
    untimed = _is_strides(step) or step.sport in UNTIMED_SPORTS
    return step.role is Role.MAIN and not untimed


def _is_strides(step: Step) -> bool:
    return any(target.effort == "strides" for target in step.targets)


def _is_filler(step: Step) -> bool:
    return (
        not step.pieces
        and step.reps.high == 1
        and len(step.targets) == 1
        and step.targets[0].effort in FILLERS
    )


def _session(steps: Sequence[Step], joining: bool) -> tuple[Piece, ...]:
    """All pieces; a rest that nothing follows is none, unless the plan says `each`."""
    pieces: list[Piece] = []
    for step in steps:
        pieces += _step(step, joining)
        if len(pieces) >= MOST_PIECES:
            break
    del pieces[MOST_PIECES:]
    if pieces and (rest := pieces[-1].rest) and not rest.each:
        pieces[-1] = replace(pieces[-1], rest=None)
    return tuple(pieces)


def _step(
    step: Step, joining: bool, inherited: Target | None = None, optional: bool = False
) -> list[Piece]:
    """The pieces of one step; the last one carries the rest that stands before what follows."""
    most = step.reps.high or step.reps.low or 1
    rest = None if _is_ladder(step) else step.rest
    found: list[Piece] = []
    for rep in range(most):
        target = _target(step, rep, inherited)
        free = optional or rep >= (step.reps.low or 1)
        stands = rest and (rep < most - 1 or most == 1 or rest.each)
        found += _round(step, joining, target, free, _after(rest, rep + 1) if stands else None)
        if len(found) >= MOST_PIECES:
            break
    ground = step.terrain or ""
    return [_on(ground, piece) for piece in found] if ground.startswith(NOT_FLAT) else found


def _on(ground: str, piece: Piece) -> Piece:
    """Uphill `5k` is the effort, not its pace on the flat; a pace that is said stays."""
    target = piece.target
    if target is None or target.pace is None or target.effort in (None, *FILLERS):
        return piece
    return replace(piece, target=replace(target, pace=None), ground=ground)


def _after(rest: Rest | None, rep: int) -> Rest | None:
    """The rest after one rep, which still says whether there is one after the last."""
    one = rest.after(rep) if rest else None
    return replace(one, each=True) if one and rest and rest.each and not one.each else one


def _round(
    step: Step, joining: bool, target: Target | None, optional: bool, after: Rest | None
) -> list[Piece]:
    """One rep of a step and the rest after it: a single piece, or each piece of a group."""
    if not step.pieces:
        work = step.sport, step.distance, step.duration, target, after, optional
        return [Piece(*work, step.laps, step.lap, send_off=step.send_off)]
    if step.distance or step.duration:
        found = _up_to_total(step, joining, target, optional)
    else:
        found = _once(step, joining, target, optional)
    return [*found[:-1], _rested(found[-1], after)]


def _once(step: Step, joining: bool, target: Target | None, optional: bool) -> list[Piece]:
    """The pieces of a group, one after the other."""
    ladder = _is_ladder(step)
    a_target_a_piece = step.reps == Range(1, 1) and len(step.targets) == len(step.pieces)
    found: list[Piece] = []
    run: list[Piece] = []
    for number, part in enumerate(step.pieces):
        own = step.targets[number] if a_target_a_piece else target
        run += _step(part, joining, own, optional)
        last = number == len(step.pieces) - 1
        if joining and part.joined and not last:
            continue
        if number and joining and step.pieces[number - 1].joined:
            run = [_merged(run)]
        if ladder and not part.joined:
            rest = _after(step.rest, number + 1)
            stays = [] if rest is None or rest.each or not last else [run.pop()]
            run = [*(_rested(piece, rest) for piece in run), *stays]
        found += run
        run = []
        if len(found) >= MOST_PIECES:
            break
    return found


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
    duration = None if distance else added([piece.duration for piece in run])
    return Piece(run[0].sport, distance, duration, None, run[-1].rest, run[0].optional)


def added(times: Sequence[Range[Duration] | None]) -> Range[Duration] | None:
    """All times together, where each of them is known."""
    lows = [time.low.ms for time in times if time is not None and time.low is not None]
    highs = [time.high.ms for time in times if time is not None and time.high is not None]
    if not len(lows) == len(highs) == len(times):
        return None
    return Range(Duration(sum(lows)), Duration(sum(highs)))


# ---------------------------------------------------------------- pieces until a total


def _up_to_total(step: Step, joining: bool, target: Target | None, optional: bool) -> list[Piece]:
    """`5mi of (1mi MP + 1mi MP+30)`: its pieces until the total is reached, the last leg cut.

    What lies beyond the least of a range is optional. One piece as long as the total where they are
    run without a break and taken as one, or where nobody can tell how long the legs are.
    """
    whole = Piece(step.sport, step.distance, step.duration, None, None, optional)
    joined = all(piece.joined for piece in step.pieces[:-1])
    if joining and joined:
        return [whole]
    legs = _once(step, joining, target, False)
    if not joined:
        legs[-1] = _rested(legs[-1], _after(step.rest, len(step.pieces)))
    least, most = _least(whole), _size(whole)
    sizes = [_size(leg, whole) for leg in legs]
    if least is None or most is None or not all(sizes):
        return [whole]
    found: list[Piece] = []
    reached = 0
    while reached < most and len(found) < MOST_PIECES:
        for leg, size in zip(legs, sizes, strict=True):
            assert size is not None
            free = optional or reached >= least
            found.append(_cut(leg, size, max(least - reached, 0), most - reached, free))
            reached += size + _rest_size(leg.rest, whole)
            if reached >= most:
                break
    if (rest := found[-1].rest) and not rest.each:
        found[-1] = replace(found[-1], rest=None)
    return found


def _cut(leg: Piece, size: int, least: int, most: int, optional: bool) -> Piece:
    """A leg of which so much is left at most, and so much at least where the runner may stop."""
    far = min(size, most)
    low = least if 0 < least < far else far
    made = replace(leg, optional=optional)
    if low == far == size:
        return made
    if leg.distance is None:
        return replace(made, duration=Range(Duration(low), Duration(far)), laps=())
    target = leg.target
    if target is not None and target.time is not None:
        # A time is one for the whole leg.
        target = replace(target, time=None, pace=_pace_of(target.time, Distance(size)))
    cut = Range(Distance(low), Distance(far))
    return replace(made, distance=cut, target=target, laps=())


def _pace_of(time: Range[Duration], over: Distance) -> Range[Pace]:
    low, high = (None if end is None else Pace.of(end, over) for end in (time.low, time.high))
    return Range(low, high)


def _least(whole: Piece) -> int | None:
    if whole.distance is not None:
        return whole.distance.low.um if whole.distance.low else None
    return whole.duration.low.ms if whole.duration and whole.duration.low else None


def _size(piece: Piece, measure: Piece | None = None) -> int | None:
    """How much a piece is in what the total is told in; the most of a range, a leg must have one.

    None where it is told in the other.
    """
    if (measure or piece).distance is not None:
        found = piece.distance
        if found is None or (measure and found.low != found.high) or found.high is None:
            return None
        return found.high.um
    time = piece.duration
    if time is None or (measure and time.low != time.high) or time.high is None:
        return None
    return time.high.ms


def _rest_size(rest: Rest | None, measure: Piece) -> int:
    """What a rest adds to the total: its distance, or its time."""
    if rest is None:
        return 0
    if measure.distance is not None:
        return rest.distance.low.um if rest.distance and rest.distance.low else 0
    return rest.duration.low.ms if rest.duration and rest.duration.low else 0
