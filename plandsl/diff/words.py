"""How a change is written: `rest 90 → 75 s`, `+1 rep`, `note added: …`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from plandsl.model.difference import Change
from plandsl.model.wording import span
from plandsl.units import Range

T = TypeVar("T")

NONE = "none"
# Parts of a session of which everybody knows what is measured.
PLAIN_PARTS = ("warmup", "cooldown", "strides")


def spelled(value: Range[T] | None, say: Callable[[T], str]) -> str:
    """`400 m`, `30-40 min`; empty where nothing is said."""
    return span(value, say).replace("–", "-") if value else ""


def arrow(old: str, new: str) -> str:
    """`90 → 75 s`, `none → 90 s`: a unit that both have is written once."""
    amount, _, unit = old.partition(" ")
    if amount[-1:].isdigit() and unit.isalpha() and new.endswith(f" {unit}") and old != new:
        old = amount
    return f"{old or NONE} → {new or NONE}"


def said(variable: str, old: str, new: str, of: str = "", where: str = "") -> Change:
    """A quantity or a name that is another now; `where` tells it from another one of its part."""
    name = f"{variable} {where}".rstrip()
    return Change(variable, old, new, _named(variable, f"{name} {arrow(old, new)}", of), of)


def bare(variable: str, old: str, new: str, of: str = "") -> Change:
    """The same where it goes without saying what it is of: `30 → 40 min`."""
    return Change(variable, old, new, _named(variable, arrow(old, new), of), of)


def worded(variable: str, old: str, new: str, of: str = "") -> Change:
    """Words of which both ends must stay whole."""
    if not old or not new:
        text = f"{variable} {'dropped' if old else 'added'}: {old or new}"
    else:
        text = f"{variable} {old} → {new}"
    return Change(variable, old, new, _named(variable, text, of), of)


def stepwise(
    variable: str, old: Range[int], new: Range[int], of: str = "", each: str = ""
) -> Change:
    """`+1 rep`, `-2 sets`; `7-8 → 8 reps` where one is a range; `+1 rep a set`."""
    before, after = spelled(old, str), spelled(new, str)
    if old.low is None or new.low is None or old.low != old.high or new.low != new.high:
        text = f"{arrow(before, after)} {variable}"
    else:
        by = new.low - old.low
        text = f"{by:+d} {variable if abs(by) != 1 else variable.removesuffix('s')}"
    return Change(variable, before, after, _named(variable, text + each, of), of)


def order_change(names: Sequence[str], way: str, there: str, of: str = "") -> Change:
    """`strides now after 8x400 @ 88 r90`; `way` is after or before."""
    ways = {"after": "before", "before": "after"}
    text = f"{' + '.join(names)} now {way} {there}"
    named = f"{of}: {text}" if of else text
    part = ", ".join(filter(None, (of, " + ".join(names))))
    return Change("order", f"{ways[way]} {there}", f"{way} {there}", named, part)


def steps_change(old: str, new: str, of: str = "") -> Change:
    """Steps that came, went, or took the place of others."""
    alone = f"plus {new}" if new else f"without {old}"
    text = f"{old} → {new}" if old and new else alone
    return Change("steps", old, new, _named("steps", text, of), of)


def _named(variable: str, text: str, of: str) -> str:
    """With the part that it is of: `strides +1 rep`, `warmup 10 → 15 min`, `light: rest …`."""
    if not of:
        return text
    if of in PLAIN_PARTS:
        return f"{of} {text.removeprefix(f'{variable} ') if variable == 'length' else text}"
    return f"{of}: {text}"


def listing(variable: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Lines of which there may be several: one that took the place of another, else what came and
    what went; where only their order is another, that.
    """
    gone, come = _more(old, new), _more(new, old)
    if len(gone) == len(come) == 1:
        yield worded(variable, gone[0], come[0])
        return
    yield from (worded(variable, one, "") for one in gone)
    yield from (worded(variable, "", one) for one in come)
    if not gone and not come and list(old) != list(new):
        yield Change(variable, "; ".join(old), "; ".join(new), f"{variable} in another order")


def _more(one: Sequence[str], other: Sequence[str]) -> list[str]:
    return list((Counter(one) - Counter(other)).elements())
