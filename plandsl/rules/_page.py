"""A rule's page, as `plandsl rule NAME` prints it: its docstring under its name and severity."""

from __future__ import annotations

import inspect

from plandsl.diagnostics import Severity
from plandsl.rules._rule import Rule

ARTICLES = {Severity.ERROR: "an error", Severity.WARNING: "a warning", Severity.INFO: "a remark"}


def page_of(name: str, rule: Rule) -> str:
    """Plain text of at most 80 columns, ending in a line end."""
    headline, _, body = inspect.cleandoc(rule.__doc__ or "").partition("\n\n")
    return f"{name}\n{'─' * len(name)}\n{headline}\n\n{_severity(name, rule.UNASKED)}\n\n{body}\n"


def _severity(name: str, unasked: Severity | None) -> str:
    if unasked is None:
        return (
            f"Severity:\n    silent until a plan says `rule {name}`; then an error\n"
            f"    `rule {name} … warn` makes it a warning, `allow {name}: REASON` waives it\n"
            "    for one session or week"
        )
    asked = "" if unasked is Severity.ERROR else f"; an error if a plan says `rule {name}`"
    return (
        f"Severity:\n    {ARTICLES[unasked]} in every plan and log{asked}\n"
        f"    `rule {name} off` (or `warn`) changes that, `allow {name}: REASON` waives\n"
        "    it for one session or week"
    )
