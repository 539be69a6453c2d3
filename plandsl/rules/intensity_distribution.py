"""How the running is spread over three zones: a report, never a fault.

Why:
    Easy, moderate (marathon pace to threshold) and hard (faster): whoever has
    little moderate and more hard running trains polarised, whoever has less
    the harder it gets trains pyramidal. Neither is better: over 13 trials with
    348 athletes the difference was next to nothing (M. A. Rosenblat and
    others, Sports Medicine 2025: -0.06 for VO2max, -0.05 for a time trial, in
    standard deviations). Evidence: S that neither wins; so this only reports,
    as a remark, and only where a plan says `rule intensity-distribution`.

    By the time that is run, a phase at a time, all its weeks together. The
    zones are Daniels' five made three, which is our choice: a laboratory
    would take the two thresholds of the athlete. What may lie in two of the
    three, and what nobody can classify, is told apart.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    none

Flagged:
    plan What is in it
    start 2025-08-18
    rule intensity-distribution
    week 1
      mon  easy: 50min easy
      wed  tempo: 20min easy + 20min threshold + 20min easy
      fri  400s: 20min easy + 5x400 @ mile r400m jog + 20min easy
      sun  long: 70min easy

Accepted:
    plan Nobody asked
    start 2025-08-18
    week 1
      mon  easy: 50min easy
      wed  tempo: 20min easy + 20min threshold + 20min easy
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from plandsl.model.ends import in_all
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.zones import THREE
from plandsl.rules._hardness import Weekly, weeks
from plandsl.rules._rule import Finding, Settings
from plandsl.rules._text import listed, numbered
from plandsl.rules._volume import assumed, percent

UNASKED = None
TAKES = ()


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """One remark for each phase, or for the weeks without one."""
    del log
    run = [weekly for weekly in weeks(plan, settings) if any(s.on_foot for s in weekly.sessions)]
    for _, row in groupby(run, key=lambda weekly: weekly.week.phase):
        yield from _report(list(row))


def _report(row: Sequence[Weekly]) -> Iterator[Finding]:
    sessions = [one for weekly in row for one in weekly.sessions]
    whole = in_all([one.run().long for one in sessions])
    if whole is None or not whole.high:
        return
    parts: dict[str, Fraction] = {}
    for name, (low, high) in THREE.items():
        long = in_all([one.within(low, high).long for one in sessions])
        if long is None:
            return
        parts[name] = long.middle / whole.middle
    told = [f"{percent(part * 100)} {name}" for name, part in parts.items()]
    unclear = 1 - sum(parts.values(), Fraction(0))
    if unclear * 100 >= 1:
        told.append(f"{percent(unclear * 100)} that nobody can classify")
    phase, numbers = row[0].week.phase, numbered([weekly.week for weekly in row])
    yield Finding(
        f"{f'{phase}, {numbers}' if phase else numbers}: {listed(told)} of the time that is run"
        f"{_shape(parts, unclear)}",
        row[0].week.origin,
        hint=True,
        help=assumed(whole),
    )


def _shape(parts: dict[str, Fraction], unclear: Fraction) -> str:
    """The name of a distribution, where what is unclear cannot change it."""
    easy, moderate, hard = parts.values()
    if easy > moderate + unclear and moderate > hard + unclear and hard:
        return ", pyramidal"
    if easy > hard + unclear and hard > moderate + unclear:
        return ", polarised"
    return ""
