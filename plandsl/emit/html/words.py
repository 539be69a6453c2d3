"""The words of the sheet: dates, names of sessions, and steps set to be read at the track."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from plandsl.emit.html.markup import Markup, join, tag
from plandsl.model.aiming import pace_name
from plandsl.model.plan import Away, Closure, Plan
from plandsl.model.resting import rest_line
from plandsl.model.session import Kind, Rest, Role, Session, Step, Target
from plandsl.model.telling import ground, varying, with_rung_targets
from plandsl.model.wording import BY_KILOMETRE, distance, duration, span, typeset
from plandsl.record import replace
from plandsl.units import Range, clock

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
KEY_KINDS = frozenset({Kind.WORKOUT, Kind.TRIAL})
CARDS = KEY_KINDS | {Kind.RACE}
"""What is carried along on a card."""
EASY = ("easy", "recovery")
UNIT = re.compile(r"(?<=\d)(?=(km|mi|min|bpm|W)\b)")
# Names that are read as lengths where no @ stands before them.
NEEDS_AT = frozenset({"mile", "half", "marathon", "race"})
ONCE = Range(1, 1)
MOVES = ("move", "swap")


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


def was_moved(session: Session) -> bool:
    """Whether a `move` or a `swap` put the session on this day."""
    via = session.origin.via if session.origin else None
    while via is not None:
        if via.source.text.startswith(MOVES, via.span.start):
            return True
        via = via.via
    return False


def away_on(plan: Plan, day: dt.date) -> Away | None:
    """What keeps the athlete from home on a day, if anything does."""
    return next((away for away in plan.aways if away.first <= day <= away.last), None)


def away_when(away: Away) -> Markup:
    """`22–25 Jan: skiing`."""
    when = day_month(away.first) if away.first == away.last else dates(away.first, away.last)
    reason = (": ", tag("bdi", away.reason)) if away.reason else ()
    return join((when, *reason))


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
    """The label, else what the session is about: `rest`, `bike`, `easy`, `10k pace`, `run`."""
    if session.label:
        return session.label
    if session.kind is Kind.REST:
        return "rest"
    main = main_steps(session.steps)
    first = next((step for step in main if not is_easy(step)), main[0])
    effort = first.targets[0].effort if first.targets else None
    return first.sport if first.sport != "run" else pace_name(effort) if effort else "run"


def shorthand(session: Session) -> str:
    """The main sets of all options without repeating the name: `4–5×400 @ 92–96 r90`."""
    said = name(session)
    options = [" + ".join(step.text for step in main_steps(o)) for o in session.options]
    if len(main_steps(session.steps)) == 1:
        options[0] = options[0].removeprefix(said).removesuffix(f" {said}").strip()
    sides = [f"{option_name(session, at)}{text}" for at, text in enumerate(options)]
    return printed(" or ".join(sides).strip())


def option_name(session: Session, index: int) -> str:
    """`B: `, before what an option asks for that has a name."""
    names = session.names[index : index + 1]
    return f"{names[0]}: " if names and names[0] else ""


def main_steps(steps: Sequence[Step]) -> list[Step]:
    """What the session is about: neither warm-up nor cool-down, nor strides on the way to it."""
    main = [step for step in steps if step.role is Role.MAIN] or list(steps)
    return [step for step in main if not are_strides(step)] or main


def is_easy(step: Step) -> bool:
    """Whether it is the easy way to the work, or easy running alone."""
    return bool(step.targets) and all(target.effort in EASY for target in step.targets)


def are_strides(step: Step) -> bool:
    return bool(step.targets) and all(target.effort == "strides" for target in step.targets)


def step_row(step: Step, said: str = "") -> Markup:
    """A step as one line: `8 × 400 m  @ 88–90  75 s rest`; what is `said` is left out."""
    step = with_rung_targets(step)
    what = work(step, said)
    parts: list[str] = [tag("b", what)] if what else []
    if aim(step) not in ("", what, said):
        parts.append(tag("span", aim(step), class_="at"))
    if pause(step):
        parts.append(tag("span", pause(step), class_="pause"))
    return join(parts, " ")


def work(step: Step, said: str = "") -> str:
    """`8 × 400 m`, `30–40 min`, `3 × (4 × 200 m @ 42, 30 s rest)`, `bike 45 min`, `until lap`."""
    amount = duration(step.duration) if step.duration else ""
    amount = distance(step.distance) if step.distance else amount
    if step.pieces:
        pieces = "".join(_pieces(step.pieces))
        amount = f"{amount} of ({pieces})" if amount else pieces
        amount = f"({pieces})" if step.reps != ONCE and pieces == amount else amount
    if step.until:
        amount = f"until {printed(step.until)}"
    sport = step.sport if step.sport not in ("run", said) else ""
    words = " ".join(word for word in (amount, ground(step.terrain)) if word)
    if not words and step.sport == "run":
        words = aim(step) or ("as usual" if step.role is not Role.MAIN else "run")
    times = "" if step.reps == ONCE else f"{span(step.reps, str)} × "
    return f"{sport} {times}{words}".strip()


def _pieces(pieces: Sequence[Step]) -> Iterator[str]:
    for index, piece in enumerate(pieces):
        rest = f", {pause(piece)}" if pause(piece) else ""
        yield f"{work(piece)} {aim(piece)}".strip() + rest
        if index + 1 < len(pieces):
            yield " + " if piece.joined else ", "


def pause(step: Step) -> str:
    """`75 s rest`, `200 m jog`, `every 1:45`; on a sheet, to stand goes without saying."""
    if step.send_off is not None:
        return f"every {span(step.send_off, clock)}"
    return _rest(step.rest) if step.rest else ""


def _rest(rest: Rest) -> str:
    if any(one.target for one in rest.rows):
        return ", ".join(map(_rest, rest.rows))
    target = f" {target_words(rest.target)}" if rest.target else ""
    words = rest_line(replace(rest, target=None), BY_KILOMETRE, "")
    return words.replace("standing rest", "rest") + target


def aim(step: Step) -> str:
    """What to run a step at: `@ 88–90`, `threshold`, `reps 1–2 @ 87–88, reps 3–8 free`."""
    texts = dict.fromkeys(map(target_words, step.targets))
    said = list(texts) if len(texts) < 2 else list(varying(step.targets, target_words))
    stated = f" ({typeset(step.stated.text)})" if step.stated else ""
    return ", ".join(said) + stated


def target_words(target: Target) -> str:
    """`@ 88–90`, `threshold`, `MP→10k`: an @ before what would be read as more of the work."""
    text = printed(target.text)
    return text if text[:1].isalpha() and text not in NEEDS_AT else f"@\u00a0{text}"
