"""Which session of the plan each entry of the log belongs to.

Day by day, so that a later entry never takes an earlier one's session. On its day an entry goes
by its series, then by what was run, then by the half of the day, which also decides between two
that are alike; what finds nothing there goes to a session of its week that has not been run, by the
first two. A session that an entry says was moved goes to its new date. An easy run is made up for
on a free day, but neither run ahead nor beside a day's own session: there it is one more.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from plandsl.evaluate.counted import has_room
from plandsl.evaluate.due import called_side, same_work, ways
from plandsl.evaluate.pieces import FILLERS, Piece, is_all_out, readings
from plandsl.model.contest import raced
from plandsl.model.key import slug
from plandsl.model.log import Entry, Log
from plandsl.model.plan import Plan
from plandsl.model.session import Kind, Session, Step
from plandsl.record import dataclass

# More sessions of one day or one week are not looked through: nobody has them, and a file that
# does must not take quadratic time.
MOST_LOOKED_AT = 30
# The same for the options of one session and what groups do instead of them.
MOST_WAYS = 20
NOON = 12
WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Match:
    """An entry and the session it is about. `run` is False where it says that it was not run then;
    `elsewhere` where another entry ran the session after all, `again` where the same line stands
    above it on the same day.
    """

    entry: Entry
    session: Session | None
    run: bool = True
    elsewhere: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class Matches:
    """All entries in the log's order, and the sessions that no entry says anything about."""

    matches: tuple[Match, ...]
    unlogged: tuple[Session, ...]


def match(plan: Plan, log: Log) -> Matches:
    """Every entry with its session, if it has one; linear in the log and in the plan."""
    board = _Board(plan)
    found: list[int | None] = []
    for date, day in groupby(log.entries, key=lambda entry: entry.date):
        found += _match_day(board, date, list(day))
    matches = []
    above: set[tuple[object, ...]] = set()
    for entry, at in zip(log.entries, found, strict=True):
        session = None if at is None else board.sessions[at]
        run = was_run(entry)
        line = entry.date, entry.half, entry.text, entry.series, entry.result
        again = run and bool(entry.result and entry.result.values) and line in above
        above.add(line)
        elsewhere = not run and at in board.ran
        matches.append(Match(entry, session, run, elsewhere, again))
    heard = board.ran | board.told
    quiet = tuple(session for at, session in enumerate(board.sessions) if at not in heard)
    return Matches(tuple(matches), quiet)


def was_run(entry: Entry) -> bool:
    """A line that says only `rest` says that nothing was."""
    if entry.result is not None:
        return entry.result.status == "run"
    return not entry.steps or any(step.sport != "rest" for step in entry.steps)


class _Board:
    """The plan's sessions by position, found by day and week; `ran` are taken, `told` were called
    skipped or moved, `moved` have a new date.
    """

    def __init__(self, plan: Plan) -> None:
        self.sessions = [session for session in plan.sessions() if not session.is_off]
        self.starts = [week.start for week in plan.weeks]
        self.days: dict[dt.date, list[int]] = defaultdict(list)
        self.weeks: dict[int, list[int]] = defaultdict(list)
        self.moved: dict[dt.date, list[int]] = defaultdict(list)
        self.ran: set[int] = set()
        self.told: set[int] = set()
        for at, session in enumerate(self.sessions):
            self.days[session.date].append(at)
            self.weeks[self.week(session.date)].append(at)

    def week(self, date: dt.date) -> int:
        """The position of the week a date falls in; what lies around the plan is none of them."""
        at = bisect_right(self.starts, date) - 1
        return at if at >= 0 and date - self.starts[at] < WEEK else -1

    def open(self, positions: Sequence[int]) -> list[int]:
        return [at for at in islice(positions, MOST_LOOKED_AT) if at not in self.ran]


def _match_day(board: _Board, date: dt.date, entries: Sequence[Entry]) -> list[int | None]:
    """The positions of the sessions of one day's entries, the surest matches of all first."""
    found: list[int | None] = [None] * len(entries)
    day, moved = board.days.get(date, ()), board.moved.get(date, ())
    halves = any(_half(board.sessions[at]) for at in day[:MOST_LOOKED_AT])
    surest = sorted(range(len(entries)), key=lambda number: halves and entries[number].half is None)
    week = () if board.week(date) < 0 else board.weeks.get(board.week(date), ())
    for positions, fits in (
        (day, _same_series),
        (day, _same_work),
        (day, _same_effort),
        (day, _same_race),
        (day, _same_kind),
        (day if len(day) > 1 else (), _same_half),
        (moved, _same_series),
        (moved, _same_work),
        (week, _same_series),
        (week, _same_sets),
    ):
        for number in surest:
            entry = entries[number]
            if found[number] is None and was_run(entry):
                left = board.open(positions)
                if positions is week:
                    left = [at for at in left if _may_be_elsewhere(board, at, date)]
                fitting = [at for at in left if fits(entry, board.sessions[at])]
                if fitting:
                    found[number] = nearest = _nearest(board, entry, fitting)
                    board.ran.add(nearest)
    for number, entry in enumerate(entries):
        if not was_run(entry):
            found[number] = _told(board, entry)
    return found


