"""A step in lines: what to do, below it its pieces, the targets of its reps, its laps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby

from plandsl.model.aiming import aim_words, known
from plandsl.model.resting import rest_line, until_words
from plandsl.model.session import Role, Step, Target
from plandsl.model.wording import (
    clock_time,
    distance,
    duration,
    far,
    lap_times,
    listed,
    per_lap,
    rep_time,
    span,
    time_over,
    typeset,
    which_reps,
)
from plandsl.record import replace
from plandsl.units import KILOMETRE, METRE, MILE, Distance, Range, clock

LAP = Distance(400 * METRE)
# A last lap may have so much more than the others, as in a mile of four.
SPARE = Distance(50 * METRE)
# Longer ones are run on roads, where nobody passes 400 m marks.
TRACK_LAPS = 12
# More targets than this are told by the first and the last.
MOST_TARGETS = 16
ONE = Range(1, 1)
BULLET = "• "
GROUND = {
    "road": "on the road",
    "track": "on the track",
    "treadmill": "on the treadmill",
    "trail": "on trail",
    "grass": "on grass",
    "sand": "on sand",
}
# Efforts in which every rep is to be faster than the one before.
FASTER_AND_FASTER = {"cutdown", "progression"}


def step_lines(step: Step, depth: int, unit: Distance, before: str = "") -> Iterator[str]:
    """The step, with the words `before` it, and what belongs to it; `unit` is the plan's own.

    At `depth` 0 its first line begins a sentence; what is deeper stands behind bullets.
    """
    words = before + (_group(step, unit) if step.pieces else _work(step, unit))
    yield _indented(words, depth) if depth else words[:1].upper() + words[1:]
    before = ""
    for piece in _with_targets(step):
        yield from step_lines(piece, depth + 1, unit, before)
        before = "straight into " if piece.joined and not _ends_in_rest(piece) else ""
    if not _handed_down(step):
        for line in varying(step.targets, lambda target: _aim(target, unit)):
            yield _indented(line, depth + 1)
    for line in _marks(step):
        yield _indented(line, depth + 1)


def _indented(line: str, depth: int) -> str:
    return "  " * (depth - 1) + BULLET + line


# -------------------------------------------------------------- a piece of work


def _work(step: Step, unit: Distance) -> str:
    """`8 × 400 m, each in 85–87 s (1:25–1:27), 60 s standing rest between`."""
    several = step.reps != ONE
    amount = distance(step.distance) if step.distance else ""
    amount = duration(step.duration) if step.duration else amount
    sport = step.sport if step.sport != "run" else ""
    reps = f"{span(step.reps, str)} {'times' if step.until else '×'}" if several else ""
    words = [word for word in (sport, reps, amount, ground(step.terrain)) if word]
    if len(step.targets) == 1:
        timed = step.targets[0].time is not None
        apart = several and (timed or bool(step.targets[0].cut))
        if words and (apart or step.targets[0].cut):
            words[-1] += ","
        words.append(aim_words(step.targets[0], unit, "each" if apart else ""))
    words.append(_in_other_words(step, unit))
    words = _until(step, [word for word in words if word])
    return (" ".join(filter(None, words)) or "as usual") + _between(step, unit, several, "rep")


def _until(step: Step, words: list[str]) -> list[str]:
    """The words with the end of open-ended work behind them."""
    if not step.until:
        return words
    until = until_words(step.until)
    if step.reps != ONE:
        return [f"{' '.join(words)}, each {until}"]
    return [*(words or ["run"]), until]


def ground(terrain: str | None) -> str:
    """`uphill (6 %)`, `on hilly trail`, `on the treadmill (1 %)`; empty where nothing is said."""
    words = []
    for word in (terrain or "").split():
        place = GROUND.get(word)
        if word[:1].isdigit():
            words.append(f"({word.removesuffix('%')} %)")
        elif place is not None and words:
            words = ["on", *words, word]
        else:
            words.append(place or word)
    return " ".join(words)


def _in_other_words(step: Step, unit: Distance) -> str:
    """The second statement, the time a pace makes, each 400 of it, or what an effort stands for."""
    if step.stated:
        return f"({typeset(step.stated.text)})"
    if len(step.targets) != 1:
        return ""
    target = step.targets[0]
    exact = step.distance is not None and step.distance.low == step.distance.high
    length = step.distance.low if step.distance and exact else None
    if target.effort or target.intensity or target.cut:
        is_run = step.sport == "run" and step.role is Role.MAIN
        more = known(target, unit) if is_run or target.pace is None else ""
        time = _race_time(target, length) if more else ""
        return f"({', '.join(filter(None, (time, more)))})" if more else ""
    needed = time_over(target, length) if length else None
    if needed is None or length is None:
        return ""
    parts = [clock_time(needed)] if target.pace else []
    laps, left = divmod(length.um, LAP.um)
    if not left and 1 < laps <= TRACK_LAPS and not step.laps:
        parts.append(per_lap(needed, laps))
    return f"({', '.join(parts)})" if parts else ""


def _race_time(target: Target, length: Distance | None) -> str:
    """How long a rep takes at a race's pace, where no pace beside it says so."""
    pace = target.pace
    if pace is None or pace.low != pace.high or length is None or target.cut:
        return ""
    time = time_over(target, length)
    return clock_time(time) if time and length.um not in (KILOMETRE, MILE) else ""


