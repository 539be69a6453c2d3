"""The season on one page: a row a week, a column a day, and how far and how long each week is."""

from __future__ import annotations

import datetime as dt

from plandsl.emit import Options
from plandsl.emit.html.season import is_race_week
from plandsl.emit.html.volume import far_words, length_ends, time_ends, time_words
from plandsl.emit.html.words import (
    away_on,
    closure_of,
    dates,
    day_month,
    full_date,
    name,
    shorthand,
    tone,
    was_moved,
    weekday,
)
from plandsl.emit.pdf.press import Json, isolated
from plandsl.model.plan import Away, Closure, Plan, Race, Week
from plandsl.model.session import Kind, Session
from plandsl.model.totals import Estimates, week_estimates
from plandsl.model.wording import far, span
from plandsl.units import clock

NO_WEEKS: Json = {"empty": "This plan has no weeks yet."}


def data(plan: Plan, options: Options) -> Json:
    """Everything on the page."""
    if not plan.weeks:
        return NO_WEEKS
    first = plan.weeks[0].start
    phases = list(dict.fromkeys(week.phase for week in plan.weeks if week.phase)) or [""]
    volumes = volumes_of(plan)
    return {
        "who": who(plan),
        "race": race_words(plan.race),
        "weekdays": [weekday(first + dt.timedelta(days=day))[:3] for day in range(7)],
        "weeks": [_week(plan, week, phases) for week in plan.weeks],
        "phases": len(phases),
        "volumes": volumes,
        "notes": _notes(plan),
    }


def who(plan: Plan) -> list[str]:
    """For whom: the athlete and the group, those that are known."""
    return [one for one in (plan.athlete, plan.group) if one]


def race_words(race: Race | None) -> Json | None:
    """`{what: 1 mi, day: Sun 9 Nov 2025, goal: 6:00, venue: Riverbank}`."""
    if race is None:
        return None
    return {
        "what": far(race.distance) if race.distance else "race",
        "day": f"{weekday(race.date)[:3]} {full_date(race.date)}",
        "goal": span(race.goal, clock, "or faster", "or slower") if race.goal else "",
        "venue": race.venue or "",
    }


def volumes_of(plan: Plan) -> list[Json]:
    """How far and how long, each with one scale for the season that begins at zero; what no week
    has is left out.
    """
    weeks = [week_estimates(week) for week in plan.weeks]
    far_bars = [length_ends(one.distance.range) if one.distance else (0, 0) for one in weeks]
    bars = (
        ("Distance", far_bars, [far_words(one, plan.unit) for one in weeks]),
        (
            "Time",
            [time_ends(one.duration.range) for one in weeks],
            [time_words(one, 0) for one in weeks],
        ),
    )
    made: list[Json] = []
    for title, ends, figures in bars:
        longest = max(high for _, high in ends)
        if longest:
            # In thousandths of the longest bar.
            each = [
                {"low": low * 1000 // longest, "high": high * 1000 // longest, "figure": figure}
                for (low, high), figure in zip(ends, figures, strict=True)
            ]
            made.append({"title": title, "weeks": each})
    return made


def assumed_words(weeks: list[Estimates]) -> str:
    """`≈ counts weights of 45 min, …`, where something had to be assumed for the figures."""
    notes: dict[str, None] = {}
    for one in weeks:
        notes |= dict.fromkeys(one.duration.assumed)
        notes |= dict.fromkeys(one.distance.assumed if one.distance else ())
    return f"≈ counts {', '.join(notes)}" if notes else ""


def _week(plan: Plan, week: Week, phases: list[str]) -> Json:
    days = [week.start + dt.timedelta(days=day) for day in range(7)]
    return {
        "number": week.number,
        "phase": week.phase or "",
        "shade": phases.index(week.phase) if week.phase else 0,
        "lighter": week.deload,
        "race": is_race_week(plan, week),
        "days": [_day(plan, week, day) for day in days],
    }


def _day(plan: Plan, week: Week, day: dt.date) -> Json:
    sessions = [one for one in week.sessions if one.date == day]
    kinds = frozenset(one.kind for one in sessions)
    race_day = plan.race is not None and plan.race.date == day
    entries = [_entry(plan, one, len(sessions) > 1) for one in sessions]
    if race_day and Kind.RACE not in kinds:
        kinds |= {Kind.RACE}
        entries.insert(0, {"name": "race day", "text": "", "tone": "raceday", "tags": []})
    begins = day == week.start or day.day == 1
    return {
        "date": day_month(day) if begins else str(day.day),
        "begins": begins,
        "tone": tone(kinds),
        "away": away_on(plan, day) is not None,
        "entries": entries,
    }


def _entry(plan: Plan, session: Session, timed: bool) -> Json:
    """`timed`: with the time of day, where there are others on the same day."""
    tags = [session.half] if session.half and session.time is None else []
    tags += [session.time.strftime("%H:%M")] if session.time and timed else []
    tags += ["closed"] * (closure_of(plan, session) is not None)
    tags += ["moved"] * was_moved(session)
    strong = "long" if session.kind is Kind.LONG else tone(frozenset({session.kind}))
    return {"name": name(session), "text": shorthand(session), "tone": strong, "tags": tags}


def _notes(plan: Plan) -> list[list[str]]:
    """What the signs in the table stand for: the sign, and what it means here."""
    met = dict.fromkeys(filter(None, (closure_of(plan, one) for one in plan.sessions())))
    notes = [["closed", closed_words(shut)] for shut in met]
    notes += [["away", away_words(one)] for one in plan.aways]
    counted = assumed_words([week_estimates(week) for week in plan.weeks])
    return [*notes, *([["", counted]] if counted else [])]


def closed_words(shut: Closure) -> str:
    """`East River, 8 Sep 2025 – 31 Dec 2026: construction`."""
    reason = f": {isolated(shut.reason)}" if shut.reason else ""
    return f"{isolated(shut.venue)}, {full_date(shut.first)} – {full_date(shut.last)}{reason}"


def away_words(away: Away) -> str:
    """`22–25 Jan: skiing`."""
    when = day_month(away.first) if away.first == away.last else dates(away.first, away.last)
    return f"{when}: {isolated(away.reason)}" if away.reason else when
