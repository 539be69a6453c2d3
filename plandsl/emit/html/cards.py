"""Pocket cards, one for each session that has targets to meet: what the clock shows in each rep."""

from __future__ import annotations

from collections.abc import Iterator

from plandsl.emit import Options
from plandsl.emit.html.markup import Markup, join, tag
from plandsl.emit.html.rep_splits import Splits, splits_of
from plandsl.emit.html.session import record, session_parts
from plandsl.emit.html.week import paces_of, step_targets
from plandsl.emit.html.words import CARDS, day_month, is_easy, main_steps, tone, weekday
from plandsl.model.plan import Plan
from plandsl.model.session import Session


def cards_section(plan: Plan, options: Options) -> Iterator[Markup]:
    """All cards, to cut out; each is a session as its week has it, with the splits of its reps."""
    del options
    cards = [_card(plan, session) for session in plan.sessions() if session.kind in CARDS]
    if not cards:
        cards = [tag("p", "This plan has no session with targets to carry along.", class_="who")]
    yield tag("section", tag("h2", "Cards"), tag("div", *cards, class_="deck"), class_="cards")


def _card(plan: Plan, session: Session) -> Markup:
    hour = session.time.strftime("%H:%M") if session.time else session.half or ""
    day = f"{weekday(session.date)[:3]} {day_month(session.date)}"
    facts = filter(None, (f"week {session.week}", day, hour))
    who = (tag("bdi", plan.athlete),) if plan.athlete else ()
    when = tag("time", join((*facts, *who), " · "), datetime=session.date.isoformat())
    parts = (
        *session_parts(plan, session, session.because, _clock(plan, session)),
        *record(session),
    )
    body = tag("div", *parts, class_="body")
    return tag("article", when, body, class_=f"session {tone(frozenset({session.kind}))}")


def _clock(plan: Plan, session: Session) -> Iterator[Markup]:
    """What the watch shows: times at the marks, or the pace of what is run by time."""
    splits = splits_of(session, plan.unit)
    yield from map(_splits, splits)
    for name, words in {} if splits else card_paces(plan, session).items():
        yield tag("p", f"{name} ", tag("b", words), class_="key")


def card_paces(plan: Plan, session: Session) -> dict[str, str]:
    """What the names of paces mean that the work is run at."""
    work = [step for step in main_steps(session.steps) if not is_easy(step)]
    return paces_of(plan, [target for step in work for target in step_targets(step)])


def _splits(one: Splits) -> Markup:
    heads = (tag("th", word, scope="col") for word in (one.name, *one.marks))
    rows = [
        tag("tr", tag("th", head, scope="row"), *(tag("td", cell) for cell in cells))
        for head, cells in one.rows
    ]
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), class_="splits")
    together = (tag("p", f"all reps together {one.sum}", class_="key"),) if one.sum else ()
    return join((table, *together))
