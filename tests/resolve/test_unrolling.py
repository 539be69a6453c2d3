"""Whole seasons unfold, keep one identity a session, and can be written out as they unfold."""

from __future__ import annotations

import pytest
from hypothesis import assume, event, given

from plandsl import pipeline
from plandsl.diagnostics import Severity
from plandsl.pipeline import Loaded
from plandsl.source import Source
from tests.seasons import seasons

pytestmark = pytest.mark.once


def load(text: str) -> Loaded:
    return pipeline.load([Source("season", text)])[0]


def errors(loaded: Loaded) -> set[str]:
    return {one.name for one in loaded.found if one.severity is Severity.ERROR}


@given(seasons())
def test_unrolling_is_total(text: str) -> None:
    """Whatever a season says, it has all its weeks, and what is wrong is said."""
    loaded = load(text)
    assert loaded.plan is not None
    assert [week.number for week in loaded.plan.weeks] == list(range(1, len(loaded.plan.weeks) + 1))
    # All that may not fit in these seasons: a day that is moved and has no session, and reps with
    # rests of their own in a lighter week.
    assert errors(loaded) <= {"no-session", "outside", "deload"}


@given(seasons())
def test_no_two_sessions_share_a_key(text: str) -> None:
    plan = load(text).plan
    assert plan is not None
    keys = [str(session.key) for session in plan.sessions()]
    assert len(keys) == len(set(keys))


@given(seasons())
def test_the_expansion_compiles_to_the_same_plan(text: str) -> None:
    loaded = load(text)
    assume(not errors(loaded))
    event(f"{len(loaded.plan.weeks) if loaded.plan else 0} weeks")
    written_out = pipeline.expanded(loaded)
    again = load(written_out)
    assert errors(again) == set()
    assert again.plan == loaded.plan
    assert not [
        line for line in written_out.splitlines() if line.split()[:1] in (["then"], ["let"])
    ]
    assert pipeline.expanded(again) == written_out
    assert pipeline.canonical(Source("x", written_out)) == written_out


@given(seasons())
def test_formatting_changes_no_meaning(text: str) -> None:
    canonical = pipeline.canonical(Source("x", text))
    assert load(canonical).plan == load(text).plan
    assert pipeline.canonical(Source("x", canonical)) == canonical
