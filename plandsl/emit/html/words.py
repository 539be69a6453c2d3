"""The words of the sheet: dates, names of sessions, and steps set to be read at the track."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from plandsl.emit.html.markup import Markup, join, tag
from plandsl.model.describe import with_rung_targets
from plandsl.model.plan import Closure, Plan
from plandsl.model.session import Kind, Rest, Role, Session, Step, Target
from plandsl.model.wording import (
    distance,
    duration,
    rest_words,
    span,
    typeset,
    which_reps,
)
from plandsl.units import Range

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
KEY_KINDS = frozenset({Kind.WORKOUT, Kind.TRIAL})
UNIT = re.compile(r"(?<=\d)(?=(km|mi|min)\b)")
ONCE = Range(1, 1)


def weekday(date: dt.date) -> str:
    return WEEKDAYS[date.weekday()]


def day_month(date: dt.date) -> str:
    """`18 Aug`."""
    return f"{date.day}\u00a0{MONTHS[date.month - 1]}"


def full_date(date: dt.date) -> str:
    """`9 Nov 2025`."""
    return f"{day_month(date)}\u00a0{date.year}"


def dates(first: dt.date, last: dt.date) -> str:
    """`18–24 Aug`, `29 Sep – 5 Oct`."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_month(last)}"
    return f"{day_month(first)} – {day_month(last)}"


def place(week: int, session: int | None = None) -> str:
    """The id, within the page, of a week or of one of its sessions, both counted from 0."""
    return f"w{week + 1}" if session is None else f"w{week + 1}s{session + 1}"


def closure_of(plan: Plan, session: Session) -> Closure | None:
    """The closure that shuts the session's venue on its day, if one does."""
    if session.venue is not None:
        for closure in plan.closures:
            same = closure.venue.casefold() == session.venue.casefold()
            if same and closure.first <= session.date <= closure.last:
                return closure
    return None


def closed_when(shut: Closure) -> Markup:
    """`from 8 Sep 2025 to 31 Dec 2026: construction`."""
    reason = (": ", tag("bdi", shut.reason)) if shut.reason else ()
    return join((f"from {full_date(shut.first)} to {full_date(shut.last)}", *reason))


def tone(kinds: frozenset[Kind]) -> str:
    """What a day or a session is painted as, by the weightiest of its kinds."""
    if Kind.RACE in kinds:
        return "raceday"
    if kinds & KEY_KINDS:
        return "key"
    return "rest" if kinds <= {Kind.REST} else "plain"


def printed(text: str) -> str:
    """The shorthand with the signs of print, units and targets kept from breaking off."""
    return UNIT.sub("\u00a0", typeset(text)).replace("@ ", "@\u00a0")


def name(session: Session) -> str:
    """The label, else what the session begins with: `rest`, `bike`, `easy`, `run`."""
    if session.label:
        return session.label
    if session.kind is Kind.REST:
        return "rest"
    first = main_steps(session.steps)[0]
    effort = first.targets[0].effort if first.targets else None
    return first.sport if first.sport != "run" else effort or "run"


def shorthand(session: Session) -> str:
    """The main sets of all options without repeating the name: `4–5×400 @ 92–96 r90`."""
    said = name(session)
    options = [" + ".join(step.text for step in main_steps(o)) for o in session.options]
    first = options[0].removeprefix(said).removesuffix(f" {said}").strip()
    return printed(" or ".join([first, *options[1:]]).strip())


def main_steps(steps: Sequence[Step]) -> list[Step]:
    """What the session is about: neither warm-up nor cool-down, nor strides on the way to it."""
    main = [step for step in steps if step.role is Role.MAIN] or list(steps)
    return [step for step in main if not are_strides(step)] or main


def are_strides(step: Step) -> bool:
    return bool(step.targets) and all(target.effort == "strides" for target in step.targets)


def step_row(step: Step, said: str = "") -> Markup:
    """A step as one line: `8 × 400 m  @ 88–90  75 s rest`; what is `said` is left out."""
    step = with_rung_targets(step)
    what = work(step, said)
    parts: list[str] = [tag("b", what)] if what else []
    if aim(step) not in ("", what, said):
        parts.append(tag("span", aim(step), class_="at"))
    if step.rest:
        parts.append(tag("span", pause(step.rest), class_="pause"))
    return join(parts, " ")


def work(step: Step, said: str = "") -> str:
    """`8 × 400 m`, `30–40 min`, `3 × (4 × 200 m @ 42, 30 s rest)`, `bike 45 min`."""
    amount = duration(step.duration) if step.duration else ""
    amount = distance(step.distance) if step.distance else amount
    if step.pieces:
        amount = "".join(_pieces(step.pieces))
        amount = f"({amount})" if step.reps != ONCE else amount
    sport = step.sport if step.sport not in ("run", said) else ""
    words = " ".join(word for word in (sport, amount, step.terrain) if word)
    if not words and step.sport == "run":
        words = aim(step) or "run"
    return words if step.reps == ONCE else f"{span(step.reps, str)} × {words}"


def _pieces(pieces: Sequence[Step]) -> Iterator[str]:
    for index, piece in enumerate(pieces):
        rest = f", {pause(piece.rest)}" if piece.rest else ""
        yield f"{work(piece)} {aim(piece)}".strip() + rest
        if index + 1 < len(pieces):
            yield " + " if piece.joined else ", "


def pause(rest: Rest) -> str:
    """`75 s rest`, `200 m jog`; on a sheet, to stand goes without saying."""
    return rest_words(rest).replace("standing rest", "rest")


def aim(step: Step) -> str:
    """What to run a step at: `@ 88–90`, `threshold`, `reps 1–2 @ 87–88, reps 3–8 free`."""
    groups: list[str] = []
    rep = 1
    for text, same in groupby(target_words(target) for target in step.targets):
        count = len(list(same))
        which = which_reps(rep, count)
        groups.append(text if count == len(step.targets) else f"{which}\u00a0{text}")
        rep += count
    stated = f" ({typeset(step.stated.text)})" if step.stated else ""
    return ", ".join(groups) + stated


def target_words(target: Target) -> str:
    text = typeset(target.text)
    return text if target.effort else f"@\u00a0{text}"
