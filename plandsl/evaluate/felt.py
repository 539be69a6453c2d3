"""What is said of heart rates, powers and rpe: `heart rate 152: above 140–150`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from plandsl.evaluate.due import Due
from plandsl.evaluate.intensity import wanted
from plandsl.model.verdict import IntensityMark, IntensityVerdict
from plandsl.model.wording import span
from plandsl.units import Range, number

NAMES = {"heart": "heart rate", "power": "power", "rpe": "rpe"}
ORDER = list(IntensityMark)


def about_figures(felt: Sequence[IntensityVerdict]) -> Iterator[str]:
    """One sentence for each target and each way to meet or miss it."""
    in_order = sorted(felt, key=lambda one: (one.text, ORDER.index(one.verdict)))
    counts = {text: len(list(same)) for text, same in groupby(in_order, lambda one: one.text)}
    for (text, mark), group in groupby(in_order, lambda one: (one.text, one.verdict)):
        same = list(group)
        name, asked = NAMES[same[0].kind], _asked(same[0], mark)
        run = _between([one.run for one in same])
        if counts[text] == 1:
            yield f"{name} {run}: {mark} {asked}"
        elif len(same) == counts[text]:
            yield f"{name} {run}: all {mark} {asked}"
        else:
            yield f"{name} {run} in {len(same)} of {counts[text]}: {mark} {asked}"


def unfelt(against: Due, felt: Sequence[IntensityVerdict]) -> Iterator[str]:
    """Why a target told in one of these could not be judged."""
    target = wanted(against)
    if felt or target is None or target.intensity is None:
        return
    if target.intensity.range is None:
        yield f"nobody has said what {target.text} is in numbers"
    else:
        yield f"no {NAMES[target.intensity.kind]} is logged to hold against {target.text}"


def _between(runs: Sequence[Range[int]]) -> str:
    """From the least to the most."""
    ends = [end for run in runs for end in (run.low, run.high) if end is not None]
    return span(Range(min(ends), max(ends)), str)


def _asked(one: IntensityVerdict, mark: IntensityMark) -> str:
    """The target in numbers, of an open one its end, and what it was written as."""
    said = span(one.target, _whole, "", "or more" if mark is IntensityMark.WITHIN else "").strip()
    plain = not any(char.isalpha() for char in one.text.removesuffix("bpm").removesuffix("W"))
    plain = (plain and "%" not in one.text) or one.kind == "rpe"
    return said if plain else f"{said} ({one.text})"


def _whole(figure: Fraction) -> str:
    return number(figure, 0)
