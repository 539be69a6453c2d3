"""Each session of a series beside the last one over the same distance: is it an improvement?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction

from plandsl.evaluate.pacing import seconds
from plandsl.model.key import slug
from plandsl.model.verdict import SessionVerdict, Shape
from plandsl.record import dataclass, replace
from plandsl.units import Distance, number

# Means that differ by less than this many seconds are level: reps are mostly timed to the second.
LEVEL = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class _Before:
    date: dt.date
    mean: Fraction
    rest: str


def compared(verdicts: Iterable[SessionVerdict]) -> Iterator[SessionVerdict]:
    """The same verdicts, in date order; those of reps with a mean know the one before them."""
    last: dict[tuple[str, Distance], _Before] = {}
    for verdict in verdicts:
        distances = {rep.distance for rep in verdict.reps if rep.time is not None}
        distance = distances.pop() if len(distances) == 1 else None
        mean, series = verdict.pacing.mean, verdict.series
        if (
            _by_turns(verdict)
            or mean is None
            or distance is None
            or not series
            or verdict.pacing.shape is not Shape.REPS
        ):
            yield verdict
            continue
        key = slug(series), distance
        now = _Before(verdict.date, mean, _rest(verdict))
        yield _beside(verdict, now, last.get(key))
        last[key] = now


def _beside(verdict: SessionVerdict, now: _Before, before: _Before | None) -> SessionVerdict:
    if before is None:
        said = f"mean {seconds(now.mean)}"
        return replace(
            verdict, pacing=replace(verdict.pacing, remarks=(said, *verdict.pacing.remarks))
        )
    change = now.mean - before.mean
    how = f"{number(abs(change), 2)} s {'slower' if change > 0 else 'faster'} than"
    rests = f", on {now.rest} after {before.rest}" if now.rest != before.rest else ""
    said = (
        f"mean {seconds(now.mean)}: {'level with' if abs(change) < LEVEL else how}"
        f" {before.date} ({seconds(before.mean)})"
        f"{rests if now.rest and before.rest else ''}"
    )
    pacing = replace(
        verdict.pacing,
        since=before.date,
        change=change,
        remarks=(said, *verdict.pacing.remarks),
    )
    return replace(verdict, pacing=pacing)


def _by_turns(verdict: SessionVerdict) -> bool:
    """Whether two paces were asked for in turn, of which a mean says nothing."""
    asked = [rep.target for rep in verdict.reps if rep.target is not None]
    return len(asked) > 2 and asked[0] == asked[2] != asked[1]


def _rest(verdict: SessionVerdict) -> str:
    """The rest between the reps, where it was the same throughout; else nothing."""
    rests = {rest.run.text for rest in verdict.rests}
    return rests.pop() if len(rests) == 1 else ""
