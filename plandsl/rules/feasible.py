"""No target is faster than the athlete could race over that distance today.

Why:
    A recent race tells what one can do over other distances (J. Daniels and J.
    Gilbert, Oxygen Power, 1979), and a rep faster than a race over its own
    length cannot be run even once. From race to race good runners differ by
    some 1 to 2 %, others by more (W. G. Hopkins and D. J. Hewson, Medicine and
    Science in Sports and Exercise 2001), so the margin is 3 %, which is our
    choice. Evidence: M (moderate) for the prediction. It is checked because
    the author asked for it.

    All options of a session and all groups' versions are judged, and the goal
    of the plan's race. The fast end of a target alone beyond the margin is a
    remark. What takes less than 3:30 or more than 4 h is left out: there the
    formulas do not hold, so 400s can not be judged. Several reps at a pace are
    harder than one, which is not looked at. Without a `recent` line nothing
    can be judged, and that is said.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    3%    how much faster than predicted a target may be; 3 % if left out

Flagged:
    plan Faster than can be
    start 2025-08-18
    recent 2025-08-01 5k 20:00
    rule feasible
    week 1
      sun  race: 5k @ 18:50-19:00

    plan A goal from dreams
    start 2025-08-18
    race 2025-09-07 5k 17:00
    recent 2025-08-01 5k 20:00
    rule feasible 5%
    week 1
      tue  easy: 30min easy

    plan Nobody knows the athlete
    start 2025-08-18
    rule feasible
    week 1
      tue  miles: 2x1mi @ 6:15 r4min

Accepted:
    plan It can be done
    start 2025-08-18
    recent 2025-08-01 5k 20:00
    rule feasible
    week 1
      tue  1000s: 5x1km @ 4:00-4:05 r3min
      thu  tempo: 20min @ 4:15-4:20/km
      sat  400s: 8x400 @ 80 r90
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from plandsl.model import vdot
from plandsl.model.intensities import Bout, intensities
from plandsl.model.log import Log
from plandsl.model.plan import Plan, Recent
from plandsl.model.session import Session
from plandsl.model.zones import Ability, ability
from plandsl.record import dataclass, replace
from plandsl.rules._hardness import Spread
from plandsl.rules._rule import Finding, Settings, Takes
from plandsl.rules._text import amount, each
from plandsl.rules._volume import percent
from plandsl.units import SECOND, Distance, Duration, Pace, Range, clock, rounded, spoken

UNASKED = None
TAKES = (Takes("margin", ("percent",), "3%", bare=True, part=True),)
MARGIN = Fraction(3)


@dataclass(frozen=True, slots=True)
class _Asked:
    """So far in such a time; `work` is how the piece is told, `unit` that of the pace that it has
    instead of a time, None where a time is asked for.
    """

    far: Distance
    time: Range[Duration]
    work: str
    unit: Distance | None = None

    def show(self, ms: Fraction) -> str:
        time = Duration(rounded(ms / SECOND) * SECOND)
        return clock(time) if self.unit is None else Pace.of(time, self.far).per(self.unit)


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """The goal of the race, then each piece with a target that nobody in this form can run."""
    del log
    margin = settings.values.get("margin", MARGIN)
    assert isinstance(margin, Fraction)
    recent, race = plan.recent, plan.race
    if recent is None:
        help = "say it at the top, like: recent 2026-02-01 5k 21:30"
        message = "nobody can judge the targets: no recent race is known"
        yield Finding(message, settings.origin, hint=True, help=(help,))
        return
    if race and race.distance and race.goal and settings.series is None:
        goal = _Asked(race.distance, race.goal, amount(race.distance))
        yield from _judged(goal, recent, margin, Finding("the goal of ", race.origin))
    athlete = ability(plan)
    for session in plan.sessions():
        if settings.concerns(session.series):
            for bout in _bouts(session, athlete):
                asked = _asked(bout, plan.unit)
                origin = session.here(bout.target.origin) if bout.target else None
                if asked is not None:
                    place = Finding("", origin or session.origin, at=session)
                    yield from _judged(asked, recent, margin, place)


def _bouts(session: Session, athlete: Ability) -> Iterator[Bout]:
    """Of all options, for everybody and for each group."""
    rows = [*session.options, *(row for version in session.versions for row in version.options)]
    for row in rows:
        yield from intensities(replace(session, options=(row,)), athlete).bouts


def _asked(bout: Bout, unit: Distance) -> _Asked | None:
    """How far one piece goes, at most, and in what time; None where it does not say."""
    target, step = bout.target, bout.step
    if target is None or step.sport != "run" or target.cut:
        return None
    far = step.distance.high if step.distance else None
    if far is not None and far.um and target.time is not None:
        return _Asked(far, target.time, amount(far))
    pace = target.pace
    slow = (pace.high or pace.low) if pace else None
    if pace is None or slow is None or slow.s_per_m <= 0:
        return None
    if far is not None and far.um:
        return _Asked(far, each(pace, partial(_over, far)), amount(far), unit)
    long = step.duration.high if step.duration else None
    if long is None or not long.ms:
        return None
    far = slow.distance_in(long)
    return _Asked(far, each(pace, partial(_over, far)), spoken(long), unit)


def _over(far: Distance, pace: Pace) -> Duration:
    return pace.time_for(far)


def _judged(asked: _Asked, recent: Recent, margin: Fraction, place: Finding) -> Iterator[Finding]:
    """Whether a time is too fast; `place` has where it stands, and how to begin the message."""
    best = vdot.race_time(vdot.vdot(recent.distance, recent.time), asked.far)
    ends = [end.ms for end in (asked.time.low, asked.time.high) if end is not None and end.ms]
    if not ends or not vdot.SHORTEST * SECOND <= best.ms <= vdot.LONGEST * SECOND:
        return
    fast, slow = min(ends), max(ends)
    times = Spread(Fraction(slow), Fraction(fast + slow, 2), Fraction(fast))
    faster = Spread(*(1 - one / best.ms for one in (times.low, times.middle, times.high)))
    end = faster.over(margin / 100)
    if not end:
        return
    where = {"low": "", "middle": " in the middle of its range", "high": " at its fast end"}[end]
    race = f"{amount(recent.distance)} in {clock(recent.time)} on {recent.date}"
    yield replace(
        place,
        message=(
            f"{place.message}{asked.show(times.at(end))} for {asked.work}{where} is "
            f"{percent(faster.at(end) * 100, margin)} faster than this athlete can race it: "
            f"{asked.show(Fraction(best.ms))}"
        ),
        hint=end == "high",
        help=(f"so says {race}, by the formulas of Daniels and Gilbert",),
    )
