"""Reps at interval and repetition pace, and runs at threshold pace, are not longer
than the pace allows.

Why:
    J. Daniels (Daniels' Running Formula, 3rd ed. 2014): reps at interval pace
    last up to 5 minutes, at repetition pace up to 2, and a steady run at
    threshold pace 20; what is longer becomes a race, or is run slower.
    Evidence: O (authority). Many plans have longer runs at threshold, and he
    allows them at a slower pace: so unasked it is a remark, and only on what
    is more than half as long again (our choice).

    In which zone a rep lies is told by its effort's name, else by its pace
    beside the athlete's own (`recent`, or `pace` lines): without them a time
    alone says nothing. What may lie in two zones is not judged, nor is what is
    run by a heart rate or an rpe, nor races, trials, and reps at the pace of
    the plan's own race, which are practice for it. Of two sides of an `or` the
    first is judged.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    threshold 20min    the longest steady run at threshold pace
    interval 5min      the longest rep at interval pace
    repetition 2min    the longest rep at repetition pace

Flagged:
    plan Long reps
    start 2025-08-18
    week 1
      tue  miles: 3x8min interval r3min jog

    plan A long tempo run
    start 2025-08-18
    rule bout-length threshold 25min
    week 1
      tue  tempo: 10min easy + 30min tempo + 10min easy

    plan Too long for its pace
    start 2025-08-18
    recent 2025-08-01 5k 20:00
    week 1
      tue  1200s: 3x1200 @ 4:20 r5:00

Accepted:
    plan As long as they may be
    start 2025-08-18
    recent 2025-08-01 5k 20:00
    week 1
      tue  1000s: 5x1km @ 5k r3min jog
      thu  tempo: 20min tempo
      sun  400s: 8x400 @ mile r400m jog

    plan Nobody knows how fast that is
    start 2025-08-18
    week 1
      tue  miles: 3x1mi @ 6:30 r3min

    plan For a reason
    start 2025-08-18
    week 1
      tue  tempo: 40min tempo
        allow bout-length: at a slower tempo, as the coach says
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plandsl.diagnostics import Severity
from plandsl.model.intensities import Bout, Intensities
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.zones import Zone
from plandsl.rules._hardness import MILD, NAMES, Spread, is_mere_chance, long_words, paced, which
from plandsl.rules._rule import Finding, Settings, Takes
from plandsl.rules._volume import assumed
from plandsl.units import MINUTE, Duration

UNASKED = Severity.INFO
TAKES = (
    Takes("threshold", ("time",), "threshold 20min", needs_unit=True),
    Takes("interval", ("time",), "interval 5min", needs_unit=True),
    Takes("repetition", ("time",), "repetition 2min", needs_unit=True),
)
LIMITS = {
    Zone.THRESHOLD: Duration(20 * MINUTE),
    Zone.INTERVAL: Duration(5 * MINUTE),
    Zone.REPETITION: Duration(2 * MINUTE),
}


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each piece of each session that lasts longer than its zone allows."""
    del log
    for bout, one in paced(plan, settings):
        yield from _judged(bout, one, settings)


def _judged(bout: Bout, one: Intensities, settings: Settings) -> Iterator[Finding]:
    zone, long = bout.zone, bout.one.long
    if zone not in LIMITS or long is None:
        return
    limit = settings.values.get(str(zone.name).lower(), LIMITS[zone])
    assert isinstance(limit, Duration)
    most = limit.ms * (MILD if settings.origin is None else Fraction(1))
    if long.high <= most:
        return
    lasts = Spread.of(long)
    end = lasts.over(most)
    if end and not is_mere_chance(end, settings):
        yield Finding(
            f"{long_words(lasts.at(end))} at {NAMES[zone]} in one piece{which(end, long)}",
            one.place(bout.step.origin) or one.session.origin,
            at=one.session,
            hint=end == "high",
            help=(f"at that pace {long_words(Fraction(limit.ms))} are enough", *assumed(long)),
        )
