"""What an entry is held against: the plan's session, or else what the log's own line says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plandsl.evaluate.pieces import Piece, chosen, readings
from plandsl.model.log import Entry
from plandsl.model.session import Kind, Session, Step
from plandsl.units import Distance, Range


@dataclass(frozen=True, slots=True)
class Due:
    """The pieces that were due and the text that says so; `planned` where they are the plan's.

    `own` are the pieces of the log's own line, where it has any: they tell what was run.
    `instead` is the plan's text where the log ran something of another shape.
    """

    text: str
    pieces: tuple[Piece, ...]
    own: tuple[Piece, ...] = ()
    planned: bool = False
    instead: str = ""

    @property
    def needed(self) -> int:
        return sum(not piece.optional for piece in self.pieces)

    @property
    def unplanned(self) -> bool:
        return not self.planned and not self.instead


def due(entry: Entry, session: Session | None) -> Due:
    """What an entry is held against; a time asked for in a race or a trial is a goal."""
    found = _due(entry, session)
    if session is None or session.kind not in (Kind.RACE, Kind.TRIAL):
        return found
    return replace(found, pieces=tuple(replace(piece, goal=True) for piece in found.pieces))


def _due(entry: Entry, session: Session | None) -> Due:
    """By the first option of the session that has the entry's shape, else by the entry's line."""
    count = len(entry.result.values) if entry.result else 0
    own = chosen(readings(entry.steps), count)
    if session is None:
        return Due(entry.text if own else "", own, own)
    for option in session.options:
        ways = readings(option)
        if same_work(option, entry.steps) if own else has_room(ways, count):
            return Due(_text(session, option), chosen(ways, count), own, planned=True)
    if own:
        return Due(entry.text, own, own, instead=session.text)
    first = chosen(readings(session.steps), count)
    return Due(_text(session, session.steps), first, planned=True)


def same_work(planned: Sequence[Step], run: Sequence[Step]) -> bool:
    """Whether two sessions have the same pieces in their sets, however many; a run has no sets."""
    ours, theirs = (readings(steps)[-1] for steps in (planned, run))
    return (
        bool(theirs)
        and (len(ours) > 1) == (len(theirs) > 1)
        and _covers(set(theirs), set(ours))
        and _covers(set(ours), set(theirs))
    )


def has_room(ways: Sequence[tuple[Piece, ...]], values: int) -> bool:
    """Whether so many values fit one of the readings; a single piece has laps."""
    return any(
        (len(pieces) == 1 and values > 0)
        or sum(not piece.optional for piece in pieces) <= values <= len(pieces)
        for pieces in ways
        if pieces
    )


def _covers(some: set[Piece], others: set[Piece]) -> bool:
    return all(any(_alike(one, other) for one in some) for other in others)


def _alike(one: Piece, other: Piece) -> bool:
    if one.sport != other.sport:
        return False
    if one.distance and other.distance:
        return _overlap(one.distance, other.distance)
    return bool(one.distance) == bool(other.distance)


def _overlap(one: Range[Distance], other: Range[Distance]) -> bool:
    def below(low: Distance | None, high: Distance | None) -> bool:
        return low is None or high is None or low <= high

    return below(one.low, other.high) and below(other.low, one.high)


def _text(session: Session, option: Sequence[Step]) -> str:
    """The session's own spelling, or that of the option that was run."""
    if len(session.options) == 1:
        return session.text
    return " + ".join(step.text for step in option)
