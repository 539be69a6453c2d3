"""HTML that cannot be injected into: whatever is not `Markup` is escaped on its way in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

VOID = frozenset({"meta"})
# Control characters and halves of surrogate pairs: no HTML file may hold them.
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Markup(str):
    """Text that is HTML already, made by the functions of this module."""

    __slots__ = ()


def join(parts: Iterable[str], by: str = "") -> Markup:
    """The parts, escaped where they are plain text, one after the other with `by` in between."""
    return Markup(_safe(by).join(_safe(part) for part in parts))


def tag(name: str, /, *inside: str, **attributes: str | None) -> Markup:
    """An element. `class_` is written `class`, `aria_label` `aria-label`; None leaves one out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escaped(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{join(inside)}</{name}>")


def _safe(text: str) -> str:
    return text if isinstance(text, Markup) else _escaped(text)


def _escaped(text: str) -> str:
    return escape(UNWRITABLE.sub("\ufffd", text))
