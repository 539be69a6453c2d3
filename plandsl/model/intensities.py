"""How hard a session is: what is run in each zone of intensity, and whether it is a hard session.

Ranges are carried through as in `model/totals.py`, and holes are filled from the same table. What
may be in several zones counts in none of them and is told apart, as is what nobody can classify.
What is run in rests (a jog, by distance or by time) counts as easy, standing and walking in them as
nothing: both are our choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from plandsl.model.assumed import ON_FOOT
from plandsl.model.efforts import zones_of
from plandsl.model.ends import (
    NOTHING,
    Ends,
    Measured,
    of_counts,
    summed,
    times,
)
from plandsl.model.legs import up_to
from plandsl.model.measure import Targets, handed_to, is_counted, of_rep, of_row
from plandsl.model.session import Kind, Rest, Role, Session, Step, Target
from plandsl.model.work import Measure
from plandsl.model.zones import Ability, Zone, Zones
from plandsl.record import dataclass, replace
from plandsl.source import Origin
from plandsl.units import MINUTE

ASSUMING = Measure(assume=True)
ONCE = Ends(1, 1)
RUN_RESTS = {"jog", "float", "easy"}

# A session is hard with so much at threshold or faster, or so much at marathon pace or faster, or
# so much in reps of which nobody says how fast they are; and every race and trial is. House choice.
HARD = 3 * MINUTE
STEADY = 30 * MINUTE


@dataclass(frozen=True)
class Bout:
    """A piece of work without pieces: how often it is run, and what one of it comes to.

    `zones` is None where nothing tells; `rest` stands between one and the next. It is None where
    there is none, and inside sets, where the rest between the sets is part of the idea.
    """

    step: Step
    target: Target | None
    zones: Zones | None
    often: Ends
    one: Measured
    rest: Rest | None = None

    @cached_property
    def all(self) -> Measured:
        if self.often is ONCE:
            return self.one
        return Measured(
            _product(self.one.far, self.often),
            _product(self.one.foot, self.often),
            _product(self.one.long, self.often),
        )

    @property
    def zone(self) -> Zone | None:
        """The one zone in which it surely lies."""
        return self.zones[0] if self.zones is not None and self.zones[0] == self.zones[1] else None

    def is_within(self, low: Zone, high: Zone) -> bool:
        """Whether it surely lies in these zones."""
        return self.zones is not None and low <= self.zones[0] and self.zones[1] <= high


@dataclass(frozen=True)
class Contents:
    """What all sessions that say the same come to, zone by zone, of which `session` is the first;
    `jogs` is what is run in the rests.

    Many rules ask for the same, so each answer is kept.
    """

    session: Session
    bouts: tuple[Bout, ...]
    jogs: Measured

    @cached_property
    def on_foot(self) -> tuple[Bout, ...]:
        return tuple(bout for bout in self.bouts if bout.step.sport in ON_FOOT)

    @cached_property
    def run(self) -> Measured:
        return summed([*(bout.all for bout in self.on_foot), self.jogs])

    @cached_property
    def _within(self) -> dict[Zones, Measured]:
        return {}

    def within(self, low: Zone, high: Zone) -> Measured:
        known = self._within.get((low, high))
        if known is None:
            inside = [bout.all for bout in self.on_foot if bout.is_within(low, high)]
            known = summed([*inside, self.jogs] if low is Zone.EASY else inside)
            self._within[low, high] = known
        return known

    @cached_property
    def is_hard(self) -> bool | None:
        kind = self.session.kind
        if kind in (Kind.RACE, Kind.TRIAL):
            return True
        if _long(bout for bout in self.bouts if bout.is_within(Zone.THRESHOLD, Zone.REPETITION)):
            return True
        steady = [bout for bout in self.bouts if bout.is_within(Zone.STEADY, Zone.REPETITION)]
        if _long(steady, STEADY) or _long(bout for bout in self.bouts if _is_rep(bout)):
            return True
        unclear = [
            bout
            for bout in self.bouts
            if bout.zones is None
            or (bout.zones[0] < Zone.THRESHOLD and bout.zones[1] >= Zone.THRESHOLD)
        ]
        return None if kind is Kind.WORKOUT and _long(unclear) else False


@dataclass(frozen=True, slots=True)
class Intensities:
    """What a session's first option comes to, zone by zone."""

    session: Session
    contents: Contents

    @property
    def bouts(self) -> tuple[Bout, ...]:
        return self.contents.bouts

    @property
    def on_foot(self) -> tuple[Bout, ...]:
        return self.contents.on_foot

    def within(self, low: Zone, high: Zone) -> Measured:
        """What is run on foot and surely lies in these zones."""
        return self.contents.within(low, high)

    def run(self) -> Measured:
        """All that is run on foot, in whatever zone."""
        return self.contents.run

    def place(self, origin: Origin | None) -> Origin | None:
        """Where a thing of a bout stands, in the first line that says the same."""
        return self.contents.session.here(origin)

    def is_hard(self) -> bool | None:
        """None where it may be: it hangs on what nobody can classify."""
        return self.contents.is_hard


def intensities(session: Session, athlete: Ability) -> Intensities:
    """Of a session's first option."""
    bouts = tuple(_Walk(session, athlete).row(session.steps, (), ONCE, _Gaps()))
    return Intensities(session, Contents(session, bouts, _jogs(session, bouts)))


