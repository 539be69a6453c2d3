"""A stated total is what the sessions or the steps add up to.

Why:
    `4km easy + 3km tempo total 8km` says two things about one session, and
    `week 3 = 42km` says a second one about its days. A total that was typed
    by hand stays behind when a step changes, and then every sum above it is
    wrong. This is arithmetic. Evidence: S (definition).

    A session's total counts the work and the rests that are given by distance
    (or, for a time, all rests); a week's what is covered on foot (or all the
    time). It may lie anywhere in the range of what it counts, and is compared
    to its last digit: `42km` is good to 500 m. In metres, round hundreds are
    good to 50 m, and by the clock full minutes to half a minute. Where a
    session's steps do not say how far or how long they are, its total is
    believed; where a week's sessions do not, that is said. A group's own
    version is not what a total is stated for.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    none

Flagged:
    plan A kilometre too many
    start 2025-08-18
    week 1
      tue  4km easy + 3km tempo total 8km

    plan Rests count
    start 2025-08-18
    week 1
      tue  3x5min threshold r1min total 15min

    plan A rest too many
    start 2025-08-18
    week 1
      tue  5x3mi @ 6:00/mi r800m float total 17.5mi

    plan A week that grew
    start 2025-08-18
    week 1 = 20km
      tue  5km easy
      thu  8km easy
      sun  12km easy

    plan Nobody knows
    start 2025-08-18
    week 1 = 20km
      tue  40min easy
      sun  12km easy

Accepted:
    plan All of these add up
    start 2025-08-18
    week 1
      tue  5km easy + 2km tempo total 7km
      wed  30-40min easy total 35min
      thu  3x5min threshold r1min total 17min
      fri  30min easy total 6km

    plan Weeks
    start 2025-08-18
    pace easy = 5:30-6:00/km
    week 1 = 20km
      tue  40min easy
      sun  12-14km easy
    week 2 like 1 = 21km
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plandsl.diagnostics import Severity
from plandsl.model.log import Log
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Rest, Session, Step, Total
from plandsl.model.totals import Totals, option_totals, week_totals
from plandsl.record import dataclass, replace
from plandsl.rules._rule import Finding, Settings
from plandsl.rules._text import listed, once, resolution
from plandsl.units import (
    KILOMETRE,
    METRE,
    MILE,
    MINUTE,
    YARD,
    Distance,
    Duration,
    Range,
    clock,
    length,
    number,
)

UNASKED = Severity.ERROR
TAKES = ()

WRITTEN = re.compile(r"(?P<digits>[\d.]+)(?P<unit>km|k|mi|m|yd)")
UNITS = {"km": KILOMETRE, "k": KILOMETRE, "mi": MILE, "m": METRE, "yd": YARD}
# A distance that is told by its name, `half`, is told roughly.
NEAR = 50 * METRE
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TEN = 10
SHOWN = 3
"""So many steps are named whose length nobody knows."""


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each session, then each week, whose stated total is not what it comes to."""
    del log
    for session in plan.sessions():
        if session.total is not None and settings.concerns(session.series):
            yield from _session(session, session.total)
    for week in plan.weeks:
        if week.total is not None and settings.concerns(None) and not week.incomplete:
            yield from _week(week, week.total, plan.unit)


# ---- sessions


def _session(session: Session, stated: Total) -> Iterator[Finding]:
    found = _sum(option_totals(session.steps), stated)
    if found is None or found.fits():
        return
    rests = _missing(session.steps, stated)
    helps: list[str] = []
    if group := _whose(session, stated):
        helps.append(f"that is what {group} runs, and a total is everybody's: leave it out")
    elif rests:
        helps.append(f"it fits with a rest after the last rep too: write {rests}")
    elif found.low == found.high:
        reps = _slip(session.steps, stated)
        helps += [f"did you mean {reps}?"] if reps else []
        helps.append(f"write total {str(found).replace(' ', '')}, or leave the total out")
    message = f"the steps add up to {found}, the total says {found.show(found.stated)}"
    yield Finding(message, stated.origin, at=session, help=tuple(helps))


def _whose(session: Session, stated: Total) -> str:
    """The group whose version comes to what is stated for everybody; empty for none."""
    for version in session.versions:
        found = _sum(option_totals(version.options[0]), stated)
        if found is not None and found.fits():
            return version.group
    return ""


def _missing(steps: Sequence[Step], stated: Total) -> str:
    """The rests that make the total fit if they stand after the last rep too; empty for none."""
    tried = list(_with_each(steps))
    everywhere = tuple(steps)
    for _ in tried:
        _, everywhere = next(_with_each(everywhere))
    ways = [([rest], changed) for rest, changed in tried]
    for rests, changed in [*ways, ([rest for rest, _ in tried], everywhere)]:
        found = _sum(option_totals(changed), stated)
        if rests and found is not None and found.fits():
            return listed([f"{rest.text} each" for rest in rests])
    return ""


