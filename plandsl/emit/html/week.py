"""A week to run by: every session from warm-up to cool-down, with room to write what was run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from plandsl.emit.html.markup import Markup, join, tag
from plandsl.emit.html.volume import Volume, session_figures
from plandsl.emit.html.words import (
    ONCE,
    are_strides,
    closed_when,
    closure_of,
    dates,
    day_month,
    main_steps,
    name,
    place,
    step_row,
    target_words,
    tone,
    weekday,
)
from plandsl.model.describe import place as venue_and_lane
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Guide, Kind, Role, Session, Step
from plandsl.model.wording import typeset
from plandsl.units import METRE, Distance, Duration, clock, length, number

ROLES = {Role.WARMUP: "Warm-up", Role.COOLDOWN: "Cool-down"}
MOST_BOXES = 40
"""More reps than this are not written down one by one (and a plan may ask for a billion)."""


def week_block(plan: Plan, index: int, volume: Volume) -> Markup:
    """The week's head and its sessions in the order of their days."""
    week = plan.weeks[index]
    sessions = [
        _session(plan, session, place(index, number))
        for number, session in enumerate(week.sessions)
    ]
    if not sessions:
        sessions = [tag("p", "Nothing is planned for this week.", class_="who")]
    notes = tag("p", "Notes", class_="jot paper", aria_hidden="true")
    head = _head(week, index, volume)
    return tag("section", head, tag("div", *sessions, notes), class_="week", id=place(index))


def _head(week: Week, index: int, volume: Volume) -> Markup:
    when = tag("time", dates(week.start, week.end), datetime=week.start.isoformat())
    figure, other = volume.figures[index]
    figures = join(filter(None, (figure and tag("b", figure), other)), " · ")
    return tag(
        "header",
        tag("h2", f"Week {week.number}"),
        tag("p", week.phase or "", dir="auto", class_="phase"),
        tag("p", when, class_="when"),
        tag("p", figures, class_="sum"),
        _where(index, volume),
    )


def _where(index: int, volume: Volume) -> Markup:
    """All weeks as bars, this one in ink: where in the season one is."""
    count = len(volume.weeks)
    bars = [_column(week, volume) for week in range(count)]
    grey = tag("path", d="".join(bar for week, bar in enumerate(bars) if week != index))
    ink = tag("path", d=bars[index])
    return tag(
        "svg",
        grey,
        ink,
        viewBox=f"0 0 {count * 10} 100",
        preserveAspectRatio="none",
        class_="where",
        aria_hidden="true",
    )


def _column(week: int, volume: Volume) -> str:
    height = number(volume.share(volume.weeks[week][1]) * 100, 1)
    return f"M{week * 10} 100v-{height}h9.4v{height}z"


# ------------------------------------------------------------------ a session


def _session(plan: Plan, session: Session, where: str) -> Markup:
    plain = all(_on_one_line(steps) for steps in session.options)
    notes = (tag("li", note, dir="auto") for note in session.notes)
    parts = [
        _top(session, plain),
        _closed(plan, session),
        None if plain else join(_options(session)),
        _laps(session),
        tag("ul", *notes, class_="notes") if session.notes else None,
        tag("ul", *map(_guide, session.guides), class_="guides") if session.guides else None,
        None if session.kind is Kind.REST else _record(session),
    ]
    body = tag("div", *(part for part in parts if part is not None), class_="body")
    classes = f"session {tone(frozenset({session.kind}))}" + " short" * plain
    return tag("article", _when(session), body, class_=classes, id=where)


def _when(session: Session) -> Markup:
    date = session.date
    clock_time = (tag("span", session.time.strftime("%H:%M")),) if session.time else ()
    day = tag("b", weekday(date)[:3])
    parts = join((day, tag("span", day_month(date)), *clock_time), " ")
    return tag("time", parts, datetime=date.isoformat())


def _top(session: Session, plain: bool) -> Markup:
    """Name, place, how long and how far; a session of one step has that beside its name."""
    parts: list[str] = [tag("h3", name(session), dir="auto")]
    if plain:
        parts.append(tag("p", _one_line(session), class_="steps"))
    facts: list[str] = [tag("bdi", venue_and_lane(session))] if venue_and_lane(session) else []
    if session.kind is not Kind.REST:
        facts += session_figures(session)
    if facts:
        parts.append(tag("p", join(facts, " · "), class_="facts"))
    return tag("div", join(parts, " "), class_="top")


def _on_one_line(steps: Sequence[Step]) -> bool:
    """Whether the steps are short enough to stand beside the name: no sets, nothing around them."""
    return len(steps) == 1 or all(
        step.role is Role.MAIN and not step.laps and (step.reps == ONCE or are_strides(step))
        for step in steps
    )


