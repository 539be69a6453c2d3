"""The unrolled plan for programs, by the contract in `docs/schema/show.json`.

Times are seconds, distances metres, ranges `[low, high]` with null for an open end: whole numbers
where the exact value is whole, the nearest float elsewhere. What the plan does not tell is null;
`estimate` stands beside it with what it assumes. Fields may be added, never changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeVar

from plandsl.model.condition import Test
from plandsl.model.plan import Away, Phase, Plan, Race
from plandsl.model.session import (
    Gate,
    Intensity,
    Mark,
    Rest,
    Session,
    Step,
    Target,
    Total,
    Version,
)
from plandsl.model.totals import (
    Estimates,
    Totals,
    session_estimates,
    session_totals,
    week_estimates,
    week_totals,
)
from plandsl.source import Origin
from plandsl.units import KILOMETRE, METRE, Distance, Duration, Pace, Range, rounded

VERSION = 1
WHOLE_FLOATS = 2**53

Json = dict[str, object]
Number = int | float
T = TypeVar("T")


def document(plan: Plan, week: int | None = None) -> Json:
    """The whole plan, or only the week of one number (then `weeks` may be empty)."""
    return {
        "version": VERSION,
        "plan": {
            "id": plan.id,
            "title": plan.title,
            "athlete": plan.athlete,
            "start": plan.start.isoformat() if plan.start else None,
            "end": plan.end.isoformat() if plan.end else None,
            "timezone": plan.timezone,
            "race": _race(plan.race) if plan.race else None,
            "unit": _metres(plan.unit),
            "group": plan.group,
            "groups": list(plan.groups),
            "phases": [_phase(phase) for phase in plan.phases],
            "away": [_away(away) for away in plan.aways],
        },
        "weeks": [
            {
                "number": one.number,
                "start": one.start.isoformat(),
                "phase": one.phase,
                "complete": not one.incomplete,
                "deload": one.deload,
                "because": one.because or None,
                "since": lines(one.since),
                "total": _total(one.total) if one.total else None,
                **totals(week_totals(one), week_estimates(one)),
                "sessions": [session_json(session) for session in one.sessions],
            }
            for one in plan.weeks
            if week in (None, one.number)
        ],
    }


def _race(race: Race) -> Json:
    return {
        "date": race.date.isoformat(),
        "distance": _metres(race.distance) if race.distance else None,
        "goal": _range(race.goal, _seconds),
        "venue": race.venue,
    }


def _phase(phase: Phase) -> Json:
    """The numbers of its first and last week, and what must be met before it begins."""
    return {
        "name": phase.name,
        "first": phase.first,
        "last": phase.last,
        "gates": [_gate(gate) for gate in phase.gates],
    }


def _away(away: Away) -> Json:
    return {
        "first": away.first.isoformat(),
        "last": away.last.isoformat(),
        "reason": away.reason or None,
    }


def _total(total: Total) -> Json:
    """One of the two is set."""
    return {
        "text": total.text,
        "distance": _metres(total.distance) if total.distance else None,
        "duration": _seconds(total.duration) if total.duration else None,
    }


def _gate(gate: Gate) -> Json:
    return {
        "text": gate.text,
        "series": gate.series,
        "condition": gate.condition.text,
        "last": gate.last,
        "rest": _test(gate.rest) if gate.rest else None,
    }


def _test(test: Test) -> Json:
    value = test.value
    return {
        "op": test.op,
        "seconds": _seconds(value) if isinstance(value, Duration) else None,
    }


def session_json(session: Session) -> Json:
    return {
        "key": str(session.key),
        "date": session.date.isoformat(),
        "time": session.time.isoformat("minutes") if session.time else None,
        "half": session.half,
        "series": session.series,
        "label": session.label,
        "text": session.text,
        "kind": str(session.kind),
        "venue": session.venue,
        "lane": session.lane,
        "notes": list(session.notes),
        "total": _total(session.total) if session.total else None,
        **totals(session_totals(session), session_estimates(session)),
        "steps": _steps(session.steps),
        "alternatives": [_steps(steps) for steps in session.options[1:]],
        "option_names": list(session.names),
        "versions": [_version(version) for version in session.versions],
        "marks": [_mark(mark) for mark in session.marks],
        "gates": [_gate(gate) for gate in session.gates],
        "because": session.because or None,
        "since": lines(session.since),
    }


def lines(since: Sequence[Origin]) -> list[Json]:
    """Where to look: the lines of plan and log that had a week run again."""
    places = ((one.source, one.source.position(one.span.start)[0]) for one in since)
    return [{"file": source.name, "line": line} for source, line in places]


def _version(version: Version) -> Json:
    """What a group does instead, in the form of the session itself."""
    first, *others = version.options
    return {
        "group": version.group,
        "text": version.text,
        "steps": _steps(first),
        "alternatives": [_steps(steps) for steps in others],
    }


def _mark(mark: Mark) -> Json:
    return {"text": mark.text, "at": _metres(mark.at), "seconds": _range(mark.time, _seconds)}


def totals(totals: Totals, estimates: Estimates) -> Json:
    far, long = estimates.distance, estimates.duration
    assumed = dict.fromkeys((*long.assumed, *(far.assumed if far else ())))
    return {
        "distance": _range(totals.distance, _metres),
        "duration": _range(totals.duration, _seconds),
        "estimate": {
            "distance": _range(far.range, _metres) if far else None,
            "duration": _range(long.range, _seconds),
            "assumed": list(assumed),
        },
    }


def _steps(steps: Sequence[Step]) -> list[Json]:
    return [_step(step) for step in steps]


def _step(step: Step) -> Json:
    """`target` where one holds for all reps; where each has its own, `targets` lists them."""
    single = step.targets[0] if len(step.targets) == 1 else None
    return {
        "role": str(step.role),
        "sport": step.sport,
        "text": step.text,
        "reps": _range(step.reps, int),
        "distance": _range(step.distance, _metres),
        "duration": _range(step.duration, _seconds),
        "until": step.until or None,
        "terrain": step.terrain,
        "target": _target(single) if single else None,
        "targets": [_target(target) for target in step.targets] if len(step.targets) > 1 else None,
        "stated": _target(step.stated) if step.stated else None,
        "laps": [_seconds(lap) for lap in step.laps] or None,
        "lap": _metres(step.lap) if step.lap else None,
        "send_off": _range(step.send_off, _seconds),
        "rest": _rest(step.rest) if step.rest else None,
        "joined": step.joined,
        "steps": _steps(step.pieces) or None,
    }


def _target(target: Target) -> Json:
    """`seconds` for one rep, or `pace` in seconds a kilometre, or the name of an effort, or what a
    body or a device tells; of a cut-down `cut` has the ends.
    """
    return {
        "text": target.text,
        "seconds": _range(target.time, _seconds),
        "pace": _range(target.pace, _pace),
        "effort": target.effort,
        "intensity": _intensity(target.intensity) if target.intensity else None,
        "cut": [_target(end) for end in target.cut] or None,
    }


def _intensity(intensity: Intensity) -> Json:
    return {"kind": intensity.kind, "range": _range(intensity.range, _plain)}


def _rest(rest: Rest) -> Json:
    return {
        "text": rest.text,
        "seconds": _range(rest.duration, _seconds),
        "distance": _range(rest.distance, _metres),
        "share": None if rest.share is None else _plain(rest.share),
        "until": rest.until or None,
        "rows": [_rest(one) for one in rest.rows] or None,
        "target": _target(rest.target) if rest.target else None,
        "mode": rest.mode,
        "each": rest.each,
    }


# ------------------------------------------------------------------------ numbers


def _range(
    value: Range[T] | None, plain: Callable[[T], int | float]
) -> list[int | float | None] | None:
    if value is None:
        return None
    return [None if end is None else plain(end) for end in (value.low, value.high)]


def _seconds(time: Duration) -> Number:
    return _plain(time.seconds)


def _metres(distance: Distance) -> Number:
    return _plain(distance.metres)


def _pace(pace: Pace) -> Number:
    return _plain(pace.s_per_m * Fraction(KILOMETRE, METRE))


def _plain(value: Fraction) -> Number:
    """A whole number as it is, anything else as the float nearest to it; where floats are whole
    numbers themselves, and sooner or later infinite, the nearest whole number.
    """
    whole = value.denominator == 1 or value > WHOLE_FLOATS
    return rounded(value) if whole else float(value)
