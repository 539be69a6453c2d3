"""A session as a sheet needs it: from warm-up to cool-down, with what to write down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from plandsl.emit.html.session import boxes_of, exact, lap_words, on_one_line, titled_rows
from plandsl.emit.html.volume import session_figures
from plandsl.emit.html.words import (
    ONCE,
    aim,
    closure_of,
    day_month,
    main_steps,
    name,
    option_name,
    pause,
    tone,
    was_moved,
    weekday,
    work,
)
from plandsl.emit.pdf.press import Json, isolated
from plandsl.emit.pdf.season import closed_words
from plandsl.model.describe import gate_words, marks_words
from plandsl.model.describe import place as venue_and_lane
from plandsl.model.plan import Plan
from plandsl.model.session import Guide, Kind, Session, Step
from plandsl.model.telling import mark_names, with_rung_targets
from plandsl.model.wording import typeset
from plandsl.record import replace
from plandsl.units import Distance, Duration, Range, clock


def session_data(plan: Plan, session: Session) -> Json:
    """All that a sheet may show of a session; a day of rest has nothing to write down."""
    shut = closure_of(plan, session)
    plain = all(on_one_line(steps) for steps in session.options)
    at_rest = session.kind is Kind.REST
    said = plain and all(step.reps == ONCE and not step.pieces for step in session.steps)
    return {
        "name": name(session),
        "tone": "long" if session.kind is Kind.LONG else tone(frozenset({session.kind})),
        "when": session.time.strftime("%H:%M") if session.time else session.half or "",
        "weekday": weekday(session.date)[:3],
        "date": day_month(session.date),
        "week": session.week,
        "place": venue_and_lane(replace(session, venue=isolated(session.venue or ""))),
        "figures": [] if at_rest else session_figures(session, said, plan.unit),
        "moved": was_moved(session),
        "closed": closed_words(shut) if shut else "",
        "because": session.because,
        "gates": [gate_words(gate) for gate in session.gates],
        "plain": plain,
        "options": list(_options(session)),
        "versions": [
            {"group": one.group, "options": list(_options(replace(session, options=one.options)))}
            for one in session.versions
        ],
        "strips": [_strip("as planned", "", one.laps, one) for one in session.steps if one.laps],
        "marks": marks_words(session.marks) if session.marks else "",
        "notes": list(session.notes),
        "guides": list(_guides(session)),
        "boxes": [] if at_rest else _boxes(session),
        "lines": [] if at_rest else _lines(session),
    }


def _options(session: Session) -> Iterator[Json]:
    """Each side of an `or`, with the name that it may have, and its rows."""
    said = name(session)
    for index, steps in enumerate(session.options):
        rows = list(_rows(steps, said if index == 0 else ""))
        yield {"name": option_name(session, index).removesuffix(": "), "rows": rows}


def _rows(steps: Sequence[Step], said: str) -> Iterator[Json]:
    for title, row in titled_rows(steps):
        first = row[0]
        known = said if first is steps[0] and len(steps) == 1 else title.casefold()
        yield {"title": title, "role": first.role, "steps": [step_words(one, known) for one in row]}


def step_words(step: Step, said: str = "") -> Json:
    """`8 × 400 m`, `@ 88–90`, `75 s rest`; what is `said` already is left out."""
    step = with_rung_targets(step)
    what, at = work(step, said), aim(step)
    return {"work": what, "aim": "" if at in (what, said) else at, "pause": pause(step)}


def _guides(session: Session) -> Iterator[Json]:
    whole = exact(main_steps(session.steps)[0])
    for guide in session.guides:
        when = typeset(f"if {guide.condition.text}") if guide.condition else "otherwise"
        made: Json = {"colour": guide.colour or "", "when": when, "text": guide.text}
        if guide.laps:
            made["strip"] = _strip(when, guide.colour or "", guide.laps, lapped(guide, whole))
        yield made


def lapped(guide: Guide, whole: Distance | None) -> Step:
    """What a guide would have run instead, over the same length."""
    return Step("", distance=Range(whole, whole) if whole else None, laps=guide.laps)


def _strip(head: str, colour: str, laps: Sequence[Duration], step: Step) -> Json:
    """What the clock shows at each mark, and the lap itself."""
    each = zip(mark_names(step), accumulate(laps), laps, strict=True)
    cells = [{"mark": mark, "clock": clock(at), "lap": lap_words(lap)} for mark, at, lap in each]
    return {"head": head, "colour": colour, "cells": cells}


def _boxes(session: Session) -> list[Json]:
    """A box a rep with its number."""
    return [
        {"number": number, "label": label, "spare": spare}
        for number, (label, spare) in enumerate(boxes_of(session), 1)
    ]


def _lines(session: Session) -> list[str]:
    if _boxes(session):
        return ["felt"]
    is_run = any(step.sport == "run" for step in session.steps)
    return ["time", "distance", "felt"] if is_run else ["time", "felt"]
