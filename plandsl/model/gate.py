"""How the gates of a plan stand, by what was run."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right

from plandsl.model.session import Gate
from plandsl.record import dataclass

STANDING = {True: "open", False: "closed", None: "no telling"}


@dataclass(frozen=True, slots=True)
class GateState:
    """How a gate stands after a day of the log: `is_open` is None where the log does not tell.

    `counted` are the days whose sessions decide, oldest first, the newest of them where there are
    very many; `because` says what decided, in a few words. `date` is None before any entry counts.
    """

    date: dt.date | None
    is_open: bool | None
    counted: tuple[dt.date, ...]
    because: str


@dataclass(frozen=True, slots=True)
class GateVerdict:
    """A gate with what it holds, a phase or a series of sessions; a state for each entry of the
    series that counts for it; `held` are the weeks that it kept from a phase,
    or in which it held back its day.
    """

    gate: Gate
    holds: str
    states: tuple[GateState, ...] = ()
    held: tuple[int, ...] = ()

    def on(self, day: dt.date) -> GateState:
        """How it stands at the end of a day."""
        past = bisect_right(self.states, day, key=lambda one: one.date or dt.date.min)
        nothing = GateState(None, False, (), f"no {self.gate.series} in the log that counts")
        return self.states[past - 1] if past else nothing

    def turns(self) -> list[GateState]:
        """The states in which it opened or closed, and the newest where it is closed for another
        reason by now.
        """
        before: list[GateState | None] = [None, *self.states[:-1]]
        found = [
            state
            for last, state in zip(before, self.states, strict=False)
            if last is None or last.is_open != state.is_open
        ]
        newest = self.states[-1:]
        still = newest and newest[0].is_open is not True and newest[0].because != found[-1].because
        return [*found, *newest] if still else found


def held_words(weeks: tuple[int, ...]) -> str:
    """`weeks 5, 6 held back`."""
    return f"week{'s' * (len(weeks) > 1)} {', '.join(map(str, weeks))} held back"


def reason(state: GateState) -> str:
    """`by 2025-08-18, 2025-08-26`, `on 2025-08-13 rep 5 was 91`, `1 of 2 so far`."""
    if state.is_open is not True:
        return state.because
    return f"by {', '.join(map(str, state.counted))}"
