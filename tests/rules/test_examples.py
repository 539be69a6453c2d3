"""Every rule's page shows plans that it flags and plans that it accepts: they all run here."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator

import pytest

from plandsl import rules
from plandsl.diagnostics import Diagnostic, Severity
from tests.rules.reading import found_in


def page_examples(name: str, heading: str) -> Iterator[str]:
    """The examples under a heading of a rule's docstring: each begins with its `plan` or `log`."""
    module = importlib.import_module(f"plandsl.rules.{name.replace('-', '_')}")
    text = inspect.cleandoc(module.__doc__ or "")
    section = re.search(rf"^{heading}:\n((?:(?:    .*)?\n)*)", text + "\n", re.MULTILINE)
    assert section is not None, f"{name} has no {heading}"
    block = inspect.cleandoc(section[1])
    return (f"{start}\n" for start in re.split(r"\n\n(?=plan |log )", block))


def cases(heading: str) -> list[object]:
    return [
        pytest.param(name, text, id=f"{name}: {text.splitlines()[0]}")
        for name in rules.names()
        for text in page_examples(name, heading)
    ]


def of_the_rule(name: str, text: str) -> list[Diagnostic]:
    """Without the remarks of other rules: the few weeks of an example may well deserve them."""
    return [one for one in found_in(text) if one.name == name or one.severity != Severity.INFO]


@pytest.mark.parametrize(("name", "text"), cases("Flagged"))
def test_flagged(name: str, text: str) -> None:
    found = of_the_rule(name, text)
    assert {one.name for one in found} == {name}
    assert all(one.origin is not None for one in found)


@pytest.mark.parametrize(("name", "text"), cases("Accepted"))
def test_accepted(name: str, text: str) -> None:
    assert of_the_rule(name, text) == []


@pytest.mark.parametrize("name", rules.names())
def test_page(name: str) -> None:
    page = rules.page(name)
    lines = page.splitlines()
    assert lines[0] == name
    assert max(map(len, lines)) <= 80
    for heading in ("Severity:", "Why:", "Parameters:", "Flagged:", "Accepted:"):
        assert heading in lines
    assert re.search(r"Evidence: [SMWOX]\b", page)


def test_which_flagged_examples_are_remarks() -> None:
    """Where the rule's own severity is another."""
    hints = [
        text.splitlines()[0]
        for name in rules.names()
        if rules.unasked(name) is not Severity.INFO
        for text in page_examples(name, "Flagged")
        if all(one.severity is Severity.INFO for one in of_the_rule(name, text))
    ]
    assert sorted(hints) == [
        "log By hand",
        "plan A guide that loses a second is worth a remark",
        "plan A remark",
        "plan A report",
        "plan Almost",
        "plan Nobody knows",
        "plan Nobody knows the athlete",
        "plan Two kilometres more",
        "plan Under a bound, a remark says by how much",
        "plan What is in it",
        "plan What the splits leave over is said",
    ]
