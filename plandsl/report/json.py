"""Findings for programs, by the contract in `docs/schema/check.json`.

Lines and columns count from 1, columns in code points; an end is the first place no longer meant.
Fields may be added, never changed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from plandsl.diagnostics import Diagnostic, Waived
from plandsl.source import Origin

VERSION = 1

Json = dict[str, object]
NOWHERE: Json = dict.fromkeys(("path", "line", "column", "end_line", "end_column"))


def render(
    found: Sequence[Diagnostic], *, color: bool, width: int, waived: Sequence[Waived] = ()
) -> str:
    """One JSON document; only ASCII, so that no terminal can be led astray by what it quotes."""
    return json.dumps(document(found, waived), indent=2) + "\n"


def document(found: Sequence[Diagnostic], waived: Sequence[Waived] = ()) -> Json:
    return {
        "version": VERSION,
        "findings": [_finding(one) for one in found],
        "waivers": [_waiver(one) for one in waived],
    }


def _waiver(one: Waived) -> Json:
    place = NOWHERE if one.origin is None else _place(one.origin)
    return {"rule": one.rule, "reason": one.reason, "used": one.used, **place}


def _finding(one: Diagnostic) -> Json:
    return {
        "name": one.name,
        "severity": str(one.severity),
        "message": one.message,
        **(NOWHERE if one.origin is None else _place(one.origin)),
        "note": one.note,
        "labels": [{**_place(label.origin), "text": label.text} for label in one.labels],
        "help": list(one.help),
        "edits": [{**_place(edit.origin), "text": edit.text} for edit in one.edits],
    }


def _place(origin: Origin) -> Json:
    line, column = origin.source.position(origin.span.start)
    end_line, end_column = origin.source.position(origin.span.end)
    return {
        "path": origin.source.name,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }
