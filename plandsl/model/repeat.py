"""What of a progression the log has not earned."""

from __future__ import annotations

from collections.abc import Mapping

from plandsl.record import dataclass
from plandsl.source import Origin, Source, Span


@dataclass(frozen=True, slots=True)
class Repeat:
    """Why the step after a week is not taken: what the session of that week did not show.

    `origin` is the log's entry, None where there is none.
    """

    week: int
    because: str
    origin: Origin | None

    @property
    def text(self) -> str:
        """`week 2 again, since rep 3 was 92 on 2025-08-26`."""
        return f"week {self.week} again, since {self.because}"


# By the line of the day in the plan, and the week whose session it is about.
Repeats = Mapping[tuple[Source, Span, int], Repeat]
