"""Sessions as calendar items: who they are, when they are, what they say. No bytes yet."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from plandsl.emit.ics.text import clean, one_line
from plandsl.emit.ics.when import When, when
from plandsl.model.describe import description, title
from plandsl.model.key import Key, slug
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Kind, Session
from plandsl.record import dataclass

# Never to be changed: every identity in every phone hangs on it.
NAMESPACE = uuid.UUID("5b0a2c1e-94a7-5d3c-8f59-6a1f0a7c3d42")


@dataclass(frozen=True, slots=True)
class Item:
    """One event: its identity, its time, its texts (already cleaned), and the session it is for."""

    uid: str
    when: When
    summary: str
    text: str
    place: str
    session: Session


def items(plan: Plan, zone: ZoneInfo | None) -> tuple[Item, ...]:
    """Every session but the days off, in the order of their starts."""
    taken: set[str] = set()
    found = []
    for week in plan.weeks:
        for session in week.sessions:
            if session.kind is not Kind.REST:
                uid = _uid(plan, session.key, taken)
                taken.add(uid)
                found.append(_item(plan, week, session, uid, when(session, zone)))
    return tuple(sorted(found, key=_in_order))


def _in_order(item: Item) -> tuple[dt.datetime, str, str]:
    """By their starts, those of a whole day by the half that they are for."""
    return item.when.instant, item.session.half or "", item.uid


def _item(plan: Plan, week: Week, session: Session, uid: str, moment: When) -> Item:
    return Item(
        uid,
        moment,
        one_line(title(session)),
        clean("\n".join(_lines(plan, week, session, moment))),
        one_line(session.venue or ""),
        session,
    )


def _uid(plan: Plan, key: Key, taken: set[str]) -> str:
    """The same as long as the key is; a number more where it is taken.

    The athlete is in it, so that two who follow one plan can share a calendar account.
    """
    name = f"{slug(plan.athlete or '')}|{key}"
    uid, generation = str(uuid.uuid5(NAMESPACE, name)), 1
    while uid in taken:
        generation += 1
        uid = str(uuid.uuid5(NAMESPACE, f"{name}|{generation}"))
    return uid


def _lines(plan: Plan, week: Week, session: Session, moment: When) -> Iterator[str]:
    if session.time and not isinstance(moment.start, dt.datetime):
        yield f"Starts at {session.time:%H:%M}"
    yield from description(session, plan.unit)
    phase = f" ({week.phase})" if week.phase else ""
    lighter = ", a lighter one," if week.deload else ""
    yield f"Week {week.number}{phase}{lighter} of {plan.title}"
