"""Rule lines of one plan that cannot all be meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from plandsl.diagnostics import Diagnostic, Label, Severity
from plandsl.model.key import slug
from plandsl.model.plan import RuleUse
from plandsl.rules._rule import Quantity, magnitude
from plandsl.rules._text import amount
from plandsl.units import Distance, Duration, number

Use = tuple[RuleUse, Mapping[str, Quantity]]
WEEK = 7


def conflicts(uses: Sequence[Use]) -> Iterator[Diagnostic]:
    """Two lines that say the same thing, and limits that cannot both be reached.

    `uses` are the lines of the plan that are not off, with their parameters.
    """
    written = [(use, values) for use, values in uses if use.origin is not None]
    yield from _twice([use for use, _ in written])
    # A second line for the same rule is wrong already.
    general = {use.name: (use, values) for use, values in reversed(written) if use.series is None}
    if "max-session" in general and "max-week" in general:
        yield from _longer_than_its_week(general["max-session"], general["max-week"])
    if "rest-days" in general and "hard-days" in general:
        yield from _too_many_days(general["rest-days"], general["hard-days"])


def _twice(uses: Sequence[RuleUse]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], RuleUse] = {}
    for use in uses:
        before = first.setdefault((use.name, slug(use.series or "")), use)
        if before is not use:
            whose = f" for {use.series}" if use.series else ""
            both = use.parameters and before.parameters
            help = "keep one; several limits stand in one line, with commas" if both else "keep one"
            message = f"{use.name} is asked for twice{whose}"
            yield _conflict(message, use, before, "the first time", help)


def _longer_than_its_week(session: Use, week: Use) -> Iterator[Diagnostic]:
    for kind in (Distance, Duration):
        one, most = _value(session, kind), _value(week, kind)
        if one is not None and most is not None and magnitude(one) > magnitude(most):
            yield _conflict(
                f"a session of {amount(one)} does not fit into a week of {amount(most)}",
                session[0],
                week[0],
                "the longest week",
                "give the session less, or the week more",
            )


def _too_many_days(off: Use, hard: Use) -> Iterator[Diagnostic]:
    days, most = _value(off, Fraction), _value(hard, Fraction)
    if isinstance(days, Fraction) and isinstance(most, Fraction) and days + most > WEEK:
        yield _conflict(
            f"{number(days, 1)} days off and {number(most, 1)} hard days do not fit into a week",
            off[0],
            hard[0],
            "the hard days",
            f"together they may be {WEEK}",
        )


def _value(use: Use, kind: type[Quantity]) -> Quantity | None:
    return next((value for value in use[1].values() if isinstance(value, kind)), None)


def _conflict(message: str, use: RuleUse, other: RuleUse, label: str, help: str) -> Diagnostic:
    labels = (Label(other.origin, label),) if other.origin else ()
    return Diagnostic(
        "rule-conflict", Severity.ERROR, message, use.origin, labels=labels, help=(help,)
    )
