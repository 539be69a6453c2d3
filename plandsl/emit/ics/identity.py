"""Which event of a calendar a session is: the one that it was in the last output, if it was there.

In this order: an identity that the plan gives it; the event that it can be recognised by; its place
in the plan, which it had from its birth on. A calendar shows a session that keeps its identity as
moved or edited; one that loses it is deleted, and comes again as another.
"""

from __future__ import annotations

import datetime as dt
import uuid
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence

from plandsl.emit.ics.items import STARTS, Item
from plandsl.emit.ics.previous import Was
from plandsl.model.describe import HALVES
from plandsl.model.key import Key, slug
from plandsl.record import dataclass, replace

# Never to be changed: every identity in every phone hangs on it.
NAMESPACE = uuid.UUID("5b0a2c1e-94a7-5d3c-8f59-6a1f0a7c3d42")
# A session further away than that is another one with the same words.
MOVED, MOVED_AND_EDITED = dt.timedelta(days=60), dt.timedelta(days=21)
SAME_DAY = dt.timedelta()


@dataclass(frozen=True, slots=True)
class Known:
    """A session's identity, the event that it was before (None: it is new), and how that was found.

    `seen`: it was recognised by its id or by what it says, not by its place in the plan alone.
    """

    item: Item
    uid: str
    was: Was | None
    how: str
    seen: bool = False


def identified(
    items: Iterable[Item], events: Iterable[Was], athlete: str | None
) -> tuple[Known, ...]:
    """Every session once, each with an identity of its own; in no order that means anything.

    The same for whatever order sessions and events stand in. The athlete is part of an identity,
    so that two who follow one plan can share a calendar account.
    """
    salt = slug(athlete or "")
    before = {event.uid: event for event in events}
    found: dict[str, Known] = {}
    unnamed = []
    for item in items:
        if item.key.written is None:
            unnamed.append(item)
        else:
            uid, _ = _free(salt, item.key, found)
            found[uid] = Known(item, uid, before.pop(uid, None), "its id in the plan", True)
    left = _Left.of(unnamed, before.values())
    for item, was, how in left.recognised():
        del before[was.uid]
        found[was.uid] = Known(item, was.uid, was, how, True)
    for _, item in left.new:
        uid, generation = _free(salt, item.key, found)
        how = f"its place in the plan, {str(item.key).partition('/')[2]}"
        how += f", with number {generation} since others have it" if generation > 1 else ""
        found[uid] = Known(item, uid, before.pop(uid, None), how)
    return tuple(found.values())


def _free(salt: str, key: Key, taken: Container[str]) -> tuple[str, int]:
    """The same as long as the key is; with a number more where another session has it."""
    name, generation = f"{salt}|{key}", 1
    while (uid := str(uuid.uuid5(NAMESPACE, name))) in taken:
        generation += 1
        name = f"{salt}|{key}|{generation}"
    return uid, generation


@dataclass(frozen=True, slots=True)
class _Face:
    """What a session is recognised by: its day and time as they are told, its label (its kind where
    it has none), what is to be done, the line that tells its week, and all that its text says.
    """

    day: dt.date
    time: dt.time | None
    label: str
    content: str
    week: str
    text: str


def _face(start: dt.date, summary: str, text: str, kind: str) -> _Face:
    label, colon, _ = summary.partition(": ")
    *lines, week = text.split("\n")
    content = [one for one in lines if one not in HALVES.values() and not one.startswith(STARTS)]
    day, time = (start.date(), start.time()) if isinstance(start, dt.datetime) else (start, None)
    return _Face(day, time, label if colon else kind, "\n".join(content), week, text)


def _in_order(face: _Face) -> tuple[dt.date, dt.time, str, str]:
    return face.day, face.time or dt.time.min, face.label, face.text


_Name = Callable[[_Face], Hashable]
# The surest first. Those of its own week come before nearer ones of the next: a series that goes to
# another day in every week would else move up by one, and lose the last.
_LEVELS: tuple[tuple[str, dt.timedelta, _Name], ...] = (
    ("day, time and text", SAME_DAY, lambda one: (one.time, one.label, one.text)),
    ("day, time, label and content", SAME_DAY, lambda one: (one.time, one.label, one.content)),
    ("day, label and content", SAME_DAY, lambda one: (one.label, one.content)),
    ("day and content", SAME_DAY, lambda one: one.content),
    ("day and label", SAME_DAY, lambda one: one.label),
    ("label, content and week", MOVED, lambda one: (one.label, one.content, one.week)),
    ("label and content", MOVED, lambda one: (one.label, one.content)),
    ("content", MOVED, lambda one: one.content),
    ("label and week", MOVED_AND_EDITED, lambda one: (one.label, one.week)),
    ("label", MOVED_AND_EDITED, lambda one: one.label),
    ("day", SAME_DAY, lambda one: None),
)


