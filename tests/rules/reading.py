"""What the tests of the rules share: a plan or a log as text, what is found in it."""

from __future__ import annotations

from plandsl import pipeline
from plandsl.diagnostics import Diagnostic
from plandsl.model.plan import Plan
from plandsl.model.session import Step
from plandsl.source import Source

# Remarks on a whole plan, which the few weeks of a rule's example may well deserve.
REMARKS = {"race-day", "empty-week", "day-twice", "unused-rest"}


def found_in(*texts: str) -> tuple[Diagnostic, ...]:
    found = pipeline.check([Source(f"file {place}", text) for place, text in enumerate(texts)])
    return tuple(one for one in found if one.name not in REMARKS)


def plan_of(text: str) -> Plan:
    [loaded] = pipeline.load([Source("plan", text)])
    assert [one for one in loaded.found if one.name not in REMARKS] == []
    assert loaded.plan is not None
    return loaded.plan


def weekly(*sessions: str, rule: str = "rule one-change", series: str = "400s") -> str:
    """A plan with one session a week, each of the same series; of rules only those it asks for."""
    head = f"plan Mile\nstart 2025-08-18\nrules none\n{rule}\n"
    weeks = (
        f"week {number}\n  tue  {series}: {text}\n" for number, text in enumerate(sessions, start=1)
    )
    return head + "".join(weeks)


def steps_of(session: str) -> tuple[Step, ...]:
    """The steps of a session in the language."""
    return next(plan_of(weekly(session, rule="rule laps-sum off")).sessions()).steps


def blamed(one: Diagnostic) -> str:
    """The words of the file that a finding blames."""
    assert one.origin is not None
    return one.origin.source.text[one.origin.span.start : one.origin.span.end]


def names(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.name for one in found]
