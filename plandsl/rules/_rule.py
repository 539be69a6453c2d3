"""What a rule is: the names that every file of this folder has, and what they are made of.

A file `some_rule.py` is the rule `some-rule`. It holds

- a docstring: a headline, then `Why:`, `False alarms:` (which `bench/false_alarms.py` measures
  and writes), `Parameters:`, `Flagged:` and `Accepted:`, with example plans and logs that run as
  tests;
- `UNASKED`, its severity in a plan that does not ask for it, or None: only when a plan asks;
- `TAKES`, the parameters that a plan may set;
- `LINE_BY_LINE = True`, where each line is judged by itself, whatever stands beside it;
- `check`, which yields a `Finding` for each thing that is wrong.

The frame (`plandsl.rules`) gives findings their name and severity and drops the waived ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Literal, Protocol

from plandsl.diagnostics import Edit, Label, Severity
from plandsl.model.key import slug
from plandsl.model.log import Log
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Session
from plandsl.record import dataclass
from plandsl.source import Origin
from plandsl.units import Distance, Duration

Kind = Literal["count", "percent", "time", "distance", "word"]
Quantity = Duration | Distance | Fraction


def magnitude(size: Quantity) -> Fraction:
    """Seconds, metres or a number, to tell which of two sizes of one kind is greater."""
    if isinstance(size, Duration):
        return size.seconds
    return size.metres if isinstance(size, Distance) else size


@dataclass(frozen=True, slots=True)
class Takes:
    """A parameter: its name, the kinds of value, an example, the words that may follow its value
    (they only read well). Its name stands before the value unless it is `bare`, as in `48h apart`.
    A number without a unit is of the first kind: seconds for a time, metres for a distance; where
    nobody would mean that (`max-week 40`), it `needs_unit`. A `part` of a whole is 100% at most. A
    `word` has no value and counts as 1.
    """

    name: str
    kinds: tuple[Kind, ...]
    example: str
    after: tuple[str, ...] = ()
    bare: bool = False
    needs_unit: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule found. `at` is the session or week where it can be waived; a `hint` is
    worth knowing but nothing that must be changed, a `doubt` a warning and never an error.
    """

    message: str
    origin: Origin | None
    at: Session | Week | None = None
    hint: bool = False
    doubt: bool = False
    note: str = ""
    labels: tuple[Label, ...] = ()
    help: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What the author said about one use of a rule.

    `values` are the parameters by name. `series` is the one series this use is for;
    otherwise `elsewhere` are those that have a use of their own. `waived` is for rules that speak
    of several places at once: for all others the frame looks. `origin` is the line that asked for
    the rule, None where none did.
    """

    values: Mapping[str, Quantity]
    waived: Callable[[Session | Week], bool]
    series: str | None = None
    elsewhere: frozenset[str] = frozenset()
    origin: Origin | None = None

    def concerns(self, series: str | None) -> bool:
        """Whether a session of this series is to be judged."""
        return concerns(series, self.series, self.elsewhere)


def concerns(series: str | None, only: str | None, elsewhere: frozenset[str]) -> bool:
    """Whether a series is the only one that is asked about, or is not left to others."""
    name = slug(series or "")
    return name == slug(only) if only is not None else name not in elsewhere


class Rule(Protocol):
    """A module of this folder."""

    UNASKED: Severity | None
    TAKES: tuple[Takes, ...]

    def check(self, plan: Plan, log: Log | None, settings: Settings, /) -> Iterator[Finding]:
        """All that is wrong. Incomplete weeks of the plan stand without sessions, unless the rule
        judges line by line.
        """
