"""A page a week to run by: every session with its targets, and room to write what was run."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from plandsl.emit import Options
from plandsl.emit.html.volume import far_words, time_words
from plandsl.emit.html.week import MOST_BARS, paces_of, week_targets
from plandsl.emit.html.words import away_on, dates, day_month, printed, weekday
from plandsl.emit.pdf.press import Json, isolated
from plandsl.emit.pdf.season import NO_WEEKS, assumed_words, away_words, race_words, volumes_of, who
from plandsl.emit.pdf.session import session_data
from plandsl.model.describe import gate_words
from plandsl.model.plan import Plan, Week
from plandsl.model.totals import week_estimates
from plandsl.record import replace


def data(plan: Plan, options: Options) -> Json:
    """A page for each week."""
    if not plan.weeks:
        return NO_WEEKS
    volumes = volumes_of(plan)
    return {
        "who": who(plan),
        "race": race_words(plan.race),
        "bars": volumes[0] if volumes and len(plan.weeks) <= MOST_BARS else None,
        "phases": [
            {"name": name or "", "weeks": len(list(weeks))}
            for name, weeks in groupby(plan.weeks, lambda week: week.phase)
        ],
        "weeks": [_week(plan, week) for week in plan.weeks],
    }


def _week(plan: Plan, week: Week) -> Json:
    estimates = week_estimates(week)
    days = [week.start + dt.timedelta(days=day) for day in range(7)]
    figures = (far_words(estimates, plan.unit), time_words(estimates, 0))
    return {
        "number": week.number,
        "phase": week.phase or "",
        "lighter": week.deload,
        "dates": dates(week.start, week.end),
        "figures": [figure for figure in figures if figure],
        "assumed": assumed_words([estimates]),
        "remarks": _remarks(plan, week),
        "paces": list(paces_of(plan, week_targets(week)).items()),
        "days": [_day(plan, week, day) for day in days],
    }


def _day(plan: Plan, week: Week, day: dt.date) -> Json:
    away = away_on(plan, day)
    sessions = [
        # What the week says needs not be said of each session.
        session_data(plan, replace(one, because="") if one.because == week.because else one)
        for one in week.sessions
        if one.date == day
    ]
    return {
        "weekday": weekday(day)[:3],
        "date": day_month(day),
        "away": f"away {away_words(away)}" if away else "",
        "race": plan.race is not None and plan.race.date == day,
        "sessions": sessions,
    }


def _remarks(plan: Plan, week: Week) -> list[str]:
    """Why it is another week again, what must be met before a phase begins, and what the week is
    stated to come to.
    """
    remarks = [week.because] if week.because else []
    remarks += [
        f"{isolated(phase.name)} begins only when {gate_words(gate)}"
        for phase in plan.phases
        if phase.first == week.number
        for gate in phase.gates
    ]
    return [*remarks, *([f"stated as {printed(week.total.text)}"] if week.total else [])]
