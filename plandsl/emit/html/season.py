"""The season: a row a week, a column a day, and how much each week asks for."""

from __future__ import annotations

import datetime as dt

from plandsl.emit.html.markup import Markup, join, tag
from plandsl.emit.html.volume import Volume
from plandsl.emit.html.words import (
    away_on,
    closure_of,
    day_month,
    name,
    place,
    shorthand,
    tone,
    was_moved,
    weekday,
)
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Kind, Session

LIGHTEST, DARKEST = 5, 26
"""How many per cent of ink lie behind the first phase and the last: black on it stays readable."""


def season_table(plan: Plan, volume: Volume, linked: bool) -> Markup:
    """The table; if `linked`, each session in it leads to its block in the week below."""
    if not plan.weeks:
        return tag("p", "This plan has no weeks yet.", class_="who")
    days = [plan.weeks[0].start + dt.timedelta(days=day) for day in range(7)]
    head = tag(
        "tr",
        tag("th", "Week", scope="col", class_="nr"),
        *(tag("th", weekday(day)[:3], abbr=weekday(day), scope="col") for day in days),
        tag("th", volume.title, scope="col", class_="vol"),
    )
    rows = []
    for index, week in enumerate(plan.weeks):
        days = [week.start + dt.timedelta(days=day) for day in range(7)]
        cells = [_cell(plan, index, day, linked) for day in days]
        figure = _volume_cell(volume, index)
        races = "raceweek" if is_race_week(plan, week) else None
        rows.append(tag("tr", _week_head(plan, index, linked), *cells, figure, class_=races))
    caption = tag("caption", "The season, week by week", class_="unseen")
    return tag("table", caption, tag("thead", head), tag("tbody", *rows), class_="calendar")


def is_race_week(plan: Plan, week: Week) -> bool:
    """Whether this is the week that all others lead to; races on the way only have their day."""
    if plan.race is not None:
        return week.start <= plan.race.date <= week.end
    return week is plan.weeks[-1] and any(each.kind is Kind.RACE for each in week.sessions)


def _week_head(plan: Plan, index: int, linked: bool) -> Markup:
    """The week's number, and its phase where that begins; the band goes on below without a line."""
    week = plan.weeks[index]
    begins = index == 0 or plan.weeks[index - 1].phase != week.phase
    goes_on = index + 1 < len(plan.weeks) and plan.weeks[index + 1].phase == week.phase
    number = (tag("span", "Week ", class_="unseen"), str(week.number))
    lighter = (tag("span", "lighter", class_="lighter"),) if week.deload else ()
    phase = tag("span", week.phase or "", dir="auto", class_="phase" if begins else "phase again")
    return tag(
        "th",
        tag("a", tag("b", *number), href=f"#{place(index)}" if linked else None),
        phase,
        *lighter,
        scope="row",
        class_="goes-on" if goes_on else None,
        style=f"--shade:{_shade(plan, week)}%",
    )


def _shade(plan: Plan, week: Week) -> int:
    """The share of ink behind a week's number: a little at first, more with each phase."""
    phases = list(dict.fromkeys(week.phase for week in plan.weeks))
    last = max(1, len(phases) - 1)
    return LIGHTEST + (DARKEST - LIGHTEST) * phases.index(week.phase) // last


def _cell(plan: Plan, index: int, day: dt.date, linked: bool) -> Markup:
    week = plan.weeks[index]
    here = [(number, each) for number, each in enumerate(week.sessions) if each.date == day]
    kinds = frozenset(session.kind for _, session in here)
    race_day = plan.race is not None and plan.race.date == day
    parts = [_date(week, day)]
    if race_day and Kind.RACE not in kinds:
        parts.append(tag("b", "Race day"))
        kinds |= {Kind.RACE}
    if away_on(plan, day):
        parts.append(tag("i", "away", class_="closed"))
    parts += [
        _entry(plan, session, f"#{place(index, number)}" if linked else None)
        for number, session in here
    ]
    shut = any(closure_of(plan, session) for _, session in here)
    return tag("td", *parts, class_=f"day {tone(kinds)}" + " shut" * shut)


def _date(week: Week, day: dt.date) -> Markup:
    """The date, its month where one begins, and the weekday for the phone, which has no columns."""
    begins = day == week.start or day.day == 1
    text = tag("span", day_month(day), class_="first") if begins else str(day.day)
    weekday_name = tag("span", weekday(day)[:3], " ", class_="weekday")
    return tag("time", weekday_name, text, datetime=day.isoformat())


def _entry(plan: Plan, session: Session, where: str | None) -> Markup:
    strong = "long" if session.kind is Kind.LONG else tone(frozenset({session.kind}))
    parts = [tag("b", name(session), dir="auto")]
    if session.half and session.time is None:
        parts.append(tag("small", session.half))
    if closure_of(plan, session):
        parts.append(tag("i", "closed", class_="closed"))
    if was_moved(session):
        parts.append(tag("i", "moved", class_="closed"))
    parts.append(tag("span", shorthand(session)))
    return tag("a", join(parts, " "), href=where, class_=strong)


def _volume_cell(volume: Volume, index: int) -> Markup:
    figure, other = volume.figures[index]
    quiet = (" ", tag("span", other)) if other else ()
    return tag("td", volume.bar(index), tag("b", figure), *quiet, class_="volume")
