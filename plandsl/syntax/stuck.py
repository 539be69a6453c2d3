"""Where reading stopped, and what is said about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from plandsl.record import dataclass

# A day, a date, and what goes on with a session or names its steps.
SESSION = re.compile(
    r"(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\d{4}-\d\d-\d\d|race[-–]\d+"
    r"|[+|]|or\s|(?:let|usual)\s+\S+\s*="
)
# All that may stand before the steps of a session: the day, a name in brackets, a time, a label.
BEFORE_STEPS = re.compile(
    r"(?:\+|\||or\b|(?:let|usual)\s+\S+\s*=|\S+)\s+(?:\[[^\]\s]*\]\s*)?"
    r"(?:(?:\d{1,2}:\d\d|am|pm)(?![\w:])\s*)?(?:[^\W_][\w'’.&/-]*(?:\s+[\w'’.&/-]+)*:\s+){0,2}"
)


@dataclass(frozen=True)
class Stuck:
    """Reading stopped at `at` in `text`, where one of `expected` would have been read."""

    text: str
    at: int
    expected: frozenset[str]

    @property
    def before(self) -> str:
        return self.text[: self.at].rstrip()

    @property
    def rest(self) -> str:
        return self.text[self.at :]

    @property
    def word(self) -> str:
        """What stands there, up to the next blank."""
        return self.rest.split(None, 1)[0] if self.rest.strip() else self.rest

    @cached_property
    def in_session(self) -> bool:
        """Whether the line holds a session, or a part of one."""
        return SESSION.match(self.text) is not None

    @property
    def in_log(self) -> bool:
        """Whether the line may be one of a log."""
        return self.text[:1].isdigit()

    @cached_property
    def steps(self) -> int:
        """Where the steps of the session begin."""
        found = BEFORE_STEPS.match(self.text)
        return found.end() if found else 0

    def touches(self, match: re.Match[str]) -> bool:
        """Whether a match, or the blanks behind it, hold the place where reading stopped."""
        behind = len(self.text) - len(self.text[match.end() :].lstrip())
        return match.start() <= self.at <= behind


Change = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Guess:
    """A message for the characters from `start` to `end`; `edits` replace such stretches.

    The edits are the one reading of what is written; with `nearest` they are but the nearest
    spelling, which nobody may put there unasked. `name` is `assumed` where a reading rests on
    something that was not said.
    """

    message: str
    start: int
    end: int
    help: tuple[str, ...] = ()
    edits: tuple[Change, ...] = ()
    note: str = ""
    nearest: bool = False
    name: str = "syntax"


Guesser = Callable[[Stuck], Guess | None]
