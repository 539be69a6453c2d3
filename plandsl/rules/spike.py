"""No run is much longer than the longest one of the 30 days before.

Why:
    Of 5205 runners with watches, 588 071 runs, those got hurt more often who
    ran further than the longest run of their last 30 days: up to 30 % further
    1.64 times as often as others (1.31 to 2.05), up to twice as far 1.52 times
    (1.16 to 2.00), beyond that 2.28 times (1.50 to 3.48); how the week had
    grown told nothing (Schuster Brandt Frandsen and others 2025, British
    Journal of Sports Medicine 59:1203). It is one group of runners, observed
    and not tried, and it says nothing of fast running.
    Evidence: M (one cohort).

    Every one of 16 published plans breaks it somewhere, most by a step of two
    miles in the long run; 4 of them by more than 30 %. So in a plan that does
    not ask for the rule a step of up to 30 % is a remark, and nothing where
    the lengths are estimated; nor is a run of up to 5 km judged there (a limit
    of our own).

    Distances on foot are compared, of the first side of an `or`; the same ends
    of ranges, and where only one end breaks the rule, that is a remark. The
    runs of a log count among those before. What was run before the plan nobody
    knows, but for a log that goes back the whole 30 days: else the first seven
    days are not judged. Nor is a run after 30 days without one, nor one after
    a week that could not be read, nor a race.

False alarms:
    Of 16 published plans for the half and the full marathon, unasked it warns
    in 4 and makes remarks in 12; asked for, with its defaults, it finds fault
    with 16, in 59 of 236 steps from week to week.

Parameters:
    10%      how much longer a run may be
    30 days  the days before that count
    Both are the defaults. With a series only its sessions are judged.

Flagged:
    plan Three kilometres more
    start 2025-08-18
    week 1
      tue  5km easy
      sun  long: 8km easy
    week 2
      tue  5km easy
      sun  long: 11km easy

    plan Two kilometres more
    start 2025-08-18
    week 1
      tue  5km easy
      sun  long: 10km easy
    week 2
      tue  5km easy
      sun  long: 12km easy

    plan My own limit
    start 2025-08-18
    rule spike 5%
    week 1
      sun  long: 20km easy
    week 2
      sun  long: 22km easy

Accepted:
    plan Ten percent to the metre
    start 2025-08-18
    week 1
      sun  long: 10km easy
    week 2
      sun  long: 11km easy
    week 3
      sun  long: 8km easy
    week 4
      sun  long: 12.1km easy

    plan A race is what it is
    start 2025-08-18
    week 1
      sun  long: 14km easy
    week 2
      sun  race: half @ HM
    week 3
      sun  long: 20km easy
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from plandsl.diagnostics import Severity
from plandsl.model.ends import Ends, Number, in_whole
from plandsl.model.key import slug
from plandsl.model.log import Entry, Log
from plandsl.model.measure import of_row
from plandsl.model.plan import Plan
from plandsl.model.session import Session
from plandsl.model.totals import ASSUMING
from plandsl.rules._rule import Finding, Settings, Takes
from plandsl.rules._volume import (
    DAY,
    assumed,
    at_ends,
    broken_ends,
    fraction_of,
    growth,
    is_race,
    on,
    only_an_end,
    percent,
    percents,
    size,
    three,
    told,
    where,
)
from plandsl.units import KILOMETRE

UNASKED = Severity.WARNING
TAKES = (
    Takes("percent", ("percent",), "10%", bare=True),
    Takes("days", ("count",), "30 days", after=("days",), bare=True),
)
MORE, WINDOW = Fraction(10), Fraction(30)
FIRST_WEEK = 7
SHORT = 5 * KILOMETRE
MOST_WINDOW = 365
# The steps of the study in percent, and how many times as often runners got hurt after them.
STEPS = (10, 30, 100)
HURT = ("", "1.6", "1.5", "2.3")


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each session of the plan that is a step too long."""
    more = fraction_of(settings, "percent", MORE)
    window = min(int(fraction_of(settings, "days", WINDOW)), MOST_WINDOW)
    most = 1 + more / 100
    allowed = f"; the plan allows {percent(more)}" if settings.origin else ""
    short = SHORT if settings.origin is None else 0
    sessions = [(one, on(size(one), "distance")) for one in plan.sessions()]
    runs = _Runs(sessions, plan, log, window)
    for session, now in sessions:
        if now.high <= short or not settings.concerns(session.series) or is_race(session, plan):
            continue
        before = runs.longest_before(session.date)
        if before is None or now.high <= before.low:
            continue
        broken = broken_ends(three(now), three(before), lambda new, old: 0 < old * most < new)
        if broken:
            grown = at_ends(broken, three(now), three(before), growth)
            # The middle tells how grave it is, where it is too long at all.
            usual = (
                Fraction(grown.high) if only_an_end(broken) else growth(before.middle, now.middle)
            )
            is_small = settings.origin is None and step(usual) == 1
            if is_small and assumed(now, before):
                continue
            yield Finding(
                f"{session.series} comes to {told(now, plan)}, {percents(grown, more)} more than "
                f"the longest run of the {window} days before ({told(before, plan)})"
                f"{where(broken, now, before)}{allowed}",
                session.origin,
                at=session,
                hint=is_small or only_an_end(broken),
                note=f"on {session.date}",
                help=(*_risk(usual), *assumed(now, before)),
            )


