"""How each week's volume is spread over easy, moderate and hard running.

The zones are those of `model/zones.py` made three. Only what surely lies in one of them counts as
such; what may lie in two, what nobody can place, and standing rests are what is left of the week.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plandsl.emit.html.volume import Volume
from plandsl.model.assumed import ON_FOOT
from plandsl.model.ends import NOTHING, Ends, Measured, in_all
from plandsl.model.intensities import Contents, intensities
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Kind, Session
from plandsl.model.zones import THREE, Ability, ability
from plandsl.record import dataclass, field

OTHER = "other"
PARTS = (*THREE, OTHER)
ROUNDED = 1
"""The whole is rounded to a millisecond or a micrometre, its parts are not."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A week's parts, in the order of `PARTS` (`other` is not on foot), from the least to the most
    of each; None where a part of it cannot be measured so. `low` and `high` are the whole week's.
    """

    parts: tuple[Ends | None, ...]
    low: int
    high: int

    @property
    def sure(self) -> tuple[Fraction, ...]:
        """The least of each part, and last what is left of the least that the week may come to."""
        least = [Fraction(part.low) if part else Fraction(0) for part in self.parts]
        left = self.low - sum(least, Fraction(0))
        return (*least, left if left > ROUNDED else Fraction(0))

    @property
    def top(self) -> Fraction:
        """The most that the week may come to."""
        return max(Fraction(self.high), sum(self.sure, Fraction(0)))


def spreads(plan: Plan, volume: Volume) -> list[Spread]:
    """Of each week, in the unit of the volume."""
    reader = _Reader(ability(plan), volume.by_distance)
    weeks = zip(plan.weeks, volume.weeks, strict=True)
    return [Spread(reader.parts(week), low, high) for week, (low, high) in weeks]


@dataclass(frozen=True, slots=True)
class _Reader:
    """The weeks of a phase have their lines in common, so each line is measured once."""

    athlete: Ability
    by_distance: bool
    lines: dict[tuple[int, Kind, str | None], tuple[Ends | None, ...]] = field(default_factory=dict)

    def parts(self, week: Week) -> tuple[Ends | None, ...]:
        each = [(NOTHING,) * len(PARTS), *map(self._of, week.sessions)]
        return tuple(in_all(part) for part in zip(*each, strict=True))

    def _of(self, session: Session) -> tuple[Ends | None, ...]:
        line = (id(session.options), session.kind, session.label)
        known = self.lines.get(line)
        if known is None:
            contents = intensities(session, self.athlete).contents
            known = self.lines[line] = tuple(self._parts(contents))
        return known

    def _parts(self, contents: Contents) -> Iterator[Ends | None]:
        for low, high in THREE.values():
            yield self._measured(contents.within(low, high))
        others = [bout.all.long for bout in contents.bouts if bout.step.sport not in ON_FOOT]
        yield NOTHING if self.by_distance else in_all(others)

    def _measured(self, found: Measured) -> Ends | None:
        return found.foot if self.by_distance else found.long
