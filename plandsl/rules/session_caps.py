"""A session holds no more threshold, interval, repetition or marathon pace than
suits the week it stands in.

Why:
    J. Daniels (Daniels' Running Formula, 3rd ed. 2014) limits what one session
    holds: threshold pace to 10 % of the week's distance; interval pace to 8 %
    and 10 km; repetition pace to 5 % and 8 km; marathon pace to 20 %, 29 km
    and 110 minutes. Evidence: O (authority). No study that we know tests these
    numbers, and his own plans for those who run little go beyond them.

    So unasked it is a remark, made only in weeks of 40 km or more, where half
    as much again is run (our choice): in shorter weeks the caps leave hardly a
    session. Where a plan says `rule session-caps`, all weeks of three runs or
    more are judged, to the metre. Taper, race and lighter weeks are not: the
    same session has a larger share there.

    In which zone a piece lies is told by its effort's name, else by its pace
    beside the athlete's own (`recent`, or `pace` lines). What may lie in two
    zones, like hills run hard, 10k or HM, counts for none. Races and trials do
    not count. Where the week is a range, its end that belongs to that of the
    session is taken. Of several weeks of one line the worst is told.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    threshold 10%    the largest share of the week's distance
    interval 8%      the same; and at most 10 km
    repetition 5%    the same; and at most 8 km
    marathon 20%     the same; and at most 29 km and 110 minutes

Flagged:
    plan Much threshold
    start 2025-08-18
    pace easy = 5:30/km
    pace threshold = 4:20/km
    week 1
      mon  easy: 12km easy
      tue  threshold: 3km easy + 3x3km threshold r1:00 + 3km easy
      thu  easy: 12km easy
      sun  long: 15km easy

    plan Asked for
    start 2025-08-18
    rule session-caps repetition 5% warn
    week 1
      mon  easy: 8km easy
      tue  400s: 3km easy + 8x400 @ mile r400m jog + 3km easy
      sun  long: 10km easy

Accepted:
    plan Within the caps
    start 2025-08-18
    week 1
      mon  easy: 14km easy
      tue  threshold: 3km easy + 6km threshold + 3km easy
      thu  400s: 3km easy + 8x400 @ mile r400m jog + 3km easy
      sat  easy: 15km easy
      sun  long: 16km easy

    plan A short week
    start 2025-08-18
    week 1
      mon  easy: 6km easy
      tue  threshold: 2km easy + 4km threshold + 1km easy
      sun  long: 10km easy
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plandsl.diagnostics import Severity
from plandsl.model.ends import Ends, Measured, Number, in_all
from plandsl.model.intensities import Intensities
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Kind
from plandsl.model.zones import Zone
from plandsl.record import dataclass
from plandsl.rules._hardness import (
    MILD,
    NAMES,
    Spread,
    Weekly,
    is_mere_chance,
    long_words,
    ordinary,
    which,
    worst,
)
from plandsl.rules._rule import Finding, Settings, Takes
from plandsl.rules._volume import assumed, percent, told
from plandsl.units import KILOMETRE, MINUTE, Distance, Duration

UNASKED = Severity.INFO
TAKES = (
    Takes("threshold", ("percent",), "threshold 10%", part=True),
    Takes("interval", ("percent",), "interval 8%", part=True),
    Takes("repetition", ("percent",), "repetition 5%", part=True),
    Takes("marathon", ("percent",), "marathon 20%", part=True),
)
RUNS = 3
UNASKED_FROM = Distance(40 * KILOMETRE)


@dataclass(frozen=True, slots=True)
class Cap:
    """The most of a zone in one session: a percentage of the week, a distance, a time."""

    name: str
    share: Fraction
    distance: Distance | None = None
    time: Duration | None = None

    def of_week(self, week: Distance) -> Distance:
        """The most of it in a week so long."""
        share = Distance(week.um * self.share.numerator // (100 * self.share.denominator))
        return min(share, self.distance) if self.distance is not None else share


CAPS = {
    Zone.STEADY: Cap("marathon", Fraction(20), Distance(29 * KILOMETRE), Duration(110 * MINUTE)),
    Zone.THRESHOLD: Cap("threshold", Fraction(10)),
    Zone.INTERVAL: Cap("interval", Fraction(8), Distance(10 * KILOMETRE)),
    Zone.REPETITION: Cap("repetition", Fraction(5), Distance(8 * KILOMETRE)),
}


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each line with a session that goes beyond a cap, in its worst week, zone by zone."""
    del log
    least = UNASKED_FROM.um if settings.origin is None else 0
    judged = [
        (weekly, week, one)
        for weekly in ordinary(plan, settings, RUNS)
        if (week := _distance(weekly)) is not None and week.middle >= least
        for one in weekly.sessions
        if one.session.kind not in (Kind.RACE, Kind.TRIAL) and _has_faster(one)
    ]
    for zone, cap in CAPS.items():
        share = settings.values.get(cap.name, cap.share)
        assert isinstance(share, Fraction)
        asked = Cap(cap.name, share, cap.distance, cap.time)
        yield from worst(
            (by, _finding(one, weekly, week, zone, asked, end, plan))
            for weekly, week, one in judged
            for by, end in _broken(one.within(zone, zone), week, asked, settings)
            if not settings.waived(one.session)
        )


