"""What the log has a plan run again: steps of a progression, weeks of a phase, days."""

from __future__ import annotations

from collections.abc import Mapping

from plandsl.model.session import Gate
from plandsl.record import dataclass, field
from plandsl.source import Origin, Source, Span

# The line of a day in the plan, and the week that is meant.
DayOf = tuple[Source, Span, int]


@dataclass(frozen=True, slots=True)
class Repeat:
    """Which week is run again, and why: `lines` are the plan's that asks for it, if it is known
    here, then the log's entries that decided. `gates` are those of a day that is held back, each
    with the series that it keeps waiting.
    """

    week: int
    because: str
    lines: tuple[Origin, ...] = ()
    gates: tuple[tuple[str, Gate], ...] = ()

    @property
    def text(self) -> str:
        """`week 2 again, since rep 3 was 92 on 2025-08-26`."""
        return f"week {self.week} again, since {self.because}"


@dataclass(frozen=True, slots=True)
class Repeats:
    """`steps`: after that week's session a progression takes no step. `weeks`: by their number,
    those of a phase that a gate keeps closed. `days`: those whose own gate is closed.
    """

    steps: Mapping[DayOf, Repeat] = field(default_factory=dict)
    weeks: Mapping[int, Repeat] = field(default_factory=dict)
    days: Mapping[DayOf, Repeat] = field(default_factory=dict)
