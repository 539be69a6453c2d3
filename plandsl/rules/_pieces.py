"""The work of a session in pieces, and what each piece states of reps, length, rest and pace.

Every variable is told in numbers that are greater where the session is harder, so that two sessions
can be compared without knowing what the numbers are of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from plandsl.model.session import Rest, Role, Step, Target
from plandsl.record import dataclass, field
from plandsl.rules._aims import End, aim_ends, cut_down, pace_of
from plandsl.rules._text import counts, due, each, lengths, paces, times, unit_of
from plandsl.source import Origin
from plandsl.units import KILOMETRE, Distance, Duration, Range, number

EASY = {"easy", "recovery"}
ASIDE = {"drills", "mobility", "rest"}
MODES = {"stand": 0, "walk": 1, "easy": 2, "jog": 2, "float": 3}
"""The higher, the harder the rest."""

ONE = Range(1, 1)
SHARE = "share"
"""The unit of a rest that is a part of its rep."""
Pause = Rest | Range[Duration]
"""What parts two reps: a rest, or a send-off."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a piece states of one variable. A pace was written for a distance: a rep, a mile.

    Its text is only made where there is something to say about it. `origin` is where it stands,
    `step` where its step does. `whole` is the spelling of a row that is written as one
    (`90>84`, `r60 (4min after half)`), empty for a value of its own. `pace` tells a pace for the
    plan's unit, empty where it is not known; `rep` is how long the rep before a rest lasts, if that
    is known.
    """

    ends: tuple[End, ...]
    text: Callable[[], str] = field(compare=False)
    step: Origin | None = field(default=None, compare=False)
    origin: Origin | None = field(default=None, compare=False)
    over: Distance = Distance(KILOMETRE)
    whole: str = field(default="", compare=False)
    pace: Callable[[], str] = field(default=str, compare=False)
    rep: Duration | None = field(default=None, compare=False)


Row = tuple[Value, ...]
"""What a piece states of one variable: nothing, one value, or one for each rep or gap."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A step without pieces, with what its groups say: counts (sets before reps, ones left out),
    pauses (between reps before between sets) and targets (one for all reps, or one a rep).
    """

    step: Step
    reps: tuple[Range[int], ...]
    pauses: tuple[Pause, ...]
    targets: tuple[Target, ...]


def main_work(steps: Sequence[Step]) -> list[Step]:
    """The steps of an option that count, easy running only where there is nothing else."""
    main = [
        (step, efforts)
        for step in steps
        if step.role is Role.MAIN and step.sport not in ASIDE
        if (efforts := _efforts(step)) != {"strides"}
    ]
    return [step for step, efforts in main if not efforts <= EASY] or [step for step, _ in main]


def _efforts(step: Step) -> set[str | None]:
    """The efforts of all pieces of a step; None for one with another target, or without any."""
    return {
        target.effort if target else None
        for piece in flat((step,))
        for target in piece.targets or (None,)
    }


def flat(
    steps: Sequence[Step],
    reps: tuple[Range[int], ...] = (),
    pauses: tuple[Pause, ...] = (),
    targets: tuple[Target, ...] = (),
) -> Iterator[Piece]:
    """All pieces, with what the groups around them say."""
    for step in steps:
        counted = reps if step.reps == ONE else (*reps, step.reps)
        own: Pause | None = step.rest or step.send_off
        paused = (own, *pauses) if own else pauses
        aimed = step.targets or targets
        if not step.pieces:
            yield Piece(step, counted, paused, aimed)
        ladder = step.reps == ONE and len(aimed) == len(step.pieces)
        for place, piece in enumerate(step.pieces):
            mine = aimed[place : place + 1] if ladder else aimed
            yield from flat((piece,), counted, paused, mine)


# ---- reps and length


def reps_row(piece: Piece) -> Row:
    """Sets and reps."""
    return (count_value(piece.reps, piece.step.origin),)


def sets_row(piece: Piece) -> Row:
    """How often the groups around it are done; nothing where there is none."""
    return (count_value(piece.reps[:-1], piece.step.origin),) if len(piece.reps) > 1 else ()


def inner_row(piece: Piece) -> Row:
    """Reps alone, without sets."""
    return (count_value(piece.reps[-1:], piece.step.origin),)


def count_value(reps: Sequence[Range[int]], step: Origin | None) -> Value:
    """How often something is done, from the outermost group to the reps."""
    ends = [("reps", end) for count in reps for end in (count.low, count.high)]
    return Value(tuple(ends), lambda: "×".join(map(counts, reps)), step)


def length_rows(steps: Sequence[Step], pieces: Sequence[Piece]) -> list[Row]:
    """The totals that groups are repeated up to, then the length of each piece."""
    return [*_totals(steps), *(_length(piece.step) for piece in pieces)]


def _totals(steps: Sequence[Step]) -> Iterator[Row]:
    for step in steps:
        if step.pieces:
            row = _length(step)
            if row:
                yield row
            yield from _totals(step.pieces)


def _length(step: Step) -> Row:
    far, long = step.distance, step.duration
    if far:
        return (Value(_um(far), partial(lengths, far), step.origin),)
    if long:
        return (Value(_ms(long), partial(times, long), step.origin),)
    text = f"until {step.until}"
    return (Value(((text, None),), lambda: text, step.origin),) if step.until else ()


def _um(limits: Range[Distance]) -> tuple[End, ...]:
    far = each(limits, lambda end: end.um)
    return ("µm", far.low), ("µm", far.high)


def _ms(limits: Range[Duration], unit: str = "ms") -> tuple[End, ...]:
    time = each(limits, lambda end: end.ms)
    return (unit, time.low), (unit, time.high)


# ---- rests


def rest_row(piece: Piece, unit: Distance) -> Row:
    """The rests of all groups around a piece as one value; one for each gap where they differ.

    A shorter or a livelier one is harder, and a shorter send-off. `unit` is the plan's.
    """
    pauses = piece.pauses
    rows = [len(pause.rows) for pause in pauses if isinstance(pause, Rest) and pause.rows]
    whole = " and ".join(_whole(pause) for pause in pauses) if rows else ""
    origin = next((pause.origin for pause in pauses if isinstance(pause, Rest)), None)
    made = []
    rep = _rep_time(piece)
    for gap in range(1, max(rows, default=1) + 1) if pauses else ():
        there = [pause.after(gap) if isinstance(pause, Rest) else pause for pause in pauses]
        ends = tuple(end for pause in there for end in _pause_ends(piece.step, pause, unit))
        text = partial(_pauses, there)
        place = origin or piece.step.origin
        made.append(Value(ends, text, piece.step.origin, place, whole=whole, rep=rep))
    return tuple(made)


def _rep_time(piece: Piece) -> Duration | None:
    """How long a rep lasts at most; None where nobody knows."""
    if piece.step.duration is not None:
        return piece.step.duration.high
    targets = [due(piece.step, target) for target in piece.targets]
    ends = [time.high for time in targets if time is not None]
    return max((end for end in ends if end is not None), default=None)


def _pause_ends(step: Step, pause: Pause, unit: Distance) -> Iterator[End]:
    if not isinstance(pause, Rest):
        yield from _negative(_ms(pause, "on"))
        return
    yield from _negative(_ms(pause.duration) if pause.duration else ())
    yield from _negative(_um(pause.distance) if pause.distance else ())
    if pause.share is not None:
        yield SHARE, -pause.share
    beats = pause.until.removesuffix("bpm")
    if beats.isdecimal():
        # A higher heart rate is reached sooner.
        yield "until bpm", int(beats)
    elif pause.until:
        yield f"until {pause.until}", None
    yield "mode", MODES.get(pause.mode, 0)
    if pause.target is not None:
        for kind, end in aim_ends(pause.target, pace_of(step, pause.target), unit):
            yield f"float {kind}", end


def _negative(ends: Sequence[End]) -> Iterator[End]:
    return ((unit, None if end is None else -end) for unit, end in ends)


def _whole(pause: Pause) -> str:
    return pause.text if isinstance(pause, Rest) and pause.rows else _pauses([pause])


def _pauses(pauses: Sequence[Pause]) -> str:
    """`90 s`, `200 m jog and 3:00`, `on 1:45`."""
    return " and ".join(
        _rest(pause) if isinstance(pause, Rest) else f"on {times(pause)}" for pause in pauses
    )


def _rest(rest: Rest) -> str:
    if rest.until == "back":
        return f"{rest.mode} back"
    amount = {"": "", "full": "full rest"}.get(rest.until, f"until {rest.until}")
    if rest.duration:
        amount = times(rest.duration)
    elif rest.distance:
        amount = lengths(rest.distance)
    elif rest.share is not None:
        amount = f"{number(rest.share * 100, 2)}%"
    words = [amount] if rest.mode == "stand" else [amount, rest.mode]
    return " ".join([*words, f"@ {rest.target.text}"] if rest.target else words)


# ---- targets


def pace_row(piece: Piece, unit: Distance) -> Row:
    """The targets; `unit` is what the plan tells paces in."""
    whole = cut_down(piece.targets)
    return tuple(_aim(piece.step, target, unit, whole) for target in piece.targets)


def _aim(step: Step, target: Target, unit: Distance, whole: str) -> Value:
    """A faster pace is harder. One for a time is in seconds a metre, to compare it with others."""
    pace, over = pace_of(step, target), unit_of(target, unit)
    if target.time and pace and step.distance and step.distance.low:
        over = step.distance.low
    ends = aim_ends(target, pace, unit)
    told = partial(paces, pace, unit) if pace else str
    return Value(ends, lambda: target.text, step.origin, target.origin, over, whole, told)
