"""An evaluation for programs, by the contract in `docs/schema/eval.json`.

Fields may be added, never changed.
"""

from __future__ import annotations

from fractions import Fraction

from plandsl.model.gate import GateState, GateVerdict
from plandsl.model.session import Rest
from plandsl.model.verdict import (
    Evaluation,
    IntensityVerdict,
    Pacing,
    RepVerdict,
    RestVerdict,
    SessionVerdict,
    WeekVerdict,
)
from plandsl.report.prediction_json import estimate
from plandsl.report.show_json import lines
from plandsl.units import KILOMETRE, Distance, Duration, Range, rounded

VERSION = 1

Json = dict[str, object]
Number = int | float | None

PLACES = 3


def document(evaluation: Evaluation) -> Json:
    """Times in seconds and distances in metres, to the third decimal; what is unknown is null."""
    return {
        "version": VERSION,
        "sessions": [_session(verdict) for verdict in evaluation.sessions],
        "gates": [_gate(gate) for gate in evaluation.gates],
        "weeks": [_week(week) for week in evaluation.weeks],
        "estimate": estimate(evaluation.estimate) if evaluation.estimate else None,
    }


def _week(week: WeekVerdict) -> Json:
    return {
        "week": week.number,
        "start": week.start.isoformat(),
        "planned": week.planned,
        "run": week.run,
        "unplanned": week.unplanned,
        "hard": week.hard,
        "easy": week.easy,
        "distance": _length(week.distance),
    }


def _gate(verdict: GateVerdict) -> Json:
    return {
        "text": verdict.gate.text,
        "holds": verdict.holds,
        "states": [gate_state(state) for state in verdict.states],
        "held": list(verdict.held),
    }


def gate_state(state: GateState) -> Json:
    return {
        "date": state.date.isoformat() if state.date else None,
        "open": state.is_open,
        "counted": [day.isoformat() for day in state.counted],
        "because": state.because,
    }


def _session(verdict: SessionVerdict) -> Json:
    session, entry = verdict.session, verdict.entry
    return {
        "date": entry.date.isoformat() if entry else None,
        "planned_date": session.date.isoformat() if session else None,
        "key": str(session.key) if session else None,
        "series": verdict.series,
        "verdict": verdict.verdict.value,
        "prescribed": verdict.prescribed,
        "again": session.because or None if session else None,
        "since": lines(session.since) if session else [],
        "colour": verdict.colour,
        "advice": verdict.advice,
        "because": list(verdict.because),
        "reps": [_rep(rep) for rep in verdict.reps],
        "whole": _rep(verdict.whole) if verdict.whole else None,
        "rests": [_rest(rest) for rest in verdict.rests],
        "intensities": [_intensity(one) for one in verdict.intensities],
        "pacing": _pacing(verdict.pacing),
        "notes": list(verdict.notes),
    }


def _rep(rep: RepVerdict) -> Json:
    """`seconds` is null where only a band was kept, which is in `band`, or where it was not run."""
    exact = rep.time.low if rep.time and rep.time.low == rep.time.high else None
    return {
        "index": rep.index,
        "seconds": _time(exact),
        "band": _times(rep.time) if rep.time and exact is None else None,
        "target": _times(rep.target) if rep.target else None,
        "verdict": rep.verdict.value,
        "off": _time(rep.off),
        "distance": _length(rep.distance),
        "pace": rep.pace or None,
        "count": rep.count,
        "off_pace": _off_pace(rep),
    }


def _off_pace(rep: RepVerdict) -> Number:
    """Always by the kilometre, whatever the plan tells paces in."""
    if rep.off_pace is None or rep.per is None:
        return None
    return _number(rep.off_pace.seconds * KILOMETRE / rep.per.um)


def _intensity(one: IntensityVerdict) -> Json:
    return {
        "index": one.index,
        "kind": one.kind,
        "run": [one.run.low, one.run.high],
        "target": [_number(one.target.low), _number(one.target.high)],
        "verdict": one.verdict.value,
    }


def _rest(rest: RestVerdict) -> Json:
    return {
        "index": rest.index,
        "run": _amount(rest.run),
        "prescribed": _amount(rest.prescribed) if rest.prescribed else None,
        "verdict": rest.verdict.value,
        "off": _time(rest.off),
    }


def _amount(rest: Rest) -> Json:
    return {
        "text": rest.text,
        "seconds": _times(rest.duration) if rest.duration else None,
        "distance": _lengths(rest.distance) if rest.distance else None,
        "mode": rest.mode,
    }


def _pacing(pacing: Pacing) -> Json:
    return {
        "shape": pacing.shape.value,
        "mean": _number(pacing.mean),
        "cv": _number(pacing.cv),
        "fade": _number(pacing.fade),
        "rmssd_sd": _number(pacing.swing),
        "opener": _number(pacing.opener),
        "last_lap": _number(pacing.closer),
        "halves": [_time(half) for half in pacing.halves] if pacing.halves else None,
        "since": pacing.since.isoformat() if pacing.since else None,
        "change": _number(pacing.change),
        "remarks": list(pacing.remarks),
    }


def _times(times: Range[Duration]) -> list[Number]:
    return [_time(times.low), _time(times.high)]


def _lengths(lengths: Range[Distance]) -> list[Number]:
    return [_length(lengths.low), _length(lengths.high)]


def _time(time: Duration | None) -> Number:
    return _number(time.seconds if time is not None else None)


def _length(length: Distance | None) -> Number:
    return _number(length.metres if length is not None else None)


def _number(value: Fraction | None) -> Number:
    """Whole numbers stay whole; the only place where a float is made."""
    if value is None:
        return None
    scaled = rounded(value * 10**PLACES)
    whole, rest = divmod(scaled, 10**PLACES)
    return float(Fraction(scaled, 10**PLACES)) if rest else whole
