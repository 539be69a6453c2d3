"""The laps of a watch beside the pieces that were due: which may be a rep, and which a rest."""

from __future__ import annotations

from collections.abc import Sequence

from plandsl.evaluate.amounts import as_far
from plandsl.evaluate.bands import band
from plandsl.evaluate.counted import is_about, is_between
from plandsl.evaluate.paces import timed
from plandsl.evaluate.pieces import Piece, pace_of
from plandsl.model.log import Value
from plandsl.model.session import Rest
from plandsl.record import dataclass, replace
from plandsl.units import KILOMETRE, METRE, MINUTE, SECOND, Distance, Duration, Range, clock, spoken

# A rep that went wrong is one all the same where its place between rests says so, within so many
# per cent [house choice].
ODD_PERCENT = 35
# A rep by time is stopped within so much time or so many per cent [house choices].
BY_THE_EYE, EYE_PERCENT = 3 * SECOND, 2
# A rest is the one that was asked for within so many per cent or so much time; one by distance is
# jogged or walked from so much to so much a kilometre [house choices].
REST_PERCENT, REST_PLAY = 25, 15 * SECOND
QUICKEST, JOGGED, WALKED = 3 * MINUTE + 30 * SECOND, 10 * MINUTE, 16 * MINUTE


@dataclass(frozen=True, slots=True)
class Rep:
    """One rep of so many laps, and how far it is from what was asked for, in thousandths."""

    value: Value
    laps: int
    off: int
    odd: int = 0


class Laps:
    """The laps of a watch beside the pieces that were due, each pair of them looked at once.

    `order` has what each rep is, by the position of its kind, and the rest behind it; as many as
    there may be laps, where the last ones are alike.
    """

    def __init__(self, values: Sequence[Value], pieces: Sequence[Piece]) -> None:
        self.values = values
        self.due = len(pieces)
        self.kinds = kinds_of(pieces)
        places = {kind: place for place, kind in enumerate(self.kinds)}
        self.order = [(places[replace(one, rest=None)], one.rest) for one in pieces[: len(values)]]
        if len(pieces) <= len(values):
            before, last = self.order[-2:]
            self.order[-1] = last[0], before[1]
            self.order += [self.order[-1]] * (len(values) if before[0] == last[0] else 0)
        self._found: dict[tuple[int, int, Distance | None, bool], Rep | None] = {}

    def rep(self, at: int, kind: int, lap: Distance | None, *, odd: bool = False) -> Rep | None:
        """The rep from a lap on, if there is one; an `odd` one is far from what was asked for."""
        key = at, kind, lap, odd
        if key not in self._found:
            piece = self.kinds[kind]
            find = _odd_rep if odd else _rep
            self._found[key] = find(self.values, at, piece, lap) if at < len(self.values) else None
        return self._found[key]


