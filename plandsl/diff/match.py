"""Which session of the new plan is which of the old one.

A written id comes first, then the key: its week and its series. How-manieth it is of its series in
the week is only asked last, because the second easy run becomes the first when the first is
dropped, and a runner sees that Thursday stayed as it was. What is left over is found again by what
it asks for: under another name on its day (and so the rest of a series that has this name now), or
on another day within a week.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from plandsl.model.key import slug
from plandsl.model.plan import Plan
from plandsl.model.session import Kind, Session
from plandsl.record import dataclass

Pair = tuple[Session | None, Session | None]
NEAR = dt.timedelta(days=7)
WEEK = 7


@dataclass(frozen=True, slots=True)
class Frame:
    """How the old plan lies on the new one: so many days `later` altogether, its first week as the
    one that is `weeks` further on.
    """

    later: int = 0
    weeks: int = 0

    def day(self, old: Session) -> dt.date:
        """The day on which a session of the old plan would stand in the new one."""
        return old.date + dt.timedelta(days=self.later)

    def place(self, old: Session) -> tuple[int, str]:
        return old.key.week + self.weeks, slug(old.series)


def frame_of(old: Plan, new: Plan) -> Frame:
    """Where the start is another: whether the season was shifted, or weeks were put in front of it
    or cut off; whatever leaves more sessions as they are.
    """
    if not old.weeks or not new.weeks:
        return Frame()
    by = (new.weeks[0].start - old.weeks[0].start).days
    frames = [Frame(), Frame(later=by)]
    if by % WEEK == 0:
        frames.append(Frame(weeks=-by // WEEK))
    there = {(one.date, _place(one), one.text) for one in new.sessions()}

    def kept(frame: Frame) -> tuple[int, int]:
        places = [(frame.day(one), frame.place(one), one.text) for one in old.sessions()]
        on_their_day = {(day, place) for day, place, _ in there}
        return (
            sum(place in there for place in places),
            sum(place[:2] in on_their_day for place in places),
        )

    return max(frames, key=kept)


def matched(old: Sequence[Session], new: Sequence[Session], frame: Frame) -> Iterator[Pair]:
    """Each session of both plans once: in pairs, or alone where the other plan has none like it."""
    left = _Left(list(old), list(new))
    passes: tuple[tuple[_Name, _Name], ...] = (
        (lambda one: one.key.written, lambda one: one.key.written),
        *(
            (_both(frame.place, mine), _both(_place, theirs))
            for mine, theirs in (
                (lambda one: (frame.day(one), one.text), lambda one: (one.date, one.text)),
                (lambda one: (one.key.ordinal, one.text), lambda one: (one.key.ordinal, one.text)),
                (frame.day, lambda one: one.date),
                (lambda one: one.text, lambda one: one.text),
                (lambda one: one.key.ordinal, lambda one: one.key.ordinal),
                (lambda one: "", lambda one: ""),
            )
        ),
    )
    for mine, theirs in passes:
        yield from left.pairs(mine, theirs)
    called = list(
        left.pairs(lambda one: (frame.day(one), one.text), lambda one: (one.date, one.text))
    )
    yield from called
    names = _renamed(called, old, new)
    yield from left.pairs(
        lambda one: (frame.day(one), names.get(slug(one.series))),
        lambda one: (one.date, slug(one.series)),
    )
    yield from left.near(frame)
    yield from ((one, None) for one in left.old)
    yield from ((None, one) for one in left.new)


def _renamed(
    called: Sequence[tuple[Session, Session]], old: Sequence[Session], new: Sequence[Session]
) -> dict[str, str]:
    """The series of the old plan that have another name now, told by a session that is the same."""
    before, after = ({slug(one.series) for one in every} for every in (old, new))
    pairs = ((slug(one.series), slug(other.series)) for one, other in reversed(called))
    return {one: other for one, other in pairs if one not in after and other not in before}


_Name = Callable[[Session], Hashable]


def _place(new: Session) -> tuple[int, str]:
    return new.key.week, slug(new.series)


def _both(one: _Name, other: _Name) -> _Name:
    return lambda session: (one(session), other(session))


@dataclass(slots=True)
class _Left:
    """The sessions that have no partner yet."""

    old: list[Session]
    new: list[Session]

    def pairs(self, mine: _Name, theirs: _Name) -> Iterator[tuple[Session, Session]]:
        """Those of the same name, in order; None is no name."""
        waiting: dict[Hashable, list[Session]] = defaultdict(list)
        for one in reversed(self.new):
            waiting[theirs(one)].append(one)
        waiting.pop(None, None)
        taken, alone = set(), []
        for one in self.old:
            partners = waiting.get(mine(one))
            if partners:
                partner = partners.pop()
                taken.add(id(partner))
                yield one, partner
            else:
                alone.append(one)
        self.old, self.new = alone, [one for one in self.new if id(one) not in taken]

    def near(self, frame: Frame) -> Iterator[Pair]:
        """The same session in another week, the nearest one first come; a day off is none."""
        waiting: dict[tuple[str, str], list[Session]] = defaultdict(list)
        for one in self.new:
            waiting[slug(one.series), one.text].append(one)
        taken, alone = set(), []
        for one in self.old:
            partners = waiting[slug(one.series), one.text]
            partner = _nearest(partners, frame.day(one)) if one.kind is not Kind.REST else None
            if partner is None:
                alone.append(one)
            else:
                partners.remove(partner)
                taken.add(id(partner))
                yield one, partner
        self.old, self.new = alone, [one for one in self.new if id(one) not in taken]


def _nearest(there: Sequence[Session], day: dt.date) -> Session | None:
    """Of sessions in the order of their dates the one that is nearest to a day, if it is near."""
    at = bisect_left(there, day, key=lambda one: one.date)
    around = [one for one in there[max(0, at - 1) : at + 1] if abs(one.date - day) <= NEAR]
    return min(around, key=lambda one: abs(one.date - day), default=None)
