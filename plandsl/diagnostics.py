"""What every stage says about a file: one type, whoever found it.

A user's mistake is data, not an exception: stages return an `Outcome` with whatever could be made
of the input and everything that was found wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from plandsl.record import dataclass
from plandsl.source import Origin

NUMBER, DIGITS = re.compile(r"\d+"), 9


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that explains the first, with a few words beside it (may be empty)."""

    origin: Origin
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement that is certain: put `text` where `origin` points (an empty span inserts)."""

    origin: Origin
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to tell the user.

    `name` is what it is called everywhere (`one-change`), `message` one line in the words of the
    sport, `origin` the place that is blamed (`None` where the whole file is), `note` the words
    beside its carets, `labels` further places from most to least important, `help` what was
    probably meant. `guessed`: the edits are the nearest spelling and not the one reading, so that
    only somebody who looks at them may apply them.
    """

    name: str
    severity: Severity
    message: str
    origin: Origin | None
    note: str = ""
    labels: tuple[Label, ...] = ()
    help: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    guessed: bool = False


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A stage's result beside what it found; the value is usable even when errors were found."""

    value: T
    found: tuple[Diagnostic, ...] = ()


def in_file_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by file and place, hints last; what blames a whole file comes first. Of one place by
    the numbers in what is said: week 2 before week 10.
    """

    def place(diagnostic: Diagnostic) -> tuple[bool, str, int, int, str]:
        origin = diagnostic.origin
        hint = diagnostic.severity is Severity.INFO
        said = NUMBER.sub(lambda found: found[0].rjust(DIGITS, "0"), diagnostic.message)
        if origin is None:
            return (hint, "", -1, -1, said)
        span = origin.span
        return (hint, origin.source.name, span.start, span.end, said)

    return tuple(sorted(found, key=place))


@dataclass(frozen=True, slots=True)
class Waived:
    """`allow RULE: REASON`, once a line. `used`: it kept something from being said; None where
    that cannot be known, since a line of the plan could not be read.
    """

    rule: str
    reason: str
    used: bool | None
    origin: Origin | None
