"""How resolving says that something cannot mean anything."""

from __future__ import annotations

from plandsl.diagnostics import Diagnostic, Edit, Label, Severity
from plandsl.source import Origin


class Unresolved(Exception):
    """What cannot be made sense of is left out, with one message."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def error(
    name: str,
    message: str,
    origin: Origin | None,
    *help_lines: str,
    labels: tuple[Label, ...] = (),
    edits: tuple[Edit, ...] = (),
) -> Diagnostic:
    """A finding of severity error."""
    return Diagnostic(
        name, Severity.ERROR, message, origin, labels=labels, help=help_lines, edits=edits
    )


def refuse(name: str, message: str, origin: Origin | None, *help_lines: str) -> Unresolved:
    """To raise where nothing can be made of a thing."""
    return Unresolved(error(name, message, origin, *help_lines))
