"""The rest between reps suits their pace: short at threshold, not longer than the
rep at interval pace, not shorter than the rep at repetition pace.

Why:
    J. Daniels (Daniels' Running Formula, 3rd ed. 2014): at threshold a fifth
    of the rep, so that it stays one long effort; at interval pace at most as
    long as the rep, so that the next one starts high; at repetition pace two
    to three times the rep, or a jog as far as it, so that each one is fast.
    Evidence: O (authority). Seiler and Hetlelid (Medicine and Science in
    Sports and Exercise 2005, nine runners): over 6x4 minutes, two minutes of
    rest allowed 2 % more speed than one, and four minutes no more than two.

    Unasked it is a remark, and only on what is far from that (our choice): a
    rest of more than half the rep at threshold, more than one and a half at
    interval pace, less than two thirds at repetition pace. In which zone a rep
    lies is told by its effort's name, else by its pace beside the athlete's
    own (`recent`, or `pace` lines). What may lie in two zones is not judged,
    nor is what is run by a heart rate or an rpe, nor are sets, races, trials,
    reps at the pace of the plan's own race, rests that end when something
    happens, and send-offs.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    threshold 20%     the longest rest, as a share of the rep's time
    interval 100%     the longest rest, as a share of the rep's time
    repetition 200%   the shortest rest, as a share of the rep's time

Flagged:
    plan Too long for threshold
    start 2025-08-18
    week 1
      tue  threshold: 4x6min threshold r4min jog

    plan Too short for repetition
    start 2025-08-18
    recent 2025-08-01 5k 20:00
    week 1
      tue  400s: 8x400 @ 82-84 r45

    plan Longer than the rep
    start 2025-08-18
    week 1
      tue  1000s: 5x3min interval r5min

Accepted:
    plan As they should be
    start 2025-08-18
    recent 2025-08-01 5k 20:00
    week 1
      tue  threshold: 4x6min threshold r1:00 jog
      thu  1000s: 5x1km @ 5k r2:30 jog
      sat  200s: 8x200 @ mile r200m jog

    plan Nobody knows how fast that is
    start 2025-08-18
    week 1
      tue  400s: 8x400 @ 82-84 r45
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plandsl.diagnostics import Severity
from plandsl.model.ends import Ends
from plandsl.model.intensities import ASSUMING, RUN_RESTS, Bout, Intensities
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.session import Rest
from plandsl.model.zones import Zone
from plandsl.rules._hardness import NAMES, Spread, is_mere_chance, long_words, paced, which
from plandsl.rules._rule import Finding, Settings, Takes
from plandsl.rules._volume import assumed, percent
from plandsl.units import SECOND

UNASKED = Severity.INFO
# A rest that is shorter was meant otherwise, which is said elsewhere.
LEAST = 2 * SECOND
TAKES = (
    Takes("threshold", ("percent",), "threshold 20%"),
    Takes("interval", ("percent",), "interval 100%"),
    Takes("repetition", ("percent",), "repetition 200%"),
)
ASKED = {Zone.THRESHOLD: Fraction(20), Zone.INTERVAL: Fraction(100), Zone.REPETITION: Fraction(200)}
MILD = {
    Zone.THRESHOLD: Fraction(50),
    Zone.INTERVAL: Fraction(150),
    Zone.REPETITION: Fraction(200, 3),
}


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each set of reps whose rest does not suit their pace."""
    del log
    for bout, one in paced(plan, settings):
        if bout.rest is not None:
            yield from _judged(bout, bout.rest, one, settings)


def _judged(bout: Bout, rest: Rest, one: Intensities, settings: Settings) -> Iterator[Finding]:
    zone, work = bout.zone, bout.one.long
    if zone not in ASKED or rest.until or rest.rows:
        return
    pause = ASSUMING.rest(rest, bout.one, bout.step).long
    if not work or not work.low or not pause:
        return
    if pause.high < LEAST:
        return
    low, high = Fraction(pause.low) / work.high, Fraction(pause.high) / work.low
    of_rep = Spread(low, pause.middle / work.middle, high)
    default = (MILD if settings.origin is None else ASKED)[zone]
    limit = settings.values.get(zone.name.lower(), default)
    assert isinstance(limit, Fraction)
    if zone is Zone.REPETITION:
        extreme, what = "low", "at least"
        end = "" if _is_as_far(bout, rest) else of_rep.under(limit / 100)
    else:
        extreme, what = "high", "at most"
        end = of_rep.over(limit / 100)
    if end and not is_mere_chance(end, settings, extreme):
        # The longest rest after the shortest rep is the greatest share.
        ends = {"low": (pause.low, work.high), "high": (pause.high, work.low)}
        rested, run = map(Fraction, ends.get(end, (pause.middle, work.middle)))
        yield Finding(
            f"{long_words(rested)} of rest after {long_words(run)} at "
            f"{NAMES[zone]}{which(end, work, pause)}: "
            f"{percent(of_rep.at(end) * 100, limit)} of the rep, "
            f"and {what} {percent(limit)} suit that pace",
            one.place(rest.origin or bout.step.origin) or one.session.origin,
            at=one.session,
            hint=end == extreme,
            help=assumed(work, pause),
        )


def _is_as_far(bout: Bout, rest: Rest) -> bool:
    """Whether the rest is a jog at least as far as the rep."""
    far = rest.distance.low if rest.distance else None
    rep = bout.one.far or Ends(0, 0)
    return far is not None and rest.mode in RUN_RESTS and far.um >= rep.low
