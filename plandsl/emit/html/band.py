"""Race day: what the clock shows at each mark, in each way to run the race, in every lane."""

from __future__ import annotations

from collections.abc import Iterator

from plandsl.emit import Options
from plandsl.emit.html.markup import Markup, join, tag
from plandsl.emit.html.race_day import Band, Lane, RaceDay, race_days
from plandsl.model.plan import Plan

IN_LANES = (
    "Started at the line of lane 1 and run in one lane to the end: the clock at every passing of"
    " the line, and half a lap on, on the standard track of 400 m."
)


def band_section(plan: Plan, options: Options) -> Iterator[Markup]:
    """A section for each race; what was asked for and is not there is said."""
    races = race_days(plan, options)
    if isinstance(races, str):
        if "band" in options.sheets:
            yield tag("section", tag("p", races, class_="who"), class_="race")
        return
    yield from map(_race, races)


def _race(race: RaceDay) -> Markup:
    words = filter(None, (*race.facts, race.venue))
    facts = tag("p", join((tag("bdi", word) for word in words), " · "), class_="when")
    head = tag("header", tag("h2", tag("bdi", race.title), " ", race.distance), facts)
    parts = [tag("div", *(_band(band, race.unit) for band in race.bands), class_="bands")]
    if race.shaded:
        parts.append(tag("p", race.shaded, class_="key"))
    if race.lanes:
        parts.append(tag("p", IN_LANES, class_="key"))
        parts.append(tag("div", *map(_lane, race.lanes), class_="lanes"))
    return tag("section", head, *parts, class_="race")


def _band(band: Band, unit: str) -> Markup:
    rows = [
        tag(
            "tr",
            tag("th", row.mark, scope="row"),
            tag("td", tag("b", row.clock)),
            tag("td", row.split),
            class_="strong" if row.strong else None,
        )
        for row in band.rows
    ]
    caption = tag("caption", tag("b", band.total), f" {band.head} ", tag("span", band.pace))
    return tag("table", caption, _heads(unit, "clock", "split"), tag("tbody", *rows), class_="band")


def _lane(lane: Lane) -> Markup:
    rows = [
        tag("tr", tag("th", mark, scope="row"), *(tag("td", time) for time in times))
        for mark, times in lane.rows
    ]
    caption = tag("caption", tag("b", f"lane {lane.number}"), " ", lane.lap)
    table = tag("table", caption, _heads("laps", *lane.heads), tag("tbody", *rows))
    chosen = "lane chosen" if lane.chosen else "lane"
    return tag("div", table, tag("p", lane.finish), class_=chosen)


def _heads(*words: str) -> Markup:
    return tag("thead", tag("tr", *(tag("th", word, scope="col") for word in words)))
