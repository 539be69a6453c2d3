"""The sheet: a season to hang up and a block a week to run by, in one self-contained HTML file.

The bytes depend on nothing but the plan and its revision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath

from plandsl.emit import Options, Output, stem
from plandsl.emit.html.band import band_section
from plandsl.emit.html.cards import cards_section
from plandsl.emit.html.document import NOTHING, document
from plandsl.emit.html.fit import season_size, styled
from plandsl.emit.html.load import load_section
from plandsl.emit.html.markup import Markup, join, tag
from plandsl.emit.html.season import season_table
from plandsl.emit.html.squad import squad_section
from plandsl.emit.html.volume import Volume, volume_of
from plandsl.emit.html.week import week_block
from plandsl.emit.html.words import away_when, closed_when, closure_of, dates, full_date, weekday
from plandsl.model.plan import Plan, Race
from plandsl.model.wording import span
from plandsl.units import HALF_MARATHON, MARATHON, MILE, clock, length

STYLES = ("sheet.css", "paper.css", "load.css", "race.css", "squad.css")
LONG_TITLE, LONG_GOAL = 40, 8
SIZES = {"a4": ("A4", "270mm"), "letter": ("letter", "253mm")}
"""What the style sheet calls a paper, and how high a week may be on it."""
RACES = {MILE: "mile", HALF_MARATHON: "half marathon", MARATHON: "marathon"}


def emit(plan: Plan, options: Options) -> tuple[Output, ...]:
    """One file. The clock in `options` is not looked at: an unchanged plan
    makes an unchanged sheet.
    """
    body = tag("body", tag("main", sheet(plan, options)))
    return (Output(f"{stem(plan)}.html", document(plan.title, STYLES, body, more=_paper(options))),)


def _paper(options: Options) -> Markup:
    """What the page says of its paper, where one is asked for; else it is the printer's own."""
    if options.paper is None:
        return NOTHING
    size, high = SIZES[options.paper]
    pages = f"@page {{ size: {size} landscape }} @page week {{ size: {size} }}"
    return tag("style", Markup(f"{pages} :root {{ --tall: {high} }}"))


def sheet(plan: Plan, options: Options) -> Markup:
    """What the page shows, to be set in a `main` under STYLES."""
    wanted = options.sheets or USUAL
    made = [part for name in SHEETS if name in wanted for part in VIEWS[name](plan, options)]
    return join(made)


def _season(plan: Plan, options: Options) -> Iterator[Markup]:
    volume, linked = volume_of(plan), "week" in (options.sheets or USUAL)
    foot = _foot(plan, volume, _made_from(plan, options))
    parts = (_head(plan), season_table(plan, volume, linked), foot)
    size = season_size(plan)
    yield tag("section", *parts, class_="season close" if size else "season", style=styled(size))
    yield from load_section(plan, volume, options.evaluation, linked)


def _weeks(plan: Plan, options: Options) -> Iterator[Markup]:
    volume = volume_of(plan)
    for index in range(len(plan.weeks)):
        yield week_block(plan, index, volume, _made_from(plan, options))


def _squad(plan: Plan, options: Options) -> Iterator[Markup]:
    yield from squad_section(plan, options, _made_from(plan, options))


VIEWS: dict[str, Callable[[Plan, Options], Iterator[Markup]]] = {
    "season": _season,
    "week": _weeks,
    "cards": cards_section,
    "band": band_section,
    "squad": _squad,
}
SHEETS, USUAL = tuple(VIEWS), ("season", "week", "band")


def _head(plan: Plan) -> Markup:
    long = "long" if len(plan.title) > LONG_TITLE else None
    facts: list[str] = [tag("bdi", plan.athlete)] if plan.athlete else []
    facts += [tag("bdi", plan.group)] if plan.group else []
    if plan.weeks:
        first, last = plan.weeks[0].start, plan.weeks[-1].end
        weeks = f"{len(plan.weeks)} week" + "s" * (len(plan.weeks) > 1)
        same_year = f"{dates(first, last)}\u00a0{last.year}"
        other_year = f"{full_date(first)} – {full_date(last)}"
        facts += [same_year if first.year == last.year else other_year, weeks]
    title = tag("h1", plan.title, dir="auto", class_=long)
    who = tag("p", join(facts, " · "), class_="who")
    return tag("header", tag("div", title, who), *_goal(plan.race), class_="head")


def _goal(race: Race | None) -> tuple[Markup, ...]:
    """The race, with what is aimed at as large as the title."""
    if race is None:
        return ()
    what = ""
    if race.distance:
        what = RACES.get(race.distance.um, length(race.distance))
    where = (" at ", tag("bdi", race.venue)) if race.venue else ()
    day = f"{weekday(race.date)} {full_date(race.date)}"
    facts = tag("p", tag("b", what or "race"), " ", day, *where)
    time = span(race.goal, clock) if race.goal else ""
    long = "long" if len(time) > LONG_GOAL else None
    goal = [tag("strong", time, class_=long)] if time else []
    return (tag("div", join((facts, *goal), " "), class_="goal"),)


def _foot(plan: Plan, volume: Volume, source: Markup) -> Markup:
    """What the signs above stand for, and which file of which revision the sheet was made from."""
    met = (closure_of(plan, session) for session in plan.sessions())
    notes = [
        tag(
            "p",
            tag("i", "closed", class_="closed"),
            " ",
            tag("bdi", shut.venue),
            " ",
            closed_when(shut),
        )
        for shut in dict.fromkeys(filter(None, met))
    ]
    notes += [tag("p", tag("i", "away", class_="closed"), " ", away_when(it)) for it in plan.aways]
    if volume.assumed:
        notes.append(tag("p", f"≈ counts {', '.join(volume.assumed)}."))
    return tag("footer", tag("div", *notes), tag("p", source), class_="foot")


def _made_from(plan: Plan, options: Options) -> Markup:
    """`mile.plan · revision b3a5910a5 of 2026-11-25`."""
    source = PurePath(plan.origin.source.name).name if plan.origin else ""
    return join(filter(None, (tag("bdi", source), options.revision)), " · ")
