"""Plans from text, and their difference in lines that a test can hold against others."""

from __future__ import annotations

from plandsl import pipeline
from plandsl.diagnostics import Severity
from plandsl.diff import compare
from plandsl.model.difference import Difference
from plandsl.model.plan import Plan
from plandsl.source import Source

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HEAD = "plan Test\nstart 2026-03-02\n"


def read(text: str, name: str = "a.plan") -> Plan:
    (loaded,) = pipeline.load([Source(name, text)])
    assert [one.message for one in loaded.found if one.severity is Severity.ERROR] == []
    assert loaded.plan is not None
    return loaded.plan


def difference(old: str, new: str) -> Difference:
    """Without what the rules say."""
    return compare(read(old, "old.plan"), read(new, "new.plan"), (), ())


def told(found: Difference) -> list[str]:
    """The head's changes, then `1 tue 400s changed: rest 90 → 75 s` for each session."""
    lines = [change.text for change in found.head]
    for week in found.weeks:
        lines += [f"{week.number}: {change.text}" for change in week.changes]
        for one in week.sessions:
            session = one.old or one.new
            assert session is not None
            day, fate = DAYS[session.date.weekday()], str(one.fate)
            if one.old and one.new and one.fate == "moved":
                fate += f" to {DAYS[one.new.date.weekday()]}"
            texts = "; ".join(change.text for change in one.changes)
            lines.append(
                f"{week.number} {day} {session.series} {fate}" + (f": {texts}" if texts else "")
            )
    return lines


def changes(old: str, new: str, head: str = HEAD) -> list[str]:
    """What changes where one session, with the lines below it, takes the place of another."""
    found = difference(f"{head}week 1\n  tue  {old}\n", f"{head}week 1\n  tue  {new}\n")
    assert not found.head
    return [change.text for week in found.weeks for one in week.sessions for change in one.changes]
