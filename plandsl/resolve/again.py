"""A day that the log has run again: as it came out in its week, and no race twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plandsl.model.contest import contest
from plandsl.model.repeat import Repeat
from plandsl.model.session import Kind
from plandsl.record import replace
from plandsl.resolve.outline import Day
from plandsl.resolve.slot import Slot
from plandsl.source import Origin


def repeated(slots: Sequence[Slot], again: Repeat) -> Iterator[Slot]:
    """The days of another week, each with the lines that have it run again behind its own."""
    for slot in slots:
        if not is_race(slot.day):
            via = _followed_by(slot.via, again.lines)
            yield replace(slot, via=via, template=True, again=again)


def is_race(day: Day) -> bool:
    """`race: …`, `race 5k: …`: it has its date, whatever was run."""
    label = day.session.label
    return label is not None and contest(label.text) is Kind.RACE


def _followed_by(via: Origin | None, lines: Sequence[Origin]) -> Origin | None:
    """A chain of places, with further ones at its end."""
    chain = []
    while via is not None:
        chain.append(via)
        via = via.via
    made: Origin | None = None
    for one in reversed([*chain, *lines]):
        made = Origin(one.source, one.span, made)
    return made