def _may_be_elsewhere(board: _Board, at: int, date: dt.date) -> bool:
    """Whether a session may have been run on this other day.

    An easy run only in the place of what the day has, or, on a free day, later than it was due.
    """
    session = board.sessions[at]
    if session.kind is not Kind.EASY and slug(session.series) not in FILLERS:
        return True
    day = [one for one in board.days.get(date, ()) if not board.sessions[one].may_be_off]
    return bool(board.open(day)) if day else session.date < date


def _told(board: _Board, entry: Entry) -> int | None:
    """The session that an entry says was skipped or moved; it stays open."""
    day = [at for at in board.days.get(entry.date, ())[:MOST_LOOKED_AT] if at not in board.told]
    fitting = day if entry.series is None else []
    for fits in (_same_series, _same_effort):
        fitting = fitting or [at for at in day if fits(entry, board.sessions[at])]
    if not fitting:
        return None
    told = _nearest(board, entry, fitting)
    board.told.add(told)
    if entry.result and entry.result.moved_to:
        board.moved[entry.result.moved_to].append(told)
    return told


def _nearest(board: _Board, entry: Entry, fitting: Sequence[int]) -> int:
    """Of the nearest day; of one day, that of the entry's half of it, then that whose work it says,
    then that which has as many pieces as it has values, or else the first.
    """
    values = len(entry.result.values) if entry.result else 0

    def apart(at: int) -> tuple[dt.timedelta, bool, bool, bool]:
        session = board.sessions[at]
        days = abs(session.date - entry.date)
        if len(fitting) == 1:
            return days, False, False, False
        half = entry.half is not None and _half(session) != entry.half
        other = bool(entry.steps) and not _has_work(entry, session)
        room = any(has_room(readings(steps), values) for steps in _ways(session))
        return days, half, other, values > 1 and not room

    return min(fitting, key=apart)


# ------------------------------------------------------------- what fits an entry


def _same_series(entry: Entry, session: Session) -> bool:
    if entry.series is None:
        return False
    called = (session.series, session.label or session.series, called_side(entry, session) or "")
    return slug(entry.series) in map(slug, called)


def _same_work(entry: Entry, session: Session) -> bool:
    """Under two different labels only reps are the same: an easy run is no long run cut short."""
    if entry.series is not None and session.label is not None and len(_sets(entry.steps)) < 2:
        return False
    return _has_work(entry, session)


def _has_work(entry: Entry, session: Session) -> bool:
    return any(same_work(steps, entry.steps) for steps in _ways(session))


def _same_effort(entry: Entry, session: Session) -> bool:
    """`easy: 10km` for the plan's `8km easy`: a label may say what an unlabelled run is run at."""
    if entry.series is None or session.label is not None or len(_sets(entry.steps)) > 1:
        return False
    run = _sets(session.steps)
    target = run[0].target if len(run) == 1 else None
    return target is not None and target.effort == slug(entry.series)


def _same_race(entry: Entry, session: Session) -> bool:
    """`race 5k: = 19:22` for the day's `parkrun: 5k max`: as far, as fast as can be."""
    far, run = raced(entry.series), _sets(session.steps)
    return far is not None and is_all_out(run) and run[0].length == far


def _same_kind(entry: Entry, session: Session) -> bool:
    """Of an entry without a label: reps for reps, a run for a run; a bare result for anything."""
    if entry.series is not None:
        return False
    run = _sets(entry.steps)
    if not run:
        sports = {step.sport for step in entry.steps}
        return not sports or any(step.sport in sports for way in _ways(session) for step in way)
    return any(
        bool(planned) and planned[0].sport == run[0].sport and (len(planned) > 1) == (len(run) > 1)
        for planned in map(_sets, _ways(session))
    )


def _ways(session: Session) -> Iterator[tuple[Step, ...]]:
    return (way.steps for way in islice(ways(session), MOST_WAYS))


def _same_half(entry: Entry, session: Session) -> bool:
    """Of two sessions a day, the morning's; what was run instead is judged by its own line."""
    return entry.series is None and entry.half is not None and entry.half == _half(session)


def _half(session: Session) -> str | None:
    if session.time is None:
        return session.half
    return "am" if session.time.hour < NOON else "pm"


def _same_sets(entry: Entry, session: Session) -> bool:
    """Away from its day, only reps say which session they belong to: an easy run may be any."""
    return entry.series is None and len(_sets(entry.steps)) > 1 and _same_work(entry, session)


def _sets(steps: tuple[Step, ...]) -> tuple[Piece, ...]:
    return readings(steps)[-1]
