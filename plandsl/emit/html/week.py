"""A week to run by: what holds for all of it, then its sessions in the order of their days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plandsl.emit.html.fit import styled, week_size
from plandsl.emit.html.markup import Markup, join, tag
from plandsl.emit.html.session import session_block
from plandsl.emit.html.volume import Volume
from plandsl.emit.html.words import away_when, dates, place, printed
from plandsl.model.aiming import known
from plandsl.model.describe import gate_words
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Session, Step, Target
from plandsl.units import number

MOST_BARS = 60
"""More weeks than this have no strip of bars a week: too thin to read, and weeks times weeks."""


def week_block(plan: Plan, index: int, volume: Volume, source: Markup) -> Markup:
    """The week's head and its sessions in the order of their days."""
    week = plan.weeks[index]
    sessions = [
        session_block(plan, week, session, place(index, number))
        for number, session in enumerate(week.sessions)
    ]
    if not sessions:
        sessions = [tag("p", "Nothing is planned for this week.", class_="who")]
    # A page of its own on paper: with room for notes, and a foot that says whose it is.
    notes = tag("div", class_="jot paper", aria_hidden="true")
    parts = (_head(plan, index, volume), tag("div", *sessions, notes), whose(plan, source))
    return tag("section", *parts, class_="week", id=place(index), style=styled(week_size(week)))


def whose(plan: Plan, source: Markup) -> Markup:
    """The foot of a page of paper."""
    who = join((tag("bdi", word) for word in (plan.title, plan.athlete) if word), " · ")
    return tag("p", tag("span", who), tag("span", source), class_="whose paper", aria_hidden="true")


def _head(plan: Plan, index: int, volume: Volume) -> Markup:
    week = plan.weeks[index]
    phase, lighter = (tag("bdi", week.phase) if week.phase else ""), "lighter" * week.deload
    when = tag("time", dates(week.start, week.end), datetime=week.start.isoformat())
    figure, other = volume.figures[index]
    figures = join(filter(None, (figure and tag("b", figure), other)), " · ")
    return tag(
        "header",
        tag("h2", f"Week {week.number}"),
        tag("p", join(filter(None, (phase, lighter)), " · "), class_="phase"),
        tag("p", when, class_="when"),
        tag("p", figures, class_="sum"),
        *_remarks(plan, week),
        *_where(index, volume),
        *_paces(plan, week),
    )


def _remarks(plan: Plan, week: Week) -> Iterator[Markup]:
    """What must be met before a phase begins, what the week is stated to be, days away; first why
    it is another week again.
    """
    if week.because:
        yield tag("p", week.because, dir="auto", class_="gate")
    for phase in plan.phases:
        if phase.first == week.number:
            for gate in phase.gates:
                words = f" begins only when {gate_words(gate)}"
                yield tag("p", tag("bdi", phase.name), words, class_="gate")
    if week.total is not None:
        yield tag("p", f"stated as {printed(week.total.text)}", class_="when")
    for away in plan.aways:
        if away.first <= week.end and away.last >= week.start:
            yield tag("p", "away ", away_when(away), class_="when")


def _paces(plan: Plan, week: Week) -> list[Markup]:
    meant = paces_of(plan, week_targets(week))
    items = [tag("li", tag("b", name), f" {words}") for name, words in meant.items()]
    return [tag("ul", *items, class_="paces")] if items else []


def week_targets(week: Week) -> list[Target]:
    """All that is aimed at in a week."""
    return [target for session in week.sessions for target in targets_of(session)]


def paces_of(plan: Plan, targets: Sequence[Target]) -> dict[str, str]:
    """What names of paces mean, and shares of a heart rate, of those that are among the targets."""
    efforts = {target.effort for target in targets}
    meant = {pace.name: printed(pace.target.text) for pace in plan.paces if pace.name in efforts}
    for target in targets:
        more = known(target, plan.unit)
        if more and not target.cut:
            meant.setdefault(printed(target.text), more)
    return meant


def targets_of(session: Session) -> Iterator[Target]:
    """All that is aimed at in a session, in the order of its steps, ends of cut-downs included."""
    for options in (session.options, *(version.options for version in session.versions)):
        for steps in options:
            for step in steps:
                yield from step_targets(step)


def step_targets(step: Step) -> Iterator[Target]:
    rest = step.rest
    rests = (rest, *rest.rows) if rest else ()
    for target in (*step.targets, *(one.target for one in rests)):
        if target is not None:
            yield from (target, *target.cut)
    for piece in step.pieces:
        yield from step_targets(piece)


def _where(index: int, volume: Volume) -> tuple[Markup, ...]:
    """All weeks as bars, this one in ink: where in the season one is."""
    count = len(volume.weeks)
    if count > MOST_BARS:
        return ()
    bars = [_column(week, volume) for week in range(count)]
    grey = tag("path", d="".join(bar for week, bar in enumerate(bars) if week != index))
    ink = tag("path", d=bars[index])
    strip = tag(
        "svg",
        grey,
        ink,
        viewBox=f"0 0 {count * 10} 100",
        preserveAspectRatio="none",
        class_="where",
        aria_hidden="true",
    )
    return (strip,)


def _column(week: int, volume: Volume) -> str:
    height = number(volume.share(volume.weeks[week][1]) * 100, 1)
    return f"M{week * 10} 100v-{height}h9.4v{height}z"
