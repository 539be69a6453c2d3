"""What changes in the sides of an `or`: in one of them, which there are, which comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plandsl.diff.align import Cost, Places, aligned, unpaired
from plandsl.diff.parts import ALIKE, Row, row_text
from plandsl.diff.steps import MOST_STEPS, plain_row, row_between, row_changes, row_size
from plandsl.diff.words import said, steps_change, worded
from plandsl.model.difference import Change
from plandsl.record import dataclass

Names = Sequence[str | None]
ORDER = "options in another order"


@dataclass(frozen=True, slots=True)
class _Side:
    name: str | None
    row: Row

    @property
    def text(self) -> str:
        """What it is called: its name, else what it is."""
        return self.name or row_text(self.row)


def option_changes(
    old: Sequence[Row],
    new: Sequence[Row],
    names: tuple[Names, Names] = ((), ()),
    of: str = "",
) -> Iterator[Change]:
    """What changes from the sides of one `or` to those of another, or of a session without any."""
    if max(len(old), len(new)) > MOST_STEPS:
        if list(map(plain_row, old)) != list(map(plain_row, new)) or names[0] != names[1]:
            texts = [" or ".join(map(row_text, rows)) for rows in (old, new)]
            yield steps_change(texts[0], texts[1], of)
        return
    before, after = _sides(old, names[0]), _sides(new, names[1])
    pairs = _paired(before, after)
    for a, b in pairs:
        yield from row_changes(before[a].row, after[b].row, _whose(a, before, of))
    gone, come = _left(before, after, pairs)
    yield from (_alone("dropped", before[at], of) for at in gone)
    yield from (_alone("added", after[at], of) for at in come)
    yield from _order(before, after, pairs, of)
    if any(before[a].name != after[b].name for a, b in pairs):
        yield said(
            "option names", *(", ".join(it.name or "-" for it in s) for s in (before, after))
        )


def _sides(rows: Sequence[Row], names: Names) -> list[_Side]:
    return [_Side(names[at] if at < len(names) else None, row) for at, row in enumerate(rows)]


# ------------------------------------------------------------------ which is which


def _paired(old: Sequence[_Side], new: Sequence[_Side]) -> list[Places]:
    """By name, then by what is asked for, then by their order; two names are two sides, unless
    they ask for much the same or there is only one.
    """
    if len(old) == len(new) == 1:
        return [(0, 0)]
    there = {side.name: at for at, side in reversed(list(enumerate(new))) if side.name}
    pairs = [(at, there.pop(side.name)) for at, side in enumerate(old) if side.name in there]
    mine, theirs = _left(old, new, pairs)
    laid = aligned([old[a] for a in mine], [new[b] for b in theirs], _size, _between)
    pairs += [(mine[a], theirs[b]) for a, b in (*laid.kept, *laid.moved)]
    mine, theirs = _left(old, new, pairs)
    pairs += [
        (a, b) for a, b in zip(mine, theirs, strict=False) if not (old[a].name and new[b].name)
    ]
    return sorted(pairs)


def _left(
    old: Sequence[_Side], new: Sequence[_Side], pairs: Sequence[Places]
) -> tuple[list[int], list[int]]:
    return unpaired(len(old), [a for a, _ in pairs]), unpaired(len(new), [b for _, b in pairs])


def _size(side: _Side) -> Cost:
    return row_size(side.row)


def _between(one: _Side, other: _Side) -> Cost | None:
    cost = row_between(one.row, other.row)
    is_another = (
        cost and one.name and other.name and cost[0] * ALIKE > min(_size(one), _size(other))[0]
    )
    return None if is_another else cost


# ------------------------------------------------------------------ what is said


def _whose(at: int, sides: Sequence[_Side], of: str) -> str:
    """`option 2`, `option B`; nothing where there is only one."""
    if len(sides) == 1:
        return of
    name = f"option {sides[at].name or at + 1}"
    return f"{of}, {name}" if of else name


def _alone(fate: str, side: _Side, of: str) -> Change:
    """`option dropped: 8km easy`, `option A dropped: 8x400 @ 75 r90`."""
    words = [f"{of}: option" if of else "option", side.name or "", f"{fate}:", row_text(side.row)]
    ends = ("", row_text(side.row)) if fate == "added" else (row_text(side.row), "")
    return Change("option", *ends, " ".join(filter(None, words)), of)


def _order(
    old: Sequence[_Side], new: Sequence[_Side], pairs: Sequence[Places], of: str
) -> Iterator[Change]:
    """The first side is what is done, unless the runner chooses otherwise."""
    ahead = [a for a, b in pairs if b == 0]
    first = ahead[0] if ahead else len(old)
    if any(a < first for a, _ in pairs):
        yield worded("first choice", old[0].text, new[0].text, of)
    if any(b > d for (_, b), (_, d) in pairwise(one for one in pairs if one[1])):
        before, after = (", ".join(side.text for side in sides) for sides in (old, new))
        yield Change("order", before, after, f"{of}: {ORDER}" if of else ORDER, of)
