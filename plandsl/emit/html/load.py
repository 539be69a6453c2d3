"""The load: each week as a column of easy, moderate and hard running, and what was run of it.

Lightness and pattern tell the parts apart, for grey paper and for any eye; the table below has
every figure that the columns show. Places in the drawing are shares of its size, so that its
letters are as large on a phone as at a desk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import count

from plandsl.emit.html.done import Amount, Yardstick
from plandsl.emit.html.markup import Markup, join, tag
from plandsl.emit.html.season import is_race_week
from plandsl.emit.html.spread import OTHER, Spread, spreads
from plandsl.emit.html.volume import ABOUT, Volume
from plandsl.emit.html.words import dates, place
from plandsl.model.ends import Ends
from plandsl.model.plan import Plan
from plandsl.model.verdict import Evaluation
from plandsl.model.zones import THREE
from plandsl.record import dataclass
from plandsl.units import HOUR, MINUTE, PER_NAMES, number, rounded

UNCLEAR, MOST, RUN, REST = "unclear", "most", "run", "rest"
LAYERS = (*THREE, OTHER, UNCLEAR)
"""From the ground up."""
MEANING = {
    "easy": "easy",
    "moderate": "moderate: marathon pace to threshold",
    "hard": "hard: faster",
    OTHER: "not on foot",
}
LEFT = {True: "hard to place", False: "standing rest, or hard to place"}
"""What is left of a week, by distance and by time."""
HEADS = {"easy": "Easy", "moderate": "Moderate", "hard": "Hard", OTHER: "Not on foot"}
TICKS, LABELS = 6, 16
"""At most so many lines across, and so many weeks with their numbers below."""
WIDE, NARROW = Fraction(72, 100), Fraction(26, 100)
"""How much of a week's place its column takes, and what was run in it."""
HEADROOM = Fraction(105, 100)


@dataclass(frozen=True, slots=True)
class _Chart:
    """`top` is how high the drawing is, in the unit of the weeks."""

    plan: Plan
    stick: Yardstick
    weeks: Sequence[Spread]
    done: Sequence[Amount]
    top: Fraction

    @property
    def shown(self) -> list[str]:
        """The layers that any week has."""
        each = [week.sure for week in self.weeks]
        return [name for at, name in enumerate(LAYERS) if any(sure[at] for sure in each)]


def load_section(
    plan: Plan, volume: Volume, evaluation: Evaluation | None, linked: bool
) -> Iterator[Markup]:
    """The drawing, what its signs stand for, and the table, of which each week leads, if `linked`,
    to its block; nothing where no week has a volume.
    """
    if not any(high for _, high in volume.weeks):
        return
    stick = Yardstick.of(volume, plan.unit)
    done = stick.done_by_week(plan, evaluation) if evaluation else []
    weeks = spreads(plan, volume)
    highest = max([*(week.top for week in weeks), *(high for _, high in done)])
    chart = _Chart(plan, stick, weeks, done, highest * HEADROOM)
    title = f"{volume.title} a week, planned and run" if done else f"{volume.title} a week"
    parts = (tag("h2", title), _drawing(chart, volume), _key(chart), _table(chart, volume, linked))
    yield tag("section", *parts, class_="load")


# ------------------------------------------------------------------- the drawing


def _drawing(chart: _Chart, volume: Volume) -> Markup:
    ticks = list(_ticks(chart))
    lines = [_line(_percent(1 - Fraction(at) / chart.top)) for at, _ in ticks]
    most = max(range(len(chart.weeks)), key=lambda index: chart.weeks[index].top)
    title = f"{volume.title} of each week by how hard it is" + ", and what was run" * bool(
        chart.done
    )
    about = (
        f"{len(chart.weeks)} weeks; most is asked for in week {chart.plan.weeks[most].number},"
        f" {volume.figures[most][0]}. The table below has the figures of each week."
    )
    plot = tag(
        "svg",
        *lines[1:],
        *(_column(chart, index) for index in range(len(chart.weeks))),
        lines[0],
        class_="plot",
        role="img",
        aria_label=f"{title}: {about}",
    )
    scale = [
        tag("text", words, x="100%", y=_percent(1 - Fraction(at) / chart.top), dy="0.32em")
        for at, words in ticks
    ]
    return tag(
        "div",
        tag("svg", *scale, class_="scale", aria_hidden="true"),
        plot,
        tag("svg", *_numbers(chart), class_="numbers", aria_hidden="true"),
        class_="chart",
    )


def _ticks(chart: _Chart) -> Iterator[tuple[int, str]]:
    """Round figures from zero to the top, with their words."""
    step = next(step for step in _steps(chart.stick) if chart.top < step * TICKS)
    for at in range(0, int(chart.top) + 1, step):
        yield at, _tick_words(chart.stick, at)


