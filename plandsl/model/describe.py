"""A session in words: one line for a calendar's cell, and what to read on a phone at the track."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, groupby

from plandsl.model.measure import Time, durations, session_ends
from plandsl.model.session import Guide, Role, Session, Step
from plandsl.model.totals import Estimate
from plandsl.model.wording import (
    both_paces,
    distance,
    duration,
    in_target,
    lap_times,
    minutes,
    per_lap,
    rest_words,
    span,
    time_over,
    typeset,
    which_reps,
)
from plandsl.units import METRE, MINUTE, Distance, Duration, Range, clock, length, rounded

TITLE = 60
LAP = Distance(400 * METRE)
# Longer ones are run on roads, where nobody passes 400 m marks.
TRACK_LAPS = 12
ONE = Range(1, 1)
ROLES = {Role.WARMUP: "warm-up: ", Role.MAIN: "", Role.COOLDOWN: "cool-down: "}
BULLET = "• "


def title(session: Session) -> str:
    """The label and the main sets in shorthand, 60 characters at most: `400s: 8×400 @ 85–87 r60`.

    Without a label the sport stands first: `Run 30–40min easy`, `Bike 45min easy or weights`.
    """
    text = typeset(" or ".join(_shorthand(steps) for steps in session.options))
    if session.label:
        text = f"{session.label}: {text}" if text else session.label
    elif text[:1].isdigit() or text[:1] in "(≤≥":
        text = f"run {text}"
    return _fitted(text[:1].upper() + text[1:])


def description(session: Session, unit: Distance) -> tuple[str, ...]:
    """The session from warm-up to cool-down, marks to pass, place, notes and guides: a line each.

    `unit` is the plan's own, a mile or a kilometre: paces by it come first.
    What belongs to the line above starts with `• `, deeper ones are indented by two blanks more.
    """
    return (
        *_options(session, unit),
        *(f"Note: {note}" for note in session.notes),
        *(guide_line(guide) for guide in session.guides),
        *([f"Where: {place(session)}"] if place(session) else []),
        *_takes(session),
    )


def time_needed(session: Session) -> Estimate[Duration]:
    """From the shortest to the longest of the options; both ends None where all are days off."""
    time = Time({})
    active = [steps for steps in session.options if any(step.sport != "rest" for step in steps)]
    each = [durations(session_ends(replace(session, options=(steps,)), time)) for steps in active]
    lows = [option.low for option in each if option and option.low is not None]
    highs = [option.high for option in each if option and option.high is not None]
    return Estimate(Range(min(lows, default=None), max(highs, default=None)), time.assumed)


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


def _shorthand(steps: Sequence[Step]) -> str:
    """The main sets; strides before them go without saying."""
    main = [step for step in steps if step.role is Role.MAIN] or list(steps)
    while len(main) > 1 and _strides(main[0]):
        del main[0]
    return " + ".join(step.text for step in main)


def _strides(step: Step) -> bool:
    return bool(step.targets) and all(target.effort == "strides" for target in step.targets)


def _fitted(text: str) -> str:
    """Cut at a blank near the end where the text is too long, and marked so."""
    if len(text) <= TITLE:
        return text
    head = text[: TITLE - 1]
    whole = head.rpartition(" ")[0]
    return (whole if len(whole) > TITLE // 2 else head).rstrip(" ,+@") + "…"


def _options(session: Session, unit: Distance) -> Iterator[str]:
    """The lines of the steps; of several options each under `Either` or `Or`."""
    several = len(session.options) > 1
    for index, steps in enumerate(session.options):
        each = (_step(step, int(several), unit, ROLES[step.role]) for step in steps)
        lines = list(chain.from_iterable(each))
        head = "Or:" if index else "Either:"
        if several and len(lines) == 1:
            yield f"{head} {lines[0].removeprefix(BULLET)}"
        else:
            yield from [head, *lines] if several else lines


def _step(step: Step, depth: int, unit: Distance, before: str = "") -> Iterator[str]:
    """A step, the words `before` it included; below it its pieces, targets and laps."""
    words = before + (_group(step) if step.pieces else _work(step, unit))
    yield _indented(words, depth) if depth else words[:1].upper() + words[1:]
    before = ""
    for piece in _with_targets(step):
        yield from _step(piece, depth + 1, unit, before)
        before = "straight into " if piece.joined and not _ends_in_rest(piece) else ""
    if not _handed_down(step):
        for line in _targets(step):
            yield _indented(line, depth + 1)
    for line in _marks(step):
        yield _indented(line, depth + 1)


def _indented(line: str, depth: int) -> str:
    return "  " * (depth - 1) + BULLET + line


def with_rung_targets(step: Step) -> Step:
    """A ladder that has a target a rung as rungs with a target each; any other step as it is."""
    if step.reps != ONE or len(step.targets) < 2 or len(step.targets) != len(step.pieces):
        return step
    return replace(step, pieces=tuple(_with_targets(step)), targets=())


def _handed_down(step: Step) -> bool:
    """Whether a group's targets are those of its pieces: one for all, or one a rung."""
    one_a_rung = step.reps == ONE and len(step.targets) == len(step.pieces)
    return bool(step.pieces) and (len(step.targets) == 1 or one_a_rung)


