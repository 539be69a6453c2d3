"""Between one session of a series and the next, only one thing changes: the
reps, their length, the rest or the pace.

Why:
    When everything moves at once, nobody can say what made a session too hard,
    or what made it work. J. Daniels (Daniels' Running Formula, 3rd ed. 2014)
    has workload, intensity, recovery and frequency adjusted one at a time, and
    each step held for weeks. No study that we know tests it.
    Evidence: O (authority). It is checked because the author asked for it.

    Reps traded for length at about the same volume (within 10 %) are one
    change: 12x400, 8x600, 6x800 is one idea. Harder and easier count alike.
    More sets of more reps are two changes; a step for reps is one for sets.
    Lengths within 1 %, like 1600 m and the mile, are one (our choice).
    A band has changed when either end has. Warm-up, cool-down, strides, drills
    and easy running beside the work do not count, and what only one of two
    sessions states is not compared. With `or`, every option is compared with
    its namesake in the session before, else with what that was first of all;
    a group's own version with its version before. A group that joins everybody
    or goes a way of its own is told only of what is harder there. The lighter
    weeks of a `deload` line are left out. A line with a `then` is blamed once.
    After a week that could not be read, comparing starts afresh.

    With a log, what was run is compared too, as it was run: the reps that were
    done, the rests that were taken, the mean of the reps. Paces nearer to each
    other than a declared step (else 2 s a rep, or a mile or kilometre of a
    longer piece) are the same. That is a warning, since it cannot be undone;
    a waiver of the planned session holds for it as well.

    A shorter rest or send-off is harder, as is a livelier rest, a faster
    target, a higher heart rate, power or rpe. Where nobody knows a pace, its
    offsets are compared: MP-15 is harder than MP-10. Another name, and a rest
    by another measure, is a change that is neither harder nor easier. What is
    spelled as one, like 90>84, is the same over more reps. A group that is
    repeated up to a total has that as its length.

False alarms:
    Not measured: the table of published plans tells distances, longest runs
    and numbers of runs, and this rule asks for more, or has no limit of its
    own.

Parameters:
    reps 1      the largest step up in reps
    length 200  the largest step up in distance or time of a rep
    rest 5s     the largest cut of a rest or a send-off
    pace 2s     the largest gain of a rep, or of the mile or kilometre that a
                pace or an offset is written for
    Each may end in `per week`; one that is not given has no limit. A step
    down may be of any size. Without a series, all labelled ones are judged.

Flagged:
    plan Sets and reps
    start 2025-08-18
    rule one-change 200s: reps 1
    week 1
      tue  200s: 2x(4x200 @ 36 r30) r3min
    week 2
      tue  200s: 3x(5x200 @ 36 r30) r3min

    plan Mile
    start 2025-08-18
    rule one-change 400s: reps 1, rest 5s, pace 2s per week
    week 1
      tue  400s: 6x400 @ 85-87 r90
    week 2
      tue  400s: 7-8x400 @ 83-87 r75

    plan Easier is a change too
    start 2025-08-18
    rule one-change
    week 1
      tue  400s: 8x400 @ 85-87 r75
    week 2
      tue  400s: 8x400 @ 90-93 r90

    plan One change, but a big one
    start 2025-08-18
    rule one-change 400s: rest 5s
    week 1
      tue  400s: 8x400 @ 88 r90
    week 2
      tue  400s: 8x400 @ 88 r60

    plan Steps that are too long
    start 2025-08-18
    rule one-change 400s: reps 1, rest 5s
    phase Base, weeks 1-4
      tue  400s: 4x400 @ 88 r90
        then reps +2 to 8

    plan The light ones too
    start 2025-08-18
    group light
    rule one-change
    week 1
      tue  miles: 6x1mi @ HM r60 | light 4x
    week 2
      tue  miles: 7x1mi @ HM r60 | light 5x1mi HM r45

Accepted:
    plan One at a time
    start 2025-08-18
    rule one-change 400s: reps 1, rest 5s, pace 2s per week
    week 1
      tue  400s: warmup 10min easy + 4x400 @ 88-90 r90
    week 2
      tue  400s: warmup 15min easy + 5x400 @ 88-90 r90
    week 3
      tue  400s: 5x400 @ 88-90 r85
    week 4
      tue  400s: 5x400 @ 86-90 r85

    plan By steps
    start 2025-08-18
    rule one-change 400s: reps 1, rest 5s, pace 2s per week
    phase Base, weeks 1-12
      tue  400s: 4x400 @ 92-96 r90
        then reps +1 to 8, rest -5 to 75, pace -2 to 88-90

    plan Fewer, longer, the same volume
    start 2025-08-18
    rule one-change
    week 1
      tue  speed: 12x400 @ 4:00/km r400m jog
    week 2
      tue  speed: 8x600 @ 4:00/km r400m jog
    week 3
      tue  speed: 6x800 @ 4:00/km r400m jog
    week 4
      tue  speed: 5x1k @ 4:00/km r400m jog

    plan With a reason
    start 2025-08-18
    rule one-change
    week 1
      tue  400s: 8x400 @ 85-87 r75
    week 2
      tue  400s: 6x400 @ 80-82 r90
        allow one-change: a new block, faster and with full rest
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from plandsl.diagnostics import Label
from plandsl.model.key import slug
from plandsl.model.log import Entry, Log
from plandsl.model.plan import Plan
from plandsl.model.session import Session, Step
from plandsl.record import dataclass, field, replace
from plandsl.rules._as_run import steadied, steps_run
from plandsl.rules._changes import Change, Work, Works, changes, work
from plandsl.rules._rule import Finding, Settings, Takes
from plandsl.rules._text import once, same_place
from plandsl.rules._told_changes import beyond_step, said_of, shown, steps_beyond
from plandsl.source import Origin
from plandsl.units import SECOND, Duration

UNASKED = None
TAKES = (
    Takes("reps", ("count",), "reps 1", after=("per week",)),
    Takes("length", ("distance", "time"), "length 200m", after=("per week",)),
    Takes("rest", ("time", "distance"), "rest 5s", after=("per week",)),
    Takes("pace", ("time",), "pace 2s per week", after=("per week",)),
)


SAME_PACE = Duration(2 * SECOND)
"""Nearer to each other than this two paces that were run are the same, where the plan declares no
step. House choice: hand timing alone is good to a second."""


@dataclass(frozen=True, slots=True)
class _Option:
    """One option of a session, for everybody or for a group of athletes; `place` counts from 1, and
    is 0 where there is only one.
    """

    session: Session
    work: Work
    place: int
    name: str | None
    group: str | None


_Said = tuple[Origin | None, str | None, tuple[str, ...]]
"""What was said of a `then` line, which does the same in every week: where, of whom, what."""


@dataclass(slots=True)
class _Before:
    """What stood before in one series for everybody, or for one group: by its sports the first
    option of a session, by their names the options of the session before.
    """

    first: dict[frozenset[str], _Option] = field(default_factory=dict)
    named: dict[str, _Option] = field(default_factory=dict)

    def of(self, option: _Option) -> _Option | None:
        """What an option is compared with: its namesake, else what the session was first of all;
        running with running, riding with riding.
        """
        namesake = self.named.get(option.name or "")
        if namesake is not None and namesake.work.sports == option.work.sports:
            return namesake
        return self.first.get(option.work.sports)

    def copy(self) -> _Before:
        return _Before(dict(self.first), dict(self.named))

    def take(self, options: Sequence[_Option]) -> None:
        if not options:
            return
        self.named = {option.name: option for option in options if option.name}
        if options[0].place <= 1:
            self.first[options[0].work.sports] = options[0]


def check(plan: Plan, log: Log | None, settings: Settings) -> Iterator[Finding]:
    """Each option of each session, for everybody and for each group that has its own, that changes
    too much since the session before in its series; then each session that was run, as it was run.
    """
    yield from _planned(plan, settings)
    if log is not None and not log.incomplete:
        yield from _run(plan, log, settings)


def _planned(plan: Plan, settings: Settings) -> Iterator[Finding]:
    before: dict[str, dict[str | None, _Before]] = {}
    said: set[_Said] = set()
    works = Works(plan.unit)
    for week in plan.weeks:
        if week.incomplete:
            before.clear()
        for session in week.sessions if not week.deload else ():
            if session.label is None or not settings.concerns(session.series):
                continue
            earlier = before.setdefault(slug(session.series), {None: _Before()})
            for was, option, crosses in _pairs(session, earlier, works):
                yield from _judged(was, option, crosses, settings, said)


def _pairs(
    session: Session, earlier: dict[str | None, _Before], works: Works
) -> Iterator[tuple[_Option, _Option, bool]]:
    """Each option with what it is compared with, and whether a group joins everybody there or goes
    a way of its own; `earlier` is brought up to this session.
    """
    versions = dict(_versions(session, works))
    everybody = earlier[None].copy()
    for group in once((*versions, *earlier)):
        crosses = group not in versions or group not in earlier
        known = earlier.setdefault(group, everybody.copy())
        options = versions.get(group, [])
        if group not in versions:
            options = [replace(one, group=group) for one in versions[None]]
            del earlier[group]
        for option in options:
            was = known.of(option)
            if was is not None:
                yield was, option, crosses
        known.take(options)


def _run(plan: Plan, log: Log, settings: Settings) -> Iterator[Finding]:
    """What is in the log, entry by entry of a series, compared with the entry before."""
    slack = settings.values.get("pace", SAME_PACE)
    assert isinstance(slack, Duration)
    starts = [week.start for week in plan.weeks]
    # The session of an entry is that of its day, else the first of its series in the week.
    planned: dict[tuple[dt.date | int, str], Session] = {}
    for one in plan.sessions():
        for when in (one.date, one.week):
            planned.setdefault((when, slug(one.series)), one)
    before: dict[tuple[str, frozenset[str]], tuple[Entry, tuple[Step, ...]]] = {}
    for entry in log.entries:
        if entry.series is None or not settings.concerns(entry.series):
            continue
        place = bisect_right(starts, entry.date) - 1
        week = plan.weeks[place] if place >= 0 and entry.date <= plan.weeks[place].end else None
        series = slug(entry.series)
        meant = planned.get((entry.date, series))
        meant = meant or (planned.get((week.number, series)) if week else None)
        steps = steps_run(entry, meant.steps if meant else (), plan.unit)
        counted = work(steps, plan.unit) if steps and not (week and week.deload) else None
        if counted is None or steps is None:
            continue
        at = series, counted.sports
        if at in before:
            earlier, was = before[at]
            now, old = work(steadied(was, steps, slack, plan.unit), plan.unit), work(was, plan.unit)
            assert now is not None
            assert old is not None
            yield from _judged_run(earlier, entry, changes(old, now), meant, settings)
        before[at] = entry, steps


def _judged_run(
    before: Entry,
    entry: Entry,
    found: Sequence[Change],
    meant: Session | None,
    settings: Settings,
) -> Iterator[Finding]:
    beyond = [text for change in found if (text := beyond_step(change, settings))]
    if len(found) < 2 and not beyond:
        return
    labels = (Label(before.origin, f"the one before, on {before.date}"),) if before.origin else ()
    yield Finding(
        said_of(f"{entry.series}, as run,", "at a time", found, beyond),
        entry.origin,
        at=meant,
        doubt=True,
        labels=labels,
        help=steps_beyond(beyond) if len(found) > 1 else (),
    )


def _versions(session: Session, works: Works) -> Iterator[tuple[str | None, list[_Option]]]:
    """The work that everybody does (under None), then what each group does instead; none where it
    is no work.
    """
    rows = [(None, session.options), *((one.group, one.options) for one in session.versions)]
    for group, row in rows:
        yield group, list(_options(session, row, group, works))


def _options(
    session: Session, row: Sequence[Sequence[Step]], group: str | None, works: Works
) -> Iterator[_Option]:
    """The options that hold work, in order."""
    names = session.names or (None,) * len(row)
    for place, (steps, name) in enumerate(zip(row, names, strict=True), 1):
        counted = works.of(steps)
        if counted is not None:
            yield _Option(session, counted, place if len(row) > 1 else 0, name, group)


def _judged(
    before: _Option, option: _Option, crosses: bool, settings: Settings, said: set[_Said]
) -> Iterator[Finding]:
    found = changes(before.work, option.work)
    if crosses and all(change.direction != "harder" for change in found):
        return
    beyond = [text for change in found if (text := beyond_step(change, settings))]
    if len(found) < 2 and not beyond:
        return
    note = f"was {' + '.join(step.text for step in before.work.steps)}"
    labels = _labels(before, option, found)
    if _of_one_line(before, option):
        again = (option.session.origin, option.group, tuple(beyond or map(shown, found)))
        waived = settings.waived(option.session)
        if again in said:
            return
        if not waived:
            said.add(again)
        note, labels = f"in week {option.session.week}, {note}", ()
    yield Finding(
        _message(before.session, option, found, beyond),
        option.session.here(found[0].step) or option.session.origin,
        at=option.session,
        note=note,
        labels=labels,
        help=steps_beyond(beyond) if len(found) > 1 else (),
    )


def _of_one_line(before: _Option, option: _Option) -> bool:
    """Whether a `then` made one session of the other: both stand in one place of the plan."""
    return same_place(before.session.origin, option.session.origin)


def _message(
    before: Session, option: _Option, found: Sequence[Change], beyond: Sequence[str]
) -> str:
    often = "a week" if option.session.week != before.week else "at a time"
    return said_of(_name(option), often, found, beyond)


def _name(option: _Option) -> str:
    """`400s`, `400s for light`, `400s, option 2,`, `400s, option hills,`."""
    series = option.session.series
    whose = f"{series} for {option.group}" if option.group else series
    return f"{whose}, option {option.name or option.place}," if option.place else whose


def _labels(before: _Option, option: _Option, found: Sequence[Change]) -> tuple[Label, ...]:
    places = [(option.session.here(change.origin), change.was) for change in found]
    labels = [Label(place, f"was {was}") for place, was in places if place is not None]
    if before.session.origin is not None:
        then = Label(before.session.origin, f"the session before, on {before.session.date}")
        labels.append(then)
    return tuple(labels)
