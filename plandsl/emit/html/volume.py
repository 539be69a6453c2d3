"""How much each week asks for, measured with one yardstick all season long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from plandsl.emit.html.markup import Markup, tag
from plandsl.model.plan import Plan
from plandsl.model.session import Session
from plandsl.model.totals import Estimate, Estimates, session_estimates, week_estimates, week_totals
from plandsl.units import KILOMETRE, MINUTE, Distance, Duration, Range, number, rounded


@dataclass(frozen=True, slots=True)
class Volume:
    """`weeks` has the low and high end of each week's bar, in the same unit; `figures` the bold and
    the quiet words beside it; `assumed` what had to be assumed for any of them.
    """

    title: str
    weeks: tuple[tuple[int, int], ...]
    figures: tuple[tuple[str, str], ...]
    assumed: tuple[str, ...]

    def share(self, value: int) -> Fraction:
        """A bar's length as a share of the longest, which starts at zero like all of them."""
        longest = max(high for _, high in self.weeks)
        return Fraction(value, longest) if longest else Fraction(0)

    def bar(self, index: int) -> Markup:
        """The bar of a week: full to its low end, paler from there to its high end."""
        low, high = (f"width:{number(self.share(end) * 100, 2)}%" for end in self.weeks[index])
        pale = (tag("i", style=high),) if low != high else ()
        return tag(
            "span", *pale, tag("i", style=low, class_="sure"), class_="bar", aria_hidden="true"
        )


def volume_of(plan: Plan) -> Volume:
    """By distance where the plan itself tells it for every week, else by time."""
    estimates = [week_estimates(week) for week in plan.weeks]
    lengths = [week_totals(week).distance for week in plan.weeks]
    told = [_length_ends(each) for each in lengths if each]
    by_distance = len(told) == len(lengths) and any(high for _, high in told)
    times = [_time_ends(each.duration.range) for each in estimates]
    figures = ((_kilometres(each), _hours(each)) for each in estimates)
    return Volume(
        "Distance" if by_distance else "Time",
        tuple(told if by_distance else times),
        tuple(pair if by_distance else pair[::-1] for pair in figures),
        tuple(dict.fromkeys(word for each in estimates for word in _assumed(each))),
    )


def session_figures(session: Session) -> tuple[str, ...]:
    """How long and how far, as far as there is something to tell: `≈ 52 min`, `≈ 6–7 km`."""
    estimates = session_estimates(session)
    return tuple(filter(None, (_hours(estimates), _kilometres(estimates))))


def _kilometres(week: Estimates) -> str:
    """`37 km`, `≈ 24–28 km`, empty where nobody runs."""
    if week.distance is None:
        return ""
    low, high = _length_ends(week.distance.range)
    places = 0 if high >= 10 * KILOMETRE else 1
    figure = _between(*(number(Fraction(end, KILOMETRE), places) for end in (low, high)))
    return f"{_about(week.distance)}{figure}\u00a0km" if high else ""


def _hours(week: Estimates) -> str:
    """`3:40–4:10 h`, or `52–58 min` where it stays within the hour."""
    low, high = (rounded(Fraction(end, MINUTE)) for end in _time_ends(week.duration.range))
    if high <= 60:
        figure, unit = _between(str(low), str(high)), "min"
    else:
        figure, unit = _between(*(f"{end // 60}:{end % 60:02}" for end in (low, high))), "h"
    return f"{_about(week.duration)}{figure}\u00a0{unit}" if high else ""


def _between(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"


def _about(estimate: Estimate[Distance] | Estimate[Duration]) -> str:
    return "≈\u00a0" if estimate.assumed else ""


def _assumed(week: Estimates) -> Iterator[str]:
    yield from week.duration.assumed
    yield from week.distance.assumed if week.distance else ()


def _length_ends(length: Range[Distance]) -> tuple[int, int]:
    """In micrometres. A range has both ends here; totals close the open ones."""
    return (length.low.um if length.low else 0, length.high.um if length.high else 0)


def _time_ends(time: Range[Duration]) -> tuple[int, int]:
    """In milliseconds."""
    return (time.low.ms if time.low else 0, time.high.ms if time.high else 0)