def _with_targets(step: Step) -> Iterator[Step]:
    for index, piece in enumerate(step.pieces):
        if piece.targets or not _handed_down(step):
            yield piece
        else:
            target = step.targets[index if len(step.targets) > 1 else 0]
            yield replace(piece, targets=(target,))


def _work(step: Step, unit: Distance) -> str:
    """`8 × 400 m, each in 85–87 s (1:25–1:27), 60 s standing rest between`."""
    several = step.reps != ONE
    amount = distance(step.distance) if step.distance else ""
    amount = duration(step.duration) if step.duration else amount
    sport = step.sport if step.sport != "run" else ""
    reps = f"{span(step.reps, str)} ×" if several else ""
    words = [word for word in (sport, reps, amount, step.terrain) if word]
    if len(step.targets) == 1:
        timed = step.targets[0].time is not None
        if several and timed:
            words[-1] += ","
        words.append(in_target(step.targets[0], "each" if timed and several else ""))
    words.append(_in_other_words(step, unit))
    line = " ".join(word for word in words if word) or "as usual"
    return line + _rest(step, "between" if several else "")


def _in_other_words(step: Step, unit: Distance) -> str:
    """The second statement, the time a pace makes, each 400 of it, or the pace of an effort."""
    if step.stated:
        return f"({typeset(step.stated.text)})"
    if len(step.targets) != 1:
        return ""
    target = step.targets[0]
    if target.effort:
        paced = target.pace if step.sport == "run" and step.role is Role.MAIN else None
        return f"({both_paces(paced, unit)})" if paced else ""
    far = step.distance.low if step.distance and step.distance.low == step.distance.high else None
    time = time_over(target, far) if far else None
    if time is None or far is None:
        return ""
    parts = [span(time, clock, "or faster", "or slower")] if target.pace else []
    laps, rest = divmod(far.um, LAP.um)
    if not rest and 1 < laps <= TRACK_LAPS and not step.laps:
        parts.append(per_lap(time, laps))
    return f"({', '.join(parts)})" if parts else ""


def _group(step: Step) -> str:
    """`3 sets, 3 min standing rest between the sets`, or a ladder's head."""
    if step.reps == ONE and step.rest and not _is_ladder(step):
        return f"one after the other, {rest_words(step.rest)} after the last"
    if step.reps == ONE:
        return "one after the other" + _rest(step, "between")
    return f"{span(step.reps, str)} sets" + _rest(step, "between the sets")


def _is_ladder(group: Step) -> bool:
    """Whether a group's own rest has a place between its pieces: not where `+` joins them all."""
    return any(not piece.joined for piece in group.pieces[:-1])


def _ends_in_rest(step: Step) -> bool:
    """Whether a rest stands behind the step, so that the next is not run straight into."""
    if step.rest and step.rest.each:
        return True
    if step.reps != ONE:
        return False
    if step.pieces and _ends_in_rest(step.pieces[-1]):
        return True
    return step.rest is not None and not _is_ladder(step)


def _rest(step: Step, where: str) -> str:
    """The rest of a step, between its reps or, after a lone one, before what follows."""
    if step.rest is None:
        return ""
    rest = rest_words(step.rest)
    if not where:
        return f", then {rest}"
    return f", {rest} after each" if step.rest.each else f", {rest} {where}"


def _targets(step: Step) -> Iterator[str]:
    """`reps 1–2 in 87–88 s (1:27–1:28)`, where the targets differ from rep to rep."""
    if len(step.targets) < 2:
        return
    first = 1
    for _, same in groupby(step.targets, key=lambda target: target.text):
        run = list(same)
        yield f"{which_reps(first, len(run))} {in_target(run[0], '')}"
        first += len(run)


def _marks(step: Step) -> Iterator[str]:
    """The laps of one rep and the clock at each: `pass 400 m in 1:31, 800 m in 3:01, …`."""
    if not step.laps:
        return
    yield f"laps {lap_times(step.laps)}"
    whole = step.distance.low if step.distance else None
    passed = ", ".join(
        f"{_where(number, whole, len(step.laps))} in {clock(mark)}"
        for number, mark in enumerate(accumulate(step.laps), 1)
    )
    yield f"pass {passed}"


def _where(number: int, whole: Distance | None, laps: int) -> str:
    """`800 m` where the laps are 400 m each, else `lap 2`."""
    return length(LAP * number) if whole == LAP * laps else f"lap {number}"


def _takes(session: Session) -> Iterator[str]:
    """`Takes about 50–55 min, 8 km in all`: `about` where something had to be assumed.

    Nothing where the session is one piece whose length its line says already.
    """
    whole = session.total.distance if session.total else None
    parts = [] if _one_piece(session) else [_time(time_needed(session))]
    parts += [f"{length(whole)} in all"] if whole else []
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
