"""Several sessions in one message: which further places to point at, how to speak of them."""

from __future__ import annotations

from collections.abc import Sequence

from plandsl.diagnostics import Label
from plandsl.model.session import Session
from plandsl.source import Source, Span

SHOWN = 3
"""So many further places of the plan are pointed at; the others are only counted."""


def further(hit: Sequence[Session]) -> list[Label]:
    """The next lines that are hit; the weeks of a phase share theirs."""
    lines: dict[tuple[Source, Span], Session] = {}
    for session in hit:
        if session.origin:
            lines.setdefault((session.origin.source, session.origin.span), session)
    later = list(lines.values())[1 : SHOWN + 1]
    return [Label(session.origin, f"on {session.date}") for session in later if session.origin]


def them(hit: Sequence[Session]) -> str:
    return "it" if len(hit) == 1 else "them"
