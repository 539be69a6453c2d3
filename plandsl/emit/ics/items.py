"""Sessions as calendar items: when they are, what they say. No identity and no bytes yet."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePath
from zoneinfo import ZoneInfo

from plandsl.emit.ics.text import calendar_name, clean, one_line
from plandsl.emit.ics.when import When, when
from plandsl.model.describe import description, title
from plandsl.model.key import Key, slug
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Kind, Session
from plandsl.record import dataclass, replace

STARTS = "Starts at "


@dataclass(frozen=True, slots=True)
class Item:
    """One event to be: its key, time and texts (already cleaned), and the session it is for."""

    key: Key
    when: When
    summary: str
    text: str
    place: str
    session: Session


def source(plan: Plan) -> str:
    """What a calendar is made from: `squad.plan for Ann`; empty where that is no file."""
    name = PurePath(plan.origin.source.name).name if plan.origin else ""
    who = f" for {plan.athlete}" if plan.athlete else ""
    return "" if name in ("", "-") else calendar_name(f"{name}{who}")


def items(plan: Plan, zone: ZoneInfo | None) -> tuple[Item, ...]:
    """Every session but the days off."""
    together: dict[object, list[Item]] = defaultdict(list)
    for week in plan.weeks:
        for one in week.sessions:
            if one.kind is not Kind.REST:
                item = _item(plan, week, one, when(one, zone))
                alike = one.key.week, slug(one.key.series), one.date, one.time, one.half
                together[alike].append(item)
    return tuple(item for alike in together.values() for item in _with_keys(alike))


def _with_keys(alike: list[Item]) -> Iterator[Item]:
    """Sessions of one series and time, told apart by what they say: else by how-manieth they are,
    and the order of their lines would decide who is who.
    """
    ordinals = sorted(item.key.ordinal for item in alike)
    alike.sort(key=lambda item: (item.summary, item.text))
    for item, ordinal in zip(alike, ordinals, strict=True):
        yield replace(item, key=replace(item.key, ordinal=ordinal))


def _item(plan: Plan, week: Week, session: Session, moment: When) -> Item:
    return Item(
        session.key,
        moment,
        one_line(title(session)),
        clean("\n".join(_lines(plan, week, session, moment))),
        one_line(session.venue or ""),
        session,
    )


def _lines(plan: Plan, week: Week, session: Session, moment: When) -> Iterator[str]:
    if session.time and not isinstance(moment.start, dt.datetime):
        yield f"{STARTS}{session.time:%H:%M}"
    yield from description(session, plan.unit)
    phase = f" ({week.phase})" if week.phase else ""
    lighter = ", a lighter one," if week.deload else ""
    yield f"Week {week.number}{phase}{lighter} of {plan.title}"