def kinds_of(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(dict.fromkeys(replace(piece, rest=None) for piece in pieces))


def _rep(values: Sequence[Value], at: int, piece: Piece, lap: Distance | None) -> Rep | None:
    """One rep from this lap on, if it is about as long as was asked for, and each of its laps."""
    far = piece.length
    if lap is None or far is None or far <= lap:
        one = timed(values[at], far)
        floated = is_between(piece) and pace_of(piece) is None and _is_floated(one, far)
        return Rep(one, 1, off_by(one, piece)) if floated or is_like(one, piece) else None
    laps, rest = divmod(far.um, lap.um)
    some = [timed(value, lap) for value in values[at : at + laps]]
    part = as_far(piece, lap)
    if rest or len(some) < laps or not all(is_about(one.time, part) for one in some):
        return None
    whole = _added(some)
    return Rep(whole, laps, off_by(whole, piece)) if is_about(whole.time, piece) else None


def _is_floated(value: Value, far: Distance | None) -> bool:
    time = value.time.low if value.time else None
    if time is None or far is None:
        return False
    return QUICKEST * far.um <= time.ms * KILOMETRE <= JOGGED * far.um


def _odd_rep(values: Sequence[Value], at: int, piece: Piece, lap: Distance | None) -> Rep | None:
    one = values[at]
    if lap is not None or not is_within(one, piece, ODD_PERCENT):
        return None
    return Rep(one, 1, off_by(one, piece), odd=1)


def _added(laps: Sequence[Value]) -> Value:
    """Laps as one value, with themselves as its splits."""
    splits = tuple(lap.time.low for lap in laps if lap.time and lap.time.low)
    time = Duration(sum(split.ms for split in splits))
    decimals = min(lap.decimals for lap in laps)
    return Value(Range(time, time), decimals, laps[-1].rest, splits, text=clock(time))


# ------------------------------------------------------------------------------ rests


def pause_at(
    values: Sequence[Value], at: int, rest: Rest | None, lap: Distance | None
) -> tuple[Value, int]:
    """The rest from this lap on: one lap, or as many as its distance has; none at the end."""
    far = rest.distance.low if rest and rest.distance else None
    many = far.um // lap.um if far and lap and far.um % lap.um == 0 else 1
    laps = [timed(one, lap if many > 1 else far) for one in values[at : at + many]]
    if len(laps) < many or not all(one.was_run for one in laps):
        return Value(None), many
    if many > 1 and any(one.time is None for one in laps):
        return Value(None), many
    return (laps[0] if many == 1 else _added(laps)), many


def is_asked(pause: Value, rest: Rest | None) -> bool:
    """Whether a lap is about as long as the rest that was asked for; a pace is if it is slow."""
    time = pause.time.low if pause.time else None
    if rest is not None and time is None and pause.pace is not None and pause.pace.low:
        return pause.pace.low.s_per_m * KILOMETRE // METRE * SECOND >= QUICKEST
    if time is None or rest is None:
        return False
    if rest.duration is not None and rest.duration.low and rest.duration.high:
        low, high = rest.duration.low.ms, rest.duration.high.ms
        play = max(REST_PLAY, REST_PERCENT * high // 100)
        return low - play <= time.ms <= high + play
    if rest.distance is not None and rest.distance.low and rest.distance.high:
        slowest = WALKED if rest.mode in ("walk", "stand") else JOGGED
        low, high = rest.distance.low.um * QUICKEST, rest.distance.high.um * slowest
        return low <= time.ms * KILOMETRE <= high
    return False


def rest_off(pause: Value, rest: Rest | None) -> int:
    """How far a rest by time is from what was asked for, in thousandths."""
    time, asked = pause.time.low if pause.time else None, rest.duration if rest else None
    if time is None or asked is None or not asked.low or not asked.high:
        return 0
    return 1000 * max(asked.low.ms - time.ms, time.ms - asked.high.ms, 0) // max(asked.high.ms, 1)


def is_any(value: Value, kinds: Sequence[Piece]) -> bool:
    """Whether a lap may be a rep of one of these kinds."""
    return any(is_like(value, kind) for kind in kinds)


def is_like(value: Value, piece: Piece) -> bool:
    """Whether a lap may be a rep: one by time was stopped by the watch, or by its runner's eye."""
    time, asked = timed(value, piece.length).time, piece.duration
    if asked is None or time is None or time.low is None:
        return is_about(time, piece)
    if asked.low is None or asked.high is None:
        return False
    play = max(BY_THE_EYE, EYE_PERCENT * asked.high.ms // 100)
    return asked.low.ms - play <= time.low.ms <= asked.high.ms + play


def with_rest(rep: Value, pause: Value, asked: Rest | None) -> Value:
    """A rep with the rest that was timed behind it; one that was asked for by time is judged."""
    time = pause.time
    if rep.rest is not None or asked is None or asked.duration is None or time is None:
        return rep
    text = f"r{spoken(time.low)}" if time.low else pause.text
    return replace(rep, rest=replace(asked, text=text, duration=time, each=False))


# --------------------------------------------------------------------- how well it fits


def expected(piece: Piece) -> tuple[int, int] | None:
    """From when to when a piece is as asked for, in ms."""
    against = band(piece, piece.length)
    asked = piece.duration or (against.range if against else None)
    ends = [end.ms for end in (asked.low, asked.high) if end] if asked else []
    return (min(ends), max(ends)) if ends else None


def is_within(value: Value, piece: Piece, percent: int) -> bool:
    """Whether a time is that of the piece within so many per cent."""
    time, asked = timed(value, piece.length).time, expected(piece)
    if time is None or time.low is None or asked is None:
        return False
    low, high = (100 - percent) * asked[0], (100 + percent) * asked[1]
    return low <= 100 * time.low.ms <= high


def off_by(value: Value, piece: Piece) -> int:
    """How far a time lies outside of what was asked for, in thousandths."""
    time, asked = timed(value, piece.length).time, expected(piece)
    if time is None or time.low is None or asked is None:
        return 0
    off = max(asked[0] - time.low.ms, time.low.ms - asked[1], 0)
    return 1000 * off // max(asked[1], 1)
