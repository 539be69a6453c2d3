"""A rule's page, as `plandsl rule NAME` prints it: its docstring under its name and severity."""

from __future__ import annotations

import re

from plandsl.diagnostics import Severity
from plandsl.rules._rule import Rule

ARTICLES = {Severity.ERROR: "An error", Severity.WARNING: "A warning", Severity.INFO: "A remark"}

WIDTH = 80
EVIDENCE = r"Evidence: (?P<letter>[SMWOX])(?: \((?P<kind>[^)]*)\))?"


def page_of(name: str, rule: Rule) -> str:
    """Plain text of at most 80 columns, ending in a line end."""
    import textwrap

    headline, _, body = _written(rule).partition("\n\n")
    severity = textwrap.fill(
        _severity(name, rule.UNASKED),
        WIDTH,
        initial_indent="    ",
        subsequent_indent="    ",
        break_on_hyphens=False,
    )
    return f"{name}\n{'─' * len(name)}\n{headline}\n\nSeverity:\n{severity}\n\n{body}\n"


def headline_of(rule: Rule) -> str:
    """What the rule says, in one line."""
    return " ".join(_written(rule).partition("\n\n")[0].split())


def evidence_of(rule: Rule) -> str:
    """`S (definition)`, `M`: how strong what stands behind the rule is, as its page says."""
    found = re.search(EVIDENCE, " ".join((rule.__doc__ or "").split()))
    return found[0].removeprefix("Evidence: ") if found else ""


def _written(rule: Rule) -> str:
    # What Python brings along about itself takes long to import, and `check` shows no page.
    from inspect import cleandoc

    return cleandoc(rule.__doc__ or "")


def _severity(name: str, unasked: Severity | None) -> str:
    waived = f"A line `allow {name}: REASON` waives it for one session or week."
    if unasked is None:
        return (
            f"Silent until a plan says `rule {name}`; then an error, or a warning if that line "
            f"ends in `warn`. {waived}"
        )
    asked = "" if unasked is Severity.ERROR else f", an error where a plan says `rule {name}`"
    return (
        f"{ARTICLES[unasked]} in every plan and log{asked}. `rule {name} warn` makes it a "
        f"warning, `rule {name} off` silences it. {waived}"
    )
