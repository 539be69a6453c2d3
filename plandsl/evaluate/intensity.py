"""Heart rates, powers and rpe held against targets that are given in them.

A band is the play its author allows: beyond it only half of the last digit is forgiven. A single
figure states no play: 3 % of a heart rate or a power are forgiven, one step of an rpe [house
choices]. What was kept beside a value is its rep's or its lap's; what was kept of the whole session
is held against a target only where the session is one piece, since between reps the heart slows
down and nobody pushes. An rpe is always one of the whole session.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plandsl.evaluate.due import Due
from plandsl.evaluate.values import Judged
from plandsl.model.log import Result, Value
from plandsl.model.session import Intensity, Target
from plandsl.model.verdict import IntensityMark, IntensityVerdict
from plandsl.units import Range

SINGLE_PERCENT, SINGLE_RPE, READ_TO = Fraction(3), Fraction(1), Fraction(1, 2)


def intensities(result: Result, judged: Judged, against: Due) -> tuple[IntensityVerdict, ...]:
    """Every figure that was kept beside a target of its kind; nothing where there is none."""
    each = [
        verdict
        for index, value, target in _beside(result.values, judged, against)
        if (verdict := _held(index, target, _figure(value, target)))
    ]
    return tuple(each) or tuple(_whole(result, against))


def wanted(against: Due) -> Target | None:
    """The first target that is told in one of these."""
    targets = (piece.target for piece in against.pieces)
    return next((target for target in targets if target and target.intensity), None)


def _beside(
    values: Sequence[Value], judged: Judged, against: Due
) -> Iterator[tuple[int, Value, Target]]:
    """Each value with what it was asked for; of laps the one target of all."""
    pieces = against.pieces
    for number, value in enumerate(values):
        one = len(pieces) == 1
        if not one and (number >= len(pieces) or not judged.reps):
            return
        target = pieces[0 if one else number].target
        if target is not None:
            yield 0 if one and len(values) == 1 else number + 1, value, target


def _figure(value: Value, target: Target) -> Range[int] | None:
    kind = target.intensity.kind if target.intensity else None
    figure = value.bpm if kind == "heart" else value.watts if kind == "power" else None
    return None if figure is None else Range(figure, figure)


def _whole(result: Result, against: Due) -> Iterator[IntensityVerdict]:
    """What was kept of the whole session, beside the one target that all its pieces have."""
    targets = {piece.target for piece in against.pieces}
    target = targets.pop() if len(targets) == 1 else None
    if target is None or target.intensity is None:
        return
    kind, alone = target.intensity.kind, len(against.pieces) == 1
    figure = {"heart": result.bpm, "power": result.watts}.get(kind) if alone else None
    run = None if figure is None else Range(figure, figure)
    verdict = _held(0, target, result.rpe if kind == "rpe" else run)
    if verdict:
        yield verdict


def _held(index: int, target: Target, run: Range[int] | None) -> IntensityVerdict | None:
    """None where there is nothing to compare, or where a range lies on both sides."""
    asked = target.intensity
    if run is None or run.low is None or run.high is None or asked is None or asked.range is None:
        return None
    low, high, play = asked.range.low, asked.range.high, _tolerance(asked)
    below = low is not None and run.low < low - play
    above = high is not None and run.high > high + play
    if below and above:
        return None
    mark = IntensityMark.BELOW if below else IntensityMark.ABOVE if above else IntensityMark.WITHIN
    return IntensityVerdict(index, asked.kind, run, asked.range, target.text, mark)


def _tolerance(asked: Intensity) -> Fraction:
    range_ = asked.range
    if range_ is None or range_.low is None or range_.low != range_.high:
        return READ_TO
    return SINGLE_RPE if asked.kind == "rpe" else range_.low * SINGLE_PERCENT / 100
