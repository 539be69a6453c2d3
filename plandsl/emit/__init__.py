"""A plan as files: one module (or folder, where it needs more than one file) a format.

A format is found by its name and has `emit(plan, options) -> tuple[Output, ...]`: values in, bytes
out, no file, clock or terminal. It is imported when it is asked for, so nobody pays for the others.
"""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from plandsl.diagnostics import Diagnostic
from plandsl.record import dataclass

if TYPE_CHECKING:
    from plandsl.model.plan import Plan
    from plandsl.model.verdict import Evaluation
    from plandsl.units import Duration


# In letters, which may be four bytes each; a file's name has room for 255 bytes.
LONGEST_NAME, ROOM_FOR_ATHLETE = 56, 20


@dataclass(frozen=True, slots=True)
class Output:
    """One file to write: its name without a folder, its bytes, and what this format could not take
    as the plan has it (an hour that the clocks skip, …). An error in it says why the previous
    output should not be replaced by this one. `news` is what changed from the previous output,
    `explained` how each part of this one came to be the same as a part of it.
    """

    name: str
    data: bytes
    found: tuple[Diagnostic, ...] = ()
    news: str = ""
    explained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What a format may depend on beside the plan. `now` is aware, in UTC; `previous` is what the
    last build of the same plan wrote in this format, where there was one.

    For sheets: which `sheets` (none: those that the format usually has) on which `paper` (`a4` or
    `letter`, None: whatever is usual), how a race is to be run (`pacing`: None as the plan has it,
    else `even`, `negative` or the laps), the `revision` of the plan's file in words, what became of
    the plan by a log, and the plan as each athlete of a `squad` has it.
    """

    now: dt.datetime
    previous: bytes | None = None
    sheets: tuple[str, ...] = ()
    paper: str | None = None
    pacing: str | tuple[Duration, ...] | None = None
    revision: str = ""
    evaluation: Evaluation | None = None
    squad: tuple[Plan, ...] = ()


Emitter = Callable[["Plan", Options], tuple[Output, ...]]


def stem(plan: Plan) -> str:
    """The name of a plan's files without their endings, `spring-5k-ann`: after the plan's identity
    and its athlete, so that plans with one title and athletes of one plan have files of their own.
    """
    from plandsl.model.key import slug

    name, who = slug(plan.id), slug(plan.athlete or "")[:ROOM_FOR_ATHLETE].strip("-")
    if who:
        name = name.removesuffix(f"-{who}")[: LONGEST_NAME - len(who) - 1].strip("-") + f"-{who}"
    return name[:LONGEST_NAME].strip("-") or "plan"


def formats() -> tuple[str, ...]:
    """The names that `emitter` takes, sorted: `html`, `ics`, …"""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def emitter(name: str) -> Emitter:
    """The function that writes a format; `name` is one of `formats()`."""
    if name not in formats():
        raise ValueError(f"no such format: {name}")
    return cast(Emitter, importlib.import_module(f"{__name__}.{name}").emit)
