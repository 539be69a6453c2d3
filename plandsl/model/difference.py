"""What two plans differ in: a comparison's result, for a terminal or a program to tell."""

from __future__ import annotations

from enum import StrEnum

from plandsl.diagnostics import Diagnostic
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Session
from plandsl.record import dataclass, field
from plandsl.source import Origin


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed: `rest`, from `90 s` to `75 s`; an end is empty where nothing is said.

    `text` is the change in a runner's words (`rest 90 → 75 s`, `+1 rep`); `of` the part of the
    session that it is about (`warmup`, a group's name), empty for the session as such. `was` and
    `now` are the places in the two plans, where they have one of their own.
    """

    variable: str
    old: str
    new: str
    text: str
    of: str = ""
    was: Origin | None = field(default=None, compare=False)
    now: Origin | None = field(default=None, compare=False)


class Fate(StrEnum):
    """What became of a session; one that was moved may have changed too."""

    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class SessionDifference:
    """A session of either plan, or of both: `old` is missing of one that was added, `new` of one
    that was dropped.
    """

    fate: Fate
    old: Session | None
    new: Session | None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekDifference:
    """What a week differs in. A session that was moved stands in the week that it was moved from.

    `old` or `new` is None where only one of the plans has the week. The two may have different
    numbers, where weeks were put in front.
    """

    old: Week | None
    new: Week | None
    changes: tuple[Change, ...] = ()
    sessions: tuple[SessionDifference, ...] = ()

    @property
    def week(self) -> Week:
        """The week of the new plan, where it has it."""
        week = self.new or self.old
        assert week is not None
        return week

    @property
    def number(self) -> int:
        """As the new plan counts, where it has the week, else as the old one does."""
        return self.week.number


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changed from `old` to `new`.

    `later`: the whole plan is so many days later (earlier, if negative), and only what is moved
    beyond that counts as moved. `weeks` has every week that differs, or comes to another total;
    `broken` the rules that only the new plan breaks, `mended` those that only the old one does.
    """

    old: Plan
    new: Plan
    later: int = 0
    head: tuple[Change, ...] = ()
    weeks: tuple[WeekDifference, ...] = ()
    broken: tuple[Diagnostic, ...] = ()
    mended: tuple[Diagnostic, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether both plans ask for the same training."""
        return not (self.head or self.weeks or self.broken or self.mended)