def _between(step: Step, unit: Distance, several: bool, what: str) -> str:
    """What stands between the reps, or, after a lone step, before what follows."""
    if step.send_off is not None:
        return f", a new {what} every {span(step.send_off, clock)}"
    faster = several and {target.effort for target in step.targets} & FASTER_AND_FASTER
    words = ", each faster than the last" if faster else ""
    if step.rest is None:
        return words
    if not several and not step.rest.each:
        return f"{words}, then {rest_line(step.rest, unit, '')}"
    where = "after each" if step.rest.each else "between" + " the sets" * (what == "set")
    return f"{words}, {rest_line(step.rest, unit, where)}"


# ------------------------------------------------------------------------ groups


def _group(step: Step, unit: Distance) -> str:
    """`3 sets, 3 min standing rest between the sets`, a ladder's head, or `5 mi of:`."""
    several, terrain = step.reps != ONE, ground(step.terrain)
    total = distance(step.distance) if step.distance else ""
    total = duration(step.duration) if step.duration else total
    if total:
        head = f"{span(step.reps, str)} × {total}" if several else total
        rest = _between(step, unit, several or _is_ladder(step), "rep")
        return f"{_spaced(head, terrain)} of these{rest}" if rest else f"{head} of:"
    if several:
        sets = _spaced(f"{span(step.reps, str)} sets", terrain)
        return sets + _between(step, unit, True, "set")
    head = _spaced("one after the other", terrain)
    if step.rest and not _is_ladder(step):
        return f"{head}, {rest_line(step.rest, unit, 'after the last')}"
    return head + _between(step, unit, True, "rep")


def _spaced(*words: str) -> str:
    return " ".join(filter(None, words))


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


# ---------------------------------------------------------------- targets and laps


def varying(targets: Sequence[Target], say: Callable[[Target], str]) -> Iterator[str]:
    """`reps 1–2 in 87–88 s (1:27–1:28)`, where each rep has a target of its own; else nothing.

    `say` puts one of them into words.
    """
    if len(targets) < 2:
        return
    runs = [list(same) for _, same in groupby(targets, key=lambda target: target.text)]
    turn = _turn(targets)
    if turn:
        yield "in turn: " + ", then ".join(map(say, turn))
    elif len(runs) > MOST_TARGETS and _is_cut_down(targets):
        yield f"from {_bare(targets[0])} for rep 1 to {_bare(targets[-1])} for rep {len(targets)}"
    elif len(runs) == len(targets) > 2 and all(map(_bare, targets)):
        yield f"rep by rep {_row(targets)}"
    else:
        first = 1
        for run in runs:
            yield f"{which_reps(first, len(run))} {say(run[0])}"
            first += len(run)


def _aim(target: Target, unit: Distance) -> str:
    more = known(target, unit)
    return aim_words(target, unit) + (f" ({more})" if more else "")


def _turn(targets: Sequence[Target]) -> Sequence[Target]:
    """The targets that come round again and again; none where they do not."""
    texts = [target.text for target in targets]
    size = next((at for at in range(1, len(texts)) if texts[at] == texts[0]), 0)
    comes_round = 1 < size <= len(texts) // 2 and len({*texts[:size]}) == size
    if comes_round and all(text == texts[at % size] for at, text in enumerate(texts)):
        return targets[:size]
    return ()


def _bare(target: Target) -> str:
    """`84 s`, `2:58`, `4:37 /km`: a time or a pace that is one value; else nothing."""
    time, pace = target.time, target.pace
    if time is not None and time.low is not None and time.low == time.high:
        return rep_time(time).partition(" (")[0]
    if target.effort or target.cut or pace is None or pace.low != pace.high:
        return ""
    return typeset(target.text).replace("/", " /")


def _row(targets: Sequence[Target]) -> str:
    """`in 90, 88, 86 s`, `at 4:37, 4:33, 4:29/km`."""
    preposition = "in" if targets[0].time else "at"
    return f"{preposition} {listed([_bare(target) for target in targets]).replace(' /', '/')}"


def _is_cut_down(targets: Sequence[Target]) -> bool:
    """Whether each has a time or a pace that is no slower than the one before."""
    values = [
        time.low.seconds if time and time.low else pace.low.s_per_m if pace and pace.low else None
        for time, pace in ((target.time, target.pace) for target in targets)
    ]
    known = [value for value in values if value is not None]
    return len(known) == len(values) and known == sorted(known, reverse=True)


def _marks(step: Step) -> Iterator[str]:
    """The laps of one rep and the clock at each: `pass 400 m in 1:31, 800 m in 3:01, …`."""
    if not step.laps:
        return
    yield f"{'splits' if step.lap else 'laps'} {lap_times(step.laps)}"
    clocks = (clock(mark) for mark in accumulate(step.laps))
    passed = (f"{where} in {at}" for where, at in zip(mark_names(step), clocks, strict=True))
    yield f"pass {', '.join(passed)}"


def mark_names(step: Step) -> list[str]:
    """Where each lap ends: `400 m`, `800 m`, `1 mi`; `lap 1` where nobody can tell.

    Laps are of 400 m, the last one as long as is left, unless the rep has as many others.
    """
    count, length = len(step.laps), step.distance
    whole = length.low if length and length.low == length.high else None
    each = step.lap or (lap_of(whole, count) if whole else None)
    if each is None:
        return [f"lap {number}" for number in range(1, count + 1)]
    names = [far(each * number) for number in range(1, count)]
    ends = whole is not None and whole < each * count + SPARE
    return [*names, far(whole if whole is not None and ends else each * count)]


def lap_of(whole: Distance, count: int) -> Distance | None:
    """How long each of so many laps is: 400 m, the last as long as is left, else equal parts of
    whole metres; None where nobody can tell.
    """
    if LAP * (count - 1) < whole < LAP * count + SPARE:
        return LAP
    even, left = divmod(whole.um, count)
    return Distance(even) if not left and not even % METRE else None