def _slip(steps: Sequence[Step], stated: Total) -> str:
    """The reps that the total speaks of (`4x1000`), where those that are written have a nought too
    many; empty where that does not explain it.
    """
    repeated = [at for at, step in enumerate(steps) if step.reps != Range(1, 1)]
    if len(repeated) != 1:
        return ""
    [at] = repeated
    step, count = steps[at], steps[at].reps.low or 0
    fewer = replace(step, reps=Range(count // TEN, count // TEN))
    if count < TEN or count % TEN or step.reps.high != count:
        return ""
    found = _sum(option_totals((*steps[:at], fewer, *steps[at + 1 :])), stated)
    if found is None or not found.fits():
        return ""
    return f"{count // TEN}{step.text.partition(' ')[0].removeprefix(str(count))}"


def _with_each(steps: Sequence[Step]) -> Iterator[tuple[Rest, tuple[Step, ...]]]:
    """For each rest between reps: the steps with one more of it after the last rep."""
    for at, step in enumerate(steps):
        before, after = tuple(steps[:at]), tuple(steps[at + 1 :])
        rest = step.rest
        if rest and step.reps.high != 1 and not rest.each and not rest.rows:
            changed = replace(step, rest=replace(rest, each=True))
            yield rest, (*before, changed, *after)
        for inner, pieces in _with_each(step.pieces):
            yield inner, (*before, replace(step, pieces=pieces), *after)


# ---- weeks


def _week(week: Week, stated: Total, unit: Distance) -> Iterator[Finding]:
    found = _sum(week_totals(week), stated)
    if found is None:
        yield _unknown(week, stated, unit)
    elif not found.fits():
        message = f"the week adds up to {found}, the total says {found.show(found.stated)}"
        parts = [(session, _sum(_alone(week, session), stated)) for session in week.sessions]
        sums = [(DAYS[session.date.weekday()], part) for session, part in parts if part]
        days = [f"{day} {part}" for day, part in sums if part.high]
        yield Finding(message, stated.origin, at=week, help=(" + ".join(days),) if days else ())


def _alone(week: Week, session: Session) -> Totals:
    """What one session adds to its week."""
    return week_totals(replace(week, sessions=(session,)))


def _unknown(week: Week, stated: Total, unit: Distance) -> Finding:
    """Why nobody can know what the week comes to."""
    what = "how far" if stated.distance is not None else "how long"
    steps = [
        step
        for session in week.sessions
        if _sum(_alone(week, session), stated) is None
        for step in session.steps
        if _sum(_alone(week, replace(session, options=((step,),), total=None)), stated) is None
    ]
    texts = once(step.text for step in steps)
    more = [f"{len(texts) - SHOWN} more"] if len(texts) > SHOWN else []
    message = (
        f"the total of the week is not checked: {listed([*texts[:SHOWN], *more])} "
        f"{'do' if len(texts) > 1 else 'does'} not say {what}"
    )
    return Finding(message, stated.origin, at=week, hint=True, help=(_advice(steps, unit),))


def _advice(steps: Sequence[Step], unit: Distance) -> str:
    """A pace for the first effort that has none, else the total of a session."""
    targets = (
        target for step in steps for leaf in (step, *step.leaves()) for target in leaf.targets
    )
    names = [target.effort for target in targets if target.effort and target.pace is None]
    name = "mi" if unit.um == MILE else "km"
    if names:
        return f"say at the top how fast {names[0]} is: pace {names[0]} = …/{name}"
    return f"say it behind the session, like: total 8{name}"


# ---- sums


@dataclass(frozen=True, slots=True)
class _Sum:
    """What something comes to beside what is stated, in micrometres or milliseconds.

    `near` is how far apart they may be; `unit` is what distances are told in, empty for a time.
    """

    low: int
    high: int
    stated: int
    near: int
    unit: str

    def fits(self) -> bool:
        return self.low - self.near <= self.stated <= self.high + self.near

    def __str__(self) -> str:
        low, high = self.show(self.low), self.show(self.high)
        return low if low == high else f"{low} to {high}"

    def show(self, amount: int) -> str:
        if not self.unit:
            return clock(Duration(amount))
        if self.unit in ("km", "mi"):
            return f"{number(Distance(amount * METRE // UNITS[self.unit]).metres, 2)} {self.unit}"
        return length(Distance(amount))


def _sum(totals: Totals, stated: Total) -> _Sum | None:
    """None where nobody can know what it comes to."""
    far, long = totals.distance, totals.duration
    if stated.distance is not None and far is not None and far.low and far.high:
        near, unit = _near_distance(stated.text)
        return _Sum(far.low.um, far.high.um, stated.distance.um, near, unit)
    if stated.duration is not None and long is not None and long.low and long.high:
        near = _near_time(stated.duration)
        return _Sum(long.low.ms, long.high.ms, stated.duration.ms, near, "")
    return None


def _near_distance(text: str) -> tuple[int, str]:
    """Half of what the last digit counts, and the unit; the noughts of `3000m` are rounded ones."""
    written = WRITTEN.fullmatch(text)
    if written is None:
        return NEAR, "m"
    whole, _, decimals = written["digits"].partition(".")
    unit = {"k": "km"}.get(written["unit"], written["unit"])
    noughts = 0
    if unit in ("m", "yd") and not decimals:
        noughts = min(len(whole) - len(whole.rstrip("0")), 2)
    return UNITS[unit] * 10**noughts // 10 ** len(decimals) // 2, unit


def _near_time(stated: Duration) -> int:
    """Half a minute for full minutes, else half of the last digit."""
    digit = MINUTE if stated.ms % MINUTE == 0 else resolution(stated).ms
    return digit // 2
