"""A session to run by: from warm-up to cool-down, with room to write down what was run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice

from plandsl.emit.html.markup import Markup, join, tag
from plandsl.emit.html.volume import session_figures
from plandsl.emit.html.words import (
    ONCE,
    are_strides,
    closed_when,
    closure_of,
    day_month,
    main_steps,
    name,
    option_name,
    step_row,
    target_words,
    tone,
    was_moved,
    weekday,
)
from plandsl.model.describe import gate_words, marks_words
from plandsl.model.describe import place as venue_and_lane
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Guide, Kind, Role, Session, Step, Target
from plandsl.model.telling import mark_names
from plandsl.model.wording import typeset
from plandsl.units import (
    HOUR,
    SECOND,
    Distance,
    Duration,
    Range,
    clock,
    clock_seconds,
    length,
)

ROLES = {Role.WARMUP: "Warm-up", Role.COOLDOWN: "Cool-down"}
UNTIMED = frozenset({"drills", "mobility", "weights"})
"""Beside something else these are not written down one by one."""
MOST_BOXES = 40
"""More reps than this are not written down one by one (and a plan may ask for a billion)."""


def session_block(plan: Plan, week: Week, session: Session, where: str) -> Markup:
    """The session with its day; on paper with room to write down how it went."""
    # Where its week says already why the log has it come again, it need not.
    because = session.because if session.because != week.because else ""
    parts = [*session_parts(plan, session, because), *record(session)]
    classes = f"session {tone(frozenset({session.kind}))}" + " short" * _is_plain(session)
    when, body = _when(session), tag("div", *parts, class_="body")
    return tag("article", when, body, class_=classes, id=where)


def session_parts(
    plan: Plan, session: Session, because: str, splits: Iterable[Markup] = ()
) -> Iterator[Markup]:
    """What to run, from warm-up to cool-down, with `splits` below, then all that is said of it."""
    plain = _is_plain(session)
    yield _top(session, plain, plan.unit)
    yield from _closed(plan, session)
    if because:
        yield tag("p", because, dir="auto", class_="gate")
    for gate in session.gates:
        yield tag("p", f"only when {gate_words(gate)}", class_="gate")
    if not plain:
        yield from _options(session)
    for index in range(len(session.versions)):
        yield _version(session, index)
    yield from splits
    yield from _laps(session)
    if session.marks:
        yield tag("p", f"pass {marks_words(session.marks)}", class_="marks")
    if session.notes:
        yield tag("ul", *(tag("li", note, dir="auto") for note in session.notes), class_="notes")
    if session.guides:
        whole = exact(main_steps(session.steps)[0])
        yield tag("ul", *(_guide(guide, whole) for guide in session.guides), class_="guides")


def _is_plain(session: Session) -> bool:
    return all(on_one_line(steps) for steps in session.options)


def _when(session: Session) -> Markup:
    hour = [tag("span", session.time.strftime("%H:%M"))] if session.time else []
    hour += [tag("span", session.half)] if session.half and not session.time else []
    day = tag("b", weekday(session.date)[:3])
    parts = join([day, *hour, tag("i", day_month(session.date))], " ")
    return tag("time", parts, datetime=session.date.isoformat())


def _top(session: Session, plain: bool, unit: Distance) -> Markup:
    """Name, place, how long and how far; a session of one step has that beside its name."""
    parts: list[str] = [tag("h3", name(session), dir="auto")]
    if was_moved(session):
        parts.append(tag("i", "moved", class_="closed"))
    if plain:
        parts.append(tag("p", _one_line(session), class_="steps"))
    facts: list[str] = [tag("bdi", venue_and_lane(session))] if venue_and_lane(session) else []
    if session.kind is not Kind.REST:
        said = all(step.reps == ONCE and not step.pieces for step in session.steps)
        facts += session_figures(session, plain and said, unit)
    if facts:
        parts.append(tag("p", join(facts, " · "), class_="facts"))
    return tag("div", join(parts, " "), class_="top")


def on_one_line(steps: Sequence[Step]) -> bool:
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
    return _either(session, [join(rows, " + ") for rows in options])


def _either(session: Session, options: Sequence[Markup]) -> Markup:
    """`10 km easy or B: 8 × 400 m`: each option with the name that it may have."""
    names = (option_name(session, index) for index in range(len(options)))
    return join(map(join, zip(names, options, strict=True)), " or ")


def _version(session: Session, index: int) -> Markup:
    """What a group does instead, on a line of its own."""
    version = session.versions[index]
    options = [join((step_row(step) for step in steps), " + ") for steps in version.options]
    return tag(
        "p", tag("bdi", version.group), ": ", _either(session, options), class_="steps group"
    )


def _closed(plan: Plan, session: Session) -> Iterator[Markup]:
    shut = closure_of(plan, session)
    if shut is not None:
        what = tag("b", tag("bdi", shut.venue), " is closed")
        yield tag("p", what, " ", closed_when(shut), class_="warn")


def _options(session: Session) -> Iterator[Markup]:
    for index, steps in enumerate(session.options):
        name = option_name(session, index).removesuffix(": ")
        head = " ".join(filter(None, ("or" if index else "", name)))
        if head:
            yield tag("p", head, class_="or")
        yield tag("dl", *_rows(steps), class_="steps")


def _rows(steps: Sequence[Step]) -> Iterator[Markup]:
    for title, row in titled_rows(steps):
        line = join((step_row(step, title.casefold()) for step in row), " + ")
        yield tag("div", tag("dt", title), tag("dd", line), class_=row[0].role)


def titled_rows(steps: Sequence[Step]) -> Iterator[tuple[str, list[Step]]]:
    """A row a step, but strides stand in the row of what they follow."""
    rows: list[list[Step]] = []
    for step in steps:
        if rows and are_strides(step):
            rows[-1].append(step)
        else:
            rows.append([step])
    for row in rows:
        yield ROLES.get(row[0].role, "Strides" if are_strides(row[0]) else "Main set"), row


def _guide(guide: Guide, whole: Distance | None) -> Markup:
    """What to do when it goes so; the colour is written too, for grey paper and for any eye."""
    when = typeset(f"if {guide.condition.text}") if guide.condition else "otherwise"
    colour = (tag("b", guide.colour), " ") if guide.colour else ()
    if guide.laps:
        marks = mark_names(
            Step("", distance=Range(whole, whole) if whole else None, laps=guide.laps)
        )
        return tag("li", *_strip((*colour, when), guide.laps, marks), class_=_tones(guide, "strip"))
    head = tag("span", *colour, when, ":" if guide.text else "", class_="when")
    return tag("li", head, " ", tag("span", guide.text, dir="auto"), class_=_tones(guide))


def _tones(guide: Guide, *others: str) -> str | None:
    return " ".join(filter(None, (guide.colour, *others))) or None


# ------------------------------------------------------------- laps and boxes


def _laps(session: Session) -> list[Markup]:
    return [
        tag("div", *_strip(("as planned",), step.laps, mark_names(step), True), class_="strip")
        for step in session.steps
        if step.laps
    ]


def _strip(
    head: Sequence[str], laps: Sequence[Duration], marks: Sequence[str], to_write: bool = False
) -> tuple[Markup, Markup]:
    """What the clock shows at each mark, and below it the lap itself."""
    box = (tag("i", class_="box paper"),) if to_write else ()
    each = zip(marks, accumulate(laps), laps, strict=True)
    cells = [
        tag(
            "li",
            join((tag("span", mark), tag("b", clock(at)), tag("small", lap_words(lap)), *box), " "),
        )
        for mark, at, lap in each
    ]
    hours = " hours" * (sum(lap.ms for lap in laps) >= HOUR)
    return tag("span", *head, class_="when"), tag("ol", *cells, class_="laps" + hours)


def lap_words(lap: Duration) -> str:
    """As it is called across the track: `91`, and `3:01` where that would be a sum to do."""
    return clock_seconds(lap) if lap.ms < 100 * SECOND else clock(lap)


def exact(step: Step) -> Distance | None:
    return step.distance.low if step.distance and step.distance.low == step.distance.high else None


def record(session: Session) -> Iterator[Markup]:
    """Only on paper: a box a rep, or lines for the whole, and how it felt."""
    if session.kind is Kind.REST:
        return
    parts = []
    words = ["time", "felt"]
    if boxes_of(session):
        parts.append(box_list(session))
        words = ["felt"]
    elif any(step.sport == "run" for step in session.steps):
        words = ["time", "distance", "felt"]
    parts.append(tag("p", *(tag("span", word) for word in words), class_="lines"))
    yield tag("div", *parts, class_="record paper", aria_hidden="true")


def box_list(session: Session) -> Markup:
    """A box a rep with its number; may be empty."""
    boxes = (
        tag("li", str(number), tag("span", label), class_="spare" if spare else None)
        for number, (label, spare) in enumerate(boxes_of(session), 1)
    )
    return tag("ol", *boxes, class_="boxes")


def boxes_of(session: Session) -> list[tuple[str, bool]]:
    """What to print in the box of each rep, and whether that rep may be left out; none for a single
    one, and none for more than anybody writes down.
    """
    steps = [step for step in main_steps(session.steps) if step.sport not in UNTIMED]
    reps = (rep for step in steps for rep in reps_of(step, len(steps) > 1, False))
    few = list(islice(reps, MOST_BOXES + 1))
    return few if 1 < len(few) <= MOST_BOXES else []


def reps_of(step: Step, named: bool, spare: bool) -> Iterator[tuple[str, bool]]:
    """What to print in the box of each rep, and whether that rep may be left out.

    Lazy, and never empty: who takes only the first few need not fear `999999999x400`.
    """
    low, high = step.reps.low or 1, step.reps.high or step.reps.low or 1
    is_one = not step.pieces or step.distance is not None or step.duration is not None
    for rep in range(max(1, high)):
        left_out = spare or rep >= low
        for piece in () if is_one else step.pieces:
            yield from reps_of(piece, len(step.pieces) > 1, left_out)
        if is_one:
            yield _label(step, rep, named), left_out


def _label(step: Step, rep: int, named: bool) -> str:
    """A rep's own length or target, where others have another one."""
    target = _box_target(step.targets[rep]) if 1 < len(step.targets) > rep else ""
    whole = exact(step)
    return " ".join(filter(None, (length(whole) if named and whole else "", target)))


def _box_target(target: Target) -> str:
    """A single time in the seconds that will be written below it, else as everywhere."""
    time = target.time
    if time is None or time.low is None or time.low != time.high:
        return target_words(target)
    return f"@\u00a0{lap_words(time.low)}"