def step(percents: Fraction) -> int:
    """The band of the study: 0 for up to 10 %, 1 up to 30 %, 2 up to twice as far, 3 beyond."""
    return sum(percents > limit for limit in STEPS)


def _risk(grown: Fraction) -> tuple[str, ...]:
    often = HURT[step(grown)]
    risk = f"after such a step runners of one study got hurt {often} times as often"
    return (risk,) if often else ()


class _Runs:
    """The longest run of each day, of the plan and of its log."""

    def __init__(
        self, sessions: Sequence[tuple[Session, Ends]], plan: Plan, log: Log | None, window: int
    ) -> None:
        self.window, self.days = window, dict[dt.date, Ends]()
        entries = log.entries if log else ()
        for session, run in sessions:
            self._add(session.date, run)
        running = {slug(one.series) for one, run in sessions if run.high} if entries else set()
        # No other run of what may be a log of many years is compared with a session.
        dates = [one.date for one, _ in sessions]
        since = min(dates, default=dt.date.max) - window * DAY
        until = max(dates, default=dt.date.min)
        for entry in entries:
            if since <= entry.date <= until:
                self._add(entry.date, _run(entry, running))
        self.unread = [week.start for week in plan.weeks if week.incomplete]
        first = min(dates, default=dt.date.max)
        self.known_from = first + FIRST_WEEK * DAY if sessions else first
        self.logged_from = min((entry.date for entry in entries), default=None)
        self.before = _longest_before(self.days, set(dates), window)

    def _add(self, date: dt.date, run: Ends) -> None:
        if run.high:
            known = self.days.get(date)
            self.days[date] = _longer(known, run) if known else run

    def longest_before(self, date: dt.date) -> Ends | None:
        """Each end of the longest; None where nobody can know."""
        first = date - self.window * DAY
        if date < self.known_from and (self.logged_from is None or self.logged_from > first):
            return None
        if any(first < week + FIRST_WEEK * DAY and week < date for week in self.unread):
            return None
        return self.before.get(date)


class _Peak:
    """The day of the greatest of some numbers, in a window of days that only moves on."""

    def __init__(self, days: Sequence[dt.date], numbers: Sequence[Number]) -> None:
        self.of = dict(zip(days, in_whole(numbers), strict=True))
        self.row = deque[tuple[dt.date, int]]()

    def add(self, date: dt.date) -> None:
        value = self.of[date]
        while self.row and self.row[-1][1] <= value:
            self.row.pop()
        self.row.append((date, value))

    def since(self, first: dt.date) -> dt.date:
        while self.row[0][0] < first:
            self.row.popleft()
        return self.row[0][0]


def _longest_before(
    runs: Mapping[dt.date, Ends], dates: Iterable[dt.date], window: int
) -> dict[dt.date, Ends]:
    """Of so many days before each date with a run among them, as `_longer` compares."""
    days = sorted(runs)
    low = _Peak(days, [runs[day].low for day in days])
    high = _Peak(days, [runs[day].high for day in days])
    whole = _Peak(days, [runs[day].middle for day in days])
    made, last = {}, dt.date.min
    left = deque(days)
    for date in sorted(dates):
        while left and left[0] < date:
            last = left.popleft()
            for peak in (low, high, whole):
                peak.add(last)
        first = date - window * DAY
        if last >= first:
            shortest, longest = runs[low.since(first)].low, runs[high.since(first)].high
            made[date] = Ends(shortest, longest, runs[whole.since(first)].assumed)
    return made


def _longer(one: Ends, other: Ends) -> Ends:
    """Each end the greater one; what was assumed is that of the longer run."""
    notes = max(one, other, key=lambda run: run.middle).assumed
    return Ends(max(one.low, other.low), max(one.high, other.high), notes)


def _run(entry: Entry, running: set[str]) -> Ends:
    """What an entry says was run on foot: as it was measured, else as it was meant."""
    result, meant = entry.result, of_row(entry.steps, ASSUMING).foot or Ends(0, 0)
    if result is None or result.status != "run":
        return Ends(0, 0)
    on_foot = meant.high > 0 if entry.steps else slug(entry.series or "") in running
    total = result.total.distance if result.total else None
    far = result.distance or total
    return Ends(far.um, far.um) if on_foot and far else meant
