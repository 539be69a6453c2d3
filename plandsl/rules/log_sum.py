"""What was logged adds up to its total.

Why:
    `= 90 90 90 90 total 5:50` has a lap or a total that was never run; every
    mean, verdict and estimate made of it would be wrong. This is arithmetic.
    Evidence: S (definition).

    Watches cut times off at their last digit and people round them, so the
    total may be more than the sum by up to one unit of the last digit for
    each value, and less by half of that (or by one unit of its own). Twelve
    laps in hundredths may differ by 0.12 s. What differs within that is a
    remark. A total may include the rests between the values: with rests by
    time both sums are tried, each rest good to a second; a total over reps
    whose rests are not known is only checked not to be less than the reps, and
    one beside paces not at all. Splits inside a value, `11:36 (5:48 5:48)`,
    must add up to it. The pace beside the time of one run must be what it
    makes of the distance; watches stop while their runner stands and round how
    far it was, so it is a warning from 5 % on (our choice).

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    none

Flagged:
    log Mile
    2025-08-27  tempo: 1600 = 1:45 1:47 1:46 1:46 total 7:14

    log A split too slow
    2025-08-27  tempo: 2x2mi r2:00 = 11:36 (5:48 5:52) 11:40

    log By hand
    2025-08-27  tempo: 1600 = 1:45.68 1:47.78 1:46.58 1:46.66 total 7:06.72

    log A pace of another day
    2025-08-27  easy: 5km = 25:00 5:30/km

Accepted:
    log A watch that stood still at the lights
    2025-08-28  easy: 8km = 45:12 5:30/km

    log Mile
    2025-08-27  tempo: 1600 = 1:45 1:47 1:46 1:46 total 7:04
    2025-09-03  400s: 4x400 r60 = 85 89 87 88 total 8:49
    2025-09-05  tempo: 2x2mi r2:00 = 11:36 (5:48 5:48) 11:40
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from plandsl.diagnostics import Severity
from plandsl.model.log import Entry, Log, Result, Value
from plandsl.model.plan import Plan
from plandsl.model.session import Role, Target
from plandsl.record import dataclass
from plandsl.rules._rule import Finding, Settings
from plandsl.rules._text import resolution, unit_of
from plandsl.source import Origin
from plandsl.units import SECOND, Duration, Pace, Range, clock, length, spoken

UNASKED = Severity.ERROR
OFF = Fraction(5, 100)
TAKES = ()


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each value whose splits, and each entry whose values, do not add up."""
    for entry in log.entries if log else ():
        if entry.result is not None and settings.concerns(entry.series):
            for value in entry.result.values:
                yield from _splits(value)
            yield from _total(entry, entry.result)
            yield from _pace(entry, entry.result)


