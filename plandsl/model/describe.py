"""A session in words: one line for a calendar's cell, and what to read on a phone at the track."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

from plandsl.model.session import Gate, Guide, Mark, Role, Session, Step, Version
from plandsl.model.telling import BULLET, ONE, step_lines
from plandsl.model.totals import Estimate, session_estimates
from plandsl.model.wording import far, lap_times, minutes, rep_time, span, typeset
from plandsl.record import replace
from plandsl.units import MINUTE, Distance, Duration, Range, clock, rounded

TITLE = 60
ROLES = {Role.WARMUP: "warm-up: ", Role.MAIN: "", Role.COOLDOWN: "cool-down: "}
Options = Sequence[Sequence[Step]]
GATES = re.compile(r"\b(hit|miss)\b")
HALVES = {"am": "In the morning", "pm": "In the afternoon or evening"}


def title(session: Session) -> str:
    """The label and the main sets in shorthand, 60 characters at most: `400s: 8×400 @ 85–87 r60`.

    Without a label the sport stands first: `Run 30–40min easy`, `Bike 45min easy or weights`; which
    half of the day it is for stands last: `Easy: 40min easy (am)`.
    """
    text = typeset(shorthand(session.options, session.names))
    if session.label:
        text = f"{session.label}: {text}" if text else session.label
    elif text[:1].isdigit() or text[:1] in "(≤≥":
        text = f"run {text}"
    half = f" ({session.half})" if session.half and session.time is None else ""
    return _fitted(text[:1].upper() + text[1:], TITLE - len(half)) + half


def description(session: Session, unit: Distance) -> tuple[str, ...]:
    """The session from warm-up to cool-down, marks to pass, place, notes and guides: a line each.

    `unit` is the plan's own, a mile or a kilometre: paces by it come first.
    What belongs to the line above starts with `• `, deeper ones are indented by two blanks more.
    """
    return (
        *([session.because[:1].upper() + session.because[1:]] if session.because else []),
        *(f"Only when {gate_words(gate)}" for gate in session.gates),
        *([HALVES[session.half]] if session.half and session.time is None else []),
        *_options(session.options, session.names, unit),
        *(line for version in session.versions for line in _version(version, session, unit)),
        *([f"Pass {marks_words(session.marks)}"] if session.marks else []),
        *(f"Note: {note}" for note in session.notes),
        *(guide_line(guide) for guide in session.guides),
        *([f"Where: {place(session)}"] if place(session) else []),
        *_takes(session),
    )


def time_needed(session: Session) -> Estimate[Duration]:
    """From the shortest to the longest of the options; both ends None where all are days off."""
    active = [steps for steps in session.options if any(step.sport != "rest" for step in steps)]
    each = [session_estimates(replace(session, options=(steps,))).duration for steps in active]
    lows = [one.range.low for one in each if one.range.low is not None]
    highs = [one.range.high for one in each if one.range.high is not None]
    notes = dict.fromkeys(note for one in each for note in one.assumed)
    return Estimate(Range(min(lows, default=None), max(highs, default=None)), tuple(notes))


def place(session: Session) -> str:
    """`East River, lane 6`; empty where neither is known."""
    lane = f"lane {session.lane}" if session.lane else ""
    stagger = "from the stagger" if session.lane and session.stagger else ""
    return ", ".join(part for part in (session.venue, lane, stagger) if part)


def guide_line(guide: Guide) -> str:
    """`Green if all ≤ 3:00: proceed`, `If lap 1 ≥ 92: laps 92, 90, 89, 88 (clock 1:32, …)`."""
    when = typeset(f"if {guide.condition.text}") if guide.condition else "otherwise"
    head = f"{guide.colour} {when}" if guide.colour else when
    advice = [guide.text] if guide.text else []
    if guide.laps:
        marks = ", ".join(clock(mark) for mark in accumulate(guide.laps))
        advice = [f"laps {lap_times(guide.laps)} (clock {marks})"]
    return ": ".join([head[:1].upper() + head[1:], *advice])


def marks_words(marks: Sequence[Mark]) -> str:
    """`200 m in 46 s or slower, 800 m in 3:01–3:03`."""
    return ", ".join(f"{far(mark.at)} in {rep_time(mark.time)}" for mark in marks)


def gate_words(gate: Gate) -> str:
    """`400s: all ≤ 90, the last 2 times, with a rest ≤ 90 s`."""
    times = {None: "every time", 1: "the last time"}.get(gate.last, f"the last {gate.last} times")
    met = GATES.sub(lambda word: f"target {word[0]}", typeset(gate.condition.text))
    parts = [met.replace("target miss", "target missed"), times]
    if gate.rest is not None and isinstance(gate.rest.value, Duration):
        parts.append(typeset(f"with a rest {gate.rest.op} {minutes(gate.rest.value)}"))
    return f"{gate.series}: {', '.join(parts)}"


def shorthand(options: Options, names: Sequence[str | None]) -> str:
    """The main sets of all options, those that have a name behind it: `A: 10km or B: 8x400`."""
    named = [names[at] if at < len(names) else None for at in range(len(options))]
    sides = [
        f"{name}: {_main(steps)}" if name else _main(steps)
        for name, steps in zip(named, options, strict=True)
    ]
    return " or ".join(sides)


def _main(steps: Sequence[Step]) -> str:
    """The main sets; drills and strides before them go without saying."""
    main = [step for step in steps if step.role is Role.MAIN] or list(steps)
    while len(main) > 1 and _leads_up(main[0]):
        del main[0]
    return " + ".join(step.text for step in main)


def _leads_up(step: Step) -> bool:
    strides = bool(step.targets) and all(target.effort == "strides" for target in step.targets)
    return strides or step.sport in ("drills", "mobility")


def _fitted(text: str, room: int) -> str:
    """Cut at a blank near the end where the text is too long, and marked so."""
    if len(text) <= room:
        return text
    head = text[: room - 1]
    whole = head.rpartition(" ")[0]
    return (whole if len(whole) > room // 2 else head).rstrip(" ,+@") + "…"


def _options(options: Options, names: Sequence[str | None], unit: Distance) -> Iterator[str]:
    """The lines of the steps; of several options each under `Either` or `Or`, or its name."""
    several = len(options) > 1
    for index, steps in enumerate(options):
        each = (step_lines(step, int(several), unit, ROLES[step.role]) for step in steps)
        lines = list(chain.from_iterable(each))
        name = names[index] if index < len(names) else None
        head = "Or" if index else "Either"
        if name:
            head = f"Or {name}" if index else name
        yield from _under(head, lines) if several or name else lines


def _under(head: str, lines: Sequence[str]) -> Iterator[str]:
    """Lines below what they belong to, or one line behind it."""
    if len(lines) == 1:
        yield f"{head}: {lines[0].removeprefix(BULLET)}"
    else:
        yield from [f"{head}:", *lines]


def _version(version: Version, session: Session, unit: Distance) -> Iterator[str]:
    """What a group does instead: `light: 5 × 1 mi at half marathon pace`."""
    several = len(version.options) > 1
    lines = list(_options(version.options, session.names, unit))
    if not several:
        (steps,) = version.options
        each = (step_lines(step, 1, unit, ROLES[step.role]) for step in steps)
        lines = list(chain.from_iterable(each))
    yield from _under(version.group, lines)


def _takes(session: Session) -> Iterator[str]:
    """`Takes about 50–55 min, 8 km in all`: `about` where something had to be assumed.

    Nothing where the session is one piece whose length its line says already.
    """
    whole = session.total.distance if session.total else None
    parts = [] if _one_piece(session) else [_time(time_needed(session))]
    parts += [f"{far(whole)} in all"] if whole else []
    line = ", ".join(part for part in parts if part)
    if line:
        yield line[:1].upper() + line[1:]


def _one_piece(session: Session) -> bool:
    steps = [step for option in session.options for step in option]
    return len(steps) == 1 and steps[0].duration is not None and steps[0].reps == ONE


def _time(needed: Estimate[Duration]) -> str:
    """To the minute, and one at least: `takes 41–46 min`."""

    def say(time: Duration) -> str:
        whole = max(1, rounded(time.seconds / 60))
        return "1 min" if whole == 1 else minutes(Duration(whole * MINUTE))

    about = "about " if needed.assumed else ""
    time = span(needed.range, say)
    return f"takes {about}{time}" if time else ""