def _has_faster(one: Intensities) -> bool:
    """Whether something of it may be in a zone that has a cap."""
    foot = one.within(min(CAPS), max(CAPS)).foot
    return foot is None or bool(foot.high)


def _broken(
    part: Measured, week: Ends, cap: Cap, settings: Settings
) -> Iterator[tuple[Fraction, str]]:
    """How many times the cap it is, and at which end that is too much; nothing where it is not."""
    if part.foot is None or part.long is None or not part.foot.high:
        return
    mild = MILD if settings.origin is None else Fraction(1)
    times = _times_the_cap(part.foot, week, cap)
    end = times.over(mild)
    if not end and cap.time is not None:
        end = Spread.of(part.long).over(mild * cap.time.ms)
    if end and not is_mere_chance(end, settings):
        yield times.middle, end


def _finding(
    one: Intensities, weekly: Weekly, week: Ends, zone: Zone, cap: Cap, end: str, plan: Plan
) -> Finding:
    part = one.within(zone, zone)
    far, long = part.foot or Ends(0, 0), part.long or Ends(0, 0)
    return Finding(
        f"{told(far, plan)} ({long_words(long.middle)}) at {NAMES[zone]} in one session"
        f"{which(end, far, week)}, in a week of {told(week, plan)}",
        one.session.origin,
        at=one.session,
        hint=end == "high",
        note=f"in week {weekly.week.number}",
        help=(f"the cap is {_cap_words(cap, week, part, plan)}", *assumed(far, week)),
    )


def _times_the_cap(far: Ends, week: Ends, cap: Cap) -> Spread:
    """How many times the cap it is. The rest of the week is at its other end."""

    def beside(part: Number, other: Number) -> Fraction:
        return Fraction(part) / max(cap.of_week(Distance(int(part + max(other, 0)))).um, 1)

    low = beside(far.low, week.high - far.high)
    if far.low is far.high and week.low is week.high:
        return Spread(low, low, low)
    middle = beside(far.middle, week.middle - far.middle)
    return Spread(low, middle, beside(far.high, week.low - far.low))


def _distance(weekly: Weekly) -> Ends | None:
    return in_all([one.run().foot for one in weekly.sessions])


def _cap_words(cap: Cap, week: Ends, part: Measured, plan: Plan) -> str:
    """The cap that it is furthest beyond: `4.7 km: 10% of the week`, `10 km, however long the
    week`, `1 h 50 min, however far that is`.
    """
    far, long = part.foot or Ends(0, 0), part.long or Ends(0, 0)
    if cap.time is not None and long.middle / cap.time.ms > _times_the_cap(far, week, cap).middle:
        return f"{long_words(Fraction(cap.time.ms))}, however far that is"
    most = cap.of_week(Distance(int(week.middle)))
    shown = told(Ends(most.um, most.um), plan)
    if most == cap.distance:
        return f"{shown}, however long the week"
    return f"{shown}: {percent(cap.share)} of the week"
