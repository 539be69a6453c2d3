"""The formats of findings that programs read: one line each, and JSON by its schema."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from plandsl.diagnostics import Diagnostic, Edit, Label, Severity, Waived
from plandsl.report import FORMATS, render
from plandsl.source import Origin, Source, Span
from tests.report.schemas import strict

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "check.json"
PLAN = Source("mile.plan", "plan Sub-6 mile\n  tue  走 8x400 @ 6:00\n  wed rest\n")


def at(words: str) -> Origin:
    start = PLAN.text.index(words)
    return Origin(PLAN, Span(start, start + len(words)))


PACE = Diagnostic(
    "pace-without-unit",
    Severity.ERROR,
    "6:00 for 400 m is 24:08/mi",
    at("6:00"),
    "walking",
    (Label(at("8x400"), "these reps"),),
    ("write 6:00/mi?",),
    (Edit(at("6:00"), "6:00/mi"),),
)
WHOLE = Diagnostic("no-start", Severity.WARNING, "mile.plan has no start", None)


def as_json(*found: Diagnostic) -> Any:
    return json.loads(render("json", found, color=False, width=80))


def test_short() -> None:
    assert render("short", [PACE, WHOLE], color=True, width=10) == (
        "mile.plan:2:18: error[pace-without-unit]: 6:00 for 400 m is 24:08/mi\n"
        "warning[no-start]: mile.plan has no start\n"
    )
    assert render("short", [], color=False, width=80) == ""


def test_short_keeps_a_finding_on_its_line() -> None:
    evil = Diagnostic("x", Severity.INFO, "a\nb\x1b[2J", None)
    assert render("short", [evil], color=False, width=80) == "info[x]: a␊b␛[2J\n"


def test_json() -> None:
    place = {"path": "mile.plan", "line": 2, "end_line": 2}
    target = {**place, "column": 18, "end_column": 22}
    assert as_json(PACE) == {
        "version": 1,
        "findings": [
            {
                "name": "pace-without-unit",
                "severity": "error",
                "message": "6:00 for 400 m is 24:08/mi",
                **target,
                "note": "walking",
                "labels": [{**place, "column": 10, "end_column": 15, "text": "these reps"}],
                "help": ["write 6:00/mi?"],
                "edits": [{**target, "text": "6:00/mi"}],
            }
        ],
        "waivers": [],
    }


def test_json_lists_what_is_waived() -> None:
    used = Waived("one-change", "a new block", True, at("rest"))
    made = Waived("spike", "no place", None, None)
    document = json.loads(render("json", (), color=False, width=80, waived=(used, made)))
    place = {"path": "mile.plan", "line": 3, "column": 7, "end_line": 3, "end_column": 11}
    nowhere = dict.fromkeys(place)
    assert document["waivers"] == [
        {"rule": "one-change", "reason": "a new block", "used": True, **place},
        {"rule": "spike", "reason": "no place", "used": None, **nowhere},
    ]
    Draft202012Validator(strict(json.loads(SCHEMA.read_text("utf-8")))).validate(document)


def test_only_json_lists_what_is_waived() -> None:
    used = Waived("one-change", "a new block", True, at("rest"))
    for form in set(FORMATS) - {"json"}:
        plain = render(form, [PACE], color=False, width=80)
        assert render(form, [PACE], color=False, width=80, waived=[used]) == plain


def test_json_without_a_place() -> None:
    finding = as_json(WHOLE)["findings"][0]
    assert {finding[key] for key in ("path", "line", "column", "end_line", "end_column")} == {None}


def test_json_of_nothing() -> None:
    assert as_json() == {"version": 1, "findings": [], "waivers": []}


def test_json_is_plain_ascii() -> None:
    odd = Diagnostic("x", Severity.ERROR, "走\x1b[2J\udc80", at("走"))
    text = render("json", [odd], color=True, width=80)
    assert text.isascii()
    assert "\x1b" not in text
    assert as_json(odd)["findings"][0]["message"] == "走\x1b[2J\udc80"


def test_the_schema_takes_exactly_these_fields() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(strict(schema)).validate(as_json(PACE, WHOLE))


@given(
    st.integers(0, len(PLAN.text)),
    st.integers(0, len(PLAN.text)),
    st.sampled_from(Severity),
    st.text(),
)
def test_every_place_obeys_the_schema(one: int, other: int, kind: Severity, text: str) -> None:
    span = Span(min(one, other), max(one, other))
    document = as_json(Diagnostic("x", kind, text, Origin(PLAN, span)))
    Draft202012Validator(strict(json.loads(SCHEMA.read_text("utf-8")))).validate(document)
    finding = document["findings"][0]
    lines = PLAN.text.split("\n")
    ends = [
        sum(len(line) + 1 for line in lines[: finding[f"{end}line"] - 1]) + finding[f"{end}column"]
        for end in ("", "end_")
    ]
    assert ends == [span.start + 1, span.end + 1]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_ends_in_a_newline(name: str) -> None:
    assert render(name, [PACE], color=False, width=80).endswith("\n")


def test_an_unknown_format_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no such format: show"):
        render("show", [], color=False, width=80)


def test_only_the_format_that_is_asked_for_is_imported() -> None:
    code = (
        "import sys; from plandsl.report import render; render('short', [], color=False, width=80);"
        "print('json' in sys.modules, 'plandsl.report.text' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]
