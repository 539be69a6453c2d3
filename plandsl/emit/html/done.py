"""How much was run each week beside how much was planned, with the yardstick of the sheet."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from plandsl.emit.html.volume import Volume
from plandsl.emit.html.words import are_strides
from plandsl.model.assumed import ON_FOOT
from plandsl.model.ends import Ends, Measured
from plandsl.model.log import Result
from plandsl.model.measure import of_row, of_session
from plandsl.model.plan import Plan
from plandsl.model.session import Role, Step
from plandsl.model.totals import ASSUMING, EXACT
from plandsl.model.verdict import Evaluation, RestVerdict, SessionVerdict, WeekVerdict
from plandsl.record import dataclass
from plandsl.units import MINUTE, PER_NAMES, Distance, number, rounded

Amount = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Judged:
    """A week's place in the plan (-1: before it begins, one more than the last: after it ended) and
    what the evaluation has of the sessions planned for it, and of others run in it, in date order.
    """

    index: int
    sessions: tuple[SessionVerdict, ...]


def by_week(plan: Plan, sessions: Sequence[SessionVerdict]) -> Iterator[Judged]:
    starts = [week.start for week in plan.weeks]
    places = {week.number: index for index, week in enumerate(plan.weeks)}
    after = plan.end + dt.timedelta(days=1) if plan.end else dt.date.max
    inside: dict[int, list[SessionVerdict]] = {}
    for one in sessions:
        index = len(starts) if one.date >= after else bisect_right(starts, one.date) - 1
        if one.session is not None:
            index = places.get(one.session.week, index)
        inside.setdefault(index, []).append(one)
    for index in sorted(inside):
        yield Judged(index, tuple(inside[index]))


@dataclass(frozen=True, slots=True)
class Yardstick:
    """Distances in µm or times in ms, as the sheet of the same plan counts its weeks."""

    by_distance: bool
    unit: Distance

    @classmethod
    def of(cls, volume: Volume, unit: Distance) -> Yardstick:
        return cls(volume.by_distance, unit)

    def done_by_week(self, plan: Plan, evaluation: Evaluation) -> list[Amount]:
        """Of each week that has begun by the last entry, from the first on."""
        inside = {week.index: week.sessions for week in by_week(plan, evaluation.sessions)}
        weeks = enumerate(evaluation.weeks)
        return [self.done(week, inside.get(index, ())) for index, week in weeks]

    def words(self, value: Fraction) -> str:
        """`12.4 km`, `48 min`, `1:05 h`."""
        if self.by_distance:
            return f"{number(value / self.unit.um, 1)}\u00a0{PER_NAMES[self.unit.um]}"
        minutes = rounded(value / MINUTE)
        if minutes <= 90:
            return f"{minutes}\u00a0min"
        return f"{minutes // 60}:{minutes % 60:02}\u00a0h"

    def done(self, week: WeekVerdict, sessions: Iterable[SessionVerdict]) -> Amount:
        """What the log tells of a week; and the same with what it leaves out, as planned."""
        amounts = [self._done(one) for one in sessions if one.was_run]
        told = sum((low for low, _ in amounts), Fraction(0))
        whole = sum((high for _, high in amounts), Fraction(0))
        if self.by_distance:
            told = Fraction(week.distance.um)
        return told, max(told, whole)

    def _done(self, one: SessionVerdict) -> Amount:
        entry, planned = one.entry, one.session.steps if one.session else ()
        steps = entry.steps if entry and entry.steps else planned
        if self.by_distance and not any(step.sport in ON_FOOT for step in steps):
            return Fraction(0), Fraction(0)
        result = entry.result if entry and entry.result else Result()
        if self.by_distance and result.distance is not None:
            return Fraction(result.distance.um), Fraction(result.distance.um)
        told = self._summed(one, result)
        if told is None and entry and entry.steps:
            written = self._of(of_row(entry.steps, EXACT))
            told = Fraction(written.low) if written else None
        if told is None:
            whole = self._of(of_session(one.session, ASSUMING)) if one.session else None
            return Fraction(0), Fraction(whole.high if whole else 0)
        around = self._around(steps) or self._around(planned)
        return told, told + around

    def _summed(self, one: SessionVerdict, result: Result) -> Fraction | None:
        """What was timed, rests included; None where a piece of it is not known."""
        if result.average is not None or result.average_pace is not None:
            return None
        run = [rep for rep in one.reps if rep.was_run]
        if one.whole is not None and one.whole.was_run:
            run = [one.whole]
        if self.by_distance:
            known = [rep.distance.um for rep in run if rep.distance]
        else:
            known = [end.ms for rep in run if rep.time for end in (rep.time.high,) if end]
        if not known or len(known) != len(run):
            return None
        rests = 0 if self.by_distance else sum(map(_rested, one.rests))
        return Fraction(sum(known) + rests)

    def _around(self, steps: Sequence[Step]) -> Fraction:
        """Warm-up, strides and cool-down, which no log has times for."""
        others = [step for step in steps if step.role is not Role.MAIN or are_strides(step)]
        found = self._of(of_row(others, ASSUMING))
        return Fraction(found.high) if found else Fraction(0)

    def _of(self, found: Measured) -> Ends | None:
        return found.foot if self.by_distance else found.long


def _rested(rest: RestVerdict) -> int:
    time = rest.run.duration
    return time.high.ms if time and time.high else 0
