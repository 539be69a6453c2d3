"""What a row of steps is made of when it is compared: work, and the rests that stand between.

The model has a rest between two steps as one of the step before it, which is still the same step
when another one follows, or none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from plandsl.diff.align import GAP, NAMING, QUANTITY, SAME, Cost
from plandsl.diff.step import ONCE, length_text, measure, plain, plain_rest, short
from plandsl.diff.words import spelled
from plandsl.model.session import Rest, Role, Step
from plandsl.record import replace

Row = Sequence[Step]
Part = Step | Rest
# How many times what is the same in two steps must make up for what differs. [house choice]
ALIKE = 2


def parts_of(row: Row) -> list[Part]:
    return [part for step in row for part in _parts(step)]


def _parts(step: Step) -> Iterator[Part]:
    """A lone step and the rest behind it, each by itself."""
    rest = step.rest
    if rest is None or step.reps != ONCE:
        yield step
    elif not step.pieces:
        text = step.text.removesuffix(rest.text).rstrip(" +")
        yield replace(step, text=text, rest=None)
        yield rest
    elif _is_there_for_its_rest(step):
        yield from _parts(step.pieces[0])
        yield rest
    else:
        yield step


def _is_there_for_its_rest(step: Step) -> bool:
    """`8x400 r60 + r4min`, a group of one piece."""
    (inner, *others), rest = step.pieces, step.rest
    alone = Step(step.text, inner.role, inner.sport, pieces=(inner,), rest=rest)
    return not others and alone == step


def is_strides(step: Step) -> bool:
    return any(target.effort == "strides" for target in step.targets)


# ------------------------------------------------------------- how they are written


def row_text(row: Row) -> str:
    """`warmup 10min easy + 4x400 @ 88 r90`."""
    return " + ".join(map(_whole, row))


def parts_text(parts: Sequence[Part]) -> str:
    """Parts that follow each other, as they are written: `20min easy r3min + 4x200`."""
    words: list[str] = []
    takes_rest = False
    for part in parts:
        if isinstance(part, Rest):
            words += [" " if takes_rest else " + ", part.text]
            takes_rest = False
        else:
            words += [" + ", _whole(part)]
            takes_rest = part.reps == ONCE and any(measure(part))
    return "".join(words[1:])


def _whole(step: Step) -> str:
    """A step as it is written; one that a bare `warmup` or `strides` stands for with that word, and
    with what it is by the plan's `usual` line.
    """
    role = "" if step.role is Role.MAIN or step.text.startswith(step.role) else f"{step.role} "
    usual = length_text(step) if step.text == "strides" else ""
    count = f"{spelled(step.reps, str)}x" if step.reps != ONCE else ""
    return role + step.text + (f" ({count}{usual})" if usual else "")


def part_name(at: int, parts: Sequence[Part]) -> str:
    """What a step is called among the parts of its row: `last 20min easy`, where there are two."""
    name = _name(parts[at])
    alike = [place for place, one in enumerate(parts) if _name(one) == name]
    if len(alike) == 1:
        return name
    if at in (alike[0], alike[-1]):
        return f"{'first' if at == alike[0] else 'last'} {name}"
    return f"{name} ({alike.index(at) + 1} of {len(alike)})"


def _name(part: Part) -> str:
    if isinstance(part, Rest):
        return ""
    if is_strides(part):
        return "strides"
    return short(part.text) if part.role is Role.MAIN else str(part.role)


def sole(parts: Sequence[Part]) -> Step | None:
    """The step that counts, where there is only one: strides and the easy way to it are none."""
    main = [
        one
        for one in parts
        if isinstance(one, Step) and one.role is Role.MAIN and not is_strides(one)
    ]
    return main[0] if len(main) == 1 else None


# --------------------------------------------------- how much of two parts is the same


def size(part: Part) -> Cost:
    """How much it says. Strides and the easy way to the work are moved rather than the work."""
    if isinstance(part, Rest):
        return GAP
    says = max(QUANTITY, sum(weight for weight, said in _quantities(part) if said))
    return says, -says if is_strides(part) or part.role is not Role.MAIN else 0


def between(one: Part, other: Part, *, sole: bool = False) -> Cost | None:
    """How much differs; None where it is another part: of another make, or with little that is
    the same, unless one quantity makes the difference or it is the `sole` step that counts.
    """
    if isinstance(one, Rest) or isinstance(other, Rest):
        if not (isinstance(one, Rest) and isinstance(other, Rest)):
            return None
        return GAP if plain_rest(one) != plain_rest(other) else SAME
    if not _are_kin(one, other):
        return None
    pairs = list(zip(_quantities(one), _quantities(other), strict=True))
    changed = [weight for (weight, mine), (_, theirs) in pairs if mine != theirs]
    same = sum(weight for (weight, mine), (_, theirs) in pairs if mine and mine == theirs)
    if not sole and len(changed) > 1 and ALIKE * same < sum(changed):
        return None
    return sum(changed), 0


@cache
def _quantities(step: Step) -> tuple[tuple[int, object], ...]:
    """All that a step says, and how much each counts; what is not said is nothing."""
    return tuple(_all_quantities(step))


def _all_quantities(step: Step) -> Iterator[tuple[int, object]]:
    meant = plain(step)
    yield NAMING, step.role if step.role is not Role.MAIN else None
    yield NAMING, step.sport if step.sport != "run" else None
    yield NAMING, measure(step) if any(measure(step)) else None
    yield NAMING, meant.targets
    yield QUANTITY, meant.reps if meant.reps != ONCE else None
    yield QUANTITY, meant.rest
    yield QUANTITY, meant.send_off
    yield QUANTITY, meant.stated
    yield QUANTITY, (meant.laps, meant.lap) if meant.laps or meant.lap else None
    yield QUANTITY, meant.terrain
    for piece in step.pieces:
        yield from _quantities(piece)


def _are_kin(one: Step, other: Step) -> bool:
    """Whether one step may have become the other by changes of what it is made of."""
    return (
        (one.role, one.sport, len(one.pieces)) == (other.role, other.sport, len(other.pieces))
        and is_strides(one) == is_strides(other)
        and (one.reps == ONCE) == (other.reps == ONCE)
        and all(
            a.joined == b.joined and _are_kin(a, b)
            for a, b in zip(one.pieces, other.pieces, strict=True)
        )
    )
