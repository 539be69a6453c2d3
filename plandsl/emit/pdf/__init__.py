"""Sheets of paper, as PDF: one file a sheet, from one module and one Typst template of its name.

A module's `data(plan, options)` is what its template is handed, as JSON, with `empty` in it where
the plan has nothing for such a sheet. The bytes depend on the plan and the options, never on the
clock.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import cast

from plandsl.emit import Options, Output, stem
from plandsl.emit.pdf.press import Json, press
from plandsl.model.plan import Plan

FOLDER = Path(__file__).parent
USUAL = ("season", "week")


def sheets() -> tuple[str, ...]:
    """The names of all sheets, sorted: `band`, `cards`, …"""
    return tuple(sorted(each.stem for each in FOLDER.glob("*.typ")))


def is_installed() -> bool:
    """Whether the extra is there that makes PDFs."""
    return importlib.util.find_spec("typst") is not None


def emit(plan: Plan, options: Options) -> tuple[Output, ...]:
    """A file for each of the sheets that are wanted."""
    name = stem(plan)
    return tuple(
        Output(f"{name}-{sheet}.pdf", press(sheet, _data(sheet)(plan, options), plan, options))
        for sheet in options.sheets or USUAL
    )


def _data(sheet: str) -> Callable[[Plan, Options], Json]:
    """What fills a sheet; `sheet` is one of `sheets()`."""
    if sheet not in sheets():
        raise ValueError(f"no such sheet: {sheet}")
    module = importlib.import_module(f"{__name__}.{sheet}")
    return cast(Callable[[Plan, Options], Json], module.data)
