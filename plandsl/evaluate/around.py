"""The easy running around the sets of a session, which a watch that ran on has as laps too."""

from __future__ import annotations

from collections.abc import Sequence

from plandsl.evaluate.due import Due
from plandsl.evaluate.paces import UNITS, timed
from plandsl.evaluate.pieces import easy_around, is_timed, readings
from plandsl.model.log import Value
from plandsl.model.session import Role, Step
from plandsl.record import dataclass
from plandsl.units import HOUR, KILOMETRE, MINUTE, Pace, Range

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
        """Whether a lap of a mile or a kilometre is at the pace of the easy running."""
        steps = (*self.before, *self.behind)
        paces = [target.pace for step in steps for target in step.targets if target.pace]
        return any(_is_at(value, pace) for pace in paces)


def around(against: Due) -> Around:
    """Easy running at the beginning and the end is around the sets unless it is of the pieces."""
    steps = against.steps
    inside = against.pieces == readings(steps)[0]
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


def _is_at(value: Value, pace: Range[Pace]) -> bool:
    if pace.low is None or pace.high is None:
        return False
    for unit in UNITS:
        time = timed(value, unit).time
        if time is None or time.low is None:
            return False
        fast, slow = pace.low.time_for(unit).ms, pace.high.time_for(unit).ms
        least, most = (100 - EASY_PERCENT) * fast, (100 + EASY_PERCENT) * slow
        if least <= 100 * time.low.ms <= most:
            return True
    return False
