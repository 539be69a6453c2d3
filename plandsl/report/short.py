"""Findings one a line, as editors and `grep` read them: `path:line:col: error[name]: message`."""

from __future__ import annotations

from collections.abc import Sequence

from plandsl.diagnostics import Diagnostic
from plandsl.report.terminal import printable


def render(found: Sequence[Diagnostic], *, color: bool, width: int) -> str:
    """A line a finding, nothing where there is none; never coloured, never wrapped."""
    return "".join(f"{_place(one)}{_words(one)}\n" for one in found)


def _place(one: Diagnostic) -> str:
    if one.origin is None:
        return ""
    line, column = one.origin.source.position(one.origin.span.start)
    return f"{printable(one.origin.source.name)}:{line}:{column}: "


def _words(one: Diagnostic) -> str:
    return f"{one.severity}[{printable(one.name)}]: {printable(one.message)}"
