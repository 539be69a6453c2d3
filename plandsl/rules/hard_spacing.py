"""Hard sessions stand two days apart, with something easy or nothing in between.

Why:
    After hard work the nervous system that calms the heart is back after a day
    or two, later the harder it was (J. Stanley, J. M. Peake, M. Buchheit,
    Sports Medicine 2013, a review of parasympathetic reactivation). That two
    days are better than one for what training does is the custom of coaches
    and not tested. Evidence: W (weak).

    What is hard is told under `plandsl rule hard-days`: a long easy run is
    not, so a hard Saturday before a long Sunday is fine. Two hard sessions on
    one day are one. A day counts as 24 h, whatever the time of day. All sports
    count. Sessions of which nobody can say how hard they are, are left out.
    Where `hard-days` says how far apart they must stand, that holds instead.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    48h apart   how far apart; 48 h if left out

Flagged:
    plan Day after day
    start 2025-08-18
    week 1
      tue  400s: 6x400 @ 88 r90
      wed  tempo: 20min threshold
      sat  long: 90min easy

    plan Three days
    start 2025-08-18
    rule hard-spacing 72h apart
    week 1
      tue  400s: 6x400 @ 88 r90
      thu  tempo: 20min threshold

Accepted:
    plan With a day between
    start 2025-08-18
    week 1
      tue  400s: 6x400 @ 88 r90
      wed  easy: 40min easy + 6x100 strides
      thu  tempo: 20min threshold
      sat  10x300 @ 54 r(full)
      sun  long: 45min easy

    plan Twice on one day
    start 2025-08-18
    week 1
      tue am  4x6min threshold r1:00
      tue pm  10x400 @ 10k r60
      thu     easy: 40min easy

    plan On purpose
    start 2025-08-18
    week 1
      sat  trial: 3k max
      sun  tempo: 20min threshold
        allow hard-spacing: tired legs are the point
"""

from __future__ import annotations

from collections.abc import Iterator

from plandsl.diagnostics import Severity
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.rules._hardness import weeks
from plandsl.rules._rule import Finding, Settings, Takes
from plandsl.rules._spacing import close_ones
from plandsl.units import HOUR, Duration

UNASKED = Severity.WARNING
TAKES = (Takes("apart", ("time",), "48h apart", after=("apart",), bare=True),)
GAP = Duration(48 * HOUR)


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each hard session too soon after the one before, also across weeks."""
    del log
    if settings.origin is None and _is_limited(plan):
        return
    gap = settings.values.get("apart", GAP)
    assert isinstance(gap, Duration)
    yield from close_ones([one for week in weeks(plan, settings) for one in week.sessions], gap)


def _is_limited(plan: Plan) -> bool:
    """Whether the author's own limit is in a line `rule hard-days 2, 24h apart`."""
    own = [use for use in plan.rules if use.name == "hard-days" and use.level != "off"]
    return any(isinstance(it.value, Duration) for use in own for it in use.parameters)
