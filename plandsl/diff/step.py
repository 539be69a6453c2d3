"""What changes in one step: reps, length, rest, pace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from plandsl.diff.words import bare, said, spelled, stepwise
from plandsl.model.difference import Change
from plandsl.model.session import Rest, Step, Target
from plandsl.model.wording import far, lap_times, minutes
from plandsl.record import replace
from plandsl.units import Range

ONCE = Range(1, 1)
BODY = {"heart": "heart rate", "power": "power", "rpe": "effort"}
# A name of a step that is longer is cut.
LONGEST_NAME = 24
# More targets, one a rep, are told by the first and the last.
MOST_TARGETS = 6


@cache
def plain(step: Step) -> Step:
    """What a step means, however it is spelled.

    What a name stands for is left out: a pace that is another now is said where it is defined.
    """
    return replace(
        step,
        text="",
        pieces=tuple(map(plain, step.pieces)),
        targets=tuple(map(_plain_target, step.targets)),
        stated=_plain_target(step.stated) if step.stated else None,
        rest=plain_rest(step.rest) if step.rest else None,
    )


def _plain_target(target: Target) -> Target:
    if target.effort or target.intensity or target.cut:
        return Target(target.text)
    return replace(target, text="")


def plain_rest(rest: Rest) -> Rest:
    rows = tuple(map(plain_rest, rest.rows))
    target = _plain_target(rest.target) if rest.target else None
    return replace(rest, text="", rows=rows, target=target)


def short(text: str) -> str:
    """A name by which a step is told from its neighbours."""
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1].rstrip()}…"


def step_changes(old: Step, new: Step, of: str, *, in_set: bool = False) -> Iterator[Change]:
    """What changes from a step to its kin, in the order in which a session is written."""
    if plain(old) == plain(new):
        return
    if old.reps != new.reps:
        variable, each = ("sets", " in each") if old.pieces else ("reps", " a set")
        yield stepwise(variable, old.reps, new.reps, of, each if in_set else "")
    if measure(old) != measure(new):
        say = bare if old.reps == new.reps == ONCE else said
        yield say("length", length_text(old), length_text(new), of)
    for one, other in zip(old.pieces, new.pieces, strict=True):
        name = "" if len(old.pieces) == 1 else short(one.text)
        named = f"{of}, {name}" if of and name else of or name
        yield from step_changes(one, other, named, in_set=in_set or old.reps != ONCE)
    before, after = plain(old), plain(new)
    if before.targets != after.targets:
        yield said(_aim(old, new), _targets(old.targets), _targets(new.targets), of)
    if before.stated != after.stated:
        yield said("stated pace", _text(old.stated), _text(new.stated), of)
    if (old.laps, old.lap) != (new.laps, new.lap):
        yield said("splits" if old.lap or new.lap else "laps", _laps(old), _laps(new), of)
    if old.send_off != new.send_off:
        yield said("on", spelled(old.send_off, str), spelled(new.send_off, str), of)
    yield from rest_changes(old.rest, new.rest, of)
    if old.terrain != new.terrain:
        yield said("terrain", old.terrain or "", new.terrain or "", of)


def rest_changes(old: Rest | None, new: Rest | None, of: str, where: str = "") -> Iterator[Change]:
    """`rest 90 → 75 s`; `rest after them 3 → 4 min`, where the reps have a rest of their own."""
    before, after = (plain_rest(it) if it else None for it in (old, new))
    if before != after:
        yield said("rest", _rest(old), _rest(new), of, where)


def measure(step: Step) -> tuple[object, ...]:
    return step.distance, step.duration, step.until


def length_text(step: Step) -> str:
    if step.until:
        return f"until {step.until}"
    return spelled(step.distance, far) or spelled(step.duration, minutes)


def _laps(step: Step) -> str:
    every = f"{far(step.lap)} " if step.lap else ""
    return every + lap_times(step.laps) if step.laps else ""


def _text(target: Target | None) -> str:
    return target.text if target else ""


def _aim(old: Step, new: Step) -> str:
    """What is aimed at: a pace, or what a body or a device tells."""
    targets = (*old.targets, *new.targets)
    kinds = {one.intensity.kind if one.intensity else "" for one in targets}
    return BODY.get(kinds.pop(), "pace") if len(kinds) == 1 else "pace"


def _targets(targets: Sequence[Target]) -> str:
    """`85-87`, `87-88 x2, 85-88 x4`; `90 … 83 over 8 reps` where there are many."""
    runs = [(text, len(list(same))) for text, same in groupby(one.text for one in targets)]
    if len(runs) == 1:
        return runs[0][0]
    if len(runs) > MOST_TARGETS:
        return f"{runs[0][0]} … {runs[-1][0]} over {len(targets)} reps"
    return ", ".join(text if count == 1 else f"{text} x{count}" for text, count in runs)


def _rest(rest: Rest | None) -> str:
    """`90 s`, `200 m jog`; a rest that is not just so long as it is written."""
    if rest is None:
        return ""
    amount = spelled(rest.duration, minutes) or spelled(rest.distance, far)
    if not amount:
        return rest.text.removeprefix("r")
    words = [amount] if rest.mode == "stand" else [amount, rest.mode]
    words += [f"@ {rest.target.text}"] if rest.target else []
    return " ".join([*words, "each"] if rest.each else words)
