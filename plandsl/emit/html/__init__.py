"""The sheet: a season to hang up and a block a week to run by, in one self-contained HTML file.

The bytes depend on nothing but the plan and its revision.
"""

from __future__ import annotations

from pathlib import PurePath

from plandsl.emit import Options, Output, stem
from plandsl.emit.html.document import document
from plandsl.emit.html.markup import Markup, join, tag
from plandsl.emit.html.season import is_crowded, season_table
from plandsl.emit.html.volume import Volume, volume_of
from plandsl.emit.html.week import week_block
from plandsl.emit.html.words import away_when, closed_when, closure_of, dates, full_date, weekday
from plandsl.model.plan import Plan, Race
from plandsl.model.wording import span
from plandsl.units import HALF_MARATHON, MARATHON, MILE, clock, length

STYLES = ("sheet.css",)
LONG_TITLE = 40
RACES = {MILE: "mile", HALF_MARATHON: "half marathon", MARATHON: "marathon"}


def emit(plan: Plan, options: Options) -> tuple[Output, ...]:
    """One file. The clock in `options` is not looked at: an unchanged plan
    makes an unchanged sheet.
    """
    body = tag("body", tag("main", sheet(plan, options.revision)))
    return (Output(f"{stem(plan)}.html", document(plan.title, STYLES, body)),)


def sheet(plan: Plan, revision: str = "") -> Markup:
    """What the page shows, to be set in a `main` under STYLES; `revision` is that of its file."""
    volume = volume_of(plan)
    parts = (_head(plan), season_table(plan, volume), _foot(plan, volume, revision))
    season = tag("section", *parts, class_="season close" if is_crowded(plan) else "season")
    weeks = (week_block(plan, index, volume) for index in range(len(plan.weeks)))
    return join((season, *weeks))


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
    goal = [tag("strong", time)] if time else []
    return (tag("div", join((facts, *goal), " "), class_="goal"),)


def _foot(plan: Plan, volume: Volume, revision: str) -> Markup:
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
    source = PurePath(plan.origin.source.name).name if plan.origin else ""
    made_from = join(filter(None, (tag("bdi", source), revision)), " · ")
    return tag("footer", tag("div", *notes), tag("p", made_from), class_="foot")
