"""What could be raced, as far as the log tells: the time, how sure it is, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from plandsl.emit.html.markup import Markup, tag
from plandsl.emit.html.words import full_date
from plandsl.model.estimating import (
    GRADES,
    between,
    headline,
    race_name,
    readings_words,
    said_by,
    to_the_second,
)
from plandsl.model.prediction import Evidence, Prediction
from plandsl.units import Duration, clock, number

MOST_BESIDE = 6


def goal(estimate: Prediction) -> tuple[Markup, ...]:
    """The time as large as the title; nothing where the log tells none."""
    best = estimate.best
    if best is None or best.estimate is None:
        return ()
    what = tag("b", f"{race_name(estimate.distance)}, estimated")
    sure = f"nine times in ten {between(best.interval)}"
    facts = tag("p", what, " ", sure)
    time = tag("strong", clock(to_the_second(best.estimate)))
    return (tag("div", facts, " ", time, class_="goal"),)


def estimate_block(estimate: Prediction) -> Markup:
    best = estimate.best
    parts = [tag("h2", "The race"), tag("p", headline(estimate), class_="headline")]
    if best is not None and best.estimate is not None:
        parts += _drawing(estimate, best, best.estimate)
    parts += [tag("p", words, class_="remark") for words in estimate.remarks]
    if best is not None:
        parts.append(_list("Rests on", (_run(best, True),)))
    if estimate.beside:
        runs = [_run(one, False) for one in estimate.beside[:MOST_BESIDE]]
        more = len(estimate.beside) - MOST_BESIDE
        runs += [tag("li", f"and {more} more")] if more > 0 else []
        parts.append(_list("Beside it, not averaged in" if best else "What there is", runs))
    return tag("section", *parts, class_="estimate")


def _list(title: str, items: Iterator[Markup] | tuple[Markup, ...] | list[Markup]) -> Markup:
    return tag("div", tag("h3", title), tag("ul", *items))


def _run(one: Evidence, decides: bool) -> Markup:
    """The run and what it says; of the one that decides also how it may be read otherwise."""
    head = (
        tag("b", said_by(one)),
        " ",
        tag("bdi", one.text),
        f", {GRADES[one.grade]}, {full_date(one.entry.date)}",
    )
    more = [*([readings_words(one)] if one.readings else []), *one.remarks] if decides else []
    if decides:
        more += [f"your note, not counted: {note}" for note in one.entry.notes]
    return tag("li", *head, *(tag("p", words, dir="auto") for words in more))


def _drawing(estimate: Prediction, best: Evidence, time: Duration) -> Iterator[Markup]:
    """The interval as a band, the estimate as a dot, the goal as a line; the words stand below."""
    interval = [end for end in (best.interval.low, best.interval.high) if end is not None]
    if len(interval) < 2:
        return
    aim = estimate.goal.time if estimate.goal else None
    marks = [end.ms for end in (*interval, time, *([aim] if aim else []))]
    first, last = min(marks), max(marks)
    room = Fraction(last - first, 12) or Fraction(1)

    def at(end: Duration) -> str:
        share = (end.ms - first + room) / (last - first + 2 * room)
        return number(share * 100, 2)

    low, high = map(at, interval)
    parts = [
        tag("path", d=f"M{low} 30H{high}V70H{low}z", class_="band"),
        tag("path", d=f"M{at(time)} 50v0", class_="dot"),
    ]
    key = ["dot: the estimate", "band: nine times in ten"]
    if estimate.goal and aim:
        parts.insert(1, tag("path", d=f"M{at(aim)} 5V95", class_="aim"))
        key.append(f"line: the goal of {clock(aim)}")
    box = "0 0 100 100"
    yield tag(
        "svg",
        *parts,
        viewBox=box,
        preserveAspectRatio="none",
        class_="interval",
        aria_hidden="true",
    )
    yield tag("p", " · ".join([*key, "faster is to the left"]), class_="key")
