"""An estimate in a runner's words: what it is, what it rests on, what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from plandsl.model.estimating import (
    GRADES,
    between,
    headline,
    readings_words,
    said_by,
    to_the_tenth,
)
from plandsl.model.prediction import Evidence, Prediction, Unused
from plandsl.report.terminal import BOLD, DIM, YELLOW, cells, paint, printable, wrap
from plandsl.units import number

INDENT = "  "
NARROWEST, WIDEST = 40, 80
# Runs beside the one that decides, and reasons for which others do not count, before it is cut.
MOST_SHOWN = 6


def render(prediction: Prediction, *, color: bool, width: int) -> str:
    """At most 80 columns; ends in a newline."""
    wide = min(max(width, NARROWEST), WIDEST)
    blocks = [
        [paint(line, BOLD, color) for line in wrap(headline(prediction), wide)],
        list(_remarks(prediction, wide)),
        list(_rests_on(prediction, wide, color)),
        list(_beside(prediction, wide, color)),
        list(_unused(prediction.unused, wide, color)),
        [paint(line, DIM, color) for line in wrap(_made_with(prediction), wide)],
    ]
    head = "\n".join(blocks[0] + blocks[1])
    return "\n\n".join([head, *("\n".join(block) for block in blocks[2:] if block)]) + "\n"


# ----------------------------------------------------------------- what it rests on


def _remarks(prediction: Prediction, wide: int) -> Iterator[str]:
    for remark in prediction.remarks:
        yield from _item(remark, wide)


def _rests_on(prediction: Prediction, wide: int, color: bool) -> Iterator[str]:
    best = prediction.best
    if best is None:
        return
    yield paint("rests on", BOLD, color)
    yield from _line(best, wide)
    if best.readings:
        yield from _item(readings_words(best), wide, INDENT * 2)
    for remark in best.remarks:
        yield from _item(remark, wide, INDENT * 2, YELLOW if color else "")
    for lane in best.lane:
        far = f"{number(lane.distance.metres, 1)} m"
        yield from _item(f"{to_the_tenth(lane.time)} if {lane.how} ({far})", wide, INDENT * 2)
    for note in best.entry.notes:
        yield from _item(f"your note, not counted: {note}", wide, INDENT * 2)


def _line(one: Evidence, wide: int) -> Iterator[str]:
    """The day and the run on the left, what it says on the right."""
    said = said_by(one)
    how = GRADES[one.grade]
    left = f"{INDENT}{one.entry.date}  {printable(one.text)}, {how}"
    head, *more = wrap(left.strip(), wide - len(INDENT) - cells(said) - 2)
    gap = " " * (wide - len(INDENT) - cells(head) - cells(said))
    yield INDENT + head + gap + said
    yield from (INDENT * 2 + line for line in more)


def _item(text: str, wide: int, indent: str = INDENT, style: str = "") -> Iterator[str]:
    for number_, line in enumerate(wrap(printable(text), wide - len(indent) - 2)):
        yield f"{indent}{'  ' if number_ else '· '}{paint(line, style, bool(style))}"


# ------------------------------------------------------- what does not decide it


def _beside(prediction: Prediction, wide: int, color: bool) -> Iterator[str]:
    if not prediction.beside:
        return
    heading = "beside it, not averaged in" if prediction.best else "what there is"
    yield paint(heading, BOLD, color)
    shown = prediction.beside[:MOST_SHOWN]
    for one in shown:
        yield from _line(one, wide)
        if one.estimate is not None:
            yield from _item(f"nine times in ten {between(one.interval)}", wide, INDENT * 2)
    for remark in dict.fromkeys(remark for one in shown for remark in one.remarks):
        yield from _item(remark, wide, INDENT * 2)
    more = len(prediction.beside) - MOST_SHOWN
    if more > 0:
        yield f"{INDENT}and {more} more, which --format json lists"


def _unused(unused: Sequence[Unused], wide: int, color: bool) -> Iterator[str]:
    """A line a reason: the one entry that it is about, or how many."""
    if not unused:
        return
    yield paint("not used", BOLD, color)
    by_reason = sorted(unused, key=lambda one: one.reason)
    groups = [list(some) for _, some in groupby(by_reason, key=lambda one: one.reason)]
    groups.sort(key=lambda some: some[-1].entry.date)
    for some in groups[-MOST_SHOWN:]:
        entry = some[-1].entry
        who = f"{entry.date}  {entry.series}" if entry.series else f"{entry.date}"
        if len(some) > 1:
            who = f"{len(some)} runs to {entry.date}"
        yield from _hung(f"{printable(who)}: {some[0].reason}", wide)
    if len(groups) > MOST_SHOWN:
        yield f"{INDENT}and more, which --format json lists"


def _hung(text: str, wide: int) -> Iterator[str]:
    for index, line in enumerate(wrap(text, wide - 2 * len(INDENT))):
        yield INDENT * (2 if index else 1) + line


# --------------------------------------------------------------- what it is made with


def _made_with(prediction: Prediction) -> str:
    """The days, the formulas by their names, and the constants of the estimate."""
    parts = [f"runs of {prediction.since} to {prediction.on}"]
    names = [name for name in prediction.formulas if name != "width"]
    if names:
        parts.append(f"models {', '.join(names)}")
    best = prediction.best
    if best is not None:
        parts.append(f"{best.formula}: {prediction.formulas[best.formula]}")
        shares = {
            "race to race": "sigma_performance",
            "by ln(d2/d1)": "sigma_exponent",
            "for the effort": "sigma_effort",
        }
        widths = [
            f"{number(prediction.constants[name] * 100, 1)} % {what}"
            for what, name in shares.items()
        ]
        parts.append(f"sigma {', '.join(widths)}")
    return "; ".join([*parts, "all of it: --format json"])