@dataclass(slots=True)
class _Left:
    """The sessions and the events that have no partner yet, each in the order of their faces; an
    event's is that of the day where it would be if the whole plan had been moved by `shift`.
    """

    new: list[tuple[_Face, Item]]
    old: list[tuple[_Face, Was]]
    shift: dt.timedelta

    @classmethod
    def of(cls, items: Iterable[Item], events: Iterable[Was]) -> _Left:
        new = [
            (_face(item.when.start, item.summary, item.text, str(item.session.kind)), item)
            for item in items
        ]
        old = [(_face(was.start, was.summary, was.text, was.kind), was) for was in events]
        new.sort(key=lambda one: (*_in_order(one[0]), str(one[1].key)))
        old.sort(key=lambda one: (*_in_order(one[0]), one[1].uid))
        shift = _shift([face for face, _ in old], [face for face, _ in new])
        moved = [(replace(face, day=face.day + shift), was) for face, was in old] if shift else old
        return cls(new, moved, shift)

    def recognised(self) -> Iterator[tuple[Item, Was, str]]:
        """Pairs, and what they have in common; what has no partner is left."""
        with_all = f", with the whole plan{_later(self.shift)}" if self.shift else ""
        for what, within, name in _LEVELS:
            for (face, item), (other, was) in self._pairs(name, within):
                yield item, was, f"the same {what}{_later(face.day - other.day)}{with_all}"

    def _pairs(
        self, name: _Name, within: dt.timedelta
    ) -> Iterator[tuple[tuple[_Face, Item], tuple[_Face, Was]]]:
        """Those of one name, each with the nearest of them."""
        waiting: dict[Hashable, list[tuple[_Face, Was]]] = defaultdict(list)
        for one in self.old:
            waiting[name(one[0])].append(one)
        alone, taken = [], set()
        for new in self.new:
            there = waiting[name(new[0])]
            at = _nearest(there, new[0].day, within)
            if at is None:
                alone.append(new)
            else:
                was = there.pop(at)
                taken.add(was[1].uid)
                yield new, was
        self.new, self.old = alone, [one for one in self.old if one[1].uid not in taken]


def _later(by: dt.timedelta) -> str:
    """` 2 days later`, ` a day earlier`; nothing on the same day."""
    if not by:
        return ""
    days = "a day" if abs(by.days) == 1 else f"{abs(by.days)} days"
    return f" {days} {'later' if by > SAME_DAY else 'earlier'}"


def _nearest(there: Sequence[tuple[_Face, Was]], day: dt.date, within: dt.timedelta) -> int | None:
    """Of events in the order of their days the number of the nearest, if it is near enough."""
    at = bisect_left(there, day, key=lambda one: one[0].day)
    around = [
        (abs(there[number][0].day - day), number)
        for number in (at, at - 1)
        if 0 <= number < len(there)
    ]
    distance, number = min(around, default=(within, -1))
    return number if around and distance <= within else None


def _shift(old: Sequence[_Face], new: Sequence[_Face]) -> dt.timedelta:
    """By how much the whole plan was moved, if more of it is the same then; else nothing.

    The text tells the week, so that weeks which are all alike stay where they are when only the
    first of them is dropped.
    """
    if not old or not new:
        return SAME_DAY
    by_ends = {new[0].day - old[0].day, new[-1].day - old[-1].day}
    shifts = [SAME_DAY, *sorted(one for one in by_ends if one and abs(one) <= MOVED)]

    def same(shift: dt.timedelta) -> tuple[int, int]:
        texts = Counter((one.day + shift, one.text) for one in old)
        contents = Counter((one.day + shift, one.content) for one in old)
        return (
            (texts & Counter((one.day, one.text) for one in new)).total(),
            (contents & Counter((one.day, one.content) for one in new)).total(),
        )

    return max(shifts, key=same)
