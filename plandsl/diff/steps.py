"""What changes in the steps of a session: reps, length, rest, pace, and whole steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby, zip_longest

from plandsl.diff.words import bare, said, spelled, steps_change, stepwise, worded
from plandsl.model.difference import Change
from plandsl.model.session import Rest, Role, Step, Target
from plandsl.model.wording import far, lap_times, minutes
from plandsl.record import replace
from plandsl.units import Range

Row = Sequence[Step]
ONCE = Range(1, 1)
BODY = {"heart": "heart rate", "power": "power", "rpe": "effort"}
# A name of a step that is longer is cut.
LONGEST_NAME = 24
# Rows of more steps, and an `or` of more sides, are not aligned but told as a whole.
MOST_STEPS = 60
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
        rest=_plain_rest(step.rest) if step.rest else None,
    )


def _plain_target(target: Target) -> Target:
    if target.effort or target.intensity or target.cut:
        return Target(target.text)
    return replace(target, text="")


def _plain_rest(rest: Rest) -> Rest:
    rows = tuple(map(_plain_rest, rest.rows))
    target = _plain_target(rest.target) if rest.target else None
    return replace(rest, text="", rows=rows, target=target)


def row_text(row: Row) -> str:
    """`warmup 10min easy + 4x400 @ 88 r90`."""
    return " + ".join(map(_whole, row))


def _whole(step: Step) -> str:
    """A step as it is written; one that a bare `warmup` or `strides` stands for with that word, and
    with what it is by the plan's `usual` line.
    """
    role = "" if step.role is Role.MAIN or step.text.startswith(step.role) else f"{step.role} "
    usual = _length(step) if step.text == "strides" else ""
    count = f"{spelled(step.reps, str)}x" if step.reps != ONCE else ""
    return role + step.text + (f" ({count}{usual})" if usual else "")


def row_changes(old: Row, new: Row, of: str = "") -> Iterator[Change]:
    """What changes from one row of steps to another; `of` is whose row it is."""
    before, after = [plain(step) for step in old], [plain(step) for step in new]
    if before == after:
        return
    if max(len(old), len(new)) > MOST_STEPS:
        yield steps_change(row_text(old), row_text(new), of)
        return
    gone: list[Step] = []
    come: list[Step] = []
    kept = False
    told: list[Change] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        kept = kept or kind == "equal"
        for one, other in _pairs(old[a:b], new[c:d]) if kind != "equal" else ():
            if one is not None and other is not None:
                kept = True
                told += step_changes(one, other, _part(one, old, of))
                continue
            gone += [one] if one else []
            come += [other] if other else []
    if gone and come and not kept:
        yield steps_change(row_text(old), row_text(new), of)
        return
    yield from told
    if gone or come:
        yield steps_change(row_text(gone), row_text(come), of)


def _pairs(old: Row, new: Row) -> Iterator[tuple[Step | None, Step | None]]:
    """Steps that are the same one before and after, in their order, and those of one side alone."""
    left = list(new)
    for step in old:
        partner = next((other for other in left if _are_kin(step, other)), None)
        if partner is None:
            yield step, None
            continue
        at = left.index(partner)
        yield from ((None, other) for other in left[:at])
        left = left[at + 1 :]
        yield step, partner
    yield from ((None, other) for other in left)


def _are_kin(one: Step, other: Step) -> bool:
    """Whether one step may have become the other by changes of what it is made of."""
    return (
        (one.role, one.sport, len(one.pieces)) == (other.role, other.sport, len(other.pieces))
        and _is_strides(one) == _is_strides(other)
        and (one.reps == ONCE) == (other.reps == ONCE)
        and all(
            a.joined == b.joined and _are_kin(a, b)
            for a, b in zip(one.pieces, other.pieces, strict=True)
        )
    )


def _is_strides(step: Step) -> bool:
    return any(target.effort == "strides" for target in step.targets)


def _part(step: Step, row: Row, of: str) -> str:
    """What a step is called among those of its row; nothing where it is the one that counts."""
    if _is_strides(step):
        name = "strides"
    elif step.role is not Role.MAIN:
        name = str(step.role)
    else:
        main = [one for one in row if one.role is Role.MAIN and not _is_strides(one)]
        name = "" if len(main) == 1 else _short(step.text)
    return f"{of}, {name}" if of and name else of or name


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1].rstrip()}…"


# ------------------------------------------------------------------- one step


def step_changes(old: Step, new: Step, of: str) -> Iterator[Change]:
    """What changes from a step to its kin, in the order in which a session is written."""
    if plain(old) == plain(new):
        return
    if old.reps != new.reps:
        yield stepwise("sets" if old.pieces else "reps", old.reps, new.reps, of)
    if _measure(old) != _measure(new):
        say = bare if old.reps == new.reps == ONCE else said
        yield say("length", _length(old), _length(new), of)
    for one, other in zip(old.pieces, new.pieces, strict=True):
        name = "" if len(old.pieces) == 1 else _short(one.text)
        yield from step_changes(one, other, f"{of}, {name}" if of and name else of or name)
    before, after = plain(old), plain(new)
    if before.targets != after.targets:
        yield said(_aim(old, new), _targets(old.targets), _targets(new.targets), of)
    if before.stated != after.stated:
        yield said("stated pace", _text(old.stated), _text(new.stated), of)
    if (old.laps, old.lap) != (new.laps, new.lap):
        yield said("splits" if old.lap or new.lap else "laps", _laps(old), _laps(new), of)
    if old.send_off != new.send_off:
        yield said("on", spelled(old.send_off, str), spelled(new.send_off, str), of)
    if before.rest != after.rest:
        yield said("rest", _rest(old.rest), _rest(new.rest), of)
    if old.terrain != new.terrain:
        yield said("terrain", old.terrain or "", new.terrain or "", of)


def _measure(step: Step) -> object:
    return step.distance, step.duration, step.until


def _length(step: Step) -> str:
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


# ---------------------------------------------------------------- the sides of an `or`


def option_changes(
    old: Sequence[Row],
    new: Sequence[Row],
    names: tuple[Sequence[str | None], Sequence[str | None]] = ((), ()),
    of: str = "",
) -> Iterator[Change]:
    """What changes from the sides of one `or` to those of another, or of a session without any."""
    if max(len(old), len(new)) > MOST_STEPS:
        if _plain_rows(old) != _plain_rows(new):
            texts = [" or ".join(map(row_text, rows)) for rows in (old, new)]
            yield steps_change(texts[0], texts[1], of)
        return
    before, after = _plain_rows(old), _plain_rows(new)
    if len(old) == len(new):
        for at, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from row_changes(one, other, _whose(at, len(old), names[0], of))
        return
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        pairs = zip_longest(range(a, b), range(c, d)) if kind != "equal" else ()
        for mine, theirs in pairs:
            if mine is not None and theirs is not None:
                whose = _whose(mine, len(old), names[0], of)
                yield from row_changes(old[mine], new[theirs], whose)
            else:
                gone = row_text(old[mine]) if mine is not None else ""
                come = row_text(new[theirs]) if theirs is not None else ""
                yield worded("option", gone, come, of)


def _plain_rows(rows: Sequence[Row]) -> list[tuple[Step, ...]]:
    return [tuple(map(plain, row)) for row in rows]


def _whose(at: int, count: int, names: Sequence[str | None], of: str) -> str:
    """`option 2`, `option B`; nothing where there is only one."""
    if count == 1:
        return of
    name = f"option {names[at] if at < len(names) and names[at] else at + 1}"
    return f"{of}, {name}" if of else name
