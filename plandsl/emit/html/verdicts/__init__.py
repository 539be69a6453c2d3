"""The verdicts on one page: what could be raced, each week planned and run, each session judged.

The newest week stands first, as one opens the page after a run to see that run; the bars above go
from the first week to the last. What is not in the log yet is not there: the clock is the log.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import PurePath

from plandsl.emit import Output, stem
from plandsl.emit.html import LONG_TITLE
from plandsl.emit.html.document import document
from plandsl.emit.html.done import Amount, Judged, Yardstick, by_week
from plandsl.emit.html.markup import Markup, join, tag
from plandsl.emit.html.verdicts.estimate import estimate_block, goal
from plandsl.emit.html.verdicts.session import session_block
from plandsl.emit.html.volume import ABOUT, volume_of
from plandsl.emit.html.words import dates, full_date, place, weekday
from plandsl.model.describe import gate_words
from plandsl.model.gate import STANDING, GateVerdict, held_words, reason
from plandsl.model.judging import HOW, history_words
from plandsl.model.plan import Plan
from plandsl.model.verdict import Evaluation, SessionVerdict, Verdict, WeekVerdict
from plandsl.units import number

KEY = (
    "Green band: what was asked for. Dot: what was run; above the band is faster, below it slower;"
    " a ring is extra. Hit: all as asked for. Over: all of it, and faster or more."
    " Partly: some of it. Missed: none of it."
)
STYLES = ("sheet.css", "paper.css", "verdicts/verdicts.css")


def page(plan: Plan, evaluation: Evaluation) -> Output:
    """One file, named after the plan. An unchanged plan and log make an unchanged page."""
    history, evaluation = history_words(evaluation), evaluation.recent()
    logged = [one for one in evaluation.sessions if one.entry is not None]
    weeks = list(by_week(plan, evaluation.sessions))
    parts = [_head(plan, evaluation, logged)]
    if not logged and not history:
        parts.append(tag("p", "Nothing is in the log yet.", class_="who"))
    elif logged and plan.weeks:
        parts.append(_load(plan, evaluation, weeks, logged[-1].date))
    if evaluation.estimate is not None and logged:
        parts.append(estimate_block(evaluation.estimate))
    if evaluation.gates:
        parts.append(tag("section", *map(_gate, evaluation.gates), class_="gates"))
    if logged:
        parts.append(tag("p", KEY, class_="key"))
    parts += [_week(plan, evaluation, week) for week in reversed(weeks)]
    parts += [tag("p", history, class_="key")] if history else []
    parts.append(_foot(plan, evaluation))
    body = tag("body", tag("main", *parts, class_="verdicts"))
    return Output(f"{stem(plan)}-verdicts.html", document(plan.title, STYLES, body))


# --------------------------------------------------------------------- above the weeks


def _head(plan: Plan, evaluation: Evaluation, logged: Sequence[SessionVerdict]) -> Markup:
    facts: list[str] = [tag("bdi", plan.athlete)] if plan.athlete else []
    facts.append("1 session logged" if len(logged) == 1 else f"{len(logged)} sessions logged")
    if logged:
        facts.append(f"to {weekday(logged[-1].date)} {full_date(logged[-1].date)}")
    long = "long" if len(plan.title) > LONG_TITLE else None
    title = tag("h1", plan.title, dir="auto", class_=long)
    counts = Counter(one.verdict for one in logged)
    chips = [
        tag("span", tag("b", str(counts[verdict])), f" {verdict}", class_=f"verdict {verdict}")
        for verdict in Verdict
        if counts[verdict]
    ]
    who = (tag("p", join(facts, " · "), class_="who"), tag("p", join(chips, " "), class_="counts"))
    estimate = goal(evaluation.estimate) if evaluation.estimate and logged else ()
    return tag("header", tag("div", title, *who), *estimate, class_="head")


def _load(plan: Plan, evaluation: Evaluation, weeks: Sequence[Judged], last: dt.date) -> Markup:
    """A row a week: planned as an outline, done as what fills it."""
    volume = volume_of(plan)
    stick = Yardstick.of(volume, plan.unit)
    inside = {week.index for week in weeks}
    begun = list(enumerate(evaluation.weeks))
    done = stick.done_by_week(plan, evaluation)
    highest = [Fraction(volume.weeks[index][1]) for index, _ in begun]
    longest = max([*highest, *(high for _, high in done)], default=Fraction(0))
    rows = [
        tag(
            "li",
            _row_head(plan, index, index in inside),
            _bar(volume.weeks[index], done[index], longest),
            _figures(week, done[index], stick, volume.figures[index][0], last),
        )
        for index, week in begun
    ]
    key = (
        f"{volume.title} a week. Outline: planned, at least to the broken line. Full: what the log"
        " tells. Pale, the rest: warm-up, cool-down and runs without a figure, taken as planned."
    )
    title = tag("h2", "Planned and run")
    return tag("section", title, tag("ol", *rows), tag("p", key, class_="key"), class_="load")


def _row_head(plan: Plan, index: int, linked: bool) -> Markup:
    week = plan.weeks[index]
    name = tag("b", f"Week {week.number}")
    name = tag("a", name, href=f"#{place(index)}") if linked else name
    when = tag("time", dates(week.start, week.end), datetime=week.start.isoformat())
    return tag("span", name, " ", when)


def _bar(planned: tuple[int, int], done: Amount, longest: Fraction) -> Markup:
    def wide(value: Fraction | int) -> str:
        return f"width:{number(Fraction(value) / longest * 100, 2) if longest else 0}%"

    low, high = planned
    least = (tag("i", style=wide(low), class_="planned least"),) if low < high else ()
    return tag(
        "span",
        tag("i", style=wide(done[1])),
        tag("i", style=wide(done[0]), class_="sure"),
        tag("i", style=wide(high), class_="planned"),
        *least,
        class_="bar",
        aria_hidden="true",
    )


def _figures(
    week: WeekVerdict, done: Amount, stick: Yardstick, planned: str, last: dt.date
) -> Markup:
    """`3 of 6 run, 4 mi logged, ≈ 11.2 mi with the rest`, and what was planned."""
    so_far = " so far" * (last < week.start + dt.timedelta(days=6))
    run = tag("b", f"{_run_words(week)}, {stick.words(done[0])} logged{so_far}")
    rest = f", {ABOUT}{stick.words(done[1])} with the rest" if done[1] > done[0] else ""
    return tag(
        "span", run, rest, " ", tag("i", f"planned {planned or 'nothing'}"), class_="figures"
    )


def _run_words(week: WeekVerdict) -> str:
    """`3 of 6 run`, `3 of 6 run and 1 unplanned`."""
    others = f" and {week.unplanned} unplanned" if week.unplanned else ""
    return f"{week.run} of {week.planned} run{others}"


def _gate(verdict: GateVerdict) -> Markup:
    """The gate, then each day on which it opened or closed, and why it is closed now."""
    words = f" begins only when {gate_words(verdict.gate)}"
    items = []
    for state in verdict.turns():
        assert state.date is not None
        day = tag("time", full_date(state.date), datetime=state.date.isoformat())
        stands = tag("b", STANDING[state.is_open])
        items.append(tag("li", day, " ", stands, f": {reason(state)}"))
    if not verdict.states:
        items.append(tag("li", "no ", tag("bdi", verdict.gate.series), " in the log that counts"))
    if verdict.held:
        items.append(tag("li", held_words(verdict.held)))
    head = tag("p", tag("bdi", verdict.holds), words, class_="gate")
    return tag("div", head, tag("ul", *items, class_="notes"))


# ------------------------------------------------------------------------------ weeks


def _week(plan: Plan, evaluation: Evaluation, week: Judged) -> Markup:
    logged = [one for one in week.sessions if one.entry is not None]
    unlogged = [one for one in week.sessions if one.entry is None]
    blocks = [session_block(one) for one in reversed(logged)]
    if unlogged:
        names = [tag("li", _planned(one)) for one in unlogged]
        blocks.append(tag("div", tag("h3", "Not in the log"), tag("ul", *names), class_="unlogged"))
    judged = evaluation.weeks[week.index : week.index + 1] if week.index >= 0 else ()
    counts = [tag("p", _run_words(each)) for each in judged]
    head = tag("header", *_week_head(plan, week.index), *counts)
    return tag("section", head, tag("div", *blocks), class_="week", id=_place(plan, week.index))


def _week_head(plan: Plan, index: int) -> Iterator[Markup]:
    if not 0 <= index < len(plan.weeks):
        yield tag("h2", "Before the plan" if index < 0 and plan.weeks else "Outside the plan")
        return
    week = plan.weeks[index]
    yield tag("h2", f"Week {week.number}")
    if week.phase:
        yield tag("p", tag("bdi", week.phase), class_="phase")
    yield tag("p", tag("time", dates(week.start, week.end), datetime=week.start.isoformat()))
    if week.because:
        yield tag("p", week.because, dir="auto", class_="gate")


def _place(plan: Plan, index: int) -> str | None:
    return place(index) if 0 <= index < len(plan.weeks) else None


def _planned(one: SessionVerdict) -> Markup:
    """`Mon easy`, `Tue pm easy`."""
    half = f"{one.session.half} " if one.session and one.session.half else ""
    day = tag("time", weekday(one.date)[:3], datetime=one.date.isoformat())
    return join((day, f" {half}", tag("bdi", one.series or "run")))


def _foot(plan: Plan, evaluation: Evaluation) -> Markup:
    sources = [plan.origin] if plan.origin else []
    sources += [
        one.entry.origin
        for one in evaluation.sessions[-1:]
        if one.entry is not None and one.entry.origin is not None
    ]
    names = dict.fromkeys(PurePath(one.source.name).name for one in sources)
    files = join((tag("bdi", name) for name in names), ", ")
    return tag("footer", tag("div", tag("p", HOW)), tag("p", files), class_="foot")
