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
    from plandsl.units import Duration


@dataclass(frozen=True, slots=True)
class Output:
    """One file to write: its name without a folder, its bytes, and what this format could not take
    as the plan has it (an hour that the clocks skip, …).
    """

    name: str
    data: bytes
    found: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What a format may depend on beside the plan. `now` is aware, in UTC; `previous` is what the
    last build of the same plan wrote in this format, where there was one.

    For paper: which `sheets` on which `paper` (`a4` or `letter`), how a race is to be run
    (`pacing`: None as the plan has it, else `even`, `negative` or the laps), the `revision` of the
    plan's file in words, and the plan as each athlete of a `squad` has it.
    """

    now: dt.datetime
    previous: bytes | None = None
    sheets: tuple[str, ...] = ("season", "week")
    paper: str = "a4"
    pacing: str | tuple[Duration, ...] | None = None
    revision: str = ""
    squad: tuple[Plan, ...] = ()


Emitter = Callable[["Plan", Options], tuple[Output, ...]]


def formats() -> tuple[str, ...]:
    """The names that `emitter` takes, sorted: `html`, `ics`, …"""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def emitter(name: str) -> Emitter:
    """The function that writes a format; `name` is one of `formats()`."""
    if name not in formats():
        raise ValueError(f"no such format: {name}")
    return cast(Emitter, importlib.import_module(f"{__name__}.{name}").emit)