def _long(bouts: Iterable[Bout], least: int = HARD) -> bool:
    """Whether they last so long, in the middle of their range."""
    long = summed(bout.all for bout in bouts).long
    return long is not None and long.middle >= least


def _is_rep(bout: Bout) -> bool:
    """Reps with a target, of which nobody can say how fast they are for this athlete."""
    is_repeated = bout.often.high > 1 or is_counted(bout.step)
    is_run = bout.step.role is Role.MAIN and bout.step.sport == "run"
    return bout.zones is None and is_repeated and is_run


# ---------------------------------------------------------------------------- the walk


@dataclass(frozen=True, slots=True)
class _Walk:
    """Through the steps of one session, groups before their pieces."""

    session: Session
    athlete: Ability

    def row(
        self, steps: Sequence[Step], targets: Targets, often: Ends, gaps: _Gaps
    ) -> Iterator[Bout]:
        """The bouts of steps one after the other, each run so often."""
        for index, step in enumerate(steps):
            own = handed_to(step, index, steps, targets)
            for target, count in _rows(step, own):
                run = _times(often, count)
                if not step.pieces:
                    yield self._bout(step, target, run, gaps)
                elif step.distance is None and step.duration is None:
                    inner = _Gaps(step.rest if not is_counted(step) else None)
                    inner = replace(inner, in_sets=gaps.in_sets or is_counted(step))
                    yield from self.row(step.pieces, target, run, inner)
                else:
                    yield from self._legs(step, target, run)

    def _bout(self, step: Step, targets: Targets, often: Ends, gaps: _Gaps) -> Bout:
        aim = targets[0] if targets else None
        zones = zones_of(step, aim, self.session, self.athlete)
        return Bout(step, aim, zones, often, of_rep(step, ASSUMING, targets), gaps.behind(step))

    def _legs(self, step: Step, targets: Targets, often: Ends) -> Iterator[Bout]:
        """The pieces of a group that is repeated up to a total, the last one cut."""
        whole = ASSUMING.work(step, targets[0] if targets else None)
        pieces = [
            replace(piece, targets=tuple(handed_to(piece, at, step.pieces, targets)))
            for at, piece in enumerate(step.pieces)
        ]
        legs = [of_row((piece,), ASSUMING) for piece in pieces]
        by_distance = step.distance is not None
        total = whole.far if by_distance else whole.long
        lengths = [leg.far if by_distance else leg.long for leg in legs]
        for at, piece in enumerate(pieces):
            marks = [Ends(1, 1) if at == other else NOTHING for other in range(len(legs))]
            count = up_to(total, list(zip(lengths, marks, strict=True))) or NOTHING
            yield from self.row((piece,), (), _times(often, count), _Gaps(in_sets=True))


@dataclass(frozen=True, slots=True)
class _Gaps:
    """The rest between the rungs of a ladder, and whether all this is done in sets."""

    between: Rest | None = None
    in_sets: bool = False

    def behind(self, step: Step) -> Rest | None:
        if self.in_sets:
            return None
        if is_counted(step):
            return step.rest
        return (step.rest or self.between) if self.between else None


def _rows(step: Step, targets: Targets) -> Iterator[tuple[Targets, Ends]]:
    """The targets of the reps, and how many reps have them; the last one's go on."""
    low, high = of_counts(step.reps)
    if (low, high) == (1, 1) or len(targets) < 2:
        yield targets, ONCE if (low, high) == (1, 1) else Ends(low, high)
        return
    last = len(targets) - 1
    for index, target in enumerate(targets):
        most = 1 if index < last else max(high - index, 0)
        yield [target], Ends(min(max(low - index, 0), most), min(max(high - index, 0), most))


def _times(one: Ends, other: Ends) -> Ends:
    return other if one is ONCE else Ends(one.low * other.low, one.high * other.high)


def _product(ends: Ends | None, often: Ends) -> Ends | None:
    """What so many of it come to; nothing of what nobody knows is nothing."""
    if not often.high:
        return NOTHING
    if ends is None:
        return None
    if often.low == often.high:
        return times(ends, often.low)
    return Ends(ends.low * often.low, ends.high * often.high, ends.assumed)


# ------------------------------------------------------------------------------ rests


def _jogs(session: Session, bouts: Sequence[Bout]) -> Measured:
    """What is run between the bouts: all of the session without them."""
    rests = list(_rests(session.steps))
    if not any(_is_run(rest) for rest in rests):
        return Measured()
    whole, work = of_row(session.steps, ASSUMING), summed(bout.all for bout in bouts)
    long = _less(whole.long, work.long)
    if long is not None and not all(_is_run(rest) for rest in rests):
        long = Ends(0, long.high, long.assumed)
    return Measured(_less(whole.far, work.far), _less(whole.foot, work.foot), long)


def _less(whole: Ends | None, part: Ends | None) -> Ends | None:
    if whole is None or part is None:
        return None
    return Ends(max(whole.low - part.low, 0), max(whole.high - part.high, 0), whole.assumed)


def _is_run(rest: Rest) -> bool:
    return rest.mode in RUN_RESTS or any(_is_run(one) for one in rest.rows)


def _rests(steps: Iterable[Step]) -> Iterator[Rest]:
    for step in steps:
        if step.rest is not None:
            yield step.rest
        yield from _rests(step.pieces)