def _steps(stick: Yardstick) -> Iterator[int]:
    """1, 2, 5, 10, … of the unit; of hours a quarter and a half too."""
    if not stick.by_distance:
        yield from (HOUR // 4, HOUR // 2)
    unit = stick.unit.um if stick.by_distance else HOUR
    yield from (factor * 10**power * unit for power in count() for factor in (1, 2, 5))


def _tick_words(stick: Yardstick, at: int) -> str:
    if stick.by_distance:
        return f"{at // stick.unit.um}\u00a0{PER_NAMES[stick.unit.um]}"
    return f"{at // HOUR}:{at % HOUR // MINUTE:02}\u00a0h"


def _column(chart: _Chart, index: int) -> Markup:
    """The least of each part one on another, up to the most as an outline; before it what was run:
    full as the log tells, hollow what it leaves out.
    """
    week, rects, ground = chart.weeks[index], [], Fraction(0)
    for name, size in zip(LAYERS, week.sure, strict=True):
        if size:
            rects.append(_rect(chart, index, (ground, ground + size), name))
        ground += size
    if week.top > ground:
        rects.append(_rect(chart, index, (ground, week.top), MOST))
    for told, whole in chart.done[index : index + 1]:
        if whole > told:
            rects.append(_rect(chart, index, (told, whole), REST, NARROW))
        if told:
            rects.append(_rect(chart, index, (Fraction(0), told), RUN, NARROW))
    return tag("g", *rects)


def _rect(
    chart: _Chart, index: int, ends: tuple[Fraction, Fraction], name: str, share: Fraction = WIDE
) -> Markup:
    one = Fraction(1, len(chart.weeks))
    return _filled(
        name,
        x=_percent((index + (1 - share) / 2) * one),
        y=_percent(1 - ends[1] / chart.top),
        width=_percent(share * one),
        height=_percent((ends[1] - ends[0]) / chart.top),
    )


def _filled(name: str, **where: str) -> Markup:
    """A piece of a column; what is not on foot has lines: a broad broken line that is cut off."""
    piece = tag("rect", **where, class_=name)
    if name != OTHER:
        return piece
    lines = tag("line", x1="50%", x2="50%", y1="0", y2="100%", class_="lines")
    return join((piece, tag("svg", lines, **where)))


def _line(y: str) -> Markup:
    return tag("line", x1="0", x2="100%", y1=y, y2=y)


def _numbers(chart: _Chart) -> Iterator[Markup]:
    """The number of every week, or of every second, fifth, …"""
    weeks = len(chart.weeks)
    steps = (factor * 10**power for power in count() for factor in (1, 2, 5))
    step = next(step for step in steps if -(-weeks // step) <= LABELS)
    for index, week in enumerate(chart.plan.weeks):
        races = is_race_week(chart.plan, week)
        if week.number % step == 0 or step == 1:
            x = _percent(Fraction(2 * index + 1, 2 * weeks))
            yield tag("text", str(week.number), x=x, y="1em", class_="race" if races else None)


def _percent(share: Fraction) -> str:
    return f"{number(share * 100, 3)}%"


# ----------------------------------------------------------- the key and the table


def _key(chart: _Chart) -> Markup:
    left = LEFT[chart.stick.by_distance]
    signs = {name: MEANING.get(name, left) for name in chart.shown}
    if any(week.top > sum(week.sure) for week in chart.weeks):
        signs[MOST] = "up to the most that is planned"
    if chart.done:
        signs[RUN] = "run, by the log"
    if any(whole > told for told, whole in chart.done):
        signs[REST] = "warm-up, cool-down and runs without a figure, as planned"
    return tag(
        "ul", *(tag("li", _swatch(name), words) for name, words in signs.items()), class_="key"
    )


def _swatch(name: str) -> Markup:
    piece = _filled(name, x="0", y="0", width="100%", height="100%")
    thin = "swatch thin" if name in (RUN, REST) else "swatch"
    return tag("svg", piece, class_=thin, aria_hidden="true")


def _table(chart: _Chart, volume: Volume, linked: bool) -> Markup:
    unit = PER_NAMES[chart.stick.unit.um] if chart.stick.by_distance else "h"
    names = [name for name in chart.shown if name != UNCLEAR]
    heads = ["Planned", *(HEADS[name] for name in names), *["Run"] * bool(chart.done)]
    head = tag(
        "tr",
        tag("th", "Week", scope="col"),
        *(tag("th", each, " ", tag("small", unit), scope="col") for each in heads),
    )
    rows = [_row(chart, volume, index, names, linked) for index in range(len(chart.weeks))]
    caption = tag("caption", f"{volume.title} of each week in {unit}", class_="unseen")
    return tag("table", caption, tag("thead", head), tag("tbody", *rows), class_="figures")


def _row(chart: _Chart, volume: Volume, index: int, names: Sequence[str], linked: bool) -> Markup:
    week, spread = chart.plan.weeks[index], chart.weeks[index]
    when = tag("time", dates(week.start, week.end), datetime=week.start.isoformat())
    link = tag(
        "a", tag("b", str(week.number)), " ", when, href=f"#{place(index)}" if linked else None
    )
    planned = _between(chart.stick, Ends(spread.low, spread.high))
    if planned and volume.figures[index][0].startswith(ABOUT):
        planned = f"{ABOUT}{planned}"
    cells = [tag("td", tag("b", planned))]
    cells += [tag("td", _between(chart.stick, spread.parts[LAYERS.index(name)])) for name in names]
    if chart.done:
        cells.append(tag("td", *(_run(chart.stick, *one) for one in chart.done[index : index + 1])))
    return tag("tr", tag("th", link, scope="row"), *cells)


def _run(stick: Yardstick, told: Fraction, whole: Fraction) -> Markup:
    """`10.3 ≈ 12.1`: what the log tells, and the same with what it leaves out."""
    words = [tag("b", _figure(stick, told))]
    if _figure(stick, whole) != _figure(stick, told):
        words.append(tag("span", f"{ABOUT}{_figure(stick, whole)}"))
    return join(words, " ")


def _between(stick: Yardstick, ends: Ends | None) -> str:
    """`15.2–19.6`; empty for nothing and for what cannot be measured so."""
    if ends is None or not ends.high:
        return ""
    low, high = (_figure(stick, Fraction(end)) for end in (ends.low, ends.high))
    return low if low == high else f"{low}–{high}"


def _figure(stick: Yardstick, value: Fraction) -> str:
    if stick.by_distance:
        return number(value / stick.unit.um, 1)
    minutes = rounded(value / MINUTE)
    return f"{minutes // 60}:{minutes % 60:02}"
