"""Findings, plans and verdicts in words, for a terminal or for a program: one file a format.

Every format of findings is a module with `render(found, *, color, width) -> str`; here it is looked
up by its name, and nothing else of this folder is imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from plandsl.diagnostics import Diagnostic, Waived

FORMATS = ("text", "short", "json")


def render(
    format: str,
    found: Sequence[Diagnostic],
    *,
    color: bool,
    width: int,
    waived: Sequence[Waived] = (),
) -> str:
    """Findings in one of `FORMATS`, ending in a newline. `width` is in terminal cells.

    What is waived is for programs: only JSON lists it.
    """
    if format not in FORMATS:
        raise ValueError(f"no such format: {format}")
    more = {"waived": waived} if format == "json" else {}
    module = import_module(f"{__name__}.{format}")
    text: str = module.render(found, color=color, width=width, **more)
    return text
