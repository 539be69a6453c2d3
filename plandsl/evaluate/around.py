"""The easy running around the sets of a session, which a watch that ran on has as laps too."""

from __future__ import annotations

from collections.abc import Sequence

from plandsl.evaluate.paces import UNITS, timed
from plandsl.evaluate.pieces import Piece, easy_around, is_timed, readings
from plandsl.model.log import Value
from plandsl.model.session import Role, Step
from plandsl.record import dataclass
from plandsl.units import HOUR, KILOMETRE, MINUTE, Distance, Duration, Pace, Range

# Easy running is slower than this a kilometre, and faster than a walk; around the sets it may be
# half as long as it should be, or twice as long [house choices].
FASTEST, SLOWEST = 3 * MINUTE, 10 * MINUTE
# What has no length, and what drills and strides may add [house choices].
UNSAID, DRILLS = HOUR, 20 * MINUTE
# A lap of easy running may be so many per cent beyond its pace [house choice].
EASY_PERCENT = 5


@dataclass(frozen=True, slots=True)
class Around:
    """The steps before the sets and those behind them."""

    before: tuple[Step, ...]
    behind: tuple[Step, ...]

    def fit(self, before: Sequence[Value], behind: Sequence[Value], *, each: bool = False) -> bool:
        """Whether these laps can be what was to be run there, `each` for one lap a step at most;
        none at all always can.
        """
        few = len(before) <= len(self.before) and len(behind) <= len(self.behind)
        return (few or not each) and _fit(self.before, before) and _fit(self.behind, behind)

    def is_easy(self, value: Value) -> bool:
        """Whether a lap of a mile, a kilometre or all of a part is at the pace of easy running."""
        return any(_is_part(value, step, UNITS) for step in (*self.before, *self.behind))

    def is_before(self, value: Value) -> bool:
        """Whether a lap is all of a part before the sets, in its time."""
        return any(_is_part(value, step) for step in self.before)

    def is_behind(self, value: Value) -> bool:
        """Whether a lap is all of a part behind them."""
        return any(_is_part(value, step) for step in self.behind)


def around(steps: tuple[Step, ...], pieces: Sequence[Piece]) -> Around:
    """Easy running at the beginning and the end is around the sets unless it is of the pieces."""
    inside = tuple(pieces) == readings(steps)[0]
    outside = [step for step in steps if _is_outside(step, steps, inside)]
    main = [at for at, step in enumerate(steps) if step not in outside and is_timed(step)]
    if not main:
        return Around((), ())
    return Around(steps[: main[0]], steps[main[-1] + 1 :])


def _is_outside(step: Step, steps: Sequence[Step], inside: bool) -> bool:
    return step.role is not Role.MAIN or (not inside and step in easy_around(steps))


def _fit(steps: Sequence[Step], values: Sequence[Value]) -> bool:
    if not values:
        return True
    if not steps:
        return False
    times = [value.time.low.ms for value in values if value.time and value.time.low]
    ends = [_ends(step) for step in steps]
    low, high = sum(low for low, _ in ends), sum(high for _, high in ends)
    return len(times) < len(values) or low <= sum(times) <= high


def _ends(step: Step) -> tuple[int, int]:
    """The least and the most that a step may take, in ms."""
    if step.role is Role.MAIN and not is_timed(step):
        return 0, DRILLS
    far, long = step.distance, step.duration
    if step.pieces or step.reps.high != 1:
        return 0, UNSAID
    if far is not None and far.low and far.high:
        return far.low.um * FASTEST // KILOMETRE // 2, 2 * far.high.um * SLOWEST // KILOMETRE
    if long is not None and long.low and long.high:
        return long.low.ms // 2, 2 * long.high.ms
    return 0, UNSAID


def _is_part(value: Value, step: Step, units: Sequence[Distance] = ()) -> bool:
    """Whether a lap is all of the step or one of these lengths at its pace, or took its time."""
    if step.duration is not None and _is_between(value, step.duration):
        return True
    lengths = (*units, step.distance.low if step.distance else None)
    paces = [target.pace for target in step.targets if target.pace]
    return any(_is_at(value, pace, far) for pace in paces for far in lengths if far)


def _is_at(value: Value, pace: Range[Pace], far: Distance) -> bool:
    if pace.low is None or pace.high is None:
        return False
    asked = Range(pace.low.time_for(far), pace.high.time_for(far))
    return _is_between(timed(value, far), asked)


def _is_between(value: Value, asked: Range[Duration]) -> bool:
    time = value.time.low if value.time else None
    if time is None or asked.low is None or asked.high is None:
        return False
    least, most = (100 - EASY_PERCENT) * asked.low.ms, (100 + EASY_PERCENT) * asked.high.ms
    return least <= 100 * time.ms <= most
