"""Three-way merge, field by field: what the plan says now and said before, what the phone left.

Nothing here reads or writes; a field that both changed is never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from plandsl.push.fields import FIELDS, LENGTH, Fields, length, start
from plandsl.record import dataclass, field

Prefer = Literal["plan", "phone"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is remembered of one event. Nothing in it is secret.

    `plan` is what the plan said and `base` what the server then showed, each field as of the last
    time that the server had the plan's value of it; a field missing from both was never settled.
    `version` is that of an object in which the phone had changed nothing. `sent` are fields that
    were on their way when the push was broken off. `arrived`: the server was seen to have it;
    `deleted`: and then the phone deleted it.
    """

    uid: str
    name: str
    version: str | None = None
    plan: Fields = field(default_factory=dict)
    base: Fields = field(default_factory=dict)
    sent: Fields = field(default_factory=dict)
    arrived: bool = False
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """Fields (or the `LENGTH`) to take from the plan, edits of the phone that stay, and fields that
    both changed; `plan` and `base` are to be remembered, once the fields taken have been written.
    """

    taken: tuple[str, ...]
    kept: tuple[str, ...]
    open: tuple[str, ...]
    plan: Fields
    base: Fields


def merge(entry: Entry, planned: Fields, held: Fields, prefer: Prefer | None) -> Merged:
    """`held` is what the server has now; `prefer` decides the fields that both changed."""
    taken, kept, undecided = [], [], []
    plan: dict[str, str] = dict(entry.plan)
    base: dict[str, str] = dict(entry.base)
    for name in FIELDS:
        new, now = planned[name], held[name]
        if entry.sent.get(name) == now:
            plan[name] = base[name] = now
        if new == now:
            plan[name], base[name] = new, now
            continue
        old, was = plan.get(name), base.get(name)
        by_plan, by_phone = old != new, was != now
        if by_plan and by_phone and name == "when" and _apart(old, was, new, now):
            kept.append(name)
            plan[name] = base[name] = new
            if length(now) != length(new):
                taken.append(LENGTH)
        elif by_plan and by_phone and prefer is None:
            undecided.append(name)
        elif by_plan and (not by_phone or prefer == "plan"):
            taken.append(name)
            plan[name] = new
        elif by_phone:
            kept.append(name)
            plan[name] = new
            base.setdefault(name, new)
    return Merged(tuple(taken), tuple(kept), tuple(undecided), plan, base)


def _apart(before: str | None, base: str | None, new: str, now: str) -> bool:
    """Whether the phone moved a session and the plan only had it last longer, or less long: by the
    field `when`, of the plan then and now, and of the server then and now.

    An end that is as long after its start as the plan has it is one that we wrote.
    """
    if before is None or base is None or length(new) is None:
        return False
    return start(before) == start(new) and length(now) in (length(base), length(new))


def edited(entry: Entry, held: Fields) -> tuple[str, ...]:
    """The fields that the phone changed, those that were never settled among them."""
    return tuple(
        name for name in FIELDS if held[name] not in (entry.base.get(name), entry.sent.get(name))
    )


def after(merged: Merged, held: Mapping[str, str]) -> dict[str, str]:
    """The base once the taken fields were written, by what the server made of them."""
    return {**merged.base, **{name: held[name] for name in merged.taken if name != LENGTH}}
