"""A session of the log: what was asked for, what was run, the verdict and why."""

from __future__ import annotations

from collections.abc import Iterator

from plandsl.emit.html.markup import Markup, join, tag
from plandsl.emit.html.verdicts.strip import alike, rest_words, strip
from plandsl.emit.html.words import day_month, printed, weekday
from plandsl.model.judging import whole_words
from plandsl.model.verdict import SessionVerdict
from plandsl.model.wording import how_far


def session_block(one: SessionVerdict) -> Markup:
    """For a session that has an entry."""
    parts = [_top(one), *_asked(one)]
    drawn = strip(one)
    if drawn is not None:
        parts.append(drawn)
    if one.reps and one.whole is not None and one.whole.was_run:
        words = whole_words(one.whole, laps=True)
        parts.append(tag("p", words, class_=f"whole {one.whole.verdict}"))
    rest = alike(one.rests)
    if rest is not None:
        parts.append(tag("p", rest_words(rest), class_=f"whole {rest.verdict}"))
    parts += _colour(one)
    remarks = [tag("li", words, dir="auto") for words in (*one.pacing.remarks, *one.notes)]
    if one.entry is not None:
        label = tag("b", "The runner: ")
        remarks += [tag("li", label, tag("bdi", note), class_="own") for note in one.entry.notes]
    if remarks:
        parts.append(tag("ul", *remarks, class_="notes"))
    body = tag("div", *parts, class_="body")
    return tag("article", _when(one), body, class_=f"session {one.verdict}")


def _when(one: SessionVerdict) -> Markup:
    half = [tag("span", one.entry.half)] if one.entry and one.entry.half else []
    day = tag("b", weekday(one.date)[:3])
    parts = join([day, *half, tag("i", day_month(one.date))], " ")
    return tag("time", parts, datetime=one.date.isoformat())


def _top(one: SessionVerdict) -> Markup:
    name = one.series or (one.entry.text if one.entry else "") or "run"
    parts = [
        tag("h3", printed(name) if one.series is None else name, dir="auto"),
        tag("strong", one.verdict, class_=f"verdict {one.verdict}"),
    ]
    facts = list(_facts(one))
    if facts:
        parts.append(tag("p", join(facts, " · "), class_="facts"))
    return tag("div", join(parts, " "), class_="top")


def _facts(one: SessionVerdict) -> Iterator[Markup | str]:
    """Where it was run and what the watch said of all of it."""
    entry = one.entry
    if entry is None:
        return
    if entry.venue:
        yield tag("bdi", entry.venue)
    if entry.lane is not None:
        yield f"lane {entry.lane}" + " with stagger" * entry.stagger
    result = entry.result
    if result is None:
        return
    if result.distance is not None:
        yield how_far(result.distance)
    for figure, unit in ((result.bpm, "bpm"), (result.watts, "W")):
        if figure is not None:
            yield f"{figure}\u00a0{unit}"
    if result.rpe is not None:
        ends = dict.fromkeys(str(end) for end in (result.rpe.low, result.rpe.high))
        yield f"rpe {'–'.join(ends)}"


def _asked(one: SessionVerdict) -> Iterator[Markup]:
    """What it was judged by, which of an unplanned run is the log's own line."""
    if one.prescribed and not (one.series is None and one.session is None):
        lead = "asked" if one.session else "logged as"
        yield tag("p", tag("span", lead), " ", tag("bdi", printed(one.prescribed)), class_="asked")
    if one.session is not None and one.session.because:
        yield tag("p", one.session.because, dir="auto", class_="gate")


def _colour(one: SessionVerdict) -> Iterator[Markup]:
    """The guide's colour in words with its advice, then why no colour before it."""
    if one.colour is None and not one.advice and not one.because:
        return
    items = []
    if one.colour is not None or one.advice:
        word, advice = tag("b", one.colour or "guide"), one.advice or "no advice"
        items.append(tag("li", word, ": ", tag("bdi", advice), class_=one.colour))
    items += [tag("li", printed(why), class_="why") for why in one.because]
    yield tag("ul", *items, class_="guides")
