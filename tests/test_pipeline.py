"""Which log belongs to which plan."""

from __future__ import annotations

from plandsl import pipeline
from plandsl.diagnostics import Severity
from plandsl.source import Source

PLAN = "plan {}\nstart 2026-03-02\nweek 1\n  tue  30min easy\n"
LOG = "log {}\n2026-03-03  easy: 30min = 30:10\n"


def load(*texts: str) -> list[tuple[str | None, str | None, list[str]]]:
    loaded = pipeline.load([Source(f"file {n}", text) for n, text in enumerate(texts)])
    return [
        (
            one.plan.title if one.plan else None,
            one.log.title if one.log else None,
            [finding.name for finding in one.found],
        )
        for one in loaded
    ]


def test_a_log_goes_with_the_plan_of_its_name() -> None:
    files = (LOG.format("B"), PLAN.format("A"), PLAN.format("B"), LOG.format("A"))
    assert load(*files) == [("A", "A", []), ("B", "B", [])]


def test_a_lone_pair_goes_together_and_is_told_that_the_names_differ() -> None:
    assert load(PLAN.format("A"), LOG.format("B")) == [("A", "B", ["other-plan"])]


def test_a_log_without_its_plan_is_read_alone() -> None:
    assert load(LOG.format("B")) == [(None, "B", [])]
    assert load(PLAN.format("A"), PLAN.format("C"), LOG.format("B")) == [
        ("A", None, []),
        ("C", None, []),
        (None, "B", []),
    ]


def test_findings_come_in_the_order_of_the_text_and_hints_last() -> None:
    text = "plan A\nstart 2026-03-02\nweek 1\n  tue  20m easy\n  wed  8x400 zz\n  thu  20m easy\n"
    found = pipeline.check([Source("a.plan", text)])
    errors = [one for one in found if one.severity is Severity.ERROR]
    places = [one.origin.span.start for one in errors if one.origin]
    assert len(places) == 3
    assert places == sorted(places)
    assert found[: len(errors)] == tuple(errors)
