"""Bands for the wrist: what the clock shows at each mark of a race, in every lane of a track."""

from __future__ import annotations

from plandsl.emit import Options
from plandsl.emit.html.race_day import Lane, RaceDay, race_days
from plandsl.emit.pdf.press import Json
from plandsl.emit.pdf.season import who
from plandsl.emit.pdf.session import session_data
from plandsl.model.plan import Plan


def data(plan: Plan, options: Options) -> Json:
    """A page for each race and trial of which the plan says how far and in what time."""
    races = race_days(plan, options)
    if isinstance(races, str):
        return {"empty": races}
    return {"who": who(plan), "races": [_race(plan, race) for race in races]}


def _race(plan: Plan, race: RaceDay) -> Json:
    said = session_data(plan, race.session) if race.session else None
    bands = [
        {
            "head": band.head,
            "pace": band.pace,
            "total": band.total,
            "rows": [
                {"mark": row.mark, "clock": row.clock, "split": row.split, "strong": row.strong}
                for row in band.rows
            ],
        }
        for band in race.bands
    ]
    return {
        "title": race.title,
        "facts": [*race.facts, *filter(None, [str(said["place"]) if said else race.venue])],
        "distance": race.distance,
        "unit": race.unit,
        "shaded": race.shaded,
        "said": said,
        "bands": bands,
        "lanes": list(map(_lane, race.lanes)),
    }


def _lane(lane: Lane) -> Json:
    return {
        "lane": lane.number,
        "chosen": lane.chosen,
        "lap": lane.lap,
        "heads": lane.heads,
        "rows": [{"mark": mark, "times": times} for mark, times in lane.rows],
        "finish": lane.finish,
    }
