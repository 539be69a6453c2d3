"""`allow NAME: REASON`: where a rule may be broken, and whether it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plandsl.diagnostics import Diagnostic, Severity, Waived
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Session, Waiver
from plandsl.source import Source, Span

Place = tuple[Source, Span, str]


class Waivers:
    """The waivers of a plan, and which of them were needed so far.

    The weeks of a phase share the lines of its template: a waiver there is needed if one week
    needs it.
    """

    def __init__(self, plan: Plan) -> None:
        self._at: dict[int, tuple[Waiver, ...]] = {}
        self._all: list[Waiver] = []
        self._needed: set[Place | int] = set()
        for week in plan.weeks:
            self._at[id(week)] = week.waivers
            self._all += week.waivers
            for session in week.sessions:
                self._at[id(session)] = session.waivers + week.waivers
                self._all += session.waivers

    def __iter__(self) -> Iterator[Waiver]:
        return iter(self._all)

    def cover(self, rule: str, at: Session | Week) -> bool:
        """Whether the rule is waived there; what waives it was needed, then."""
        covering = [waiver for waiver in self._at.get(id(at), ()) if waiver.rule == rule]
        self._needed.update(map(_place, covering))
        return bool(covering)

    def listed(self, whole: bool) -> tuple[Waived, ...]:
        """Each line once; `whole`: all of the plan could be read and was judged."""
        lines = {_place(waiver): waiver for waiver in reversed(self._all)}
        unknown = False if whole else None
        return tuple(
            Waived(one.rule, one.reason, place in self._needed or unknown, one.origin)
            for place, one in reversed(lines.items())
        )

    def unused(self, known: Sequence[str]) -> Iterator[Diagnostic]:
        """A warning for each waiver of a known rule that waived nothing."""
        for waiver in self._all:
            if waiver.rule in known and _place(waiver) not in self._needed:
                yield Diagnostic(
                    "unused-waiver",
                    Severity.WARNING,
                    f"`allow {waiver.rule}` waives nothing here",
                    waiver.origin,
                    help=("remove it: nothing here breaks the rule, or it is not asked for",),
                )


def _place(waiver: Waiver) -> Place | int:
    if waiver.origin is None:
        return id(waiver)
    return waiver.origin.source, waiver.origin.span, waiver.rule