@dataclass(frozen=True, slots=True)
class _Sum:
    """Times added up, in milliseconds: the least and the most, and how finely they were taken,
    one unit of the last digit for each.
    """

    low: int
    high: int
    units: int

    def plus(self, other: _Sum) -> _Sum:
        return _Sum(self.low + other.low, self.high + other.high, self.units + other.units)

    def off(self, total: Duration) -> int:
        """How much the total says too much; negative: too little; 0 inside a band."""
        return max(total.ms - self.high, 0) or min(total.ms - self.low, 0)

    def allows(self, total: Duration) -> bool:
        """Whether hand timing explains the difference."""
        unit = resolution(total).ms
        return -max(unit, (self.units + unit) // 2) <= self.off(total) <= self.units

    def is_shown_as(self, total: Duration) -> bool:
        """Whether the total is the sum itself, cut off or rounded at the total's last digit."""
        off, unit = self.off(total), resolution(total).ms
        return -unit < off <= unit // 2

    def __str__(self) -> str:
        ends = [clock(Duration(end)) for end in (self.low, self.high)]
        return ends[0] if self.low == self.high else "-".join(ends)


def _added(parts: Iterable[tuple[Range[Duration], int]]) -> _Sum:
    """The sum of times, each with its unit."""
    total = _Sum(0, 0, 0)
    for time, unit in parts:
        low, high = time.low or time.high, time.high or time.low
        if low and high:
            total = total.plus(_Sum(low.ms, high.ms, unit))
    return total


def _splits(value: Value) -> Iterator[Finding]:
    if not value.splits or value.time is None or value.time.low != value.time.high:
        return
    whole = value.time.low
    added = _added((Range(split, split), resolution(split).ms) for split in value.splits)
    if whole is None or added.is_shown_as(whole):
        return
    message = f"{len(value.splits)} splits add up to {added}, the value says {clock(whole)}"
    yield _finding(message, added, whole, value.origin)


def _total(entry: Entry, result: Result) -> Iterator[Finding]:
    total = result.total.duration if result.total else None
    run = [value for value in result.values if value.time is not None]
    by_pace = any(value.pace is not None for value in result.values)
    if total is None or not run or by_pace:
        return
    added = _added((value.time, _unit(value)) for value in run if value.time)
    rests = _rests(entry, run)
    tried = [added] if rests is None or not rests.high else [added, added.plus(rests)]
    if any(one.is_shown_as(total) for one in tried):
        return
    if rests is None and not added.allows(total) and added.off(total) > 0:
        return
    best = next((one for one in tried if one.allows(total)), tried[-1])
    with_rests = " with the rests" if best is not added else ""
    adds = "adds" if len(run) == 1 else "add"
    counted = f"{_counted(entry, run)} {adds} up to {best}{with_rests}"
    message = f"{counted}, the total says {clock(total)}"
    origin = (result.total.origin if result.total else None) or result.origin or entry.origin
    yield _finding(message, best, total, origin)


def _pace(entry: Entry, result: Result) -> Iterator[Finding]:
    """A pace that stands beside the time of a whole run, and is another than that makes."""
    if len(result.values) != 2 or len(entry.steps) != 1 or entry.steps[0].reps != Range(1, 1):
        return
    run, kept = result.values
    planned = entry.steps[0].distance
    far = result.distance or (planned.low if planned and planned.low == planned.high else None)
    time, pace = (run.time.low if run.time else None), (kept.pace.low if kept.pace else None)
    if not far or not far.um or time is None or pace is None or kept.time is not None:
        return
    made = Pace.of(time, far)
    if abs(made.s_per_m - pace.s_per_m) <= pace.s_per_m * OFF:
        return
    unit = unit_of(Target(kept.text))
    yield Finding(
        f"{clock(time)} for {length(far)} is {made.per(unit)}, not {kept.text}",
        kept.origin,
        doubt=True,
        help=("one of them is mistyped",),
    )


def _finding(message: str, added: _Sum, total: Duration, origin: Origin | None) -> Finding:
    if added.allows(total):
        return Finding(f"{message}: within hand timing", origin, hint=True)
    off = added.off(total)
    gap = f"{spoken(Duration(abs(off)))} too {'much' if off > 0 else 'little'}"
    return Finding(
        f"{message}: {gap}", origin, help=("one of them is mistyped, or a value is missing",)
    )


def _unit(value: Value) -> int:
    return {0: SECOND, 1: SECOND // 10, 2: SECOND // 100}.get(value.decimals, 1)


def _rests(entry: Entry, run: Sequence[Value]) -> _Sum | None:
    """The rests between the values; None where the total may hold something that nobody knows."""
    if any(step.role is not Role.MAIN for step in entry.steps) or len(entry.steps) != 1:
        return None
    step = entry.steps[0]
    if step.pieces and len(run) > 1:
        return None
    usual = step.rest if step.reps != Range(1, 1) else None
    known = [
        value.rest or (usual.after(rep) if usual else None)
        for rep, value in enumerate(run[:-1], start=1)
    ]
    if all(rest is None for rest in known):
        return None if step.reps != Range(1, 1) else _Sum(0, 0, 0)
    rests = [rest.duration for rest in known if rest and rest.duration]
    if len(rests) != len(known):
        return None
    return _added((rest, SECOND) for rest in rests)


def _counted(entry: Entry, run: Sequence[Value]) -> str:
    """`12 laps` of a piece, `8 reps`."""
    single = len(entry.steps) == 1 and entry.steps[0].reps == Range(1, 1)
    noun = "lap" if single and not any(value.rest for value in run) else "rep"
    return f"{len(run)} {noun}{'' if len(run) == 1 else 's'}"
