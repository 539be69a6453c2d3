"""Most of the running is easy.

Why:
    Endurance athletes who were watched spent about 80 % of their sessions at
    low intensity (S. Seiler, International Journal of Sports Physiology and
    Performance 2010; they trained 10 to 13 times a week). Among 119 452
    marathoners the faster ones ran more at low intensity (D. Muniz-Pumares and
    others, Sports Medicine 2025). Both describe, and neither shows that the
    share makes the runner. Evidence: M (described), W that it is the cause.

    A phase is judged as a whole, by the time that is run, because few sessions
    a week make the share of one week jump. Only weeks of four runs or more
    count, without the lighter ones, taper and race weeks, and those that waive
    the rule: with fewer runs the share says little. Unasked it is judged where
    three hours a week or more are run. These are our choices, as is the limit
    of 75 %.

    Easy is what its effort says (easy, recovery, a warm-up, strides), or its
    pace beside the athlete's own (`recent`, or `pace` lines); jogs in rests
    are easy, standing and walking in them are not counted. What may be easy,
    like 30min progression, and what nobody can classify, counts as easy.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    75% of time       the least share of the time that is run; 75 % if left out
    80% of sessions   the least share of the runs that are not hard, instead;
                      what is hard stands under `plandsl rule hard-days`

Flagged:
    plan Everything steady
    start 2025-08-18
    weeks 1-2
      mon  easy: 45min easy
      tue  60min steady
      thu  threshold: 10min easy + 20min threshold
      sat  60min steady

    plan By sessions
    start 2025-08-18
    rule easy-share 80% of sessions
    week 1
      mon  easy: 50min easy
      wed  tempo: 20min easy + 20min threshold + 20min easy
      fri  400s: 20min easy + 8x400 @ mile r400m jog + 20min easy
      sat  easy: 50min easy
      sun  long: 90min easy

Accepted:
    plan Two hard sessions
    start 2025-08-18
    week 1
      mon  easy: 50min easy
      wed  tempo: 20min easy + 20min threshold + 20min easy
      fri  400s: 20min easy + 8x400 @ mile r400m jog + 20min easy
      sat  easy: 50min easy
      sun  long: 90min easy

    plan Two runs a week
    start 2025-08-18
    week 1
      tue  tempo: 20min threshold
      sat  easy: 40min easy
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from plandsl.diagnostics import Severity
from plandsl.model.ends import Ends, in_all
from plandsl.model.intensities import Intensities
from plandsl.model.log import Log
from plandsl.model.plan import Plan
from plandsl.model.zones import Zone
from plandsl.rules._hardness import (
    Weekly,
    is_mere_chance,
    less,
    long_words,
    ordinary,
    share,
    which,
)
from plandsl.rules._rule import Finding, Settings, Takes
from plandsl.rules._text import numbered
from plandsl.rules._volume import assumed, percent
from plandsl.units import HOUR

UNASKED = Severity.INFO
TAKES = (
    Takes("time", ("percent",), "75% of time", after=("of time",), bare=True, part=True),
    Takes(
        "sessions", ("percent",), "80% of sessions", after=("of sessions",), bare=True, part=True
    ),
)
LEAST = Fraction(75)
RUNS = 4
# Milliseconds a week.
UNASKED_FROM = 3 * HOUR


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each phase, or the weeks without one, in which too little is easy."""
    del log
    judged = ordinary(plan, settings, RUNS)
    for _, row in groupby(judged, key=lambda weekly: weekly.week.phase):
        weeks = list(row)
        found = list(_judged(weeks, settings))
        # Only what is broken can be waived: then the other weeks are judged alone.
        kept = [weekly for weekly in weeks if not found or not settings.waived(weekly.week)]
        yield from found if len(kept) == len(weeks) else _judged(kept, settings)


def _judged(weeks: Sequence[Weekly], settings: Settings) -> Iterator[Finding]:
    if not weeks:
        return
    by_sessions, by_time = settings.values.get("sessions"), settings.values.get("time")
    if isinstance(by_sessions, Fraction):
        yield from _by_sessions(weeks, by_sessions)
    if isinstance(by_time, Fraction) or not isinstance(by_sessions, Fraction):
        least = by_time if isinstance(by_time, Fraction) else LEAST
        yield from _by_time(weeks, least, settings)


def _by_time(weeks: Sequence[Weekly], least: Fraction, settings: Settings) -> Iterator[Finding]:
    sessions = [one for weekly in weeks for one in weekly.sessions]
    whole = in_all([one.run().long for one in sessions])
    harder = in_all([one.within(Zone.STEADY, Zone.REPETITION).long for one in sessions])
    easy = less(whole, harder)
    if settings.origin is None and whole and whole.middle < UNASKED_FROM * len(weeks):
        return
    found = share(easy, harder)
    end = found.under(least / 100) if found else ""
    if found and easy and harder and end and not is_mere_chance(end, settings, "low"):
        message = (
            f"{percent(found.at(end) * 100, least)} of the time in {_where(weeks)} is run "
            f"easy{which(end, easy, harder)}, less than {percent(least)}"
        )
        far = f"easy {long_words(easy.middle)}, harder {long_words(harder.middle)}"
        help = (far, *_unclear(sessions), *assumed(easy, harder))
        yield Finding(message, weeks[0].week.origin, hint=end == "low", help=help)


def _by_sessions(weeks: Sequence[Weekly], least: Fraction) -> Iterator[Finding]:
    runs = [one for weekly in weeks for one in weekly.sessions if one.on_foot]
    hard = [one for one in runs if one.is_hard()]
    easy = Fraction(len(runs) - len(hard), len(runs))
    if easy < least / 100:
        yield Finding(
            f"{percent(easy * 100, least)} of the runs in {_where(weeks)} are easy, less than "
            f"{percent(least)}",
            weeks[0].week.origin,
            help=(
                f"of {len(runs)} runs {len(hard)} {'is' if len(hard) == 1 else 'are'} hard",
                *_unclear(runs),
            ),
        )


def _where(weeks: Sequence[Weekly]) -> str:
    phase = weeks[0].week.phase
    numbers = numbered([weekly.week for weekly in weeks])
    return f"{phase}, {numbers}," if phase else numbers


def _unclear(sessions: Sequence[Intensities]) -> tuple[str, ...]:
    """How much was counted as easy that may be harder."""
    unclear = [
        bout.all.long
        for one in sessions
        for bout in one.on_foot
        if not bout.is_within(Zone.EASY, Zone.EASY)
        and not bout.is_within(Zone.STEADY, Zone.REPETITION)
    ]
    known: list[Ends] = [long for long in unclear if long is not None]
    much = sum((long.middle for long in known), Fraction(0))
    return (f"{long_words(much)} that may be harder are counted as easy",) if much else ()