def _one_line(session: Session) -> Markup:
    """`45 min or weights` beside `bike`: what the name says already is not said twice."""
    said = name(session)
    first, *others = session.options
    options = [[step_row(step, said if step is first[0] else "") for step in first]]
    options += [[step_row(step) for step in steps] for steps in others]
    return join([join(rows, " + ") for rows in options], " or ")


def _closed(plan: Plan, session: Session) -> Markup | None:
    shut = closure_of(plan, session)
    if shut is None:
        return None
    what = tag("b", tag("bdi", shut.venue), " is closed")
    return tag("p", what, " ", closed_when(shut), class_="warn")


def _options(session: Session) -> Iterator[Markup]:
    for index, steps in enumerate(session.options):
        if index:
            yield tag("p", "or", class_="or")
        yield tag("dl", *map(_row, steps), class_="steps")


def _row(step: Step) -> Markup:
    role = "Strides" if are_strides(step) else ROLES.get(step.role, "Main set")
    row = step_row(step, role.casefold())
    return tag("div", tag("dt", role), tag("dd", row), class_=step.role)


def _guide(guide: Guide) -> Markup:
    """What to do when it goes so; the colour is written too, for grey paper and for any eye."""
    when = typeset(f"if {guide.condition.text}") if guide.condition else "otherwise"
    colour = (tag("b", guide.colour), " ") if guide.colour else ()
    advice = (" ", tag("span", guide.text, dir="auto")) if guide.text else ()
    laps = (_marks(guide.laps, None, False),) if guide.laps else ()
    head = tag("span", *colour, when, ":" if advice else "", class_="when")
    return tag("li", head, *advice, *laps, class_=guide.colour)


# ------------------------------------------------------------- laps and boxes


def _marks(laps: Sequence[Duration], whole: Distance | None, to_write: bool) -> Markup:
    """What the clock shows at each mark, above the lap itself."""
    box = (tag("i", class_="box"),) if to_write else ()
    cells = [
        tag("li", tag("span", mark), tag("b", clock(at)), tag("small", clock(lap)), *box)
        for mark, at, lap in zip(_mark_names(whole, len(laps)), accumulate(laps), laps, strict=True)
    ]
    return tag("ol", *cells, class_="laps")


def _mark_names(whole: Distance | None, laps: int) -> list[str]:
    """`400 m`, `800 m` … where the laps are equal and of whole metres, else `lap 1`, `lap 2` …"""
    if whole is None or whole.um % (laps * METRE):
        return [f"lap {number}" for number in range(1, laps + 1)]
    return [length(Distance(whole.um // laps * number)) for number in range(1, laps + 1)]


def _laps(session: Session) -> Markup | None:
    rows = [_marks(step.laps, _exact(step), True) for step in session.steps if step.laps]
    return join(rows) if rows else None


def _exact(step: Step) -> Distance | None:
    return step.distance.low if step.distance and step.distance.low == step.distance.high else None


def _record(session: Session) -> Markup:
    """Only on paper: a box a rep, and lines for the rest of it."""
    reps = (rep for step in main_steps(session.steps) for rep in _reps(step, False, False))
    few = list(islice(reps, MOST_BOXES + 1))
    boxes = (
        tag("li", str(number), tag("span", label), class_="spare" if spare else None)
        for number, (label, spare) in enumerate(few, 1)
    )
    shown = (tag("ol", *boxes, class_="boxes"),) if 1 < len(few) <= MOST_BOXES else ()
    runs = any(step.sport == "run" for step in session.steps)
    lines = (
        tag("span", word) for word in ("time", "distance", "felt") if runs or word != "distance"
    )
    return tag(
        "div", *shown, tag("p", *lines, class_="lines"), class_="record paper", aria_hidden="true"
    )


def _reps(step: Step, named: bool, spare: bool) -> Iterator[tuple[str, bool]]:
    """What to print in the box of each rep, and whether that rep may be left out.

    Lazy, and never empty: who takes only the first few need not fear `999999999x400`.
    """
    low, high = step.reps.low or 1, step.reps.high or step.reps.low or 1
    for rep in range(max(1, high)):
        left_out = spare or rep >= low
        for piece in step.pieces:
            yield from _reps(piece, len(step.pieces) > 1, left_out)
        if not step.pieces:
            yield _label(step, rep, named), left_out


def _label(step: Step, rep: int, named: bool) -> str:
    """A rep's own length or target, where others have another one."""
    target = target_words(step.targets[rep]) if 1 < len(step.targets) > rep else ""
    whole = _exact(step)
    return " ".join(filter(None, (length(whole) if named and whole else "", target)))
