"""Writes the tables of docs/rules.md, from the files of the rules and from the sets.

python scripts/rules_page.py            # rewrites what stands between its marks
"""

from __future__ import annotations

from pathlib import Path

from plandsl import rules
from plandsl.diagnostics import Severity
from plandsl.rules._sets import SETS, Set

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"
UNASKED = {
    None: "when asked",
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "remark",
}


def tables() -> dict[str, str]:
    """Each table of the page by the name that stands in its marks."""
    return {"rules": _rules(), "sets": _sets()}


def page(text: str) -> str:
    """The page with its tables as they should be."""
    for name, table in tables().items():
        before, mark, rest = text.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"<!-- end of {name} -->")
        assert end, f"the page has no place for its table of {name}"
        text = f"{before}{mark}\n{table}\n\n{end}{after}"
    return text


def _rules() -> str:
    rows = [
        f"| `{name}` | {rules.headline(name)} | {UNASKED[rules.unasked(name)]} "
        f"| {rules.evidence(name)} |"
        for name in rules.names()
    ]
    return "\n".join(["| rule | says | unasked | evidence |", "| --- | --- | --- | --- |", *rows])


def _sets() -> str:
    rows = [
        f"| `rules {name}` | {one.says} | {_asks(one)} | {_without(one)} |"
        for name, one in SETS.items()
    ]
    head = ["| line | for | asks for | leaves out |", "| --- | --- | --- | --- |"]
    return "\n".join([*head, *rows])


def _asks(one: Set) -> str:
    return ", ".join(f"`{name}`" for name in one.asks) or "–"


def _without(one: Set) -> str:
    if one.without is None:
        return "all that run unasked, but for definitions"
    return ", ".join(f"`{name}`" for name in one.without) or "–"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
