"""How much each week asks for, measured with one yardstick all season long."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plandsl.emit.html.markup import Markup, tag
from plandsl.model.plan import Plan
from plandsl.model.session import Session
from plandsl.model.totals import Estimates, session_estimates, week_estimates, week_totals
from plandsl.record import dataclass
from plandsl.units import MINUTE, PER_NAMES, Distance, Duration, Range, number, rounded

ABOUT = "≈\u00a0"


@dataclass(frozen=True, slots=True)
class Volume:
    """`weeks` has the low and high end of each week's bar, in the same unit; `figures` the bold and
    the quiet words beside it; `assumed` what had to be assumed for any of them.
    """

    by_distance: bool
    weeks: tuple[tuple[int, int], ...]
    figures: tuple[tuple[str, str], ...]
    assumed: tuple[str, ...]

    @property
    def title(self) -> str:
        return "Distance" if self.by_distance else "Time"

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
    told = [length_ends(each) for each in lengths if each]
    by_distance = len(told) == len(lengths) and any(high for _, high in told)
    times = [time_ends(each.duration.range) for each in estimates]
    figures = ((far_words(each, plan.unit), time_words(each, 0)) for each in estimates)
    return Volume(
        by_distance,
        tuple(told if by_distance else times),
        tuple(pair if by_distance else pair[::-1] for pair in figures),
        tuple(dict.fromkeys(word for each in estimates for word in _assumed(each))),
    )


def session_figures(session: Session, shown: bool, unit: Distance) -> list[str]:
    """How long and how far, what was assumed marked: `≈ 52 min`, `≈ 6–7 km`.

    `shown`: the session's line says already what need not be assumed.
    """
    estimates = session_estimates(session)
    figures = [time_words(estimates, 90), far_words(estimates, unit)]
    if session.total is None and shown:
        figures = [figure for figure in figures if figure.startswith(ABOUT)]
    return [figure for figure in figures if figure]


def far_words(estimates: Estimates, unit: Distance) -> str:
    """`7.5 km`, `≈ 24–28 km` (nothing after the point where it is a guess), empty where unknown."""
    if estimates.distance is None:
        return ""
    low, high = length_ends(estimates.distance.range)
    guess = bool(estimates.distance.assumed)
    places = 0 if high >= (3 if guess else 20) * unit.um else 1
    figure = _between(*(number(Fraction(end, unit.um), places) for end in (low, high)))
    return f"{ABOUT * guess}{figure}\u00a0{PER_NAMES[unit.um]}" if high else ""


def time_words(estimates: Estimates, minutes: int) -> str:
    """`3:40–4:10 h`, or `52–58 min` for what lasts at most so many minutes."""
    time = estimates.duration
    low, high = (rounded(Fraction(end, MINUTE)) for end in time_ends(time.range))
    if high <= minutes:
        figure, unit = _between(str(low), str(high)), "min"
    else:
        figure, unit = _between(*(f"{end // 60}:{end % 60:02}" for end in (low, high))), "h"
    return f"{ABOUT * bool(time.assumed)}{figure}\u00a0{unit}" if high else ""


def _between(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"


def _assumed(week: Estimates) -> Iterator[str]:
    yield from week.duration.assumed
    yield from week.distance.assumed if week.distance else ()


def length_ends(length: Range[Distance]) -> tuple[int, int]:
    """In micrometres. A range has both ends here; totals close the open ones."""
    return (length.low.um if length.low else 0, length.high.um if length.high else 0)


def time_ends(time: Range[Duration]) -> tuple[int, int]:
    """In milliseconds."""
    return (time.low.ms if time.low else 0, time.high.ms if time.high else 0)
